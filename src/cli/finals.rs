//! Official finals and changed aims from the CSV file that a command names.

use std::path::Path;

use crate::comparison::{self, Fact, Facts, Source};
use crate::figures::Lexicon;
use crate::host;
use crate::intake;
use crate::locale::{Language, Locale};

/// The largest file that is read.
const MOST: u64 = 16 << 20;
/// So many rows that stand beside no report are named.
const NAMED: usize = 5;

/// The numbers of the file that is named, and whether all of it could be understood; what could not is said, and which of
/// it stands beside none of the reports.
pub fn facts(path: Option<&Path>, sources: &[Source<'_>], lexicon: &Lexicon, locale: &Locale) -> (Facts, bool) {
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
    let lost = facts.unanswered(sources);
    if !lost.is_empty() {
        host::say(&format!("{}: {}", path.display(), unanswered(&lost, lexicon, locale)));
    }
    (facts, unread.is_empty())
}

/// Which numbers stand beside no report: the first of them by place, year and indicator, and how many more.
fn unanswered(lost: &[&Fact], lexicon: &Lexicon, locale: &Locale) -> String {
    let chinese = locale.language() == Language::Chinese;
    let row = |f: &&Fact| {
        let known = lexicon.by_id(&f.indicator);
        let name = known.map_or(&f.indicator, |i| if chinese { &i.zh } else { &i.en });
        format!("{} {} {name}", f.place.name, f.year)
    };
    let rows: Vec<String> = lost.iter().take(NAMED).map(row).collect();
    let args = [
        ("count", lost.len().into()),
        ("rows", rows.join(if chinese { "、" } else { ", " }).into()),
        ("more", lost.len().saturating_sub(NAMED).into()),
    ];
    locale.say_with("cli-finals-unanswered", &args)
}
