//! The paragraphs of a work plan, each with its subject.

use std::ops::Range;

use super::model::Party;
use super::subjects::Subjects;
use crate::report::{Part, Section};

/// A paragraph of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Index of its subject.
    pub subject: usize,
    /// The heading right above it, without its number; empty where there is none of its own.
    pub heading: String,
    /// Its first words, where they read like a heading: 大力提振消费.
    pub lead: String,
    /// The section it stands in.
    pub section: Option<usize>,
    /// Its words in the folded text.
    pub range: Range<usize>,
}

/// Shorter paragraphs say nothing by themselves: 各位代表！
const SHORT: usize = 14;
/// Whom a report speaks to.
const CALL: &str = "各位代表";

/// The paragraphs of a report's plan in the order of the text. What no word assigns goes with what stands before it
/// under the same heading.
pub fn paragraphs(party: &Party<'_>, subjects: &Subjects) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for (range, section) in lines(party) {
        let words = &party.text.folded()[range.clone()];
        let lead = lead(words);
        let own = section.and_then(|i| party.report.sections.get(i));
        let heading = own.map(|s| bare(&s.title).to_owned()).unwrap_or_default();
        let above = own.and_then(|s| party.report.sections.get(s.parent?)).map(|s| bare(&s.title));
        let said = format!("{heading} {}", above.filter(|_| own.is_some_and(|s| s.depth > 2)).unwrap_or_default());
        // What is said to the deputies at the end goes with no heading.
        let called = words.starts_with(CALL);
        let said = if called { String::new() } else { said };
        let before = found.last().filter(|p| p.section == section && section.is_some() && !called).map(|p| p.subject);
        let mut of = subjects.of(&lead, &said, words);
        if of.is_empty() {
            of.extend(before);
        }
        for subject in of {
            let (heading, lead, range) = (heading.clone(), lead.clone(), range.clone());
            found.push(Paragraph { subject, heading, lead, section, range });
        }
    }
    found
}

/// The lines of the plan with their sections, headings and headline targets left out.
fn lines(party: &Party<'_>) -> Vec<(Range<usize>, Option<usize>)> {
    let (text, report) = (party.text, party.report);
    let within = report.folded(text);
    let first_plan = report.sections.iter().find(|s| s.part == Part::Plan).map(|s| s.body.start);
    let last_aim = party.figures.iter().filter(|f| f.is_annual_target()).map(|f| f.evidence.sentence.end).max();
    let Some(from) = first_plan.or(last_aim) else { return Vec::new() };
    let aims: Vec<Range<usize>> = party
        .figures
        .iter()
        .filter(|f| f.is_annual_target())
        .map(|f| text.folded_at(f.evidence.sentence.start)..text.folded_at(f.evidence.sentence.end))
        .collect();
    let mut found = Vec::new();
    for line in text.lines().iter().filter(|l| within.start <= l.range.start && l.range.end <= within.end) {
        let at = text.span(line.range.start..line.range.end).start;
        let section = report.section_at(at);
        let own = section.and_then(|i| report.sections.get(i));
        let other = own.is_some_and(|s| matches!(s.part, Part::Review | Part::Appendix | Part::Period));
        let aimed = aims.iter().any(|a| a.start < line.range.end && line.range.start < a.end);
        // 总体要求 stands under the heading of the whole plan, before the first of its parts.
        let preface =
            section.is_some_and(|i| report.sections.iter().any(|s| s.parent == Some(i) && s.heading.start > at));
        if at < from || other || aimed || preface {
            continue;
        }
        let range = behind_heading(party, own, line.range.clone());
        let words = text.folded().get(range.clone()).unwrap_or_default().trim();
        // 各位代表！做好今年工作，对政府自身建设提出了更高要求。… is a paragraph; the salutation alone is none.
        let called = words.starts_with(CALL);
        if words.chars().count() >= if called { SHORT * 4 } else { SHORT } {
            found.push((range, section));
        }
    }
    found
}

/// A line without the heading that is run into it.
fn behind_heading(party: &Party<'_>, section: Option<&Section>, line: Range<usize>) -> Range<usize> {
    let Some(s) = section else { return line };
    let end = party.text.folded_at(s.heading.end);
    let start = party.text.folded_at(s.heading.start);
    if start < line.start || start >= line.end {
        return line;
    }
    let rest = &party.text.folded()[end.clamp(line.start, line.end)..line.end];
    line.end - rest.trim_start_matches(['。', '：', '，', '*', ' ']).len()..line.end
}

/// The words of a heading without its number: （一）着力扩大内需, 一、…, 1．….
pub fn bare(title: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十第（(".contains(c);
    const ENDS: [char; 9] = ['、', '）', ')', '.', '．', '，', '是', '：', ' '];
    let title = title.trim();
    let rest = title.trim_start_matches(numeral);
    // 一体推进, 十大工程: the numeral is a part of the words.
    let rest = if rest.len() < title.len() && rest.starts_with(ENDS) { rest.trim_start_matches(ENDS) } else { title };
    rest.trim_end_matches(['。', '：', '，', '；', ' '])
}

/// The first words of a paragraph, where they read like a heading; empty where they do not.
fn lead(words: &str) -> String {
    let words = words.trim_start().trim_start_matches(CALL).trim_start_matches(['！', '，', '：']);
    let words = bare(words);
    let first = words.split(['。', '：', '！']).next().unwrap_or_default();
    if (4..=30).contains(&first.chars().count()) {
        return first.to_owned();
    }
    let first = words.split(['，', '。', '；']).next().unwrap_or_default();
    if (4..=20).contains(&first.chars().count()) { first.to_owned() } else { String::new() }
}
