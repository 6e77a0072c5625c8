//! Projects as a person has them: decided, left, opened again; in two windows; with files that change, move and go.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use duibiao::app::{Command, Edit, Notice, ProjectNotice, Reach, Saved, State, Task, View, reader};
use duibiao::figures::{Lexicon, Standing};
use duibiao::quantity::{Bound, Value};
use duibiao::reading::Rules;
use duibiao::review::Field;

/// A folder with two reports and a data folder beside it.
struct Place {
    dir: PathBuf,
    /// How many files were read rather than taken from the project.
    read: Arc<AtomicUsize>,
}

impl Place {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("duibiao-project-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("报告")).unwrap();
        let place = Self { dir, read: Arc::default() };
        for (name, words) in [("茂名", "6%以上"), ("佛山", "5.5%左右")] {
            fs::write(place.file(&format!("{name}市2023年政府工作报告.txt")), report(name, words)).unwrap();
        }
        place
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.join("报告").join(name)
    }

    /// A state made anew, as after a restart, with these paths open.
    fn open(&self, paths: &[PathBuf]) -> State {
        let reach = reader(Rules::bundled().unwrap(), Arc::new(|| ()), Some(self.dir.join("data")));
        let (read, count) = (Arc::clone(&reach.read), Arc::clone(&self.read));
        let counting = Arc::new(move |bytes: &[u8], path: &str| {
            count.fetch_add(1, Ordering::Relaxed);
            read(bytes, path)
        });
        let lexicon = Lexicon::parse(include_str!("../assets/indicators.toml")).unwrap();
        let mut state = State::new(Reach { read: counting, ..reach }, lexicon);
        state.apply(vec![Command::Task(Task::Open(paths.to_vec()))]);
        until(&mut state, |s| s.job.is_none());
        state
    }

    fn folder(&self) -> State {
        self.open(&[self.dir.join("报告")])
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.dir);
    }
}

fn report(name: &str, gdp: &str) -> String {
    format!(
        "{name}市政府工作报告\n——2023年1月8日在{name}市第十三届人民代表大会第三次会议上\n\n各位代表：\n\n\
         一、2022年工作回顾\n\n过去一年，全市地区生产总值增长0.8%。\n\n二、2023年工作安排\n\n\
         今年的主要预期目标是：地区生产总值增长{gdp}，固定资产投资增长8%，城镇登记失业率控制在4%以内。\n"
    )
}

fn until(state: &mut State, done: impl Fn(&State) -> bool) {
    let start = Instant::now();
    while !done(state) {
        assert!(start.elapsed() < Duration::from_secs(120), "it does not come to an end: {:?}", state.saved());
        std::thread::sleep(Duration::from_millis(3));
        state.apply(Vec::new());
    }
}

fn edit(state: &mut State, edit: Edit) {
    state.apply(vec![Command::Edit(edit)]);
}

fn saved(state: &mut State) {
    until(state, |s| *s.saved() == Saved::Saved);
}

/// The reading of a place and its annual target of an indicator.
fn at(state: &State, place: &str, indicator: &str) -> (usize, usize) {
    let reading = state.library.readings.iter().position(|r| r.file.contains(place)).unwrap();
    let figures = &state.library.readings[reading].figures;
    let figure = figures.iter().position(|f| f.indicator == indicator && f.is_annual_target());
    (reading, figure.unwrap_or_else(|| panic!("no {indicator} of {place}")))
}

fn value(state: &State, place: &str, indicator: &str) -> Value {
    let (reading, figure) = at(state, place, indicator);
    state.library.readings[reading].figures[figure].value
}

const NINE: Value = Value { bound: Bound::About, low: Some(9.0), high: Some(9.0) };

fn correct(state: &mut State, place: &str, indicator: &str) {
    let (reading, figure) = at(state, place, indicator);
    edit(state, Edit::Correct { reading, figure, fields: vec![Field::Value(NINE)] });
}

#[test]
fn decisions_are_there_after_a_restart_and_undone_and_redone() {
    let place = Place::new("restart");
    let mut state = place.folder();
    let machine = value(&state, "茂名", "gdp");
    assert_eq!(*state.saved(), Saved::Nothing);
    correct(&mut state, "茂名", "gdp");
    assert!(matches!(state.saved(), Saved::Pending(1)), "not before it is so");
    saved(&mut state);
    let (reading, figure) = at(&state, "佛山", "fixed_asset_investment");
    edit(&mut state, Edit::Reject { reading, figure });
    edit(&mut state, Edit::Year { reading, year: 2024 });
    drop(state);

    assert_eq!(place.read.swap(0, Ordering::Relaxed), 2);
    let mut state = place.folder();
    assert_eq!(place.read.load(Ordering::Relaxed), 0, "taken from the project");
    assert_eq!((value(&state, "茂名", "gdp"), *state.saved() == Saved::Saved), (NINE, true));
    assert_eq!(state.library.readings[reading].dismissed.len(), 1);
    assert_eq!(state.history().len(), 3);
    assert!(!state.history()[0].who.is_empty() || std::env::var("USER").is_err());
    for _ in 0..3 {
        edit(&mut state, Edit::Undo);
    }
    assert_eq!((value(&state, "茂名", "gdp"), state.undo_words()), (machine, None));
    saved(&mut state);
    drop(state);

    let mut state = place.folder();
    assert_eq!(value(&state, "茂名", "gdp"), machine);
    edit(&mut state, Edit::Redo);
    edit(&mut state, Edit::Redo);
    assert_eq!(value(&state, "茂名", "gdp"), NINE);
    drop(state);
    let state = place.folder();
    assert_eq!((value(&state, "茂名", "gdp"), state.library.readings[reading].dismissed.len()), (NINE, 1));
    assert!(state.redo_words().is_some());
}

#[test]
fn a_second_window_is_told_and_decides_nothing() {
    let place = Place::new("second");
    let mut first = place.folder();
    correct(&mut first, "茂名", "gdp");
    saved(&mut first);
    let mut second = place.folder();
    assert!(matches!(second.notice, Some(Notice::Project(ProjectNotice::Taken(_)))), "{:?}", second.notice);
    assert_eq!(value(&second, "茂名", "gdp"), NINE, "it sees what was decided");
    correct(&mut second, "佛山", "gdp");
    assert_eq!((second.history().len(), second.notice.clone()), (1, Some(Notice::ReadOnly)));
    drop(first);
    let mut third = place.folder();
    assert!(!third.project.read_only);
    correct(&mut third, "佛山", "gdp");
    saved(&mut third);
}

#[test]
fn a_changed_file_keeps_its_decisions_and_what_is_lost_is_listed() {
    let place = Place::new("changed");
    let mut state = place.folder();
    correct(&mut state, "茂名", "gdp");
    correct(&mut state, "茂名", "fixed_asset_investment");
    drop(state);
    let words =
        report("茂名", "6%以上").replace("各位代表：", "各位代表、同志们：").replace("固定资产投资增长8%，", "");
    fs::write(place.file("茂名市2023年政府工作报告.txt"), words).unwrap();
    let state = place.folder();
    assert_eq!(value(&state, "茂名", "gdp"), NINE);
    let lost = state.library.not_carried(&state.project.journal);
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert_eq!((lost[0].step, lost[0].reading.is_some()), (2, true));
}

#[test]
fn a_file_that_is_gone_opens_its_sentence_and_one_that_moved_is_found() {
    let place = Place::new("gone");
    let mut state = place.folder();
    correct(&mut state, "茂名", "gdp");
    correct(&mut state, "佛山", "gdp");
    drop(state);
    fs::create_dir_all(place.file("二〇二三")).unwrap();
    fs::rename(place.file("佛山市2023年政府工作报告.txt"), place.file("二〇二三/佛山.txt")).unwrap();
    fs::remove_file(place.file("茂名市2023年政府工作报告.txt")).unwrap();
    let state = place.folder();
    assert_eq!(state.library.readings.len(), 2, "the moved one stands once");
    assert_eq!((value(&state, "茂名", "gdp"), value(&state, "佛山", "gdp")), (NINE, NINE));
    let (reading, figure) = at(&state, "茂名", "gdp");
    let gone = &state.library.readings[reading];
    assert!(gone.text.words(gone.figures[figure].evidence.sentence).contains("地区生产总值增长6%以上"));
    assert!(state.library.gone.contains(&gone.file));
    assert!(state.library.not_carried(&state.project.journal).is_empty());
}

#[test]
fn a_project_is_saved_elsewhere_goes_on_there_and_opens_without_its_folder() {
    let place = Place::new("elsewhere");
    let mut state = place.folder();
    correct(&mut state, "茂名", "gdp");
    let file = place.dir.join("另存.duibiao");
    state.apply(vec![Command::Task(Task::SaveProject(file.clone()))]);
    until(&mut state, |s| s.project.path.as_deref() == Some(&file));
    assert!(matches!(&state.notice, Some(Notice::Project(ProjectNotice::SavedAs(p))) if *p == file));
    correct(&mut state, "佛山", "gdp");
    saved(&mut state);
    drop(state);
    // Whoever opens the folder is sent to where the project went on.
    let state = place.folder();
    assert_eq!((state.project.path.as_deref(), state.history().len()), (Some(&*file), 2));
    drop(state);
    // On another machine there is neither the folder nor the program's own data.
    let other = Place::new("other");
    let there = other.dir.join("带走.duibiao");
    fs::copy(&file, &there).unwrap();
    fs::rename(place.dir.join("报告"), place.dir.join("别处")).unwrap();
    let state = other.open(&[there]);
    assert_eq!((value(&state, "茂名", "gdp"), value(&state, "佛山", "gdp")), (NINE, NINE));
    assert!(matches!(state.notice, Some(Notice::Project(ProjectNotice::FolderGone(_)))), "{:?}", state.notice);
}

#[test]
fn a_folder_is_watched_and_what_is_open_stays_open() {
    let place = Place::new("watched");
    let mut state = place.folder();
    correct(&mut state, "茂名", "gdp");
    let (reading, figure) = at(&state, "茂名", "fixed_asset_investment");
    state.apply(vec![Command::View(View::Open(reading)), Command::View(View::Figure(Some(figure)))]);
    fs::write(place.file("云浮市2023年政府工作报告.txt"), report("云浮", "7%")).unwrap();
    fs::write(place.file("佛山市2023年政府工作报告.txt"), report("佛山", "4.5%以上")).unwrap();
    until(&mut state, |s| s.library.readings.len() == 3 && s.job.is_none());
    assert_eq!(value(&state, "佛山", "gdp"), Value { bound: Bound::AtLeast, low: Some(4.5), high: None });
    assert_eq!(state.figure().map(|f| f.indicator.as_str()), Some("fixed_asset_investment"));
    assert!(state.open().unwrap().file.contains("茂名"));
    assert_eq!(value(&state, "茂名", "gdp"), NINE);
    let files: Vec<_> = state.library.readings.iter().map(|r| r.file.clone()).collect();
    assert!(files.is_sorted(), "{files:?}");
    saved(&mut state);
    drop(state);
    place.read.store(0, Ordering::Relaxed);
    let state = place.folder();
    assert_eq!((state.library.readings.len(), place.read.load(Ordering::Relaxed)), (3, 0), "it was kept");
}

#[test]
fn taking_out_of_the_library_touches_no_file() {
    let place = Place::new("out");
    let mut state = place.folder();
    let (reading, _) = at(&state, "茂名", "gdp");
    edit(&mut state, Edit::Remove { reading });
    drop(state);
    let mut state = place.folder();
    assert_eq!(state.library.readings.len(), 1);
    assert!(place.file("茂名市2023年政府工作报告.txt").exists());
    edit(&mut state, Edit::Undo);
    assert_eq!(state.library.readings.len(), 2);
}

#[test]
fn where_no_project_can_be_made_nothing_can_be_decided_and_that_is_said() {
    let place = Place::new("none");
    // A file stands where the folder of the program's data should be.
    fs::write(place.dir.join("data"), "in the way").unwrap();
    let mut state = place.folder();
    assert!(matches!(state.notice, Some(Notice::Project(ProjectNotice::None(_)))), "{:?}", state.notice);
    assert_eq!(state.library.readings.len(), 2, "reading goes on");
    correct(&mut state, "茂名", "gdp");
    assert_eq!(state.notice, Some(Notice::ReadOnly));
    let whole = |p: &Path| fs::read_to_string(p).unwrap();
    assert_eq!(whole(&place.dir.join("data")), "in the way");
}

#[test]
fn a_project_that_must_not_be_written_is_looked_at() {
    let place = Place::new("readonly");
    let mut state = place.folder();
    correct(&mut state, "茂名", "gdp");
    let file = place.dir.join("只读.duibiao");
    state.apply(vec![Command::Task(Task::SaveProject(file.clone()))]);
    until(&mut state, |s| s.project.path.as_deref() == Some(&file));
    drop(state);
    let mut rights = fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&file, rights).unwrap();
    let before = fs::read(&file).unwrap();
    let mut state = place.open(std::slice::from_ref(&file));
    assert!(matches!(state.notice, Some(Notice::Project(ProjectNotice::ReadOnlyPlace(_)))), "{:?}", state.notice);
    assert_eq!(value(&state, "茂名", "gdp"), NINE);
    edit(&mut state, Edit::Undo);
    assert_eq!(value(&state, "茂名", "gdp"), NINE);
    let (reading, figure) = at(&state, "茂名", "gdp");
    assert_eq!(state.library.readings[reading].figures[figure].standing(), Standing::Corrected);
    drop(state);
    assert_eq!(fs::read(&file).unwrap(), before);
}

/// How long a large folder takes the first time and again: `DUIBIAO_CORPUS=FOLDER cargo test --test project -- --ignored
/// --nocapture`. A measurement, no test.
#[test]
#[ignore = "a measurement"]
fn a_corpus_is_opened_twice() {
    let Some(corpus) = std::env::var_os("DUIBIAO_CORPUS").map(PathBuf::from) else { return };
    let place = Place::new("corpus");
    for time in ["first", "again"] {
        let start = Instant::now();
        let state = place.open(std::slice::from_ref(&corpus));
        let opened = start.elapsed();
        let (reports, queue) = (state.library.reports(), state.queue.items.len());
        drop(state);
        let read = place.read.swap(0, Ordering::Relaxed);
        let words = format!("{time}: {reports} reports in {opened:.1?}, {read} files read, {queue} to review");
        duibiao::host::say(&format!("{words}, closed after {:.1?}", start.elapsed()));
    }
    for entry in fs::read_dir(place.dir.join("data")).unwrap().flatten() {
        let meta = entry.metadata().unwrap();
        duibiao::host::say(&format!("{}: {:.1} MB", entry.path().display(), meta.len() as f64 / 1e6));
    }
}
