//! A reading as rows of the coding manual: one for the report, then one a figure.

use serde_json::{Map, Value, json};

use super::more;

use crate::figures::Figure;
use crate::reading::Reading;

/// The rows of one reading, in the fields of the coding manual and of `duibiao extract`. `same_as` is the file of the
/// first reading that is the same report, where this is another text of it.
pub fn rows(reading: &Reading, same_as: Option<&str>) -> Vec<Value> {
    let mut rows = vec![report_row(reading, same_as)];
    rows.extend(reading.figures.iter().map(|f| figure_row(reading, f)));
    rows
}

fn report_row(reading: &Reading, same_as: Option<&str>) -> Value {
    let r = &reading.report;
    let mut row = head(reading, "report");
    let place = r.place.as_ref().map(|p| &p.value);
    row.insert("code_now".into(), json!(place.and_then(|p| p.code_now.as_ref())));
    row.insert("type".into(), json!(place.and_then(|p| p.kind)));
    let sections: Vec<&str> = r.top_sections().map(|s| s.title.as_str()).collect();
    row.insert("date".into(), json!(r.date.as_ref().map(|d| d.value.to_string())));
    row.insert("speaker".into(), json!(r.speaker.as_ref().map(|s| &s.value)));
    row.insert("session".into(), json!(r.session.as_ref().map(|s| &s.value)));
    more::report(&mut row, reading);
    row.insert("url".into(), json!(r.url.as_ref().map(|s| &s.value)));
    row.insert("title".into(), json!(r.title.as_ref().map(|s| &s.value)));
    row.insert("region_source".into(), json!(r.place.as_ref().map(|p| p.source)));
    row.insert("region_confidence".into(), json!(r.place.as_ref().map(|p| two_digits(p.confidence))));
    row.insert("year_source".into(), json!(r.year.as_ref().map(|y| y.source)));
    row.insert("year_confidence".into(), json!(r.year.as_ref().map(|y| two_digits(y.confidence))));
    row.insert("document".into(), json!(reading.document.kind));
    row.insert("document_words".into(), json!(Some(&reading.document.words).filter(|w| !w.is_empty())));
    row.insert("same_as".into(), json!(same_as));
    row.insert("guesses".into(), json!(r.guesses));
    row.insert("sections".into(), json!(sections));
    row.insert("start".into(), json!(r.span.start));
    row.insert("end".into(), json!(r.span.end));
    Value::Object(row)
}

/// What every row begins with: file, number of the report, kind, and whose report it is.
fn head(reading: &Reading, kind: &str) -> Map<String, Value> {
    let place = reading.report.place.as_ref().map(|p| &p.value);
    let mut row = Map::new();
    row.insert("file".into(), json!(reading.file));
    row.insert("report".into(), json!(reading.index));
    row.insert("kind".into(), json!(kind));
    row.insert("region".into(), json!(place.map(|p| &p.region)));
    row.insert("code".into(), json!(place.and_then(|p| p.code.as_ref())));
    row.insert("level".into(), json!(place.map(|p| p.level)));
    row.insert("year".into(), json!(reading.report.year.as_ref().map(|y| y.value)));
    row
}

fn figure_row(reading: &Reading, f: &Figure) -> Value {
    let mut row = head(reading, "");
    let section = f.section.and_then(|s| reading.report.sections.get(s)).map(|s| s.title.as_str());
    row.insert("kind".into(), json!(f.kind));
    row.insert("role".into(), json!(f.role));
    row.insert("indicator".into(), json!(f.indicator));
    row.insert("name".into(), json!(f.name));
    row.insert("horizon".into(), json!(f.horizon));
    row.insert("measure".into(), json!(f.measure));
    row.insert("bound".into(), json!(f.value.bound));
    row.insert("low".into(), json!(f.value.low));
    row.insert("high".into(), json!(f.value.high));
    row.insert("unit".into(), json!(f.unit));
    row.insert("tone".into(), json!(f.tone));
    row.insert("tone_word".into(), json!(f.tone_word));
    row.insert("tier".into(), json!(f.tier));
    row.insert("relative_to".into(), json!(f.relative_to));
    row.insert("basis".into(), json!(f.basis));
    row.insert("of".into(), json!(f.of));
    row.insert("ref_year".into(), json!(f.ref_year));
    row.insert("from".into(), json!(f.from));
    row.insert("to".into(), json!(f.to));
    more::figure(&mut row, reading, f);
    row.insert("quote".into(), json!(reading.text.words(f.evidence.quote)));
    row.insert("sentence".into(), json!(reading.text.words(f.evidence.sentence)));
    row.insert("start".into(), json!(f.evidence.quote.start));
    row.insert("end".into(), json!(f.evidence.quote.end));
    row.insert("section".into(), json!(section));
    row.insert("rule".into(), json!(f.rule));
    row.insert("confidence".into(), json!(two_digits(f.confidence)));
    Value::Object(row)
}

/// A confidence as people read it; more digits would claim more than is known.
fn two_digits(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
