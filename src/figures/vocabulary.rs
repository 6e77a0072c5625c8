//! Words of which the longest is read wherever one begins. That none begins at a place is told by the two characters that
//! stand there: a small table answers for nearly all of a text, and the machine of all words is asked for the rest.

use std::ops::Range;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use crate::pattern::Fronts;

/// Some words, compiled.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    fronts: Fronts,
    search: AhoCorasick,
}

impl Vocabulary {
    /// Compiles words. Returns what is wrong with them.
    pub fn new<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Result<Self, String> {
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).start_kind(StartKind::Anchored);
        let search = builder.build(words.clone()).map_err(|e| e.to_string())?;
        Ok(Self { fronts: Fronts::new(words), search })
    }

    /// All words in `s`, leftmost and longest first, none overlapping another: where each stands, and which it is.
    pub fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let here = self.fronts.next(s, at)?;
                if let Some((len, word)) = self.front(&s[here..]) {
                    at = here + len;
                    return Some((here..at, word));
                }
                at = here + s[here..].chars().next().map_or(1, char::len_utf8);
            }
        })
    }

    /// The longest word at the front of `s`: its length, and which it is.
    pub fn front(&self, s: &str) -> Option<(usize, usize)> {
        let found = self.search.find(Input::new(s).anchored(Anchored::Yes))?;
        Some((found.end(), found.pattern().as_usize()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_read_wherever_one_begins() {
        let words = Vocabulary::new(["城镇", "城镇居民收入", "居民", "增"].into_iter()).expect("words");
        let found = |s: &str| words.find(s).map(|(range, word)| (range.start / 3, word)).collect::<Vec<_>>();
        assert_eq!(found("城镇居民收入"), [(0, 1)]);
        assert_eq!(found("新城镇居民增收"), [(1, 0), (3, 2), (5, 3)]);
        assert_eq!(found("收入增"), [(2, 3)]);
        assert_eq!(found(""), []);
    }
}
