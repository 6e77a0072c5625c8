//! From sentences with roles to figures: kind, horizon, years, and what is left out.

use std::ops::Range;

use super::Rules;
use super::claim::Claim;
use super::figure::{Evidence, Figure, Horizon, Kind, Measure, Role};
use super::passage::{self, Sentence};
use super::share_names::stretch;
use super::time::Time;
use crate::quantity::plan_years;
use crate::report::Report;
use crate::text::Text;

/// Reads the figures of the report that stands in `lines` of a text, in the order of the text.
///
/// Coding manual, “Which passages”: annual and period targets, last year's actuals, and body targets.
pub fn figures(text: &Text, lines: Range<usize>, report: &Report, rules: &Rules) -> Vec<Figure> {
    let own = own_names(report);
    let year = report.year.as_ref().map(|y| y.value);
    let mut out = Vec::new();
    for sentence in passage::sentences(text, lines, report, &own, rules) {
        for claim in &sentence.claims {
            if let Some(fate) = fate(claim, &sentence, year, rules) {
                out.push(figure(text, report, claim, &sentence, fate, year, rules));
            }
        }
    }
    out
}

/// Names by which a report calls its own place: they may stand before any indicator.
fn own_names(report: &Report) -> Vec<String> {
    let Some(place) = &report.place else { return Vec::new() };
    let name = place.value.name.clone();
    let stem = name.trim_end_matches(['省', '市', '区', '县', '州', '旗', '盟']).to_owned();
    vec![name, stem]
}

/// What becomes of a claim.
#[derive(Clone, Copy, Debug)]
struct Fate {
    kind: Kind,
    role: Role,
    horizon: Horizon,
    sure: f32,
}

fn fate(claim: &Claim, sentence: &Sentence, year: Option<i32>, rules: &Rules) -> Option<Fate> {
    let target = |role, horizon, sure| Some(Fate { kind: Kind::Target, role, horizon, sure });
    let period = claim.yearly || is_period(claim.time, year);
    match sentence.role {
        // 能耗强度在“十四五”规划期内统筹完成国家规定目标: a task of this year, whatever plan it is part of.
        passage::Role::Annual(grade) if claim.measure == Measure::Relation && !claim.yearly => {
            target(Role::Headline, Horizon::Annual, grade.sure * 0.97)
        }
        passage::Role::Annual(grade) if period => target(Role::Headline, Horizon::Period, grade.sure * 0.97),
        passage::Role::Annual(grade) => {
            let past =
                matches!(claim.time, Some(Time::LastYear | Time::Past | Time::PartYear)) || before(claim.time, year);
            if past { None } else { target(Role::Headline, Horizon::Annual, grade.sure) }
        }
        passage::Role::Period(grade) => {
            let this = matches!(claim.time, Some(Time::ThisYear)) || same_year(claim.time, year);
            let past = matches!(claim.time, Some(Time::LastYear | Time::Past)) || before(claim.time, year);
            match (past, this) {
                (true, _) => None,
                (_, true) => target(Role::Body, Horizon::Annual, 0.6),
                _ => target(Role::Headline, Horizon::Period, grade.sure),
            }
        }
        passage::Role::Plan if period => target(Role::Headline, Horizon::Period, 0.7),
        passage::Role::Plan => claim.indicator.and_then(|_| target(Role::Body, Horizon::Annual, 0.7)),
        passage::Role::Retold => None,
        passage::Role::Review => actual(claim, sentence.about, year, false, rules),
        passage::Role::LongReview => actual(claim, sentence.about, year, true, rules),
    }
}

/// Whether a claim of the review is last year's figure. `about` is the time its paragraph opens with; `long` says that
/// its heading looks back over several years, so that the year must be said.
fn actual(claim: &Claim, about: Option<Time>, year: Option<i32>, long: bool, rules: &Rules) -> Option<Fate> {
    let indicator = claim.indicator.and_then(|i| rules.lexicon.indicators().get(i))?;
    if claim.yearly || claim.since || matches!(claim.measure, Measure::Relation | Measure::Gap) || claim.of.is_some() {
        return None;
    }
    if claim.measure == Measure::Change && indicator.measure == Measure::Growth {
        return None;
    }
    let time = match claim.time {
        None | Some(Time::ThisYear) => about.or(claim.time),
        said => said,
    };
    let sure = match time {
        // 由A增加到B in a review of five years: B is last year's level.
        Some(Time::Past | Time::Plan(_)) if claim.reached => 0.85,
        Some(Time::Year { to: true, .. }) if year.is_none() => return None,
        Some(Time::LastYear) => 0.97,
        Some(Time::Year { .. }) if is_last_year(time, year) => 0.97,
        Some(Time::Year { .. } | Time::PartYear | Time::Ahead | Time::Past | Time::Plan(_)) => return None,
        Some(Time::ThisYear) | None if long && !claim.reached => return None,
        Some(Time::ThisYear) => 0.93,
        Some(Time::Base | Time::WholeYear) | None => 0.9,
    };
    Some(Fate { kind: Kind::Actual, role: Role::Review, horizon: Horizon::Annual, sure })
}

fn is_period(time: Option<Time>, year: Option<i32>) -> bool {
    match time {
        Some(Time::Plan(_) | Time::Ahead) => true,
        Some(Time::Year { year: y, to }) => year.map_or(to, |r| y > r),
        _ => false,
    }
}

fn same_year(time: Option<Time>, year: Option<i32>) -> bool {
    matches!(time, Some(Time::Year { year: y, .. }) if Some(y) == year)
}

fn before(time: Option<Time>, year: Option<i32>) -> bool {
    matches!(time, Some(Time::Year { year: y, .. }) if year.is_some_and(|r| y < r))
}

fn is_last_year(time: Option<Time>, year: Option<i32>) -> bool {
    matches!(time, Some(Time::Year { year: y, .. }) if year.is_none_or(|r| y == r - 1))
}

fn figure(
    text: &Text,
    report: &Report,
    claim: &Claim,
    sentence: &Sentence,
    fate: Fate,
    year: Option<i32>,
    rules: &Rules,
) -> Figure {
    let folded = text.folded();
    let words = |r: &Range<usize>| folded[r.clone()].to_owned();
    let indicator = claim.indicator.and_then(|i| rules.lexicon.indicators().get(i));
    let value = text.span(claim.value_at.clone());
    let (from, to) = years(claim, fate, year);
    let ref_year = match (fate.kind, fate.horizon) {
        (Kind::Actual, _) => year.map(|y| y - 1),
        (_, Horizon::Annual) => year,
        _ => None,
    };
    Figure {
        kind: fate.kind,
        role: fate.role,
        indicator: indicator.map_or_else(|| "other".to_owned(), |i| i.id.clone()),
        name: name(claim, folded),
        horizon: fate.horizon,
        measure: claim.measure,
        value: claim.value,
        unit: claim.unit.clone(),
        tone: claim.tone,
        tone_word: claim.tone_at.as_ref().map(words),
        tier: claim.tier,
        relative_to: claim.relative_to.as_ref().map(words),
        basis: claim.basis.as_ref().map(words),
        of: claim.of.as_ref().map(words),
        ref_year,
        from,
        to,
        evidence: Evidence {
            sentence: text.span(sentence.range.clone()),
            quote: text.span(stretch(&claim.name, &claim.value_at)),
            name: text.span(claim.name.clone()),
            value,
        },
        section: report.section_at(value.start),
        rule: claim.rule.to_owned(),
        confidence: (claim.sure * fate.sure).clamp(0.0, 0.99),
    }
}

/// The name as written; of an indicator that the lexicon does not hold with the whole of which it is a share.
fn name(claim: &Claim, folded: &str) -> String {
    let words = |r: &Range<usize>| folded[r.clone()].to_owned();
    let head = claim.name_prefix.as_ref().map(words).unwrap_or_default();
    let share = claim.of.as_ref().filter(|_| claim.indicator.is_none()).map(words).unwrap_or_default();
    head + &words(&claim.name) + &share
}

fn years(claim: &Claim, fate: Fate, year: Option<i32>) -> (Option<i32>, Option<i32>) {
    if fate.horizon == Horizon::Annual {
        return (None, None);
    }
    match claim.time {
        Some(Time::Plan(n)) => {
            let (from, to) = plan_years(n);
            (Some(from), Some(to))
        }
        Some(Time::Year { year: y, .. }) => (None, Some(y)),
        Some(Time::Ahead) => (year, year.map(|y| y + 4)),
        _ => (None, None),
    }
}
