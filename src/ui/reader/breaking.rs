//! Where a line of Chinese may end (避头尾). Pure: widths come in, ranges go out.
//!
//! egui breaks before ，；：）？！％, so it is never left to break a report's text.

use std::ops::Range;

/// Never at the head of a line.
fn closes(c: char) -> bool {
    "，。、；：！？）》〉」』】〕〗”’％%‰℃…—～·,.;:!?)]}".contains(c)
}

/// Never at the end of a line.
fn opens(c: char) -> bool {
    "（《〈「『【〔〖“‘([{¥￥".contains(c)
}

/// Letters and digits that stay together.
fn joins(a: char, b: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || ".-+/_@&".contains(c);
    word(a) && word(b)
}

/// Whether a line may end between two characters.
fn may_break(a: char, b: char) -> bool {
    !closes(b) && !opens(a) && !joins(a, b)
}

/// Breaks a paragraph into lines of at most `measure`, the first shorter by `indent`. `keep` are stretches that stay
/// on one line where that is possible. Ranges are bytes of `words`; a line wider than the measure is broken anywhere.
pub fn lines(
    words: &str,
    measure: f32,
    indent: f32,
    keep: &[Range<usize>],
    width: &mut impl FnMut(usize, char) -> f32,
) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let widths: Vec<f32> = chars.iter().map(|(at, c)| width(*at, *c)).collect();
    let kept = |at: usize| keep.iter().any(|k| k.start < at && at < k.end);
    let byte = |i: usize| chars.get(i).map_or(words.len(), |c| c.0);
    let (mut out, mut start, mut used, mut room) = (Vec::new(), 0, 0.0, measure - indent);
    let (mut soft, mut hard) = (None, None);
    let mut i = 0;
    while i < chars.len() {
        if i > start && may_break(chars[i - 1].1, chars[i].1) {
            soft = Some(i);
            if !kept(chars[i].0) {
                hard = Some(i);
            }
        }
        if used + widths[i] > room && i > start {
            // First where nothing is torn, then inside a kept stretch, then anywhere.
            let at = hard.filter(|h| *h > start).or(soft.filter(|s| *s > start)).unwrap_or(i);
            out.push(byte(start)..byte(at));
            start = at;
            (used, room, soft, hard) = (0.0, measure, None, None);
            i = at;
            continue;
        }
        used += widths[i];
        i += 1;
    }
    if start < chars.len() {
        out.push(byte(start)..words.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(words: &str, em: f32, keep: &[Range<usize>]) -> Vec<String> {
        let mut width = |_: usize, c: char| if c.is_ascii() { 0.5 } else { 1.0 };
        lines(words, em, 0.0, keep, &mut width).into_iter().map(|r| words[r].to_string()).collect()
    }

    #[test]
    fn no_line_begins_with_closing_punctuation() {
        for em in 4..20 {
            let words = "生产总值增长5%左右，城镇调查失业率5.5%左右；居民消费价格涨幅2%左右。（一）着力扩大需求！“十五五”开局？";
            for line in broken(words, em as f32, &[]) {
                let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
                assert!(!"，；。！？）”%、：".contains(first), "{em}: {line}");
                assert!(!"（“".contains(last), "{em}: {line}");
            }
        }
    }

    /// Whatever the width, as long as some break is allowed within it.
    #[test]
    fn hard_text_keeps_its_punctuation() {
        let hard = [
            "《政府工作报告》（草案）指出：“十四五”以来，“一核、一带、一区”建设（见附件①）……取得成效——其中，GDP增长5.5％。",
            "第一产业增加值1,234.56亿元、增长4.0%；第二产业增加值2,345.67亿元、增长6.5%；第三产业……（略）。",
            "——2026年1月27日在XX市第十六届人民代表大会第五次会议上！？”他说：《决定》、《意见》和《办法》，均已出台。",
            "“放管服”改革〔2025〕12号文件、PM2.5浓度28μg/m³、R&D经费占比3.2%以上，万元GDP能耗下降3%左右；",
        ];
        for words in hard {
            for em in 8..48 {
                let lines = broken(words, em as f32, &[]);
                assert_eq!(lines.concat(), words, "nothing is lost");
                for (i, line) in lines.iter().enumerate() {
                    let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
                    assert!(i == 0 || !"，。、；：！？）》”％%…—〕".contains(first), "{em}: {line}");
                    assert!(i + 1 == lines.len() || !"（《“〔".contains(last), "{em}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_number_is_not_torn() {
        assert_eq!(broken("增长12345.67%以上", 6.0, &[]), ["增长", "12345.67%以", "上"]);
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "a list of one stretch is meant")]
    fn a_kept_stretch_stays_whole_when_it_can() {
        let words = "一二三四五六七八";
        assert_eq!(broken(words, 5.0, &[9..18]), ["一二三", "四五六七八"]);
        assert_eq!(broken(words, 2.0, &[0..24]), ["一二", "三四", "五六", "七八"]);
    }

    #[test]
    fn nothing_is_lost() {
        let words = "，，，，，，，，(((((((abc";
        assert_eq!(broken(words, 2.0, &[]).concat(), words);
    }
}
