//! Words of which any may stand in a stretch, looked for all at once.

use std::sync::OnceLock;

use regex::Regex;

/// A list of words as one machine, built when it is first asked.
#[derive(Debug)]
pub struct Needles {
    words: &'static [&'static str],
    search: OnceLock<Option<Regex>>,
}

impl Needles {
    /// The words.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self { words, search: OnceLock::new() }
    }

    /// Where the first of them stands in `s`.
    pub fn find(&self, s: &str) -> Option<usize> {
        // An expression of nothing but words is looked for many bytes at a time.
        let any = || self.words.iter().map(|w| regex::escape(w)).collect::<Vec<_>>().join("|");
        let search = self.search.get_or_init(|| Regex::new(&any()).ok());
        search.as_ref()?.find(s).map(|m| m.start())
    }

    /// Whether one of them stands in `s`.
    pub fn stand_in(&self, s: &str) -> bool {
        self.find(s).is_some()
    }
}
