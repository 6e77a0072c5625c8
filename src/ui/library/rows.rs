//! The rows of the library: places, years, reports by themselves, files that gave nothing.

use egui::{Align2, CornerRadius, Rect, Role as Access, Sense, Ui, WidgetInfo, pos2, vec2};

use super::CHIP;
use crate::app::{Issued, Node, Pick, ShelfChange, ShelfRow, View as To, Work};
use crate::reading::Remark;
use crate::review::mark;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, chip, focus_ring, ink, left, text, width};
use crate::ui::{Cx, icons, words};

/// Draws a row.
pub fn draw(ui: &mut Ui, cx: &mut Cx<'_>, row: ShelfRow, rect: Rect, per_line: usize) {
    match row {
        ShelfRow::Place(i, open) => place(ui, cx, i, open, rect),
        ShelfRow::Years(i) => years(ui, cx, i, rect, per_line),
        ShelfRow::Unknown => unknown(ui, cx, rect),
        ShelfRow::Report(i) => report(ui, cx, i, rect),
        ShelfRow::Failed(i) => failed(ui, cx, i, rect),
    }
}

/// The place of the open report.
pub fn open_place(cx: &Cx<'_>) -> Option<usize> {
    let place = cx.state.open()?.report.place.as_ref()?;
    cx.state.library.tree.find(&place.value.region)
}

/// A place: fold, name, newest years, count of the subtree.
fn place(ui: &mut Ui, cx: &mut Cx<'_>, index: usize, open: bool, rect: Rect) {
    let t = cx.theme;
    let tree = &cx.state.library.tree;
    let Some(node) = tree.nodes.get(index).cloned() else { return };
    let here = open_place(cx) == Some(index);
    let picked = cx.state.shelf.picked.contains(&node.region);
    let response = ui.interact(rect, ui.scope_id().with(("place", &node.region)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, here || picked, &node.region));
    if here || picked || response.hovered() {
        let fill = if here {
            t.tint
        } else if picked {
            t.tint2
        } else {
            t.sunken
        };
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if picked {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0.0, t.accent);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let indent = rect.left() + 8.0 + 14.0 * node.depth as f32;
    let y = rect.center().y;
    if !node.children.is_empty() {
        icons::paint(
            ui.painter(),
            pos2(indent + 7.0, y),
            12.0,
            if open { "chevron-down" } else { "chevron-right" },
            t.ink2,
        );
    }
    let mut right = rect.right() - 10.0;
    let count = ink(size::SMALL, t.ink3);
    text(ui.painter(), pos2(right, y), Align2::RIGHT_CENTER, &node.count.to_string(), count, 40.0);
    right -= 34.0;
    let several = here && node.reports.len() > 1;
    if !several {
        right = newest(ui, cx, &node, right, rect, indent);
    }
    // A mark on a folded place speaks for those below it.
    if node.reports.iter().any(|r| r.doubtful) || (node.doubtful && !open) {
        icons::paint(ui.painter(), pos2(right - 8.0, y), 14.0, "triangle-alert", t.warn);
        right -= 20.0;
    }
    let face = if here { bold(size::UI, t.ink1) } else { ink(size::UI, t.ink1) };
    left(ui.painter(), indent + 18.0, y, &node.name, face, right - indent - 22.0);
    if response.clicked() {
        clicked(ui, cx, &node, open);
    }
    hints(response, cx, &node);
}

fn hints(response: egui::Response, cx: &Cx<'_>, node: &Node) {
    let cut = node.name.chars().count() > 6;
    if node.doubtful || cut {
        let doubt = if node.doubtful { format!("\n{}", cx.say("library-doubtful")) } else { String::new() };
        response.on_hover_text(format!("{}{doubt}", node.region));
    }
}

/// A click opens the newest report; on a place without one, or on the open one, it folds and unfolds. With Ctrl it picks
/// the place, with Shift all from the last one on.
fn clicked(ui: &Ui, cx: &mut Cx<'_>, node: &Node, open: bool) {
    let modifiers = ui.input(|i| i.modifiers);
    if modifiers.command || modifiers.shift {
        let how = if modifiers.shift { Pick::Range } else { Pick::Toggle };
        return cx.view(To::Shelf(ShelfChange::Pick(node.region.clone(), how)));
    }
    if !cx.state.shelf.picked.is_empty() {
        cx.view(To::Shelf(ShelfChange::Unpick));
    }
    let here = cx.state.selection.reading;
    let mine = node.reports.iter().any(|r| Some(r.reading) == here);
    if let (Some(newest), false) = (node.reports.first(), mine) {
        cx.view(To::Open(newest.reading));
    } else if !node.children.is_empty() {
        cx.view(To::Shelf(ShelfChange::Fold(node.region.clone(), !open)));
    }
}

/// The newest three years as chips, newest left. Returns where they begin.
fn newest(ui: &mut Ui, cx: &mut Cx<'_>, node: &Node, right: f32, row: Rect, indent: f32) -> f32 {
    let name = width(ui.painter(), &node.name, ink(size::UI, cx.theme.ink1));
    let room = right - (indent + 18.0 + name.min(84.0) + if node.doubtful { 24.0 } else { 6.0 });
    let fits = ((room / 25.0).floor().max(0.0) as usize).min(3).min(node.reports.len());
    let mut x = right - 25.0 * fits as f32;
    let begin = x;
    for issued in &node.reports[..fits] {
        year_chip(ui, cx, node, issued, Rect::from_min_size(pos2(x, row.center().y - 9.0), vec2(22.0, 18.0)));
        x += 25.0;
    }
    begin
}

/// All years of the open place.
fn years(ui: &mut Ui, cx: &mut Cx<'_>, index: usize, rect: Rect, per_line: usize) {
    ui.painter().rect_filled(rect, 0.0, cx.theme.tint2);
    let Some(node) = cx.state.library.tree.nodes.get(index).cloned() else { return };
    for (i, issued) in node.reports.iter().enumerate() {
        let at = vec2(24.0 + 24.0 * (i % per_line) as f32, 4.0 + CHIP * (i / per_line) as f32);
        year_chip(ui, cx, &node, issued, Rect::from_min_size(rect.min + at, vec2(22.0, 18.0)));
    }
}

fn year_chip(ui: &mut Ui, cx: &mut Cx<'_>, node: &Node, issued: &Issued, rect: Rect) {
    let t = cx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("year", issued.reading)), Sense::click());
    let full = issued.year.map_or_else(|| cx.say("year-unknown"), |y| y.to_string());
    let here = cx.state.selection.reading == Some(issued.reading);
    response.widget_info(|| {
        WidgetInfo::selected(Access::Button, true, here, format!("{} {full}{}", node.region, letter(cx, node, issued)))
    });
    let (fill, color) = match (here, issued.doubtful) {
        (true, _) => (t.accent, t.on_accent),
        (_, true) => (t.warn_bg, t.warn),
        _ => (if response.hovered() { t.line } else { t.sunken }, t.ink2),
    };
    ui.painter().rect_filled(rect, CornerRadius::same(3), fill);
    let short = issued.year.map_or_else(|| "?".into(), |y| format!("{:02}", y.rem_euclid(100)));
    let short = short + &letter(cx, node, issued);
    text(ui.painter(), rect.center(), Align2::CENTER_CENTER, &short, ink(size::MICRO, color), 22.0);
    focus_ring(ui, t, &response, rect, 3);
    if response.clicked() {
        cx.view(To::Open(issued.reading));
    }
    let file = cx.state.library.readings.get(issued.reading).map(|r| r.file.clone()).unwrap_or_default();
    response.on_hover_text(format!("{full}\n{file}{}", about(cx, issued)));
}

/// What tells the reports of one place and year apart on their chips: a, b … in the order of their files. Copies of one
/// report bear no letter.
fn letter(cx: &Cx<'_>, node: &Node, issued: &Issued) -> String {
    let groups = &cx.state.library.groups;
    if !groups.has_twin(issued.reading) || groups.same_as(issued.reading).is_some() {
        return String::new();
    }
    let before = |r: &&Issued| {
        r.year == issued.year
            && r.reading < issued.reading
            && groups.has_twin(r.reading)
            && groups.same_as(r.reading).is_none()
    };
    let nth = node.reports.iter().filter(before).count();
    char::from_u32('a' as u32 + nth.min(25) as u32).map(String::from).unwrap_or_default()
}

/// What a person should know of a report beside its year: session of a twin, copy, draft, summary.
fn about(cx: &Cx<'_>, issued: &Issued) -> String {
    let library = &cx.state.library;
    let Some(reading) = library.readings.get(issued.reading) else { return String::new() };
    let mut lines = Vec::new();
    if let Some((first, tie)) = library.groups.same_as(issued.reading) {
        let other = library.readings.get(first).map(|r| r.file.clone()).unwrap_or_default();
        lines.push(words::tie(cx, tie, &other));
    } else if library.groups.has_twin(issued.reading) {
        lines.push(mark(&reading.report, &reading.file));
    }
    let kind = |r: &&Remark| matches!(r, Remark::Draft { .. } | Remark::Summary { .. } | Remark::OtherReport { .. });
    lines.extend(reading.remarks.iter().filter(kind).map(|r| cx.state.locale.remark(r)));
    lines.iter().map(|l| format!("\n{l}")).collect()
}

/// 地区待定, the last row.
fn unknown(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let t = cx.theme;
    let list = cx.state.library.tree.unknown.clone();
    let words = cx.say("region-unknown");
    let response = ui.interact(rect, ui.scope_id().with("unknown"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &words));
    let here = list.iter().position(|r| Some(r.reading) == cx.state.selection.reading);
    if here.is_some() || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, t.warn_bg);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let y = rect.center().y;
    icons::paint(ui.painter(), pos2(rect.left() + 15.0, y), 14.0, "circle-question-mark", t.warn);
    left(ui.painter(), rect.left() + 26.0, y, &words, ink(size::UI, t.warn), 120.0);
    chip(ui.painter(), pos2(rect.right() - 66.0, y), "?", t.warn, t.warn_bg);
    let count = ink(size::SMALL, t.warn);
    text(ui.painter(), pos2(rect.right() - 10.0, y), Align2::RIGHT_CENTER, &list.len().to_string(), count, 40.0);
    if response.clicked() {
        // Again and again through all of them.
        let next = here.map_or(0, |i| (i + 1) % list.len());
        cx.view(To::Open(list[next].reading));
    }
    response.on_hover_text(cx.say("region-unknown-hint"));
}

/// A report by itself: its place and year, its file as a hint.
fn report(ui: &mut Ui, cx: &mut Cx<'_>, index: usize, rect: Rect) {
    let t = cx.theme;
    let Some(reading) = cx.state.library.readings.get(index).cloned() else { return };
    let name = words::short(cx, &reading);
    let here = cx.state.selection.reading == Some(index);
    let response = ui.interact(rect, ui.scope_id().with(("report", index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, here, &name));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, if here { t.tint } else { t.sunken });
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let copy = cx.state.library.groups.same_as(index).is_some();
    let (icon, color) = if copy { ("files", t.ink3) } else { ("file-text", t.ink2) };
    icons::paint(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), 14.0, icon, color);
    let face = if here { bold(size::UI, t.ink1) } else { ink(size::UI, t.ink1) };
    left(ui.painter(), rect.left() + 30.0, rect.center().y, &name, face, rect.width() - 40.0);
    if response.clicked() {
        cx.view(To::Open(index));
    }
    let issued = Issued { year: None, reading: index, doubtful: false };
    response.on_hover_text(format!("{name}\n{}{}", reading.file, about(cx, &issued)));
}

/// A file that gave nothing; a click goes to the list that says why.
fn failed(ui: &mut Ui, cx: &mut Cx<'_>, index: usize, rect: Rect) {
    let t = cx.theme;
    let Some(failure) = cx.state.library.failures.get(index) else { return };
    let name = failure.file.rsplit('/').next().unwrap_or(&failure.file).to_owned();
    let why = format!("{}\n{}", failure.file, words::trouble(cx, failure));
    let response = ui.interact(rect, ui.scope_id().with(("failed", index)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, t.sunken);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    icons::paint(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), 14.0, "file-x", t.err);
    left(ui.painter(), rect.left() + 30.0, rect.center().y, &name, ink(size::UI, t.ink1), rect.width() - 40.0);
    if response.clicked() {
        cx.view(To::Work(Work::Remarks));
    }
    response.on_hover_text(why);
}
