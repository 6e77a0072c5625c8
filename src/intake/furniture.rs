//! Which lines and words belong to the page and not to the report. The patterns are data: `assets/furniture.toml`.

use std::ops::Range;

use memchr::memmem;
use serde::Deserialize;

use crate::pattern::{Fronts, Pattern};

use crate::text::Furniture;

/// The patterns of `assets/furniture.toml`, compiled.
#[derive(Debug)]
pub struct Patterns {
    lines: Vec<Phrase>,
    words: Vec<Phrase>,
    /// With which characters lines begin that are furniture by a pattern of their front.
    fronts: Fronts,
}

/// A phrase of web pages.
#[derive(Debug)]
struct Phrase {
    pattern: Pattern,
    kind: Furniture,
    /// Characters that stand in all that it matches, one behind the other, with white space between at most.
    needs: String,
    /// With which characters its matches begin, where they all stand at the front of a line and that can be said.
    fronts: Option<Vec<String>>,
}

impl Phrase {
    fn parse(entry: Entry) -> Result<Self, String> {
        let pattern = Pattern::parse(&entry.pattern)?;
        let fronts = pattern.beginnings_at_front();
        Ok(Self { pattern, kind: entry.kind, needs: entry.needs, fronts })
    }

    fn may_stand_in(&self, text: &str) -> bool {
        let Some(first) = self.needs.chars().next() else { return true };
        let follow = |at: usize| {
            let mut rest = &text[at..];
            self.needs.chars().all(|c| {
                let behind = rest.trim_start().strip_prefix(c);
                rest = behind.unwrap_or_default();
                behind.is_some()
            })
        };
        memmem::find_iter(text.as_bytes(), first.encode_utf8(&mut [0; 4]).as_bytes()).any(follow)
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
        Self { lines: Vec::new(), words: Vec::new(), fronts: Fronts::new([].into_iter()) }
    }

    /// Compiles patterns from the text of a furniture file. Returns what is wrong with it, with its line.
    pub fn parse(toml: &str) -> Result<Self, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let phrases = |list: Vec<Entry>| list.into_iter().map(Phrase::parse).collect::<Result<Vec<_>, String>>();
        let (lines, words) = (phrases(file.line)?, phrases(file.words)?);
        let fronts = Fronts::new(lines.iter().filter_map(|p| p.fronts.as_ref()).flatten().map(String::as_str));
        Ok(Self { lines, words, fronts })
    }

    /// Those that may stand in a text.
    pub fn of(&self, text: &str) -> Here<'_> {
        let may = |p: &&Phrase| p.may_stand_in(text);
        Here {
            lines: self.lines.iter().filter(may).collect(),
            words: self.words.iter().filter(may).collect(),
            fronts: &self.fronts,
        }
    }
}

/// The patterns that may stand in one text.
#[derive(Debug)]
pub struct Here<'a> {
    lines: Vec<&'a Phrase>,
    words: Vec<&'a Phrase>,
    fronts: &'a Fronts,
}

impl Here<'_> {
    /// What kind of furniture a trimmed line of the original is, if any.
    pub fn line(&self, line: &str) -> Option<Furniture> {
        // Menu lines and notices are short; a paragraph of a report is never furniture as a whole.
        if line.len() > 1200 {
            return None;
        }
        // Nearly no line begins as furniture does: one look tells it of most patterns.
        let begins = self.fronts.begin(line);
        let may = |p: &&&Phrase| begins || p.fronts.is_none();
        self.lines.iter().filter(may).find(|p| p.pattern.is_match(line)).map(|p| p.kind)
    }

    /// Stretches of a line that were pasted into it, in order.
    pub fn words(&self, line: &str) -> Vec<(Range<usize>, Furniture)> {
        let may = self.words.iter().filter(|p| p.may_stand_in(line));
        let found = may.flat_map(|p| p.pattern.find_iter(line).map(|m| (m.range(), p.kind)));
        let mut found: Vec<_> = found.filter(|(r, _)| !r.is_empty()).collect();
        found.sort_by_key(|(r, _)| r.start);
        found.dedup_by(|b, a| b.0.start < a.0.end);
        found
    }
}
