//! What reports share word for word, and what only one of them says.

use std::collections::HashSet;
use std::ops::Range;

use super::borders::Borders;
use super::model::{Part, Party, SubjectRow, Turnover};
use crate::figures::Figure;
use crate::text::Text;

/// So many characters in a row are no chance.
pub(super) const GRAM: usize = 5;
/// A clause of which no more than this part of its pairs of characters stands elsewhere is said by one alone.
const ALIKE: f32 = 0.15;
/// Where more than this part of a text is said by one alone, the marks would say nothing.
const MOSTLY: f32 = 0.6;
/// From here on two clauses say the same.
const SAME: f32 = 0.9;
/// From here on they say it in other words.
const REWORDED: f32 = 0.42;

/// What a report says in its plan as a whole: words that have moved to another subject are not new.
pub struct Plan {
    text: String,
    clauses: Vec<Pairs>,
}

impl Plan {
    /// The plan of these paragraphs.
    pub fn of<'t>(paragraphs: impl IntoIterator<Item = &'t str>) -> Self {
        let text = paragraphs.into_iter().collect::<Vec<_>>().join("\n");
        let clauses = clauses(&text).map(pairs).collect();
        Self { text, clauses }
    }

    /// How alike the clause of these pairs is that is most like it.
    fn best(&self, own: &Pairs) -> f32 {
        self.clauses.iter().map(|c| likeness(own, c)).fold(0.0, f32::max)
    }
}

/// What a row is marked by.
pub struct By<'a> {
    /// The texts of the reports.
    pub texts: &'a [&'a Text],
    /// Their plans.
    pub plans: &'a [Plan],
    /// Of two years of one place: which column is the older one. Then each clause is looked for in the other year.
    pub older: Option<usize>,
    /// Where words begin and end.
    pub borders: &'a Borders,
    /// Words that say nothing when two share them.
    pub boilerplate: &'a [String],
    /// The words of the subject.
    pub vocabulary: &'a [&'a str],
}

/// Marks the passages of a row.
pub fn mark(row: &mut SubjectRow, by: &By<'_>) {
    let words: Vec<Vec<(usize, String)>> = row
        .parts
        .iter()
        .zip(by.texts)
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
        let plans: Vec<&Plan> = by.plans.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, p)| p).collect();
        let known = Known::of(&others);
        let Some(part) = row.parts[i].as_mut() else { continue };
        for (passage, (start, own)) in part.passages.iter_mut().zip(&words[i]) {
            passage.shared = shifted(known.shared(own, by), *start);
            if by.older.is_some() {
                let (new, reworded) = changed(own, &plans);
                (passage.only, passage.reworded) = (shifted(new, *start), shifted(reworded, *start));
            }
        }
        if by.older.is_none() {
            alone(part, &words[i], &known, &plans, by.vocabulary);
        }
    }
    let lines = |i: usize| -> Vec<&str> { words.get(i).into_iter().flatten().flat_map(|w| clauses(&w.1)).collect() };
    let turned = |o: usize| Some(turnover(&lines(o), &lines(1 - o), by.plans.get(o)?, by.plans.get(1 - o)?));
    row.turnover = by.older.and_then(turned);
}

/// Marks what only this report says: whole clauses, and the names and words of the subject that no other plan has. Where
/// clauses alone would be most of the text, they would say nothing, and names and words are marked by themselves.
fn alone(part: &mut Part, words: &[(usize, String)], known: &Known, plans: &[&Plan], vocabulary: &[&str]) {
    let clauses: Vec<Vec<Range<usize>>> = words.iter().map(|(_, own)| known.clauses_alone(own)).collect();
    let marked: usize = clauses.iter().flatten().map(ExactSizeIterator::len).sum();
    let all: usize = words.iter().map(|w| w.1.len()).sum();
    let few = marked as f32 <= MOSTLY * all as f32;
    for ((passage, (start, own)), clauses) in part.passages.iter_mut().zip(words).zip(clauses) {
        let mut found = terms(own, plans, vocabulary);
        if few {
            found.extend(clauses);
        }
        passage.only = shifted(merged(found), *start);
    }
}

/// Names in quotation marks (“百千万工程”) and words of a subject that no other plan has.
fn terms(own: &str, plans: &[&Plan], vocabulary: &[&str]) -> Vec<Range<usize>> {
    let elsewhere = |words: &str| plans.iter().any(|p| p.text.contains(words));
    let quoted = own.match_indices('“').filter_map(|(at, mark)| {
        let from = at + mark.len();
        let to = from + own[from..].find('”')?;
        let name = &own[from..to];
        let fits = (3..=14).contains(&name.chars().count()) && !name.contains(breaks);
        (fits && !elsewhere(name)).then_some(at..to + '”'.len_utf8())
    });
    // A single character (侨) is found in other words, too.
    let fresh = vocabulary.iter().filter(|w| w.chars().count() > 1 && !elsewhere(w));
    quoted.chain(fresh.flat_map(|w| own.match_indices(*w).map(|(at, w)| at..at + w.len()))).collect()
}

/// Ranges in order, those that meet as one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for r in ranges {
        match out.last_mut().filter(|last| r.start <= last.end) {
            Some(last) => last.end = last.end.max(r.end),
            None => out.push(r),
        }
    }
    out
}

/// Clauses that no clause of the other year is like, and those that one is like and not the same.
fn changed(own: &str, plans: &[&Plan]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut new, mut reworded) = (Vec::new(), Vec::new());
    for piece in pieces(own, breaks) {
        let mine = pairs(&own[piece.clone()]);
        if mine.len() < 4 {
            continue;
        }
        match plans.iter().map(|p| p.best(&mine)).fold(0.0, f32::max) {
            best if best < REWORDED => new.push(piece),
            best if best < SAME => reworded.push(piece),
            _ => {}
        }
    }
    (new, reworded)
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
    pairs: Pairs,
}

impl Known {
    fn of(texts: &[&str]) -> Self {
        let mut grams = HashSet::new();
        for text in texts {
            for clause in text.split(breaks) {
                let chars: Vec<char> = clause.chars().collect();
                grams.extend(chars.windows(GRAM).map(<[char]>::to_vec));
            }
        }
        Self { grams, pairs: pairs(&texts.join("\n")) }
    }

    /// Longest stretches of `own` that stand elsewhere, from border to border of its words, boilerplate left out.
    fn shared(&self, own: &str, by: &By<'_>) -> Vec<Range<usize>> {
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
                let whole = by.borders.within(own, end(i)..end(i + run));
                found.extend(whole.filter(|r| says(&own[r.clone()], by.boilerplate)));
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
            let there = own_pairs.both(&self.pairs) as f32;
            clause.chars().count() >= 6 && there <= ALIKE * own_pairs.len() as f32
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

/// All pairs of neighbouring characters, punctuation left out: in order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pairs(Vec<(char, char)>);

impl Pairs {
    fn len(&self) -> usize {
        self.0.len()
    }

    /// How many the two have in common.
    fn both(&self, other: &Self) -> usize {
        let (mut i, mut j, mut both) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            both += usize::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(a >= b);
        }
        both
    }
}

fn pairs(text: &str) -> Pairs {
    let chars: Vec<char> = text.chars().collect();
    let word = |c: char| c.is_alphanumeric();
    let mut all: Vec<(char, char)> =
        chars.windows(2).filter(|w| word(w[0]) && word(w[1])).map(|w| (w[0], w[1])).collect();
    all.sort_unstable();
    all.dedup();
    Pairs(all)
}

/// How alike two sets of pairs are: 1 for the same.
fn likeness(a: &Pairs, b: &Pairs) -> f32 {
    let all = a.len() + b.len();
    if all == 0 { 1.0 } else { 2.0 * a.both(b) as f32 / all as f32 }
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
fn turnover(older: &[&str], newer: &[&str], old: &Plan, new: &Plan) -> Turnover {
    let mut t = Turnover::default();
    for clause in newer {
        match old.best(&pairs(clause)) {
            n if n >= SAME => t.kept += 1,
            n if n >= REWORDED => t.reworded += 1,
            _ => t.new += 1,
        }
    }
    t.dropped = older.iter().filter(|c| new.best(&pairs(c)) < REWORDED).count();
    t
}
