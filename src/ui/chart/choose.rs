//! What the chart is asked: indicators, year or years, places, and those marked out by name.

use egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};

use super::View;
use crate::app::{Charting, Choice, Form, Scope};
use crate::chart::Kind;
use crate::region::Level;
use crate::ui::Cx;
use crate::ui::widgets::{dropdown, field, menu_row};

/// The three dropdowns.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    let now = &cx.state.choice;
    let kind = now.form.kind;
    let room = ui.available_width();
    let mut indicator = cx.state.indicator(&now.indicator);
    if kind.takes_indicators() && !now.form.also.is_empty() {
        let count = now.form.also.len() + 1;
        indicator = cx.state.locale.say_with("indicators-count", &[("count", count.into())]);
    }
    let response = dropdown(ui, t, &cx.say("choose-indicator"), &indicator, room * 0.46);
    let popup = Popup::menu(&response).width(250.0);
    let popup =
        if kind.takes_indicators() { popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside) } else { popup };
    popup.show(|ui| indicators(ui, cx, kind.takes_indicators()));
    if kind.takes_years() {
        stretch(ui, cx);
    } else {
        let year = now.year.map_or_else(|| cx.say("year-latest"), |y| year_words(cx, y));
        let response = dropdown(ui, t, &cx.say("choose-year"), &year, 110.0);
        Popup::menu(&response).width(140.0).show(|ui| years(ui, cx));
    }
    let places = scope_words(cx);
    let response = dropdown(ui, t, &cx.say("choose-places"), &places, ui.available_width().max(90.0));
    Popup::menu(&response)
        .width(250.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| regions(ui, cx, view));
}

/// A stretch of years: all, the last five, ten, fifteen, or from a year on; the plot can be brushed as well.
fn stretch(ui: &mut Ui, cx: &mut Cx<'_>) {
    let now = cx.state.choice.form.years;
    let span = |(a, b): (i32, i32)| {
        let year = |y: i32| y.to_string().into();
        cx.state.locale.say_with("years-from-to", &[("from", year(a)), ("to", year(b))])
    };
    let words = now.map_or_else(|| cx.say("years-all"), span);
    let response = dropdown(ui, cx.theme, &cx.say("choose-year"), &words, 118.0);
    let known: Vec<i32> = cx.state.tally.years.iter().map(|y| y.0).collect();
    Popup::menu(&response).width(180.0).show(|ui| {
        let Some(&last) = known.first() else { return };
        if menu_row(ui, cx.theme, Some(now.is_none()), &cx.say("years-all"), "").clicked() {
            cx.chart(Charting::Years(None));
        }
        for n in [5, 10, 15] {
            let words = cx.state.locale.say_with("years-last", &[("count", n.into())]);
            let years = Some((last - n + 1, last));
            if menu_row(ui, cx.theme, Some(now == years), &words, "").clicked() {
                cx.chart(Charting::Years(years));
            }
        }
        ui.separator();
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for year in known.into_iter().filter(|y| *y < last) {
                let words = cx.state.locale.say_with("years-since", &[("year", year.to_string().into())]);
                let years = Some((year, last));
                if menu_row(ui, cx.theme, Some(now == years), &words, "").clicked() {
                    cx.chart(Charting::Years(years));
                }
            }
        });
    });
}

fn year_words(cx: &Cx<'_>, year: i32) -> String {
    cx.state.locale.say_with("year", &[("year", year.to_string().into())])
}

fn scope_words(cx: &Cx<'_>) -> String {
    let count = cx.state.tally.charted;
    let args = [("count", count.into())];
    let say = |key: &str| cx.state.locale.say_with(key, &args);
    match cx.state.choice.shown() {
        // The kind is about fewer places than are wanted: the next one has them all again.
        _ if cx.state.choice.form.narrowed.is_some() => say("scope-narrowed"),
        Scope::All => say("scope-all"),
        Scope::Level(Level::Nation) => say("scope-nation"),
        Scope::Level(Level::Province) => say("scope-provinces"),
        Scope::Level(Level::City) => say("scope-cities"),
        Scope::Level(Level::County) => say("scope-counties"),
        Scope::Picked(_) => say("scope-picked"),
        Scope::Below(region) => {
            cx.state.locale.say_with("scope-below", &[("count", count.into()), ("region", region.as_str().into())])
        }
    }
}

/// The indicators of the year; several can be ticked where the kind shows several.
fn indicators(ui: &mut Ui, cx: &mut Cx<'_>, several: bool) {
    let list = cx.state.choice.indicators(&cx.state.library);
    if list.is_empty() {
        ui.label(cx.say("no-indicators"));
    }
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (id, count) in list {
            let words = cx.state.indicator(&id);
            let choice = &cx.state.choice;
            let ticked = id == choice.indicator || (several && choice.form.also.contains(&id));
            if menu_row(ui, cx.theme, Some(ticked), &words, &count.to_string()).clicked() {
                cx.chart(if several { Charting::Also(id) } else { Charting::Indicator(id) });
            }
        }
    });
}

fn years(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        let latest = Choice { year: None, ..Choice::default() }.of_year(&cx.state.library).len();
        let here = cx.state.choice.year.is_none();
        if menu_row(ui, cx.theme, Some(here), &cx.say("year-latest"), &latest.to_string()).clicked() {
            cx.chart(Charting::Year(None));
        }
        for (year, count) in cx.state.tally.years.clone() {
            let here = cx.state.choice.year == Some(year);
            if menu_row(ui, cx.theme, Some(here), &year_words(cx, year), &count.to_string()).clicked() {
                cx.chart(Charting::Year(Some(year)));
            }
        }
    });
}

/// Sets of places, then place by place.
fn regions(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    for (scope, words) in sets(cx) {
        if menu_row(ui, t, Some(*cx.state.choice.shown() == scope), &words, "").clicked() {
            cx.chart(Charting::Places(scope));
        }
    }
    ui.separator();
    let hint = cx.say("places-filter");
    field(ui, t, "list-filter", &hint, &mut view.filter, ui.available_width());
    // Among hundreds places are marked out by name rather than taken out.
    let naming = cx.state.choice.form.kind == Kind::Distribution;
    let chosen = cx.state.choice.readings(&cx.state.library);
    let filter = view.filter.trim();
    let mut listed: Vec<(String, String)> = Vec::new();
    for reading in cx.state.choice.of_year(&cx.state.library) {
        let Some(place) = &cx.state.library.readings[reading].report.place else { continue };
        if place.value.region.contains(filter) {
            listed.push((place.value.region.clone(), place.value.name.clone()));
        }
    }
    listed.dedup();
    let ticked = |region: &str| {
        if naming {
            return cx.state.choice.form.named.contains(region);
        }
        let is =
            |i: &usize| cx.state.library.readings[*i].report.place.as_ref().is_some_and(|p| p.value.region == region);
        chosen.iter().any(is)
    };
    let marks: Vec<bool> = listed.iter().map(|(region, _)| ticked(region)).collect();
    ScrollArea::vertical().max_height(300.0).show_rows(ui, 28.0, listed.len(), |ui, range| {
        for i in range {
            let (region, name) = &listed[i];
            if menu_row(ui, t, Some(marks[i]), name, "").on_hover_text(region).clicked() {
                let region = region.clone();
                cx.chart(if naming { Charting::Named(region) } else { Charting::Place(region) });
            }
        }
    });
}

/// The sets of places that the year has: all, by level, and those beside the open report.
fn sets(cx: &Cx<'_>) -> Vec<(Scope, String)> {
    let library = &cx.state.library;
    let count = |scope: &Scope| {
        let form = Form { narrowed: None, ..cx.state.choice.form.clone() };
        let choice = Choice { scope: scope.clone(), form, ..cx.state.choice.clone() };
        choice.readings(library).len()
    };
    let mut out = Vec::new();
    let levels = [
        (Scope::All, "scope-all"),
        (Scope::Level(Level::Province), "scope-provinces"),
        (Scope::Level(Level::City), "scope-cities"),
        (Scope::Level(Level::County), "scope-counties"),
    ];
    for (scope, key) in levels {
        let n = count(&scope);
        if n > 0 {
            out.push((scope, cx.state.locale.say_with(key, &[("count", n.into())])));
        }
    }
    let place = cx.state.open().and_then(|r| r.report.place.as_ref());
    let above = place.and_then(|p| library.tree.find(&p.value.region)).and_then(|i| library.tree.nodes[i].parent);
    if let Some(parent) = above {
        let region = library.tree.nodes[parent].region.clone();
        let scope = Scope::Below(region.clone());
        let n = count(&scope);
        let args = [("count", n.into()), ("region", region.into())];
        out.push((scope, cx.state.locale.say_with("scope-below", &args)));
    }
    out
}
