//! What leaves the program, as bytes: rows of readings, drawn charts. Never writes a file.

mod rows;

pub use rows::rows;
