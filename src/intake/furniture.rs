//! Which lines and words belong to the page and not to the report. The patterns are data: `assets/furniture.toml`.

use std::ops::Range;

use crate::pattern::Pattern;
use serde::Deserialize;

use crate::text::Furniture;

/// The patterns of `assets/furniture.toml`, compiled.
#[derive(Debug)]
pub struct Patterns {
    lines: Vec<(Pattern, Furniture)>,
    words: Vec<Words>,
}

/// Words that are cut out of a line.
#[derive(Debug)]
struct Words {
    pattern: Pattern,
    kind: Furniture,
    needs: Option<char>,
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
    /// A character without which the pattern matches nothing.
    needs: Option<char>,
}

impl Patterns {
    /// Patterns that find nothing.
    pub fn none() -> Self {
        Self { lines: Vec::new(), words: Vec::new() }
    }

    /// Compiles patterns from the text of a furniture file. Returns what is wrong with it, with its line.
    pub fn parse(toml: &str) -> Result<Self, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let pattern = |e: &Entry| Pattern::parse(&e.pattern);
        let lines = file.line.iter().map(|e| Ok((pattern(e)?, e.kind))).collect::<Result<_, String>>()?;
        let word = |e: &Entry| Ok(Words { pattern: pattern(e)?, kind: e.kind, needs: e.needs });
        let words = file.words.iter().map(word).collect::<Result<_, String>>()?;
        Ok(Self { lines, words })
    }

    /// What kind of furniture a trimmed line of the original is, if any.
    pub fn line(&self, line: &str) -> Option<Furniture> {
        // Menu lines and notices are short; a paragraph of a report is never furniture as a whole.
        if line.len() > 1200 {
            return None;
        }
        self.lines.iter().find(|(pattern, _)| pattern.is_match(line)).map(|(_, kind)| *kind)
    }

    /// Stretches of a line that were pasted into it, in order.
    pub fn words(&self, line: &str) -> Vec<(Range<usize>, Furniture)> {
        let mut found: Vec<_> = self
            .words
            .iter()
            .filter(|w| w.needs.is_none_or(|c| line.contains(c)))
            .flat_map(|w| w.pattern.find_iter(line).map(|m| (m.range(), w.kind)))
            .filter(|(r, _)| !r.is_empty())
            .collect();
        found.sort_by_key(|(r, _)| r.start);
        found.dedup_by(|b, a| b.0.start < a.0.end);
        found
    }
}
