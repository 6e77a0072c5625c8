//! Numbers as reports write them: numerals, units, and how a number binds.
//!
//! Everything here works on folded text (see [`crate::text`]). This room knows nothing of indicators.

mod amount;
mod bound;
mod english;
mod numeral;
mod plan;
mod unit;

pub use amount::{Amount, amount, amount_signs, bind};
pub use bound::{Bound, Value};
pub use english::in_english;
pub use numeral::{Numeral, arabic, chinese, digit, numeral, year};
pub use plan::{plan_number, plan_years};
pub use unit::{scale, unit_len};
