//! 阅读: the outline beside the text, and the evidence of the chosen figure.

pub mod actions;
pub mod breaking;
mod card;
mod choosing;
mod decide;
mod fields;
mod find;
mod flow;
mod jumps;
mod outline;
mod page;
mod trace;

use std::sync::Arc;

use egui::{Align, Align2, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::theme::{reading_font, size};
use super::widgets::{bold, chip, icon_button, ink, inside, left, text, width};
use super::{Cx, belonging, words};
use crate::app::{self, Goal};
use crate::figures::Kind;
use crate::reading::Reading;
use crate::text::Text;
pub use card::sentence_galley;
use flow::Flow;
pub use page::family;

/// What belongs to the reader alone.
#[derive(Default)]
pub struct View {
    editing: decide::Editing,
    belonging: belonging::View,
    flow: Option<(Key, Flow)>,
    goal: Option<Goal>,
    top: f32,
    height: f32,
    anchor: usize,
    unfolded: bool,
    reveal: bool,
    lit_at: f64,
    /// Where a choice of words began.
    chosen_from: Option<choosing::Anchor>,
    find: find::Find,
    /// A byte of the folded view to bring into sight.
    jump: Option<usize>,
    /// Where the page was gone to: the section that was meant, and how far down the page then stood.
    meant: Option<(usize, f32)>,
}

/// What a layout depends on.
#[derive(Clone, PartialEq)]
struct Key {
    /// The text and the report in it: a decision makes a new reading of the same words, which stay where they are.
    words: (*const Text, usize),
    reading: *const Reading,
    measure: f32,
    size: f32,
    unfolded: bool,
    /// Widths of some letters: another face has others.
    face: [f32; 3],
}

/// From this width of the reader the card stands beside the text.
const BESIDE: f32 = 1000.0;
const HEAD: f32 = 56.0;
const STICKY: f32 = 30.0;

/// Draws the open report.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let Some(reading) = cx.state.selection.reading.and_then(|i| cx.state.library.readings.get(i)).cloned() else {
        return;
    };
    let all = ui.max_rect();
    let head = Rect::from_min_size(all.min, vec2(all.width(), HEAD));
    find::keys(ui, view);
    jumps::keys(ui, cx, view);
    choosing::copy(ui, cx, &reading);
    heading(ui, cx, view, &reading, head);
    let high = if view.find.is_open() { find::HEIGHT } else { 0.0 };
    let (bar, body) =
        Rect::from_min_max(pos2(all.left(), head.bottom()), all.max).split_top_bottom_at_y(head.bottom() + high);
    if view.find.is_open() {
        find::bar(ui, cx, view, &reading, bar);
    }
    let outline_width = if all.width() >= BESIDE {
        260.0
    } else if all.width() < 560.0 {
        0.0
    } else {
        164.0
    };
    let (left_part, right_part) = body.split_left_right_at_x(body.left() + outline_width);
    if outline_width > 0.0 {
        inside(ui, UiBuilder::new().max_rect(left_part).id_salt("outline"), |ui| outline::show(ui, cx, view, &reading));
    }
    let beside = all.width() >= BESIDE;
    // What is offered for chosen words stands over the card; while it is filled in it has the card's place.
    let adding = decide::can_add(cx, &reading);
    let docked = cx.state.figure().is_some() && !beside && !adding.is_some_and(|span| view.editing.adds(span));
    let (wide, bar) = (right_part.width(), decide::adding_height(cx, &reading, &view.editing));
    let docked_height = |ui| card::docked_height(ui, cx, &reading, &view.editing, wide);
    let foot = if docked { docked_height(ui).min(right_part.height() - 60.0 - bar) } else { 0.0 };
    let (rest, card_part) = right_part.split_top_bottom_at_y(right_part.bottom() - foot);
    let (page_part, adding_part) = rest.split_top_bottom_at_y(rest.bottom() - bar);
    inside(ui, UiBuilder::new().max_rect(page_part).id_salt("page"), |ui| {
        ui.set_clip_rect(page_part.intersect(ui.clip_rect()));
        scrolled(ui, cx, view, &reading, beside);
    });
    if docked {
        inside(ui, UiBuilder::new().max_rect(card_part).id_salt("card"), |ui| {
            ui.set_clip_rect(card_part.intersect(ui.clip_rect()));
            card::docked(ui, cx, &reading, &mut view.editing);
        });
    }
    if adding.is_some() {
        inside(ui, UiBuilder::new().max_rect(adding_part).id_salt("adding"), |ui| {
            decide::adding(ui, cx, &reading, &mut view.editing);
        });
    }
}

/// Title and provenance, how many figures, size of the letters.
fn heading(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, reading: &Reading, rect: Rect) {
    let t = cx.theme;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let count = |kind| reading.figures.iter().filter(|f| f.kind == kind).count();
    let chips = [("chip-targets", count(Kind::Target)), ("chip-actuals", count(Kind::Actual))];
    let mut right = rect.right() - 12.0;
    let buttons = Rect::from_min_max(pos2(right - 122.0, rect.top()), pos2(right, rect.bottom()));
    inside(ui, UiBuilder::new().max_rect(buttons).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let now = cx.state.settings.reading_size;
        for (label, key, step) in [("A+", "text-larger", 1.0), ("A−", "text-smaller", -1.0)] {
            if letter_button(ui, cx, label, key).clicked() {
                cx.view(app::View::ReadingSize(now + step));
            }
        }
        if icon_button(ui, t, "search", &cx.say("find")).clicked() {
            view.find.toggle();
        }
        if let Some(at) = cx.state.selection.reading {
            belonging::pencil(ui, cx, &mut view.belonging, at, reading);
        }
    });
    right -= 132.0;
    for (key, n) in chips.iter().rev() {
        let label = cx.state.locale.say_with(key, &[("count", (*n).into())]);
        let wide = width(ui.painter(), &label, ink(size::MICRO, t.ink2)) + 10.0;
        chip(ui.painter(), pos2(right - wide, rect.center().y), &label, t.ink2, t.sunken);
        right -= wide + 8.0;
    }
    // What is no final text says so beside its title.
    if let Some(key) = words::unlike_a_report(reading.document.kind) {
        let label = cx.say(key);
        let wide = width(ui.painter(), &label, ink(size::MICRO, t.warn)) + 10.0;
        let at = chip(ui.painter(), pos2(right - wide, rect.center().y), &label, t.warn, t.warn_bg);
        let response = ui.interact(at, ui.scope_id().with("kind"), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &label));
        if !reading.document.words.is_empty() {
            response.on_hover_text(&reading.document.words);
        }
        right -= wide + 8.0;
    }
    let room = right - rect.left() - 28.0;
    let title = words::heading(cx, &reading.report, &reading.file);
    let x = rect.left() + 16.0;
    let title_at =
        text(ui.painter(), pos2(x, rect.top() + 6.0), Align2::LEFT_TOP, &title, bold(size::HEADING, t.ink1), room);
    let mut line = words::provenance(cx, &reading.report);
    if let Some(gone) = belonging::gone_words(cx, reading) {
        line = format!("{gone} · {line}");
    }
    if line.is_empty() {
        line.clone_from(&reading.file);
    }
    let second =
        text(ui.painter(), pos2(x, rect.bottom() - 7.0), Align2::LEFT_BOTTOM, &line, ink(size::SMALL, t.ink3), room);
    ui.interact(title_at.union(second), ui.scope_id().with("title"), egui::Sense::hover())
        .on_hover_text(format!("{title}\n{line}\n{}", reading.file));
}

fn letter_button(ui: &mut Ui, cx: &Cx<'_>, letters: &str, key: &str) -> egui::Response {
    let name = cx.say(key);
    let response = icon_button(ui, cx.theme, "", &name);
    text(ui.painter(), response.rect.center(), Align2::CENTER_CENTER, letters, ink(size::UI, cx.theme.ink2), 28.0);
    response
}

fn scrolled(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, reading: &Arc<Reading>, beside: bool) {
    let area = ui.max_rect();
    let letters = cx.state.settings.reading_size;
    let pad = 20.0;
    // 36 to 42 characters a line, never wider.
    let measure = (area.width() - pad * 2.0 - 10.0).min(letters * 38.0).max(letters * 8.0).floor();
    let key = Key {
        words: (Arc::as_ptr(&reading.text), reading.index),
        reading: Arc::as_ptr(reading),
        measure,
        size: letters,
        unfolded: view.unfolded,
        face: letters_of(ui, letters),
    };
    let same_reading = view.flow.as_ref().is_some_and(|(k, _)| k.words == key.words);
    // A decision changes what is marked, and no line.
    let same_lines = view.flow.as_ref().is_some_and(|(k, _)| Key { reading: key.reading, ..*k } == key);
    let mut offset = None;
    if view.flow.as_ref().is_none_or(|(k, _)| *k != key) {
        let laid = flow::lay_out(ui, reading, letters, measure, view.unfolded);
        // A new width keeps the line at the top where it was; a new report begins at its beginning.
        let top = laid.line_at(view.anchor).filter(|_| same_reading).map_or(0.0, |l| laid.lines[l].y - STICKY - 4.0);
        offset = (!same_lines).then_some(top);
        view.flow = Some((key, laid));
    }
    let Some((key, flow)) = view.flow.take() else { return };
    let port_height = area.height() - STICKY;
    offset = goal(ui, cx, view, reading, &flow, port_height).or(offset);
    sticky(ui, cx, view, reading, Rect::from_min_size(area.min, vec2(area.width(), STICKY)));
    let inner = Rect::from_min_max(pos2(area.left(), area.top() + STICKY), area.max);
    inside(ui, UiBuilder::new().max_rect(inner).id_salt("scroll"), |ui| {
        let mut scroll = ScrollArea::vertical().id_salt(key.words).auto_shrink(false);
        if let Some(offset) = offset {
            scroll = scroll.vertical_scroll_offset(offset.clamp(0.0, (flow.height - port_height).max(0.0)));
        }
        let out = scroll.show_viewport(ui, |ui, port| {
            ui.set_height(flow.height);
            page::show(ui, cx, view, reading, &flow, port, pad);
            if beside {
                card::beside(ui, cx, reading, &flow, (pad, port), &mut view.editing);
            }
        });
        view.top = out.state.clamped_offset().y;
        view.height = out.inner_rect.height();
    });
    let first = flow.between(view.top + 4.0, view.top + 200.0).start;
    let anchor = flow.lines.get(first).map_or(0, |l| l.range.start);
    if view.anchor != anchor {
        // The title above and the outline beside are already drawn for the line that stood here before.
        view.anchor = anchor;
        ui.ctx().request_repaint();
    }
    view.flow = Some((key, flow));
}

/// How wide some letters are in the face that is in use, which is known only once egui has taken it up.
fn letters_of(ui: &Ui, size: f32) -> [f32; 3] {
    let face = reading_font(size, false);
    ['国', '5', 'w'].map(|c| ui.fonts_mut(|f| f.glyph_width(&face, c)))
}

/// Where to scroll, when there is a new wish or the chosen figure lies under the card.
fn goal(ui: &Ui, cx: &Cx<'_>, view: &mut View, reading: &Reading, flow: &Flow, port: f32) -> Option<f32> {
    let wish = cx.state.selection.goal;
    if view.goal != Some(wish) {
        view.goal = Some(wish);
        view.lit_at = ui.input(|i| i.time);
        let span = wish.span?;
        let line = &flow.lines[flow.line_at(reading.text.folded_at(span.start))?];
        let heading = reading.report.sections.iter().any(|s| s.heading == span);
        let top = line.y - if heading { 6.0 } else { port * 0.32 };
        let top = top.clamp(0.0, (flow.height - port).max(0.0));
        view.meant = reading.report.section_at(span.start).map(|section| (section, top));
        return Some(top);
    }
    if let Some(at) = view.jump.take() {
        let line = &flow.lines[flow.line_at(at)?];
        let in_sight = view.top <= line.y && line.y + line.height <= view.top + port;
        return (!in_sight).then_some(line.y - port * 0.32);
    }
    if std::mem::take(&mut view.reveal) {
        let figure = cx.state.selection.figure?;
        let line = &flow.lines[flow.line_at(flow.placed.get(figure)?.value.start)?];
        let low = line.y + line.height + 12.0 - port;
        return (view.top < low).then_some(low);
    }
    None
}

/// The section at the top of the page, always in sight.
fn sticky(ui: &Ui, cx: &Cx<'_>, view: &View, reading: &Reading, rect: Rect) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.surface);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let top = current_section(reading, view).and_then(|mut i| {
        while let Some(parent) = reading.report.sections[i].parent {
            i = parent;
        }
        reading.report.sections.get(i)
    });
    let words = top.map_or_else(|| cx.say("before-sections"), |s| s.title.clone());
    left(ui.painter(), rect.left() + 20.0, rect.center().y, &words, bold(size::UI, t.ink1), rect.width() - 40.0);
    let response = ui.interact(rect, ui.scope_id().with("sticky"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &words));
}

/// The innermost section at the top of the page; where the page was gone to and not moved since, the one that was
/// meant, for what stands near the end of a report never comes to the top.
fn current_section(reading: &Reading, view: &View) -> Option<usize> {
    if let Some((section, _)) = view.meant.filter(|(_, top)| (view.top - top).abs() < 1.0) {
        return Some(section);
    }
    let at = reading.text.span(view.anchor..view.anchor + 1).start;
    reading.report.section_at(at)
}
