//! Over the list the heaps of what wants a person, under it what can be done with the places that are picked.

use egui::{Align, Color32, CornerRadius, Layout, Rect, Role as Access, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::{Charting, HEAPS, Heap, Scope, ShelfChange, View as To};
use crate::ui::compare::actions::send_picked;
use crate::ui::theme::size;
use crate::ui::widgets::{Role, bold, focus_ring, icon_button, ink, inside, left, sized_button, text, width};
use crate::ui::{Cx, words};

const ROW: f32 = 24.0;

fn key(heap: Heap) -> &'static str {
    match heap {
        Heap::Unsure => "heap-unsure",
        Heap::Unknown => "heap-unknown",
        Heap::Copies => "heap-copies",
        Heap::Unreadable => "heap-unreadable",
    }
}

/// Draws the heaps, two by two.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let wide = ui.max_rect().width();
    let (area, _) = ui.allocate_exact_size(vec2(wide, ROW * 2.0 + 8.0), Sense::hover());
    let half = (wide - 16.0) / 2.0;
    for (i, heap) in HEAPS.into_iter().enumerate() {
        let (column, row) = ((i % 2) as f32, (i / 2) as f32);
        let corner = area.min + vec2(8.0 + half * column, 2.0 + ROW * row);
        one(ui, cx, heap, cx.state.shelf.counts[i], Rect::from_min_size(corner, vec2(half - 2.0, ROW - 1.0)));
    }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, heap: Heap, count: usize, rect: Rect) {
    let t = cx.theme;
    let name = cx.say(key(heap));
    let chosen = cx.state.shelf.heap == Some(heap);
    let response = ui.interact(rect, ui.scope_id().with(("heap", key(heap))), Sense::click());
    let said = format!("{name} {}", words::count(count));
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, chosen, &said));
    if chosen || response.hovered() {
        let fill = if chosen { t.tint } else { t.sunken };
        ui.painter().rect_filled(rect, CornerRadius::same(3), fill);
    }
    focus_ring(ui, t, &response, rect, 3);
    let y = rect.center().y;
    let face = if chosen { bold(size::SMALL, t.ink1) } else { ink(size::SMALL, t.ink2) };
    let digits = words::count(count);
    let wide = width(ui.painter(), &digits, ink(size::SMALL, t.ink2)) + 10.0;
    let x = left(ui.painter(), rect.left() + 6.0, y, &name, face, rect.width() - wide - 14.0);
    let (fill, color): (Color32, Color32) = match (heap, count) {
        (_, 0) => (Color32::TRANSPARENT, t.ink3),
        (Heap::Copies, _) => (t.sunken, t.ink2),
        (Heap::Unreadable, _) => (t.err_bg, t.err),
        _ => (t.warn_bg, t.warn),
    };
    let at = Rect::from_min_size(pos2(x + 6.0, y - 9.0), vec2(wide, 18.0));
    ui.painter().rect_filled(at, CornerRadius::same(3), fill);
    text(ui.painter(), at.center(), egui::Align2::CENTER_CENTER, &digits, ink(size::SMALL, color), wide);
    if response.clicked() {
        cx.view(To::Shelf(ShelfChange::Heap((!chosen).then_some(heap))));
    }
    response.on_hover_text(cx.say(match heap {
        Heap::Unsure => "heap-unsure-hint",
        Heap::Unknown => "heap-unknown-hint",
        Heap::Copies => "heap-copies-hint",
        Heap::Unreadable => "heap-unreadable-hint",
    }));
}

/// Draws the bar of picked places.
pub fn picked(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, t.tint2);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let places = cx.state.shelf.picked.clone();
    let words = cx.state.locale.say_with("library-picked", &[("count", places.len().into())]);
    let inner = rect.shrink2(vec2(8.0, 6.0));
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if icon_button(ui, t, "x", &cx.say("library-unpick")).clicked() {
            cx.view(To::Shelf(ShelfChange::Unpick));
        }
        if sized_button(ui, t, Role::Plain, None, &cx.say("library-to-chart"), 26.0).clicked() {
            cx.chart(Charting::Places(Scope::Picked(places)));
        }
        if sized_button(ui, t, Role::Plain, None, &cx.say("tab-compare"), 26.0)
            .on_hover_text(cx.say("compare-picked"))
            .clicked()
        {
            send_picked(cx);
        }
        let room = ui.available_width();
        left(ui.painter(), inner.left() + 4.0, inner.center().y, &words, ink(size::SMALL, t.ink1), room - 8.0);
    });
}
