//! The lexicon: which words name which indicator. The words are data, `assets/indicators.toml`.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::{Deserialize, Serialize};

use super::figure::Measure;
use super::hints::Hints;

/// Which colour an indicator has, and where it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// 总量与产业.
    Total,
    /// 投资.
    Investment,
    /// 消费与外贸.
    Trade,
    /// 财政金融.
    Finance,
    /// 民生.
    Livelihood,
    /// 生态.
    Ecology,
    /// 其他.
    Other,
}

/// Whether more or less of it is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// More is better.
    Floor,
    /// Less is better.
    Ceiling,
    /// Neither.
    Point,
}

/// An indicator: an entry of the lexicon.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The name used in every table.
    pub id: String,
    /// The name shown in Chinese.
    pub zh: String,
    /// The name shown in English.
    pub en: String,
    /// Its family.
    pub family: Family,
    /// What a bare percentage means when no verb says it.
    pub measure: Measure,
    /// The usual unit; empty when there is none.
    pub unit: String,
    /// Whether more is better.
    pub sense: Sense,
    /// Names recognised wherever they stand.
    pub names: Vec<String>,
    /// General words, recognised only as the whole name of a clause.
    #[serde(default)]
    pub short: Vec<String>,
    /// Words that name it only in a passage of targets.
    #[serde(default)]
    pub vague: Vec<String>,
    /// The id of what its share of GDP is, when that is an indicator of its own.
    #[serde(default)]
    pub as_share: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    indicator: Vec<Indicator>,
}

/// A name of the lexicon found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which indicator: an index into [`Lexicon::indicators`].
    pub indicator: usize,
    /// How much of a clause it must be.
    pub breadth: Breadth,
}

/// How freely a name may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// Wherever it stands.
    Full,
    /// Only as the whole name of a clause.
    Short,
    /// Only as the whole name of a clause in a passage of targets.
    Vague,
}

/// The lexicon, compiled.
#[derive(Debug)]
pub struct Lexicon {
    indicators: Vec<Indicator>,
    by_id: HashMap<String, usize>,
    exact: HashMap<String, Named>,
    search: AhoCorasick,
    patterns: Vec<Named>,
    hints: Hints,
}

impl Lexicon {
    /// Compiles a lexicon from its file. Returns what is wrong with the file, with its line.
    pub fn parse(toml: &str) -> Result<Self, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let mut exact = HashMap::new();
        let (mut words, mut patterns) = (Vec::new(), Vec::new());
        for (i, indicator) in file.indicator.iter().enumerate() {
            let full = indicator.names.iter().map(|n| (n, Breadth::Full));
            let short = indicator.short.iter().map(|n| (n, Breadth::Short));
            let vague = indicator.vague.iter().map(|n| (n, Breadth::Vague));
            for (name, breadth) in full.chain(short).chain(vague) {
                let named = Named { indicator: i, breadth };
                exact.entry(name.clone()).or_insert(named);
                words.push(name.clone());
                patterns.push(named);
            }
        }
        let machine = |kind: MatchKind, words: &[String]| {
            let mut builder = AhoCorasick::builder();
            builder.match_kind(kind).kind(Some(AhoCorasickKind::DFA)).build(words).map_err(|e| e.to_string())
        };
        let search = machine(MatchKind::LeftmostLongest, &words)?;
        let hints = Hints::new(&words, &patterns)?;
        let by_id = file.indicator.iter().enumerate().map(|(n, i)| (i.id.clone(), n)).collect();
        Ok(Self { indicators: file.indicator, by_id, exact, search, patterns, hints })
    }

    /// All indicators, in the order of the file.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The indicator with this id.
    pub fn by_id(&self, id: &str) -> Option<&Indicator> {
        self.indicators.get(self.index(id)?)
    }

    /// Where the indicator with this id stands in [`Self::indicators`].
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The indicator of which `name` is a whole name.
    pub fn whole(&self, name: &str) -> Option<Named> {
        self.exact.get(name).copied()
    }

    /// Whether any name can be read in `s`; one that counts only among aims or beside a relation if `vague`.
    pub fn may_name(&self, s: &str, vague: bool) -> bool {
        // Quotes inside a name are no part of it: 能耗“双控”.
        self.hints.any(s, vague) || (s.contains(QUOTES) && self.hints.any(&s.replace(QUOTES, ""), vague))
    }

    /// All names in `s`, leftmost and longest first, as byte ranges.
    pub fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (std::ops::Range<usize>, Named)> + 'a {
        self.search.find_iter(s).filter_map(|m| self.patterns.get(m.pattern().as_usize()).map(|n| (m.range(), *n)))
    }
}

/// Quotation marks, which may stand inside a name.
pub const QUOTES: [char; 3] = ['“', '”', '"'];
