//! Classes of characters: \p{Han}, [^，。0-9].

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Literal};

use super::bit;

/// All bits: any character, or none.
pub const ANY: u64 = u64::MAX;

/// A class of characters: ranges, or all but these.
#[derive(Clone, Debug)]
pub struct Set {
    ranges: Box<[(char, char)]>,
    inverted: bool,
    /// Bits of the characters of the ranges.
    bits: u64,
}

impl Set {
    /// The class as it was parsed.
    pub fn new(class: &ClassUnicode) -> Self {
        let count =
            |class: &ClassUnicode| class.iter().map(|r| r.end() as usize - r.start() as usize + 1).sum::<usize>();
        let inverted = count(class) > usize::from(u16::MAX) * 8;
        let mut class = class.clone();
        if inverted {
            class.negate();
        }
        let few = count(&class) <= 512;
        let all =
            |class: &ClassUnicode| class.iter().flat_map(|r| r.start()..=r.end()).fold(0, |bits, c| bits | bit(c));
        let bits = if few { all(&class) } else { ANY };
        let mut ranges: Vec<(char, char)> = class.iter().map(|r| (r.start(), r.end())).collect();
        // The widest first: nearly all Han characters are in one.
        ranges.sort_by_key(|(a, z)| std::cmp::Reverse(u32::from(*z) - u32::from(*a)));
        Self { ranges: ranges.into(), inverted, bits }
    }

    /// The class of an expression that is one character.
    pub fn of(hir: &Hir) -> Option<Self> {
        match hir.kind() {
            HirKind::Class(Class::Unicode(class)) => Some(Self::new(class)),
            HirKind::Literal(Literal(bytes)) => {
                let mut characters = std::str::from_utf8(bytes).ok()?.chars();
                let c = characters.next().filter(|_| characters.next().is_none())?;
                Some(Self { ranges: [(c, c)].into(), inverted: false, bits: bit(c) })
            }
            _ => None,
        }
    }

    /// Whether a character is of the class.
    #[inline]
    pub fn has(&self, c: char) -> bool {
        let within = self.bits & bit(c) != 0 && self.ranges.iter().any(|(a, z)| (*a..=*z).contains(&c));
        within != self.inverted
    }

    /// Bits of its characters.
    pub fn bits(&self) -> u64 {
        if self.inverted { ANY } else { self.bits }
    }
}
