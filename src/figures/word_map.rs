//! Words that the rules hold, looked up many times a sentence: hashed quickly, since nobody else chooses them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What each of some words says.
pub type WordMap<T> = HashMap<String, T, BuildHasherDefault<Fnv>>;

/// FNV-1a.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, b| (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3));
    }
}
