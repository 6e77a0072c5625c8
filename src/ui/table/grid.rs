//! The rows: only those in sight are drawn. Mouse and keys choose cells and tick rows.

use egui::{
    Event, EventFilter, Id, Key, Modifiers, PointerButton, Rect, Response, Role as Access, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::bar::tick_box;
use super::{Placed, ROW, TICK, View, cells, edit};
use crate::app::{Change, Edit, TablePart as Part, TableRow as Row, Task, View as To};
use crate::ui::Cx;
use crate::ui::widgets::inside;

/// The one thing of the grid that has the keyboard's focus.
fn grid_id() -> Id {
    Id::unique("table-grid")
}

/// Draws the rows.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, placed: &Placed, body: Rect) {
    let grid = ui.interact(body, grid_id(), Sense::focusable_noninteractive());
    let name = cx.say("tab-figures");
    grid.widget_info(|| WidgetInfo::labeled(Access::Table, true, &name));
    keys(ui, cx, view, &grid, body);
    let count = cx.state.table.rows().len();
    let at = cx.state.table.selection.at().map(|a| a.0);
    let reveal = at.filter(|_| view.revealed != at);
    view.revealed = at;
    inside(ui, UiBuilder::new().max_rect(body).id_salt("rows"), |ui| {
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        let out = ScrollArea::both().auto_shrink(false).show_viewport(ui, |ui, port| {
            ui.set_width(placed.width.max(body.width()));
            ui.set_height(ROW * count as f32 + 12.0);
            if let Some(row) = reveal {
                bring(ui, row, port);
            }
            rows(ui, cx, view, placed, body, port);
        });
        view.across = out.state.clamped_offset().x;
    });
    if grid.has_focus() {
        ui.painter().rect_stroke(
            body.shrink(1.0),
            0.0,
            egui::Stroke::new(1.0, cx.theme.accent),
            egui::StrokeKind::Inside,
        );
    }
}

/// Scrolls a row into sight when it is out of it.
fn bring(ui: &Ui, row: usize, port: Rect) {
    let (top, bottom) = (ROW * row as f32, ROW * (row + 1) as f32);
    if top < port.top() || bottom > port.bottom() {
        let at = ui.max_rect().min + vec2(port.left(), top);
        let rect = Rect::from_min_size(at, vec2(10.0, ROW));
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
}

fn rows(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, placed: &Placed, body: Rect, port: Rect) {
    let first = (port.top() / ROW).floor().max(0.0) as usize;
    let last = (((port.bottom() / ROW).ceil()) as usize).min(cx.state.table.rows().len());
    for n in first..last {
        // From the top of what is in sight, in f64: a row far down stands as sharp as the first.
        let y = (n as f64 * f64::from(ROW) - f64::from(port.top())) as f32;
        let rect = Rect::from_min_size(pos2(body.left(), body.top() + y), vec2(body.width(), ROW));
        let row = cx.state.table.rows()[n];
        row_at(ui, cx, view, placed, n, row, rect);
    }
}

fn row_at(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, placed: &Placed, n: usize, row: Row, rect: Rect) {
    let t = cx.theme;
    let id = grid_id().with((row.reading, row.figure));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let ticked = cx.state.table.selection.ticked.contains(&row);
    let here = cx.state.table.selection.cell.is_some_and(|c| c.0 == row);
    let label = cells::label(cx, row);
    response.widget_info(|| WidgetInfo::selected(Access::Row, true, here || ticked, &label));
    if ticked || here {
        ui.painter().rect_filled(rect, 0.0, t.tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, t.tint2);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    tick_box(ui, cx, pos2(rect.left() + TICK / 2.0 - view.across, rect.center().y), ticked);
    cells::row(ui, cx, placed, n, row, rect, view.across);
    for &(column, x, wide) in &placed.columns {
        let cell = Rect::from_min_size(pos2(rect.left() + x - view.across, rect.top()), vec2(wide, ROW));
        edit::cell(ui, cx, view, row, column, cell);
    }
    mouse(ui, cx, view, placed, row, rect, &response);
    response.context_menu(|ui| menu(ui, cx, row));
    if let Some(words) = cells::cut(ui, cx, placed, row, rect, view.across, &response) {
        response.on_hover_text(words);
    }
}

fn mouse(ui: &Ui, cx: &mut Cx<'_>, view: &mut View, placed: &Placed, row: Row, rect: Rect, response: &Response) {
    let column = |x: f32| placed.at(x - rect.left() + view.across);
    let press = response.interact_pointer_pos();
    let modifiers = ui.input(|i| i.modifiers);
    if response.double_clicked() {
        let column = press.and_then(|p| column(p.x));
        if !column.is_some_and(|c| edit::begin(cx, view, row, c)) {
            open(cx, row);
        }
    } else if response.clicked() || response.drag_started_by(PointerButton::Primary) {
        ui.memory_mut(|m| m.request_focus(grid_id()));
        match press.and_then(|p| column(p.x)) {
            None if !response.clicked() => {}
            Some(column) if !modifiers.command => {
                view.dragged = response.drag_started();
                cx.view(To::Table(Change::Cell { row, column, extend: modifiers.shift }));
            }
            _ => cx.view(To::Table(Change::Tick { row, extend: modifiers.shift })),
        }
    } else if view.dragged
        && let Some(pointer) = ui.input(|i| i.pointer.interact_pos().filter(|_| i.pointer.primary_down()))
        && rect.y_range().contains(pointer.y)
        && let Some(column) = column(pointer.x)
        && cx.state.table.selection.cell != Some((row, column))
    {
        cx.view(To::Table(Change::Cell { row, column, extend: true }));
    }
    if ui.input(|i| i.pointer.any_released()) {
        view.dragged = false;
    }
}

/// Goes to the sentence of a row in its report.
pub fn open(cx: &mut Cx<'_>, row: Row) {
    cx.view(To::GoTo { reading: row.reading as usize, figure: Some(row.figure as usize) });
}

/// The rows that are ticked when this is one of them, else this one.
fn chosen(cx: &Cx<'_>, row: Row) -> Vec<Row> {
    let ticked = &cx.state.table.selection.ticked;
    if ticked.contains(&row) { ticked.iter().copied().collect() } else { vec![row] }
}

fn menu(ui: &mut Ui, cx: &mut Cx<'_>, row: Row) {
    let t = cx.theme;
    let item = |ui: &mut Ui, key: &str, keys: &str| {
        let clicked = crate::ui::widgets::menu_row(ui, t, None, &cx.say(key), keys).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    let go = item(ui, "table-open", "Enter");
    let mut copy = None;
    for (key, part, keys) in copies(cx) {
        if item(ui, key, keys) {
            copy = Some(part);
        }
    }
    let (confirm, reject) = (item(ui, "table-confirm", ""), item(ui, "table-reject", ""));
    if confirm || reject {
        let edit = |r: Row| {
            let (reading, figure) = (r.reading as usize, r.figure as usize);
            if confirm { Edit::Confirm { reading, figure } } else { Edit::Reject { reading, figure } }
        };
        cx.edit(Edit::Several(chosen(cx, row).into_iter().map(edit).collect()));
    }
    if go {
        open(cx, row);
    }
    if let Some(part) = copy {
        cx.task(Task::CopyTable(part));
    }
}

/// What can be copied, by name where cells are chosen and rows are ticked; Ctrl+C takes what was chosen last.
fn copies(cx: &Cx<'_>) -> Vec<(&'static str, Part, &'static str)> {
    let selection = &cx.state.table.selection;
    if selection.ticked.is_empty() || selection.span().is_none() {
        return vec![("table-copy", Part::Chosen, "Ctrl C")];
    }
    let (cells, rows) = if selection.cells_are_last() { ("Ctrl C", "") } else { ("", "Ctrl C") };
    vec![("table-copy-cells", Part::Cells, cells), ("table-copy-ticked", Part::Ticked, rows)]
}

/// The keys of the grid, while nothing else has the focus.
fn keys(ui: &Ui, cx: &mut Cx<'_>, view: &mut View, grid: &Response, body: Rect) {
    if view.editing.is_some() {
        return;
    }
    let free = ui.memory(|m| m.focused().is_none());
    if !(grid.has_focus() || free) || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    if grid.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(grid_id(), filter));
    }
    if ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Copy))) {
        cx.task(Task::CopyTable(Part::Chosen));
    }
    let pressed = |m: Modifiers, key| ui.input_mut(|i| i.consume_key(m, key));
    if pressed(Modifiers::COMMAND, Key::A) {
        cx.view(To::Table(Change::All));
    }
    let Some((row, column)) = cx.state.table.selection.cell else {
        if grid.has_focus() && (pressed(Modifiers::NONE, Key::ArrowDown) || pressed(Modifiers::NONE, Key::ArrowUp)) {
            cx.view(To::Table(Change::Step { rows: 0, columns: 0, extend: false }));
        }
        return;
    };
    if pressed(Modifiers::NONE, Key::Enter) {
        open(cx, row);
    }
    if pressed(Modifiers::NONE, Key::F2) {
        edit::begin(cx, view, row, column);
    }
    if pressed(Modifiers::NONE, Key::Space) {
        cx.view(To::Table(Change::Tick { row, extend: false }));
    }
    let page = ((body.height() / ROW) as i64 - 1).max(1);
    const END: i64 = i64::MAX / 2;
    let steps = [
        (Key::ArrowDown, 1, 0),
        (Key::ArrowUp, -1, 0),
        (Key::ArrowRight, 0, 1),
        (Key::ArrowLeft, 0, -1),
        (Key::PageDown, page, 0),
        (Key::PageUp, -page, 0),
        (Key::Home, -END, 0),
        (Key::End, END, 0),
    ];
    for (key, rows, columns) in steps {
        for extend in [true, false] {
            let modifiers = if extend { Modifiers::SHIFT } else { Modifiers::NONE };
            // A key that repeats faster than frames counts each time.
            for _ in 0..ui.input_mut(|i| i.count_and_consume_key(modifiers, key)) {
                cx.view(To::Table(Change::Step { rows, columns, extend }));
            }
        }
    }
}
