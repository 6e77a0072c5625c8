//! Words that a spreadsheet would run as a formula are written so that none does. A number with a sign is a number.

/// What makes a spreadsheet read a cell as a formula: `=1+1`, `+cmd`, `@SUM`; behind a tab or a line break too, and in
/// full width where the system writes Chinese or Japanese.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet might run these words.
pub(super) fn is_risky(words: &str) -> bool {
    words.starts_with(STARTS) && !is_number(words)
}

/// The words with a mark before them that makes them text, where they need it.
pub(super) fn guarded(words: &str) -> std::borrow::Cow<'_, str> {
    if is_risky(words) { format!("'{words}").into() } else { words.into() }
}

/// -7, +0.5%, －3: a number and nothing else.
fn is_number(words: &str) -> bool {
    let rest = words.strip_prefix(['+', '-', '＋', '－']).unwrap_or(words);
    let rest = rest.strip_suffix(['%', '％', '‰']).unwrap_or(rest);
    let (whole, part) = rest.split_once('.').unwrap_or((rest, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_text_and_numbers_are_numbers() {
        for words in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-", "--1"] {
            assert_eq!(guarded(words), format!("'{words}"), "{words:?}");
        }
        for words in ["-7", "+0.5%", "－3", "-12.5‰", "7%左右", "", "a=1", "−2"] {
            assert_eq!(guarded(words), words);
        }
    }
}
