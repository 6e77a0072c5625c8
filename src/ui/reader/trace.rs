//! What people have said of the figures in a text: a small sign beside what they have confirmed, changed or added, and the
//! faint trace of what they have rejected, whose card takes it back.

use std::ops::Range;

use egui::{Popup, Rect, Role as Access, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::flow::Line;
use super::page;
use crate::app::Edit;
use crate::figures::{Figure, Standing};
use crate::reading::Reading;
use crate::ui::theme::size;
use crate::ui::widgets::{Role, bold, button, focus_ring, ink};
use crate::ui::{Cx, icons, words};

/// The sign of a person's word, over the end of the value: a tick, a pencil or a plus.
pub fn sign(ui: &Ui, cx: &Cx<'_>, figure: &Figure, end: f32, line: Rect, letters: f32) {
    let icon = match figure.standing() {
        Standing::Machine | Standing::Rejected => return,
        Standing::Confirmed => "check",
        Standing::Corrected => "pencil",
        Standing::Added => "plus",
    };
    let at = pos2(end + 1.0, line.center().y - letters * 0.66);
    ui.painter().circle_filled(at, 6.0, cx.theme.surface);
    icons::paint(ui.painter(), at, 11.0, icon, cx.theme.accent);
}

/// The traces of what was rejected on a line: dots through the words; a click opens its card.
pub fn rejected(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    reading: &Reading,
    line: &Line,
    rect: Rect,
    stretch: &impl Fn(&Range<usize>) -> Option<(f32, f32)>,
) {
    for (i, figure) in reading.dismissed.iter().enumerate() {
        let quote = figure.evidence.quote;
        let range = reading.text.folded_at(quote.start)..reading.text.folded_at(quote.end);
        let Some((a, b)) = stretch(&range) else { continue };
        let t = cx.theme;
        let dots = Stroke::new(1.2, t.ink3);
        ui.painter().extend(egui::Shape::dotted_line(
            &[pos2(a, rect.center().y), pos2(b, rect.center().y)],
            dots.color,
            3.6,
            0.8,
        ));
        let hit = Rect::from_min_max(pos2(a, rect.top() + 1.0), pos2(b, rect.bottom() - 1.0));
        let id = ui.scope_id().with(("rejected", i, line.range.start));
        let response = ui.interact(hit, id, Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
        let name = cx.state.locale.say_with("trace-rejected", &[("figure", page::label(cx, reading, figure).into())]);
        response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &name));
        focus_ring(ui, t, &response, hit, 3);
        Popup::menu(&response).width(260.0).show(|ui| {
            egui::Frame::NONE
                .inner_margin(egui::Margin::symmetric(8, 6))
                .show(ui, |ui| card(ui, cx, reading, figure, i));
        });
        if !Popup::is_any_open(ui.ctx()) {
            response.on_hover_text(name);
        }
    }
}

/// What was read, who rejected it and when, and the way back.
fn card(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, figure: &Figure, dismissed: usize) {
    let t = cx.theme;
    ui.spacing_mut().item_spacing.y = 6.0;
    let line = |ui: &mut Ui, words: String, face: crate::ui::widgets::Ink| {
        let mut words = egui::RichText::new(words).size(face.size).color(face.color);
        if face.bold {
            words = words.family(crate::ui::theme::font(face.size, true).family);
        }
        ui.add(egui::Label::new(words).wrap());
    };
    line(ui, page::label(cx, reading, figure), bold(size::UI, t.ink1));
    line(ui, words::as_read(cx, figure), ink(size::SMALL, t.ink2));
    let by = figure.review.as_ref().map(|r| (r.by.clone(), cx.state.local_time(r.at)));
    let (by, at) = by.unwrap_or_default();
    let said = [cx.state.standing_words(Standing::Rejected), by, at];
    let said: Vec<String> = said.into_iter().filter(|w| !w.is_empty()).collect();
    line(ui, said.join(" · "), ink(size::SMALL, t.ink3));
    let Some(at) = cx.state.selection.reading.filter(|_| !cx.state.project.read_only) else { return };
    if button(ui, t, Role::Plain, Some("undo-2"), &cx.say("trace-restore")).clicked() {
        cx.edit(Edit::Restore { reading: at, dismissed });
        ui.close();
    }
}
