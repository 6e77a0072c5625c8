//! Official finals and changed aims from the CSV file that a command names.

use std::path::Path;

use crate::comparison::{self, Facts};
use crate::figures::Lexicon;
use crate::host;
use crate::intake;
use crate::locale::Locale;

/// The largest file that is read.
const MOST: u64 = 16 << 20;

/// The numbers of the file that is named, and whether all of it could be used; what could not is said.
pub fn facts(path: Option<&Path>, lexicon: &Lexicon, locale: &Locale) -> (Facts, bool) {
    let Some(path) = path else { return (Facts::default(), true) };
    let bytes = match host::read_capped(path, MOST) {
        Ok(bytes) => bytes,
        Err(error) => {
            host::say(&error.to_string());
            return (Facts::default(), false);
        }
    };
    let (facts, unread) = comparison::facts(&intake::decoded(&bytes), lexicon);
    for why in &unread {
        let (key, line, words) = why.said();
        let args = [("line", line.into()), ("words", words.into())];
        host::say(&format!("{}: {}", path.display(), locale.say_with(key, &args)));
    }
    (facts, unread.is_empty())
}
