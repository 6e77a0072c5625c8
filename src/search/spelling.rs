//! A regular expression in the spelling of the texts. They are folded: their marks are full-width, their letters and
//! digits are not. Whoever types `增长.*?, ` or `\(试行\)` means the marks that stand there.

/// The expression with full-width letters, digits and ％ as the texts have them. As long as it was, character by character.
pub fn narrow(pattern: &str) -> String {
    let one = |c: char| match c {
        '０'..='９' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '％' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    pattern.chars().map(one).collect()
}

/// The full-width form of a mark of which the texts hold this one.
fn full(c: char) -> Option<char> {
    matches!(c, ',' | ';' | ':' | '!' | '?' | '(' | ')').then(|| char::from_u32(c as u32 + 0xfee0)).flatten()
}

/// The expression in which every half-width mark that stands for itself finds the full-width one too. What is a sign of
/// the language of expressions (`{2,5}`, `(?:`, `[a-z]`) is left alone.
pub fn widen(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut before = Before::Nothing;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let (mark, escaped) = match (c, next) {
            ('\\', Some(next)) => (full(next).map(|full| (next, full)), true),
            // The operators among them are marks only behind a backslash, or in a class.
            (',' | ';' | '!' | ':', _) => (full(c).map(|full| (c, full)), false),
            ('(' | ')' | '?', _) if before == Before::Class => (full(c).map(|full| (c, full)), false),
            _ => (None, false),
        };
        if escaped {
            chars.next();
        }
        match (mark, before) {
            (Some((half, full)), Before::Nothing) => out.extend(['[', half, full, ']']),
            // An end of a range (`!-/`) stays what it is.
            (Some((half, full)), Before::Class) if !out.ends_with('-') && chars.peek() != Some(&'-') => {
                out.extend([full, half]);
            }
            _ if escaped => out.extend(['\\'].into_iter().chain(next)),
            _ => out.push(c),
        }
        before = if escaped { before } else { before.after(c, &out) };
    }
    out
}

/// Within what the next character of an expression stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// `[…]`.
    Class,
    /// `[…[:alpha:]…]`.
    Inner,
    /// `{2,5}`, `\p{Han}`.
    Braces,
    /// `(?i:`, `(?P<name>`.
    Flags,
}

impl Before {
    fn after(self, c: char, out: &str) -> Self {
        match (self, c) {
            (Self::Nothing, '[') => Self::Class,
            (Self::Nothing, '{') => Self::Braces,
            (Self::Nothing, '?') if out.ends_with("(?") && !out.ends_with("\\(?") => Self::Flags,
            (Self::Class, '[') => Self::Inner,
            (Self::Inner, ']') => Self::Class,
            (Self::Class, ']') | (Self::Braces, '}') | (Self::Flags, ':' | ')' | '>') => Self::Nothing,
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_stand_for_themselves_find_the_full_width_ones() {
        let text = "增长6%，其中：（一）工业；投资！吗？";
        for pattern in ["6%,其中", "其中:", r"\(一\)", "工业;", "投资!", r"吗\?", "%[,;]其", "[(]一[)]", r"[\(（]一"]
        {
            let built = regex::Regex::new(&widen(pattern)).unwrap_or_else(|e| panic!("{pattern}: {e}"));
            assert!(built.is_match(text), "{pattern}: {}", widen(pattern));
        }
    }

    #[test]
    fn signs_of_the_language_are_left_alone() {
        for pattern in [
            r"\d{1,3}",
            "(?:a|b)",
            "(?i:a)?",
            "(?P<n>a)",
            "[!-/]",
            r"\p{Han}{2,}?",
            "(a)(b)?",
            "[a-z]",
            r"\\",
            "^$",
            "[[:alpha:]x]",
        ] {
            assert_eq!(widen(pattern), pattern);
        }
    }
}
