//! A window that decides without pause is killed with -9 at a moment drawn anew each time. Whatever it had shown as saved
//! is there when the project is opened again. `DUIBIAO_KILL_ROUNDS=200 cargo test --test kill` is the long run.

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

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use duibiao::app::{Command, Edit, Saved, State, Task, reader};
use duibiao::figures::Lexicon;
use duibiao::library::Store;
use duibiao::reading::Rules;

/// Names the folder in which the child decides.
const CHILD: &str = "DUIBIAO_KILL_CHILD";

fn open(dir: &Path) -> State {
    let reach = reader(Rules::bundled().unwrap(), Arc::new(|| ()), Some(dir.join("data")));
    let lexicon = Lexicon::parse(include_str!("../assets/indicators.toml")).unwrap();
    let mut state = State::new(reach, lexicon);
    state.apply(vec![Command::Task(Task::Open(vec![dir.join("报告")]))]);
    while state.job.is_some() {
        std::thread::sleep(Duration::from_millis(1));
        state.apply(Vec::new());
    }
    state
}

/// The child: decides, and says each decision as soon as the window would show 已保存.
#[test]
fn child() {
    let Ok(dir) = std::env::var(CHILD) else { return };
    let mut state = open(Path::new(&dir));
    assert!(!state.project.read_only, "the lock of the killed one is gone: {:?}", state.notice);
    let mut out = std::io::stdout().lock();
    for round in 0_u64.. {
        let before = state.history().len();
        match round % 5 {
            3 => state.apply(vec![Command::Edit(Edit::Undo)]),
            n => {
                let words = format!("第 {round} 次");
                let figure = (n as usize) % state.library.readings[0].figures.len();
                state.apply(vec![Command::Edit(Edit::Note { reading: 0, figure, words })]);
            }
        }
        while *state.saved() != Saved::Saved {
            state.apply(Vec::new());
            std::thread::yield_now();
        }
        // What the person sees now: how many steps, and how many of them stand.
        let stand = state.history().iter().filter(|s| s.fate == duibiao::review::Fate::Done).count();
        writeln!(out, "saved {} {stand}", state.history().len().max(before)).unwrap();
        out.flush().unwrap();
    }
}

/// A draw that is other each time and the same for the same run.
fn draw(seed: &AtomicU64) -> u64 {
    let next =
        seed.load(Ordering::Relaxed).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    seed.store(next, Ordering::Relaxed);
    next >> 33
}

#[test]
fn what_was_shown_as_saved_outlives_a_kill() {
    let rounds: usize = std::env::var("DUIBIAO_KILL_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let dir = std::env::temp_dir().join(format!("duibiao-kill-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(dir.join("报告")).unwrap();
    let sample = duibiao::host::samples().iter().find(|s| s.relative.contains("茂名")).unwrap();
    std::fs::write(dir.join("报告/茂名市2023年政府工作报告.md"), sample.bytes).unwrap();
    let seed = AtomicU64::new(rounds as u64);
    let (mut said, mut kept, mut more, mut journals) = (0, 0, 0, 0);
    for round in 0..rounds {
        let mut child = Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "child", "--nocapture", "--test-threads=1"])
            .env(CHILD, &dir)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // It decides for a while, then dies within a commit or between two.
        let mut last = lines.by_ref().map_while(Result::ok).find_map(|l| saved(&l)).expect("it decides at all");
        let mut count = 1;
        let wait = Duration::from_micros(draw(&seed) % 60_000);
        let killer = std::thread::spawn(move || {
            std::thread::sleep(wait);
            child.kill().unwrap();
            child.wait().unwrap();
        });
        for line in lines.map_while(Result::ok) {
            if let Some(now) = saved(&line) {
                (last, count) = (now, count + 1);
            }
        }
        killer.join().unwrap();
        let project = project(&dir);
        journals += usize::from(project.with_file_name(format!("{}-journal", name(&project))).exists());
        let store = Store::open(&project).unwrap_or_else(|e| panic!("round {round}: {e}"));
        assert!(store.is_sound(), "round {round}: the pages are sound");
        let steps = store.steps().unwrap();
        let stand = steps.iter().filter(|s| s.fate == duibiao::review::Fate::Done).count();
        // One decision may have reached the disk without having been shown.
        let whole = steps.len() == last.0 && stand == last.1;
        let one_more = steps.len() == last.0 + 1 || (steps.len() == last.0 && stand + 1 == last.1);
        assert!(whole || one_more, "round {round}: shown {last:?}, there are {} of which {stand} stand", steps.len());
        said += count;
        kept += usize::from(whole);
        more += usize::from(!whole && one_more);
    }
    println!(
        "{rounds} rounds: {said} decisions shown as saved, none lost; {kept} times exactly these were there, {more} times \
         one more; {journals} times a journal was left to be rolled back"
    );
    std::fs::remove_dir_all(dir).unwrap();
}

fn saved(line: &str) -> Option<(usize, usize)> {
    // The harness writes its own words before the first line.
    let (_, words) = line.split_once("saved ")?;
    let (steps, stand) = words.trim().split_once(' ')?;
    Some((steps.parse().ok()?, stand.parse().ok()?))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn project(dir: &Path) -> PathBuf {
    let mut files = std::fs::read_dir(dir.join("data")).unwrap().flatten().map(|e| e.path());
    files.find(|p| p.extension().is_some_and(|e| e == "duibiao")).expect("a project")
}
