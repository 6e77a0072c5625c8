//! Sessions as numbers, and the short words by which two reports of one place and year are told apart.

use crate::quantity::numeral;
use crate::report::Report;

/// 第十六届人民代表大会第一次会议, 十六届人大一次会议 → (16, 1), whoever wrote it.
pub fn session(words: &str) -> Option<(u32, u32)> {
    let (term, time) = parts(words)?;
    Some((number(term)?, number(time)?))
}

fn number(words: &str) -> Option<u32> {
    numeral(words).map(|n| n.number as u32)
}

/// The numerals of term and session as written.
fn parts(words: &str) -> Option<(&str, &str)> {
    let (before, behind) = words.split_once('届')?;
    let (middle, _) = behind.split_once('次')?;
    let tail = |s: &'_ str| {
        let start = s.char_indices().rev().take_while(|(_, c)| is_numeral(*c)).last().map(|(i, _)| i);
        start.unwrap_or(s.len())
    };
    let found = (&before[tail(before)..], &middle[tail(middle)..]);
    (!found.0.is_empty() && !found.1.is_empty()).then_some(found)
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// What tells a report from another of its place and year: its session, else its day, else its file's name.
pub fn mark(report: &Report, file: &str) -> String {
    let session = report.session.as_ref().and_then(|s| parts(&s.value));
    let day = || report.date.as_ref().map(|d| d.value.to_string());
    let name = || {
        let name = file.rsplit('/').next().unwrap_or(file);
        name.rsplit_once('.').map_or(name, |p| p.0).to_owned()
    };
    session.map(|(term, time)| format!("{term}届{time}次会议")).or_else(day).unwrap_or_else(name)
}

#[cfg(test)]
mod tests {
    use super::session;

    #[test]
    fn a_session_is_the_same_in_any_words() {
        assert_eq!(session("某市第十六届人民代表大会第一次会议"), Some((16, 1)));
        assert_eq!(session("市十六届人大一次会议"), Some((16, 1)));
        assert_eq!(session("第16届人民代表大会第1次会议"), Some((16, 1)));
        assert_eq!(session("第十六届人民代表大会"), None);
    }
}
