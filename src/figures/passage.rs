//! Which passage a sentence belongs to: this year's aims, a plan's aims, the review, the work plan (coding manual,
//! “Which passages”).

use std::ops::Range;

use crate::pattern::Pattern;

use super::Rules;
use super::aims::{mark_aims, says_this_year};
use super::both::Both;
use super::claim::Claim;
use super::draft::{Draft, Drafts};
use super::signs::{Cut, Scanner, Signs};
use super::time::{Time, times, times_near};
use crate::report::{Part, Report};
use crate::text::{Span, Text, first_chars};

/// Why a sentence has its role: the rule, and the words that gave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Why {
    /// Which rule.
    pub rule: &'static str,
    /// The words, where words said it.
    pub words: Option<Span>,
}

/// What a sentence is part of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    /// This year's headline aims, and how surely (0–1).
    Annual(f32),
    /// Aims of a plan or of years to come, and how surely.
    Period(f32),
    /// The review of the year before.
    Review,
    /// A review of several years, where a number of the last year says so.
    LongReview,
    /// Last year's aims told again.
    Retold,
    /// The work plan.
    Plan,
}

/// A sentence with its role and its claims.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// In the folded text.
    pub range: Range<usize>,
    /// Which line of the text.
    pub line: usize,
    /// Its part of the report.
    pub role: Role,
    /// What gave it that role.
    pub why: Why,
    /// What it binds.
    pub claims: Vec<Claim>,
    /// The time that its paragraph speaks of, where the sentence says none.
    pub about: Option<Time>,
    /// Whether what it adds up may be the sum of several years.
    pub sums: bool,
    /// What it can hold.
    pub signs: Signs,
}

/// Cuts a report into sentences and says what each is part of.
pub fn sentences(text: &Text, lines: Range<usize>, report: &Report, own: &[String], rules: &Rules) -> Vec<Sentence> {
    let list = drafts(text, lines, report, &rules.wording.signs);
    let drafts = Drafts::new(text, list, report.year.as_ref().map(|y| y.value), own, rules);
    let mut roles: Vec<Option<(Role, Why)>> = vec![None; drafts.list.len()];
    mark_aims(&drafts, &mut roles);
    let first_aim = roles.iter().position(|r| matches!(r, Some((Role::Annual(_), _))));
    // Where aims stand, they part what was done from what is to be done.
    let done = |i: usize| first_aim.is_none() && drafts.done(i);
    let mut planned = None;
    let mut found = Vec::with_capacity(drafts.list.len());
    found.extend(drafts.list.iter().zip(roles).enumerate().filter_map(|(i, (d, role))| {
        // 今年的主要预期目标是：…。围绕上述目标，今年将着重抓好…, under a heading of five years: what follows is work of the year.
        planned = if matches!(role, Some((Role::Annual(_), _))) { Some(d.top) } else { planned };
        let year = d.part == Part::Period && planned == Some(d.top);
        let work = year.then_some((Role::Plan, Why { rule: "behind the aims", words: None }));
        let role = role.or(work);
        let (role, why) = role.or_else(|| default_role(d, first_aim.is_some_and(|a| i < a), done(i), report))?;
        let claims = claims_of(&drafts, i, role);
        let (range, signs) = (d.cut.range.clone(), d.cut.signs);
        Some(Sentence { range, line: d.line, role, why, claims, about: d.about, sums: d.sums, signs })
    }));
    found
}

/// What a sentence binds: in a passage of aims also names that the lexicon does not hold.
fn claims_of(drafts: &Drafts<'_>, i: usize, role: Role) -> Vec<Claim> {
    let cut = &drafts.list[i].cut;
    match role {
        _ if !cut.signs.has(Signs::VALUE) => Vec::new(),
        Role::Annual(_) | Role::Period(_) => drafts.behind_opener(i).to_vec(),
        _ => drafts.claims(cut, false),
    }
}

/// Where nothing else says it: by the part, else `before` the aims is review and behind them plan, unless it tells what was
/// `done`.
fn default_role(d: &Draft, before: bool, done: bool, report: &Report) -> Option<(Role, Why)> {
    let heading = d.section.and_then(|s| report.sections.get(s)).map(|s| s.heading);
    let (role, rule) = match d.part {
        Part::Review | Part::Unknown if d.retold => (Role::Retold, "retold"),
        Part::Review if d.long => (Role::LongReview, "heading"),
        Part::Review => (Role::Review, "heading"),
        // 2016年是“十三五”开局之年…。过去一年，…。全市地区生产总值增长6.9%: what the plan looks back on first.
        Part::Plan if d.about == Some(Time::LastYear) && before => (Role::Review, "last year"),
        Part::Plan => (Role::Plan, "heading"),
        Part::Period => (Role::Period(0.7), "heading"),
        Part::Appendix => return None,
        // 三、加快推进结构调整 behind 二、今后五年发展目标: what is to come goes on.
        Part::Unknown if d.ahead => (Role::Plan, "behind the plan"),
        Part::Unknown if before => (Role::Review, "before the aims"),
        Part::Unknown if done => (Role::Review, "what was done"),
        Part::Unknown => (Role::Plan, "behind the aims"),
    };
    Some((role, Why { rule, words: heading.filter(|_| rule == "heading") }))
}

fn drafts(text: &Text, lines: Range<usize>, report: &Report, signs: &Scanner) -> Vec<Draft> {
    // A sentence is rarely shorter than thirty characters: growing as they come, the list is copied several times.
    let bytes: usize = text.lines().get(lines.clone()).map_or(0, |l| l.iter().map(|l| l.range.len()).sum());
    let mut found = Vec::with_capacity(bytes / 90);
    let mut years = Years::default();
    let mut both = Both::default();
    let mut ahead = false;
    let year = report.year.as_ref().map(|y| y.value);
    for i in lines {
        let Some(line) = text.lines().get(i) else { continue };
        let at = text.span(line.range.clone());
        let section = report.section_at(at.start);
        // Inside a squeezed line sections change within the line.
        let mut first = true;
        let mut about = None;
        let mut retold = false;
        for cut in signs.sentences(text.folded(), line.range.clone()) {
            let index = report.section_at(text.original_at(cut.range.start));
            let at = if line.range.len() > 6000 { index } else { section };
            let title = |s: Option<usize>| s.and_then(|s| report.sections.get(s)).map_or("", |s| &s.title);
            let part = at.and_then(|s| report.sections.get(s)).map_or(Part::Unknown, |s| s.part);
            let top = title(top_section(report, at));
            let words = &text.folded()[cut.range.clone()];
            let opening = opening_time(words, &cut, year);
            let own = title(at);
            let part = both.part(part, (top, own), words, year);
            ahead = ahead && part != Part::Review || part == Part::Period;
            let before = about;
            about = opening.or(about);
            // It reaches to the end of its paragraph, or to the words that say how it went.
            retold = (cut.signs.has(Signs::GOAL) && tells_again(words))
                || (retold && !["实际", "完成", "结果"].iter().any(|w| words.contains(w)));
            // 经过2015年的努力，…。过去五年，是…的五年: a sentence behind the first turns back to all of the years; one that
            // opens with 特别是2021年 turns to the last of them.
            let long = years.long(
                top,
                opening
                    .filter(|t| first || *t == Time::Past || words.contains("过去的") || words.starts_with("特别是")),
                year,
            );
            found.push(Draft {
                cut,
                line: i,
                part,
                long,
                sums: years.sums,
                about,
                first_of_line: first,
                section: index,
                top: top_section(report, index),
                retold,
                ahead,
            });
            years.note_last(words, year);
            // 累计自营出口创汇113.5亿美元。去年达到33.9亿美元。: in a review of five years the last is told by the way.
            // 特别是刚刚过去的一年，…: but there it is what comes next.
            let turns = || ["刚刚过去", "过去一年", "过去的一年"].iter().any(|w| words.contains(w));
            if !first && years.heading && opening == Some(Time::LastYear) && !turns() {
                about = before;
            }
            // 各位代表！过去一年，…: whom it is said to opens no paragraph.
            first = first && words.trim().ends_with("各位代表！");
        }
    }
    found
}

/// Whether the review looks back over several years, as its paragraphs go by: its heading says so, until a paragraph
/// opens with 刚刚过去的2015年, and again from one that opens with 五年来.
#[derive(Default)]
struct Years {
    top: String,
    heading: bool,
    /// Whether the heading is of several years and of the last.
    several: bool,
    /// Whether its paragraphs are now of the several.
    sums: bool,
    long: bool,
}

impl Years {
    /// 最难忘的是：2020年，我们…: the last year, named anywhere, ends what is told of several.
    fn note_last(&mut self, words: &str, year: Option<i32>) {
        let last = year.filter(|_| self.sums).map(|y| format!("{}年，", y - 1));
        let over = ["这一年", "刚刚过去的一年"];
        self.sums &= !last.is_some_and(|last| words.contains(&last) || over.iter().any(|w| words.contains(w)));
    }

    fn long(&mut self, top: &str, opening: Option<Time>, year: Option<i32>) -> bool {
        if self.top != top {
            top.clone_into(&mut self.top);
            self.heading = looks_long(top, year);
            let past =
                |(r, t): &(Range<usize>, Time)| matches!(t, Time::Past | Time::Plan(_)) && !is_aside(*t, &top[r.end..]);
            let found = times(top);
            self.several = !self.heading && found.iter().any(past);
            // 过去六年政府工作成效及2006年工作回顾: the several come first.
            self.sums = self.several && found.first().is_some_and(past);
            self.long = self.heading;
        }
        match opening {
            Some(Time::LastYear | Time::Year { .. }) => self.sums = false,
            // “十五”时期的回顾和2005年工作: of both, one after the other.
            Some(Time::Past | Time::Plan(_)) => self.sums = self.several,
            _ => {}
        }
        match opening {
            Some(Time::LastYear) => self.long = false,
            Some(Time::Year { year: y, to: false }) if year == Some(y + 1) => self.long = false,
            Some(Time::Past | Time::Plan(_)) => self.long = self.heading,
            _ => {}
        }
        self.long
    }
}

/// A year before the one that is reviewed.
fn is_older(t: Time, year: Option<i32>) -> bool {
    matches!(t, Time::Year { year: y, to: false } if year.is_some_and(|r| y + 1 < r))
}

/// The section of the first rank that holds a section.
fn top_section(report: &Report, section: Option<usize>) -> Option<usize> {
    let mut at = section?;
    while let Some(parent) = report.sections.get(at)?.parent {
        at = parent;
    }
    Some(at)
}

/// A heading over several years and nothing nearer: 过去五年工作回顾, but not 2021年和过去五年工作回顾.
fn looks_long(title: &str, year: Option<i32>) -> bool {
    let title = title.replace([' ', '\u{3000}'], "");
    let title = title.as_str();
    // 新一届政府成立以来的工作 is the work of its first year.
    if title.contains("新一届政府") {
        return false;
    }
    let found = times(title);
    let near = found.iter().any(|(_, t)| match t {
        Time::Year { year: y, .. } => year.is_none_or(|r| *y == r - 1),
        Time::LastYear | Time::ThisYear => true,
        _ => false,
    });
    // 五年工作的回顾: of all five, without a word of time.
    let bare = ["五年", "四年", "三年"]
        .iter()
        .any(|w| title.contains(w) && (title.contains("回顾") || title.contains("总结")));
    !near && (bare || found.iter().any(|(_, t)| matches!(t, Time::Past | Time::Plan(_) | Time::Ahead)))
}

/// Whether a time can stand so near the front of a sentence, with 特别需要指出的是， before it, that the sentence opens with it.
fn may_open(cut: &Cut) -> bool {
    cut.clauses.iter().take_while(|c| c.range.start <= 60).any(|c| c.signs.has(Signs::TIME))
}

/// 锚定二〇三五年…的远景目标，〔未来五年，…〕: how long the clause is that only looks to where the way leads.
fn vision_len(words: &str) -> usize {
    const LOOKS: [&str; 6] = ["锚定", "围绕", "对标", "瞄准", "着眼", "对照"];
    let clause = words.split_once('，').map_or("", |(clause, _)| clause);
    let looks = clause.ends_with("远景目标") && LOOKS.iter().any(|w| clause.starts_with(w));
    if looks { clause.len() + '，'.len_utf8() } else { 0 }
}

/// In bytes: how far behind the front the words stand with which a sentence opens (我们在2015年).
const FRONT: usize = 15;

/// The time with which a sentence opens: it holds for what follows in the paragraph.
fn opening_time(words: &str, cut: &Cut, year: Option<i32>) -> Option<Time> {
    // 这是民生福祉持续增进的五年。: the paragraph tells of them all.
    if words.starts_with("这是") && words.trim_end_matches(['。', '！']).ends_with("的五年") {
        return Some(Time::Past);
    }
    if !may_open(cut) {
        return None;
    }
    // 特别需要指出的是，刚刚过去的2005年，…: what follows is what the paragraph opens with.
    let front = first_chars(words, 11);
    let lead =
        front.match_indices('，').map(|(at, comma)| at + comma.len()).find(|at| front[..*at].ends_with("的是，"));
    let lead = lead.unwrap_or_default();
    let lead = lead.max(vision_len(words));
    let behind = &words[lead..];
    let head = first_chars(behind, 18);
    // 固定资产投资在2022年完成…: only what stands at the very front speaks for the paragraph.
    let found = times_near(words, &cut.clauses, lead..lead + FRONT + 1, lead + head.len());
    let first = found.into_iter().map(|(r, t)| (r.start - lead..r.end - lead, t)).find(|(r, t)| {
        // 我们以“十四五”开好局为目标: a plan speaks for the paragraph only from its very first word; 2016年下半年开始 dates
        // a beginning.
        let named = matches!(t, Time::Plan(_)) && r.start > '“'.len_utf8();
        let part = matches!(t, Time::Year { .. }) && head[r.end..].starts_with(['上', '下', '第', '初', '底']);
        // 生产总值从2005年的525亿元增加到…: so does one behind 从.
        let part = part || matches!(t, Time::Year { .. }) && head[..r.start].ends_with(['从', '由']);
        // 粮食生产在连续三年丰收的基础上再创新高: a run of years, which its own clause tells of.
        let part = part || *t == Time::Past && head[r.clone()].starts_with("连续");
        // 基本完成10余年来政府投资项目的…工作: how old the work is that was done.
        let part = part || *t == Time::Past && head[..r.start].ends_with("完成");
        // 2016年全面建成小康监测指数达到94.56%, two years back: said of that number alone.
        let part = part || is_older(*t, year) && !head[r.end..].starts_with(['，', '以', '来', '年']);
        r.start <= FRONT && !named && !part && !is_aside(*t, &head[r.end..])
    })?;
    // 完成今后五年的目标任务，今年至关重要: the year is what the paragraph is about.
    if matches!(first.1, Time::Ahead | Time::Plan(_)) && says_this_year(behind, year) {
        return Some(Time::ThisYear);
    }
    matches!(first.1, Time::Past | Time::Ahead | Time::Plan(_) | Time::LastYear | Time::ThisYear | Time::Year { .. })
        .then_some(first.1)
}

/// “十五五”开局之年, “十四五”规划收官: the plan is named, but the year is meant.
pub fn is_aside(t: Time, behind: &str) -> bool {
    const WORDS: [&str; 10] =
        ["目标任务", "规划目标", "开局", "收官", "之年", "一年", "起步", "关键", "决胜", "承上启下"];
    let clause = behind.split(['，', '；', '。', '：']).next().unwrap_or_default();
    let first = behind.trim_start_matches(['”', '的']).starts_with(['第', '承']);
    // 新一届政府五年的主要目标任务是: the aims of those years themselves.
    let aims = ["目标任务是", "目标任务为"].iter().any(|w| clause.contains(w))
        || behind[clause.len()..].starts_with('：') && clause.ends_with("目标任务");
    matches!(t, Time::Plan(_) | Time::Ahead) && !aims && (first || WORDS.iter().any(|w| clause.contains(w)))
}

/// 2022年年初确定的主要预期目标是：… in a review.
fn tells_again(words: &str) -> bool {
    static AGAIN: Pattern = Pattern::new(
        r"(?:年初|去年|上年|[12][0-9]{3}年|大会|会议)[^。；]{0,24}(?:预期|奋斗|主要|发展)[^。；，]{0,8}(?:目标|指标)[^。；，]{0,6}(?:是|为|：)",
    );
    // The noun with its verb, before all that leads up to it.
    let opens = |behind: &str| {
        let near = behind.chars().take(7).take_while(|c| !matches!(c, '。' | '；' | '，'));
        near.into_iter().any(|c| matches!(c, '是' | '为' | '：'))
    };
    let noun = |at: usize| words[..at].ends_with(['目', '指']);
    let mut nouns = words.match_indices('标').filter(|(at, _)| noun(*at));
    nouns.any(|(at, end)| opens(&words[at + end.len()..])) && AGAIN.is_match(words)
}
