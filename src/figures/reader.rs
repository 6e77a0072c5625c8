//! From sentences with roles to figures: kind, horizon, years, and what is left out.

use std::ops::Range;

use super::actual::{View, actual, drop_repeated_thresholds};
use super::claim::Claim;
use super::figure::{Evidence, Figure, Horizon, Kind, Measure, Role};
use super::findings::{Findings, Passage, PassageRole, Reason, Rejected};
use super::further::{Context, Further};
use super::matters;
use super::nameless::is_nameless;
use super::no_target;
use super::passage::{self, Sentence};
use super::share_names::stretch;
use super::time::Time;
use super::unread::unread;
use super::{Rules, confidence};
use crate::quantity::plan_years;
use crate::region::Level;
use crate::report::Report;
use crate::text::Text;

/// Reads the report that stands in `lines` of a text: its figures in the order of the text, the role of its
/// paragraphs, and what was rejected or not understood.
///
/// Coding manual, “Which passages”: annual and period targets, last year's actuals, and body targets.
pub fn findings(text: &Text, lines: Range<usize>, report: &Report, rules: &Rules) -> Findings {
    let own = own_names(report);
    let year = report.year.as_ref().map(|y| y.value);
    let sentences = passage::sentences(text, lines, report, &own, rules);
    let mut found = Findings {
        passages: passages(text, &sentences),
        no_target: no_target::no_targets(text, &sentences, rules),
        matters: matters::matters(text, report, &sentences),
        ..Findings::default()
    };
    let more = Context::new(text, report, &sentences, rules);
    let (mut of, mut told) = (Vec::new(), Vec::new());
    for (s, sentence) in sentences.iter().enumerate() {
        found.unread.extend(unread(text.folded(), sentence, rules).into_iter().map(|r| text.span(r)));
        for (c, claim) in sentence.claims.iter().enumerate() {
            match fate(text.folded(), claim, sentence, year, rules) {
                Ok(fate) => {
                    let mut figure = figure(text, report, claim, sentence, fate, year, rules);
                    more.fill(&mut figure, s, c);
                    found.figures.push(figure);
                    of.push(s);
                }
                Err(reason) => told.push((rejected(text, claim, reason, rules), claim.clone())),
            }
        }
    }
    more.settle(&mut found.figures, &of, &told);
    found.rejected = told.into_iter().map(|t| t.0).collect();
    drop_repeated_thresholds(&mut found.figures);
    confidence::settle(&mut found.figures, &rules.lexicon);
    found
}

/// Sentences of one paragraph and one role, joined.
fn passages(text: &Text, sentences: &[Sentence]) -> Vec<Passage> {
    let alike = |a: &Sentence, b: &Sentence| a.line == b.line && role(a) == role(b);
    let joined = sentences.chunk_by(alike).filter_map(|of| Some((of.first()?, of.last()?)));
    let passage = |(first, last): (&Sentence, &Sentence)| Passage {
        span: text.span(first.range.start..last.range.end),
        role: role(first),
        rule: first.why.rule.to_owned(),
        words: first.why.words,
    };
    joined.map(passage).collect()
}

fn role(s: &Sentence) -> PassageRole {
    match s.role {
        passage::Role::Annual(_) => PassageRole::Aims,
        passage::Role::Period(_) => PassageRole::PeriodAims,
        passage::Role::Review => PassageRole::Review,
        passage::Role::LongReview => PassageRole::LongReview,
        passage::Role::Retold => PassageRole::Retold,
        passage::Role::Plan => PassageRole::Plan,
    }
}

fn rejected(text: &Text, claim: &Claim, reason: Reason, rules: &Rules) -> Rejected {
    Rejected { indicator: id(claim, rules), quote: text.span(stretch(&claim.name, &claim.value_at)), reason }
}

/// The id of the indicator of a claim, or `other`.
fn id(claim: &Claim, rules: &Rules) -> String {
    let indicator = claim.indicator.and_then(|i| rules.lexicon.indicators().get(i));
    indicator.map_or_else(|| "other".to_owned(), |i| i.id.clone())
}

/// Names by which a report calls its own place: they may stand before any indicator.
fn own_names(report: &Report) -> Vec<String> {
    let Some(place) = &report.place else { return Vec::new() };
    let name = place.value.name.clone();
    let stem = name.trim_end_matches(['省', '市', '区', '县', '州', '旗', '盟']).to_owned();
    let mut own = vec![name, stem];
    // 县域生产总值 is a county's own number, and in the report of a city that of its counties.
    own.extend((place.value.level == Level::County).then(|| "县域".to_owned()));
    own
}

/// What becomes of a claim.
#[derive(Clone, Copy, Debug)]
struct Fate {
    kind: Kind,
    role: Role,
    horizon: Horizon,
    sure: f32,
}

fn fate(text: &str, claim: &Claim, sentence: &Sentence, year: Option<i32>, rules: &Rules) -> Result<Fate, Reason> {
    let target = |role, horizon, sure| Ok(Fate { kind: Kind::Target, role, horizon, sure });
    let period = claim.yearly || is_period(claim.time, year);
    match sentence.role {
        // 能耗强度在“十四五”规划期内统筹完成国家规定目标: a task of this year, whatever plan it is part of.
        passage::Role::Annual(grade) if claim.measure == Measure::Relation && !claim.yearly => {
            target(Role::Headline, Horizon::Annual, grade * 0.97)
        }
        passage::Role::Annual(grade) if period => target(Role::Headline, Horizon::Period, grade * 0.97),
        passage::Role::Annual(grade) => match past(claim.time, year) {
            Some(reason) => Err(reason),
            None => target(Role::Headline, Horizon::Annual, grade),
        },
        passage::Role::Period(grade) => {
            // What follows the year's aims in their paragraph is of the year, under whatever heading.
            let said = claim.time.or(sentence.about.filter(|_| sentence.why.rule == "heading" && !claim.yearly));
            let this = matches!(said, Some(Time::ThisYear)) || same_year(said, year);
            match (past(claim.time, year), this) {
                (Some(reason), _) if reason != Reason::PartOfYear => Err(reason),
                (_, true) => target(Role::Body, Horizon::Annual, 0.6),
                _ if is_nameless(text, claim) => target(Role::Body, Horizon::Period, 0.4),
                // 建成4条绿色廊道, 打造2个集群 in the work plan of five years, which only its heading calls aims: works.
                _ if sentence.why.rule == "heading"
                    && is_work(claim)
                    && !["每千", "每万", "每百", "千人", "万人"]
                        .iter()
                        .any(|w| text[claim.name.clone()].contains(w)) =>
                {
                    target(Role::Body, Horizon::Period, 0.5)
                }
                _ => target(Role::Headline, Horizon::Period, grade),
            }
        }
        passage::Role::Plan if period => target(Role::Headline, Horizon::Period, 0.7),
        // “十二五”时期，将是结构大调整期。城镇化率达到70%: what its paragraph opens with.
        passage::Role::Plan
            if claim.time.is_none()
                && claim.indicator.is_some()
                && matches!(sentence.about, Some(Time::Plan(_) | Time::Ahead))
                && is_ahead(sentence.about, year) =>
        {
            target(Role::Headline, Horizon::Period, 0.6)
        }
        passage::Role::Plan if claim.indicator.is_none() => Err(Reason::UnknownName),
        passage::Role::Plan => target(Role::Body, Horizon::Annual, 0.7),
        passage::Role::Retold => Err(Reason::Retold),
        // 纲要提出，到2020年一般公共预算总收入超过5800亿元: before the aims, under a heading that says nothing.
        // 到2010年，GDP达到11800亿元。固定资产投资年均增长15%。: and what follows in its paragraph.
        passage::Role::Review
            if sentence.why.rule == "before the aims" && is_ahead(claim.time.or(sentence.about), year) =>
        {
            target(Role::Headline, Horizon::Period, 0.6)
        }
        passage::Role::Review | passage::Role::LongReview => {
            let long = sentence.role == passage::Role::LongReview;
            let sure = actual(claim, &View { text, about: sentence.about, year, long, sums: sentence.sums }, rules)?;
            Ok(Fate { kind: Kind::Actual, role: Role::Review, horizon: Horizon::Annual, sure })
        }
    }
}

/// A count of works under a name that the lexicon does not hold.
pub(super) fn is_work(claim: &Claim) -> bool {
    const COUNTED: [&str; 8] = ["个", "项", "条", "座", "处", "分", "场", "台"];
    claim.indicator.is_none() && claim.unit.as_deref().is_some_and(|u| COUNTED.contains(&u))
}

/// Why a number that speaks of the past is no aim.
fn past(time: Option<Time>, year: Option<i32>) -> Option<Reason> {
    match time {
        Some(Time::Past) => Some(Reason::SeveralYears),
        Some(Time::PartYear) => Some(Reason::PartOfYear),
        Some(Time::LastYear) => Some(Reason::OtherYear),
        _ => before(time, year).then_some(Reason::OtherYear),
    }
}

fn is_period(time: Option<Time>, year: Option<i32>) -> bool {
    match time {
        Some(Time::Plan(_) | Time::Ahead | Time::Span) => true,
        Some(Time::Year { year: y, to }) => year.map_or(to, |r| y > r),
        _ => false,
    }
}

/// Whether a time is in years to come.
fn is_ahead(time: Option<Time>, year: Option<i32>) -> bool {
    let after = |y: i32| year.is_some_and(|r| y > r);
    match time {
        Some(Time::Ahead) => true,
        Some(Time::Plan(n)) => after(plan_years(n).1),
        Some(Time::Year { year: y, .. }) => after(y),
        _ => false,
    }
}

fn same_year(time: Option<Time>, year: Option<i32>) -> bool {
    matches!(time, Some(Time::Year { year: y, .. }) if Some(y) == year)
}

fn before(time: Option<Time>, year: Option<i32>) -> bool {
    matches!(time, Some(Time::Year { year: y, .. }) if year.is_some_and(|r| y < r))
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
        indicator: id(claim, rules),
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
        further: Further::default(),
        evidence: Evidence {
            sentence: text.span(sentence.range.clone()),
            quote: text.span(stretch(&claim.name, &claim.value_at)),
            name: text.span(claim.name.clone()),
            value,
        },
        section: report.section_at(value.start),
        rule: claim.rule.to_owned(),
        confidence: (claim.sure * fate.sure).clamp(0.0, 0.99),
        review: None,
    }
}

/// The name as written; of an indicator that the lexicon does not hold with the whole of which it is a share.
fn name(claim: &Claim, folded: &str) -> String {
    let words = |r: &Range<usize>| folded[r.clone()].to_owned();
    let head = claim.name_prefix.as_ref().map(words).unwrap_or_default();
    // 工业税收占比: the words of the share are in the name already.
    let apart = |of: &&Range<usize>| claim.indicator.is_none() && of.start >= claim.name.end;
    let share = claim.of.as_ref().filter(apart).map(words).unwrap_or_default();
    let tail = claim.name_suffix.as_ref().map(words).unwrap_or_default();
    // 完成固定资产投资2580亿元: the verb is no part of the name.
    let own = words(&claim.name);
    let own = ["完成", "实现"].iter().find_map(|v| own.strip_prefix(v)).unwrap_or(&own);
    head + &without_verb(own) + &tail + &share
}

/// 稀土产业〔实现〕产值, 第三产业〔完成〕增加值: the verb between whose it is and what is no part of the name either.
fn without_verb(name: &str) -> String {
    const MEASURES: [&str; 8] = ["产值", "总产值", "增加值", "营业收入", "主营业务收入", "销售收入", "收入", "投资"];
    let split = ["预计完成", "实现", "完成"].iter().find_map(|verb| {
        let (whose, what) = name.split_once(verb)?;
        (!whose.is_empty() && MEASURES.contains(&what)).then(|| format!("{whose}{what}"))
    });
    split.unwrap_or_else(|| name.to_owned())
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
