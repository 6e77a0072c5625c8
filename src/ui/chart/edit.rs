//! Title and note, written over in place: a click opens them, Enter keeps what was written, Esc does not; empty words
//! bring back the chart's own.

use egui::{CornerRadius, Key, Rect, Role as Access, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::View;
use crate::app::Charting;
use crate::chart::{Scene, Shape};
use crate::ui::Cx;
use crate::ui::scene::Placement;
use crate::ui::theme::{font, size};

/// What is being written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Title,
    Note,
}

/// Words that are being written.
#[derive(Debug)]
pub struct Edit {
    part: Part,
    words: String,
    /// Whether the field has had the keyboard.
    begun: bool,
}

/// Lets title and note be opened, and draws the field while one is.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, place: Placement) {
    let places = [(Part::Title, cx.state.drawing.title), (Part::Note, cx.state.drawing.note)];
    for (part, rect) in places {
        let Some(rect) = rect else { continue };
        let rect = place.rect(rect).expand2(vec2(3.0, 1.0));
        match &mut view.editing {
            Some(edit) if edit.part == part => {
                if field(ui, cx, edit, rect) {
                    view.editing = None;
                }
            }
            _ => {
                if opened(ui, cx, part, rect) {
                    view.editing = Some(Edit { part, words: said(cx, part), begun: false });
                }
            }
        }
    }
}

/// A part that a click opens.
fn opened(ui: &mut Ui, cx: &Cx<'_>, part: Part, rect: Rect) -> bool {
    let t = cx.theme;
    let (id, key) =
        if part == Part::Title { ("edit-title", "chart-edit-title") } else { ("edit-note", "chart-edit-note") };
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::click());
    let name = cx.say(key);
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let color = if response.has_focus() { t.accent } else { t.line2 };
        ui.painter().rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, color), StrokeKind::Outside);
    }
    response.clone().on_hover_cursor(egui::CursorIcon::Text).on_hover_text(name);
    response.clicked()
}

/// What stands there now.
fn said(cx: &Cx<'_>, part: Part) -> String {
    let form = &cx.state.choice.form;
    let own = if part == Part::Title { &form.title } else { &form.note };
    let rect = if part == Part::Title { cx.state.drawing.title } else { cx.state.drawing.note };
    let drawn = || Some(within(cx.state.drawing.scene.as_deref()?, rect?));
    own.clone().or_else(drawn).unwrap_or_default()
}

/// The words that are drawn inside a box, line by line.
fn within(scene: &Scene, rect: crate::chart::Rect) -> String {
    let inside = |i: &crate::chart::Item| match &i.shape {
        Shape::Text { at, words, .. } if (rect.min.y..=rect.max.y).contains(&at.y) && at.x < rect.max.x => {
            Some(words.clone())
        }
        _ => None,
    };
    scene.items.iter().filter_map(inside).collect()
}

/// The field; says whether it is done.
fn field(ui: &mut Ui, cx: &mut Cx<'_>, edit: &mut Edit, rect: Rect) -> bool {
    let t = cx.theme;
    let title = edit.part == Part::Title;
    let name = cx.say(if title { "chart-edit-title" } else { "chart-edit-note" });
    let letters = if title { size::HEADING } else { size::SMALL };
    ui.painter().rect_filled(rect, CornerRadius::same(4), t.raised);
    let text = egui::TextEdit::multiline(&mut edit.words)
        .frame(egui::Frame::NONE)
        .font(font(letters, title))
        .desired_rows(1)
        .desired_width(rect.width() - 8.0)
        .return_key(None);
    let response = ui.put(rect.shrink2(vec2(4.0, 0.0)), text);
    let now = edit.words.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &now, &now, &name);
        info.label = Some(name.clone());
        info
    });
    ui.painter().rect_stroke(rect, CornerRadius::same(4), Stroke::new(2.0, t.accent), StrokeKind::Outside);
    if !edit.begun {
        response.request_focus();
        edit.begun = true;
        return false;
    }
    if ui.input(|i| i.key_pressed(Key::Escape)) {
        return true;
    }
    let done = ui.input(|i| i.key_pressed(Key::Enter)) || !response.has_focus();
    if done {
        let words = Some(edit.words.trim().to_owned());
        let charting = if title { Charting::Title(words) } else { Charting::Note(words) };
        cx.chart(charting);
    }
    done
}
