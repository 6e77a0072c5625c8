//! Names that share a part: 城镇、农村居民人均可支配收入; 单位生产总值用水量、能耗; 城乡居民收入分别增长.

use std::ops::Range;

use super::Rules;
use super::lexicon::Breadth;
use super::names::Item;

/// Completes the items of a list with what the last or the first of them holds for all.
///
/// 第一、第二、第三产业增加值: 第一 + 产业增加值. 单位生产总值用水量、能耗: 单位生产总值 + 能耗.
pub fn completed(text: &str, mut items: Vec<Item>, rules: &Rules) -> Vec<Item> {
    // One alone shares nothing.
    let ([first, .., last], n) = (items.as_slice(), items.len()) else { return items };
    let (first, last) = (first.clone(), last.clone());
    let share = last.share.clone();
    let starts: Vec<usize> = items.iter().map(|i| i.name.start).collect();
    // 单位生产总值能耗、PM2.5浓度和氮氧化物排放量: a name of the lexicon in between ends what the first one shares.
    let mut known_between = false;
    for (i, item) in items.iter_mut().enumerate() {
        let words = &text[item.name.clone()];
        known_between |= i > 0 && item.indicator.is_some();
        if item.share.is_none() {
            item.share.clone_from(&share);
        }
        let short = rules.lexicon.whole(words).is_some_and(|w| w.breadth != Breadth::Full);
        if item.indicator.is_some() && !short {
            continue;
        }
        let behind = (i + 1 < n).then(|| with_tail(words, &text[last.name.clone()], rules)).flatten();
        item.suffix = behind.map(|(_, at)| last.name.start + at..last.name.end);
        let found = behind
            .map(|(indicator, _)| indicator)
            .or_else(|| (i > 0).then(|| with_head(words, &text[first.name.clone()], rules)).flatten());
        if let Some(indicator) = found {
            // 利用内、外资: what the list says of it, a vague name says too. 工业项目、投资 is no list of halves.
            let apart = starts.get(i + 1).is_none_or(|next| item.name.end < *next);
            item.vague &= !apart || behind.is_none() && item.indicator != Some(indicator);
            item.indicator = Some(indicator);
            item.sure = true;
        } else if i > 0 && item.indicator.is_none() && !known_between && rules.lexicon.find(words).next().is_none() {
            item.prefix = shared_head(text, &first.name);
        }
    }
    items
}

/// 先进装备制造、电子信息产业产值过300亿元: what is told of the last industry is told of those before it, whose name it
/// completes.
pub fn share_industry(text: &str, names: &mut [Item]) {
    const TAILS: [&str; 6] =
        ["产业产值", "产业总产值", "产业增加值", "产业销售收入", "产业主营业务收入", "产业营业收入"];
    let Some((last, before)) = names.split_last_mut() else { return };
    let words = &text[last.name.clone()];
    let Some(tail) = TAILS.iter().find(|t| words.ends_with(**t)).filter(|_| last.indicator.is_none()) else { return };
    let at = last.name.end - tail.len()..last.name.end;
    let bare = |n: &Item| {
        let words = &text[n.name.clone()];
        let told = ["值", "入", "额", "率", "量", "资"].iter().any(|w| words.ends_with(w));
        n.indicator.is_none() && n.suffix.is_none() && !told && (2..=8).contains(&words.chars().count())
    };
    for n in before.iter_mut().filter(|n| bare(n)) {
        // 新兴产业、高新技术产业产值: the first has the word already.
        let said = text[n.name.clone()].ends_with('业');
        n.suffix = Some(if said { at.start + "产业".len()..at.end } else { at.clone() });
    }
}

/// 石化、汽车及零部件分别增长50%、2.4倍: where there is one name too many, the two that 及 joins are one.
pub fn joined(text: &str, names: &mut Vec<Item>, values: usize) {
    let one = |a: &Item, b: &Item| {
        a.indicator.is_none() && b.indicator.is_none() && text.get(a.name.end..b.name.start) == Some("及")
    };
    let pairs: Vec<usize> = (1..names.len()).filter(|i| one(&names[i - 1], &names[*i])).collect();
    if let ([at], true) = (pairs.as_slice(), names.len() == values + 1) {
        let second = names.remove(*at);
        names[at - 1].name.end = second.name.end;
        names[at - 1].suffix = second.suffix;
    }
}

/// 万元GDP建设用地、水耗: what the first name begins with holds for the others.
pub fn shared_head(text: &str, first: &Range<usize>) -> Option<Range<usize>> {
    const HEADS: [&str; 10] = [
        "单位地区生产总值",
        "单位国内生产总值",
        "单位生产总值",
        "单位GDP",
        "万元地区生产总值",
        "万元国内生产总值",
        "万元生产总值",
        "万元GDP",
        "单位工业增加值",
        "万元工业增加值",
    ];
    let words = &text[first.clone()];
    let head = HEADS.iter().find(|h| words.starts_with(**h) && words.len() > h.len())?;
    Some(first.start..first.start + head.len())
}

/// The indicator that `words` with the tail of `last` names, and where in `last` that tail begins.
fn with_tail(words: &str, last: &str, rules: &Rules) -> Option<(usize, usize)> {
    if !rules.lexicon.goes_on(words) {
        return None;
    }
    let mut whole = String::with_capacity(words.len() + last.len());
    whole.push_str(words);
    last.char_indices().skip(1).find_map(|(at, _)| {
        whole.truncate(words.len());
        whole.push_str(&last[at..]);
        // 一、二、三产分别增长: short names may be cut in a list as well.
        rules.lexicon.whole(&whole).filter(|w| w.breadth != Breadth::Vague).map(|w| (w.indicator, at))
    })
}

/// The indicator that `words` behind the head of `first` name.
fn with_head(words: &str, first: &str, rules: &Rules) -> Option<usize> {
    if !rules.lexicon.goes_on(first) {
        return None;
    }
    let mut whole = String::with_capacity(first.len() + words.len());
    let shortest = first.char_indices().nth(2)?.0;
    first.char_indices().rev().take_while(|(at, _)| *at >= shortest).find_map(|(at, _)| {
        whole.clear();
        whole.push_str(&first[..at]);
        whole.push_str(words);
        rules.lexicon.whole(&whole).filter(|w| w.breadth == Breadth::Full).map(|w| w.indicator)
    })
}

/// Names that stand for several indicators: 城乡居民收入分别增长8%、9%; 三次产业增加值分别增长; 存贷款余额分别增长.
/// With one value each of them gets it (分别增长10%).
pub fn expanded(text: &str, names: Vec<Item>, each: bool, values: usize, rules: &Rules) -> Vec<Item> {
    let [only] = names.as_slice() else { return names };
    let words = &text[only.name.clone()];
    let Some(ids) = rules.lexicon.together(words, only.indicator) else { return names };
    if !(values == ids.len() || (each && values == 1)) {
        return names;
    }
    ids.iter().map(|i| Item { indicator: Some(*i), sure: true, ..only.clone() }).collect()
}

/// The span from name to value: the shortest stretch that holds both.
pub fn stretch(name: &Range<usize>, value: &Range<usize>) -> Range<usize> {
    name.start.min(value.start)..name.end.max(value.end)
}
