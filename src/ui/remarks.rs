//! 提示: what a person should know, by weight and file: what, what follows, and the way to the text.

use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::theme::size;
use super::widgets::{Role, bold, button, ink, inside, left, sized_button};
use super::{Cx, icons, words};
use crate::app::{Note, NoteKey, View, Weight, Work, note};
use crate::reading::Remark;
use crate::review::Tie;

const HEAD: f32 = 48.0;
const GROUP: f32 = 32.0;
const ROW: f32 = 52.0;

enum Row {
    Group(Weight, usize),
    Note(NoteKey),
}

/// Draws the list.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let rows = rows(&cx.state.tally.notes);
    let all = ui.max_rect();
    head(ui, cx, &rows, Rect::from_min_size(all.min, vec2(all.width(), HEAD)));
    let body = Rect::from_min_max(pos2(all.left(), all.top() + HEAD), all.max);
    if rows.is_empty() {
        return nothing(ui, cx, body);
    }
    let height = |r: &Row| if matches!(r, Row::Group(..)) { GROUP } else { ROW };
    let total: f32 = rows.iter().map(height).sum();
    inside(ui, UiBuilder::new().max_rect(body), |ui| {
        ScrollArea::vertical().auto_shrink(false).show_viewport(ui, |ui, port| {
            ui.set_height(total);
            let corner = ui.max_rect().min;
            let mut y = 0.0;
            for row in &rows {
                let high = height(row);
                if y + high >= port.min.y && y <= port.max.y {
                    let rect = Rect::from_min_size(corner + vec2(0.0, y), vec2(body.width(), high));
                    match row {
                        Row::Group(weight, count) => group(ui, cx, *weight, *count, rect),
                        Row::Note(key) => {
                            let state = cx.state;
                            if let Some(note) = note(state, *key) {
                                line(ui, cx, &note, rect);
                            }
                        }
                    }
                }
                y += high;
            }
        });
    });
}

/// The notes, each group of a weight under its head with how many it has.
fn rows(notes: &[(Weight, NoteKey)]) -> Vec<Row> {
    let mut out = Vec::with_capacity(notes.len() + 4);
    for group in notes.chunk_by(|a, b| a.0 == b.0) {
        out.push(Row::Group(group[0].0, group.len()));
        out.extend(group.iter().map(|(_, key)| Row::Note(*key)));
    }
    out
}

fn head(ui: &mut Ui, cx: &mut Cx<'_>, rows: &[Row], rect: Rect) {
    let t = cx.theme;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let y = rect.center().y;
    let x = left(ui.painter(), rect.left() + 16.0, y, &cx.say("remarks-title"), bold(size::HEADING, t.ink1), 200.0);
    let count = rows.iter().filter(|r| matches!(r, Row::Note(_))).count();
    let words = cx.state.locale.say_with("remarks-count", &[("count", count.into())]);
    left(ui.painter(), x + 12.0, y, &words, ink(size::SMALL, t.ink3), rect.width() - 420.0);
    let inner = rect.shrink2(vec2(16.0, 0.0));
    inside(ui, UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        if button(ui, t, Role::Plain, Some("book-open-text"), &cx.say("remarks-back")).clicked() {
            cx.view(View::Work(Work::Reading));
        }
        if count > 0 && button(ui, t, Role::Plain, Some("copy"), &cx.say("remarks-copy")).clicked() {
            ui.ctx().copy_text(copied(cx, rows));
        }
    });
}

fn copied(cx: &Cx<'_>, rows: &[Row]) -> String {
    let line = |r: &Row| match r {
        Row::Group(..) => None,
        Row::Note(key) => {
            let note = &note(cx.state, *key)?;
            Some(format!("{}\t{}\t{}", file(note), what(cx, note), then(cx, note)))
        }
    };
    rows.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn file<'a>(note: &Note<'a>) -> &'a str {
    match note {
        Note::Failed(failure) => &failure.file,
        Note::Lexicon(trouble, _) => trouble.path().to_str().unwrap_or("indicators.toml"),
        Note::Said { file, .. } | Note::Twin { file, .. } => file,
    }
}

fn what(cx: &Cx<'_>, note: &Note<'_>) -> String {
    match note {
        Note::Failed(failure) => words::trouble(cx, failure),
        Note::Lexicon(_, Some(mistake)) => cx.state.locale.mistake(mistake),
        Note::Lexicon(trouble, None) => words::lexicon(cx, trouble),
        Note::Twin { tie, other, .. } => words::tie(cx, *tie, other),
        Note::Said { remark, .. } => words::remark(cx, remark),
    }
}

/// The words of the report that a remark is about: the doubtful number with its name, the passage not understood.
fn quoted(cx: &Cx<'_>, reading: usize, remark: &Remark) -> Option<String> {
    let reading = cx.state.library.readings.get(reading)?;
    let span = match remark {
        Remark::Implausible { span, .. } => reading.figures.iter().find(|f| f.evidence.value == *span)?.evidence.quote,
        Remark::Unread { span } => *span,
        _ => return None,
    };
    Some(reading.text.words(span).replace(['\n', '\r'], "").trim().to_owned())
}

/// The figure that a remark is about; null where it is about the report, or a passage without one.
fn figure(cx: &Cx<'_>, note: &Note<'_>) -> Option<usize> {
    let Note::Said { reading, remark: Remark::Implausible { span, .. }, .. } = note else { return None };
    cx.state.library.readings.get(*reading)?.figures.iter().position(|f| f.evidence.value == *span)
}

/// Where a remark is shown: at its figure, at the passage or the words it is about, else at the head of the report.
fn place(cx: &Cx<'_>, note: &Note<'_>, reading: usize) -> View {
    let figure = figure(cx, note);
    let span = match note {
        Note::Said { remark: Remark::Unread { span }, .. } => Some(*span),
        Note::Said {
            remark: Remark::Draft { span, .. } | Remark::Summary { span, .. } | Remark::OtherReport { span, .. },
            ..
        } => *span,
        _ => None,
    };
    match (figure, span) {
        (Some(_), _) => View::GoTo { reading, figure },
        (_, Some(span)) => View::Passage { reading, span },
        _ => View::Open(reading),
    }
}

fn then(cx: &Cx<'_>, note: &Note<'_>) -> String {
    match note {
        Note::Failed(_) => cx.say("trouble-then"),
        Note::Lexicon(..) => cx.say("lexicon-then"),
        Note::Twin { tie: Tie::Session, other, .. } => {
            cx.state.locale.say_with("remark-twin-then", &[("mark", other.as_str().into())])
        }
        Note::Twin { .. } => cx.say("remark-same-then"),
        Note::Said { reading, remark, .. } => {
            let quote = quoted(cx, *reading, remark).map(|q| format!("「{q}」 ")).unwrap_or_default();
            quote + &cx.state.locale.consequence(remark)
        }
    }
}

fn group(ui: &Ui, cx: &Cx<'_>, weight: Weight, count: usize, rect: Rect) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.app);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let words = cx.say(match weight {
        Weight::Unreadable => "remarks-unreadable",
        Weight::Unsure => "remarks-unsure",
        Weight::Partial => "remarks-partial",
        Weight::Note => "remarks-notes",
    });
    let x = left(ui.painter(), rect.left() + 16.0, rect.center().y, &words, bold(size::UI, t.ink1), 400.0);
    left(ui.painter(), x + 8.0, rect.center().y, &count.to_string(), ink(size::SMALL, t.ink3), 60.0);
}

fn line(ui: &mut Ui, cx: &mut Cx<'_>, note: &Note<'_>, rect: Rect) {
    let t = cx.theme;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, t.hairline());
    let (icon, color) = match note.weight() {
        Weight::Unreadable => ("file-x", t.err),
        Weight::Unsure => ("circle-question-mark", t.warn),
        Weight::Partial => ("scan-text", t.warn),
        Weight::Note => ("info", t.ink3),
    };
    let y = rect.center().y;
    icons::paint(ui.painter(), pos2(rect.left() + 28.0, y), 18.0, icon, color);
    let second = rect.left() + 50.0 + (rect.width() - 200.0) * 0.42;
    let name = rect.left() + 50.0;
    let (folder, own) = file(note).rsplit_once('/').unwrap_or(("", file(note)));
    let room = second - name - 16.0;
    if folder.is_empty() {
        left(ui.painter(), name, y, own, ink(size::UI, t.ink1), room);
    } else {
        left(ui.painter(), name, y - 9.0, own, ink(size::UI, t.ink1), room);
        left(ui.painter(), name, y + 10.0, folder, ink(size::SMALL, t.ink3), room);
    }
    let end = rect.right() - 120.0;
    left(ui.painter(), second, y - 9.0, &what(cx, note), ink(size::UI, t.ink1), end - second);
    left(ui.painter(), second, y + 10.0, &then(cx, note), ink(size::SMALL, t.ink3), end - second);
    let hover = Rect::from_min_max(rect.min, pos2(end, rect.bottom()));
    let whole = [file(note), &what(cx, note), &then(cx, note)].join("\n");
    let response = ui.interact(hover, ui.scope_id().with(("note", rect.top() as i32)), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &whole));
    response.on_hover_text(whole);
    if let Note::Said { reading, .. } | Note::Twin { reading, .. } = note {
        let at = Rect::from_min_max(pos2(end, rect.top()), pos2(rect.right() - 16.0, rect.bottom()));
        inside(ui, UiBuilder::new().max_rect(at).layout(Layout::right_to_left(Align::Center)), |ui| {
            if sized_button(ui, t, Role::Plain, None, &cx.say("remarks-open"), 26.0).clicked() {
                cx.view(place(cx, note, *reading));
            }
        });
    }
}

fn nothing(ui: &Ui, cx: &Cx<'_>, body: Rect) {
    let t = cx.theme;
    let center = pos2(body.center().x, body.top() + body.height() * 0.4);
    icons::paint(ui.painter(), center - vec2(0.0, 34.0), 28.0, "circle-check", t.accent);
    let middle = egui::Align2::CENTER_CENTER;
    super::widgets::text(ui.painter(), center, middle, &cx.say("remarks-none"), bold(size::UI, t.ink1), body.width());
    let hint = cx.say("remarks-none-hint");
    super::widgets::text(ui.painter(), center + vec2(0.0, 22.0), middle, &hint, ink(size::SMALL, t.ink2), body.width());
}
