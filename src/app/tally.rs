//! Counts over the whole library, made once a change and never a frame.

use super::choice::Choice;
use super::library::{Library, is_report};
use super::notes::{NoteKey, Weight, keys};
use super::state::State;

/// What panels say of the library as a whole.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Reports that were recognised.
    pub reports: usize,
    /// How many of them are copies of another, or reports of another kind: their figures are not counted.
    pub copies: usize,
    /// Figures of the others: the rows of the table.
    pub figures: usize,
    /// How many readings the chart takes in.
    pub charted: usize,
    /// Years that have a report with a known place, newest first, with how many.
    pub years: Vec<(i32, usize)>,
    /// Everything a person should know, gravest first.
    pub notes: Vec<(Weight, NoteKey)>,
    seen: Option<Seen>,
}

/// What the counts were made from.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    readings: usize,
    fingerprint: u64,
    failures: usize,
    choice: Choice,
}

/// Which readings these are: another list, or another reading in it, has another number.
pub(super) fn fingerprint(library: &Library) -> u64 {
    let mix = |hash: u64, at: usize| (hash ^ at as u64).wrapping_mul(0x0100_0000_01b3);
    library.readings.iter().map(|r| std::sync::Arc::as_ptr(r) as usize).fold(0xcbf2_9ce4_8422_2325, mix)
}

impl State {
    /// Counts anew when library or choice have changed. While a job runs, not at every file.
    pub(super) fn count(&mut self) {
        let library = &self.library;
        let (readings, failures) = (library.readings.len(), library.failures.len());
        let seen = Seen { readings, fingerprint: fingerprint(library), failures, choice: self.choice.clone() };
        if self.tally.seen.as_ref() == Some(&seen) {
            return;
        }
        let before = self.tally.seen.as_ref().map_or(0, |s| s.readings);
        let few = readings >= before && readings <= before + before / 20;
        if self.job.is_some() && before > 0 && few && failures == self.tally.seen.as_ref().map_or(0, |s| s.failures) {
            return;
        }
        let of = |(i, r)| library.groups.is_counted(i).then_some(r);
        let counted = || library.readings.iter().enumerate().filter_map(of);
        self.tally = Tally {
            reports: library.reports(),
            copies: library.reports() - counted().filter(|r| is_report(r)).count(),
            figures: counted().map(|r| r.figures.len()).sum(),
            charted: self.choice.readings(library).len(),
            years: Choice::years(library),
            notes: keys(self),
            seen: Some(seen),
        };
    }
}
