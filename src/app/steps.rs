//! What a step of the journal did, in the words of the window: 确认 山西省 2026 固定资产投资.

use super::state::State;
use crate::figures::Standing;
use crate::review::{About, Decision, ReportKey, Ruling, Stated, Step};

impl State {
    /// What a step did.
    pub fn step_words(&self, step: &Step) -> String {
        let Some(first) = step.decisions.first() else { return self.chart_words(step) };
        let about = self.decision_words(first);
        match step.decisions.len() {
            1 => about,
            n => self.locale.say_with("step-several", &[("first", about.into()), ("count", (n - 1).into())]),
        }
    }

    /// What a decision says and about what.
    pub fn decision_words(&self, decision: &Decision) -> String {
        let report = self.report_words(&decision.report);
        let figure = match (&decision.about, &decision.ruling) {
            (About::Report, _) => String::new(),
            (_, Ruling::Confirmed(s) | Ruling::Corrected(s) | Ruling::Added(s)) => self.stated_words(s),
            (About::Figure(m), _) => self.indicator_words(&m.indicator, &m.quote),
        };
        let args = [
            ("report", report.into()),
            ("figure", figure.into()),
            ("words", self.ruling_content(&decision.ruling).into()),
        ];
        self.locale.say_with(key(&decision.ruling), &args).trim().to_owned()
    }

    /// A report by place and year, else by its file.
    pub fn report_words(&self, key: &ReportKey) -> String {
        let reading = self.library.find(key).and_then(|i| self.library.readings.get(i));
        let known = reading.and_then(|r| Some((r.report.place.as_ref()?, r.report.year.as_ref()?)));
        match known {
            Some((place, year)) => format!("{} {}", place.value.name, year.value),
            None => key.file.rsplit('/').next().unwrap_or(&key.file).to_owned(),
        }
    }

    fn stated_words(&self, stated: &Stated) -> String {
        self.indicator_words(&stated.indicator, &stated.name)
    }

    fn indicator_words(&self, id: &str, name: &str) -> String {
        if id == "other" || id.is_empty() { name.to_owned() } else { self.indicator(id) }
    }

    fn ruling_content(&self, ruling: &Ruling) -> String {
        match ruling {
            Ruling::Note(words) | Ruling::Session(words) => words.clone(),
            Ruling::Place(place) => place.region.clone(),
            Ruling::Year(year) => year.to_string(),
            Ruling::Same { with, .. } => self.report_words(with),
            _ => String::new(),
        }
    }

    /// The word for whose word a figure is: 机读, 已确认, 已修改, 人工补录, 已否定.
    pub fn standing_words(&self, standing: Standing) -> String {
        self.locale.say(match standing {
            Standing::Machine => "standing-machine",
            Standing::Confirmed => "standing-confirmed",
            Standing::Corrected => "standing-corrected",
            Standing::Added => "standing-added",
            Standing::Rejected => "standing-rejected",
        })
    }
}

fn key(ruling: &Ruling) -> &'static str {
    match ruling {
        Ruling::Confirmed(_) => "step-confirm",
        Ruling::Corrected(_) => "step-correct",
        Ruling::Added(_) => "step-add",
        Ruling::Rejected => "step-reject",
        Ruling::Withdrawn => "step-withdraw",
        Ruling::Note(words) if words.is_empty() => "step-note-away",
        Ruling::Note(_) => "step-note",
        Ruling::Place(_) => "step-place",
        Ruling::Year(_) => "step-year",
        Ruling::Session(words) if words.is_empty() => "step-session-none",
        Ruling::Session(_) => "step-session",
        Ruling::Same { same: true, .. } => "step-same",
        Ruling::Same { .. } => "step-not-same",
        Ruling::Removed(true) => "step-remove",
        Ruling::Removed(_) => "step-return",
    }
}
