//! Who speaks, for which place and year, and the outline of the report.
//!
//! Each fact carries how it is known and how surely; what is not stated stays unknown and is at most guessed.

mod address;
mod congress;
mod document;
mod facts;
mod kind;
mod model;
mod outline;
#[cfg(test)]
mod outline_tests;
mod own;
mod pairs;
mod parts;
mod place;
mod run_in;
mod speaker;
#[cfg(test)]
mod tests;
mod top;
mod year;

use std::ops::Range;

pub use congress::congress;
pub use document::{Document, DocumentKind, document};
pub use kind::kind;
pub use model::*;
pub use place::place_named;

use crate::intake::FrontMatter;
use crate::region::Divisions;
use crate::text::Text;

/// What the names around a file say, kept apart from what its text says.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// The place of the path.
    pub place: Option<Place>,
    /// The year of the path.
    pub year: Option<i32>,
    /// Whether the place is known by the path alone and the text, long enough to do so, nowhere names it.
    pub unnamed: bool,
}

/// Reads who, when and the outline of the report that stands in `lines` of a text.
///
/// `path` is the file's path below the opened folder; it only fills what the text does not state.
pub fn report(
    text: &Text,
    lines: Range<usize>,
    front: &FrontMatter,
    path: &str,
    divisions: &Divisions,
) -> (Report, Outside) {
    let title = front.title.as_ref();
    let date = facts::date(text, lines.clone(), title);
    let stated = year::year_votes(text, lines.clone(), title, date.as_ref()).decide();
    let named_year = year::name_year(path);
    let year = stated
        .or_else(|| named_year.map(|value| Known { value, source: Source::FileName, confidence: 0.8, span: None }));
    let at = year.as_ref().map(|y| y.value);
    let places = place::places(text, lines.clone(), title, path, at, divisions);
    let mut outside =
        Outside { place: places.name.as_ref().map(|k| k.value.clone()), year: named_year, unnamed: false };
    let stated = places.text;
    // Where neither title nor session say it, the running text may: it goes before the name of a file or a folder.
    let told = if stated.is_some() { stated } else { own::from_body(text, lines.clone(), at, divisions) };
    let mut place = finer(told, places.name);
    if let Some(k) = place.as_mut().filter(|k| own::is_unnamed(k, text, lines.clone(), divisions)) {
        k.confidence = 0.4;
        outside.unnamed = true;
    }
    let mut guesses = Vec::new();
    if place.is_none() {
        // A name that several places bear: each of them is a guess, those that the text speaks of first.
        guesses.extend(places.several.into_iter().take(12).map(|place| Guess::Place { place, times: 0 }));
        let near = own::guesses(text, lines.clone(), at, divisions);
        guesses.extend(near.into_iter().map(|(place, times)| Guess::Place { place, times }));
    }
    if year.is_none() {
        let near = year::guesses(text, lines.clone());
        guesses.extend(near.into_iter().map(|(year, times)| Guess::Year { year, times }));
    }
    let folded = folded_range(text, &lines);
    let session = facts::session(text, lines.clone(), title);
    let report = Report {
        title: report_title(text, lines.clone(), front),
        congress: session.as_ref().and_then(|s| congress(&s.value, place.as_ref().map(|p| &p.value))),
        kind: None,
        place,
        year,
        date,
        speaker: speaker::speaker(text, lines.clone(), title),
        session,
        url: address::address(text, front),
        guesses,
        sections: outline::outline(text, lines, at),
        span: text.span(folded),
    };
    (report, outside)
}

fn folded_range(text: &Text, lines: &Range<usize>) -> Range<usize> {
    let line = |i: usize| text.lines().get(i).map(|l| l.range.clone());
    let start = line(lines.start).map_or(0, |r| r.start);
    let end = lines.end.checked_sub(1).and_then(line).map_or(start, |r| r.end);
    start..end.max(start)
}

/// The text's own place; the path's when the text says nothing, or says the same less finely.
fn finer(text: Option<Known<Place>>, name: Option<Known<Place>>) -> Option<Known<Place>> {
    match (text, name) {
        (Some(t), Some(n)) if n.value.region != t.value.region && n.value.region.starts_with(&t.value.region) => {
            Some(n)
        }
        (Some(t), _) => Some(t),
        (None, n) => n,
    }
}

fn report_title(text: &Text, lines: Range<usize>, front: &FrontMatter) -> Option<Known<String>> {
    let line = lines.clone().take(6).filter_map(|i| text.lines().get(i)).find(|l| {
        let words = text.line(l);
        // 我代表市人民政府向大会作政府工作报告，请予审议 is the salutation.
        words.contains("工作报告") && words.chars().count() <= 50 && !words.contains(['，', '。'])
    });
    let own = line.map(|l| Known {
        value: text.line(l).to_owned(),
        source: Source::Title,
        confidence: 0.95,
        span: Some(text.span(l.range.clone())),
    });
    own.or_else(|| {
        let (title, span) = front.title.clone()?;
        Some(Known { value: title, source: Source::FrontMatter, confidence: 0.95, span: Some(span) })
    })
}
