//! 图表: the chart of what is chosen, and the choice on top of it. Paints a Scene; lays none out.

mod choose;
mod edit;
mod foot;
mod kinds;
mod page;
mod panels;
mod rows;
pub mod saved;

use std::sync::Arc;

use egui::{Align, Key, Layout, Popup, Rect, Ui, UiBuilder, pos2, vec2};

use super::widgets::{Role, icon_button, inside, sized_button};
use super::{Cx, Local, export};
use crate::chart::Scene;

/// What belongs to this panel alone.
#[derive(Debug, Default)]
pub struct View {
    filter: String,
    editing: Option<edit::Edit>,
    brush: Option<(f32, f32)>,
    saved: saved::Typed,
    /// Whether the panel has the whole window between the bars.
    pub whole: bool,
    dragged: Option<rows::Dragged>,
    /// The figure whose mark has the focus again when it stands elsewhere, and the scene that it is to leave.
    follows: Option<(usize, Option<usize>, Arc<Scene>)>,
}

const HEAD: f32 = 80.0;
const FOOT: f32 = 34.0;

/// Draws the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    let all = ui.max_rect();
    let head = Rect::from_min_size(all.min, vec2(all.width(), HEAD));
    title(ui, cx, local, Rect::from_min_size(all.min, vec2(all.width(), 40.0)));
    let tools =
        Rect::from_min_max(pos2(all.left() + 12.0, all.top() + 40.0), pos2(all.right() - 8.0, head.bottom() - 8.0));
    inside(ui, UiBuilder::new().max_rect(tools).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if !cx.state.library.readings.is_empty() {
            choose::show(ui, cx, &mut local.chart);
        }
    });
    ui.painter().hline(all.x_range(), head.bottom() - 0.5, t.hairline());
    let body = Rect::from_min_max(pos2(all.left(), head.bottom()), pos2(all.right(), all.bottom() - FOOT));
    ui.painter().rect_filled(body, 0.0, t.surface);
    page::show(ui, cx, &mut local.chart, body);
    foot::show(ui, cx, Rect::from_min_max(body.left_bottom(), all.max));
    ui.advance_cursor_after_rect(all);
}

/// The kind at the left; saving and folding at the right.
fn title(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local, rect: Rect) {
    let t = cx.theme;
    let inner = rect.shrink2(vec2(8.0, 0.0));
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if icon_button(ui, t, "chevron-right", &cx.say("fold-chart")).clicked() {
            (local.frame.right, local.chart.whole) = (Some(false), false);
        }
        let (icon, key) =
            if local.chart.whole { ("minimize-2", "chart-smaller") } else { ("maximize-2", "chart-larger") };
        let leaves = local.chart.whole && !Popup::is_any_open(ui.ctx()) && ui.input(|i| i.key_pressed(Key::Escape));
        if icon_button(ui, t, icon, &cx.say(key)).clicked() || leaves {
            local.chart.whole = !local.chart.whole;
        }
        ui.add_enabled_ui(cx.state.drawing.scene.is_some(), |ui| {
            if sized_button(ui, t, Role::Plain, Some("download"), &cx.say("export"), 26.0).clicked() {
                export::start(cx, local);
            }
        });
        saved::show(ui, cx, &mut local.chart);
        kinds::order(ui, cx);
    });
    let left = Rect::from_min_max(pos2(rect.left() + 12.0, rect.top()), pos2(rect.right() - 230.0, rect.bottom()));
    inside(ui, UiBuilder::new().max_rect(left).layout(Layout::left_to_right(Align::Center)), |ui| kinds::show(ui, cx));
}
