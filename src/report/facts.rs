//! Date of delivery and session: what the front of a report states.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Found, Groups, Pattern};

use super::model::{Date, Known, Source};
use super::speaker::captions;
use crate::text::{Span, Text};

/// A year in figures or in Chinese numerals, as a pattern.
pub const Y: &str = r"[12][0-9]{3}|[一二][九〇○零OΟО][一二三四五六七八九〇○零OΟО]{2}";

static DATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?P<y>{Y})年(?P<m>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?P<d>[0-9]{{1,2}}|[一二三四五六七八九十廿]{{1,3}})日"
    ))
});
static SESSION: Pattern = Pattern::new(
    r"[^，。；：（）、\s在—]{0,24}(?:第[一二三四五六七八九十0-9]{1,4}届|[一二三四五六七八九十0-9]{1,3}届)(?:全国)?(?:人民代表大会|人大)(?:第?[一二三四五六七八九十0-9]{1,3}次)?(?:会议|全会)?",
);

/// The session that some words name.
fn session_in(words: &str) -> Option<Found<'_>> {
    words.contains('届').then(|| SESSION.find(words)).flatten()
}

/// The front of a report: its first lines, before the running text begins. What stands above the salutation is none: a page
/// may tell the report in short there (内容摘要：…).
pub fn front(text: &Text, lines: Range<usize>) -> Range<usize> {
    let long = |i: &usize| text.lines().get(*i).is_some_and(|l| l.range.len() > 260);
    let greets = |i: &usize| text.lines().get(*i).is_some_and(|l| matches!(text.line(l), "各位代表：" | "同志们："));
    let from = lines.clone().take(16).find(greets).unwrap_or(lines.start);
    let end = (from..lines.end).find(long).unwrap_or(lines.end);
    lines.start..(end + 1).min(lines.end).min(lines.start + 16)
}

/// A fact with how it is known.
pub fn known<T>(value: T, source: Source, confidence: f32, span: Option<Span>) -> Known<T> {
    Known { value, source, confidence, span }
}

/// The words of a front line that count: a long line (squeezed text) only to its salutation.
pub fn front_words(text: &Text, i: usize) -> Option<(&str, usize)> {
    let line = text.lines().get(i)?;
    let words = text.line(line);
    let cut = if words.chars().count() > 86 {
        words.find("各位代表").unwrap_or_else(|| words.char_indices().nth(60).map_or(words.len(), |c| c.0))
    } else {
        words.len()
    };
    Some((&words[..cut], line.range.start))
}

/// A front line together with the one below it, where a break of the line parts one phrase: 在甲市第十三届 / 人民代表大会
/// 第五次会议上, 2006年1月 / 6日在….
struct Phrase {
    words: String,
    /// How many bytes of it the first line has, and where the two lines begin in the folded text.
    cut: usize,
    at: [usize; 2],
}

impl Phrase {
    fn new(text: &Text, i: usize, end: usize) -> Option<Self> {
        let (first, at) = front_words(text, i)?;
        let mut phrase = Self { words: first.to_owned(), cut: first.len(), at: [at, at + first.len()] };
        if let Some((second, next)) = front_words(text, i + 1).filter(|_| i + 1 < end && goes_on(text, i)) {
            phrase.words.push_str(second);
            phrase.at[1] = next;
        }
        Some(phrase)
    }

    /// Where a stretch of the phrase stands in the original.
    fn span(&self, text: &Text, range: Range<usize>) -> Span {
        let at = |n: usize| if n <= self.cut { self.at[0] + n } else { self.at[1] + n - self.cut };
        text.span(at(range.start)..at(range.end))
    }
}

/// Whether the phrase of a front line ends in the middle and goes on in the next.
fn goes_on(text: &Text, i: usize) -> bool {
    static BEGINS: Pattern = Pattern::new(
        r"^(?:第?[一二三四五六七八九十0-9]{1,3}次(?:全体)?会议|第[一二三四五六七八九十0-9]{1,3}届|人民代表大会|[0-9]{1,2}日)",
    );
    let line = |i: usize| text.lines().get(i).map_or("", |l| text.line(l));
    let (first, second) = (line(i), line(i + 1));
    if first.chars().count() > 60 || !BEGINS.is_match(second) {
        return false;
    }
    match second.chars().next() {
        Some(c) if c.is_ascii_digit() => first.ends_with('月'),
        Some('人') => first.ends_with('届'),
        _ if second.contains('届') => first.ends_with(['市', '省', '区', '县', '州', '盟', '旗']),
        _ => first.ends_with(['会', '大']),
    }
}

/// The day of delivery: a whole date in the front lines, or in the front matter's title. A date beside 时间, 来源 or
/// 征求意见稿 is that of the page or of a draft.
pub fn date(text: &Text, lines: Range<usize>, title: Option<&(String, Span)>) -> Option<Known<Date>> {
    let front = front(text, lines);
    for i in front.clone() {
        let Some(phrase) = Phrase::new(text, i, front.end) else { continue };
        let words = phrase.words.as_str();
        if ["时间", "来源", "发布", "征求意见", "讨论稿"].iter().any(|w| words.contains(w)) && !words.contains("会议")
        {
            continue;
        }
        // A long line that greets nobody is running text: 2011年12月30日，新区成立.
        let running = text.line_len(i) > 86
            && !["会议", "大会", "会上"].iter().any(|w| words.contains(w))
            && !text.line(&text.lines()[i]).contains("各位代表");
        if let Some((date, range)) = find_date(words).filter(|_| !running) {
            return Some(known(date, Source::SessionLine, 0.98, Some(phrase.span(text, range))));
        }
    }
    let titled = || {
        let (title, span) = title?;
        find_date(title).map(|(date, _)| known(date, Source::FrontMatter, 0.95, Some(*span)))
    };
    titled().or_else(|| in_caption(text, &front))
}

/// The session in a caption of the front.
fn met_in_caption(text: &Text, front: &Range<usize>) -> Option<Known<String>> {
    let find = |words: &str| Some(session_in(words)?.range());
    let (words, range, at) = captions(text, front).find_map(|(words, at)| find(words).map(|r| (words, r, at)))?;
    let span = Span::new(at + range.start, at + range.end);
    Some(known(words[range].to_owned(), Source::Body, 0.85, Some(span)))
}

/// The day in a caption of the front: <!-- （2021年12月30日）在甲市…会议上，张三作政府工作报告。 -->
fn in_caption(text: &Text, front: &Range<usize>) -> Option<Known<Date>> {
    let said = |words: &str| ["会议", "大会", "工作报告"].iter().any(|w| words.contains(w));
    let (date, range, at) = captions(text, front)
        .filter(|(words, _)| said(words))
        .find_map(|(words, at)| find_date(words).map(|(date, range)| (date, range, at)))?;
    Some(known(date, Source::Body, 0.85, Some(Span::new(at + range.start, at + range.end))))
}

fn find_date(words: &str) -> Option<(Date, Range<usize>)> {
    // 新华社北京3月19日电: the day on which it was printed.
    let wired = |c: &Groups<'_>| c.get(0).is_some_and(|m| words[m.end()..].starts_with('电'));
    let c = DATE.captures_iter(words).find(|c| !wired(c))?;
    Some((date_of(&c)?, c.get(0)?.range()))
}

fn date_of(c: &Groups<'_>) -> Option<Date> {
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
    let front = front(text, lines);
    for i in front.clone() {
        let Some(phrase) = Phrase::new(text, i, front.end) else { continue };
        let Some(m) = session_in(&phrase.words) else { continue };
        // 区六届人大一次会议以来，…: of the years since another session.
        if ["以来", "确定", "提出", "通过的", "批准的", "闭幕"].iter().any(|w| phrase.words[m.end()..].starts_with(w))
        {
            continue;
        }
        // 1月7日在…: behind the date; the 日 of 日喀则市 ends none.
        let said = m.as_str();
        let number = |c: char| c.is_numeric() || c == '十' || crate::quantity::digit(c).is_some();
        let dated = |(n, c): &(usize, &str)| *c == "在" || said[..*n].ends_with(number);
        let start = said.rmatch_indices(['日', '在']).find(dated).map_or(0, |(n, c)| n + c.len());
        let span = phrase.span(text, m.start() + start..m.end());
        return Some(known(said[start..].to_owned(), Source::SessionLine, 0.97, Some(span)));
    }
    let titled = || {
        let (title, span) = title?;
        let m = session_in(title)?;
        Some(known(m.as_str().to_owned(), Source::FrontMatter, 0.9, Some(*span)))
    };
    titled().or_else(|| met_in_caption(text, &front))
}
