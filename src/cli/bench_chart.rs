//! `duibiao bench FOLDER --charts`: how long each kind of chart takes to gather, to lay out and to be written as a PNG of
//! 1600 × 1000. A measurement, no test.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use super::load;
use crate::chart::{Kind, Spec, draw, gather};
use crate::comparison::{Facts, Source};
use crate::export;
use crate::fonts::Fonts;
use crate::host::{self, timed};
use crate::locale::Locale;
use crate::reading::{Reading, Rules};

/// So many places are in a chart of all provincial units.
const PROVINCES: usize = 31;

/// Draws every kind from 31 reports of the year that has the most, then from all of them, and writes the best of five
/// times; returns the exit status.
pub fn run(paths: &[PathBuf], rules: &Rules, locale: &Locale) -> u8 {
    let mut readings: Vec<Reading> = Vec::new();
    load::each(paths, rules, locale, |r| {
        readings.extend(r);
        true
    });
    let sources: Vec<Source<'_>> = readings.iter().map(Source::of).collect();
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    sources.iter().filter_map(Source::year).for_each(|y| *years.entry(y).or_default() += 1);
    let year = years.into_iter().max_by_key(|y| y.1).map(|y| y.0);
    let of_year: Vec<usize> = (0..sources.len()).filter(|&i| sources[i].year() == year).collect();
    let mut words = String::new();
    for n in [PROVINCES.min(of_year.len()), of_year.len()] {
        for kind in Kind::ALL {
            let chosen = of_year.get(..n).map(<[usize]>::to_vec);
            let readings = if kind.takes_years() { chosen } else { chosen.filter(|_| n == PROVINCES) };
            let spec = Spec { kind, year, readings, ..Spec::default() };
            let [gathered, laid, written] = best(&spec, &sources, rules);
            let ms = |t: Duration| t.as_secs_f64() * 1000.0;
            let _ = writeln!(
                words,
                "{kind:?} of {n}: gather {:.1} ms, layout {:.1} ms, png {:.1} ms",
                ms(gathered),
                ms(laid),
                ms(written)
            );
        }
    }
    u8::from(host::write_out(words.as_bytes()).is_err())
}

/// The shortest time of gathering, layout and PNG.
fn best(spec: &Spec, sources: &[Source<'_>], rules: &Rules) -> [Duration; 3] {
    let fonts = Fonts::bundled();
    let mut best = [Duration::MAX; 3];
    for _ in 0..5 {
        let (data, gathered) = timed(|| gather(spec, sources, &rules.figures.lexicon, &Facts::default()));
        let (drawn, laid) = timed(|| draw(spec, &data, &fonts));
        let (_, written) = timed(|| export::png(&drawn.scene, 144.0));
        for (best, now) in best.iter_mut().zip([gathered, laid, written]) {
            *best = now.min(*best);
        }
    }
    best
}
