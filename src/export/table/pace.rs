//! How far a writer is, and whether it shall go on.

use super::{Book, Error};

/// Hears how many rows of how many are written; says no to stop.
pub type Tell<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// How many rows are written between two looks at the person's wish.
const STEP: usize = 256;

/// Counts rows.
pub(super) struct Pace<'a> {
    tell: Tell<'a>,
    done: usize,
    total: usize,
}

impl<'a> Pace<'a> {
    pub(super) fn new(book: &Book, tell: Tell<'a>) -> Self {
        Self { tell, done: 0, total: book.rows() }
    }

    /// One more row; stops where the person wants it.
    pub(super) fn row(&mut self) -> Result<(), Error> {
        self.done += 1;
        if self.done.is_multiple_of(STEP) { self.look() } else { Ok(()) }
    }

    /// Looks at the person's wish now: before what takes long and counts no rows.
    pub(super) fn look(&mut self) -> Result<(), Error> {
        let done = self.done.min(self.total);
        if (self.tell)(done, self.total) { Ok(()) } else { Err(Error::Stopped) }
    }
}
