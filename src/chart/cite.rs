//! What stands around a chart in words: title, subtitle, note and sources, from what the comparison holds.
//!
//! Says what the chart is and what is missing; draws no conclusion and flattens no bound.

use std::collections::BTreeSet;

use super::caption::TitlePlace;
use super::spec::{Kind, Remark, Spec, Subject};
use super::words::{self, Title};
use crate::comparison::{Cell, Comparison, Entry, Order, Reference, Row, Standing, Turned};
use crate::figures::Measure;
use crate::quantity::Bound;
use crate::region::Level;

/// First and last year of the rows.
pub(super) fn years(c: &Comparison) -> Option<(i32, i32)> {
    let all: Vec<i32> = c.rows.iter().filter_map(|r| r.year).collect();
    Some((*all.iter().min()?, *all.iter().max()?))
}

/// Whether rows must say their year.
pub(super) fn years_differ(c: &Comparison) -> bool {
    !c.rows.is_empty() && c.common_year().is_none() && (c.rows.len() > 1 || years(c).is_none())
}

/// The level that all rows but the nation share.
fn level(c: &Comparison) -> Option<Level> {
    match levels(c).as_slice() {
        [one] if c.rows.iter().all(|r| r.level.is_some()) => Some(*one),
        _ => None,
    }
}

/// The levels of the rows, the nation aside; from the province down.
fn levels(c: &Comparison) -> Vec<Level> {
    let all: BTreeSet<Level> = c.rows.iter().filter_map(|r| r.level).filter(|l| *l != Level::Nation).collect();
    all.into_iter().collect()
}

pub(super) fn title(spec: &Spec, c: &Comparison, subject: &Subject) -> String {
    title_of(spec, c, subject, &Saying::default())
}

/// What a title says beside what the rows tell.
#[derive(Default)]
pub(super) struct Saying<'a> {
    /// What is shown, where that is more than targets: 目标与实绩.
    pub aim: Option<&'a str>,
    /// In place of the indicator: 10项指标.
    pub indicator: Option<&'a str>,
    /// Whether places are counted where a place has several reports.
    pub by_place: bool,
}

/// The place of all rows, where it is one.
fn one_place(c: &Comparison) -> Option<&str> {
    let first = c.rows.first()?.region.as_deref()?;
    c.rows.iter().all(|r| r.region.as_deref() == Some(first)).then_some(first)
}

/// A title that says more than that these are targets.
pub(super) fn title_of(spec: &Spec, c: &Comparison, subject: &Subject, saying: &Saying<'_>) -> String {
    if spec.title_place != TitlePlace::Above {
        return String::new(); // see `caption`
    }
    let by_place = saying.by_place;
    if let Some(own) = spec.title.as_deref().filter(|t| !t.trim().is_empty()) {
        return own.to_owned();
    }
    let regions: BTreeSet<_> = c.rows.iter().filter_map(|r| r.region.as_deref()).collect();
    let unknown = c.rows.iter().filter(|r| r.region.is_none()).count();
    let single = c.rows.len() == 1 || (by_place && unknown == 0 && regions.len() == 1);
    let one = c.rows.first().filter(|_| single).and_then(|r| r.region.as_deref());
    // The nation is no 省市; where reports are counted, its own is one of them.
    let reports = unknown > 0 || (!by_place && regions.len() < c.rows.len());
    let part = |r: &&Row| one.is_some() || reports || r.level != Some(Level::Nation);
    let parts: Vec<Option<&str>> = c.rows.iter().filter(part).map(|r| r.region.as_deref()).collect();
    let places: BTreeSet<&str> = parts.iter().copied().flatten().collect();
    let count = if by_place { places.len() } else { parts.len() };
    let nation = parts.len() < c.rows.len();
    let one = one.or(places.first().copied().filter(|_| nation && count == 1));
    words::title(
        spec.lang,
        &Title {
            years: years(c).or(spec.year.map(|y| (y, y))),
            count,
            levels: &levels(c),
            reports,
            one,
            nation: nation && count > 0,
            indicator: saying.indicator.unwrap_or(&subject.name),
            measure: if saying.indicator.is_some() { Measure::Level } else { c.query.measure },
            horizon: c.query.horizon,
            aim: saying.aim,
        },
    )
}

/// The bounds on the axis, in the order of the key.
pub(super) fn bounds(rows: &[&Row]) -> Vec<Bound> {
    let on = |s: Standing| matches!(s, Standing::Axis | Standing::Basis);
    let all: BTreeSet<Bound> = rows
        .iter()
        .flat_map(|r| r.cell.entries())
        .filter(|e| on(e.standing) && e.tier == crate::figures::Tier::Base)
        .map(|e| e.value.bound)
        .collect();
    all.into_iter().collect()
}

pub(super) fn subtitle(spec: &Spec, c: &Comparison, subject: &Subject) -> String {
    let lang = spec.lang;
    let mut parts = vec![words::axis(lang, &subject.name, c.query.measure)];
    let rows: Vec<&Row> = c.rows.iter().collect();
    if c.query.order != Order::Value {
        parts.extend(words::ordered(lang, c.query.order));
    } else if c.rows.iter().filter(|r| r.cell.standing() == Some(Standing::Axis)).count() > 1 {
        parts.push(words::by_value(lang).into());
        let found = bounds(&rows);
        parts.extend(words::by_points(lang, &c.query.coding, &found));
        let order = [Bound::AtLeast, Bound::Exact, Bound::About, Bound::AtMost];
        let tied: Vec<Bound> = order.into_iter().filter(|b| found.contains(b)).collect();
        if tied.len() > 1 && has_ties(c) {
            parts.push(words::ties(lang, &tied));
        }
    }
    parts.join(lang.of("；", "; "))
}

fn has_ties(c: &Comparison) -> bool {
    let first = |r: &Row| r.cell.entries().first().map(|e| (e.value.point(), e.value.bound));
    c.rows.windows(2).any(|w| match w {
        [a, b] => matches!((first(a), first(b)), (Some((x, p)), Some((y, q))) if x.is_some() && x == y && p != q),
        _ => false,
    })
}

/// The sentences of the note: bounds, bases, what is missing, what did not fit.
pub(super) fn sentences(
    spec: &Spec,
    c: &Comparison,
    drawn: &[&Row],
    told: Option<&Remark>,
    name: impl Fn(&Row) -> String,
) -> Vec<String> {
    let lang = spec.lang;
    // What is left out is said first: a long note is cut at its end.
    let mut parts: Vec<String> = told.map(|r| words::remark(lang, r)).into_iter().collect();
    parts.extend(by_hand(spec, drawn));
    let found = bounds(drawn);
    let arrows: Vec<Bound> = found.iter().copied().filter(|b| matches!(b, Bound::AtLeast | Bound::AtMost)).collect();
    parts.extend(words::shapes(lang, found.contains(&Bound::About), &arrows));
    parts.extend(planned(spec, drawn, &name));
    parts.extend(bases(spec, c, name));
    let silent = c.rows.iter().filter(|r| r.cell == Cell::NotStated).count();
    if silent > 0 {
        parts.push(words::counted(lang, words::nothing(lang, &Cell::NotStated).0, silent));
    }
    let unknown = c.rows.iter().filter(|r| r.region.is_none()).count();
    if unknown > 0 {
        parts.push(words::unknown_places(lang, unknown));
    }
    let undated = c.rows.iter().filter(|r| r.year.is_none()).count();
    if undated > 0 {
        parts.push(words::unknown_years(lang, undated));
    }
    parts.extend(turned(spec, drawn));
    parts
}

/// A person's own note, or these sentences as one.
pub(super) fn written(spec: &Spec, parts: &[String]) -> String {
    let lang = spec.lang;
    if let Some(own) = &spec.note {
        return own.clone();
    }
    if parts.is_empty() {
        return String::new();
    }
    format!("{}{}{}", words::note(lang), parts.join(lang.of("；", "; ")), lang.of("。", "."))
}

/// How many places have a number that a person has put right, among those that the kind draws.
pub(super) fn by_hand(spec: &Spec, drawn: &[&Row]) -> Option<String> {
    let is = |r: &&&Row| entries(spec.kind, r).any(|e| e.by_hand);
    let place = |r: &&Row| r.region.clone().unwrap_or_else(|| r.name.clone());
    let places: BTreeSet<String> = drawn.iter().filter(is).map(place).collect();
    (!places.is_empty()).then(|| words::by_hand(spec.lang, places.len()))
}

/// What a kind draws of a row: its targets; results and last year's targets where it has a place for them.
fn entries(kind: Kind, row: &Row) -> impl Iterator<Item = &Entry> {
    let results = matches!(kind, Kind::Dumbbell | Kind::Trend);
    let last = kind == Kind::Dumbbell;
    let further = row.actual.iter().filter(move |_| results).chain(row.last.iter().filter(move |_| last));
    row.cell.entries().iter().chain(further)
}

/// What was turned to stand on the axis: indices, falls.
pub(super) fn turned(spec: &Spec, drawn: &[&Row]) -> Vec<String> {
    let lang = spec.lang;
    let any = |t: Turned| drawn.iter().flat_map(|r| entries(spec.kind, r)).any(|e| e.turned == Some(t));
    let index = any(Turned::Index).then(|| words::index(lang).to_owned());
    index.into_iter().chain(any(Turned::Sign).then(|| words::falls(lang).to_owned())).collect()
}

/// Which numbers come from a plan of work and which stand on a basis of their own, for kinds of several indicators.
pub(super) fn origins(spec: &Spec, c: &Comparison, name: impl Fn(&Row) -> String) -> Vec<String> {
    let rows: Vec<&Row> = c.rows.iter().collect();
    planned(spec, &rows, &name).into_iter().chain(bases(spec, c, name)).collect()
}

/// Whose targets are those of a plan of work; nothing where all are aims.
fn planned(spec: &Spec, drawn: &[&Row], name: impl Fn(&Row) -> String) -> Option<String> {
    let (lang, mut who) = (spec.lang, Vec::new());
    for row in drawn.iter().filter(|r| r.cell.entries().iter().any(|e| e.plan)) {
        let name = name(row);
        if !who.contains(&name) {
            who.push(name);
        }
    }
    let all = who.len() == drawn.iter().filter(|r| !r.cell.entries().is_empty()).count();
    let said = match who.as_slice() {
        [] => return None,
        [_, _, ..] if all => lang.of("所列各地", "all places shown").to_owned(),
        few => super::tell::names(lang, few, 6),
    };
    Some(words::planned(lang, &said))
}

/// Whose numbers stand on a basis of their own.
fn bases(spec: &Spec, c: &Comparison, name: impl Fn(&Row) -> String) -> Vec<String> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let on = |s: Standing| matches!(s, Standing::Axis | Standing::Basis);
    let mut shared = true;
    for r in &c.rows {
        for e in r.cell.entries().iter().filter(|e| on(e.standing)) {
            shared &= e.standing == Standing::Axis;
            let Some(basis) = &e.basis else { continue };
            match found.iter_mut().find(|(b, _)| b == basis) {
                Some((_, who)) => who.push(name(r)),
                None => found.push((basis.clone(), vec![name(r)])),
            }
        }
    }
    let who = |names: &[String]| match names {
        _ if shared => String::new(),
        [a, b, c, _, ..] => format!("{}{}", [a, b, c].map(String::as_str).join("、"), spec.lang.of("等", " …")),
        few => few.join("、"),
    };
    found.iter().map(|(b, names)| words::basis(spec.lang, &who(names), b)).collect()
}

/// The same comparison of these rows alone.
pub(super) fn only(c: &Comparison, rows: &[&Row]) -> Comparison {
    Comparison {
        query: c.query.clone(),
        rows: rows.iter().map(|r| (*r).clone()).collect(),
        references: c.references.clone(),
        missing: c.missing.clone(),
    }
}

/// As [`sources`], for kinds that draw no references.
pub(super) fn own_sources(spec: &Spec, c: &Comparison, ticks: &[&Row]) -> (String, usize) {
    sources_of(spec, c, &[], ticks)
}

/// Which reports the chart draws on, and how many. `ticks`: the rows that show last year's target.
pub(super) fn sources(spec: &Spec, c: &Comparison, ticks: &[&Row]) -> (String, usize) {
    sources_of(spec, c, &c.references, ticks)
}

fn sources_of(spec: &Spec, c: &Comparison, references: &[Reference], ticks: &[&Row]) -> (String, usize) {
    let lang = spec.lang;
    let mut readings: BTreeSet<usize> = c.rows.iter().map(|r| r.reading).collect();
    readings.extend(references.iter().map(|r| r.reading));
    let silent = c.rows.iter().filter(|r| r.cell == Cell::NotStated);
    let last = ticks.iter().copied().chain(silent).flat_map(|r| &r.last);
    // What a report tells again of last year's target is cited with the report itself.
    let before: BTreeSet<usize> = last.map(|e| e.reading).filter(|i| !readings.contains(i)).collect();
    let count = readings.union(&before).count();
    let year = c.common_year();
    let mut parts: Vec<String> = Vec::new();
    if c.rows.len() <= 3 && before.is_empty() {
        parts.extend(c.rows.iter().map(|r| match &r.region {
            Some(place) => words::citation(lang, r.year, place, r.session.as_deref(), r.date),
            None => format!("{}{}", r.name, lang.of("（地区待定）", " (place unknown)")),
        }));
    } else {
        let span = match (year, before.is_empty()) {
            (Some(y), false) => format!(
                "{}{}{}",
                words::years(lang, Some((y, y))),
                lang.of("、", ", "),
                words::years(lang, Some((y - 1, y - 1)))
            ),
            _ => words::years(lang, years(c)),
        };
        parts.push(words::all_reports(lang, one_place(c), level(c), &span));
    }
    for r in references.iter().filter(|r| c.rows.iter().all(|o| o.reading != r.reading)) {
        let place = if r.level == Level::Nation { "国务院" } else { &r.name };
        parts.push(words::citation(lang, year, place, None, None));
    }
    let few = c.rows.len() <= 3 && before.is_empty();
    let sep = if few && lang == words::Lang::Zh { "" } else { lang.of("；", "; ") };
    if parts.is_empty() {
        return (String::new(), 0);
    }
    (format!("{}{}", words::source(lang), parts.join(sep)), count)
}
