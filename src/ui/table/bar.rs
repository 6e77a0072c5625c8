//! Over the table: what is filtered as chips, how many rows, which columns, copying.

use egui::{
    Align, CornerRadius, Layout, Popup, PopupCloseBehavior, Rect, Response, Role as Access, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{View, head};
use crate::app::table::all_columns;
use crate::app::{Change, Column, Filter, TablePart as Part, Task, View as To};
use crate::ui::theme::size;
use crate::ui::widgets::{Role, focus_ring, ink, inside, left, menu_row, sized_button, width};
use crate::ui::{Cx, icons, table_export, words};

/// Draws the bar; returns whether the rows are to be saved as a table.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, rect: Rect) -> bool {
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let right = inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let export = table_export::view_button(ui, cx, cx.state.table.rows().is_empty());
        tools(ui, cx);
        (ui.min_rect().left(), export)
    });
    chips(ui, cx, view, Rect::from_min_max(inner.min, pos2(right.inner.0 - 16.0, inner.bottom())));
    right.inner.1
}

fn tools(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    let some = !cx.state.table.rows().is_empty();
    let copy = |ui: &mut Ui| sized_button(ui, t, Role::Plain, Some("copy"), &cx.say("table-copy"), 26.0);
    if ui.add_enabled_ui(some && !cx.state.copying.is_running(), copy).inner.clicked() {
        cx.task(Task::CopyTable(Part::Chosen));
    }
    let response = sized_button(ui, t, Role::Plain, Some("columns-3"), &cx.say("table-columns"), 26.0);
    Popup::menu(&response).width(180.0).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for column in all_columns() {
            let on = cx.state.table.columns.contains(&column);
            if menu_row(ui, t, Some(on), &cx.say(column.key()), "").clicked() {
                cx.view(To::Table(Change::Toggle(column)));
            }
        }
    });
    let words = counted(cx);
    let wide = width(ui.painter(), &words, ink(size::SMALL, t.ink3));
    let (at, response) = ui.allocate_exact_size(vec2(wide + 4.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Access::Label, true, &words));
    left(ui.painter(), at.left(), at.center().y, &words, ink(size::SMALL, t.ink3), wide + 2.0);
}

/// 108 / 38,412 行 · 已选 1
fn counted(cx: &Cx<'_>) -> String {
    let table = &cx.state.table;
    let n = |n: usize| words::count(n).into();
    let args = [("shown", n(table.rows().len())), ("total", n(table.total()))];
    let rows = cx.state.locale.say_with("table-count", &args);
    let ticked = table.selection.ticked.len();
    let cells = table.selection.span().map_or(0, |(r, c)| r.len() * c.len());
    let chosen = match (ticked, cells) {
        (0, 0 | 1) => return rows,
        (0, cells) => cx.state.locale.say_with("table-cells", &[("count", n(cells))]),
        (ticked, 0 | 1) => cx.state.locale.say_with("table-ticked", &[("count", n(ticked))]),
        // What is copied stands first.
        (ticked, cells) => {
            let cells = cx.state.locale.say_with("table-cells", &[("count", n(cells))]);
            let ticked = cx.state.locale.say_with("table-ticked", &[("count", n(ticked))]);
            if table.selection.cells_are_last() {
                format!("{cells} · {ticked}")
            } else {
                format!("{ticked} · {cells}")
            }
        }
    };
    format!("{rows} · {chosen}")
}

fn chips(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, rect: Rect) {
    let filters: Vec<(Column, Filter)> = cx.state.table.filters.iter().map(|(c, f)| (*c, f.clone())).collect();
    inside(ui, UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let more = adder_width(ui, cx);
        let mut hidden = Vec::new();
        for (column, filter) in &filters {
            let said = said(cx, *column, filter);
            let name = cx.say(column.key());
            let fits = ui.cursor().left() + chip_width(ui, &name, &said) + more + 44.0 < rect.right();
            if !fits || !hidden.is_empty() {
                hidden.push(format!("{name} {said}"));
            } else if chip(ui, cx, &name, &said).clicked() {
                cx.view(To::Table(Change::Clear(Some(*column))));
            }
        }
        if !hidden.is_empty() {
            let words = format!("+{}", hidden.len());
            sized_button(ui, cx.theme, Role::Quiet, None, &words, 24.0).on_hover_text(hidden.join("\n"));
        }
        add(ui, cx, view);
        if !filters.is_empty() {
            let clear = cx.say("table-clear");
            let wide = width(ui.painter(), &clear, ink(size::UI, cx.theme.ink2)) + 20.0;
            if ui.cursor().left() + wide < rect.right()
                && sized_button(ui, cx.theme, Role::Quiet, None, &clear, 24.0).clicked()
            {
                cx.view(To::Table(Change::Clear(None)));
            }
        }
    });
}

/// What a filter asks, in few words.
fn said(cx: &Cx<'_>, column: Column, filter: &Filter) -> String {
    let names = &cx.state.table.names;
    let picked = match filter.picked.len() {
        0 => String::new(),
        1 | 2 => {
            let list: Vec<&str> = filter.picked.iter().map(|k| names.of_key(column, k)).collect();
            list.iter().map(|w| if w.is_empty() { "—" } else { w }).collect::<Vec<_>>().join("、")
        }
        n => cx.state.locale.say_with("table-picked", &[("count", n.into())]),
    };
    [filter.typed.trim(), &picked].iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

const CHIP_MOST: f32 = 150.0;

fn chip_width(ui: &Ui, name: &str, said: &str) -> f32 {
    let t = &crate::ui::theme::LIGHT;
    let name = width(ui.painter(), name, ink(size::SMALL, t.ink3));
    let said = width(ui.painter(), said, ink(size::SMALL, t.ink1)).min(CHIP_MOST);
    8.0 + name + 6.0 + said + 26.0
}

/// A filter as a chip with a cross.
fn chip(ui: &mut Ui, cx: &Cx<'_>, name: &str, said: &str) -> Response {
    let t = cx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(chip_width(ui, name, said), 24.0), Sense::click());
    let label = cx.state.locale.say_with("table-lift", &[("name", name.into())]);
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &label));
    let edge = if response.hovered() { t.ink3 } else { t.line2 };
    ui.painter().rect(rect, CornerRadius::same(5), t.surface, Stroke::new(1.0, edge), StrokeKind::Inside);
    let y = rect.center().y;
    let x = left(ui.painter(), rect.left() + 8.0, y, name, ink(size::SMALL, t.ink3), 120.0);
    left(ui.painter(), x + 6.0, y, said, ink(size::SMALL, t.ink1), CHIP_MOST);
    icons::paint(ui.painter(), pos2(rect.right() - 13.0, y), 12.0, "x", t.ink2);
    focus_ring(ui, t, &response, rect, 5);
    response.on_hover_text(format!("{name} {said}"))
}

fn adder_width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    width(ui.painter(), &cx.say("table-filter"), ink(size::UI, cx.theme.ink2)) + 42.0
}

/// ＋ 筛选: any column, shown or not, then its values.
fn add(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    let response = sized_button(ui, t, Role::Quiet, Some("plus"), &cx.say("table-filter"), 24.0);
    let shown = Popup::menu(&response)
        .width(240.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            match cx.state.table.picking.as_ref().map(|p| p.column) {
                Some(column) if view.from_bar => head::values(ui, cx, view, column),
                _ => {
                    for column in all_columns().filter(|c| c.can_be_picked()) {
                        if menu_row(ui, t, None, &cx.say(column.key()), "").clicked() {
                            view.from_bar = true;
                            view.pick.clear();
                            cx.view(To::Table(Change::Picking(Some(column))));
                        }
                    }
                }
            }
        })
        .is_some();
    if view.from_bar && !shown {
        view.from_bar = false;
        cx.view(To::Table(Change::Picking(None)));
    }
}

/// The state of the box before all rows: ticked, partly, or not.
pub fn tick_box(ui: &Ui, cx: &Cx<'_>, at: egui::Pos2, on: bool) {
    let t = cx.theme;
    let rect = Rect::from_center_size(at, vec2(13.0, 13.0));
    let (fill, edge) = if on { (t.accent, t.accent) } else { (t.input(), t.line2) };
    ui.painter().rect(rect, CornerRadius::same(3), fill, Stroke::new(1.2, edge), StrokeKind::Inside);
    if on {
        icons::paint(ui.painter(), at, 11.0, "check", t.on_accent);
    }
}
