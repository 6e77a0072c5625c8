//! Words of which any may stand in a stretch, looked for all at once.

use std::sync::OnceLock;

use super::vocabulary::Vocabulary;

/// A list of words, made ready when it is first asked.
#[derive(Debug)]
pub struct Needles {
    words: &'static [&'static str],
    search: OnceLock<Vocabulary>,
}

impl Needles {
    /// The words.
    pub const fn new(words: &'static [&'static str]) -> Self {
        Self { words, search: OnceLock::new() }
    }

    /// Whether one of them stands in `s`.
    pub fn stand_in(&self, s: &str) -> bool {
        self.search.get_or_init(|| Vocabulary::new(self.words.iter().copied())).stands_in(s)
    }
}
