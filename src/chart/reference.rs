//! What the places of a chart are measured against: nation and parent, or the median of many; and the sentence of the
//! note that names the lines. Draws nothing.

use std::borrow::Cow;

use super::data::Series;
use super::page::plain;
use super::rows::marks::ends;
use super::spec::Spec;
use super::words::{self, Lang};
use crate::comparison::{Comparison, Entry, Reference, Row, Standing};
use crate::figures::Tier;
use crate::quantity::{Bound, Value};
use crate::region::Level;

/// So many rows have a middle worth a line.
const MANY: usize = 10;

/// So many are drawn.
const MOST: usize = 2;

/// Where nation and parent say nothing, the median of many is the reference: the lower of two middle ones, so that it
/// is a number that somebody wrote.
pub(super) fn with_median<'a>(spec: &Spec, series: &'a Series) -> Cow<'a, Series> {
    let c = &series.comparison;
    let first = |r: &Row| {
        let e = r.cell.entries().iter().find(|e| e.standing == Standing::Axis && e.tier == Tier::Base)?;
        (e.value.bound != Bound::Range).then_some((e.value.point()?, e.clone()))
    };
    let mut all: Vec<_> = c.rows.iter().filter_map(first).collect();
    if !c.references.is_empty() || c.common_year().is_none() || all.len() < MANY {
        return Cow::Borrowed(series);
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Some((v, e)) = all.get((all.len() - 1) / 2).cloned() else { return Cow::Borrowed(series) };
    let words = plain(v, c.query.unit.as_deref());
    let value = Value { bound: Bound::Exact, low: Some(v), high: Some(v) };
    let reading = e.reading;
    let entries = vec![Entry { value, words, ..e }];
    let name = median(spec.lang).to_owned();
    let mut own = series.clone();
    own.comparison.references.push(Reference { reading, name, level: Level::County, entries });
    Cow::Owned(own)
}

fn median(lang: Lang) -> &'static str {
    lang.of("中位数", "Median")
}

/// The references that are drawn, with their ends.
pub(super) fn drawn(c: &Comparison) -> impl Iterator<Item = (&Reference, (f64, f64))> {
    c.references.iter().take(MOST).filter_map(|r| Some((r, r.entries.first().and_then(ends)?)))
}

/// What a reference is called.
pub(super) fn name(lang: Lang, r: &Reference) -> &str {
    if r.level == Level::Nation { words::nation(lang) } else { &r.name }
}

/// The sentences that name the lines and bands across the plot.
pub(super) fn told(lang: Lang, c: &Comparison) -> Vec<String> {
    let is_median = |r: &Reference| r.name == median(lang);
    let is_band = |(low, high): (f64, f64)| high > low;
    let names = |band: bool| {
        let those = drawn(c).filter(|(r, e)| is_band(*e) == band && !is_median(r));
        those.map(|(r, _)| name(lang, r).to_owned()).collect::<Vec<_>>().join(lang.of("、", " and "))
    };
    let (lines, bands) = (names(false), names(true));
    let mut all = Vec::new();
    if !lines.is_empty() {
        all.push(match lang {
            Lang::Zh => format!("竖虚线为{lines}的目标"),
            Lang::En => format!("dashed line: the target of {lines}"),
        });
    }
    if !bands.is_empty() {
        all.push(match lang {
            Lang::Zh => format!("灰色竖带为{bands}的目标区间"),
            Lang::En => format!("grey band: the target range of {bands}"),
        });
    }
    if drawn(c).any(|(r, _)| is_median(r)) {
        let words =
            lang.of("竖虚线为所列目标的中位数（区间不计）", "dashed line: the median of these targets, ranges apart");
        all.push(words.to_owned());
    }
    all
}
