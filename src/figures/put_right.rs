//! Numbers that a person has put right: whether a figure says another number than the words it stands in, and how its
//! value is then written.

use super::figure::{Figure, Measure};
use super::reviewed::Standing;
use crate::quantity::{Bound, Value, amount};
use crate::text::Text;

impl Figure {
    /// Whether a person has given it another number, bound or unit than the text has.
    pub fn is_put_right(&self, text: &Text) -> bool {
        let Some(review) = &self.review else { return false };
        match (&review.machine, review.standing) {
            (Some(machine), Standing::Corrected) => (machine.value, &machine.unit) != (self.value, &self.unit),
            (None, Standing::Corrected | Standing::Added) => !self.is_said(text),
            _ => false,
        }
    }

    /// Whether the words in which it stands say its value. What was added by hand has nothing else to be measured by; words
    /// of bound may stand anywhere around the number (总量突破6000亿元).
    fn is_said(&self, text: &Text) -> bool {
        let span = self.evidence.value;
        let folded = text.folded().get(text.folded_at(span.start)..text.folded_at(span.end));
        let words = folded.filter(|w| !w.is_empty()).unwrap_or_else(|| text.words(span));
        let Some(found) = words.char_indices().find_map(|(at, _)| amount(words, at)) else {
            return self.value.bound.is_relation();
        };
        let ends = |v: Value| (v.low.or(v.high), v.high.or(v.low));
        let bound = !found.bound_said || found.value.bound == self.value.bound;
        bound && ends(found.value) == ends(self.value) && found.unit == self.unit
    }

    /// Its value in the words of reports: 16%以上; a gap and a relation with what they are compared with.
    pub fn put_right_words(&self) -> String {
        value_words(self.value, self.unit.as_deref(), self.measure, self.relative_to.as_deref())
    }
}

/// A value in the words of reports, as [`Figure::put_right_words`].
pub fn value_words(value: Value, unit: Option<&str>, measure: Measure, than: Option<&str>) -> String {
    let (number, than) = (value.written(unit), than.unwrap_or_default());
    match value.bound {
        Bound::Sync if than.is_empty() => "同步".into(),
        Bound::Sync => format!("与{than}同步"),
        Bound::Faster => format!("高于{than}"),
        Bound::Slower => format!("低于{than}"),
        Bound::Assigned => "完成上级下达任务".into(),
        Bound::Stable => "保持稳定".into(),
        Bound::Positive => "正增长".into(),
        _ if measure == Measure::Gap && !than.is_empty() => {
            let below = value.point().is_some_and(|n| n < 0.0);
            let (way, number) = if below { ("低于", number.trim_start_matches('-')) } else { ("高于", &*number) };
            format!("{way}{than}{number}")
        }
        _ => number,
    }
}
