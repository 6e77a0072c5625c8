//! Numbers that are no values: those of lines, ranks, slogans, projects, and what was lost.

/// How long the number of a line is at the front of `s`: 1., 12、 with no digit behind.
pub(super) fn line_number(s: &str) -> Option<usize> {
    let digits = s.len() - s.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &s[digits..];
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | '．' | '、'))?;
    let behind = rest[mark.len_utf8()..].chars().next()?;
    ((1..=2).contains(&digits) && !behind.is_ascii_digit()).then(|| digits + mark.len_utf8())
}

/// A number that is no value: a slogan's, a rank (居全省第5位), what is left of a number that was lost (增长1$1.$2％).
pub(super) fn is_none(s: &str, at: usize, end: usize) -> bool {
    let rank = s[..at].ends_with('第') && (s[..end].ends_with(['位', '名']) || s[end..].starts_with(['位', '名']));
    // 提出11项指标, 省下达的4项约束性指标: how many aims there are.
    let kinds = ["约束性", "预期性", "主要", "具体"];
    let kind = kinds.iter().find_map(|w| s[end..].strip_prefix(w)).unwrap_or(&s[end..]);
    let aims = s[..end].ends_with('项') && (kind.starts_with("指标") || kind.starts_with("目标"));
    // 城乡二元结构, 一元多层次战略, “十百千”工程: words, not numbers.
    let word = ["一元", "二元"].contains(&&s[at..end]) || s[at..].starts_with("十百千") || is_scales(s, at, end);
    // 结束了连续9个月的负增长, 超过前20年的总和: how long, and no value.
    let long = s[end..].starts_with("个月") || s[..end].ends_with('年') && s[..at].ends_with(['前', '近', '后']);
    // 外贸破零倍增企业: those that had none.
    let none = s[..at].ends_with('破') && s[at..].starts_with('零');
    // 引进世界500强企业30家: the first so many.
    let first = s[end..].starts_with('强');
    rank || first || long || aims || word || none || s[..at].ends_with('$') || in_slogan(s, at, end)
}

/// “千百十亿”工程: a quotation of nothing but scales.
fn is_scales(s: &str, at: usize, end: usize) -> bool {
    const SCALES: [char; 5] = ['十', '百', '千', '万', '亿'];
    let quoted =
        || s[..at].trim_end_matches(SCALES).ends_with('“') && s[end..].trim_start_matches(SCALES).starts_with('”');
    s[at..].starts_with(SCALES) && s[at..end].trim_start_matches(SCALES).is_empty() && quoted()
}

/// “6个100”, “3060”目标: a number that opens a quotation and is not all of it is a part of a slogan.
fn in_slogan(s: &str, at: usize, end: usize) -> bool {
    let behind = || s[end..].find('”').map(|n| &s[end..end + n]);
    s[..at].ends_with('“') && behind().is_some_and(|b| b.starts_with(|c: char| c.is_ascii_digit() || "+＋".contains(c)))
}
