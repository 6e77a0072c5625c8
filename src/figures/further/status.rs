//! How final a result is: 预计, 初步核算, 快报, 有望; （预计数，下同）.

use std::ops::Range;

use super::model::{Said, Status};
use super::site::Site;
use super::words::Sayings;
use crate::figures::passage::{Role, Sentence};
use crate::figures::signs::Signs;
use crate::figures::wording::FurtherWords;
use crate::text::Text;

/// The last word of status in a stretch.
fn last_in(words: &str, list: &Sayings<Status>) -> Option<(Range<usize>, Status)> {
    list.find(words).filter(|(range, _)| !is_aim(words, range)).last()
}

/// 好于年初预计, 预计目标: what was expected at the beginning is no status.
fn is_aim(words: &str, at: &Range<usize>) -> bool {
    let (before, behind) = (&words[..at.start], &words[at.end..]);
    ["年初", "于", "原", "比", "超", "达到", "去年", "上年"].iter().any(|w| before.ends_with(w))
        || ["目标", "的目标", "今年", "明年"].iter().any(|w| behind.starts_with(w))
}

/// The status of the result at `site`: in its own clause or that of its name, in a bracket, in the lead of its sentence,
/// or by a note 下同 before it.
pub fn status(site: &Site<'_>, words: &FurtherWords, notes: &[(usize, Said<Status>)]) -> Option<Said<Status>> {
    let list = &words.status;
    let within = |from: usize, to: usize| {
        let (at, kind) = last_in(site.words(from, to), list)?;
        Some(site.said(kind, from + at.start..from + at.end))
    };
    let bracket = site.brackets().find_map(|b| within(b.start, b.end));
    let own = || within(site.clause, site.value.start);
    // 全年预计实现生产总值887亿元，增长7%: what is said before the first value holds for the name.
    let name = || {
        let carried = site.name.start < site.clause;
        within(site.name_clause, site.clause).filter(|_| carried)
    };
    // 预计全市生产总值…，固定资产投资…: said before the first name it governs the sentence.
    let lead = || within(site.sentence.start, site.first);
    let note = || notes.iter().rfind(|(at, _)| *at <= site.name.start).map(|(_, s)| *s);
    bracket.or_else(own).or_else(name).or_else(lead).or_else(note)
}

/// 887亿元（预计数，下同）: from here on to the end of the review.
pub fn notes(text: &Text, sentences: &[Sentence], words: &FurtherWords) -> Vec<(usize, Said<Status>)> {
    let folded = text.folded();
    let mut found = Vec::new();
    let review = |s: &&Sentence| matches!(s.role, Role::Review | Role::LongReview);
    for s in sentences.iter().filter(review).filter(|s| s.signs.has(Signs::BELOW)) {
        let sentence = &folded[s.range.clone()];
        for (i, _) in sentence.match_indices("下同") {
            let open = sentence[..i].rfind(['（', '。']).unwrap_or(0);
            if let Some((at, kind)) = last_in(&sentence[open..i], &words.status) {
                let from = s.range.start + open;
                let said = Said { value: kind, words: text.span(from + at.start..from + at.end) };
                found.push((from, said));
            }
        }
    }
    found
}
