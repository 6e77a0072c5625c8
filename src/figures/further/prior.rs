//! Last year's aim where the review tells it again: 高于预期目标0.8个百分点, 完成年度目标的102%, 年初预期目标为6%、实际增长6.5%.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Groups, Pattern};

use super::model::PriorTarget;
use super::site::Site;
use crate::figures::claim::Claim;
use crate::figures::figure::Measure;
use crate::quantity::{Bound, Value};
use crate::text::Span;

// 高于预期目标0.8个百分点, 比年初目标高1个百分点, 超预期目标2个百分点
static GAP: Pattern = Pattern::new(
    r"^(?:均|也|并)?(?P<dir>高于|超过|超出|超|高出|好于|快于|优于|低于|慢于|少于|高|比|较)(?P<what>[^，。；、（）0-9]{0,16}?(?:目标|预期|计划|预算)(?:值|数|水平|要求|任务|进度)?)(?P<verb>[^，。；、（）0-9]{0,4}?)(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<u>个?百分点|个点|亿元|万元|万人|元|人|%)",
);
// 完成年度目标的102%, 为年度计划的102%, 完成年计划147.4%
static DONE: Pattern = Pattern::new(
    r"^(?P<over>超额)?(?:完成|为|占|达到|是)(?:了)?(?P<what>[^，。；、（）0-9]{0,12}?(?:目标|任务|计划|预算|预期)(?:任务|数|值)?)的?(?P<n>[0-9]+(?:\.[0-9]+)?)%",
);
// 未达到年初预定增长8%的目标; 低于4.2%的控制目标; 达到4%以上的预期目标
static STATED_BEHIND: Pattern = Pattern::new(
    r"^(?:均|也|并|都)?(?:未能?|没有|没能)?(?:达到|完成|实现|低于|高于|好于|超过|控制在|优于)(?P<what>[^，。；、（）0-9]{0,12}?)(?:增长|下降|控制在|为)?(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<u>%|亿元|万元|万人|元|人|亿美元|万吨|亿斤)(?P<b>左右|以上|以内)?的(?P<what2>[^，。；、（）0-9]{0,10}?(?:目标|预期|计划)(?:值|数)?)",
);
// 年初预期目标为6%、实际…; （目标6%）; （计划40万人）
static STATED_BEFORE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of([r"(?P<what>[^，。；（）0-9]{0,10}", AIM, ")", STATED].concat()));
/// What of it stands around its number: without that nothing more is sought.
static STATED_NUMBER: LazyLock<Pattern> = LazyLock::new(|| Pattern::of([AIM, STATED].concat()));
const AIM: &str = "(?:目标|预期|计划)";
const STATED: &str = r"(?:值|数)?(?:为|是|定为)?(?:增长|下降)?(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<u>%|亿元|万元|万人|元|人|亿美元|万吨|亿斤)(?P<b>左右|以上|以内)?";
// 好于预期目标, 超额完成年度目标任务, 均好于调整后的年度预期目标: no number, and nothing but words of an aim.
static SAID: Pattern = Pattern::new(concat!(
    r"^(?:均|都|全部|也|双双|且|并)*(?P<done>圆满|顺利|较好地?|基本|提前|全面)?(?:高于|好于|快于|超过|超|优于|低于|慢于|未能?达到|没有达到|未能?完成|没有完成|没有实现|未能?实现|超额完成|完成|实现|达到|符合|略低于|略高于)(?:了)?",
    r"(?:年初|全年|年度|年|预期|预定|既定|原定|制定|提出|确定|的|计划|调整后|调整|各项|主要|增长|控制|任务|目标|指标|省|市|州|县|区|第?[一二三四五六七八九十]+届|人大|人民代表大会|常委会|第?[一二三四五六七八九十]+次|会议)*?",
    r"(?:目标|预期|计划)(?:任务|要求|值|数)?$"
));
// 居全省第3位, 总量居…, 比上年提高…: a remark that changes nothing of what is spoken of.
static REMARK: Pattern =
    Pattern::new(r"^(?:稳?居|位居|位列|列|排|总量|增速|增幅|同比|比|较|高于|快于|占|为|连续|创|）|（|下同|$)");

/// Whose aim: the year's own, never one of a plan or one set from above. A bare 目标 in a report is its own.
fn is_own_aim(words: &str) -> bool {
    if ["目标", "目标任务", "计划", "预期", "任务"].contains(&words) {
        return true;
    }
    const ITS: [&str; 11] =
        ["预期", "年初", "年度", "全年", "预定", "既定", "确定", "调整", "计划", "控制目标", "人大"];
    const OTHERS: [&str; 10] = ["规划", "“", "五年", "下达", "国家", "省定", "省控", "全国", "全省", "时序"];
    ITS.iter().any(|w| words.contains(w)) && !OTHERS.iter().any(|w| words.contains(w))
}

fn exact(n: f64) -> Value {
    let n = (n * 100.0).round() / 100.0;
    Value { bound: Bound::Exact, low: Some(n), high: Some(n) }
}

/// A value as the words bind it: 8%左右, 6%以上.
fn bound(n: f64, word: Option<&str>) -> Value {
    match word {
        Some("左右") => Value { bound: Bound::About, low: Some(n), high: Some(n) },
        Some("以上") => Value { bound: Bound::AtLeast, low: Some(n), high: None },
        Some("以内") => Value { bound: Bound::AtMost, low: None, high: Some(n) },
        _ => exact(n),
    }
}

/// The aim that the words around a result tell again; null where they say nothing of an aim.
pub fn prior(site: &Site<'_>, measure: Measure, claim: &Claim) -> Option<PriorTarget> {
    stated_before(site, claim).or_else(|| in_clauses(site, measure, claim)).or_else(|| for_all(site))
}

/// An aim that a sentence of its own tells again: 去年的主要预期目标是….
pub fn told(claim: &Claim, words: Span) -> PriorTarget {
    PriorTarget { value: Some(claim.value), reckoned: false, revised: false, words }
}

fn made(site: &Site<'_>, value: Option<Value>, reckoned: bool, at: Range<usize>) -> PriorTarget {
    let words = site.words(at.start, at.end);
    let revised = ["调整", "修订", "修正"].iter().any(|w| words.contains(w));
    PriorTarget { value, reckoned, revised, words: site.span(at) }
}

/// Aims that are named with their numbers.
fn stated(words: &str) -> impl Iterator<Item = Groups<'_>> {
    STATED_NUMBER.is_match(words).then(|| STATED_BEFORE.captures_iter(words)).into_iter().flatten()
}

/// 地区生产总值年初预期目标为6%、实际增长6.5%: the aim stands between name and result.
fn stated_before(site: &Site<'_>, claim: &Claim) -> Option<PriorTarget> {
    let start = site.name_clause.min(site.clause);
    let words = site.words(start, site.value.start);
    let c = stated(words).last()?;
    let whole = c.get(0)?;
    let done = ["实际", "完成", "达到", "实现", "结果"].iter().any(|w| words[whole.end()..].contains(w));
    if !done || !is_own_aim(c.name("what")?.as_str()) {
        return None;
    }
    number(&c, claim).map(|v| made(site, Some(v), false, start + whole.start()..start + whole.end()))
}

/// The clauses behind the result, up to the next name: in a bracket or after a comma.
fn in_clauses(site: &Site<'_>, measure: Measure, claim: &Claim) -> Option<PriorTarget> {
    // 38.4亿元，增长23.9%，完成年度预算的112.5%: what was done of it is said behind the growth.
    let level = measure == Measure::Level;
    let tail = site.words(site.value.end, if level { site.other } else { site.next });
    let close = tail.find(['；', '。', '！', '\n']).unwrap_or(tail.len());
    let mut at = 0;
    for clause in tail[..close].split_inclusive(['，', '、', '（', '）']) {
        let plain = clause.trim_end_matches(['，', '、', '（', '）']);
        let start = site.value.end + at;
        at += clause.len();
        if let Some(c) = DONE.captures(plain).filter(own) {
            let whole = c.get(0)?;
            let range = start + whole.start()..start + whole.end();
            return level.then(|| plain_when_unknown(made(site, part(&c, claim), true, range)));
        }
        let found = if start < site.next { one_clause(site, measure, claim, plain, start) } else { None };
        if found.is_some() {
            return found;
        }
        // 主要经济指标超额完成全年目标，好于预期: another subject has begun.
        let carried = level && ["增长", "同比增长", "比上年增长", "下降"].iter().any(|w| plain.starts_with(w));
        if !carried && !REMARK.is_match(plain) {
            return None;
        }
    }
    None
}

fn own(c: &Groups<'_>) -> bool {
    ["what", "what2"].iter().any(|n| c.name(n).is_some_and(|m| is_own_aim(m.as_str())))
}

/// The number of a stated aim, when it is in the figure's own unit.
fn number(c: &Groups<'_>, claim: &Claim) -> Option<Value> {
    let n = c.name("n")?.as_str().parse().ok()?;
    let same = c.name("u").map(|u| u.as_str()) == claim.unit.as_deref();
    same.then(|| bound(n, c.name("b").map(|b| b.as_str())))
}

fn one_clause(site: &Site<'_>, measure: Measure, claim: &Claim, words: &str, start: usize) -> Option<PriorTarget> {
    let at = |c: &Groups<'_>| c.get(0).map(|m| start + m.start()..start + m.end());
    if let Some(c) = GAP.captures(words).filter(own) {
        return Some(plain_when_unknown(made(site, below(&c, measure, claim), true, at(&c)?)));
    }
    if let Some(c) = STATED_BEHIND.captures(words).filter(own) {
        return Some(made(site, number(&c, claim), false, at(&c)?));
    }
    if let Some(c) = stated(words).next().filter(own) {
        // （年初目标6%): the bracket holds nothing else.
        let whole = at(&c)?;
        let alone = whole == (start..start + words.len());
        return number(&c, claim).filter(|_| alone).map(|v| made(site, Some(v), false, whole));
    }
    let c = SAID.captures(words).filter(|_| is_own_aim(words))?;
    // 较好完成市人大四次会议确定的主要目标任务 behind a list is said of the year, not of the last number.
    let general = c.name("done").is_some() || ["会议", "各项", "主要", "任务"].iter().any(|w| words.contains(w));
    let one = site.names == 1 || words.starts_with("超额") || !general;
    one.then(|| made(site, None, false, start..start + words.len()))
}

fn plain_when_unknown(p: PriorTarget) -> PriorTarget {
    PriorTarget { reckoned: p.value.is_some(), ..p }
}

/// 增长6.8%，高于预期目标0.8个百分点: the aim was 6 %.
fn below(c: &Groups<'_>, measure: Measure, claim: &Claim) -> Option<Value> {
    let n: f64 = c.name("n")?.as_str().parse().ok()?;
    let (unit, own) = (c.name("u")?.as_str(), claim.unit.as_deref()?);
    let points = unit.contains("百分点") || unit == "个点";
    // 超年初目标2%: whether points or a part of it is not said.
    let fits = if points { own == "%" } else { own == unit && unit != "%" };
    if !fits || !matches!(measure, Measure::Growth | Measure::Decline | Measure::Level) {
        return None;
    }
    let verb = c.name("verb").map_or("", |m| m.as_str());
    // 高出年初计划上限0.2个百分点: of a range only one end is said.
    if verb.contains("限") {
        return None;
    }
    let under = match c.name("dir")?.as_str() {
        "低于" | "慢于" | "少于" => true,
        "比" | "较" if verb.contains(['低', '少', '慢', '降']) => true,
        "比" | "较" if verb.contains(['高', '多', '快', '超', '增', '提']) => false,
        "比" | "较" => return None,
        _ => false,
    };
    let value = claim.value.low.filter(|_| claim.value.low == claim.value.high)?;
    Some(exact(if under { value + n } else { value - n }))
}

/// 102亿元，完成年度目标的102%: the aim was 100.
fn part(c: &Groups<'_>, claim: &Claim) -> Option<Value> {
    let n: f64 = c.name("n")?.as_str().parse().ok()?;
    let value = claim.value.low.filter(|_| claim.value.low == claim.value.high)?;
    // 超额完成年度目标的29.4% may mean 129.4 %.
    let sure = claim.unit.as_deref() != Some("%") && c.name("over").is_none() && n > 40.0;
    sure.then(|| exact(value * 100.0 / n))
}

/// …、…、…，均好于调整后的年度预期目标: said of all that stand before it.
fn for_all(site: &Site<'_>) -> Option<PriorTarget> {
    let rest = site.words(site.value.end, site.sentence.end);
    let close = rest.find(['；', '。', '！', '\n']).unwrap_or(rest.len());
    let mut at = 0;
    for clause in rest[..close].split_inclusive('，') {
        let plain = clause.trim_end_matches('，');
        let start = site.value.end + at;
        at += clause.len();
        let all = plain.starts_with('均')
            || plain.starts_with('都')
            || plain.starts_with("全部")
            || plain.starts_with("双双");
        if all && SAID.is_match(plain) && is_own_aim(plain) {
            return Some(made(site, None, false, start..start + plain.len()));
        }
    }
    None
}
