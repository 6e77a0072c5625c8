//! The dialog that saves tables: which table, of which reports, by which coding rule, as what, where to. A file that
//! stands there is asked about.

use std::path::{Path, PathBuf};

use egui::{Align, CornerRadius, Frame, Layout, Modal, Rect, Sense, Stroke, Ui, UiBuilder, vec2};

use super::coding::POINTS;
use super::export::{running, words};
use super::theme::size;
use super::widgets::{Role, bold, button, field, icon_button, ink, inside, left, segments, sized_button};
use super::{Cx, Local, coding, dialogs};
use crate::app::{self, Notice, TableKind, TableOf, TableOrder, Task, Work};
use crate::comparison::Coding;
use crate::export::table::Format;

/// What the dialog holds while it is open.
pub struct View {
    kind: TableKind,
    format: Format,
    of: TableOf,
    main: bool,
    /// Whether a CSV opens with a byte order mark.
    bom: bool,
    path: String,
    asked: bool,
    sent: bool,
    /// What the last change of the rule has changed.
    change: coding::Change,
}

/// The tables with the keys of their names and of what they hold.
const KINDS: [(TableKind, &str, &str); 4] = [
    (TableKind::Comparison, "table-comparison", "table-comparison-hint"),
    (TableKind::Panel, "table-panel", "table-panel-hint"),
    (TableKind::Figures, "table-figures", "table-figures-hint"),
    (TableKind::Found, "table-found", "table-found-hint"),
];

/// The width of the names of rows.
const NAMES: f32 = 64.0;

/// Whether there is something to put into a table.
pub fn can(cx: &Cx<'_>) -> bool {
    cx.state.library.reports() > 0
}

/// Opens the dialog, when there is something to save: with the view of the tab that is open, where that is a table.
pub fn start(cx: &Cx<'_>, local: &mut Local) {
    let kind = match cx.state.work {
        Work::Figures => TableKind::Figures,
        Work::Search => TableKind::Found,
        _ => TableKind::Comparison,
    };
    if !can(cx) || local.table_export.is_some() {
        return;
    }
    let here = matches!(cx.state.work, Work::Figures | Work::Search | Work::Compare);
    let shown = here && count(cx, kind, TableOf::View) > 0;
    let kind = if kind == TableKind::Found && !shown { TableKind::Comparison } else { kind };
    let of = if shown { TableOf::View } else { TableOf::Chart };
    let format = Format::Xlsx;
    let path = cx.state.suggested_table(kind, format).display().to_string();
    let (main, asked, sent, bom) = (false, false, false, kind.is_marked());
    local.table_export = Some(View { kind, format, of, main, bom, path, asked, sent, change: None });
}

/// The button by which a view is saved as a table. Returns whether it was clicked.
pub fn view_button(ui: &mut Ui, cx: &Cx<'_>, empty: bool) -> bool {
    let add = |ui: &mut Ui| sized_button(ui, cx.theme, Role::Plain, Some("download"), &cx.say("export-view"), 26.0);
    let response = ui.add_enabled_ui(!empty && !cx.state.exporting.is_running(), add).inner;
    response.on_hover_text(cx.say("export-view-hint")).clicked()
}

/// How much a table would be of.
fn count(cx: &Cx<'_>, kind: TableKind, of: TableOf) -> usize {
    cx.state.table_reports(kind).into_iter().find(|r| r.0 == of).map_or(0, |r| r.1)
}

/// What a table of a kind can be of, with its words: 对比所列 6 份, 图表所选 31 份, 全部 120 份.
fn scopes(cx: &Cx<'_>, kind: TableKind) -> Vec<(TableOf, String)> {
    let key = |of: TableOf| match (of, kind) {
        (TableOf::Chart, _) => "table-of-chart",
        (TableOf::Everything, _) => "table-of-all",
        (TableOf::View, TableKind::Figures) => "table-of-figures",
        (TableOf::View, TableKind::Found) => "table-of-found",
        (TableOf::View, _) => "table-of-compare",
    };
    let fits = |of: TableOf, n: usize| match of {
        TableOf::View => n > 0,
        _ => kind != TableKind::Found,
    };
    let all = cx.state.table_reports(kind).into_iter().filter(|(of, n)| fits(*of, *n));
    all.map(|(of, n)| (of, cx.state.locale.say_with(key(of), &[("count", n.into())]))).collect()
}

/// Draws the dialog while it is open.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let Some(view) = &mut local.table_export else { return };
    if let Some(path) = dialogs::saved_path(&mut local.dialogs) {
        let whole = app::with_ending(&path, view.format.ending());
        // The system's dialog has asked about overwriting already, where it knew the whole name.
        view.asked = whole == path;
        view.path = whole.display().to_string();
    }
    if view.sent && !cx.state.exporting.is_running() {
        view.sent = false;
        if matches!(cx.state.notice, Some(Notice::Saved(_))) {
            local.table_export = None;
            return;
        }
    }
    let t = cx.theme;
    let frame = Frame::NONE.fill(t.raised).corner_radius(CornerRadius::same(8)).stroke(Stroke::new(1.0, t.line));
    let mut open = true;
    let modal = Modal::new(egui::Id::unique("table-export")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(620.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, cx, &mut open);
        Frame::NONE.inner_margin(egui::Margin::symmetric(20, 16)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
            form(ui, cx, view, &mut local.dialogs);
        });
        foot(ui, cx, view, &mut open);
    });
    if modal.should_close() || !open {
        cx.commands.extend(cx.state.exporting.is_running().then_some(app::Command::Task(Task::CancelExport)));
        local.table_export = None;
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, open: &mut bool) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let face = bold(size::HEADING, t.ink1);
    left(ui.painter(), rect.left() + 20.0, rect.center().y, &cx.say("table-export-title"), face, 400.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let at = Rect::from_center_size(rect.right_center() - vec2(28.0, 0.0), vec2(28.0, 28.0));
    inside(ui, UiBuilder::new().max_rect(at), |ui| *open &= !icon_button(ui, t, "x", &cx.say("close")).clicked());
}

/// A row: its name, then a choice of a few. Returns the one that was clicked.
fn row(ui: &mut Ui, cx: &Cx<'_>, key: &str, all: &[String], chosen: usize) -> Option<usize> {
    ui.horizontal(|ui| {
        name(ui, cx, key);
        segments(ui, cx.theme, key, all, chosen)
    })
    .inner
}

fn name(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(NAMES, 28.0), Sense::hover());
    left(ui.painter(), rect.left(), rect.center().y, &cx.say(key), ink(size::UI, cx.theme.ink2), NAMES);
}

/// A line of small words under a row.
fn hint(ui: &mut Ui, words: &str, color: egui::Color32) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let x = rect.left() + NAMES + 8.0;
    left(ui.painter(), x, rect.center().y, words, ink(size::SMALL, color), rect.right() - x);
}

fn form(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, waiting: &mut dialogs::Dialogs) {
    let t = cx.theme;
    // What was found can be saved only when something was.
    let offered: Vec<_> = KINDS.iter().filter(|k| !scopes(cx, k.0).is_empty()).collect();
    let kinds: Vec<String> = offered.iter().map(|k| cx.say(k.1)).collect();
    let at = offered.iter().position(|k| k.0 == view.kind).unwrap_or(0);
    if let Some(i) = row(ui, cx, "table-which", &kinds, at) {
        view.kind(cx, offered[i].0);
    }
    hint(ui, &cx.say(offered[at].2), t.ink3);
    let scopes = scopes(cx, view.kind);
    let words: Vec<String> = scopes.iter().map(|s| s.1.clone()).collect();
    let at = scopes.iter().position(|s| s.0 == view.of).unwrap_or(0);
    if let Some(i) = row(ui, cx, "table-reports", &words, at) {
        view.of = scopes[i].0;
    }
    let reckoned = matches!(view.kind, TableKind::Comparison | TableKind::Panel);
    if reckoned && view.of == TableOf::View {
        let shown = cx.state.compare_shown();
        let names: Vec<String> = shown.columns.iter().map(|c| cx.state.indicator(&c.indicator)).collect();
        hint(ui, &names.join(&cx.say("list-comma")), t.ink3);
    }
    if reckoned && view.of != TableOf::View {
        let indicators = [cx.state.indicator(&cx.state.choice.indicator), cx.say("table-main-indicators")];
        if let Some(i) = row(ui, cx, "table-indicators", &indicators, usize::from(view.main)) {
            view.main = i == 1;
        }
    }
    if reckoned {
        points(ui, cx, view);
    }
    let formats: Vec<String> = view.kind.formats().iter().map(|f| f.ending().to_uppercase()).collect();
    let at = view.kind.formats().iter().position(|f| *f == view.format).unwrap_or(0);
    if let Some(i) = row(ui, cx, "export-format", &formats, at) {
        view.format(view.kind.formats()[i]);
    }
    if view.format == Format::Csv {
        let choices = [cx.say("table-bom-with"), cx.say("table-bom-without")];
        if let Some(i) = row(ui, cx, "table-bom", &choices, usize::from(!view.bom)) {
            view.bom = i == 0;
        }
    }
    ui.horizontal(|ui| {
        name(ui, cx, "export-to");
        let wide = ui.available_width() - 36.0;
        if field(ui, t, "file-text", &cx.say("table-path"), &mut view.path, wide).changed() {
            view.asked = false;
        }
        if icon_button(ui, t, "folder", &cx.say("export-choose")).clicked() {
            dialogs::save(ui.ctx(), cx, waiting, Path::new(view.path.trim()));
        }
    });
    let (words, color) = word(cx, view);
    hint(ui, &words, color);
}

/// The rule by which a bound becomes a number: chosen once, kept, and used wherever numbers are ranked or written.
fn points(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    let names: Vec<String> = POINTS.iter().map(|p| cx.say(p.1)).collect();
    let common = cx.state.settings.coding.common();
    let at = POINTS.iter().position(|p| Some(p.0) == common).unwrap_or(POINTS.len());
    if let Some(i) = row(ui, cx, "table-points", &names, at) {
        let rule = Coding { hard: cx.state.settings.coding.hard, ..Coding::all(POINTS[i].0) };
        coding::set(cx, rule, &mut view.change);
    }
    hint(ui, &cx.say(POINTS.get(at).map_or("point-mixed-hint", |p| p.2)), t.ink3);
    for words in coding::changed(cx, &view.change) {
        hint(ui, &words, t.ink2);
    }
}

/// What is to be said of the file.
fn word(cx: &Cx<'_>, view: &View) -> (String, egui::Color32) {
    let t = cx.theme;
    let stands = view.stands(cx);
    match words::failure(cx).filter(|_| !stands && !cx.state.exporting.is_running()) {
        Some(failure) => (failure, t.err),
        None if stands && view.asked => (cx.say("export-will-replace"), t.warn),
        None if stands => (cx.say("export-exists"), t.warn),
        None if view.kind == TableKind::Panel => (cx.say("table-scripts"), t.ink3),
        None if view.kind == TableKind::Comparison => (cx.say("table-carries"), t.ink3),
        None => (cx.say("table-carries-sentences"), t.ink3),
    }
}

impl View {
    fn kind(&mut self, cx: &Cx<'_>, kind: TableKind) {
        (self.kind, self.bom) = (kind, kind.is_marked());
        if !scopes(cx, kind).iter().any(|s| s.0 == self.of) {
            self.of = scopes(cx, kind).first().map_or(TableOf::Chart, |s| s.0);
        }
        if !kind.formats().contains(&self.format) {
            self.format = kind.formats()[0];
        }
        let folder = Path::new(self.path.trim()).parent().map(Path::to_path_buf).unwrap_or_default();
        let suggested = cx.state.suggested_table(kind, self.format);
        self.path = folder.join(suggested.file_name().unwrap_or_default()).display().to_string();
        self.asked = false;
    }

    fn format(&mut self, format: Format) {
        self.format = format;
        self.path = app::with_ending(Path::new(self.path.trim()), format.ending()).display().to_string();
        self.asked = false;
    }

    fn stands(&self, cx: &Cx<'_>) -> bool {
        !self.path.trim().is_empty() && cx.state.table_stands(Path::new(self.path.trim()))
    }

    fn order(&self, overwrite: bool) -> TableOrder {
        let Self { kind, format, of, main, bom, .. } = *self;
        TableOrder { kind, format, of, main, path: PathBuf::from(self.path.trim()), bom, overwrite }
    }
}

fn foot(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, open: &mut bool) {
    let t = cx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, t.hairline());
    let inner = rect.shrink2(vec2(20.0, 0.0));
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        if let Some(progress) = cx.state.exporting.progress().filter(|_| view.sent) {
            running(ui, cx, progress);
        }
    });
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let stands = view.stands(cx);
        let key = if stands && view.asked { "export-replace" } else { "export" };
        let ready = !view.path.trim().is_empty() && !cx.state.exporting.is_running();
        let clicked =
            ui.add_enabled_ui(ready, |ui| button(ui, t, Role::Primary, Some("download"), &cx.say(key))).inner.clicked();
        if clicked && stands && !view.asked {
            view.asked = true;
        } else if clicked {
            view.sent = true;
            cx.task(Task::ExportTable(view.order(stands)));
        }
        *open &= !button(ui, t, Role::Plain, None, &cx.say("cancel")).clicked();
    });
}
