//! Reading in the background: threads, progress, cancelling.
//!
//! A job never touches the state; it sends events. Whatever the number of threads, files are delivered in the order
//! of their relative paths. A panic while reading a file is caught and names the file. With a project, what stands in it
//! unchanged is taken from there.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use super::command::Event;
use super::keeping::{self, Gained, Keeping, Shelf, Taken};
use super::library::{Failure, Trouble};
use super::state::Reach;
use crate::host::{self, Found};
use crate::library::{self as project, Known, Store};
use crate::reading::Reading;
use crate::review::{Fingerprint, Member};

/// Reads the bytes of one file; the path is relative to the folder that was opened.
pub type ReadFile = Arc<dyn Fn(&[u8], &str) -> Vec<Reading> + Send + Sync>;

/// Wakes the window when an event waits.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The stamps of files, by their relative paths.
pub type Stamps = BTreeMap<String, (u64, i64)>;

/// What a walk has found, before anything is read.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// How many files are to be read.
    pub files: usize,
    /// How many files are of other kinds.
    pub passed_over: usize,
    /// How many files are documents of kinds that are not read, by their ending.
    pub unread_kinds: BTreeMap<&'static str, usize>,
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
    pub result: Result<Vec<Arc<Reading>>, Trouble>,
    /// What grouping must know of each reading.
    pub members: Vec<Member>,
    /// The fingerprint of its text.
    pub text: Fingerprint,
    /// By what a change of the file is known; null where it does not stand on the disk.
    pub stamp: Option<(u64, i64)>,
    /// Whether it is gone from the disk and comes from the project.
    pub gone: bool,
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
    /// Folders and files on disk, or one project file.
    Paths(Vec<PathBuf>),
    /// What has changed in these folders since the files had these stamps.
    Again(Vec<PathBuf>, Stamps),
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
    again: bool,
    ended: bool,
}

enum Message {
    Project(Box<Result<Taken, project::Error>>, Vec<PathBuf>),
    Walked(Plan),
    Read(usize, Box<Outcome>),
    Missing(Vec<String>),
    Done,
}

enum Item {
    File(Found),
    Gone(Known),
    Bundled(host::Sample),
}

/// What the threads of a job share.
struct Work {
    read: ReadFile,
    wake: Wake,
    stop: Arc<AtomicBool>,
    sender: Sender<Message>,
    shelf: Option<Shelf>,
}

impl Job {
    /// Starts reading on background threads. `shelf` is what is known of the project that is open already, where only
    /// what has changed is to be taken up.
    pub fn start(input: Input, reach: &Reach, shelf: Option<Shelf>) -> Self {
        let again = matches!(input, Input::Again(..));
        let (sender, events) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (read, wake) = (Arc::clone(&reach.read), Arc::clone(&reach.wake));
        let work = Work { read, wake, stop: Arc::clone(&stop), sender, shelf };
        let keeping = reach.keeping.clone();
        thread::spawn(move || run(input, work, keeping.as_ref()));
        Self { stop, events, waiting: BTreeMap::new(), progress: Progress::default(), again, ended: false }
    }

    /// Asks the threads to stop after the file in hand.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Whether it only takes up what has changed; nobody waits for it.
    pub fn is_again(&self) -> bool {
        self.again
    }

    /// Returns what happened since the last call, files in the order of their paths.
    pub fn poll(&mut self) -> Vec<Event> {
        let mut out = Vec::new();
        loop {
            let message = match self.events.try_recv() {
                Ok(message) => message,
                Err(TryRecvError::Empty) => break,
                // The thread is gone without a word: it failed outside of any file. What was read stays.
                Err(TryRecvError::Disconnected) if self.ended => break,
                Err(TryRecvError::Disconnected) => Message::Done,
            };
            match message {
                Message::Project(taken, folders) => out.push(Event::Project(taken, folders)),
                Message::Missing(files) => out.push(Event::Missing(files)),
                Message::Walked(plan) => {
                    self.progress.total = plan.files;
                    if !self.again {
                        out.push(Event::Walked(plan));
                    }
                }
                Message::Read(index, outcome) => {
                    self.waiting.insert(index, *outcome);
                    while let Some(next) = self.waiting.remove(&self.progress.done) {
                        self.progress.done += 1;
                        out.push(self.read(next));
                    }
                }
                Message::Done => {
                    self.ended = true;
                    // After 取消 there may be gaps; what was read behind them is kept, still in order.
                    let rest: Vec<Outcome> = std::mem::take(&mut self.waiting).into_values().collect();
                    out.extend(rest.into_iter().map(|o| self.read(o)));
                    out.push(Event::Done { cancelled: self.stop.load(Ordering::Relaxed) });
                }
            }
        }
        out
    }

    fn read(&self, outcome: Outcome) -> Event {
        if self.again { Event::Reread(Box::new(outcome)) } else { Event::Read(outcome) }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.cancel();
    }
}

fn run(input: Input, mut work: Work, keeping: Option<&Keeping>) {
    let input = match (input, keeping) {
        (Input::Paths(paths), Some(keeping)) => Input::Paths(with_project(paths, &mut work, keeping)),
        (input, _) => input,
    };
    let (items, plan) = list(input, &work);
    let _ = work.sender.send(Message::Walked(plan));
    (work.wake)();
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(2, usize::from).min(8);
    let (shared, shelf) = (Shared { read: &work.read, shelf: work.shelf.as_ref() }, work.shelf.as_ref());
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = work.sender.clone();
            let (items, next, wake, stop) = (&items, &next, &work.wake, &work.stop);
            scope.spawn(move || {
                let store = shelf.and_then(Shelf::look);
                while !stop.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    let outcome = Box::new(one(item, shared, store.as_ref()));
                    if sender.send(Message::Read(index, outcome)).is_err() {
                        break;
                    }
                    wake();
                }
            });
        }
    });
    let _ = work.sender.send(Message::Done);
    (work.wake)();
}

/// By what a thread reads.
#[derive(Clone, Copy)]
struct Shared<'a> {
    read: &'a ReadFile,
    shelf: Option<&'a Shelf>,
}

/// Opens the project and sends it ahead of all readings. Returns the folders to be walked.
fn with_project(paths: Vec<PathBuf>, work: &mut Work, keeping: &Keeping) -> Vec<PathBuf> {
    let message = match keeping::open(&paths, keeping, &work.wake) {
        Ok((taken, shelf, folders)) => {
            work.shelf = Some(shelf);
            let message = Message::Project(Box::new(Ok(taken)), folders.clone());
            let _ = work.sender.send(message);
            return folders;
        }
        Err(error) => Message::Project(Box::new(Err(error)), Vec::new()),
    };
    let _ = work.sender.send(message);
    // A project that cannot be opened holds no reports; a folder can be read all the same.
    if matches!(&paths[..], [one] if keeping::is_project(one)) { Vec::new() } else { paths }
}

fn list(input: Input, work: &Work) -> (Vec<Item>, Plan) {
    let (paths, stamps) = match input {
        Input::Samples => {
            let items: Vec<_> = host::samples().iter().map(|s| Item::Bundled(*s)).collect();
            let plan = Plan { files: items.len(), ..Plan::default() };
            return (items, plan);
        }
        Input::Paths(paths) => (paths, None),
        Input::Again(paths, stamps) => (paths, Some(stamps)),
    };
    let (mut found, mut plan) = walk(&paths);
    let mut gone = Vec::new();
    if let Some(stamps) = stamps {
        let here: BTreeSet<&str> = found.iter().map(|f| f.relative.as_str()).collect();
        let missing = stamps.keys().filter(|f| !here.contains(f.as_str())).cloned().collect();
        let _ = work.sender.send(Message::Missing(missing));
        found.retain(|f| stamps.get(&f.relative).copied() != host::stamp(&f.path));
    } else if let Some(shelf) = &work.shelf {
        gone = shelf.gone(&found);
    }
    let mut items: Vec<Item> = found.into_iter().map(Item::File).chain(gone.into_iter().map(Item::Gone)).collect();
    items.sort_by(|a, b| a.file().cmp(b.file()));
    plan.files = items.len();
    (items, plan)
}

/// The documents of folders and files, each once.
fn walk(paths: &[PathBuf]) -> (Vec<Found>, Plan) {
    let several = paths.len() > 1;
    let mut items = Vec::new();
    let mut plan = Plan::default();
    for root in paths {
        let walked = host::walk(root);
        plan.passed_over += walked.passed_over;
        for (kind, count) in walked.unread_kinds {
            *plan.unread_kinds.entry(kind).or_default() += count;
        }
        plan.failures.extend(walked.failures.into_iter().map(Failure::from));
        // Of several folders each keeps its name, so that two files 2026.md can be told apart.
        let prefix = root.file_name().filter(|_| several && host::is_folder(root));
        for mut found in walked.documents {
            if let Some(prefix) = prefix {
                found.relative = format!("{}/{}", prefix.to_string_lossy(), found.relative);
            }
            items.push(found);
        }
    }
    items.sort_by(|a, b| a.relative.cmp(&b.relative).then_with(|| a.path.cmp(&b.path)));
    items.dedup_by(|a, b| a.path == b.path);
    tell_apart(&mut items);
    (items, plan)
}

/// Gives files of one relative path, of folders that have one name, as much of their own paths as tells them apart: a file
/// is known by its relative path.
fn tell_apart(items: &mut [Found]) {
    for above in 1.. {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        items.iter().for_each(|f| *counts.entry(f.relative.as_str()).or_default() += 1);
        let twice: BTreeSet<String> = counts.into_iter().filter(|c| c.1 > 1).map(|c| c.0.to_owned()).collect();
        if twice.is_empty() || above > 64 {
            break;
        }
        for found in items.iter_mut().filter(|f| twice.contains(&f.relative)) {
            let depth = found.relative.split('/').count();
            let folder = found.path.ancestors().nth(depth).and_then(|p| p.file_name());
            found.relative = format!("{}/{}", folder.map_or("…".into(), |f| f.to_string_lossy()), found.relative);
        }
    }
    items.sort_by(|a, b| a.relative.cmp(&b.relative));
}

impl Item {
    fn file(&self) -> &str {
        match self {
            Self::File(found) => &found.relative,
            Self::Gone(known) => &known.file,
            Self::Bundled(sample) => sample.relative,
        }
    }
}

fn one(item: &Item, work: Shared<'_>, store: Option<&Store>) -> Outcome {
    let file = item.file().to_owned();
    let path = match item {
        Item::File(found) => Some(found.path.clone()),
        Item::Gone(known) => known.path.clone(),
        Item::Bundled(_) => None,
    };
    let gained = catch_unwind(AssertUnwindSafe(|| gain(item, work, store)));
    let gained = gained.map_err(|_| Trouble::Panicked).and_then(|g| g.map_err(Trouble::File));
    let stamp = gained.as_ref().ok().and_then(|g| g.stamp);
    let known = gained.as_ref().ok().and_then(|g| g.text);
    let result = gained.map(|g| g.readings);
    let members = result.iter().flatten().map(|r| Member::of(r)).collect();
    let print = |r: &Arc<Reading>| Fingerprint::of(r.text.original().as_bytes());
    let text = known.or_else(|| result.iter().flatten().next().map(print));
    let gone = matches!(item, Item::Gone(_));
    Outcome { file, path, result, members, text: text.unwrap_or_default(), stamp, gone }
}

fn gain(item: &Item, work: Shared<'_>, store: Option<&Store>) -> Result<Gained, host::Error> {
    let read = |bytes: &[u8]| (work.read)(bytes, item.file());
    let plain = |readings: Vec<Reading>, stamp| {
        let readings = readings.into_iter().map(Arc::new).collect();
        Gained { readings, stamp, text: None }
    };
    match (item, work.shelf) {
        (Item::File(found), Some(shelf)) => shelf.file(found, store, read),
        (Item::File(found), None) => {
            let stamp = host::stamp(&found.path);
            Ok(plain(read(&host::read_capped(&found.path, host::CAP)?), stamp))
        }
        (Item::Gone(known), Some(shelf)) => shelf.kept(known, store, read),
        (Item::Gone(known), None) => Err(host::Error::Missing(known.file.clone().into())),
        (Item::Bundled(sample), _) => Ok(plain(read(sample.bytes), None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_told_apart_by_the_folders_above_them() {
        let found = |path: &str, relative: &str| Found { path: path.into(), relative: relative.into() };
        let mut items = [
            found("/报告/a/市/2026.md", "市/2026.md"),
            found("/报告/b/市/2026.md", "市/2026.md"),
            found("/报告/c/2025.md", "2025.md"),
        ];
        tell_apart(&mut items);
        let names: Vec<&str> = items.iter().map(|f| f.relative.as_str()).collect();
        assert_eq!(names, ["2025.md", "a/市/2026.md", "b/市/2026.md"]);
    }
}
