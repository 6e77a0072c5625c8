//! Charts as people see them: where words stand, what fits, and that the painters agree.

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod command;
mod extents;
mod layout;
mod pictures;
mod rules;
