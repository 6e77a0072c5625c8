//! The project's charts: the one on the screen and those that a person has named. Each change is a step of the journal,
//! undone and redone with all others; the chart on the screen is found again at the next start.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::charting::Charting;
use super::choice::Choice;
use super::state::{Notice, State};
use crate::library::Chart;
use crate::review::{Recharted, Step};

/// A change of the charts that bear names.
#[derive(Clone, Debug, PartialEq)]
pub enum Naming {
    /// Keeps the chart on the screen under a name, in place of one that bears it.
    Save(String),
    /// Puts a chart on the screen.
    Open(String),
    /// Gives a chart another name that none bears yet.
    Rename(String, String),
    /// Keeps a chart no longer.
    Remove(String),
}

/// The charts of a project.
#[derive(Debug, Default)]
pub struct Charts {
    /// Those that bear names.
    pub named: BTreeMap<String, Choice>,
    /// The one on the screen, as it was last kept.
    kept: Option<String>,
}

impl Charts {
    /// The charts of a project that was opened, and the one that was on the screen. One that this program cannot read
    /// stays in the project and is not listed.
    pub(super) fn of(rows: &[(String, String)]) -> (Self, Option<Choice>) {
        let read = |spec: &str| serde_json::from_str::<Choice>(spec).ok();
        let named =
            rows.iter().filter(|r| !r.0.is_empty()).filter_map(|(name, spec)| Some((name.clone(), read(spec)?)));
        let kept = rows.iter().find(|r| r.0.is_empty()).map(|r| r.1.clone());
        let current = kept.as_deref().and_then(read);
        (Self { named: named.collect(), kept }, current)
    }

    /// All charts as rows.
    pub(super) fn rows(&self, choice: &Choice) -> Vec<Chart> {
        let named = self.named.iter().map(|(name, chart)| (name.clone(), Some(whole(chart))));
        named.chain([(String::new(), Some(whole(choice)))]).collect()
    }

    /// The chart on the screen as a row, where it is not kept so already.
    pub(super) fn unkept(&mut self, choice: &Choice) -> Option<Chart> {
        let now = Some(whole(choice));
        if self.kept == now {
            return None;
        }
        self.kept.clone_from(&now);
        Some((String::new(), now))
    }
}

fn whole(choice: &Choice) -> String {
    serde_json::to_string(choice).unwrap_or_default()
}

fn fields(choice: &Choice) -> Map<String, Value> {
    match serde_json::to_value(choice) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The fields in which two charts differ, as they are in the one and in the other; null when they do not.
fn difference(before: &Choice, after: &Choice) -> Option<(String, String)> {
    let (mut a, mut b) = (fields(before), fields(after));
    let same: Vec<String> = a.iter().filter(|(k, v)| b.get(*k) == Some(v)).map(|(k, _)| k.clone()).collect();
    for key in same {
        a.remove(&key);
        b.remove(&key);
    }
    (!b.is_empty()).then(|| (Value::Object(a).to_string(), Value::Object(b).to_string()))
}

/// A chart with some of its fields as a step has them; as it is where they cannot be read.
fn with(choice: &Choice, changed: &str) -> Choice {
    let mut all = fields(choice);
    if let Ok(Value::Object(changed)) = serde_json::from_str(changed) {
        all.extend(changed);
    }
    serde_json::from_value(Value::Object(all)).unwrap_or_else(|_| choice.clone())
}

impl State {
    /// Carries out a change of the chart on the screen. Where nothing may be decided it is changed all the same, for this
    /// session only.
    pub(super) fn rechart(&mut self, charting: &Charting) {
        let before = self.choice.clone();
        self.charting(charting.clone());
        self.enter_chart(charting.word(), &before);
    }

    /// Enters how the chart on the screen became otherwise, if it did.
    pub(super) fn enter_chart(&mut self, what: &str, before: &Choice) {
        let Some((old, new)) = difference(before, &self.choice) else { return };
        if !self.project.read_only {
            let chart = Recharted { chart: String::new(), what: what.into(), before: Some(old), after: Some(new) };
            self.enter(Vec::new(), vec![chart]);
        }
    }

    /// Carries out a change of the named charts.
    pub(super) fn name_chart(&mut self, naming: &Naming) {
        let named = &self.project.charts.named;
        let kept = |name: &str| named.get(name).map(whole);
        let change = |chart: &str, what: &str, after: Option<String>| {
            let (before, what, chart) = (kept(chart), what.to_owned(), chart.to_owned());
            Recharted { chart, what, before, after }
        };
        let changes = match naming {
            Naming::Open(name) => {
                let Some(chart) = named.get(name).cloned() else { return };
                let before = std::mem::replace(&mut self.choice, chart);
                return self.enter_chart("opened", &before);
            }
            Naming::Save(name) if name.trim().is_empty() => return,
            Naming::Save(name) => vec![change(name.trim(), "saved", Some(whole(&self.choice)))],
            Naming::Remove(name) => vec![change(name, "removed", None)],
            Naming::Rename(from, to) => {
                let to = to.trim();
                if to.is_empty() || named.contains_key(to) {
                    return;
                }
                vec![change(from, "renamed", None), change(to, "renamed", kept(from))]
            }
        };
        if self.project.read_only {
            self.notice = Some(Notice::ReadOnly);
        } else if changes.iter().any(|c| c.before != c.after) {
            changes.iter().for_each(|c| self.lay_chart(&c.chart, c.after.as_deref()));
            self.enter(Vec::new(), changes);
        }
    }

    /// Puts the charts of a step as they were before it, or as they are since.
    pub(super) fn lay_charts(&mut self, step: &Step, undo: bool) {
        let laid = |c: &Recharted| (c.chart.clone(), if undo { c.before.clone() } else { c.after.clone() });
        let mut charts: Vec<_> = step.charts.iter().map(laid).collect();
        if undo {
            charts.reverse();
        }
        charts.iter().for_each(|(chart, spec)| self.lay_chart(chart, spec.as_deref()));
    }

    fn lay_chart(&mut self, chart: &str, spec: Option<&str>) {
        let named = &mut self.project.charts.named;
        match spec {
            Some(fields) if chart.is_empty() => self.choice = with(&self.choice, fields),
            Some(spec) => drop(serde_json::from_str(spec).map(|c| named.insert(chart.to_owned(), c))),
            None => drop(named.remove(chart)),
        }
    }

    /// The charts of a step as they are now, to be written.
    pub(super) fn charts_of(&mut self, step: &Step) -> Vec<Chart> {
        let mut rows: Vec<Chart> = Vec::new();
        for c in &step.charts {
            if c.chart.is_empty() {
                rows.extend(self.project.charts.unkept(&self.choice));
            } else {
                rows.push((c.chart.clone(), self.project.charts.named.get(&c.chart).map(whole)));
            }
        }
        rows
    }

    /// What a step did to a chart, in words.
    pub(super) fn chart_words(&self, step: &Step) -> String {
        let Some(first) = step.charts.first() else { return String::new() };
        let after: Map<String, Value> =
            first.after.as_deref().and_then(|a| serde_json::from_str(a).ok()).unwrap_or_default();
        let said = |key: &str| match after.get(key) {
            Some(Value::String(words)) => words.clone(),
            Some(Value::Number(n)) => n.to_string(),
            _ => String::new(),
        };
        let words = match first.what.as_str() {
            "kind" => self.locale.say(&format!("kind-{}", said("kind"))),
            "indicator" => self.indicator(&said("indicator")),
            "order" => self.locale.say(&format!("order-by-{}", said("order"))),
            what => said(what),
        };
        let other = step.charts.get(1).map(|c| c.chart.clone()).unwrap_or_default();
        let args = [("words", words.clone().into()), ("chart", first.chart.clone().into()), ("other", other.into())];
        let own = matches!(first.what.as_str(), "title" | "note" | "year") && words.is_empty();
        let what = &first.what;
        let key = if own { format!("step-chart-{what}-own") } else { format!("step-chart-{what}") };
        self.locale.say_with(&key, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Form;
    use crate::chart::Kind;

    #[test]
    fn a_chart_comes_back_from_its_fields_and_only_changed_ones_are_laid() {
        let a = Choice { indicator: "cpi".into(), year: Some(2023), chosen: true, ..Choice::default() };
        assert_eq!(serde_json::from_str::<Choice>(&whole(&a)).unwrap(), a);
        let b = Choice { form: Form { kind: Kind::Heat, ..a.form.clone() }, ..a.clone() };
        let (old, new) = difference(&a, &b).unwrap();
        assert_eq!((old.as_str(), new.as_str()), (r#"{"kind":"range"}"#, r#"{"kind":"heat"}"#));
        // What was chosen in the text meanwhile stays.
        let later = Choice { indicator: "gdp".into(), ..b.clone() };
        assert_eq!(with(&later, &old), Choice { indicator: "gdp".into(), ..a.clone() });
        assert_eq!(difference(&a, &a.clone()), None);
        assert_eq!(with(&a, r#"{"kind":"a kind of later"}"#), a);
    }
}
