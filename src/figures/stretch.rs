//! What of a sentence can bind at all, before it is cut into tokens.

use std::ops::Range;

use super::Rules;
use super::relation::{Relation, relations};
use super::signs::{Clause, Cut, Signs};

/// A sentence up to its last clause that may hold a value, an amount or a relation: what stands behind binds nothing.
pub(super) struct Stretch<'a> {
    pub range: Range<usize>,
    pub clauses: &'a [Clause],
    /// Whether a number may stand in it.
    number: bool,
    /// Whether a relation may.
    related: bool,
    /// Whether quotation marks do.
    quoted: bool,
}

impl<'a> Stretch<'a> {
    pub fn of(sentence: &'a Cut) -> Option<Self> {
        let last = sentence.clauses.iter().rposition(|c| c.signs.number() || c.signs.relation())?;
        let clauses = &sentence.clauses[..=last];
        // With the mark that ends it: 突破万亿，.
        let next = sentence.clauses.get(last + 1);
        let end = next.map_or(sentence.range.end, |next| sentence.range.start + next.range.start);
        Some(Self {
            range: sentence.range.start..end,
            clauses,
            number: clauses.iter().any(|c| c.signs.number()),
            related: clauses.iter().any(|c| c.signs.relation()),
            quoted: clauses.iter().any(|c| c.signs.has(Signs::QUOTED)),
        })
    }

    /// Its relations, where it can bind anything: a value must stand in it, and where names that the lexicon does not hold
    /// are not read, a name. Most sentences of a report hold not both.
    pub fn may_bind(&self, text: &str, unknown: bool, rules: &Rules) -> Option<Vec<(Range<usize>, Relation)>> {
        let words = &text[self.range.clone()];
        // A vague name beside a number counts only behind another name.
        let named = |vague: bool| unknown || rules.lexicon.may_name(words, self.quoted, vague, &rules.wording);
        if !named(self.related) {
            return None;
        }
        let found = if self.related { relations(words, self.clauses, rules) } else { Vec::new() };
        let bound = !found.is_empty() || self.number && (!self.related || named(false));
        bound.then_some(found)
    }
}
