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
    let sentence = sentence_of(text, selected);
    let start = text.folded_at(sentence.start);
    let bound = found.as_ref().and_then(|a| bound_before(folded.get(start..a.range.start)?));
    // 突破6000亿元: a word of bound belongs to the value.
    let value = found
        .as_ref()
        .map_or(selected, |a| text.span(a.range.start - bound.map_or(0, |(word, _)| word.len())..a.range.end));
    let at = text.folded_at(value.start);
    let named = name_before(folded, from, at, lexicon).or_else(|| name_before(folded, start, at, lexicon));
    let name = named.as_ref().map_or(value, |(range, _)| text.span(range.clone()));
    let indicator = named.map_or("other", |(_, id)| id);
    let quote = name.join(value);
    let (kind, role, horizon) = place(reading, value);
    let year = reading.report.year.as_ref().map(|y| y.value);
    let unit = found.as_ref().and_then(|a| a.unit.clone());
    let relation = Value::relation(Bound::Stable);
    let read = found.as_ref().map_or(relation, |a| bound.map_or(a.value, |(_, b)| bind(a.value, b)));
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

/// Words of bound in front of a number. 不超过 stands before 超过, which is its end.
const BOUNDS: [(&[&str], Bound); 5] = [
    (&["不低于", "不少于", "不小于", "不慢于"], Bound::AtLeast),
    (&["不超过", "不超", "不突破", "不高于", "不多于", "不大于"], Bound::AtMost),
    (&["突破", "超过", "可超", "高于", "至少", "大于", "跨越", "跨上", "迈上", "迈过", "站上", "冲破"], Bound::AtLeast),
    (&["低于", "少于", "小于"], Bound::AtMost),
    (&["约", "接近", "将近"], Bound::About),
];

/// The word of bound that stands right before a number, and what it says.
fn bound_before(words: &str) -> Option<(&'static str, Bound)> {
    BOUNDS.iter().find_map(|(all, bound)| Some((*all.iter().find(|w| words.ends_with(**w))?, *bound)))
}

/// A number as a word before it binds it; as it stands where words behind it have bound it, or it is a range.
fn bind(value: Value, bound: Bound) -> Value {
    match (value.bound, bound) {
        (Bound::Exact, Bound::AtLeast) => Value { bound, low: value.low, high: None },
        (Bound::Exact, Bound::AtMost) => Value { bound, low: None, high: value.high },
        (Bound::Exact, _) => Value { bound, ..value },
        _ => value,
    }
}

/// Whether a unit counts amounts (亿元, 万人, 亿斤): no rise is counted in it.
pub fn is_amount(unit: &str) -> bool {
    let unit = unit.trim();
    !unit.is_empty() && !matches!(unit, "%" | "％" | "‰" | "倍" | "番" | "成") && !unit.contains("百分点")
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

/// What the number measures, by its unit and the verb before it; else as the indicator is usually measured. 经济总量突破
/// 6000亿元 is no rise, however often it is said to rise.
fn measure(quote: &str, unit: Option<&str>, number: bool, usual: Option<Measure>) -> Measure {
    let ratio = matches!(unit, Some("%" | "‰"));
    let says = |words: &[&str]| words.iter().any(|w| quote.contains(w));
    match () {
        () if !number => Measure::Relation,
        () if ratio && says(&["下降", "降低", "减少", "压减"]) => Measure::Decline,
        () if ratio && says(&["增长", "增速", "提高", "上涨", "涨幅"]) => Measure::Growth,
        () if unit.is_some_and(|u| u.contains("百分点")) => Measure::Change,
        () if unit.is_some_and(is_amount) => usual.filter(|m| *m == Measure::Change).unwrap_or(Measure::Level),
        () => usual.unwrap_or(Measure::Level),
    }
}
