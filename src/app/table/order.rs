//! The order of the rows: by place, year and text until a person sorts by columns.

use std::cmp::Ordering;

use super::column::{Column, Names, key, words};
use super::{Row, Sort};
use crate::app::library::Library;
use crate::figures::Lexicon;
use crate::quantity::Bound;

/// What a cell is sorted by.
enum Key {
    /// Nothing to sort by: last, whichever way the column is turned.
    None,
    Number(f64, u8),
    Words(String),
}

impl Key {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a, m), Self::Number(b, n)) => a.total_cmp(b).then(m.cmp(n)),
            (Self::Words(a), Self::Words(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    }
}

/// The rows of a library by place, year from the newest, and text: the order of reports in the tree of places.
pub fn natural(library: &Library) -> Vec<Row> {
    let place = places(library);
    let mut readings: Vec<usize> = (0..library.readings.len()).filter(|i| library.groups.is_counted(*i)).collect();
    let year = |i: usize| library.readings[i].report.year.as_ref().map(|y| y.value);
    readings.sort_by_key(|i| (place[*i], std::cmp::Reverse(year(*i)), *i));
    let rows =
        |i: usize| (0..library.readings[i].figures.len()).map(move |f| Row { reading: i as u32, figure: f as u32 });
    readings.into_iter().flat_map(rows).collect()
}

/// For each reading the number of its place in the tree, from the provinces down; those without a place last.
fn places(library: &Library) -> Vec<u32> {
    let mut out = vec![u32::MAX; library.readings.len()];
    let mut next = 0;
    let mut waiting: Vec<usize> = library.tree.roots.iter().rev().copied().collect();
    while let Some(node) = waiting.pop() {
        let node = &library.tree.nodes[node];
        for issued in &node.reports {
            if let Some(place) = out.get_mut(issued.reading) {
                *place = next;
            }
        }
        next += 1;
        waiting.extend(node.children.iter().rev());
    }
    out
}

/// Sorts rows that stand in their natural order, the last sort first, so that equal cells keep what stood before.
pub fn sort(rows: &mut [Row], sorts: &[Sort], library: &Library, lexicon: &Lexicon, names: &Names) {
    let place = places(library);
    for sort in sorts.iter().rev() {
        let keys: Vec<Key> = rows.iter().map(|r| key_of(*r, sort.column, library, lexicon, names, &place)).collect();
        let mut at: Vec<u32> = (0..rows.len() as u32).collect();
        at.sort_by(|a, b| {
            let (a, b) = (&keys[*a as usize], &keys[*b as usize]);
            match (matches!(a, Key::None), matches!(b, Key::None)) {
                (false, false) if sort.down => b.cmp(a),
                (false, false) => a.cmp(b),
                (a, b) => a.cmp(&b),
            }
        });
        let sorted: Vec<Row> = at.into_iter().map(|i| rows[i as usize]).collect();
        rows.copy_from_slice(&sorted);
    }
}

fn key_of(row: Row, column: Column, library: &Library, lexicon: &Lexicon, names: &Names, place: &[u32]) -> Key {
    let Some((reading, figure)) = row.of(library) else { return Key::None };
    let number = |n: Option<f64>| n.map_or(Key::None, |n| Key::Number(n, 0));
    match column {
        Column::Region => match place[row.reading as usize] {
            u32::MAX => Key::None,
            n => Key::Number(f64::from(n), 0),
        },
        Column::Year => number(reading.report.year.as_ref().map(|y| f64::from(y.value))),
        // Equal numbers: 以上, 确数, 左右, 以内.
        Column::Value => figure.value.point().map_or(Key::None, |n| Key::Number(n, weight(figure.value.bound))),
        Column::Low => number(figure.value.low),
        Column::High => number(figure.value.high),
        Column::Confidence => number(Some(f64::from(figure.confidence))),
        Column::Indicator => match lexicon.index(&figure.indicator) {
            Some(i) => Key::Number(i as f64, 0),
            None => Key::Number(lexicon.indicators().len() as f64, 0),
        },
        Column::Level => number(reading.report.place.as_ref().map(|p| f64::from(p.value.level as u8))),
        Column::Bound => Key::Number(f64::from(figure.value.bound as u8), 0),
        Column::Role => Key::Number(f64::from(figure.role as u8), 0),
        Column::Standing => Key::Number(f64::from(figure.standing() as u8), 0),
        Column::Kind => Key::Number(f64::from(figure.kind as u8), 0),
        Column::Measure => Key::Number(f64::from(figure.measure as u8), 0),
        Column::Written | Column::Horizon => Key::Words(words(names, column, reading, figure).into_owned()),
        _ => match key(column, reading, figure) {
            empty if empty.is_empty() => Key::None,
            words => Key::Words(words.into_owned()),
        },
    }
}

fn weight(bound: Bound) -> u8 {
    match bound {
        Bound::AtLeast => 3,
        Bound::Exact | Bound::Range => 2,
        Bound::About => 1,
        _ => 0,
    }
}
