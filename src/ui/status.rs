//! The bar at the foot: progress with 取消, the last word, and the way to the remarks.

use egui::{Align, CornerRadius, Layout, Rect, Role as Access, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::theme::{Theme, size};
use super::widgets::{focus_ring, ink, inside, left, width};
use super::{Cx, icons, project, words};
use crate::app::{self, Notice, Progress, Task, View, Work};

/// What belongs to the bar alone: since when the job runs, by which the time left is known.
#[derive(Debug, Default)]
pub struct Pace {
    begun: Option<f64>,
    /// What is said, and since when.
    said: Option<(Notice, f64)>,
}

/// How long, in seconds, what is good to know stays; what went wrong stays until it is taken away.
const STAYS: f64 = 12.0;

impl Pace {
    /// How many seconds are left, once enough was read to tell.
    fn left(&mut self, now: f64, progress: Progress) -> Option<f64> {
        let begun = *self.begun.get_or_insert(now);
        let (took, done) = (now - begun, progress.done as f64);
        let enough = took > 1.5 && progress.done >= 8 && progress.done < progress.total;
        enough.then(|| took / done * (progress.total as f64 - done))
    }

    /// Whether a word has been said for long enough.
    fn is_over(&mut self, ui: &Ui, notice: &Notice) -> bool {
        let now = ui.input(|i| i.time);
        let since = match &self.said {
            Some((said, since)) if said == notice => *since,
            _ => {
                self.said = Some((notice.clone(), now));
                now
            }
        };
        let left = since + STAYS - now;
        if left > 0.0 {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
        left <= 0.0
    }
}

/// Draws the bar.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, pace: &mut Pace) {
    let rect = Rect::from_min_size(ui.max_rect().min + vec2(12.0, 1.0), vec2(ui.max_rect().width() - 24.0, 26.0));
    inside(ui, UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)), |ui| {
        remarks(ui, cx);
        project::saved(ui, cx);
    });
    let room = Rect::from_min_max(rect.min, pos2(rect.right() - 430.0, rect.bottom()));
    inside(ui, UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let progress = cx.state.job.as_ref().map(app::Job::progress);
        match progress {
            Some(progress) => {
                let left = pace.left(ui.input(|i| i.time), progress);
                running(ui, cx, progress, left);
            }
            None => {
                pace.begun = None;
                idle(ui, cx, pace);
            }
        }
    });
}

fn running(ui: &mut Ui, cx: &mut Cx<'_>, progress: Progress, left: Option<f64>) {
    let t = cx.theme;
    let args = [("done", words::count(progress.done).into()), ("total", words::count(progress.total).into())];
    let words =
        if progress.total == 0 { cx.say("status-walking") } else { cx.state.locale.say_with("status-reading", &args) };
    icon(ui, "refresh-cw", t.accent);
    // What can be clicked stands before the words that grow as files are read, so that it stays where it is.
    let (bar, response) = ui.allocate_exact_size(vec2(120.0, 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Access::ProgressIndicator, true, &words));
    ui.painter().rect_filled(bar, CornerRadius::same(2), t.line2);
    let share = progress.done as f32 / progress.total.max(1) as f32;
    let done = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
    ui.painter().rect_filled(done, CornerRadius::same(2), t.accent);
    if link(ui, t, &cx.say("cancel"), t.accent, None).clicked() {
        cx.task(Task::Cancel);
    }
    said(ui, t, &words, t.ink2);
    if let Some(left) = left {
        said(ui, t, &time_left(cx, left), t.ink3);
    }
}

/// 约 9 秒, 约 2 分钟.
fn time_left(cx: &Cx<'_>, seconds: f64) -> String {
    let (key, n) = if seconds < 55.0 {
        ("status-seconds-left", seconds.ceil().max(1.0))
    } else {
        ("status-minutes-left", (seconds / 60.0).round().max(1.0))
    };
    cx.state.locale.say_with(key, &[("count", format!("{n:.0}").into())])
}

fn idle(ui: &mut Ui, cx: &mut Cx<'_>, pace: &mut Pace) {
    let t = cx.theme;
    if let Some(notice) = &cx.state.notice {
        let (words, bad) = words::notice(cx, notice);
        let color = if bad { t.err } else { t.accent };
        icon(ui, if bad { "circle-alert" } else { "circle-check" }, color);
        said(ui, t, &words, if bad { t.err } else { t.ink2 });
        let over = !bad && pace.is_over(ui, notice);
        if link(ui, t, &cx.say("dismiss"), t.ink3, None).clicked() || over {
            cx.view(View::Dismiss);
        }
        return;
    }
    pace.said = None;
    let library = &cx.state.library;
    if library.is_empty() {
        said(ui, t, &cx.say("status-nothing-open"), t.ink3);
        return;
    }
    let tally = &cx.state.tally;
    let n = |n: usize| words::count(n).into();
    let args = [("reports", n(tally.reports)), ("copies", n(tally.copies)), ("figures", n(tally.figures))];
    icon(ui, "circle-check", t.ink3);
    let key = if tally.copies == 0 { "status-done" } else { "status-done-copies" };
    said(ui, t, &cx.state.locale.say_with(key, &args), t.ink2);
    if let Some(words) = app::unread_kinds(&cx.state.locale, &library.unread_kinds) {
        said(ui, t, &words, t.warn);
    }
    if library.passed_over > 0 {
        let words = cx.state.locale.say_with("status-passed-over", &[("count", library.passed_over.into())]);
        said(ui, t, &words, t.ink3);
    }
}

fn remarks(ui: &mut Ui, cx: &mut Cx<'_>) {
    let t = cx.theme;
    if cx.state.library.is_empty() {
        let words = format!("{} {}", cx.say("program"), env!("CARGO_PKG_VERSION"));
        said(ui, t, &words, t.ink3);
        return;
    }
    let count = cx.state.tally.notes.len();
    let words = cx.state.locale.say_with("status-remarks", &[("count", count.into())]);
    let color = if count > 0 { t.warn } else { t.ink3 };
    if link(ui, t, &words, color, Some("triangle-alert")).clicked() {
        let there = cx.state.work == Work::Remarks;
        cx.view(View::Work(if there { Work::Reading } else { Work::Remarks }));
    }
}

fn icon(ui: &mut Ui, name: &str, color: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    icons::paint(ui.painter(), rect.center(), 14.0, name, color);
}

fn said(ui: &mut Ui, _t: &Theme, words: &str, color: egui::Color32) {
    let label = egui::Label::new(egui::RichText::new(words).size(size::SMALL).color(color)).truncate();
    ui.add(label);
}

/// Words that can be clicked.
pub fn link(ui: &mut Ui, t: &Theme, words: &str, color: egui::Color32, icon: Option<&str>) -> egui::Response {
    let face = ink(size::SMALL, color);
    let wide = width(ui.painter(), words, face);
    let before = if icon.is_some() { 20.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(wide + before + 8.0, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, words));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(3), t.sunken);
    }
    focus_ring(ui, t, &response, rect, 3);
    if let Some(name) = icon {
        icons::paint(ui.painter(), pos2(rect.left() + 11.0, rect.center().y), 14.0, name, color);
    }
    left(ui.painter(), rect.left() + 4.0 + before, rect.center().y, words, face, wide + 1.0);
    response
}
