//! Where words can begin: a small table of the characters with which they do answers for nearly all of a text.

/// By which characters, one or two, words begin, as bits of a table: a set bit may stand for others as well.
#[derive(Clone, Debug)]
pub struct Fronts {
    /// Bits of first characters.
    firsts: Box<[u64; FIRSTS / 64]>,
    /// Bits of first and second characters together; a power of two of them.
    pairs: Box<[u64]>,
}

/// As many bits tell first characters apart.
const FIRSTS: usize = 1 << 12;

impl Fronts {
    /// Takes the fronts of words, in a table fit for as many.
    pub fn new<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Self {
        // A dozen bits a word, so that few of other words' pairs are taken for theirs.
        let size = (words.clone().count() * 12).next_power_of_two().clamp(512, 1 << 16) / 64;
        let mut made = Self { firsts: Box::new([0; FIRSTS / 64]), pairs: vec![0; size].into_boxed_slice() };
        for word in words {
            let (first, len) = character(word.as_bytes());
            made.firsts[first % FIRSTS / 64] |= 1 << (first % 64);
            let (n, bit) = made.place(first, character(&word.as_bytes()[len..]).0);
            made.pairs[n] |= bit;
        }
        made
    }

    /// The next place in `s`, from `at` on, where a word may begin.
    pub fn next(&self, s: &str, mut at: usize) -> Option<usize> {
        let bytes = s.as_bytes();
        let (mut c, mut len) = character(&bytes[at..]);
        while len > 0 {
            let (next, more) = character(&bytes[at + len..]);
            if self.may(c, next) {
                return Some(at);
            }
            at += len;
            (c, len) = (next, more);
        }
        None
    }

    /// Whether a word may begin at the front of `s`.
    pub fn begin(&self, s: &str) -> bool {
        let bytes = s.as_bytes();
        let (c, len) = character(bytes);
        len > 0 && self.may(c, character(&bytes[len..]).0)
    }

    #[inline]
    fn may(&self, first: usize, second: usize) -> bool {
        let known = self.firsts[first % FIRSTS / 64] & (1 << (first % 64)) != 0;
        known && (self.has(first, second) || self.has(first, 0))
    }

    fn has(&self, first: usize, second: usize) -> bool {
        let (n, bit) = self.place(first, second);
        self.pairs[n] & bit != 0
    }

    /// Where the bit of two characters stands; the second is 0 where a word has none.
    fn place(&self, first: usize, second: usize) -> (usize, u64) {
        let mixed = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
        ((mixed >> 22) as usize & (self.pairs.len() - 1), 1 << ((mixed >> 16) & 63))
    }
}

/// The character at the front of some UTF-8 as a number, 0 where it has no place among 65,536, and its length.
#[inline]
pub fn character(bytes: &[u8]) -> (usize, usize) {
    let bits = |b: u8, mask: u8| usize::from(b & mask);
    match *bytes {
        [a @ 0xe0..0xf0, b, c, ..] => ((bits(a, 0xf) << 12) | (bits(b, 0x3f) << 6) | bits(c, 0x3f), 3),
        [a @ ..0x80, ..] => (usize::from(a), 1),
        [a @ 0xc0..0xe0, b, ..] => ((bits(a, 0x1f) << 6) | bits(b, 0x3f), 2),
        [] => (0, 0),
        _ => (0, 4),
    }
}
