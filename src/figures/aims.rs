//! Where a report sets its aims: the passages that open with words such as 今年的主要预期目标是, how far they reach,
//! and for which years they stand (coding manual, “Which passages”, 1 and 2).

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Found, Pattern};

use super::Rules;
use super::bare_aims::{lists, unopened};
use super::claim::Claim;
use super::draft::{Draft, Drafts};
use super::passage::{Role, Why, is_aside};
use super::reach::extend;
use super::signs::{Clause, Signs};
use super::time::{Time, times};
use crate::quantity::plan_years;
use crate::report::Part;

// 今年全市经济社会发展的主要预期目标是: a noun of aims, then a verb of being or a colon.
const NOUN: &str = r"(?:目标任务|目标|指标|任务|预期目标|预期指标|预期|安排)(?:和任务|和要求|任务|要求|值)?(?:（[^）]{0,20}）)?(?:初步)?(?:安排|建议|确定|设定|考虑|定)?(?:如下|是|为|：|，是|，这就是：|建议为|安排为|建议：|初步安排：|有：|有以下|分为|，(?:综合|统筹)考虑)|(?:确定|提出|明确|设定)了[^，。；：]{0,30}(?:目标|指标)。|(?:计划|草案|方案)[^，。；：]{0,8}(?:拟定|规定|安排)(?:：|，)";
static OPENER: LazyLock<Pattern> = LazyLock::new(|| Pattern::of([LEAD, NOUN].concat()));
const LEAD: &str =
    "(?:预期|主要|奋斗|发展|总体|工作|具体|量化|经济|年度|全年|今年|年|核心|综合|调控|控制|指导性|政府工作)?(?:的)?";
/// The noun alone: it stands in few sentences, and what may lead up to it in most.
static OPENER_NOUN: Pattern = Pattern::new(NOUN);

/// The words that open a passage of aims, in a sentence cut into clauses.
fn opener<'w>(words: &'w str, clauses: &[Clause]) -> Option<Found<'w>> {
    let noun = |c: &Clause| c.signs.has(Signs::OPENER) && OPENER_NOUN.find_near(words, c.range.clone()).is_some();
    clauses.iter().any(noun).then(|| OPENER.find(words)).flatten()
}

// 今年的经济增长预期为, 国家计划要求今年的国民生产总值比上年增长, 建议今年生产总值增长
static AIM_VERB: Pattern = Pattern::new(
    r"(?:建议|计划|要求|预期|提出|确定|安排|考虑|设定|力争|确保|努力实现|拟)[^。；，]{0,14}(?:今年|全年|[12][0-9]{3}年|年度|一年)|(?:今年|全年|新的一年|[12][0-9]{3}年)[^。；]{0,40}(?:预期|计划|建议|力争|确保|安排|目标|要求|努力|争取|定为|定在|确定)|^(?:综合|统筹)(?:考虑|分析)|要力保|^(?:根据|按照)[^。；]{0,40}(?:目标|任务|要求|安排|部署)，(?:今年|全年)",
);
// 去年初确定的目标, 完成了预期目标, 高于预期目标: aims told in looking back.
pub(super) static RETOLD: Pattern = Pattern::new(
    r"(?:去年|上年|年初)[^。；，]{0,12}(?:确定|提出|预定|下达|制定|预期|安排)|(?:完成|实现|达到|超额完成|超过|高于|好于)(?:了)?[^。；，]{0,14}(?:预期|年初|预定|既定|年度|确定|计划)[^。；，]{0,8}(?:目标|任务|指标)[^：是为]{0,4}(?:[，。；]|$)|未(?:能)?(?:完成|达到|实现)|没有(?:完成|达到)",
);
// 围绕上述目标, 重点抓好以下工作: the aims are over.
pub(super) static STOP: Pattern = Pattern::new(
    r"^(?:为|要|围绕|实现|按照|根据|对照|完成)?(?:实现|完成|围绕|确保实现|确保完成|达到)?(?:上述|以上|这些|今年的?|全年的?|这一|预期|各项)[^，。；：]{0,10}(?:目标|任务|要求|指标)|^(?:今年|全年|我们|工作中|在(?:具体|实际)?工作中)?[^，。]{0,10}(?:重点|着力|切实|认真)?(?:抓好|做好|抓住|突出|把握|落实好|做到|推进|坚持)[^，。]{0,12}(?:以下|下列|[一二三四五六七八九十0-9]+(?:个|项|方面|大))|^(?:主要)?(?:考虑|原因|理由|依据)(?:到|是|有)|^(?:提出|确定|设定|安排|制定|之所以|这样|考虑到|上述|以上|这个|这些|作出|主要是|做出)[^。]{0,30}(?:目标|考虑|因为|安排|指标|依据|既)",
);

// 上述目标是预期性的, 虽然今年预期增长只提高1个百分点, 我们追求的发展是没有水分的发展: what is said about the aims.
static COMMENT: Pattern = Pattern::new(
    r"^(?:各位代表[，：！])?(?:上述|以上|这些|这一|这个|虽然|尽管|之所以|我们(?:之所以|追求|深知|要看到)|(?:这里)?(?:需要|要)(?:着重|特别|向[^，。]{0,8})?(?:说明|指出|强调)的?是?)",
);

// 经济增长目标定为6%左右，一是考虑形势: a sentence that says why is no row.
static REASON: Pattern = Pattern::new(r"(?:[一二三]是|主要是|主要|既是?|就是)考虑|是因为|这样安排|主要基于|之所以");

// 这个指标是指导性的。确定这样一个速度，主要是考虑…: said between two sentences of aims.
pub(super) static ASIDE: Pattern = Pattern::new(
    r"^(?:这个|这一|这些)(?:指标|目标)是(?:指导|预期|约束)性的。$|^(?:确定|提出|安排)(?:这样一个|这一|这个)(?:速度|目标|指标)，主要是?考虑",
);

/// How much of a sentence only opens a passage of aims: 今年的主要预期目标是. Nothing when a number stands in it.
pub fn opener_len(words: &str, clauses: &[Clause], rules: &Rules) -> usize {
    let Some(opener) = opener(words, clauses) else { return 0 };
    let head = &words[..opener.end()];
    let years: usize =
        times(head).iter().map(|(r, _)| head[r.clone()].chars().filter(char::is_ascii_digit).count()).sum();
    let digits = head.chars().filter(char::is_ascii_digit).count();
    // 今年经济增长速度的调控目标定为8%: the name stands before the words that open.
    let clause = head[..opener.start()].rsplit(['，', '。']).next().unwrap_or_default();
    let named = rules.lexicon.find(clause).any(|(r, _)| clause[r].chars().count() >= 4);
    if digits > years || named || head.contains("百分之") { 0 } else { opener.end() }
}

/// A passage that may hold the year's aims.
pub(super) struct Candidate {
    pub(super) members: Vec<usize>,
    pub(super) period: bool,
    pub(super) sure: f32,
    pub(super) why: Why,
    pub(super) weight: f32,
    /// Whether most of what it binds is known to the lexicon: a list of 民生实事 is none.
    pub(super) known: bool,
}

pub(super) fn mark_aims(drafts: &Drafts<'_>, roles: &mut [Option<(Role, Why)>]) {
    let mut found: Vec<Candidate> = (0..drafts.list.len()).filter_map(|i| candidate(drafts, i)).collect();
    found.extend(lists(drafts, &found));
    if found.iter().all(|c| c.period) {
        found.extend(unopened(drafts));
    }
    for c in found.iter().filter(|c| c.period) {
        c.members.iter().for_each(|m| roles[*m] = Some((Role::Period(c.sure), c.why)));
    }
    found.retain(|c| !c.period);
    let best = found.iter().map(|c| c.weight).fold(0.0f32, f32::max);
    let main = found.iter().find(|c| c.weight >= best);
    let end = main.and_then(|c| c.members.last()).map(|m| drafts.list[*m].line);
    for c in &found {
        // Single aims of the work plan (今年投资目标是…) are body; a second passage repeats several of the main aims.
        let second = c.why.rule == "opener" && c.weight >= 6.0 && c.weight * 1.6 >= best;
        // 高质量发展主要目标是 right behind the main aims carries them on.
        let line = c.members.first().map(|m| drafts.list[*m].line);
        let next = c.why.rule == "opener" && c.known && line > end && line <= end.map(|e| e + 2);
        if c.weight >= best || second || next {
            for m in &c.members {
                roles[*m] = Some((Role::Annual(c.sure), c.why));
            }
        }
    }
}

/// The passage that sentence `i` opens, if it is one of aims.
fn candidate(drafts: &Drafts<'_>, i: usize) -> Option<Candidate> {
    let (d, words) = (&drafts.list[i], drafts.words(i));
    let opening = Opening::new(d, words)?;
    // 经过全市上下共同努力，全年地区生产总值增长0.4%: in a text that tells what was done no aims stand that nothing opens.
    if opening.words.is_none() && drafts.done(i) {
        return None;
    }
    let head = opening.head;
    let said = says_this_year(head, drafts.year);
    let period = is_period(head, d, drafts.year);
    let (mut members, mut all) = (vec![i], drafts.behind_opener(i).to_vec());
    extend(drafts, &mut members, &mut all, period);
    let reviewing = d.part == Part::Review;
    let to_come = reviewing && opening.is_to_come(&all, said, drafts.year);
    if reviewing && !said && !to_come {
        return None;
    }
    // 主要预期指标是：…年均增长9%，…年均增长12%，城镇化率达到55%: where the rates are those of several years, all of it is.
    let yearly = all.iter().filter(|c| c.yearly).count();
    let period = period || to_come || (!said && yearly >= 2 && yearly * 4 >= all.len());
    let plan = d.part == Part::Plan;
    let (least, sure, rule, bonus) = opening.grade(said, plan, plan && period && yearly > 0);
    let weight = weight(&all, drafts.rules);
    if weight < least {
        return None;
    }
    // A sentence that begins with its number has no words before it.
    let by = opening.words.map_or(0..head.len(), |o| o.range());
    let at = d.cut.range.start;
    let by = Some(by).filter(|r| !r.is_empty()).map(|r| drafts.text.span(at + r.start..at + r.end));
    let known = all.iter().filter(|c| c.indicator.is_some()).count() * 3 >= all.len() || names_kind(head);
    let weight = weight + if reviewing { bonus - 4.0 } else { bonus };
    Some(Candidate {
        known: known && !words.contains("实事"),
        members,
        period,
        sure,
        why: Why { rule, words: by },
        weight,
    })
}

/// “强省会”高质量发展预期目标：人均地区生产总值突破8万元；…: whose aims they are, though the lexicon may not know their names.
fn names_kind(head: &str) -> bool {
    let quality = head.contains("高质量发展") && (head.contains("目标") || head.contains("指标"));
    quality || ["约束性指标", "预期性指标"].iter().any(|w| head.contains(w))
}

/// How a sentence opens a passage of aims.
struct Opening<'w> {
    sentence: &'w str,
    /// 今年的主要预期目标是, where such words stand before the first number.
    words: Option<Found<'w>>,
    /// All up to their end, or up to the first number.
    head: &'w str,
}

impl<'w> Opening<'w> {
    /// Nothing where the sentence sets no aims.
    fn new(d: &Draft, sentence: &'w str) -> Option<Self> {
        if d.part == Part::Appendix {
            return None;
        }
        let binding = d.part != Part::Review && could_bind(d.cut.signs);
        if !binding && !d.cut.signs.has(Signs::OPENER) {
            return None;
        }
        let said = d.cut.signs.has(Signs::OPENER).then(|| opener(sentence, &d.cut.clauses)).flatten();
        let words = said.filter(|o| !past_first_number(sentence, o.end()));
        if (words.is_none() && !binding) || is_comment(sentence) {
            return None;
        }
        let head = &sentence[..words.as_ref().map_or_else(|| first_number(sentence), Found::end)];
        // 年初确定的主要预期目标是 in the plan of a report of late spring is the live one.
        let told = head.contains("年初") && d.part == Part::Plan && !head.contains("去年") && !head.contains("上年");
        if RETOLD.is_match(head) && !told {
            return None;
        }
        let wanted = words.is_some() || d.part == Part::Plan || aims(sentence);
        wanted.then_some(Self { sentence, words, head })
    }

    /// Whether aims in a review are of years to come.
    fn is_to_come(&self, all: &[Claim], said: bool, year: Option<i32>) -> bool {
        // Where the heading of the plan was lost, a review goes on to it: 发展目标：…到2020年，实现地区生产总值350亿元.
        let ahead = |c: &Claim| matches!(c.time, Some(Time::Year { year: y, to: true }) if year.is_some_and(|r| y > r));
        // “十三五”的奋斗目标是：… under a heading of both plans: of the one to come.
        let next = |t: &Time| matches!(t, Time::Plan(n) if year.is_some_and(|y| plan_years(*n).0 >= y));
        !said && all.iter().filter(|c| ahead(c)).count() >= 4
            || self.words.is_some() && times(self.head).iter().any(|(_, t)| next(t))
    }

    /// How much must be bound, how surely it is then of the aims, by which rule, and what that adds to its weight.
    fn grade(&self, said: bool, plan: bool, yearly: bool) -> (f32, f32, &'static str, f32) {
        let strong = said || self.head.contains("预期") || self.head.contains("主要");
        match self.words {
            Some(_) if strong => (0.3, 0.99, "opener", 3.0),
            Some(_) => (1.0, 0.95, "opener", 1.5),
            None if AIM_VERB.is_match(self.sentence) => (2.5, 0.85, "verb", 0.0),
            // 第七个五年计划期间，工农业总产值平均每年增长百分之七，粮食总产量达到五百亿斤: a plan's rates by the year.
            _ if yearly => (1.5, 0.75, "yearly rates", -1.0),
            // 综合考虑各方面因素，今年全市地区生产总值增长6.5%，一般公共预算收入增长5%.
            _ if said && plan => (4.0, 0.8, "core aims", -0.5),
            // 力争地区生产总值增长7%左右，固定资产投资增长15%: no opener, but several core aims in one sentence.
            _ => (5.3, 0.75, "core aims", -1.0),
        }
    }
}

/// Where the first number of a sentence stands that is no year.
fn first_number(words: &str) -> usize {
    let mut years: Vec<Range<usize>> = times(words).into_iter().map(|t| t.0).collect();
    // Numbers inside the name of a document: 《规划（2018-2035年）》.
    years.extend(words.match_indices('《').map(|(i, _)| i..words[i..].find('》').map_or(i, |n| i + n)));
    let number = |(i, c): &(usize, char)| c.is_ascii_digit() && !years.iter().any(|r| r.contains(i));
    let digit = words.char_indices().find(number).map(|d| d.0);
    let spelt = words.match_indices('百').map(|(at, _)| at).find(|at| words[*at..].starts_with("百分之"));
    digit.into_iter().chain(spelt).min().unwrap_or(words.len())
}

fn past_first_number(words: &str, at: usize) -> bool {
    first_number(words) < at
}

/// Whether a sentence tells of aims and sets none: last year's, or what is thought of them.
pub(super) fn is_told(words: &str) -> bool {
    RETOLD.is_match(words) || is_comment(words)
}

/// Whether a sentence says what is thought of the aims. 以上是指导性指标，…确保完成以下约束性指标：… sets more of them.
pub(super) fn is_comment(words: &str) -> bool {
    let more = || ["约束性指标：", "约束性指标是", "预期性指标：", "以下指标"].iter().any(|w| words.contains(w));
    REASON.is_match(words) || COMMENT.is_match(words) && !more()
}

/// Whether a sentence without an opener may be one of aims: it names the economy's growth and numbers of per cent.
pub(super) fn could_bind(signs: Signs) -> bool {
    signs.has(Signs::ECONOMY.and(Signs::PERCENT))
}

/// Words of wanting: a sentence outside the plan without any of them tells what was.
fn aims(words: &str) -> bool {
    ["力争", "确保", "预期", "建议", "目标", "努力", "争取", "计划", "安排", "要求"].iter().any(|w| words.contains(w))
}

pub fn says_this_year(head: &str, year: Option<i32>) -> bool {
    let this = |t: &Time| matches!(t, Time::ThisYear) || matches!(t, Time::Year { year: y, .. } if Some(*y) == year);
    times(head).iter().any(|(_, t)| this(t))
}

/// Whether the words before an aim speak of several years: 今后五年, “十四五”时期, 到2025年. The last clauses before the
/// aim decide; 今年是“十三五”开局之年 further up does not.
pub(super) fn is_period(head: &str, d: &Draft, year: Option<i32>) -> bool {
    // 《纲要》提出经济社会发展的主要指标：
    if ["《纲要》", "《规划纲要》"].iter().any(|w| head.starts_with(w)) {
        return true;
    }
    let near = head.rmatch_indices('，').nth(1).map_or(0, |(i, _)| i);
    let decide = |words: &str| {
        let mut period = None;
        for (range, t) in times(words) {
            match t {
                _ if is_aside(t, &words[range.end..]) => {}
                Time::Plan(_) | Time::Ahead => period = Some(true),
                Time::Year { year: y, to } if year.is_some_and(|r| y > r) || (to && year.is_none()) => {
                    period = Some(true);
                }
                Time::ThisYear => period = Some(false),
                Time::Year { year: y, .. } if year == Some(y) => period = Some(false),
                _ => {}
            }
        }
        period
    };
    let said = decide(&head[near..]).or_else(|| decide(head).filter(|p| !p));
    let about = || match d.about {
        Some(Time::Plan(_) | Time::Ahead) => Some(true),
        Some(Time::Year { year: y, .. }) => year.map(|r| y > r),
        Some(Time::ThisYear) => Some(false),
        _ => None,
    };
    said.or_else(about).unwrap_or(d.part == Part::Period)
}

/// How much a passage looks like the year's aims: the core indicators weigh most.
pub(super) fn weight(claims: &[Claim], rules: &Rules) -> f32 {
    let mut seen: Vec<Option<usize>> = Vec::new();
    let mut sum = 0.0;
    for c in claims {
        if c.indicator.is_some() && seen.contains(&c.indicator) {
            continue;
        }
        seen.push(c.indicator);
        let indicator = c.indicator.and_then(|i| rules.lexicon.indicators().get(i));
        // A level (总量突破1万亿元) says less than the rise that is aimed at.
        sum += indicator.map_or(0.3, |i| if c.measure == i.measure { i.weight } else { i.weight.min(2.0) });
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_in_all_that_opens() {
        crate::figures::signs::proved(&OPENER, Signs::OPENER, false);
    }
}
