//! Words of a report which say that last year's aims were changed within the year: 较好完成了…批准调整后的目标任务.
//!
//! Such words excuse nothing and prove nothing; they forbid to call an aim of the year's beginning simply missed.

use super::model::Said;
use crate::comparison::Source;
use crate::figures::Lexicon;
use crate::report::Part;

/// Words about changed aims and what they are about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Revision {
    /// The sentence.
    pub said: Said,
    /// Ids of the indicators that it names; empty where it speaks of the aims as a whole.
    pub indicators: Vec<String>,
}

/// How a changed aim is called.
const CHANGED: [&str; 5] = ["调整后", "修订后", "修正后", "调整的", "调整了的"];
/// What is changed is an aim, and not a structure, a boundary or a plan of five years.
const AIMS: [&str; 8] = ["目标", "任务", "预期", "指标", "增速", "增幅", "计划", "各项"];
/// The sentence looks back on what was done.
const DONE: [&str; 8] = ["完成", "实现", "达到", "好于", "高于", "超过", "优于", "低于"];
/// Who may change an aim; one of them, or 年度, 全年, must stand beside it where nothing else says whose aim it is.
const BY: [&str; 8] = ["人大", "人代会", "批准", "审议", "年度", "全年", "预期目标", "主要目标"];
/// What else is adjusted.
const OTHER: [&str; 8] = ["结构", "区划", "机构", "政策", "规划", "布局", "预算", "基数"];

/// All such words of a report, outside its plan.
pub(super) fn revisions(s: &Source<'_>, reading: usize, lexicon: &Lexicon) -> Vec<Revision> {
    let folded = s.text.folded();
    let within = s.report.folded(s.text);
    let within = if within.is_empty() { 0..folded.len() } else { within };
    let Some(words) = folded.get(within.clone()) else { return Vec::new() };
    let mut found: Vec<Revision> = Vec::new();
    for changed in CHANGED {
        for (at, _) in words.match_indices(changed) {
            let at = within.start + at;
            let Some(revision) = at_word(s, reading, at, changed.len(), lexicon) else { continue };
            if !found.iter().any(|r| r.said.span == revision.said.span) {
                found.push(revision);
            }
        }
    }
    found
}

fn at_word(s: &Source<'_>, reading: usize, at: usize, len: usize, lexicon: &Lexicon) -> Option<Revision> {
    let folded = s.text.folded();
    const ENDS: [char; 3] = ['。', '；', '\n'];
    let start = folded[..at].rfind(ENDS).map_or(0, |i| i + folded[i..].chars().next().map_or(1, char::len_utf8));
    let end = folded[at..].find(ENDS).map_or(folded.len(), |i| at + i);
    let clause_start = folded[start..at].rfind('，').map_or(start, |i| start + i + '，'.len_utf8());
    let clause_end = folded[at..end].find('，').map_or(end, |i| at + i);
    let clause = &folded[clause_start..clause_end];
    let (before, behind) = (&folded[clause_start..at], &folded[at + len..clause_end]);
    let tail: String = behind.chars().take(16).collect();
    let aims = AIMS.iter().any(|w| tail.contains(w));
    let other = OTHER.iter().any(|w| before.ends_with(w)) || before.ends_with("规划中期");
    let said_by = BY.iter().any(|w| clause.contains(w)) || before.ends_with("完成了") || before.ends_with("完成");
    let done = DONE.iter().any(|w| clause.contains(w));
    if !aims || other || !said_by || !done || is_ahead(s, at) {
        return None;
    }
    // …、…，均好于调整后的年度预期目标: said of all that the sentence names before it.
    let all = ["均", "都", "双双", "全部"].iter().any(|w| before.starts_with(w));
    let names = if all { &folded[start..at] } else { before };
    let mut indicators: Vec<String> = Vec::new();
    for (_, named) in lexicon.find(names) {
        let id = lexicon.indicators().get(named.indicator).map(|i| i.id.clone());
        indicators.extend(id.filter(|i| !indicators.contains(i)));
    }
    let span = s.text.span(start..end);
    Some(Revision { said: Said { reading, span, words: folded[start..end].trim().to_owned() }, indicators })
}

/// Whether a place of the text belongs to the plan or to an appendix.
fn is_ahead(s: &Source<'_>, at: usize) -> bool {
    let original = s.text.span(at..at + 1).start;
    let section = s.report.section_at(original).and_then(|i| s.report.sections.get(i));
    section.is_some_and(|s| matches!(s.part, Part::Plan | Part::Appendix))
}
