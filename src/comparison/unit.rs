//! Units that can be converted into one another: 万人 and 人, 万亿元 and 亿元. Knows no prices and no physics.

use std::collections::BTreeMap;

use crate::figures::{Figure, Lexicon};
use crate::quantity::scale;

/// A unit as a multiple of its base.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// What all units of this kind have in common: 人, 元, %.
    pub base: String,
    /// How many of the base one of these is.
    pub factor: f64,
}

/// Returns a unit as written as a multiple of its base. A unit that is not known is its own base; no unit at all
/// has an empty base.
pub fn unit(written: Option<&str>) -> Unit {
    let (factor, base) = scale(written.unwrap_or("").trim());
    let (factor, base) = match base {
        "％" => (factor, "%"),
        "百分点" | "个点" => (factor, "个百分点"),
        "元人民币" | "人民币元" => (factor, "元"),
        "标准箱" | "TEU" => (factor, "标箱"),
        "吨标煤" => (factor, "吨标准煤"),
        // 粮食产量 is written in 亿斤 by some and in 万吨 by others.
        "斤" => (factor * 0.0005, "吨"),
        "公斤" => (factor * 0.001, "吨"),
        other => (factor, other),
    };
    Unit { base: base.to_owned(), factor }
}

/// One unit for all numbers of an indicator that can be converted into one another: 亿元, whether a report writes 万元 or
/// 万亿元. Amounts in 美元 and rates in % have each a unit of their own.
#[derive(Clone, Debug, Default)]
pub struct CommonUnits(BTreeMap<(String, String), String>);

impl CommonUnits {
    /// The units of these figures: of an indicator the one that the lexicon names, where it is of the same kind, else the
    /// one that is written most often, the larger one when equal.
    pub fn of<'f>(figures: impl IntoIterator<Item = &'f Figure>, lexicon: &Lexicon) -> Self {
        let mut counts: BTreeMap<(String, String), BTreeMap<&str, usize>> = BTreeMap::new();
        for f in figures {
            let Some(written) = f.unit.as_deref() else { continue };
            let key = (f.indicator.clone(), unit(Some(written)).base);
            *counts.entry(key).or_default().entry(written).or_default() += 1;
        }
        let factor = |written: &str| unit(Some(written)).factor;
        let one = |((indicator, base), counts): ((String, String), BTreeMap<&str, usize>)| {
            let usual = lexicon.by_id(&indicator).map(|i| &i.unit).filter(|u| unit(Some(u)).base == base);
            let commonest = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(factor(a.0).total_cmp(&factor(b.0))));
            let chosen = usual.map_or_else(|| commonest.map_or("", |c| c.0).to_owned(), Clone::clone);
            ((indicator, base), chosen)
        };
        Self(counts.into_iter().map(one).collect())
    }

    /// The unit of a figure's indicator, and how many of it one of the figure's own is. A figure without a unit has none.
    pub fn for_figure(&self, f: &Figure) -> (Option<&str>, f64) {
        let own = unit(f.unit.as_deref());
        match self.0.get(&(f.indicator.clone(), own.base)) {
            Some(common) => (Some(common.as_str()), own.factor / unit(Some(common)).factor),
            None => (None, 1.0),
        }
    }
}
