//! The further fields of a figure (coding manual, “Further fields, beyond what the gold rows hold”): its base year, kind
//! of rate, scope, rider, nature, status, and last year's aim where the review tells it again.
//!
//! Every field comes from words and keeps them as a span; what the report does not say stays null. Nothing here decides
//! what is a figure.

mod basis;
mod model;
mod nature;
mod period;
mod prior;
mod rider;
mod scope;
mod site;
mod status;
#[cfg(test)]
mod tests;
mod words;

use crate::text::Text;

use super::Rules;
use super::claim::Claim;
use super::figure::{Figure, Horizon, Kind, Role};
use super::findings::{Reason, Rejected};
use super::passage::Sentence;
use crate::report::Report;

pub use model::*;
use site::Site;
pub use words::{FurtherLists, FurtherWords};

/// What the further fields are read from: the report as a whole.
pub struct Context<'a> {
    text: &'a Text,
    report: &'a Report,
    sentences: &'a [Sentence],
    rules: &'a Rules,
    /// The notes 下同 of the review: from where on, and what they say.
    notes: Vec<(usize, Said<Status>)>,
}

impl<'a> Context<'a> {
    /// The context of a report cut into sentences.
    pub fn new(text: &'a Text, report: &'a Report, sentences: &'a [Sentence], rules: &'a Rules) -> Self {
        let notes = status::notes(text, sentences, &rules.wording.further);
        Self { text, report, sentences, rules, notes }
    }

    /// Fills the further fields of the figure that claim `c` of sentence `s` became.
    pub fn fill(&self, figure: &mut Figure, s: usize, c: usize) {
        let (Some(sentence), Some(claim)) =
            (self.sentences.get(s), self.sentences.get(s).and_then(|x| x.claims.get(c)))
        else {
            return;
        };
        let words = &self.rules.wording.further;
        let site = Site::new(self.text, sentence, claim);
        basis::mend(figure, &site);
        let year = self.report.year.as_ref().map(|y| y.value);
        let more = &mut figure.further;
        more.base_year = period::base_year(&site, figure.measure);
        more.scope = scope::scope(&site, self.rules);
        if figure.kind == Kind::Target {
            more.rider = rider::behind(&site, words);
            more.nature = nature::nature(&site, self.sentences, s);
        } else {
            more.status = status::status(&site, words, &self.notes);
            more.prior_target = prior::prior(&site, figure.measure, claim);
        }
        if figure.horizon == Horizon::Period {
            figure.further.rate = period::rate(&site, figure, claim);
            let before = self.opened_by(figure, s);
            period::years(figure, &site, claim, (sentence, before), self.report, year);
        }
    }

    /// The nearest sentence before sentence `s`, in the section of a figure, that opens with a plan or with years to come.
    fn opened_by(&self, figure: &Figure, s: usize) -> Option<&'a str> {
        let section = |p: &Sentence| self.report.section_at(self.text.original_at(p.range.start));
        let before = self.sentences[..s].iter().rev().take(30).take_while(|p| section(p) == figure.section);
        before.map(|p| &self.text.folded()[p.range.clone()]).find(|words| period::opens(words))
    }

    /// What can only be said when all figures are known: riders of a whole passage, aims told again in another
    /// sentence. `of` gives for each figure the sentence it came from.
    pub fn settle(&self, figures: &mut [Figure], of: &[usize], rejected: &[(Rejected, Claim)]) {
        for (at, rider) in rider::of_passages(self.text, self.sentences, &self.rules.wording.further) {
            for (figure, _) in figures.iter_mut().zip(of).filter(|(_, s)| at.contains(s)) {
                if figure.kind == Kind::Target && figure.role == Role::Headline {
                    figure.further.rider.get_or_insert(rider);
                }
            }
        }
        for (told, claim) in rejected.iter().filter(|(r, _)| r.reason == Reason::Retold && r.indicator != "other") {
            // More than one aim for one indicator cannot be told apart.
            let several = rejected
                .iter()
                .filter(|(r, c)| {
                    r.reason == Reason::Retold && r.indicator == told.indicator && c.measure == claim.measure
                })
                .count();
            let same =
                |f: &&mut Figure| f.kind == Kind::Actual && f.indicator == told.indicator && f.measure == claim.measure;
            for f in figures.iter_mut().filter(same).filter(|_| several == 1) {
                f.further.prior_target.get_or_insert_with(|| prior::told(claim, told.quote));
            }
        }
    }
}
