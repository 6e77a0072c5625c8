//! Words of the report chosen with the mouse, across paragraphs, and copied. What is chosen stands in the state.

use std::ops::Range;

use egui::{Event, Pos2, Rect, Response, Sense, Ui, vec2};

use super::View;
use super::decide::{self, Editing};
use super::flow::{Flow, Shown};
use super::page;
use crate::app;
use crate::reading::Reading;
use crate::search;
use crate::ui::Cx;

/// By what a choice grows while the mouse is drawn along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Letter by letter.
    #[default]
    Letter,
    /// A number or a Latin word; else the sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
}

/// Where a choice began.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor {
    /// Byte of the folded view.
    at: usize,
    unit: Unit,
}

/// The words that are chosen, in the folded view.
pub fn chosen(cx: &Cx<'_>, reading: &Reading) -> Option<Range<usize>> {
    let span = cx.state.selection.words?;
    let range = reading.text.folded_at(span.start)..reading.text.folded_at(span.end);
    (!range.is_empty()).then_some(range)
}

/// Takes the mouse where no mark lies above: draws along, doubles, triples, extends. Must be asked before the marks.
pub fn mouse(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, reading: &Reading, flow: &Flow, corner: Pos2, port: Rect) {
    let page = Rect::from_min_size(ui.max_rect().min + vec2(0.0, port.min.y), port.size());
    let response = ui.interact(page, ui.scope_id().with("words"), Sense::click_and_drag());
    response.widget_info(|| {
        let shown = &flow.lines[flow.between(port.min.y, port.max.y)];
        let words = shown.iter().filter_map(|l| reading.text.folded().get(l.range.clone()));
        egui::WidgetInfo::labeled(egui::Role::Document, true, words.collect::<Vec<_>>().join("\n"))
    });
    let response = response.on_hover_cursor(egui::CursorIcon::Text);
    let place = |pos: Pos2| byte_at(ui, reading.text.folded(), flow, pos - corner);
    let (origin, latest, shift) = ui.input(|i| (i.pointer.press_origin(), i.pointer.latest_pos(), i.modifiers.shift));
    if response.drag_started()
        && let Some(origin) = origin
        && !shift
    {
        view.chosen_from = Some(Anchor { at: place(origin), unit: Unit::Letter });
    }
    let to = latest.or(response.interact_pointer_pos()).map(place);
    let Some(to) = to else { return };
    if response.triple_clicked() {
        view.chosen_from = Some(Anchor { at: to, unit: Unit::Paragraph });
    } else if response.double_clicked() {
        view.chosen_from = Some(Anchor { at: to, unit: Unit::Sentence });
    } else if response.clicked() && !shift {
        view.chosen_from = Some(Anchor { at: to, unit: Unit::Letter });
    }
    if response.dragged() || response.clicked() {
        let anchor = *view.chosen_from.get_or_insert(Anchor { at: to, unit: Unit::Letter });
        choose(cx, reading, anchor, to);
    }
    if response.dragged() {
        beyond(ui, page, latest);
    }
    menu(&response, cx, reading, &mut view.editing);
}

/// A double click on a mark chooses the sentence it stands in.
pub fn sentence_at(cx: &mut Cx<'_>, view: &mut View, reading: &Reading, at: usize) {
    let anchor = Anchor { at, unit: Unit::Sentence };
    view.chosen_from = Some(anchor);
    choose(cx, reading, anchor, at);
}

/// Chooses from where it began to here, whole units at both ends.
fn choose(cx: &mut Cx<'_>, reading: &Reading, anchor: Anchor, to: usize) {
    let (a, b) = (unit_at(reading, anchor.at, anchor.unit), unit_at(reading, to, anchor.unit));
    let range = a.start.min(b.start)..a.end.max(b.end);
    let span = (!range.is_empty()).then(|| reading.text.span(range));
    if cx.state.selection.words != span {
        cx.view(app::View::Words(span));
    }
}

fn unit_at(reading: &Reading, at: usize, unit: Unit) -> Range<usize> {
    let folded = reading.text.folded();
    let within = reading.report.folded(&reading.text);
    match unit {
        Unit::Letter => at..at,
        Unit::Sentence => word_at(folded, at).unwrap_or_else(|| search::sentence(folded, within, at..at)),
        Unit::Paragraph => paragraph_at(folded, at),
    }
}

/// The number or the Latin word at a place: 4.5%, GDP.
fn word_at(folded: &str, at: usize) -> Option<Range<usize>> {
    let joins = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '‰');
    let len = |cs: &mut dyn Iterator<Item = char>| -> usize { cs.take_while(|c| joins(c)).map(char::len_utf8).sum() };
    let behind = len(&mut folded.get(at..)?.chars());
    let before = len(&mut folded.get(..at)?.chars().rev());
    (behind > 0).then_some(at - before..at + behind)
}

fn paragraph_at(folded: &str, at: usize) -> Range<usize> {
    let start = folded.get(..at).and_then(|s| s.rfind('\n')).map_or(0, |i| i + 1);
    let end = folded.get(at..).and_then(|s| s.find('\n')).map_or(folded.len(), |i| at + i);
    start..end
}

/// The byte of the folded view at a place of the page: the gap between letters that is nearest.
fn byte_at(ui: &Ui, folded: &str, flow: &Flow, at: egui::Vec2) -> usize {
    let below = flow.lines.partition_point(|l| l.y + l.height < at.y);
    let Some(line) = flow.lines.get(below).or(flow.lines.last()) else { return 0 };
    if line.shown != Shown::Words {
        return line.range.start;
    }
    if at.y < line.y && below > 0 {
        // Between two paragraphs: the end of the upper one.
        return line.range.start;
    }
    let galley = page::galley(ui, folded, line, flow.size, egui::Color32::PLACEHOLDER);
    let x = at.x - line.x;
    let glyphs = galley.rows.first().map_or(&[][..], |r| &r.glyphs[..]);
    let nth = glyphs.partition_point(|g| g.pos.x + g.advance_width / 2.0 < x);
    let words = folded.get(line.range.clone()).unwrap_or("");
    words.char_indices().nth(nth).map_or(line.range.end, |(i, _)| line.range.start + i)
}

/// A mouse that is drawn over the edge of the page takes the page along.
fn beyond(ui: &Ui, page: Rect, pointer: Option<Pos2>) {
    let Some(pointer) = pointer else { return };
    let over = if pointer.y < page.top() + 8.0 {
        page.top() + 8.0 - pointer.y
    } else if pointer.y > page.bottom() - 8.0 {
        page.bottom() - 8.0 - pointer.y
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, over.clamp(-40.0, 40.0)));
    ui.ctx().request_repaint();
}

/// Copies what is chosen, when asked for and nothing else has the keyboard.
pub fn copy(ui: &Ui, cx: &Cx<'_>, reading: &Reading) {
    let asked = ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Copy)));
    if asked
        && !ui.ctx().egui_wants_keyboard_input()
        && let Some(range) = chosen(cx, reading)
    {
        ui.ctx().copy_text(words(reading, range));
    }
}

/// The words of a stretch as they are shown, a line for each paragraph.
fn words(reading: &Reading, range: Range<usize>) -> String {
    reading.text.folded().get(range).unwrap_or("").trim_matches('\n').to_owned()
}

/// What can be done with the chosen words.
fn menu(response: &Response, cx: &mut Cx<'_>, reading: &Reading, editing: &mut Editing) {
    let Some(range) = chosen(cx, reading) else { return };
    response.context_menu(|ui| {
        ui.set_min_width(180.0);
        let words = words(reading, range);
        if crate::ui::widgets::menu_row(ui, cx.theme, None, &cx.say("copy-words"), "Ctrl C").clicked() {
            ui.ctx().copy_text(words.clone());
        }
        if let Some(span) = decide::can_add(cx, reading)
            && crate::ui::widgets::menu_row(ui, cx.theme, None, &cx.say("card-add"), "").clicked()
        {
            editing.add(cx, reading, span);
        }
        let short = words.chars().count() <= 40 && !words.contains('\n');
        if short && crate::ui::widgets::menu_row(ui, cx.theme, None, &cx.say("search-words-chosen"), "").clicked() {
            cx.view(app::View::Search(app::SearchChange::Words(words)));
            cx.view(app::View::Work(app::Work::Search));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_word() {
        let text = "生产总值增长4.5%左右，GDP";
        let at = text.find(".5").unwrap();
        assert_eq!(word_at(text, at).map(|r| &text[r]), Some("4.5%"));
        assert_eq!(word_at(text, text.len() - 3).map(|r| &text[r]), Some("GDP"));
        assert_eq!(word_at(text, 0), None);
        assert_eq!(word_at(text, text.len()), None);
    }

    #[test]
    fn a_paragraph_ends_at_its_lines_end() {
        let text = "一二\n三四\n五";
        assert_eq!([0, 6, 7, 13, 14].map(|at| &text[paragraph_at(text, at)]), ["一二", "一二", "三四", "三四", "五"]);
    }
}
