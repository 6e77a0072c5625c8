//! What follows a target and binds to no number: 在实际工作中争取更好结果, 力争更快一些.

use std::ops::Range;

use super::site::Site;
use crate::figures::passage::{Role, Sentence};
use crate::figures::wording::FurtherWords;
use crate::text::{Span, Text};

/// Whether a stretch wants more without saying how much (coding manual, “How to split”: 力争更好结果, no row).
fn wants_more(words: &str, list: &FurtherWords) -> bool {
    let number = words.contains(|c: char| c.is_ascii_digit()) || words.contains("百分之");
    let has = |list: &[String]| list.iter().any(|w| words.contains(w.as_str()));
    // 力争更高质量发展 speaks of something else.
    !number && has(&list.want) && has(&list.better)
}

/// Whether a stretch only leads up to a rider: 在实际工作中，我们将….
fn leads_up(words: &str, list: &FurtherWords) -> bool {
    list.at_work.iter().any(|w| words.contains(w.as_str())) && words.chars().count() <= 16
}

/// The rider directly behind a value: 增长6.5%左右，在实际工作中争取更好结果; 增长8%（力争更快).
pub fn behind(site: &Site<'_>, list: &FurtherWords) -> Option<Span> {
    let tail = site.tail();
    if let Some(inner) = tail.strip_prefix('（').and_then(|t| t.split('）').next())
        && wants_more(inner, list)
    {
        let start = site.value.end + '（'.len_utf8();
        return Some(site.span(start..start + inner.len()));
    }
    let close = tail.find(['；', '。', '！', '\n']).unwrap_or(tail.len());
    let tail = tail[..close].trim_end_matches(['，', '、']);
    let skip = tail.len() - tail.trim_start_matches(['，', '、', ' ']).len();
    let mut end = skip;
    for (n, clause) in tail[skip..].split_inclusive('，').enumerate() {
        end += clause.len();
        let plain = clause.trim_end_matches('，');
        if n > 1 {
            break;
        }
        if wants_more(plain, list) {
            let start = site.value.end + skip;
            return Some(site.span(start..site.value.end + end - (clause.len() - plain.len())));
        }
        if !leads_up(plain, list) {
            break;
        }
    }
    None
}

/// 上述指标体现稳中求进，在实际工作中要争取完成得更好: where the rider itself begins.
fn told_from(words: &str, list: &FurtherWords) -> usize {
    let first = list.at_work.iter().filter_map(|w| words.find(w.as_str())).min().unwrap_or(0);
    words[..first].rfind('，').map_or(0, |i| i + '，'.len_utf8())
}

/// Riders that are sentences of their own behind a passage of aims: they hold for all of it. Gives the sentences of the
/// passage and the rider.
pub fn of_passages(text: &Text, sentences: &[Sentence], list: &FurtherWords) -> Vec<(Range<usize>, Span)> {
    let aims = |s: &Sentence| matches!(s.role, Role::Annual(_)) && !s.claims.is_empty();
    let mut found = Vec::new();
    for (i, s) in sentences.iter().enumerate().skip(1) {
        let before = &sentences[i - 1];
        let words = text.folded()[s.range.clone()].trim_end_matches(['。', '！', '\n']);
        let near = s.line <= before.line + 1 && aims(before) && s.claims.is_empty();
        if !near || words.chars().count() > 60 || words.contains('；') || words.starts_with("实现") {
            continue;
        }
        let told = list.at_work.iter().any(|w| words.contains(w.as_str()));
        let result =
            ["更好结果", "更好的结果", "更好成绩", "更好的成绩", "完成得更好"].iter().any(|w| words.contains(w));
        if (told || result) && wants_more(words, list) {
            let mut from = i - 1;
            while from > 0 && aims(&sentences[from - 1]) && sentences[from].line <= sentences[from - 1].line + 1 {
                from -= 1;
            }
            let start = s.range.start + told_from(words, list);
            found.push((from..i, text.span(start..s.range.start + words.len())));
        }
    }
    found
}
