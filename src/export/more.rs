//! The further fields of the coding manual as fields of a row: null where the report does not say.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::figures::{Figure, Rejected, Said};
use crate::reading::{Reading, Remark};
use crate::text::{Span, Text};

/// Adds what is known of the report beside its facts: session as data, kind, expressly no target, practical matters, what
/// looks like aims and was not understood, and what was read and is no figure.
pub fn report(row: &mut Map<String, Value>, reading: &Reading) {
    let r = &reading.report;
    let none: Vec<Value> = reading
        .no_target
        .iter()
        .map(|n| json!({ "indicator": n.indicator, "start": n.words.start, "end": n.words.end }))
        .collect();
    let matters: Vec<Value> = reading
        .matters
        .iter()
        .map(|m| json!({ "number": m.number, "start": m.span.start, "end": m.span.end }))
        .collect();
    row.insert("congress".into(), json!(r.congress));
    row.insert("kind_of_report".into(), json!(r.kind.as_ref().map(|k| k.value)));
    row.insert("no_target".into(), json!(none));
    row.insert("matters".into(), json!(matters));
    row.insert("unread".into(), json!(unread(reading)));
    row.insert("rejected".into(), json!(rejected(reading)));
}

fn unread(reading: &Reading) -> Vec<Value> {
    let span = |r: &Remark| if let Remark::Unread { span } = r { Some(*span) } else { None };
    let place = |s: Span| json!({ "start": s.start, "end": s.end, "words": clean(&reading.text, s) });
    reading.remarks.iter().filter_map(span).map(place).collect()
}

fn rejected(reading: &Reading) -> Vec<Value> {
    let place = |r: &Rejected| {
        let words = clean(&reading.text, r.quote);
        json!({ "indicator": r.indicator, "reason": r.reason, "start": r.quote.start, "end": r.quote.end, "words": words })
    };
    reading.rejected.iter().map(place).collect()
}

/// Adds the further fields of a figure. Each holds its value and, under the same name with `_words`, what says it.
pub fn figure(row: &mut Map<String, Value>, reading: &Reading, f: &Figure) {
    let text = &reading.text;
    let more = &f.further;
    said(row, text, "base_year", more.base_year.as_ref());
    said(row, text, "rate", more.rate.as_ref());
    said(row, text, "nature", more.nature.as_ref());
    said(row, text, "status", more.status.as_ref());
    let scope: Vec<Value> =
        more.scope.iter().map(|s| json!({ "kind": s.value, "words": clean(text, s.words) })).collect();
    row.insert("scope".into(), if scope.is_empty() { Value::Null } else { json!(scope) });
    row.insert("rider".into(), json!(more.rider.map(|r| clean(text, r))));
    let prior = more.prior_target.as_ref().map(|p| {
        let v = p.value;
        json!({
            "bound": v.map(|v| v.bound), "low": v.and_then(|v| v.low), "high": v.and_then(|v| v.high),
            "reckoned": p.reckoned, "revised": p.revised, "words": clean(text, p.words),
        })
    });
    row.insert("prior_target".into(), json!(prior));
}

fn said<T: Serialize>(row: &mut Map<String, Value>, text: &Text, name: &str, fact: Option<&Said<T>>) {
    row.insert(name.into(), json!(fact.map(|f| &f.value)));
    row.insert(format!("{name}_words"), json!(fact.map(|f| clean(text, f.words))));
}

/// The words of a span in the folded view, where ８％ is 8%.
fn clean(text: &Text, span: Span) -> String {
    let folded = text.folded_at(span.start)..text.folded_at(span.end);
    text.folded().get(folded).map_or_else(|| text.words(span).to_owned(), str::to_owned)
}
