//! The user's own lexicon: found beside the settings or named on the command line, laid over the program's own. Where it
//! is wrong, the program goes on without it and says so.

use std::path::{Path, PathBuf};

use crate::figures::Mistake;
use crate::host;
use crate::reading::Rules;

/// The most bytes of a lexicon that are read.
const CAP: u64 = 4 << 20;

/// Why the user's lexicon is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LexiconTrouble {
    /// The file could not be read.
    File(host::Error),
    /// It has mistakes.
    Wrong(PathBuf, Vec<Mistake>),
}

impl LexiconTrouble {
    /// The file it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::File(error) => error.path(),
            Self::Wrong(path, _) => path,
        }
    }

    /// Its mistakes; none where the file could not even be read.
    pub fn mistakes(&self) -> &[Mistake] {
        match self {
            Self::File(_) => &[],
            Self::Wrong(_, mistakes) => mistakes,
        }
    }
}

/// Lays the user's lexicon over the rules: `named` on the command line, else the one beside the settings where there is
/// one. Returns why it is not used, when it is not.
pub fn take_lexicon(rules: &mut Rules, named: Option<&Path>) -> Option<LexiconTrouble> {
    let path = match named {
        Some(path) => path.to_path_buf(),
        None => host::lexicon_file().filter(|p| host::exists(p))?,
    };
    let bytes = match host::read_capped(&path, CAP) {
        Ok(bytes) => bytes,
        Err(error) => return Some(LexiconTrouble::File(error)),
    };
    rules.take_lexicon(&bytes).err().map(|mistakes| LexiconTrouble::Wrong(path, mistakes))
}
