//! Watching folders: says that something below them has changed, once it is quiet again. What has changed is found by
//! walking; a watcher may miss things on network drives, and nothing depends on it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecursiveMode, Watcher as _};

/// How long it must be quiet: a file that is being copied changes many times.
const QUIET: Duration = Duration::from_millis(600);

/// How long it is waited for quiet: a file that is written to all the time must not hide the others.
const LONGEST: Duration = Duration::from_secs(5);

/// A watch over folders; dropping it ends it.
pub struct Watch {
    _watcher: notify::RecommendedWatcher,
    changed: Arc<AtomicBool>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch {
    /// Watches folders and files; `wake` is called from another thread when something has changed. Nothing where the
    /// system cannot watch.
    pub fn over(roots: &[PathBuf], wake: impl Fn() + Send + 'static) -> Option<Self> {
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a file changes nothing.
            if event.is_ok_and(|e| !matches!(e.kind, EventKind::Access(_))) {
                let _ = sender.send(());
            }
        })
        .ok()?;
        let watched = roots.iter().filter(|r| watcher.watch(r, RecursiveMode::Recursive).is_ok()).count();
        let changed = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&changed);
        std::thread::spawn(move || {
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
        });
        (watched > 0).then_some(Self { _watcher: watcher, changed })
    }

    /// Whether something has changed since this was asked last.
    pub fn take_changed(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }
}
