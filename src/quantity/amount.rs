//! An amount: a numeral or a range with its unit and the words of bound behind it.
//!
//! Coding manual, “Bounds”. Words of bound in front of the number (约, 不低于, 突破) are words of the clause and are
//! read there; here stand those that follow: 左右, 以上, 以内.

use std::ops::Range;

use super::bound::{Bound, Value};
use super::numeral::{Numeral, arabic, chinese, numeral};
use super::unit::{scale, unit_len};

/// A number or a range as it stands in folded text.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The number; exact unless words behind it say otherwise.
    pub value: Value,
    /// The unit as written; null when none follows.
    pub unit: Option<String>,
    /// Numeral, unit and words of bound.
    pub range: Range<usize>,
    /// Whether the words behind it say how it binds.
    pub bound_said: bool,
}

/// Reads an amount that begins at byte `at` of `s`. Returns nothing for years (2024年), dates and bare Chinese
/// numerals without a unit (一批, 十大).
pub fn amount(s: &str, at: usize) -> Option<Amount> {
    let rest = s.get(at..)?;
    let (low, mut len, prefix) = head(rest)?;
    let mut unit = prefix.map(str::to_owned).unwrap_or_default();
    // 7200多元, 1200余亿元: more than the number; only between number and unit.
    let more = unit.is_empty().then(|| more_than(&rest[len..])).flatten();
    len += more.unwrap_or(0);
    if unit.is_empty() {
        (unit, len) = unit_behind(rest, len, low);
    }
    if is_date(&unit, &low) {
        return None;
    }
    let mut value = Value { bound: Bound::Exact, low: Some(low.number), high: Some(low.number) };
    if let Some((high, n, high_unit)) = range_end(&rest[len..], &unit, low.chinese) {
        // 500亿—1000亿元: a scale alone is short for the unit behind the second number.
        let short = ["万", "亿", "万亿"].contains(&unit.as_str()) && high_unit.starts_with(&unit);
        let fits = high_unit.is_empty() || unit.is_empty() || unit == high_unit || short;
        if fits && high.number > low.number {
            value = Value { bound: Bound::Range, low: Some(low.number), high: Some(high.number) };
            if unit.is_empty() || short {
                unit = high_unit.to_owned();
            }
            len += n;
        } else if let Some((high, one)) = in_one_unit(&unit, high.number, high_unit).filter(|(h, _)| *h > low.number) {
            value = Value { bound: Bound::Range, low: Some(low.number), high: Some(high) };
            unit = one;
            len += n;
        }
    }
    if low.chinese && unit.is_empty() {
        return None;
    }
    // 2.1：1左右: the words of bound stand behind the one to which the number is compared.
    let to_one = rest[len..].strip_prefix(['：', ':']).and_then(|r| r.strip_prefix('1')).filter(|_| unit.is_empty());
    let (said, n) = match to_one.map(bound_behind) {
        Some((Some(said), n)) => (Some(said), n + rest.len() - len - to_one.map_or(0, str::len)),
        _ => bound_behind(&rest[len..]),
    };
    len += n;
    // 3万余户: the word stands inside the unit.
    let more = more.is_some() || rest[..len].contains(['余', '多']);
    let bound = said.or(more.then_some(Bound::AtLeast));
    let value = bound.map_or(value, |b| bind(value, b));
    let unit = (!unit.is_empty()).then_some(unit);
    Some(Amount { value, unit, range: at..at + len, bound_said: bound.is_some() })
}

/// Words of which one stands in every amount: a digit or a scale, or a Chinese numeral with a unit behind it.
pub fn amount_signs() -> impl Iterator<Item = String> {
    const NUMERALS: &str = "零〇○ＯO一壹二两三四五六七八九十";
    const UNITS: [&str; 8] = ["元", "美", "吨", "斤", "公", "倍", "%", "个百分点"];
    let pairs = NUMERALS.chars().flat_map(|n| UNITS.into_iter().map(move |u| format!("{n}{u}")));
    "0123456789百千万亿".chars().map(String::from).chain(pairs)
}

/// The unit that stands at `len`, and where it ends. In 三亿六千万吨 the words 六千万 stand between 亿 and 吨.
fn unit_behind(rest: &str, len: usize, low: Numeral) -> (String, usize) {
    let tail = &rest[len..];
    if low.chinese
        && let Some(more) = tail.strip_prefix('亿')
        && let Some(n) = chinese(more)
        && let Some(base) = more[n.len..].strip_prefix('万')
    {
        let base_len = unit_len(base);
        return (format!("亿{}", &base[..base_len]), rest.len() - base.len() + base_len);
    }
    let n = unit_len(tail);
    // 3万余户, 1亿多元: more than the number of a scale; the caller asks whether it is said.
    if let Some((scale, more, base)) = scaled(tail, n) {
        return (format!("{scale}{base}"), len + scale.len() + more + base.len());
    }
    (tail[..n].to_owned(), len + n)
}

/// A scale that 多 or 余 parts from its unit: 万余户; how long the word between them is.
fn scaled(tail: &str, n: usize) -> Option<(&str, usize, &str)> {
    let scale = Some(&tail[..n]).filter(|s| ["万", "亿", "万亿", "千万"].contains(s))?;
    let more = more_than(&tail[n..])?;
    let base = &tail[n + more..];
    Some((scale, more, &base[..unit_len(base)]))
}

/// The length of 多 or 余 in front of a unit: 7200多元.
fn more_than(s: &str) -> Option<usize> {
    let rest = s.strip_prefix(['多', '余'])?;
    (unit_len(rest) > 0 && !rest.starts_with('年')).then(|| s.len() - rest.len())
}

/// The numeral at the front with its length, and the unit that a 百分之 in front of it gives.
fn head(s: &str) -> Option<(Numeral, usize, Option<&'static str>)> {
    for (words, unit) in [("百分之", "%"), ("千分之", "‰")] {
        if let Some(rest) = s.strip_prefix(words) {
            let n = numeral(rest)?;
            return Some((n, words.len() + n.len, Some(unit)));
        }
    }
    let n = numeral(s)?;
    if !n.chinese {
        return Some((n, n.len, None));
    }
    // A Chinese numeral counts only with a unit that people count in: 八百二十六亿斤, not 一批 or 三农.
    let unit = &s[n.len..];
    let strong = unit_len(unit) > 0
        && (unit.starts_with(['亿', '万', '元', '美', '吨', '斤', '公', '倍', '百', '%'])
            || unit.starts_with("个百分点"));
    // 百万元 after 一: the numeral took 百.
    strong.then(|| large(s, n)).map(|n| (n, n.len, None))
}

/// 一万六千七百七十亿元 is 16770 亿元, 三亿六千万吨 is 3.6 亿吨: a Chinese numeral that goes on behind its first scale.
/// The number is counted in the scale that is left standing before the unit, 亿 where the numeral itself names it.
fn large(s: &str, first: Numeral) -> Numeral {
    let rest = &s[first.len..];
    let Some(behind) = rest.strip_prefix('万') else { return hundred_million(s, first) };
    match chinese(behind) {
        Some(n) if behind[n.len..].starts_with('亿') => {
            let number = first.number * 1e4 + n.number;
            Numeral { number, len: first.len + "万".len() + n.len, chinese: true }
        }
        _ => first,
    }
}

fn hundred_million(s: &str, first: Numeral) -> Numeral {
    let Some(behind) = s[first.len..].strip_prefix('亿') else { return first };
    let Some(n) = chinese(behind).filter(|n| behind[n.len..].starts_with('万')) else { return first };
    // The spelling keeps the decimal exact: 3 and 6000 are 3.6.
    let number = format!("{}.{:04}", first.number, n.number as u32).parse().unwrap_or(first.number);
    Numeral { number, len: first.len, chinese: true }
}

/// 9000亿—1万亿元: the second number of a range in the scale of the first, and the unit that both have then.
fn in_one_unit(unit: &str, high: f64, high_unit: &str) -> Option<(f64, String)> {
    let ((low_scale, low_base), (high_scale, high_base)) = (scale(unit), scale(high_unit));
    let named = unit.strip_suffix(low_base)?;
    let same = low_base.is_empty() || low_base == high_base;
    let apart = low_scale < high_scale && !named.is_empty() && !high_base.is_empty();
    // 1.1万亿 is 11000 亿, to the last figure that anybody writes.
    let written = |number: f64| (number * 1e6).round() / 1e6;
    (same && apart).then(|| (written(high * (high_scale / low_scale)), format!("{named}{high_base}")))
}

/// What ends a range behind its first number: a dash, 至 or 到, and a number. Returns it, its length, its unit.
fn range_end<'a>(s: &'a str, unit: &str, chinese_low: bool) -> Option<(Numeral, usize, &'a str)> {
    // 10%一15%: the Chinese one read for a dash, where it can be nothing else.
    let one = s.starts_with('一') && s['一'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
    let dash = ['—', '-', '~', '至', '到', '一'].iter().find(|d| s.starts_with(**d)).filter(|d| **d != '一' || one)?;
    let mut len = dash.len_utf8();
    while s[len..].starts_with(['—', '-', '~']) {
        len += s[len..].chars().next().map_or(1, char::len_utf8);
    }
    for (words, percent) in [("百分之", "%"), ("千分之", "‰")] {
        if let Some(rest) = s[len..].strip_prefix(words) {
            let n = numeral(rest)?;
            return Some((n, len + words.len() + n.len, percent));
        }
    }
    let n = if chinese_low { chinese(&s[len..])? } else { arabic(&s[len..])? };
    len += n.len;
    if chinese_low && matches!(unit, "%" | "‰") {
        return Some((n, len, ""));
    }
    let u = unit_len(&s[len..]);
    Some((n, len + u, &s[len..len + u]))
}

/// Words behind a number that say how it binds.
const BEHIND: [(&str, Bound); 17] = [
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("及以上", Bound::AtLeast),
    ("或以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("之上", Bound::AtLeast),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("及以下", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("之下", Bound::AtMost),
    ("（左右）", Bound::About),
    ("（以上）", Bound::AtLeast),
    ("（以内）", Bound::AtMost),
    ("内", Bound::AtMost),
    ("的水平以上", Bound::AtLeast),
    ("的基础上浮动", Bound::About),
];

fn bound_behind(s: &str) -> (Option<Bound>, usize) {
    let found = BEHIND.iter().filter(|(w, _)| s.starts_with(w)).max_by_key(|(w, _)| w.len());
    match found {
        // 内 begins many words: 内资, 内需.
        Some((w, _))
            if *w == "内" && !s[w.len()..].starts_with(['，', '。', '；', '、', '（']) && s.len() > w.len() =>
        {
            (None, 0)
        }
        Some((w, bound)) => (Some(*bound), w.len()),
        None => (None, 0),
    }
}

/// The same number, bound in another way. A range stays one unless 以上 or 以内 opens one of its ends.
pub fn bind(value: Value, bound: Bound) -> Value {
    match (value.bound, bound) {
        (Bound::Range, _) => value,
        (_, Bound::AtLeast) => Value { bound, low: value.low.or(value.high), high: None },
        (_, Bound::AtMost) => Value { bound, low: None, high: value.high.or(value.low) },
        (_, Bound::About | Bound::Exact) => {
            let n = value.low.or(value.high);
            Value { bound, low: n, high: n }
        }
        _ => value,
    }
}

/// 2024年, 12日: a date, not an amount. 5年 is one, and so are 300天.
fn is_date(unit: &str, n: &Numeral) -> bool {
    unit == "日" || (unit == "年" && (n.number >= 1900.0 || n.chinese))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(s: &str) -> (Bound, Option<f64>, Option<f64>, Option<String>) {
        match amount(s, 0) {
            Some(a) => (a.value.bound, a.value.low, a.value.high, a.unit),
            None => (Bound::Stable, None, None, None),
        }
    }

    #[test]
    fn amounts() {
        let n = |b, l, h, u: &str| (b, l, h, (!u.is_empty()).then(|| u.to_owned()));
        for (words, want) in [
            ("6.5%", n(Bound::Exact, Some(6.5), Some(6.5), "%")),
            ("7%左右", n(Bound::About, Some(7.0), Some(7.0), "%")),
            ("6%以上", n(Bound::AtLeast, Some(6.0), None, "%")),
            ("3.5%以内", n(Bound::AtMost, None, Some(3.5), "%")),
            ("6.5%—7%", n(Bound::Range, Some(6.5), Some(7.0), "%")),
            ("4-4.5%", n(Bound::Range, Some(4.0), Some(4.5), "%")),
            ("6%至6.5%", n(Bound::Range, Some(6.0), Some(6.5), "%")),
            ("百分之六点五", n(Bound::Exact, Some(6.5), Some(6.5), "%")),
            ("百分之八至九", n(Bound::Range, Some(8.0), Some(9.0), "%")),
            ("百分之八到百分之九", n(Bound::Range, Some(8.0), Some(9.0), "%")),
            ("9000亿—1万亿元", n(Bound::Range, Some(9000.0), Some(10000.0), "亿元")),
            ("9000亿元至1.1万亿元", n(Bound::Range, Some(9000.0), Some(11000.0), "亿元")),
            ("5000万—1亿美元", n(Bound::Range, Some(5000.0), Some(10000.0), "万美元")),
            ("50亿—100亿元", n(Bound::Range, Some(50.0), Some(100.0), "亿元")),
            ("8—10个", n(Bound::Range, Some(8.0), Some(10.0), "个")),
            ("1.3万亿斤以上", n(Bound::AtLeast, Some(1.3), None, "万亿斤")),
            ("八百二十六亿斤", n(Bound::Exact, Some(826.0), Some(826.0), "亿斤")),
            ("300天", n(Bound::Exact, Some(300.0), Some(300.0), "天")),
            ("103左右", n(Bound::About, Some(103.0), Some(103.0), "")),
            ("7200多元", n(Bound::AtLeast, Some(7200.0), None, "元")),
            ("1200余亿元", n(Bound::AtLeast, Some(1200.0), None, "亿元")),
            ("3万余户、", n(Bound::AtLeast, Some(3.0), None, "万户")),
            ("1亿多元，", n(Bound::AtLeast, Some(1.0), None, "亿元")),
            ("一万六千七百七十亿元", n(Bound::Exact, Some(16770.0), Some(16770.0), "亿元")),
            ("三亿六千万吨", n(Bound::Exact, Some(3.6), Some(3.6), "亿吨")),
            ("十亿六千万左右", n(Bound::About, Some(10.6), Some(10.6), "亿")),
            ("千分之十三以下", n(Bound::AtMost, None, Some(13.0), "‰")),
            ("10.2‰以内", n(Bound::AtMost, None, Some(10.2), "‰")),
        ] {
            assert_eq!(read(words), want, "{words}");
        }
        for words in ["2024年", "一批", "十大", "三农", "12日"] {
            assert!(amount(words, 0).is_none(), "{words}");
        }
    }
}
