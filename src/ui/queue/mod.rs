//! 待核: what wants a person, the least certain first: a list on the left, what is asked on the right. One key decides and
//! goes on.

mod item;
mod list;

use std::collections::BTreeSet;

use egui::{Popup, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::Cx;
use super::belonging;
use super::form::Draft;
use super::theme::size;
use super::widgets::{bold, dropdown, ink, inside, menu_row, text};
use crate::app::Doubtful;
use crate::review::Reason;

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

/// Draws the view.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let all = ui.max_rect();
    let (tools, body) = all.split_top_bottom_at_y(all.top() + TOOLS);
    let items: Vec<Doubtful> = {
        let wanted = |d: &&Doubtful| view.reason.is_none_or(|r| r == d.reason);
        cx.state.queue.items.iter().filter(wanted).copied().collect()
    };
    tool_row(ui, cx, view, tools, items.len());
    if items.is_empty() {
        return nothing(ui, cx, body);
    }
    view.at = view.at.min(items.len() - 1);
    let wide = (all.width() * 0.36).clamp(220.0, 316.0).round();
    let (left, right) = body.split_left_right_at_x(body.left() + wide);
    inside(ui, UiBuilder::new().max_rect(left).id_salt("queue-list"), |ui| list::show(ui, cx, view, &items));
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
            let count = |r: Reason| cx.state.queue.items.iter().filter(|d| d.reason == r).count();
            let all = cx.state.queue.items.len().to_string();
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
