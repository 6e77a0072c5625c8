//! The same rooms from the command line.

pub mod chart;
