//! The outline: numbered headings of every level, unnumbered top headings, run-in headings, appendices apart.

use std::ops::Range;

use crate::pattern::Pattern;

use super::model::{Part, Section};
use super::{pairs, parts, top};
use crate::text::{Line, Text};

/// The style of a heading; the order is the order of nesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// 第一部分.
    Part,
    /// Unnumbered: 2017年工作回顾.
    Plain,
    /// 一、
    Han,
    /// 一、 again, under 四、: the same numbers begun anew inside a section.
    HanInner,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// （1）
    DigitBracket,
    /// 附件, 名词解释.
    Appendix,
}

/// A line that may be a heading.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub line: usize,
    pub style: Style,
    pub number: usize,
    /// The title in the folded text.
    pub title: Range<usize>,
    /// For unnumbered ones: whether its words say that it is a part of a report.
    pub strong: bool,
}

/// Reads the outline of the report that stands in `lines` (indices of [`Text::lines`]).
///
/// `year` is the report's year where already known, for telling review and plan apart.
pub fn outline(text: &Text, lines: Range<usize>, year: Option<i32>) -> Vec<Section> {
    let mut heads: Vec<Head> = Vec::new();
    let mut second = None;
    for i in lines.clone() {
        if let Some((last, broken)) = pairs::broken(text, i, lines.end) {
            heads.push(broken);
            second = Some(last);
        } else if second != Some(i) {
            heads.extend(head(text, i));
        }
    }
    pairs::join(text, &mut heads, &lines);
    heads.extend(super::run_in::inside(text, lines.clone()).into_iter().map(|(line, number, title)| Head {
        line,
        style: Style::Han,
        number,
        title,
        strong: true,
    }));
    heads.sort_by_key(|h| h.title.start);
    heads.dedup_by(|b, a| a.title.start == b.title.start);
    pairs::whole(text, &mut heads, &lines);
    pairs::pair_up(text, &mut heads, &lines);
    pairs::open_alike(text, &mut heads, &lines);
    pairs::over_counts(text, &mut heads, &lines);
    top::choose_top(text, &mut heads, &lines);
    top::nest(&mut heads);
    let end = lines.end.checked_sub(1).and_then(|i| text.lines().get(i)).map_or(0, |l| l.range.end);
    sections(text, &heads, end, year)
}

/// Whether `words` are at most `most` characters: a paragraph is not counted to its end.
pub(super) fn is_short(words: &str, most: usize) -> bool {
    words.len() <= most * char::MAX_LEN_UTF8 && words.chars().nth(most).is_none()
}

fn head(text: &Text, i: usize) -> Option<Head> {
    let line = text.lines().get(i)?;
    let words = text.line(line);
    let numbered = || numbered(i, line, words).map(|h| pairs::before_space(text, h));
    appendix(i, line, words).or_else(numbered).or_else(|| plain(i, line, words))
}

fn appendix(i: usize, line: &Line, words: &str) -> Option<Head> {
    static APPENDIX: Pattern = Pattern::new(
        r"^[（〔\[【※]?(附件|附录|附表|附：|名词解释|名词注[释解]|相关名词解释|有关名词解释|《?政府工作报告》?(有关|相关|部分)?(名词|用语|词语)|注释|名词、?术语|术语解释|有关用语说明|部分名词|专业名词|相关用语|(解释|数据)说明$)",
    );
    static EXPLAINED: Pattern = Pattern::new(
        r"^[（〔\[【※]?(.{0,12}指标(测算|有关|相关)?说明|.{0,12}(名词|用语|术语|词语).{0,4}(解释|说明|注释|注解|释义)※?)$",
    );
    let explains = || ["解释", "说明", "注释", "注解", "释义"].iter().any(|w| words.contains(w));
    let is = || parts::is_promised(words) || APPENDIX.is_match(words) || explains() && EXPLAINED.is_match(words);
    (is_short(words, 40) && is()).then(|| Head {
        line: i,
        style: Style::Appendix,
        number: 0,
        title: line.range.clone(),
        strong: true,
    })
}

pub(super) fn numbered(i: usize, line: &Line, words: &str) -> Option<Head> {
    static NUMBERED: Pattern = Pattern::new(concat!(
        r"^(?:第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章|篇)[、：. ]?",
        r"|(?P<han>[一二三四五六七八九十]{1,3})[、．.：]",
        // 二）重点项目: the first bracket may be lost.
        r"|（?(?P<hanb>[一二三四五六七八九十]{1,3})）[、]?",
        r"|(?P<digit>[0-9]{1,2})(?:、|．|\. ?)",
        r"|（(?P<digitb>[0-9]{1,2})）)",
    ));
    let bare = || bare_number(i, line, words);
    let Some(c) = NUMBERED.captures(words) else { return bare() };
    let (style, number) = [
        ("part", Style::Part),
        ("han", Style::Han),
        ("hanb", Style::HanBracket),
        ("digit", Style::Digit),
        ("digitb", Style::DigitBracket),
    ]
    .iter()
    .find_map(|(name, style)| c.name(name).map(|m| (*style, m.as_str())))?;
    let number = crate::quantity::numeral(number)?.number as usize;
    let prefix = c.get(0)?.end();
    if style == Style::Digit
        && words[prefix..].starts_with(|c: char| c.is_ascii_digit())
        && !words[..prefix].ends_with(' ')
        && words[..prefix].ends_with('.')
    {
        return None;
    }
    let len = title_len(words, prefix, line.bold)?;
    // A numbered sentence of a list is no heading: 1.新建学校5所；
    if matches!(style, Style::Digit | Style::DigitBracket)
        && (words[..len].chars().count() > 44 || len < words.len() && !words[len..].starts_with('。'))
    {
        return None;
    }
    Some(Head { line: i, style, number, title: line.range.start..line.range.start + len, strong: true })
}

/// ## 一: a marked heading that is its number alone.
fn bare_number(line: usize, of: &Line, words: &str) -> Option<Head> {
    let marked = of.heading > 0 || of.bold >= of.range.len();
    let alone = marked && words.chars().count() <= 3 && words.chars().all(|c| "一二三四五六七八九十".contains(c));
    let number = crate::quantity::numeral(words).filter(|_| alone)?.number as usize;
    Some(Head { line, style: Style::Han, number, title: of.range.clone(), strong: true })
}

/// How much of a line is its title: all of a short line, the bold front, or what stands before the first full stop.
fn title_len(words: &str, prefix: usize, bold: usize) -> Option<usize> {
    let trimmed = words.trim_end_matches(['。', '：']);
    // **三、加强政府自身建**设: the mark ends a character too soon.
    let most = words.get(bold..).is_some_and(|behind| is_short(behind, 2));
    if bold > prefix + 6 && bold < words.len() && !most {
        return Some(words[..bold].trim_end_matches(['。', '：']).len());
    }
    let stop = words.find(['。', '；']).filter(|at| *at < trimmed.len());
    match stop {
        None if is_short(words, 70) => Some(trimmed.len()),
        Some(at) if is_short(&words[..at], 70) => {
            Some(super::run_in::before_sentence(&words[prefix..at]).map_or(at, |n| prefix + n))
        }
        // No full stop near: 一、过去一年工作回顾 run into its text without any mark.
        _ => super::run_in::keyword_end(&words[prefix..]).map(|n| prefix + n),
    }
}

fn plain(i: usize, line: &Line, words: &str) -> Option<Head> {
    let end = words.chars().next_back()?;
    if !is_short(words, 44)
        || is_short(words, 3)
        || "。；，！？、…".contains(end)
        || words.starts_with(['—', '（', '-', '《'])
    {
        return None;
    }
    let marked = line.heading > 0 || line.bold >= line.range.len();
    let strong = parts::is_part_title(words) || marked && is_short(words, 30) && parts::opens_with_year(words);
    if !(marked || strong) || parts::is_front_matter(words) || parts::is_lead_in(words) || parts::is_promised(words) {
        return None;
    }
    // 回顾过去一年，我们在奋进中加快发展： is a sentence that leads in.
    if !marked && words.ends_with('：') && words.contains('，') {
        return None;
    }
    let title = line.range.start..line.range.start + words.trim_end_matches('：').len();
    Some(Head { line: i, style: Style::Plain, number: 0, title, strong })
}

/// A heading as the report writes it, without markup and line ends.
fn as_written(words: &str) -> String {
    words.replace(['*', '#', '\n', '\r', '\u{3000}', '\u{a0}'], "").replace("&nbsp;", "").trim().to_owned()
}

fn sections(text: &Text, heads: &[Head], end: usize, year: Option<i32>) -> Vec<Section> {
    let mut styles: Vec<Style> = heads.iter().map(|h| h.style).filter(|s| *s != Style::Appendix).collect();
    styles.sort();
    styles.dedup();
    let depth = |s: Style| match s {
        Style::Appendix => 1,
        // （一） is never the top: in a fragment that holds only such headings the top is missing.
        _ => styles
            .iter()
            .position(|x| *x == s)
            .map_or(1, |i| (i as u8 + 1).max(if s >= Style::HanBracket { 2 } else { 1 })),
    };
    let mut out: Vec<Section> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (i, h) in heads.iter().enumerate() {
        let d = depth(h.style);
        open.retain(|o| out[*o].depth < d);
        let parent = open.last().copied();
        let until = heads[i + 1..].iter().find(|n| depth(n.style) <= d).map_or(end, |n| n.title.start);
        let title = text.folded()[h.title.clone()].to_owned();
        let heading = text.span(h.title.clone());
        let own = if h.style == Style::Appendix { Part::Appendix } else { parts::part(&title, year) };
        out.push(Section {
            depth: d,
            title: as_written(text.words(heading)),
            heading,
            body: text.span(h.title.start..until.max(h.title.end)),
            part: own,
            parent,
        });
        open.push(out.len() - 1);
    }
    parts::settle(&mut out);
    out
}
