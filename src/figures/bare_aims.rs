//! Aims that no words open: one a line, or in a paragraph about the year.

use super::Rules;
use super::aims::{Candidate, could_bind, extend, is_period, is_told, weight};
use super::claim::Claim;
use super::clause::claims;
use super::figure::Measure;
use super::passage::{Draft, Why};
use super::time::Time;
use crate::report::Part;
use crate::text::Text;

/// 一九九八年是…的第一年。…全市国内生产总值增长10%，地方财政收入增长12.5%: where nothing opens a passage of aims, the
/// sentence of a paragraph about the year that binds the economy's growth.
pub(super) fn unopened(
    text: &Text,
    drafts: &[Draft],
    year: Option<i32>,
    own: &[String],
    rules: &Rules,
) -> Option<Candidate> {
    let about = |d: &Draft| match d.about {
        Some(Time::ThisYear) => true,
        Some(Time::Year { year: y, to }) => !to && year == Some(y),
        _ => false,
    };
    let ahead = |d: &Draft| matches!(d.part, Part::Plan | Part::Unknown) && could_bind(d.cut.signs) && about(d);
    let grows = |c: &Claim| {
        let indicator = c.indicator.and_then(|i| rules.lexicon.indicators().get(i));
        indicator.is_some_and(|i| i.id == "gdp") && c.measure == Measure::Growth && c.time.is_none() && !c.yearly
    };
    drafts.iter().enumerate().filter(|(_, d)| ahead(d)).find_map(|(i, d)| {
        let mut all = claims(text.folded(), &d.cut, own, true, rules);
        let words = &text.folded()[d.cut.range.clone()];
        let told = is_told(words);
        if told || !all.iter().any(grows) || all.len() < 2 {
            return None;
        }
        let mut members = vec![i];
        extend(text, drafts, &mut members, &mut all, false, own, rules);
        let why = Why { rule: "about the year", words: None };
        let weight = weight(&all, rules);
        Some(Candidate { known: true, members, period: false, sure: 0.75, why, weight })
    })
}

/// Aims that stand one a line without any words that open them: 地区生产总值1170亿元，增长14.5%; 财政总收入146亿元，增长16%;
pub(super) fn lists(
    text: &Text,
    drafts: &[Draft],
    found: &[Candidate],
    year: Option<i32>,
    own: &[String],
    rules: &Rules,
) -> Vec<Candidate> {
    let taken = |i: usize| found.iter().any(|c| c.members.contains(&i));
    let mut lists = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut all: Vec<Claim> = Vec::new();
    for i in 0..=drafts.len() {
        let line = drafts.get(i).filter(|d| d.part == Part::Plan && !taken(i) && text.line_len(d.line) <= 210);
        let named = line.filter(|d| rules.lexicon.may_name(&text.folded()[d.cut.range.clone()], d.cut.signs, true));
        let claims = named.map_or(Vec::new(), |d| claims(text.folded(), &d.cut, own, true, rules));
        let known = claims.iter().any(|c| c.indicator.is_some());
        let next = run.last().is_none_or(|last| line.is_some_and(|d| d.line <= drafts[*last].line + 1));
        if known && next {
            run.push(i);
            all.extend(claims);
            continue;
        }
        let weight = weight(&all, rules);
        if run.len() >= 4 && weight >= 5.0 {
            let period = is_period("", &drafts[run[0]], year);
            let why = Why { rule: "list", words: None };
            let members = std::mem::take(&mut run);
            lists.push(Candidate { known: true, members, period, sure: 0.85, why, weight: weight - 0.5 });
        }
        run.clear();
        all.clear();
    }
    lists
}
