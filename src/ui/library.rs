//! 资料库: places as a tree with their years, a filter, and marks on what needs a person.

use std::collections::BTreeSet;

use egui::{Align2, CornerRadius, Rect, Role as Access, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::frame::hairline;
use super::theme::size;
use super::widgets::{bold, chip, field, focus_ring, icon_button, ink, inside, left, text, width};
use super::{Cx, Local, dialogs, icons, words};
use crate::app::{Issued, Node, View as To};
use crate::reading::Remark;
use crate::review::mark;

/// What belongs to this panel alone.
#[derive(Debug, Default)]
pub struct View {
    filter: String,
    open: BTreeSet<String>,
    shut: BTreeSet<String>,
    shown: Option<usize>,
    /// The open place is to be scrolled into sight.
    reveal: bool,
}

/// A row of the tree as it is shown.
enum Row {
    Place(usize),
    Years(usize),
    Unknown,
}

const ROW: f32 = 24.0;
const CHIP: f32 = 21.0;

/// Draws the panel.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    head(ui, cx, local);
    let view = &mut local.library;
    let t = cx.theme;
    let wide = ui.max_rect().width();
    let hint = cx.say("library-filter");
    inside(
        ui,
        UiBuilder::new().max_rect(Rect::from_min_size(ui.cursor().min + vec2(8.0, 0.0), vec2(wide - 16.0, 28.0))),
        |ui| {
            field(ui, t, "list-filter", &hint, &mut view.filter, wide - 16.0);
        },
    );
    ui.add_space(36.0);
    let y = ui.cursor().top();
    hairline(ui, y, t.line);
    ui.add_space(3.0);
    if cx.state.library.tree.nodes.is_empty() && cx.state.library.tree.unknown.is_empty() {
        return empty(ui, cx);
    }
    follow_selection(cx, view);
    let rows = rows(cx, view);
    if rows.is_empty() {
        let words = cx.say("library-no-match");
        ui.add_space(10.0);
        left(
            ui.painter(),
            ui.max_rect().left() + 14.0,
            ui.cursor().top() + 8.0,
            &words,
            ink(size::SMALL, t.ink3),
            wide - 28.0,
        );
        return;
    }
    tree(ui, cx, view, &rows);
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    let rect = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), 36.0));
    let x = left(ui.painter(), rect.left() + 12.0, rect.center().y, &cx.say("library"), bold(size::UI, t.ink1), 120.0);
    let count = cx.state.tally.reports;
    let words = match count {
        0 => cx.say("library-empty"),
        n => cx.state.locale.say_with("library-count", &[("count", words::count(n).into())]),
    };
    left(ui.painter(), x + 8.0, rect.center().y, &words, ink(size::SMALL, t.ink3), rect.right() - x - 84.0);
    let at = Rect::from_min_size(pos2(rect.right() - 68.0, rect.top() + 4.0), vec2(64.0, 28.0));
    inside(ui, UiBuilder::new().max_rect(at).layout(egui::Layout::left_to_right(egui::Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if icon_button(ui, t, "folder-plus", &cx.say("open-folder")).clicked() {
            dialogs::open_folder(ui.ctx(), cx, &mut local.dialogs);
        }
        if icon_button(ui, t, "panel-left", &cx.say("fold-library")).clicked() {
            local.frame.left = Some(false);
        }
    });
    ui.advance_cursor_after_rect(rect);
}

fn empty(ui: &mut Ui, cx: &Cx<'_>) {
    let wide = ui.max_rect().width();
    let at = Rect::from_min_size(ui.cursor().min + vec2(14.0, 14.0), vec2(wide - 28.0, 120.0));
    inside(ui, UiBuilder::new().max_rect(at), |ui| {
        let words = egui::RichText::new(cx.say("library-empty-hint")).size(size::SMALL).color(cx.theme.ink2);
        ui.add(egui::Label::new(words).wrap());
    });
}

/// The place of the open report is shown, whatever is folded.
fn follow_selection(cx: &Cx<'_>, view: &mut View) {
    let Some(reading) = cx.state.selection.reading else { return };
    if view.shown == Some(reading) {
        return;
    }
    view.shown = Some(reading);
    view.reveal = true;
    let Some(place) = cx.state.library.readings.get(reading).and_then(|r| r.report.place.as_ref()) else { return };
    let tree = &cx.state.library.tree;
    let mut next = tree.find(&place.value.region);
    while let Some(i) = next {
        view.shut.remove(&tree.nodes[i].region);
        view.open.insert(tree.nodes[i].region.clone());
        next = tree.nodes[i].parent;
    }
}

fn rows(cx: &Cx<'_>, view: &View) -> Vec<Row> {
    let tree = &cx.state.library.tree;
    let filter = view.filter.trim();
    let mut out = Vec::new();
    for &root in &tree.roots {
        add_rows(cx, view, filter, root, &mut out);
    }
    if !tree.unknown.is_empty() && filter.is_empty() {
        out.push(Row::Unknown);
    }
    out
}

fn matches(node: &Node, filter: &str) -> bool {
    node.region.contains(filter) || node.reports.iter().any(|r| r.year.is_some_and(|y| y.to_string() == filter))
}

fn below_matches(cx: &Cx<'_>, node: usize, filter: &str) -> bool {
    let nodes = &cx.state.library.tree.nodes;
    matches(&nodes[node], filter) || nodes[node].children.iter().any(|c| below_matches(cx, *c, filter))
}

fn add_rows(cx: &Cx<'_>, view: &View, filter: &str, index: usize, out: &mut Vec<Row>) {
    if !filter.is_empty() && !below_matches(cx, index, filter) {
        return;
    }
    let node = &cx.state.library.tree.nodes[index];
    out.push(Row::Place(index));
    let here = open_place(cx) == Some(index);
    if here && node.reports.len() > 1 {
        out.push(Row::Years(index));
    }
    if is_open(cx, view, filter, node) {
        for &child in &node.children {
            add_rows(cx, view, filter, child, out);
        }
    }
}

fn is_open(cx: &Cx<'_>, view: &View, filter: &str, node: &Node) -> bool {
    let few = cx.state.library.tree.nodes.len() <= 24;
    !filter.is_empty() || (few && !view.shut.contains(&node.region)) || view.open.contains(&node.region)
}

fn open_place(cx: &Cx<'_>) -> Option<usize> {
    let place = cx.state.open()?.report.place.as_ref()?;
    cx.state.library.tree.find(&place.value.region)
}

fn tree(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, rows: &[Row]) {
    let wide = ui.max_rect().width();
    let per_line = (((wide - 30.0) / 24.0) as usize).max(4);
    let height = |row: &Row| match row {
        Row::Years(i) => cx.state.library.tree.nodes[*i].reports.len().div_ceil(per_line) as f32 * CHIP + 6.0,
        _ => ROW,
    };
    let heights: Vec<f32> = rows.iter().map(height).collect();
    let total: f32 = heights.iter().sum();
    let here = open_place(cx);
    let at = rows.iter().position(|r| matches!(r, Row::Place(i) if Some(*i) == here));
    let reveal =
        at.filter(|_| std::mem::take(&mut view.reveal)).map(|i| (heights[..i].iter().sum::<f32>(), heights[i]));
    ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, port| {
        ui.set_height(total + 8.0);
        if let Some((y, height)) = reveal.filter(|(y, height)| *y < port.min.y || y + height > port.max.y) {
            let row = Rect::from_min_size(ui.max_rect().min + vec2(0.0, y), vec2(10.0, height));
            ui.scroll_to_rect_animation(row, Some(egui::Align::Center), egui::style::ScrollAnimation::none());
        }
        let top = ui.max_rect().top();
        let mut y = 0.0;
        for (row, height) in rows.iter().zip(&heights) {
            if y + height >= port.min.y && y <= port.max.y {
                let rect = Rect::from_min_size(pos2(ui.max_rect().left(), top + y), vec2(wide, *height));
                match row {
                    Row::Place(i) => place(ui, cx, view, *i, rect),
                    Row::Years(i) => years(ui, cx, *i, rect, per_line),
                    Row::Unknown => unknown(ui, cx, rect),
                }
            }
            y += height;
        }
    });
}

/// A place: fold, name, newest years, count of the subtree.
fn place(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, index: usize, rect: Rect) {
    let t = cx.theme;
    let tree = &cx.state.library.tree;
    let node = tree.nodes[index].clone();
    let here = open_place(cx) == Some(index);
    let response = ui.interact(rect, ui.scope_id().with(("place", &node.region)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, here, &node.region));
    if here || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, if here { t.tint } else { t.sunken });
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let indent = rect.left() + 8.0 + 14.0 * node.depth as f32;
    let y = rect.center().y;
    let filter = view.filter.trim().to_string();
    let open = is_open(cx, view, &filter, &node);
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
        clicked(cx, view, &node, open, &filter);
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

/// A click opens the newest report; on a place without one, or on the open one, it folds and unfolds.
fn clicked(cx: &mut Cx<'_>, view: &mut View, node: &Node, open: bool, filter: &str) {
    let here = cx.state.selection.reading;
    let mine = node.reports.iter().any(|r| Some(r.reading) == here);
    if let (Some(newest), false) = (node.reports.first(), mine) {
        cx.view(To::Open(newest.reading));
        return;
    }
    if filter.is_empty() {
        if open {
            view.open.remove(&node.region);
            view.shut.insert(node.region.clone());
        } else {
            view.shut.remove(&node.region);
            view.open.insert(node.region.clone());
        }
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
    let node = cx.state.library.tree.nodes[index].clone();
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
