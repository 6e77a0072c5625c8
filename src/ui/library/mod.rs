//! 资料库: a filter, heaps of what wants a person, places as a tree with their years, and what can be done with the
//! places that are picked. What stands in the list is decided in [`crate::app`]; here it is drawn.

mod heaps;
mod rows;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::frame::hairline;
use super::theme::size;
use super::widgets::{bold, field, icon_button, ink, inside, left};
use super::{Cx, Local, dialogs, words};
use crate::app::{ShelfChange, ShelfRow, View as To};

/// What belongs to this panel alone.
#[derive(Debug, Default)]
pub struct View {
    filter: String,
    /// The reading whose place was last brought into sight.
    shown: Option<usize>,
}

const ROW: f32 = 24.0;
const CHIP: f32 = 21.0;
/// Height of the bar of picked places.
const FOOT: f32 = 40.0;

/// Draws the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    head(ui, cx, local);
    let view = &mut local.library;
    filter(ui, cx, view);
    let library = &cx.state.library;
    if library.is_empty() {
        line(ui, cx);
        return empty(ui, cx, "library-empty-hint");
    }
    heaps::show(ui, cx);
    line(ui, cx);
    let picked = !cx.state.shelf.picked.is_empty();
    let mut body = Rect::from_min_max(pos2(ui.max_rect().left(), ui.cursor().top()), ui.max_rect().max);
    if picked {
        let (list, foot) = body.split_top_bottom_at_y(body.bottom() - FOOT);
        body = list;
        inside(ui, UiBuilder::new().max_rect(foot).id_salt("picked"), |ui| heaps::picked(ui, cx));
    }
    inside(ui, UiBuilder::new().max_rect(body).id_salt("list"), |ui| {
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        list(ui, cx, view);
    });
}

fn line(ui: &mut Ui, cx: &Cx<'_>) {
    hairline(ui, ui.cursor().top(), cx.theme.line);
    ui.add_space(3.0);
}

fn filter(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let wide = ui.max_rect().width();
    let hint = cx.say("library-filter");
    let at = Rect::from_min_size(ui.cursor().min + vec2(8.0, 0.0), vec2(wide - 16.0, 28.0));
    let response = inside(ui, UiBuilder::new().max_rect(at), |ui| {
        field(ui, cx.theme, "list-filter", &hint, &mut view.filter, wide - 16.0)
    })
    .inner;
    let lost = response.lost_focus();
    let (given_up, entered) =
        ui.input(|i| (lost && i.key_pressed(egui::Key::Escape), lost && i.key_pressed(egui::Key::Enter)));
    if response.changed() {
        cx.view(To::Shelf(ShelfChange::Filter(view.filter.clone())));
    } else if given_up || (!view.filter.is_empty() && clear(ui, cx, at)) {
        view.filter.clear();
        cx.view(To::Shelf(ShelfChange::Filter(String::new())));
    } else if entered {
        if let Some(reading) = cx.state.shelf.only_hit(&cx.state.library) {
            cx.view(To::Open(reading));
        }
    } else if !response.has_focus() && view.filter != cx.state.shelf.filter {
        view.filter.clone_from(&cx.state.shelf.filter);
    }
    ui.add_space(34.0);
}

/// The cross at the end of the filter.
fn clear(ui: &mut Ui, cx: &Cx<'_>, field: Rect) -> bool {
    let at = Rect::from_min_size(pos2(field.right() - 26.0, field.top() + 2.0), vec2(24.0, 24.0));
    let words = cx.say("library-filter-clear");
    inside(ui, UiBuilder::new().max_rect(at), |ui| icon_button(ui, cx.theme, "x", &words)).inner.clicked()
}

fn list(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    if cx.state.shelf.rows.is_empty() {
        let heap = cx.state.shelf.heap.is_some() && cx.state.shelf.filter.is_empty();
        return empty(ui, cx, if heap { "library-heap-empty" } else { "library-no-match" });
    }
    tree(ui, cx, view);
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    let rect = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), 36.0));
    let x = left(ui.painter(), rect.left() + 12.0, rect.center().y, &cx.say("library"), bold(size::UI, t.ink1), 120.0);
    let count = cx.state.tally.reports;
    let words = match count {
        0 => cx.say("library-empty"),
        n => cx.state.locale.say_with("library-count", &[("count", words::count(n).into())]),
    };
    left(ui.painter(), x + 8.0, rect.center().y, &words, ink(size::SMALL, t.ink3), rect.right() - x - 84.0);
    let at = Rect::from_min_size(pos2(rect.right() - 68.0, rect.top() + 4.0), vec2(64.0, 28.0));
    inside(ui, UiBuilder::new().max_rect(at).layout(egui::Layout::left_to_right(egui::Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if icon_button(ui, t, "folder-plus", &cx.say("open-folder")).clicked() {
            dialogs::open_folder(ui.ctx(), cx, &mut local.dialogs);
        }
        if icon_button(ui, t, "panel-left", &cx.say("fold-library")).clicked() {
            local.frame.left = Some(false);
        }
    });
    ui.advance_cursor_after_rect(rect);
}

/// Words in place of the list.
fn empty(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let wide = ui.max_rect().width();
    let at = Rect::from_min_size(ui.cursor().min + vec2(14.0, 14.0), vec2(wide - 28.0, 120.0));
    inside(ui, UiBuilder::new().max_rect(at), |ui| {
        let words = egui::RichText::new(cx.say(key)).size(size::SMALL).color(cx.theme.ink2);
        ui.add(egui::Label::new(words).wrap());
    });
}

/// The rows in sight. All are of one height, but for the one of the open place's years.
fn tree(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let rows = &cx.state.shelf.rows;
    let wide = ui.max_rect().width();
    let per_line = (((wide - 30.0) / 24.0) as usize).max(4);
    let tall = rows.iter().enumerate().find_map(|(at, row)| match row {
        ShelfRow::Years(i) => {
            let count = cx.state.library.tree.nodes[*i].reports.len();
            Some((at, count.div_ceil(per_line) as f32 * CHIP + 6.0))
        }
        _ => None,
    });
    let more = tall.map_or(0.0, |(_, height)| height - ROW);
    let top_of = |i: usize| ROW * i as f32 + if tall.is_some_and(|(at, _)| i > at) { more } else { 0.0 };
    let height_of = |i: usize| if tall.is_some_and(|(at, _)| i == at) { ROW + more } else { ROW };
    let reveal = reveal(cx, view);
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, port| {
        ui.set_height(top_of(rows.len()) + 8.0);
        let corner = ui.max_rect().min;
        let rect = |i: usize| Rect::from_min_size(corner + vec2(0.0, top_of(i)), vec2(wide, height_of(i)));
        if let Some(i) = reveal.filter(|i| top_of(*i) < port.min.y || top_of(*i) + ROW > port.max.y) {
            ui.scroll_to_rect_animation(rect(i), Some(egui::Align::Center), egui::style::ScrollAnimation::none());
        }
        // A row too many above, where the tall one stands.
        let first = (((port.min.y - more) / ROW).max(0.0) as usize).min(rows.len());
        let last = ((port.max.y / ROW).ceil().max(0.0) as usize).min(rows.len());
        for (i, row) in rows.iter().enumerate().take(last).skip(first) {
            rows::draw(ui, cx, *row, rect(i), per_line);
        }
    });
}

/// The row of the open report, once for each report that is opened.
fn reveal(cx: &Cx<'_>, view: &mut View) -> Option<usize> {
    let reading = cx.state.selection.reading;
    if view.shown == reading {
        return None;
    }
    view.shown = reading;
    let here = rows::open_place(cx);
    cx.state.shelf.rows.iter().position(|row| match row {
        ShelfRow::Place(i, _) => Some(*i) == here,
        ShelfRow::Report(i) => Some(*i) == reading,
        _ => false,
    })
}
