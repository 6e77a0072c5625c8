//! What a person chooses about the form of the chart: its kind, further indicators, years, places marked out, muted
//! series, order, and words of their own. Indicator, year and places are the [`Choice`](super::Choice) itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::choice::Scope;
use super::state::State;
use crate::chart::{Kind, Spec};
use crate::comparison::Order;
use crate::region::Level;

/// The form of the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The kind.
    pub kind: Kind,
    /// Further indicators, in the order in which they were chosen.
    pub also: Vec<String>,
    /// First and last year of the kinds over years; null for all.
    pub years: Option<(i32, i32)>,
    /// Places marked out by name, by whole names.
    pub named: BTreeSet<String>,
    /// Series that are muted.
    pub muted: BTreeSet<String>,
    /// The order of rows.
    pub order: Order,
    /// A title in a person's words.
    pub title: Option<String>,
    /// A note in a person's words.
    pub note: Option<String>,
}

/// A change of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Charting {
    /// Another kind.
    Kind(Kind),
    /// Takes an indicator into the chart or out of it.
    Also(String),
    /// Other years; null for all.
    Years(Option<(i32, i32)>),
    /// Marks a place out, or no longer.
    Named(String),
    /// Mutes a series, or no longer.
    Mute(String),
    /// Another order.
    Order(Order),
    /// A title; null for the chart's own.
    Title(Option<String>),
    /// A note; null for the chart's own.
    Note(Option<String>),
}

/// More indicators than this are no chart.
const MOST: usize = 12;

/// So many places can be followed over the years in one plot.
const FEW: usize = 6;

impl Form {
    /// What the form says of a specification.
    pub fn spec(&self) -> Spec {
        Spec {
            kind: self.kind,
            also: self.also.clone(),
            years: self.years,
            named: self.named.iter().cloned().collect(),
            muted: self.muted.iter().cloned().collect(),
            order: self.order,
            title: self.title.clone(),
            note: self.note.clone(),
            ..Spec::default()
        }
    }

    /// The form of a specification.
    pub fn of(spec: &Spec) -> Self {
        Self {
            kind: spec.kind,
            also: spec.also.clone(),
            years: spec.years,
            named: spec.named.iter().cloned().collect(),
            muted: spec.muted.iter().cloned().collect(),
            order: spec.order,
            title: spec.title.clone(),
            note: spec.note.clone(),
        }
    }

    /// Words that were written for another question are not kept.
    pub(super) fn another_question(&mut self) {
        self.title = None;
        self.note = None;
        self.muted.clear();
    }
}

fn toggle(set: &mut BTreeSet<String>, one: String) {
    if !set.remove(&one) {
        set.insert(one);
    }
}

fn own(words: Option<String>) -> Option<String> {
    words.filter(|w| !w.trim().is_empty())
}

impl State {
    pub(super) fn charting(&mut self, charting: Charting) {
        if !matches!(charting, Charting::Title(_) | Charting::Note(_) | Charting::Mute(_)) {
            self.choice.first = 0;
        }
        let form = &mut self.choice.form;
        match charting {
            Charting::Kind(kind) => self.choose_kind(kind),
            Charting::Also(id) => self.toggle_indicator(id),
            Charting::Years(years) => form.years = years.map(|(a, b)| (a.min(b), a.max(b))),
            Charting::Named(region) => toggle(&mut form.named, region),
            Charting::Mute(series) => toggle(&mut form.muted, series),
            Charting::Order(order) => form.order = order,
            Charting::Title(words) => form.title = own(words),
            Charting::Note(words) => form.note = own(words),
        }
    }

    /// Another kind, and the places that it is about where those chosen are not: a trend follows few places, a ladder
    /// leads to one, tiles are provinces.
    fn choose_kind(&mut self, kind: Kind) {
        self.choice.form.another_question();
        self.choice.form.kind = kind;
        let open = self.open().and_then(|r| r.report.place.as_ref()).map(|p| (p.value.region.clone(), p.value.level));
        let many = self.choice.readings(&self.library).len() > FEW;
        let scope = match (kind, open) {
            (Kind::Trend, Some((region, _))) if many => Scope::Picked(BTreeSet::from([region])),
            (Kind::Ladder, Some((region, level))) if level != Level::Nation => Scope::Picked(BTreeSet::from([region])),
            (Kind::Tiles, _) if !matches!(self.choice.scope, Scope::All) => Scope::Level(Level::Province),
            _ => return,
        };
        self.choice.scope = scope;
        self.choice.chosen = true;
    }

    /// The first indicator stays until another takes its place.
    fn toggle_indicator(&mut self, id: String) {
        let form = &mut self.choice.form;
        if id == self.choice.indicator {
            if !form.also.is_empty() {
                self.choice.indicator = form.also.remove(0);
            }
        } else if let Some(at) = form.also.iter().position(|a| *a == id) {
            form.also.remove(at);
        } else if form.also.len() + 1 < MOST {
            form.also.push(id);
        }
    }
}
