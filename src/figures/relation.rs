//! Relations: aims without a number of their own (coding manual, “Bounds”, the last three items).

use std::ops::Range;

use crate::pattern::Pattern;

use super::Rules;
use super::characters::is_mark;
use super::signs::{Clause, Signs};
use super::task::{self, assigned};
use super::wording::Wording;
use crate::quantity::{Amount, Bound, amount};

/// A relation read at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its kind.
    pub bound: Bound,
    /// What it is compared with, as a range from the relation's start.
    pub to: Option<Range<usize>>,
    /// Names that stand inside its words: 完成国家下达的〔粮食生产〕任务; a range from the relation's start.
    pub inside: Option<Range<usize>>,
    /// A number of points that makes it a gap: 高于全省1个百分点.
    pub gap: Option<Amount>,
}

// 与经济增长基本同步, 和全省持平, 与上年基本持平, 与全国一致. The reference holds no conjunction and no comma.
static SYNC: Pattern = Pattern::new(
    r"(?:与|和|同|跟)(?P<to>[^，。；、：与和同跟（）0-9]{1,18}?)(?:继续|总体|大体|大致|增速|增长速度|增幅|协调|的)*(?:实现|保持)?(?:了)?(?:大体|基本|大致)?(?:同步|持平|一致|相当|相适应|相协调|相匹配|同等)(?:增长|提高|提升|发展|水平)?",
);
// 实现同步增长, 同步增长 with nothing named.
static SYNC_BARE: Pattern = Pattern::new(r"(?:实现|保持)?(?:协调)?(?:同步增长|基本同步|(?:基本|大体)?持平)");
// 不低于2020年水平: the level of a year, not a number.
static FASTER_YEAR: Pattern =
    Pattern::new(r"(?:高于|超过|不低于|不少于|优于)(?P<to>[12][0-9]{3}年(?:的)?(?:实际)?(?:水平|涨幅|增幅|增速))");
// 高于全省平均水平, 快于经济增长, 不低于全国平均水平; with points behind it a gap.
static FASTER: Pattern = Pattern::new(
    r"(?:(?:达到|保持)(?:或|或者))?(?:略|稍|明显|继续|总体|大体|适度|始终|持续|一直)?(?:高于|快于|超过|好于|优于|高出|不低于|不慢于|快过|赶超|跑赢|大于|高过)(?P<to>(?:全[国省市区州县](?:、|和|及))?(?:[12][0-9]{3}年)?[^，。；、：（）0-9百”][^，。；、：（）0-9百]{1,15}?)(?:的)?(?P<end>平均水平|平均增速|平均增幅|平均数|平均值|平均|水平|增速|增幅|增长率|增长速度|发展速度|增长|涨幅|预期|下达目标|目标|幅度|全省|全国|全市|全区|全州|上年|去年|GDP|生产总值)",
);
// 略高于全省, 快于全国: the reference is a place alone.
static FASTER_PLACE: Pattern = Pattern::new(
    r"(?:略|稍|明显|继续|总体|始终|持续|一直)?(?:高于|快于|好于|优于|高出|不低于|不慢于|跑赢)(?P<to>(?:全[国省市区州县]|省|市|国家|上年|去年|经济增长|GDP)(?:(?:、|和|及)(?:全[国省市区州县]|省|市))?)",
);
// 保持在全国平均水平以上.
static FASTER_ABOVE: Pattern =
    Pattern::new(r"(?:保持|稳定|处于|位于|继续)?在(?P<to>[^，。；、：（）0-9]{2,12}?(?:平均水平|平均))(?:以上|之上)");
// 达到全省平均水平以上.
static REACHED_ABOVE: Pattern = Pattern::new(r"(?:达到|达)(?P<to>[^，。；、：（）0-9或]{2,12}?平均水平)(?:以上|之上)");
// 达到全国平均水平: as high as the mean. 达到全国平均水平的80% is a share of it.
static REACHED: Pattern = Pattern::new(r"(?:基本)?(?:达到|赶上)(?P<to>[^，。；、：（）0-9或]{2,12}?平均水平)");
// 不高于全省平均水平: looked for before 高于.
static NOT_ABOVE: Pattern = Pattern::new(
    r"(?:不高于|不超过|不快于)(?P<to>[省市]控制?线|[^，。；、：（）0-9百]{2,16}?(?:平均水平|水平|增速|增幅|涨幅|增长|全省|全国|全市|上年|去年|平均|目标|控线|控制线))",
);
// 控制在全省平均水平以下, 控制在全省平均涨幅以内: a mean that is not to be passed.
static SLOWER_BELOW: Pattern = Pattern::new(
    r"(?:控制|保持|稳定|处于)?在(?P<to>(?:全[国省市区州县](?:、|和|及))?[^，。；、：（）0-9]{2,12}?平均(?:水平|涨幅|增幅|增速|数)?)(?:以下|以内|之下|之内)",
);
// 低于全国平均水平, 控制在全省平均水平以内.
static SLOWER: Pattern = Pattern::new(
    r"(?:略|稍|明显|继续|总体|始终|持续|一直)?(?:低于|慢于|小于)(?P<to>(?:[12][0-9]{3}年)?[^，。；、：（）0-9百]{2,16}?(?:平均水平|水平|增速|增幅|涨幅|增长|全省|全国|全市|上年|去年|平均|下达目标|目标|控制线|指标|控制数))",
);
static SLOWER_PLACE: Pattern = Pattern::new(
    r"(?:略|稍)?(?:低于|慢于)(?P<to>全[国省市区州县](?:(?:、|和|及)全[国省市区州县])?|上年|去年|GDP增速|经济增速)",
);
// 水质保持Ⅲ类及以上: a class, not a number.
static CLASS: Pattern = Pattern::new(
    r"(?:总体|全部|均|稳定|全面)?(?:保持|达到|达|稳定在|优于|为|保持在)(?:或(?:好于|优于))?(?:国家|地表水)?(?:[ⅠⅡⅢⅣⅤIV]{1,3}|[一二三四五])类(?:水质|水体|水)?(?:标准)?(?:及|或)?(?:以上)?",
);
// 比全市高2.5个百分点, 高出全省平均1个百分点: read as a gap together with its number.
static GAP_OVER: Pattern = Pattern::new(r"(?:高于|快于|高出|低于|慢于|领先)(?P<to>[^，。；、：（）0-9百]{1,14})");
static GAP: Pattern =
    Pattern::new(r"(?:比|较)(?P<to>全[国省市区州县][^，。；、：（）0-9]{0,10}?)(?:高|快|低|慢|多|少)(?:出|了)?(?P<n>)");

/// All patterns of relations and shares.
pub(super) fn patterns() -> impl Iterator<Item = &'static Pattern> {
    let own = [
        &SYNC,
        &SYNC_BARE,
        &FASTER_YEAR,
        &FASTER,
        &FASTER_PLACE,
        &FASTER_ABOVE,
        &REACHED_ABOVE,
        &REACHED,
        &NOT_ABOVE,
        &SLOWER_BELOW,
        &SLOWER,
        &SLOWER_PLACE,
        &CLASS,
        &GAP_OVER,
        &GAP,
        &SHARE,
    ];
    own.into_iter().chain(task::patterns())
}

/// Finds the relations of a sentence, as byte ranges, none overlapping another.
pub fn relations(s: &str, clauses: &[Clause], rules: &Rules) -> Vec<(Range<usize>, Relation)> {
    let mut found = Vec::new();
    for clause in clauses.iter().filter(|c| c.signs.relation()) {
        by_pattern(s, clause, rules, &mut found);
    }
    words(s, clauses, &rules.wording, &mut found);
    for clause in clauses.iter().filter(|c| c.signs.has(Signs::SYNC)) {
        simple(s, clause, &SYNC_BARE, Bound::Sync, &mut found);
    }
    found.sort_by_key(|(r, _)| r.start);
    found
}

fn by_pattern(s: &str, clause: &Clause, rules: &Rules, found: &mut Vec<(Range<usize>, Relation)>) {
    if clause.signs.has(Signs::POINTS.and(Signs::COMPARED)) {
        gaps(s, clause, found);
    }
    for (sign, pattern, bound) in [
        (Signs::SYNC, &SYNC, Bound::Sync),
        (Signs::NOT_ABOVE, &NOT_ABOVE, Bound::Slower),
        (Signs::FASTER, &FASTER_YEAR, Bound::Faster),
        (Signs::MEAN, &FASTER_ABOVE, Bound::Faster),
        (Signs::MEAN, &REACHED_ABOVE, Bound::Faster),
        (Signs::FASTER, &FASTER, Bound::Faster),
        (Signs::MEAN, &REACHED, Bound::Sync),
        (Signs::FASTER, &FASTER_PLACE, Bound::Faster),
        (Signs::MEAN, &SLOWER_BELOW, Bound::Slower),
        (Signs::SLOWER, &SLOWER, Bound::Slower),
        (Signs::SLOWER, &SLOWER_PLACE, Bound::Slower),
    ] {
        if clause.signs.has(sign) {
            simple(s, clause, pattern, bound, found);
        }
    }
    if clause.signs.has(Signs::DO.and(Signs::TASK)) {
        assigned(s, clause, rules, found);
    }
    if clause.signs.has(Signs::CLASS) {
        simple(s, clause, &CLASS, Bound::Stable, found);
    }
}

pub(super) fn push(found: &mut Vec<(Range<usize>, Relation)>, range: Range<usize>, relation: Relation) {
    if !found.iter().any(|(r, _)| r.start < range.end && range.start < r.end) {
        found.push((range, relation));
    }
}

fn simple(s: &str, clause: &Clause, pattern: &Pattern, bound: Bound, found: &mut Vec<(Range<usize>, Relation)>) {
    for c in pattern.captures_from(&s[..clause.range.end], clause.range.start) {
        let Some(whole) = c.get(0) else { continue };
        // 地表水达到或好于Ⅲ类水体比例达到60%: the class is a part of the name.
        let share = ["比例", "比率", "占比", "断面比例", "水质比例", "水体比例"];
        if bound == Bound::Stable && share.iter().any(|w| s[whole.end()..].starts_with(w)) {
            continue;
        }
        if bound == Bound::Sync
            && s[whole.start()..whole.end()].ends_with("平均水平")
            && s[whole.end()..].starts_with('的')
        {
            continue;
        }
        // 建设用地与国有土地同等入市: of rights, and of no growth.
        let behind = &s[whole.end()..];
        if bound == Bound::Sync
            && whole.as_str().ends_with("同等")
            && !behind.is_empty()
            && !behind.starts_with(is_mark)
        {
            continue;
        }
        // 研究与试验发展经费支出相当于地区生产总值的比例: a share, and nothing that is alike.
        if bound == Bound::Sync && whole.as_str().ends_with("相当") && behind.starts_with('于') {
            continue;
        }
        // 在已经高于全国平均水平的基础上力争达到5500元: where it starts from.
        let level = ["平均水平", "水平"].iter().find_map(|w| behind.strip_prefix(w)).unwrap_or(behind);
        if level.starts_with("的基础上") {
            continue;
        }
        let start = whole.start();
        let to_end = c.name("end").map(|e| e.end());
        let to = c.name("to").map(|t| t.start() - start..to_end.unwrap_or(t.end()) - start);
        // 不超过省控目标, 不高于省控线: a task that was set, and no other's number.
        let set = ["省控", "市控", "省定", "下达"];
        let task =
            bound == Bound::Slower && to.clone().is_some_and(|r| set.iter().any(|w| s[start..][r.clone()].contains(w)));
        if task {
            push(found, whole.range(), Relation { bound: Bound::Assigned, to, inside: None, gap: None });
            continue;
        }
        // 超过全省平均水平1个百分点 is a gap: the number is a distance.
        let gap = points_behind(s, whole.end());
        let end = gap.as_ref().map_or(whole.end(), |a| a.range.end);
        push(found, start..end, Relation { bound, to, inside: None, gap });
    }
}

/// 0.5个百分点 right behind a reference, 1个百分点以上 with its own bound.
fn points_behind(s: &str, at: usize) -> Option<Amount> {
    let skipped = ["约", "近", "左右"].iter().find(|w| s[at..].starts_with(**w)).map_or(0, |w| w.len());
    amount(s, at + skipped).filter(|a| a.unit.as_deref().is_some_and(|u| u.contains("百分点") || u == "个点"))
}

fn gaps(s: &str, clause: &Clause, found: &mut Vec<(Range<usize>, Relation)>) {
    let words = &s[..clause.range.end];
    // 高于城镇1个百分点: any reference, when points follow it.
    for c in [&GAP, &GAP_OVER].into_iter().flat_map(|r| r.captures_from(words, clause.range.start)) {
        let (Some(whole), Some(to)) = (c.get(0), c.name("to")) else { continue };
        if let Some(gap) = points_behind(s, whole.end()) {
            let start = whole.start();
            let relation = Relation {
                bound: gap.value.bound,
                to: Some(to.start() - start..to.end() - start),
                inside: None,
                gap: Some(gap.clone()),
            };
            push(found, start..gap.range.end, relation);
        }
    }
}

/// What may lead up to words of stability or growth, and is then a part of them.
pub(super) const LEADS: [&str; 11] =
    ["保持在", "运行在", "保持", "实现", "维持", "处于", "继续", "总体", "基本", "持续", "在"];

/// Literal words of stability or growth that no number follows.
fn words(s: &str, clauses: &[Clause], wording: &Wording, found: &mut Vec<(Range<usize>, Relation)>) {
    let worded = clauses.iter().filter(|c| c.signs.has(Signs::WORDED)).map(|c| &c.range);
    for (range, bound) in wording.relations(s, worded) {
        let behind = &s[range.end..];
        let bare = s[range.clone()].chars().count() == 2 && bound == Bound::Stable;
        if behind.starts_with(|c: char| c.is_ascii_digit() || c == '百' || c == '在')
            || behind.starts_with("的")
            || (bare && !(behind.is_empty() || behind.starts_with(['，', '。', '；', '、'])))
        {
            continue;
        }
        let mut start = range.start;
        while let Some(b) = LEADS.iter().find(|b| s[..start].ends_with(**b)) {
            start -= b.len();
        }
        push(found, start..range.end, Relation { bound, to: None, inside: None, gap: None });
    }
}

// 占生产总值比重, 占全市的比例, 占GDP or 占全省经济总量 before a number, 在全省占比.
static SHARE: Pattern = Pattern::new(
    r"(?:占|相当于)[^，。；、：（）0-9]{1,22}?(?:的)?(?:比重|比例|份额|比率|之比)|(?:占|相当于)(?:全[国省市区州县](?:地区)?(?:生产总值|GDP|经济总量)|(?:地区|国内)?(?:生产总值|GDP))|在全[国省市区州县]的?占比|[与和](?:地区|国内)?(?:生产总值|GDP)之比|占全[国省市区州县]的?",
);

/// Finds 占…比重, as byte ranges.
pub fn shares(s: &str, clauses: &[Clause]) -> Vec<Range<usize>> {
    let clauses = clauses.iter().filter(|c| c.signs.has(Signs::SHARE));
    clauses
        .flat_map(|c| SHARE.find_iter(&s[c.range.clone()]).map(|m| c.range.start + m.start()..c.range.start + m.end()))
        // 占全省生产总值和财政收入的52.8%和56%: two wholes, and of neither alone.
        .filter(|r| !(s[r.start..].starts_with("占全") && s[r.end..].starts_with('和')))
        // 存贷款余额分别占全省28.6%、32.5%: with nothing but the number behind it.
        .filter(|r| {
            let bare = s[r.clone()].trim_end_matches('的').chars().count() == "占全省".chars().count();
            !bare || s[r.end..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '约' | '近' | '超'))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::signs::proved;

    #[test]
    fn signs_stand_in_all_that_matches() {
        for (sign, pattern) in [
            (Signs::SYNC, &SYNC),
            (Signs::SYNC, &SYNC_BARE),
            (Signs::NOT_ABOVE, &NOT_ABOVE),
            (Signs::FASTER, &FASTER_YEAR),
            (Signs::FASTER, &FASTER),
            (Signs::FASTER, &FASTER_PLACE),
            (Signs::MEAN, &FASTER_ABOVE),
            (Signs::MEAN, &REACHED_ABOVE),
            (Signs::MEAN, &REACHED),
            (Signs::MEAN, &SLOWER_BELOW),
            (Signs::SLOWER, &SLOWER),
            (Signs::SLOWER, &SLOWER_PLACE),
            (Signs::CLASS, &CLASS),
            (Signs::SHARE, &SHARE),
            (Signs::COMPARED, &GAP),
            (Signs::COMPARED, &GAP_OVER),
        ] {
            proved(pattern, sign, true);
        }
    }
}
