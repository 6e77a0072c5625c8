//! Tables as the window saves them, and the coding rule that all of them follow.

#![allow(clippy::disallowed_methods, reason = "tests touch the world")]

use std::sync::Arc;

use super::*;
use crate::app::{Command, Reach, Task, View};
use crate::comparison::{self, Coding, Point};
use crate::reading::Rules;

fn settle(state: &mut State) {
    let mut turns = 0;
    while state.job.is_some() || state.exporting.is_running() {
        turns += 1;
        assert!(turns < 60_000, "it does not end");
        std::thread::sleep(std::time::Duration::from_millis(5));
        state.apply(Vec::new());
    }
}

fn samples() -> State {
    let rules = Rules::bundled().unwrap();
    let lexicon = rules.figures.lexicon.clone();
    let read = Arc::new(move |bytes: &[u8], path: &str| crate::reading::read(bytes, path, &rules));
    let mut state = State::new(Reach::of(read, Arc::new(|| ())), lexicon);
    state.apply(vec![Command::Task(Task::Samples)]);
    settle(&mut state);
    state
}

/// Every table in every format, from what is open; a file that stands there is kept until a person says otherwise.
#[test]
fn every_table_is_saved_in_every_format_and_no_file_is_lost() {
    let dir = std::env::temp_dir().join(format!("duibiao-tabling-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let mut state = samples();
    let mut written = 0;
    for kind in [TableKind::Comparison, TableKind::Panel, TableKind::Figures] {
        for &format in kind.formats() {
            let path = dir.join(format!("{kind:?}.{}", format.ending()));
            let order = TableOrder {
                kind,
                format,
                of: TableOf::Everything,
                main: true,
                path: path.clone(),
                bom: kind.is_marked(),
                overwrite: false,
            };
            state.apply(vec![Command::Task(Task::ExportTable(order))]);
            settle(&mut state);
            assert_eq!(state.notice, Some(Notice::Saved(path)));
            written += 1;
        }
    }
    assert!(["Panel.do", "Panel.R", "Panel.py"].iter().all(|s| dir.join(s).exists()));
    assert_eq!(std::fs::read_dir(&dir).unwrap().count(), written + 3, "nothing half written stands beside them");
    let words = std::fs::read_to_string(dir.join("Comparison.md")).unwrap();
    assert!(words.contains("资料来源") && words.contains("今年目标"), "{words}");
    let path = dir.join("mine.csv");
    std::fs::write(&path, "mine").unwrap();
    let order = |overwrite| {
        let (kind, format, path) = (TableKind::Figures, Format::Csv, path.clone());
        Command::Task(Task::ExportTable(TableOrder {
            kind,
            format,
            of: TableOf::Chart,
            main: false,
            path,
            bom: true,
            overwrite,
        }))
    };
    state.apply(vec![order(false)]);
    settle(&mut state);
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    state.apply(vec![order(true)]);
    settle(&mut state);
    assert!(std::fs::read(&path).unwrap().starts_with(b"\xef\xbb\xbf"));
    std::fs::remove_dir_all(dir).unwrap();
}

/// The rule is chosen once and kept; the state says whose rank it would change, in the chart and in 对比, which both
/// follow it.
#[test]
fn the_coding_rule_is_chosen_once_and_followed_everywhere() {
    let mut state = samples();
    let places = state.compare_places();
    state.apply(vec![
        Command::View(View::Compare(crate::app::CompareView::Places(places))),
        Command::View(View::Work(crate::app::Work::Compare)),
    ]);
    let ranks = |s: &State| -> Vec<Option<usize>> {
        let cells = s.compare.table.lines.iter().flat_map(|l| &l.cells);
        cells.map(|c| c.rank.map(|r| r.place)).collect()
    };
    let before = ranks(&state);
    let exact = Coding::all(Point::Missing);
    assert_eq!(state.coding_change(&Coding::default()), crate::app::CodingChange::default());
    let change = state.coding_change(&exact);
    assert!(change.chart.len() > 1 && !change.compare.is_empty() && change.hardness == 0, "{change:?}");
    state.apply(vec![Command::View(View::Coding(exact))]);
    assert_eq!(state.settings.coding, exact);
    let after = ranks(&state);
    assert_eq!(before.iter().zip(&after).filter(|(a, b)| a != b).count(), change.compare.len());
    assert_eq!(state.spec(&[]).coding, exact, "the chart is drawn by it");
    assert!(state.coding_change(&exact).chart.is_empty());
    let soft = comparison::Hardness { at_least: comparison::Constraint::Soft, ..exact.hard };
    assert!(state.coding_change(&Coding { hard: soft, ..exact }).hardness > 0);
}
