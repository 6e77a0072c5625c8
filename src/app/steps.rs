//! What a step of the journal did, in the words of the window: 确认 山西省 2026 固定资产投资.

use serde_json::to_value;

use super::state::State;
use crate::figures::{Standing, value_words};
use crate::review::{About, Decision, Fate, Mark, ReportKey, Ruling, Stated, Step};

/// A choice as its code.
type Coded = serde_json::Result<serde_json::Value>;

impl State {
    /// What a step did.
    pub fn step_words(&self, step: &Step) -> String {
        let Some(first) = step.decisions.first() else { return self.chart_words(step) };
        let about = self.made_words(step, first);
        match step.decisions.len() {
            1 => about,
            n => self.locale.say_with("step-several", &[("first", about.into()), ("count", (n - 1).into())]),
        }
    }

    /// What a decision of a step says, and from what to what it changed a figure.
    fn made_words(&self, step: &Step, decision: &Decision) -> String {
        let about = self.decision_words(decision);
        let Ruling::Corrected(after) = &decision.ruling else { return about };
        let Some((before, words)) = self.before(step, decision) else { return about };
        let changes = self.changes(&before, words, after);
        if changes.is_empty() {
            return about;
        }
        self.locale.say_with("step-changed", &[("step", about.into()), ("changes", changes.into())])
    }

    /// What a figure was before a decision: what a person had said of it last, else what the machine reads there, with the
    /// words of its value.
    fn before(&self, step: &Step, decision: &Decision) -> Option<(Stated, String)> {
        let About::Figure(mark) = &decision.about else { return None };
        let same = |d: &&Decision| {
            let about = matches!(&d.about, About::Figure(m) if m.is(mark));
            about && d.report == decision.report && !matches!(d.ruling, Ruling::Note(_))
        };
        // A step that was undone when another was made in its place had changed nothing for this one; one that is undone now
        // was undone after it.
        let earlier = self.history().iter().rev().filter(|s| s.number < step.number && s.fate != Fate::Dropped);
        match earlier.flat_map(|s| &s.decisions).find(same).map(|d| &d.ruling) {
            Some(Ruling::Corrected(s) | Ruling::Added(s)) => Some(((**s).clone(), written(s))),
            _ => {
                let reading = self.library.readings.get(self.library.find(&decision.report)?)?;
                let all = reading.figures.iter().chain(&reading.dismissed);
                let now = all.into_iter().find(|f| Mark::of(f, &reading.text).is(mark))?;
                let machine = now.review.as_ref().and_then(|r| r.machine.as_deref()).unwrap_or(now);
                Some((Stated::of(machine), reading.text.words(mark.value).replace(['\n', '\r'], "")))
            }
        }
    }

    /// The fields that differ, each from what to what.
    fn changes(&self, before: &Stated, words: String, after: &Stated) -> String {
        let code = |key: fn(&str) -> String, codes: [Coded; 2]| {
            let word = |v: Coded| {
                let code = v.ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
                self.locale.say(&key(&code))
            };
            let [before, after] = codes;
            (word(before), word(after))
        };
        let year = |y: Option<i32>| y.map(|y| y.to_string()).unwrap_or_default();
        let said = |s: &Option<String>| s.clone().unwrap_or_default();
        let value = (before.value, &before.unit) != (after.value, &after.unit);
        let pairs = [
            (
                self.indicator_words(&before.indicator, &before.name),
                self.indicator_words(&after.indicator, &after.name),
            ),
            if value { (words, written(after)) } else { Default::default() },
            code(|c| format!("measure-{c}"), [to_value(before.measure), to_value(after.measure)]),
            code(|c| format!("horizon-{c}"), [to_value(before.horizon), to_value(after.horizon)]),
            code(|c| format!("kind-{c}"), [to_value(before.kind), to_value(after.kind)]),
            code(|c| format!("role-{c}"), [to_value(before.role), to_value(after.role)]),
            code(|c| format!("tone-{c}"), [to_value(before.tone), to_value(after.tone)]),
            code(|c| format!("tier-{c}"), [to_value(before.tier), to_value(after.tier)]),
            (year(before.ref_year), year(after.ref_year)),
            (said(&before.relative_to), said(&after.relative_to)),
            (said(&before.basis), said(&after.basis)),
        ];
        let nothing = |words: String| if words.is_empty() { "–".to_owned() } else { words };
        let all = pairs.into_iter().filter(|(a, b)| a != b);
        all.map(|(a, b)| format!("{} → {}", nothing(a), nothing(b))).collect::<Vec<_>>().join("；")
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

/// The value that is stated, in the words of reports.
fn written(s: &Stated) -> String {
    value_words(s.value, s.unit.as_deref(), s.measure, s.relative_to.as_deref())
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
