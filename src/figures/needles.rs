//! Words of which any may stand in a stretch, looked for all at once.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

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

    /// Whether one of them stands in `s`, a stretch of a few words: it is over before looking ahead would pay.
    pub fn stand_in(&self, s: &str) -> bool {
        let mut builder = AhoCorasick::builder();
        let build = || builder.kind(Some(AhoCorasickKind::DFA)).prefilter(false).build(self.words).ok();
        self.search.get_or_init(build).as_ref().is_some_and(|search| search.is_match(s))
    }
}
