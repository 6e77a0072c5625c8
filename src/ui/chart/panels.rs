//! The small charts of 小多图, put into an order of one's own: dragged to another place, or moved by keyboard. The panels
//! and their places come with the drawing.

use egui::{Key, Modifiers, Pos2, Rect, Stroke, Ui};

use super::rows::{Dragged, handles, sequence};
use crate::app::Charting;
use crate::chart::{Kind, Mark, Panel, Point};
use crate::ui::Cx;
use crate::ui::scene::Placement;

/// Lets panels be dragged. The line shows before or behind which one it will stand.
pub fn drag(ui: &mut Ui, cx: &mut Cx<'_>, dragged: &mut Option<Dragged>, place: Placement) {
    if cx.state.choice.form.kind != Kind::Multiples || cx.state.drawing.panels.len() < 2 {
        return;
    }
    let panels = cx.state.drawing.panels.clone();
    let things: Vec<(Rect, &str)> = panels.iter().map(|p| (place.rect(p.rect), p.name.as_str())).collect();
    let lay = |ui: &Ui, rects: &[Rect], to: usize| line(ui, cx, rects, to);
    if let Some((from, to)) = handles(ui, cx, ("panel", dragged), &things, &before, &lay) {
        moved(cx, &panels, from, to);
    }
}

/// Before which panel a pointer is: in its row of panels, left of the middle of one; behind the last of them otherwise.
fn before(rects: &[Rect], at: Pos2) -> usize {
    let above = |r: &&Rect| r.bottom() < at.y;
    let start = rects.iter().take_while(above).count().min(rects.len().saturating_sub(1));
    let top = rects.get(start).map_or(0.0, Rect::top);
    let row = rects.iter().skip(start).take_while(|r| (r.top() - top).abs() < 1.0);
    start + row.filter(|r| r.center().x < at.x).count()
}

/// The line between two panels of a row.
fn line(ui: &Ui, cx: &Cx<'_>, rects: &[Rect], to: usize) {
    let stroke = Stroke::new(2.0, cx.theme.accent);
    match (rects.get(to), to.checked_sub(1).and_then(|i| rects.get(i))) {
        (Some(next), _) => {
            ui.painter().vline(next.left() - 5.0, next.y_range(), stroke);
        }
        (None, Some(last)) => {
            ui.painter().vline(last.right() + 5.0, last.y_range(), stroke);
        }
        (None, None) => {}
    }
}

/// Moves the panel of a focused mark by Alt and an arrow: one to the side, or a row up or down. Says whether it did.
pub fn by_keys(ui: &Ui, cx: &mut Cx<'_>, mark: &Mark) -> bool {
    if cx.state.choice.form.kind != Kind::Multiples {
        return false;
    }
    let panels = cx.state.drawing.panels.clone();
    let middle = Point { x: (mark.core.min.x + mark.core.max.x) / 2.0, y: (mark.core.min.y + mark.core.max.y) / 2.0 };
    let holds = |p: &Panel| {
        (p.rect.min.x..=p.rect.max.x).contains(&middle.x) && (p.rect.min.y..=p.rect.max.y).contains(&middle.y)
    };
    let Some(from) = panels.iter().position(holds) else { return false };
    let top = panels.first().map_or(0.0, |p| p.rect.min.y);
    let columns = panels.iter().take_while(|p| (p.rect.min.y - top).abs() < 0.5).count();
    let pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
    let keys = [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -(columns as isize))];
    let keys = keys.into_iter().chain([(Key::ArrowDown, columns as isize)]);
    let Some(step) = keys.into_iter().find(|(key, _)| pressed(*key)).map(|k| k.1) else { return false };
    if let Some(to) = from.checked_add_signed(step).filter(|to| *to < panels.len()) {
        moved(cx, &panels, from, to);
    }
    true
}

/// Puts a panel into another place of all, of which the page may hold a part only: a place among the places, an
/// indicator among the indicators.
fn moved(cx: &mut Cx<'_>, panels: &[Panel], from: usize, to: usize) {
    let drawn: Vec<String> = panels.iter().map(|p| p.series.clone()).collect();
    let Some(all) = sequence(cx, drawn, from, to) else { return };
    let choice = &cx.state.choice;
    if choice.form.also.is_empty() {
        cx.chart(Charting::Sequence(all));
    } else {
        // Indicators that no report of the place speaks of have no panel; they stay.
        let asked = std::iter::once(&choice.indicator).chain(&choice.form.also);
        let unseen: Vec<String> = asked.filter(|i| !all.contains(i)).cloned().collect();
        cx.chart(Charting::Indicators(all.into_iter().chain(unseen).collect()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_panel_is_let_go_before_the_one_right_of_the_pointer() {
        let cell = |x: f32, y: f32| Rect::from_min_max(pos2(x, y), pos2(x + 90.0, y + 100.0));
        let rects = [cell(0.0, 0.0), cell(100.0, 0.0), cell(0.0, 100.0), cell(100.0, 100.0), cell(0.0, 200.0)];
        let at = |x: f32, y: f32| before(&rects, pos2(x, y));
        assert_eq!((at(10.0, 50.0), at(60.0, 50.0), at(190.0, 50.0)), (0, 1, 2));
        assert_eq!((at(10.0, 150.0), at(190.0, 150.0)), (2, 4));
        assert_eq!((at(10.0, 250.0), at(80.0, 250.0), at(80.0, 900.0)), (4, 5, 5));
    }
}
