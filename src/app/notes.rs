//! Everything a person should know about the library, by weight: files that failed, facts to confirm, gaps.

use super::lexicon::LexiconTrouble;
use super::library::Failure;
use super::state::State;
use crate::figures::Mistake;
use crate::reading::Remark;
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
        Remark::Empty | Remark::Binary | Remark::OtherFormat { .. } | Remark::NotAReport => Weight::Unreadable,
        Remark::RegionUnknown | Remark::YearUnknown | Remark::RegionDisagrees { .. } => Weight::Unsure,
        Remark::RegionUnnamed { .. } | Remark::YearDisagrees { .. } => Weight::Unsure,
        Remark::Fragment | Remark::NoTargets | Remark::Unread { .. } | Remark::Summary { .. } => Weight::Partial,
        Remark::OtherReport { .. } | Remark::Draft { .. } | Remark::Implausible { .. } => Weight::Note,
        Remark::Garbled { .. } | Remark::OtherArticles { .. } => Weight::Note,
    }
}

/// Which note, small enough to be kept for a whole library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKey {
    /// Of the failures.
    Failed(usize),
    /// Of the mistakes in the user's lexicon; null for the file as a whole.
    Lexicon(Option<usize>),
    /// The reading that has a twin.
    Twin(usize),
    /// The reading, and which of its remarks.
    Said(usize, usize),
}

/// All notes by their keys, gravest first, then in the order of files.
pub(super) fn keys(state: &State) -> Vec<(Weight, NoteKey)> {
    let library = &state.library;
    let mut out: Vec<(Weight, NoteKey)> =
        (0..library.failures.len()).map(|i| (Weight::Unreadable, NoteKey::Failed(i))).collect();
    if let Some(trouble) = &state.lexicon_trouble {
        let mistakes = trouble.mistakes().len();
        let all = if mistakes == 0 { vec![None] } else { (0..mistakes).map(Some).collect() };
        out.extend(all.into_iter().map(|i| (Weight::Unreadable, NoteKey::Lexicon(i))));
    }
    let twin = |i: &usize| library.groups.same_as(*i).is_some() || library.groups.has_twin(*i);
    out.extend((0..library.readings.len()).filter(twin).map(|i| (Weight::Note, NoteKey::Twin(i))));
    for (reading, r) in library.readings.iter().enumerate() {
        // Where nothing could be read, what else is unknown follows from that.
        let unreadable = |m: &Remark| weight(m) == Weight::Unreadable;
        let first = r.remarks.iter().filter(|m| unreadable(m)).min_by_key(|m| **m == Remark::NotAReport);
        let said = |m: &Remark| first.is_none_or(|f| f == m);
        let said = r.remarks.iter().enumerate().filter(|(_, m)| said(m));
        out.extend(said.map(|(i, m)| (weight(m), NoteKey::Said(reading, i))));
    }
    out.sort_by_key(|n| n.0);
    out
}

/// A note by its key; null when what it was about is gone.
pub fn note(state: &State, key: NoteKey) -> Option<Note<'_>> {
    let library = &state.library;
    Some(match key {
        NoteKey::Failed(i) => Note::Failed(library.failures.get(i)?),
        NoteKey::Lexicon(i) => {
            let trouble = state.lexicon_trouble.as_ref()?;
            Note::Lexicon(trouble, i.and_then(|i| trouble.mistakes().get(i)))
        }
        NoteKey::Twin(reading) => {
            let r = library.readings.get(reading)?;
            let (tie, other) = match library.groups.same_as(reading) {
                Some((first, tie)) => (tie, library.readings.get(first)?.file.clone()),
                None => (Tie::Session, mark(&r.report, &r.file)),
            };
            Note::Twin { reading, file: &r.file, tie, other }
        }
        NoteKey::Said(reading, i) => {
            let r = library.readings.get(reading)?;
            Note::Said { reading, file: &r.file, remark: r.remarks.get(i)? }
        }
    })
}
