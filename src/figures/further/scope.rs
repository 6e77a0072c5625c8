//! Whose number it is: 全市, 市本级, 市区, 辖区, 规模以上, （不含农户）.

use std::ops::Range;

use super::model::{Said, ScopeKind};
use super::site::Site;
use super::words::Sayings;
use crate::figures::Rules;
use crate::figures::time::times;

/// The words of scope before the name, in it, and in a bracket behind it. Never guessed: what the report does not say
/// of this very name is not said.
pub fn scope(site: &Site<'_>, rules: &Rules) -> Vec<Said<ScopeKind>> {
    let list = &rules.wording.further.scope;
    let mut found: Vec<(Range<usize>, ScopeKind)> = Vec::new();
    let start = leading(site);
    for (range, kind) in words_in(site, start..site.name.end, list) {
        // 固定资产投资（不含农户）: the lexicon knows the bracket as a part of the name.
        let range = if kind == ScopeKind::Without { to_bracket(site, range) } else { range };
        let gap = site.words(range.end, site.name.start.max(range.end));
        // 全省领先的固定资产投资: only words that lead up to a name may stand between.
        if only_leads(gap, rules) && !bound(site, &range) && !grade(site, &range, kind) {
            found.push((range, kind));
        }
    }
    for bracket in site.brackets() {
        let words = site.words(bracket.start, bracket.end);
        if !words.contains(|c: char| c.is_ascii_digit()) && !words.contains("百分之") && words.chars().count() <= 12
        {
            let whole = bracket.clone();
            let inside = words_in(site, bracket, list).into_iter();
            // （不含农户）: what is left out belongs to the words.
            found.extend(inside.map(|(r, k)| (if k == ScopeKind::Without { whole.clone() } else { r }, k)));
        }
    }
    found.sort_by_key(|f| f.0.start);
    found.dedup_by(|a, b| a.0.start < b.0.end);
    found.into_iter().map(|(range, kind)| site.said(kind, range)).collect()
}

/// 不含 with what it leaves out.
fn to_bracket(site: &Site<'_>, range: Range<usize>) -> Range<usize> {
    let rest = site.words(range.end, site.name.end);
    range.start..range.end + rest.find('）').unwrap_or(rest.len())
}

/// Where the words that may speak of the name begin: behind the last separator and the value before.
fn leading(site: &Site<'_>) -> usize {
    let from = site.name_clause.max(if site.before <= site.name.start { site.before } else { site.name_clause });
    let words = site.words(from, site.name.start);
    let cut = words.rfind(['、', '）', '—']);
    cut.map_or(from, |i| from + i + words[i..].chars().next().map_or(0, char::len_utf8))
}

/// 省级旅游度假区, 县级医院 name a grade; only of money is 市级 the government's own: 市级一般公共预算收入.
fn grade(site: &Site<'_>, range: &Range<usize>, kind: ScopeKind) -> bool {
    let name = site.words(site.name.start, site.name.end);
    let money = ["财政", "预算", "税", "收入", "支出", "财力"].iter().any(|w| name.contains(w));
    kind == ScopeKind::OwnLevel && !site.words(range.start, range.end).ends_with("本级") && !money
}

/// 省级以上, 市级以上 and the like name what is counted, not whose it is; 高于全省 is a comparison.
fn bound(site: &Site<'_>, range: &Range<usize>) -> bool {
    let behind = site.words(range.end, site.sentence.end);
    let before = site.words(site.sentence.start, range.start);
    let compared = ["于", "与", "比", "占", "超", "居", "同", "和", "省", "国", "领先", "内", "外"];
    behind.starts_with("以上")
        || ["平均", "外", "面积", "前列", "第", "下达", "重点", "示范", "龙头", "最", "领先", "率先"]
            .iter()
            .any(|w| behind.starts_with(w))
        || compared.iter().any(|w| before.ends_with(w))
}

fn words_in(site: &Site<'_>, at: Range<usize>, list: &Sayings<ScopeKind>) -> Vec<(Range<usize>, ScopeKind)> {
    let found = list.find(site.words(at.start, at.end));
    found.map(|(r, kind)| (at.start + r.start..at.start + r.end, kind)).collect()
}

/// Whether a stretch holds nothing but words of time, tone, verbs and leads: 全市〔预计实现〕地区生产总值.
fn only_leads(gap: &str, rules: &Rules) -> bool {
    let mut rest = gap.trim_matches(['“', '”', ' ']);
    while let Some(c) = rest.chars().next() {
        let time = times(rest).into_iter().find(|(r, _)| r.start == 0).map(|(r, _)| r.end);
        let lead = (1..=4).rev().find_map(|n| {
            let end = rest.char_indices().nth(n).map_or(rest.len(), |(i, _)| i);
            rules.wording.leads.whole(&rest[..end]).is_some().then_some(end)
        });
        let word = rules.wording.find(rest).next().filter(|(r, _)| r.start == 0).map(|(r, _)| r.end);
        let scope = rules.wording.further.scope.front(rest);
        let step = scope.into_iter().chain(time).chain(lead).chain(word).max();
        match step {
            Some(n) if n > 0 => rest = &rest[n..],
            _ if matches!(c, '“' | '”' | ' ') => rest = &rest[c.len_utf8()..],
            _ => return false,
        }
    }
    true
}
