//! Whether a name of the lexicon can be read in a sentence at all, before it is cut into tokens.
//!
//! A name need not stand there whole: a list may hold its halves apart (单位生产总值能耗、水耗). But wherever it is cut
//! in two, two characters from its front and two from its back stand somewhere in the sentence. Their pairs are few
//! where the spellings are many, so that one small table finds them.

use std::collections::BTreeMap;

use super::lexicon::{Breadth, Named};

/// All words that a reading of a name needs, by their first two characters.
#[derive(Clone, Debug)]
pub struct Hints {
    /// For each character the number of the list of words that begin with it, 0 where none does.
    lists: Box<[u16; 1 << 16]>,
    words: Vec<Vec<Word>>,
}

/// One of the words.
#[derive(Clone, Debug)]
struct Word {
    /// All behind its first character, and the first of that.
    rest: Box<str>,
    second: Option<char>,
    number: usize,
    /// A name that is never cut, or words that stand for several names.
    name: bool,
    /// A name that counts only among the aims or beside a relation.
    vague: bool,
    /// For the front of names: the numbers of their backs.
    backs: Vec<usize>,
}

impl Hints {
    /// Compiles the hints for the names of a lexicon; `together` are words that stand for several indicators.
    pub fn new(words: &[String], named: &[Named], together: &[&str]) -> Self {
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
        for word in pairs.iter().flat_map(|(front, back)| [*front, *back]) {
            kinds.entry(word).or_default();
        }
        let all: Vec<&str> = kinds.keys().copied().collect();
        let at = |word: &str| all.binary_search(&word).unwrap_or_default();
        let mut backs: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
        pairs.iter().for_each(|(front, back)| backs[at(front)].push(at(back)));
        let mut found = Self { lists: Box::new([0; 1 << 16]), words: vec![Vec::new()] };
        for ((number, (word, (name, vague))), backs) in kinds.into_iter().enumerate().zip(backs) {
            let mut chars = word.chars();
            let list = chars.next().and_then(|c| found.lists.get_mut(c as usize));
            let Some(list) = list else { continue };
            if *list == 0 {
                *list = found.words.len() as u16;
                found.words.push(Vec::new());
            }
            let (rest, second) = (chars.as_str().into(), chars.next());
            found.words[usize::from(*list)].push(Word { rest, second, number, name, vague, backs });
        }
        found
    }

    /// Whether any name may be read in `s`; a vague one too if `vague`.
    pub fn any(&self, s: &str, vague: bool) -> bool {
        let mut seen: Vec<&Word> = Vec::new();
        let mut rest = s.chars();
        while let Some(c) = rest.next() {
            let list = self.lists.get(c as usize).copied().unwrap_or_default();
            if list == 0 {
                continue;
            }
            let next = rest.clone().next();
            let begins = |w: &&Word| w.second.is_none() || w.second == next && rest.as_str().starts_with(&*w.rest);
            for word in self.words[usize::from(list)].iter().filter(begins) {
                if word.name || (vague && word.vague) {
                    return true;
                }
                seen.push(word);
            }
        }
        // The back of a name stands behind its front, or is part of it.
        let cut = |(i, front): (usize, &&Word)| {
            !front.backs.is_empty() && seen[i..].iter().any(|back| front.backs.binary_search(&back.number).is_ok())
        };
        seen.iter().enumerate().any(cut)
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
