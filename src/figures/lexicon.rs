//! The lexicon: which words name which indicator. The words are data, `assets/indicators.toml`.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::figure::Measure;
use super::hints::Hints;
use super::lexicon_file::{Mistake, Shared, draft};
use super::plausible::Plausible;
use super::vocabulary::Vocabulary;
use super::wording::Wording;

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
#[derive(Clone, Debug, PartialEq)]
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
    /// Names recognised wherever they stand, as written in the file: `{城镇|城市}居民收入` is two.
    pub names: Vec<String>,
    /// General words, recognised only as the whole name of a clause.
    pub short: Vec<String>,
    /// Words that name it only in a passage of targets.
    pub vague: Vec<String>,
    /// The id of what its share of GDP is, when that is an indicator of its own.
    pub as_share: Option<String>,
    /// The kinds of measure that make sense; empty for all.
    pub measures: Vec<Measure>,
    /// How units end in which its amounts are counted; null for any. Ratios (%, ‰, 百分点, 倍) are not asked.
    pub units: Option<Vec<String>>,
    /// Of prices: from here on a number is an index level (103), below it the rise (3%).
    pub index: Option<f64>,
    /// How much it tells that a passage sets the year's aims.
    pub weight: f32,
    /// Numbers outside are doubted.
    pub plausible: Plausible,
}

impl Indicator {
    /// Whether its amounts are counted in this unit: 固定资产投资 in money, not in 个.
    pub fn is_counted_in(&self, unit: &str) -> bool {
        // 5.5万元/人: the money is what counts.
        let unit = unit.strip_suffix("/人").unwrap_or(unit);
        // 1000亿元人民币: its own money, named beside the dollars.
        let unit = unit.strip_suffix("人民币").filter(|u| u.ends_with('元')).unwrap_or(unit);
        self.units.as_ref().is_none_or(|list| list.iter().any(|u| unit.ends_with(u.as_str())))
    }

    /// Whether it is counted a head: 农牧民转移就业8.6万人，实现收入8.92亿元 is what all of them earned.
    pub fn is_a_head(&self) -> bool {
        self.plausible.amount.is_some_and(|[_, most]| most < 1e7)
    }

    /// Whether this kind of measure makes sense.
    pub fn is_measured_as(&self, measure: Measure) -> bool {
        self.measures.is_empty() || self.measures.contains(&measure)
    }
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
#[derive(Clone, Debug)]
pub struct Lexicon {
    indicators: Vec<Indicator>,
    by_id: HashMap<String, usize>,
    names: Vocabulary,
    patterns: Vec<Named>,
    hints: Hints,
    shared: Vec<Shared>,
    /// The words of all that are shared.
    together: Vocabulary,
}

impl Lexicon {
    /// Compiles a lexicon from its file. Returns what is wrong with the file, with its lines.
    pub fn parse(toml: &str) -> Result<Self, String> {
        let say = |m: &Mistake| format!("line {}, column {}: {:?}", m.line, m.column, m.what);
        Self::with(toml, None).map_err(|list| list.iter().map(say).collect::<Vec<_>>().join("\n"))
    }

    /// Compiles the program's lexicon with a user's file on top: entries with a known id add names and override the
    /// rest, new ids are added. Returns all mistakes that are found in it, with their lines.
    pub fn with(bundled: &str, own: Option<&str>) -> Result<Self, Vec<Mistake>> {
        let draft = draft(bundled, own)?;
        let (mut words, mut patterns) = (Vec::new(), Vec::new());
        for (word, indicator, breadth) in draft.words {
            let named = Named { indicator, breadth };
            words.push(word);
            patterns.push(named);
        }
        let names = Vocabulary::new(words.iter().map(String::as_str));
        let together: Vec<&str> = draft.shared.iter().flat_map(|s| s.words.iter().map(String::as_str)).collect();
        // Hints are sought in words without quotation marks.
        let bare: Vec<Cow<'_, str>> = words.iter().map(|w| without_quotes(w)).collect();
        // 城乡居民收入 is named before it stands for two; 三次产业 is not.
        let alone = draft.shared.iter().filter(|s| s.of.is_none());
        let alone: Vec<&str> = alone.flat_map(|s| s.words.iter().map(String::as_str)).collect();
        let hints = Hints::new(&bare, &patterns, &alone);
        let together = Vocabulary::new(together.into_iter());
        let by_id = draft.indicators.iter().enumerate().map(|(n, i)| (i.id.clone(), n)).collect();
        let (indicators, shared) = (draft.indicators, draft.shared);
        Ok(Self { indicators, by_id, names, patterns, hints, shared, together })
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
        self.patterns.get(self.names.whole(name)?).copied()
    }

    /// Whether a name may begin with `words` and go on behind them.
    pub fn goes_on(&self, words: &str) -> bool {
        self.names.goes_on(words)
    }

    /// Whether any name can be read in `s`, in which quotation marks may stand; one that counts only among aims or beside a
    /// relation if `vague`.
    pub fn may_name(&self, s: &str, quoted: bool, vague: bool, wording: &Wording) -> bool {
        // 投资增长, 投资、消费, and no 投资环境: no words of its own stand behind a name.
        let ends = |behind: &str| wording.may_follow(behind) || self.names.front(behind).is_some();
        // Quotes inside a name are no part of it: 能耗“双控”.
        if quoted { self.hints.any(&without_quotes(s), vague, ends) } else { self.hints.any(s, vague, ends) }
    }

    /// The indicators for which words stand together (三次产业, 存贷款余额); `indicator` is what they name already.
    pub fn together(&self, words: &str, indicator: Option<usize>) -> Option<&[usize]> {
        if !self.together.stands_in(words) {
            return None;
        }
        let fits =
            |s: &&Shared| (s.of.is_none() || s.of == indicator) && s.words.iter().any(|w| words.contains(w.as_str()));
        self.shared.iter().find(fits).map(|s| s.ids.as_slice())
    }

    /// All names in `s`, leftmost and longest first, as byte ranges.
    pub fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (std::ops::Range<usize>, Named)> + 'a {
        self.names.find(s).filter_map(|(range, word)| self.patterns.get(word).map(|named| (range, *named)))
    }
}

/// Words without the quotation marks that may stand inside a name.
pub fn without_quotes(words: &str) -> Cow<'_, str> {
    let mut left = String::new();
    let mut from = 0;
    // The first bytes of “, ” and ": nearly no name holds one.
    for (at, _) in words.bytes().enumerate().filter(|(_, b)| matches!(b, b'"' | 0xe2)) {
        if let Some(quote) = words[at..].chars().next().filter(|c| matches!(c, '“' | '”' | '"')) {
            left.push_str(&words[from..at]);
            from = at + quote.len_utf8();
        }
    }
    if from == 0 {
        return Cow::Borrowed(words);
    }
    left.push_str(&words[from..]);
    Cow::Owned(left)
}
