//! 检索: a field, counts by year and place, and the lines that were found. Looks for nothing itself.

mod counts;
mod lines;

use egui::{Align, Event, ImeEvent, Key, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::theme::size;
use super::widgets::{bold, field, icon_button, ink, inside, segments, text, width};
use super::{Cx, Local, icons, table_export, words};
use crate::app::{SearchChange, View as To, wrong_words};
use crate::search::Mode;

/// What belongs to this view alone.
#[derive(Debug, Default)]
pub struct View {
    /// As typed, an unfinished syllable of the input method included.
    typed: String,
    /// Whether an input method is in the middle of a word.
    composing: bool,
    /// The last pass in which the view was drawn: when it is opened anew, its field takes the focus.
    drawn: u64,
    /// The line that was last brought into sight.
    revealed: Option<(usize, usize)>,
    /// Whether all places are shown.
    all_places: bool,
}

/// Height of the row of tools.
const TOOLS: f32 = 48.0;
/// All ways to search, as they stand in the switch.
const MODES: [(Mode, &str); 3] =
    [(Mode::Substring, "search-substring"), (Mode::Words, "search-words"), (Mode::Regex, "search-regex")];

impl View {
    /// The field is to take the keyboard.
    pub fn focus(&mut self) {
        self.drawn = 0;
    }
}

/// Draws the view.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    if draw(ui, cx, &mut local.search) {
        table_export::start(cx, local);
    }
}

/// Draws the view; returns whether what was found is to be saved as a table.
fn draw(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) -> bool {
    let all = ui.max_rect();
    let (tools, body) = all.split_top_bottom_at_y(all.top() + TOOLS);
    ui.painter().rect_filled(tools, 0.0, cx.theme.app);
    ui.painter().hline(tools.x_range(), tools.bottom() - 0.5, cx.theme.hairline());
    let place = UiBuilder::new().max_rect(tools.shrink2(vec2(12.0, 10.0))).id_salt("tools");
    let export = inside(ui, place, |ui| tool_row(ui, cx, view)).inner;
    let search = &cx.state.search;
    if search.listing.total.hits == 0 {
        nothing(ui, cx, body);
        return export;
    }
    let beside = if all.width() < 620.0 { 0.0 } else { (all.width() * 0.26).clamp(200.0, 340.0).round() };
    let (left, right) = body.split_left_right_at_x(body.left() + beside);
    if beside > 0.0 {
        inside(ui, UiBuilder::new().max_rect(left).id_salt("counts"), |ui| counts::show(ui, cx, view));
    }
    inside(ui, UiBuilder::new().max_rect(right).id_salt("lines"), |ui| lines::show(ui, cx, view));
    export
}

/// The field, the switch, what was found, saving it. Returns whether that was asked for.
fn tool_row(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) -> bool {
    let mut row = ui.max_rect();
    let place = UiBuilder::new().max_rect(row).layout(Layout::right_to_left(Align::Center)).id_salt("export");
    let export = inside(ui, place, |ui| {
        let clicked = table_export::view_button(ui, cx, cx.state.search.listing.listed.hits == 0);
        (clicked, ui.min_rect().left())
    });
    row.max.x = export.inner.1 - 12.0;
    let names: Vec<String> = MODES.iter().map(|(_, key)| cx.say(key)).collect();
    let switch: f32 = names.iter().map(|n| width(ui.painter(), n, bold(size::UI, cx.theme.ink1)) + 24.0).sum();
    let said = outcome(cx);
    let told = width(ui.painter(), &said, ink(size::UI, cx.theme.ink2)) + 4.0;
    let wide = (row.width() - switch - told - 24.0).clamp(160.0, 460.0);
    inside(ui, UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        input(ui, cx, view, wide);
        let chosen = MODES.iter().position(|(m, _)| *m == cx.state.search.mode).unwrap_or(0);
        if let Some(i) = segments(ui, cx.theme, &cx.say("search-mode"), &names, chosen) {
            cx.view(To::Search(SearchChange::Mode(MODES[i].0)));
        }
    });
    let room = row.width() - wide - switch - 20.0;
    let at = pos2(row.right(), row.center().y);
    let placed = text(ui.painter(), at, egui::Align2::RIGHT_CENTER, &said, ink(size::UI, cx.theme.ink2), room);
    let response = ui.interact(placed, ui.scope_id().with("outcome"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
    export.inner.0
}

/// How much was found, and how fast.
fn outcome(cx: &Cx<'_>) -> String {
    let search = &cx.state.search;
    let say = |key: &str, n: String| {
        let name = if key == "search-time" { "millis" } else { "count" };
        cx.state.locale.say_with(key, &[(name, n.into())])
    };
    match &search.found {
        _ if search.is_running() => cx.say("search-running"),
        Some(found) => {
            let total = search.listing.total;
            let millis = (found.time.as_secs_f64() * 1000.0).ceil() as usize;
            let parts = [
                say("search-hits", words::count(total.hits)),
                say("search-reports", words::count(total.reports)),
                say("search-time", words::count(millis)),
            ];
            parts.join("  ")
        }
        None => String::new(),
    }
}

fn input(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, wide: f32) {
    for event in ui.input(|i| i.events.clone()) {
        match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => view.composing = !text.is_empty(),
            Event::Ime(ImeEvent::Commit(_)) => view.composing = false,
            _ => {}
        }
    }
    let sent = &cx.state.search.words;
    let response = field(ui, cx.theme, "search", &cx.say("search-field"), &mut view.typed, wide);
    if !response.has_focus() {
        view.composing = false;
        if !response.changed() && view.typed != *sent {
            view.typed.clone_from(sent);
        }
    }
    let pass = ui.ctx().cumulative_pass_nr();
    if pass > std::mem::replace(&mut view.drawn, pass) + 1 {
        response.request_focus();
    }
    // A syllable that the input method has not finished is no word to look for.
    if view.typed != *sent && !view.composing {
        cx.view(To::Search(SearchChange::Words(view.typed.clone())));
    }
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let down = response.has_focus() && !view.composing && ui.input(|i| i.key_pressed(Key::ArrowDown));
    if (entered || down) && !cx.state.search.listing.rows.is_empty() {
        lines::take_focus(ui);
        if cx.state.search.chosen.is_none() {
            cx.view(To::Search(SearchChange::Step(1)));
        }
    }
    clear(ui, cx, view, response.rect);
}

/// The cross in the field.
fn clear(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, field: Rect) {
    if view.typed.is_empty() {
        return;
    }
    let at = Rect::from_center_size(pos2(field.right() - 10.0, field.center().y), egui::Vec2::splat(28.0));
    inside(ui, UiBuilder::new().max_rect(at), |ui| {
        if icon_button(ui, cx.theme, "x", &cx.say("search-clear")).clicked() {
            view.typed.clear();
            view.focus();
            cx.view(To::Search(SearchChange::Words(String::new())));
        }
    });
}

/// Nothing is listed: says why, and the one thing to do.
fn nothing(ui: &Ui, cx: &Cx<'_>, body: Rect) {
    let t = cx.theme;
    let search = &cx.state.search;
    let named = [("words", search.words.trim().into())];
    let (icon, color, head, hint) = if let Some(wrong) = &search.wrong {
        let hint = format!("{}\n{}", wrong_words(&cx.state.locale, wrong), cx.say("search-wrong-hint"));
        ("circle-alert", t.warn, cx.say("search-wrong"), hint)
    } else if cx.state.library.readings.is_empty() {
        ("search", t.line2, cx.say("search-no-library"), cx.say("search-no-library-hint"))
    } else if search.is_empty() {
        ("search", t.line2, cx.say("search-empty"), cx.say("search-empty-hint"))
    } else if search.is_running() || search.found.is_none() {
        ("refresh-cw", t.line2, cx.say("search-running"), String::new())
    } else {
        let hint = if search.mode == Mode::Words { "search-none-words-hint" } else { "search-none-hint" };
        ("search", t.line2, cx.state.locale.say_with("search-none", &named), cx.say(hint))
    };
    message(ui, cx, body, (icon, color), &head, &hint);
}

/// A sign, a bold line and up to a few lines below it, in the middle of a stretch.
pub(super) fn message(ui: &Ui, cx: &Cx<'_>, body: Rect, sign: (&str, egui::Color32), head: &str, hint: &str) {
    let t = cx.theme;
    let center = pos2(body.center().x, body.top() + body.height() * 0.38);
    icons::paint(ui.painter(), center - vec2(0.0, 36.0), 28.0, sign.0, sign.1);
    let room = (body.width() - 48.0).min(520.0);
    text(ui.painter(), center, egui::Align2::CENTER_CENTER, head, bold(size::UI, t.ink1), room);
    let mut job =
        egui::epaint::text::LayoutJob::simple(hint.to_owned(), super::theme::font(size::SMALL, false), t.ink2, room);
    job.halign = Align::Center;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(center + vec2(0.0, 16.0), galley, t.ink2);
    let response = ui.interact(body, ui.scope_id().with("message"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{head}\n{hint}")));
}
