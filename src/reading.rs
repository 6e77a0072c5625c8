//! The left half of the way as one function: bytes and a path in, readings out.
//!
//! A [`Reading`] is one report of a file with its figures and remarks. Nothing here touches a file, a clock or a
//! screen; the same input gives the same readings, whatever was read before.

use std::sync::Arc;

use crate::figures::Figure;
use crate::report::Report;
use crate::text::{Span, Text};

/// One report of a file, with all that was understood of it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The path below the folder that was opened, with `/`.
    pub file: String,
    /// 0, 1 … among the reports of the file.
    pub index: usize,
    /// The text of the whole file.
    pub text: Arc<Text>,
    /// Who, which year, and the outline.
    pub report: Report,
    /// In the order of the text.
    pub figures: Vec<Figure>,
    /// What a person should know.
    pub remarks: Vec<Remark>,
}

/// Something a person should know about a reading: data only, [`crate::locale`] makes sentences of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// The text names neither its region nor do the names around it.
    RegionUnknown,
    /// The year is not stated.
    YearUnknown,
    /// The name of file or folder says another place than the text.
    RegionDisagrees {
        /// What the text says.
        text: String,
        /// What the name says.
        name: String,
    },
    /// The name of file or folder says another year than the text.
    YearDisagrees {
        /// What the text says.
        text: i32,
        /// What the name says.
        name: i32,
    },
    /// The report begins in its middle, or only a part of it is here.
    Fragment,
    /// No passage of headline targets was found.
    NoTargets,
    /// A passage reads like a target and was not understood.
    Unread {
        /// Where.
        span: Span,
    },
    /// The bytes hold nothing.
    Empty,
    /// The bytes are no text.
    Binary,
    /// Characters that could not be decoded.
    Garbled {
        /// How many.
        characters: usize,
    },
    /// The page holds other articles that are no reports.
    OtherArticles {
        /// How many.
        count: usize,
    },
    /// The file holds text but no report was recognised in it.
    NotAReport,
}
