//! What charts say of numbers from outside the reports: official finals, changed aims. In Chinese and English, as `tell`.

use super::words::Lang;

/// Behind an official final number.
pub(super) fn final_mark(lang: Lang) -> &'static str {
    lang.of("（终值）", " (final)")
}

/// That results and aims come from a table beside the reports: how many finals, how many of them the report has
/// otherwise, how many changed aims.
pub(super) fn given(lang: Lang, (finals, other): (usize, usize), aims: usize) -> Vec<String> {
    let differ = match (lang, other) {
        (_, 0) => String::new(),
        (Lang::Zh, n) => format!("，其中{n}项与报告所写不同"),
        (Lang::En, n) => format!(", {n} of them not as the report has it"),
    };
    let results = match lang {
        Lang::Zh => format!("{finals}项实绩为外部表格所给终值，以括号注明{differ}"),
        Lang::En => format!("{finals} results are official finals from a table, marked in brackets{differ}"),
    };
    let changed = match lang {
        Lang::Zh => format!("{aims}地的上年目标为外部表格所给调整后目标"),
        Lang::En => format!("last year's target of {aims} as revised, from a table"),
    };
    let all = [(finals, results), (aims, changed)];
    all.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said).collect()
}
