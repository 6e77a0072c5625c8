//! Which readings a comparison takes when nobody picked them one by one.

use super::model::{Source, Wanted};
use crate::region::Level;

/// Returns the readings of the places asked for (all when none is) in the year asked for. Without a year: all, when
/// each place occurs once; otherwise the latest of each place. Reports of unknown year or place are kept when no
/// year, respectively no place, is asked for.
pub fn choose(sources: &[Source<'_>], wanted: &[Wanted], year: Option<i32>) -> Vec<usize> {
    let asked = |s: &Source<'_>| wanted.is_empty() || wanted.iter().any(|w| answers(s, w));
    let found: Vec<usize> = sources
        .iter()
        .enumerate()
        .filter(|(_, s)| s.counted && asked(s) && (year.is_none() || s.year() == year))
        .map(|(i, _)| i)
        .collect();
    if year.is_some() {
        return found;
    }
    let year_of = |i: usize| sources.get(i).and_then(Source::year);
    found
        .iter()
        .copied()
        .filter(|&i| !found.iter().any(|&j| same_place(sources, i, j) && year_of(j) > year_of(i)))
        .collect()
}

/// The readings that are compared where nobody asked for places by name: the nation is the measure of the others and no
/// row among them; alone it is one. Window and command line go by this.
pub fn compared(found: Vec<usize>, level: impl Fn(usize) -> Option<Level>) -> Vec<usize> {
    let nation = |i: &usize| level(*i) == Some(Level::Nation);
    if found.iter().all(nation) { found } else { found.into_iter().filter(|i| !nation(i)).collect() }
}

/// Whether a source speaks for a place that was asked for. Names match whole, without their last word (广州 for
/// 广州市), or from the province down.
pub fn answers(source: &Source<'_>, wanted: &Wanted) -> bool {
    let Some(place) = source.report.place.as_ref().map(|p| &p.value) else { return false };
    if let (Some(a), Some(b)) = (&wanted.code, &place.code) {
        return a == b || place.code_now.as_ref() == Some(a);
    }
    let short = without_kind(&place.name);
    wanted.name == place.name || wanted.name == place.region || (short.chars().count() > 1 && wanted.name == short)
}

/// 广州 of 广州市.
pub(super) fn without_kind(name: &str) -> &str {
    name.strip_suffix(['省', '市', '县', '区', '旗', '州', '盟']).unwrap_or(name)
}

/// Whether two sources speak for the same known place.
pub(super) fn same_place(sources: &[Source<'_>], a: usize, b: usize) -> bool {
    let place = |i: usize| sources.get(i).and_then(|s| s.report.place.as_ref()).map(|p| &p.value);
    match (place(a), place(b)) {
        // A county that became a district is the same place under another name and code.
        (Some(a), Some(b)) if a.code_now.is_some() && a.level == b.level => a.code_now == b.code_now,
        (Some(a), Some(b)) => a.region == b.region && a.code == b.code,
        _ => false,
    }
}
