//! Reading in the background: threads, progress, cancelling.
//!
//! A job never touches the state; it sends events. Whatever the number of threads, files are delivered in the order
//! of their relative paths. A panic while reading a file is caught and names the file.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::command::Event;
use super::library::{Failure, Trouble};
use crate::host::{self, Found};
use crate::reading::Reading;
use crate::review::{Fingerprint, Member};

/// Reads the bytes of one file; the path is relative to the folder that was opened.
pub type ReadFile = Arc<dyn Fn(&[u8], &str) -> Vec<Reading> + Send + Sync>;

/// Wakes the window when an event waits.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a walk has found, before anything is read.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// How many files are to be read.
    pub files: usize,
    /// How many files are of other kinds.
    pub passed_over: usize,
    /// Folders and files that could not be looked at.
    pub failures: Vec<Failure>,
}

/// One file, done.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its relative path.
    pub file: String,
    /// Where it is on disk; null for bundled reports.
    pub path: Option<PathBuf>,
    /// What was read, or why nothing was.
    pub result: Result<Vec<Reading>, Trouble>,
    /// What grouping must know of each reading.
    pub members: Vec<Member>,
    /// The fingerprint of its text.
    pub text: Fingerprint,
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files delivered.
    pub done: usize,
    /// Files in all; 0 until the folders were walked.
    pub total: usize,
}

/// What is to be read.
#[derive(Clone, Debug)]
pub enum Input {
    /// Folders and files on disk.
    Paths(Vec<PathBuf>),
    /// The bundled reports.
    Samples,
}

/// A reading job that runs.
#[derive(Debug)]
pub struct Job {
    stop: Arc<AtomicBool>,
    events: Receiver<Message>,
    waiting: BTreeMap<usize, Outcome>,
    progress: Progress,
}

enum Message {
    Walked(Plan),
    Read(usize, Outcome),
    Done,
}

enum Item {
    File(Found),
    Bundled(host::Sample),
}

impl Job {
    /// Starts reading on background threads.
    pub fn start(input: Input, read: ReadFile, wake: Wake) -> Self {
        let (sender, events) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let flag = stop.clone();
        thread::spawn(move || run(input, &read, &wake, &flag, &sender));
        Self { stop, events, waiting: BTreeMap::new(), progress: Progress::default() }
    }

    /// Asks the threads to stop after the file in hand.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Returns what happened since the last call, files in the order of their paths.
    pub fn poll(&mut self) -> Vec<Event> {
        let mut out = Vec::new();
        while let Ok(message) = self.events.try_recv() {
            match message {
                Message::Walked(plan) => {
                    self.progress.total = plan.files;
                    out.push(Event::Walked(plan));
                }
                Message::Read(index, outcome) => {
                    self.waiting.insert(index, outcome);
                    while let Some(next) = self.waiting.remove(&self.progress.done) {
                        self.progress.done += 1;
                        out.push(Event::Read(next));
                    }
                }
                Message::Done => {
                    // After 取消 there may be gaps; what was read behind them is kept, still in order.
                    out.extend(std::mem::take(&mut self.waiting).into_values().map(Event::Read));
                    out.push(Event::Done { cancelled: self.stop.load(Ordering::Relaxed) });
                }
            }
        }
        out
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.cancel();
    }
}

fn run(input: Input, read: &ReadFile, wake: &Wake, stop: &AtomicBool, sender: &Sender<Message>) {
    let (items, plan) = list(input);
    let _ = sender.send(Message::Walked(plan));
    wake();
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(2, usize::from).min(8);
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let (items, next) = (&items, &next);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if sender.send(Message::Read(index, one(item, read))).is_err() {
                        break;
                    }
                    wake();
                }
            });
        }
    });
    let _ = sender.send(Message::Done);
    wake();
}

fn list(input: Input) -> (Vec<Item>, Plan) {
    let Input::Paths(paths) = input else {
        let items: Vec<_> = host::samples().iter().map(|s| Item::Bundled(*s)).collect();
        let plan = Plan { files: items.len(), ..Plan::default() };
        return (items, plan);
    };
    let several = paths.len() > 1;
    let mut items = Vec::new();
    let mut plan = Plan::default();
    for root in &paths {
        let walked = host::walk(root);
        plan.passed_over += walked.passed_over;
        plan.failures.extend(walked.failures.into_iter().map(Failure::from));
        // Of several folders each keeps its name, so that two files 2026.md can be told apart.
        let prefix = root.file_name().filter(|_| several && root.is_dir());
        for mut found in walked.documents {
            if let Some(prefix) = prefix {
                found.relative = format!("{}/{}", prefix.to_string_lossy(), found.relative);
            }
            items.push(found);
        }
    }
    items.sort_by(|a, b| a.relative.cmp(&b.relative).then_with(|| a.path.cmp(&b.path)));
    items.dedup_by(|a, b| a.path == b.path);
    plan.files = items.len();
    (items.into_iter().map(Item::File).collect(), plan)
}

fn one(item: &Item, read: &ReadFile) -> Outcome {
    let (file, path) = match item {
        Item::File(found) => (found.relative.clone(), Some(found.path.clone())),
        Item::Bundled(sample) => (sample.relative.to_string(), None),
    };
    let result = bytes(item)
        .and_then(|bytes| catch_unwind(AssertUnwindSafe(|| read(&bytes, &file))).map_err(|_| Trouble::Panicked));
    let members = result.iter().flatten().map(Member::of).collect();
    let text = result.iter().flatten().next().map(|r| Fingerprint::of(r.text.original().as_bytes()));
    Outcome { file, path, result, members, text: text.unwrap_or_default() }
}

fn bytes(item: &Item) -> Result<Vec<u8>, Trouble> {
    match item {
        Item::File(found) => host::read_capped(&found.path, host::CAP).map_err(Trouble::File),
        Item::Bundled(sample) => Ok(sample.bytes.to_vec()),
    }
}
