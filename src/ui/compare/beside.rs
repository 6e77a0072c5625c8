//! 并排段落: what the chosen reports say on a subject, column by column, scrolling together; what they share is
//! underlined, numbers on the same are tinted, what only one of them says stands on sunken ground, and what a place
//! says in other words than in another year has a dashed line.

use std::ops::Range;
use std::sync::Arc;

use egui::{Align, CornerRadius, Layout, Rect, Role as Access, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo};
use egui::{pos2, vec2};

use super::super::Cx;
use super::super::reader::breaking;
use super::super::theme::{font, size};
use super::super::widgets::{bold, focus_ring, ink, inside, left, width};
use crate::app::{CompareView, View as To};
use crate::comparison::sections::{Beside, MATTERS, Part, Passage, SubjectRow, Subjects};
use crate::locale::Language;

/// What belongs to the paragraphs alone: them laid out, once for a width.
#[derive(Default)]
pub struct View {
    laid: Option<Laid>,
}

/// The columns of a subject, laid out.
struct Laid {
    of: Arc<Beside>,
    subject: String,
    wide: f32,
    columns: Vec<Column>,
    height: f32,
}

/// A column: lines of one report.
#[derive(Default)]
struct Column {
    lines: Vec<Line>,
    height: f32,
}

/// A line as it stands.
struct Line {
    range: Range<usize>,
    y: f32,
    /// Whether it is the heading over a paragraph.
    heading: Option<String>,
    marks: Marks,
}

/// What is marked on a line.
#[derive(Default)]
struct Marks {
    shared: Vec<Range<usize>>,
    only: Vec<Range<usize>>,
    reworded: Vec<Range<usize>>,
    figures: Vec<Range<usize>>,
}

const STRIP: f32 = 36.0;
const NAME: f32 = 30.0;
const LEADING: f32 = 25.0;
const PAD: f32 = 14.0;
const LETTERS: f32 = 14.0;

/// Draws the paragraphs into a rectangle.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, all: Rect) {
    let t = cx.theme;
    let beside = cx.state.compare.beside.clone();
    let chosen = cx.state.compare.choice.subject.as_deref();
    let both = |r: &&SubjectRow| r.parts.iter().flatten().count() > 1;
    let row = beside.rows.iter().find(|r| Some(r.subject.as_str()) == chosen);
    let Some(row) = row.or_else(|| beside.rows.iter().find(both)).or(beside.rows.first()) else { return };
    let (strip, body) = all.split_top_bottom_at_y(all.top() + STRIP);
    ui.painter().rect_filled(strip, 0.0, t.app);
    ui.painter().hline(strip.x_range(), strip.top() + 0.5, Stroke::new(1.0, t.line2));
    ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, t.hairline());
    subjects(ui, cx, &beside, row, strip.shrink2(vec2(12.0, 4.0)));
    let each = body.width() / beside.readings.len().max(1) as f32;
    let names = Rect::from_min_size(body.min, vec2(body.width(), NAME));
    for (i, reading) in beside.readings.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(body.left() + i as f32 * each, names.top()), vec2(each, NAME));
        name(ui, cx, *reading, row.parts.get(i).and_then(Option::as_ref), rect);
    }
    let fits = |l: &Laid| Arc::ptr_eq(&l.of, &beside) && l.subject == row.subject && l.wide == each;
    if !view.laid.as_ref().is_some_and(fits) {
        view.laid = Some(lay_out(ui, cx, &beside, row, each));
    }
    let Some(laid) = &view.laid else { return };
    let place = Rect::from_min_max(pos2(body.left(), names.bottom()), body.max);
    inside(ui, UiBuilder::new().max_rect(place).id_salt(("beside", &row.subject)), |ui| {
        ui.set_clip_rect(place.intersect(ui.clip_rect()));
        ScrollArea::vertical().auto_shrink([false, false]).show_viewport(ui, |ui, seen| {
            ui.set_min_size(vec2(body.width() - 8.0, laid.height));
            let origin = ui.max_rect().min;
            for (i, column) in laid.columns.iter().enumerate() {
                let x = origin.x + i as f32 * each;
                column_of(ui, cx, beside.readings[i], column, pos2(x, origin.y), seen);
            }
        });
    });
    for i in 1..beside.readings.len() {
        ui.painter().vline(body.left() + i as f32 * each, body.y_range(), t.hairline());
    }
}

/// The name of a subject.
fn named(cx: &Cx<'_>, id: &str) -> String {
    if id == MATTERS {
        return cx.say("compare-matters");
    }
    let chinese = cx.state.locale.language() == Language::Chinese;
    Subjects::bundled().by_id(id).map_or_else(|| id.to_owned(), |s| if chinese { s.zh.clone() } else { s.en.clone() })
}

/// The title, a chip a subject, and what the marks mean.
fn subjects(ui: &mut Ui, cx: &mut Cx<'_>, beside: &Beside, now: &SubjectRow, rect: Rect) {
    let t = cx.theme;
    let title = cx.say("compare-sections");
    let mut end = left(ui.painter(), rect.left(), rect.center().y, &title, bold(size::UI, t.ink1), 120.0);
    if cx.state.beside_left_out() > 0 {
        let args = [("shown", beside.readings.len().into())];
        let words = cx.state.locale.say_with("compare-sections-some", &args);
        end = left(ui.painter(), end + 8.0, rect.center().y, &words, ink(size::SMALL, t.ink3), 260.0);
    }
    // A few subjects are always in sight: what the marks mean gives way to them.
    let key = legend(ui, cx, now, Rect::from_min_max(pos2(end + 220.0, rect.top()), rect.max));
    let chips = Rect::from_min_max(pos2(end + 10.0, rect.top()), pos2(key - 10.0, rect.bottom()));
    inside(ui, UiBuilder::new().max_rect(chips).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.set_clip_rect(chips.intersect(ui.clip_rect()));
        ScrollArea::horizontal().id_salt("subjects").show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.horizontal_centered(|ui| {
                for row in &beside.rows {
                    if subject(ui, cx, row, row.subject == now.subject) {
                        cx.view(To::Compare(CompareView::Subject(row.subject.clone())));
                    }
                }
            });
        });
    });
}

fn subject(ui: &mut Ui, cx: &Cx<'_>, row: &SubjectRow, chosen: bool) -> bool {
    let t = cx.theme;
    let words = named(cx, &row.subject);
    let alone = row.parts.iter().flatten().count() < row.parts.len();
    let face = if chosen { bold(size::UI, t.ink1) } else { ink(size::UI, if alone { t.ink3 } else { t.ink2 }) };
    let wide = width(ui.painter(), &words, face);
    let (rect, response) = ui.allocate_exact_size(vec2(wide + 16.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Access::Tab, true, chosen, &words));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), if chosen { t.tint } else { t.sunken });
    }
    left(ui.painter(), rect.left() + 8.0, rect.center().y, &words, face, wide + 1.0);
    focus_ring(ui, t, &response, rect, 5);
    response.clicked()
}

/// 共有的话, 只此一家; of two years of one place what became of the sentences. Returns where it begins.
fn legend(ui: &Ui, cx: &Cx<'_>, row: &SubjectRow, rect: Rect) -> f32 {
    let t = cx.theme;
    let face = ink(size::MICRO, t.ink3);
    let turnover = row.turnover.map(|n| {
        let args = [
            ("kept", n.kept.into()),
            ("reworded", n.reworded.into()),
            ("new", n.new.into()),
            ("dropped", n.dropped.into()),
        ];
        cx.state.locale.say_with("compare-turnover", &args)
    });
    let mut x = rect.right();
    let y = rect.center().y;
    // Of two years what only one says is new there, or gone.
    let years = row.turnover.is_some();
    let only = cx.say(if years { "compare-only-year" } else { "compare-only" });
    let reworded = if years { cx.say("compare-reworded-mark") } else { String::new() };
    let any = |of: fn(&Passage) -> &Vec<Range<usize>>| {
        row.parts.iter().flatten().flat_map(|p| &p.passages).any(|p| !of(p).is_empty())
    };
    let figures = if any(|p| &p.figures) { cx.say("compare-figures-mark") } else { String::new() };
    let only = if any(|p| &p.only) { only } else { String::new() };
    let shared = match any(|p| &p.shared) {
        true => (cx.say("compare-shared"), 1),
        false if row.parts.iter().flatten().count() > 1 => (cx.say("compare-none-shared"), 0),
        false => (String::new(), 0),
    };
    let marks = [(only, 2), (figures, 4), (reworded, 3), shared, (turnover.unwrap_or_default(), 0)];
    for (words, mark) in marks {
        if words.is_empty() {
            continue;
        }
        let wide = width(ui.painter(), &words, face);
        if x - wide - 24.0 < rect.left() {
            break;
        }
        x -= wide + 4.0;
        left(ui.painter(), x, y, &words, face, wide + 1.0);
        if mark > 0 {
            x -= 20.0;
        }
        match mark {
            1 => {
                ui.painter().hline(x..=x + 15.0, y + 1.0, Stroke::new(2.0, t.accent));
            }
            2 | 4 => {
                let rect = Rect::from_min_max(pos2(x + 2.0, y - 6.0), pos2(x + 15.0, y + 6.0));
                ui.painter().rect_filled(rect, CornerRadius::same(2), if mark == 2 { t.sunken } else { t.tint });
            }
            3 => {
                let ends = [pos2(x, y + 1.0), pos2(x + 15.0, y + 1.0)];
                ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(1.0, t.ink3), 3.0, 2.0));
            }
            _ => {}
        }
        x -= 10.0;
    }
    x
}

/// Whose column it is, as which subject it comes there, and how the report calls it; a click opens it there.
fn name(ui: &mut Ui, cx: &mut Cx<'_>, reading: usize, part: Option<&Part>, rect: Rect) {
    let t = cx.theme;
    let Some(r) = cx.state.library.readings.get(reading).cloned() else { return };
    let place = r.report.place.as_ref().map_or(r.file.as_str(), |p| p.value.name.as_str());
    let year = r.report.year.as_ref().map(|y| format!(" {}", y.value)).unwrap_or_default();
    let id = ui.scope_id().with(("beside-name", reading));
    let response = ui.interact(rect, id, Sense::click());
    let words = format!("{place}{year}");
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, format!("{words} {}", cx.say("compare-open"))));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, t.tint2);
    }
    let y = rect.center().y + 2.0;
    let end = left(ui.painter(), rect.left() + PAD, y, &words, bold(size::UI, t.ink1), rect.width() - PAD * 2.0);
    let order = part.filter(|p| p.order > 0).map(|p| {
        let args = [("order", p.order.into())];
        cx.state.locale.say_with("compare-order", &args)
    });
    let phrases = part.map(|p| p.phrases.join(" · ")).unwrap_or_default();
    let said =
        [order.unwrap_or_default(), phrases].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ");
    let room = rect.right() - end - 18.0;
    if room > 40.0 {
        left(ui.painter(), end + 10.0, y, &said, ink(size::SMALL, t.ink3), room);
    }
    focus_ring(ui, t, &response, rect.shrink(2.0), 3);
    let section = part.and_then(|p| p.passages.first()).and_then(|p| p.section);
    let clicked = response.clicked();
    if !said.is_empty() {
        response.on_hover_text(&said);
    }
    if clicked {
        cx.view(To::GoTo { reading, figure: None });
        if let Some(section) = section {
            cx.view(To::Section(section));
        }
    }
}

fn lay_out(ui: &Ui, cx: &Cx<'_>, beside: &Arc<Beside>, row: &SubjectRow, wide: f32) -> Laid {
    let mut columns = Vec::new();
    for (reading, part) in beside.readings.iter().zip(&row.parts) {
        let folded = cx.state.library.readings.get(*reading).map(|r| r.text.folded());
        columns.push(match (folded, part) {
            (Some(text), Some(part)) => column(ui, text, part, wide - PAD * 2.0),
            _ => Column::default(),
        });
    }
    let height = columns.iter().map(|c| c.height).fold(0.0, f32::max) + 16.0;
    Laid { of: beside.clone(), subject: row.subject.clone(), wide, columns, height }
}

fn column(ui: &Ui, text: &str, part: &Part, measure: f32) -> Column {
    let face = font(LETTERS, false);
    let mut out = Column::default();
    let mut heading = "";
    for passage in &part.passages {
        if passage.heading != heading {
            heading = &passage.heading;
            let face = font(size::SMALL, true);
            let mut width = |_: usize, c: char| ui.fonts_mut(|f| f.glyph_width(&face, c));
            for part in breaking::lines(heading, measure, 0.0, &[], &mut width) {
                let words = Some(heading[part].to_owned());
                out.lines.push(Line { range: 0..0, y: out.height, heading: words, marks: Marks::default() });
                out.height += LEADING;
            }
        }
        let Some(words) = text.get(passage.range.clone()) else { continue };
        let start = passage.range.start;
        let mut width = |_: usize, c: char| ui.fonts_mut(|f| f.glyph_width(&face, c));
        for line in breaking::lines(words.trim_end(), measure, 0.0, &[], &mut width) {
            let range = line.start + start..line.end + start;
            let cut = |all: &[Range<usize>]| {
                let meet = |r: &Range<usize>| r.start.max(range.start)..r.end.min(range.end);
                all.iter().map(meet).filter(|r| r.start < r.end).collect::<Vec<_>>()
            };
            let marks = Marks {
                shared: cut(&passage.shared),
                only: cut(&passage.only),
                reworded: cut(&passage.reworded),
                figures: cut(&passage.figures),
            };
            out.lines.push(Line { range: range.clone(), y: out.height, heading: None, marks });
            out.height += LEADING;
        }
        out.height += 6.0;
    }
    out
}

fn column_of(ui: &Ui, cx: &Cx<'_>, reading: usize, column: &Column, origin: egui::Pos2, seen: Rect) {
    let t = cx.theme;
    let Some(text) = cx.state.library.readings.get(reading).map(|r| r.text.folded()) else { return };
    let x = origin.x + PAD;
    if column.lines.is_empty() {
        left(ui.painter(), x, origin.y + 14.0, &cx.say("compare-silent"), ink(size::UI, t.ink3), 300.0);
    }
    let face = font(LETTERS, false);
    let wide = |words: &str| words.chars().map(|c| ui.fonts_mut(|f| f.glyph_width(&face, c))).sum::<f32>();
    for line in column.lines.iter().filter(|l| l.y + LEADING >= seen.top() && l.y <= seen.bottom()) {
        let y = origin.y + line.y + LEADING / 2.0;
        if let Some(heading) = &line.heading {
            left(ui.painter(), x, y, heading, bold(size::SMALL, t.ink2), f32::INFINITY);
            continue;
        }
        let at = |byte: usize| x + wide(text.get(line.range.start..byte).unwrap_or_default());
        let ground = |range: &Range<usize>, color| {
            let rect = Rect::from_min_max(pos2(at(range.start), y - 10.0), pos2(at(range.end), y + 10.0));
            ui.painter().rect_filled(rect, CornerRadius::same(3), color);
        };
        line.marks.only.iter().for_each(|r| ground(r, t.sunken));
        line.marks.figures.iter().for_each(|r| ground(r, t.tint));
        left(ui.painter(), x, y, text.get(line.range.clone()).unwrap_or_default(), ink(LETTERS, t.ink1), f32::INFINITY);
        for shared in &line.marks.shared {
            ui.painter().hline(at(shared.start)..=at(shared.end), y + 10.0, Stroke::new(2.0, t.accent));
        }
        for reworded in &line.marks.reworded {
            let ends = [pos2(at(reworded.start), y + 12.5), pos2(at(reworded.end), y + 12.5)];
            ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(1.0, t.ink3), 3.0, 2.0));
        }
    }
}
