//! Targets and results: the lexicon, passages, clauses, and [`Figure`].

mod figure;

pub use figure::*;
