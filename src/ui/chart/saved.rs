//! The charts that bear names: keeping the one on the screen under a name, and putting one of them there again.

use egui::{
    Align, CornerRadius, Id, Key, Layout, Popup, PopupCloseBehavior, Role as Access, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::View;
use crate::app::{Edit, Naming};
use crate::ui::Cx;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Role, field, focus_ring, icon_button, ink, inside, left, sized_button};

/// What is being typed.
#[derive(Debug, Default)]
pub struct Typed {
    name: String,
    /// Whether the list was open in the last frame: the name has the keyboard when it opens.
    open: bool,
    /// The chart that is given another name, and that name.
    renaming: Option<(String, String)>,
}

/// The button, whose place the commands know.
fn button() -> Id {
    Id::unique("saved-charts")
}

/// Opens the list, as a command does.
pub fn open(ctx: &egui::Context) {
    Popup::open_id(ctx, list());
}

fn list() -> Id {
    Id::unique("saved-charts-list")
}

/// The button with its list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
    let response = ui.interact(rect, button(), Sense::click());
    let name = cx.say("charts-saved");
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &name));
    let open = Popup::is_id_open(ui.ctx(), list());
    if response.hovered() || response.has_focus() || open {
        ui.painter().rect_filled(rect, CornerRadius::same(5), t.sunken);
    }
    focus_ring(ui, t, &response, rect, 5);
    icons::paint(ui.painter(), rect.center(), 16.0, "bookmark", t.ink2);
    Popup::menu(&response)
        .id(list())
        .width(300.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| body(ui, cx, &mut view.saved));
    view.saved.open = open;
    response.on_hover_text(name);
}

fn body(ui: &mut Ui, cx: &mut Cx<'_>, typed: &mut Typed) {
    let t = cx.theme;
    let can = cx.state.drawing.scene.is_some() && !cx.state.project.read_only;
    let names: Vec<String> = cx.state.project.charts.named.keys().cloned().collect();
    let replaces = names.iter().any(|n| n == typed.name.trim());
    ui.add_enabled_ui(can, |ui| {
        let response = field(ui, t, "bookmark", &cx.say("charts-name"), &mut typed.name, ui.available_width());
        if !typed.open {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let named = !typed.name.trim().is_empty();
        ui.add_space(4.0);
        let key = if replaces { "charts-replace" } else { "charts-save" };
        let role = if named { Role::Primary } else { Role::Plain };
        let save = ui.add_enabled_ui(named, |ui| sized_button(ui, t, role, Some("save"), &cx.say(key), 28.0)).inner;
        if named && (entered || save.clicked()) {
            cx.edit(Edit::Charts(Naming::Save(std::mem::take(&mut typed.name))));
        }
    });
    ui.separator();
    if names.is_empty() {
        ui.label(egui::RichText::new(cx.say("charts-none")).size(size::SMALL).color(t.ink3));
        return;
    }
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for name in names {
            row(ui, cx, typed, &name);
        }
    });
}

/// A chart: a click opens it; it can be given another name or taken away.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, typed: &mut Typed, name: &str) {
    let t = cx.theme;
    if let Some((_, to)) = typed.renaming.as_mut().filter(|(from, _)| from == name) {
        let response = field(ui, t, "pencil", &cx.say("charts-renaming"), to, ui.available_width());
        let done = response.lost_focus();
        response.request_focus();
        if done {
            if ui.input(|i| i.key_pressed(Key::Enter)) {
                cx.edit(Edit::Charts(Naming::Rename(name.to_owned(), to.clone())));
            }
            typed.renaming = None;
        }
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let (words, tools) = rect.split_left_right_at_x(rect.right() - 60.0);
    let response = ui.interact(words, Id::unique(("saved-chart", name)), Sense::click());
    let shown = cx.state.project.charts.named.get(name).is_some_and(|c| c.is_same(&cx.state.choice));
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, shown, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(words, CornerRadius::same(5), t.tint);
    }
    if shown {
        icons::paint(ui.painter(), words.left_center() + vec2(14.0, 0.0), 14.0, "check", t.accent);
    }
    left(ui.painter(), words.left() + 26.0, words.center().y, name, ink(size::UI, t.ink1), words.width() - 30.0);
    if response.on_hover_text(name).clicked() {
        cx.edit(Edit::Charts(Naming::Open(name.to_owned())));
    }
    let can = !cx.state.project.read_only;
    inside(ui, UiBuilder::new().max_rect(tools).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_enabled_ui(can, |ui| {
            if icon_button(ui, t, "pencil", &format!("{} {name}", cx.say("charts-rename"))).clicked() {
                typed.renaming = Some((name.to_owned(), name.to_owned()));
            }
            if icon_button(ui, t, "trash-2", &format!("{} {name}", cx.say("charts-remove"))).clicked() {
                cx.edit(Edit::Charts(Naming::Remove(name.to_owned())));
            }
        });
    });
}
