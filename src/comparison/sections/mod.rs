//! Work plans side by side: paragraphs known by their subject, not by the number of their heading; what the reports
//! share and what only one of them says.
//!
//! Decides nothing about what a paragraph means beyond its subject, and rewrites nothing: all that it gives are
//! stretches of the reports' own texts.

mod borders;
mod model;
mod paragraphs;
mod shared;
mod subjects;

#[cfg(test)]
mod tests;

pub use model::{Beside, Part, Party, Passage, SubjectRow, Turnover};
pub use subjects::{MATTERS, Subject, Subjects};

use std::ops::Range;

use crate::text::Text;
use borders::Borders;
use shared::{By, Plan};

/// Puts the plans of some reports side by side, subject by subject in the order of the subjects; below them their
/// lists of 民生实事. A subject that no report speaks of has no row.
pub fn side_by_side(parties: &[Party<'_>], subjects: &Subjects) -> Beside {
    let found: Vec<Vec<paragraphs::Paragraph>> = parties.iter().map(|p| paragraphs::paragraphs(p, subjects)).collect();
    let all = All {
        parties,
        texts: &parties.iter().map(|p| p.text).collect::<Vec<&Text>>(),
        plans: &parties.iter().zip(&found).map(|(p, all)| plan(p, all)).collect::<Vec<Plan>>(),
        borders: &Borders::of(parties.iter().map(|p| p.text.folded())),
        subjects,
    };
    let mut rows = Vec::new();
    for (i, subject) in subjects.all().iter().enumerate() {
        rows.extend(all.row(&subject.id, found.iter().map(|all| part(all, i)).collect()));
    }
    rows.extend(all.row(MATTERS, parties.iter().map(|p| list(p)).collect()));
    Beside { readings: parties.iter().map(|p| p.reading).collect(), rows }
}

/// What all rows are made from.
struct All<'a> {
    parties: &'a [Party<'a>],
    texts: &'a [&'a Text],
    plans: &'a [Plan],
    borders: &'a Borders,
    subjects: &'a Subjects,
}

impl All<'_> {
    fn row(&self, id: &str, parts: Vec<Option<Part>>) -> Option<SubjectRow> {
        parts.iter().any(Option::is_some).then(|| {
            let mut row = SubjectRow { subject: id.to_owned(), parts, turnover: None };
            // Short words of headings (科技, 消费) are the subject itself and nothing that one report has alone.
            let long = |w: &&String| w.chars().count() > 3;
            let subject = self.subjects.by_id(id);
            let words = subject.into_iter().flat_map(|s| s.heading.iter().filter(long).chain(&s.text));
            let by = By {
                texts: self.texts,
                plans: self.plans,
                older: one_place(self.parties),
                borders: self.borders,
                boilerplate: self.subjects.boilerplate(),
                vocabulary: &words.map(String::as_str).collect::<Vec<&str>>(),
            };
            shared::mark(&mut row, &by);
            shared::mark_figures(&mut row, self.parties);
            row
        })
    }
}

/// All that the plan of a report says: its headings and paragraphs, each once, and its list of 民生实事.
fn plan(party: &Party<'_>, all: &[paragraphs::Paragraph]) -> Plan {
    let folded = party.text.folded();
    let matters = party.matters.iter().map(|m| party.text.folded_at(m.span.start)..party.text.folded_at(m.span.end));
    let mut ranges: Vec<Range<usize>> = all.iter().map(|p| p.range.clone()).chain(matters).collect();
    ranges.dedup();
    let mut headings: Vec<&str> = all.iter().map(|p| p.heading.as_str()).collect();
    headings.dedup();
    Plan::of(headings.into_iter().chain(ranges.into_iter().filter_map(|r| folded.get(r))))
}

/// Two years of one place: which of the two columns is the older. Null for anything else.
fn one_place(parties: &[Party<'_>]) -> Option<usize> {
    let region = |p: &Party<'_>| p.report.place.as_ref().map(|p| p.value.region.clone());
    let year = |p: &Party<'_>| p.report.year.as_ref().map(|y| y.value);
    match parties {
        [a, b] if region(a).is_some() && region(a) == region(b) => Some(usize::from(year(a) > year(b))),
        _ => None,
    }
}

/// What a report says on a subject; null where it says nothing.
fn part(all: &[paragraphs::Paragraph], subject: usize) -> Option<Part> {
    let mut order: Vec<usize> = Vec::new();
    for p in all {
        if !order.contains(&p.subject) {
            order.push(p.subject);
        }
    }
    let own: Vec<&paragraphs::Paragraph> = all.iter().filter(|p| p.subject == subject).collect();
    if own.is_empty() {
        return None;
    }
    let mut phrases: Vec<String> = Vec::new();
    for words in own.iter().flat_map(|p| [&p.heading, &p.lead]) {
        if !words.is_empty() && !phrases.contains(words) {
            phrases.push(words.clone());
        }
    }
    let passage = |p: &&paragraphs::Paragraph| Passage {
        heading: p.heading.clone(),
        section: p.section,
        range: p.range.clone(),
        shared: Vec::new(),
        only: Vec::new(),
        reworded: Vec::new(),
        figures: Vec::new(),
    };
    let order = order.iter().position(|s| *s == subject).map_or(0, |i| i + 1);
    Some(Part { order, phrases, passages: own.iter().map(passage).collect() })
}

/// The practical matters that a report promises, one a passage.
fn list(party: &Party<'_>) -> Option<Part> {
    let passage = |m: &crate::figures::Matter| Passage {
        heading: String::new(),
        section: party.report.section_at(m.span.start),
        range: party.text.folded_at(m.span.start)..party.text.folded_at(m.span.end),
        shared: Vec::new(),
        only: Vec::new(),
        reworded: Vec::new(),
        figures: Vec::new(),
    };
    let passages: Vec<Passage> = party.matters.iter().map(passage).collect();
    (!passages.is_empty()).then(|| Part { order: 0, phrases: Vec::new(), passages })
}
