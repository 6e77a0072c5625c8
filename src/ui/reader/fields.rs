//! What the evidence card says of a figure beside its value: what was read, what the report says of it in its own words,
//! and which readings of the same sentence were rejected.

use crate::figures::{Figure, Reason};
use crate::reading::Reading;
use crate::text::Span;
use crate::ui::{Cx, words};

/// The fields of a figure as name and words, in the order in which they are shown.
pub fn fields(cx: &Cx<'_>, reading: &Reading, figure: &Figure) -> Vec<(String, String)> {
    let mut out = vec![
        (cx.say("field-horizon"), words::horizon(cx, figure)),
        (cx.say("field-measure"), measure_and_unit(cx, figure)),
        (cx.say("field-tone"), words::tone(cx, figure)),
    ];
    let optional =
        [("field-relative-to", &figure.relative_to), ("field-basis", &figure.basis), ("field-of", &figure.of)];
    for (key, value) in optional {
        if let Some(value) = value {
            out.push((cx.say(key), value.clone()));
        }
    }
    if figure.name != cx.state.subject(figure) {
        out.push((cx.say("field-name"), figure.name.clone()));
    }
    out.extend(quoted(cx, reading, figure));
    // No rule has read what a person has added: by whom and when stands below.
    if figure.rule != "person" {
        out.push((cx.say("field-rule"), rule(cx, &figure.rule)));
    }
    out.extend(rejected(cx, reading, figure));
    out
}

/// Fields that the report says itself: 预期性, 初步核算, 努力争取更好结果, 高于预期目标0.8个百分点.
fn quoted(cx: &Cx<'_>, reading: &Reading, figure: &Figure) -> Vec<(String, String)> {
    let more = &figure.further;
    let said: [(&str, Option<Span>); 4] = [
        ("field-nature", more.nature.map(|n| n.words)),
        ("field-status", more.status.map(|s| s.words)),
        ("field-rider", more.rider),
        ("field-prior", more.prior_target.as_ref().map(|p| p.words)),
    ];
    let words = |span: Span| reading.text.words(span).replace(['\n', '\r'], "");
    said.into_iter().filter_map(|(key, span)| Some((cx.say(key), words(span?)))).collect()
}

/// Readings of the same sentence that were rejected, each with its reason.
fn rejected(cx: &Cx<'_>, reading: &Reading, figure: &Figure) -> Vec<(String, String)> {
    let near = reading.rejected.iter().filter(|r| figure.evidence.sentence.contains(r.quote));
    near.map(|r| {
        let quote = reading.text.words(r.quote).replace(['\n', '\r'], "");
        (cx.say("field-rejected"), format!("{quote}（{}）", cx.say(reason(r.reason))))
    })
    .take(2)
    .collect()
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::PartOfYear => "reason-part-of-year",
        Reason::OtherYear => "reason-other-year",
        Reason::SeveralYears => "reason-several-years",
        Reason::Retold => "reason-retold",
        Reason::NotAResult => "reason-not-a-result",
        Reason::NoNumber => "reason-no-number",
        Reason::UnknownName => "reason-unknown-name",
        Reason::OfAPart => "reason-of-a-part",
    }
}

fn measure_and_unit(cx: &Cx<'_>, figure: &Figure) -> String {
    let measure = words::measure(cx, figure);
    let unit = |u: &String| crate::locale::unit(cx.state.locale.language(), u).into_owned();
    figure.unit.as_ref().map_or(measure.clone(), |u| format!("{measure} {}", unit(u)))
}

/// The construction that read a figure, in words.
fn rule(cx: &Cx<'_>, id: &str) -> String {
    cx.say(match id {
        "list" => "rule-list",
        "carried" => "rule-carried",
        "relation" => "rule-relation",
        "bracket" => "rule-bracket",
        _ => "rule-clause",
    })
}
