//! Targets and results: the lexicon, passages, clauses, and [`Figure`].
//!
//! A report is cut into sentences, each sentence is given a role (the year's aims, a plan's aims, review, work plan),
//! its clauses are read into claims, and a claim in its role is a figure. Rules follow the coding manual; the words
//! they know are data under `assets/`.

mod actual;
mod aims;
mod bracket;
mod budget;
mod claim;
mod clause;
mod figure;
mod findings;
mod hints;
mod lexicon;
mod measure;
mod part;
mod passage;
mod piece;
mod reader;
mod relate;
mod relation;
mod share_names;
mod signs;
mod time;
mod token;
mod values;
mod wording;

pub use figure::*;
pub use findings::*;
pub use lexicon::{Breadth, Family, Indicator, Lexicon, Named, Sense};
pub use reader::findings;
pub use wording::{Word, Wording};

/// The words by which figures are read.
#[derive(Debug)]
pub struct Rules {
    /// Names of indicators.
    pub lexicon: Lexicon,
    /// Verbs, bounds, tones.
    pub wording: Wording,
}
