//! What is looked for: a stretch of words, several words, or a regular expression.

use std::ops::Range;

use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};

use super::spelling::{narrow, widen};
use crate::intake::folded_words;

/// How the words of a person are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As one stretch.
    #[default]
    Substring,
    /// As several words, all of which must stand in a report.
    Words,
    /// As a regular expression.
    Regex,
}

/// A place where something was found: bytes of the folded view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    start: u32,
    end: u32,
}

impl Hit {
    fn new(range: Range<usize>) -> Self {
        // A text is capped far below 4 GB by host.
        Self { start: range.start as u32, end: range.end as u32 }
    }

    /// The same as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What is wrong with a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A bracket ( that is not closed.
    Unclosed,
    /// A bracket ) that was never opened.
    Unopened,
    /// A class [ that is not closed or not sound.
    Class,
    /// A repetition of nothing, or one that is not sound.
    Repetition,
    /// A backslash before what needs none or is not known.
    Escape,
    /// Looking ahead or behind, or back to a group: such expressions are not run.
    Look,
    /// It would take too much memory.
    TooLarge,
    /// Anything else.
    Other,
}

/// A regular expression that cannot be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong.
    pub fault: Fault,
    /// At which character of the pattern, from 1; null when it is about the whole.
    pub at: Option<usize>,
}

/// The most memory that a compiled expression may take, in bytes.
const SIZE: usize = 4 << 20;
/// How deep brackets may lie in one another.
const DEPTH: u32 = 64;

#[derive(Clone, Debug)]
enum Needle {
    Plain(Box<Finder<'static>>),
    Pattern(Regex),
}

/// Something to look for, made ready once and used on any number of texts.
#[derive(Clone, Debug, Default)]
pub struct Query {
    needles: Vec<Needle>,
}

impl Query {
    /// Makes words ready. They are folded as the texts are, so that ５．５％ finds 5.5%; Latin letters are found in
    /// either case.
    ///
    /// # Errors
    /// A regular expression that is not sound or too large, with the character at which it goes wrong.
    pub fn new(words: &str, mode: Mode) -> Result<Self, Wrong> {
        let parts: Vec<&str> = match mode {
            Mode::Words => words.split_whitespace().collect(),
            _ => vec![words],
        };
        if mode == Mode::Regex {
            let words = words.trim();
            let needles = if words.is_empty() { Vec::new() } else { vec![Needle::Pattern(pattern(words)?)] };
            return Ok(Self { needles });
        }
        let mut folded: Vec<String> = parts.into_iter().map(folded_words).filter(|w| !w.is_empty()).collect();
        folded.sort();
        folded.dedup();
        Ok(Self { needles: folded.iter().map(|w| literal(w)).collect::<Result<_, _>>()? })
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }

    /// All places within a stretch of a folded view, in order; none unless every word stands in it. A place inside
    /// another is not told twice.
    pub fn hits(&self, folded: &str, within: Range<usize>) -> Vec<Hit> {
        let Some(words) = folded.get(within.clone()) else { return Vec::new() };
        if self.needles.len() > 1 && !self.needles.iter().all(|n| n.is_in(words)) {
            return Vec::new();
        }
        let mut out = Vec::new();
        for needle in &self.needles {
            needle.collect(words, within.start, &mut out);
        }
        if self.needles.len() > 1 {
            out.sort_unstable_by_key(|h| (h.start, std::cmp::Reverse(h.end)));
            out.dedup_by(|next, before| next.end <= before.end);
        }
        out
    }
}

impl Needle {
    fn is_in(&self, words: &str) -> bool {
        match self {
            Self::Plain(finder) => finder.find(words.as_bytes()).is_some(),
            Self::Pattern(regex) => regex.is_match(words),
        }
    }

    fn collect(&self, words: &str, from: usize, out: &mut Vec<Hit>) {
        match self {
            Self::Plain(finder) => {
                let len = finder.needle().len();
                out.extend(finder.find_iter(words.as_bytes()).map(|at| Hit::new(from + at..from + at + len)));
            }
            Self::Pattern(regex) => {
                let found = regex.find_iter(words).filter(|m| !m.is_empty());
                out.extend(found.map(|m| Hit::new(from + m.start()..from + m.end())));
            }
        }
    }
}

/// Words as they stand. Only Latin letters have two cases; without them the quickest way is taken.
fn literal(words: &str) -> Result<Needle, Wrong> {
    if words.bytes().any(|b| b.is_ascii_alphabetic()) {
        return compiled(&regex::escape(words)).map(Needle::Pattern);
    }
    Ok(Needle::Plain(Box::new(Finder::new(words.as_bytes()).into_owned())))
}

/// A pattern as it was typed, in the spelling of the texts.
fn pattern(words: &str) -> Result<Regex, Wrong> {
    let typed = narrow(words);
    // What is wrong is told at the character that was typed.
    let plain = compiled(&typed)?;
    let wide = widen(&typed);
    if wide == typed { Ok(plain) } else { compiled(&wide) }
}

fn compiled(pattern: &str) -> Result<Regex, Wrong> {
    let built = RegexBuilder::new(pattern)
        .case_insensitive(true)
        .multi_line(true)
        .size_limit(SIZE)
        .dfa_size_limit(SIZE)
        .nest_limit(DEPTH)
        .build();
    built.map_err(|e| wrong(&e))
}

/// What the machine says, as data. Its message shows the pattern with a caret under the place and ends in the reason.
fn wrong(error: &regex::Error) -> Wrong {
    let regex::Error::Syntax(said) = error else { return Wrong { fault: Fault::TooLarge, at: None } };
    let reason = said.lines().rev().find_map(|l| l.strip_prefix("error: ")).unwrap_or(said);
    let caret = said.lines().find(|l| l.contains('^') && l.chars().all(|c| c == ' ' || c == '^'));
    // The pattern is shown four characters in.
    let at = caret.and_then(|l| l.find('^')).and_then(|at| at.checked_sub(4)).map(|at| at + 1);
    let says = |words: &[&str]| words.iter().any(|w| reason.contains(w));
    let fault = match () {
        () if says(&["unclosed group"]) => Fault::Unclosed,
        () if says(&["unopened group"]) => Fault::Unopened,
        () if says(&["look-around", "look-ahead", "look-behind", "backreferences"]) => Fault::Look,
        () if says(&["repetition"]) => Fault::Repetition,
        () if says(&["character class", "class"]) => Fault::Class,
        () if says(&["escape", "backslash"]) => Fault::Escape,
        () if says(&["nest", "too big", "size limit"]) => Fault::TooLarge,
        () => Fault::Other,
    };
    Wrong { fault, at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(words: &str, mode: Mode, text: &'a str) -> Vec<&'a str> {
        let hits = Query::new(words, mode).unwrap().hits(text, 0..text.len());
        hits.into_iter().map(|h| &text[h.range()]).collect()
    }

    #[test]
    fn a_stretch_is_found_as_the_texts_are_folded() {
        let text = "今年GDP增长5.5%左右。低空经济、gdp";
        assert_eq!(found("５．５％", Mode::Substring, text), ["5.5%"]);
        assert_eq!(found("低 空　经济", Mode::Substring, text), ["低空经济"]);
        assert_eq!(found("gdp", Mode::Substring, text), ["GDP", "gdp"]);
        assert_eq!(found(" ", Mode::Substring, text), [""; 0]);
        assert!(Query::new(" 　", Mode::Substring).unwrap().is_empty());
    }

    #[test]
    fn several_words_must_all_be_there_and_each_place_is_told() {
        let text = "低空经济。新能源。低空经济产业";
        assert_eq!(found("新能源 低空经济", Mode::Words, text), ["低空经济", "新能源", "低空经济"]);
        assert_eq!(found("新能源 海洋经济", Mode::Words, text), [""; 0]);
        assert_eq!(found("经济 低空经济", Mode::Words, text), ["低空经济", "低空经济"], "one inside another");
    }

    #[test]
    fn an_expression_is_found_within_its_paragraph() {
        let text = "增长5%左右\n增长6.5%以上\n";
        assert_eq!(found(r"增长[\d.]+%", Mode::Regex, text), ["增长5%", "增长6.5%"]);
        assert_eq!(found(r"^增长６.*", Mode::Regex, text), ["增长6.5%以上"]);
        assert_eq!(found("x*", Mode::Regex, text), [""; 0], "nothing is no place");
        // The texts are folded: a half-width mark is in none of them.
        assert_eq!(found("增长.*?%,", Mode::Regex, "增长5%，消费"), ["增长5%，"]);
    }

    #[test]
    fn only_the_stretch_is_looked_through() {
        let text = "经济经济经济";
        let query = Query::new("经济", Mode::Substring).unwrap();
        let hits = query.hits(text, 6..12);
        assert_eq!((hits.len(), hits[0].range()), (1, 6..12));
        assert!(query.hits(text, 1..5).is_empty(), "a stretch off the characters holds nothing");
    }

    #[test]
    fn a_bad_expression_says_what_is_wrong_and_where() {
        let wrong = |p: &str| Query::new(p, Mode::Regex).unwrap_err();
        assert_eq!(wrong("增长(5"), Wrong { fault: Fault::Unclosed, at: Some(3) });
        assert_eq!(wrong("5)"), Wrong { fault: Fault::Unopened, at: Some(2) });
        assert_eq!(wrong("[5"), Wrong { fault: Fault::Class, at: Some(1) });
        assert_eq!(wrong("*5").fault, Fault::Repetition);
        assert_eq!(wrong("a{5,2}").fault, Fault::Repetition);
        assert_eq!(wrong(r"\q").fault, Fault::Escape);
        assert_eq!(wrong("(?=经济)").fault, Fault::Look);
        assert_eq!(wrong(r"(a)\1").fault, Fault::Look);
        assert_eq!(wrong(r"(\p{Han}{500}){500}").fault, Fault::TooLarge);
        let deep = format!("{}a{}", "(".repeat(200), ")".repeat(200));
        assert_eq!(wrong(&deep).fault, Fault::TooLarge);
    }
}
