//! The coding rules as a person sets them: which number stands for each bound, what counts as hard; and what the last
//! switch has changed. Part of the settings; the dialog of tables shows the short form.

use egui::{Sense, Ui, UiBuilder, vec2};

use super::Cx;
use super::theme::size;
use super::widgets::{Role, button, ink, inside, left, segments};
use crate::app::{CodingChange, RankMove, View as To};
use crate::comparison::{Coding, Constraint, Hardness, Point};

/// A rule for all bounds, with the keys of its name and of what it does.
pub const POINTS: [(Point, &str, &str); 4] = [
    (Point::Mid, "point-mid", "point-mid-hint"),
    (Point::Low, "point-low", "point-low-hint"),
    (Point::High, "point-high", "point-high-hint"),
    (Point::Missing, "point-missing", "point-missing-hint"),
];

/// A bound and how its rule is read and set.
type Bound = (&'static str, fn(&mut Coding) -> &mut Point, &'static [(Point, &'static str)]);

/// What a range can stand for.
const ENDS: &[(Point, &str)] = &[
    (Point::Mid, "point-of-mid"),
    (Point::Low, "point-of-low"),
    (Point::High, "point-of-high"),
    (Point::Missing, "point-of-missing"),
];
/// 左右 has one number; 以上 has no upper end and 以内 no lower one.
const ONE: &[(Point, &str)] = &[(Point::Mid, "point-of-number"), (Point::Missing, "point-of-missing")];

const BOUNDS: [Bound; 4] = [
    ("coding-range", |c| &mut c.range, ENDS),
    ("coding-about", |c| &mut c.about, ONE),
    ("coding-at-least", |c| &mut c.at_least, ONE),
    ("coding-at-most", |c| &mut c.at_most, ONE),
];

/// What decides before the bound does, and may leave it to what comes next.
type Sign = (&'static str, fn(&mut Hardness) -> &mut Option<Constraint>);

const SIGNS: [Sign; 4] = [
    ("coding-binding", |h| &mut h.binding),
    ("coding-expected", |h| &mut h.expected),
    ("coding-ensure", |h| &mut h.ensure),
    ("coding-strive", |h| &mut h.strive),
];

/// A bound that decides where nothing else does.
type Firm = (&'static str, fn(&mut Hardness) -> &mut Constraint);

const FIRM: [Firm; 7] = [
    ("coding-exact", |h| &mut h.exact),
    ("coding-about", |h| &mut h.about),
    ("coding-at-least", |h| &mut h.at_least),
    ("coding-at-most", |h| &mut h.at_most),
    ("coding-range", |h| &mut h.range),
    ("coding-assigned", |h| &mut h.assigned),
    ("coding-relation", |h| &mut h.relation),
];

const LABEL: f32 = 128.0;

/// What the last switch has changed; nothing before the first.
pub type Change = Option<CodingChange>;

/// Draws the rules.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, change: &mut Change) {
    let now = cx.state.settings.coding;
    small(ui, cx, "coding-points-hint", 0.0);
    let names: Vec<String> = POINTS.iter().map(|p| cx.say(p.1)).collect();
    let common = POINTS.iter().position(|p| Some(p.0) == now.common()).unwrap_or(POINTS.len());
    if let Some(i) = choice(ui, cx, "coding-all", &names, common) {
        set(cx, Coding { hard: now.hard, ..Coding::all(POINTS[i].0) }, change);
    }
    for (key, rule, points) in BOUNDS {
        let mut coding = now;
        let names: Vec<String> = points.iter().map(|p| cx.say(p.1)).collect();
        let effect = effect(key, *rule(&mut coding));
        let at = points.iter().position(|p| p.0 == effect).unwrap_or(points.len());
        if let Some(i) = choice(ui, cx, key, &names, at) {
            *rule(&mut coding) = points[i].0;
            set(cx, coding, change);
        }
    }
    told(ui, changed(cx, change));
    small(ui, cx, "coding-hard-hint", 6.0);
    ui.push_id("hardness", |ui| hardness(ui, cx, &now, change));
    told(ui, turned(cx, change).into_iter().collect());
    if now != Coding::default() && button(ui, cx.theme, Role::Plain, None, &cx.say("coding-reset")).clicked() {
        set(cx, Coding::default(), change);
    }
}

/// What a switch has changed, a line each.
fn told(ui: &mut Ui, lines: Vec<String>) {
    for words in lines {
        let label = egui::Label::new(egui::RichText::new(words).size(size::SMALL).strong());
        ui.add(label.wrap());
    }
}

/// What a rule comes to for a bound: the upper end of 以上 is none, its lower end the number itself.
fn effect(bound: &str, point: Point) -> Point {
    match (bound, point) {
        ("coding-at-least", Point::High) | ("coding-at-most", Point::Low) => Point::Missing,
        ("coding-range", other) => other,
        (_, Point::Missing) => Point::Missing,
        _ => Point::Mid,
    }
}

fn hardness(ui: &mut Ui, cx: &mut Cx<'_>, now: &Coding, change: &mut Change) {
    let pair = [cx.say("coding-hard"), cx.say("coding-soft")];
    let three = [pair[0].clone(), pair[1].clone(), cx.say("coding-open")];
    let at = |c: Option<Constraint>| match c {
        Some(Constraint::Hard) => 0,
        Some(Constraint::Soft) => 1,
        None => 2,
    };
    let of = |i: usize| match i {
        0 => Some(Constraint::Hard),
        1 => Some(Constraint::Soft),
        _ => None,
    };
    for (key, sign) in SIGNS {
        let mut coding = *now;
        if let Some(i) = choice(ui, cx, key, &three, at(*sign(&mut coding.hard))) {
            *sign(&mut coding.hard) = of(i);
            set(cx, coding, change);
        }
    }
    for two in FIRM.chunks(2) {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        let (near, far) = row.split_left_right_at_fraction(0.5);
        for ((key, firm), half) in two.iter().zip([near, far]) {
            let mut coding = *now;
            let place = UiBuilder::new().max_rect(half);
            let chosen = inside(ui, place, |ui| choice(ui, cx, key, &pair, at(Some(*firm(&mut coding.hard)))));
            if let Some(constraint) = chosen.inner.and_then(of) {
                *firm(&mut coding.hard) = constraint;
                set(cx, coding, change);
            }
        }
    }
}

/// Takes another rule, and remembers what it changes.
pub fn set(cx: &mut Cx<'_>, coding: Coding, change: &mut Change) {
    *change = Some(cx.state.coding_change(&coding));
    cx.view(To::Coding(coding));
}

/// What the last switch has changed, a sentence each.
pub fn changed(cx: &Cx<'_>, change: &Change) -> Vec<String> {
    let Some(change) = change else { return Vec::new() };
    let say = |key: &str, n: usize, names: String| {
        cx.state.locale.say_with(key, &[("count", n.into()), ("places", names.into())])
    };
    let mut out = match change.chart.len() {
        0 => vec![cx.say("ranks-kept")],
        n => vec![say("ranks-moved", n, few(cx, &change.chart, false))],
    };
    if !change.compare.is_empty() {
        out.push(say("ranks-moved-compare", change.compare.len(), few(cx, &change.compare, true)));
    }
    out
}

fn turned(cx: &Cx<'_>, change: &Change) -> Option<String> {
    let count = change.as_ref().map(|c| c.hardness).filter(|n| *n > 0)?;
    Some(cx.state.locale.say_with("hardness-turned", &[("count", count.into())]))
}

/// The first that moved: 湛江市 3→4.
fn few(cx: &Cx<'_>, all: &[RankMove], indicators: bool) -> String {
    let place = |p: Option<usize>| p.map_or_else(|| cx.say("rank-none"), |p| p.to_string());
    let one = |m: &RankMove| {
        let of = if indicators { format!("{} ", cx.state.indicator(&m.indicator)) } else { String::new() };
        format!("{of}{} {}→{}", m.name, place(m.from), place(m.to))
    };
    let mut names: Vec<String> = all.iter().take(4).map(one).collect();
    if all.len() > 4 {
        names.push("……".to_owned());
    }
    names.join(&cx.say("list-comma"))
}

/// A row: its name, then a choice of a few.
fn choice(ui: &mut Ui, cx: &Cx<'_>, key: &str, all: &[String], chosen: usize) -> Option<usize> {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL, 28.0), Sense::hover());
        left(ui.painter(), rect.left(), rect.center().y, &cx.say(key), ink(size::UI, cx.theme.ink2), LABEL - 6.0);
        segments(ui, cx.theme, key, all, chosen)
    })
    .inner
}

/// A line of small words.
fn small(ui: &mut Ui, cx: &Cx<'_>, key: &str, above: f32) {
    ui.add_space(above);
    ui.add(egui::Label::new(egui::RichText::new(cx.say(key)).size(size::SMALL).color(cx.theme.ink3)).wrap());
}
