//! Whether a stretch of a report tells what was done, where no heading says so and no aims part it: a text that was cut
//! off behind its review holds nothing else.

use std::ops::Range;

use super::draft::{Draft, Drafts};
use super::needles::Needles;
use crate::report::Part;

/// Words of what was done: compared with the year before, won, finished.
static DONE: Needles = Needles::new(&[
    "比上年",
    "同比",
    "较上年",
    "比去年",
    "荣获",
    "获评",
    "获批",
    "被评为",
    "实现了",
    "完成了",
    "投入使用",
    "建成投",
    "通过验收",
    "一年来",
    "过去一年",
    "去年",
    "位居",
    "居全",
    "累计",
]);

/// Words of what is to be done. 要 opens a clause of its own: 主要, 重要 and 需要 are other words.
static TO_DO: Needles =
    Needles::new(&["力争", "确保", "今年", "明年", "新的一年", "，要", "；要", "将", "到20", "到“"]);

/// So many sentences that tell what was done are enough, if they are twice as many as those of what is to be done: in the
/// corpus nine in ten of the sections that a heading calls a review, and 3 of 2,345 that it calls a plan.
const ENOUGH: usize = 4;

/// For each sentence whether no heading says what part it stands in, and what stands around it tells what was done: its own
/// section, or where that says little the whole run of such sections.
pub(super) fn told(drafts: &Drafts<'_>) -> Vec<bool> {
    let list = &drafts.list;
    let unknown = |d: &Draft| d.part == Part::Unknown;
    let mut told = Vec::with_capacity(list.len());
    for run in list.chunk_by(|a, b| unknown(a) == unknown(b)) {
        let end = told.len() + run.len();
        if !run.first().is_some_and(unknown) {
            told.resize(end, false);
            continue;
        }
        let whole = Tally::of(drafts, told.len()..end).says().unwrap_or_default();
        for section in run.chunk_by(|a, b| a.top == b.top) {
            let at = told.len()..told.len() + section.len();
            told.resize(at.end, Tally::of(drafts, at.clone()).says().unwrap_or(whole));
        }
    }
    told
}

/// How many sentences tell of each.
struct Tally {
    done: usize,
    to_do: usize,
}

impl Tally {
    fn of(drafts: &Drafts<'_>, at: Range<usize>) -> Self {
        let count = |is: &dyn Fn(&str) -> bool| at.clone().filter(|i| is(drafts.words(*i))).count();
        Self {
            done: count(&|words| DONE.stand_in(words)),
            to_do: count(&|words| TO_DO.stand_in(words) || words.starts_with('要')),
        }
    }

    /// Whether they tell what was done; nothing where too few tell of either.
    fn says(&self) -> Option<bool> {
        (self.done.max(self.to_do) >= ENOUGH).then_some(self.done > 2 * self.to_do)
    }
}
