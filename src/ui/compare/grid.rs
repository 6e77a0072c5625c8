//! The grid: heads and pinned columns stay in sight, only the cells in sight are drawn.

use egui::{
    CornerRadius, Rect, Role as Access, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
};
use egui::{pos2, vec2};

use super::super::Cx;
use super::super::widgets::{focus_ring, inside};
use super::heads::{heads, name, name_of_row, name_width};
use super::lay::{Kept, Laid};
use super::{cell, message, tip};
use crate::app::View as To;
use crate::comparison::{Column, Line, Table, TableCell};

/// What a row or a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// An indicator.
    Indicator(usize),
    /// A report.
    Line(usize),
    /// The nation or the parent.
    Reference(usize),
}

pub(super) const HEAD: f32 = 32.0;
/// The names of rows: so wide at least, and so wide whatever the columns need.
const NAME_LEAST: f32 = 132.0;
const NAME: f32 = 172.0;
const REFERENCE: f32 = 112.0;
/// The width of a column of long words.
const WORDY: f32 = 240.0;

/// The grid laid out: what its rows and columns are and how wide they are.
pub(super) struct Grid<'a> {
    pub table: &'a Table,
    pub rows: Vec<Head>,
    pub columns: Vec<Head>,
    /// So many columns stay in sight.
    pub frozen: usize,
    pub name: f32,
    pub widths: Vec<f32>,
    laid: &'a Laid,
}

/// What stands where and how wide, before it is known how high.
struct Frame {
    rows: Vec<Head>,
    columns: Vec<Head>,
    frozen: usize,
    name: f32,
    widths: Vec<f32>,
}

impl Frame {
    fn new(ui: &Ui, cx: &Cx<'_>, room: f32, long: &[bool]) -> Self {
        let state = cx.state;
        let (table, choice) = (&*state.compare.table, &state.compare.choice);
        let differs = |i: &usize| !choice.differing || table.differs(*i);
        let indicators: Vec<Head> = (0..table.columns.len()).filter(differs).map(Head::Indicator).collect();
        let references = if choice.reference { table.references.len() } else { 0 };
        let lines = (0..references).map(Head::Reference).chain((0..table.lines.len()).map(Head::Line)).collect();
        let as_rows = state.compare.lines_are_rows();
        let (rows, columns): (Vec<Head>, Vec<Head>) = if as_rows { (lines, indicators) } else { (indicators, lines) };
        let pinned = |h: &&Head| match h {
            Head::Reference(_) => true,
            Head::Line(i) => table.lines[*i].region.as_ref().is_some_and(|r| choice.pinned.contains(r)),
            Head::Indicator(_) => false,
        };
        let mut frozen = columns.iter().take_while(pinned).count();
        let reference = |h: &&Head| matches!(h, Head::Reference(_));
        let fixed = REFERENCE * columns.iter().filter(reference).count() as f32;
        let free = columns.iter().filter(|h| !reference(h)).count().max(1) as f32;
        let least = if as_rows { 150.0 } else { 132.0 };
        // Names are whole where that leaves the columns their least.
        let spare = room - fixed - free * least;
        let named = rows.iter().map(|h| name_width(ui, cx, table, *h)).fold(0.0, f32::max).ceil();
        let name = named.clamp(NAME_LEAST, spare.max(NAME)).min(room * 0.3);
        let each = ((room - name - fixed) / free).clamp(least, 260.0).floor();
        let width = |h: &Head| match h {
            Head::Reference(_) => REFERENCE,
            Head::Indicator(i) if long.get(*i) == Some(&true) => each.max(WORDY),
            _ => each,
        };
        let widths: Vec<f32> = columns.iter().map(width).collect();
        // What stays in sight leaves at least half for what moves.
        while frozen > 0 && name + widths[..frozen].iter().sum::<f32>() > room * 0.62 {
            frozen -= 1;
        }
        Self { rows, columns, frozen, name, widths }
    }
}

/// The cells in lines, made anew when something has changed.
fn laid<'l>(ui: &Ui, cx: &Cx<'_>, kept: &'l mut Kept, frame: &Frame) -> &'l Laid {
    if kept.laid.as_ref().is_some_and(|l| !l.fits(cx, &frame.widths)) {
        kept.laid = None;
    }
    kept.laid.get_or_insert_with(|| {
        let table = &*cx.state.compare.table;
        let at = |row: usize, column: usize| {
            let (row, column) = (*frame.rows.get(row)?, *frame.columns.get(column)?);
            let reference = matches!(row, Head::Reference(_)) || matches!(column, Head::Reference(_));
            Some((cell_at(table, row, column)?.2, reference))
        };
        Laid::new(ui, cx, &frame.widths, frame.rows.len(), at)
    })
}

pub(super) fn line_of(table: &Table, head: Head) -> Option<&Line> {
    match head {
        Head::Line(i) => table.lines.get(i),
        Head::Reference(i) => table.references.get(i),
        Head::Indicator(_) => None,
    }
}

fn cell_at(table: &Table, row: Head, column: Head) -> Option<(&Line, &Column, &TableCell)> {
    let (line, indicator) = match (row, column) {
        (Head::Indicator(i), line) | (line, Head::Indicator(i)) => (line_of(table, line)?, i),
        _ => return None,
    };
    Some((line, table.columns.get(indicator)?, line.cells.get(indicator)?))
}

impl<'a> Grid<'a> {
    fn new(cx: &Cx<'a>, frame: Frame, laid: &'a Laid) -> Self {
        let Frame { rows, columns, frozen, name, widths } = frame;
        Self { table: &cx.state.compare.table, rows, columns, frozen, name, widths, laid }
    }

    /// Whether a cell aims at something else than most of its indicator do, where that is to be seen.
    fn is_unlike(&self, row: Head, column: Head) -> bool {
        match (row, column) {
            (Head::Indicator(i), Head::Line(l)) | (Head::Line(l), Head::Indicator(i)) => {
                self.laid.unlike.get(i).and_then(|lines| lines.get(l)).copied().unwrap_or_default()
            }
            _ => false,
        }
    }

    pub fn line(&self, head: Head) -> Option<&'a Line> {
        line_of(self.table, head)
    }

    /// The head of a row and where it stands, from the top of all rows.
    fn span(&self, row: usize) -> (f32, f32) {
        let top = self.laid.tops.get(row).copied().unwrap_or_default();
        (top, self.laid.tops.get(row + 1).copied().unwrap_or(top) - top)
    }

    pub fn frozen_width(&self) -> f32 {
        self.name + self.widths[..self.frozen].iter().sum::<f32>()
    }
}

/// How high the whole grid is in a width.
pub fn height(ui: &Ui, cx: &Cx<'_>, kept: &mut Kept, room: f32) -> f32 {
    let frame = Frame::new(ui, cx, room, &kept.long(cx));
    HEAD + laid(ui, cx, kept, &frame).height()
}

/// Draws the grid into a rectangle.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, kept: &mut Kept, all: Rect) {
    let frame = Frame::new(ui, cx, all.width(), &kept.long(cx));
    if frame.rows.is_empty() || frame.columns.is_empty() {
        return message(ui, cx, all, "compare-all-same", "");
    }
    let laid = laid(ui, cx, kept, &frame);
    let grid = Grid::new(cx, frame, laid);
    let fixed = grid.frozen_width();
    let body = Rect::from_min_max(all.min + vec2(fixed, HEAD), all.max);
    let content = vec2(grid.widths[grid.frozen..].iter().sum(), laid.height());
    let place = UiBuilder::new().max_rect(body).id_salt("compare-grid");
    let offset = inside(ui, place, |ui| {
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        let area = ScrollArea::both().auto_shrink([false, false]);
        let output = area.show_viewport(ui, |ui, seen| {
            ui.set_min_size(content);
            let origin = ui.max_rect().min;
            cells(ui, cx, &grid, origin, seen);
        });
        output.state.clamped_offset()
    });
    let offset = offset.inner;
    frozen(ui, cx, &grid, all, offset);
    heads(ui, cx, &grid, all, offset);
}

/// The cells in sight of the part that moves.
fn cells(ui: &mut Ui, cx: &mut Cx<'_>, grid: &Grid<'_>, origin: egui::Pos2, seen: Rect) {
    let rows = grid.laid.rows_in(seen.top(), seen.bottom());
    let mut x = 0.0;
    for (i, &wide) in grid.widths.iter().enumerate().skip(grid.frozen) {
        if x + wide >= seen.left() && x <= seen.right() {
            for row in rows.clone() {
                let (top, high) = grid.span(row);
                let rect = Rect::from_min_size(origin + vec2(x, top), vec2(wide, high));
                one(ui, cx, grid, (row, i), rect);
            }
        }
        x += wide;
    }
}

/// The names of rows and the pinned columns: they move down and up only.
fn frozen(ui: &mut Ui, cx: &mut Cx<'_>, grid: &Grid<'_>, all: Rect, offset: Vec2) {
    let clip = Rect::from_min_max(all.min + vec2(0.0, HEAD), pos2(all.left() + grid.frozen_width(), all.bottom()));
    let place = UiBuilder::new().max_rect(clip).id_salt("compare-frozen");
    inside(ui, place, |ui| {
        ui.set_clip_rect(clip.intersect(ui.clip_rect()));
        ui.painter().rect_filled(clip, 0.0, cx.theme.surface);
        for row in grid.laid.rows_in(offset.y, offset.y + clip.height()) {
            let (top, high) = grid.span(row);
            let y = clip.top() + top - offset.y;
            let name = Rect::from_min_size(pos2(all.left(), y), vec2(grid.name, high));
            name_of_row(ui, cx, grid, grid.rows[row], name);
            let mut x = name.right();
            for i in 0..grid.frozen {
                let rect = Rect::from_min_size(pos2(x, y), vec2(grid.widths[i], high));
                one(ui, cx, grid, (row, i), rect);
                x = rect.right();
            }
        }
        ui.painter().vline(clip.right() - 0.5, clip.y_range(), Stroke::new(1.0, cx.theme.line2));
    });
}

/// A cell: painted, named, with its sentence under the pointer and its place in the text behind a click.
fn one(ui: &mut Ui, cx: &mut Cx<'_>, grid: &Grid<'_>, at: (usize, usize), rect: Rect) {
    let t = cx.theme;
    let (row, column) = (grid.rows[at.0], grid.columns[at.1]);
    let Some((line, indicator, cell)) = cell_at(grid.table, row, column) else { return };
    let Some(said) = grid.laid.cell(at.0, at.1) else { return };
    let reference = matches!(row, Head::Reference(_)) || matches!(column, Head::Reference(_));
    let goal = cell::goal(cell);
    let id = ui.scope_id().with(("cell", line.reading, &line.name, line.year, &indicator.indicator));
    let response = ui.interact(rect, id, Sense::click());
    let selected =
        goal.is_some_and(|g| cx.state.selection.reading == Some(g.0) && cx.state.selection.figure == Some(g.1));
    let ground = match () {
        () if selected || grid.is_unlike(row, column) => t.tint,
        () if response.hovered() => t.tint2,
        () if reference => t.app,
        () => t.surface,
    };
    ui.painter().rect_filled(rect, 0.0, ground);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), t.hairline());
    let name = name(cx, line);
    let words = format!("{name} {} {}", cx.state.indicator(&indicator.indicator), cell::spoken(cx, cell));
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &words));
    if reference {
        cell::plain(ui, cx, cell, said, rect);
    } else {
        cell::paint(ui, cx, indicator, cell, said, rect, ground);
    }
    if selected {
        let stroke = Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(rect.shrink(0.5), CornerRadius::same(3), stroke, StrokeKind::Inside);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let clicked = response.clicked();
    if line.reading.is_some() {
        response.on_hover_ui(|ui| tip::show(ui, cx, line, indicator, cell));
    }
    if clicked && let Some(reading) = goal.map(|g| g.0).or(line.reading) {
        cx.view(To::GoTo { reading, figure: goal.map(|g| g.1) });
    }
}
