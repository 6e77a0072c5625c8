//! The sentences of a report before it is settled what each is part of.

use std::cell::OnceCell;

use super::Rules;
use super::aims::opener_len;
use super::claim::Claim;
use super::clause::claims;
use super::done::told;
use super::signs::Cut;
use super::time::Time;
use crate::report::Part;
use crate::text::Text;

/// A sentence before its role is settled.
pub struct Draft {
    /// The sentence and what it can hold.
    pub cut: Cut,
    /// Which line of the text.
    pub line: usize,
    /// What its heading says.
    pub part: Part,
    /// Whether its heading looks back over several years and nothing nearer.
    pub long: bool,
    /// Whether it stands among paragraphs over several years, under a heading that holds the last year as well.
    pub sums: bool,
    /// The time that its paragraph speaks of.
    pub about: Option<Time>,
    /// Whether it opens its line.
    pub first_of_line: bool,
    /// The innermost section it stands in, and the one of the first rank.
    pub section: Option<usize>,
    pub top: Option<usize>,
    /// Whether it tells last year's aims again: 年初确定的预期目标是.
    pub retold: bool,
    /// Whether a heading before it opened what is to come.
    pub ahead: bool,
}

/// All of them, with what they bind as aims: read when it is first asked, since aims are looked for and then taken.
pub(super) struct Drafts<'a> {
    pub text: &'a Text,
    pub list: Vec<Draft>,
    /// The year of the report.
    pub year: Option<i32>,
    /// Names by which it calls its own place.
    pub own: &'a [String],
    pub rules: &'a Rules,
    /// For each whether what stands around it tells what was done, read when it is first asked.
    done: OnceCell<Vec<bool>>,
    /// What each binds, of all its words and of those behind the words that open it.
    read: Vec<[OnceCell<Vec<Claim>>; 2]>,
}

impl<'a> Drafts<'a> {
    pub fn new(text: &'a Text, list: Vec<Draft>, year: Option<i32>, own: &'a [String], rules: &'a Rules) -> Self {
        let read = list.iter().map(|_| Default::default()).collect();
        Self { text, list, year, own, rules, done: OnceCell::new(), read }
    }

    /// Whether no heading says what part sentence `i` stands in, and what stands around it tells what was done.
    pub fn done(&self, i: usize) -> bool {
        self.done.get_or_init(|| told(self)).get(i).copied().unwrap_or_default()
    }

    /// The words of sentence `i`.
    pub fn words(&self, i: usize) -> &'a str {
        &self.text.folded()[self.list[i].cut.range.clone()]
    }

    /// What sentence `i` binds if it is one of aims: names that the lexicon does not hold as well.
    pub fn whole(&self, i: usize) -> &[Claim] {
        self.read[i][0].get_or_init(|| self.claims(&self.list[i].cut, true))
    }

    /// The same behind words such as 今年的主要预期目标是.
    pub fn behind_opener(&self, i: usize) -> &[Claim] {
        match opener_len(self.words(i), &self.list[i].cut.clauses, self.rules) {
            0 => self.whole(i),
            n => self.read[i][1].get_or_init(|| {
                let cut = &self.list[i].cut;
                self.claims(&cut.from(cut.range.start + n), true)
            }),
        }
    }

    /// What a stretch binds.
    pub fn claims(&self, cut: &Cut, unknown: bool) -> Vec<Claim> {
        claims(self.text.folded(), cut, self.own, unknown, self.rules)
    }
}
