//! Disks that fail while a person decides: the drive goes and comes back, the file is taken away, nothing more can be
//! written. Nothing is called saved that is not, nothing that was decided is lost, and the program goes on.
#![cfg(unix)] // elsewhere a file that is open cannot be taken away
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;
use std::time::{Duration, Instant};

use duibiao::app::{Command, Edit, FileError, Notice, ProjectError, ProjectNotice, Saved, State, Task, reader};
use duibiao::figures::Lexicon;
use duibiao::library::Store;
use duibiao::reading::Rules;

/// Names the folder in which a child decides.
const CHILD: &str = "DUIBIAO_DISK_CHILD";

/// A folder with a report, and a drive with the project beside it.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("duibiao-disk-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        for part in ["报告", "盘", "别处"] {
            fs::create_dir_all(dir.join(part)).unwrap();
        }
        let sample = duibiao::host::samples().iter().find(|s| s.relative.contains("茂名")).unwrap();
        fs::write(dir.join("报告/茂名市2023年政府工作报告.md"), sample.bytes).unwrap();
        Self(dir)
    }

    /// Saves the project on the drive and goes on there.
    fn on_drive(&self) -> State {
        let mut state = open(&self.0, &self.0.join("报告"));
        state.apply(vec![Command::Task(Task::SaveProject(self.project()))]);
        until(&mut state, |s| s.project.path.as_deref() == Some(&self.project()));
        state
    }

    fn project(&self) -> PathBuf {
        self.0.join("盘/项目.duibiao")
    }

    fn elsewhere(&self) -> PathBuf {
        self.0.join("别处/项目.duibiao")
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn open(dir: &Path, what: &Path) -> State {
    let reach = reader(Rules::bundled().unwrap(), Arc::new(|| ()), Some(dir.join("data")));
    let lexicon = Lexicon::parse(include_str!("../assets/indicators.toml")).unwrap();
    let mut state = State::new(reach, lexicon);
    state.apply(vec![Command::Task(Task::Open(vec![what.to_path_buf()]))]);
    until(&mut state, |s| s.job.is_none());
    state
}

fn until(state: &mut State, done: impl Fn(&State) -> bool) {
    let start = Instant::now();
    while !done(state) {
        assert!(start.elapsed() < Duration::from_secs(60), "no end: {:?} {:?}", state.saved(), state.notice);
        std::thread::sleep(Duration::from_millis(2));
        state.apply(Vec::new());
    }
}

fn note(state: &mut State, words: &str) {
    let edit = Edit::Note { reading: 0, figure: 0, words: words.into() };
    state.apply(vec![Command::Edit(edit)]);
}

fn failed(state: &mut State) -> ProjectError {
    until(state, |s| matches!(s.saved(), Saved::Failed(_)));
    let Saved::Failed(why) = state.saved() else { unreachable!() };
    why.clone()
}

/// The notes in a project file, in the order in which they were made.
fn kept(project: &Path) -> usize {
    Store::look(project).unwrap().steps().unwrap().len()
}

#[test]
fn a_drive_that_is_pulled_out_and_comes_back() {
    let place = Place::new("drive");
    let mut state = place.on_drive();
    note(&mut state, "一");
    until(&mut state, |s| *s.saved() == Saved::Saved);
    fs::rename(place.0.join("盘"), place.0.join("拔出")).unwrap();
    note(&mut state, "二");
    assert_eq!(failed(&mut state), ProjectError::File(FileError::Missing(place.project())));
    note(&mut state, "三");
    assert_eq!(failed(&mut state), ProjectError::File(FileError::Missing(place.project())));
    assert_eq!((state.history().len(), state.project.waiting()), (3, 2));
    // The same file under another number, as after a drive was pulled out and put in again.
    fs::create_dir_all(place.0.join("盘")).unwrap();
    fs::copy(place.0.join("拔出/项目.duibiao"), place.project()).unwrap();
    until(&mut state, |s| *s.saved() == Saved::Saved);
    assert_eq!(kept(&place.project()), 3);
    let second = open(&place.0, &place.project());
    assert!(second.project.read_only, "this window has taken the lock again");
    assert_eq!(second.history().len(), 3);
}

#[test]
fn a_project_that_was_deleted_is_not_called_saved_and_goes_on_elsewhere() {
    let place = Place::new("deleted");
    let mut state = place.on_drive();
    note(&mut state, "一");
    until(&mut state, |s| *s.saved() == Saved::Saved);
    // The file alone: it can be written on without an error, and nobody would find what was written.
    fs::remove_file(place.project()).unwrap();
    note(&mut state, "二");
    assert_eq!(failed(&mut state), ProjectError::File(FileError::Missing(place.project())));
    assert!(!place.project().exists(), "no project without its past is made in its place");
    state.apply(vec![Command::Task(Task::SaveProject(place.elsewhere()))]);
    until(&mut state, |s| s.project.path.as_deref() == Some(&place.elsewhere()));
    assert!(matches!(state.notice, Some(Notice::Project(ProjectNotice::SavedAs(_)))), "{:?}", state.notice);
    note(&mut state, "三");
    until(&mut state, |s| *s.saved() == Saved::Saved);
    drop(state);
    let again = open(&place.0, &place.elsewhere());
    assert_eq!((again.history().len(), again.library.readings.len(), again.project.read_only), (3, 1, false));
    assert_eq!(again.library.readings[0].figures[0].note(), Some("三"));
}

#[test]
fn a_project_that_was_deleted_is_saved_again_in_its_own_place() {
    let place = Place::new("own");
    let mut state = place.on_drive();
    fs::remove_file(place.project()).unwrap();
    note(&mut state, "一");
    failed(&mut state);
    state.apply(vec![Command::Task(Task::SaveProject(place.project()))]);
    until(&mut state, |s| *s.saved() == Saved::Saved);
    assert!(!state.project.read_only);
    assert_eq!(kept(&place.project()), 1);
}

#[test]
fn what_can_only_be_looked_at_is_saved_elsewhere_and_goes_on() {
    let place = Place::new("look");
    let first = place.on_drive();
    let mut second = open(&place.0, &place.project());
    assert!(second.project.read_only);
    second.apply(vec![Command::Task(Task::SaveProject(place.elsewhere()))]);
    until(&mut second, |s| !s.project.read_only);
    note(&mut second, "一");
    until(&mut second, |s| *s.saved() == Saved::Saved);
    assert_eq!((kept(&place.elsewhere()), kept(&place.project()), first.history().len()), (1, 0, 0));
}

/// The child: decides until the system lets no file grow, then says how much it called saved.
#[test]
fn child() {
    let Ok(dir) = std::env::var(CHILD) else { return };
    let mut state = open(Path::new(&dir), &Path::new(&dir).join("报告"));
    let mut saved = 0;
    while saved < 5000 {
        note(&mut state, &format!("第 {saved} 条：{}", "与统计公报核对。".repeat(40)));
        until(&mut state, |s| matches!(s.saved(), Saved::Saved | Saved::Failed(_)));
        match state.saved() {
            Saved::Saved => saved += 1,
            Saved::Failed(ProjectError::File(FileError::Broken(_) | FileError::Full(_))) => break,
            other => panic!("{other:?}"),
        }
    }
    println!("saved {saved} of {}", state.history().len());
}

#[test]
fn a_file_that_may_not_grow_loses_nothing_that_was_called_saved() {
    let place = Place::new("limit");
    // A limit of the system on the size of files, in blocks of 512 bytes: no root is needed.
    let limit = "trap '' XFSZ; ulimit -f 900; exec \"$0\" --exact child --nocapture --test-threads=1";
    let ran =
        Process::new("sh").arg("-c").arg(limit).arg(std::env::current_exe().unwrap()).env(CHILD, &place.0).output();
    let ran = ran.unwrap();
    let words = String::from_utf8_lossy(&ran.stdout);
    let (_, said) = words.split_once("saved ").unwrap_or_else(|| panic!("{words} {ran:?}"));
    let saved: usize = said.split(' ').next().unwrap().parse().unwrap();
    assert!(saved > 0 && saved < 5000, "it decided and came to the limit: {said}");
    let mut files = fs::read_dir(place.0.join("data")).unwrap().flatten().map(|e| e.path());
    let project = files.find(|p| p.extension().is_some_and(|e| e == "duibiao")).unwrap();
    assert_eq!(kept(&project), saved);
    assert!(Store::look(&project).unwrap().is_sound());
}
