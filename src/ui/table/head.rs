//! The head of the table: names that sort, and over each column a field that filters, with a list to pick from.

use egui::{
    Align2, CornerRadius, CursorIcon, Popup, PopupCloseBehavior, Rect, Role as Access, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::bar::tick_box;
use super::{HEAD, Placed, TICK, View};
use crate::app::{Change, Column, View as To};
use crate::ui::theme::{font, size};
use crate::ui::widgets::{bold, field, focus_ring, ink, inside, left, menu_row, text};
use crate::ui::{Cx, icons, words};

/// Draws the head, over the rows.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, placed: &Placed, rect: Rect) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.app);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    ui.painter().hline(rect.x_range(), rect.top() + HEAD / 2.0, t.hairline());
    inside(ui, UiBuilder::new().max_rect(rect).id_salt("table-head"), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        tick_all(ui, cx, Rect::from_min_size(rect.min - vec2(view.across, 0.0), vec2(TICK, HEAD / 2.0)));
        for &(column, x, wide) in &placed.columns {
            let at = rect.min + vec2(x - view.across, 0.0);
            name(ui, cx, column, Rect::from_min_size(at, vec2(wide, HEAD / 2.0)));
            let below = Rect::from_min_size(at + vec2(0.0, HEAD / 2.0), vec2(wide, HEAD / 2.0));
            filter(ui, cx, view, column, below.shrink2(vec2(2.0, 3.5)));
            edge(ui, cx, column, wide, pos2(at.x + wide, at.y));
        }
    });
}

fn tick_all(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let table = &cx.state.table;
    let on = !table.rows().is_empty()
        && table.selection.ticked.len() >= table.rows().len()
        && table.rows().iter().all(|r| table.selection.ticked.contains(r));
    let words = cx.say("table-tick-all");
    let response = ui.interact(rect, ui.scope_id().with("tick-all"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::CheckBox, true, on, &words));
    tick_box(ui, cx, rect.center(), on);
    focus_ring(ui, cx.theme, &response, rect.shrink(4.0), 3);
    if response.clicked() {
        cx.view(To::Table(Change::TickAll));
    }
    response.on_hover_text(words);
}

/// The name of a column; a click sorts by it, with Shift beside the others.
fn name(ui: &mut Ui, cx: &mut Cx<'_>, column: Column, rect: Rect) {
    let t = cx.theme;
    let words = cx.say(column.key());
    let sorted = cx.state.table.sorted(column);
    let response = ui.interact(rect, ui.scope_id().with(("name", column)), Sense::click());
    let label = match sorted {
        Some((_, down)) => format!("{words} {}", cx.say(if down { "table-down" } else { "table-up" })),
        None => words.clone(),
    };
    response.widget_info(|| WidgetInfo::labeled(Access::ColumnHeader, true, &label));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(3), t.sunken);
    }
    let y = rect.center().y;
    let face = bold(size::SMALL, t.ink1);
    let room = rect.width() - 10.0 - if sorted.is_some() { 14.0 } else { 0.0 };
    let end = if column.is_number() && column != Column::Year && column != Column::Confidence {
        text(ui.painter(), pos2(rect.right() - 8.0, y), Align2::RIGHT_CENTER, &words, face, room).left() - 18.0
    } else if column == Column::Bound {
        text(ui.painter(), rect.center(), Align2::CENTER_CENTER, &words, face, room).right()
    } else {
        left(ui.painter(), rect.left() + 8.0, y, &words, face, room)
    };
    if let Some((nth, down)) = sorted {
        icons::paint(ui.painter(), pos2(end + 9.0, y), 12.0, if down { "arrow-down" } else { "arrow-up" }, t.ink1);
        if cx.state.table.sorts.len() > 1 {
            let at = pos2(end + 15.0, y + 4.0);
            text(ui.painter(), at, Align2::LEFT_CENTER, &(nth + 1).to_string(), ink(9.0, t.ink2), 12.0);
        }
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    if response.clicked() {
        let beside = ui.input(|i| i.modifiers.shift);
        cx.view(To::Table(Change::Sort { column, beside }));
    }
    let sort = cx.say("table-sort-hint");
    let hint = match column {
        Column::Bound => format!("{}\n{sort}", cx.say("form-bound-hint")),
        Column::Basis => format!("{}\n{sort}", cx.say("form-basis-hint")),
        Column::Measure => format!("{}\n{sort}", cx.say("form-measure-hint")),
        _ => sort,
    };
    response.on_hover_text(hint);
}

/// The right edge of a column, which can be dragged.
fn edge(ui: &mut Ui, cx: &mut Cx<'_>, column: Column, wide: f32, at: egui::Pos2) {
    let rect = Rect::from_min_size(at - vec2(3.0, 0.0), vec2(6.0, HEAD / 2.0));
    let response = ui.interact(rect, ui.scope_id().with(("edge", column)), Sense::drag());
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        ui.painter().vline(at.x, rect.y_range(), Stroke::new(2.0, cx.theme.line2));
    }
    if response.dragged() && response.drag_delta().x != 0.0 {
        cx.view(To::Table(Change::Width(column, wide + response.drag_delta().x)));
    }
}

/// The field over a column: words or comparisons, and the list of its values.
fn filter(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, column: Column, rect: Rect) {
    let t = cx.theme;
    let filter = cx.state.table.filters.get(&column).cloned().unwrap_or_default();
    let asks = !filter.is_empty();
    let color = if asks { t.accent } else { t.line2 };
    ui.painter().rect(rect, CornerRadius::same(5), t.input(), Stroke::new(1.0, color), StrokeKind::Inside);
    let icon = Rect::from_min_size(rect.min, vec2(20.0, rect.height()));
    if column.can_be_picked() {
        pick_button(ui, cx, view, column, icon, asks);
    } else {
        icons::paint(ui.painter(), icon.center() + vec2(1.0, 0.0), 12.0, "list-filter", t.ink3);
    }
    let room = Rect::from_min_max(pos2(icon.right() + 2.0, rect.top() + 2.0), rect.max - vec2(4.0, 2.0));
    if room.width() < 16.0 {
        return;
    }
    let hint = match column {
        Column::Indicator | Column::Region => cx.say("table-hint-words"),
        c if c.is_number() => "> <".to_owned(),
        _ => String::new(),
    };
    let mut typed = filter.typed.clone();
    let edit = egui::TextEdit::singleline(&mut typed)
        .id(egui::Id::unique(("table-filter", column)))
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(font(size::SMALL, false))
        .hint_text(egui::RichText::new(hint).size(size::SMALL).color(t.ink3))
        .align(Align2::LEFT_CENTER)
        .desired_width(room.width());
    let response = inside(ui, UiBuilder::new().max_rect(room), |ui| ui.add(edit)).inner;
    let label = cx.state.locale.say_with("table-filter-of", &[("name", cx.say(column.key()).into())]);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &filter.typed, &filter.typed, "");
        info.label = Some(label.clone());
        info
    });
    if typed.is_empty() && !filter.picked.is_empty() && !response.has_focus() {
        picked_words(ui, cx, column, &filter.picked, room);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(5), Stroke::new(1.5, t.accent), StrokeKind::Inside);
    }
    if typed != filter.typed {
        cx.view(To::Table(Change::Typed(column, typed)));
    }
    if column.is_number() {
        response.on_hover_text(cx.say("table-numbers-hint"));
    }
}

/// What is picked stands in the empty field.
fn picked_words(ui: &Ui, cx: &Cx<'_>, column: Column, picked: &std::collections::BTreeSet<String>, room: Rect) {
    let t = cx.theme;
    let words = match picked.first() {
        Some(key) if picked.len() == 1 => cx.state.table.names.of_key(column, key).to_owned(),
        _ => cx.state.locale.say_with("table-picked", &[("count", picked.len().into())]),
    };
    ui.painter().rect_filled(room, 0.0, t.input());
    left(ui.painter(), room.left(), room.center().y, &words, ink(size::SMALL, t.ink1), room.width());
}

fn pick_button(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, column: Column, rect: Rect, asks: bool) {
    let t = cx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("pick", column)), Sense::click());
    let label = cx.state.locale.say_with("table-pick", &[("name", cx.say(column.key()).into())]);
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &label));
    let color = if asks {
        t.accent
    } else if response.hovered() {
        t.ink1
    } else {
        t.ink3
    };
    icons::paint(ui.painter(), rect.center() + vec2(1.0, 0.0), 12.0, "list-filter", color);
    focus_ring(ui, t, &response, rect.shrink(1.0), 3);
    if response.clicked() {
        view.pick.clear();
        view.from_bar = false;
        cx.view(To::Table(Change::Picking(Some(column))));
    }
    Popup::menu(&response)
        .width(240.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| values(ui, cx, view, column));
    response.on_hover_text(label);
}

/// The values of a column with their counts, to be picked.
pub fn values(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, column: Column) {
    let t = cx.theme;
    let Some(picking) = cx.state.table.picking.as_ref().filter(|p| p.column == column) else { return };
    let names = &cx.state.table.names;
    let picked = cx.state.table.filters.get(&column).map(|f| &f.picked);
    ui.spacing_mut().item_spacing.y = 0.0;
    if picking.values.len() > 10 {
        let hint = cx.say("table-values-filter");
        field(ui, t, "search", &hint, &mut view.pick, ui.available_width());
        ui.add_space(4.0);
    }
    let wanted = view.pick.trim();
    let found: Vec<&(String, usize)> =
        picking.values.iter().filter(|(k, _)| crate::app::pinyin::matches(wanted, names.of_key(column, k))).collect();
    if found.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
        let words = cx.say("table-no-values");
        left(ui.painter(), rect.left() + 10.0, rect.center().y, &words, ink(size::SMALL, t.ink3), rect.width() - 20.0);
    }
    let mut change = None;
    ScrollArea::vertical().max_height(308.0).min_scrolled_height(308.0).show_rows(
        ui,
        28.0,
        found.len(),
        |ui, range| {
            for (key, count) in &found[range] {
                let on = picked.is_some_and(|p| p.contains(key));
                let words = names.of_key(column, key);
                let words = if words.is_empty() { "—" } else { words };
                if menu_row(ui, t, Some(on), words, &words::count(*count)).clicked() {
                    change = Some(Change::Pick(column, key.clone()));
                }
            }
        },
    );
    if picked.is_some_and(|p| !p.is_empty()) {
        ui.separator();
        if menu_row(ui, t, None, &cx.say("table-clear-one"), "").clicked() {
            change = Some(Change::Clear(Some(column)));
        }
    }
    if let Some(change) = change {
        cx.view(To::Table(change));
    }
}
