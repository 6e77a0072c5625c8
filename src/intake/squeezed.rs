//! Reports that were squeezed into one line, or broken into lines of one width: where their paragraphs begin.

use crate::text::Span;

/// How long a line is, in bytes, that holds paragraphs squeezed into one.
const SQUEEZED: usize = 6000;

/// 　　各位代表：　　现在，我代表…: in a report that was squeezed into one line the indents tell where its paragraphs begin.
pub(super) fn paragraphs(original: &str, (line, end): (Span, usize)) -> Vec<(Span, usize)> {
    const INDENT: &str = "\u{3000}\u{3000}";
    let words = &original[line.range()];
    if words.len() < SQUEEZED {
        return vec![(line, end)];
    }
    if !words.contains(INDENT) {
        return spaced(original, (line, end));
    }
    let mut found = Vec::new();
    let mut start = line.start;
    for (at, _) in words.match_indices(INDENT) {
        let at = line.start + at;
        // 市长　　李志永 names a person: two characters and no sentence.
        if original[start..at].trim().chars().count() > 2 {
            found.push((Span::new(start, at), at + INDENT.len()));
            start = at + INDENT.len();
        }
    }
    found.push((Span::new(start, line.end), end));
    found
}

/// …努力奋斗。 一、2019年工作回顾 2019年是…: where a squeezed line has a space behind most of its paragraphs and none elsewhere
/// behind a full stop, the spaces tell where they end.
fn spaced(original: &str, (line, end): (Span, usize)) -> Vec<(Span, usize)> {
    let words = &original[line.range()];
    let stops = words.matches('。').count();
    let parted = words.matches("。 ").count();
    if parted < 12 || parted * 2 > stops {
        return vec![(line, end)];
    }
    let mut found = Vec::new();
    let mut start = line.start;
    for (at, _) in words.match_indices(' ') {
        let at = line.start + at;
        let before = original[start..at].trim();
        let ends = before.ends_with(['。', '！', '：', '；', '？']);
        // A heading, a name, a date between two paragraphs: short and without a stop.
        let short = (3..=45).contains(&before.chars().count()) && !before.contains(['，', '；', '。']);
        let number = before.ends_with(|c: char| c.is_ascii_digit() || ".、%％".contains(c));
        if ends || short && !number {
            found.push((Span::new(start, at), at + 1));
            start = at + 1;
        }
    }
    found.push((Span::new(start, line.end), end));
    found
}

/// Joins the lines of a text that was broken at one width, as text taken out of a PDF is: nearly all of its lines are
/// equally long, and most end in the middle of a sentence. A shorter line ends its paragraph, and an indent begins one.
pub(super) fn unwrapped(original: &str, lines: Vec<(Span, usize)>) -> Vec<(Span, usize)> {
    let long = |s: &Span| s.end - s.start >= 60;
    if lines.len() < 60 || lines.iter().any(|(s, _)| s.end - s.start > 400) {
        return lines;
    }
    let length = |s: &Span| original[s.range()].trim().chars().count();
    let mut counts = std::collections::BTreeMap::new();
    lines.iter().filter(|(s, _)| long(s)).for_each(|(s, _)| *counts.entry(length(s)).or_insert(0_usize) += 1);
    let Some((&width, _)) = counts.iter().max_by_key(|(_, n)| **n) else { return lines };
    let full = |s: &Span| (width.saturating_sub(2)..=width + 2).contains(&length(s));
    let filled = lines.iter().filter(|(s, _)| full(s)).count();
    let open = |s: &Span| !original[s.range()].trim_end().ends_with(['。', '！', '？', '：', '；']);
    let broken = lines.iter().filter(|(s, _)| full(s) && open(s)).count();
    let all = lines.iter().filter(|(s, _)| long(s)).count();
    if width < 20 || filled * 2 < all || broken * 3 < filled * 2 {
        return lines;
    }
    let mut out: Vec<(Span, usize)> = Vec::new();
    let mut goes_on = false;
    for (span, end) in lines {
        let words = &original[span.range()];
        let begins = words.trim().is_empty() || words.starts_with([' ', '\u{3000}', '\t']);
        match out.last_mut().filter(|_| goes_on && !begins) {
            Some(last) => *last = (Span::new(last.0.start, span.end), end),
            None => out.push((span, end)),
        }
        goes_on = full(&span);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let found = paragraphs(text, (Span::new(0, text.len()), text.len()));
        found.into_iter().map(|(s, _)| text[s.range()].trim().to_owned()).collect()
    }

    #[test]
    fn indents_part_a_squeezed_line() {
        let long = "经济持续健康发展。".repeat(240);
        let text = format!("各位代表：　　一、2019年工作回顾　　{long}　　二、2020年工作安排　　{long}");
        assert_eq!(
            parts(&text)[1..4],
            ["一、2019年工作回顾".to_owned(), long.clone(), "二、2020年工作安排".to_owned()]
        );
        // Where nothing was squeezed, an indent is none of a paragraph: 市长　　李志永.
        assert_eq!(parts("市长　　李志永").len(), 1);
    }

    #[test]
    fn lines_of_one_width_are_joined() {
        let paragraph = "经济持续健康发展，生产总值增长百分之六点五，收入增加，民生改善，社会大局和谐稳定。".repeat(6);
        let chars: Vec<char> = paragraph.chars().collect();
        let wrapped: Vec<String> = chars.chunks(38).map(|c| c.iter().collect()).collect();
        let text = format!("一、2019年工作回顾\n{}\n", wrapped.join("\n")).repeat(12);
        let mut lines = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            lines.push((Span::new(at, at + line.len() - 1), at + line.len()));
            at += line.len();
        }
        assert_eq!(unwrapped(&text, lines).len(), 24);
    }

    #[test]
    fn spaces_part_a_squeezed_line_where_only_paragraphs_have_them() {
        let long = "经济持续健康发展，生产总值增长6. 5 %。收入增加。民生改善。".repeat(20);
        let text = format!("一、2019年工作回顾 {}二、2020年工作安排 {long}", format!("{long} ").repeat(14));
        let parts = parts(&text);
        assert_eq!(parts.len(), 17);
        assert_eq!((parts[0].as_str(), parts[15].as_str()), ("一、2019年工作回顾", "二、2020年工作安排"));
        // A text that has spaces behind all of its stops says nothing by them.
        let spaced = "经济持续健康发展。 ".repeat(300);
        assert_eq!(paragraphs(&spaced, (Span::new(0, spaced.len()), spaced.len())).len(), 1);
    }
}
