//! The command palette: a few letters find a command, a tab, a saved chart, an indicator or a place, by its Chinese name, pinyin,
//! initials or English name.

use egui::{
    Align2, Area, CornerRadius, Frame, Id, Key, Modal, Modifiers, Order, Rect, Response, Role as Access, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::theme::size;
use super::widgets::{field, ink, left, text, width};
use super::{Cx, Local, actions, icons, tabs};
use crate::app::{Charting, Edit, Findable, Goto, Naming, Scope, ShelfChange, View as To, Work, ranked};
use crate::locale::{Language, Locale};

/// What the palette holds while it is open.
pub struct View {
    typed: String,
    looked_for: Option<String>,
    all: Vec<Findable<Item>>,
    found: Vec<usize>,
    chosen: usize,
    moved: bool,
    fresh: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Item {
    Action(&'static str),
    Tab(Work),
    Goto(Goto),
}

/// The most that is listed.
const MOST: usize = 60;
const ROW: f32 = 34.0;

/// Opens the palette, with all that can be found now.
pub fn open(cx: &Cx<'_>, local: &mut Local) {
    let other = if cx.state.locale.language() == Language::Chinese { Language::English } else { Language::Chinese };
    let other = Locale::new(other);
    let both = |key: &str| vec![cx.say(key), other.say(key)];
    let tabs = tabs::all().map(|(work, key)| Findable { item: Item::Tab(work), names: both(key), class: 0 });
    let usable = actions::all().filter(|a| a.id != "all-commands");
    let commands = usable.map(|a| Findable { item: Item::Action(a.id), names: both(a.id), class: 0 });
    let rest = cx.state.findable().into_iter();
    let rest = rest.map(|f| Findable { item: Item::Goto(f.item), names: f.names, class: f.class });
    let all: Vec<Findable<Item>> = commands.chain(tabs).chain(rest).collect();
    local.palette = Some(View {
        typed: String::new(),
        looked_for: None,
        all,
        found: Vec::new(),
        chosen: 0,
        moved: false,
        fresh: true,
    });
}

/// Draws the palette while it is open.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let Some(mut view) = local.palette.take() else { return };
    let t = cx.theme;
    let room = ui.ctx().content_rect();
    let wide = (room.width() - 80.0).min(600.0);
    let id = Id::unique("palette");
    let area = Area::new(id).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 6.0));
    let frame = Frame::NONE
        .fill(t.raised)
        .corner_radius(CornerRadius::same(8))
        .stroke(Stroke::new(1.0, t.line))
        .shadow(ui.style().visuals.popup_shadow);
    let mut run = None;
    let modal = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(wide);
        ui.spacing_mut().item_spacing.y = 0.0;
        moved_by_keys(ui, &mut view);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            let hint = cx.say("palette-hint");
            let response = field(ui, t, "search", &hint, &mut view.typed, wide - 16.0);
            if std::mem::take(&mut view.fresh) {
                response.request_focus();
            }
        });
        ui.add_space(6.0);
        look(&mut view);
        run = list(ui, cx, local, &mut view);
        foot(ui, cx);
    });
    let done = run.is_some() || modal.should_close();
    if let Some(item) = run {
        go(ui, cx, local, &item);
    }
    // What was run may have opened the palette anew.
    if !done && local.palette.is_none() {
        local.palette = Some(view);
    }
}

/// Up and down go through the list, before the field takes them.
fn moved_by_keys(ui: &Ui, view: &mut View) {
    let pressed = |key| ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let (page_down, page_up) = (pressed(Key::PageDown) * 8, pressed(Key::PageUp) * 8);
    if down + up + page_down + page_up > 0 {
        let last = view.found.len().saturating_sub(1);
        view.chosen = (view.chosen + down + page_down).min(last).saturating_sub(up + page_up);
        view.moved = true;
    }
}

fn look(view: &mut View) {
    if view.looked_for.as_ref() == Some(&view.typed) {
        return;
    }
    view.looked_for = Some(view.typed.clone());
    view.chosen = 0;
    view.moved = true;
    view.found = if view.typed.trim().is_empty() {
        // Before anything is typed: the commands. Without a library there is nothing else anyway.
        let command = |i: &usize| matches!(view.all[*i].item, Item::Action(_) | Item::Tab(_));
        (0..view.all.len()).filter(command).collect()
    } else {
        ranked(&view.all, &view.typed, MOST)
    };
}

/// The list; returns what was chosen.
fn list(ui: &mut Ui, cx: &Cx<'_>, local: &Local, view: &mut View) -> Option<Item> {
    let t = cx.theme;
    let high = (ui.ctx().content_rect().height() - 160.0).clamp(120.0, ROW * 11.0);
    if view.found.is_empty() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 64.0), Sense::hover());
        let words = cx.say("palette-nothing");
        text(ui.painter(), rect.center(), Align2::CENTER_CENTER, &words, ink(size::UI, t.ink3), rect.width() - 32.0);
        return None;
    }
    let entered = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    let mut run = entered.then(|| view.all[view.found[view.chosen]].item.clone()).filter(|i| usable(cx, local, i));
    let moved = std::mem::take(&mut view.moved);
    ScrollArea::vertical().max_height(high).min_scrolled_height(high).auto_shrink([false, true]).show(ui, |ui| {
        for (n, &i) in view.found.iter().enumerate() {
            let item = &view.all[i].item;
            let response = row(ui, cx, local, item, n == view.chosen);
            if moved && n == view.chosen {
                response.scroll_to_me(None);
            }
            if response.clicked() && usable(cx, local, item) {
                run = Some(item.clone());
            }
        }
    });
    run
}

fn usable(cx: &Cx<'_>, local: &Local, item: &Item) -> bool {
    match item {
        Item::Action(id) => actions::find(id).is_some_and(|a| (a.enabled)(cx, local)),
        Item::Tab(_) | Item::Goto(_) => true,
    }
}

/// What a row shows: icon, name, a second word, what stands right.
struct Shown {
    icon: &'static str,
    name: String,
    second: String,
    right: String,
}

fn shown(cx: &Cx<'_>, local: &Local, item: &Item) -> Shown {
    let library = &cx.state.library;
    match item {
        Item::Action(id) => {
            let action = actions::find(id);
            let keys = action.map(actions::keys).unwrap_or_default();
            let second = action.and_then(|a| (a.told)(cx, local)).unwrap_or_default();
            Shown { icon: action.map_or("", |a| a.icon), name: cx.say(id), second, right: keys }
        }
        Item::Tab(work) => {
            let (key, keys) = tabs::name(*work);
            Shown { icon: "arrow-right", name: cx.say(key), second: cx.say("palette-tab"), right: keys }
        }
        Item::Goto(Goto::Place(i)) => {
            let node = &library.tree.nodes[*i];
            let newest = node.reports.first().and_then(|r| r.year).map(|y| y.to_string()).unwrap_or_default();
            let second = node.region.strip_suffix(node.name.as_str()).unwrap_or_default().to_string();
            let right = match newest.as_str() {
                "" => cx.state.locale.say_with("palette-below", &[("count", node.count.into())]),
                _ => cx.state.locale.say_with("palette-place", &[("year", newest.into())]),
            };
            Shown { icon: "map-pin", name: node.name.clone(), second, right }
        }
        Item::Goto(Goto::Indicator(id)) => {
            let name = cx.state.indicator(id);
            Shown { icon: "chart-scatter", name, second: String::new(), right: cx.say("palette-indicator") }
        }
        Item::Goto(Goto::Chart(name)) => {
            Shown { icon: "bookmark", name: name.clone(), second: String::new(), right: cx.say("palette-chart") }
        }
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, local: &Local, item: &Item, chosen: bool) -> Response {
    let t = cx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let shown = shown(cx, local, item);
    let on = usable(cx, local, item);
    response.widget_info(|| WidgetInfo::selected(Access::ListBoxOption, on, chosen, &shown.name));
    let inner = rect.shrink2(vec2(8.0, 1.0));
    if chosen || response.hovered() {
        ui.painter().rect_filled(inner, CornerRadius::same(5), if chosen { t.tint } else { t.tint2 });
    }
    let (first, second) = if on { (t.ink1, t.ink3) } else { (t.disabled, t.disabled) };
    let y = rect.center().y;
    let icon = if on { t.ink2 } else { t.disabled };
    icons::paint(ui.painter(), pos2(inner.left() + 18.0, y), 16.0, shown.icon, icon);
    let right = width(ui.painter(), &shown.right, ink(size::SMALL, second));
    let at = pos2(inner.right() - 10.0, y);
    text(ui.painter(), at, Align2::RIGHT_CENTER, &shown.right, ink(size::SMALL, second), right + 2.0);
    let room = inner.right() - 22.0 - right - inner.left() - 36.0;
    let x = left(ui.painter(), inner.left() + 36.0, y, &shown.name, ink(size::UI, first), room);
    let room = inner.right() - 22.0 - right - x - 10.0;
    if room > 24.0 {
        left(ui.painter(), x + 10.0, y, &shown.second, ink(size::SMALL, second), room);
    }
    response
}

fn foot(ui: &mut Ui, cx: &Cx<'_>) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let words = cx.say("palette-foot");
    left(ui.painter(), rect.left() + 16.0, rect.center().y, &words, ink(size::MICRO, t.ink3), rect.width() - 32.0);
}

fn go(ui: &Ui, cx: &mut Cx<'_>, local: &mut Local, item: &Item) {
    match item {
        Item::Action(id) => {
            if let Some(action) = actions::find(id) {
                (action.run)(ui.ctx(), cx, local);
            }
        }
        Item::Tab(work) => cx.view(To::Work(*work)),
        Item::Goto(Goto::Place(i)) => {
            let Some(node) = cx.state.library.tree.nodes.get(*i) else { return };
            if let Some(newest) = node.reports.first() {
                cx.view(To::Open(newest.reading));
                return;
            }
            // It has no report of its own: the library opens on what lies below it, and the chart shows that.
            let region = node.region.clone();
            cx.view(To::Shelf(ShelfChange::Fold(region.clone(), true)));
            cx.chart(Charting::Places(Scope::Below(region)));
            (local.frame.left, local.frame.right) = (Some(true), Some(true));
        }
        Item::Goto(Goto::Indicator(id)) => {
            cx.chart(Charting::Indicator(id.clone()));
            local.frame.right = Some(true);
        }
        Item::Goto(Goto::Chart(name)) => {
            cx.edit(Edit::Charts(Naming::Open(name.clone())));
            local.frame.right = Some(true);
        }
    }
}

/// The field in the top bar that opens the palette. Returns whether it was clicked.
pub fn command_field(ui: &mut Ui, cx: &Cx<'_>, rect: Rect) -> bool {
    let t = cx.theme;
    let hint = cx.say("palette-hint");
    let response = ui.interact(rect, ui.scope_id().with("command-field"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, cx.say("all-commands")));
    let edge = if response.hovered() { t.ink3 } else { t.line2 };
    let stroke = Stroke::new(1.0, edge);
    ui.painter().rect(rect, CornerRadius::same(5), t.input(), stroke, egui::StrokeKind::Inside);
    super::widgets::focus_ring(ui, t, &response, rect, 5);
    let y = rect.center().y;
    icons::paint(ui.painter(), pos2(rect.left() + 15.0, y), 14.0, "search", t.ink3);
    let keys = actions::find("all-commands").map(actions::keys).unwrap_or_default();
    let face = ink(size::MICRO, t.ink3);
    let wide = width(ui.painter(), &keys, face) + 10.0;
    let chip = Rect::from_min_max(pos2(rect.right() - 6.0 - wide, y - 9.0), pos2(rect.right() - 6.0, y + 9.0));
    ui.painter().rect_stroke(chip, CornerRadius::same(3), Stroke::new(1.0, t.line2), egui::StrokeKind::Inside);
    text(ui.painter(), chip.center(), Align2::CENTER_CENTER, &keys, face, wide);
    left(ui.painter(), rect.left() + 28.0, y, &hint, ink(size::SMALL, t.ink3), chip.left() - rect.left() - 36.0);
    response.clicked()
}
