//! Under the table: the sentence of the row with the focus, always in sight, and the way to it in its report.

use egui::epaint::text::{LayoutJob, TextFormat};
use egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{View, cells, grid};
use crate::figures::Figure;
use crate::reading::Reading;
use crate::ui::reader::breaking;
use crate::ui::theme::{font, size};
use crate::ui::widgets::{bold, ink, inside, left};
use crate::ui::{Cx, shapes, status, words};

const PAD: f32 = 16.0;
const LINE: f32 = 27.0;

/// Draws the pane.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, rect: Rect) {
    let t = cx.theme;
    ui.painter().rect_filled(rect, 0.0, t.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, t.line2));
    let y = rect.top() + 20.0;
    let x = left(ui.painter(), rect.left() + PAD, y, &cx.say("table-sentence"), bold(size::SMALL, t.ink1), 120.0);
    let cell = cx.state.table.selection.cell.map(|c| c.0);
    let Some(row) = cell.filter(|r| r.of(&cx.state.library).is_some()) else {
        let hint = cx.say("table-sentence-hint");
        left(ui.painter(), x + 10.0, y, &hint, ink(size::SMALL, t.ink3), rect.width() - 140.0);
        return;
    };
    let at = Rect::from_min_size(pos2(rect.right() - 220.0, y - 12.0), vec2(208.0, 24.0));
    let link = inside(ui, UiBuilder::new().max_rect(at).layout(Layout::right_to_left(Align::Center)), |ui| {
        let words = cx.say("table-open");
        if status::link(ui, t, &words, t.accent, Some("book-open-text")).clicked() {
            grid::open(cx, row);
        }
        ui.min_rect().left()
    });
    let Some((reading, figure)) = row.of(&cx.state.library) else { return };
    let room = link.inner - x - 22.0;
    left(ui.painter(), x + 10.0, y, &place(cx, reading, figure), ink(size::SMALL, t.ink3), room);
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + 34.0), rect.max - vec2(0.0, 4.0));
    let fresh = view.sentence_of != Some(row);
    view.sentence_of = Some(row);
    sentence(ui, cx, reading, figure, body, fresh);
}

/// Whose report, under which heading, in which passage.
fn place(cx: &Cx<'_>, reading: &Reading, figure: &Figure) -> String {
    let mut out = vec![words::heading(cx, &reading.report, &reading.file)];
    out.extend(figure.section.and_then(|s| reading.report.sections.get(s)).map(|s| s.title.clone()));
    out.push(words::role(cx, figure));
    out.join(" · ")
}

/// The sentence, the stretch of the figure on its tint, the shape of its bound under the value.
fn sentence(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading, figure: &Figure, rect: Rect, fresh: bool) {
    let text = &reading.text;
    let e = &figure.evidence;
    let folded = |from: usize, to: usize| {
        text.folded().get(text.folded_at(from)..text.folded_at(to)).unwrap_or("").replace('\n', "")
    };
    let all = folded(e.sentence.start, e.sentence.end);
    let upto = |to: usize| folded(e.sentence.start, to).len().min(all.len());
    let (quote, value) = (upto(e.quote.start)..upto(e.quote.end), upto(e.value.start)..upto(e.value.end));
    let face = font(14.0, false);
    let wide = rect.width() - PAD * 2.0 - 10.0;
    let lines = {
        let mut measure = |_: usize, c: char| ui.fonts_mut(|f| f.glyph_width(&face, c));
        breaking::lines(&all, wide, 0.0, std::slice::from_ref(&quote), &mut measure)
    };
    let here = lines.iter().position(|l| quote.start < l.end).unwrap_or(0);
    inside(ui, UiBuilder::new().max_rect(rect).id_salt("sentence"), |ui| {
        // Another row begins with the line of its figure.
        let mut area = ScrollArea::vertical().auto_shrink(false);
        if fresh {
            area = area.vertical_scroll_offset(LINE * here.saturating_sub(1) as f32);
        }
        area.show(ui, |ui| {
            let corner = ui.max_rect().min + vec2(PAD, 0.0);
            ui.set_height(LINE * lines.len() as f32);
            for (i, line) in lines.iter().enumerate() {
                let y = corner.y + LINE * i as f32;
                one_line(ui, cx, figure, &all, line, (&quote, &value), pos2(corner.x, y));
            }
        });
    });
}

type Span<'a> = &'a std::ops::Range<usize>;

fn one_line(
    ui: &Ui,
    cx: &Cx<'_>,
    figure: &Figure,
    all: &str,
    line: Span<'_>,
    marks: (Span<'_>, Span<'_>),
    at: egui::Pos2,
) {
    let t = cx.theme;
    let (quote, value) = marks;
    let within = |r: Span<'_>| r.start.clamp(line.start, line.end)..r.end.clamp(line.start, line.end);
    let (said, number) = (within(quote), within(value));
    let mut job = LayoutJob::default();
    let mut put = |range: std::ops::Range<usize>, strong: bool| {
        let color = if strong { t.ink1 } else { t.ink2 };
        job.append(all.get(range).unwrap_or_default(), 0.0, TextFormat::simple(font(14.0, false), color));
    };
    put(line.start..said.start, false);
    put(said.clone(), true);
    put(said.end..line.end, false);
    let galley = ui.painter().layout_job(job);
    let count = |to: usize| all.get(line.start..to).map_or(0, |w| w.chars().count());
    let x_of = |to: usize| {
        let cursor = egui::text::CCursor::new(count(to));
        at.x + galley.pos_from_cursor(cursor).left()
    };
    let color = t.family(cells::family(cx, figure));
    if !said.is_empty() {
        let ground = Rect::from_min_max(pos2(x_of(said.start), at.y), pos2(x_of(said.end), at.y + LINE - 3.0));
        ui.painter().rect_filled(
            ground.expand2(vec2(2.0, 0.0)),
            4.0,
            color.gamma_multiply(if t.dark { 0.2 } else { 0.14 }),
        );
    }
    let height = galley.size().y;
    let marks = (x_of(number.start), x_of(number.end));
    ui.painter().galley(pos2(at.x, at.y + (LINE - 5.0 - height) / 2.0), galley, t.ink2);
    if !number.is_empty() {
        let last = value.end <= line.end;
        shapes::under(ui.painter(), figure, marks.0, marks.1, at.y + LINE - 5.0, color, last);
    }
}
