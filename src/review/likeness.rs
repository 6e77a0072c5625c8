//! How alike two texts are, by the shingles they share. Knows nothing of reports.

/// How many characters a shingle has: longer than the phrases that all reports share.
const WIDE: usize = 8;
/// How many shingles of a text are kept; the error of a likeness of 0.8 is about 0.04.
const KEPT: usize = 128;

/// The smallest hashes of a text's shingles: enough to estimate what two texts have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch(Vec<u64>);

impl Sketch {
    /// The sketch of a text. Only letters and digits count: another source sets other spaces and points.
    pub fn of(words: &str) -> Self {
        let letters: Vec<u32> = words.chars().filter(|c| c.is_alphanumeric()).map(u32::from).collect();
        // Only the smallest are kept in order as they come: of twenty thousand some six hundred are ever put in.
        let mut smallest: Vec<u64> = Vec::with_capacity(KEPT + 1);
        for h in letters.windows(WIDE).map(hash) {
            if smallest.len() == KEPT && smallest.last().is_some_and(|most| h >= *most) {
                continue;
            }
            if let Err(at) = smallest.binary_search(&h) {
                smallest.insert(at, h);
                smallest.truncate(KEPT);
            }
        }
        Self(smallest)
    }

    /// The share of shingles that both texts have, 0–1; 0 for texts too short to tell.
    pub fn likeness(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut all, mut both) = (0usize, 0usize);
        while all < KEPT {
            match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x == y => {
                    both += 1;
                    a.next();
                    b.next();
                }
                (Some(x), Some(y)) if x < y => drop(a.next()),
                (_, Some(_)) => drop(b.next()),
                (Some(_), None) => drop(a.next()),
                (None, None) => break,
            }
            all += 1;
        }
        if self.0.len().min(other.0.len()) < 8 { 0.0 } else { both as f64 / all as f64 }
    }

    /// A few hashes by which likely twins are found: texts that are alike share one of them.
    pub fn keys(&self) -> &[u64] {
        &self.0[..self.0.len().min(12)]
    }
}

fn hash(letters: &[u32]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for l in letters {
        h = (h ^ u64::from(*l)).wrapping_mul(0x0100_0000_01b3);
    }
    // FNV leaves the high bits of short inputs alike; the smallest hashes must be a fair draw.
    h ^= h >> 32;
    h = h.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^ (h >> 29)
}

#[cfg(test)]
mod tests {
    use super::Sketch;

    #[test]
    fn the_same_words_are_alike_whatever_stands_between_them() {
        let words: String = (0..600).map(|n| format!("第{n}项工作完成{}家，", n * 7)).collect();
        let spaced = words.replace('，', " ， \n");
        assert!((Sketch::of(&words).likeness(&Sketch::of(&spaced)) - 1.0).abs() < 1e-9);
        let half: String = (0..300).map(|n| format!("第{n}项工作完成{}家，", n * 7)).collect();
        let likeness = Sketch::of(&words).likeness(&Sketch::of(&half));
        assert!((0.35..0.65).contains(&likeness), "{likeness}");
        let other: String = (0..600).map(|n| format!("另有{n}件事办了{}次。", n * 3)).collect();
        assert!(Sketch::of(&words).likeness(&Sketch::of(&other)) < 0.1);
        assert!(Sketch::of("").likeness(&Sketch::of("")) < 0.1);
    }
}
