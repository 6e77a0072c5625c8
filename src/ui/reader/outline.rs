//! The outline of a report: its sections with the number of figures in each, and the passage of targets.

use egui::{Align2, Rect, Role as Access, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::View;
use crate::app;
use crate::figures::{Figure, Horizon, Kind, Role};
use crate::reading::Reading;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, focus_ring, ink, inside, left, text};
use crate::ui::{Cx, icons};

const ROW: f32 = 26.0;
/// Sections deeper than this have no row.
const DEPTH: u8 = 3;

enum Row {
    Section(usize),
    /// The passage of headline targets of a year or of a plan.
    Targets(Targets),
}

/// A passage of headline targets.
#[derive(Clone, Copy)]
struct Targets {
    /// Of the year, or of several.
    horizon: Horizon,
    /// The first figure of it.
    first: usize,
    /// How many.
    count: usize,
    /// The section that it stands under, where one has a row.
    under: Option<usize>,
    depth: u8,
}

/// Draws the outline.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, reading: &Reading) {
    let t = cx.theme;
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, t.app);
    ui.painter().vline(all.right() - 0.5, all.y_range(), t.hairline());
    let folds = view.flow.as_ref().map_or(0, |(_, f)| f.folds);
    let foot = if folds > 0 { 32.0 } else { 0.0 };
    let rows = rows(reading);
    // The innermost section that has a row of its own.
    let mut current = super::current_section(reading, view);
    while let Some(section) = current.and_then(|i| reading.report.sections.get(i)).filter(|s| s.depth > DEPTH) {
        current = section.parent;
    }
    let counts = counts(reading);
    let list = Rect::from_min_max(all.min + vec2(0.0, 6.0), pos2(all.right() - 1.0, all.bottom() - foot));
    inside(ui, egui::UiBuilder::new().max_rect(list), |ui| {
        ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, port| {
            ui.set_height(rows.len() as f32 * ROW);
            let first = (port.min.y / ROW).max(0.0) as usize;
            let last = ((port.max.y / ROW).ceil().max(0.0) as usize).min(rows.len());
            let corner = ui.max_rect().min;
            for (i, row) in rows.iter().enumerate().take(last).skip(first) {
                let rect = Rect::from_min_size(corner + vec2(0.0, ROW * i as f32), vec2(list.width(), ROW));
                match *row {
                    Row::Section(s) => section(ui, cx, reading, s, counts[s], current == Some(s), rect),
                    Row::Targets(of) => targets(ui, cx, of, rect),
                }
            }
            if rows.is_empty() {
                let words = cx.say("no-sections");
                left(
                    ui.painter(),
                    corner.x + 12.0,
                    corner.y + 14.0,
                    &words,
                    ink(size::SMALL, t.ink3),
                    list.width() - 20.0,
                );
            }
        });
    });
    if folds > 0 {
        fold_switch(ui, cx, view, folds, Rect::from_min_max(pos2(all.left(), all.bottom() - foot), all.max));
    }
}

/// Figures directly under each section.
fn counts(reading: &Reading) -> Vec<usize> {
    let mut out = vec![0; reading.report.sections.len()];
    for figure in &reading.figures {
        let at = figure.section.or_else(|| reading.report.section_at(figure.evidence.value.start));
        if let Some(n) = at.and_then(|i| out.get_mut(i)) {
            *n += 1;
        }
    }
    out
}

/// The headline targets of a year, or those of a plan of several; nothing where there are none.
fn targets_of(reading: &Reading, horizon: Horizon) -> Option<Targets> {
    let sections = &reading.report.sections;
    let headline = |f: &Figure| f.kind == Kind::Target && f.role == Role::Headline && f.horizon == horizon;
    let first = reading.figures.iter().position(headline)?;
    let count = reading.figures.iter().filter(|f| headline(f)).count();
    let mut under = reading.report.section_at(reading.figures[first].evidence.value.start);
    while let Some(section) = under.and_then(|i| sections.get(i)).filter(|s| s.depth > DEPTH) {
        under = section.parent;
    }
    let depth = under.and_then(|i| sections.get(i)).map_or(1, |s| s.depth + 1);
    Some(Targets { horizon, first, count, under, depth })
}

fn rows(reading: &Reading) -> Vec<Row> {
    // A report of the first year of a plan has both: the year's aims stand under its own section.
    let both = [Horizon::Period, Horizon::Annual].map(|h| targets_of(reading, h));
    let under = |at: Option<usize>| both.iter().flatten().filter(move |t| t.under == at).map(|t| Row::Targets(*t));
    let mut out: Vec<Row> = under(None).collect();
    for (i, _) in reading.report.sections.iter().enumerate().filter(|(_, s)| s.depth <= DEPTH) {
        out.push(Row::Section(i));
        out.extend(under(Some(i)));
    }
    out
}

fn row(ui: &Ui, cx: &Cx<'_>, rect: Rect, name: &str, here: bool, salt: (&str, usize)) -> egui::Response {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, here, name));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, if here { cx.theme.tint } else { cx.theme.sunken });
    }
    if here {
        let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, cx.theme.accent);
    }
    focus_ring(ui, cx.theme, &response, rect.shrink(2.0), 3);
    response
}

fn section(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, index: usize, count: usize, here: bool, rect: Rect) {
    let t = cx.theme;
    let section = &reading.report.sections[index];
    let response = row(ui, cx, rect, &section.title, here, ("section", index));
    let indent = 12.0 + 12.0 * f32::from(section.depth.saturating_sub(1));
    let y = rect.center().y;
    let room = rect.width() - indent - if count > 0 { 30.0 } else { 10.0 };
    let color = if section.depth == 1 { t.ink1 } else { t.ink2 };
    let face = if here { bold(size::SMALL, t.ink1) } else { ink(size::SMALL, color) };
    let end = left(ui.painter(), rect.left() + indent, y, &section.title, face, room);
    if count > 0 {
        let at = pos2(rect.right() - 8.0, y);
        text(ui.painter(), at, Align2::RIGHT_CENTER, &count.to_string(), ink(size::MICRO, t.ink3), 24.0);
    }
    if response.clicked() {
        cx.view(app::View::Section(index));
    }
    if end > rect.left() + indent + room - 14.0 {
        response.on_hover_text(&section.title);
    }
}

fn targets(ui: &mut Ui, cx: &mut Cx<'_>, of: Targets, rect: Rect) {
    let t = cx.theme;
    let words = cx.say(if of.horizon == Horizon::Annual { "main-targets" } else { "plan-targets" });
    let response = row(ui, cx, rect, &words, false, ("targets", of.first));
    let indent = 12.0 + 12.0 * f32::from(of.depth.saturating_sub(1));
    let y = rect.center().y;
    icons::paint(ui.painter(), pos2(rect.left() + indent + 6.0, y), 12.0, "flag", t.accent);
    left(ui.painter(), rect.left() + indent + 17.0, y, &words, bold(size::SMALL, t.ink1), rect.width() - indent - 46.0);
    let at = pos2(rect.right() - 8.0, y);
    text(ui.painter(), at, Align2::RIGHT_CENTER, &of.count.to_string(), ink(size::MICRO, t.ink3), 24.0);
    if response.clicked()
        && let Some(reading) = cx.state.selection.reading
    {
        cx.view(app::View::GoTo { reading, figure: Some(of.first) });
    }
}

fn fold_switch(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, folds: usize, rect: Rect) {
    let t = cx.theme;
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let key = if view.unfolded { "furniture-hide" } else { "furniture-show" };
    let words = cx.state.locale.say_with(key, &[("count", folds.into())]);
    let response = row(ui, cx, rect.shrink2(vec2(1.0, 1.0)), &words, false, ("furniture", 0));
    let y = rect.center().y;
    icons::paint(
        ui.painter(),
        pos2(rect.left() + 18.0, y),
        14.0,
        if view.unfolded { "eye" } else { "eye-off" },
        t.ink3,
    );
    left(ui.painter(), rect.left() + 31.0, y, &words, ink(size::SMALL, t.ink2), rect.width() - 38.0);
    if response.clicked() {
        view.unfolded = !view.unfolded;
    }
}
