//! Words that the rules hold, looked up many times a sentence: hashed quickly, since nobody else chooses them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What each of some words says.
pub type WordMap<T> = HashMap<String, T, BuildHasherDefault<Mixed>>;

/// Eight bytes at a time are turned and multiplied into one number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mixed(u64);

impl Mixed {
    fn add(&mut self, eight: u64) {
        self.0 = (self.0.rotate_left(23) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        // Its lower bits choose the place, and they hang on the fewest bytes.
        self.0 ^ (self.0 >> 32)
    }

    fn write_u64(&mut self, eight: u64) {
        self.add(eight);
    }

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|eight| self.add(u64::from_le_bytes(*eight)));
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.add(u64::from_le_bytes(last));
    }
}
