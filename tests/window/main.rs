//! What a person does in the window and what they see, without a screen.

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

mod bench;
mod chart_edits;
mod chart_rows;
mod charts;
mod compare;
mod compare_eye;
mod decide;
mod exporting;
mod frame;
mod harness;
mod jobs;
mod looks;
mod person;
mod pictures;
mod reading;
mod searching;
mod shelf;
mod table;
mod tabling;
mod told;
mod unsaved;
