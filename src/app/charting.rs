//! What a person chooses about the chart: indicator, year and places, which are the [`Choice`](super::Choice) itself, and
//! its form: kind, further indicators, years, places marked out, muted series, order, words of their own, its look.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::choice::Scope;
use super::state::State;
use crate::chart::{Kind, Spec};
use crate::comparison::Order;
use crate::export::Look;
use crate::region::Level;

/// The form of the chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The kind.
    pub kind: Kind,
    /// Further indicators, in the order in which they were chosen.
    pub also: Vec<String>,
    /// First and last year of the kinds over years; null for all.
    pub years: Option<(i32, i32)>,
    /// The places to which the kind is held, where it is about fewer than are wanted; another kind has its own.
    pub narrowed: Option<Scope>,
    /// Places marked out by name, by whole names.
    pub named: BTreeSet<String>,
    /// Series that are muted.
    pub muted: BTreeSet<String>,
    /// The order of rows.
    pub order: Order,
    /// The places of a person's own order, by whole names.
    pub sequence: Vec<String>,
    /// A title in a person's words.
    pub title: Option<String>,
    /// A note in a person's words.
    pub note: Option<String>,
    /// How it looks as a file.
    pub look: Look,
}

/// A change of the chart on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Charting {
    /// Another indicator.
    Indicator(String),
    /// Another year; null for the latest report of each place.
    Year(Option<i32>),
    /// Other places.
    Places(Scope),
    /// Takes a place into the chart or out of it.
    Place(String),
    /// Another kind.
    Kind(Kind),
    /// Takes an indicator into the chart or out of it.
    Also(String),
    /// All indicators, in this order: the same ones in another.
    Indicators(Vec<String>),
    /// Other years; null for all.
    Years(Option<(i32, i32)>),
    /// Marks a place out, or no longer.
    Named(String),
    /// Mutes a series, or no longer.
    Mute(String),
    /// Another order.
    Order(Order),
    /// An order of one's own: the places by whole names.
    Sequence(Vec<String>),
    /// A title; null for the chart's own.
    Title(Option<String>),
    /// A note; null for the chart's own.
    Note(Option<String>),
    /// Another look as a file.
    Look(Look),
}

impl Charting {
    /// What is changed, as a word of the table of steps: the name of a field.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Charting::Indicator(_) => "indicator",
            Charting::Year(_) => "year",
            Charting::Places(_) | Charting::Place(_) => "scope",
            Charting::Kind(_) => "kind",
            Charting::Also(_) | Charting::Indicators(_) => "also",
            Charting::Years(_) => "years",
            Charting::Named(_) => "named",
            Charting::Mute(_) => "muted",
            Charting::Order(_) => "order",
            Charting::Sequence(_) => "sequence",
            Charting::Title(_) => "title",
            Charting::Note(_) => "note",
            Charting::Look(_) => "look",
        }
    }
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
            sequence: self.sequence.clone(),
            title: self.title.clone(),
            note: self.note.clone(),
            ..Spec::default()
        }
    }

    /// The form of a specification, with its look at a resolution.
    pub fn of(spec: &Spec, dpi: u32) -> Self {
        Self {
            narrowed: None,
            sequence: spec.sequence.clone(),
            look: Look::of_spec(spec, dpi),
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

    /// Whether a person has written its words, chosen several indicators, or put its rows in an order: such a chart
    /// does not follow what is chosen in the text.
    pub(super) fn is_own(&self) -> bool {
        self.title.is_some() || self.note.is_some() || !self.also.is_empty() || self.order == Order::Own
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
        // What is moved or written stays on its page.
        let stays = matches!(charting, Charting::Title(_) | Charting::Note(_) | Charting::Mute(_) | Charting::Look(_))
            || matches!(charting, Charting::Sequence(_) | Charting::Indicators(_));
        if !stays {
            self.choice.first = 0;
        }
        if matches!(charting, Charting::Indicator(_) | Charting::Year(_) | Charting::Places(_) | Charting::Place(_)) {
            self.choice.form.another_question();
        }
        if matches!(charting, Charting::Year(_) | Charting::Places(_) | Charting::Place(_)) {
            self.choice.chosen = true;
        }
        let form = &mut self.choice.form;
        match charting {
            Charting::Indicator(indicator) => {
                form.also.retain(|a| *a != indicator);
                self.choice.indicator = indicator;
            }
            Charting::Year(year) => self.choice.year = year,
            Charting::Places(scope) => (self.choice.scope, form.narrowed) = (scope, None),
            Charting::Place(region) => self.toggle_place(region),
            Charting::Kind(kind) => self.choose_kind(kind),
            Charting::Also(id) => self.toggle_indicator(id),
            Charting::Indicators(ids) => {
                let mut ids = ids.into_iter();
                self.choice.indicator = ids.next().unwrap_or_else(|| self.choice.indicator.clone());
                form.also = ids.take(MOST - 1).collect();
            }
            Charting::Years(years) => form.years = years.map(|(a, b)| (a.min(b), a.max(b))),
            Charting::Named(region) => toggle(&mut form.named, region),
            Charting::Mute(series) => toggle(&mut form.muted, series),
            Charting::Order(order) => form.order = order,
            Charting::Sequence(places) => (form.order, form.sequence) = (Order::Own, places),
            Charting::Title(words) => form.title = own(words),
            Charting::Note(words) => form.note = own(words),
            Charting::Look(look) => form.look = look,
        }
    }

    /// Another kind. Where it is about other places than those that are wanted it is held to some: a trend follows few
    /// places, a ladder leads to one, tiles are provinces. The next kind has all that are wanted again.
    fn choose_kind(&mut self, kind: Kind) {
        let form = &mut self.choice.form;
        // The question is the same, and so is the title that a person has given it; a note tells of what a kind draws, and
        // series are of a kind.
        form.note = None;
        form.muted.clear();
        (form.kind, form.narrowed) = (kind, None);
        let open = self.open().and_then(|r| r.report.place.as_ref()).map(|p| (p.value.region.clone(), p.value.level));
        let many = self.choice.readings(&self.library).len() > FEW;
        self.choice.form.narrowed = match (kind, open) {
            (Kind::Trend, Some((region, _))) if many => Some(Scope::Picked(BTreeSet::from([region]))),
            (Kind::Ladder, Some((region, level))) if level != Level::Nation => {
                Some(Scope::Picked(BTreeSet::from([region])))
            }
            (Kind::Tiles, _) if self.choice.scope != Scope::All => Some(Scope::Level(Level::Province)),
            _ => None,
        };
    }

    /// Takes a place in or out: of those to which the kind is held, or else of those that are wanted.
    fn toggle_place(&mut self, region: String) {
        let mut picked = match self.choice.shown() {
            Scope::Picked(regions) => regions.clone(),
            _ => {
                let place = |i: usize| self.library.readings[i].report.place.as_ref().map(|p| p.value.region.clone());
                self.choice.readings(&self.library).into_iter().filter_map(place).collect()
            }
        };
        toggle(&mut picked, region);
        let held = self.choice.form.narrowed.as_mut();
        *held.unwrap_or(&mut self.choice.scope) = Scope::Picked(picked);
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
