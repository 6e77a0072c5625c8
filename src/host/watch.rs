//! Watching folders: says that something below them has changed, once it is quiet again. What has changed is found by
//! walking; a watcher may miss things on network drives, and nothing depends on it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecursiveMode, Watcher as _};

/// How long it must be quiet: a file that is being copied changes many times.
const QUIET: Duration = Duration::from_millis(600);

/// How long it is waited for quiet: a file that is written to all the time must not hide the others.
const LONGEST: Duration = Duration::from_secs(5);

/// A watch over folders; dropping it ends it.
pub struct Watch {
    _watcher: Option<notify::RecommendedWatcher>,
    changed: Arc<AtomicBool>,
    failure: Option<(PathBuf, String)>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch {
    /// Watches folders and files; `wake` is called from another thread when something has changed. What the system does
    /// not watch is told by [`Self::failure`].
    pub fn over(roots: &[PathBuf], wake: impl Fn() + Send + 'static) -> Self {
        let (sender, events) = channel();
        let changed = Arc::new(AtomicBool::new(false));
        let made = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a file changes nothing.
            if event.is_ok_and(|e| !matches!(e.kind, EventKind::Access(_))) {
                let _ = sender.send(());
            }
        });
        let mut watcher = match made {
            Ok(watcher) => watcher,
            Err(e) => {
                let failure = roots.first().map(|r| (r.clone(), words(e)));
                return Self { _watcher: None, changed, failure };
            }
        };
        let failures = roots.iter().filter_map(|root| {
            let error = watcher.watch(root, RecursiveMode::Recursive).err()?;
            Some((root.clone(), words(error)))
        });
        // All are tried, the first that failed is told.
        let failure = failures.collect::<Vec<_>>().into_iter().next();
        let flag = Arc::clone(&changed);
        std::thread::spawn(move || tell(&events, &flag, wake));
        Self { _watcher: Some(watcher), changed, failure }
    }

    /// The first folder that is not watched, and why, in the system's words.
    pub fn failure(&self) -> Option<&(PathBuf, String)> {
        self.failure.as_ref()
    }

    /// Whether something has changed since this was asked last.
    pub fn take_changed(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }
}

/// What the system says, without the paths that it is about.
fn words(error: notify::Error) -> String {
    notify::Error { paths: Vec::new(), ..error }.to_string()
}

/// Raises the flag and wakes whoever waits, each time that it has become quiet.
fn tell(events: &Receiver<()>, flag: &AtomicBool, wake: impl Fn()) {
    while events.recv().is_ok() {
        let first = Instant::now();
        while first.elapsed() < LONGEST {
            match events.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        flag.store(true, Ordering::Relaxed);
        wake();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_watched_is_named_and_the_others_are_watched() {
        let dir = std::env::temp_dir().join(format!("duibiao-watch-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let gone = PathBuf::from("/no/such/folder");
        let (sender, woken) = channel();
        let watch = Watch::over(&[gone.clone(), dir.clone()], move || {
            let _ = sender.send(());
        });
        assert_eq!(watch.failure().map(|f| &f.0), Some(&gone));
        assert!(watch.failure().is_some_and(|f| !f.1.is_empty() && !f.1.contains("/no/such")), "{:?}", watch.failure());
        std::fs::write(dir.join("a.txt"), "x").unwrap();
        assert!(woken.recv_timeout(Duration::from_secs(20)).is_ok() && watch.take_changed());
        std::fs::remove_dir_all(dir).unwrap();
    }
}
