//! Where words can begin: small tables of the characters with which they do answer for nearly all of a text.

use super::bit;

/// With which characters words begin, as bits of tables: a set bit may stand for others as well.
#[derive(Clone, Debug)]
pub struct Fronts {
    /// For first characters bits of the second ones; all bits for a character that is a word. A power of two of them.
    seconds: Box<[u64]>,
    /// Whether any of the words is a single character.
    alone: bool,
    /// Bits of first and second characters together.
    pairs: Bits,
    /// Bits of words, or of as much of them as is looked at.
    wholes: Bits,
}

/// So many characters of a word are looked at.
const DEPTH: usize = 4;

impl Fronts {
    /// In so many bytes all stands that is looked at where a word begins.
    pub const REACH: usize = DEPTH * char::MAX_LEN_UTF8;

    /// Takes the fronts of words, in tables fit for as many.
    pub fn new<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Self {
        let count = words.clone().count();
        // Small enough to be at hand, however many words there are.
        let firsts = (count * 4).next_power_of_two().clamp(64, 1024);
        let mut made = Self {
            seconds: vec![0; firsts].into_boxed_slice(),
            alone: false,
            pairs: Bits::new(count),
            wholes: Bits::new(count),
        };
        for word in words {
            let mut characters = characters(word);
            let first = characters.next().unwrap_or_default();
            let (second, rest) = (characters.next(), characters.take(DEPTH - 2));
            let seconds = second.map_or(u64::MAX, |second| alike(second).fold(0, |bits, c| bits | bit(c)));
            alike(first).for_each(|c| made.seconds[c as usize % firsts] |= seconds);
            made.alone |= second.is_none();
            let pair = mix(first as u32, second.unwrap_or_default());
            made.pairs.set(pair);
            made.wholes.set(rest.fold(pair, mix));
        }
        made
    }

    /// The next place in `s`, from `at` on, where a word may begin.
    pub fn next(&self, s: &str, at: usize) -> Option<usize> {
        let mut rest = s[at..].chars();
        let mut first = rest.next()?;
        let place = |rest: &str, behind: usize| s.len() - rest.len() - behind;
        loop {
            let seconds = self.seconds(first);
            if seconds == u64::MAX && self.alone && self.is_alone(first) {
                return Some(place(rest.as_str(), first.len_utf8()));
            }
            let second = rest.next()?;
            if seconds & bit(second) != 0 && self.go_on(first, second, rest.as_str()) {
                return Some(place(rest.as_str(), first.len_utf8() + second.len_utf8()));
            }
            first = second;
        }
    }

    /// Whether a word may begin at the front of `s`.
    pub fn begin(&self, s: &str) -> bool {
        let mut rest = s.chars();
        let Some(first) = rest.next() else { return false };
        let seconds = self.seconds(first);
        if seconds == u64::MAX && self.alone && self.is_alone(first) {
            return true;
        }
        rest.next().is_some_and(|second| seconds & bit(second) != 0 && self.go_on(first, second, rest.as_str()))
    }

    /// The bits of the characters that follow a first one.
    #[inline]
    fn seconds(&self, first: char) -> u64 {
        self.seconds[first as usize & (self.seconds.len() - 1)]
    }

    /// Whether a character may be a word, or all that is told of the front of one.
    fn is_alone(&self, first: char) -> bool {
        let front = mix(one_digit(first) as u32, '\0');
        self.pairs.has(front) && self.wholes.has(front)
    }

    /// Whether a word may begin with two characters, with `rest` behind them.
    fn go_on(&self, first: char, second: char, rest: &str) -> bool {
        let mut front = mix(one_digit(first) as u32, one_digit(second));
        self.pairs.has(front)
            && (self.wholes.has(front)
                || characters(rest).take(DEPTH - 2).any(|c| {
                    front = mix(front, c);
                    self.wholes.has(front)
                }))
    }
}

/// A table of bits that numbers set; a power of two of them.
#[derive(Clone, Debug)]
struct Bits {
    /// How far the upper bits of a number stand above those that tell its place.
    shift: u32,
    words: Box<[u64]>,
}

impl Bits {
    /// A dozen bits for each of so many numbers, so that few others are taken for them.
    fn new(count: usize) -> Self {
        let bits = (count * 12).next_power_of_two().clamp(512, 1 << 17);
        Self { shift: u32::BITS - bits.ilog2(), words: vec![0; bits / 64].into_boxed_slice() }
    }

    fn set(&mut self, number: u32) {
        let place = (number >> self.shift) as usize;
        self.words[place / 64] |= 1 << (place % 64);
    }

    #[inline]
    fn has(&self, number: u32) -> bool {
        let place = (number >> self.shift) as usize;
        self.words.get(place / 64).is_some_and(|word| word & (1 << (place % 64)) != 0)
    }
}

/// A number for what a number stands for and the character behind it; its upper bits tell most.
#[inline]
fn mix(front: u32, character: char) -> u32 {
    (front.rotate_left(16) ^ character as u32).wrapping_mul(0x9e37_79b1)
}

/// A character, or one digit in place of all.
#[inline]
fn one_digit(c: char) -> char {
    if c.is_ascii_digit() { '0' } else { c }
}

/// All characters that stand for one of them.
fn alike(c: char) -> std::ops::RangeInclusive<char> {
    if c == '0' { '0'..='9' } else { c..=c }
}

/// Characters with one digit in place of all.
fn characters(words: &str) -> impl Iterator<Item = char> {
    words.chars().map(one_digit)
}
