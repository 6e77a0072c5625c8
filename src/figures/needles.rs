//! Words of which any may stand in a stretch, looked for all at once.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// A list of words as one machine, built when it is first asked.
#[derive(Debug)]
pub struct Needles {
    words: &'static [&'static str],
    search: OnceLock<Option<AhoCorasick>>,
}

impl Needles {
    /// The words.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self { words, search: OnceLock::new() }
    }

    /// Where the first of them stands in `s`.
    pub fn find(&self, s: &str) -> Option<usize> {
        // Leftmost, since only then all words are looked for at once, many bytes at a time.
        let build = || AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(self.words).ok();
        let search = self.search.get_or_init(build);
        search.as_ref()?.find(s).map(|m| m.start())
    }

    /// Whether one of them stands in `s`.
    pub fn stand_in(&self, s: &str) -> bool {
        self.find(s).is_some()
    }
}
