//! The table without a window: order, filters, what is copied, and that it is computed once a change.

use std::sync::Arc;

use super::*;
use crate::app::{Command, Reach, ReadFile, View};
use crate::reading::{self, Rules};

fn state(times: usize) -> State {
    let rules = Rules::bundled().unwrap();
    let read: ReadFile = Arc::new(|_, _| Vec::new());
    let reach = Reach::of(read, Arc::new(|| ()));
    let mut state = State::new(reach, rules.figures.lexicon.clone());
    let samples: Vec<_> =
        crate::host::samples().iter().flat_map(|s| reading::read(s.bytes, s.relative, &rules)).collect();
    for _ in 0..times {
        for reading in &samples {
            let index = state.library.readings.len();
            state.library.tree.add(index, reading);
            // Without groups each is a report of its own; copies of one would be counted once.
            state.library.readings.push(Arc::new(reading.clone()));
        }
    }
    state.apply(vec![Command::View(View::Work(Work::Figures))]);
    state
}

fn change(state: &mut State, change: Change) {
    state.apply(vec![Command::View(View::Table(change))]);
}

fn cells(state: &State, column: Column) -> Vec<String> {
    let cell = |r: &Row| {
        let (reading, figure) = r.of(&state.library).unwrap();
        column::words(&state.table.names, column, reading, figure).into_owned()
    };
    state.table.rows().iter().map(cell).collect()
}

#[test]
fn filters_are_typed_and_picked_and_hold_together() {
    let mut s = state(1);
    let all = s.table.rows().len();
    change(&mut s, Change::Picking(Some(Column::Kind)));
    let values = s.table.picking.clone().unwrap().values;
    assert!(values.iter().any(|v| v.0 == "kind-actual"), "{values:?}");
    change(&mut s, Change::Typed(Column::Region, "maom".into()));
    assert!(!s.table.rows().is_empty() && s.table.rows().len() < all);
    assert!(cells(&s, Column::Region).iter().all(|r| r.contains("茂名")));
    change(&mut s, Change::Typed(Column::Value, ">=8".into()));
    for (_, figure) in s.table.rows().iter().map(|r| r.of(&s.library).unwrap()) {
        assert!(figure.value.low.is_some_and(|n| n >= 8.0) || figure.value.high.is_some_and(|n| n >= 8.0));
    }
    change(&mut s, Change::Pick(Column::Kind, "kind-target".into()));
    assert!(!s.table.rows().is_empty());
    assert!(cells(&s, Column::Kind).iter().all(|k| k == "目标"));
    change(&mut s, Change::Clear(None));
    assert_eq!(s.table.rows().len(), all);
}

#[test]
fn an_indicator_is_found_by_the_letters_that_everybody_knows() {
    let mut s = state(1);
    change(&mut s, Change::Typed(Column::Indicator, "gdp".into()));
    let found = cells(&s, Column::Indicator);
    assert!(found.contains(&"地区生产总值".into()), "{found:?}");
    change(&mut s, Change::Typed(Column::Indicator, "gd".into()));
    assert!(!cells(&s, Column::Indicator).contains(&"地区生产总值".into()), "no letters within an id");
}

#[test]
fn sorting_goes_up_down_and_back_and_nothing_stands_last() {
    let mut s = state(1);
    let before = s.table.rows().to_vec();
    let by = |s: &mut State| change(s, Change::Sort { column: Column::Value, beside: false });
    let points = |s: &State| -> Vec<Option<f64>> {
        s.table.rows().iter().map(|r| r.of(&s.library).unwrap().1.value.point()).collect()
    };
    by(&mut s);
    let up: Vec<f64> = points(&s).into_iter().flatten().collect();
    assert!(up.windows(2).all(|w| w[0] <= w[1]) && up.len() > 20);
    assert!(points(&s).last().is_some_and(Option::is_none), "a relation has no number");
    by(&mut s);
    let down: Vec<f64> = points(&s).into_iter().flatten().collect();
    assert!(down.windows(2).all(|w| w[0] >= w[1]));
    assert!(points(&s).last().is_some_and(Option::is_none), "nothing stands last both ways");
    by(&mut s);
    assert_eq!(s.table.rows(), before);
}

#[test]
fn rows_are_sorted_by_several_columns() {
    let mut s = state(1);
    change(&mut s, Change::Sort { column: Column::Kind, beside: false });
    change(&mut s, Change::Sort { column: Column::Year, beside: true });
    let keys: Vec<(String, String)> = cells(&s, Column::Kind).into_iter().zip(cells(&s, Column::Year)).collect();
    let targets: Vec<&String> = keys.iter().filter(|k| k.0 == "目标").map(|k| &k.1).filter(|y| !y.is_empty()).collect();
    assert!(keys[0].0 == "目标" && targets.windows(2).all(|w| w[0] <= w[1]));
}

#[test]
fn what_is_copied_has_a_head_and_is_a_table() {
    let mut s = state(1);
    let row = s.table.rows()[3];
    change(&mut s, Change::Cell { row, column: Column::Region, extend: false });
    change(&mut s, Change::Step { rows: 1, columns: 1, extend: true });
    let copied = s.copied(Part::Chosen);
    let lines: Vec<&str> = copied.text.lines().collect();
    assert_eq!((copied.rows, lines.len(), lines[0]), (2, 3, "地区\t年"));
    assert!(copied.html.contains("<th>地区</th><th>年</th>"));
    assert_eq!(copied.html.matches("<tr>").count(), 3);
    // A ticked row goes before cells, with all columns.
    let other = s.table.rows()[0];
    change(&mut s, Change::Tick { row: other, extend: false });
    let copied = s.copied(Part::Chosen);
    assert_eq!((copied.rows, copied.text.lines().count()), (1, 2));
    assert_eq!(copied.text.lines().next().map(|l| l.split('\t').count()), Some(s.table.columns.len()));
}

#[test]
fn a_value_is_never_copied_without_its_bound() {
    let s = state(1);
    for (row, value) in s.table.rows().iter().zip(cells(&s, Column::Value)) {
        let (_, figure) = row.of(&s.library).unwrap();
        let sign = match figure.value.bound {
            crate::quantity::Bound::About => "≈",
            crate::quantity::Bound::AtLeast => "≥",
            crate::quantity::Bound::AtMost => "≤",
            crate::quantity::Bound::Range => "–",
            _ => continue,
        };
        assert!(value.contains(sign), "{value}");
    }
}

#[test]
fn seventy_thousand_rows_are_computed_once_a_change() {
    let mut s = state(1);
    let times = 70_000_usize.div_ceil(s.table.rows().len());
    let mut s2 = state(times);
    std::mem::swap(&mut s, &mut s2);
    assert!(s.table.rows().len() >= 70_000, "{}", s.table.rows().len());
    let runs = s.table.runs();
    for _ in 0..100 {
        s.apply(Vec::new());
    }
    assert_eq!(s.table.runs(), runs, "frames compute nothing");
    let (_, sorting) = crate::host::timed(|| change(&mut s, Change::Sort { column: Column::Value, beside: false }));
    let (_, typing) = crate::host::timed(|| change(&mut s, Change::Typed(Column::Region, "gd".into())));
    let (_, words) = crate::host::timed(|| change(&mut s, Change::Typed(Column::Indicator, "gdp".into())));
    assert_eq!(s.table.runs(), runs + 3);
    // Fluent in a release; tests run unoptimised and beside others on a machine that may be busy. What is computed a row for
    // each row would take minutes.
    for took in [sorting, typing, words] {
        assert!(took.as_secs_f64() < 15.0, "{took:?}");
    }
}
