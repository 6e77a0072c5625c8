//! How many reports mention what was looked for: by year, by place with the places below it.

use std::collections::BTreeMap;

/// What counting must know of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its year.
    pub year: Option<i32>,
    /// Its place, as a number of the caller's list.
    pub place: Option<usize>,
    /// How often it mentions it.
    pub hits: usize,
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Places in the texts.
    pub hits: usize,
    /// Reports that mention it.
    pub reports: usize,
    /// All reports.
    pub of: usize,
}

impl Count {
    fn add(&mut self, report: &Counted) {
        self.hits += report.hits;
        self.reports += usize::from(report.hits > 0);
        self.of += 1;
    }

    /// Which part of the reports mention it, from 0 to 1.
    pub fn share(&self) -> f64 {
        if self.of == 0 { 0.0 } else { self.reports as f64 / self.of as f64 }
    }
}

/// All together.
pub fn total<'a>(reports: impl IntoIterator<Item = &'a Counted>) -> Count {
    let mut out = Count::default();
    reports.into_iter().for_each(|r| out.add(r));
    out
}

/// Year by year, oldest first; reports without a year are left out.
pub fn by_year<'a>(reports: impl IntoIterator<Item = &'a Counted>) -> BTreeMap<i32, Count> {
    let mut out: BTreeMap<i32, Count> = BTreeMap::new();
    for report in reports {
        if let Some(year) = report.year {
            out.entry(year).or_default().add(report);
        }
    }
    out
}

/// Place by place: each counts its own reports and those of all places below. `above` names the place above each.
pub fn by_place<'a>(reports: impl IntoIterator<Item = &'a Counted>, above: &[Option<usize>]) -> Vec<Count> {
    let mut out = vec![Count::default(); above.len()];
    for report in reports {
        let mut next = report.place;
        // No tree is deeper than its places are many: a ring in the list would end here.
        for _ in 0..above.len() {
            let Some(count) = next.and_then(|i| out.get_mut(i)) else { break };
            count.add(report);
            next = next.and_then(|i| above.get(i).copied().flatten());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(year: i32, place: usize, hits: usize) -> Counted {
        Counted { year: Some(year), place: Some(place), hits }
    }

    #[test]
    fn a_place_counts_those_below_and_a_year_its_own() {
        // 0 a province, 1 and 2 its cities, 3 a county of 2.
        let above = [None, Some(0), Some(0), Some(2)];
        let all = [report(2025, 0, 1), report(2026, 1, 0), report(2026, 3, 2)];
        let places = by_place(&all, &above);
        let of = |i: usize| (places[i].hits, places[i].reports, places[i].of);
        assert_eq!((of(0), of(1), of(2), of(3)), ((3, 2, 3), (0, 0, 1), (2, 1, 1), (2, 1, 1)));
        let years = by_year(&all);
        assert_eq!((years[&2025].share(), years[&2026].share()), (1.0, 0.5));
        assert_eq!(total(&all), Count { hits: 3, reports: 2, of: 3 });
    }

    #[test]
    fn a_ring_ends() {
        let counts = by_place(&[report(2026, 0, 1)], &[Some(1), Some(0)]);
        assert!(counts.iter().all(|c| c.hits >= 1));
    }
}
