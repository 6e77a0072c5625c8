//! 图表: the chart of what is chosen, and the choice on top of it. Paints a Scene; lays none out.

use egui::{
    Align, Align2, CornerRadius, Layout, Popup, PopupCloseBehavior, Rect, Role as Access, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::scene::{self, Placement};
use super::theme::size;
use super::widgets::{Role, bold, dropdown, field, icon_button, ink, inside, left, menu_row, sized_button, text};
use super::{Cx, Local, export, icons};
use crate::app::{Choice, Page, Scope, View as To};
use crate::chart::{Mark, Scene};
use crate::region::Level;

/// What belongs to this panel alone.
#[derive(Debug, Default)]
pub struct View {
    filter: String,
}

const HEAD: f32 = 80.0;
const FOOT: f32 = 34.0;

/// Draws the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    let all = ui.max_rect();
    let head = Rect::from_min_size(all.min, vec2(all.width(), HEAD));
    title(ui, cx, local, Rect::from_min_size(all.min, vec2(all.width(), 40.0)));
    let tools =
        Rect::from_min_max(pos2(all.left() + 12.0, all.top() + 40.0), pos2(all.right() - 8.0, head.bottom() - 8.0));
    inside(ui, UiBuilder::new().max_rect(tools).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if !cx.state.library.readings.is_empty() {
            choice(ui, cx, &mut local.chart);
        }
    });
    ui.painter().hline(all.x_range(), head.bottom() - 0.5, t.hairline());
    let body = Rect::from_min_max(pos2(all.left(), head.bottom()), pos2(all.right(), all.bottom() - FOOT));
    ui.painter().rect_filled(body, 0.0, t.surface);
    page(ui, cx, body);
    foot(ui, cx, Rect::from_min_max(body.left_bottom(), all.max));
    ui.advance_cursor_after_rect(all);
}

fn title(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local, rect: Rect) {
    let t = cx.theme;
    left(ui.painter(), rect.left() + 12.0, rect.center().y, &cx.say("chart"), bold(size::UI, t.ink1), 120.0);
    let inner = rect.shrink2(vec2(8.0, 0.0));
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if icon_button(ui, t, "chevron-right", &cx.say("fold-chart")).clicked() {
            local.frame.right = Some(false);
        }
        ui.add_enabled_ui(cx.state.drawing.scene.is_some(), |ui| {
            if sized_button(ui, t, Role::Plain, Some("download"), &cx.say("export"), 26.0).clicked() {
                export::start(cx, local);
            }
        });
    });
}

fn choice(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    let now = &cx.state.choice;
    let room = ui.available_width();
    let indicator = cx.state.indicator(&now.indicator);
    let response = dropdown(ui, t, &cx.say("choose-indicator"), &indicator, room * 0.46);
    Popup::menu(&response).width(250.0).show(|ui| indicators(ui, cx));
    let year = now.year.map_or_else(|| cx.say("year-latest"), |y| year_words(cx, y));
    let response = dropdown(ui, t, &cx.say("choose-year"), &year, 110.0);
    Popup::menu(&response).width(140.0).show(|ui| years(ui, cx));
    let places = scope_words(cx);
    let response = dropdown(ui, t, &cx.say("choose-places"), &places, ui.available_width().max(90.0));
    Popup::menu(&response)
        .width(250.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| regions(ui, cx, view));
}

fn year_words(cx: &Cx<'_>, year: i32) -> String {
    cx.state.locale.say_with("year", &[("year", year.to_string().into())])
}

fn scope_words(cx: &Cx<'_>) -> String {
    let count = cx.state.tally.charted;
    let args = [("count", count.into())];
    let say = |key: &str| cx.state.locale.say_with(key, &args);
    match &cx.state.choice.scope {
        Scope::All => say("scope-all"),
        Scope::Level(Level::Nation) => say("scope-nation"),
        Scope::Level(Level::Province) => say("scope-provinces"),
        Scope::Level(Level::City) => say("scope-cities"),
        Scope::Level(Level::County) => say("scope-counties"),
        Scope::Picked(_) => say("scope-picked"),
        Scope::Below(region) => {
            cx.state.locale.say_with("scope-below", &[("count", count.into()), ("region", region.as_str().into())])
        }
    }
}

fn indicators(ui: &mut Ui, cx: &mut Cx<'_>) {
    let list = cx.state.choice.indicators(&cx.state.library);
    if list.is_empty() {
        ui.label(cx.say("no-indicators"));
    }
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (id, count) in list {
            let words = cx.state.indicator(&id);
            if menu_row(ui, cx.theme, Some(id == cx.state.choice.indicator), &words, &count.to_string()).clicked() {
                cx.view(To::Indicator(id));
            }
        }
    });
}

fn years(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        let latest = Choice { year: None, ..Choice::default() }.of_year(&cx.state.library).len();
        let here = cx.state.choice.year.is_none();
        if menu_row(ui, cx.theme, Some(here), &cx.say("year-latest"), &latest.to_string()).clicked() {
            cx.view(To::Year(None));
        }
        for (year, count) in Choice::years(&cx.state.library) {
            let here = cx.state.choice.year == Some(year);
            if menu_row(ui, cx.theme, Some(here), &year_words(cx, year), &count.to_string()).clicked() {
                cx.view(To::Year(Some(year)));
            }
        }
    });
}

/// Sets of places, then place by place.
fn regions(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    for (scope, words) in sets(cx) {
        if menu_row(ui, t, Some(cx.state.choice.scope == scope), &words, "").clicked() {
            cx.view(To::Scope(scope));
        }
    }
    ui.separator();
    let hint = cx.say("places-filter");
    field(ui, t, "list-filter", &hint, &mut view.filter, ui.available_width());
    let chosen = cx.state.choice.readings(&cx.state.library);
    let filter = view.filter.trim();
    let mut listed: Vec<(String, String)> = Vec::new();
    for reading in cx.state.choice.of_year(&cx.state.library) {
        let Some(place) = &cx.state.library.readings[reading].report.place else { continue };
        if place.value.region.contains(filter) {
            listed.push((place.value.region.clone(), place.value.name.clone()));
        }
    }
    listed.dedup();
    let ticked = |region: &str| {
        let is =
            |i: &usize| cx.state.library.readings[*i].report.place.as_ref().is_some_and(|p| p.value.region == region);
        chosen.iter().any(is)
    };
    let marks: Vec<bool> = listed.iter().map(|(region, _)| ticked(region)).collect();
    ScrollArea::vertical().max_height(300.0).show_rows(ui, 28.0, listed.len(), |ui, range| {
        for i in range {
            let (region, name) = &listed[i];
            if menu_row(ui, t, Some(marks[i]), name, "").on_hover_text(region).clicked() {
                cx.view(To::TogglePlace(region.clone()));
            }
        }
    });
}

/// The sets of places that the year has: all, by level, and those beside the open report.
fn sets(cx: &Cx<'_>) -> Vec<(Scope, String)> {
    let library = &cx.state.library;
    let count = |scope: &Scope| {
        let choice = Choice { scope: scope.clone(), ..cx.state.choice.clone() };
        choice.readings(library).len()
    };
    let mut out = Vec::new();
    let levels = [
        (Scope::All, "scope-all"),
        (Scope::Level(Level::Province), "scope-provinces"),
        (Scope::Level(Level::City), "scope-cities"),
        (Scope::Level(Level::County), "scope-counties"),
    ];
    for (scope, key) in levels {
        let n = count(&scope);
        if n > 0 {
            out.push((scope, cx.state.locale.say_with(key, &[("count", n.into())])));
        }
    }
    let place = cx.state.open().and_then(|r| r.report.place.as_ref());
    let above = place.and_then(|p| library.tree.find(&p.value.region)).and_then(|i| library.tree.nodes[i].parent);
    if let Some(parent) = above {
        let region = library.tree.nodes[parent].region.clone();
        let scope = Scope::Below(region.clone());
        let n = count(&scope);
        let args = [("count", n.into()), ("region", region.into())];
        out.push((scope, cx.state.locale.say_with("scope-below", &args)));
    }
    out
}

/// The page, and the marks on it.
fn page(ui: &mut Ui, cx: &mut Cx<'_>, body: Rect) {
    let room = body.shrink2(vec2(4.0, 4.0));
    let page = Page { width: f64::from(room.width().floor()), height: f64::from(room.height().floor()), dpi: 72.0 };
    if cx.state.page != page {
        cx.view(To::Page(page));
    }
    let Some(scene) = cx.state.drawing.scene.clone() else { return nothing(ui, cx, body) };
    let place = Placement::fit(&scene, room);
    ui.painter().rect_filled(body, 0.0, scene::color(scene.ground));
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let chosen = cx.state.selection.reading.and_then(|r| cx.state.drawing.mark_of(r, cx.state.selection.figure));
    if let Some(mark) = chosen.and_then(|i| scene.marks.get(i)) {
        row_of(&painter, cx, &scene, mark, place);
    }
    scene::paint(&painter, &scene, place);
    for (i, mark) in scene.marks.iter().enumerate() {
        hit(ui, cx, &painter, mark, i, chosen == Some(i), place.rect(mark.hit));
    }
}

/// The tint behind the row of the chosen mark.
fn row_of(painter: &egui::Painter, cx: &Cx<'_>, scene: &Scene, mark: &Mark, place: Placement) {
    let hit = place.rect(mark.hit).expand2(vec2(0.0, 1.0));
    let page = place.page(scene).shrink2(vec2(4.0, 0.0));
    let row = Rect::from_min_max(pos2(page.left(), hit.top()), pos2(page.right(), hit.bottom()));
    painter.rect_filled(row, CornerRadius::same(5), cx.theme.tint);
}

fn hit(ui: &mut Ui, cx: &mut Cx<'_>, painter: &egui::Painter, mark: &Mark, index: usize, chosen: bool, rect: Rect) {
    let t = cx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("mark", index)), Sense::click());
    let name = format!("{} {}", mark.region, mark.words);
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, chosen, &name));
    if chosen || response.hovered() || response.has_focus() {
        let width = if response.has_focus() { 2.0 } else { 1.5 };
        let color = if chosen || response.has_focus() { t.accent } else { t.line2 };
        painter.rect_stroke(
            rect.expand2(vec2(3.0, 0.0)),
            CornerRadius::same(4),
            Stroke::new(width, color),
            StrokeKind::Outside,
        );
    }
    let reading = mark.reading;
    if let Some(reading) = reading
        && response.clicked()
    {
        cx.view(To::GoTo { reading, figure: mark.figure });
    }
    let pointed = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    pointed.on_hover_ui(|ui| tooltip(ui, cx, mark, reading));
}

/// Region, value, and the sentence it stands in.
fn tooltip(ui: &mut Ui, cx: &Cx<'_>, mark: &Mark, reading: Option<usize>) {
    let t = cx.theme;
    ui.set_max_width(340.0);
    let words = egui::RichText::new(format!("{}  {}", mark.region, mark.words));
    ui.label(words.size(size::UI).family(super::theme::bold_family()).color(t.ink1));
    let found = reading.and_then(|r| cx.state.library.readings.get(r));
    let figure = found.and_then(|r| Some((r, r.figures.get(mark.figure?)?)));
    if let Some((r, figure)) = figure {
        let sentence = r.text.words(figure.evidence.sentence).trim();
        let quote = r.text.words(figure.evidence.quote).trim();
        let shown = if sentence.chars().count() > 120 { quote } else { sentence };
        ui.label(egui::RichText::new(shown).size(size::SMALL).color(t.ink2));
    }
    if reading.is_some() {
        ui.label(egui::RichText::new(cx.say("click-to-sentence")).size(size::MICRO).color(t.ink3));
    }
}

/// Nothing to draw: says what to do.
fn nothing(ui: &Ui, cx: &Cx<'_>, body: Rect) {
    let t = cx.theme;
    let fresh = cx.state.library.is_empty();
    let (head, hint) =
        if fresh { ("chart-empty", "chart-empty-hint") } else { ("chart-nothing", "chart-nothing-hint") };
    let center = pos2(body.center().x, body.top() + body.height() * 0.42);
    icons::paint(ui.painter(), center - vec2(0.0, 34.0), 28.0, "chart-scatter", t.line2);
    let room = body.width() - 32.0;
    text(ui.painter(), center, Align2::CENTER_CENTER, &cx.say(head), bold(size::UI, t.ink1), room);
    text(ui.painter(), center + vec2(0.0, 22.0), Align2::CENTER_CENTER, &cx.say(hint), ink(size::SMALL, t.ink2), room);
}

/// What is chosen, in words.
fn foot(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let t = cx.theme;
    let drawing = cx.state.drawing.clone();
    if drawing.scene.is_none() {
        ui.painter().rect_filled(rect, 0.0, t.surface);
        return;
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let chosen = cx.state.selection.reading.and_then(|r| drawing.mark_of(r, cx.state.selection.figure));
    let mark = chosen.and_then(|i| drawing.scene.as_ref()?.marks.get(i));
    let words = match mark {
        Some(mark) => format!("{}  {}", mark.region, mark.words),
        None => cx.say("chart-hint"),
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
    let wide = super::widgets::width(ui.painter(), &words, ink(size::SMALL, t.ink2));
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
