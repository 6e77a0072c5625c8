//! Charts as people see them: where words stand, what fits, and that the painters agree.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

mod carried;
mod cases;
mod command;
mod extents;
mod full;
mod golden;
mod kinds;
mod layout;
mod looks;
mod pdf;
mod pictures;
mod rules;
mod shown;
