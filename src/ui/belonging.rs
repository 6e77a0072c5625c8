//! Whose report it is, of which year and session, and with which other it is one: corrected in a small window over the
//! heading of the reader, and in 待核.

use egui::{Key, Modifiers, Popup, Sense, Ui, WidgetInfo, vec2};

use super::form::typed;
use super::theme::size;
use super::widgets::{Role, button, icon_button, ink, left};
use super::{Cx, words};
use crate::app::Edit;
use crate::reading::Reading;
use crate::report::{Guess, Place};

/// What is typed, and for which reading.
#[derive(Debug, Default)]
pub struct View {
    of: Option<(String, usize, u64)>,
    place: String,
    year: String,
    session: String,
    /// Why what was typed was not taken: a key of words.
    wrong: Option<&'static str>,
    /// The places that may be meant, and by which words.
    offered: (String, Vec<String>),
    /// Which of them Enter takes.
    at: usize,
    /// Whether the field of the place had the keyboard in the last frame.
    typing: bool,
}

impl View {
    /// Takes one of the places that are offered.
    fn take(&mut self, i: usize) {
        if let Some(name) = self.offered.1.get(i) {
            self.place.clone_from(name);
            self.offered = (self.place.clone(), Vec::new());
        }
    }

    /// Begins with what is known of a reading.
    fn begin(&mut self, cx: &Cx<'_>, reading: &Reading) {
        let of = Some((reading.file.clone(), reading.index, cx.state.library.revision));
        if self.of == of {
            return;
        }
        let report = &reading.report;
        *self = Self {
            of,
            place: report.place.as_ref().map(|p| p.value.region.clone()).unwrap_or_default(),
            year: report.year.as_ref().map(|y| y.value.to_string()).unwrap_or_default(),
            session: report.session.as_ref().map(|s| s.value.clone()).unwrap_or_default(),
            ..Self::default()
        };
    }
}

/// A pencil that opens the fields.
pub fn pencil(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, at: usize, reading: &Reading) {
    if cx.state.project.read_only {
        return;
    }
    let response = icon_button(ui, cx.theme, "pencil", &cx.say("belonging-edit"));
    let popup = Popup::menu(&response).width(330.0).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(8, 6)).show(ui, |ui| {
            if fields(ui, cx, view, at, reading) {
                ui.close();
            }
        });
        twins(ui, cx, at);
    });
}

/// Place, year and session with 保存. Returns whether something was decided.
pub fn fields(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, at: usize, reading: &Reading) -> bool {
    view.begin(cx, reading);
    let wide = ui.available_width().min(420.0);
    keys(ui, view);
    let place = named(ui, cx, "belonging-place", &mut view.place, wide);
    view.typing = place.has_focus();
    offers(ui, cx, view, reading, wide);
    let year = named(ui, cx, "belonging-year", &mut view.year, wide);
    let session = named(ui, cx, "belonging-session", &mut view.session, wide);
    let entered =
        [place, year, session].iter().any(egui::Response::lost_focus) && ui.input(|i| i.key_pressed(Key::Enter));
    guesses(ui, cx, view, reading);
    if let Some(wrong) = view.wrong {
        let words = egui::RichText::new(cx.say(wrong)).size(size::SMALL).color(cx.theme.err);
        ui.add(egui::Label::new(words).wrap());
    }
    if !button(ui, cx.theme, Role::Primary, Some("check"), &cx.say("card-save")).clicked() && !entered {
        return false;
    }
    match edits(cx, view, at, reading) {
        Ok(edits) => {
            if !edits.is_empty() {
                cx.edit(Edit::Several(edits));
            }
            view.wrong = None;
            true
        }
        Err(wrong) => {
            view.wrong = Some(wrong);
            false
        }
    }
}

/// A field with its name before it.
fn named(ui: &mut Ui, cx: &Cx<'_>, key: &str, value: &mut String, wide: f32) -> egui::Response {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(NAME, 26.0), Sense::hover());
        left(ui.painter(), rect.left(), rect.center().y, &cx.say(key), ink(size::SMALL, cx.theme.ink3), NAME);
        typed(ui, cx, key, value, wide - NAME - 12.0)
    })
    .inner
}

/// Room for the name of a field.
const NAME: f32 = 48.0;

/// Down and Up go through the places that are offered, Enter takes one: before the field itself sees the keys.
fn keys(ui: &Ui, view: &mut View) {
    let count = view.offered.1.len();
    if !view.typing || count == 0 || view.offered.0 != view.place {
        return;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        view.at = (view.at + 1) % count;
    }
    if pressed(Key::ArrowUp) {
        view.at = (view.at + count - 1) % count;
    }
    if pressed(Key::Enter) {
        view.take(view.at);
    }
}

/// How many places are offered for what is typed.
const OFFERED: usize = 6;

/// Places for what is typed, under its field, where it is not the whole name of one: to be taken with a click or Enter.
fn offers(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, reading: &Reading, wide: f32) {
    if view.offered.0 != view.place {
        let typed = view.place.trim();
        let known = reading.report.place.as_ref().is_some_and(|p| p.value.region == typed)
            || cx.state.find_place(typed, None).is_some_and(|p| p.region == typed);
        let list = if known { Vec::new() } else { cx.state.suggest_places(typed, OFFERED) };
        view.offered = (view.place.clone(), list);
        (view.wrong, view.at) = (None, 0);
    }
    let mut taken = None;
    for (i, name) in view.offered.1.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(NAME + ui.spacing().item_spacing.x);
            let (rect, response) = ui.allocate_exact_size(vec2(wide - NAME - 12.0, 24.0), Sense::click());
            let here = i == view.at && view.typing;
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, here, name));
            if here || response.hovered() {
                ui.painter().rect_filled(rect, 5.0, cx.theme.tint);
            }
            let words = ink(size::UI, cx.theme.ink1);
            left(ui.painter(), rect.left() + 7.0, rect.center().y, name, words, rect.width() - 14.0);
            if response.clicked() {
                taken = Some(i);
            }
        });
    }
    if let Some(i) = taken {
        view.take(i);
    }
}

/// What the text speaks of often, to be taken with a click.
fn guesses(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, reading: &Reading) {
    if reading.report.guesses.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for guess in reading.report.guesses.iter().take(4) {
            let words = match guess {
                Guess::Place { place, .. } => place.region.clone(),
                Guess::Year { year, .. } => year.to_string(),
            };
            if button(ui, cx.theme, Role::Plain, None, &words).clicked() {
                match guess {
                    Guess::Place { place, .. } => view.place.clone_from(&place.region),
                    Guess::Year { year, .. } => view.year = year.to_string(),
                }
            }
        }
    });
}

/// What differs from what is known, as edits.
///
/// # Errors
/// The key of the words that say what of it was not understood.
fn edits(cx: &Cx<'_>, view: &View, reading: usize, r: &Reading) -> Result<Vec<Edit>, &'static str> {
    let report = &r.report;
    let mut out = Vec::new();
    let year = match view.year.trim() {
        "" => None,
        typed => {
            let year = typed.trim_end_matches('年').parse::<i32>().ok().filter(|y| (1949..2200).contains(y));
            Some(year.ok_or("belonging-no-year")?)
        }
    };
    let named = view.place.trim();
    if !named.is_empty() && report.place.as_ref().is_none_or(|p| p.value.region != named || is_doubted(p.confidence)) {
        out.push(Edit::Place { reading, place: place(cx, named, year)? });
    }
    if let Some(year) = year.filter(|y| report.year.as_ref().is_none_or(|k| k.value != *y || is_doubted(k.confidence)))
    {
        out.push(Edit::Year { reading, year });
    }
    let words = view.session.trim().to_owned();
    if report.session.as_ref().map_or("", |s| s.value.as_str()) != words {
        out.push(Edit::Session { reading, words });
    }
    Ok(out)
}

/// The place that was typed, in Chinese, by its code, or by pinyin that only one place answers to.
fn place(cx: &Cx<'_>, named: &str, year: Option<i32>) -> Result<Place, &'static str> {
    if let Some(place) = cx.state.find_place(named, year) {
        return Ok(place);
    }
    match &cx.state.suggest_places(named, 2)[..] {
        [one] => cx.state.find_place(one, year).ok_or("belonging-unknown"),
        [] => Err("belonging-unknown"),
        _ => Err("belonging-several"),
    }
}

/// What is saved as it stands is confirmed, where it was doubtful.
fn is_doubted(confidence: f32) -> bool {
    confidence < 0.7
}

/// What this report is one with, or whether it is not; and taking it out.
fn twins(ui: &mut Ui, cx: &mut Cx<'_>, at: usize) {
    ui.separator();
    let others: Vec<usize> =
        (0..cx.state.library.readings.len()).filter(|i| *i != at && near(cx, at, *i)).take(4).collect();
    for other in others {
        let one = root(cx, at) == root(cx, other);
        let name = cx.state.library.readings[other].file.clone();
        let key = if one { "belonging-apart" } else { "belonging-one" };
        let words =
            cx.state.locale.say_with(key, &[("file", name.rsplit('/').next().unwrap_or(&name).to_owned().into())]);
        if super::widgets::menu_row(ui, cx.theme, None, &words, "").clicked() {
            cx.edit(Edit::Same { reading: at, other, same: !one });
            ui.close();
        }
    }
    if super::widgets::menu_row(ui, cx.theme, None, &cx.say("belonging-remove"), "").clicked() {
        cx.edit(Edit::Remove { reading: at });
        ui.close();
    }
}

fn root(cx: &Cx<'_>, reading: usize) -> usize {
    cx.state.library.groups.same_as(reading).map_or(reading, |(first, _)| first)
}

/// Whether two readings may be one report: grouped already, or of one place and year.
fn near(cx: &Cx<'_>, a: usize, b: usize) -> bool {
    let known = |i: usize| {
        let report = &cx.state.library.readings[i].report;
        Some((report.place.as_ref()?.value.region.clone(), report.year.as_ref()?.value))
    };
    root(cx, a) == root(cx, b) || known(a).is_some_and(|k| known(b) == Some(k))
}

/// The words for a report that is gone from the disk.
pub fn gone_words(cx: &Cx<'_>, reading: &Reading) -> Option<String> {
    cx.state.library.gone.contains(&reading.file).then(|| cx.say("belonging-gone"))
}

/// The heading of a reading, for lists.
pub fn title(cx: &Cx<'_>, reading: &Reading) -> String {
    let report = &reading.report;
    match (&report.place, &report.year) {
        (Some(p), Some(y)) => format!("{} {}", p.value.name, y.value),
        _ => words::heading(cx, report, &reading.file),
    }
}
