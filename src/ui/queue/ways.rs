//! The ways to read a doubtful figure as cards, one of which is chosen.

use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::View;
use super::item::head;
use crate::figures::Figure;
use crate::review::{Alternative, Stated};
use crate::ui::reader::family;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, chip, focus_ring, ink, left, text};
use crate::ui::{Cx, shapes, words};

/// The ways to read it as cards: as the machine did, otherwise, none of these.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, figure: &Figure, others: &[Alternative]) {
    head(ui, cx, "queue-ways", "");
    let count = others.len() + 2;
    let wide = ui.available_width();
    let step = (wide - 10.0 * (count as f32 - 1.0)) / count as f32;
    let (row, _) = ui.allocate_exact_size(vec2(wide, 92.0), Sense::hover());
    for i in 0..count {
        let rect =
            Rect::from_min_size(pos2(row.left() + (step + 10.0) * i as f32, row.top()), vec2(step, row.height()));
        let way = match i {
            0 => Way::Machine,
            _ => others.get(i - 1).map_or(Way::Neither, Way::Other),
        };
        if card(ui, cx, figure, &way, i, view.chosen == i, rect) {
            view.chosen = i;
            view.editing = i + 1 == count;
        }
    }
}

enum Way<'a> {
    Machine,
    Other(&'a Alternative),
    Neither,
}

fn card(ui: &mut Ui, cx: &Cx<'_>, figure: &Figure, way: &Way<'_>, i: usize, chosen: bool, rect: Rect) -> bool {
    let t = cx.theme;
    let number = (i + 1).to_string();
    let name = cx.state.locale.say_with("queue-way", &[("number", number.clone().into())]);
    let response = ui.interact(rect, ui.scope_id().with(("way", i)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &name));
    let (fill, stroke) =
        if chosen { (t.tint2, Stroke::new(1.5, t.accent)) } else { (t.surface, Stroke::new(1.0, t.line2)) };
    ui.painter().rect(rect, CornerRadius::same(8), fill, stroke, StrokeKind::Inside);
    focus_ring(ui, t, &response, rect, 8);
    let inner = rect.shrink2(vec2(12.0, 10.0));
    let y = inner.top() + 9.0;
    let key = chip(ui.painter(), pos2(inner.left(), y), &number, t.ink2, t.sunken).right();
    left(ui.painter(), key + 8.0, y, &name, bold(size::UI, t.ink1), inner.right() - key - 8.0);
    if let Way::Machine = way {
        let sure = words::sureness(cx, figure);
        text(
            ui.painter(),
            pos2(inner.right(), y),
            egui::Align2::RIGHT_CENTER,
            &sure,
            ink(size::SMALL, t.ink3),
            inner.width() * 0.5,
        );
    }
    let read = match way {
        Way::Neither => {
            let (a, b) = (cx.say("queue-neither"), cx.say("queue-neither-then"));
            left(ui.painter(), inner.left(), y + 26.0, &a, ink(size::SMALL, t.ink2), inner.width());
            left(ui.painter(), inner.left(), y + 48.0, &b, ink(size::SMALL, t.ink3), inner.width());
            return response.clicked();
        }
        Way::Machine => figure.clone(),
        Way::Other(other) => {
            let mut stated = Stated::of(figure);
            stated.set(other.field().clone());
            stated.lay(figure)
        }
    };
    let subject = format!("{} · {}", cx.state.subject(&read), words::measure(cx, &read));
    left(ui.painter(), inner.left(), y + 26.0, &subject, ink(size::SMALL, t.ink2), inner.width());
    let center = pos2(inner.left() + 20.0, y + 50.0);
    shapes::alone(ui.painter(), &read, center, 13.0, t.family(family(cx, &read)), fill);
    left(
        ui.painter(),
        center.x + 30.0,
        center.y,
        &words::as_read(cx, &read),
        ink(size::UI, t.ink1),
        inner.right() - center.x - 30.0,
    );
    let why = match way {
        Way::Other(Alternative::SharedBound(_)) => cx.say("queue-why-shared"),
        Way::Other(Alternative::OtherName(_)) => cx.say("queue-why-name"),
        Way::Other(Alternative::Level(_)) => cx.say("queue-why-measure"),
        _ => String::new(),
    };
    response.on_hover_text(if why.is_empty() { name } else { why }).clicked()
}
