//! The clock: how long something takes.

use std::time::{Duration, Instant};

/// What a piece of work gives, and how long it took.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
