//! Unnumbered headings that only their neighbours tell: two lines that are one heading, and the second of a pair.

use std::ops::Range;

use super::outline::{Head, Style, is_short, numbered};
use super::parts;
use crate::text::{Line, Text};

/// 扎实苦干，决胜全面建成小康社会: a short line between two long paragraphs, which nothing marks as a heading.
fn alone(text: &Text, i: usize, lines: &Range<usize>) -> Option<Head> {
    let (line, words) = half(text, i)?;
    let couplet = words.chars().count() >= 9
        && words.contains(['，', ' ', '、'])
        && !words.contains(|c: char| c.is_ascii_digit());
    let filled = |j: &usize| is_filled(text, *j);
    let long = |j: Option<usize>| j.is_some_and(|j| text.line_len(j) > 150);
    let between = long((lines.start..i).rev().find(filled)) && long((i + 1..lines.end).find(filled));
    (couplet && between).then(|| Head {
        line: i,
        style: Style::Plain,
        number: 0,
        title: line.range.clone(),
        strong: false,
    })
}

/// Where one heading of a pair says that it is a part (迈出崭新步伐), the other that stands alone like it is one, too.
pub(super) fn pair_up(text: &Text, heads: &mut Vec<Head>, lines: &Range<usize>) {
    let strong: Vec<usize> = heads.iter().filter(|h| h.style == Style::Plain && h.strong).map(|h| h.line).collect();
    let first = heads.iter().find(|h| h.style == Style::Han).map_or(lines.end, |h| h.line);
    let &[one] = strong.as_slice() else { return };
    if one > first || heads.iter().any(|h| h.style == Style::Part) {
        return;
    }
    let taken = |i: &usize| heads.iter().any(|h| h.line == *i);
    let found: Vec<Head> = (one + 1..first).filter(|i| !taken(i)).filter_map(|i| alone(text, i, lines)).collect();
    if (1..=2).contains(&found.len()) {
        heads.extend(found.into_iter().map(|h| Head { strong: true, ..h }));
        heads.sort_by_key(|h| h.title.start);
    }
}

/// 努力建设廉洁高效的服务型政府 is a part, and nothing is numbered 一、: short lines that open with the same words and stand over
/// what they head are parts, too.
pub(super) fn open_alike(text: &Text, heads: &mut Vec<Head>, lines: &Range<usize>) {
    if heads.iter().any(|h| matches!(h.style, Style::Part | Style::Han)) {
        return;
    }
    let opening = |words: &str| words.chars().take(4).collect::<String>();
    let strong = heads.iter().filter(|h| h.style == Style::Plain && h.strong);
    let openings: Vec<String> = strong.map(|h| opening(&text.folded()[h.title.clone()])).collect();
    let end = heads.iter().find(|h| h.style == Style::Appendix).map_or(lines.end, |h| h.line);
    let taken = |i: usize| heads.iter().any(|h| h.line == i);
    let over = |i: usize| {
        let next = (i + 1..end).find(|j| is_filled(text, *j));
        next.is_some_and(|j| text.line_len(j) > 150 || heads.iter().any(|h| h.line == j && h.style > Style::Han))
    };
    let found: Vec<Head> = (lines.start..end)
        .filter(|i| !taken(*i) && over(*i))
        .filter_map(|i| {
            half(text, i).filter(|(_, words)| openings.contains(&opening(words))).map(|(line, _)| (i, line))
        })
        .map(|(i, line)| Head { line: i, style: Style::Plain, number: 0, title: line.range.clone(), strong: true })
        .collect();
    if found.len() >= 2 {
        heads.extend(found);
        heads.sort_by_key(|h| h.title.start);
    }
}

/// 五年奋进 实现大跨越 over 一、, 二、, 三、; 继往开来 谱写新篇章 over 一、, 二、 again: where the count begins anew and words tell of no
/// other part, the only short line between two paragraphs before each count is the part above it.
pub(super) fn over_counts(text: &Text, heads: &mut Vec<Head>, lines: &Range<usize>) {
    let part = |h: &Head| h.style == Style::Part || h.style == Style::Plain && h.strong;
    let han: Vec<&Head> = heads.iter().filter(|h| h.style == Style::Han).collect();
    let counts: Vec<usize> = (0..han.len()).filter(|i| han[*i].number == 1).collect();
    if counts.len() < 2 {
        return;
    }
    let sentence = |i: usize| text.lines().get(i).is_some_and(|l| text.line(l).ends_with(['。', '！', '：']));
    let stands =
        |i: &usize| half(text, *i).is_some() && *i > lines.start && sentence(i - 1) && text.line_len(i + 1) > 150;
    let only = |at: usize| {
        let from = at.checked_sub(1).map_or(lines.start, |before| han[before].line);
        let mut found = (from + 1..han[at].line).filter(stands);
        found.next().filter(|_| found.next().is_none())
    };
    let Some(found) = counts.into_iter().map(only).collect::<Option<Vec<usize>>>() else { return };
    if heads.iter().any(|h| part(h) && !found.contains(&h.line)) {
        return;
    }
    heads.retain(|h| !found.contains(&h.line));
    heads.extend(found.into_iter().filter_map(|i| {
        let title = text.lines().get(i)?.range.clone();
        Some(Head { line: i, style: Style::Plain, number: 0, title, strong: true })
    }));
    heads.sort_by_key(|h| h.title.start);
}

/// A heading that stands in two lines over a paragraph: 未来五年，我们要凝神聚力闯新路 / 奋力推进高质量发展开新局. Returns its second
/// line as well.
pub(super) fn broken(text: &Text, i: usize, end: usize) -> Option<(usize, Head)> {
    let (first, words) = half(text, i)?;
    let filled = |from: usize| (from..end).find(|j| is_filled(text, *j));
    let j = filled(i + 1)?;
    let (second, more) = short(text, j)?;
    let body = filled(j + 1).filter(|k| text.line_len(*k) > 80)?;
    let opens = ["过去", "未来", "今后", "衷心"].iter().any(|w| words.starts_with(w))
        || words.find('年').is_some_and(|n| n == 4 && words[..n].chars().all(|c| c.is_ascii_digit()));
    let long = text.lines().get(body).is_some_and(|l| l.heading == 0);
    // 2020年工作 / 和“十三五”成就回顾: the second line opens with a conjunction.
    let joined = more.starts_with(['和', '及', '与', '暨']);
    (long && (joined || opens && words.contains('，'))).then(|| {
        let title = first.range.start..second.range.start + more.trim_end().len();
        (j, Head { line: i, style: Style::Plain, number: 0, title, strong: true })
    })
}

/// Headings in two or three lines over a paragraph each: 走好新的赶考之路 / 奋力开创“三区一中心”建设新局面. Where every short line
/// of the report stands in such a run, each run is one heading; elsewhere a line is the first half of the part's title
/// that follows it.
pub(super) fn join(text: &Text, heads: &mut Vec<Head>, lines: &Range<usize>) {
    let end = heads.iter().find(|h| h.style == Style::Appendix).map_or(lines.end, |h| h.line);
    let found = runs(text, lines.start..end);
    let head = |i: usize| heads.iter().find(|h| h.line == i && h.style == Style::Plain);
    let strong = |run: &[usize]| run.iter().any(|i| head(*i).is_some_and(|h| h.strong));
    let all = found.len() >= 2 && found.iter().all(|run| run.len() >= 2) && found.iter().any(|run| strong(run));
    let halved = |run: &[usize]| match run {
        &[first, second] => {
            let look = |i: usize| text.lines().get(i).map(|l| (l.heading, l.bold >= l.range.len()));
            head(first).is_none() && strong(run) && look(first) == look(second)
        }
        _ => false,
    };
    let one: Vec<Vec<usize>> = found.into_iter().filter(|run| all || halved(run)).collect();
    for run in one {
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { continue };
        let range = |i: usize| text.lines().get(i).map_or(0..0, |l| l.range.clone());
        heads.retain(|h| !(first..=last).contains(&h.line));
        let title = range(first).start..range(last).end;
        heads.push(Head { line: first, style: Style::Plain, number: 0, title, strong: true });
    }
}

/// 二、2024年 主要任务 今年是实现规划目标的一年，也是…: where a title runs into its text, the space of the original behind it
/// tells its end.
pub(super) fn before_space(text: &Text, mut head: Head) -> Head {
    let span = text.span(head.title.clone());
    let words = text.words(span);
    let goes_on = text.lines().get(head.line).is_some_and(|l| l.range.end > head.title.end + 3);
    let mut spaces = words.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let end = spaces.find(|at| parts::is_whole(&words[..*at]) && words[*at..].contains('，'));
    if let Some(end) = end.filter(|_| goes_on) {
        head.title.end = text.folded_at(span.start + end);
    }
    head
}

/// A numbered heading that a break of the line parts before its title is whole: 二、“十四五”时期 / 主要目标和任务. The second half
/// stands over a paragraph, and no other short line like it below the heading.
pub(super) fn whole(text: &Text, heads: &mut Vec<Head>, lines: &Range<usize>) {
    let mut seconds = Vec::new();
    for i in 0..heads.len() {
        let h = &heads[i];
        let numbered = matches!(h.style, Style::Part | Style::Han | Style::HanBracket);
        let words = text.folded().get(h.title.clone()).unwrap_or_default();
        let to_the_end = text.lines().get(h.line).is_some_and(|l| l.range.end == h.title.end);
        if !numbered || !to_the_end || !is_short(words, 30) || parts::is_whole(words) {
            continue;
        }
        let next = heads[i + 1..].iter().find(|n| n.style == h.style).map_or(lines.end, |n| n.line);
        let mut below = (h.line + 1..next).filter(|j| is_filled(text, *j));
        let (Some(j), Some(body)) = (below.next(), below.next()) else { continue };
        let again = below.any(|k| half(text, k).is_some_and(|(_, w)| !w.starts_with('第')));
        let Some((second, words)) = short(text, j).filter(|_| text.line_len(body) > 150 && !again) else { continue };
        if !words.contains(['是', '；']) {
            heads[i].title.end = second.range.end;
            seconds.push(j);
        }
    }
    heads.retain(|h| h.style != Style::Plain || !seconds.contains(&h.line));
}

/// Short lines that follow one another between two paragraphs, none of which is numbered.
fn runs(text: &Text, lines: Range<usize>) -> Vec<Vec<usize>> {
    let paragraph = |i: usize| text.line_len(i) > 80 && text.lines().get(i).is_some_and(|l| l.heading == 0);
    let (mut found, mut run, mut open) = (Vec::new(), Vec::new(), false);
    for i in lines.filter(|i| is_filled(text, *i)) {
        let is_short = short(text, i).is_some();
        if is_short && open {
            run.push(i);
        } else {
            let over = std::mem::take(&mut run);
            open = paragraph(i);
            if open && !over.is_empty() {
                found.push(over);
            }
        }
    }
    found
}

fn is_filled(text: &Text, i: usize) -> bool {
    text.lines().get(i).is_some_and(|l| !text.line(l).trim().is_empty())
}

/// A short line that nothing ends and no number begins, of six characters or more.
fn half(text: &Text, i: usize) -> Option<(&Line, &str)> {
    short(text, i).filter(|(_, words)| !is_short(words, 5))
}

/// A short line that nothing ends and no number begins.
fn short(text: &Text, i: usize) -> Option<(&Line, &str)> {
    let line = text.lines().get(i)?;
    let words = text.line(line);
    let end = words.trim_end().chars().next_back()?;
    let plain = is_short(words, 36)
        && !is_short(words, 3)
        && !"。；，！？、…：）".contains(end)
        && numbered(i, line, words).is_none();
    (plain && !words.starts_with(['—', '（', '-', '《']) && !parts::is_front_matter(words)).then_some((line, words))
}
