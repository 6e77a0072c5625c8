//! Years and rates: 较2015年下降17%, 年均增长, 五年累计, 到2025年达到.

use std::ops::Range;

use crate::pattern::Pattern;

use super::model::{Rate, Said};
use super::site::Site;
use crate::figures::claim::Claim;
use crate::figures::figure::{Figure, Measure};
use crate::figures::passage::{Sentence, is_aside};
use crate::figures::time::{Time, times};
use crate::quantity::{numeral, plan_number, plan_years, year};
use crate::report::Report;
use crate::text::first_chars;

// 比2010年翻一番, 较2015年末, 在2005年基础上, 以2020年为基数, 比“十二五”末: the year that a change is counted from.
static BASE: Pattern = Pattern::new(concat!(
    r"(?:比|较|与|同|在|以)(?:上一个|上个)?(?:",
    r"(?P<y>[12][0-9]{3}|[一二][九〇○零][一二三四五六七八九〇○零]{2})年?(?:末|底)?",
    r"|“?(?P<p>[一二三四五六七八九十]{1,2}五)”?(?:规划|计划|时期)?(?:期)?(?P<end>末)(?:期)?)",
    r"(?P<tail>的?基础上|为基数|相比|比较|水平)?"
));

static YEARLY: Pattern = Pattern::new(r"年均|年平均|平均每年|每年(?:平均)?|年递增|逐年递增");

// 五年累计, 累计下降, 五年新增, 总计, 五年共: a total of the years.
static TOTAL: Pattern = Pattern::new(
    r"(?:五年|三年|四年|十年|5年|3年|期间|时期|期内)?(?:累计|总计|合计)|(?:五年|三年|四年|5年|3年)(?:内|间)?(?:共|新增|力争新增|净增|转移|完成|实现|下降|降低|减少|增长|增加)",
);

// 到2025年, “十四五”末, 期末, 五年末: the level at the end.
static END: Pattern = Pattern::new(concat!(
    r"(?:到|至)(?:[12][0-9]{3}|[一二][九〇○零][一二三四五六七八九〇○零]{2})年(?:末|底|时)?",
    r"|(?:到)?“?[一二三四五六七八九十]{1,2}五”?(?:规划|计划)?(?:时期)?(?:期?末|末期)|(?:到)?(?:规划期末|计划期末|期末|五年末|任期末)|五年后"
));

// 提高到, 降至: a verb that says where it ends.
static GOAL: Pattern = Pattern::new(r"(?:提高|提升|增加|扩大|上升|下降|降低|降|升|增|增长|减少|压减)(?:到|至)");

fn find(pattern: &Pattern, site: &Site<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let m = pattern.find_iter(site.words(range.start, range.end)).last()?;
    Some(range.start + m.start()..range.start + m.end())
}

/// The year that a change is counted from, where it is said (coding manual, “Further fields”: 较2015年下降17%).
pub fn base_year(site: &Site<'_>, measure: Measure) -> Option<Said<i32>> {
    // 比1956年增长4.9%，达到611亿元: the level is compared with nothing.
    if !matches!(measure, Measure::Growth | Measure::Decline | Measure::Change) {
        return None;
    }
    let reach = site.reach();
    let start = reach.start.max(site.before.min(site.name.start));
    let words = site.words(start, site.value.end);
    let c = BASE.captures_iter(words).last()?;
    let whole = c.get(0)?;
    let opening = whole.as_str().starts_with(['比', '较']);
    let ending = c.name("tail").is_some();
    // 在2020年实现, 与2020年: only the words behind make it a base.
    if !opening && !ending {
        return None;
    }
    // 比2015年水平, but 比2015年度计划: an aim is no base.
    let behind = &words[whole.end()..];
    if ["度", "计划", "目标", "规划"].iter().any(|w| behind.starts_with(w)) {
        return None;
    }
    let value = match (c.name("y"), c.name("p")) {
        (Some(y), _) => year(y.as_str())?.0,
        (_, Some(p)) => plan_years(plan_number(p.as_str())).1,
        _ => return None,
    };
    Some(site.said(value, start + whole.start()..start + whole.end()))
}

/// How the number of a period is meant: yearly, total, or the level at the end. Null where the words do not say.
pub fn rate(site: &Site<'_>, figure: &Figure, claim: &Claim) -> Option<Said<Rate>> {
    let reach = site.reach();
    let own = reach.start.max(site.before.min(site.name.start))..site.value.end;
    let yearly = find(&YEARLY, site, own.clone());
    // 总量达到3850亿元，年均增长8%: the yearly word stands before the second value, not the first.
    if let Some(at) = yearly
        && (claim.yearly || figure.measure != Measure::Level)
    {
        return Some(site.said(Rate::Annual, at));
    }
    if claim.yearly {
        return Some(site.said(Rate::Annual, claim.value_at.clone()));
    }
    if let Some(at) = find(&TOTAL, site, own.clone()) {
        return Some(site.said(Rate::Cumulative, at));
    }
    if matches!(figure.measure, Measure::Growth | Measure::Decline | Measure::Change) {
        let base = figure.further.base_year.as_ref()?;
        return Some(Said { value: Rate::Cumulative, words: base.words });
    }
    if figure.measure != Measure::Level {
        return None;
    }
    // 每年新增就业3万人 is a flow: no level at the end.
    let flow = ["新增", "转移就业", "引进", "招引", "累计", "投资", "转化", "新建"]
        .iter()
        .any(|w| site.words(own.start, own.end).contains(w));
    if flow {
        return None;
    }
    let lead = site.sentence.start..site.first;
    // ；到2020年，城镇化率达到58%: in a clause of its own, behind the value before.
    let clause = site.before.min(own.start)..own.start;
    let near = || find(&END, site, clause.clone());
    let end = find(&END, site, own.clone()).or_else(near).or_else(|| find(&END, site, lead));
    let at = end.or_else(|| find(&GOAL, site, own))?;
    Some(site.said(Rate::End, at))
}

/// “十三五”时期，是全面建成小康社会的决胜期: whether a sentence opens with a plan or with years to come, for what follows it.
pub fn opens(words: &str) -> bool {
    let head = first_chars(words, 14);
    let found = times(head).into_iter().next().filter(|(r, _)| r.start <= '“'.len_utf8());
    found.is_some_and(|(r, t)| matches!(t, Time::Plan(_) | Time::Ahead) && !is_aside(t, &words[r.end..]))
}

/// First and last year of a period: by the claim's own words, else by those of its sentence, of the words that opened
/// its passage, of its headings, of the sentence `before` it that opened its section.
pub fn years(
    figure: &mut Figure,
    site: &Site<'_>,
    claim: &Claim,
    (sentence, before): (&Sentence, Option<&str>),
    report: &Report,
    year: Option<i32>,
) {
    let mut words: Vec<&str> = Vec::new();
    words.push(site.words(site.sentence.start, site.value.start));
    words.extend(sentence.why.words.map(|w| site.text.words(w)));
    let mut section = figure.section.and_then(|s| report.sections.get(s));
    while let Some(s) = section {
        words.push(&s.title);
        section = s.parent.and_then(|p| report.sections.get(p));
    }
    words.extend(before);
    let own = claim.time.and_then(|t| reach_of(t, site.words(site.sentence.start, site.value.start), year));
    let counted = words.iter().find(|w| ahead(w).is_some()).copied().unwrap_or_default();
    let about = || sentence.about.and_then(|t| reach_of(t, counted, year));
    // “十四五”规划和二〇三五年远景目标: what the heading looks forward to is not what its aims are for.
    let vision = |w: &str, r: &Range<usize>| w[r.end..].starts_with("远景");
    let others = |visions: bool| {
        let said = |w: &&str| {
            let found = times(w).into_iter().rev().filter(|(r, _)| visions || !vision(w, r));
            found.map(|(_, t)| t).find_map(|t| reach_of(t, w, year))
        };
        words.iter().find_map(said)
    };
    let others = || others(false).or_else(|| others(true));
    let Some((from, to)) = own.or_else(about).or_else(others) else { return };
    // “十三五”时期 … 到2020年: the end names the plan's last year, so the plan gives the first.
    let from = from.or_else(|| {
        let plans =
            words.iter().flat_map(|w| times(w).into_iter().map(move |t| (w, t.1))).filter_map(|(w, t)| match t {
                Time::Plan(n) => Some(plan_years(n)),
                // 今后五年 … 到2026年: five years from this one.
                Time::Ahead => year.and_then(|y| Some((y, y + ahead(w)? - 1))),
                _ => None,
            });
        plans.filter(|p| Some(p.1) == to).map(|p| p.0).next()
    });
    figure.from = from.or(figure.from);
    figure.to = to.or(figure.to);
}

/// The years that a word of time spans, when it looks ahead.
fn reach_of(time: Time, words: &str, year: Option<i32>) -> Option<(Option<i32>, Option<i32>)> {
    match time {
        Time::Plan(n) => {
            let (from, to) = plan_years(n);
            // A plan that is over is none to come.
            year.is_none_or(|y| to >= y).then_some((Some(from), Some(to)))
        }
        Time::Year { year: y, .. } if year.is_none_or(|r| y > r) => Some((None, Some(y))),
        Time::Ahead => {
            let from = year?;
            // 2035年远景目标 names years to come and not how many.
            let count = ahead(words).or((!words.contains("远景")).then_some(5))?;
            Some((Some(from), Some(from + count - 1)))
        }
        _ => None,
    }
}

/// 未来三年: how many years.
fn ahead(words: &str) -> Option<i32> {
    static COUNT: Pattern = Pattern::new(r"(?:今后|未来|下)的?(?P<n>[三四五十35]|10)年");
    let c = COUNT.captures_iter(words).last()?;
    numeral(c.name("n")?.as_str()).map(|n| n.number as i32)
}
