//! Numerals: Arabic (6.5, 12345) and Chinese (六点五, 八百二十六, 一千二百), with 百分之 and 万, 亿 as parts of the unit.

/// A numeral at the front of a text: its number and its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// The number.
    pub number: f64,
    /// Bytes it takes.
    pub len: usize,
    /// Whether it is written in Chinese characters.
    pub chinese: bool,
}

/// Reads an Arabic numeral at the front of `s`.
pub fn arabic(s: &str) -> Option<Numeral> {
    let bytes = s.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(0);
    if whole == 0 {
        return None;
    }
    let mut len = whole;
    if bytes.get(len) == Some(&b'.') {
        let fraction = digits(len + 1);
        // 控制在4.%以内: a point that nothing follows but the unit.
        if fraction > 0 || bytes.get(len + 1) == Some(&b'%') {
            len += 1 + fraction;
        }
    }
    s[..len].parse().ok().map(|number| Numeral { number, len, chinese: false })
}

/// The value of a Chinese digit.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        // The capital letter may be Latin, Greek or Cyrillic: 二Ο一八年.
        '零' | '〇' | '○' | 'Ｏ' | 'O' | 'Ο' | 'О' => 0,
        '一' | '壹' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Reads a Chinese numeral below 万 at the front of `s`: 六点五, 十二, 二十, 八百二十六, 一千二百, 一九九〇.
pub fn chinese(s: &str) -> Option<Numeral> {
    let (mut total, mut current, mut len, mut seen) = (0f64, None::<f64>, 0usize, false);
    for c in s.chars() {
        let scale = match c {
            '十' => 10.0,
            '百' => 100.0,
            '千' => 1000.0,
            _ => 0.0,
        };
        if scale > 0.0 {
            // 百分点, 百分之 are units, not hundreds.
            if c == '百' && s[len..].starts_with("百分") {
                break;
            }
            let Some(count) = current.or((c == '十').then_some(1.0)) else { break };
            total += count * scale;
            current = None;
        } else if let Some(d) = digit(c) {
            if c.is_ascii() && !seen {
                return None;
            }
            current = Some(current.map_or(f64::from(d), |v| v * 10.0 + f64::from(d)));
        } else {
            break;
        }
        seen = true;
        len += c.len_utf8();
    }
    finish(total, current, len, seen, s)
}

fn finish(total: f64, current: Option<f64>, len: usize, seen: bool, s: &str) -> Option<Numeral> {
    if !seen {
        return None;
    }
    let whole = total + current.unwrap_or(0.0);
    let rest = s[len..].strip_prefix('点').or_else(|| s[len..].strip_prefix('．'));
    let fraction: Vec<(u32, usize)> =
        rest.map_or(Vec::new(), |r| r.chars().map_while(|c| digit(c).map(|d| (d, c.len_utf8()))).collect());
    if fraction.is_empty() {
        return Some(Numeral { number: whole, len, chinese: true });
    }
    // Through the decimal spelling, so that 六点五 is the very number that 6.5 is.
    let digits: String = fraction.iter().filter_map(|(d, _)| char::from_digit(*d, 10)).collect();
    let number = format!("{whole}.{digits}").parse().ok()?;
    let used = len + "点".len() + fraction.iter().map(|(_, n)| n).sum::<usize>();
    Some(Numeral { number, len: used, chinese: true })
}

/// Reads a numeral of either script.
pub fn numeral(s: &str) -> Option<Numeral> {
    arabic(s).or_else(|| chinese(s))
}

/// Reads a year in either script, without 年: 2024, 二〇二四, 一九九〇. Two digits are not enough.
pub fn year(s: &str) -> Option<(i32, usize)> {
    if let Some(n) = arabic(s)
        && n.len == 4
    {
        let y = n.number as i32;
        return (1949..=2100).contains(&y).then_some((y, 4));
    }
    let digits = s.chars().map_while(|c| digit(c).map(|d| (d, c.len_utf8()))).take(4);
    let (count, y, len) = digits.fold((0, 0, 0), |(count, y, len), (d, n)| (count + 1, y * 10 + d as i32, len + n));
    (count == 4 && (1949..=2100).contains(&y)).then_some((y, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (words, number, len) in [
            ("6.5%", 6.5, 3),
            ("12345亿元", 12345.0, 5),
            ("7.以内", 7.0, 1),
            ("六点五", 6.5, 9),
            ("八百二十六亿斤", 826.0, 15),
            ("十二", 12.0, 6),
            ("二十", 20.0, 6),
            ("一千二百万", 1200.0, 12),
            ("二千一百八十七亿元", 2187.0, 21),
            ("八至九", 8.0, 3),
        ] {
            let n = numeral(words).map(|n| (n.number, n.len));
            assert_eq!(n, Some((number, len)), "{words}");
        }
        assert_eq!(numeral("百分之五"), None);
        assert_eq!(numeral("点"), None);
    }

    #[test]
    fn years() {
        assert_eq!(year("二〇二四年"), Some((2024, 12)));
        assert_eq!(year("1990年"), Some((1990, 4)));
        assert_eq!(year("12345"), None);
        assert_eq!(year("九〇年"), None);
    }
}
