//! The order of rows: by value with ties by bound, by code, or as a person has put them. Of the first two, rows without a
//! rank come after those with one.

use std::cmp::Ordering;

use super::choice::without_kind;
use super::coding::Coding;
use super::model::{Cell, Order, Query, Row, Standing};
use super::rank::ranked;
use crate::figures::Tier;
use crate::quantity::Bound;

/// Puts rows in order: ranked, on another basis, in a lane, apart, then the kinds of nothing.
pub(super) fn sort(rows: &mut [Row], query: &Query) {
    let key = |r: &Row| (query.order == Order::Value && group(r) < 2).then(|| number(r, &query.coding));
    rows.sort_by(|a, b| {
        let by_value = || key(a).zip(key(b)).map_or(Ordering::Equal, |(a, b)| by_value(a, b));
        group(a).cmp(&group(b)).then_with(by_value).then_with(|| by_code(a, b))
    });
    if query.order == Order::Own {
        rows.sort_by_cached_key(|r| query.sequence.iter().position(|s| is(r, s)).unwrap_or(usize::MAX));
    }
}

/// Whether a row is that of a place: 广东省茂名市, 茂名市 or 茂名.
fn is(r: &Row, place: &str) -> bool {
    let whole = r.region.as_deref().unwrap_or(&r.name);
    // A name may have words in brackets behind it.
    let name = r.name.split('（').next().unwrap_or(&r.name);
    whole == place || name == place || (place.chars().count() > 1 && without_kind(name) == place)
}

fn group(r: &Row) -> u8 {
    match (&r.cell, r.cell.standing()) {
        (_, Some(Standing::Axis)) => 0,
        (_, Some(Standing::Basis)) => 1,
        (_, Some(Standing::Lane)) => 2,
        (_, Some(Standing::Apart(_))) => 3,
        (Cell::ExpresslyNone, _) => 4,
        (Cell::NotStated, _) => 5,
        (Cell::NotRead, _) => 6,
        (Cell::Fragment, _) => 7,
        _ => 8,
    }
}

/// Where a row's first number stands by the rule, where it stands as written, and how it binds.
type Number = (Option<f64>, f64, u8);

/// What the rule gives no number stands behind what it gives one, as written among its like.
fn by_value(a: Number, b: Number) -> Ordering {
    let by_rule = match (a.0, b.0) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    by_rule.then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2))
}

fn number(r: &Row, coding: &Coding) -> Number {
    let entries = r.cell.entries();
    let base = || entries.iter().find(|e| Some(e.standing) == r.cell.standing() && e.tier == Tier::Base);
    let Some(e) = ranked(&r.cell).or_else(base).or_else(|| entries.first()) else { return (None, f64::MIN, 9) };
    let tie = match e.value.bound {
        Bound::AtLeast => 0,
        Bound::Exact | Bound::Range => 1,
        Bound::About => 2,
        Bound::AtMost => 3,
        _ => 4,
    };
    (coding.point(e.value), e.value.point().unwrap_or(f64::MIN), tie)
}

/// By code; places without one last, by name; then by year, then by reading.
fn by_code(a: &Row, b: &Row) -> Ordering {
    let key = |r: &Row| (r.code.is_none(), r.code.clone(), r.region.is_none(), r.region.clone());
    key(a).cmp(&key(b)).then(a.year.cmp(&b.year)).then(a.reading.cmp(&b.reading))
}
