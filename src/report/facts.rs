//! Year, date of delivery, session, speaker: what the front of a report and its headings state.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::model::{Date, Known, Source};
use crate::text::{Span, Text};

macro_rules! pattern {
    ($name:ident, $re:expr) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($re).ok());
    };
}

const Y: &str = r"[12]\d{3}|[一二][九〇○零O][一二三四五六七八九〇○零O]{2}";

pattern!(
    DATE,
    &format!(
        r"(?P<y>{Y})年(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?P<d>\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}})日"
    )
);
pattern!(
    SESSION,
    r"(?P<s>[^，。；：（）\s在—]{0,24}(?:第[一二三四五六七八九十\d]{1,4}届|[一二三四五六七八九十\d]{1,3}届)(?:全国)?(?:人民代表大会|人大)(?:第?[一二三四五六七八九十\d]{1,3}次)?(?:会议|全会)?)"
);
pattern!(
    SPEAKER,
    r"(?:代市长|市长|代省长|省长|代县长|县长|代区长|区长|代州长|州长|自治区主席|代主席|盟长|总理|管委会主任|专员|人民政府主席|政府主席)(?P<name>[\p{Han}·]{2,4}|[\p{Han}·]{2,5}·[\p{Han}·]{2,6})$"
);

/// The front of a report: its first lines, before the running text begins.
pub fn front(text: &Text, lines: Range<usize>) -> Range<usize> {
    let long = |i: &usize| text.lines().get(*i).is_some_and(|l| l.range.len() > 260);
    let end = lines.clone().find(long).unwrap_or(lines.end);
    lines.start..(end + 1).min(lines.end).min(lines.start + 16)
}

fn known<T>(value: T, source: Source, confidence: f32, span: Option<Span>) -> Known<T> {
    Known { value, source, confidence, span }
}

/// The words of a front line that count: a long line (squeezed text) only to its salutation.
fn front_words(text: &Text, i: usize) -> Option<(&str, usize)> {
    let line = text.lines().get(i)?;
    let words = text.line(line);
    let cut = if words.chars().count() > 86 {
        words.find("各位代表").unwrap_or_else(|| words.char_indices().nth(60).map_or(words.len(), |c| c.0))
    } else {
        words.len()
    };
    Some((&words[..cut], line.range.start))
}

/// The day of delivery: a whole date in the front lines, or in the front matter's title. A date beside 时间, 来源 or
/// 征求意见稿 is that of the page or of a draft.
pub fn date(text: &Text, lines: Range<usize>, title: Option<&(String, Span)>) -> Option<Known<Date>> {
    for i in front(text, lines) {
        let Some((words, at)) = front_words(text, i) else { continue };
        if ["时间", "来源", "发布", "征求意见", "讨论稿"].iter().any(|w| words.contains(w)) && !words.contains("会议")
        {
            continue;
        }
        if let Some((date, range)) = find_date(words) {
            return Some(known(date, Source::SessionLine, 0.98, Some(text.span(at + range.start..at + range.end))));
        }
    }
    let (title, span) = title?;
    find_date(title).map(|(date, _)| known(date, Source::FrontMatter, 0.95, Some(*span)))
}

fn find_date(words: &str) -> Option<(Date, Range<usize>)> {
    let c = DATE.as_ref()?.captures(words)?;
    Some((date_of(&c)?, c.get(0)?.range()))
}

fn date_of(c: &Captures<'_>) -> Option<Date> {
    let small = |name: &str| {
        let words = c.name(name)?.as_str().replace('廿', "二十");
        crate::quantity::numeral(&words).map(|n| n.number as u8)
    };
    let (year, _) = crate::quantity::year(c.name("y")?.as_str())?;
    let (month, day) = (small("m")?, small("d")?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Date { year, month, day })
}

/// 第…届人民代表大会第…次会议 in the front lines, as written.
pub fn session(text: &Text, lines: Range<usize>, title: Option<&(String, Span)>) -> Option<Known<String>> {
    for i in front(text, lines) {
        let Some((words, at)) = front_words(text, i) else { continue };
        if let Some(m) = SESSION.as_ref()?.captures(words).and_then(|c| c.name("s")) {
            let start = m.as_str().rfind(['日', '在']).map_or(0, |n| n + '日'.len_utf8());
            let value = m.as_str()[start..].to_owned();
            return Some(known(
                value,
                Source::SessionLine,
                0.97,
                Some(text.span(at + m.start() + start..at + m.end())),
            ));
        }
    }
    let (title, span) = title?;
    let m = SESSION.as_ref()?.captures(title)?.name("s")?;
    Some(known(m.as_str().to_owned(), Source::FrontMatter, 0.9, Some(*span)))
}

/// Who gave the report: a front line that ends in office and name.
pub fn speaker(text: &Text, lines: Range<usize>) -> Option<Known<String>> {
    for i in front(text, lines) {
        let Some((words, at)) = front_words(text, i) else { continue };
        if words.chars().count() > 40 && !words.contains("会议") {
            continue;
        }
        if let Some(m) = SPEAKER.as_ref()?.captures(words).and_then(|c| c.name("name")) {
            let span = text.span(at + m.start()..at + m.end());
            return Some(known(m.as_str().to_owned(), Source::SessionLine, 0.95, Some(span)));
        }
    }
    None
}

pattern!(
    TITLE_YEAR,
    &format!(r"(?P<y>{Y})年?(?:[\p{{Han}}（）]{{0,16}})(?:政府工作报告|工作报告)|工作报告[^0-9]{{0,12}}(?P<y2>{Y})年?")
);
pattern!(
    REVIEW_YEAR,
    &format!(
        r"(?P<y>{Y})年(?:度)?(?:以来|和过去五年|及过去五年|及本届|和五年|和本届)?[^，。；\d]{{0,14}}(?:回顾|总结|主要工作情况)"
    )
);
pattern!(
    PLAN_YEAR,
    &format!(
        r"(?P<y>{Y})年(?:度)?[^，。；\d回顾总结]{{0,24}}(?:安排|任务|目标|重点|部署|打算|建议|意见|要求|思路|布局|主要工作|工作$)"
    )
);
pattern!(AIMS_YEAR, &format!(r"(?P<y>{Y})年[^。；，\d]{{0,24}}(?:预期|主要|奋斗)[^。；，\d]{{0,8}}目标"));
pattern!(LAST_YEAR, &format!(r"(?:刚刚过去的|过去的|过去一年的|回顾)(?P<y>{Y})年"));
pattern!(
    THIS_YEAR,
    &format!(
        r"(?:今年是|新的一年|今年，是|(?P<y>{Y})年，?是(?:全面|我[市省区县州]|实施|“|本届|[^，。]{{0,20}}(?:开局|收官|关键|攻坚|第一年|起步|决胜|之年)))"
    )
);
pattern!(NAME_YEAR, r"(?:^|[^0-9A-Za-z])(?P<y>(?:19|20)\d{2})(?:$|[^0-9A-Za-z])");

fn year_of(c: &Captures<'_>) -> Option<i32> {
    let m = c.name("y").or_else(|| c.name("y2"))?;
    crate::quantity::year(m.as_str()).map(|y| y.0)
}

/// Evidence for the report's year, each with its source, weight and place.
pub struct YearVotes(pub Vec<(i32, Source, f32, Option<Span>)>);

/// Collects what the text says of the year whose targets it sets.
pub fn year_votes(
    text: &Text,
    lines: Range<usize>,
    title: Option<&(String, Span)>,
    date: Option<&Known<Date>>,
) -> YearVotes {
    let mut votes = Vec::new();
    let mut vote =
        |y: i32, s: Source, w: f32, at: Option<Range<usize>>| votes.push((y, s, w, at.map(|r| text.span(r))));
    if let Some(d) = date {
        // A report of late autumn or December plans the next year.
        let y = d.value.year + i32::from(d.value.month >= 11);
        vote(y, Source::SessionLine, 2.0, None);
    }
    let front = front(text, lines.clone());
    for i in lines {
        let Some(line) = text.lines().get(i) else { continue };
        let (words, at) = (text.line(line), line.range.start);
        let head = line.range.len() <= 210;
        let place = |c: &Captures<'_>| c.get(0).map(|m| at + m.start()..at + m.end());
        if front.contains(&i)
            && let Some(c) = TITLE_YEAR.as_ref().and_then(|r| r.captures(front_words(text, i).map_or("", |w| w.0)))
            && let Some(y) = year_of(&c)
        {
            vote(y, Source::Title, 1.5, place(&c));
        }
        if head && !words.ends_with(['。', '；']) {
            if let Some(c) = REVIEW_YEAR.as_ref().and_then(|r| r.captures(words))
                && let Some(y) = year_of(&c)
            {
                vote(y + 1, Source::Heading, 2.0, place(&c));
            } else if let Some(c) = PLAN_YEAR.as_ref().and_then(|r| r.captures(words))
                && let Some(y) = year_of(&c)
            {
                vote(y, Source::Heading, 2.5, place(&c));
            }
        }
        let start: String = words.chars().take(60).collect();
        if let Some(c) = LAST_YEAR.as_ref().and_then(|r| r.captures(&start))
            && let Some(y) = year_of(&c)
        {
            vote(y + 1, Source::Body, 1.2, None);
        }
        if let Some(c) = THIS_YEAR.as_ref().and_then(|r| r.captures(&start))
            && let Some(y) = year_of(&c)
        {
            vote(y, Source::Body, 0.4, None);
        }
        if words.contains("目标")
            && let Some(c) = AIMS_YEAR.as_ref().and_then(|r| r.captures(words))
            && let Some(y) = year_of(&c)
        {
            vote(y, Source::Body, 1.5, place(&c));
        }
    }
    if let Some((title, span)) = title
        && let Some(y) = TITLE_YEAR.as_ref().and_then(|r| r.captures(title)).and_then(|c| year_of(&c))
    {
        votes.push((y, Source::FrontMatter, 1.4, Some(*span)));
    }
    YearVotes(votes)
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

/// The year that the name of a file or folder gives: 2016.md, 宝安区-2016.txt; never digits of a longer code.
pub fn name_year(name: &str) -> Option<i32> {
    let c = NAME_YEAR.as_ref()?.captures_iter(name).last()?;
    year_of(&c).or_else(|| c.name("y").and_then(|m| m.as_str().parse().ok())).filter(|y| (1949..=2100).contains(y))
}
