//! Headings inside a text that was squeezed into few lines: …努力奋斗。一、2023年工作回顾2023年是….

use std::ops::Range;

use crate::pattern::Pattern;

use super::outline::is_short;
use crate::text::{Text, first_chars};

/// Headings 一、, 二、 … inside long lines: line, number and range of the title in the folded text.
///
/// They count only when they run on: 一 is followed by 二. A list inside a sentence (一、二产业) never stands behind a
/// full stop.
pub fn inside(text: &Text, lines: Range<usize>) -> Vec<(usize, usize, Range<usize>)> {
    static INSIDE: Pattern = Pattern::new(r"[。！？：；）](?P<head>(?P<n>[一二三四五六七八九十]{1,2})、)");
    let mut found = Vec::new();
    for i in lines {
        let Some(line) = text.lines().get(i) else { continue };
        let words = text.line(line);
        if line.range.len() <= 6000 {
            found.extend(at_the_end(words).map(|(at, n)| (i, n, line.range.start + at..line.range.end)));
            continue;
        }
        let mut expected = None;
        for c in INSIDE.captures_iter(words) {
            let (Some(head), Some(n)) = (c.name("head"), c.name("n")) else { continue };
            let Some(number) = crate::quantity::numeral(n.as_str()).map(|n| n.number as usize) else { continue };
            if expected.is_some_and(|e| number != e) || (expected.is_none() && number > 2) {
                continue;
            }
            let Some(len) = keyword_end(&words[head.end()..]) else { continue };
            expected = Some(number + 1);
            let start = line.range.start + head.start();
            found.push((i, number, start..line.range.start + head.end() + len));
        }
    }
    found
}

/// …，请予审议。一、过去五年工作回顾; …的期待！二、今后五年的主要任务: where a heading begins that stands at the end of a paragraph,
/// and its number.
fn at_the_end(words: &str) -> Option<(usize, usize)> {
    let (mark, _) = words.char_indices().rev().take(36).find(|(_, c)| matches!(c, '。' | '！' | '”'))?;
    let at = mark + words[mark..].chars().next()?.len_utf8();
    let (number, title) = words[at..].split_once('、')?;
    let figures = !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c));
    let number = crate::quantity::numeral(number).filter(|_| figures)?.number as usize;
    (title.chars().count() <= 30 && super::parts::is_part_title(title)).then_some((at, number))
}

/// Where a title ends that runs into its text: at the first full stop within sixty characters, or at the last word that
/// ends a title (回顾, 安排, 建设 …) before words that begin a sentence (year, 过去, 今年, 我们 …).
pub fn keyword_end(words: &str) -> Option<usize> {
    static ENDS: Pattern = Pattern::new(concat!(
        r"(?P<last>回顾|总结|安排|重点|建设|任务|要求|目标|打算|思路|部署|工作|措施|成就|成效|水平|发展|建议|意见|能力|效能|形象|跨越|局面|篇章|步伐|台阶|自身)",
        r"(?:[12][0-9]{3}年|过去|今年|刚刚|我们|各位|去年|一年来|五年来|本届|做好|新的一年|根据|按照|全面贯彻|综合|面对|在市|在省|在县|在区|在以|在党|必须|要|（一）|（１）|当前|展望|实现|站在|坚持以)",
    ));
    let head = first_chars(words, 61);
    let stop = head.find('。').filter(|at| !head[..*at].contains('，') || head[..*at].chars().count() < 40);
    stop.or_else(|| title_end(&ENDS, words))
}

/// Where the first of some last words of a title ends, behind two to sixty characters of one sentence.
fn title_end(ends: &Pattern, words: &str) -> Option<usize> {
    let from = words.char_indices().nth(2)?.0;
    let last = ends.captures_at(words, from)?.name("last")?;
    let before = &words[..last.start()];
    (is_short(before, 60) && !before.contains(['。', '；'])).then(|| last.end())
}

/// Where a title ends that a sentence follows without any mark, whose first words open no title: its year (一、2017年工作
/// 回顾2017年是…的一年，也是…), 过去的一年，…, “十五”计划是…. A title with a comma of its own has none behind it.
pub fn before_sentence(words: &str) -> Option<usize> {
    static ENDS: Pattern = Pattern::new(concat!(
        r"(?P<last>回顾|总结|安排|重点|建设|任务|要求|目标|打算|思路|部署|工作|措施|成就|成效|发展)",
        r"(?:[12][0-9]{3}年|今年是|(?:刚刚)?过去的?[一三四五]年，|“[一二三四五六七八九十]{1,2}五”(?:计划|规划|时期|期间)(?:是|，))",
    ));
    // 四、加强政府自身建设高质量完成上述目标任务，对政府工作提出了更高要求
    static OWN: Pattern = Pattern::new(r"^(?P<last>[^。；，]{0,8}加强政府自身建设)[^，。；：、—和与及的水能机制效以]");
    let own = || words.contains("加强政府自身建设").then(|| OWN.captures(words))??.name("last").map(|l| l.end());
    let end = title_end(&ENDS, words).or_else(own)?;
    let behind = words.get(end..)?;
    (behind.contains('，') || behind.starts_with('“')).then_some(end)
}
