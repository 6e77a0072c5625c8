//! Whether a name of the lexicon can be read in a sentence at all, before it is cut into tokens.
//!
//! A name need not stand there whole: a list may hold its halves apart (单位生产总值能耗、水耗). But wherever it is cut
//! in two, two characters from its front and two from its back stand somewhere in the sentence. Their pairs are few
//! where the spellings are many, so that one small machine finds them.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::lexicon::{Breadth, Named};

/// One machine for all that a reading of a name needs.
#[derive(Clone, Debug)]
pub struct Hints {
    search: AhoCorasick,
    /// What each of its words is.
    kinds: Vec<Kind>,
}

/// What a word of the hints is.
#[derive(Clone, Debug, Default)]
struct Kind {
    /// A name that is never cut, or words that stand for several names.
    name: bool,
    /// A name that counts only among the aims or beside a relation.
    vague: bool,
    /// For the front of names: their backs.
    backs: Vec<usize>,
}

impl Hints {
    /// Compiles the hints for the names of a lexicon; `together` are words that stand for several indicators.
    pub fn new(words: &[String], named: &[Named], together: &[&str]) -> Result<Self, String> {
        let mut kinds: BTreeMap<&str, (bool, bool)> = together.iter().map(|w| (*w, (true, false))).collect();
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        for (word, named) in words.iter().zip(named) {
            match named.breadth {
                Breadth::Full => pairs.extend(ends(word)),
                Breadth::Short => kinds.entry(word).or_default().0 = true,
                Breadth::Vague => kinds.entry(word).or_default().1 = true,
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        for part in pairs.iter().flat_map(|(front, back)| [*front, *back]) {
            kinds.entry(part).or_default();
        }
        let all: Vec<&str> = kinds.keys().copied().collect();
        let mut kinds: Vec<Kind> =
            kinds.values().map(|(name, vague)| Kind { name: *name, vague: *vague, backs: Vec::new() }).collect();
        let at = |word: &str| all.binary_search(&word).unwrap_or_default();
        pairs.iter().for_each(|(front, back)| kinds[at(front)].backs.push(at(back)));
        let mut builder = AhoCorasick::builder();
        let search = builder.match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::DFA)).build(&all);
        Ok(Self { search: search.map_err(|e| e.to_string())?, kinds })
    }

    /// Whether any name may be read in `s`; a vague one too if `vague`.
    pub fn any(&self, s: &str, vague: bool) -> bool {
        let mut stands = vec![false; self.kinds.len()];
        let mut fronts: Vec<&Kind> = Vec::new();
        for m in self.search.find_overlapping_iter(s) {
            let word = m.pattern().as_usize();
            let kind = &self.kinds[word];
            if kind.name || (vague && kind.vague) {
                return true;
            }
            if !stands[word] && !kind.backs.is_empty() {
                fronts.push(kind);
            }
            stands[word] = true;
        }
        fronts.iter().any(|front| front.backs.iter().any(|back| stands[*back]))
    }
}

/// Pairs of front and back of which one stands wherever the name is read, whole or cut in two.
fn ends(name: &str) -> Vec<(&str, &str)> {
    let cuts: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).collect();
    match cuts.as_slice() {
        [_, second, _] => vec![name.split_at(*second)],
        [first, second, third, .., last] if cuts.len() > 3 => {
            let [before, tail] = [cuts[cuts.len() - 4], cuts[cuts.len() - 3]];
            // Cut behind its first character or before its last, only the longer part has two characters to show.
            let fronts = [&name[*first..*third], &name[*second..cuts[3]]];
            let backs = [&name[tail..*last], &name[before..cuts[cuts.len() - 2]]];
            fronts.into_iter().flat_map(|f| backs.into_iter().map(move |b| (f, b))).collect()
        }
        _ => vec![(name, name)],
    }
}
