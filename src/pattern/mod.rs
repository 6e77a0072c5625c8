//! Patterns of the language: regular expressions that are tried only where one of their matches can begin.
//!
//! A report is cut into some hundred thousand clauses, and nearly all of them hold nothing that a rule looks for. With
//! which characters a match of an expression can begin is read off the expression; a look at the characters of a clause
//! then tells where it is worth while to try, and the expression is tried there and nowhere else ([`steps`]). What is
//! found is what the expression alone finds: the first match, and at one place the alternative that is written first.

mod fronts;
mod set;
mod steps;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use regex::Regex;
use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Capture, Class, Hir, HirKind, Literal, Look, Repetition};

pub use fronts::Fronts;
use steps::{NOWHERE, Steps};

/// A regular expression, compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    expression: Cow<'static, str>,
    made: OnceLock<Option<Made>>,
    machine: OnceLock<Option<Regex>>,
}

/// An expression compiled.
#[derive(Debug)]
struct Made {
    places: Places,
    steps: Arc<Steps>,
}

/// Where matches can begin.
#[derive(Debug)]
enum Places {
    /// Anywhere: nothing but words, for which a machine looks many bytes at a time.
    Words,
    /// Anywhere: it is tried everywhere in a few words, and a machine looks for it in many.
    Any,
    /// At the front of what is searched, with these characters where they are known.
    Start(Option<Fronts>),
    /// With these characters.
    With {
        fronts: Fronts,
        /// Whether so few words begin with them that the machine looks for all at once.
        few: bool,
        /// Whether at the front of what is searched with any others as well.
        start: bool,
    },
}

/// In fewer bytes an expression is tried everywhere before a machine has begun to look for it.
const SHORT: usize = 160;

/// In so many bytes it is worth while to have the machine look for a few words at once.
const LONG: usize = 400;

/// So many words are a few.
const FEW: usize = 40;

impl Pattern {
    /// A pattern in the syntax of the crate `regex`. One that is no expression matches nothing; tests stop at it.
    pub const fn new(expression: &'static str) -> Self {
        Self { expression: Cow::Borrowed(expression), made: OnceLock::new(), machine: OnceLock::new() }
    }

    /// The same of an expression that is put together.
    pub const fn of(expression: String) -> Self {
        Self { expression: Cow::Owned(expression), made: OnceLock::new(), machine: OnceLock::new() }
    }

    /// The same where a mistake is to be told: what is wrong with the expression.
    pub fn parse(expression: &str) -> Result<Self, String> {
        made(expression)?;
        Ok(Self::of(expression.to_owned()))
    }

    /// The expression.
    pub fn expression(&self) -> &str {
        &self.expression
    }

    /// With which characters its matches begin, where they are not too many to say.
    pub fn beginnings(&self) -> Option<Vec<String>> {
        beginnings(&regex_syntax::parse(&self.expression).ok()?)
    }

    /// The same where they all stand at the front of what is searched.
    pub fn beginnings_at_front(&self) -> Option<Vec<String>> {
        let hir = regex_syntax::parse(&self.expression).ok()?;
        hir.properties().look_set_prefix().contains(Look::Start).then(|| beginnings(&hir)).flatten()
    }

    /// Whether it matches anywhere in `words`.
    pub fn is_match(&self, words: &str) -> bool {
        let any = |places: &Places| match places {
            Places::Words => true,
            Places::Any => words.len() > SHORT,
            Places::Start(_) | Places::With { .. } => false,
        };
        match self.made() {
            Some(Made { places, .. }) if any(places) => self.machine().is_some_and(|machine| machine.is_match(words)),
            _ => self.first(words, 0..usize::MAX, &mut []).is_some(),
        }
    }

    /// Its first match in `words`.
    pub fn find<'w>(&self, words: &'w str) -> Option<Found<'w>> {
        self.find_at(words, 0)
    }

    /// Its first match in `words` from `from` on.
    pub fn find_at<'w>(&self, words: &'w str, from: usize) -> Option<Found<'w>> {
        self.find_near(words, from..usize::MAX)
    }

    /// Its first match that begins in a stretch of `words`.
    pub fn find_near<'w>(&self, words: &'w str, begin: Range<usize>) -> Option<Found<'w>> {
        self.first(words, begin, &mut []).map(|range| Found { words, range })
    }

    /// All its matches in `words`, none overlapping another, and none empty.
    pub fn find_iter<'w>(&self, words: &'w str) -> impl Iterator<Item = Found<'w>> {
        each(words, 0, |at| self.find_at(words, at), Found::range)
    }

    /// The groups of its first match in `words`.
    pub fn captures<'w>(&self, words: &'w str) -> Option<Groups<'w>> {
        self.captures_at(words, 0)
    }

    /// The groups of its first match in `words` from `from` on.
    pub fn captures_at<'w>(&self, words: &'w str, from: usize) -> Option<Groups<'w>> {
        let steps = &self.made()?.steps;
        // Most tries find nothing: only what is found is kept.
        let mut few = [NOWHERE; 32];
        let mut many = Vec::new();
        let slots = match few.get_mut(..steps.slots()) {
            Some(few) => few,
            None => {
                many.resize(steps.slots(), NOWHERE);
                &mut many[..]
            }
        };
        self.first(words, from..usize::MAX, slots)?;
        Some(Groups { words, steps: Arc::clone(steps), slots: slots.into() })
    }

    /// The groups of all its matches in `words`, none overlapping another, and none empty.
    pub fn captures_iter<'w>(&self, words: &'w str) -> impl Iterator<Item = Groups<'w>> {
        self.captures_from(words, 0)
    }

    /// The same from `from` on.
    pub fn captures_from<'w>(&self, words: &'w str, from: usize) -> impl Iterator<Item = Groups<'w>> {
        let whole = |groups: &Groups<'_>| groups.get(0).map_or(0..0, |whole| whole.range());
        each(words, from, |at| self.captures_at(words, at), whole)
    }

    /// Tries the places of a stretch where a match can begin, one after the other; the ends of the groups are put into
    /// `slots`.
    fn first(&self, words: &str, begin: Range<usize>, slots: &mut [usize]) -> Option<Range<usize>> {
        let Made { places, steps } = self.made()?;
        let whole = |at: usize, slots: &mut [usize]| steps.end(words, at, slots).map(|end| at..end);
        let (from, left) = (begin.start, words.len() - begin.start);
        if begin.is_empty() {
            return None;
        }
        let fronts = match places {
            Places::Start(_) if from > 0 => return None,
            Places::Start(fronts) if fronts.as_ref().is_some_and(|f| !f.begin(words)) => return None,
            Places::Start(_) => return whole(0, slots),
            Places::With { fronts, few, .. } if !few || left <= LONG => Some(fronts),
            Places::Any if left <= SHORT => None,
            Places::Words | Places::Any | Places::With { .. } => {
                let found = self.machine()?.find_at(words, from).filter(|found| found.start() < begin.end)?;
                return if slots.is_empty() { Some(found.range()) } else { whole(found.start(), slots) };
            }
        };
        if from == 0 && matches!(places, Places::With { start: true, .. }) {
            let found = whole(0, slots);
            if found.is_some() {
                return found;
            }
        }
        // As far as the last of them is looked at.
        let near = &words[..words.ceil_char_boundary(begin.end.saturating_add(Fronts::REACH))];
        let next = |at: usize| match fronts {
            Some(fronts) => fronts.next(near, at),
            None => (at <= words.len()).then_some(at),
        };
        let mut at = from;
        while let Some(here) = next(at).filter(|here| *here < begin.end) {
            let found = whole(here, slots);
            if found.is_some() {
                return found;
            }
            at = here + words[here..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    fn made(&self) -> Option<&Made> {
        let compiled = || {
            let made = made(&self.expression);
            debug_assert!(made.is_ok(), "{made:?}");
            made.ok()
        };
        self.made.get_or_init(compiled).as_ref()
    }

    fn machine(&self) -> Option<&Regex> {
        self.machine.get_or_init(|| Regex::new(&self.expression).ok()).as_ref()
    }
}

/// What is found one behind the other from `at` on: `next` finds, `range` says from where to where.
fn each<T>(
    words: &str,
    mut at: usize,
    next: impl Fn(usize) -> Option<T>,
    range: impl Fn(&T) -> Range<usize>,
) -> impl Iterator<Item = T> {
    std::iter::from_fn(move || {
        loop {
            let found = next(at)?;
            let range = range(&found);
            at = range.end;
            if !range.is_empty() {
                return Some(found);
            }
            at += words[at..].chars().next()?.len_utf8();
        }
    })
}

/// Compiles an expression.
fn made(expression: &str) -> Result<Made, String> {
    let hir = regex_syntax::parse(expression).map_err(|e| e.to_string())?;
    let steps = Steps::new(&hir).ok_or("the expression holds what no rule needs")?;
    Ok(Made { places: places(&hir), steps: Arc::new(steps) })
}

/// Where the matches of an expression begin, by what it is made of.
fn places(hir: &Hir) -> Places {
    if hir.properties().is_alternation_literal() {
        return Places::Words;
    }
    if hir.properties().look_set_prefix().contains(Look::Start) {
        return Places::Start(beginnings(hir).map(|w| fronts(&w)));
    }
    let with = |words: Vec<String>, start| Places::With { fronts: fronts(&words), few: words.len() <= FEW, start };
    match beginnings(hir) {
        Some(words) => with(words, false),
        None => behind_start(hir).and_then(|hir| beginnings(&hir)).map_or(Places::Any, |words| with(words, true)),
    }
}

/// What of an expression can match behind the front of what is searched; nothing where all of it stands there.
fn behind_start(hir: &Hir) -> Option<Hir> {
    match hir.kind() {
        HirKind::Look(Look::Start) => None,
        HirKind::Concat(subs) => Some(Hir::concat(subs.iter().map(behind_start).collect::<Option<_>>()?)),
        HirKind::Alternation(subs) => {
            let left: Vec<Hir> = subs.iter().filter_map(behind_start).collect();
            (!left.is_empty()).then(|| Hir::alternation(left))
        }
        HirKind::Repetition(of) if of.min == 0 => Some(behind_start(&of.sub).map_or_else(Hir::empty, |_| hir.clone())),
        HirKind::Repetition(of) => behind_start(&of.sub).map(|_| hir.clone()),
        HirKind::Capture(of) => behind_start(&of.sub),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => Some(hir.clone()),
    }
}

fn fronts(words: &[String]) -> Fronts {
    Fronts::new(words.iter().map(String::as_str))
}

/// With which characters the matches of an expression begin: as many of them as are not too many to say.
fn beginnings(hir: &Hir) -> Option<Vec<String>> {
    let hir = with_one_digit(hir);
    [12, 9, 6, 3].into_iter().find_map(|bytes| {
        let mut extractor = Extractor::new();
        extractor.kind(ExtractKind::Prefix).limit_class(500).limit_literal_len(bytes).limit_total(4000);
        let literals = extractor.extract(&hir);
        literals.literals()?.iter().map(|l| whole_characters(l.as_bytes()).map(str::to_owned)).collect()
    })
}

/// An expression with one digit in place of all, as [`Fronts`] takes them: there are ten thousand years 0000年.
fn with_one_digit(hir: &Hir) -> Hir {
    let each = |subs: &[Hir]| subs.iter().map(with_one_digit).collect();
    match hir.kind() {
        HirKind::Literal(Literal(bytes)) => {
            Hir::literal(bytes.iter().map(|b| if b.is_ascii_digit() { b'0' } else { *b }).collect::<Vec<u8>>())
        }
        HirKind::Class(Class::Unicode(class))
            if class.iter().all(|r| r.start().is_ascii_digit() && r.end().is_ascii_digit()) =>
        {
            Hir::literal(*b"0")
        }
        HirKind::Repetition(of) => Hir::repetition(Repetition { sub: Box::new(with_one_digit(&of.sub)), ..*of }),
        HirKind::Capture(of) => Hir::capture(Capture { sub: Box::new(with_one_digit(&of.sub)), ..of.clone() }),
        HirKind::Concat(subs) => Hir::concat(each(subs)),
        HirKind::Alternation(subs) => Hir::alternation(each(subs)),
        HirKind::Empty | HirKind::Class(_) | HirKind::Look(_) => hir.clone(),
    }
}

/// The whole characters of a literal that may end within one; `None` where it has none.
fn whole_characters(literal: &[u8]) -> Option<&str> {
    let words = match std::str::from_utf8(literal) {
        Ok(words) => words,
        Err(e) => std::str::from_utf8(&literal[..e.valid_up_to()]).ok()?,
    };
    Some(words).filter(|w| !w.is_empty())
}

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'w> {
    words: &'w str,
    range: Range<usize>,
}

impl<'w> Found<'w> {
    /// Where it begins, in bytes.
    pub fn start(&self) -> usize {
        self.range.start
    }

    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.range.end
    }

    /// From where to where it reaches, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What stands there.
    pub fn as_str(&self) -> &'w str {
        &self.words[self.range.clone()]
    }
}

/// A match with its groups.
#[derive(Clone, Debug)]
pub struct Groups<'w> {
    words: &'w str,
    steps: Arc<Steps>,
    /// Where each group begins and ends, or [`NOWHERE`].
    slots: Box<[usize]>,
}

impl<'w> Groups<'w> {
    /// What stands where the whole pattern matches.
    pub fn whole(&self) -> &'w str {
        self.get(0).map_or("", |m| m.as_str())
    }

    /// A group by its number, 0 being the whole match; `None` where it took no part.
    pub fn get(&self, group: usize) -> Option<Found<'w>> {
        let (start, end) = (*self.slots.get(group * 2)?, *self.slots.get(group * 2 + 1)?);
        (end != NOWHERE).then_some(Found { words: self.words, range: start..end })
    }

    /// A group by its name.
    pub fn name(&self, group: &str) -> Option<Found<'w>> {
        self.get(self.steps.names.iter().position(|name| name.as_deref() == Some(group))?)
    }
}

/// The bit of a character among sixty-four: a word of bits tells which characters can stand at a place.
pub const fn bit(c: char) -> u64 {
    1 << (c as u32 & 63)
}

#[cfg(test)]
mod tests;
