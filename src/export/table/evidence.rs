//! The very words of a figure for a cell: value and sentence in the folded view, where ８％ is 8%.

use crate::figures::{Figure, Standing};
use crate::reading::Reading;
use crate::text::Span;

/// The words of a span, in one line.
pub(super) fn words(reading: &Reading, span: Span) -> String {
    let text = &reading.text;
    let folded = text.folded_at(span.start)..text.folded_at(span.end);
    let said = text.folded().get(folded).map(str::trim).filter(|w| !w.is_empty());
    let said = said.unwrap_or_else(|| text.words(span).trim());
    if said.contains(['\n', '\r', '\t']) { said.split_whitespace().collect::<Vec<_>>().join(" ") } else { said.into() }
}

/// The value as written, or as a person has put it right: never another than stands beside it in numbers.
pub(super) fn value(reading: &Reading, figure: &Figure) -> String {
    match figure.is_put_right(&reading.text) {
        true => figure.put_right_words(),
        false => words(reading, figure.evidence.value),
    }
}

/// The sentence in which a figure stands, in one line.
pub fn sentence(reading: &Reading, figure: &Figure) -> String {
    words(reading, figure.evidence.sentence)
}

/// Whose word a figure is, as a code.
pub(super) fn standing(figure: &Figure) -> &'static str {
    match figure.standing() {
        Standing::Machine => "machine",
        Standing::Confirmed => "confirmed",
        Standing::Corrected => "corrected",
        Standing::Added => "added",
        Standing::Rejected => "rejected",
    }
}
