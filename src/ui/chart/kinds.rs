//! The chooser of kinds, each with its purpose in one line, and the order of rows.

use egui::{CornerRadius, Popup, Role as Access, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::Charting;
use crate::chart::Kind;
use crate::comparison::Order;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, dropdown, icon_button, icon_only, ink, left};
use crate::ui::{Cx, icons};

/// The key of a kind's name; its purpose is that with `-purpose`.
fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Range => "kind-range",
        Kind::Dumbbell => "kind-dumbbell",
        Kind::Bar => "kind-bar",
        Kind::Heat => "kind-heat",
        Kind::Trend => "kind-trend",
        Kind::Multiples => "kind-multiples",
        Kind::Distribution => "kind-distribution",
        Kind::Ladder => "kind-ladder",
        Kind::Tiles => "kind-tiles",
    }
}

/// The dropdown of kinds.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let now = cx.state.choice.form.kind;
    let response = dropdown(ui, cx.theme, &cx.say("choose-kind"), &cx.say(key(now)), ui.available_width().max(60.0));
    Popup::menu(&response).width(340.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for kind in Kind::ALL {
            if row(ui, cx, kind, kind == now) {
                cx.chart(Charting::Kind(kind));
            }
        }
    });
}

/// A kind with its purpose; says whether it was chosen.
fn row(ui: &mut Ui, cx: &Cx<'_>, kind: Kind, chosen: bool) -> bool {
    let t = cx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width().max(340.0), 44.0), Sense::click());
    let (name, purpose) = (cx.say(key(kind)), cx.say(&format!("{}-purpose", key(kind))));
    response.widget_info(|| WidgetInfo::selected(Access::MenuItem, true, chosen, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), t.tint);
    }
    if chosen {
        icons::paint(ui.painter(), pos2(rect.left() + 14.0, rect.top() + 14.0), 14.0, "check", t.accent);
    }
    let (x, room) = (rect.left() + 28.0, rect.width() - 34.0);
    left(ui.painter(), x, rect.top() + 14.0, &name, bold(size::UI, t.ink1), room);
    left(ui.painter(), x, rect.top() + 31.0, &purpose, ink(size::SMALL, t.ink2), room);
    response.clicked()
}

/// Why there is no order to choose.
fn unordered(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Range | Kind::Dumbbell | Kind::Bar | Kind::Heat | Kind::Multiples => None,
        Kind::Ladder => Some("order-ladder"),
        Kind::Trend => Some("order-trend"),
        Kind::Distribution => Some("order-distribution"),
        Kind::Tiles => Some("order-tiles"),
    }
}

/// By value, by code or by choice; the kinds in which places stand by something else say so.
pub fn order(ui: &mut Ui, cx: &mut Cx<'_>) {
    let form = &cx.state.choice.form;
    if cx.state.drawing.scene.is_none() {
        return;
    }
    if let Some(why) = unordered(form.kind) {
        let why = cx.say(why);
        let button = ui.add_enabled_ui(false, |ui| icon_only(ui, cx.theme, "list-ordered", &why)).inner;
        button.on_disabled_hover_text(why);
        return;
    }
    let own = if form.sequence.is_empty() { Order::Value } else { Order::Own };
    let (icon, name, next) = match form.order {
        Order::Value => ("arrow-down-wide-narrow", "order-by-value", Order::Code),
        Order::Code => ("list-ordered", "order-by-code", own),
        Order::Own => ("arrow-up-down", "order-by-own", Order::Value),
    };
    if icon_button(ui, cx.theme, icon, &cx.say(name)).clicked() {
        cx.chart(Charting::Order(next));
    }
}
