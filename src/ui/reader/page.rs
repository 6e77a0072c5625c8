//! The text of a report with every figure marked: tint behind the quote, the bound's shape under the value.

use std::ops::Range;

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, Galley, Rect, Role as Access, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::flow::{Flow, Line, Shown};
use super::{View, choosing, trace};
use crate::app;
use crate::figures::{Family, Figure, Kind, Role};
use crate::reading::Reading;
use crate::ui::theme::{reading_font, size};
use crate::ui::widgets::{focus_ring, ink, left};
use crate::ui::{Cx, icons, shapes};

/// Draws the lines in sight.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, reading: &Reading, flow: &Flow, port: Rect, pad: f32) {
    let corner = ui.max_rect().min + vec2(pad, 0.0);
    // Before the marks, which lie above it.
    choosing::mouse(ui, cx, view, reading, flow, corner, port);
    let chosen = choosing::chosen(cx, reading);
    for index in flow.between(port.min.y - 60.0, port.max.y + 60.0) {
        let line = &flow.lines[index];
        let rect = Rect::from_min_size(corner + vec2(line.x, line.y), vec2(flow.measure - line.x, line.height));
        match &line.shown {
            Shown::Words => words(ui, cx, view, reading, flow, line, rect, chosen.as_ref()),
            Shown::Fold(number) => fold(ui, cx, view, *number, rect),
            Shown::Unfolded(range) => {
                let shown = reading.text.original().get(range.clone()).unwrap_or("");
                left(ui.painter(), rect.left(), rect.center().y, shown, ink(flow.size, cx.theme.ink3), f32::INFINITY);
            }
        }
    }
    if ui.input(|i| i.time) - view.lit_at < LIT {
        ui.ctx().request_repaint();
    }
}

/// How long a sentence that was gone to is lit, in seconds.
const LIT: f64 = 1.2;

#[expect(clippy::too_many_arguments, reason = "a line's place, its text and what is chosen of it")]
fn words(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    view: &mut View,
    reading: &Reading,
    flow: &Flow,
    line: &Line,
    rect: Rect,
    chosen: Option<&Range<usize>>,
) {
    let galley = galley(ui, reading.text.folded(), line, flow.size, cx.theme.ink1);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let stretch = |r: &Range<usize>| across(&galley, reading.text.folded(), line, r).map(|(a, b)| (at.x + a, at.x + b));
    light(ui, cx, view, reading, line, rect, &stretch);
    let here: Vec<usize> = (0..flow.placed.len()).filter(|i| touches(&flow.placed[*i].quote, &line.range)).collect();
    // Quotes that share words are tinted once, the chosen one last.
    let mut tinted = f32::NEG_INFINITY;
    for &i in &here {
        let fresh = stretch(&flow.placed[i].quote).map(|(a, b)| (a.max(tinted), b)).filter(|(a, b)| b > a);
        if cx.state.selection.figure != Some(i) {
            ground(ui, cx, &reading.figures[i], false, fresh, rect);
        }
        tinted = fresh.map_or(tinted, |(_, b)| b);
    }
    for &i in here.iter().filter(|i| cx.state.selection.figure == Some(**i)) {
        ground(ui, cx, &reading.figures[i], true, stretch(&flow.placed[i].quote), rect);
    }
    tinted_words(ui, cx, view, line, rect, chosen, &stretch);
    ui.painter().galley(at, galley.clone(), cx.theme.ink1);
    // Before the marks, which a click means first.
    trace::rejected(ui, cx, reading, line, rect, &stretch);
    for &i in &here {
        mark(ui, cx, view, reading, flow, i, line, rect, &stretch);
    }
}

/// The ground of the words that were looked for in the report, and of those that are chosen.
fn tinted_words(
    ui: &Ui,
    cx: &Cx<'_>,
    view: &View,
    line: &Line,
    rect: Rect,
    chosen: Option<&Range<usize>>,
    stretch: &impl Fn(&Range<usize>) -> Option<(f32, f32)>,
) {
    let t = cx.theme;
    let ground = |across: Option<(f32, f32)>, strength: f32| {
        let Some((a, b)) = across else { return };
        let at = Rect::from_min_max(pos2(a, rect.top() + 3.0), pos2(b, rect.bottom() - 3.0));
        ui.painter().rect_filled(at, 0.0, t.accent.gamma_multiply(strength));
    };
    if let Some(range) = chosen.filter(|r| touches(r, &line.range)) {
        ground(stretch(range), if t.dark { 0.4 } else { 0.24 });
    }
    for (range, here) in view.find.on(&line.range) {
        ground(stretch(range), if here { 0.36 } else { 0.14 });
    }
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// One line of text, bold at its head where the flow says so.
pub fn galley(ui: &Ui, folded: &str, line: &Line, letters: f32, color: Color32) -> std::sync::Arc<Galley> {
    let split = line.bold.clamp(line.range.start, line.range.end);
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for (range, bold) in [(line.range.start..split, true), (split..line.range.end, false)] {
        if !range.is_empty() {
            job.append(&folded[range], 0.0, TextFormat::simple(reading_font(letters, bold), color));
        }
    }
    ui.painter().layout_job(job)
}

/// Where a stretch of the folded view begins and ends on a line.
fn across(galley: &Galley, folded: &str, line: &Line, range: &Range<usize>) -> Option<(f32, f32)> {
    let (start, end) = (range.start.max(line.range.start), range.end.min(line.range.end));
    let row = galley.rows.first()?;
    if start >= end {
        return None;
    }
    let count = |to: usize| folded.get(line.range.start..to).map_or(0, |s| s.chars().count());
    let (a, b) = (count(start), count(end));
    let first = row.glyphs.get(a)?;
    let last = row.glyphs.get(b.checked_sub(1)?)?;
    Some((first.pos.x, last.pos.x + last.advance_width))
}

/// A sentence that was gone to is lit for a moment.
fn light(
    ui: &Ui,
    cx: &Cx<'_>,
    view: &View,
    reading: &Reading,
    line: &Line,
    rect: Rect,
    stretch: &impl Fn(&Range<usize>) -> Option<(f32, f32)>,
) {
    let age = ui.input(|i| i.time) - view.lit_at;
    let Some(span) = cx.state.selection.goal.span.filter(|_| age < LIT) else { return };
    let sentence = cx.state.figure().map_or(span, |f| f.evidence.sentence);
    let folded = reading.text.folded_at(sentence.start)..reading.text.folded_at(sentence.end);
    if !touches(&folded, &line.range) {
        return;
    }
    if let Some((a, b)) = stretch(&folded) {
        let alpha = (1.0 - age / LIT) as f32;
        let lit = Rect::from_min_max(pos2(a, rect.top() + 2.0), pos2(b, rect.bottom() - 2.0));
        ui.painter().rect_filled(lit, 0.0, cx.theme.tint.gamma_multiply(alpha));
    }
}

/// The tint of a headline target, and the outline of the chosen figure.
fn ground(ui: &Ui, cx: &Cx<'_>, figure: &Figure, chosen: bool, across: Option<(f32, f32)>, rect: Rect) {
    let Some((a, b)) = across else { return };
    let t = cx.theme;
    let color = t.family(family(cx, figure));
    let half = (rect.height() * 0.42).min(14.0);
    let quote = Rect::from_min_max(pos2(a - 1.0, rect.center().y - half), pos2(b + 1.0, rect.center().y + half + 1.0));
    let tinted = figure.kind == Kind::Target && figure.role == Role::Headline;
    if tinted || chosen {
        let alpha = if chosen {
            0.2
        } else if t.dark {
            0.16
        } else {
            0.11
        };
        ui.painter().rect_filled(quote, CornerRadius::same(3), color.gamma_multiply(alpha));
    }
    if chosen {
        ui.painter().rect_stroke(quote, CornerRadius::same(3), Stroke::new(1.5, t.accent), StrokeKind::Outside);
    }
}

/// The family of a figure's indicator.
pub fn family(cx: &Cx<'_>, figure: &Figure) -> Family {
    cx.state.lexicon.by_id(&figure.indicator).map_or(Family::Other, |i| i.family)
}

/// The shape under a value, and the place to click.
#[expect(clippy::too_many_arguments, reason = "a line's place, its text and the figure on it")]
fn mark(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    view: &mut View,
    reading: &Reading,
    flow: &Flow,
    index: usize,
    line: &Line,
    rect: Rect,
    stretch: &impl Fn(&Range<usize>) -> Option<(f32, f32)>,
) {
    let figure = &reading.figures[index];
    let placed = &flow.placed[index];
    // 两项目标同用一句话: one shape under it, whichever is clicked.
    let shared = flow.placed[..index].iter().any(|p| p.value == placed.value);
    if let Some((a, b)) = stretch(&placed.value).filter(|_| !shared) {
        let color = cx.theme.family(family(cx, figure));
        let y = rect.center().y + flow.size * 0.74;
        let last = placed.value.end <= line.range.end;
        shapes::under(ui.painter(), figure, a, b, y, color, last);
        if last {
            trace::sign(ui, cx, figure, b, rect, flow.size);
        }
    }
    let Some((a, b)) = stretch(&placed.quote) else { return };
    let hit = Rect::from_min_max(pos2(a, rect.top() + 1.0), pos2(b, rect.bottom() - 1.0));
    let id = ui.scope_id().with(("figure", index, line.range.start));
    let response = ui.interact(hit, id, Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
    let name = label(cx, reading, figure);
    let chosen = cx.state.selection.figure == Some(index);
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, chosen, &name));
    focus_ring(ui, cx.theme, &response, hit, 3);
    if response.double_clicked() {
        choosing::sentence_at(cx, view, reading, placed.value.start);
    } else if response.clicked() {
        view.reveal = true;
        cx.view(app::View::Figure(next_here(cx, flow, index)));
    }
}

/// Which figure a click on one means: where several share the same words, each click goes to the next, and past
/// the last to none.
fn next_here(cx: &Cx<'_>, flow: &Flow, index: usize) -> Option<usize> {
    let same = |i: &usize| flow.placed[*i].quote == flow.placed[index].quote;
    let group: Vec<usize> = (0..flow.placed.len()).filter(same).collect();
    match group.iter().position(|i| cx.state.selection.figure == Some(*i)) {
        None => group.first().copied(),
        Some(at) => group.get(at + 1).copied(),
    }
}

/// What a mark is called: 地区生产总值 5%左右.
pub fn label(cx: &Cx<'_>, reading: &Reading, figure: &Figure) -> String {
    format!("{} {}", cx.state.subject(figure), reading.text.words(figure.evidence.value))
}

/// A stretch of furniture: says so, and shows it on a click.
fn fold(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, number: usize, rect: Rect) {
    let t = cx.theme;
    let words = cx.say(if view.unfolded { "furniture-here-hide" } else { "furniture-here" });
    let row = Rect::from_center_size(rect.center(), vec2(rect.width(), 24.0));
    let response = ui.interact(row, ui.scope_id().with(("fold", number)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &words));
    let fill = if response.hovered() { t.sunken } else { t.app };
    ui.painter().rect_filled(row, CornerRadius::same(3), fill);
    focus_ring(ui, t, &response, row, 3);
    icons::paint(ui.painter(), pos2(row.left() + 14.0, row.center().y), 14.0, "eye-off", t.ink3);
    left(ui.painter(), row.left() + 28.0, row.center().y, &words, ink(size::SMALL, t.ink3), row.width() - 36.0);
    if response.clicked() {
        view.unfolded = !view.unfolded;
    }
}
