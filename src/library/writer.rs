//! The thread that commits. Decisions go first and one by one; sources wait and go together. What could not be written
//! stays in the queue and is tried again; nothing is dropped while the program runs.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::backup;
use super::error::Error;
use super::keep::{self, Source};
use super::store::Store;
use super::whole::Whole;
use crate::host;
use crate::reading::Reading;
use crate::review::Step;

/// The name of a chart and the JSON of what it is now; null when it is gone.
pub type Chart = (String, Option<String>);

/// Something to be written.
#[derive(Debug)]
pub enum Write {
    /// A step of the journal: a new one, or one whose fate has changed; steps that can no longer be redone; the readings
    /// that are otherwise now, and the charts.
    Step(Box<Step>, Vec<u64>, Vec<Arc<Reading>>, Vec<Chart>),
    /// A chart that became otherwise by no step: the one on the screen follows what is chosen in the text.
    Chart(Chart),
    /// A source that was read.
    Source(Box<Source>),
    /// Readings that people have changed, for the flat rows.
    Reviewed(Vec<Arc<Reading>>),
    /// A source whose bytes are as they were: its row and its new stamp.
    Touched(i64, (u64, i64)),
    /// A source that stands elsewhere now: its row.
    Forget(i64),
    /// The project goes on elsewhere: whoever opens its folders is sent there.
    Moved(PathBuf),
    /// A copy of the whole project elsewhere, with all that the window holds: what waits stands in it too.
    Copy(PathBuf, Box<Whole>),
    /// A backup of today into this folder, where there is none yet.
    Backup(PathBuf),
}

/// What the writer says.
#[derive(Debug)]
pub enum Told {
    /// A step is on the disk.
    Kept(u64),
    /// Nothing can be written just now, and why; it is tried again.
    Waiting(Error),
    /// The copy stands here, or not.
    Copied(PathBuf, Result<(), Error>),
    /// The pages of the file are damaged: nothing is written any more.
    Damaged(PathBuf),
}

enum Order {
    Write(Write),
    End,
}

/// The way to the thread; dropping it waits until all that can be written is written.
#[derive(Debug)]
pub struct Writer {
    orders: Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

/// How long to wait before what failed is tried again.
const AGAIN: Duration = Duration::from_secs(2);
/// How many seconds a closing window waits for what can be made again.
const PATIENCE: i64 = 3;
/// How many sources go in one transaction.
const TOGETHER: usize = 48;

impl Writer {
    /// Starts the thread on an open project. `tell` is called with all it has to say.
    pub fn start(store: Store, tell: impl Fn(Told) + Send + 'static) -> Self {
        let (orders, incoming) = channel();
        let thread = std::thread::spawn(move || {
            let (copies, first, then) = (VecDeque::new(), VecDeque::new(), VecDeque::new());
            Queue { store, tell, copies, first, then, ending: None }.run(&incoming);
        });
        Self { orders, thread: Some(thread) }
    }

    /// Hands over something to be written. Returns at once.
    pub fn write(&self, write: Write) {
        let _ = self.orders.send(Order::Write(write));
    }

    /// Another way to the same thread, for those who read sources.
    pub fn handle(&self) -> impl Fn(Write) + Send + Clone + 'static {
        let orders = self.orders.clone();
        move |write| {
            let _ = orders.send(Order::Write(write));
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.orders.send(Order::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Queue<F: Fn(Told)> {
    store: Store,
    tell: F,
    /// Copies. They hold what waits, and are the way out when nothing can be written here.
    copies: VecDeque<(PathBuf, Box<Whole>)>,
    /// Steps and charts, in order.
    first: VecDeque<Write>,
    /// Everything that can be made again.
    then: VecDeque<Write>,
    /// Since when the window is closing.
    ending: Option<i64>,
}

impl<F: Fn(Told)> Queue<F> {
    fn run(mut self, incoming: &Receiver<Order>) {
        loop {
            let idle = self.copies.is_empty() && self.first.is_empty() && self.then.is_empty();
            // What can be made again is not worth keeping a closing window for long.
            let late = self.ending.is_some_and(|since| host::now() - since > PATIENCE) && self.first.is_empty();
            if self.ending.is_some() && idle || late {
                return;
            }
            if idle {
                match incoming.recv() {
                    Ok(order) => self.take(order),
                    Err(_) => return,
                }
            }
            while let Ok(order) = incoming.try_recv() {
                self.take(order);
            }
            match self.next() {
                Ok(()) => {}
                Err(Error::Damaged(path)) => return (self.tell)(Told::Damaged(path)),
                Err(_) if self.ending.is_some() => return,
                Err(error) => {
                    (self.tell)(Told::Waiting(error));
                    match incoming.recv_timeout(AGAIN) {
                        Ok(order) => self.take(order),
                        Err(RecvTimeoutError::Timeout) => {}
                        Err(RecvTimeoutError::Disconnected) => self.ending = Some(host::now()),
                    }
                }
            }
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::End => self.ending = Some(host::now()),
            Order::Write(Write::Copy(path, whole)) => self.copies.push_back((path, whole)),
            Order::Write(w @ (Write::Step(..) | Write::Chart(_) | Write::Moved(_))) => self.first.push_back(w),
            Order::Write(w) => self.then.push_back(w),
        }
    }

    /// Writes the next thing; it leaves the queue when it is on the disk.
    fn next(&mut self) -> Result<(), Error> {
        if let Some((path, whole)) = self.copies.pop_front() {
            let copied = whole.copy(&self.store, &path);
            (self.tell)(Told::Copied(path, copied));
            return Ok(());
        }
        match self.first.front() {
            Some(Write::Step(step, dropped, readings, charts)) => {
                self.store.commit(|db| {
                    keep::step(db, step, dropped)?;
                    charts.iter().try_for_each(|(name, spec)| keep::chart(db, name, spec.as_deref()))?;
                    readings.iter().try_for_each(|r| keep::reviewed(db, r))
                })?;
                (self.tell)(Told::Kept(step.number));
                self.first.pop_front();
                return Ok(());
            }
            Some(Write::Chart((name, spec))) => {
                self.store.commit(|db| keep::chart(db, name, spec.as_deref()))?;
                self.first.pop_front();
                return Ok(());
            }
            Some(Write::Moved(path)) => {
                self.store.set_meta("moved_to", &path.to_string_lossy())?;
                self.first.pop_front();
                return Ok(());
            }
            _ => {}
        }
        if let Some(Write::Backup(folder)) = self.then.front() {
            // A backup that fails is no reason to stop: the project itself is whole.
            let _ = backup::daily(&self.store, folder);
            self.then.pop_front();
            return Ok(());
        }
        let batch = self.then.iter().take(TOGETHER).take_while(|w| !matches!(w, Write::Backup(_))).count();
        let writes = self.then.range(..batch);
        self.store.commit(|db| writes.into_iter().try_for_each(|w| made_again(db, w)))?;
        self.then.drain(..batch);
        Ok(())
    }
}

fn made_again(db: &rusqlite::Connection, write: &Write) -> rusqlite::Result<()> {
    match write {
        Write::Source(s) => keep::source(db, s),
        Write::Reviewed(readings) => readings.iter().try_for_each(|r| keep::reviewed(db, r)),
        Write::Touched(id, stamp) => keep::touched(db, *id, *stamp),
        Write::Forget(id) => keep::forget(db, *id),
        Write::Step(..) | Write::Chart(_) | Write::Copy(..) | Write::Moved(_) | Write::Backup(_) => Ok(()),
    }
}
