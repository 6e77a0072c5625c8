//! Expected or binding: 预期性指标是…, 主要约束性目标为…, 单位GDP能耗下降3%（约束性）.

use std::ops::Range;

use crate::pattern::Pattern;

use super::model::{Nature, Said};
use super::site::{STOPS, Site};
use crate::figures::passage::{Role, Sentence};
use crate::figures::signs::Signs;

// 约束性指标是：, 主要预期性目标为, 一是预期性指标。 : words that govern what follows them.
static OPENER: Pattern = Pattern::new(concat!(
    r"(?P<k>预期性|指导性|导向性|预测性|约束性)(?:的)?(?:发展|调控|经济|主要)?(?:目标|指标|任务)(?:（[^）]{0,12}）)?",
    r"(?:分别)?(?:主要)?(?:是|为|有|包括|：|如下)",
    r"|(?:^|[\n。；：]|[一二三]是)(?P<k2>预期性|指导性|导向性|预测性|约束性)(?:目标|指标|任务)。"
));

static WORD: Pattern = Pattern::new(r"预期性|指导性|导向性|预测性|约束性|硬任务|硬指标");

// 上述指标是预期性的, 以上是指导性指标: told behind the aims.
static BEHIND: Pattern = Pattern::new(
    r"^(?:上述|以上|这些)(?:主要)?(?:预期|发展)?(?:指标|目标|计划指标)?(?:都|均|主要|总体上)?(?:是|为)(?P<k>预期性|指导性|导向性|预测性|约束性)",
);

fn kind(word: &str) -> Nature {
    if ["约束性", "硬任务", "硬指标"].contains(&word) { Nature::Binding } else { Nature::Expected }
}

/// Whether the report says that the target at `site`, in sentence `s`, is expected or binding.
pub fn nature(site: &Site<'_>, sentences: &[Sentence], s: usize) -> Option<Said<Nature>> {
    let own = sentences[s].signs.has(Signs::NATURE).then(|| own(site)).flatten();
    own.or_else(|| opened(site, sentences, s)).or_else(|| told_behind(site, sentences, s))
}

/// In its own clause or a bracket: 节能减排约束性指标完成省下达任务, 增长8%（预期性).
fn own(site: &Site<'_>) -> Option<Said<Nature>> {
    let start = site.clause.min(site.name_clause.max(site.before.min(site.name.start))).max(site.sentence.start);
    let tail = site.tail();
    let end = site.value.end + tail.find(STOPS).unwrap_or(tail.len());
    let words = site.words(start, end);
    let mut found = WORD.find_iter(words).filter(|m| !governs(words, m.range()));
    let first = found.next()?;
    if words[..first.start()].contains("预期目标") {
        return None;
    }
    // 完成约束性和预期性指标: two kinds in one clause say nothing of this one.
    if found.any(|m| kind(m.as_str()) != kind(first.as_str())) {
        return None;
    }
    Some(site.said(kind(first.as_str()), start + first.start()..start + first.end()))
}

/// 约束性指标为 opens a list: what it governs is decided there.
fn governs(words: &str, at: Range<usize>) -> bool {
    OPENER.find_iter(words).any(|m| m.start() <= at.start && at.end <= m.end())
}

/// The last opener before the name in its passage.
fn opened(site: &Site<'_>, sentences: &[Sentence], s: usize) -> Option<Said<Nature>> {
    let mut from = s;
    let aims = |r: Role| matches!(r, Role::Annual(_) | Role::Period(_));
    let same = |a: Role, b: Role| std::mem::discriminant(&a) == std::mem::discriminant(&b);
    if !aims(sentences[s].role) {
        return None;
    }
    // The opener may stand in a sentence that holds no aim itself: 一是预期性指标。地区生产总值增长8%.
    while from > 0 && s - from < 24 {
        let before = &sentences[from - 1];
        if !same(before.role, sentences[s].role) {
            let short = before.range.len() < 360 && before.claims.is_empty();
            from -= usize::from(short);
            break;
        }
        from -= 1;
    }
    // Most passages say nothing of it.
    if !sentences[from..=s].iter().any(|s| s.signs.has(Signs::NATURE)) {
        return None;
    }
    let start = sentences[from].range.start;
    let end = site.name.start.max(site.sentence.start).min(site.value.start);
    let words = site.words(start, end);
    let m = OPENER.captures_iter(words).last()?;
    let word = m.name("k").or(m.name("k2"))?;
    // 主要预期目标和约束性指标：: of two kinds at once, none is said of one.
    let clause = words[..word.start()].rsplit(STOPS).next().unwrap_or_default();
    // 这两个约束性指标是一件十分严肃的事情 opens no list.
    let open = m.get(0).map_or("", |w| &words[w.end()..]);
    if clause.contains("预期目标") || open.starts_with(['一', '指', '政', '在']) {
        return None;
    }
    Some(site.said(kind(word.as_str()), start + word.start()..start + word.end()))
}

fn told_behind(site: &Site<'_>, sentences: &[Sentence], s: usize) -> Option<Said<Nature>> {
    if !matches!(sentences[s].role, Role::Annual(_) | Role::Period(_)) {
        return None;
    }
    for next in sentences.iter().skip(s + 1).take(20) {
        let words = site.words(next.range.start, next.range.end);
        let said = next.signs.has(Signs::NATURE).then(|| BEHIND.captures(words)).flatten();
        if let Some(word) = said.and_then(|c| c.name("k")) {
            // 上述指标是预期性和约束性的: both kinds say nothing of one.
            let both = words.contains("约束性") && kind(word.as_str()) == Nature::Expected;
            let at = next.range.start;
            return (!both).then(|| site.said(kind(word.as_str()), at + word.start()..at + word.end()));
        }
        if next.claims.is_empty() || !matches!(next.role, Role::Annual(_) | Role::Period(_)) {
            return None;
        }
    }
    None
}
