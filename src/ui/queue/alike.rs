//! Others that are worded like the figure that is asked about: those that are ticked are decided together with it.

use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::View;
use super::item::{Decide, head};
use crate::app::Edit;
use crate::figures::Figure;
use crate::review::Field;
use crate::ui::theme::size;
use crate::ui::widgets::{ink, left};
use crate::ui::{Cx, belonging, icons};

/// Others that are worded alike; those that are ticked are decided together.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, at: usize, index: usize, decide: &mut Decide) {
    let key = ((at, index), cx.state.library.revision);
    if view.alike.as_ref().is_none_or(|(k, _)| *k != key) {
        view.alike = Some((key, cx.state.worded_alike(at, index, 6)));
    }
    let alike = view.alike.as_ref().map(|(_, list)| list.clone()).unwrap_or_default();
    if alike.is_empty() {
        return;
    }
    let count = cx.state.locale.say_with("queue-alike-count", &[("count", alike.len().into())]);
    head(ui, cx, "queue-alike", &count);
    let t = cx.theme;
    for (reading, figure) in alike {
        let Some(r) = cx.state.library.readings.get(reading) else { continue };
        let Some(f) = r.figures.get(figure) else { continue };
        let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
        let ticked = view.with.contains(&(reading, figure));
        let quote = r.text.words(f.evidence.quote).replace(['\n', '\r'], "");
        let name = belonging::title(cx, r);
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, ticked, format!("{name} {quote}")));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(row, CornerRadius::same(3), t.tint2);
        }
        let square = Rect::from_center_size(row.left_center() + vec2(12.0, 0.0), vec2(13.0, 13.0));
        ui.painter().rect_stroke(
            square,
            CornerRadius::same(3),
            Stroke::new(1.0, if ticked { t.accent } else { t.line2 }),
            StrokeKind::Inside,
        );
        if ticked {
            icons::paint(ui.painter(), square.center(), 12.0, "check", t.accent);
        }
        let x = left(ui.painter(), row.left() + 28.0, row.center().y, &name, ink(size::SMALL, t.ink1), 180.0);
        let start = x.max(row.left() + 160.0) + 12.0;
        left(ui.painter(), start, row.center().y, &quote, ink(size::SMALL, t.ink2), row.right() - start - 8.0);
        if response.clicked() && !view.with.remove(&(reading, figure)) {
            view.with.insert((reading, figure));
        }
    }
    together(cx, view, decide);
}

/// The others that are ticked are confirmed or corrected with the first: the same fields, each with its own number.
fn together(cx: &Cx<'_>, view: &View, decide: &mut Decide) {
    let with = |make: &dyn Fn(usize, usize) -> Option<Edit>| {
        view.with.iter().filter_map(|(r, f)| make(*r, *f)).collect::<Vec<_>>()
    };
    if view.with.is_empty() {
        return;
    }
    if let Some(first) = decide.confirm.take() {
        let more = match &first {
            Edit::Correct { fields, .. } => with(&|reading, figure| {
                let own = cx.state.library.readings.get(reading)?.figures.get(figure)?;
                let fields = fields.iter().map(|f| own_number(f, own)).collect();
                Some(Edit::Correct { reading, figure, fields })
            }),
            _ => with(&|reading, figure| Some(Edit::Confirm { reading, figure })),
        };
        decide.confirm = Some(Edit::Several(std::iter::once(first).chain(more).collect()));
    }
    if let Some(first) = decide.reject.take() {
        let more = with(&|reading, figure| Some(Edit::Reject { reading, figure }));
        decide.reject = Some(Edit::Several(std::iter::once(first).chain(more).collect()));
    }
}

/// A field for another figure of the same wording: bound and kind are shared, number and year are its own.
fn own_number(field: &Field, own: &Figure) -> Field {
    match field {
        Field::Value(v) if own.value.bound.is_relation() == v.bound.is_relation() => {
            Field::Value(crate::quantity::bind(own.value, v.bound))
        }
        Field::Value(_) => Field::Value(own.value),
        Field::RefYear(_) => Field::RefYear(own.ref_year),
        Field::Unit(_) => Field::Unit(own.unit.clone()),
        other => other.clone(),
    }
}
