//! Menus and keys, drawn from the one list of commands in [`super::actions`]. Only what works stands here.

use egui::{Context, Key, KeyboardShortcut, Modifiers, Popup, Response, Role as Access, Sense, Ui, WidgetInfo, vec2};

use super::actions::{self, Action, CTRL, MENUS, Menu};
use super::theme::size;
use super::widgets::{focus_ring, ink, left, menu_row, width};
use super::{Cx, Local, tabs};
use crate::app::{Task, View};

/// Keys that work everywhere; while a dialog is open only those that belong to the program as a whole.
pub fn shortcuts(ui: &Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let ctx = ui.ctx().clone();
    let typing = ctx.egui_wants_keyboard_input();
    let dialog = local.dialog_is_open();
    // Keys with Shift go first: Ctrl+B would take Ctrl+Shift+B as its own.
    let mut all: Vec<(&Action, KeyboardShortcut)> =
        actions::all().flat_map(|a| a.all_keys().map(move |k| (a, k))).collect();
    all.sort_by_key(|(_, k)| !k.modifiers.shift);
    for (action, keys) in all {
        let waits = (action.typing && typing) || (dialog && action.id != "quit");
        if !waits && (action.enabled)(cx, local) && ui.input_mut(|i| i.consume_shortcut(&keys)) {
            (action.run)(&ctx, cx, local);
        }
    }
    if dialog {
        return;
    }
    for (work, key) in tabs::keys() {
        if ui.input_mut(|i| i.consume_shortcut(&KeyboardShortcut::new(CTRL, key))) {
            cx.view(View::Work(work));
        }
    }
    let idle = !typing && !Popup::is_any_open(&ctx);
    if idle && ui.input(|i| i.key_pressed(Key::Escape)) && cx.state.selection.figure.is_some() {
        cx.view(View::Figure(None));
    }
    if idle && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F10)) {
        ctx.memory_mut(|m| m.request_focus(first_menu()));
    }
}

fn first_menu() -> egui::Id {
    egui::Id::unique("menu-head-0")
}

/// The menus.
pub fn bar(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    for (i, (menu, key)) in MENUS.into_iter().enumerate() {
        let response = head(ui, cx, &cx.say(key), i);
        Popup::menu(&response).width(250.0).show(|ui| rows(ui, cx, local, menu));
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, words: &str, index: usize) -> Response {
    let t = cx.theme;
    let face = ink(size::UI, t.ink2);
    let wide = width(ui.painter(), words, face);
    let (rect, _) = ui.allocate_exact_size(vec2(wide + 18.0, 26.0), Sense::hover());
    let id = if index == 0 { first_menu() } else { egui::Id::unique(("menu-head", index)) };
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, words));
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if response.hovered() || response.has_focus() || open {
        ui.painter().rect_filled(rect, 5.0, t.sunken);
    }
    focus_ring(ui, t, &response, rect.shrink(1.0), 4);
    left(ui.painter(), rect.left() + 9.0, rect.center().y, words, face, wide + 1.0);
    response
}

fn rows(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local, menu: Menu) {
    let mut entries: Vec<&Action> = actions::all().filter(|a| a.menu == menu).collect();
    // The commands of each room stand in a list of their own: a group may have some of several.
    entries.sort_by_key(|a| a.group);
    // One indent for all rows of a menu that has switches.
    let ticks = menu == Menu::Look || entries.iter().any(|a| (a.ticked)(cx, local).is_some());
    if menu == Menu::Look {
        tab_rows(ui, cx);
    }
    let mut group = None;
    for action in entries {
        if group.is_some_and(|g| g != action.group) {
            if menu == Menu::File && group == Some(0) {
                recent(ui, cx, ticks);
            }
            ui.separator();
        }
        group = Some(action.group);
        let ctx = ui.ctx().clone();
        if row(ui, cx, local, action, ticks).clicked() {
            (action.run)(&ctx, cx, local);
        }
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, local: &Local, action: &Action, ticks: bool) -> Response {
    let ticked = (action.ticked)(cx, local).or(ticks.then_some(false));
    let enabled = (action.enabled)(cx, local);
    ui.add_enabled_ui(enabled, |ui| menu_row(ui, cx.theme, ticked, &cx.say(action.id), &actions::keys(action))).inner
}

fn tab_rows(ui: &mut Ui, cx: &mut Cx<'_>) {
    for (work, key) in tabs::all() {
        let keys = tabs::name(work).1;
        if menu_row(ui, cx.theme, Some(cx.state.work == work), &cx.say(key), &keys).clicked() {
            cx.view(View::Work(work));
        }
    }
    ui.separator();
}

fn recent(ui: &mut Ui, cx: &mut Cx<'_>, ticks: bool) {
    let recent = cx.state.settings.recent.clone();
    if recent.is_empty() {
        return;
    }
    ui.separator();
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let x = head.left() + if ticks { 28.0 } else { 10.0 };
    left(ui.painter(), x, head.center().y, &cx.say("recent"), ink(size::MICRO, cx.theme.ink3), head.width());
    for r in recent.iter().take(5) {
        let name = r.path.file_name().map_or_else(|| r.path.display().to_string(), |n| n.to_string_lossy().into());
        let row = menu_row(ui, cx.theme, ticks.then_some(false), &name, &r.reports.to_string());
        if row.on_hover_text(r.path.display().to_string()).clicked() {
            cx.task(Task::Open(vec![r.path.clone()]));
        }
    }
}

/// A button of the top bar for a command, its tooltip with its keys.
pub fn tool(ui: &mut Ui, ctx: &Context, cx: &mut Cx<'_>, local: &mut Local, action: &Action) {
    let words = cx.say(action.id);
    let keys = actions::keys(action);
    let enabled = (action.enabled)(cx, local);
    let response = ui.add_enabled_ui(enabled, |ui| super::widgets::icon_only(ui, cx.theme, action.icon, &words)).inner;
    let mut tip = if keys.is_empty() { words } else { format!("{words}　{keys}") };
    if let Some(told) = (action.told)(cx, local) {
        tip = format!("{tip}\n{told}");
    }
    if response.on_hover_text(tip).clicked() {
        (action.run)(ctx, cx, local);
    }
}
