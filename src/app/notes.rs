//! Everything a person should know about the library, by weight: files that failed, facts to confirm, gaps.

use super::library::{Failure, Library};
use crate::reading::Remark;

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
            Note::Failed(_) => Weight::Unreadable,
            Note::Said { remark, .. } => weight(remark),
        }
    }
}

fn weight(remark: &Remark) -> Weight {
    match remark {
        Remark::Empty | Remark::Binary | Remark::NotAReport => Weight::Unreadable,
        Remark::RegionUnknown | Remark::YearUnknown | Remark::RegionDisagrees { .. } => Weight::Unsure,
        Remark::RegionUnnamed { .. } | Remark::YearDisagrees { .. } => Weight::Unsure,
        Remark::Fragment | Remark::NoTargets | Remark::Unread { .. } => Weight::Partial,
        Remark::Garbled { .. } | Remark::OtherArticles { .. } => Weight::Note,
    }
}

/// All notes, gravest first, then in the order of files.
pub fn notes(library: &Library) -> Vec<Note<'_>> {
    let mut out: Vec<Note<'_>> = library.failures.iter().map(Note::Failed).collect();
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
