//! The page and the marks on it: hovering, clicking, moving between marks by keyboard, muting, brushing years.

use std::sync::Arc;

use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Role as Access, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{View, edit, panels, rows};
use crate::app::{Charting, Page, View as To};
use crate::chart::{Kind, Legend, Mark, Scene};
use crate::ui::scene::{self, Placement};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{bold, ink, inside, text};
use crate::ui::{Cx, icons};

/// Draws the page.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, body: Rect) {
    let room = body.shrink2(vec2(4.0, 4.0));
    let page = Page { width: f64::from(room.width().floor()), height: f64::from(room.height().floor()), dpi: 72.0 };
    if cx.state.page != page {
        cx.view(To::Page(page));
    }
    let Some(scene) = cx.state.drawing.scene.clone() else { return nothing(ui, cx, body) };
    ui.painter().rect_filled(body, 0.0, scene::color(scene.ground));
    // A page that needs more room than the panel has is moved about in it, at its own size.
    if !cx.state.drawing.is_larger_than(cx.state.page) {
        let clip = body.intersect(ui.clip_rect());
        inside(ui, UiBuilder::new().max_rect(body).id_salt("chart-page"), |ui| {
            ui.set_clip_rect(clip);
            paper(ui, cx, view, &scene, Placement::fit(&scene, room));
        });
        return;
    }
    inside(ui, UiBuilder::new().max_rect(body).id_salt("chart-page"), |ui| {
        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
        ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(scene.width as f32, scene.height as f32), Sense::hover());
            paper(ui, cx, view, &scene, Placement { corner: rect.min, scale: 1.0 });
        });
    });
}

/// The page and all that can be done on it.
fn paper(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, scene: &Arc<Scene>, place: Placement) {
    let painter = ui.painter().clone();
    let chosen = cx.state.selection.reading.and_then(|r| cx.state.drawing.mark_of(r, cx.state.selection.figure));
    let kind = cx.state.choice.form.kind;
    let rows = if rows::can_be_moved(kind) { rows::rows(scene, kind) } else { Vec::new() };
    // The tint behind the row of the chosen mark, in however many lines that stands.
    if let Some(mark) = chosen.and_then(|i| scene.marks.get(i)).filter(|_| matches!(kind, Kind::Range | Kind::Dumbbell))
        && let Some(row) = rows.iter().find(|r| r.place == mark.region)
    {
        painter.rect_filled(rows::rect(row, kind, scene, place), CornerRadius::same(5), cx.theme.tint);
    }
    rows::drag(ui, cx, &mut view.dragged, &rows, (scene, place));
    panels::drag(ui, cx, &mut view.dragged, place);
    scene::paint(&painter, scene, place);
    brush(ui, cx, view, scene, place);
    follow(ui, view, scene);
    for (i, mark) in scene.marks.iter().enumerate() {
        hit(ui, cx, (&painter, &mut *view), (scene, mark, i), chosen == Some(i), place);
    }
    let state = cx.state;
    for entry in &state.drawing.legend {
        mute(ui, cx, &painter, entry, place.rect(entry.rect));
    }
    edit::show(ui, cx, view, place);
}

/// The focus goes with a mark that was moved, once it stands in its new place.
fn follow(ui: &Ui, view: &mut View, scene: &Arc<Scene>) {
    let Some((reading, figure, before)) = &view.follows else { return };
    if Arc::ptr_eq(before, scene) {
        return;
    }
    let same = |m: &Mark| m.reading == Some(*reading) && m.figure == *figure;
    if let Some(at) = scene.marks.iter().position(same) {
        ui.memory_mut(|m| m.request_focus(id(ui, at)));
    }
    view.follows = None;
}

fn id(ui: &Ui, index: usize) -> Id {
    ui.scope_id().with(("mark", index))
}

fn hit(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (painter, view): (&egui::Painter, &mut View),
    (scene, mark, index): (&Arc<Scene>, &Mark, usize),
    chosen: bool,
    place: Placement,
) {
    let t = cx.theme;
    let rect = place.rect(mark.hit);
    let response = ui.interact(rect, id(ui, index), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Access::Button, true, chosen, format!("{} {}", mark.region, mark.words)));
    if chosen || response.hovered() || response.has_focus() {
        let width = if response.has_focus() { 2.0 } else { 1.5 };
        let color = if chosen || response.has_focus() { t.accent } else { t.line2 };
        let ring = rect.expand2(vec2(3.0, 0.0));
        painter.rect_stroke(ring, CornerRadius::same(4), Stroke::new(width, color), StrokeKind::Outside);
    }
    if response.has_focus() {
        let rows = matches!(cx.state.choice.form.kind, Kind::Range | Kind::Dumbbell | Kind::Heat);
        if rows::by_keys(ui, cx, scene, mark) || panels::by_keys(ui, cx, mark) {
            view.follows = mark.reading.map(|r| (r, mark.figure, Arc::clone(scene)));
        }
        arrows(ui, scene, index, rows);
    }
    // Reports that were read since have moved the others: a mark that no longer speaks of its own leads nowhere.
    let place = |r: &usize| cx.state.library.readings.get(*r)?.report.place.as_ref().map(|p| &p.value.region);
    let reading = mark.reading.filter(|r| place(r).is_none_or(|region| mark.region.starts_with(region.as_str())));
    if let Some(reading) = reading
        && response.clicked()
    {
        cx.view(To::GoTo { reading, figure: mark.figure });
        view.whole = false;
    }
    let pointed = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    pointed.on_hover_ui(|ui| tooltip(ui, cx, mark, reading));
}

/// The arrow keys move between marks: to the nearest one in their direction.
fn arrows(ui: &Ui, scene: &Scene, from: usize, rows: bool) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(id(ui, from), filter));
    let ways = [
        (Key::ArrowUp, (0.0, -1.0)),
        (Key::ArrowDown, (0.0, 1.0)),
        (Key::ArrowLeft, (-1.0, 0.0)),
        (Key::ArrowRight, (1.0, 0.0)),
    ];
    // The key is taken: the mark that it leads to is drawn in the same frame and must not pass it on.
    let taken = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let pressed = ways.into_iter().find(|(key, _)| taken(*key));
    if let Some(next) = pressed.and_then(|(_, way)| nearest(scene, from, way, rows)) {
        ui.memory_mut(|m| m.request_focus(id(ui, next)));
    }
}

/// The nearest mark in a direction; what lies aside counts double. Up and down among rows lead to the next row,
/// wherever its marks stand.
fn nearest(scene: &Scene, from: usize, (dx, dy): (f64, f64), rows: bool) -> Option<usize> {
    let middle = |m: &Mark| ((m.core.min.x + m.core.max.x) / 2.0, (m.core.min.y + m.core.max.y) / 2.0);
    let at = middle(scene.marks.get(from)?);
    let far = |m: &Mark| {
        let (x, y) = middle(m);
        let along = (x - at.0) * dx + (y - at.1) * dy;
        let aside = ((x - at.0) * dy).abs() + ((y - at.1) * dx).abs();
        let weight = if rows && dy != 0.0 { 0.001 } else { 2.0 };
        (along > 0.5).then_some(along + weight * aside)
    };
    let all = scene.marks.iter().enumerate().filter_map(|(i, m)| Some((i, far(m)?)));
    all.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i)
}

/// An entry of the key: a click mutes its series, another brings it back.
fn mute(ui: &mut Ui, cx: &mut Cx<'_>, painter: &egui::Painter, entry: &Legend, rect: Rect) {
    let t = cx.theme;
    let rect = rect.expand2(vec2(3.0, 1.0));
    let response = ui.interact(rect, ui.scope_id().with(("series", &entry.series)), Sense::click());
    let key = if entry.muted { "series-show" } else { "series-mute" };
    let name = cx.state.locale.say_with(key, &[("series", entry.words.as_str().into())]);
    response.widget_info(|| WidgetInfo::selected(Access::CheckBox, true, !entry.muted, &name));
    if response.hovered() || response.has_focus() {
        let color = if response.has_focus() { t.accent } else { t.line2 };
        painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.5, color), StrokeKind::Outside);
    }
    if response.clicked() {
        cx.chart(Charting::Mute(entry.series.clone()));
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(name);
}

/// Drawing over a plot of years chooses those between the two ends; a double click brings all back.
fn brush(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, scene: &Scene, place: Placement) {
    if cx.state.choice.form.kind != Kind::Trend {
        view.brush = None;
        return;
    }
    let page = place.page(scene);
    let response = ui.interact(page, ui.scope_id().with("brush"), Sense::click_and_drag());
    if response.double_clicked() {
        cx.chart(Charting::Years(None));
    }
    if response.drag_started()
        && let Some(at) = ui.input(|i| i.pointer.press_origin())
    {
        view.brush = Some((at.x, at.x));
    }
    let Some((from, _)) = view.brush else { return };
    let to = ui.input(|i| i.pointer.latest_pos()).map_or(from, |p| p.x);
    view.brush = Some((from, to));
    let band = Rect::from_x_y_ranges(from.min(to)..=from.max(to), page.y_range());
    ui.painter().rect_filled(band, 0.0, cx.theme.accent.gamma_multiply(0.12));
    if response.drag_stopped() {
        view.brush = None;
        let inside = |m: &&Mark| band.x_range().contains(place.rect(m.core).center().x);
        let year = |m: &Mark| cx.state.library.readings.get(m.reading?)?.report.year.as_ref().map(|y| y.value);
        let years: Vec<i32> = scene.marks.iter().filter(inside).filter_map(year).collect();
        if let (Some(a), Some(b)) = (years.iter().min(), years.iter().max()) {
            let years = (*a, *b);
            if years.0 < years.1 {
                cx.chart(Charting::Years(Some(years)));
            }
        }
    }
}

/// Region, value, and the sentence it stands in.
fn tooltip(ui: &mut Ui, cx: &Cx<'_>, mark: &Mark, reading: Option<usize>) {
    let t = cx.theme;
    ui.set_max_width(340.0);
    let words = egui::RichText::new(format!("{}  {}", mark.region, mark.words));
    ui.label(words.size(size::UI).family(theme::bold_family()).color(t.ink1));
    let found = reading.and_then(|r| cx.state.library.readings.get(r));
    let figure = found.and_then(|r| Some((r, r.figures.get(mark.figure?)?)));
    if mark.outside {
        ui.label(egui::RichText::new(cx.say("chart-outside")).size(size::SMALL).color(t.ink2));
    }
    if let Some((r, figure)) = figure {
        let sentence = r.text.words(figure.evidence.sentence).trim();
        let quote = r.text.words(figure.evidence.quote).trim();
        let shown = if sentence.chars().count() > 120 { quote } else { sentence };
        ui.label(egui::RichText::new(shown).size(size::SMALL).color(t.ink2));
    }
    if let Some(r) = found {
        ui.label(egui::RichText::new(report(cx, r)).size(size::MICRO).color(t.ink3));
        ui.label(egui::RichText::new(cx.say("click-to-sentence")).size(size::MICRO).color(t.ink3));
    }
}

/// Which report it stands in: its title, or its file where it has none.
fn report(cx: &Cx<'_>, r: &crate::reading::Reading) -> String {
    let title = r.report.title.as_ref().map(|t| t.value.clone());
    title.unwrap_or_else(|| cx.state.locale.say_with("chart-from-file", &[("file", r.file.as_str().into())]))
}

/// Nothing to draw: says what to do.
fn nothing(ui: &Ui, cx: &Cx<'_>, body: Rect) {
    let t = cx.theme;
    let fresh = cx.state.library.is_empty();
    let (head, hint) = match fresh {
        true => ("chart-empty", "chart-empty-hint"),
        false if cx.state.drawing.is_waiting() => ("chart-drawing", "chart-drawing-hint"),
        false => ("chart-nothing", "chart-nothing-hint"),
    };
    let center = pos2(body.center().x, body.top() + body.height() * 0.42);
    icons::paint(ui.painter(), center - vec2(0.0, 34.0), 28.0, "chart-scatter", t.line2);
    let room = body.width() - 32.0;
    text(ui.painter(), center, Align2::CENTER_CENTER, &cx.say(head), bold(size::UI, t.ink1), room);
    text(ui.painter(), center + vec2(0.0, 22.0), Align2::CENTER_CENTER, &cx.say(hint), ink(size::SMALL, t.ink2), room);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Color, Point, Rect as Box};

    #[test]
    fn arrows_lead_to_the_nearest_mark_in_their_direction() {
        let mark = |x: f64, y: f64| {
            let core = Box { min: Point { x, y }, max: Point { x, y } };
            Mark {
                region: String::new(),
                words: String::new(),
                reading: None,
                figure: None,
                outside: false,
                core,
                hit: core,
            }
        };
        let marks = vec![mark(50.0, 50.0), mark(60.0, 20.0), mark(50.0, 80.0), mark(90.0, 52.0), mark(52.0, 48.0)];
        let scene = Scene { width: 100.0, height: 100.0, ground: Color::hex(0), items: Vec::new(), marks };
        assert_eq!(nearest(&scene, 0, (0.0, 1.0), false), Some(2));
        assert_eq!(nearest(&scene, 0, (1.0, 0.0), false), Some(4));
        assert_eq!(nearest(&scene, 4, (1.0, 0.0), false), Some(3));
        assert_eq!(nearest(&scene, 0, (0.0, 1.0), true), Some(3), "the next row");
        assert_eq!(nearest(&scene, 0, (-1.0, 0.0), false), None);
        assert_eq!(nearest(&scene, 9, (1.0, 0.0), false), None);
    }
}
