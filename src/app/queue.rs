//! 待核: what wants a person: what matters most first, and of it the least certain. Made anew when readings change, not while they are being read.

use super::library::{NotCarried, is_report};
use super::state::State;
use crate::figures::Standing;
use crate::reading::Remark;
use crate::review::{Press, Reason, doubt, press, wording};

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A figure of the reading.
    Figure(usize),
    /// Whose report the reading is, and of which year.
    Report,
    /// A decision that found no words: its place in the list of those.
    NotCarried(usize),
}

/// Something that wants a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubtful {
    /// Which reading; null where its file is not here.
    pub reading: Option<usize>,
    /// What of it.
    pub asked: Asked,
    /// Why.
    pub reason: Reason,
    /// How surely it was read, 0–1.
    pub sureness: f32,
    /// How much it matters.
    pub press: Press,
}

/// The queue.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// What matters most first, the least certain of it before the rest; then in the order of the reports.
    pub items: Vec<Doubtful>,
    /// How many of them matter enough to be asked about first.
    pub pressing: usize,
    /// Decisions that found no words.
    pub lost: Vec<NotCarried>,
    /// How many figures a person has spoken of.
    pub done: usize,
    /// The library's number when it was made.
    revision: Option<u64>,
}

impl State {
    /// Brings the queue up to date when readings have changed.
    pub(super) fn requeue(&mut self) {
        if self.job.is_some() || self.queue.revision == Some(self.library.revision) {
            return;
        }
        let mut items = Vec::new();
        let mut done = 0;
        for (reading, r) in self.library.readings.iter().enumerate() {
            let spoken = r.figures.iter().filter(|f| f.standing() != Standing::Machine).count();
            done += spoken + r.dismissed.len();
            if !is_report(r) || !self.library.groups.is_counted(reading) {
                continue;
            }
            let some = Some(reading);
            if r.remarks.iter().any(Remark::asks_whose) {
                let place = r.report.place.as_ref().map_or(0.0, |p| p.confidence);
                let year = r.report.year.as_ref().map_or(0.0, |y| y.confidence);
                let sureness = place.min(year);
                let (asked, reason, press) = (Asked::Report, Reason::Belonging, Press::Grave);
                items.push(Doubtful { reading: some, asked, reason, sureness, press });
            }
            items.extend(r.figures.iter().enumerate().filter_map(|(i, f)| {
                let reason = doubt(r, i)?;
                let press = press(r, i, reason);
                Some(Doubtful { reading: some, asked: Asked::Figure(i), reason, sureness: f.confidence, press })
            }));
        }
        let lost = self.library.not_carried(&self.project.journal);
        items.extend(lost.iter().enumerate().map(|(i, l)| Doubtful {
            reading: l.reading,
            asked: Asked::NotCarried(i),
            reason: Reason::NotCarried,
            sureness: 0.0,
            press: Press::Grave,
        }));
        items.sort_by(|a, b| a.press.cmp(&b.press).then(a.sureness.total_cmp(&b.sureness)));
        let pressing = items.partition_point(|d| d.press < Press::Rest);
        self.queue = Queue { items, pressing, lost, done, revision: Some(self.library.revision) };
    }

    /// Others in the queue that are worded like a figure, at most so many.
    pub fn worded_alike(&self, reading: usize, figure: usize, most: usize) -> Vec<(usize, usize)> {
        let Some((r, f)) = self.library.readings.get(reading).and_then(|r| Some((r, r.figures.get(figure)?))) else {
            return Vec::new();
        };
        let same = wording(r, f);
        let others = self.queue.items.iter().filter_map(|d| match (d.reading, d.asked) {
            (Some(reading), Asked::Figure(figure)) => Some((reading, figure)),
            _ => None,
        });
        let alike = |&(i, j): &(usize, usize)| {
            let other = &self.library.readings[i];
            (i, j) != (reading, figure)
                && other.figures.get(j).is_some_and(|g| {
                    g.indicator == f.indicator && g.kind == f.kind && g.role == f.role && wording(other, g) == same
                })
        };
        others.filter(alike).take(most).collect()
    }
}
