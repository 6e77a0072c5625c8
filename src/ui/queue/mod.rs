//! 待核: what wants a person: a list on the left, what is asked on the right. One key decides and goes on. What matters
//! is listed; the rest is folded until it is asked for, and the head says by which rule.

mod alike;
mod item;
mod list;
mod unsure;
mod ways;

use std::collections::BTreeSet;

use egui::{Popup, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::Cx;
use super::belonging;
use super::form::Draft;
use super::theme::size;
use super::widgets::{Role, bold, button, dropdown, ink, inside, left, menu_row, text, width};
use crate::app::Doubtful;
use crate::review::{Press, Reason};

/// What belongs to this view alone.
#[derive(Debug, Default)]
pub struct View {
    /// Which item is looked at, among those that pass the filter.
    at: usize,
    /// Which reason is looked at; null for all.
    reason: Option<Reason>,
    /// Which way of reading is chosen.
    chosen: usize,
    /// The fields, and for which item and way they are.
    draft: Option<(Doubtful, usize, u64, Draft)>,
    /// Whether the fields are open to be edited.
    editing: bool,
    /// Others of the same wording that are decided with it.
    with: BTreeSet<(usize, usize)>,
    /// Others of the same wording, and for which figure and state of the library.
    alike: Option<Alike>,
    belonging: belonging::View,
    /// Whether the rest is listed too.
    rest: bool,
    /// Whether the chosen row is to be brought into sight.
    reveal: bool,
}

/// Figures of one wording, and for which figure and revision they were looked up.
type Alike = (((usize, usize), u64), Vec<(usize, usize)>);

impl View {
    /// Goes to an item.
    fn go(&mut self, at: usize) {
        self.at = at;
        (self.chosen, self.editing, self.reveal) = (0, false, true);
        self.draft = None;
        self.with.clear();
    }
}

const TOOLS: f32 = 40.0;
const RULE: f32 = 28.0;

/// Where the rest begins among the rows, and how much it is.
#[derive(Clone, Copy)]
struct Fold {
    at: usize,
    rest: usize,
}

/// Draws the view.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let all = ui.max_rect();
    let (tools, body) = all.split_top_bottom_at_y(all.top() + TOOLS);
    let wanted = |d: &&Doubtful| view.reason.is_none_or(|r| r == d.reason);
    let mut items: Vec<Doubtful> = cx.state.queue.items.iter().filter(wanted).copied().collect();
    let pressing = items.partition_point(|d| d.press < Press::Rest);
    let rest = items.len() - pressing;
    tool_row(ui, cx, view, tools, pressing);
    if items.is_empty() {
        return nothing(ui, cx, body);
    }
    let (head, body) = body.split_top_bottom_at_y(body.top() + RULE);
    rule(ui, cx, head);
    if !view.rest {
        items.truncate(pressing);
    }
    if items.is_empty() {
        return done(ui, cx, view, body, rest);
    }
    view.at = view.at.min(items.len() - 1);
    let wide = (all.width() * 0.36).clamp(220.0, 316.0).round();
    let (left, right) = body.split_left_right_at_x(body.left() + wide);
    inside(ui, UiBuilder::new().max_rect(left).id_salt("queue-list"), |ui| {
        list::show(ui, cx, view, &items, Fold { at: pressing, rest });
    });
    inside(ui, UiBuilder::new().max_rect(right).id_salt("queue-item"), |ui| {
        ui.set_clip_rect(right.intersect(ui.clip_rect()));
        item::show(ui, cx, view, &items);
    });
}

/// All reasons, as they stand in the filter.
const REASONS: [Reason; 9] = [
    Reason::NotCarried,
    Reason::Belonging,
    Reason::Implausible,
    Reason::SharedEnding,
    Reason::Rivals,
    Reason::Unnamed,
    Reason::NoNumber,
    Reason::Basis,
    Reason::Unsure,
];

/// The key of a reason's words.
fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::NotCarried => "doubt-not-carried",
        Reason::Belonging => "doubt-belonging",
        Reason::Implausible => "doubt-implausible",
        Reason::SharedEnding => "doubt-shared-ending",
        Reason::Rivals => "doubt-rivals",
        Reason::Unnamed => "doubt-unnamed",
        Reason::NoNumber => "doubt-no-number",
        Reason::Basis => "doubt-basis",
        Reason::Unsure => "doubt-unsure",
    }
}

fn tool_row(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, rect: Rect, left: usize) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.app);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let inner = Rect::from_min_max(rect.min + vec2(12.0, 7.0), rect.max - vec2(220.0, 7.0));
    inside(ui, UiBuilder::new().max_rect(inner).id_salt("queue-tools"), |ui| {
        let shown = view.reason.map_or_else(|| cx.say("doubt-all"), |r| cx.say(reason_key(r)));
        let response = dropdown(ui, t, &cx.say("doubt-reason"), &shown, 220.0);
        Popup::menu(&response).width(220.0).show(|ui| {
            let queue = &cx.state.queue;
            let shown = &queue.items[..if view.rest { queue.items.len() } else { queue.pressing }];
            let count = |r: Reason| shown.iter().filter(|d| d.reason == r).count();
            let all = shown.len().to_string();
            if menu_row(ui, t, Some(view.reason.is_none()), &cx.say("doubt-all"), &all).clicked() {
                view.reason = None;
                view.go(0);
            }
            for reason in REASONS.into_iter().filter(|r| count(*r) > 0) {
                let name = cx.say(reason_key(reason));
                if menu_row(ui, t, Some(view.reason == Some(reason)), &name, &count(reason).to_string()).clicked() {
                    view.reason = Some(reason);
                    view.go(0);
                }
            }
        });
    });
    let done = cx.state.queue.done;
    let args = [("done", done.to_string().into()), ("left", left.to_string().into())];
    let words = cx.state.locale.say_with("queue-done", &args);
    let bar = Rect::from_min_size(pos2(rect.right() - 92.0, rect.center().y - 2.0), vec2(80.0, 4.0));
    ui.painter().rect_filled(bar, 2.0, t.line2);
    let share = done as f32 / (done + left).max(1) as f32;
    ui.painter().rect_filled(Rect::from_min_size(bar.min, vec2(bar.width() * share, 4.0)), 2.0, t.accent);
    let at = pos2(bar.left() - 10.0, rect.center().y);
    text(ui.painter(), at, egui::Align2::RIGHT_CENTER, &words, ink(size::SMALL, t.ink2), 180.0);
}

/// By which rule it is cut and ordered.
fn rule(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    let t = cx.theme;
    let number = |n: f32| format!("{n:.2}");
    let args = [("sure", number(crate::review::SURE).into()), ("doubted", number(crate::review::DOUBTED).into())];
    let words = cx.state.locale.say_with("queue-rule", &args);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let room = rect.width() - 24.0;
    left(ui.painter(), rect.left() + 12.0, rect.center().y, &words, ink(size::SMALL, t.ink3), room);
    if width(ui.painter(), &words, ink(size::SMALL, t.ink3)) > room {
        ui.interact(rect, ui.scope_id().with("queue-rule"), Sense::hover()).on_hover_text(words);
    }
}

/// What matters is done; the rest is there for whoever wants it.
fn done(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, rect: Rect, rest: usize) {
    let t = cx.theme;
    let center = pos2(rect.center().x, rect.top() + 110.0);
    super::icons::paint(ui.painter(), center - vec2(0.0, 34.0), 28.0, "circle-check", t.accent);
    let middle = egui::Align2::CENTER_CENTER;
    text(
        ui.painter(),
        center,
        middle,
        &cx.say("queue-pressing-done"),
        bold(size::HEADING, t.ink1),
        rect.width() - 40.0,
    );
    let words = fold_words(cx, false, rest);
    let wide = width(ui.painter(), &words, ink(size::UI, t.ink1)) + 28.0;
    let at = Rect::from_center_size(center + vec2(0.0, 34.0), vec2(wide, 28.0));
    inside(ui, UiBuilder::new().max_rect(at).id_salt("queue-rest"), |ui| {
        if button(ui, t, Role::Plain, None, &words).clicked() {
            view.rest = true;
        }
    });
}

/// 其余 N 项, open or folded.
fn fold_words(cx: &Cx<'_>, open: bool, rest: usize) -> String {
    let key = if open { "queue-rest-fold" } else { "queue-rest" };
    cx.state.locale.say_with(key, &[("count", super::words::count(rest).into())])
}

fn nothing(ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
    let t = cx.theme;
    let center = pos2(rect.center().x, rect.top() + 110.0);
    super::icons::paint(ui.painter(), center - vec2(0.0, 34.0), 28.0, "circle-check", t.accent);
    let middle = egui::Align2::CENTER_CENTER;
    text(ui.painter(), center, middle, &cx.say("queue-empty"), bold(size::HEADING, t.ink1), rect.width() - 40.0);
    let below = center + vec2(0.0, 26.0);
    text(ui.painter(), below, middle, &cx.say("queue-empty-then"), ink(size::UI, t.ink3), rect.width() - 40.0);
    ui.allocate_rect(rect, Sense::hover());
}
