//! A search that runs on threads of its own, and can be stopped.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::app::jobs::Wake;
use crate::app::library::Library;
use crate::host;
use crate::reading::Reading;
use crate::search::{Hit, Line, Query, lines};

/// A report that mentions what was looked for.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Which reading.
    pub reading: usize,
    /// All places, in order.
    pub hits: Vec<Hit>,
    /// The first lines of context.
    pub lines: Vec<Line>,
}

/// What a search has found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// In the order of readings.
    pub mentions: Vec<Mention>,
    /// How long it took.
    pub time: Duration,
}

impl Found {
    /// What was found in a reading.
    pub fn of(&self, reading: usize) -> Option<&Mention> {
        let at = self.mentions.binary_search_by_key(&reading, |m| m.reading).ok()?;
        self.mentions.get(at)
    }
}

/// So many lines are shown of a report unasked.
pub(super) const FEW: usize = 3;
/// Among the first so many hits of a report its first lines are found.
const FIRST: usize = 12;
/// So many reports are taken at a time by a thread.
const AT_ONCE: usize = 16;

/// A search on its way.
#[derive(Debug)]
pub(super) struct Run {
    stop: Arc<AtomicBool>,
    result: Receiver<Found>,
}

impl Run {
    /// Starts looking through the library as it is.
    pub fn start(query: Query, library: &Library, wake: Wake) -> Self {
        let (sender, result) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let flag = stop.clone();
        let looked: Vec<(usize, Arc<Reading>)> = library
            .readings
            .iter()
            .enumerate()
            .filter(|(i, _)| is_listed(library, *i))
            .map(|(i, r)| (i, r.clone()))
            .collect();
        thread::spawn(move || {
            let (mentions, time) = host::timed(|| all(&query, &looked, &flag));
            if !flag.load(Ordering::Relaxed) && sender.send(Found { mentions, time }).is_ok() {
                wake();
            }
        });
        Self { stop, result }
    }

    /// What was found, once it is.
    pub fn poll(&mut self) -> Option<Found> {
        self.result.try_recv().ok()
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Of several copies of one report only the one that speaks for it is looked through.
fn is_listed(library: &Library, reading: usize) -> bool {
    library.groups.is_counted(reading) || library.groups.size(reading) <= 1
}

/// Looks through all on as many threads as there are cores.
fn all(query: &Query, looked: &[(usize, Arc<Reading>)], stop: &AtomicBool) -> Vec<Mention> {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(2, usize::from).min(8);
    let mut mentions: Vec<Mention> = thread::scope(|scope| {
        let work = || {
            let mut out = Vec::new();
            loop {
                let from = next.fetch_add(AT_ONCE, Ordering::Relaxed);
                let Some(part) = looked.get(from..(from + AT_ONCE).min(looked.len())).filter(|p| !p.is_empty()) else {
                    return out;
                };
                for (index, reading) in part {
                    if stop.load(Ordering::Relaxed) {
                        return Vec::new();
                    }
                    // A fault of the program in one report costs that report alone.
                    out.extend(catch_unwind(AssertUnwindSafe(|| one(query, *index, reading))).ok().flatten());
                }
            }
        };
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running.into_iter().filter_map(|t| t.join().ok()).flatten().collect()
    });
    mentions.sort_unstable_by_key(|m| m.reading);
    mentions
}

fn one(query: &Query, index: usize, reading: &Reading) -> Option<Mention> {
    let folded = reading.text.folded();
    let within = reading.report.folded(&reading.text);
    let hits = query.hits(folded, within.clone());
    if hits.is_empty() {
        return None;
    }
    let mut lines = lines(folded, within, hits.get(..FIRST).unwrap_or(&hits));
    // The last of them may go on with hits that were not looked at.
    if lines.len() > FEW {
        lines.truncate(FEW);
    }
    Some(Mention { reading: index, hits, lines })
}
