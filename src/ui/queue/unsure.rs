//! What is asked of no figure: whose a report is, and what becomes of a decision that found no words.

use egui::{Sense, Ui, pos2, vec2};

use super::item::Decide;
use super::{View, reason_key};
use crate::app::{Doubtful, Edit, View as To};
use crate::reading::Reading;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, chip, left};
use crate::ui::{Cx, belonging, status, words};

/// How many characters of a report are shown where it is asked whose it is.
const HEAD: usize = 220;

/// A report whose place or year is not sure.
pub fn report(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, item: &Doubtful, reading: &Reading) {
    let t = cx.theme;
    let Some(at) = item.reading else { return };
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let x = left(
        ui.painter(),
        row.left(),
        row.center().y,
        &belonging::title(cx, reading),
        bold(size::HEADING, t.ink1),
        row.width() * 0.6,
    );
    chip(ui.painter(), pos2(x + 10.0, row.center().y), &cx.say(reason_key(item.reason)), t.warn, t.warn_bg);
    let paint = |ui: &mut Ui, words: &str, color| {
        ui.add(egui::Label::new(egui::RichText::new(words).size(size::UI).color(color)).wrap());
        ui.add_space(4.0);
    };
    ui.add_space(6.0);
    if belonging::title(cx, reading) != reading.file {
        paint(ui, &reading.file, t.ink3);
    }
    for remark in reading.remarks.iter().filter(|r| r.asks_whose()) {
        paint(ui, &words::remark(cx, remark), t.ink1);
    }
    let head = reading.text.words(reading.report.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = if head.chars().count() > HEAD { "…" } else { "" };
    paint(ui, &format!("{}{cut}", crate::text::first_chars(&head, HEAD)), t.ink2);
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    if status::link(ui, t, &cx.say("queue-open"), t.accent, Some("book-open-text")).clicked() {
        cx.view(To::Open(at));
    }
    belonging::fields(ui, cx, &mut view.belonging, at, reading);
}

/// A decision that found no words.
pub fn not_carried(ui: &mut Ui, cx: &mut Cx<'_>, i: usize, decide: &mut Decide) {
    let t = cx.theme;
    let Some(lost) = cx.state.queue.lost.get(i).cloned() else { return };
    let words = cx.state.decision_words(&lost.decision);
    let say = |ui: &mut Ui, words: String, color, letters| {
        ui.add(egui::Label::new(egui::RichText::new(words).size(letters).color(color)).wrap());
        ui.add_space(8.0);
    };
    say(ui, words, t.ink1, size::HEADING);
    say(ui, lost.decision.report.file.clone(), t.ink3, size::SMALL);
    if let crate::review::About::Figure(mark) = &lost.decision.about {
        say(ui, format!("“…{}{}{}…”", mark.before, mark.words, mark.after), t.ink2, size::UI);
    }
    let key = if lost.reading.is_some() { "queue-lost" } else { "queue-lost-file" };
    say(ui, cx.say(key), t.ink2, size::UI);
    if let Some(reading) = lost.reading
        && status::link(ui, t, &cx.say("queue-open"), t.accent, Some("book-open-text")).clicked()
    {
        cx.view(To::Open(reading));
    }
    decide.reject = Some(Edit::Forget(Box::new(lost.decision.clone())));
}
