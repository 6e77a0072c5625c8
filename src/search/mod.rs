//! Words and expressions across texts: where they stand, the lines around them, how many reports mention them.
//!
//! Works on the folded view, in which full-width digits, spaces inside words and pasted furniture are gone, and
//! answers in ranges of it, which [`crate::text::Text::span`] maps back to the original. Never decides which texts
//! are looked through, and knows neither places nor screens.

mod context;
mod query;
mod spelling;
mod tally;

pub use context::{Line, Window, lines, sentence, window};
pub use query::{Fault, Hit, Mode, Query, Wrong};
pub use tally::{Count, Counted, by_place, by_year, total};
