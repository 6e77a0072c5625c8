//! Charts as people see them: where words stand, what fits, and that three painters agree.

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod pictures;
