//! Find in the open report: a bar over the text, all places tinted, one of them the present one.

use std::ops::Range;

use egui::{Align, Key, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use super::View;
use super::choosing;
use crate::app::{self, Work};
use crate::reading::Reading;
use crate::search::{Mode, Query};
use crate::ui::Cx;
use crate::ui::theme::size;
use crate::ui::widgets::{field, icon_button, ink, inside, left};

/// Height of the bar.
pub const HEIGHT: f32 = 40.0;

/// What is looked for in the open report.
#[derive(Default)]
pub struct Find {
    open: bool,
    words: String,
    /// For which report and words `hits` were found.
    key: Option<(*const Reading, String)>,
    hits: Vec<Range<usize>>,
    at: usize,
    /// The field is to take the keyboard.
    focus: bool,
}

impl Find {
    /// Opens the bar, with the keyboard in its field; closes it when it is open.
    pub fn toggle(&mut self) {
        self.open = !self.open;
        self.focus = self.open;
    }

    /// Whether the bar is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Places that touch a line, each with whether it is the present one.
    pub fn on(&self, line: &Range<usize>) -> impl Iterator<Item = (&Range<usize>, bool)> {
        let first = if self.open { self.hits.partition_point(|h| h.end <= line.start) } else { self.hits.len() };
        let here = move |(i, h): (usize, &'_ Range<usize>)| (i, h.start < line.end);
        self.hits.iter().enumerate().skip(first).take_while(move |p| here(*p).1).map(|(i, h)| (h, i == self.at))
    }
}

/// Opens the bar, with what is chosen in the text when that is short.
pub fn open(cx: &mut Cx<'_>, view: &mut View) {
    let chosen = cx.state.open().and_then(|r| r.text.folded().get(choosing::chosen(cx, r)?));
    if let Some(words) = chosen.filter(|w| w.chars().count() <= 40 && !w.contains('\n')) {
        view.find.words = words.to_owned();
    }
    view.find.open = true;
    view.find.focus = true;
    if cx.state.work != Work::Reading {
        cx.view(app::View::Work(Work::Reading));
    }
}

/// Escape closes the bar; asked in every frame, before the bar is drawn.
pub fn keys(ui: &Ui, view: &mut View) {
    if view.find.open && ui.input(|i| i.key_pressed(Key::Escape)) {
        view.find.open = false;
    }
}

/// Draws the bar.
pub fn bar(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, reading: &Reading, rect: Rect) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.app);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let row = rect.shrink2(vec2(16.0, 6.0));
    let wide = (row.width() - 190.0).clamp(120.0, 320.0);
    inside(ui, UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)).id_salt("find"), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        typed(ui, cx, view, wide);
        look(view, reading);
        let (count, _) = ui.allocate_exact_size(vec2(76.0, 28.0), Sense::hover());
        let words = told(cx, &view.find);
        let color = if view.find.hits.is_empty() { t.warn } else { t.ink2 };
        left(ui.painter(), count.left() + 6.0, count.center().y, &words, ink(size::SMALL, color), 70.0);
        let label = ui.interact(count, ui.scope_id().with("told"), Sense::hover());
        label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        for (icon, key, forward) in [("chevron-up", "find-before", false), ("chevron-down", "find-next", true)] {
            let some = !view.find.hits.is_empty();
            let button = ui.add_enabled_ui(some, |ui| icon_button(ui, t, icon, &cx.say(key))).inner;
            if button.clicked() {
                step(view, forward);
            }
        }
        if icon_button(ui, t, "x", &cx.say("find-close")).clicked() {
            view.find.open = false;
        }
    });
}

/// The field; Enter goes on, Shift+Enter back, Escape closes.
fn typed(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, wide: f32) {
    let response = field(ui, cx.theme, "search", &cx.say("find-field"), &mut view.find.words, wide);
    if std::mem::take(&mut view.find.focus) {
        response.request_focus();
    }
    if response.lost_focus() {
        let (enter, shift) = ui.input(|i| (i.key_pressed(Key::Enter), i.modifiers.shift));
        if enter {
            step(view, !shift);
            response.request_focus();
        }
    }
}

/// Where in the list, of how many.
fn told(cx: &Cx<'_>, find: &Find) -> String {
    if find.words.trim().is_empty() {
        return String::new();
    }
    if find.hits.is_empty() {
        return cx.say("find-none");
    }
    format!("{} / {}", find.at + 1, find.hits.len())
}

/// Looks for the words when they or the report have changed, and goes to the first place in sight or below it.
fn look(view: &mut View, reading: &Reading) {
    let key = (std::ptr::from_ref(reading), view.find.words.clone());
    if view.find.key.as_ref() == Some(&key) {
        return;
    }
    let folded = reading.text.folded();
    let hits = Query::new(&view.find.words, Mode::Substring)
        .map(|q| q.hits(folded, reading.report.folded(&reading.text)))
        .unwrap_or_default();
    view.find.hits = hits.into_iter().map(crate::search::Hit::range).collect();
    view.find.key = Some(key);
    let from = view.anchor;
    view.find.at = view.find.hits.iter().position(|h| h.start >= from).unwrap_or(0);
    view.jump = view.find.hits.get(view.find.at).map(|h| h.start);
}

/// Goes to the next place or the one before; round at the ends.
pub fn step(view: &mut View, forward: bool) {
    let count = view.find.hits.len();
    if count == 0 {
        return;
    }
    view.find.at = (view.find.at + if forward { 1 } else { count - 1 }) % count;
    view.jump = view.find.hits.get(view.find.at).map(|h| h.start);
}
