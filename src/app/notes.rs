//! Everything a person should know about the library, by weight: files that failed, facts to confirm, gaps.

use super::lexicon::LexiconTrouble;
use super::library::Failure;
use super::state::State;
use crate::figures::Mistake;
use crate::reading::{Reading, Remark};
use crate::review::{Tie, mark};

/// How grave a note is; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing could be read.
    Unreadable,
    /// Region or year want a person.
    Unsure,
    /// A part is missing or was not understood.
    Partial,
    /// Good to know.
    Note,
}

/// One line of the list.
#[derive(Clone, Debug)]
pub enum Note<'a> {
    /// A file that gave nothing.
    Failed(&'a Failure),
    /// The user's lexicon, which is not used; null for the file as a whole.
    Lexicon(&'a LexiconTrouble, Option<&'a Mistake>),
    /// A reading that is one report with an earlier one, or a second report of its place and year.
    Twin {
        /// Which reading.
        reading: usize,
        /// Its relative path.
        file: &'a str,
        /// How it hangs together with the other.
        tie: Tie,
        /// The other's path, or the words that tell this one apart.
        other: String,
    },
    /// A remark on a reading.
    Said {
        /// Which reading.
        reading: usize,
        /// Its relative path.
        file: &'a str,
        /// What is said.
        remark: &'a Remark,
    },
}

impl Note<'_> {
    /// How grave it is.
    pub fn weight(&self) -> Weight {
        match self {
            Note::Failed(_) | Note::Lexicon(..) => Weight::Unreadable,
            Note::Twin { .. } => Weight::Note,
            Note::Said { remark, .. } => weight(remark),
        }
    }
}

fn weight(remark: &Remark) -> Weight {
    match remark {
        Remark::Empty | Remark::Binary | Remark::NotAReport => Weight::Unreadable,
        Remark::RegionUnknown | Remark::YearUnknown | Remark::RegionDisagrees { .. } => Weight::Unsure,
        Remark::RegionUnnamed { .. } | Remark::YearDisagrees { .. } => Weight::Unsure,
        Remark::Fragment | Remark::NoTargets | Remark::Unread { .. } | Remark::Summary { .. } => Weight::Partial,
        Remark::OtherReport { .. } | Remark::Draft { .. } | Remark::Implausible { .. } => Weight::Note,
        Remark::Garbled { .. } | Remark::OtherArticles { .. } => Weight::Note,
    }
}

/// Readings that are one report with another, or beside another of their place and year.
fn twins(state: &State) -> Vec<Note<'_>> {
    let library = &state.library;
    let note = |(reading, r): (usize, &'_ std::sync::Arc<Reading>)| {
        let same = library.groups.same_as(reading).map(|(first, tie)| (tie, library.readings[first].file.clone()));
        let beside = || library.groups.has_twin(reading).then(|| (Tie::Session, mark(&r.report, &r.file)));
        same.or_else(beside).map(|found| (reading, found))
    };
    let found = library.readings.iter().enumerate().filter_map(note);
    found
        .map(|(reading, (tie, other))| Note::Twin { reading, file: &library.readings[reading].file, tie, other })
        .collect()
}

/// All notes, gravest first, then in the order of files.
pub fn notes(state: &State) -> Vec<Note<'_>> {
    let library = &state.library;
    let mut out: Vec<Note<'_>> = library.failures.iter().map(Note::Failed).collect();
    if let Some(trouble) = &state.lexicon_trouble {
        let mistakes = trouble.mistakes();
        out.extend(mistakes.iter().map(|m| Note::Lexicon(trouble, Some(m))));
        out.extend(mistakes.is_empty().then_some(Note::Lexicon(trouble, None)));
    }
    out.extend(twins(state));
    for (reading, r) in library.readings.iter().enumerate() {
        // Where nothing could be read, what else is unknown follows from that.
        let grave = r.remarks.iter().any(|m| weight(m) == Weight::Unreadable);
        let first =
            r.remarks.iter().filter(|m| weight(m) == Weight::Unreadable).min_by_key(|m| **m == Remark::NotAReport);
        let said = r.remarks.iter().filter(|m| if grave { Some(*m) == first } else { true });
        out.extend(said.map(|remark| Note::Said { reading, file: &r.file, remark }));
    }
    out.sort_by_key(Note::weight);
    out
}
