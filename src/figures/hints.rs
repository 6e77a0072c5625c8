//! Whether a name of the lexicon can be read in a sentence at all, before it is cut into tokens.

use aho_corasick::{AhoCorasick, MatchKind};

use super::lexicon::{Breadth, Named};

/// Machines that find what every reading of a name needs.
#[derive(Debug)]
pub struct Hints {
    /// Names that count outside the aims too, and words that stand for several of them.
    names: AhoCorasick,
    /// Names that count only among the aims or beside a relation.
    vague: AhoCorasick,
    /// Both halves of every way to cut a name in two: a list may hold them apart (单位生产总值能耗、水耗).
    halves: AhoCorasick,
    /// For each half the halves that stand behind it in a name.
    backs: Vec<Vec<usize>>,
}

impl Hints {
    /// Compiles the hints for the names of a lexicon.
    pub fn new(words: &[String], named: &[Named]) -> Result<Self, String> {
        let machine = |words: &[&str]| {
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(words).map_err(|e| e.to_string())
        };
        let of = |breadth: &[Breadth]| -> Vec<&str> {
            let all = words.iter().zip(named);
            all.filter(|(_, n)| breadth.contains(&n.breadth)).map(|(w, _)| w.as_str()).collect()
        };
        let full = of(&[Breadth::Full]);
        let mut names = of(&[Breadth::Full, Breadth::Short]);
        names.extend(["三次产业", "存贷款"]);
        let names = machine(&names)?;
        let cuts: Vec<(&str, &str)> = full
            .iter()
            .flat_map(|name| name.char_indices().skip(1).map(|(at, _)| name.split_at(at)))
            .filter(|(front, back)| !names.is_match(front) && !names.is_match(back))
            .collect();
        let mut halves: Vec<&str> = cuts.iter().flat_map(|(front, back)| [*front, *back]).collect();
        halves.sort_unstable();
        halves.dedup();
        let at = |half: &str| halves.binary_search(&half).unwrap_or_default();
        let mut backs = vec![Vec::new(); halves.len()];
        for (front, back) in cuts {
            backs[at(front)].push(at(back));
        }
        Ok(Self { names, vague: machine(&of(&[Breadth::Vague]))?, halves: machine(&halves)?, backs })
    }

    /// Whether any name can be read in `s`.
    pub fn any(&self, s: &str, vague: bool) -> bool {
        self.names.is_match(s) || (vague && self.vague.is_match(s)) || self.in_halves(s)
    }

    /// Whether both halves of a name stand in `s`.
    fn in_halves(&self, s: &str) -> bool {
        let mut stand: Vec<usize> = Vec::new();
        for m in self.halves.find_overlapping_iter(s) {
            let half = m.pattern().as_usize();
            if !stand.contains(&half) {
                stand.push(half);
            }
        }
        stand.iter().any(|front| self.backs[*front].iter().any(|back| stand.contains(back)))
    }
}
