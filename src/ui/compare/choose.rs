//! What is compared: years and places, by list, by relation to a place, by dated group, by kept group.

use egui::{Rect, ScrollArea, Ui};

use super::super::theme::size;
use super::super::widgets::{field, focus_ring, icon_button, ink, inside, left, menu_row, menu_row_within};
use super::super::{Cx, icons};
use crate::app::pinyin::matches;
use crate::app::{CompareView, Near, View as To, groups};

/// Words half typed.
#[derive(Default)]
pub struct View {
    filter: String,
    name: String,
    sets: Sets,
}

/// Which sets are unfolded.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Sets {
    /// None: the list of places.
    #[default]
    None,
    /// The dated groups.
    Groups,
}

/// The menu of years: a click takes that year alone, its box or Ctrl takes it in beside the others or out.
pub fn years(ui: &mut Ui, cx: &mut Cx<'_>) {
    let chosen = cx.state.compare_years();
    ui.spacing_mut().item_spacing.y = 0.0;
    let latest = cx.state.compare.choice.latest;
    let count = cx.state.compare_latest_count().to_string();
    if menu_row(ui, cx.theme, Some(latest), &cx.say("year-latest"), &count).clicked() {
        cx.view(To::Compare(CompareView::Latest));
        ui.close();
    }
    ScrollArea::vertical().max_height(392.0).show(ui, |ui| {
        for (year, count) in cx.state.tally.years.clone() {
            let on = chosen.contains(&year);
            match year_row(ui, cx, year, on, count) {
                Some(Pick::Alone) => {
                    cx.view(To::Compare(CompareView::Years(vec![year])));
                    ui.close();
                }
                // The last one stays: without any the newest would stand there unasked.
                Some(Pick::Beside) if !on || chosen.len() > 1 => {
                    cx.view(To::Compare(CompareView::ToggleYear(year)));
                }
                _ => {}
            }
        }
    });
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 28.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 2.5, cx.theme.hairline());
    let face = ink(size::SMALL, cx.theme.ink3);
    left(ui.painter(), rect.left() + 8.0, rect.center().y + 2.0, &cx.say("compare-years-hint"), face, rect.width());
}

/// What a click on a year asks for.
#[derive(Clone, Copy)]
enum Pick {
    Alone,
    Beside,
}

/// A year with its box and the count of its reports.
fn year_row(ui: &mut Ui, cx: &Cx<'_>, year: i32, on: bool, count: usize) -> Option<Pick> {
    let t = cx.theme;
    let args = [("year", year.to_string().into())];
    let words = cx.state.locale.say_with("year", &args);
    let row = menu_row(ui, t, Some(false), &words, &count.to_string());
    let whole = row.rect;
    let zone = Rect::from_min_max(whole.min, egui::pos2(whole.left() + 26.0, whole.bottom()));
    let tick = ui.interact(zone, ui.scope_id().with(("tick", year)), egui::Sense::click());
    let add = cx.state.locale.say_with("compare-year-beside", &args);
    tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &add));
    let mark = Rect::from_center_size(egui::pos2(whole.left() + 14.0, whole.center().y), egui::Vec2::splat(14.0));
    let strong = on || tick.hovered() || tick.has_focus();
    let stroke = egui::Stroke::new(1.4, if strong { t.accent } else { t.ink3 });
    ui.painter().rect_stroke(mark, 2.0, stroke, egui::StrokeKind::Inside);
    if on {
        icons::paint(ui.painter(), mark.center(), 12.0, "check", t.accent);
    }
    focus_ring(ui, t, &tick, mark.expand(2.0), 3);
    let ctrl = ui.input(|i| i.modifiers.command);
    match (tick.clicked(), row.clicked()) {
        (true, _) => Some(Pick::Beside),
        (_, true) if ctrl => Some(Pick::Beside),
        (_, true) => Some(Pick::Alone),
        _ => None,
    }
}

/// The menu of places.
pub fn places(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    sets(ui, cx);
    if menu_row(ui, t, Some(view.sets == Sets::Groups), &cx.say("compare-groups"), "").clicked() {
        view.sets = if view.sets == Sets::Groups { Sets::None } else { Sets::Groups };
    }
    kept(ui, cx, view);
    ui.separator();
    if view.sets == Sets::Groups {
        return dated(ui, cx);
    }
    field(ui, t, "list-filter", &cx.say("compare-filter"), &mut view.filter, ui.available_width());
    let filter = view.filter.trim();
    let mut listed = cx.state.compare_places();
    listed.retain(|p| matches(filter, p));
    let chosen = &cx.state.compare.choice.places;
    let marks: Vec<bool> = listed.iter().map(|p| chosen.contains(p)).collect();
    ScrollArea::vertical().max_height(260.0).show_rows(ui, 28.0, listed.len(), |ui, range| {
        for i in range {
            if menu_row(ui, t, Some(marks[i]), &listed[i], "").clicked() {
                cx.view(To::Compare(CompareView::Toggle(listed[i].clone())));
            }
        }
    });
}

/// 同省, 同级, 上级, 下级 of a place, with their words.
pub fn near_words(cx: &Cx<'_>, region: &str, name: &str) -> Vec<(Near, String)> {
    let tree = &cx.state.library.tree;
    let parent = tree.find(region).and_then(|i| tree.nodes[i].parent).map(|p| tree.nodes[p].name.clone());
    let words = |key: &str| {
        let args = [("place", name.into()), ("parent", parent.clone().unwrap_or_default().into())];
        cx.state.locale.say_with(key, &args)
    };
    let mut all = Vec::new();
    if parent.is_some() {
        all.push((Near::Siblings, words("compare-siblings")));
    }
    all.push((Near::Level, words("compare-level")));
    if parent.is_some() {
        all.push((Near::Above, words("compare-above")));
    }
    all.push((Near::Below, words("compare-below")));
    all
}

fn sets(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    let state = cx.state;
    let first = state.compare.choice.places.first().cloned();
    let open = state.open().and_then(|r| r.report.place.as_ref()).map(|p| p.value.region.clone());
    if let Some(region) = first.or(open) {
        let name = state.library.tree.find(&region).map(|i| state.library.tree.nodes[i].name.clone());
        for (near, words) in near_words(cx, &region, name.as_deref().unwrap_or(&region)) {
            let mut places = state.compare_near(&region, near);
            if places.is_empty() {
                continue;
            }
            let count = places.len().to_string();
            if menu_row(ui, t, None, &words, &count).clicked() {
                if near == Near::Above {
                    // The parent comes beside what is chosen.
                    let mut all = state.compare.choice.places.clone();
                    places.retain(|p| !all.contains(p));
                    all.extend(places);
                    places = all;
                }
                cx.view(To::Compare(CompareView::Places(places)));
            }
        }
    }
    let all = state.compare_places();
    if menu_row(ui, t, None, &cx.say("compare-all"), &all.len().to_string()).clicked() {
        cx.view(To::Compare(CompareView::Places(all)));
    }
    if !state.compare.choice.places.is_empty() && menu_row(ui, t, None, &cx.say("compare-none"), "").clicked() {
        cx.view(To::Compare(CompareView::Places(Vec::new())));
    }
}

/// The groups that stood in the newest compared year.
fn dated(ui: &mut Ui, cx: &mut Cx<'_>) {
    let newest = || cx.state.tally.years.iter().map(|y| y.0).max().filter(|_| cx.state.compare.choice.latest);
    let year = cx.state.compare_years().first().copied().or_else(newest);
    let chinese = cx.state.locale.language() == crate::locale::Language::Chinese;
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for group in groups().all().iter().filter(|g| g.stood_in(year)) {
            let codes: Vec<&str> = group.members(year).collect();
            let here = cx.state.compare_members(&codes);
            if here.is_empty() {
                continue;
            }
            let words = if chinese { &group.zh } else { &group.en };
            let count = format!("{}/{}", here.len(), codes.len());
            let said = format!("{} {}", group.source, group.date);
            if menu_row(ui, cx.theme, None, words, &count).on_hover_text(said).clicked() {
                cx.view(To::Compare(CompareView::Places(here)));
            }
        }
    });
}

/// Groups that a person keeps: chosen, forgotten, made anew of what is chosen.
fn kept(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    for group in cx.state.settings.groups.clone() {
        ui.horizontal(|ui| {
            let room = ui.available_width();
            let row = egui::vec2(room - 36.0, 28.0);
            let (rect, _) = ui.allocate_exact_size(row, egui::Sense::hover());
            let chosen = inside(ui, egui::UiBuilder::new().max_rect(rect), |ui| {
                let count = group.places.len().to_string();
                menu_row_within(ui, t, None, (&group.name, &count), row.x).on_hover_text(&group.name).clicked()
            });
            if chosen.inner {
                cx.view(To::Compare(CompareView::Places(group.places.clone())));
            }
            let forget = cx.state.locale.say_with("compare-forget", &[("name", group.name.as_str().into())]);
            if icon_button(ui, t, "x", &forget).clicked() {
                cx.view(To::Compare(CompareView::Forget(group.name.clone())));
            }
        });
    }
    if cx.state.compare.choice.places.len() < 2 {
        return;
    }
    ui.horizontal(|ui| {
        let room = ui.available_width();
        field(ui, t, "save", &cx.say("compare-keep-name"), &mut view.name, room - 44.0);
        let name = view.name.trim().to_owned();
        ui.add_enabled_ui(!name.is_empty(), |ui| {
            if icon_button(ui, t, "check", &cx.say("compare-keep")).clicked() {
                cx.view(To::Compare(CompareView::Keep(name)));
                view.name.clear();
            }
        });
    });
}
