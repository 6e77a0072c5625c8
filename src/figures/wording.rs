//! The words of a clause by class: verbs, bounds, tones, connectives. The words are data, `assets/wording.toml`.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use serde::Deserialize;

use super::characters::is_plain;
use super::further::FurtherLists;
pub use super::further::FurtherWords;
use super::relation;
use super::signs::{Scanner, Signs};
use super::time;
use super::vocabulary::Vocabulary;
use crate::pattern::Fronts;
use crate::quantity::Bound;

/// What a word does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// 增长.
    Growth,
    /// 增, before a number only.
    GrowthBare,
    /// 下降.
    Decline,
    /// 降, before a number only.
    DeclineBare,
    /// 提高, 增加.
    Rise,
    /// 达到, 完成, 控制在.
    Level,
    /// 不低于, 突破.
    Over,
    /// 不超过.
    Under,
    /// 约.
    Near,
    /// 分别, 均.
    Each,
    /// 力争.
    Strive,
    /// 确保.
    Ensure,
    /// 年均.
    Yearly,
    /// 其中.
    OfWhich,
    /// 由, 从 before a number: where it began.
    From,
    /// 规模, 水平: ends a name and changes nothing.
    Noun,
    /// Changes nothing.
    Skip,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    growth: Vec<String>,
    growth_bare: Vec<String>,
    decline: Vec<String>,
    decline_bare: Vec<String>,
    rise: Vec<String>,
    level: Vec<String>,
    over: Vec<String>,
    under: Vec<String>,
    near: Vec<String>,
    each: Vec<String>,
    strive: Vec<String>,
    ensure: Vec<String>,
    yearly: Vec<String>,
    of_which: Vec<String>,
    from: Vec<String>,
    noun: Vec<String>,
    skip: Vec<String>,
    lead: Vec<String>,
    stable: Vec<String>,
    positive: Vec<String>,
    #[serde(default)]
    further: FurtherLists,
}

/// The words, compiled.
#[derive(Debug)]
pub struct Wording {
    words: Vocabulary,
    classes: Vec<Word>,
    /// Words that lead up to a name and are no part of it.
    pub leads: Vocabulary,
    /// 正增长 …: relations of growth without a number, then 保稳提质 …: relations of stability.
    relations: AhoCorasick,
    /// How many of them are words of growth.
    positive: usize,
    /// What a sentence can hold, these relations among it.
    pub signs: Scanner,
    /// With which characters what is none of the words begins behind a name: relations, times, shares, numbers, marks.
    behind_names: Fronts,
    /// Words of the further fields.
    pub further: FurtherWords,
}

impl Wording {
    /// Compiles the words of a wording file. Returns what is wrong with it, with its line.
    pub fn parse(toml: &str) -> Result<Self, String> {
        let f: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        let lists = [
            (f.growth, Word::Growth),
            (f.growth_bare, Word::GrowthBare),
            (f.decline, Word::Decline),
            (f.decline_bare, Word::DeclineBare),
            (f.rise, Word::Rise),
            (f.level, Word::Level),
            (f.over, Word::Over),
            (f.under, Word::Under),
            (f.near, Word::Near),
            (f.each, Word::Each),
            (f.strive, Word::Strive),
            (f.ensure, Word::Ensure),
            (f.yearly, Word::Yearly),
            (f.of_which, Word::OfWhich),
            (f.from, Word::From),
            (f.noun, Word::Noun),
            (f.skip, Word::Skip),
        ];
        let (mut words, mut classes) = (Vec::new(), Vec::new());
        for (list, class) in lists {
            for word in list {
                words.push(word);
                classes.push(class);
            }
        }
        let words = Vocabulary::new(words.iter().map(String::as_str));
        // 由负转正 before 转正: the longer words are looked for first.
        let by_length = |mut list: Vec<String>| {
            list.sort_by_key(|w| std::cmp::Reverse(w.len()));
            list
        };
        let positive = f.positive.len();
        let of_relation: Vec<String> = by_length(f.positive).into_iter().chain(by_length(f.stable)).collect();
        let signs = Scanner::new(of_relation.iter().map(|w| (w.as_str(), Signs::WORDED)));
        let behind_names = behind_names(&of_relation);
        let relations =
            AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(of_relation).map_err(|e| e.to_string())?;
        let further = FurtherWords::new(f.further)?;
        Ok(Self {
            words,
            classes,
            leads: Vocabulary::new(f.lead.iter().map(String::as_str)),
            relations,
            positive,
            signs,
            behind_names,
            further,
        })
    }

    /// Whether what is no part of a name, and no name either, may begin at the front of `s`.
    pub fn may_follow(&self, s: &str) -> bool {
        s.is_empty() || self.behind_names.begin(s) || self.words.front(s).is_some()
    }

    /// Words of growth, then words of stability, wherever they stand in these stretches of `s`: of each kind the longest
    /// first.
    pub fn relations<'a>(
        &self,
        s: &str,
        stretches: impl Iterator<Item = &'a Range<usize>>,
    ) -> impl Iterator<Item = (Range<usize>, Bound)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for at in stretches {
            let words = self.relations.find_overlapping_iter(&s[at.clone()]);
            found.extend(words.map(|m| (m.pattern().as_usize(), at.start + m.start()..at.start + m.end())));
        }
        found.sort_by_key(|(n, range)| (*n, range.start));
        found.into_iter().map(|(n, range)| (range, if n < self.positive { Bound::Positive } else { Bound::Stable }))
    }

    /// All words in `s`, leftmost and longest first, as byte ranges.
    pub fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (Range<usize>, Word)> + 'a {
        self.words.find(s).filter_map(|(range, word)| self.classes.get(word).map(|class| (range, *class)))
    }
}

/// With which characters begins what can stand behind a name, beside the words: `relations` are those of the wording.
fn behind_names(relations: &[String]) -> Fronts {
    let marks = (0..=u32::from(u16::MAX)).filter_map(char::from_u32).filter(|c| !is_plain(*c) || c.is_whitespace());
    let patterns = relation::patterns().chain(time::patterns());
    let said = patterns.flat_map(|p| p.beginnings().unwrap_or_default());
    // 城镇化率等指标: what sums a list up is cut off.
    let led = ["等"].into_iter().chain(relation::LEADS).map(str::to_owned);
    let all: Vec<String> = marks.map(String::from).chain(led).chain(said).chain(relations.iter().cloned()).collect();
    Fronts::new(all.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_names_is_known_by_its_beginnings() {
        for pattern in relation::patterns().chain(time::patterns()) {
            assert!(pattern.beginnings().is_some(), "{}", pattern.expression());
        }
    }
}
