//! Where words can begin: small tables of the characters with which they do answer for nearly all of a text.

/// With which characters words begin, as bits of tables: a set bit may stand for others as well.
#[derive(Clone, Debug)]
pub struct Fronts {
    /// Bits of first characters.
    firsts: Box<[u64; FIRSTS / 64]>,
    /// Bits of first and second characters together; a power of two of them.
    pairs: Bits,
    /// Bits of words, or of as much of them as is looked at.
    wholes: Bits,
}

/// As many bits tell first characters apart.
const FIRSTS: usize = 1 << 12;

/// So many characters of a word are looked at.
const DEPTH: usize = 4;

impl Fronts {
    /// Takes the fronts of words, in tables fit for as many.
    pub fn new<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Self {
        let count = words.clone().count();
        let mut made = Self { firsts: Box::new([0; FIRSTS / 64]), pairs: Bits::new(count), wholes: Bits::new(count) };
        for word in words {
            let mut characters = characters(word);
            let first = characters.next().unwrap_or_default();
            let (second, rest) = (characters.next(), characters.take(DEPTH - 2));
            made.firsts[first % FIRSTS / 64] |= 1 << (first % 64);
            let pair = mix(first as u32, second.unwrap_or_default());
            made.pairs.set(pair);
            made.wholes.set(rest.fold(pair, mix));
        }
        made
    }

    /// The next place in `s`, from `at` on, where a word may begin.
    pub fn next(&self, s: &str, at: usize) -> Option<usize> {
        let mut rest = s[at..].chars();
        loop {
            let behind = rest.as_str().len();
            let c = one_digit(rest.next()? as usize);
            if self.firsts[c % FIRSTS / 64] & (1 << (c % 64)) != 0 && self.may(c, rest.as_str()) {
                return Some(s.len() - behind);
            }
        }
    }

    /// Whether a word may begin at the front of `s`.
    pub fn begin(&self, s: &str) -> bool {
        let mut rest = s.chars();
        rest.next().is_some_and(|c| self.may(one_digit(c as usize), rest.as_str()))
    }

    /// Whether a word may begin with a character and with what stands behind it.
    fn may(&self, first: usize, rest: &str) -> bool {
        let mut front = mix(first as u32, 0);
        if self.pairs.has(front) && self.wholes.has(front) {
            return true;
        }
        let mut rest = characters(rest).take(DEPTH - 1);
        front = mix(first as u32, rest.next().unwrap_or_default());
        if !self.pairs.has(front) {
            return false;
        }
        self.wholes.has(front)
            || rest.any(|c| {
                front = mix(front, c);
                self.wholes.has(front)
            })
    }
}

/// A table of bits that numbers set; a power of two of them.
#[derive(Clone, Debug)]
struct Bits(Box<[u64]>);

impl Bits {
    /// A dozen bits for each of so many numbers, so that few others are taken for them.
    fn new(count: usize) -> Self {
        Self(vec![0; (count * 12).next_power_of_two().clamp(512, 1 << 17) / 64].into_boxed_slice())
    }

    fn set(&mut self, number: u32) {
        let place = (number >> 6) as usize & (self.0.len() - 1);
        self.0[place] |= 1 << (number & 63);
    }

    #[inline]
    fn has(&self, number: u32) -> bool {
        self.0[(number >> 6) as usize & (self.0.len() - 1)] & (1 << (number & 63)) != 0
    }
}

/// A number for what a number stands for and the character behind it.
#[inline]
fn mix(front: u32, character: usize) -> u32 {
    let mixed = front.rotate_left(9) ^ (character as u32);
    mixed.wrapping_mul(0x9e37_79b1) ^ (mixed.wrapping_mul(0x85eb_ca6b) >> 15)
}

/// A character, or one digit in place of all.
#[inline]
fn one_digit(character: usize) -> usize {
    if character.wrapping_sub('0' as usize) < 10 { '0' as usize } else { character }
}

/// Characters as numbers, with one digit in place of all.
fn characters(words: &str) -> impl Iterator<Item = usize> {
    words.chars().map(|c| one_digit(c as usize))
}
