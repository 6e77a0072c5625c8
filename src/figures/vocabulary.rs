//! Words of which the longest is read wherever one begins. That none begins at a place is told by the two characters that
//! stand there: a small table answers for nearly all of a text, and the machine of all words is asked for the rest.

use std::ops::Range;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::signs::character;

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

/// By which two characters words begin, as bits of a table: a set bit may stand for others as well.
#[derive(Clone, Debug)]
pub struct Fronts {
    bits: Box<[u64; 1024]>,
}

impl Fronts {
    /// Takes the fronts of words.
    pub fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut bits = Box::new([0; 1024]);
        for word in words {
            let (first, len) = character(word.as_bytes());
            let (n, bit) = place(first, character(&word.as_bytes()[len..]).0);
            bits[n] |= bit;
        }
        Self { bits }
    }

    /// The next place in `s`, from `at` on, where a word may begin.
    pub fn next(&self, s: &str, mut at: usize) -> Option<usize> {
        let bytes = s.as_bytes();
        let has = |(n, bit): (usize, u64)| self.bits[n] & bit != 0;
        let (mut c, mut len) = character(&bytes[at..]);
        while len > 0 {
            let (next, more) = character(&bytes[at + len..]);
            if has(place(c, next)) || has(place(c, 0)) {
                return Some(at);
            }
            at += len;
            (c, len) = (next, more);
        }
        None
    }
}

/// Where the bit of two characters stands; 0 where a word has no second.
fn place(first: usize, second: usize) -> (usize, u64) {
    let mixed = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
    ((mixed >> 22) as usize, 1 << ((mixed >> 16) & 63))
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
