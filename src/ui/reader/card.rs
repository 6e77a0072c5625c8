//! The evidence card: what the chosen figure says, how it was read, and the sentence it was read in.

use egui::{CornerRadius, Frame, Margin, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::decide::{self, Editing};
use super::fields::fields;
use super::flow::Flow;
use super::page;
use crate::app;
use crate::figures::{Figure, Standing};
use crate::reading::Reading;
use crate::review::SURE;
use crate::text::{Span, Text};
use crate::ui::theme::size;
use crate::ui::widgets::{bold, chip, icon_button, ink, inside, left, width};
use crate::ui::{Cx, icons, shapes, words};

/// How high the card is at the foot of a reader of this width.
pub fn docked_height(ui: &Ui, cx: &Cx<'_>, reading: &Reading, editing: &Editing, wide: f32) -> f32 {
    let Some(figure) = cx.state.figure() else { return 0.0 };
    let galley = sentence_galley(ui, cx, reading, figure, (wide - 32.0, size::SMALL, 3));
    let edited = editing.edits(figure, reading);
    let fields = if edited { 0.0 } else { rows(ui, cx, reading, figure, wide).len() as f32 * 22.0 };
    10.0 + 28.0 + 34.0 + fields + 12.0 + galley.size().y + decide::height(figure, reading, editing) + 48.0
}

/// Draws the card at the foot.
pub fn docked(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, editing: &mut Editing) {
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, cx.theme.surface);
    ui.painter().hline(all.x_range(), all.top() + 0.5, Stroke::new(1.0, cx.theme.line2));
    let inner = all.shrink2(vec2(16.0, 10.0));
    inside(ui, UiBuilder::new().max_rect(inner), |ui| contents(ui, cx, reading, editing, all.width()));
}

/// Draws the card beside the text, at the height of its mark.
pub fn beside(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    reading: &Reading,
    flow: &Flow,
    (pad, port): (f32, Rect),
    editing: &mut Editing,
) {
    let Some(placed) = cx.state.selection.figure.and_then(|i| flow.placed.get(i)) else { return };
    let Some(line) = flow.line_at(placed.value.start).map(|i| &flow.lines[i]) else { return };
    let x = ui.max_rect().left() + pad + flow.measure + 20.0;
    let wide = (ui.max_rect().right() - x - 16.0).clamp(240.0, 380.0);
    // Its height is not known before it is drawn; it never leaves the page at the foot.
    let id = ui.scope_id().with("card-height");
    let height: f32 = ui.data(|d| d.get_temp(id)).unwrap_or(260.0);
    let y = (line.y - 12.0).clamp(port.min.y + 8.0, (port.max.y - height - 12.0).max(port.min.y + 8.0));
    let at = Rect::from_min_size(pos2(x, ui.max_rect().top() + y), vec2(wide, 10.0));
    let t = cx.theme;
    let shadow = ui.visuals().popup_shadow;
    let out = inside(ui, UiBuilder::new().max_rect(at), |ui| {
        let frame = Frame::NONE
            .fill(t.raised)
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(CornerRadius::same(8))
            .shadow(shadow)
            .inner_margin(Margin::symmetric(14, 10));
        frame.show(ui, |ui| contents(ui, cx, reading, editing, wide));
    });
    ui.data_mut(|d| d.insert_temp(id, out.response.rect.height()));
}

fn columns(wide: f32) -> usize {
    if wide >= 440.0 { 3 } else { 2 }
}

fn contents(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, editing: &mut Editing, wide: f32) {
    let Some(figure) = cx.state.figure().cloned() else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, cx, &figure);
    value(ui, cx, reading, &figure);
    if !editing.edits(&figure, reading) {
        grid(ui, cx, reading, &figure, wide);
    }
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rule.x_range(), rule.center().y, cx.theme.hairline());
    sentence(ui, cx, reading, &figure);
    decide::show(ui, cx, reading, &figure, editing);
}

/// The sentence into the clipboard, the indicator into the chart.
fn more(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, figure: &Figure, row: Rect) -> f32 {
    let charted =
        figure.is_annual_target() && cx.state.choice.indicator != figure.indicator && figure.indicator != "other";
    let wide = if charted { 58.0 } else { 28.0 };
    let at = Rect::from_min_max(pos2(row.right() - wide, row.top() + 3.0), row.max);
    inside(ui, UiBuilder::new().max_rect(at).layout(egui::Layout::left_to_right(egui::Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if charted && icon_button(ui, cx.theme, "chart-scatter", &cx.say("show-in-chart")).clicked() {
            cx.chart(app::Charting::Indicator(figure.indicator.clone()));
        }
        if icon_button(ui, cx.theme, "copy", &cx.say("copy-sentence")).clicked() {
            ui.ctx().copy_text(copied(cx, reading, figure));
        }
    });
    row.right() - wide - 8.0
}

/// The family's colour, the indicator, what kind it is, how surely it was read.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, figure: &Figure) {
    let t = cx.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let y = row.center().y;
    let square = Rect::from_center_size(pos2(row.left() + 4.0, y), vec2(8.0, 8.0));
    ui.painter().rect_filled(square, CornerRadius::same(2), t.family(page::family(cx, figure)));
    let close = Rect::from_min_size(pos2(row.right() - 28.0, row.top()), vec2(28.0, 28.0));
    inside(ui, UiBuilder::new().max_rect(close), |ui| {
        if icon_button(ui, t, "x", &cx.say("close")).clicked() {
            cx.view(app::View::Figure(None));
        }
    });
    let right = sureness(ui, cx, figure, close.left() - 6.0, y);
    let chips = [words::kind(cx, figure), words::role(cx, figure)];
    let chip_width: f32 = chips.iter().map(|c| width(ui.painter(), c, ink(size::MICRO, t.ink2)) + 16.0).sum();
    let mut x = row.left() + 16.0;
    let room = right - x - 8.0;
    let name_width = width(ui.painter(), &cx.state.subject(figure), bold(size::UI, t.ink1));
    let with_chips = room > chip_width + name_width + 12.0;
    let name_room = if with_chips { room - chip_width } else { room };
    x = left(ui.painter(), x, y, &cx.state.subject(figure), bold(size::UI, t.ink1), name_room) + 10.0;
    if with_chips {
        for words in &chips {
            x = chip(ui.painter(), pos2(x, y), words, t.ink2, t.sunken).right() + 6.0;
        }
    }
}

fn sureness(ui: &Ui, cx: &Cx<'_>, figure: &Figure, right: f32, y: f32) -> f32 {
    let t = cx.theme;
    let painter = ui.painter();
    if figure.standing() != Standing::Machine {
        // A person has said it: there is nothing left to be more or less sure of.
        let words = cx.say("checked");
        let wide = width(painter, &words, ink(size::SMALL, t.accent));
        left(painter, right - wide, y, &words, ink(size::SMALL, t.accent), wide + 1.0);
        icons::paint(painter, pos2(right - wide - 11.0, y), 14.0, "circle-check", t.accent);
        return right - wide - 22.0;
    }
    let color = if figure.confidence < SURE { t.warn } else { t.ink2 };
    let number = format!("{:.2}", figure.confidence);
    let wide = width(painter, &number, ink(size::SMALL, color));
    left(painter, right - wide, y, &number, ink(size::SMALL, color), wide + 1.0);
    let bar = Rect::from_min_size(pos2(right - wide - 44.0, y - 2.0), vec2(36.0, 4.0));
    painter.rect_filled(bar, CornerRadius::same(2), t.line2);
    let full = Rect::from_min_size(bar.min, vec2(36.0 * figure.confidence.clamp(0.0, 1.0), 4.0));
    painter.rect_filled(full, CornerRadius::same(2), color);
    let words = cx.say("confidence");
    let word = width(painter, &words, ink(size::SMALL, t.ink3));
    left(painter, bar.left() - 8.0 - word, y, &words, ink(size::SMALL, t.ink3), word + 1.0);
    bar.left() - 8.0 - word
}

/// The value as written, large; its shape; how it was read.
fn value(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, figure: &Figure) {
    let t = cx.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let end = more(ui, cx, reading, figure, row);
    let y = row.center().y;
    let written = reading.text.words(figure.evidence.value).replace(['\n', '\r'], "");
    let room = row.width() * 0.5;
    let letters = if written.chars().count() > 12 { size::HEADING } else { size::TITLE };
    let x = left(ui.painter(), row.left(), y, &written, bold(letters, t.ink1), room);
    let center = pos2(x + 40.0, y);
    shapes::alone(ui.painter(), figure, center, 14.0, t.family(page::family(cx, figure)), t.surface);
    let read = words::as_read(cx, figure);
    left(ui.painter(), center.x + 40.0, y, &read, ink(size::UI, t.ink2), end - center.x - 40.0);
}

/// The rows of the grid: a field takes as many columns as its words need, all of them at most.
fn rows(ui: &Ui, cx: &Cx<'_>, reading: &Reading, figure: &Figure, wide: f32) -> Vec<Vec<Field>> {
    let (t, columns) = (cx.theme, columns(wide));
    let step = (wide - 32.0) / columns as f32;
    let mut rows: Vec<Vec<Field>> = Vec::new();
    let mut used = columns;
    for (name, value) in fields(cx, reading, figure) {
        let need = width(ui.painter(), &name, ink(size::SMALL, t.ink3))
            + width(ui.painter(), &value, ink(size::SMALL, t.ink1))
            + 30.0;
        let takes = ((need / step).ceil() as usize).clamp(1, columns);
        if used + takes > columns {
            rows.push(Vec::new());
            used = 0;
        }
        rows.last_mut()
            .into_iter()
            .for_each(|row| row.push(Field { at: used, takes, name: name.clone(), value: value.clone() }));
        used += takes;
    }
    rows
}

/// A field in its place: the first column and how many.
struct Field {
    at: usize,
    takes: usize,
    name: String,
    value: String,
}

fn grid(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading, figure: &Figure, wide: f32) {
    let t = cx.theme;
    for fields in rows(ui, cx, reading, figure, wide) {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        let step = row.width() / columns(wide) as f32;
        for Field { at, takes, name, value } in &fields {
            let (x, wide) = (row.left() + step * *at as f32, step * *takes as f32);
            let end = left(ui.painter(), x, row.center().y, name, ink(size::SMALL, t.ink3), wide * 0.5);
            let room = x + wide - end - 20.0;
            let cell = left(ui.painter(), end + 10.0, row.center().y, value, ink(size::SMALL, t.ink1), room);
            if cell > end + 10.0 + room - 12.0 {
                let hit = Rect::from_min_max(pos2(end, row.top()), pos2(cell, row.bottom()));
                ui.interact(hit, ui.scope_id().with(("field", name)), Sense::hover()).on_hover_text(value);
            }
        }
    }
}

/// The whole sentence around a part of it: a list of aims is cut behind its colon, and what stands before says whose and
/// of which year they are.
fn whole(text: &Text, part: Span) -> Span {
    let folded = text.folded();
    let (from, to) = (text.folded_at(part.start), text.folded_at(part.end));
    let stop = |c: char| matches!(c, '。' | '！' | '？' | '\n');
    let after = |at: usize| at + folded[at..].chars().next().map_or(0, char::len_utf8);
    let start = folded.get(..from).and_then(|s| s.rfind(stop)).map_or(0, after);
    let stopped = folded.get(..to).is_some_and(|s| s.ends_with(stop));
    let end = if stopped { to } else { folded[to..].find(stop).map_or(folded.len(), |at| after(to + at)) };
    let lead = folded[start..from].len() - folded[start..from].trim_start().len();
    text.span(start + lead..end).join(part)
}

/// A few lines of the sentence around the words of the figure, which are darker than the rest.
pub fn sentence_galley(
    ui: &Ui,
    cx: &Cx<'_>,
    reading: &Reading,
    figure: &Figure,
    (wide, letters, most): (f32, f32, usize),
) -> std::sync::Arc<egui::Galley> {
    use egui::epaint::text::{LayoutJob, TextFormat};
    let t = cx.theme;
    let text = &reading.text;
    let (span, quote) = (whole(text, figure.evidence.sentence), figure.evidence.quote);
    let folded = |from: usize, to: usize| {
        text.folded().get(text.folded_at(from)..text.folded_at(to)).unwrap_or("").replace('\n', "")
    };
    let words = folded(span.start, span.end);
    let said = folded(span.start, quote.start).len()..folded(span.start, quote.end).len();
    let face = crate::ui::theme::font(letters, false);
    let mut measure = |_: usize, c: char| ui.fonts_mut(|f| f.glyph_width(&face, c));
    let lines = super::breaking::lines(&words, wide, 0.0, &[], &mut measure);
    let (first, last) = seen(&lines, said.start, most);
    let mut job = LayoutJob::default();
    let mut put = |words: &str, color| {
        let mut format = TextFormat::simple(face.clone(), color);
        format.line_height = Some((letters * 1.58).round());
        job.append(words, 0.0, format);
    };
    for (i, line) in lines.iter().enumerate().take(last).skip(first) {
        let mut line = line.clone();
        if i == first && first > 0 {
            put("…", t.ink2);
            line.start += words[line.clone()].chars().next().map_or(0, char::len_utf8);
        }
        let more = i + 1 == last && last < lines.len();
        if more {
            line.end -= words[line.clone()].chars().next_back().map_or(0, char::len_utf8);
        }
        let (from, to) = (said.start.clamp(line.start, line.end), said.end.clamp(line.start, line.end));
        put(&words[line.start..from], t.ink2);
        put(&words[from..to], t.ink1);
        put(&words[to..line.end], t.ink2);
        put(
            if more {
                "…"
            } else if i + 1 < last {
                "\n"
            } else {
                ""
            },
            t.ink2,
        );
    }
    job.wrap.max_width = f32::INFINITY;
    ui.painter().layout_job(job)
}

/// Which of the lines are seen when there is room for `most` of them and byte `at` must be among them: first and end.
fn seen(lines: &[std::ops::Range<usize>], at: usize, most: usize) -> (usize, usize) {
    let line = lines.iter().position(|l| at < l.end).unwrap_or(0);
    let first = line.saturating_sub(1).min(lines.len().saturating_sub(most));
    (first, (first + most).min(lines.len()))
}

fn sentence(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading, figure: &Figure) {
    let galley = sentence_galley(ui, cx, reading, figure, (ui.available_width(), size::SMALL, 3));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    ui.painter().galley(rect.min, galley, cx.theme.ink2);
    response.on_hover_text(reading.text.words(figure.evidence.sentence));
}

/// The sentence with its source, as it is put on the clipboard.
fn copied(cx: &Cx<'_>, reading: &Reading, figure: &Figure) -> String {
    let source = words::heading(cx, &reading.report, &reading.file);
    format!("{}\n——《{source}》", reading.text.words(figure.evidence.sentence).trim())
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn the_line_of_the_figure_is_among_those_seen() {
        let lines: Vec<_> = (0..6).map(|i| i * 10..i * 10 + 10).collect();
        assert_eq!(seen(&lines, 0, 3), (0, 3));
        assert_eq!(seen(&lines, 35, 3), (2, 5));
        assert_eq!(seen(&lines, 59, 3), (3, 6));
        assert_eq!(seen(&lines[..2], 15, 3), (0, 2));
        assert_eq!(seen(&[], 0, 3), (0, 0));
    }
}
