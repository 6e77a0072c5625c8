//! This year's target against last year's, in words: what was firm and is loose, what was a number and is a relation.

use serde::{Deserialize, Serialize};

use super::relative::{Whose, measured_by};
use crate::comparison::{Cell, Entry};
use crate::figures::{Figure, Measure, Sense, Tier, Tone};
use crate::quantity::Bound;

/// Whether the words bind more than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Firmness {
    /// 措辞收紧: 5%左右 → 5%以上.
    Tightened,
    /// 措辞放松: 5%以上 → 5%左右.
    Loosened,
    /// Other words that bind neither more nor less.
    Neither,
}

/// A way in which the words of a target changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rewording {
    /// Another bound: 以上 → 左右.
    Bound {
        /// Last year's.
        from: Bound,
        /// This year's.
        to: Bound,
        /// Whether it binds more.
        firmness: Firmness,
    },
    /// Another relation: 高于经济增速 → 与经济增长同步.
    Relation {
        /// Last year's words.
        from: String,
        /// This year's words.
        to: String,
        /// Whether it binds more.
        firmness: Firmness,
    },
    /// A number became a relation: 4.5% → 正增长.
    ToRelation {
        /// Last year's words.
        from: String,
        /// This year's words.
        to: String,
    },
    /// A relation became a number.
    ToNumber {
        /// Last year's words.
        from: String,
        /// This year's words.
        to: String,
    },
    /// Another word of tone: 确保 → 力争.
    Tone {
        /// Last year's word.
        from: Option<String>,
        /// This year's word.
        to: Option<String>,
        /// Whether it binds more.
        firmness: Firmness,
    },
    /// A number beyond the first was added: ，力争9%.
    StretchAdded(String),
    /// The number beyond the first is gone.
    StretchDropped(String),
    /// Another 口径.
    Basis {
        /// Last year's.
        from: Option<String>,
        /// This year's.
        to: Option<String>,
    },
    /// Something else is measured: an amount instead of a rise.
    Measure {
        /// Last year's.
        from: Measure,
        /// This year's.
        to: Measure,
    },
    /// Last year's report sets no such target, this year's does.
    Added,
    /// Last year's report set one, this year's does not.
    Dropped,
}

impl Rewording {
    /// Whether it binds more; null where that is no question.
    pub fn firmness(&self) -> Option<Firmness> {
        match self {
            Self::Bound { firmness, .. } | Self::Relation { firmness, .. } | Self::Tone { firmness, .. } => {
                Some(*firmness)
            }
            _ => None,
        }
    }
}

/// An entry of a cell with its figure.
pub(super) type Stated<'a> = (&'a Entry, &'a Figure);

/// How the words changed from one cell to the next. `pair` is what is compared with what: the two first numbers.
pub(super) fn wording(
    last: (&Cell, &[Stated<'_>]),
    now: (&Cell, &[Stated<'_>]),
    pair: Option<(Stated<'_>, Stated<'_>)>,
    sense: Sense,
) -> Vec<Rewording> {
    let Some((before, after)) = pair else {
        return match (last.0, now.0) {
            (Cell::NotStated | Cell::ExpresslyNone, Cell::Stated(_)) => vec![Rewording::Added],
            (Cell::Stated(_), Cell::NotStated | Cell::ExpresslyNone) => vec![Rewording::Dropped],
            _ => Vec::new(),
        };
    };
    let mut found = Vec::new();
    found.extend(bound(before, after, sense));
    found.extend(tone(before.1, after.1));
    let stretch = |all: &[Stated<'_>]| all.iter().find(|s| s.0.tier == Tier::Stretch).map(|s| s.0.words.clone());
    match (stretch(last.1), stretch(now.1)) {
        (None, Some(words)) => found.push(Rewording::StretchAdded(words)),
        (Some(words), None) => found.push(Rewording::StretchDropped(words)),
        _ => {}
    }
    if before.1.basis != after.1.basis {
        found.push(Rewording::Basis { from: before.1.basis.clone(), to: after.1.basis.clone() });
    }
    found
}

fn bound(before: Stated<'_>, after: Stated<'_>, sense: Sense) -> Option<Rewording> {
    let (a, b) = (before.1, after.1);
    let (from, to) = (before.0.words.clone(), after.0.words.clone());
    match (is_relation(a), is_relation(b)) {
        (false, true) => Some(Rewording::ToRelation { from, to }),
        (true, false) => Some(Rewording::ToNumber { from, to }),
        (true, true) if a.value.bound != b.value.bound || reference(a) != reference(b) => {
            Some(Rewording::Relation { from, to, firmness: relation_firmness(a, b) })
        }
        (true, true) => None,
        _ if a.measure != b.measure => Some(Rewording::Measure { from: a.measure, to: b.measure }),
        _ if a.value.bound != b.value.bound => {
            let rank = |f: &Figure| firm(f.value.bound, sense);
            let firmness = by_rank(rank(a), rank(b));
            Some(Rewording::Bound { from: a.value.bound, to: b.value.bound, firmness })
        }
        _ => None,
    }
}

fn is_relation(f: &Figure) -> bool {
    f.value.bound.is_relation() || f.measure == Measure::Relation || f.measure == Measure::Gap
}

fn by_rank(from: Option<u8>, to: Option<u8>) -> Firmness {
    match (from, to) {
        (Some(a), Some(b)) if b > a => Firmness::Tightened,
        (Some(a), Some(b)) if b < a => Firmness::Loosened,
        _ => Firmness::Neither,
    }
}

/// How firmly a bound holds, higher is firmer. Of what is to rise 6%以上 binds more than 6%, and that more than
/// 6%左右; of what is to stay low 3%以内 does.
fn firm(bound: Bound, sense: Sense) -> Option<u8> {
    match (bound, sense) {
        (Bound::AtLeast, Sense::Floor) | (Bound::AtMost, Sense::Ceiling) => Some(4),
        (Bound::Exact, _) => Some(3),
        // 5%左右 and 4.5%—5% leave as much open as each other; what differs are the numbers.
        (Bound::About | Bound::Range, _) => Some(2),
        (Bound::AtMost, Sense::Floor) | (Bound::AtLeast, Sense::Ceiling) => Some(1),
        _ => None,
    }
}

/// 高于经济增速 binds more than 与经济增长同步; only where both are measured against the same.
fn relation_firmness(a: &Figure, b: &Figure) -> Firmness {
    let rank = |f: &Figure| match f.value.bound {
        Bound::Faster => Some(3),
        Bound::Sync => Some(2),
        Bound::Stable | Bound::Positive => Some(1),
        _ => None,
    };
    let silent = |f: &Figure| f.relative_to.as_deref().is_none_or(str::is_empty);
    let same = reference(a) == reference(b) || silent(a) || silent(b);
    if same { by_rank(rank(a), rank(b)) } else { Firmness::Neither }
}

/// What a relation is measured against, the same for all its spellings: 经济增速 and 地区生产总值.
fn reference(f: &Figure) -> (Whose, bool, &str) {
    let words = f.relative_to.as_deref().unwrap_or("");
    let (whose, economy) = measured_by(words);
    (whose, economy, if whose == Whose::Own && !economy { words } else { "" })
}

fn tone(a: &Figure, b: &Figure) -> Option<Rewording> {
    let rank = |f: &Figure| match f.tone {
        Tone::Ensure => 3,
        Tone::None => 2,
        Tone::Strive => 1,
    };
    let firmness = by_rank(Some(rank(a)), Some(rank(b)));
    (a.tone != b.tone).then(|| Rewording::Tone { from: a.tone_word.clone(), to: b.tone_word.clone(), firmness })
}
