//! The order of rows: by value with ties by bound, or by code. Rows without a rank come after those with one.

use std::cmp::Ordering;

use super::model::{Cell, Order, Row, Standing};
use crate::figures::Tier;
use crate::quantity::Bound;

/// Puts rows in order: ranked, on another basis, in a lane, apart, then the kinds of nothing.
pub(super) fn sort(rows: &mut [Row], order: Order) {
    rows.sort_by(|a, b| group(a).cmp(&group(b)).then_with(|| by_value(a, b, order)).then_with(|| by_code(a, b)));
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

fn by_value(a: &Row, b: &Row, order: Order) -> Ordering {
    if order == Order::Code || group(a) > 1 {
        return Ordering::Equal;
    }
    let (a, b) = (key(a), key(b));
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}

/// Where the row's first number stands and how it binds.
fn key(r: &Row) -> (f64, u8) {
    let ranked = r.cell.standing();
    let mut on = r.cell.entries().iter().filter(|e| Some(e.standing) == ranked && e.tier == Tier::Base);
    let Some(e) = on.next().or_else(|| r.cell.entries().first()) else { return (f64::MIN, 9) };
    let tie = match e.value.bound {
        Bound::AtLeast => 0,
        Bound::Exact | Bound::Range => 1,
        Bound::About => 2,
        Bound::AtMost => 3,
        _ => 4,
    };
    (e.value.point().unwrap_or(f64::MIN), tie)
}

/// By code; places without one last, by name; then by year, then by reading.
fn by_code(a: &Row, b: &Row) -> Ordering {
    let key = |r: &Row| (r.code.is_none(), r.code.clone(), r.region.is_none(), r.region.clone());
    key(a).cmp(&key(b)).then(a.year.cmp(&b.year)).then(a.reading.cmp(&b.reading))
}
