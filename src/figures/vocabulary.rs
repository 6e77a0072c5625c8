//! Words of which the longest is read wherever one begins. That none begins at a place is told by the characters that
//! stand there: a small table answers for nearly all of a text, and a tree of the words for the rest.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::pattern::Fronts;

/// Some words, as a tree of their characters.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    fronts: Fronts,
    /// Where the tree goes on behind the first two characters of a word, or behind its only one.
    heads: HashMap<u64, u32, BuildHasherDefault<Mixed>>,
    nodes: Vec<Node>,
    /// The characters with which words go on, and where; those of one node stand in a row.
    edges: Vec<(char, u32)>,
}

/// A place where words part.
#[derive(Clone, Debug, Default)]
struct Node {
    /// What all of them go on with.
    shared: Box<str>,
    /// The word that ends behind that.
    word: Option<usize>,
    /// Where the characters that may follow stand.
    edges: Range<u32>,
}

impl Vocabulary {
    /// Takes words; of those that are equal the first is the one that is read.
    pub fn new<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Self {
        let fronts = Fronts::new(words.clone());
        let mut heads: BTreeMap<u64, BTreeMap<&str, usize>> = BTreeMap::new();
        for (number, word) in words.enumerate() {
            if let Some((head, len)) = beginning(word) {
                heads.entry(head).or_default().entry(&word[len..]).or_insert(number);
            }
        }
        let mut made = Self { fronts, heads: HashMap::default(), nodes: Vec::new(), edges: Vec::new() };
        for (head, tails) in heads {
            let node = made.node(tails);
            made.heads.insert(head, node);
        }
        made
    }

    /// Adds what words go on with; returns which node it is.
    fn node(&mut self, tails: BTreeMap<&str, usize>) -> u32 {
        let mut next: BTreeMap<char, BTreeMap<&str, usize>> = BTreeMap::new();
        // In their order what the first and the last share is shared by all.
        let common = match (tails.first_key_value(), tails.last_key_value()) {
            (Some((first, _)), Some((last, _))) => &first[..shared(first, last)],
            _ => "",
        };
        let mut node = Node { shared: common.into(), ..Node::default() };
        for (tail, number) in tails {
            let mut characters = tail[common.len()..].chars();
            match characters.next() {
                Some(c) => {
                    next.entry(c).or_default().insert(characters.as_str(), number);
                }
                None => node.word = Some(number),
            }
        }
        let edges: Vec<(char, u32)> = next.into_iter().map(|(c, tails)| (c, self.node(tails))).collect();
        node.edges = self.edges.len() as u32..(self.edges.len() + edges.len()) as u32;
        self.edges.extend(edges);
        self.nodes.push(node);
        self.nodes.len() as u32 - 1
    }

    /// All words in `s`, leftmost and longest first, none overlapping another: where each stands, and which it is.
    pub fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let here = self.fronts.next(s, at)?;
                if let Some((len, word)) = self.front(&s[here..]) {
                    at = here + len;
                    return Some((here..at, word));
                }
                at = here + s[here..].chars().next().map_or(1, char::len_utf8);
            }
        })
    }

    /// Which of the words `s` is as a whole.
    pub fn whole(&self, s: &str) -> Option<usize> {
        self.front(s).filter(|(len, _)| *len == s.len()).map(|(_, word)| word)
    }

    /// Whether a word may begin with `s` and go on behind it, by its first two characters.
    pub fn goes_on(&self, s: &str) -> bool {
        beginning(s).is_none_or(|(head, _)| head & !ONE == 0 || self.heads.contains_key(&head))
    }

    /// Whether any word stands in `s`.
    pub fn stands_in(&self, s: &str) -> bool {
        self.find(s).next().is_some()
    }

    /// The longest word at the front of `s`: its length, and which it is.
    pub fn front(&self, s: &str) -> Option<(usize, usize)> {
        let (head, len) = beginning(s)?;
        let first = s.chars().next().map_or(0, char::len_utf8);
        self.behind(head, len, s).or_else(|| self.behind(head & ONE, first, s))
    }

    /// The longest word at the front of `s` whose beginning is `head`, of so many bytes.
    fn behind(&self, head: u64, len: usize, s: &str) -> Option<(usize, usize)> {
        let mut node = self.nodes.get(*self.heads.get(&head)? as usize)?;
        let mut rest = &s[len..];
        let mut found = None;
        while let Some(behind) = behind(rest, &node.shared) {
            found = node.word.map(|word| (s.len() - behind.len(), word)).or(found);
            let mut characters = behind.chars();
            let Some(next) = characters.next() else { break };
            let edges = &self.edges[node.edges.start as usize..node.edges.end as usize];
            let Some((_, at)) = edges.iter().find(|(c, _)| *c == next) else { break };
            (node, rest) = (self.nodes.get(*at as usize)?, characters.as_str());
        }
        found
    }
}

/// What of `s` stands behind `front`. Most fronts are empty or a character or two: too short to call for a comparison.
#[inline]
fn behind<'s>(s: &'s str, front: &str) -> Option<&'s str> {
    let begins = s.len() >= front.len() && s.bytes().zip(front.bytes()).all(|(a, b)| a == b);
    if begins { s.get(front.len()..) } else { None }
}

/// In bytes: how much of their fronts two words share.
fn shared(a: &str, b: &str) -> usize {
    a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map_or(a.len().min(b.len()), |((at, _), _)| at)
}

/// Beginnings are hashed quickly: nobody else chooses them.
#[derive(Clone, Copy, Debug, Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        // Its lower bits choose the place, and they hang on the fewest.
        self.0 ^ (self.0 >> 32)
    }

    fn write_u64(&mut self, beginning: u64) {
        self.0 = (self.0.rotate_left(23) ^ beginning).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_u64(u64::from(*b)));
    }
}

/// The bits of a beginning that are those of its first character.
const ONE: u64 = u32::MAX as u64;

/// The first two characters of `s`, or the only one, as one number, and how many bytes they are.
fn beginning(s: &str) -> Option<(u64, usize)> {
    let mut characters = s.chars();
    let first = characters.next()? as u64;
    // No character is 0 in what is read: a word of one stands apart from all of two.
    let second = characters.next().map_or(0, |c| c as u64);
    Some((first | second << 32, s.len() - characters.as_str().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_read_wherever_one_begins() {
        let words = Vocabulary::new(["城镇", "城镇居民收入", "居民", "增", "居民"].into_iter());
        let found = |s: &str| words.find(s).map(|(range, word)| (range.start / 3, word)).collect::<Vec<_>>();
        assert_eq!(found("城镇居民收入"), [(0, 1)]);
        assert_eq!(found("新城镇居民增收"), [(1, 0), (3, 2), (5, 3)]);
        assert_eq!(found("收入增"), [(2, 3)]);
        assert_eq!(found("居增"), [(1, 3)]);
        assert_eq!(found(""), []);
    }

    #[test]
    fn a_word_may_be_as_long_as_it_likes() {
        let long = "长".repeat(100_000);
        let longer = format!("{long}短");
        let words = Vocabulary::new([long.as_str(), &longer].into_iter());
        assert_eq!(words.whole(&long), Some(0));
        assert_eq!(words.front(&format!("{longer}长")), Some((longer.len(), 1)));
        assert_eq!(words.front(&long[3..]), None);
    }
}
