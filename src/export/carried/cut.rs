//! Cuts a text down to the stretches that some data speak of, and moves the spans of the data there.

use serde_json::Value;

/// The longest stretch that is kept for its own sake; a sentence without an end is not carried whole.
const LONGEST: usize = 6000;

/// Returns the kept stretches, a line each, and the data with their spans moved. A span that is not kept becomes null;
/// null when a span lies outside the text.
pub fn cut<const N: usize>(text: &str, mut data: [Value; N]) -> Option<(String, [Value; N])> {
    let mut found = Vec::new();
    data.iter().for_each(|d| spans(d, &mut found));
    found.retain(|(a, b)| b - a <= LONGEST);
    found.sort_unstable();
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for (start, end) in found {
        match stretches.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => stretches.push((start, end)),
        }
    }
    let mut kept = String::new();
    let mut moved = Vec::new();
    for (start, end) in stretches {
        moved.push((start, end, kept.len()));
        kept.push_str(text.get(start..end)?);
        kept.push('\n');
    }
    data.iter_mut().for_each(|d| shift(d, &moved));
    Some((kept, data))
}

/// A span is an object of start and end and nothing else.
fn span(value: &Value) -> Option<(usize, usize)> {
    let object = value.as_object().filter(|o| o.len() == 2)?;
    let number = |key: &str| object.get(key)?.as_u64().and_then(|n| usize::try_from(n).ok());
    let (start, end) = (number("start")?, number("end")?);
    Some((start, end))
}

fn spans(value: &Value, out: &mut Vec<(usize, usize)>) {
    if let Some((start, end)) = span(value) {
        if start <= end {
            out.push((start, end));
        }
        return;
    }
    match value {
        Value::Object(o) => o.values().for_each(|v| spans(v, out)),
        Value::Array(a) => a.iter().for_each(|v| spans(v, out)),
        _ => {}
    }
}

fn shift(value: &mut Value, moved: &[(usize, usize, usize)]) {
    if let Some((start, end)) = span(value) {
        let at = moved.partition_point(|m| m.0 <= start).checked_sub(1).and_then(|i| moved.get(i));
        *value = match at {
            Some((from, to, new)) if end <= *to && start <= end => {
                serde_json::json!({ "start": start - from + new, "end": end - from + new })
            }
            _ => Value::Null,
        };
        return;
    }
    match value {
        Value::Object(o) => o.values_mut().for_each(|v| shift(v, moved)),
        Value::Array(a) => a.iter_mut().for_each(|v| shift(v, moved)),
        _ => {}
    }
}

/// Whether every span of some data lies in a text, at the bounds of characters.
pub fn spans_lie_in(text: &str, data: &Value) -> bool {
    if data.as_object().is_some_and(|o| o.contains_key("start") && o.contains_key("end")) {
        return span(data).is_some_and(|(a, b)| text.get(a..b).is_some());
    }
    match data {
        Value::Object(o) => o.values().all(|v| spans_lie_in(text, v)),
        Value::Array(a) => a.iter().all(|v| spans_lie_in(text, v)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn stretches_are_joined_and_spans_follow() {
        let text = "头。地区生产总值增长5%左右。中间的话。就业1万人。";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            json!({ "start": start, "end": start + words.len() })
        };
        let data = json!([{ "sentence": at("地区生产总值增长5%左右。"), "value": at("5%左右") }, at("就业1万人。")]);
        let (kept, [data]) = cut(text, [data]).unwrap();
        assert_eq!(kept, "地区生产总值增长5%左右。\n就业1万人。\n");
        assert!(spans_lie_in(&kept, &data));
        let said = |v: &Value| span(v).map(|(a, b)| &kept[a..b]).unwrap().to_owned();
        assert_eq!((said(&data[0]["value"]), said(&data[1])), ("5%左右".into(), "就业1万人。".into()));
        assert!(cut(text, [json!({ "start": 1, "end": 5 })]).is_none(), "inside a character");
        assert!(!spans_lie_in(text, &json!([{ "start": 0, "end": 4000 }])));
        assert!(!spans_lie_in(text, &json!([{ "start": -1, "end": 3 }])));
        assert!(!spans_lie_in(text, &json!([{ "start": 3, "end": 0 }])));
    }
}
