//! The strip of tabs over the middle of the window, and what each tab shows there.
//!
//! A tab is one entry of [`TABS`]: what it is called, whether it counts something, where it stands, which columns
//! make room for it, and who draws it. Adding one is adding a line.

use egui::{
    Align2, CornerRadius, Key, KeyboardShortcut, Rect, Role as Access, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::actions::{self, CTRL};
use super::theme::size;
use super::widgets::{bold, focus_ring, ink, inside, text, width};
use super::{Cx, Local, compare, history, queue, reader, remarks, search, table, welcome, words};
use crate::app::{State, View, Work};

/// Height of the strip.
pub const HEIGHT: f32 = 36.0;

/// Which columns fold to make room for a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Both columns may stand.
    Narrow,
    /// The right one folds.
    Wide,
    /// Both fold.
    Whole,
}

/// Where a tab stands in the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// In the row that begins on the left.
    Left,
    /// At the right end, its count in amber: what waits for a person.
    Right,
    /// Not in the strip; reached by other ways.
    None,
}

/// A tab.
struct Tab {
    work: Work,
    /// The key of its name.
    key: &'static str,
    /// How many things it holds; nothing where that says nothing.
    count: fn(&State) -> Option<usize>,
    side: Side,
    room: Room,
    show: fn(&mut Ui, &mut Cx<'_>, &mut Local),
}

/// All that the middle can show, in the order of the strip.
#[rustfmt::skip]
const TABS: &[Tab] = &[
    Tab { work: Work::Reading, key: "tab-reading", count: |_| None, side: Side::Left, room: Room::Narrow, show: reading },
    Tab { work: Work::Figures, key: "tab-figures", count: |s| Some(s.tally.figures).filter(|_| s.table.total() > 0), side: Side::Left, room: Room::Wide, show: table::show },
    Tab { work: Work::Compare, key: "tab-compare", count: |s| Some(s.compare.choice.places.len()).filter(|n| *n > 0), side: Side::Left, room: Room::Whole, show: compare::show },
    Tab { work: Work::Search, key: "search", count: |_| None, side: Side::Left, room: Room::Wide, show: search::show },
    Tab { work: Work::Review, key: "tab-review", count: |s| Some(s.queue.pressing), side: Side::Right, room: Room::Wide, show: |ui, cx, local| queue::show(ui, cx, &mut local.queue) },
    Tab { work: Work::History, key: "history", count: |_| None, side: Side::None, room: Room::Narrow, show: |ui, cx, _| history::show(ui, cx) },
    Tab { work: Work::Remarks, key: "remarks-title", count: |_| None, side: Side::None, room: Room::Narrow, show: |ui, cx, _| remarks::show(ui, cx) },
];

fn reading(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    if cx.state.open().is_some() {
        reader::show(ui, cx, &mut local.reader);
    } else {
        welcome::show(ui, cx, local);
    }
}

/// The tabs of the strip with the keys of their names.
pub fn all() -> impl Iterator<Item = (Work, &'static str)> {
    TABS.iter().filter(|t| t.side != Side::None).map(|t| (t.work, t.key))
}

/// The keys of the tabs: Ctrl with 1, 2 … in the order of the strip.
pub fn keys() -> impl Iterator<Item = (Work, Key)> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    all().map(|(work, _)| work).zip(DIGITS)
}

/// The key of a tab's name, and its keys in words.
pub fn name(work: Work) -> (&'static str, String) {
    let keys = keys().find(|(w, _)| *w == work).map(|(_, key)| KeyboardShortcut::new(CTRL, key));
    (tab(work).key, keys.as_ref().map(actions::keys_in_words).unwrap_or_default())
}

fn tab(work: Work) -> &'static Tab {
    TABS.iter().find(|t| t.work == work).unwrap_or(&TABS[0])
}

/// Which columns fold for this tab.
pub fn room(work: Work) -> Room {
    tab(work).room
}

/// Draws the middle: the strip, and below it what its tab shows. Before anything is open there is no strip.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let all = ui.max_rect();
    let bare = cx.state.library.is_empty() && cx.state.job.is_none();
    let high = if bare { 0.0 } else { HEIGHT };
    let (head, body) = all.split_top_bottom_at_y(all.top() + high);
    if !bare {
        strip(ui, cx, head);
    }
    let show = tab(cx.state.work).show;
    inside(ui, UiBuilder::new().max_rect(body).id_salt("work"), |ui| {
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        show(ui, cx, local);
    });
    ui.advance_cursor_after_rect(all);
}

fn strip(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.app);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let mut x = rect.left() + 12.0;
    for tab in TABS.iter().filter(|tab| tab.side == Side::Left) {
        let wide = width_of(ui, cx, tab);
        one(ui, cx, tab, Rect::from_min_size(pos2(x, rect.top()), vec2(wide, rect.height())));
        x += wide + 4.0;
    }
    let mut right = rect.right() - 12.0;
    for tab in TABS.iter().filter(|tab| tab.side == Side::Right) {
        let wide = width_of(ui, cx, tab);
        right -= wide;
        one(ui, cx, tab, Rect::from_min_size(pos2(right, rect.top()), vec2(wide, rect.height())));
        right -= 4.0;
    }
}

/// Space on both sides of a name.
const PAD: f32 = 10.0;

fn width_of(ui: &Ui, cx: &Cx<'_>, tab: &Tab) -> f32 {
    let t = cx.theme;
    let name = width(ui.painter(), &cx.say(tab.key), bold(size::UI, t.ink1));
    let count = (tab.count)(cx.state).map_or(0.0, |n| count_width(ui, cx, tab, n));
    PAD + name + count + PAD
}

fn count_width(ui: &Ui, cx: &Cx<'_>, tab: &Tab, count: usize) -> f32 {
    let letters = width(ui.painter(), &words::count(count), ink(size::SMALL, cx.theme.ink3));
    letters + if tab.side == Side::Right { 18.0 } else { 6.0 }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, tab: &Tab, rect: Rect) {
    let t = cx.theme;
    let here = cx.state.work == tab.work;
    let name = cx.say(tab.key);
    let response = ui.interact(rect, ui.scope_id().with(("tab", tab.key)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Tab, true, here, &name));
    let color = if here || response.hovered() { t.ink1 } else { t.ink2 };
    let face = if here { bold(size::UI, color) } else { ink(size::UI, color) };
    let y = rect.center().y;
    let words_end = text(ui.painter(), pos2(rect.left() + PAD, y), Align2::LEFT_CENTER, &name, face, rect.width());
    if let Some(count) = (tab.count)(cx.state) {
        let said = words::count(count);
        if tab.side == Side::Right {
            let wide = count_width(ui, cx, tab, count) - 6.0;
            let chip = Rect::from_min_size(pos2(words_end.right() + 6.0, y - 9.0), vec2(wide, 18.0));
            let (fill, color) = if count > 0 { (t.warn_bg, t.warn) } else { (t.sunken, t.ink3) };
            ui.painter().rect_filled(chip, CornerRadius::same(3), fill);
            text(ui.painter(), chip.center(), Align2::CENTER_CENTER, &said, ink(size::SMALL, color), wide);
        } else {
            let at = pos2(words_end.right() + 6.0, y);
            text(ui.painter(), at, Align2::LEFT_CENTER, &said, ink(size::SMALL, t.ink3), rect.width());
        }
    }
    if here {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(line, 0.0, t.accent);
    } else if response.hovered() {
        let y = rect.bottom() - 1.0;
        ui.painter().hline(rect.x_range(), y, Stroke::new(2.0, t.line2));
    }
    focus_ring(ui, t, &response, rect.shrink(4.0), 4);
    if response.clicked() {
        cx.view(View::Work(tab.work));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tab_stands_once_and_the_first_is_where_one_begins() {
        for (i, tab) in TABS.iter().enumerate() {
            assert!(TABS[i + 1..].iter().all(|other| other.work != tab.work), "{} stands twice", tab.key);
        }
        assert_eq!(TABS[0].work, Work::default());
    }
}
