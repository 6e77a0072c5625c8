//! The lines that were found, by report, with the words bold on a tint; arrows choose, Enter and a click open.

use std::ops::Range;

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{
    Align, CornerRadius, EventFilter, Id, Key, Layout, Popup, Rect, Response, Role as Access, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{View, message};
use crate::app::{Mention, Order, Row, SearchChange, View as To};
use crate::reading::Reading;
use crate::search::{self, Line};
use crate::ui::status::link;
use crate::ui::theme::{font, size};
use crate::ui::widgets::{bold, dropdown, focus_ring, ink, inside, left, menu_row, width};
use crate::ui::{Cx, icons, words};

const HEAD: f32 = 36.0;
const ROW: f32 = 30.0;
const LETTERS: f32 = 14.0;
const ORDERS: [(Order, &str); 3] =
    [(Order::Place, "search-order-place"), (Order::Year, "search-order-year"), (Order::Hits, "search-order-hits")];

/// The list takes the keyboard.
pub fn take_focus(ui: &Ui) {
    ui.memory_mut(|m| m.request_focus(list_id()));
}

fn list_id() -> Id {
    Id::unique("search-list")
}

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let all = ui.max_rect();
    let (head, body) = all.split_top_bottom_at_y(all.top() + HEAD);
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, cx.theme.hairline());
    header(ui, cx, head.shrink2(vec2(12.0, 0.0)));
    let rows = &cx.state.search.listing.rows;
    if rows.is_empty() {
        let words = cx.say("search-none-here");
        let args = [("count", words::count(cx.state.search.listing.total.hits).into())];
        let hint = cx.state.locale.say_with("search-none-here-hint", &args);
        return message(ui, cx, body, ("search", cx.theme.line2), &words, &hint);
    }
    let list = keys(ui, cx, body);
    let reveal = revealed(cx, view);
    inside(ui, UiBuilder::new().max_rect(body).id_salt("rows"), |ui| {
        ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, port| {
            ui.set_height(rows.len() as f32 * ROW);
            let corner = ui.max_rect().min;
            let rect = |i: usize| Rect::from_min_size(corner + vec2(0.0, ROW * i as f32), vec2(body.width(), ROW));
            if let Some(i) = reveal {
                // The report's own row stays in sight above its first line.
                let target = rect(i.saturating_sub(1)).union(rect(i));
                ui.scroll_to_rect_animation(target, None, egui::style::ScrollAnimation::none());
            }
            let first = (port.min.y / ROW).max(0.0) as usize;
            let last = ((port.max.y / ROW).ceil().max(0.0) as usize).min(rows.len());
            for (i, row) in rows.iter().enumerate().take(last).skip(first) {
                draw(ui, cx, row, rect(i));
            }
        });
    });
    if list.has_focus() {
        ui.painter().rect_stroke(
            body.shrink(1.0),
            CornerRadius::ZERO,
            egui::Stroke::new(1.0, cx.theme.accent),
            egui::StrokeKind::Inside,
        );
    }
}

/// The row of the line that was chosen since the last frame.
fn revealed(cx: &Cx<'_>, view: &mut View) -> Option<usize> {
    let search = &cx.state.search;
    if view.revealed == search.chosen {
        return None;
    }
    view.revealed = search.chosen;
    let (reading, hit) = search.chosen?;
    let found = search.found.as_ref()?;
    search.listing.rows.iter().position(|row| match row {
        Row::Line { mention, line } => found.mentions[*mention].reading == reading && line.hits.start == hit,
        _ => false,
    })
}

/// The list as one thing for the keyboard: up, down, a page, Enter.
fn keys(ui: &Ui, cx: &mut Cx<'_>, body: Rect) -> Response {
    let list = ui.interact(body, list_id(), Sense::focusable_noninteractive());
    let name = cx.say("search-keys");
    list.widget_info(|| WidgetInfo::labeled(Access::List, true, &name));
    if !list.has_focus() {
        return list;
    }
    // egui keeps the arrows for what had the focus in the frame before, too: that frame must be drawn, or the first
    // arrow takes the focus away.
    if list.gained_focus() {
        ui.ctx().request_repaint();
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(list.id, filter));
    let page = (body.height() / ROW) as i32;
    let pressed = |key: Key| ui.input(|i| i.num_presses(key) as i32);
    let by = pressed(Key::ArrowDown) - pressed(Key::ArrowUp) + page * (pressed(Key::PageDown) - pressed(Key::PageUp));
    if by != 0 {
        cx.view(To::Search(SearchChange::Step(by)));
    }
    // The Enter that left the field for the list chooses; only the next one opens.
    if let Some((reading, hit)) = cx.state.search.chosen.filter(|_| pressed(Key::Enter) > 0) {
        cx.view(To::Search(SearchChange::Open(reading, hit)));
    }
    list
}

/// What is listed, in which order, and what it was narrowed to.
fn header(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let t = cx.theme;
    inside(ui, UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)).id_salt("head"), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let year = cx.state.search.year;
        let title = year.map_or_else(
            || cx.say("search-all-years"),
            |y| cx.state.locale.say_with("year", &[("year", y.to_string().into())]),
        );
        let listed = cx.state.search.listing.listed;
        let args = [("hits", words::count(listed.hits).into()), ("reports", words::count(listed.reports).into())];
        let said = cx.state.locale.say_with("search-listed", &args);
        for (words, face) in [(title, bold(size::UI, t.ink1)), (said, ink(size::SMALL, t.ink3))] {
            let wide = width(ui.painter(), &words, face);
            let (at, _) = ui.allocate_exact_size(vec2(wide, 26.0), Sense::hover());
            left(ui.painter(), at.left(), at.center().y, &words, face, wide + 1.0);
        }
        let now = ORDERS.iter().find(|(o, _)| *o == cx.state.search.order).map_or("", |(_, key)| key);
        let response = dropdown(ui, t, &cx.say("search-order"), &cx.say(now), 120.0);
        Popup::menu(&response).width(140.0).show(|ui| {
            for (order, key) in ORDERS {
                if menu_row(ui, t, Some(order == cx.state.search.order), &cx.say(key), "").clicked() {
                    cx.view(To::Search(SearchChange::Order(order)));
                }
            }
        });
    });
    inside(ui, UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)).id_salt("limits"), |ui| {
        limits(ui, cx);
    });
}

/// The year and the place to which the list was narrowed, each with the way out.
fn limits(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.spacing_mut().item_spacing.x = 6.0;
    let search = &cx.state.search;
    let year = search.year.map(|y| cx.state.locale.say_with("search-narrowed-year", &[("year", y.to_string().into())]));
    let region =
        search.region.clone().map(|r| cx.state.locale.say_with("search-narrowed-region", &[("region", r.into())]));
    if year.is_some()
        && region.is_some()
        && link(ui, cx.theme, &cx.say("search-unnarrow-all"), cx.theme.accent, None).clicked()
    {
        cx.view(To::Search(SearchChange::Year(None)));
        cx.view(To::Search(SearchChange::Region(None)));
    }
    for (words, change) in [(region, SearchChange::Region(None)), (year, SearchChange::Year(None))] {
        if let Some(words) = words
            && limit(ui, cx, &words).clicked()
        {
            cx.view(To::Search(change));
        }
    }
}

fn limit(ui: &mut Ui, cx: &Cx<'_>, words: &str) -> Response {
    let t = cx.theme;
    let face = ink(size::SMALL, t.ink1);
    let room = (ui.available_width() - 40.0).clamp(60.0, 180.0);
    let wide = width(ui.painter(), words, face).min(room);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 32.0, 24.0), Sense::click());
    let name = cx.state.locale.say_with("search-unnarrow", &[("what", words.into())]);
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, &name));
    let stroke = egui::Stroke::new(1.0, t.accent);
    let fill = if response.hovered() { t.tint2 } else { t.surface };
    ui.painter().rect(rect, CornerRadius::same(5), fill, stroke, egui::StrokeKind::Inside);
    focus_ring(ui, t, &response, rect, 5);
    left(ui.painter(), rect.left() + 9.0, rect.center().y, words, face, wide + 1.0);
    icons::paint(ui.painter(), pos2(rect.right() - 13.0, rect.center().y), 12.0, "x", t.ink2);
    response.on_hover_text(name)
}

fn draw(ui: &mut Ui, cx: &mut Cx<'_>, row: &Row, rect: Rect) {
    let Some(found) = cx.state.search.found.clone() else { return };
    let (Row::Report { mention, .. } | Row::Line { mention, .. } | Row::More { mention, .. }) = row;
    let Some(m) = found.mentions.get(*mention) else { return };
    let Some(reading) = cx.state.library.readings.get(m.reading).cloned() else { return };
    match row {
        Row::Report { open, .. } => report(ui, cx, m, &reading, *open, rect),
        Row::Line { line, .. } => one_line(ui, cx, m, &reading, line, rect),
        Row::More { left, .. } => more(ui, cx, m, *left, rect),
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, cx.theme.hairline());
}

/// A report: its place and year, how much was found, 打开.
fn report(ui: &mut Ui, cx: &mut Cx<'_>, m: &Mention, reading: &Reading, open: bool, rect: Rect) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.app);
    let name = words::short(cx, reading);
    let said = cx.state.locale.say_with("search-fold", &[("report", name.as_str().into())]);
    let response = ui.interact(rect, ui.scope_id().with(("report", m.reading)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Button, true, open, &said));
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let y = rect.center().y;
    let fold = if open { "chevron-down" } else { "chevron-right" };
    icons::paint(ui.painter(), pos2(rect.left() + 19.0, y), 14.0, fold, t.ink2);
    let room = rect.width() - 130.0;
    let x = left(ui.painter(), rect.left() + 34.0, y, &name, bold(size::UI, t.ink1), room);
    let shown: usize = m.lines.iter().map(|l| l.hits.len()).sum();
    let (n, total) = (words::count(shown), words::count(m.hits.len()));
    let many = if shown == m.hits.len() {
        cx.state.locale.say_with("search-hits", &[("count", total.into())])
    } else {
        cx.state.locale.say_with("search-shown", &[("shown", n.into()), ("total", total.into())])
    };
    left(ui.painter(), x + 8.0, y, &many, ink(size::SMALL, t.ink3), rect.left() + 34.0 + room - x - 8.0);
    let at = Rect::from_min_max(pos2(rect.right() - 84.0, rect.top()), pos2(rect.right() - 10.0, rect.bottom()));
    let place = UiBuilder::new().max_rect(at).layout(Layout::right_to_left(Align::Center)).id_salt(("open", m.reading));
    inside(ui, place, |ui| {
        let opened = link(ui, t, &cx.say("search-open"), t.accent, Some("book-open-text"));
        let name = cx.state.locale.say_with("search-open-report", &[("report", name.as_str().into())]);
        opened.widget_info(|| WidgetInfo::labeled(Access::Button, true, &name));
        if opened.clicked() {
            cx.view(To::Search(SearchChange::Open(m.reading, 0)));
        }
    });
    if response.clicked() {
        cx.view(To::Search(SearchChange::Fold(m.reading)));
    }
    response.on_hover_text(&reading.file);
}

/// A line of context: as much of the sentence as there is room for.
fn one_line(ui: &mut Ui, cx: &mut Cx<'_>, m: &Mention, reading: &Reading, line: &Line, rect: Rect) {
    let t = cx.theme;
    let folded = reading.text.folded();
    let within = reading.report.folded(&reading.text);
    let whole = search::sentence(folded, within, line.range.clone());
    let room = ((rect.width() - 36.0 - 16.0) / LETTERS) as usize;
    let window = search::window(folded, whole, line.range.clone(), room);
    let hits: Vec<Range<usize>> = m.hits.get(line.hits.clone()).unwrap_or_default().iter().map(|h| h.range()).collect();
    let said = format!(
        "{}{}{}",
        if window.cut_head { "…" } else { "" },
        folded.get(window.range.clone()).unwrap_or(""),
        if window.cut_tail { "…" } else { "" }
    );
    let chosen = cx.state.search.chosen == Some((m.reading, line.hits.start));
    let id = ui.scope_id().with(("line", m.reading, line.hits.start));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::ListItem, true, chosen, &said));
    let fill = match (chosen, response.hovered()) {
        (true, _) => t.tint2,
        (_, true) => t.app,
        _ => t.surface,
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    if chosen {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, t.accent);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let job = set(cx, folded, &window, &hits);
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + 36.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(at, galley, t.ink1);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        cx.view(To::Search(SearchChange::Open(m.reading, line.hits.start)));
    }
}

/// The words of a window, those that were found bold on a tint.
fn set(cx: &Cx<'_>, folded: &str, window: &search::Window, hits: &[Range<usize>]) -> LayoutJob {
    let t = cx.theme;
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    let plain = TextFormat::simple(font(LETTERS, false), t.ink1);
    let mut found = TextFormat::simple(font(LETTERS, true), t.ink1);
    found.background = t.tint;
    let cut = TextFormat::simple(font(LETTERS, false), t.ink3);
    if window.cut_head {
        job.append("…", 0.0, cut.clone());
    }
    let mut at = window.range.start;
    for hit in hits {
        let (from, to) = (hit.start.clamp(at, window.range.end), hit.end.clamp(at, window.range.end));
        job.append(folded.get(at..from).unwrap_or(""), 0.0, plain.clone());
        // An expression may have found more than one paragraph.
        job.append(&folded.get(from..to).unwrap_or("").replace('\n', " "), 0.0, found.clone());
        at = to;
    }
    job.append(folded.get(at..window.range.end).unwrap_or(""), 0.0, plain);
    if window.cut_tail {
        job.append("…", 0.0, cut);
    }
    job
}

/// The way to the lines that are not shown.
fn more(ui: &mut Ui, cx: &mut Cx<'_>, m: &Mention, left_over: usize, rect: Rect) {
    let words = cx.state.locale.say_with("search-more", &[("count", words::count(left_over).into())]);
    let at = Rect::from_min_max(pos2(rect.left() + 32.0, rect.top()), rect.max);
    let place = UiBuilder::new().max_rect(at).layout(Layout::left_to_right(Align::Center)).id_salt(("more", m.reading));
    inside(ui, place, |ui| {
        if link(ui, cx.theme, &words, cx.theme.accent, None).clicked() {
            cx.view(To::Search(SearchChange::All(m.reading)));
        }
    });
}
