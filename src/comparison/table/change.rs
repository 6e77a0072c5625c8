//! This year's target against last year's, in numbers: by ends, and only where both measure the same.

use super::model::{Change, Difference, Why};
use super::number::{Number, tidy};
use crate::quantity::{Bound, Value};

/// The change from one aim to the next. Null stands for an aim without a number.
pub(super) fn change(last: Option<&Number>, now: Option<&Number>) -> Change {
    let (Some(last), Some(now)) = (last, now) else { return Change::Not(Why::Relation) };
    if let Err(why) = last.comparable(now) {
        return Change::Not(why);
    }
    // 不低于5% and 不超过5% bind the same number from both sides.
    let opposite = |a: Bound, b: Bound| a == Bound::AtLeast && b == Bound::AtMost;
    if opposite(last.value.bound, now.value.bound) || opposite(now.value.bound, last.value.bound) {
        return Change::Not(Why::Bounds);
    }
    let (Some(a), Some(b)) = (ends(last.value), ends(now.value)) else { return Change::Not(Why::Relation) };
    let by = |n: f64| tidy(n / now.factor);
    let unit = unit_of_difference(&now.base, now.written.as_deref());
    Change::By(Difference { low: by(b.0 - a.0), high: by(b.1 - a.1), unit })
}

/// The two numbers of a range; the one number of all others twice.
pub(super) fn ends(v: Value) -> Option<(f64, f64)> {
    match (v.low, v.high) {
        (Some(l), Some(h)) => Some((l, h)),
        (l, h) => l.or(h).map(|n| (n, n)),
    }
}

/// What a difference is counted in, for a number written in `unit`.
fn unit_of_difference(base: &str, written: Option<&str>) -> String {
    match base {
        "%" => "个百分点".to_owned(),
        "‰" => "个千分点".to_owned(),
        _ => written.unwrap_or_default().to_owned(),
    }
}
