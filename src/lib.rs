//! 对标 reads government work reports (政府工作报告) and compares their targets.
//!
//! The way of the data, one direction and no way back:
//!
//! ```text
//! file ─ host ─> bytes ─ intake ─> Text ─ report ─> Report ─ figures ─> [Figure]
//! [Figure] ─ review ─ comparison ─> Comparison ─ chart ─> Scene ─ export ─> bytes
//! ```
//!
//! Everything from `intake` to `export` is a pure function of its arguments: no file, no clock, no screen. A room
//! imports only rooms above it in this list; `tests/tidy` holds the exact table.

#[cfg(test)]
extern crate self as duibiao; // the hand-made reports of tests/support name the library from outside

pub mod app;
pub mod chart;
pub mod cli;
pub mod comparison;
pub mod export;
pub mod figures;
pub mod fonts;
pub mod host;
pub mod intake;
pub mod library;
pub mod locale;
pub mod pattern;
pub mod quantity;
pub mod reading;
pub mod region;
pub mod report;
pub mod review;
pub mod search;
pub mod text;
pub mod ui;
