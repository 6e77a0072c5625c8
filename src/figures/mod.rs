//! Targets and results: the lexicon, passages, clauses, and [`Figure`].
//!
//! A report is cut into sentences, each sentence is given a role (the year's aims, a plan's aims, review, work plan),
//! its clauses are read into claims, and a claim in its role is a figure. Rules follow the coding manual; the words
//! they know are data under `assets/`.
//!
//! Patterns write `[0-9]`: the digits of the folded text are ASCII, and the digits of all scripts would make each machine
//! many times as large.

mod actual;
mod aims;
mod air;
mod bare_aims;
mod bind;
mod both;
mod braces;
mod bracket;
mod budget;
mod characters;
mod claim;
mod clause;
mod confidence;
mod counted;
mod done;
mod draft;
mod figure;
mod findings;
mod further;
mod hints;
mod lexicon;
mod lexicon_file;
mod matters;
mod measure;
mod nameless;
mod names;
mod needles;
mod no_number;
mod no_target;
mod no_value;
mod owners;
mod pair;
mod part;
mod passage;
mod piece;
mod plausible;
mod put_right;
mod reach;
mod reader;
mod relate;
mod relation;
mod reviewed;
mod share_names;
mod signs;
mod sized;
mod stretch;
mod task;
mod time;
mod token;
mod unread;
mod values;
mod vocabulary;
mod wait;
mod wording;

pub use figure::*;
pub use findings::*;
pub use further::{Further, Nature, PriorTarget, Rate, Said, ScopeKind, Status};
pub use lexicon::{Breadth, Family, Indicator, Lexicon, Named, Sense};
pub use lexicon_file::{Mistake, Wrong};
pub use matters::Matter;
pub use no_target::NoTarget;
pub use plausible::{Doubt, Plausible};
pub use put_right::value_words;
pub use reader::findings;
pub use reviewed::{Reviewed, Standing};
pub use wording::{Word, Wording};

/// The words by which figures are read.
#[derive(Debug)]
pub struct Rules {
    /// Names of indicators.
    pub lexicon: Lexicon,
    /// Verbs, bounds, tones.
    pub wording: Wording,
}
