//! What a chart is drawn from: the same input for every kind, gathered by one hand for window and command line.
//!
//! Asks `comparison` the questions that a [`Spec`] means; lays nothing out.

use super::spec::{Kind, Spec, Subject};
use crate::comparison::{
    Comparison, Facts, Given, Query, Row, Source, compare_given, default_query, levels, over_years,
};
use crate::figures::{Family, Lexicon, Sense};

/// One indicator and what its reports state: a row a report, of one year or of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The indicator, as the lexicon names it.
    pub subject: Subject,
    /// Its rows.
    pub comparison: Comparison,
    /// The reports of the year after the last one asked for, where a kind shows what was reached in that year: they alone
    /// tell it, and nothing else of them is shown.
    pub after: Vec<Row>,
}

/// What a chart is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// The indicator of the chart.
    pub first: Series,
    /// Further indicators, for the kinds that show several.
    pub more: Vec<Series>,
}

impl Data {
    /// One indicator.
    pub fn one(comparison: Comparison, subject: Subject) -> Self {
        Self { first: Series { subject, comparison, after: Vec::new() }, more: Vec::new() }
    }

    /// All series, the first one first.
    pub fn all(&self) -> impl Iterator<Item = &Series> {
        std::iter::once(&self.first).chain(&self.more)
    }

    /// Whether no report answers.
    pub fn is_empty(&self) -> bool {
        self.all().all(|s| s.comparison.rows.is_empty())
    }
}

/// Gathers what the specification asks for. Years, levels and indicators beyond the first are taken only by the
/// kinds that show them. `facts` are numbers from outside; none where there are none.
pub fn gather(spec: &Spec, sources: &[Source<'_>], lexicon: &Lexicon, facts: &Facts) -> Data {
    let series = |id: &String| series(spec, id, sources, lexicon, facts);
    let first = series(&spec.indicator);
    let several = spec.kind.takes_indicators();
    let also = spec.also.iter().filter(|id| several && **id != spec.indicator);
    Data { first, more: also.map(series).collect() }
}

fn series(spec: &Spec, id: &str, sources: &[Source<'_>], lexicon: &Lexicon, facts: &Facts) -> Series {
    let indicator = lexicon.by_id(id);
    let subject = indicator.map_or_else(
        || Subject { name: id.to_owned(), family: Family::Other, sense: Sense::Point },
        |i| Subject::of(i, spec.lang),
    );
    let asked = Query { index: indicator.and_then(|i| i.index), ..default_query(id, sources) };
    let mut query = spec.query(asked);
    match spec.kind {
        Kind::Trend | Kind::Multiples => over(spec, &mut query, sources),
        Kind::Bar if spec.years.is_some() && spec.also.is_empty() => over(spec, &mut query, sources),
        Kind::Ladder => {
            let chosen = chosen(&query, sources);
            let year = |i: &usize| sources.get(*i).and_then(Source::year);
            let year = query.year.or_else(|| chosen.iter().filter_map(year).max());
            let mut readings = levels(sources, &chosen, year);
            // A new area stands outside the tree of divisions: the chart says that it is not drawn.
            let outside = |s: &Source<'_>| s.report.place.is_some() && s.code().is_none() && s.year() == year;
            readings.extend(chosen.iter().filter(|i| sources.get(**i).is_some_and(outside)));
            query.readings = Some(readings);
            query.year = year;
        }
        _ => {}
    }
    let given = indicator.map(|indicator| Given { facts, indicator });
    let comparison = compare_given(&query, sources, given);
    let after = match (spec.kind, spec.years) {
        (Kind::Trend, Some((_, last))) => {
            let chosen = comparison.rows.iter().map(|r| r.reading).collect::<Vec<_>>();
            let next = over_years(sources, &chosen, Some((last + 1, last + 1)));
            // In the unit and by the basis of the rows that are shown.
            let query = Query { readings: Some(next), ..comparison.query.clone() };
            compare_given(&query, sources, given).rows
        }
        _ => Vec::new(),
    };
    Series { subject, comparison, after }
}

/// Widens a question to all years of its places.
fn over(spec: &Spec, query: &mut Query, sources: &[Source<'_>]) {
    let chosen = chosen(&Query { year: None, ..query.clone() }, sources);
    query.readings = Some(over_years(sources, &chosen, spec.years));
    query.year = None;
}

/// The readings that a question names, or those that answer to it.
fn chosen(query: &Query, sources: &[Source<'_>]) -> Vec<usize> {
    query.readings.clone().unwrap_or_else(|| crate::comparison::choose(sources, &query.wanted, query.year))
}
