//! Project files on a disk: kept, opened again, locked, damaged, copied.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests touch the world")]

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, LazyLock};

use super::*;
use crate::reading::{Reading, Rules, read, text_of};
use crate::review::{About, Decision, Fate, Mark, ReportKey, Ruling, Stated, Step};

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().unwrap());

fn folder(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("duibiao-library-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

fn sample(file: &str) -> (Vec<u8>, Vec<Arc<Reading>>) {
    let bytes = crate::host::samples().iter().find(|s| s.relative.contains(file)).unwrap().bytes.to_vec();
    let readings = read(&bytes, "某市/2023.md", &RULES).into_iter().map(Arc::new).collect();
    (bytes, readings)
}

fn version() -> Version {
    Version { reader: "r1".into(), rules: RULES.version() }
}

fn source() -> Source {
    let (bytes, readings) = sample("茂名");
    Source::new("某市/2023.md", None, &bytes, (bytes.len() as u64, 17), &readings, &version())
}

fn step(number: u64, reading: &Reading) -> Step {
    let f = &reading.figures[number as usize % reading.figures.len()];
    let about = About::Figure(Mark::of(f, &reading.text));
    let d = Decision { report: ReportKey::of(reading), about, ruling: Ruling::Confirmed(Box::new(Stated::of(f))) };
    Step { number, who: "小陈".into(), at: 1_700_000_000, decisions: vec![d], ..Step::default() }
}

fn start(store: Store) -> (Writer, Receiver<Told>) {
    let (tell, told) = channel();
    let writer = Writer::start(store, move |word| {
        let _ = tell.send(word);
    });
    (writer, told)
}

#[test]
fn readings_come_back_as_they_were() {
    for s in crate::host::samples() {
        let readings: Vec<Arc<Reading>> = read(s.bytes, s.relative, &RULES).into_iter().map(Arc::new).collect();
        let original = readings[0].text.original().to_owned();
        let text = text_of(&original, &RULES);
        assert_eq!(text.original(), original, "{}", s.relative);
        assert_eq!(text.folded(), readings[0].text.folded(), "{}", s.relative);
        let back = unpack(&pack(&readings), &text).unwrap();
        let words = |r: &Reading| format!("{r:?}");
        assert!(back.iter().zip(&readings).all(|(a, b)| words(a) == words(b)), "{}", s.relative);
        assert_eq!(back.len(), readings.len());
    }
}

#[test]
fn what_was_kept_stands_there_in_plain_tables() {
    let dir = folder("plain");
    let path = dir.join("湛江.duibiao");
    let (_, readings) = sample("茂名");
    let (writer, told) = start(Store::open(&path).unwrap());
    writer.write(Write::Source(Box::new(source())));
    writer.write(Write::Step(Box::new(step(1, &readings[0])), Vec::new(), Vec::new(), Vec::new()));
    writer.write(Write::Step(Box::new(step(2, &readings[0])), Vec::new(), Vec::new(), Vec::new()));
    writer.write(Write::Step(
        Box::new(Step { fate: Fate::Undone, ..step(2, &readings[0]) }),
        Vec::new(),
        Vec::new(),
        Vec::new(),
    ));
    drop(writer);
    assert_eq!(told.iter().filter(|t| matches!(t, Told::Kept(_))).count(), 3);
    let store = Store::look(&path).unwrap();
    let steps = store.steps().unwrap();
    assert_eq!(steps[0], step(1, &readings[0]));
    assert_eq!(steps[1].fate, Fate::Undone);
    let one = |sql: &str| store.db.query_row(sql, [], |r| r.get::<_, String>(0)).unwrap();
    assert_eq!(one("SELECT region || year FROM reports"), "广东省茂名市2023");
    assert_eq!(one("SELECT at || ruling FROM decisions WHERE step = 1"), "2023-11-14T22:13:20Zconfirmed");
    let gdp = "SELECT written FROM figures WHERE indicator = 'gdp' AND role = 'headline' AND horizon = 'annual'";
    let read = readings[0].figures.iter().find(|f| f.indicator == "gdp" && f.is_annual_target()).unwrap();
    assert_eq!(one(gdp), readings[0].text.words(read.evidence.value));
    assert_eq!(one("SELECT count(*) || '' FROM figures"), readings[0].figures.len().to_string());
    let kept = store.kept(store.sources().unwrap()[0].id).unwrap();
    assert_eq!(kept.text, readings[0].text.original());
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_second_window_only_looks_and_the_lock_goes_with_the_first() {
    let dir = folder("taken");
    let path = dir.join("a.duibiao");
    let first = open(&path, true, &dir.join("b")).unwrap();
    assert_eq!(first.standing, Standing::Writable);
    let second = open(&path, true, &dir.join("b")).unwrap();
    assert_eq!(second.standing, Standing::Taken);
    assert!(second.store.set_meta("a", "b").is_err(), "it cannot be written");
    drop(first);
    assert_eq!(open(&path, true, &dir.join("b")).unwrap().standing, Standing::Writable);
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_damaged_project_is_set_aside_and_a_backup_takes_its_place() {
    let dir = folder("damaged");
    let (path, backups) = (dir.join("a.duibiao"), dir.join("backups"));
    let (_, readings) = sample("茂名");
    let (writer, _told) = start(Store::open(&path).unwrap());
    writer.write(Write::Source(Box::new(source())));
    writer.write(Write::Step(Box::new(step(1, &readings[0])), Vec::new(), Vec::new(), Vec::new()));
    drop(writer);
    let (writer, _told) = start(Store::open(&path).unwrap());
    writer.write(Write::Backup(backups.clone()));
    drop(writer);
    assert_eq!(backup::copies(&backups).len(), 1);
    let junk = b"not a database at all, by any means".repeat(100);
    fs::write(&path, &junk).unwrap();
    // A file that a person has named is left as it is.
    assert_eq!(open(&path, false, &backups).unwrap_err(), Error::Damaged(path.clone()));
    assert_eq!(fs::read(&path).unwrap(), junk);
    let opened = open(&path, true, &backups).unwrap();
    let (aside, restored) = opened.aside.clone().unwrap();
    assert!(restored);
    assert_eq!(fs::read(aside).unwrap(), junk, "nothing of it is lost");
    assert_eq!(opened.steps, [step(1, &readings[0])]);
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_newer_file_and_another_database_are_not_touched() {
    let dir = folder("newer");
    let path = dir.join("a.duibiao");
    drop(Store::open(&path).unwrap());
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(open(&path, true, &dir).unwrap_err(), Error::Newer(path.clone()));
    let other = dir.join("other.duibiao");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let before = fs::read(&other).unwrap();
    assert_eq!(open(&other, false, &dir).unwrap_err(), Error::Damaged(other.clone()));
    assert_eq!(fs::read(&other).unwrap(), before);
    assert!(matches!(open(&dir.join("none.duibiao"), false, &dir), Err(Error::File(crate::host::Error::Missing(_)))));
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_project_of_the_first_version_is_read_as_it_is_and_raised_when_it_is_written() {
    let dir = folder("first");
    let path = dir.join("a.duibiao");
    let (_, readings) = sample("茂名");
    let (writer, _told) = start(Store::open(&path).unwrap());
    writer.write(Write::Step(Box::new(step(1, &readings[0])), Vec::new(), Vec::new(), Vec::new()));
    drop(writer);
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(
        "DROP TABLE charts; DROP TABLE chart_steps; UPDATE meta SET value = '1' WHERE key = 'schema'; \
         CREATE TABLE charts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, spec TEXT NOT NULL, changed TEXT NOT NULL)",
    )
    .unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    drop(old);
    let looked = Store::look(&path).unwrap();
    assert_eq!((looked.steps().unwrap().len(), looked.charts().unwrap().len()), (1, 0));
    drop(looked);
    let (writer, _told) = start(Store::open(&path).unwrap());
    let chart = crate::review::Recharted {
        chart: "图一".into(),
        what: "saved".into(),
        before: None,
        after: Some(r#"{"kind":"heat","year":2023}"#.into()),
    };
    let second = Step { number: 2, charts: vec![chart.clone()], ..Step::default() };
    let row = (chart.chart.clone(), chart.after.clone());
    writer.write(Write::Step(Box::new(second.clone()), Vec::new(), Vec::new(), vec![row.clone()]));
    let gone = Write::Step(Box::new(Step { fate: Fate::Undone, ..second.clone() }), Vec::new(), Vec::new(), Vec::new());
    writer.write(gone);
    drop(writer);
    let store = Store::look(&path).unwrap();
    let one = |sql: &str| store.db.query_row(sql, [], |r| r.get::<_, String>(0)).unwrap();
    assert_eq!(one("SELECT name || kind || year FROM charts"), "图一heat2023");
    assert_eq!(one("SELECT fate || what FROM chart_steps"), "undonesaved");
    assert_eq!(store.charts().unwrap(), [(row.0, row.1.unwrap())]);
    let steps = store.steps().unwrap();
    assert_eq!((steps[0].decisions.len(), &steps[1].charts, steps[1].fate), (1, &second.charts, Fate::Undone));
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn seven_daily_copies_are_kept() {
    let dir = folder("seven");
    let path = dir.join("a.duibiao");
    let (writer, _told) = start(Store::open(&path).unwrap());
    writer.write(Write::Source(Box::new(source())));
    drop(writer);
    let backups = dir.join("backups");
    fs::create_dir_all(&backups).unwrap();
    for day in 1..=9 {
        fs::write(backups.join(format!("2020-01-0{day}.duibiao")), "old").unwrap();
    }
    fs::write(backups.join("mine.duibiao"), "not a copy of a day").unwrap();
    let store = Store::open(&path).unwrap();
    backup::daily(&store, &backups).unwrap();
    let left = backup::copies(&backups);
    assert_eq!(left.len(), 7);
    assert!(left[0].ends_with("2020-01-04.duibiao"), "{left:?}");
    assert!(Store::look(left.last().unwrap()).unwrap().is_sound());
    assert!(backups.join("mine.duibiao").exists());
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_cannot_be_written_waits_and_is_told() {
    let dir = folder("waits");
    let path = dir.join("a.duibiao");
    let (_, readings) = sample("茂名");
    let store = Store::open(&path).unwrap();
    store.db.busy_timeout(std::time::Duration::from_millis(50)).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let (writer, told) = start(store);
    writer.write(Write::Step(Box::new(step(1, &readings[0])), Vec::new(), Vec::new(), Vec::new()));
    assert!(matches!(told.recv().unwrap(), Told::Waiting(Error::Busy(_))));
    other.execute_batch("COMMIT").unwrap();
    let kept = told.iter().find_map(|t| if let Told::Kept(n) = t { Some(n) } else { None });
    assert_eq!(kept, Some(1), "it is tried again");
    drop(writer);
    assert_eq!(Store::look(&path).unwrap().steps().unwrap().len(), 1);
    fs::remove_dir_all(dir).unwrap();
}

/// A disk that is full, by a database that may not grow: the system's own word for it.
fn full(store: &Store) {
    let pages: i64 = store.db.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
    store.db.pragma_update(None, "max_page_count", pages).unwrap();
}

#[test]
fn on_a_full_disk_decisions_wait_and_a_copy_elsewhere_holds_them() {
    let dir = folder("full");
    let (path, elsewhere) = (dir.join("a.duibiao"), dir.join("b.duibiao"));
    let (_, readings) = sample("茂名");
    let store = Store::open(&path).unwrap();
    full(&store);
    let (writer, told) = start(store);
    let steps: Vec<Step> = (1..=40).map(|n| step(n, &readings[0])).collect();
    for s in &steps {
        writer.write(Write::Step(Box::new(s.clone()), Vec::new(), Vec::new(), Vec::new()));
    }
    let mut kept = 0;
    let why = told.iter().find_map(|t| match t {
        Told::Waiting(e) => Some(e),
        _ => {
            kept += 1;
            None
        }
    });
    assert_eq!(why, Some(Error::File(crate::host::Error::Full(path.clone()))));
    assert_eq!(Store::look(&path).unwrap().steps().unwrap(), steps[..kept], "exactly what was said to be kept");
    assert!(kept < steps.len());
    let whole = Whole { steps: steps.clone(), ..Whole::default() };
    writer.write(Write::Copy(elsewhere.clone(), Box::new(whole)));
    assert!(told.iter().any(|t| matches!(t, Told::Copied(_, Ok(())))), "what waits is not in its way");
    assert_eq!(Store::look(&elsewhere).unwrap().steps().unwrap(), steps);
    drop(writer);
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn every_decision_is_written_and_read_again() {
    let (_, readings) = sample("茂名");
    let r = &readings[0];
    let f = &r.figures[0];
    let on = |ruling| Decision { report: ReportKey::of(r), about: About::Figure(Mark::of(f, &r.text)), ruling };
    let about = |ruling| Decision { report: ReportKey::of(r), about: About::Report, ruling };
    let stated = || Box::new(Stated::of(f));
    let all = [
        on(Ruling::Confirmed(stated())),
        on(Ruling::Corrected(stated())),
        on(Ruling::Added(stated())),
        on(Ruling::Rejected),
        on(Ruling::Withdrawn),
        on(Ruling::Note("与公报核对".into())),
        about(Ruling::Place(r.report.place.clone().unwrap().value)),
        about(Ruling::Year(2024)),
        about(Ruling::Session(String::new())),
        about(Ruling::Same { with: ReportKey::of(r), same: false }),
        about(Ruling::Removed(true)),
    ];
    for d in all {
        let words = serde_json::to_string(&d).unwrap();
        assert_eq!(serde_json::from_str::<Decision>(&words).unwrap(), d, "{words}");
    }
}
