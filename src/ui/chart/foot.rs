//! Under the chart: what is chosen in words, and the pages of a long one.

use egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::View as To;
use crate::chart::Remark;
use crate::ui::Cx;
use crate::ui::theme::size;
use crate::ui::widgets::{icon_button, ink, inside, left, width};

/// What is chosen, in words.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let t = cx.theme;
    let state = cx.state;
    let drawing = &state.drawing;
    if drawing.scene.is_none() {
        ui.painter().rect_filled(rect, 0.0, t.surface);
        return;
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let chosen = cx.state.selection.reading.and_then(|r| drawing.mark_of(r, cx.state.selection.figure));
    let mark = chosen.and_then(|i| drawing.scene.as_ref()?.marks.get(i));
    let shortened = drawing.remarks.iter().find_map(|r| match r {
        Remark::Shortened(n) => Some(*n),
        _ => None,
    });
    let words = match mark {
        _ if drawing.is_waiting() => cx.say("chart-drawing"),
        _ if drawing.remarks.contains(&Remark::PageTooSmall) => cx.say("chart-too-small"),
        None if drawing.is_larger_than(state.page) => cx.say("chart-move-about"),
        Some(mark) => format!("{}  {}", mark.region, mark.words),
        None => match shortened {
            Some(count) => state.locale.say_with("chart-shortened", &[("count", count.into())]),
            None => cx.say("chart-hint"),
        },
    };
    let color = if mark.is_some() { t.ink2 } else { t.ink3 };
    let x = rect.left() + 12.0;
    if mark.is_some() {
        ui.painter().circle_stroke(pos2(x + 6.0, rect.center().y), 4.5, Stroke::new(1.5, t.accent));
    }
    let indent = if mark.is_some() { 18.0 } else { 0.0 };
    let taken = drawing.rows().map_or(0.0, |rows| pages(ui, cx, rows, rect));
    let room = rect.width() - 24.0 - indent - taken;
    left(ui.painter(), x + indent, rect.center().y, &words, ink(size::SMALL, color), room);
}

/// Forward and back through the rows that one page does not hold. Returns how wide it is.
fn pages(ui: &mut Ui, cx: &mut Cx<'_>, (first, shown, total): (usize, usize, usize), rect: Rect) -> f32 {
    let t = cx.theme;
    let part = |n: usize| n.to_string().into();
    let args = [("first", part(first + 1)), ("last", part(first + shown)), ("total", part(total))];
    let words = cx.state.locale.say_with("chart-rows", &args);
    let wide = width(ui.painter(), &words, ink(size::SMALL, t.ink2));
    let all = wide + 72.0;
    let at = Rect::from_min_max(pos2(rect.right() - all - 6.0, rect.top()), pos2(rect.right() - 6.0, rect.bottom()));
    inside(ui, UiBuilder::new().max_rect(at).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let back = ui.add_enabled_ui(first > 0, |ui| icon_button(ui, t, "chevron-up", &cx.say("rows-before"))).inner;
        if back.clicked() {
            cx.view(To::Rows(first.saturating_sub(shown.max(1))));
        }
        let more = first + shown < total;
        let forward = ui.add_enabled_ui(more, |ui| icon_button(ui, t, "chevron-down", &cx.say("rows-after"))).inner;
        if forward.clicked() {
            cx.view(To::Rows(first + shown));
        }
        let (place, _) = ui.allocate_exact_size(vec2(wide + 4.0, 20.0), Sense::hover());
        left(ui.painter(), place.left(), place.center().y, &words, ink(size::SMALL, t.ink2), wide + 1.0);
    });
    all
}
