//! Names bound to a relation: 居民收入与经济增长同步, 完成省下达的任务, 高于全省1个百分点.

use std::ops::Range;

use super::clause::Reader;
use super::figure::{Measure, Tier, Tone};
use super::measure;
use super::names::Item;
use super::piece::{End, Piece, pieces};
use super::share_names::completed;
use super::token::tokens;
use crate::quantity::{Bound, Value};

impl Reader<'_> {
    /// Binds the names of a piece to its relation.
    pub(super) fn relation(&mut self, piece: &Piece<'_>, mut names: Vec<Item>) {
        let End::Relation(relation, at) = &piece.end else { return };
        let shift = |r: &Range<usize>| at.start + r.start..at.start + r.end;
        if let Some(inside) = &relation.inside {
            names = self.inside(shift(inside));
        }
        names = one_of_many(self.text, names);
        // 完成自治区下达的各项经济社会发展任务: all there is to do.
        names.retain(|n| n.indicator.is_some() || &self.text[n.name.clone()] != "经济社会发展");
        names.iter_mut().for_each(|n| self.widen(n));
        if matches!(relation.bound, Bound::Faster | Bound::Slower | Bound::Sync) {
            share_noun(self.text, &mut names);
        }
        let last = names.last().map(|n| n.name.clone());
        let accepted = |n: &Item| {
            // The words of the chain belong to the last name: 约束性指标〔全部〕完成.
            let end = if Some(&n.name) == last.as_ref() { at.start.max(n.name.end) } else { n.name.end };
            n.indicator.is_some()
                || (self.unknown && n.suffix.is_some())
                || (self.unknown && plausible_relation(&self.text[n.name.start..end], relation.bound))
        };
        // 经济平稳健康发展 is no aim for a number; 经济增长 … 合理区间 is.
        let direction = matches!(relation.bound, Bound::Stable | Bound::Positive);
        let economy = |n: &Item| direction && &self.text[n.name.clone()] == "经济";
        names.retain(|n| accepted(n) && !economy(n));
        for name in &names {
            let (measure, value, unit) = match &relation.gap {
                Some(gap) => (Measure::Gap, gap.value, gap.unit.clone()),
                None => (Measure::Relation, Value::relation(relation.bound), None),
            };
            let mut claim = self.claim(name, at.clone(), measure, value, unit);
            let share = name.share.as_ref().and(name.indicator).and_then(|i| self.rules.lexicon.indicators().get(i));
            if let Some(id) = share.and_then(|i| i.as_share.as_ref()) {
                claim.indicator = self.rules.lexicon.index(id);
            }
            claim.relative_to = relation.to.as_ref().map(shift);
            claim.basis = measure::basis(self.text, piece, piece);
            claim.rule = "relation";
            if self.out.last().is_some_and(|c| c.name == name.name && c.value.low.or(c.value.high).is_some())
                && claim.tone == Tone::Strive
            {
                claim.tier = Tier::Stretch;
            }
            self.out.push(claim);
        }
        if !names.is_empty() {
            self.recent.extend(names.iter().cloned());
            self.last = names;
        }
    }

    /// 其他〔约束性指标〕完成市核任务: what a name that the lexicon does not hold ends in.
    fn widen(&self, name: &mut Item) {
        let behind = &self.text[name.name.end..];
        let tail = ["约束性指标", "指标"].iter().find(|w| behind.starts_with(**w));
        if let (None, Some(tail)) = (name.indicator, tail) {
            name.name.end += tail.len();
        }
    }

    /// 约束性指标完成省下达任务, 完成省定约束性指标: aims that are set for it and not told one by one.
    pub(super) fn binding_aims(&self, piece: &Piece<'_>) -> Option<Item> {
        const BINDING: &str = "约束性指标";
        let End::Relation(relation, at) = &piece.end else { return None };
        let start = piece.item.iter().chain(piece.chain).map(|t| t.range.start).min().unwrap_or(at.start);
        // 与经济增长同步（今年）增长、: words that are left over stand behind the relation.
        let start = start.min(at.start);
        let found = self.text[start..at.end].find(BINDING).filter(|_| relation.bound == Bound::Assigned)?;
        let mut name = start + found..start + found + BINDING.len();
        for word in ["各项", "其他", "主要"] {
            if self.text[..name.start].ends_with(word) {
                name.start -= word.len();
            }
        }
        Some(Item { indicator: None, name, prefix: None, suffix: None, share: None, sure: false, vague: false })
    }

    /// The names that stand inside the words of a relation: 完成国家下达的粮食生产、单位GDP能耗降低任务.
    fn inside(&self, range: Range<usize>) -> Vec<Item> {
        // 完成能耗、化学需氧量等年度节能减排任务: the list ends at 等.
        let range = range.start..self.text[range.clone()].find('等').map_or(range.end, |n| range.start + n);
        let mut tokens = tokens(self.text, &self.rules.wording.signs.cut(self.text, range), self.rules);
        let named = |p: &Piece<'_>| self.names.items(self.names.trimmed(p.item), p.item, p.chain);
        let items = pieces(&mut tokens).iter().flat_map(named).collect();
        completed(self.text, items, self.rules)
    }
}

/// 反映资源节约和环境质量的各项约束性指标, 水和大气环境质量: what looks like a list is one name.
fn one_of_many(text: &str, names: Vec<Item>) -> Vec<Item> {
    let Some(last) = names.last() else { return names };
    let whole = last.indicator.is_none()
        && text[last.name.clone()].ends_with("指标")
        && text[last.name.clone()].contains('的')
        && names.iter().all(|n| n.indicator.is_none());
    let (Some(first), true) = (names.first(), whole || is_letter(text, &names)) else { return names };
    let from = if whole { first.name.start } else { names[names.len() - 2].name.start };
    let kept = if whole { 0 } else { names.len() - 2 };
    let mut out = names[..kept].to_vec();
    out.push(Item { name: from..last.name.end, ..last.clone() });
    out
}

/// A single character before the last name is no name of its own: 水和〔大气环境质量〕.
fn is_letter(text: &str, names: &[Item]) -> bool {
    let before = names.len().checked_sub(2).and_then(|i| names.get(i));
    before.is_some_and(|n| n.indicator.is_none() && text[n.name.clone()].chars().count() == 1)
}

/// 民生、社会事业、环保投入高于上年水平: the noun of the last name is that of all.
fn share_noun(text: &str, names: &mut [Item]) {
    let Some((last, before)) = names.split_last_mut() else { return };
    let words = &text[last.name.clone()];
    let Some(noun) = NOUNS.iter().find(|w| words.ends_with(**w)).filter(|_| last.indicator.is_none()) else { return };
    let at = last.name.end - noun.len()..last.name.end;
    // A name that reads like a quantity is whole.
    let whole = |s: &str| s.chars().count() > 6 || NOUNS.iter().any(|w| s.ends_with(w));
    before
        .iter_mut()
        .filter(|n| n.indicator.is_none() && !whole(&text[n.name.clone()]))
        .for_each(|n| n.suffix = Some(at.clone()));
}

/// Nouns of quantity, in which the name of an aim without a number ends.
const NOUNS: [&str; 36] = [
    "占比",
    "保有量",
    "人数",
    "起数",
    "投入",
    "报酬",
    "工资",
    "平衡",
    "水体",
    "断面",
    "环境质量",
    "指标",
    "收支",
    "产量",
    "面积",
    "总额",
    "收入",
    "投资",
    "率",
    "规模",
    "产值",
    "增加值",
    "销售",
    "价格",
    "物价",
    "就业",
    "存栏",
    "比重",
    "指数",
    "用地",
    "支出",
    "贸易",
    "消费",
    "外资",
    "产能",
    "水质",
];

/// Whether a name that the lexicon does not hold can stand in a relation: it must read like a quantity, else
/// 社会大局保持稳定 would be one.
fn plausible_relation(name: &str, bound: Bound) -> bool {
    // 预期性指标增速高于经济增速, 约束性指标全部完成: the words of the chain are no part of it.
    let mut name = name.trim_end_matches('、');
    let mut stripped = false;
    while let Some(rest) = ["增速", "增长", "增幅", "降幅", "提高", "全部", "均", "都", "分别", "总体", "仍将", "仍"]
        .iter()
        .find_map(|w| name.strip_suffix(w))
    {
        stripped |= name.ends_with(['速', '长', '幅']);
        name = rest;
    }
    let n = name.chars().count();
    let long = name.ends_with("指标") && n <= 44;
    if !((2..=24).contains(&n) || long) {
        return false;
    }
    if bound == Bound::Assigned {
        // 推进“十四五”发展、实现“十四五”目标，要…: what must be done for a plan is no aim of it.
        return !["发展", "代表", "开局", "工作", "确定"].iter().any(|w| name.ends_with(w));
    }
    // 知识产权产业增长超过经济增长: what grows, whatever it is.
    let grows = stripped && matches!(bound, Bound::Faster | Bound::Slower) && !name.contains("保持");
    grows || NOUNS.iter().any(|w| name.ends_with(w))
}
