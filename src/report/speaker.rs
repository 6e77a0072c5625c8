//! Who gave a report: the front line that names office and person, the person alone between session and salutation, the
//! brackets that hold day and name, or the caption of a picture.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;

use super::facts::{front, front_words, known};
use super::model::{Known, Source};
use crate::text::{Span, Text};

/// Two to four characters, or a name of two halves: 布小林, 巴音朝鲁, 次仁·平措.
const NAME: &str = r"(?P<name>[\p{Han}·]{2,5}·[\p{Han}·]{2,6}|[\p{Han}·]{2,4})";
const OFFICE: &str = "[市省县区州盟旗]长|自治区主席|代主席|政府主席|总理|部长|委员会主任|管委会主任|专员";

// 甲市市长张三; 省长：李四; 国务院总理?王五 (a blank that an encoding lost); 市长张三作政府工作报告; （2018年1月26日在…会议上代省长王五）
static IN_OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(["(?:", OFFICE, ")[：？]?", NAME, "(?:同志)?(?:作了?(?:政府)?工作报告)?[）。]?$"].concat())
});
// （2010年1月20日张三）
static DATED: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(["[0-9一二三四五六七八九十]日", NAME, "）$"].concat()));
// ——2016年1月12日在甲市第三届人民代表大会第四次会议上张三
static BEHIND: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(["会议上", NAME, "）?$"].concat()));
// 张三作政府工作报告; 李四代市长作…; 王五在甲市第十六届人民代表大会第五次会议上作…
static GAVE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::of(
        [
            "(?:^|[，。：—]|",
            OFFICE,
            r")(?P<name>\p{Han}{2,3})(?:代?(?:",
            OFFICE,
            ")|同志)?(?:代表[^，。]{2,14}|在[^，。]{4,40}上|向大会)*作了?(?:政府)?工作报告",
        ]
        .concat(),
    )
});
static ALONE: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(["^", NAME, "$"].concat()));

/// Who gave the report, from its front lines, the title of its front matter, or the caption of a picture among them.
pub fn speaker(text: &Text, lines: Range<usize>, title: Option<&(String, Span)>) -> Option<Known<String>> {
    let front = front(text, lines);
    let stated = front.clone().find_map(|i| in_office(text, i));
    let named = || front.clone().find_map(|i| in_words(text, i).or_else(|| alone(text, i, &front)));
    let titled = || {
        let (words, span) = title?;
        // The title of front matter is not folded.
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let (name, _) = find(&DATED, &words.replace(')', "）"))?;
        Some(known(name, Source::FrontMatter, 0.9, Some(*span)))
    };
    stated.or_else(named).or_else(titled).or_else(|| in_caption(text, &front))
}

fn in_office(text: &Text, i: usize) -> Option<Known<String>> {
    let (words, at) = short(text, i)?;
    spoken(text, find(&IN_OFFICE, words)?, at, 0.95)
}

fn in_words(text: &Text, i: usize) -> Option<Known<String>> {
    let (words, at) = short(text, i)?;
    let own = words.contains('我');
    let found = [&GAVE, &BEHIND, &DATED].into_iter().find_map(|p| find(p, words).filter(|_| !own))?;
    spoken(text, found, at, 0.9)
}

/// A name alone on its line, below what names session, day or title, and just above the salutation.
fn alone(text: &Text, i: usize, front: &Range<usize>) -> Option<Known<String>> {
    let (words, at) = short(text, i)?;
    let line = |i: usize| text.lines().get(i).map_or("", |l| text.line(l));
    let below = (front.start..i).any(|j| ["会议", "大会", "日", "报告"].iter().any(|w| line(j).contains(w)));
    let greets = |j: usize| ["各位代表", "同志们"].iter().any(|w| line(j).starts_with(w));
    // The day may stand between: 张三 / （2005年2月22日） / 各位代表.
    let dated = line(i + 1).contains('月') && line(i + 1).trim_end_matches('）').ends_with('日');
    if !below || !(greets(i + 1) || dated && greets(i + 2)) {
        return None;
    }
    spoken(text, find(&ALONE, words)?, at, 0.9)
}

/// What a caption says that stands among the front lines and is no part of the text: <!-- 张三作政府工作报告。 -->
fn in_caption(text: &Text, front: &Range<usize>) -> Option<Known<String>> {
    let (words, at) = captions(text, front).find(|(words, _)| find(&GAVE, words).is_some())?;
    let (name, range) = find(&GAVE, words)?;
    Some(known(name, Source::Body, 0.8, Some(Span::new(at + range.start, at + range.end))))
}

/// The comments among the front lines, with where they stand in the original.
pub(super) fn captions<'a>(text: &'a Text, front: &Range<usize>) -> impl Iterator<Item = (&'a str, usize)> {
    let line = |i: usize| text.lines().get(i).map(|l| l.range.clone());
    let start = if front.start == 0 { 0 } else { line(front.start).map_or(0, |r| text.original_at(r.start)) };
    let end = front.end.checked_sub(1).and_then(line).map_or(start, |r| text.original_at(r.start));
    let words = text.original().get(start..end).unwrap_or_default();
    words.match_indices("<!--").filter_map(move |(at, mark)| {
        let inside = &words[at + mark.len()..];
        let inside = &inside[..inside.find("-->")?];
        Some((inside.trim(), start + at + mark.len() + inside.len() - inside.trim_start().len()))
    })
}

/// The words of a front line that is short, or that names a session.
fn short(text: &Text, i: usize) -> Option<(&str, usize)> {
    let (words, at) = front_words(text, i)?;
    (words.chars().count() <= 40 || words.contains("会议")).then_some((words, at))
}

fn spoken(text: &Text, (name, range): (String, Range<usize>), at: usize, sure: f32) -> Option<Known<String>> {
    let span = text.span(at + range.start..at + range.end);
    Some(known(name, Source::SessionLine, sure, Some(span)))
}

/// The name that a pattern finds, where it is no word of the page.
fn find(pattern: &Pattern, words: &str) -> Option<(String, Range<usize>)> {
    const NO_NAME: [&str; 26] = [
        "报告", "会议", "大会", "通过", "审议", "代表", "政府", "草案", "讨论", "征求", "印发", "全文", "摘要", "目录",
        "文件", "工作", "人民", "委员", "秘书", "讲话", "市长", "省长", "县长", "区长", "州长", "主席",
    ];
    let m = pattern.captures(words)?.name("name")?;
    let is_name = !NO_NAME.iter().any(|w| m.as_str().contains(w));
    is_name.then(|| (m.as_str().to_owned(), m.range()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use crate::intake;

    fn read(words: &str) -> Option<String> {
        let taken = intake::intake(words.as_bytes(), &intake::Patterns::none());
        let lines = 0..taken.text.lines().len();
        let found = super::speaker(&taken.text, lines, taken.front.title.as_ref())?;
        let span = found.span.unwrap();
        // A name in front matter stands somewhere in the line of the title.
        let there: String = taken.text.words(span).chars().filter(|c| !c.is_whitespace()).collect();
        assert!(there.contains(&found.value), "{there}");
        Some(found.value)
    }

    const DAY: &str = "——2016年1月12日在甲市第三届人民代表大会第四次会议上";

    #[test]
    fn a_line_names_office_and_person() {
        for line in [
            "甲市人民政府市长 张三立",
            "市长：张三立",
            "国务院总理?张三立",
            "市长 张三立作政府工作报告",
            "国务院副总理兼财政部长　张三立",
            "国务院副总理兼国家某某委员会主任　张三立",
            "张三立作政府工作报告",
            "张 三 立",
        ] {
            assert_eq!(read(&format!("{DAY}\n\n{line}\n\n各位代表：\n")).as_deref(), Some("张三立"), "{line}");
        }
        for line in [
            format!("{DAY} 张三立"),
            "（2010年1月20日 张三立）".to_owned(),
            "政府工作报告（2018年1月26日在甲省第十三届人民代表大会第一次会议上 代省长  张三立）".to_owned(),
        ] {
            assert_eq!(read(&format!("{line}\n\n各位代表：\n")).as_deref(), Some("张三立"), "{line}");
        }
    }

    #[test]
    fn captions_and_titles_name_the_person() {
        let salutation = "各位代表：\n\n现在，我代表市人民政府向大会作政府工作报告，请予审议。\n";
        for front in [
            "---\ntitle: 甲市政府工作报告 （2017年1月15日 张三立）\n---\n",
            "<!-- 张三立作政府工作报告。记者李四摄 -->\n",
            "<!-- 1月12日，张三立代市长作政府工作报告。 -->\n",
            "<!-- 张三立在甲市第十六届人民代表大会第五次会议上作政府工作报告。 -->\n",
        ] {
            assert_eq!(read(&format!("{front}{DAY}\n\n{salutation}")).as_deref(), Some("张三立"), "{front}");
        }
        for front in [
            "市长",
            "代市长",
            "（书面）",
            "2016年1月12日",
            "大会文件",
            "（2016年1月12日征求意见）",
            "<!-- 本报记者摄 -->",
        ] {
            assert_eq!(read(&format!("{DAY}\n\n{front}\n\n{salutation}")), None, "{front}");
        }
        // A short line far above the salutation names nobody.
        assert_eq!(read(&format!("{DAY}\n\n要闻\n\n本报讯\n\n甲市信息网\n\n{salutation}")), None);
    }
}
