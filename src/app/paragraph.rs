//! A column of a comparison as a paragraph that can be pasted: how many raised, kept and lowered, the commonest, the
//! median, the mean by weight. Says only what follows from the rows.

use crate::comparison::{Direction, Source, Summary, Table, summary};
use crate::figures::Lexicon;
use crate::locale::{Language, Locale};

/// A sentence or two for each column that has at least two numbers, one a line.
pub fn paragraphs(table: &Table, sources: &[Source<'_>], lexicon: &Lexicon, locale: &Locale) -> Vec<String> {
    let one = |(i, _)| paragraph(table, i, sources, lexicon, locale);
    table.columns.iter().enumerate().filter_map(one).collect()
}

/// The paragraph of one column; null where fewer than two reports state a number.
pub fn paragraph(
    table: &Table,
    column: usize,
    sources: &[Source<'_>],
    lexicon: &Lexicon,
    locale: &Locale,
) -> Option<String> {
    let sum = summary(table, column, sources, &crate::comparison::Coding::default()).filter(|s| s.numbers > 1)?;
    let c = table.columns.get(column)?;
    let zh = locale.language() == Language::Chinese;
    let known = lexicon.by_id(&c.indicator);
    let name = known.map_or(c.indicator.as_str(), |i| if zh { &i.zh } else { &i.en });
    let years: Vec<i32> = table.lines.iter().filter_map(|l| l.year).collect();
    let year = years.first().filter(|y| years.iter().all(|o| o == *y)).map(ToString::to_string).unwrap_or_default();
    let args = [
        ("year", year.clone().into()),
        ("count", sum.reports.into()),
        ("numbers", sum.numbers.into()),
        ("indicator", name.into()),
    ];
    let unit = c.query.unit.clone().unwrap_or_default();
    let head = if year.is_empty() { "sum-head-no-year" } else { "sum-head" };
    let mut parts = vec![locale.say_with(head, &args)];
    parts.extend(moved(&sum, locale));
    parts.extend(middle(&sum, &unit, locale));
    parts.extend(ends(&sum, locale));
    if sum.relations > 0 {
        parts.push(locale.say_with("sum-relations", &[("count", sum.relations.into())]));
    }
    let [met, missed, revised, _] = sum.reached;
    if met + missed + revised > 0 {
        let args = [("met", met.into()), ("missed", missed.into()), ("revised", revised.into())];
        let key = if revised > 0 { "sum-reached-revised" } else { "sum-reached" };
        parts.push(locale.say_with(key, &args));
    }
    Some(parts.join(&locale.say("sum-between")) + &locale.say("sum-end"))
}

fn moved(sum: &Summary, locale: &Locale) -> Vec<String> {
    let n = |d| sum.moved.get(&d).copied().unwrap_or_default();
    let (raised, kept, lowered) = (n(Direction::Raised), n(Direction::Kept), n(Direction::Lowered));
    if sum.moved.is_empty() {
        return Vec::new();
    }
    let args = [("raised", raised.into()), ("kept", kept.into()), ("lowered", lowered.into())];
    let mut parts = vec![locale.say_with("sum-moved", &args)];
    if sum.reworded != (0, 0) {
        let args = [("loosened", sum.reworded.0.into()), ("tightened", sum.reworded.1.into())];
        parts.push(locale.say_with("sum-reworded", &args));
    }
    let (wider, narrower) = (n(Direction::Widened), n(Direction::Narrowed));
    if wider + narrower > 0 {
        let args = [("wider", wider.into()), ("narrower", narrower.into())];
        parts.push(locale.say_with("sum-ranges-moved", &args));
    }
    parts
}

fn middle(sum: &Summary, unit: &str, locale: &Locale) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(first) = sum.mode.first() {
        let words = if sum.mode.len() > 3 { first.clone() } else { sum.mode.join("、") };
        parts.push(locale.say_with("sum-mode", &[("words", words.into()), ("count", sum.mode_count.into())]));
    }
    if let Some(median) = &sum.median {
        let value = median.words.clone().unwrap_or_else(|| format!("{}{unit}", short(median.value)));
        let key = if sum.ranges > 0 { "sum-median-ranges" } else { "sum-median" };
        parts.push(locale.say_with(key, &[("value", value.into()), ("count", sum.ranges.into())]));
    }
    if let Some(w) = &sum.weighted
        && matches!(unit, "%" | "‰")
    {
        let value = format!("{:.2}{unit}", w.value);
        parts.push(locale.say_with("sum-weighted", &[("value", value.into()), ("count", w.places.into())]));
    }
    parts
}

fn ends(sum: &Summary, locale: &Locale) -> Option<String> {
    let (high, low) = (sum.highest.as_ref()?, sum.lowest.as_ref()?);
    if high == low {
        return None;
    }
    let who = |names: &[String]| match names {
        [..] if names.len() <= 3 => names.join("、"),
        [first, second, ..] => {
            let args = [("names", format!("{first}、{second}").into()), ("count", names.len().into())];
            locale.say_with("sum-and-more", &args)
        }
        _ => String::new(),
    };
    let args = [
        ("high", high.0.clone().into()),
        ("highest", who(&high.1).into()),
        ("low", low.0.clone().into()),
        ("lowest", who(&low.1).into()),
    ];
    Some(locale.say_with("sum-ends", &args))
}

/// A number without needless digits.
fn short(n: f64) -> String {
    let words = format!("{n:.2}");
    words.trim_end_matches('0').trim_end_matches('.').to_owned()
}
