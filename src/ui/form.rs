//! The fields of a figure, to be edited where they stand: on the evidence card and in 待核. Decides nothing; gives back
//! what was changed.

use egui::{Align2, CornerRadius, Popup, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::theme::{font, size};
use super::widgets::{dropdown, field, ink, left, menu_row, width};
use super::{Cx, words};
use crate::figures::{Figure, Horizon, Kind, Measure, Role, Tier, Tone};
use crate::quantity::{Bound, Value};
use crate::review::{Field, Stated, is_amount};

/// A figure as it is being edited: numbers and words as typed.
#[derive(Clone, Debug)]
pub struct Draft {
    stated: Stated,
    low: String,
    high: String,
    unit: String,
    relative: String,
    basis: String,
    year: String,
    /// What is typed to find an indicator.
    filter: String,
}

impl Draft {
    /// A figure with fields laid over it, as it stands before anything is typed.
    pub fn of(figure: &Figure, over: &[Field]) -> Self {
        let mut stated = Stated::of(figure);
        over.iter().for_each(|f| stated.set(f.clone()));
        Self::stated(stated)
    }

    /// What is stated, to be edited.
    pub fn stated(stated: Stated) -> Self {
        let number = |n: Option<f64>| n.map(words::number).unwrap_or_default();
        let said = |s: &Option<String>| s.clone().unwrap_or_default();
        Self {
            low: number(stated.value.low),
            high: number(stated.value.high),
            unit: said(&stated.unit),
            relative: said(&stated.relative_to),
            basis: said(&stated.basis),
            year: stated.ref_year.map(|y| y.to_string()).unwrap_or_default(),
            filter: String::new(),
            stated,
        }
    }

    /// What is wrong with what was typed, field by field: the lower or only number, the upper, the year; each as the key of
    /// the words for what is expected.
    fn wrong(&self) -> [Option<&'static str>; 3] {
        let bound = self.stated.value.bound;
        let (low, high) = (number(&self.low), number(&self.high));
        let needs_low = !bound.is_relation() && bound != Bound::AtMost;
        let needs_high = matches!(bound, Bound::AtMost | Bound::Range);
        let more = bound == Bound::Range && low.is_some() && high.is_some() && high <= low;
        let no_high = if more { Some("form-want-more") } else { high.is_none().then_some("form-want-number") };
        [
            (needs_low && low.is_none()).then_some("form-want-number"),
            no_high.filter(|_| needs_high),
            year(&self.year).is_none().then_some("form-want-year"),
        ]
    }

    /// That a rise is counted in %, where the unit counts amounts: it would stand on no axis.
    fn wrong_unit(&self) -> Option<&'static str> {
        let rate = matches!(self.stated.measure, Measure::Growth | Measure::Decline);
        (rate && !self.stated.value.bound.is_relation() && is_amount(&self.unit)).then_some("form-want-percent")
    }

    /// The value as typed; null where what was typed is no number, or not the numbers that the bound wants.
    fn value(&self) -> Option<Value> {
        let bound = self.stated.value.bound;
        let (low, high) = (number(&self.low), number(&self.high));
        Some(match bound {
            b if b.is_relation() => Value::relation(b),
            Bound::AtLeast => Value { bound, low: Some(low?), high: None },
            Bound::AtMost => Value { bound, low: None, high: Some(high?) },
            Bound::Range => Value { bound, low: Some(low?), high: Some(high.filter(|h| Some(*h) > low)?) },
            _ => Value { bound, low: Some(low?), high: low },
        })
    }

    /// All fields as they stand now; null where a number cannot be read, or cannot be what it is said to measure.
    pub fn fields(&self) -> Option<Vec<Field>> {
        let said = |s: &str| Some(s.trim().to_owned()).filter(|s| !s.is_empty());
        let year = year(&self.year)?;
        if self.wrong_unit().is_some() {
            return None;
        }
        let s = &self.stated;
        Some(vec![
            Field::Kind(s.kind),
            Field::Role(s.role),
            Field::Indicator(s.indicator.clone()),
            Field::Horizon(s.horizon),
            Field::Measure(s.measure),
            Field::Value(self.value()?),
            Field::Unit(said(&self.unit)),
            Field::Tone(s.tone),
            Field::Tier(s.tier),
            Field::RelativeTo(said(&self.relative)),
            Field::Basis(said(&self.basis)),
            Field::RefYear(year),
        ])
    }

    /// Whether anything differs from a figure.
    pub fn differs(&self, figure: &Figure) -> bool {
        let mut stated = Stated::of(figure);
        self.fields().into_iter().flatten().for_each(|f| stated.set(f));
        self.fields().is_none() || !stated.agrees(figure)
    }

    /// Takes another bound: the number that was typed moves to the end that the bound has.
    fn bind(&mut self, bound: Bound) {
        let first = if self.low.trim().is_empty() { self.high.clone() } else { self.low.clone() };
        match bound {
            Bound::AtMost => (self.low, self.high) = (String::new(), first),
            Bound::AtLeast => (self.low, self.high) = (first, String::new()),
            Bound::Range => self.low = first,
            b if b.is_relation() => (self.low, self.high) = (String::new(), String::new()),
            _ => (self.low, self.high) = (first.clone(), first),
        }
        self.stated.value.bound = bound;
    }
}

/// A number as typed, with or without its percent sign.
fn number(typed: &str) -> Option<f64> {
    typed.trim().replace('％', "").trim_end_matches('%').parse::<f64>().ok()
}

/// A year as typed: none where nothing stands, null where something else does.
fn year(typed: &str) -> Option<Option<i32>> {
    match typed.trim() {
        "" => Some(None),
        typed => Some(Some(typed.parse::<i32>().ok().filter(|y| (1900..2200).contains(y))?)),
    }
}

const BOUNDS: [Bound; 11] = [
    Bound::Exact,
    Bound::About,
    Bound::AtLeast,
    Bound::AtMost,
    Bound::Range,
    Bound::Sync,
    Bound::Faster,
    Bound::Slower,
    Bound::Assigned,
    Bound::Stable,
    Bound::Positive,
];

/// Draws the fields. They flow over as many rows as they need.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft) {
    ui.spacing_mut().item_spacing = vec2(12.0, 6.0);
    ui.horizontal_wrapped(|ui| {
        let now = indicator_words(cx, draft);
        let wide = closed(ui, &now).min(230.0);
        cell(ui, cx, "form-indicator", wide, |ui| indicator(ui, cx, draft, &now));
        let bounds: Vec<(Bound, String)> = BOUNDS.iter().map(|b| (*b, cx.state.locale.bound(*b))).collect();
        let now = draft.stated.value.bound;
        let wide = closed(ui, &cx.state.locale.bound(now));
        if let Some(bound) = cell(ui, cx, "form-bound", wide, |ui| pick(ui, cx, "form-bound", &bounds, now)) {
            draft.bind(bound);
        }
        let bound = draft.stated.value.bound;
        let [low, high, no_year] = draft.wrong();
        if !bound.is_relation() && bound != Bound::AtMost {
            number_cell(ui, cx, "form-low", &mut draft.low, low);
        }
        if matches!(bound, Bound::AtMost | Bound::Range) {
            number_cell(ui, cx, "form-high", &mut draft.high, high);
        }
        let no_rate = draft.wrong_unit();
        told_cell(ui, cx, "form-unit", (&mut draft.unit, 74.0), no_rate);
        choices(ui, cx, draft);
        number_cell(ui, cx, "form-year", &mut draft.year, no_year);
        if bound.is_relation() || !draft.relative.is_empty() || draft.stated.measure == Measure::Gap {
            cell(ui, cx, "field-relative-to", 150.0, |ui| {
                typed(ui, cx, "field-relative-to", &mut draft.relative, 150.0)
            });
        }
        cell(ui, cx, "field-basis", 110.0, |ui| typed(ui, cx, "field-basis", &mut draft.basis, 110.0));
    });
}

/// A field for a number or a year. What is wrong with it stands in the place of its name, so that nothing moves.
fn number_cell(ui: &mut Ui, cx: &Cx<'_>, key: &str, value: &mut String, wrong: Option<&str>) {
    told_cell(ui, cx, key, (value, NUMBER), wrong);
}

fn told_cell(ui: &mut Ui, cx: &Cx<'_>, key: &str, (value, wide): (&mut String, f32), wrong: Option<&str>) {
    let out = ui.allocate_ui_with_layout(vec2(wide, 48.0), egui::Layout::top_down(egui::Align::LEFT), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (row, name) = ui.allocate_exact_size(vec2(wide, 17.0), Sense::hover());
        let color = if wrong.is_some() { cx.theme.err } else { cx.theme.ink3 };
        let words = cx.say(wrong.unwrap_or(key));
        if wrong.is_some() {
            name.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
        }
        left(ui.painter(), row.left(), row.center().y, &words, ink(size::SMALL, color), wide + 10.0);
        typed(ui, cx, key, value, wide).rect
    });
    if wrong.is_some() {
        let around = out.response.rect.with_min_y(out.response.rect.bottom() - 26.0);
        let stroke = Stroke::new(1.5, cx.theme.err);
        ui.painter().rect_stroke(around, CornerRadius::same(5), stroke, StrokeKind::Inside);
    }
}

/// Width of a number.
const NUMBER: f32 = 68.0;

/// Names that say in a sentence what they mean.
const EXPLAINED: [(&str, &str); 6] = [
    ("form-bound", "form-bound-hint"),
    ("form-tier", "form-tier-hint"),
    ("form-role", "form-role-hint"),
    ("field-basis", "form-basis-hint"),
    ("field-measure", "form-measure-hint"),
    ("field-horizon", "form-horizon-hint"),
];

/// The fields with a few contents each.
fn choices(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft) {
    let s = &mut draft.stated;
    let all = |list: &[(&str, usize)]| list.iter().map(|(key, i)| (*i, cx.say(key))).collect::<Vec<_>>();
    let measures =
        [Measure::Growth, Measure::Decline, Measure::Level, Measure::Change, Measure::Gap, Measure::Relation];
    let words = all(&[
        ("measure-growth", 0),
        ("measure-decline", 1),
        ("measure-level", 2),
        ("measure-change", 3),
        ("measure-gap", 4),
        ("measure-relation", 5),
    ]);
    choose(ui, cx, "field-measure", &words, &measures, &mut s.measure);
    let words = all(&[("horizon-annual", 0), ("horizon-period", 1)]);
    choose(ui, cx, "field-horizon", &words, &[Horizon::Annual, Horizon::Period], &mut s.horizon);
    let words = all(&[("kind-target", 0), ("kind-actual", 1)]);
    choose(ui, cx, "form-kind", &words, &[Kind::Target, Kind::Actual], &mut s.kind);
    let words = all(&[("role-headline", 0), ("role-body", 1), ("role-review", 2)]);
    choose(ui, cx, "form-role", &words, &[Role::Headline, Role::Body, Role::Review], &mut s.role);
    let words = all(&[("tone-none", 0), ("tone-ensure", 1), ("tone-strive", 2)]);
    let tones = [Tone::None, Tone::Ensure, Tone::Strive];
    let mut tone = s.tone;
    choose(ui, cx, "field-tone", &words, &tones, &mut tone);
    s.set(Field::Tone(tone));
    let words = all(&[("form-tier-base", 0), ("tier-stretch", 1)]);
    choose(ui, cx, "form-tier", &words, &[Tier::Base, Tier::Stretch], &mut s.tier);
}

fn choose<T: Copy + PartialEq>(ui: &mut Ui, cx: &Cx<'_>, key: &str, names: &[(usize, String)], all: &[T], now: &mut T) {
    let at = all.iter().position(|v| v == now).unwrap_or(0);
    let wide = names.iter().find(|(i, _)| *i == at).map_or(60.0, |(_, words)| closed(ui, words));
    if let Some(i) = cell(ui, cx, key, wide, |ui| pick(ui, cx, key, names, at))
        && let Some(v) = all.get(i)
    {
        *now = *v;
    }
}

fn indicator_words(cx: &Cx<'_>, draft: &Draft) -> String {
    let id = &draft.stated.indicator;
    if id == "other" { cx.say("form-other") } else { cx.state.indicator(id) }
}

/// How wide a closed dropdown with these words is.
fn closed(ui: &Ui, words: &str) -> f32 {
    width(ui.painter(), words, ink(size::UI, egui::Color32::BLACK)) + 34.0
}

/// A field with its name above it.
fn cell<R>(ui: &mut Ui, cx: &Cx<'_>, key: &str, wide: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let name = cx.say(key);
    let face = ink(size::SMALL, cx.theme.ink3);
    let wide = wide.max(width(ui.painter(), &name, face) + 1.0);
    let out = ui.allocate_ui_with_layout(vec2(wide, 48.0), egui::Layout::top_down(egui::Align::LEFT), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let (row, response) = ui.allocate_exact_size(vec2(wide, 17.0), Sense::hover());
        left(ui.painter(), row.left(), row.center().y, &name, face, wide);
        if let Some((_, hint)) = EXPLAINED.iter().find(|(named, _)| *named == key) {
            response.on_hover_text(cx.say(hint));
        }
        add(ui)
    });
    out.inner
}

/// One of a few, from a menu.
fn pick<T: Copy + PartialEq>(ui: &mut Ui, cx: &Cx<'_>, key: &str, all: &[(T, String)], now: T) -> Option<T> {
    let shown = all.iter().find(|(v, _)| *v == now).map_or("", |(_, words)| words.as_str());
    let response = dropdown(ui, cx.theme, &cx.say(key), shown, 200.0);
    let mut picked = None;
    Popup::menu(&response).show(|ui| {
        for (value, words) in all {
            if menu_row(ui, cx.theme, Some(*value == now), words, "").clicked() {
                picked = Some(*value);
            }
        }
    });
    picked
}

/// The indicator, found by typing a part of its name.
fn indicator(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, now: &str) {
    let response = dropdown(ui, cx.theme, &cx.say("form-indicator"), now, 230.0);
    let open = Popup::menu(&response).width(260.0).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let mut picked = None;
    open.show(|ui| {
        field(ui, cx.theme, "search", &cx.say("form-find"), &mut draft.filter, 250.0);
        egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            let names = cx.state.lexicon.indicators().iter().map(|i| (i.id.as_str(), cx.state.indicator(&i.id)));
            let other = [("other", cx.say("form-other"))];
            let wanted = draft.filter.trim().to_lowercase();
            let fits = |name: &str, id: &str| {
                wanted.is_empty() || name.to_lowercase().contains(&wanted) || id.contains(&wanted)
            };
            for (id, name) in names.chain(other).filter(|(id, name)| fits(name, id)) {
                if menu_row(ui, cx.theme, Some(id == draft.stated.indicator), &name, "").clicked() {
                    picked = Some(id.to_owned());
                    ui.close();
                }
            }
        });
    });
    if let Some(id) = picked {
        draft.stated.indicator = id;
        draft.filter.clear();
    }
}

/// A small field for a number or a few words.
pub fn typed(ui: &mut Ui, cx: &Cx<'_>, key: &str, value: &mut String, wide: f32) -> egui::Response {
    let t = cx.theme;
    let name = cx.say(key);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, 26.0), Sense::hover());
    let painter = ui.painter().clone();
    painter.rect(rect, CornerRadius::same(5), t.input(), Stroke::new(1.0, t.line2), StrokeKind::Inside);
    let edit = egui::TextEdit::singleline(value)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(font(size::UI, false))
        .text_color(t.ink1)
        .align(Align2::LEFT_CENTER)
        .desired_width(wide - 14.0);
    let inner = rect.shrink2(vec2(7.0, 3.0));
    let response =
        super::widgets::inside(ui, egui::UiBuilder::new().max_rect(inner).id_salt(key), |ui| ui.add(edit)).inner;
    let (now, enabled) = (value.clone(), ui.is_enabled());
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(enabled, &now, &now, &name);
        info.label = Some(name.clone());
        info
    });
    if response.has_focus() {
        painter.rect_stroke(rect, CornerRadius::same(5), Stroke::new(2.0, t.accent), StrokeKind::Inside);
    }
    response
}
