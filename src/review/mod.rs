//! What lies between single readings and their comparison: people's decisions and how they change what was read, which
//! readings are one report, and how two of one place and year are told apart. Nothing here touches a file or a clock; the
//! machine's reading is never changed, a reviewed one is made of it.

mod apply;
mod carry;
mod decision;
mod doubts;
mod fingerprint;
mod groups;
mod journal;
mod likeness;
mod propose;
mod session;
mod stated;
#[cfg(test)]
mod tests;

pub use apply::{Applied, apply};
pub use carry::{carry, sentence_of};
pub use decision::{About, Decision, Mark, Question, ReportKey, Ruling};
pub use doubts::{Alternative, DOUBTED, Press, Reason, SURE, alternatives, doubt, press, wording};
pub use fingerprint::Fingerprint;
pub use groups::{Finder, Member, Tie, tie};
pub use journal::{Fate, Journal, Recharted, Ruled, Step};
pub use likeness::Sketch;
pub use propose::{is_amount, propose};
pub use session::{mark, session};
pub use stated::{Field, Stated};
