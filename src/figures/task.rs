//! Tasks that were set: 完成省下达的任务, 控制在省定目标内 (coding manual, “Bounds”, assigned), and the names that stand inside.

use std::ops::Range;

use crate::pattern::{Found, Pattern};

use super::Rules;
use super::characters::is_number;
use super::relation::{Relation, push};
use super::signs::Clause;
use crate::quantity::Bound;

// 完成省下达的任务, 控制在省定目标内, 达到国家要求: who set it must be said.
macro_rules! assigned_pattern {
    ($inside:literal) => {
        concat!(
            r"(?:全面|圆满|如期|较好|坚决|超额|按时|按要求|均)?(?:完成|达到|实现|控制在|落实|符合|满足|保持在|控制|执行)(?:了|好)?",
            r"(?P<to>(?:(?:上级|国、省|国家、省|国家|中央|省委省政府|省委、省政府|省政府|省级|省|市政府|市委市政府|市级|市|自治区政府|自治区党委|自治区|区|州|县|部|上面|规划|年度|全年|预期|规定|约束性|既定)?",
            r"(?:政府|党委)?(?:和(?:省|市|自治区|区|国家))?(?:及(?:省|市|自治区|区))?(?:所)?",
            r"(?:下达|下发|分解|规定|确定|核定|要求|控制|考核|约束性|定|核|调控|规划|给定|交办|明确|安排|进度)",
            // 国省下达, 省里下达, 省上下达, 省下任务: the superior in the words of the place.
            r"|(?:国省|省市|国家和省|省市|省里|市里|省上|市上|区里|县里|州里)(?:下达|确定|规定|定|核定)|[省市](?:下|级|达|控)",
            r"(?:我?[省市区县州])?(?:年度|计划|控制|考核|调控|约束性|目标)*",
            r"|(?:国家|省|市)?“[一二三四五六七八九十]{1,3}五”(?:规划|时期|期间|总)*",
            // 完成国家任务, 完成年度目标任务: the superior or the year alone.
            r"|国家和省的|国家|上级|年度|阶段性|[省市区州]目标)(?:(?:、|和)[省市国区县](?:定|级|下达))?)",
            r"(?:给?我?[省市区县州])?(?:的)?",
            $inside,
            r"(?P<end>任务|目标|指标|要求|范围|计划|控制线|控制数|标准|考核|之内|以内)",
            r"(?:任务|目标|指标|要求|计划|数|值|范围)*(?:之?内|以内|之中|水平)?"
        )
    };
}
// 完成省下达的任务, 控制在省定目标内, 达到国家要求: who set it must be said. The names inside reach as far as they can
// (完成国家下达的粮食生产、单位GDP能耗降低任务), unless another verb stands among them.
static ASSIGNED: Pattern = Pattern::new(assigned_pattern!(r"(?P<inside>[^，。；：（）0-9]{0,40})"));
static ASSIGNED_NEAR: Pattern = Pattern::new(assigned_pattern!(r"(?P<inside>[^，。；：（）0-9]{0,40}?)"));
// 完成节能减排任务, 达到进度目标: the name stands inside and nobody is named.
static ASSIGNED_INSIDE: Pattern = Pattern::new(
    r"(?:全面|圆满|如期|较好|坚决|超额)?(?:完成|实现|达到|落实)(?P<inside>(?:年度|全年)?[^，。；：（）0-9完成实现]{2,48}?)(?P<end>任务|目标|约束性指标|指标|要求|计划)(?:任务|目标|指标|要求)*(?:和(?P<more>[^，。；、：（）0-9完成实现]{2,12}?)(?:目标任务|目标|任务))?",
);
// 完成精准脱贫、安全生产、节能减排等省定目标: a list, and who set it behind 等.
static ASSIGNED_LISTED: Pattern = Pattern::new(
    r"(?:全面|圆满|如期|较好|坚决|超额)?(?:完成|实现|达到|落实)(?P<inside>[^，。；：（）0-9完成实现]{2,60}?)等(?P<to>(?:省|市|国家|上级|自治区)(?:级|里|上)?(?:下达|定|确定|核定))的?(?:各项|约束性)?(?:目标任务|目标|任务|指标)",
);
// 节能减排完成省计划: the plan of the superior alone.
static ASSIGNED_PLAN: Pattern = Pattern::new(
    r"(?:全面|圆满|如期|较好|坚决|超额|均)?(?:完成|达到|控制在|符合)(?:了)?(?P<to>(?:省|自治区|上级)(?:年度)?(?:计划|目标|要求))(?:任务|指标|要求)?(?:之?内|以内)?",
);
// 失业率、能耗等约束性指标均控制在计划指标之内: a limit that was set, by whomever.
static WITHIN_PLAN: Pattern = Pattern::new(
    r"(?:全部|均|都)?控制在(?P<to>(?:年度|预期|既定|规定)(?:指标|目标|计划)|计划(?:指标|目标)?)(?:范围|区间)?(?:之?内|以内)",
);
// 省定节能减排目标全面完成, 省里下达的节能减排指标全面达标: the task stands before its verb.
static ASSIGNED_BEFORE: Pattern = Pattern::new(
    r"(?P<to>(?:省|市|国家|上级|自治区)(?:[级里上]?下达|定|确定|核定))的?(?P<inside>[^，。；：（）0-9完成实现]{2,24}?)(?:目标任务|目标|任务|指标)(?:全面|圆满|如期|全部|顺利|超额|均)?(?:完成|实现|达标)",
);

/// All patterns of tasks.
pub(super) fn patterns() -> impl Iterator<Item = &'static Pattern> {
    let own =
        [&ASSIGNED, &ASSIGNED_NEAR, &ASSIGNED_INSIDE, &ASSIGNED_LISTED, &ASSIGNED_PLAN, &WITHIN_PLAN, &ASSIGNED_BEFORE];
    own.into_iter()
}

/// Finds the tasks of a clause.
pub(super) fn assigned(s: &str, clause: &Clause, rules: &Rules, found: &mut Vec<(Range<usize>, Relation)>) {
    // 完成计划生育、节能减排等目标: 计划 is a part of a name here. The words that stand in for it are as long.
    let s = &s[..clause.range.end];
    let birth = s[clause.range.start..].contains("计划生育").then(|| s.replace("计划生育", "人口生育"));
    let s = birth.as_deref().unwrap_or(s);
    let holds = |words: &[&str]| words.iter().any(|w| s[clause.range.start..].contains(w));
    if holds(&["等"]) {
        named(&ASSIGNED_LISTED, s, clause, rules, found);
    }
    let mut at = clause.range.start;
    while let Some(mut c) = ASSIGNED.captures_at(s, at) {
        let verbs = ["完成", "达到", "实现", "控制", "保持", "增长", "高于", "低于", "同步", "不", "力争"];
        if c.name("inside").is_some_and(|i| verbs.iter().any(|v| i.as_str().contains(v))) {
            let Some(shorter) = ASSIGNED_NEAR.captures_at(s, at) else { break };
            c = shorter;
        }
        let (Some(whole), Some(to)) = (c.get(0), c.name("to")) else { break };
        at = whole.end();
        let start = whole.start();
        // 达到国家二级标准 is a class of quality.
        if c.name("inside").is_some_and(|i| i.as_str().ends_with(['级', '类'])) || missed(s, start) {
            continue;
        }
        let inside = c.name("inside").filter(|i| is_name_like(i.as_str())).map(|i| i.start() - start..i.end() - start);
        let end = c.name("end").map_or(to.end(), |e| if inside.is_some() { to.end() } else { e.end() });
        let to = Some(to.start() - start..end - start);
        push(found, whole.range(), Relation { bound: Bound::Assigned, to, inside, gap: None });
    }
    for c in [&ASSIGNED_PLAN, &WITHIN_PLAN].into_iter().flat_map(|p| p.captures_from(s, clause.range.start)) {
        let (Some(whole), Some(to)) = (c.get(0), c.name("to")) else { continue };
        let to = Some(to.start() - whole.start()..to.end() - whole.start());
        push(found, whole.range(), Relation { bound: Bound::Assigned, to, inside: None, gap: None });
    }
    if holds(&["定", "下达"]) {
        named(&ASSIGNED_BEFORE, s, clause, rules, found);
    }
    if holds(&["任务"]) {
        done(s, clause, rules, found);
    }
    inside(s, clause, rules, found);
}

/// 对未完成节能减排目标的地区: a task that was not done; 今年是完成节能减排目标的关键一年: what the year is. 二是完成… counts.
fn missed(s: &str, start: usize) -> bool {
    let is = s[..start].strip_suffix('是');
    s[..start].ends_with(['未', '没']) || is.is_some_and(|before| !before.ends_with(is_number))
}

/// Tasks whose name stands inside and that nobody is said to have set.
fn inside(s: &str, clause: &Clause, rules: &Rules, found: &mut Vec<(Range<usize>, Relation)>) {
    for c in ASSIGNED_INSIDE.captures_from(s, clause.range.start) {
        let (Some(whole), Some(inside)) = (c.get(0), c.name("inside")) else { continue };
        // 实现规划目标的决心, 落实节能减排目标责任制: an attribute of something else.
        let held = ["的决心", "的信心", "责任制"].iter().any(|w| s[whole.end()..].starts_with(w));
        if held || missed(s, whole.start()) {
            continue;
        }
        // 围绕2018年全面完成脱贫目标，…: what guides the work, and no task by itself.
        let lead = &s[clause.range.start..whole.start()];
        if ["围绕", "对照", "锚定", "瞄准"].iter().any(|w| lead.starts_with(w)) && whole.end() == clause.range.end
        {
            continue;
        }
        // 完成国民经济和社会发展第十个五年计划: the plan itself is no indicator.
        if inside.as_str().ends_with("五年") {
            continue;
        }
        let long = inside.as_str().chars().count() > 20;
        if long && (rules.lexicon.find(inside.as_str()).count() < 2 || inside.as_str().contains("发展")) {
            continue;
        }
        // Only where the words inside name an indicator: 完成各项任务 is none; 完成环境保护、资源节约等约束性指标 is.
        if whole.as_str().ends_with("约束性指标") || rules.lexicon.find(inside.as_str()).next().is_some() {
            let start = whole.start();
            let end = c.name("more").map_or(inside.end(), |m| m.end());
            let inside = Some(inside.start() - start..end - start);
            push(found, whole.range(), Relation { bound: Bound::Assigned, to: None, inside, gap: None });
        }
    }
}

/// 节能减排任务全面完成: the name, its task, and behind them the verb.
fn done(s: &str, clause: &Clause, rules: &Rules, found: &mut Vec<(Range<usize>, Relation)>) {
    static DONE: Pattern = Pattern::new(r"(?:目标)?任务(?:全面|圆满|如期|全部|顺利|超额|均)完成");
    for verb in DONE.captures_from(s, clause.range.start) {
        let Some(verb) = verb.get(0) else { continue };
        let words = &s[clause.range.start..verb.start()];
        if let Some((name, _)) = rules.lexicon.find(words).last().filter(|(name, _)| name.end == words.len()) {
            let inside = Some(0..name.len());
            let range = clause.range.start + name.start..verb.end();
            push(found, range, Relation { bound: Bound::Assigned, to: None, inside, gap: None });
        }
    }
}

/// Tasks by a pattern that says who set them, where what stands inside names an indicator.
fn named(pattern: &Pattern, s: &str, clause: &Clause, rules: &Rules, found: &mut Vec<(Range<usize>, Relation)>) {
    for c in pattern.captures_from(s, clause.range.start) {
        let (Some(whole), Some(to), Some(inside)) = (c.get(0), c.name("to"), c.name("inside")) else { continue };
        let at = |m: Found<'_>| m.start() - whole.start()..m.end() - whole.start();
        if rules.lexicon.find(inside.as_str()).next().is_some() {
            let relation = Relation { bound: Bound::Assigned, to: Some(at(to)), inside: Some(at(inside)), gap: None };
            push(found, whole.range(), relation);
        }
    }
}

/// Words between 下达的 and 任务 that name something: not 各项, 年度, 约束性.
fn is_name_like(words: &str) -> bool {
    let mut rest = words.trim_matches(['“', '”']);
    for filler in [
        "年度",
        "各项",
        "约束性",
        "控制",
        "计划",
        "的",
        "考核",
        "目标",
        "全年",
        "预期",
        "工作",
        "进度",
        "总",
        "主要",
        "相关",
        "内",
        "以",
        "和",
        "任务",
        "指标",
        "范围",
        "调控",
        "要求",
        "标准",
        "规定",
        "控制数",
    ] {
        while let Some(r) = rest.strip_prefix(filler).or_else(|| rest.strip_suffix(filler)) {
            rest = r;
        }
    }
    // “十三五”总目标进度 is whose plan, not a name.
    let plan = rest.ends_with('五') || rest.ends_with("五”");
    rest.chars().count() >= 2 && !plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::signs::{Signs, proved};

    #[test]
    fn signs_stand_in_all_that_matches() {
        for pattern in patterns() {
            proved(pattern, Signs::DO.and(Signs::TASK), true);
        }
    }
}
