//! A cell that is being changed: a field over it, or a list below it. What comes of it is an edit, undone like any.

use egui::{Area, Frame, Id, Key, Modifiers, Order, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};

use super::View;
use crate::app::pinyin::matches;
use crate::app::table::{Way, cell_words, edit};
use crate::app::{Column, Edit, TableRow as Row};
use crate::review::Field;
use crate::ui::Cx;
use crate::ui::theme::{font, size};
use crate::ui::widgets::{field, inside, menu_row};

/// The cell that is being changed.
#[derive(Debug)]
pub struct Editing {
    row: Row,
    column: Column,
    words: String,
    fresh: bool,
    /// Where the cell was last seen.
    at: Option<Rect>,
}

/// Begins to change a cell; returns whether it can be changed.
pub fn begin(cx: &Cx<'_>, view: &mut View, row: Row, column: Column) -> bool {
    let Some(way) = edit::way(column) else { return false };
    let Some((reading, figure)) = row.of(&cx.state.library) else { return false };
    let shown = match (column, &figure.unit) {
        // What is typed is the unit as the report has it, in whatever language the cell says it.
        (Column::Unit, Some(unit)) => unit.into(),
        _ => cell_words(&cx.state.table.names, column, reading, figure),
    };
    let words = if way == Way::Typed { edit::begin(column, figure, &shown) } else { String::new() };
    view.editing = Some(Editing { row, column, words, fresh: true, at: None });
    true
}

/// Draws what changes this cell, if it is the one.
pub fn cell(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, row: Row, column: Column, rect: Rect) {
    let Some(editing) = view.editing.as_mut().filter(|e| e.row == row && e.column == column) else { return };
    editing.at = Some(rect);
    if edit::way(column) == Some(Way::Typed) {
        typed(ui, cx, view, rect);
    }
}

fn typed(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, rect: Rect) {
    let t = cx.theme;
    let Some(editing) = &mut view.editing else { return };
    let Some((_, figure)) = editing.row.of(&cx.state.library) else { return };
    let understood = edit::typed(editing.column, &editing.words, figure);
    let color = if understood.is_some() { t.accent } else { t.err };
    let frame = rect.shrink(1.0);
    ui.painter().rect(frame, 4.0, t.surface, Stroke::new(1.5, color), StrokeKind::Inside);
    let name = cx.say(editing.column.key());
    let edit = egui::TextEdit::singleline(&mut editing.words)
        .frame(Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(font(size::UI, false))
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(rect.width() - 14.0);
    let inner = frame.shrink2(egui::vec2(6.0, 2.0));
    let response = inside(ui, UiBuilder::new().max_rect(inner), |ui| ui.add(edit)).inner;
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", "", "");
        info.label = Some(name.clone());
        info
    });
    if std::mem::take(&mut editing.fresh) {
        response.request_focus();
        return;
    }
    let given_up = ui.input(|i| i.key_pressed(Key::Escape));
    if response.lost_focus() {
        let (row, shown) = (editing.row, edit::typed(editing.column, &editing.words, figure));
        view.editing = None;
        if let Some(field) = shown.filter(|_| !given_up) {
            correct(cx, row, field);
        }
    }
}

/// The list below a cell that is picked; drawn after the rows, over them.
pub fn list(ui: &Ui, cx: &mut Cx<'_>, view: &mut View) {
    let Some(editing) = &mut view.editing else { return };
    let (row, column) = (editing.row, editing.column);
    let way = edit::way(column);
    let Some(at) = editing.at.filter(|_| way != Some(Way::Typed)) else { return };
    let Some((_, figure)) = row.of(&cx.state.library) else { return };
    let given_up = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    let fresh = std::mem::take(&mut editing.fresh);
    let mut picked = None;
    let frame = Frame::menu(ui.style());
    let area = Area::new(Id::unique("table-edit")).order(Order::Foreground).fixed_pos(at.left_bottom());
    let area = area.constrain(true).show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(at.width().max(180.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            let t = cx.theme;
            if way == Some(Way::Indicator) {
                let hint = cx.say("table-hint-words");
                let response = field(ui, t, "search", &hint, &mut editing.words, ui.available_width());
                if fresh {
                    response.request_focus();
                }
                picked = indicators(ui, cx, &editing.words, &figure.indicator);
                return;
            }
            for (key, field) in edit::options(column, figure) {
                let on = edit::is_so(figure, &field);
                if menu_row(ui, t, Some(on), &cx.say(key), "").clicked() {
                    picked = Some(field);
                }
            }
        });
    });
    let elsewhere = !fresh && area.response.clicked_elsewhere();
    if picked.is_some() || given_up || elsewhere {
        view.editing = None;
    }
    if let Some(field) = picked {
        correct(cx, row, field);
    }
}

/// The indicators by their names, as many as are found; Enter takes the first.
fn indicators(ui: &mut Ui, cx: &Cx<'_>, typed: &str, now: &str) -> Option<Field> {
    let typed = typed.trim();
    let all = cx.state.lexicon.indicators();
    let found: Vec<_> =
        all.iter().filter(|i| matches(typed, &i.zh) || i.en.to_lowercase().contains(&typed.to_lowercase())).collect();
    let entered = !typed.is_empty() && ui.input(|i| i.key_pressed(Key::Enter));
    let mut picked = found.first().filter(|_| entered).map(|i| i.id.clone());
    ScrollArea::vertical().max_height(280.0).min_scrolled_height(280.0).show_rows(
        ui,
        28.0,
        found.len(),
        |ui, range| {
            for indicator in &found[range] {
                let words = cx.state.indicator(&indicator.id);
                if menu_row(ui, cx.theme, Some(indicator.id == now), &words, "").clicked() {
                    picked = Some(indicator.id.clone());
                }
            }
        },
    );
    picked.map(Field::Indicator)
}

fn correct(cx: &mut Cx<'_>, row: Row, field: Field) {
    let Some((_, figure)) = row.of(&cx.state.library) else { return };
    if !edit::is_so(figure, &field) {
        let (reading, figure) = (row.reading as usize, row.figure as usize);
        cx.edit(Edit::Correct { reading, figure, fields: vec![field] });
    }
}
