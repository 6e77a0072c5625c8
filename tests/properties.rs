//! What holds for any input at all: bytes give a reading, spans lie inside their text on character boundaries, and the
//! text there holds the number that the figure says.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    reason = "tests touch the world and stop at the first surprise"
)]

use duibiao::figures::Figure;
use duibiao::reading::{Reading, Rules, read};
use duibiao::text::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().expect("the bundled rules are sound"));

fn inside(reading: &Reading, span: Span) -> bool {
    span.start <= span.end && reading.text.original().get(span.start..span.end).is_some()
}

/// Whether a number stands in words: its digits as written, or a Chinese numeral.
fn holds(words: &str, f: &Figure) -> bool {
    let digits = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '．' | '·' | '。' => '.',
        _ => c,
    };
    // Notes and what a web page left between the digits are passed over in reading.
    let words =
        ["&nbsp;", "[1]", "<p>", "\\r\\n", "\u{200b}"].iter().fold(words.to_owned(), |w, mark| w.replace(mark, ""));
    let plain: String =
        words.chars().map(digits).filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '*')).collect();
    let chinese = plain.contains(|c| "零一二三四五六七八九十百千万亿".contains(c));
    [f.value.low, f.value.high].into_iter().flatten().all(|v| plain.contains(&v.abs().to_string()) || chinese)
}

fn sound(readings: &[Reading]) -> Result<(), TestCaseError> {
    prop_assert!(!readings.is_empty());
    for r in readings {
        prop_assert!(inside(r, r.report.span));
        for s in &r.report.sections {
            prop_assert!(inside(r, s.heading) && inside(r, s.body) && s.body.contains(s.heading));
        }
        // Every paragraph has its role, one after the other, and the words that gave it; what was rejected stands there.
        for pair in r.passages.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for p in &r.passages {
            prop_assert!(inside(r, p.span) && p.words.is_none_or(|w| inside(r, w) && !w.is_empty()));
        }
        prop_assert!(r.rejected.iter().all(|x| inside(r, x.quote) && !x.quote.is_empty()));
        for f in &r.figures {
            prop_assert!(r.passages.iter().any(|p| p.span.overlaps(f.evidence.sentence)));
            let e = f.evidence;
            prop_assert!([e.sentence, e.quote, e.name, e.value].iter().all(|s| inside(r, *s) && !s.is_empty()));
            prop_assert!(e.quote.contains(e.value) && e.quote.contains(e.name));
            prop_assert!(holds(r.text.words(e.value), f), "{:?} in {}", f.value, r.text.words(e.value));
            prop_assert!((0.0..=1.0).contains(&f.confidence));
        }
    }
    Ok(())
}

/// Of what made-up reports are put together: words, marks and what goes wrong in files.
const WORDS: &[&str] = &[
    "今年",
    "全市",
    "经济社会发展的",
    "主要预期目标是：",
    "地区生产总值",
    "固定资产投资",
    "城乡居民收入",
    "增长",
    "下降",
    "分别增长",
    "达到",
    "控制在",
    "7%",
    "6.5％",
    "8%左右",
    "3.5%以内",
    "６．５",
    "百分之六点五",
    "5%—6%",
    "1 029亿元",
    "4万人",
    "、",
    "，",
    "。",
    "；",
    "和",
    "（可比口径）",
    "（",
    "）",
    "与经济增长同步",
    "完成省下达的任务",
    "力争",
    "确保",
    "其中",
    "2024年",
    "“十四五”时期",
    "到2025年",
    "由",
    "\n",
    "一、2023年工作回顾\n",
    "二、2024年工作安排\n",
    "**",
    "#",
    "&nbsp;",
    "<p>",
    "\\r\\n",
    " ",
    "　",
    "-",
    "—",
    "各位代表：",
    "年均",
    "占生产总值比重",
    "零增长",
    "人口自然增长率",
    "‰",
    "%。以内",
    "[1]",
    "《",
    "》",
    "\u{200b}",
    "𠀀",
];

/// Words of which reports are made, so that random texts reach deep into the rules.
fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 0..60).prop_map(|w| w.concat())
}

proptest! {
        #[test]
    fn any_bytes_give_a_reading(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        sound(&read(&bytes, "x.txt", &RULES))?;
    }

    #[test]
    fn any_words_of_reports_give_a_sound_reading(text in words()) {
        let readings = read(text.as_bytes(), "某市/2024.md", &RULES);
        sound(&readings)?;
        // The same input gives the same rows.
        let again = read(text.as_bytes(), "某市/2024.md", &RULES);
        prop_assert_eq!(format!("{:?}", readings[0].figures), format!("{:?}", again[0].figures));
    }
}
