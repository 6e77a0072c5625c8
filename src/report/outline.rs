//! The outline: numbered headings of every level, unnumbered top headings, run-in headings, appendices apart.

use std::ops::Range;

use crate::pattern::Pattern;

use super::model::{Part, Section};
use super::{pairs, parts};
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
    pairs::pair_up(text, &mut heads, &lines);
    choose_top(text, &mut heads, &lines);
    nest(&mut heads);
    let end = lines.end.checked_sub(1).and_then(|i| text.lines().get(i)).map_or(0, |l| l.range.end);
    sections(text, &heads, end, year)
}

/// Whether `words` are at most `most` characters: a paragraph is not counted to its end.
pub(super) fn is_short(words: &str, most: usize) -> bool {
    words.chars().nth(most).is_none()
}

fn head(text: &Text, i: usize) -> Option<Head> {
    let line = text.lines().get(i)?;
    let words = text.line(line);
    appendix(i, line, words).or_else(|| numbered(i, line, words)).or_else(|| plain(i, line, words))
}

fn appendix(i: usize, line: &Line, words: &str) -> Option<Head> {
    static APPENDIX: Pattern = Pattern::new(
        r"^[（〔\[【]?(附件|附录|附表|附：|名词解释|名词注[释解]|相关名词解释|有关名词解释|《?政府工作报告》?(有关|相关|部分)?(名词|用语|词语)|注释|名词、?术语|术语解释|有关用语说明|.{0,12}指标(测算|有关|相关)?说明$|部分名词|专业名词|相关用语)",
    );
    (is_short(words, 40) && APPENDIX.is_match(words)).then(|| Head {
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
        r"|（(?P<hanb>[一二三四五六七八九十]{1,3})）[、]?",
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
    if bold > prefix + 6 && bold < words.len() {
        return Some(words[..bold].trim_end_matches(['。', '：']).len());
    }
    let stop = words.find(['。', '；']).filter(|at| *at < trimmed.len());
    match stop {
        None if is_short(words, 70) => Some(trimmed.len()),
        Some(at) if is_short(&words[..at], 70) => Some(runs_into_year(words, prefix, at).unwrap_or(at)),
        // No full stop near: 一、过去一年工作回顾 run into its text without any mark.
        _ => super::run_in::keyword_end(&words[prefix..]).map(|n| prefix + n),
    }
}

/// 一、2017年工作回顾2017年是…的一年，也是…之年。: where a title ends that a sentence follows without any mark, which opens
/// with its year. A title with a comma of its own has none behind it.
fn runs_into_year(words: &str, prefix: usize, stop: usize) -> Option<usize> {
    let end = prefix + super::run_in::keyword_end(&words[prefix..]).filter(|_| words[prefix..stop].contains('，'))?;
    let behind = words.get(end..stop)?;
    (behind.find('年') == Some(4) && behind.starts_with(|c: char| c.is_ascii_digit())).then_some(end)
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
    if !(marked || strong) || parts::is_front_matter(words) || parts::is_lead_in(words) {
        return None;
    }
    // 回顾过去一年，我们在奋进中加快发展： is a sentence that leads in.
    if !marked && words.ends_with('：') && words.contains('，') {
        return None;
    }
    let title = line.range.start..line.range.start + words.trim_end_matches('：').len();
    Some(Head { line: i, style: Style::Plain, number: 0, title, strong })
}

/// Decides what the top level is: unnumbered headings under which 一、 begins anew, else the numbered ones.
fn choose_top(text: &Text, heads: &mut Vec<Head>, lines: &Range<usize>) {
    if let Some(at) = heads.iter().position(|h| h.style == Style::Appendix) {
        let (line, start) = (heads[at].line, heads[at].title.start);
        heads.retain(|h| h.line <= line && h.title.start <= start);
    }
    drop_out_of_count(heads);
    drop_said_twice(text, heads);
    lower_repeated(text, heads, lines);
    mark_levels(text, heads);
    let han: Vec<usize> = (0..heads.len()).filter(|i| heads[*i].style == Style::Han).collect();
    let restarts = han.iter().filter(|i| heads[**i].number == 1).count();
    let strong: Vec<usize> = (0..heads.len()).filter(|i| heads[*i].style == Style::Plain && heads[*i].strong).collect();
    let has_part = heads.iter().any(|h| h.style == Style::Part);
    let plain_top = if han.is_empty() {
        !strong.is_empty()
    } else {
        let first_han = han.first().copied().unwrap_or(0);
        let before = strong.iter().any(|s| *s < first_han);
        // A review without a heading: its 一、…七、 come first, and each count begun anew stands under a heading of its own.
        let anew = han.iter().skip(1).filter(|i| heads[**i].number == 1);
        let parted = restarts >= 2 && anew.clone().all(|i| strong.contains(&(i - 1)));
        let between = strong.iter().filter(|s| **s > first_han).count();
        let all_before = strong.iter().filter(|s| **s < first_han).count() >= 2;
        strong.len() >= 2 && before && (restarts >= 2 || between >= 1 || all_before) || parted
    };
    if has_part {
        heads.retain(|h| h.style != Style::Plain);
    } else if plain_top {
        let marked_like = top_marks(text, heads, &strong);
        let mut i = 0;
        heads.retain(|h| {
            i += 1;
            h.style != Style::Plain || h.strong || marked_like.contains(&(i - 1))
        });
    } else {
        heads.retain(|h| h.style != Style::Plain);
    }
}

/// 一、…, 二、…, 十：…, 三、…: numbers count up. One that stands between two that follow each other is a list's, or what a
/// break of the line left of its number (三十：).
fn drop_out_of_count(heads: &mut Vec<Head>) {
    let han: Vec<usize> = (0..heads.len()).filter(|i| heads[*i].style == Style::Han).collect();
    let out = |w: &&[usize]| {
        let [before, here, behind] = [w[0], w[1], w[2]].map(|i| heads[i].number);
        here != 1 && here != before + 1 && behind == before + 1
    };
    let out: Vec<usize> = han.windows(3).filter(out).map(|w| w[1]).collect();
    let mut at = 0;
    heads.retain(|_| {
        at += 1;
        !out.contains(&(at - 1))
    });
}

/// 一、2017年工作回顾 above the salutation and again below it: a heading that the page holds twice is one.
fn drop_said_twice(text: &Text, heads: &mut Vec<Head>) {
    let words = |h: &Head| text.folded()[h.title.clone()].replace(' ', "");
    let mut before: Option<(usize, String)> = None;
    heads.retain(|h| {
        let here = (h.style == Style::Han).then(|| (h.number, words(h)));
        let again = here.is_some() && here == before;
        before = here.or_else(|| before.take());
        !again
    });
}

/// What the marks of a text say: ## 关于国内建设 above ### 一、… is a part; 科技创新的重点： is none where the parts are bold.
fn mark_levels(text: &Text, heads: &mut [Head]) {
    let line = |h: &Head| text.lines().get(h.line).map_or((0, false), |l| (l.heading, l.bold >= l.range.len()));
    let numbered: Vec<_> = heads.iter().filter(|h| h.style == Style::Han).map(|h| line(h).0).collect();
    let lowest = numbered.iter().copied().min().unwrap_or(0);
    let above = |h: &Head| h.style == Style::Plain && line(h).0 > 0 && line(h).0 < lowest;
    let parts = heads.iter().filter(|h| above(h)).count() >= 2;
    let bold = heads.iter().filter(|h| h.style == Style::Plain && h.strong && line(h) != (0, false)).count() >= 2;
    for h in heads.iter_mut().filter(|h| h.style == Style::Plain) {
        let bare = line(h) == (0, false) && text.lines().get(h.line).is_some_and(|l| text.line(l).ends_with('：'));
        h.strong = h.strong && !(bold && bare) || parts && above(h);
    }
}

/// 过去一年，我们拼应急破难…; 过去一年，我们拼经济增长…: unnumbered headings that begin alike stand below what they share.
fn lower_repeated(text: &Text, heads: &mut [Head], lines: &Range<usize>) {
    let opening = |h: &Head| text.folded()[h.title.clone()].split_once('，').map(|(first, _)| first.to_owned());
    let openings: Vec<Option<String>> = heads.iter().map(|h| opening(h).filter(|_| h.style == Style::Plain)).collect();
    // 五年来，我们统筹城乡发展: beside those that say that they are parts stand others like them.
    let short = |words: &&str| words.chars().count() <= 50 && !words.ends_with(['。', '；', '：']);
    let words = || lines.clone().filter_map(|i| text.lines().get(i)).map(|l| text.line(l)).filter(short);
    let like = |o: &str| words().filter(|w| begins(w, o)).count();
    let first = heads.iter().position(|h| h.style == Style::Plain && h.strong);
    for (i, h) in heads.iter_mut().enumerate() {
        let alike = openings[i].as_ref().is_some_and(|o| like(o) >= 3);
        if alike && first.is_some_and(|f| f < i) {
            h.style = Style::HanBracket;
        }
    }
}

/// Whether a line begins with words that a comma ends.
fn begins(words: &str, opening: &str) -> bool {
    words.strip_prefix(opening).is_some_and(|rest| rest.starts_with('，'))
}

/// 四、2006年工作重点, under it 一、…, 二、…: numbers that begin anew inside a section stand one level below, where no
/// unnumbered heading parts them. They end where the outer count goes on.
fn nest(heads: &mut [Head]) {
    let parted = heads.iter().any(|h| matches!(h.style, Style::Plain | Style::Part));
    if parted {
        return;
    }
    let (mut outer, mut inner): (usize, Option<usize>) = (0, None);
    for h in heads.iter_mut().filter(|h| h.style == Style::Han) {
        match inner {
            Some(n) if h.number == n + 1 && h.number != outer + 1 => (inner, h.style) = (Some(n + 1), Style::HanInner),
            Some(n) if h.number == outer + 1 && h.number == n + 1 => (inner, h.style) = (Some(n + 1), Style::HanInner),
            _ if h.number == outer + 1 => (outer, inner) = (h.number, None),
            _ if h.number == 1 && outer > 1 => (inner, h.style) = (Some(1), Style::HanInner),
            Some(_) if h.number == 1 => (inner, h.style) = (Some(1), Style::HanInner),
            _ => {}
        }
    }
}

/// Unnumbered headings that look like the strong ones (same Markdown level, or bold like them) are top headings too.
fn top_marks(text: &Text, heads: &[Head], strong: &[usize]) -> Vec<usize> {
    let look = |h: &Head| {
        let line = &text.lines()[h.line];
        (line.heading, line.bold >= line.range.len())
    };
    let looks: Vec<_> = strong.iter().map(|i| look(&heads[*i])).collect();
    let same = looks.first().is_some_and(|f| looks.iter().all(|l| l == f) && *f != (0, false));
    let no_han = heads.iter().all(|h| h.style != Style::Han);
    // Under a top heading the numbers begin anew.
    let anew = |i: usize| heads.get(i + 1).is_some_and(|n| n.style == Style::Han && n.number == 1);
    let like = |i: &usize| heads[*i].style == Style::Plain && looks.first() == Some(&look(&heads[*i]));
    // A part has no single heading below it: what stands alone between two parts is one itself.
    let is_strong = |i: Option<usize>| i.is_some_and(|i| strong.contains(&i));
    let colon = |h: &Head| text.line(&text.lines()[h.line]).ends_with('：');
    let single = |i: usize| is_strong(i.checked_sub(1)) && is_strong(Some(i + 1)) && !colon(&heads[i]);
    (0..heads.len()).filter(|i| same && like(i) && (no_han || anew(*i) || single(*i))).collect()
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
        let part = match (own, parent) {
            (Part::Unknown, Some(p)) => out[p].part,
            _ => own,
        };
        out.push(Section {
            depth: d,
            title: as_written(text.words(heading)),
            heading,
            body: text.span(h.title.start..until.max(h.title.end)),
            part,
            parent,
        });
        open.push(out.len() - 1);
    }
    parts::settle(&mut out);
    out
}
