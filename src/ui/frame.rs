//! The frame of the window: bars above and below, three columns that can be resized, and when they fold.

use std::collections::BTreeMap;

use egui::{CentralPanel, Frame, Panel, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, pos2};

use super::tabs::{self, Room};
use super::widgets::{icon_button, inside};
use super::{
    Cx, Local, chart, dialogs, export, library, menus, palette, project, settings, status, table_export, topbar,
    typed_path,
};
use crate::app::{View, Work};

/// Columns that a person has folded or opened against the rule; null follows the rule. Each tab has its own.
#[derive(Debug, Default)]
pub struct Folds {
    /// Whether the library is open.
    pub left: Option<bool>,
    /// Whether the chart is open.
    pub right: Option<bool>,
    /// Which stand open in this frame.
    shown: (bool, bool),
    /// How wide they are.
    widths: (Option<f32>, Option<f32>),
    tab: Work,
    wide: Option<(bool, bool)>,
    kept: BTreeMap<Work, (Option<bool>, Option<bool>)>,
}

impl Folds {
    /// Whether the library stands open.
    pub fn left_is_open(&self) -> bool {
        self.shown.0
    }

    /// Whether the chart stands open.
    pub fn right_is_open(&self) -> bool {
        self.shown.1
    }

    /// Opens or folds the library.
    pub fn toggle_left(&mut self) {
        self.left = Some(!self.shown.0);
    }

    /// Opens or folds the chart.
    pub fn toggle_right(&mut self) {
        self.right = Some(!self.shown.1);
    }

    /// What the tab keeps, and the rule where the window has crossed a limit since.
    fn follow(&mut self, tab: Work, wide: (bool, bool)) {
        if self.wide != Some(wide) {
            *self = Self { tab, wide: Some(wide), ..Self::default() };
        }
        if self.tab != tab {
            self.kept.insert(self.tab, (self.left, self.right));
            (self.left, self.right) = self.kept.get(&tab).copied().unwrap_or_default();
            self.tab = tab;
        }
    }
}

/// Below this width the chart folds to a rail.
const FOLD_RIGHT: f32 = 1180.0;
/// Below this width the library folds too.
const FOLD_LEFT: f32 = 1060.0;
/// From this width the columns are wider.
const WIDE: f32 = 1900.0;
/// Width of a folded column.
const RAIL: f32 = 40.0;

/// Draws the whole window.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    dialogs::poll(ui, cx, &mut local.dialogs);
    menus::shortcuts(ui, cx, local);
    let t = cx.theme;
    let bar = |fill| Frame::NONE.fill(fill);
    Panel::top("top").exact_size(41.0).frame(bar(t.app)).show_separator_line(false).show(ui, |ui| {
        topbar::show(ui, cx, local);
        hairline(ui, ui.max_rect().bottom() - 0.5, t.line);
    });
    Panel::bottom("status").exact_size(27.0).frame(bar(t.app)).show_separator_line(false).show(ui, |ui| {
        hairline(ui, ui.max_rect().top() + 0.5, t.line);
        status::show(ui, cx, &mut local.pace);
    });
    project::trouble(ui, cx, &mut local.dialogs);
    columns(ui, cx, local);
    dropping(ui, cx);
    export::show(ui, cx, local);
    table_export::show(ui, cx, local);
    settings::show(ui, cx, local);
    palette::show(ui, cx, local);
    project::guard_closing(ui, cx, local);
    typed_path::show(ui, cx, local);
}

fn columns(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let t = cx.theme;
    let width = ui.ctx().content_rect().width();
    let rule = (width >= FOLD_LEFT, width >= FOLD_RIGHT);
    local.frame.follow(cx.state.work, rule);
    let room = tabs::room(cx.state.work);
    let open_left = local.frame.left.unwrap_or(rule.0 && room != Room::Whole);
    let open_right = local.frame.right.unwrap_or(rule.1 && room == Room::Narrow);
    local.frame.shown = (open_left, open_right);
    local.frame.widths = (None, None);
    if local.chart.whole && open_right {
        CentralPanel::no_frame().frame(Frame::NONE.fill(t.app)).show(ui, |ui| chart::show(ui, cx, local));
        return;
    }
    let wide = width >= WIDE;
    let side = |fill| Frame::NONE.fill(fill);
    if open_left {
        let kept = cx.state.settings.layout;
        let (id, size) =
            if wide { ("left-wide", kept.left_wide.unwrap_or(300.0)) } else { ("left", kept.left.unwrap_or(232.0)) };
        let panel = Panel::left(id).default_size(size).size_range(190.0..=420.0).frame(side(t.app)).show(ui, |ui| {
            library::show(ui, cx, local);
        });
        local.frame.widths.0 = Some(panel.response.rect.width());
    } else if rail(ui, cx, true) {
        local.frame.left = Some(true);
    }
    if open_right {
        let kept = cx.state.settings.layout;
        let (id, size) = if wide {
            ("right-wide", kept.right_wide.unwrap_or(940.0))
        } else {
            ("right", kept.right.unwrap_or(404.0))
        };
        let most = (width - if open_left { 640.0 } else { 460.0 }).max(320.0);
        let panel = Panel::right(id).default_size(size).size_range(320.0..=most).frame(side(t.app)).show(ui, |ui| {
            chart::show(ui, cx, local);
        });
        local.frame.widths.1 = Some(panel.response.rect.width());
    } else if rail(ui, cx, false) {
        local.frame.right = Some(true);
    }
    CentralPanel::no_frame().frame(side(t.surface)).show(ui, |ui| tabs::show(ui, cx, local));
}

/// Sizes that a person has given to window and columns, for the next start.
pub fn measure(ui: &Ui, cx: &mut Cx<'_>, folds: &Folds) {
    let before = cx.state.settings.layout;
    let mut now = before;
    let wide = ui.ctx().content_rect().width() >= WIDE;
    let (left, right) = if wide { (&mut now.left_wide, &mut now.right_wide) } else { (&mut now.left, &mut now.right) };
    let apart = |a: Option<f32>, b: Option<f32>| a.zip(b).is_none_or(|(a, b)| (a - b).abs() > 0.5);
    for (kept, shown) in [(left, folds.widths.0), (right, folds.widths.1)] {
        if shown.is_some() && apart(*kept, shown) {
            *kept = shown;
        }
    }
    let (inner, maximized) = ui.input(|i| (i.viewport().inner_rect, i.viewport().maximized == Some(true)));
    if let Some(size) = inner.map(|r| r.size()).filter(|_| !maximized)
        && now.window.is_none_or(|(w, h)| (w - size.x).abs() + (h - size.y).abs() > 1.0)
    {
        now.window = Some((size.x, size.y));
    }
    now.maximized = maximized;
    if now != before {
        cx.view(View::Layout(now));
    }
}

/// A folded column: one button that opens it. Returns whether it was asked for.
fn rail(ui: &mut Ui, cx: &Cx<'_>, left: bool) -> bool {
    let t = cx.theme;
    let panel = if left { Panel::left("left-rail") } else { Panel::right("right-rail") };
    let mut asked = false;
    panel.exact_size(RAIL).resizable(false).frame(Frame::NONE.fill(t.app)).show(ui, |ui| {
        let at = Rect::from_min_size(ui.max_rect().min + Vec2::new(6.0, 8.0), Vec2::splat(28.0));
        inside(ui, UiBuilder::new().max_rect(at), |ui| {
            let (icon, name) = if left { ("library", "open-library") } else { ("chart-scatter", "open-chart") };
            asked = icon_button(ui, t, icon, &cx.say(name)).clicked();
        });
        ui.allocate_rect(ui.max_rect(), Sense::hover());
    });
    asked
}

/// A line across a bar.
pub fn hairline(ui: &Ui, y: f32, color: egui::Color32) {
    ui.painter().hline(ui.max_rect().x_range(), y, Stroke::new(1.0, color));
}

/// Files held over the window, and files let go on it.
fn dropping(ui: &Ui, cx: &mut Cx<'_>) {
    let (held, dropped) = ui.input(|i| (!i.raw.hovered_files.is_empty(), i.raw.dropped_files.clone()));
    let paths: Vec<_> =
        dropped.into_iter().map(|f| f.path().to_path_buf()).filter(|p| !p.as_os_str().is_empty()).collect();
    if !paths.is_empty() {
        cx.task(crate::app::Task::Open(paths));
    }
    if held {
        let t = cx.theme;
        let all = ui.ctx().content_rect();
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("dropping"));
        let painter = ui.ctx().layer_painter(layer);
        painter.rect_filled(all, 0.0, t.surface.gamma_multiply(0.86));
        let inner = all.shrink(24.0);
        let stroke = Stroke::new(2.0, t.accent);
        painter.rect_stroke(inner, egui::CornerRadius::same(8), stroke, egui::StrokeKind::Inside);
        let words = cx.say("drop-here");
        let face = super::widgets::bold(super::theme::size::TITLE, t.ink1);
        let at = pos2(all.center().x, all.center().y);
        super::widgets::text(&painter, at, egui::Align2::CENTER_CENTER, &words, face, all.width());
    }
}
