//! What lies between single readings and their comparison: which readings are one report, and how two of one place and
//! year are told apart. Changes no reading; nothing here touches a file.

mod groups;
mod likeness;
mod session;

pub use groups::{Finder, Member, Tie, tie};
pub use likeness::Sketch;
pub use session::{mark, session};
