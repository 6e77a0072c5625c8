//! Aims that no words open: one a line, or in a paragraph about the year.

use super::aims::{Candidate, could_bind, is_period, is_told, weight};
use super::claim::Claim;
use super::draft::{Draft, Drafts};
use super::figure::Measure;
use super::passage::Why;
use super::reach::extend;
use super::signs::Signs;
use super::time::Time;
use crate::report::Part;

/// 一九九八年是…的第一年。…全市国内生产总值增长10%，地方财政收入增长12.5%: where nothing opens a passage of aims, the
/// sentence of a paragraph about the year that binds the economy's growth.
pub(super) fn unopened(drafts: &Drafts<'_>) -> Option<Candidate> {
    let (year, rules) = (drafts.year, drafts.rules);
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
    drafts.list.iter().enumerate().filter(|(_, d)| ahead(d)).find_map(|(i, _)| {
        let mut all = drafts.whole(i).to_vec();
        if is_told(drafts.words(i)) || !all.iter().any(grows) || all.len() < 2 {
            return None;
        }
        let mut members = vec![i];
        extend(drafts, &mut members, &mut all, false);
        let why = Why { rule: "about the year", words: None };
        let weight = weight(&all, rules);
        Some(Candidate { known: true, members, period: false, sure: 0.75, why, weight })
    })
}

/// Aims that stand one a line without any words that open them: 地区生产总值1170亿元，增长14.5%; 财政总收入146亿元，增长16%;
pub(super) fn lists(drafts: &Drafts<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let (text, list, rules) = (drafts.text, &drafts.list, drafts.rules);
    let taken = |i: usize| found.iter().any(|c| c.members.contains(&i));
    let mut lists = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut all: Vec<Claim> = Vec::new();
    for i in 0..=list.len() {
        let line = list.get(i).filter(|d| d.part == Part::Plan && !taken(i) && text.line_len(d.line) <= 210);
        let named = line
            .filter(|d| rules.lexicon.may_name(drafts.words(i), d.cut.signs.has(Signs::QUOTED), true, &rules.wording));
        let claims = named.map_or(&[][..], |_| drafts.whole(i));
        let known = claims.iter().any(|c| c.indicator.is_some());
        let next = run.last().is_none_or(|last| line.is_some_and(|d| d.line <= list[*last].line + 1));
        if known && next {
            run.push(i);
            all.extend(claims.iter().cloned());
            continue;
        }
        let weight = weight(&all, rules);
        if run.len() >= 4 && weight >= 5.0 {
            let period = is_period("", &list[run[0]], drafts.year);
            let why = Why { rule: "list", words: None };
            let members = std::mem::take(&mut run);
            lists.push(Candidate { known: true, members, period, sure: 0.85, why, weight: weight - 0.5 });
        }
        run.clear();
        all.clear();
    }
    lists
}
