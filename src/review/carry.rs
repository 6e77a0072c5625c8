//! Finding the words of a decision again in another text: the same report read anew, pasted from elsewhere, mended by a
//! word. Says where, or nothing; never guesses between two places that look alike.

use super::decision::{Mark, letters};
use crate::text::{Span, Text};

/// How many characters around the value must be the same.
const ENOUGH: usize = 12;

/// Where the words of a mark stand in a text: the span of the value. Nothing when they are not there, or when two places
/// look alike.
pub fn carry(mark: &Mark, text: &Text, within: Span) -> Option<Span> {
    if mark.words.is_empty() {
        return None;
    }
    let folded = text.folded();
    let (from, to) = (text.folded_at(within.start), text.folded_at(within.end));
    let part = folded.get(from..to)?;
    let alike = |at: usize| {
        let (before, behind) = (&folded[..from + at], &folded[from + at + mark.words.len()..]);
        let same = |(a, b): &(char, char)| a == b;
        let near = letters(before).rev().zip(mark.before.chars().rev()).take_while(same).count();
        near + letters(behind).zip(mark.after.chars()).take_while(same).count()
    };
    let mut found: Vec<(usize, usize)> = part.match_indices(&mark.words).map(|(at, _)| (alike(at), at)).collect();
    found.sort_unstable();
    let (best, at) = found.pop()?;
    let wanted = ENOUGH.min(mark.before.chars().count() + mark.after.chars().count());
    let alone = found.last().is_none_or(|(second, _)| *second < best);
    (best >= wanted && alone).then(|| text.span(from + at..from + at + mark.words.len()))
}

/// The sentence around a span: between full stops or line ends.
pub fn sentence_of(text: &Text, span: Span) -> Span {
    let original = text.original();
    let stop = |c: char| matches!(c, '。' | '\n' | '；' | '！');
    let start = original
        .get(..span.start)
        .and_then(|s| s.rfind(stop))
        .map_or(0, |at| at + original[at..].chars().next().map_or(1, char::len_utf8));
    let end = original.get(span.end..).and_then(|s| s.find(stop)).map_or(original.len(), |at| span.end + at);
    let kept = &original[start..end.max(start)];
    let lead = kept.len() - kept.trim_start().len();
    Span::new(start + lead, start + lead + kept.trim().len()).join(span)
}
