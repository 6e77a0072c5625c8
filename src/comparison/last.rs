//! Last year's target: which of its tellings counts. One rule for tables, charts and files.
//!
//! The aim that was changed within the year counts where its number is known (a person may have given it), then what last year's report states, then
//! what this year's review tells again beside a result.

use super::choice::same_place;
use super::compare::{Axis, clean, entry};
use super::given::Given;
use super::model::{Entry, Source, Standing, Turned};
use super::stated::stated;
use super::table::{Retold, Said};
use crate::figures::{Figure, PriorTarget, Tier};

/// How last year's target is known that is not taken from last year's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retelling {
    /// Whether it had been changed within the year.
    pub revised: bool,
    /// Whether it was reckoned from a distance (高于预期目标0.8个百分点) and is nowhere written.
    pub reckoned: bool,
}

/// Whether a retelling counts and not last year's report: `stated` by the report, `revised` of the retelling where
/// there is one.
pub(super) fn retelling_counts(stated: bool, revised: Option<bool>) -> bool {
    revised.is_some_and(|revised| revised || !stated)
}

/// The words of a review on last year's aim.
pub(super) fn said(s: &Source<'_>, reading: usize, p: &PriorTarget) -> Said {
    let words = clean(s.text, p.words).trim_matches(['，', '（', '）', ' ']).to_owned();
    Said { reading, span: p.words, words }
}

/// The first aim with a number that is told beside one of these results, and beside which.
pub(super) fn retold(
    s: &Source<'_>,
    reading: usize,
    results: impl IntoIterator<Item = usize>,
) -> Option<(usize, Retold)> {
    results.into_iter().find_map(|i| {
        let f = s.figures.get(i)?;
        let prior = f.further.prior_target?;
        let value = prior.value?;
        let words = value.written(f.unit.as_deref());
        let said = Some(said(s, reading, &prior));
        let (revised, reckoned) = (prior.revised, prior.reckoned);
        Some((i, Retold { value, words, unit: f.unit.clone(), revised, reckoned, said }))
    })
}

/// Last year's target of a row as an axis has it, and how it is known where last year's report is not what counts.
pub(super) fn last_target(
    axis: &Axis<'_>,
    sources: &[Source<'_>],
    reading: usize,
    results: &[Entry],
    given: Option<Given<'_>>,
) -> (Vec<Entry>, Option<Retelling>) {
    let Some(s) = sources.get(reading) else { return (Vec::new(), None) };
    let result = results.iter().find_map(|e| e.figure);
    let own = given.and_then(|g| g.aim_entry(axis, (reading, result), &g.last_aim(s)?));
    if let Some(own) = own {
        return (vec![own], Some(Retelling { revised: true, reckoned: false }));
    }
    let report = before(sources, reading).and_then(|i| Some(stated(axis, sources.get(i)?, i))).unwrap_or_default();
    let told = retold(s, reading, results.iter().filter_map(|e| e.figure));
    let counts = retelling_counts(!report.is_empty(), told.as_ref().map(|t| t.1.revised));
    let Some((i, retold)) = told.filter(|_| counts) else {
        return (report.into_iter().filter(|e| e.standing == Standing::Axis).collect(), None);
    };
    let aim = s.figures.get(i).map(|f| beside(axis, s, (reading, i), f, &retold));
    // 下降3%，未达到增长5%的目标: which way an aim goes that stands beside a fall is not told.
    let fits = |e: &Entry| e.standing == Standing::Axis && e.turned != Some(Turned::Sign);
    let how = Retelling { revised: retold.revised, reckoned: retold.reckoned };
    let found: Vec<Entry> = aim.into_iter().filter(fits).collect();
    let how = Some(how).filter(|_| !found.is_empty());
    (found, how)
}

/// The report of the same place a year before.
pub(super) fn before(sources: &[Source<'_>], reading: usize) -> Option<usize> {
    let year = sources.get(reading).and_then(Source::year)? - 1;
    let all = sources.iter().enumerate().filter(|(_, s)| s.counted && s.year() == Some(year));
    all.map(|(i, _)| i).find(|&i| same_place(sources, i, reading))
}

/// An aim that is told beside a result, as an entry; it leads to the sentence of the result.
fn beside(axis: &Axis<'_>, s: &Source<'_>, (reading, i): (usize, usize), f: &Figure, told: &Retold) -> Entry {
    let aim = Figure { value: told.value, tier: Tier::Base, tone_word: None, ..f.clone() };
    // The number is another than that of the result, and yet by nobody's hand.
    Entry { words: told.words.clone(), by_hand: false, ..entry(axis, s, reading, i, &aim) }
}
