//! The year whose targets a report sets: what title, session and headings state, weighed against one another.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Groups, Pattern};

use super::facts::{Y, front, front_words, known};
use super::model::{Date, Known, Source};
use crate::text::{Span, Text, first_chars};

static TITLE_YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?P<y>{Y})年?(?:[\p{{Han}}（）]{{0,16}})(?:政府工作报告|工作报告)|工作报告[^0-9]{{0,12}}(?P<y2>{Y})年?"
    ))
});
static REVIEW_YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?P<y>{Y})年(?:度)?(?:以来|和过去五年|及过去五年|及本届|和五年|和本届)?[^，。；0-9]{{0,14}}(?:回顾|总结|主要工作情况)"
    ))
});
static PLAN_YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?P<y>{Y})年(?:度)?[^，。；0-9回顾总结]{{0,24}}(?:安排|任务|目标|重点|部署|打算|建议|意见|要求|思路|布局)|(?:做好|抓好|部署)(?P<y2>{Y})年[^，。；0-9]{{0,16}}工作"
    ))
});
// “十四五”发展回顾和2025年主要工作: the review holds the year, too
static REVIEWED_YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?:回顾|总结)[^，。；0-9]{{0,6}}[和及与暨](?P<y>{Y})年(?:度)?[^，。；0-9]{{0,12}}(?:工作|成效|成绩|成就|情况)"
    ))
});
// 做好“十五五”开局工作, 奋力实现“十四五”良好开局: of the first year of the plan
static OPENING: Pattern = Pattern::new(r"(?P<p>“[一二三四五六七八九十]{1,2}五”)[^，。；]{0,10}开局");
// 一、2004年的工作 is last year's, 二、2005年主要工作 this year's
static WORK_YEAR: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(format!(r"(?P<y>{Y})年(?:度)?[^，。；0-9]{{0,24}}(?:主要工作|工作$)")));
// 2013年经济社会发展稳进向好 before 2014年加快建设
static HEAD_YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(format!(r"(?P<y>{Y})年(?:[^—\-~～至到]|$)")));
static AIMS_YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?P<p>[到至以—前-]?)(?P<y>{Y})年(?P<w>[^。；，0-9]{{0,24}}(?:预期|主要|奋斗)[^。；，0-9]{{0,8}}目标)(?P<a>[^。；，]{{0,12}})"
    ))
});
static LAST_YEAR: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::of(format!(r"(?:刚刚过去的|过去的|过去一年的|回顾)(?P<y>{Y})年")));
static THIS_YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?:今年是|新的一年|今年，是|(?P<y>{Y})年，?是(?:全面|我[市省区县州]|实施|“|本届|[^。]{{0,40}}(?:开局|收官|关键|攻坚|第一年|起步|决胜|之年)))"
    ))
});
static NAME_YEAR: Pattern = Pattern::new(r"(?:^|[^0-9A-Za-z])(?P<y>(?:19|20)[0-9]{2})(?:$|[^0-9A-Za-z])");

/// The first hit of a pattern, with its year.
fn first<'a>(pattern: &Pattern, words: &'a str) -> Option<(i32, Groups<'a>)> {
    let c = pattern.captures(words)?;
    year_of(&c).map(|y| (y, c))
}

/// 2015年的主要预期目标: looked for in the clauses that hold the noun, since it stands in one with its year.
fn aims_year(words: &str) -> Option<(i32, Groups<'_>)> {
    const ENDS: [char; 3] = ['，', '。', '；'];
    /// In bytes: some fifty characters stand between year and noun at most, and a dozen behind it count.
    const NEAR: usize = 240;
    static NOUN: Pattern = Pattern::new("目标");
    let c = NOUN.find_iter(words).find_map(|noun| {
        // Not further than the year can stand before it, and than is looked at behind it.
        let at = noun.start();
        let near = words.floor_char_boundary(at.saturating_sub(NEAR));
        let start = words[near..at].rfind(ENDS).map_or(near, |n| near + n);
        let far = words.floor_char_boundary((at + NEAR).min(words.len()));
        let end = words[at..far].find(ENDS).map_or(far, |n| at + n);
        words[start..at].contains('年').then(|| AIMS_YEAR.captures_at(&words[..end], start)).flatten()
    })?;
    year_of(&c).map(|y| (y, c))
}

fn year_of(c: &Groups<'_>) -> Option<i32> {
    let m = c.name("y").or_else(|| c.name("y2"))?;
    crate::quantity::year(m.as_str()).map(|y| y.0)
}

/// Evidence for a year: its source, its weight and where it stands.
type Vote = (i32, Source, f32, Option<Span>);

/// Evidence for the report's year.
pub struct YearVotes(pub Vec<Vote>);

/// Collects what the text says of the year whose targets it sets.
pub fn year_votes(
    text: &Text,
    lines: Range<usize>,
    title: Option<&(String, Span)>,
    date: Option<&Known<Date>>,
) -> YearVotes {
    let mut poll = Poll { text, votes: Vec::new(), work: Vec::new(), heads: Vec::new(), is: None, was: Vec::new() };
    if let Some(d) = date {
        // A report of late autumn or December plans the next year.
        let y = d.value.year + i32::from(d.value.month >= 11);
        poll.votes.push((y, Source::SessionLine, 2.0, None));
    }
    let front = front(text, lines.clone());
    for i in lines {
        let Some(line) = text.lines().get(i) else { continue };
        let (words, at) = (text.line(line), line.range.start);
        if front.contains(&i)
            && let Some((y, c)) = first(&TITLE_YEAR, front_words(text, i).map_or("", |w| w.0))
        {
            poll.vote(y, Source::Title, 1.5, (&c, at));
        }
        if line.range.len() <= 210 && !words.ends_with(['。', '；']) && (words.contains('年') || words.contains("开局"))
        {
            poll.heading(words, at);
        }
        poll.sentence(words, at);
    }
    poll.together();
    if let Some((title, span)) = title
        && let Some((y, _)) = first(&TITLE_YEAR, title)
    {
        poll.votes.push((y, Source::FrontMatter, 1.4, Some(*span)));
    }
    YearVotes(poll.votes)
}

/// The votes while they are collected. Some headings tell more beside the others than alone.
struct Poll<'a> {
    text: &'a Text,
    votes: Vec<Vote>,
    /// Years of headings such as 2004年的工作.
    work: Vec<(i32, Option<Span>)>,
    /// Years of short headings.
    heads: Vec<(i32, Option<Span>)>,
    /// The latest year of which the text says 2021年是…, and the years before it of which it says so.
    is: Option<i32>,
    was: Vec<i32>,
}

impl Poll<'_> {
    fn span(&self, (c, at): (&Groups<'_>, usize)) -> Option<Span> {
        c.get(0).map(|m| self.text.span(at + m.start()..at + m.end()))
    }

    fn vote(&mut self, year: i32, source: Source, weight: f32, place: (&Groups<'_>, usize)) {
        let span = self.span(place);
        self.votes.push((year, source, weight, span));
    }

    fn heading(&mut self, words: &str, at: usize) {
        if let Some((y, c)) = first(&REVIEW_YEAR, words).or_else(|| first(&REVIEWED_YEAR, words)) {
            self.vote(y + 1, Source::Heading, 2.0, (&c, at));
        } else if let Some((y, c)) = first(&PLAN_YEAR, words).filter(|(_, c)| !c.whole().contains("远景")) {
            self.vote(y, Source::Heading, 2.5, (&c, at));
        } else if let Some((y, c)) = first(&WORK_YEAR, words) {
            self.work.push((y, self.span((&c, at))));
        }
        // 一、实现“十四五”良好开局 heads a review of that year.
        if words.chars().count() <= 40
            && !words.starts_with('一')
            && ["做好", "实现", "开好", "确保", "奋力"].iter().any(|w| words.contains(w))
            && let Some(c) = OPENING.captures(words)
        {
            let plan = crate::quantity::plan_number(c.name("p").map_or("", |m| m.as_str()));
            self.vote(crate::quantity::plan_years(plan).0, Source::Heading, 1.0, (&c, at));
        }
        if words.chars().count() <= 40
            && let Some((y, c)) = first(&HEAD_YEAR, words)
        {
            self.heads.push((y, self.span((&c, at))));
        }
    }

    fn sentence(&mut self, words: &str, at: usize) {
        let start = first_chars(words, 60);
        if start.contains('年') {
            let back = || ["过去", "回顾"].iter().any(|w| start.contains(w));
            if let Some((y, _)) = back().then(|| first(&LAST_YEAR, start)).flatten() {
                self.votes.push((y + 1, Source::Body, 1.2, None));
            }
            if start.contains(['是', '新'])
                && let Some((y, _)) = first(&THIS_YEAR, start)
            {
                self.votes.push((y, Source::Body, 0.4, None));
                self.is = self.is.max(Some(y));
                self.was.push(y);
            }
        }
        if let Some((y, c)) = aims_year(words) {
            // 到2010年的主要目标 is the plan's, 2035年远景目标 too; 2015年主要目标如期完成 is last year's
            let part = |name: &str| c.name(name).map_or("", |m| m.as_str());
            match (part("p"), part("w").contains("远景"), part("a").contains("完成")) {
                ("", false, false) => self.vote(y, Source::Body, 1.5, (&c, at)),
                ("", false, true) => self.votes.push((y + 1, Source::Body, 1.2, None)),
                _ => {}
            }
        }
    }

    /// What headings say beside one another: 2004年的工作 is last year's where 2005 is spoken of too; a heading of the
    /// year after another heading's opens the plan.
    fn together(&mut self) {
        for (y, span) in std::mem::take(&mut self.work) {
            let said = |y: i32| {
                self.is == Some(y) || self.votes.iter().any(|v| v.0 == y) || self.heads.iter().any(|h| h.0 == y)
            };
            let (y, weight) = if said(y + 1) { (y + 1, 2.0) } else { (y, 2.5) };
            self.votes.push((y, Source::Heading, weight, span));
        }
        let follows = |i: usize, y: i32| self.heads.iter().take(i).any(|before| before.0 + 1 == y);
        let next = self.heads.iter().enumerate().find(|(i, h)| follows(*i, h.0)).map(|(_, h)| *h);
        self.votes.extend(next.map(|(y, span)| (y, Source::Heading, 1.5, span)));
        // 2018年是…的一年 in the review, 2019年是… in the plan: together they tell the year.
        let both = |y: i32| if self.was.contains(&(y - 1)) { 0.7 } else { 0.5 };
        self.votes.extend(self.is.map(|y| (y, Source::Body, both(y), None)));
    }
}

impl YearVotes {
    /// The year with the most weight, by its surest source; nothing when the text does not say.
    pub fn decide(&self) -> Option<Known<i32>> {
        let mut years: Vec<i32> = self.0.iter().map(|v| v.0).collect();
        years.sort_unstable();
        years.dedup();
        let weight = |y: i32| self.0.iter().filter(|v| v.0 == y).map(|v| v.2).sum::<f32>();
        let best = years.iter().copied().max_by(|a, b| weight(*a).total_cmp(&weight(*b)))?;
        let all: f32 = self.0.iter().map(|v| v.2).sum();
        if weight(best) < 1.0 {
            return None;
        }
        let surest = self.0.iter().filter(|v| v.0 == best).max_by(|a, b| a.2.total_cmp(&b.2))?;
        Some(known(best, surest.1, (weight(best) / all).min(0.99), surest.3))
    }
}

/// Years that the text names often, as guesses where none is stated.
pub fn guesses(text: &Text, lines: Range<usize>) -> Vec<(i32, usize)> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for line in lines.filter_map(|i| text.lines().get(i)) {
        for y in HEAD_YEAR.captures_iter(text.line(line)).filter_map(|c| year_of(&c)) {
            *counts.entry(y).or_default() += 1;
        }
    }
    let mut found: Vec<(i32, usize)> = counts.into_iter().filter(|c| c.1 >= 2).collect();
    found.sort_by_key(|c| (std::cmp::Reverse(c.1), c.0));
    found.truncate(3);
    found
}

/// The year that the name of a file or folder gives: 2016.md, 宝安区-2016.txt; never digits of a longer code.
pub fn name_year(name: &str) -> Option<i32> {
    let c = NAME_YEAR.captures_iter(name).last()?;
    year_of(&c).or_else(|| c.name("y").and_then(|m| m.as_str().parse().ok())).filter(|y| (1949..=2100).contains(y))
}
