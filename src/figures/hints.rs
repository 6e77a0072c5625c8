//! Whether a name of the lexicon can be read in a sentence at all, before it is cut into tokens.
//!
//! A name need not stand there whole: a list may hold its halves apart (单位生产总值能耗、水耗). But wherever it is cut
//! in two, two characters from its front and two from its back stand somewhere in the sentence. Their pairs are few
//! where the spellings are many, so that one small table finds them.

use std::collections::BTreeMap;

use super::lexicon::{Breadth, Named};
use crate::pattern::bit;

/// All words that a reading of a name needs, by their first two characters.
#[derive(Clone, Debug)]
pub struct Hints {
    /// For first characters bits of the second ones: nearly no two characters of a text need a further look.
    seconds: Box<[u64; FIRSTS]>,
    /// For each character the number of the list of words that begin with it, 0 where none does.
    numbers: Box<[u16; 1 << 16]>,
    lists: Vec<Vec<Word>>,
}

/// As many first characters are told apart at once.
const FIRSTS: usize = 1 << 10;

/// One of the words.
#[derive(Clone, Debug)]
struct Word {
    /// Its second character, where it has one, and all behind that.
    second: Option<char>,
    rest: Box<str>,
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
    pub fn new(words: &[impl AsRef<str>], named: &[Named], together: &[&str]) -> Self {
        let mut kinds: BTreeMap<&str, (bool, bool)> = together.iter().map(|w| (*w, (true, false))).collect();
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        for (word, named) in words.iter().map(AsRef::as_ref).zip(named) {
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
        let (seconds, numbers) = (Box::new([0; FIRSTS]), Box::new([0; 1 << 16]));
        let mut found = Self { seconds, numbers, lists: vec![Vec::new()] };
        for ((number, (word, (name, vague))), backs) in kinds.into_iter().enumerate().zip(backs) {
            let mut chars = word.chars();
            let Some(first) = chars.next() else { continue };
            let Some(list) = found.numbers.get_mut(first as usize) else { continue };
            if *list == 0 {
                *list = found.lists.len() as u16;
                found.lists.push(Vec::new());
            }
            let (second, rest) = (chars.next(), chars.as_str().into());
            found.seconds[first as usize % FIRSTS] |= second.map_or(u64::MAX, bit);
            found.lists[usize::from(*list)].push(Word { rest, second, number, name, vague, backs });
        }
        found
    }

    /// Whether any name may be read in `s`; a vague one too if `vague`.
    pub fn any(&self, s: &str, vague: bool) -> bool {
        let mut seen: Vec<&Word> = Vec::with_capacity(16);
        let mut rest = s.chars();
        let mut next = rest.next();
        while let Some(c) = next {
            next = rest.next();
            let behind = rest.as_str();
            if self.seconds[c as usize % FIRSTS] & next.map_or(u64::MAX, bit) == 0 {
                continue;
            }
            let list = &self.lists[usize::from(self.numbers.get(c as usize).copied().unwrap_or_default())];
            let begins = |w: &&Word| {
                w.second.is_none() || w.second == next && (w.rest.is_empty() || behind.starts_with(&*w.rest))
            };
            for word in list.iter().filter(begins) {
                seen.push(word);
                // The back of a name stands behind its front, or is part of it.
                let cut = |front: &&Word| front.backs.binary_search(&word.number).is_ok();
                if word.name || (vague && word.vague) || seen.len() <= MANY && seen.iter().any(cut) {
                    return true;
                }
            }
        }
        seen.len() > MANY && any_of_many(&seen)
    }
}

/// So many words in one sentence are a broken file's (a line of zeros), in which each is not held against each.
const MANY: usize = 1_000;

/// The same for a long list: a back stands behind a front where its last place is behind the first of that.
fn any_of_many(seen: &[&Word]) -> bool {
    let mut places: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (at, word) in seen.iter().enumerate() {
        places.entry(word.number).or_insert((at, at)).1 = at;
    }
    let behind = |first: usize, back: &usize| places.get(back).is_some_and(|(_, last)| *last >= first);
    let mut fronts: Vec<&&Word> = seen.iter().filter(|word| !word.backs.is_empty()).collect();
    fronts.sort_unstable_by_key(|word| word.number);
    fronts.dedup_by_key(|word| word.number);
    let first = |word: &Word| places.get(&word.number).map_or(0, |place| place.0);
    fronts.iter().any(|front| front.backs.iter().any(|back| behind(first(front), back)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_back_stands_behind_its_front_in_a_list_of_any_length() {
        let full = Named { indicator: 0, breadth: Breadth::Full };
        let hints = Hints::new(&["森林覆盖率".to_owned()], &[full], &[]);
        for n in [1, MANY] {
            assert!(hints.any(&("森林".repeat(n) + "盖率"), false), "{n}");
            assert!(!hints.any(&("盖率".repeat(n) + "森林"), false), "{n}");
        }
    }
}
