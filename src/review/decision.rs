//! What people decide, as plain data: what a decision is about, what it says, and how it is written down. A decision
//! never names a row by its number; it knows a figure by its text, the span of its value, its indicator and tier, and
//! keeps the words around it.

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::stated::Stated;
use crate::figures::{Figure, Standing, Tier};
use crate::reading::Reading;
use crate::report::Place;
use crate::text::{Span, Text};

/// A report, as decisions know it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReportKey {
    /// The fingerprint of the decoded text of its file.
    pub text: Fingerprint,
    /// 0, 1 … among the reports of the file.
    pub index: usize,
    /// The relative path that the file had then; by it the report is found when its text has changed.
    pub file: String,
}

impl ReportKey {
    /// The key of a reading.
    pub fn of(reading: &Reading) -> Self {
        let text = Fingerprint::of(reading.text.original().as_bytes());
        Self { text, index: reading.index, file: reading.file.clone() }
    }
}

/// A figure, as decisions know it, with the words around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// Where its value stands in the text.
    pub value: Span,
    /// The indicator that the machine read, or that a person gave first.
    pub indicator: String,
    /// The tier, likewise.
    pub tier: Tier,
    /// Whether a person found it.
    pub added: bool,
    /// The words of the value.
    pub words: String,
    /// The words of the shortest stretch that holds name and value.
    pub quote: String,
    /// What stands before the value.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// How many characters around a value are kept.
const AROUND: usize = 40;

impl Mark {
    /// The mark of a figure of a reading.
    pub fn of(figure: &Figure, text: &Text) -> Self {
        let (indicator, tier) =
            figure.review.as_ref().map_or_else(|| (figure.indicator.clone(), figure.tier), |r| r.known_as.clone());
        let added = figure.standing() == Standing::Added;
        Self { indicator, tier, added, ..Self::at(figure.evidence.value, figure.evidence.quote, text) }
    }

    /// The mark of a place in a text, of no indicator yet.
    pub fn at(value: Span, quote: Span, text: &Text) -> Self {
        let folded = text.folded();
        let (from, to) = (text.folded_at(value.start), text.folded_at(value.end));
        let before: Vec<char> = letters(&folded[..from]).rev().take(AROUND).collect();
        Self {
            value,
            indicator: String::new(),
            tier: Tier::Base,
            added: false,
            words: folded.get(from..to).unwrap_or_default().to_owned(),
            quote: text.words(quote).to_owned(),
            before: before.into_iter().rev().collect(),
            after: letters(&folded[to..]).take(AROUND).collect(),
        }
    }

    /// Whether two marks are of one figure of one text.
    pub fn is(&self, other: &Self) -> bool {
        self.value == other.value
            && self.indicator == other.indicator
            && self.tier == other.tier
            && self.added == other.added
    }
}

/// The characters that another source sets alike.
pub fn letters(words: &str) -> impl DoubleEndedIterator<Item = char> + '_ {
    words.chars().filter(|c| !c.is_whitespace())
}

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The report as a whole.
    Report,
    /// One of its figures.
    Figure(Mark),
}

/// What a decision says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// The machine read it right; this is what it read.
    Confirmed(Box<Stated>),
    /// It says this.
    Corrected(Box<Stated>),
    /// Here the report states this, and the machine read nothing.
    Added(Box<Stated>),
    /// It is no figure.
    Rejected,
    /// The machine's reading stands again.
    Withdrawn,
    /// A note beside it; empty to take one away.
    Note(String),
    /// The place the report speaks for.
    Place(Place),
    /// The year whose targets it sets.
    Year(i32),
    /// The session, as a person writes it; empty where there was none.
    Session(String),
    /// Whether it is one report with another.
    Same {
        /// The other.
        with: ReportKey,
        /// Whether it is.
        same: bool,
    },
    /// Whether its file is taken out of the library; the file itself stays where it is.
    Removed(bool),
}

/// Which question a ruling answers: of two on one question the later stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// What a figure is.
    Figure(Span, String, Tier, bool),
    /// What is noted beside a figure.
    FigureNote(Span, String, Tier, bool),
    /// What is noted beside the report.
    Note,
    /// The place.
    Place,
    /// The year.
    Year,
    /// The session.
    Session,
    /// Whether it is one with another.
    Same(Fingerprint, usize),
    /// Whether it is removed.
    Removed,
}

/// A decision: about what, and what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Of which report.
    pub report: ReportKey,
    /// About what of it.
    pub about: About,
    /// What was decided.
    pub ruling: Ruling,
}

impl Decision {
    /// The question it answers.
    pub fn question(&self) -> Question {
        match (&self.about, &self.ruling) {
            (About::Figure(m), Ruling::Note(_)) => Question::FigureNote(m.value, m.indicator.clone(), m.tier, m.added),
            (About::Figure(m), _) => Question::Figure(m.value, m.indicator.clone(), m.tier, m.added),
            (About::Report, Ruling::Place(_)) => Question::Place,
            (About::Report, Ruling::Year(_)) => Question::Year,
            (About::Report, Ruling::Session(_)) => Question::Session,
            (About::Report, Ruling::Same { with, .. }) => Question::Same(with.text, with.index),
            (About::Report, Ruling::Removed(_)) => Question::Removed,
            (About::Report, _) => Question::Note,
        }
    }
}
