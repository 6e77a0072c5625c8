//! A report laid out: paragraphs broken into lines with their heights, once for a width. Draws nothing.

use std::collections::HashMap;
use std::ops::Range;

use super::breaking;
use crate::figures::Evidence;
use crate::reading::Reading;
use crate::text::{Span, Text};
use crate::ui::theme::reading_font;

/// What a line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Words of the folded view.
    Words,
    /// A stretch that belongs to no report, folded away: its number.
    Fold(usize),
    /// Words of the original that were folded away.
    Unfolded(Range<usize>),
}

/// A line as it stands on the page.
#[derive(Clone, Debug)]
pub struct Line {
    /// Bytes of the folded view; empty for furniture.
    pub range: Range<usize>,
    /// Up to this byte of the folded view the words are bold.
    pub bold: usize,
    /// From the top of the page.
    pub y: f32,
    /// Height.
    pub height: f32,
    /// From the left edge of the measure.
    pub x: f32,
    /// What it shows.
    pub shown: Shown,
}

/// Where a figure stands in the folded view.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Name and value.
    pub quote: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

/// A report, laid out.
#[derive(Debug, Default)]
pub struct Flow {
    /// From top to bottom.
    pub lines: Vec<Line>,
    /// Height of the whole page.
    pub height: f32,
    /// By figure.
    pub placed: Vec<Placed>,
    /// Letters' size.
    pub size: f32,
    /// Width of a full line.
    pub measure: f32,
    /// How many stretches of furniture lie in the report.
    pub folds: usize,
}

/// Leading of the reading size.
const LEADING: f32 = 1.93;

/// Lays a report out for a width.
pub fn lay_out(ui: &egui::Ui, reading: &Reading, size: f32, measure: f32, unfolded: bool) -> Flow {
    let text = &reading.text;
    let range = reading.report.folded(text);
    let placed: Vec<Placed> = reading.figures.iter().map(|f| place(text, &f.evidence)).collect();
    let mut setter = Setter::new(ui, size, measure, &placed);
    let bold = bold_stretches(reading);
    let mut furniture =
        text.furniture().iter().filter(|(s, _)| reading.report.span.contains(*s)).enumerate().peekable();
    for line in text.lines().iter().filter(|l| l.range.start >= range.start && l.range.start < range.end) {
        while let Some((i, (span, _))) = furniture.next_if(|(_, (s, _))| text.folded_at(s.start) <= line.range.start) {
            setter.furniture(i, text, *span, unfolded);
        }
        let words = text.line(line);
        let trimmed = words.trim_start();
        let start = line.range.start + words.len() - trimmed.len();
        let head = bold.iter().find(|b| b.start < line.range.end && b.end > line.range.start);
        let end = line.range.start + words.trim_end().len();
        setter.paragraph(text.folded(), start..end.max(start), head.map_or(0, |b| b.end), line.heading > 0);
    }
    for (i, (span, _)) in furniture {
        setter.furniture(i, text, *span, unfolded);
    }
    let folds = text.furniture().iter().filter(|(s, _)| reading.report.span.contains(*s)).count();
    Flow { lines: setter.lines, height: setter.y + 40.0, size, measure, folds, placed: placed.clone() }
}

fn place(text: &Text, evidence: &Evidence) -> Placed {
    let folded = |s: Span| text.folded_at(s.start)..text.folded_at(s.end).max(text.folded_at(s.start));
    Placed { quote: folded(evidence.quote), value: folded(evidence.value) }
}

/// The headings and the title, in the folded view.
fn bold_stretches(reading: &Reading) -> Vec<Range<usize>> {
    let text = &reading.text;
    let title = reading.report.title.as_ref().and_then(|t| t.span);
    let headings = reading.report.sections.iter().map(|s| s.heading);
    title.into_iter().chain(headings).map(|s| text.folded_at(s.start)..text.folded_at(s.end)).collect()
}

struct Setter<'a> {
    ui: &'a egui::Ui,
    widths: HashMap<(char, bool), f32>,
    /// Values that are kept on one line, in the order of the text: as long as each is a value and not a sentence.
    kept: Vec<Range<usize>>,
    size: f32,
    measure: f32,
    y: f32,
    lines: Vec<Line>,
}

impl<'a> Setter<'a> {
    fn new(ui: &'a egui::Ui, size: f32, measure: f32, placed: &[Placed]) -> Self {
        let mut kept: Vec<_> = placed.iter().map(|p| p.value.clone()).filter(|v| v.len() <= 30).collect();
        kept.sort_by_key(|v| v.start);
        Self { ui, widths: HashMap::new(), kept, size, measure, y: 14.0, lines: Vec::new() }
    }

    fn char_width(&mut self, c: char, bold: bool) -> f32 {
        let (ui, size) = (self.ui, self.size);
        let measure = || ui.fonts_mut(|f| f.glyph_width(&reading_font(size, bold), c));
        *self.widths.entry((c, bold)).or_insert_with(measure)
    }

    fn paragraph(&mut self, folded: &str, range: Range<usize>, bold: usize, heading: bool) {
        if range.is_empty() {
            return;
        }
        let whole = bold >= range.end || heading;
        let bold = if whole { range.end } else { bold };
        let indent = if whole { 0.0 } else { self.size * 2.0 };
        if whole && !self.lines.is_empty() {
            self.y += self.size * 0.4;
        }
        let first = self.kept.partition_point(|v| v.start < range.start);
        let here = self.kept[first..].iter().take_while(|v| v.start < range.end).filter(|v| v.end <= range.end);
        let keep: Vec<_> = here.map(|v| v.start - range.start..v.end - range.start).collect();
        let measure = self.measure;
        let mut width = |at: usize, c: char| self.char_width(c, range.start + at < bold);
        let broken = breaking::lines(&folded[range.clone()], measure, indent, &keep, &mut width);
        for (i, line) in broken.into_iter().enumerate() {
            let x = if i == 0 { indent } else { 0.0 };
            self.push(range.start + line.start..range.start + line.end, bold, x, Shown::Words);
        }
        self.y += self.size * 0.55;
    }

    fn push(&mut self, range: Range<usize>, bold: usize, x: f32, shown: Shown) {
        let height = (self.size * LEADING).round();
        self.lines.push(Line { range, bold, y: self.y, height, x, shown });
        self.y += height;
    }

    /// A stretch of furniture: one row that says so, and its words when they are to be shown.
    fn furniture(&mut self, number: usize, text: &Text, span: Span, unfolded: bool) {
        let at = text.folded_at(span.start);
        self.push(at..at, 0, 0.0, Shown::Fold(number));
        if unfolded {
            let words = text.words(span);
            for part in words.lines().filter(|l| !l.trim().is_empty()) {
                let start = span.start + (part.as_ptr() as usize - words.as_ptr() as usize);
                let measure = self.measure;
                let mut width = |_: usize, c: char| self.char_width(c, false);
                for line in breaking::lines(part, measure, 0.0, &[], &mut width) {
                    self.push(at..at, 0, 0.0, Shown::Unfolded(start + line.start..start + line.end));
                }
            }
        }
        self.y += self.size * 0.55;
    }
}

impl Flow {
    /// The line that holds a byte of the folded view, or the next one.
    pub fn line_at(&self, folded: usize) -> Option<usize> {
        if self.lines.is_empty() {
            return None;
        }
        // Lines stand in the order of the text, folded ones at the place where they were cut out.
        let first = self.lines.partition_point(|l| l.range.end <= folded);
        let found = self.lines[first..].iter().position(|l| l.shown == Shown::Words);
        Some(found.map_or(self.lines.len() - 1, |i| first + i))
    }

    /// The lines between two heights.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.lines.partition_point(|l| l.y + l.height < top);
        let last = self.lines.partition_point(|l| l.y <= bottom);
        first..last.max(first)
    }
}
