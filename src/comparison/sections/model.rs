//! What stands side by side. Plain data; ranges are bytes of each report's folded text.

use std::ops::Range;

use crate::figures::{Figure, Matter};
use crate::reading::Reading;
use crate::report::Report;
use crate::text::Text;

/// A report that takes part.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// Index of its reading.
    pub reading: usize,
    /// Its outline.
    pub report: &'a Report,
    /// Its text.
    pub text: &'a Text,
    /// Its figures: the passage of headline targets is no part of the work.
    pub figures: &'a [Figure],
    /// 民生实事.
    pub matters: &'a [Matter],
}

impl<'a> Party<'a> {
    /// A reading as a party.
    pub fn of(index: usize, r: &'a Reading) -> Self {
        Self { reading: index, report: &r.report, text: &r.text, figures: &r.figures, matters: &r.matters }
    }
}

/// Plans side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// The readings, in the order of the columns.
    pub readings: Vec<usize>,
    /// One a subject.
    pub rows: Vec<SubjectRow>,
}

/// A subject across the reports.
#[derive(Clone, Debug, PartialEq)]
pub struct SubjectRow {
    /// The id of the subject; [`super::MATTERS`] for the lists of 民生实事.
    pub subject: String,
    /// One a report; null where it says nothing on it.
    pub parts: Vec<Option<Part>>,
    /// Of two years of one place: what became of the clauses.
    pub turnover: Option<Turnover>,
}

/// What a report says on a subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// As which subject of its plan it comes, from 1; 0 for lists.
    pub order: usize,
    /// 提法: the headings and the first words of its paragraphs.
    pub phrases: Vec<String>,
    /// Its paragraphs.
    pub passages: Vec<Passage>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The heading above it, without its number.
    pub heading: String,
    /// The section it stands in.
    pub section: Option<usize>,
    /// Its words.
    pub range: Range<usize>,
    /// Stretches that another report has word for word.
    pub shared: Vec<Range<usize>>,
    /// Clauses of which the others say nothing alike; of two years of one place, what is new or no longer said.
    pub only: Vec<Range<usize>>,
    /// Of two years of one place: clauses that the other year says in other words.
    pub reworded: Vec<Range<usize>>,
    /// Numbers of indicators for which another report states one here, too.
    pub figures: Vec<Range<usize>>,
}

/// What became of the clauses from one year to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// Word for word, or nearly.
    pub kept: usize,
    /// Said in other words.
    pub reworded: usize,
    /// Not said the year before.
    pub new: usize,
    /// Said the year before and no longer.
    pub dropped: usize,
}
