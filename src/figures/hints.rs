//! Whether a name of the lexicon can be read in a sentence at all, before it is cut into tokens.
//!
//! A name need not stand there whole: a list may hold its halves apart (单位生产总值能耗、水耗). But wherever it is cut
//! in two, two characters from its front and behind them two from its back stand somewhere in the sentence. Their pairs
//! are few where the spellings are many, so that one small table finds them.

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
    /// For two characters of names of three: those of which one stands somewhere before them, and somewhere behind.
    apart: [Vec<char>; 2],
}

impl Hints {
    /// Compiles the hints for the names of a lexicon; `together` are words that stand for several indicators.
    pub fn new(words: &[impl AsRef<str>], named: &[Named], together: &[&str]) -> Self {
        let mut kinds: BTreeMap<&str, (bool, bool)> = together.iter().map(|w| (*w, (true, false))).collect();
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        let mut threes: BTreeMap<&str, [Vec<char>; 2]> = BTreeMap::new();
        for (word, named) in words.iter().map(AsRef::as_ref).zip(named) {
            match named.breadth {
                Breadth::Full => {
                    pairs.extend(ends(word));
                    for (two, apart) in of_three(word) {
                        let known = threes.entry(two).or_default();
                        known.iter_mut().zip(apart).for_each(|(known, one)| known.extend(one.chars()));
                    }
                }
                Breadth::Short => kinds.entry(word).or_default().0 = true,
                Breadth::Vague => kinds.entry(word).or_default().1 = true,
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        for word in pairs.iter().flat_map(|(front, back)| [*front, *back]).chain(threes.keys().copied()) {
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
            let apart = threes.remove(word).unwrap_or_default();
            found.lists[usize::from(*list)].push(Word { rest, second, number, name, vague, backs, apart });
        }
        found
    }

    /// Whether any name may be read in `s`; a vague one too if `vague`. A short or a vague one is the whole name of its
    /// clause: it counts where what `ends` a name stands behind it.
    pub fn any(&self, s: &str, vague: bool, ends: impl Fn(&str) -> bool) -> bool {
        let mut seen = Seen::default();
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
                if (word.name || vague && word.vague) && ends(&behind[word.rest.len()..])
                    || seen.any_front_of(word)
                    || word.is_of_three(s, behind)
                {
                    return true;
                }
                seen.push(word);
            }
        }
        seen.more.len() > MANY && any_of_many(&seen)
    }
}

/// The words that were met in a sentence, in their order.
#[derive(Default)]
struct Seen<'a> {
    /// The first of them: most sentences hold no more.
    few: [Option<&'a Word>; 16],
    len: usize,
    more: Vec<&'a Word>,
}

impl<'a> Seen<'a> {
    fn push(&mut self, word: &'a Word) {
        match self.few.get_mut(self.len) {
            Some(free) => *free = Some(word),
            None => self.more.push(word),
        }
        self.len += 1;
    }

    fn iter(&self) -> impl Iterator<Item = &'a Word> {
        self.few.iter().copied().map_while(|word| word).chain(self.more.iter().copied())
    }

    /// Whether a front of which `word` is the back stands among them.
    fn any_front_of(&self, word: &Word) -> bool {
        self.more.len() <= MANY && self.iter().any(|front| front.backs.binary_search(&word.number).is_ok())
    }
}

impl Word {
    /// Whether the third character of a name stands apart from these two, which stand in `s` before `behind`.
    fn is_of_three(&self, s: &str, behind: &str) -> bool {
        let [before, after] = &self.apart;
        let head =
            || s.strip_suffix(behind).unwrap_or_default().char_indices().rev().nth(1).map_or("", |(at, _)| &s[..at]);
        !before.is_empty() && head().contains(&before[..]) || !after.is_empty() && behind.contains(&after[..])
    }
}

/// So many words in one sentence are a broken file's (a line of zeros), in which each is not held against each.
const MANY: usize = 1_000;

/// The same for a long list: a back stands behind a front where its last place is behind the first of that.
fn any_of_many(seen: &Seen<'_>) -> bool {
    let mut places: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (at, word) in seen.iter().enumerate() {
        places.entry(word.number).or_insert((at, at)).1 = at;
    }
    let behind = |first: usize, back: &usize| places.get(back).is_some_and(|(_, last)| *last > first);
    let mut fronts: Vec<&Word> = seen.iter().filter(|word| !word.backs.is_empty()).collect();
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
        [_, _, _, _] => Vec::new(),
        [_, second, third, fourth, .., last] => {
            let [.., before, tail, end, _] = cuts.as_slice() else { return Vec::new() };
            let (front, back) = (&name[..*third], &name[*tail..*last]);
            // Cut behind its first character or before its last, only the longer part has two characters to show.
            vec![(front, back), (&name[*second..*fourth], back), (front, &name[*before..*end])]
        }
        _ => vec![(name, name)],
    }
}

/// Of a name of three characters two that stand together however it is cut, and the third: before them, or behind.
fn of_three(name: &str) -> Vec<(&str, [&str; 2])> {
    let cuts: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).collect();
    match cuts.as_slice() {
        [_, second, third, _] => {
            vec![(&name[*second..], [&name[..*second], ""]), (&name[..*third], ["", &name[*third..]])]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_three_characters_is_found_however_it_is_cut() {
        let full = Named { indicator: 0, breadth: Breadth::Full };
        let hints = Hints::new(&["三产业".to_owned()], &[full], &[]);
        for whole in ["三产业", "三、四产业", "三产、四业"] {
            assert!(hints.any(whole, false, |_| true), "{whole}");
        }
        for none in ["产业", "四产业三", "业、三产", "产三业"] {
            assert!(!hints.any(none, false, |_| true), "{none}");
        }
    }

    #[test]
    fn a_back_stands_behind_its_front_in_a_list_of_any_length() {
        let full = Named { indicator: 0, breadth: Breadth::Full };
        let hints = Hints::new(&["森林覆盖率".to_owned()], &[full], &[]);
        for n in [1, MANY] {
            assert!(hints.any(&("森林".repeat(n) + "盖率"), false, |_| true), "{n}");
            assert!(!hints.any(&("盖率".repeat(n) + "森林"), false, |_| true), "{n}");
        }
    }
}
