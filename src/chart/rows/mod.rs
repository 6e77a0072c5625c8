//! Rows over an axis of numbers: what stands where, for the kinds that give each report a row.
//!
//! Numbers stand on one axis; relations, what cannot be compared and the kinds of nothing stand in parts of their own
//! under the plot. Rows that do not fit at a readable size are left out and told.

pub(in crate::chart) mod axis;
pub(in crate::chart) mod lanes;
pub(in crate::chart) mod marks;
pub(in crate::chart) mod mesh;
pub(in crate::chart) mod plan;

use std::collections::BTreeSet;

use super::frame::{Key, KeyShape};
use super::page::Ctx;
use super::record::{Align, Words};
use super::scene::{Point, Rect};
use super::tell;
use super::words::{self, Lang};
use crate::comparison::{Cell, Entry, Row, Standing};
use crate::figures::Tier;
use crate::quantity::Bound;

/// Only shapes that occur among the rows.
pub(in crate::chart) fn key(lang: Lang, rows: &[&Row]) -> Vec<Key> {
    let bounds = super::cite::bounds(rows).into_iter();
    let mut key: Vec<Key> = bounds.map(|b| Key::new(KeyShape::Bound(b), words::bound(lang, b))).collect();
    let on = |s: Standing| matches!(s, Standing::Axis | Standing::Basis);
    if rows.iter().flat_map(|r| r.cell.entries()).any(|e| e.tier == Tier::Stretch && on(e.standing)) {
        key.push(Key::new(KeyShape::Stretch, words::stretch(lang)));
    }
    if rows.iter().any(|r| r.cell.standing() == Some(Standing::Lane)) {
        key.push(Key::new(KeyShape::Relation, words::bound(lang, Bound::Assigned)));
    }
    if rows.iter().any(|r| r.cell == Cell::NotStated) {
        key.push(Key::new(KeyShape::Silent, words::nothing(lang, &Cell::NotStated).0));
    }
    key
}

/// Whether last year's target is known and was another one.
pub(in crate::chart) fn moved(row: &Row) -> bool {
    let base = |e: &&Entry| e.standing == Standing::Axis && e.tier == Tier::Base;
    let now: BTreeSet<String> = row.cell.entries().iter().filter(base).map(|e| format!("{:?}", e.value)).collect();
    let then: BTreeSet<String> = row.last.iter().filter(base).map(|e| format!("{:?}", e.value)).collect();
    !now.is_empty() && !then.is_empty() && now != then
}

/// Last year's target as written, and how it is known where last year's report does not say it.
pub(in crate::chart) fn last_words(lang: Lang, row: &Row, e: &Entry) -> String {
    format!("{}{}", marks::words(e), row.retold.map(|r| tell::retelling(lang, r)).unwrap_or_default())
}

/// A label with a halo of the ground.
pub(in crate::chart) fn label<'w>(ctx: &Ctx<'_>, words: &'w str, size: f64, align: Align) -> Words<'w> {
    Words { align, halo: 0.14 * size, ..Words::new(words, size, ctx.palette.ink2) }
}

/// The smallest box around both.
pub(in crate::chart) fn join(a: Rect, b: Rect) -> Rect {
    Rect {
        min: Point { x: a.min.x.min(b.min.x), y: a.min.y.min(b.min.y) },
        max: Point { x: a.max.x.max(b.max.x), y: a.max.y.max(b.max.y) },
    }
}
