//! Which text it is, whatever its file is called: a fingerprint of its bytes.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 128 bits of FNV-1a. The same bytes have the same fingerprint on any machine and any day; it guards against accident,
/// not against malice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub u128);

impl Fingerprint {
    /// The fingerprint of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
        let start = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
        Self(bytes.iter().fold(start, |hash, b| (hash ^ u128::from(*b)).wrapping_mul(PRIME)))
    }

    /// Reads 32 hexadecimal digits.
    pub fn parse(words: &str) -> Option<Self> {
        (words.len() == 32).then(|| u128::from_str_radix(words, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = String::deserialize(from)?;
        Self::parse(&words).ok_or_else(|| serde::de::Error::custom("not a fingerprint"))
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn a_fingerprint_is_written_and_read_again() {
        let print = Fingerprint::of("地区生产总值增长5%左右".as_bytes());
        assert_eq!(Fingerprint::parse(&print.to_string()), Some(print));
        assert_ne!(print, Fingerprint::of("地区生产总值增长6%左右".as_bytes()));
        // The published vector of FNV-1a with 128 bits for "a".
        assert_eq!(Fingerprint::of(b"a").to_string(), "d228cb696f1a8caf78912b704e4a8964");
    }
}
