//! The articles of one page cut apart: a listing that holds one report among news items, two reports on one page.

use std::ops::Range;

use crate::pattern::Pattern;

use crate::text::{Text, first_chars};

/// A report on a page, as a range of folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Indices of its lines in [`Text::lines`].
    pub lines: Range<usize>,
}

/// What a page holds: its reports, and how many other articles.
pub fn articles(text: &Text) -> (Vec<Article>, usize) {
    let listing = listing(text);
    if !listing.is_empty() {
        let (reports, others): (Vec<_>, Vec<_>) = listing.into_iter().partition(|r| is_report(text, r));
        return (reports.into_iter().map(|lines| Article { lines }).collect(), others.len());
    }
    let starts = openings(text);
    let ends = starts.iter().skip(1).copied().chain([text.lines().len()]);
    let mut found: Vec<Article> = starts.iter().zip(ends).map(|(s, e)| Article { lines: *s..e }).collect();
    let all = found.len();
    let mut seen: Vec<&str> = Vec::new();
    // A page saved several times over holds one report: its longest paragraph stands in each copy.
    found.retain(|a| {
        let longest = text.lines()[a.lines.clone()].iter().map(|l| text.line(l)).max_by_key(|l| l.len());
        let copy = longest.is_some_and(|l| seen.contains(&l));
        seen.extend(longest);
        !copy
    });
    let copies = all - found.len();
    (found, copies)
}

/// A listing: at least three blocks, each opened by a lone `-`, each with a line that is nothing but a date.
fn listing(text: &Text) -> Vec<Range<usize>> {
    static DATE: Pattern = Pattern::new(r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$");
    let words: Vec<&str> = text.lines().iter().map(|l| text.line(l)).collect();
    let marks: Vec<usize> = (0..words.len()).filter(|i| matches!(words[*i], "-" | "*" | "·")).collect();
    let mut blocks = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        let end = marks.get(i + 1).copied().unwrap_or(words.len());
        let dated = (mark + 1..end).find(|j| DATE.is_match(words[*j]));
        if let Some(date) = dated {
            blocks.push(mark + 1..date);
        }
    }
    if blocks.len() >= 3 { blocks } else { Vec::new() }
}

/// A block of a listing is a report when a line at its front names one and it is no mere notice of it.
fn is_report(text: &Text, block: &Range<usize>) -> bool {
    let lines = &text.lines()[block.clone()];
    let named =
        lines.iter().take(2).any(|l| text.line(l).chars().take(60).collect::<String>().contains("政府工作报告"));
    let length: usize = lines.iter().map(|l| l.range.len()).sum();
    named && length > 4500
}

/// Where reports begin on a page without a listing: at the short lines above each 各位代表 … 我代表 … 报告工作.
/// The first always begins at the first line.
fn openings(text: &Text) -> Vec<usize> {
    static OPENING: Pattern =
        Pattern::new(r"我(谨|受|代表)[^。]{0,30}(政府|国务院|管委会|管理委员会)[^。]{0,24}(报告|汇报)");
    let lines = text.lines();
    let mut starts = vec![0];
    let mut last_at = 0;
    for (i, line) in lines.iter().enumerate() {
        let words = text.line(line);
        let near = &words[..words.floor_char_boundary(120 * char::MAX_LEN_UTF8)];
        // 我们 stands in every other paragraph.
        let speaks = |at: usize| near[at + '我'.len_utf8()..].starts_with(['谨', '受', '代']);
        let opens = near.match_indices('我').any(|(at, _)| speaks(at)) && OPENING.is_match(first_chars(near, 120));
        if !opens {
            continue;
        }
        if last_at > 0 && line.range.start - last_at > 9000 {
            let title = (i.saturating_sub(10)..i).rev().take_while(|j| lines[*j].range.len() < 180).last().unwrap_or(i);
            starts.push(title);
        }
        last_at = line.range.start.max(1);
    }
    starts
}

#[cfg(test)]
mod tests {
    use crate::intake::{Patterns, intake};

    const REPORT: &str = "政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n";

    fn pages(words: &str) -> (usize, usize) {
        let patterns = Patterns::parse("line = []\nwords = []").expect("no patterns");
        let taken = intake(words.as_bytes(), &patterns);
        let (found, others) = super::articles(&taken.text);
        (found.len(), others)
    }

    #[test]
    fn two_reports_on_one_page_are_two_and_copies_are_one() {
        let body = |words: &str| format!("{REPORT}{}\n", words.repeat(400));
        assert_eq!(pages(&body("过去一年，我们攻坚克难。")), (1, 0));
        assert_eq!(pages(&(body("过去一年，我们攻坚克难。") + &body("今年，我们继续奋斗。今年，"))), (2, 0));
        assert_eq!(pages(&body("过去一年，我们攻坚克难。").repeat(3)), (1, 2));
    }

    #[test]
    fn a_listing_gives_up_its_report_and_counts_the_news() {
        let news = |n: usize| format!("-\n【招商】携手打造区域协作新样本{n}\n两地签署合作协议{n}。\n2025-07-17\n");
        let report =
            format!("-\n【招商】2018年政府工作报告\n{}\n2025-07-16\n", "各位代表，过去一年很不平凡。".repeat(200));
        assert_eq!(pages(&(news(1) + &news(2) + &report + &news(3))), (1, 3));
    }
}
