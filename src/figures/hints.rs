//! Whether a name of the lexicon can be read in a sentence at all, before it is cut into tokens.

use aho_corasick::{AhoCorasick, MatchKind};

use super::lexicon::{Breadth, Named};

/// One machine for all that a reading of a name needs.
#[derive(Clone, Debug)]
pub struct Hints {
    search: AhoCorasick,
    /// What each of its words is.
    kinds: Vec<Kind>,
}

/// What a word of the hints is.
#[derive(Clone, Debug, Default)]
struct Kind {
    /// A name that counts outside the aims too, or words that stand for several of them.
    name: bool,
    /// A name that counts only among the aims or beside a relation.
    vague: bool,
    /// What may stand behind it as the other half of a name: a list may hold the halves apart (单位生产总值能耗、水耗).
    backs: Vec<usize>,
}

impl Hints {
    /// Compiles the hints for the names of a lexicon; `together` are words that stand for several indicators.
    pub fn new(words: &[String], named: &[Named], together: &[&str]) -> Result<Self, String> {
        let machine = |words: &[&str]| {
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(words).map_err(|e| e.to_string())
        };
        let of = |breadth: &[Breadth]| -> Vec<&str> {
            let all = words.iter().zip(named);
            all.filter(|(_, n)| breadth.contains(&n.breadth)).map(|(w, _)| w.as_str()).collect()
        };
        let (names, vague) =
            ([of(&[Breadth::Full, Breadth::Short]), together.to_vec()].concat(), of(&[Breadth::Vague]));
        let search = machine(&names)?;
        // A half that holds a name is found as one.
        let cuts: Vec<(&str, &str)> = of(&[Breadth::Full])
            .iter()
            .flat_map(|name| name.char_indices().skip(1).map(|(at, _)| name.split_at(at)))
            .filter(|(front, back)| !search.is_match(front) && !search.is_match(back))
            .collect();
        let halves = cuts.iter().flat_map(|(front, back)| [*front, *back]);
        let mut all: Vec<&str> = names.iter().chain(&vague).copied().chain(halves).collect();
        all.sort_unstable();
        all.dedup();
        let at = |word: &str| all.binary_search(&word).unwrap_or_default();
        let mut kinds = vec![Kind::default(); all.len()];
        names.iter().for_each(|w| kinds[at(w)].name = true);
        vague.iter().for_each(|w| kinds[at(w)].vague = true);
        cuts.iter().for_each(|(front, back)| kinds[at(front)].backs.push(at(back)));
        Ok(Self { search: machine(&all)?, kinds })
    }

    /// Whether any name can be read in `s`; a vague one too if `vague`.
    pub fn any(&self, s: &str, vague: bool) -> bool {
        let mut halves: Vec<usize> = Vec::new();
        for m in self.search.find_overlapping_iter(s) {
            let word = m.pattern().as_usize();
            let kind = &self.kinds[word];
            if kind.name || (vague && kind.vague) {
                return true;
            }
            if !halves.contains(&word) {
                halves.push(word);
            }
        }
        halves.iter().any(|front| self.kinds[*front].backs.iter().any(|back| halves.contains(back)))
    }
}
