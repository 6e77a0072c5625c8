//! The rows of a chart as marks show them: where each stands, dragging one to another place, moving it by keyboard.
//! Knows no kind's layout; the stretch of a row is that of its marks.

use egui::{
    CornerRadius, CursorIcon, Key, Modifiers, Pos2, Rect, Role as Access, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::Charting;
use crate::chart::{Kind, Mark, Scene};
use crate::ui::Cx;
use crate::ui::scene::Placement;

/// A row, or a group of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its place, by its whole name.
    pub place: String,
    /// From where to where it reaches on the page: downwards, or of bars to the right.
    pub from: f64,
    /// See `from`.
    pub to: f64,
}

/// A row that is being dragged.
#[derive(Clone, Copy, Debug)]
pub struct Dragged {
    /// Which one.
    pub from: usize,
    /// Before which one it is now.
    pub to: usize,
}

/// Whether the order of a kind's rows is a person's to choose.
pub fn can_be_moved(kind: Kind) -> bool {
    matches!(kind, Kind::Range | Kind::Dumbbell | Kind::Heat | Kind::Bar)
}

/// Whether rows stand one beside the other.
fn is_across(kind: Kind) -> bool {
    kind == Kind::Bar
}

/// The rows of a scene in their order, each reaching halfway to the next.
pub fn rows(scene: &Scene, kind: Kind) -> Vec<Row> {
    let along = |m: &Mark| if is_across(kind) { (m.core.min.x, m.core.max.x) } else { (m.hit.min.y, m.hit.max.y) };
    let mut marks: Vec<&Mark> = scene.marks.iter().collect();
    marks.sort_by(|a, b| {
        let middle = |m: &Mark| (along(m).0 + along(m).1) / 2.0;
        middle(a).total_cmp(&middle(b))
    });
    let mut rows: Vec<Row> = Vec::new();
    for mark in marks {
        let (from, to) = along(mark);
        match rows.last_mut().filter(|r| r.place == mark.region) {
            Some(row) => (row.from, row.to) = (row.from.min(from), row.to.max(to)),
            None => rows.push(Row { place: mark.region.clone(), from, to }),
        }
    }
    // Where the gap to the next is wide another part begins: a row does not reach over it.
    let typical = rows.iter().map(|r| r.to - r.from).fold(0.0, f64::max);
    for i in 1..rows.len() {
        let gap = rows[i].from - rows[i - 1].to;
        let half = (gap / 2.0).min(0.35 * typical);
        rows[i - 1].to += half;
        rows[i].from -= half;
    }
    rows
}

/// Where a row stands on the screen, over the whole page.
pub fn rect(row: &Row, kind: Kind, scene: &Scene, place: Placement) -> Rect {
    let page = place.page(scene).shrink2(vec2(4.0, 0.0));
    let at = |v: f64| v as f32 * place.scale;
    if is_across(kind) {
        return Rect::from_x_y_ranges(
            page.left() - 4.0 + at(row.from)..=page.left() - 4.0 + at(row.to),
            page.y_range(),
        );
    }
    Rect::from_x_y_ranges(page.x_range(), page.top() + at(row.from)..=page.top() + at(row.to))
}

/// Lets rows be dragged. The line shows where the row will stand.
pub fn drag(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    dragged: &mut Option<Dragged>,
    rows: &[Row],
    (scene, place): (&Scene, Placement),
) {
    let kind = cx.state.choice.form.kind;
    let across = is_across(kind);
    let things: Vec<(Rect, &str)> = rows.iter().map(|r| (rect(r, kind, scene, place), r.place.as_str())).collect();
    let before = |rects: &[Rect], at: Pos2| {
        let past = |r: &Rect| if across { at.x > r.center().x } else { at.y > r.center().y };
        rects.iter().filter(|r| past(r)).count()
    };
    let lay = |ui: &Ui, rects: &[Rect], to: usize| line(ui, cx, rects, to, across);
    if let Some((from, to)) = handles(ui, cx, ("row", dragged), &things, &before, &lay) {
        moved(cx, rows, from, to);
    }
}

/// Lets things of a chart be dragged, each by its stretch of the page and with its name. `before` says before which of
/// them a pointer is, `line` shows it. Returns which was let go and where it then stands.
pub fn handles(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (what, dragged): (&str, &mut Option<Dragged>),
    things: &[(Rect, &str)],
    before: &dyn Fn(&[Rect], Pos2) -> usize,
    line: &dyn Fn(&Ui, &[Rect], usize),
) -> Option<(usize, usize)> {
    let rects: Vec<Rect> = things.iter().map(|t| t.0).collect();
    let mut dropped = None;
    for (i, (rect, name)) in things.iter().enumerate() {
        let response = ui.interact(*rect, ui.scope_id().with((what, i)), Sense::drag());
        let name = || cx.state.locale.say_with("chart-move-row", &[("place", (*name).into())]);
        response.widget_info(|| WidgetInfo::labeled(Access::Row, true, name()));
        if response.drag_started() {
            *dragged = Some(Dragged { from: i, to: i });
        }
        if let (Some(d), Some(at)) = (dragged.as_mut(), ui.input(|i| i.pointer.latest_pos()))
            && response.dragged()
            && d.from == i
        {
            d.to = before(&rects, at);
        }
        if response.drag_stopped() {
            dropped = dragged.take();
        }
        response.on_hover_cursor(if dragged.is_some() { CursorIcon::Grabbing } else { CursorIcon::Grab });
    }
    if let Some(d) = *dragged {
        let from = rects.get(d.from).copied().unwrap_or(Rect::NOTHING);
        ui.painter().rect_filled(from, CornerRadius::same(5), cx.theme.tint);
        line(ui, &rects, d.to);
    }
    // What is let go before or behind itself stays.
    dropped.map(|d| (d.from, if d.to > d.from { d.to - 1 } else { d.to }))
}

/// The line between two rows.
fn line(ui: &Ui, cx: &Cx<'_>, rects: &[Rect], to: usize, across: bool) {
    let stroke = Stroke::new(2.0, cx.theme.accent);
    let (before, behind) = (to.checked_sub(1).and_then(|i| rects.get(i)), rects.get(to));
    let Some(any) = before.or(behind) else { return };
    if across {
        let x = before.map_or_else(|| any.left(), Rect::right);
        ui.painter().vline(x, any.y_range(), stroke);
    } else {
        let y = before.map_or_else(|| any.top(), Rect::bottom);
        ui.painter().hline(any.x_range(), y, stroke);
        ui.painter().circle_filled(pos2(any.left(), y), 3.0, cx.theme.accent);
    }
}

/// Moves the row of a focused mark by Alt and an arrow; says whether it did.
pub fn by_keys(ui: &Ui, cx: &mut Cx<'_>, scene: &Scene, mark: &Mark) -> bool {
    let kind = cx.state.choice.form.kind;
    if !can_be_moved(kind) {
        return false;
    }
    let (back, on) = if is_across(kind) { (Key::ArrowLeft, Key::ArrowRight) } else { (Key::ArrowUp, Key::ArrowDown) };
    let pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
    let step: isize = match (pressed(back), pressed(on)) {
        (true, _) => -1,
        (_, true) => 1,
        _ => return false,
    };
    let rows = rows(scene, kind);
    let from = rows.iter().position(|r| r.place == mark.region);
    let to = from.and_then(|f| f.checked_add_signed(step)).filter(|to| *to < rows.len());
    if let (Some(from), Some(to)) = (from, to) {
        moved(cx, &rows, from, to);
    }
    true
}

/// Puts the row into another place.
fn moved(cx: &mut Cx<'_>, rows: &[Row], from: usize, to: usize) {
    let drawn = rows.iter().map(|r| r.place.clone()).collect();
    if let Some(all) = sequence(cx, drawn, from, to) {
        cx.chart(Charting::Sequence(all));
    }
}

/// All places, those on other pages too, when one of the drawn is put into another place; none where it stays.
pub fn sequence(cx: &Cx<'_>, mut drawn: Vec<String>, from: usize, to: usize) -> Option<Vec<String>> {
    if from == to || from >= drawn.len() {
        return None;
    }
    let place = drawn.remove(from);
    drawn.insert(to.min(drawn.len()), place);
    let first = cx.state.choice.first;
    let others = cx.state.drawing.places.iter().filter(|p| !drawn.contains(p));
    let (before, behind): (Vec<_>, Vec<_>) = others.enumerate().partition(|(i, _)| *i < first);
    let words = |list: Vec<(usize, &String)>| list.into_iter().map(|(_, p)| p.clone()).collect::<Vec<String>>();
    let mut all = words(before);
    all.extend(drawn);
    all.extend(words(behind));
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Color, Point, Rect as Box};

    #[test]
    fn marks_of_two_lines_are_one_row_that_reaches_halfway_to_the_next() {
        let mark = |place: &str, y: f64| {
            let hit = Box { min: Point { x: 0.0, y: y - 5.0 }, max: Point { x: 9.0, y: y + 5.0 } };
            Mark {
                region: place.into(),
                words: String::new(),
                reading: None,
                figure: None,
                outside: false,
                core: hit,
                hit,
            }
        };
        let marks = vec![mark("乙", 55.0), mark("甲", 15.0), mark("乙", 45.0), mark("甲", 25.0), mark("丙", 200.0)];
        let scene = Scene { width: 100.0, height: 300.0, ground: Color::hex(0), items: Vec::new(), marks };
        let found = rows(&scene, Kind::Dumbbell);
        let row = |place: &str, from: f64, to: f64| Row { place: place.into(), from, to };
        assert_eq!(found, [row("甲", 10.0, 35.0), row("乙", 35.0, 67.0), row("丙", 188.0, 205.0)]);
    }
}
