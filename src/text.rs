//! The decoded original of a report and a folded view of it.
//!
//! Every rule of reading works on the folded view, in which full-width digits, stray spaces, literals such as
//! `&nbsp;`, markup and pasted advertising are gone, so that no rule ever meets them. Every answer is given in
//! the original: a folded range maps back to the bytes it was folded from. This room never decides what the
//! words mean.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of the original text: byte offsets, end exclusive, both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The same stretch as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// The first `n` characters of `s`.
pub fn first_chars(s: &str, n: usize) -> &str {
    let mut rest = s.chars();
    // Many characters at a time are passed over, unlike those of which the places are told.
    let _ = n.checked_sub(1).and_then(|n| rest.nth(n));
    &s[..s.len() - rest.as_str().len()]
}

/// What a stretch of the original is that is no part of any report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Furniture {
    /// Menus, comment boxes, captchas, site maps.
    Navigation,
    /// Disclaimers, notes of copyright and of submission.
    Notice,
    /// Addresses of the page and of its source.
    Address,
    /// Advertising pasted into the text.
    Advertising,
    /// Front matter of a Markdown file.
    FrontMatter,
    /// News items and other articles that share the page.
    OtherArticle,
}

/// One line of the folded view, with what its markup said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Range in the folded text, without the line end.
    pub range: Range<usize>,
    /// `#` count of a Markdown heading, 0 for none.
    pub heading: u8,
    /// How many bytes at the front of the line were bold; the whole line when equal to its length.
    pub bold: usize,
}

/// A run of the map from folded to original.
#[derive(Clone, Copy, Debug)]
struct Run {
    folded: usize,
    folded_len: usize,
    original: usize,
    original_len: usize,
}

/// The decoded original, its folded view, and the way back.
#[derive(Clone, Debug, Default)]
pub struct Text {
    original: String,
    folded: String,
    runs: Vec<Run>,
    lines: Vec<Line>,
    furniture: Vec<(Span, Furniture)>,
}

impl Text {
    /// The decoded text as it stands in the file: UTF-8, without a byte-order mark, line ends as in the file.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// The view that the rules read.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The lines of the folded view; empty lines are left out.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The folded text of a line.
    pub fn line(&self, line: &Line) -> &str {
        &self.folded[line.range.clone()]
    }

    /// How many bytes of the folded view a line takes; 0 where there is none.
    pub fn line_len(&self, line: usize) -> usize {
        self.lines.get(line).map_or(0, |l| l.range.len())
    }

    /// Stretches of the original that belong to no report, in order.
    pub fn furniture(&self) -> &[(Span, Furniture)] {
        &self.furniture
    }

    /// Returns the stretch of the original from which a folded range came.
    pub fn span(&self, folded: Range<usize>) -> Span {
        if self.runs.is_empty() || folded.start >= folded.end {
            let at = self.original_at(folded.start);
            return Span::new(at, at);
        }
        let last = self.run_at(folded.end - 1);
        let end = if last.folded_len == last.original_len {
            last.original + (folded.end - last.folded)
        } else {
            last.original + last.original_len
        };
        Span::new(self.original_at(folded.start), end)
    }

    /// Returns where in the original a byte of the folded view stands.
    pub fn original_at(&self, folded: usize) -> usize {
        if self.runs.is_empty() || folded >= self.folded.len() {
            return self.runs.last().map_or(0, |r| r.original + r.original_len);
        }
        let run = self.run_at(folded);
        if run.folded_len == run.original_len { run.original + (folded - run.folded) } else { run.original }
    }

    /// Returns where in the folded view a byte of the original stands, or where the next kept byte does.
    pub fn folded_at(&self, original: usize) -> usize {
        let i = self.runs.partition_point(|r| r.original + r.original_len <= original);
        match self.runs.get(i) {
            None => self.folded.len(),
            Some(r) if original <= r.original => r.folded,
            Some(r) if r.folded_len == r.original_len => r.folded + (original - r.original),
            Some(r) => r.folded,
        }
    }

    /// The original words of a span.
    pub fn words(&self, span: Span) -> &str {
        self.original.get(span.range()).unwrap_or("")
    }

    fn run_at(&self, folded: usize) -> Run {
        let i = self.runs.partition_point(|r| r.folded + r.folded_len <= folded);
        self.runs[i.min(self.runs.len() - 1)]
    }
}

/// Builds a [`Text`] piece by piece, in the order of the original.
#[derive(Debug)]
pub struct Folding {
    text: Text,
    line_start: usize,
    heading: u8,
    bold: usize,
}

impl Folding {
    /// Starts a folded view of `original`.
    pub fn new(original: String) -> Self {
        let text = Text { folded: String::with_capacity(original.len()), original, ..Text::default() };
        Self { text, line_start: 0, heading: 0, bold: 0 }
    }

    /// The original that is being folded.
    pub fn original(&self) -> &str {
        &self.text.original
    }

    /// The last character of the line that is being written.
    pub fn last(&self) -> Option<char> {
        self.text.folded[self.line_start..].chars().next_back()
    }

    /// Keeps a stretch of the original as it is.
    pub fn keep(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        let at = self.text.folded.len();
        let words = &self.text.original[span.range()];
        self.text.folded.push_str(words);
        if let Some(r) = self.text.runs.last_mut()
            && r.folded_len == r.original_len
            && r.original + r.original_len == span.start
            && r.folded + r.folded_len == at
        {
            r.folded_len += span.len();
            r.original_len += span.len();
            return;
        }
        self.text.runs.push(Run { folded: at, folded_len: span.len(), original: span.start, original_len: span.len() });
    }

    /// Writes `words` for a stretch of the original.
    pub fn replace(&mut self, span: Span, words: &str) {
        if words.is_empty() || span.is_empty() {
            return;
        }
        let at = self.text.folded.len();
        self.text.folded.push_str(words);
        self.text.runs.push(Run {
            folded: at,
            folded_len: words.len(),
            original: span.start,
            original_len: span.len(),
        });
    }

    /// Says that a stretch of the original is furniture.
    pub fn furniture(&mut self, span: Span, what: Furniture) {
        if let Some((last, kind)) = self.text.furniture.last_mut()
            && *kind == what
            && last.end >= span.start
        {
            last.end = span.end;
            return;
        }
        self.text.furniture.push((span, what));
    }

    /// Says that the line being written is a Markdown heading of this level.
    pub fn heading(&mut self, level: u8) {
        self.heading = level;
    }

    /// Says that all that was written of this line so far was bold.
    pub fn bold_so_far(&mut self) {
        self.bold = self.text.folded.len() - self.line_start;
    }

    /// How many digits end what was written of this line.
    pub fn digits_behind(&self) -> usize {
        self.text.folded[self.line_start..].bytes().rev().take_while(u8::is_ascii_digit).count()
    }

    /// Whether all that was written of this line is the number of a list item: `12.`.
    pub fn line_is_number(&self) -> bool {
        let line = &self.text.folded[self.line_start..];
        line.strip_suffix('.').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Whether nothing was written on this line yet.
    pub fn at_line_start(&self) -> bool {
        self.text.folded.len() == self.line_start
    }

    /// Ends a line; `span` is the line end in the original.
    pub fn end_line(&mut self, span: Span) {
        let end = self.text.folded.len();
        if end > self.line_start {
            let range = self.line_start..end;
            self.text.lines.push(Line { range, heading: self.heading, bold: self.bold });
            self.replace(span, "\n");
        }
        self.line_start = self.text.folded.len();
        self.heading = 0;
        self.bold = 0;
    }

    /// Returns the finished text.
    pub fn finish(mut self) -> Text {
        let end = self.text.original.len();
        self.end_line(Span::new(end, end));
        self.text
    }
}
