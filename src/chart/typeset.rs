//! Setting words into a width: line breaks that Chinese allows, and shortening in the middle. Knows no page.

use crate::fonts::Fonts;

/// Signs that may not begin a line.
const NOT_FIRST: &str = "，。；：、！？）》〉」』】”’％%‰,.;:!?)…·～—";
/// Signs that may not end a line.
const NOT_LAST: &str = "（《〈「『【“‘(";

/// Breaks words into lines no wider than `width`; the last of `most` lines is shortened at its end. Latin words and
/// numbers with their units are kept together where a line can hold them.
pub(super) fn wrap(fonts: &Fonts, words: &str, size: f64, bold: bool, width: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(words) {
        if line.is_empty() || fonts.width(&format!("{line}{piece}"), size, bold) <= width {
            line.push_str(&piece);
            continue;
        }
        if lines.len() + 1 == most {
            line.push_str(&piece);
            lines.push(shorten_end(fonts, &line, size, bold, width));
            return lines;
        }
        lines.push(std::mem::take(&mut line));
        line = piece.trim_start().to_owned();
    }
    if !line.is_empty() {
        lines.push(shorten_end(fonts, &line, size, bold, width));
    }
    lines
}

/// The smallest stretches between which a line may break.
fn pieces(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for c in words.chars() {
        let tight = |a: char| a.is_ascii_alphanumeric() || matches!(a, '.' | '−' | '-' | '%' | '&');
        let joins = out.last().and_then(|p| p.chars().last()).is_some_and(|last| tight(last) && tight(c));
        match out.last_mut() {
            Some(piece) if open || joins || NOT_FIRST.contains(c) => piece.push(c),
            _ => out.push(c.to_string()),
        }
        open = NOT_LAST.contains(c);
    }
    out
}

/// Sets a value on lines no wider than `width`: its number first, the words of its bound on a line of their own.
pub(super) fn value_lines(fonts: &Fonts, said: &str, size: f64, width: f64, most: usize) -> Vec<String> {
    if fonts.width(said, size, false) <= width {
        return vec![said.to_owned()];
    }
    let bounds = ["以上", "左右", "以内", "以下", "上下"];
    let cut = bounds.iter().find_map(|b| said.strip_suffix(b)).map(str::len).filter(|i| *i > 0);
    match cut.and_then(|i| said.split_at_checked(i)) {
        Some((number, bound)) if most > 1 && fonts.width(number, size, false) <= width => {
            vec![number.to_owned(), bound.to_owned()]
        }
        _ => number_lines(fonts, said, size, width)
            .filter(|_| most > 1)
            .unwrap_or_else(|| wrap(fonts, said, size, false, width, most)),
    }
}

/// A range, or a number and its unit, on lines of their own; none where they do not fit.
fn number_lines(fonts: &Fonts, said: &str, size: f64, width: f64) -> Option<Vec<String>> {
    let unit = || {
        let at = said.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '−' | '-'))).filter(|i| *i > 0)?;
        let (number, unit) = said.split_at_checked(at).filter(|s| !s.1.starts_with(['%', '％']))?;
        // 以上 keeps its letters together.
        let cut = ["以上", "左右", "以内"].iter().find_map(|b| unit.strip_suffix(b)).map_or(0, str::len);
        let (unit, bound) = unit.split_at_checked(cut).unwrap_or(("", unit));
        let whole = format!("{unit}{bound}");
        let rest =
            if fonts.width(&whole, size, false) <= width { vec![whole] } else { vec![unit.into(), bound.into()] };
        let lines: Vec<String> = std::iter::once(number.to_owned()).chain(rest).filter(|l| !l.is_empty()).collect();
        lines.iter().all(|l| fonts.width(l, size, false) <= width).then_some(lines)
    };
    range_lines(fonts, said, size, width).or_else(unit)
}

/// A range on two lines, broken behind its sign: 8.0%～ / 8.5%.
fn range_lines(fonts: &Fonts, said: &str, size: f64, width: f64) -> Option<Vec<String>> {
    let (at, sign) =
        said.char_indices().skip(1).find(|(_, c)| matches!(c, '～' | '~' | '—' | '–' | '-' | '至' | '到'))?;
    let (low, high) = said.split_at_checked(at + sign.len_utf8())?;
    let fits = |w: &str| fonts.width(w, size, false) <= width;
    let number = high.starts_with(|c: char| c.is_ascii_digit());
    (number && fits(low) && fits(high)).then(|| vec![low.to_owned(), high.to_owned()])
}

fn shorten_end(fonts: &Fonts, words: &str, size: f64, bold: bool, width: f64) -> String {
    shorten(fonts, words, size, bold, width, |chars, keep| {
        let head: String = chars.iter().take(keep).collect();
        format!("{head}…")
    })
}

/// Returns the words, with an ellipsis in their middle when they are wider than `width`: 积石山保安族…自治县.
pub(super) fn fit(fonts: &Fonts, words: &str, size: f64, bold: bool, width: f64) -> String {
    shorten(fonts, words, size, bold, width, |chars, keep| {
        let tail = keep / 2;
        let head: String = chars.iter().take(keep - tail).collect();
        let end: String = chars.iter().skip(chars.len().saturating_sub(tail)).collect();
        format!("{head}…{end}")
    })
}

fn shorten(
    fonts: &Fonts,
    words: &str,
    size: f64,
    bold: bool,
    width: f64,
    cut: impl Fn(&[char], usize) -> String,
) -> String {
    if fonts.width(words, size, bold) <= width + 1e-6 {
        return words.to_owned();
    }
    let chars: Vec<char> = words.chars().collect();
    let kept = (0..chars.len()).rev().map(|keep| cut(&chars, keep));
    kept.into_iter().find(|w| fonts.width(w, size, bold) <= width).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_width_and_chinese_rules() {
        let fonts = Fonts::bundled();
        let words =
            "2026年广东省地区生产总值增长5%左右，力争更好；资料来源：《2026年广东省政府工作报告》（2026年1月26日）。";
        for width in [60.0, 75.0, 90.0, 130.0, 200.0] {
            for line in wrap(&fonts, words, 10.0, false, width, 99) {
                assert!(fonts.width(&line, 10.0, false) <= width, "{line} at {width}");
                let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
                assert!(!NOT_FIRST.contains(first) && !NOT_LAST.contains(last), "{line}");
            }
        }
        let joined: String = wrap(&fonts, words, 10.0, false, 90.0, 99).concat();
        assert_eq!(joined, words, "nothing is lost");
        let cut = wrap(&fonts, words, 10.0, false, 90.0, 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…'));
    }

    #[test]
    fn a_value_breaks_behind_its_sign_and_before_its_unit() {
        let fonts = Fonts::bundled();
        assert_eq!(value_lines(&fonts, "6%-6.5%", 10.0, 30.0, 3), ["6%-", "6.5%"]);
        assert_eq!(value_lines(&fonts, "8.0%～8.5%", 10.0, 40.0, 3), ["8.0%～", "8.5%"]);
        assert_eq!(value_lines(&fonts, "6%-6.5%", 10.0, 90.0, 3), ["6%-6.5%"]);
        assert_eq!(value_lines(&fonts, "1.15万人以上", 10.0, 30.0, 3), ["1.15", "万人", "以上"]);
        assert_eq!(value_lines(&fonts, "4.7万人", 10.0, 30.0, 3), ["4.7", "万人"]);
    }

    #[test]
    fn long_names_lose_their_middle() {
        let fonts = Fonts::bundled();
        assert_eq!(fit(&fonts, "积石山保安族东乡族撒拉族自治县", 10.0, false, 80.0), "积石山保…自治县");
        assert_eq!(fit(&fonts, "广州", 10.0, false, 20.0), "广州");
        assert_eq!(fit(&fonts, "广州", 10.0, false, 3.0), "");
    }
}
