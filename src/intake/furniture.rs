//! Which lines and words belong to the page and not to the report. The patterns are data: `assets/furniture.toml`.

use std::ops::Range;

use crate::pattern::Pattern;
use serde::Deserialize;

use crate::text::Furniture;

/// The patterns of `assets/furniture.toml`, compiled.
#[derive(Debug)]
pub struct Patterns {
    lines: Vec<Phrase>,
    words: Vec<Phrase>,
}

/// A phrase of web pages.
#[derive(Debug)]
struct Phrase {
    pattern: Pattern,
    kind: Furniture,
    /// Characters without any of which the pattern matches nothing.
    needs: String,
}

impl Phrase {
    fn parse(entry: Entry) -> Result<Self, String> {
        Ok(Self { pattern: Pattern::parse(&entry.pattern)?, kind: entry.kind, needs: entry.needs })
    }

    fn may_stand_in(&self, line: &str) -> bool {
        self.needs.chars().all(|c| line.contains(c))
    }
}

#[derive(Deserialize)]
struct File {
    line: Vec<Entry>,
    words: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    kind: Furniture,
    pattern: String,
    #[serde(default)]
    needs: String,
}

impl Patterns {
    /// Patterns that find nothing.
    pub fn none() -> Self {
        Self { lines: Vec::new(), words: Vec::new() }
    }

    /// Compiles patterns from the text of a furniture file. Returns what is wrong with it, with its line.
    pub fn parse(toml: &str) -> Result<Self, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let phrases = |list: Vec<Entry>| list.into_iter().map(Phrase::parse).collect::<Result<_, String>>();
        Ok(Self { lines: phrases(file.line)?, words: phrases(file.words)? })
    }

    /// What kind of furniture a trimmed line of the original is, if any.
    pub fn line(&self, line: &str) -> Option<Furniture> {
        // Menu lines and notices are short; a paragraph of a report is never furniture as a whole.
        if line.len() > 1200 {
            return None;
        }
        self.lines.iter().find(|p| p.may_stand_in(line) && p.pattern.is_match(line)).map(|p| p.kind)
    }

    /// Stretches of a line that were pasted into it, in order.
    pub fn words(&self, line: &str) -> Vec<(Range<usize>, Furniture)> {
        let mut found: Vec<_> = self
            .words
            .iter()
            .filter(|w| w.may_stand_in(line))
            .flat_map(|w| w.pattern.find_iter(line).map(|m| (m.range(), w.kind)))
            .filter(|(r, _)| !r.is_empty())
            .collect();
        found.sort_by_key(|(r, _)| r.start);
        found.dedup_by(|b, a| b.0.start < a.0.end);
        found
    }
}
