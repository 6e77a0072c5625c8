//! Charts as people see them: where words stand, what fits, and that the painters agree.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test stops at the first surprise, reads the samples and writes pictures to look at"
)]

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod command;
mod extents;
mod layout;
mod pictures;
mod rules;
