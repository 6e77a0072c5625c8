//! 对比: places and years side by side, indicator by indicator. Reads the table that the state holds; compares
//! nothing itself.

pub mod actions;
mod beside;
mod cell;
mod choose;
mod grid;
mod heads;
mod lay;
mod tip;

use std::collections::BTreeSet;

use egui::{Align, Layout, Popup, PopupCloseBehavior, Rect, Ui, UiBuilder, pos2, vec2};

use super::theme::size;
use super::widgets::{Role, bold, button, dropdown, ink, inside, left, menu_row, text, width};
use super::{Cx, Local, dialogs, icons, table_export, words};
use crate::app::{CompareView, Near, Shown, Task, View as To};
use crate::comparison::Unreferenced;

/// What belongs to this tab alone.
#[derive(Default)]
pub struct View {
    choose: choose::View,
    beside: beside::View,
    kept: lay::Kept,
}

/// Height of the row of tools.
const TOOLS: f32 = 40.0;
/// Height of a line of notice below it.
const NOTE: f32 = 28.0;

/// Draws the tab.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    if let Some(path) = dialogs::facts_path(&mut local.dialogs) {
        cx.task(Task::Facts(path));
    }
    let all = ui.max_rect();
    let (tools, mut body) = all.split_top_bottom_at_y(all.top() + TOOLS);
    ui.painter().rect_filled(tools, 0.0, cx.theme.app);
    ui.painter().hline(tools.x_range(), tools.bottom() - 0.5, cx.theme.hairline());
    let inner = tools.shrink2(vec2(12.0, 6.0));
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        tool_row(ui, cx, local);
    });
    if let Some(words) = note(cx) {
        let (strip, rest) = body.split_top_bottom_at_y(body.top() + NOTE);
        let t = cx.theme;
        ui.painter().rect_filled(strip, 0.0, t.warn_bg);
        icons::paint(ui.painter(), pos2(strip.left() + 20.0, strip.center().y), 14.0, "triangle-alert", t.warn);
        let face = ink(size::SMALL, t.warn);
        left(ui.painter(), strip.left() + 34.0, strip.center().y, &words, face, strip.width() - 46.0);
        body = rest;
    }
    ui.painter().rect_filled(body, 0.0, cx.theme.surface);
    if cx.state.compare.table.lines.is_empty() {
        empty(ui, cx, &mut local.compare.kept, body);
    } else if cx.state.compare.table.columns.is_empty() {
        message(ui, cx, body, "compare-no-targets", "");
    } else {
        let beside = !cx.state.compare.beside.rows.is_empty();
        if !beside && cx.state.beside_wants_pins() {
            body = how_to_pick(ui, cx, body);
        }
        // The table takes what it needs, and leaves at least two fifths for the paragraphs.
        let needed = grid::height(ui, cx, &mut local.compare.kept, body.width()) + 10.0;
        let upper = if beside { needed.min(body.height() * 0.58).floor() } else { body.height() };
        let (upper, lower) = body.split_top_bottom_at_y(body.top() + upper);
        grid::show(ui, cx, &mut local.compare.kept, upper);
        if beside {
            beside::show(ui, cx, &mut local.compare.beside, lower);
        }
    }
}

/// Of many places no plans stand side by side unasked: how some are chosen. Returns what is left of the body.
fn how_to_pick(ui: &Ui, cx: &Cx<'_>, body: Rect) -> Rect {
    let t = cx.theme;
    let (rest, strip) = body.split_top_bottom_at_y(body.bottom() - NOTE);
    ui.painter().rect_filled(strip, 0.0, t.app);
    ui.painter().hline(strip.x_range(), strip.top() + 0.5, t.hairline());
    icons::paint(ui.painter(), pos2(strip.left() + 20.0, strip.center().y), 14.0, "pin", t.ink3);
    let words = cx.say("compare-sections-pick");
    left(ui.painter(), strip.left() + 34.0, strip.center().y, &words, ink(size::SMALL, t.ink3), strip.width() - 46.0);
    rest
}

fn tool_row(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    // Beside the chart of a small window the boxes go into the menu.
    let narrow = ui.available_width() < 660.0;
    let stay = PopupCloseBehavior::CloseOnClickOutside;
    let response = dropdown(ui, t, &cx.say("compare-years"), &years_words(cx), 130.0);
    Popup::menu(&response).width(210.0).close_behavior(stay).show(|ui| choose::years(ui, cx));
    let count = [("count", cx.state.compare.choice.places.len().into())];
    let words = cx.state.locale.say_with("compare-places-words", &count);
    let response = dropdown(ui, t, &cx.say("compare-places"), &words, 140.0);
    Popup::menu(&response).width(280.0).close_behavior(stay).show(|ui| {
        choose::places(ui, cx, &mut local.compare.choose);
    });
    if button(ui, t, Role::Plain, None, &cx.say("compare-swap")).clicked() {
        cx.view(To::Compare(CompareView::Swap));
    }
    let now = &cx.state.compare.choice;
    let (differing, reference) = (now.differing, now.reference);
    let last = now.shown.contains(&Shown::Last) && now.shown.contains(&Shown::Actual);
    let words = cx.state.locale.say_with("compare-shown-words", &[("count", now.shown.len().into())]);
    let response = dropdown(ui, t, &cx.say("compare-shown"), &words, 120.0);
    let table = &cx.state.compare.table;
    let (words, hint) = match table.unreferenced.filter(|_| reference && !table.lines.is_empty()) {
        None => ("compare-reference", ""),
        Some(Unreferenced::Lines) => ("compare-reference-lines", "compare-reference-lines-hint"),
        Some(Unreferenced::Own) => ("compare-reference-own", "compare-reference-own-hint"),
        Some(Unreferenced::Absent) => ("compare-reference-none", ""),
    };
    let boxes = [
        (differing, "compare-differing", "compare-differing-hint", CompareView::Differing(!differing)),
        (reference, words, hint, CompareView::Reference(!reference)),
    ];
    Popup::menu(&response).width(200.0).close_behavior(stay).show(|ui| {
        shown(ui, cx);
        for (on, words, _, then) in boxes.iter().filter(|_| narrow) {
            if menu_row(ui, t, Some(*on), &cx.say(words), "").clicked() {
                cx.view(To::Compare(then.clone()));
            }
        }
    });
    for (on, words, hint, then) in boxes.into_iter().filter(|_| !narrow) {
        if check(ui, cx, on, words, hint) {
            cx.view(To::Compare(then));
        }
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let more = super::widgets::icon_button(ui, t, "ellipsis", &cx.say("compare-more"));
        Popup::menu(&more).width(270.0).show(|ui| menu(ui, cx, local));
        if table_export::view_button(ui, cx, cx.state.compare.table.columns.is_empty()) {
            table_export::start(cx, local);
        }
        if last && !cx.state.compare.table.columns.is_empty() {
            legend(ui, cx);
        }
    });
}

/// What can stand below the targets, with the keys of its words.
const SHOWN: [(Shown, &str); 7] = [
    (Shown::Last, "compare-show-last"),
    (Shown::Actual, "compare-show-actual"),
    (Shown::Change, "compare-show-change"),
    (Shown::Wording, "compare-show-wording"),
    (Shown::Verdict, "compare-show-verdict"),
    (Shown::Rank, "compare-show-rank"),
    (Shown::Hardness, "compare-show-hardness"),
];

fn shown(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for (what, key) in SHOWN {
        let on = cx.state.compare.choice.shown.contains(&what);
        if menu_row(ui, cx.theme, Some(on), &cx.say(key), "").clicked() {
            cx.view(To::Compare(CompareView::Show(what)));
        }
    }
}

/// A box with a tick, its words and perhaps a hint. Returns whether it was clicked.
fn check(ui: &mut Ui, cx: &Cx<'_>, on: bool, key: &str, hint: &str) -> bool {
    let t = cx.theme;
    let words = cx.say(key);
    let wide = width(ui.painter(), &words, ink(size::UI, t.ink1));
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 22.0, 26.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &words));
    let mark = Rect::from_center_size(pos2(rect.left() + 7.0, rect.center().y), egui::Vec2::splat(14.0));
    let color = if on { t.accent } else { t.ink3 };
    ui.painter().rect_stroke(mark, 2.0, egui::Stroke::new(1.4, color), egui::StrokeKind::Inside);
    if on {
        icons::paint(ui.painter(), mark.center(), 12.0, "check", t.accent);
    }
    left(ui.painter(), rect.left() + 20.0, rect.center().y, &words, ink(size::UI, t.ink1), wide + 1.0);
    super::widgets::focus_ring(ui, t, &response, rect, 3);
    let response = if hint.is_empty() { response } else { response.on_hover_text(cx.say(hint)) };
    response.clicked()
}

/// 下行：去年目标 ○ 去年实绩，差 — where there is room for it.
fn legend(ui: &mut Ui, cx: &Cx<'_>) {
    let t = cx.theme;
    let face = ink(size::MICRO, t.ink3);
    let (first, second) = (cx.say("compare-legend"), cx.say("compare-legend-actual"));
    let (a, b) = (width(ui.painter(), &first, face), width(ui.painter(), &second, face));
    let wide = a + b + 20.0;
    if ui.available_width() < wide + 12.0 {
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(wide, 20.0), egui::Sense::hover());
    left(ui.painter(), rect.left(), rect.center().y, &first, face, a + 1.0);
    cell::ring(ui.painter(), pos2(rect.left() + a + 9.0, rect.center().y), t.ink2);
    left(ui.painter(), rect.left() + a + 18.0, rect.center().y, &second, face, b + 1.0);
}

fn years_words(cx: &Cx<'_>) -> String {
    let years = cx.state.compare_years();
    let year = |y: &i32| cx.state.locale.say_with("year", &[("year", y.to_string().into())]);
    match years.as_slice() {
        [] if cx.state.compare.choice.latest => cx.say("year-latest"),
        [] => cx.say("choose-year"),
        [one] => year(one),
        [first, ..] => {
            let args = [("first", first.to_string().into()), ("count", years.len().into())];
            cx.state.locale.say_with("compare-years-words", &args)
        }
    }
}

fn menu(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    let full = !cx.state.compare.table.columns.is_empty();
    ui.add_enabled_ui(full, |ui| {
        if menu_row(ui, t, None, &cx.say("compare-copy"), "").clicked() {
            ui.ctx().copy_text(cx.state.compare_summary().join("\n"));
        }
    });
    if menu_row(ui, t, None, &cx.say("compare-import"), "").clicked() {
        dialogs::open_facts(ui.ctx(), cx, &mut local.dialogs);
    }
    let leave = |ui: &mut Ui, words: &str| {
        menu_row(ui, t, Some(true), words, "").on_hover_text(cx.say("compare-unimport")).clicked()
    };
    if imported(cx).is_some_and(|words| leave(ui, &words)) {
        cx.view(To::Compare(CompareView::NoFacts));
    }
}

/// How many numbers were imported: those that stand beside a report, and how many do not; null without any.
fn imported(cx: &Cx<'_>) -> Option<String> {
    let outside = &cx.state.compare.outside;
    let (all, lost) = (outside.facts.len(), outside.unanswered);
    let key = if lost == 0 { "compare-imported" } else { "compare-imported-some" };
    let args = [("count", all.saturating_sub(lost).into()), ("lost", lost.into())];
    (all > 0).then(|| cx.state.locale.say_with(key, &args))
}

/// What is wrong with an imported file.
fn note(cx: &Cx<'_>) -> Option<String> {
    let outside = &cx.state.compare.outside;
    if let Some(error) = &outside.trouble {
        return Some(words::file_error(cx, error));
    }
    let first = outside.unread.first()?;
    let (key, line, said) = first.said();
    let why = cx.state.locale.say_with(key, &[("line", line.into()), ("words", said.into())]);
    let args = [("count", outside.unread.len().into()), ("why", why.into())];
    Some(cx.state.locale.say_with("compare-unread", &args))
}

/// Nothing is chosen: what to do, and the sets from which to begin.
fn empty(ui: &mut Ui, cx: &mut Cx<'_>, kept: &mut lay::Kept, body: Rect) {
    if cx.state.library.readings.is_empty() {
        return message(ui, cx, body, "compare-empty", "compare-nothing-read");
    }
    message(ui, cx, body, "compare-empty", "compare-empty-hint");
    let t = cx.theme;
    let middle = body.center();
    let y = middle.y - 20.0;
    let face = ink(size::SMALL, t.ink3);
    text(
        ui.painter(),
        pos2(middle.x, y),
        egui::Align2::CENTER_CENTER,
        &cx.say("compare-empty-choose"),
        face,
        body.width(),
    );
    let offers = kept_offers(cx, kept);
    let face = ink(size::UI, t.ink1);
    let widths: Vec<f32> = offers.iter().map(|o| width(ui.painter(), &o.0, face) + 20.0).collect();
    let wide = widths.iter().sum::<f32>() + 8.0 * widths.len().saturating_sub(1) as f32;
    let row = Rect::from_center_size(pos2(middle.x, y + 32.0), vec2(wide.min(body.width() - 24.0) + 2.0, 30.0));
    inside(ui, UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for (words, places) in offers {
            if button(ui, t, Role::Plain, None, words).clicked() {
                cx.view(To::Compare(CompareView::Places(places.clone())));
            }
        }
    });
}

/// The sets to begin with, made once a change of what they depend on: they look at every report.
fn kept_offers<'k>(cx: &Cx<'_>, kept: &'k mut lay::Kept) -> &'k [lay::Offer] {
    let state = cx.state;
    let of = lay::OffersOf {
        revision: state.library.revision,
        open: state.selection.reading,
        choice: state.choice.clone(),
        years: state.compare_years(),
        language: state.locale.language(),
    };
    if kept.offers.as_ref().is_none_or(|k| k.0 != of) {
        kept.offers = Some((of, offers(cx)));
    }
    kept.offers.as_ref().map_or(&[], |k| &k.1)
}

/// Sets to begin with: the chart's places, and those beside the open report; the words say how many.
fn offers(cx: &Cx<'_>) -> Vec<lay::Offer> {
    let state = cx.state;
    let mut out = Vec::new();
    let charted = state.choice.readings(&state.library);
    let region = |i: usize| state.library.readings[i].report.place.as_ref().map(|p| p.value.region.clone());
    let mut seen = BTreeSet::new();
    let places: Vec<String> = charted.into_iter().filter_map(region).filter(|r| seen.insert(r.clone())).collect();
    out.push((format!("{} {}", cx.say("compare-charted"), places.len()), places));
    if let Some(open) = state.open().and_then(|r| r.report.place.as_ref()) {
        for (near, words) in choose::near_words(cx, &open.value.region, &open.value.name) {
            let places = state.compare_near(&open.value.region, near);
            if near != Near::Above && places.len() > 1 {
                out.push((format!("{words} {}", places.len()), places));
            }
        }
    }
    out.retain(|o| !o.1.is_empty());
    out.truncate(3);
    out
}

/// A title and a sentence in the middle.
fn message(ui: &Ui, cx: &Cx<'_>, body: Rect, title: &str, hint: &str) {
    let t = cx.theme;
    let at = body.center() - vec2(0.0, 92.0);
    let center = egui::Align2::CENTER_CENTER;
    text(ui.painter(), at, center, &cx.say(title), bold(size::HEADING, t.ink1), body.width() - 24.0);
    if !hint.is_empty() {
        let at = at + vec2(0.0, 28.0);
        text(ui.painter(), at, center, &cx.say(hint), ink(size::UI, t.ink2), body.width() - 24.0);
    }
}
