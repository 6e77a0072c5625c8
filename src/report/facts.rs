//! Date of delivery, session, speaker: what the front of a report states.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Groups, Pattern};

use super::model::{Date, Known, Source};
use crate::text::{Span, Text};

/// A year in figures or in Chinese numerals, as a pattern.
pub const Y: &str = r"[12][0-9]{3}|[一二][九〇○零O][一二三四五六七八九〇○零O]{2}";

static DATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(format!(
        r"(?P<y>{Y})年(?P<m>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?P<d>[0-9]{{1,2}}|[一二三四五六七八九十廿]{{1,3}})日"
    ))
});
static SESSION: Pattern = Pattern::new(
    r"(?P<s>[^，。；：（）\s在—]{0,24}(?:第[一二三四五六七八九十0-9]{1,4}届|[一二三四五六七八九十0-9]{1,3}届)(?:全国)?(?:人民代表大会|人大)(?:第?[一二三四五六七八九十0-9]{1,3}次)?(?:会议|全会)?)",
);
static SPEAKER: Pattern = Pattern::new(
    r"(?:代市长|市长|代省长|省长|代县长|县长|代区长|区长|代州长|州长|自治区主席|代主席|盟长|代旗长|旗长|总理|管委会主任|专员|人民政府主席|政府主席)(?P<name>[\p{Han}·]{2,4}|[\p{Han}·]{2,5}·[\p{Han}·]{2,6})$",
);

/// The front of a report: its first lines, before the running text begins.
pub fn front(text: &Text, lines: Range<usize>) -> Range<usize> {
    let long = |i: &usize| text.lines().get(*i).is_some_and(|l| l.range.len() > 260);
    let end = lines.clone().find(long).unwrap_or(lines.end);
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

/// The day of delivery: a whole date in the front lines, or in the front matter's title. A date beside 时间, 来源 or
/// 征求意见稿 is that of the page or of a draft.
pub fn date(text: &Text, lines: Range<usize>, title: Option<&(String, Span)>) -> Option<Known<Date>> {
    for i in front(text, lines) {
        let Some((words, at)) = front_words(text, i) else { continue };
        if ["时间", "来源", "发布", "征求意见", "讨论稿"].iter().any(|w| words.contains(w)) && !words.contains("会议")
        {
            continue;
        }
        // A long line that greets nobody is running text: 2011年12月30日，新区成立.
        let running = text.line_len(i) > 86
            && !["会议", "大会", "会上"].iter().any(|w| words.contains(w))
            && !text.line(&text.lines()[i]).contains("各位代表");
        if let Some((date, range)) = find_date(words).filter(|_| !running) {
            return Some(known(date, Source::SessionLine, 0.98, Some(text.span(at + range.start..at + range.end))));
        }
    }
    let (title, span) = title?;
    find_date(title).map(|(date, _)| known(date, Source::FrontMatter, 0.95, Some(*span)))
}

fn find_date(words: &str) -> Option<(Date, Range<usize>)> {
    let c = DATE.captures(words)?;
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
    for i in front(text, lines) {
        let Some((words, at)) = front_words(text, i) else { continue };
        if let Some(m) = SESSION.captures(words).and_then(|c| c.name("s")) {
            // 1月7日在…: behind the date; the 日 of 日喀则市 ends none.
            let said = m.as_str();
            let dated = |(n, c): &(usize, &str)| *c == "在" || said[..*n].ends_with(|c: char| c.is_numeric());
            let start = said.rmatch_indices(['日', '在']).find(dated).map_or(0, |(n, c)| n + c.len());
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
    let m = SESSION.captures(title)?.name("s")?;
    Some(known(m.as_str().to_owned(), Source::FrontMatter, 0.9, Some(*span)))
}

/// Who gave the report: a front line that ends in office and name.
pub fn speaker(text: &Text, lines: Range<usize>) -> Option<Known<String>> {
    for i in front(text, lines) {
        let Some((words, at)) = front_words(text, i) else { continue };
        if words.chars().count() > 40 && !words.contains("会议") {
            continue;
        }
        if let Some(m) = SPEAKER.captures(words).and_then(|c| c.name("name")) {
            let span = text.span(at + m.start()..at + m.end());
            return Some(known(m.as_str().to_owned(), Source::SessionLine, 0.95, Some(span)));
        }
    }
    None
}
