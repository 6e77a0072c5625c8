//! From a question and readings to rows: what is comparable, what stands apart, and which kind of nothing it is.

use std::collections::BTreeMap;

use super::choice::answers;
use super::given::Given;
use super::last::last_target;
use super::model::*;
use super::order;
use super::stated::{aims, nothing, stated};
use super::unit::{Unit, unit};
use crate::figures::{Figure, Horizon, Kind, Measure, Role};
use crate::quantity::{Bound, Value};
use crate::region::Level;
use crate::review::mark;
use crate::text::{Span, Text};

/// Returns the question that fits an indicator best: the commonest measure, unit and kind of share among the annual
/// targets of the sources; equal counts go to growth before level.
pub fn default_query(indicator: &str, sources: &[Source<'_>]) -> Query {
    let mut counts: BTreeMap<(Measure, String, Option<String>), usize> = BTreeMap::new();
    let counted = sources.iter().filter(|s| s.counted);
    for (_, f) in counted.flat_map(|s| aims(s, indicator, Horizon::Annual)) {
        if !is_lane(f, Measure::Growth) {
            let key = (f.measure, unit(f.unit.as_deref()).base, f.of.as_deref().map(whole));
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut query = Query::new(indicator);
    let best = counts.into_iter().fold(None, |best: Option<(_, usize)>, (k, n)| match best {
        Some((_, m)) if m >= n => best,
        _ => Some((k, n)),
    });
    if let Some(((measure, base, of), _)) = best {
        query.measure = measure;
        query.of = of;
        query.unit = commonest_unit(&query, &base, sources);
    }
    query
}

/// Compares what the sources say about the indicator of a query.
pub fn compare(query: &Query, sources: &[Source<'_>]) -> Comparison {
    compare_given(query, sources, None)
}

/// The same with numbers from outside beside what the sources say.
pub fn compare_given(query: &Query, sources: &[Source<'_>], given: Option<Given<'_>>) -> Comparison {
    let mut query = query.clone();
    if query.index.is_some() && query.measure == Measure::Level {
        (query.measure, query.unit) = (Measure::Growth, Some("%".into()));
    }
    let taken = taken(&query, sources);
    if query.unit.is_none() {
        query.unit = default_unit(&query, sources, &taken);
    }
    let axis = Axis::of(&query, shared_basis(&query, sources, &taken));
    let references = references(&axis, sources, &taken);
    let is_reference = |i: usize| query.readings.is_none() && references.iter().any(|r| r.reading == i);
    // The nation beside its parts is a reference; it has a row of its own only for words that cannot be one.
    let silent_nation = |r: &Row| r.level == Some(Level::Nation) && r.cell.standing() != Some(Standing::Lane);
    let mut rows: Vec<Row> =
        taken.iter().filter(|i| !is_reference(**i)).filter_map(|&i| row(&axis, sources, i, given)).collect();
    if query.readings.is_none() && rows.iter().any(|r| r.level != Some(Level::Nation)) {
        rows.retain(|r| !silent_nation(r));
    }
    tell_apart(&mut rows, sources);
    order::sort(&mut rows, &query);
    let missing = query
        .wanted
        .iter()
        .filter(|w| !taken.iter().filter_map(|&i| sources.get(i)).any(|s| answers(s, w)))
        .map(|w| w.name.clone())
        .collect();
    Comparison { query, rows, references, missing }
}

/// What can stand on the axis.
pub(super) struct Axis<'a> {
    pub(super) query: &'a Query,
    pub(super) unit: Unit,
    /// The basis that all figures share; normally none.
    basis: Option<String>,
}

impl<'a> Axis<'a> {
    /// The axis of a query whose unit is filled in.
    pub(super) fn of(query: &'a Query, basis: Option<String>) -> Self {
        Self { query, unit: unit(query.unit.as_deref()), basis }
    }
}

fn taken(query: &Query, sources: &[Source<'_>]) -> Vec<usize> {
    if let Some(chosen) = &query.readings {
        return chosen.iter().copied().filter(|&i| i < sources.len()).collect();
    }
    let asked = |s: &Source<'_>| query.wanted.is_empty() || query.wanted.iter().any(|w| answers(s, w));
    let in_year = |s: &Source<'_>| query.year.is_none() || s.year() == query.year;
    sources.iter().enumerate().filter(|(_, s)| s.counted && asked(s) && in_year(s)).map(|(i, _)| i).collect()
}

/// The figures of a source that answer to indicator and horizon, whatever they measure.
fn targets<'a>(q: &'a Query, s: &'a Source<'_>) -> impl Iterator<Item = (usize, &'a Figure)> {
    aims(s, &q.indicator, q.horizon)
}

fn default_unit(q: &Query, sources: &[Source<'_>], taken: &[usize]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for s in taken.iter().filter_map(|&i| sources.get(i)) {
        for (_, f) in targets(q, s).filter(|(_, f)| f.measure == q.measure && !is_lane(f, q.measure)) {
            *counts.entry(unit(f.unit.as_deref()).base).or_default() += 1;
        }
    }
    let base = counts.into_iter().max_by_key(|(_, n)| *n).map(|(b, _)| b)?;
    commonest_unit(q, &base, sources)
}

/// The unit of this base that is written most often, the larger one when equal.
fn commonest_unit(q: &Query, base: &str, sources: &[Source<'_>]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for f in sources.iter().flat_map(|s| targets(q, s).map(|(_, f)| f).collect::<Vec<_>>()) {
        if f.measure == q.measure && unit(f.unit.as_deref()).base == base {
            *counts.entry(f.unit.as_deref().unwrap_or("")).or_default() += 1;
        }
    }
    let larger = |a: &str, b: &str| unit(Some(a)).factor.total_cmp(&unit(Some(b)).factor);
    let best = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| larger(a.0, b.0)))?;
    Some(best.0.to_owned()).filter(|u| !u.is_empty())
}

/// The basis of all figures on the axis, when every one has the same.
pub(super) fn shared_basis(q: &Query, sources: &[Source<'_>], taken: &[usize]) -> Option<String> {
    let mut all = taken.iter().filter_map(|&i| sources.get(i)).flat_map(|s| {
        targets(q, s).filter(|(_, f)| f.measure == q.measure).map(|(_, f)| f.basis.clone()).collect::<Vec<_>>()
    });
    let first = all.next().flatten()?;
    all.all(|b| b.as_ref() == Some(&first)).then_some(first)
}

/// Whether a figure has no number of its own on the axis of a measure.
fn is_lane(f: &Figure, measure: Measure) -> bool {
    f.value.bound.is_relation()
        || f.measure == Measure::Relation
        || (f.measure == Measure::Gap && measure != Measure::Gap)
        || f.value.point().is_none()
}

/// 占生产总值比重 and 占地区生产总值的比重 are shares of the same whole.
pub(super) fn whole(of: &str) -> String {
    let mut w = of.replace("地区生产总值", "GDP").replace("国内生产总值", "GDP").replace("生产总值", "GDP");
    for word in ["占", "的", "比重", "比例"] {
        w = w.replace(word, "");
    }
    w
}

/// Whether two shares are of one whole, as [`whole`] writes it. Of one indicator, a level in % that names no whole beside
/// one of GDP is of GDP, too: 研发投入强度4% beside 研发经费占生产总值比重3%.
pub(super) fn same_whole(a: Option<&str>, b: Option<&str>, rates: bool) -> bool {
    a == b || rates && matches!((a, b), (None, Some("GDP")) | (Some("GDP"), None))
}

fn standing(axis: &Axis<'_>, f: &Figure) -> Standing {
    if is_lane(f, axis.query.measure) {
        return Standing::Lane;
    }
    let rates = f.measure == Measure::Level && axis.query.measure == Measure::Level && axis.unit.base == "%";
    let (own, asked) = (f.of.as_deref().map(whole), axis.query.of.as_deref().map(whole));
    if !same_whole(own.as_deref(), asked.as_deref(), rates) {
        return Standing::Apart(Apart::Share);
    }
    if f.measure != axis.query.measure && turned(axis, f).is_none() {
        return Standing::Apart(Apart::Measure);
    }
    if turned(axis, f) != Some(Turned::Index) && unit(f.unit.as_deref()).base != axis.unit.base {
        return Standing::Apart(Apart::Unit);
    }
    if f.basis == axis.basis { Standing::Axis } else { Standing::Basis }
}

/// How a figure that measures something else comes onto the axis all the same: 下降7% is −7 among rises, and a price
/// index of 103 is a rise of 3%.
fn turned(axis: &Axis<'_>, f: &Figure) -> Option<Turned> {
    let rate = axis.unit.base == "%";
    match (axis.query.measure, f.measure) {
        (Measure::Growth, Measure::Decline) | (Measure::Decline, Measure::Growth) if rate => Some(Turned::Sign),
        (Measure::Growth, Measure::Level) if rate && matches!(f.unit.as_deref(), None | Some("%" | "％")) => {
            let from = axis.query.index?;
            (f.value.point()? >= from).then_some(Turned::Index)
        }
        _ => None,
    }
}

/// The value in the unit of the axis, turned where the axis measures something else.
fn placed(axis: &Axis<'_>, f: &Figure) -> Value {
    let scale = unit(f.unit.as_deref()).factor / axis.unit.factor;
    let Value { bound, low, high } = f.value;
    let each = |v: Option<f64>, by: &dyn Fn(f64) -> f64| v.map(by);
    match turned(axis, f) {
        None => Value { bound, low: each(low, &|v| v * scale), high: each(high, &|v| v * scale) },
        // 103.5 − 100 is 3.5, not 3.4999….
        Some(Turned::Index) => {
            let less = |v: f64| ((v - 100.0) * 1e6).round() / 1e6;
            Value { bound, low: each(low, &less), high: each(high, &less) }
        }
        // 下降7%以上 is at most −7 among rises.
        Some(Turned::Sign) => {
            let bound = match bound {
                Bound::AtLeast => Bound::AtMost,
                Bound::AtMost => Bound::AtLeast,
                other => other,
            };
            Value { bound, low: each(high, &|v| -v * scale), high: each(low, &|v| -v * scale) }
        }
    }
}

pub(super) fn entry(axis: &Axis<'_>, s: &Source<'_>, reading: usize, figure: usize, f: &Figure) -> Entry {
    let standing = standing(axis, f);
    let on_axis = matches!(standing, Standing::Axis | Standing::Basis);
    Entry {
        reading,
        figure: Some(figure),
        outside: false,
        value: if on_axis { placed(axis, f) } else { f.value },
        words: words(s, f),
        by_hand: f.is_put_right(s.text),
        standing,
        tier: f.tier,
        tone_word: f.tone_word.clone(),
        basis: f.basis.clone(),
        relative_to: f.relative_to.clone(),
        turned: turned(axis, f).filter(|_| on_axis),
        plan: f.kind == Kind::Target && f.role == Role::Body,
    }
}

/// The value as written, or as a person has put it right: a label never says another number than its mark. A gap's
/// number alone would say nothing: 高于全省1个百分点, not 1个百分点.
fn words(s: &Source<'_>, f: &Figure) -> String {
    if f.is_put_right(s.text) {
        return f.put_right_words();
    }
    let said = clean(s.text, f.evidence.value);
    if let (Measure::Gap, Some(reference)) = (f.measure, &f.relative_to)
        && !said.contains(reference.as_str())
    {
        let wider = clean(s.text, Span::new(f.evidence.name.end, f.evidence.value.end));
        if wider.contains(reference.as_str()) && wider.chars().count() <= 30 {
            return wider;
        }
    }
    said
}

/// The words of a span in the folded view, where ８％ is 8% and pasted advertising is gone: a label is set in one
/// width, whatever the file did. The original, when the fold holds nothing of it.
pub(super) fn clean(text: &Text, span: Span) -> String {
    let folded = text.folded_at(span.start)..text.folded_at(span.end);
    let words = text.folded().get(folded).map(str::trim).filter(|w| !w.is_empty());
    words.unwrap_or_else(|| text.words(span).trim()).to_owned()
}

/// Two reports of one place and year are two rows, each with its session, day or file.
fn tell_apart(rows: &mut [Row], sources: &[Source<'_>]) {
    let key = |r: &Row| r.region.clone().map(|region| (region, r.year));
    let said = |r: &Row| sources.get(r.reading).map(|s| mark(s.report, s.label)).unwrap_or_default();
    let keys: Vec<_> = rows.iter().map(|r| (key(r), said(r))).collect();
    let (mut places, mut marks) = (BTreeMap::new(), BTreeMap::new());
    for key in keys.iter().filter(|k| k.0.is_some()) {
        *places.entry(&key.0).or_insert(0) += 1;
        *marks.entry(key).or_insert(0) += 1;
    }
    for (key, row) in keys.iter().zip(rows) {
        let label = sources.get(row.reading).map_or("", |s| s.label);
        // Two texts of one session, neither of which is the other: only their files tell them apart.
        let mark = if marks.get(key).is_some_and(|n| *n > 1) { label } else { &key.1 };
        if places.get(&key.0).is_some_and(|n| *n > 1) && !mark.is_empty() {
            row.name = format!("{}（{mark}）", row.name);
        }
    }
}

fn row(axis: &Axis<'_>, sources: &[Source<'_>], reading: usize, given: Option<Given<'_>>) -> Option<Row> {
    let s = sources.get(reading)?;
    let entries = stated(axis, s, reading);
    let cell = if entries.is_empty() { nothing(&axis.query.indicator, s) } else { Cell::Stated(entries) };
    let place = s.report.place.as_ref().map(|p| &p.value);
    let actual = actuals(axis, s, reading);
    let (last, retold) = last_target(axis, sources, reading, &actual, given);
    let official = given.and_then(|g| g.final_entry(axis, s, reading, &actual));
    Some(Row {
        reading,
        name: named(place.map_or(s.label, |p| &p.name), s.note),
        region: place.map(|p| p.region.clone()),
        code: place.and_then(|p| p.code.clone()),
        level: place.map(|p| p.level),
        parent: place.and_then(|p| p.parent.clone()),
        year: s.year(),
        date: s.report.date.as_ref().map(|d| d.value),
        session: s.report.session.as_ref().map(|d| d.value.clone()),
        cell,
        last,
        retold,
        actual,
        official,
    })
}

/// A draft or a summary says so behind its place: …市（征求意见稿）.
pub(super) fn named(name: &str, note: &str) -> String {
    if note.is_empty() { name.to_owned() } else { format!("{name}（{note}）") }
}

fn on_axis(axis: &Axis<'_>, s: &Source<'_>, reading: usize) -> Vec<Entry> {
    let mut found = stated(axis, s, reading);
    found.retain(|e| e.standing == Standing::Axis);
    found
}

/// Results that the report gives for the year before its own (an actual in the report of 2024 is about 2023).
fn actuals(axis: &Axis<'_>, s: &Source<'_>, reading: usize) -> Vec<Entry> {
    let q = axis.query;
    let about = |f: &Figure| f.ref_year.is_none() || s.year().is_none() || f.ref_year == s.year().map(|y| y - 1);
    let found = s.figures.iter().enumerate().filter(|(_, f)| {
        f.kind == Kind::Actual && f.indicator == q.indicator && f.horizon == Horizon::Annual && about(f)
    });
    found.map(|(i, f)| entry(axis, s, reading, i, f)).filter(|e| e.standing == Standing::Axis).collect()
}

/// The nation's figure and the common parent's of the year that all rows share. A sum over all places (全国新增就业
/// 1200万人) is no measure for one of them: only rates have references.
fn references(axis: &Axis<'_>, sources: &[Source<'_>], taken: &[usize]) -> Vec<Reference> {
    if !matches!(axis.unit.base.as_str(), "%" | "‰" | "个百分点") && !axis.unit.base.contains('/') {
        return Vec::new();
    }
    let places: Vec<usize> =
        taken.iter().copied().filter(|&i| sources.get(i).is_some_and(|s| s.level() != Some(Level::Nation))).collect();
    let years: Vec<Option<i32>> = places.iter().filter_map(|&i| sources.get(i)).map(Source::year).collect();
    let Some(year) = years.first().copied().flatten().filter(|y| years.iter().all(|o| *o == Some(*y))) else {
        return Vec::new();
    };
    let parent = common_parent(sources, &places);
    let is = |s: &Source<'_>| s.level() == Some(Level::Nation) || (parent.is_some() && s.code() == parent.as_deref());
    let mut found: Vec<Reference> = Vec::new();
    for (i, s) in sources.iter().enumerate().filter(|(_, s)| s.counted && s.year() == Some(year) && is(s)) {
        let entries = on_axis(axis, s, i);
        let Some(place) = s.report.place.as_ref().map(|p| &p.value).filter(|_| !entries.is_empty()) else { continue };
        if !found.iter().any(|r| r.level == place.level) {
            found.push(Reference { reading: i, name: place.name.clone(), level: place.level, entries });
        }
    }
    found.sort_by_key(|r| r.level);
    found
}

/// The parent of all places but itself, when at least two share it.
pub(super) fn common_parent(sources: &[Source<'_>], places: &[usize]) -> Option<String> {
    let parent = |i: usize| sources.get(i)?.report.place.as_ref()?.value.parent.clone();
    let code = |i: usize| sources.get(i).and_then(Source::code);
    // The parent itself may be among the places: the one whose code is nobody's parent tells it.
    let is_parent = |i: usize| code(i).is_some() && places.iter().any(|&j| parent(j).as_deref() == code(i));
    let first = places.iter().filter(|&&i| !is_parent(i)).find_map(|&i| parent(i))?;
    let of_it: Vec<bool> = places
        .iter()
        .filter(|&&i| code(i) != Some(first.as_str()))
        .map(|&i| parent(i).as_ref() == Some(&first))
        .collect();
    (of_it.len() >= 2 && of_it.iter().all(|x| *x)).then_some(first)
}
