//! Words as XML and HTML hold them: one escaping for drawings, documents and tables.

/// Words between tags or in quotes of an attribute. Characters that have no place there are left out, and line ends and
/// tabs become spaces.
pub fn escaped(words: &str) -> String {
    with_breaks(words, false)
}

/// The same with line ends and tabs as they are, for tables that a spreadsheet takes in.
pub fn escaped_lines(words: &str) -> String {
    with_breaks(words, true)
}

fn with_breaks(words: &str, kept: bool) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' if kept => out.push(c),
            '\n' | '\r' | '\t' if !kept => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_safe_between_tags() {
        assert_eq!(escaped("a<b>&\"\u{1}\r\n\u{85}\u{ffff}"), "a&lt;b&gt;&amp;&quot;  ");
        assert_eq!(escaped_lines("a\tb\r\nc"), "a\tb\nc");
    }
}
