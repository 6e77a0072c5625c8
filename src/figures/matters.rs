//! 民生实事: the practical matters that a report promises, found by their opener (今年重点办好十件实事：) and their
//! enumeration (一是…；二是…, 1., （1）, ①, lines). A list of its own; its items are no figures.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Groups, Pattern};
use serde::{Deserialize, Serialize};

use super::passage::{Role, Sentence};
use super::signs::Signs;
use crate::quantity::numeral;
use crate::report::Report;
use crate::text::{Span, Text};

/// One of the matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Its number as written (一是, 3., （五）); null where items stand without.
    pub number: Option<u32>,
    /// Where it stands, with its number.
    pub span: Span,
    /// The words that open the list.
    pub opener: Span,
}

// 办好十件民生实事, 15件为民办实事项目如下, 十件大事: what is counted, then the end of the words that open the list.
const COUNT: &str =
    r"(?:(?P<n>[一二两三四五六七八九十0-9]{1,3})(?:[大个]?(?:方面|类|件|项|个|大))?(?:[^，。；：]{0,14}?))?";
const WHOSE: &str = "(?:民生|惠民|利民|便民|为民|办|政府|重点)*";
const NOUN: &str = "(?:实事|十件大事|民生大事|民心工程|民生工程|惠民工程|民生项目)";
const END: &str = "(?:好事)?(?:工程|项目|事项)?(?:”)?(?:，?(?:分别是|具体是|主要是|主要包括|包括|即|是|为|如下|内容有|主要内容有|具体为|它们是))?[”]?(?:[：。—]+|$)";
static OPENER: LazyLock<Pattern> = LazyLock::new(|| Pattern::of([COUNT, WHOSE, NOUN, END].concat()));

// 一是, 第一，, 1．, 1、, （1）, （一）, ①, （1). : a number and what ends it.
static MARK: Pattern = Pattern::new(concat!(
    r"(?P<is>[一二三四五六七八九十]{1,3})(?:是|要)|第(?P<ord>[一二三四五六七八九十]{1,3})(?:件|项)?(?:，|、|：|是)|（(?P<par>[0-9]{1,2}|[一二三四五六七八九十]{1,3})）[.、]?",
    r"|(?P<dot>[0-9]{1,2})(?:[.．、]|\)|）)|(?P<circle>[①-⑳])|(?P<han>[一二三四五六七八九十]{1,3})、"
));

/// A mark in a stretch: its kind, its number, where it begins and where its words begin.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mark {
    kind: u8,
    number: u32,
    at: usize,
}

/// The matters a report promises, in the order of the text; none where it only reviews them.
pub fn matters(text: &Text, report: &Report, sentences: &[Sentence]) -> Vec<Matter> {
    let folded = text.folded();
    let within = report.folded(text);
    let mut best: Vec<Matter> = Vec::new();
    for (i, line) in text.lines().iter().enumerate() {
        if line.range.start < within.start || line.range.end > within.end {
            continue;
        }
        // An appendix has lines without sentences.
        let own = &sentences[sentences.partition_point(|s| s.line < i)..];
        let own = &own[..own.partition_point(|s| s.line == i)];
        if !own.is_empty() && !own.iter().any(|s| s.signs.has(Signs::MATTER)) {
            continue;
        }
        let words = &folded[line.range.clone()];
        for c in openers(words) {
            let Some(m) = c.get(0) else { continue };
            let at = line.range.start + m.start()..line.range.start + m.end();
            if looks_back(folded, sentences, &at, line.range.start) {
                continue;
            }
            let count = c.name("n").and_then(|n| numeral(n.as_str())).map(|n| n.number as usize);
            let opener = text.span(at.clone());
            let items = listed(text, i, at.end, count);
            if items.len() > best.len() {
                let matter = |(number, r): (Option<u32>, Range<usize>)| Matter { number, span: text.span(r), opener };
                best = items.into_iter().map(matter).collect();
            }
        }
    }
    best
}

/// What opens a list of matters, in order. An opener begins in the clause of its noun and ends at the first ：。or —
/// behind it, so that only these words are looked at.
fn openers(words: &str) -> impl Iterator<Item = Groups<'_>> {
    static NOUNS: Pattern = Pattern::new(NOUN);
    // Most of these nouns open nothing.
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| Pattern::of([NOUN, END].concat()));
    const ENDS: [char; 3] = ['：', '。', '—'];
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(noun) = NOUNS.find_at(words, at).map(|m| m.start()) {
            let clause = words[at..noun].rfind(['，', '。', '；', '：']).map_or(at, |i| at + i + '，'.len_utf8());
            let end = words[noun..].find(ENDS).map_or(words.len(), |i| noun + i);
            let end = words.len() - words[end..].trim_start_matches(ENDS).len();
            if OPENS.find_at(&words[..end], noun).is_some()
                && let Some(found) = OPENER.captures_at(&words[..end], clause)
            {
                at = found.get(0).map_or(end, |m| m.end());
                return Some(found);
            }
            at = end;
        }
        None
    })
}

/// Whether the opener stands in a review or says that all was done: 十件实事全部完成, 去年确定的十件实事.
fn looks_back(folded: &str, sentences: &[Sentence], at: &Range<usize>, line: usize) -> bool {
    let sentence = sentences.iter().find(|s| s.range.start <= at.start && at.start < s.range.end);
    let review = sentence.is_some_and(|s| matches!(s.role, Role::Review | Role::LongReview | Role::Retold));
    let start = sentence.map_or(line, |s| s.range.start).max(line);
    let words = folded.get(start..at.end).unwrap_or_default();
    // 今年还将办好10件惠民实事: what looks ahead is no review, whatever its heading.
    let from = words.find(['今', '将', '再']).map_or("", |i| &words[i..]);
    if ["今年", "将", "再办", "再为"].iter().any(|w| from.starts_with(w)) && !from.contains("完成") {
        return false;
    }
    let done = ["完成了", "已完成", "兑现", "完成情况", "去年", "上年", "办成了", "实施了", "落实情况", "办好了"];
    review || done.iter().any(|w| words.contains(w))
}

/// The items behind an opener: numbered in the same line, else the numbered lines that follow, else what 、or ； parts.
fn listed(text: &Text, line: usize, from: usize, count: Option<usize>) -> Vec<(Option<u32>, Range<usize>)> {
    let folded = text.folded();
    let Some(own) = text.lines().get(line) else { return Vec::new() };
    let rest = &folded[from..own.range.end];
    if rest.trim().is_empty() {
        return lines_of(text, line + 1);
    }
    let marks = run(&marks(rest));
    if marks.first().is_some_and(|m| rest[..m.at].chars().count() <= 24) && marks.len() >= 2 {
        return numbered(rest, from, &marks);
    }
    parted(rest, from, count)
}

fn marks(words: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    for c in MARK.captures_iter(words) {
        let Some(whole) = c.get(0) else { continue };
        let kinds = ["is", "ord", "par", "dot", "circle", "han"];
        let Some((kind, m)) = kinds.iter().enumerate().find_map(|(k, n)| Some((k as u8, c.name(n)?))) else { continue };
        let number = match m.as_str().chars().next() {
            Some(ch) if kind == 4 => Some(u32::from(ch) - u32::from('①') + 1),
            _ => numeral(m.as_str()).map(|n| n.number as u32),
        };
        // 达到1.5万人: a digit behind or before the point is no mark.
        let behind = words[whole.end()..].chars().next();
        let before = words[..whole.start()].chars().next_back();
        let inside = kind == 3
            && (behind.is_some_and(|c| c.is_ascii_digit()) || before.is_some_and(|c| c.is_ascii_digit() || c == '.'));
        let word = matches!(kind, 0 | 5) && before.is_some_and(|c| !"，；。：、） “”".contains(c));
        if let (Some(number), false) = (number, inside || word) {
            found.push(Mark { kind, number, at: whole.start() });
        }
    }
    found
}

/// The marks of one kind that count 1, 2, 3 …, from the first.
fn run(marks: &[Mark]) -> Vec<Mark> {
    let Some(first) = marks.iter().find(|m| m.number == 1) else { return Vec::new() };
    let mut found: Vec<Mark> = vec![*first];
    for m in marks.iter().filter(|m| m.kind == first.kind && m.at > first.at) {
        if m.number == found.len() as u32 + 1 {
            found.push(*m);
        }
    }
    found
}

fn numbered(rest: &str, from: usize, marks: &[Mark]) -> Vec<(Option<u32>, Range<usize>)> {
    let mut found = Vec::new();
    // Items of several sentences: then the last one reaches to the end of its line.
    let inner = |a: usize, b: usize| rest[a..b].trim_end().trim_end_matches(['。', '；']).contains('。');
    let several = marks.windows(2).any(|w| inner(w[0].at, w[1].at));
    for (i, m) in marks.iter().enumerate() {
        let end = match marks.get(i + 1) {
            Some(next) => next.at,
            None if several => rest.len(),
            None => rest[m.at..].find('。').map_or(rest.len(), |n| m.at + n + '。'.len_utf8()),
        };
        found.push((Some(m.number), trimmed(rest, m.at..end, from)));
    }
    found
}

fn trimmed(rest: &str, range: Range<usize>, from: usize) -> Range<usize> {
    let words = rest[range.clone()].trim_end_matches([' ', '\n', '；', '。', '，']);
    from + range.start..from + range.start + words.len()
}

/// Numbered lines behind an opener: 1．…\n2．…
fn lines_of(text: &Text, first: usize) -> Vec<(Option<u32>, Range<usize>)> {
    let folded = text.folded();
    let mut found: Vec<(Option<u32>, Range<usize>)> = Vec::new();
    let mut kind = None;
    for line in text.lines().iter().skip(first).take(120) {
        let words = &folded[line.range.clone()];
        let skip = words.len() - words.trim_start_matches([' ', '—', '-', '●']).len();
        let mark = marks(words).into_iter().find(|m| m.at <= skip);
        match mark {
            Some(m) if m.number == 1 && found.is_empty() => {
                // A first line may hold the whole list.
                let all = run(&marks(words));
                if all.len() >= 3 {
                    return numbered(words, line.range.start, &all);
                }
                kind = Some(m.kind);
                found.push((Some(1), trimmed(words, 0..words.len(), line.range.start)));
            }
            Some(m) if Some(m.kind) == kind && m.number as usize == found.len() + 1 => {
                found.push((Some(m.number), trimmed(words, 0..words.len(), line.range.start)));
            }
            // An item may go on in a line without a mark; a heading, or a line that opens otherwise, ends the list.
            _ if found.is_empty() || line.heading > 0 || mark.is_some() || words.contains("各位代表") => break,
            _ if found.len() >= 10 => break,
            _ => {}
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// Items without numbers, parted by ；: only where there are as many as the opener counts.
fn parted(rest: &str, from: usize, count: Option<usize>) -> Vec<(Option<u32>, Range<usize>)> {
    let Some(count) = count.filter(|n| *n >= 3) else { return Vec::new() };
    let end = rest.find('。').unwrap_or(rest.len());
    for sep in ['；', '、', '，'] {
        let mut found = Vec::new();
        let mut at = 0;
        for part in rest[..end].split_inclusive(sep) {
            let words = part.trim_end_matches(sep);
            found.push((None, from + at..from + at + words.len()));
            at += part.len();
        }
        if found.len() == count {
            return found;
        }
    }
    // One sentence an item: 打造100个小站。加强学位建设。…
    let mut found = Vec::new();
    let mut at = 0;
    for part in rest.split_inclusive(['。', '；']) {
        let words = part.trim_end_matches(['。', '；', ' ']);
        if !words.is_empty() {
            found.push((None, from + at..from + at + words.len()));
        }
        at += part.len();
    }
    if found.len() == count { found } else { Vec::new() }
}
