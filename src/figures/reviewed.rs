//! What a person has said of a figure, as plain data. The room `review` writes it; reading never does.

use serde::{Deserialize, Serialize};

use super::figure::{Figure, Tier};

/// Whose word a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Read by the machine; nobody has looked at it.
    #[default]
    Machine,
    /// A person says that the machine read it right.
    Confirmed,
    /// A person has changed what the machine read.
    Corrected,
    /// A person found it where the machine read nothing.
    Added,
    /// A person says that it is no figure.
    Rejected,
}

/// A person's word on a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// Whose word the figure is.
    pub standing: Standing,
    /// Who said so; empty where only a note was made by nobody known.
    pub by: String,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// What a person has noted beside it.
    pub note: Option<String>,
    /// What the machine reads at this place; null where it reads nothing.
    pub machine: Option<Box<Figure>>,
    /// The indicator and tier by which decisions know the figure, whatever it was corrected to.
    pub known_as: (String, Tier),
}

impl Figure {
    /// Whose word this figure is.
    pub fn standing(&self) -> Standing {
        self.review.as_ref().map_or(Standing::Machine, |r| r.standing)
    }

    /// What a person has noted beside it.
    pub fn note(&self) -> Option<&str> {
        self.review.as_ref()?.note.as_deref()
    }
}
