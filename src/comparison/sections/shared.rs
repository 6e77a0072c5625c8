//! What reports share word for word, and what only one of them says.

use std::collections::HashSet;
use std::ops::Range;

use super::model::{Part, Party, SubjectRow, Turnover};
use crate::figures::Figure;
use crate::text::Text;

/// So many characters in a row are no chance.
const GRAM: usize = 5;
/// A clause of which no more than this part of its pairs of characters stands elsewhere is said by one alone.
const ALIKE: f32 = 0.15;
/// Where more than this part of a text is said by one alone, the marks would say nothing.
const MOSTLY: f32 = 0.6;
/// From here on two clauses say the same.
const SAME: f32 = 0.9;
/// From here on they say it in other words.
const REWORDED: f32 = 0.42;

/// Marks the passages of a row. `older` says that these are two years of one place, and which column is the older one:
/// then each clause is looked for in the other year.
pub fn mark(row: &mut SubjectRow, texts: &[&Text], older: Option<usize>, boilerplate: &[String]) {
    let words: Vec<Vec<(usize, String)>> = row
        .parts
        .iter()
        .zip(texts)
        .map(|(part, text)| {
            let passages = part.iter().flat_map(|p| &p.passages);
            passages
                .map(|p| (p.range.start, text.folded().get(p.range.clone()).unwrap_or_default().to_owned()))
                .collect()
        })
        .collect();
    if row.parts.iter().flatten().count() < 2 {
        return;
    }
    for i in 0..row.parts.len() {
        let others: Vec<&str> =
            words.iter().enumerate().filter(|(j, _)| *j != i).flat_map(|(_, w)| w).map(|w| w.1.as_str()).collect();
        let known = Known::of(&others);
        let Some(part) = row.parts[i].as_mut() else { continue };
        let (mut alone_len, mut len) = (0, 0);
        for (passage, (start, own)) in part.passages.iter_mut().zip(&words[i]) {
            passage.shared = shifted(known.shared(own, boilerplate), *start);
            let alone = if older.is_some() { known.clauses_new(own) } else { known.clauses_alone(own) };
            alone_len += alone.iter().map(ExactSizeIterator::len).sum::<usize>();
            len += own.len();
            passage.only = shifted(alone, *start);
            if older.is_some() {
                passage.reworded = shifted(known.clauses_reworded(own), *start);
            }
        }
        if older.is_none() && alone_len as f32 > MOSTLY * len as f32 {
            part.passages.iter_mut().for_each(|p| p.only.clear());
        }
    }
    let lines = |i: usize| -> Vec<&str> { words.get(i).into_iter().flatten().flat_map(|w| clauses(&w.1)).collect() };
    row.turnover = older.map(|o| turnover(&lines(o), &lines(1 - o)));
}

/// Marks in each part the numbers on what another report states a number on here, too: 新增就业40万人 beside 新增就业11万人.
pub fn mark_figures(row: &mut SubjectRow, parties: &[Party<'_>]) {
    let stated: Vec<Vec<(&str, Range<usize>)>> = row
        .parts
        .iter()
        .zip(parties)
        .map(|(part, party)| part.as_ref().map_or_else(Vec::new, |p| figures(p, party)))
        .collect();
    for (i, part) in row.parts.iter_mut().enumerate() {
        let elsewhere = |about: &str| {
            stated.iter().enumerate().any(|(j, all)| j != i && all.iter().any(|(other, _)| *other == about))
        };
        let shared: Vec<&Range<usize>> = stated[i].iter().filter(|f| elsewhere(f.0)).map(|f| &f.1).collect();
        for passage in part.iter_mut().flat_map(|p| &mut p.passages) {
            let within = |r: &&&Range<usize>| passage.range.start <= r.start && r.end <= passage.range.end;
            passage.figures = shared.iter().filter(within).map(|r| (*r).clone()).collect();
        }
    }
}

/// What a part states numbers on, by indicator or, where that is none of its own, by name; and where.
fn figures<'a>(part: &Part, party: &Party<'a>) -> Vec<(&'a str, Range<usize>)> {
    let place = |f: &Figure| party.text.folded_at(f.evidence.value.start)..party.text.folded_at(f.evidence.value.end);
    let within = |r: &Range<usize>| part.passages.iter().any(|p| p.range.start <= r.start && r.end <= p.range.end);
    let about = |f: &'a Figure| if f.indicator == "other" { f.name.as_str() } else { f.indicator.as_str() };
    party.figures.iter().map(|f| (about(f), place(f))).filter(|(_, r)| within(r)).collect()
}

fn shifted(ranges: Vec<Range<usize>>, by: usize) -> Vec<Range<usize>> {
    ranges.into_iter().map(|r| r.start + by..r.end + by).collect()
}

/// What all other reports of a row say.
struct Known {
    grams: HashSet<Vec<char>>,
    pairs: HashSet<(char, char)>,
    clauses: Vec<HashSet<(char, char)>>,
}

impl Known {
    fn of(texts: &[&str]) -> Self {
        let mut grams = HashSet::new();
        let mut all = HashSet::new();
        for text in texts {
            for clause in text.split(breaks) {
                let chars: Vec<char> = clause.chars().collect();
                grams.extend(chars.windows(GRAM).map(<[char]>::to_vec));
            }
            all.extend(pairs(text));
        }
        let clauses = texts.iter().flat_map(|t| clauses(t)).map(pairs).collect();
        Self { grams, pairs: all, clauses }
    }

    /// Longest stretches of `own` that stand elsewhere, boilerplate left out.
    fn shared(&self, own: &str, boilerplate: &[String]) -> Vec<Range<usize>> {
        let chars: Vec<(usize, char)> = own.char_indices().collect();
        let mut hit = vec![false; chars.len()];
        for (i, window) in chars.windows(GRAM).enumerate() {
            let gram: Vec<char> = window.iter().map(|c| c.1).collect();
            if self.grams.contains(&gram) {
                hit[i..i + GRAM].fill(true);
            }
        }
        let end = |i: usize| chars.get(i).map_or(own.len(), |c| c.0);
        let mut found = Vec::new();
        let mut i = 0;
        while i < hit.len() {
            let run = hit[i..].iter().take_while(|h| **h).count();
            if run > 0 {
                found.extend(trimmed(own, end(i)..end(i + run)).filter(|r| says(&own[r.clone()], boilerplate)));
            }
            i += run.max(1);
        }
        found
    }

    /// Clauses of which hardly anything stands elsewhere.
    fn clauses_alone(&self, own: &str) -> Vec<Range<usize>> {
        let alone = |r: &Range<usize>| {
            let clause = &own[r.clone()];
            let own_pairs = pairs(clause);
            let there = own_pairs.intersection(&self.pairs).count() as f32;
            clause.chars().count() >= 6 && there <= ALIKE * own_pairs.len() as f32
        };
        pieces(own, breaks).filter(alone).collect()
    }

    /// Clauses that are like one elsewhere and not the same.
    fn clauses_reworded(&self, own: &str) -> Vec<Range<usize>> {
        let reworded = |r: &Range<usize>| {
            let mine = pairs(&own[r.clone()]);
            let best = self.clauses.iter().map(|s| likeness(&mine, s)).fold(0.0, f32::max);
            mine.len() >= 4 && (REWORDED..SAME).contains(&best)
        };
        pieces(own, breaks).filter(reworded).collect()
    }

    /// Clauses that no clause elsewhere is like.
    fn clauses_new(&self, own: &str) -> Vec<Range<usize>> {
        let alone = |r: &Range<usize>| {
            let mine = pairs(&own[r.clone()]);
            mine.len() >= 4 && self.clauses.iter().all(|s| likeness(&mine, s) < REWORDED)
        };
        pieces(own, breaks).filter(alone).collect()
    }
}

fn breaks(c: char) -> bool {
    "，。；：！？\n".contains(c)
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(breaks).map(str::trim).filter(|s| s.chars().count() >= 5)
}

/// The stretches of `text` between breaks, without white space at their ends.
fn pieces(text: &str, breaks: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (i, c) in text.char_indices().filter(|(_, c)| breaks(*c)).chain([(text.len(), '。')]) {
        let piece = &text[start..i];
        let from = start + piece.len() - piece.trim_start().len();
        let to = start + piece.trim_end().len();
        if from < to {
            found.push(from..to);
        }
        start = (i + c.len_utf8()).min(text.len());
    }
    found.into_iter()
}

/// All pairs of neighbouring characters, punctuation left out.
fn pairs(text: &str) -> HashSet<(char, char)> {
    let chars: Vec<char> = text.chars().collect();
    let word = |c: char| c.is_alphanumeric();
    chars.windows(2).filter(|w| word(w[0]) && word(w[1])).map(|w| (w[0], w[1])).collect()
}

/// How alike two sets of pairs are: 1 for the same.
fn likeness(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> f32 {
    let both = a.intersection(b).count() as f32;
    if a.is_empty() && b.is_empty() { 1.0 } else { 2.0 * both / (a.len() + b.len()) as f32 }
}

/// A stretch without particles and marks at its ends; null when too little is left.
fn trimmed(own: &str, range: Range<usize>) -> Option<Range<usize>> {
    const LOOSE: [char; 14] = ['的', '和', '与', '及', '等', '、', '了', '在', '“', '”', '，', '。', '对', '为'];
    let words = &own[range.clone()];
    let front = words.len() - words.trim_start_matches(LOOSE).len();
    let back = words.trim_end_matches(LOOSE).len();
    let mut found = range.start + front..range.start + back.max(front);
    // 新时代“枫桥经验”: a quotation is not cut open.
    let has = |r: &Range<usize>, c: char| own[r.clone()].contains(c);
    if has(&found, '“') && !has(&found, '”') && own[found.end..].starts_with('”') {
        found.end += '”'.len_utf8();
    }
    if has(&found, '”') && !has(&found, '“') && own[..found.start].ends_with('“') {
        found.start -= '“'.len_utf8();
    }
    (own[found.clone()].chars().count() >= GRAM - 1).then_some(found)
}

/// Whether a stretch says more than every report says.
fn says(words: &str, boilerplate: &[String]) -> bool {
    let mut rest = words.to_owned();
    for b in boilerplate {
        rest = rest.replace(b.as_str(), "");
    }
    let within = boilerplate.iter().any(|b| b.contains(words));
    !within && rest.chars().filter(|c| c.is_alphanumeric()).count() >= 3
}

/// What became of the clauses of a year in the next.
fn turnover(older: &[&str], newer: &[&str]) -> Turnover {
    let all = |list: &[&str]| list.iter().map(|s| pairs(s)).collect::<Vec<_>>();
    let (old, new) = (all(older), all(newer));
    let best = |s: &HashSet<(char, char)>, all: &[HashSet<(char, char)>]| {
        all.iter().map(|o| likeness(s, o)).fold(0.0, f32::max)
    };
    let mut t = Turnover::default();
    for s in &new {
        match best(s, &old) {
            n if n >= SAME => t.kept += 1,
            n if n >= REWORDED => t.reworded += 1,
            _ => t.new += 1,
        }
    }
    t.dropped = old.iter().filter(|s| best(s, &new) < REWORDED).count();
    t
}
