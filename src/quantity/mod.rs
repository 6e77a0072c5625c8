//! Numbers as reports write them: numerals, units, dates, and how a number binds.
//!
//! Everything here works on folded text (see [`crate::text`]). This room knows nothing of indicators.

mod bound;

pub use bound::{Bound, Value};
