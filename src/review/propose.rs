//! A first proposal for a figure that a person adds by selecting words: number and bound are read from the words, the
//! indicator from the lexicon's names in them or before them, the rest from the passage. A person corrects it.

use crate::figures::{Evidence, Horizon, Kind, Lexicon, Measure, PassageRole, Role, Tier, Tone};
use crate::quantity::{Amount, Bound, Value, amount};
use crate::reading::Reading;
use crate::text::Span;

use super::carry::sentence_of;
use super::stated::Stated;

/// What the selected words seem to state.
pub fn propose(reading: &Reading, selected: Span, lexicon: &Lexicon) -> Stated {
    let text = &reading.text;
    let folded = text.folded();
    let (from, to) = (text.folded_at(selected.start), text.folded_at(selected.end));
    let found = first_amount(folded, from, to);
    let value = found.as_ref().map_or(selected, |a| text.span(a.range.clone()));
    let sentence = sentence_of(text, selected);
    let (start, at) = (text.folded_at(sentence.start), text.folded_at(value.start));
    let named = name_before(folded, from, at, lexicon).or_else(|| name_before(folded, start, at, lexicon));
    let name = named.as_ref().map_or(value, |(range, _)| text.span(range.clone()));
    let indicator = named.map_or("other", |(_, id)| id);
    let quote = name.join(value);
    let (kind, role, horizon) = place(reading, value);
    let year = reading.report.year.as_ref().map(|y| y.value);
    let unit = found.as_ref().and_then(|a| a.unit.clone());
    let relation = Value::relation(Bound::Stable);
    let read = found.as_ref().map_or(relation, |a| a.value);
    Stated {
        kind,
        role,
        indicator: indicator.to_owned(),
        name: if name == value { text.words(selected).trim().to_owned() } else { text.words(name).to_owned() },
        horizon,
        measure: measure(
            text.words(quote),
            unit.as_deref(),
            found.is_some(),
            lexicon.by_id(indicator).map(|i| i.measure),
        ),
        value: read,
        unit,
        tone: Tone::None,
        tone_word: None,
        tier: Tier::Base,
        relative_to: None,
        basis: None,
        of: None,
        ref_year: year.map(|y| if kind == Kind::Actual { y - 1 } else { y }).filter(|_| horizon == Horizon::Annual),
        from: None,
        to: None,
        evidence: Evidence { sentence: sentence.join(quote), quote, name, value },
    }
}

/// The first number with a unit between two places, else the first bare one.
fn first_amount(folded: &str, from: usize, to: usize) -> Option<Amount> {
    let part = folded.get(from..to)?;
    let mut bare = None;
    let mut at = from;
    for c in part.chars() {
        let found = (c.is_numeric() || "百千一二三四五六七八九十".contains(c)).then(|| amount(folded, at)).flatten();
        match found.filter(|a| a.range.end <= to) {
            Some(a) if a.unit.is_some() => return Some(a),
            Some(a) => bare = bare.or(Some(a)),
            None => {}
        }
        at += c.len_utf8();
    }
    bare
}

/// The last name of the lexicon before a value, and its indicator.
fn name_before<'a>(
    folded: &str,
    from: usize,
    to: usize,
    lexicon: &'a Lexicon,
) -> Option<(std::ops::Range<usize>, &'a str)> {
    let part = folded.get(from..to)?;
    let (range, named) = lexicon.find(part).last()?;
    let id = lexicon.indicators().get(named.indicator)?.id.as_str();
    Some((range.start + from..range.end + from, id))
}

/// Kind, role and horizon by the passage it stands in.
fn place(reading: &Reading, value: Span) -> (Kind, Role, Horizon) {
    let passage = reading.passages.iter().find(|p| p.span.contains(value)).map(|p| p.role);
    match passage {
        Some(PassageRole::Aims | PassageRole::Retold) => (Kind::Target, Role::Headline, Horizon::Annual),
        Some(PassageRole::PeriodAims) => (Kind::Target, Role::Headline, Horizon::Period),
        Some(PassageRole::Review) => (Kind::Actual, Role::Review, Horizon::Annual),
        Some(PassageRole::LongReview) => (Kind::Actual, Role::Review, Horizon::Period),
        Some(PassageRole::Plan) | None => (Kind::Target, Role::Body, Horizon::Annual),
    }
}

/// What the number measures, by the verb before it; else as the indicator is usually measured.
fn measure(quote: &str, unit: Option<&str>, number: bool, usual: Option<Measure>) -> Measure {
    let ratio = matches!(unit, Some("%" | "‰"));
    let says = |words: &[&str]| words.iter().any(|w| quote.contains(w));
    match () {
        () if !number => Measure::Relation,
        () if ratio && says(&["下降", "降低", "减少", "压减"]) => Measure::Decline,
        () if ratio && says(&["增长", "增速", "提高", "上涨", "涨幅"]) => Measure::Growth,
        () if unit.is_some_and(|u| u.contains("百分点")) => Measure::Change,
        () => usual.unwrap_or(Measure::Level),
    }
}
