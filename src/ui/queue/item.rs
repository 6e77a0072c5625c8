//! What is asked: the sentence, the ways to read it as cards, the fields, the same wording elsewhere, and the keys.

use egui::{CornerRadius, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{View, reason_key};
use crate::app::{Asked, Doubtful, Edit, View as To};
use crate::figures::Figure;
use crate::reading::Reading;
use crate::review::{Alternative, Field, Stated, alternatives};
use crate::ui::form::{self, Draft};
use crate::ui::reader::{family, sentence_galley};
use crate::ui::theme::size;
use crate::ui::widgets::{Role, bold, button, chip, ink, inside, left, text, width};
use crate::ui::{Cx, belonging, shapes, status, words};

const FOOT: f32 = 52.0;
/// How many characters of a report are shown where it is asked whose it is.
const HEAD: usize = 220;

/// Draws the item that is looked at.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, items: &[Doubtful]) {
    let item = items[view.at];
    let all = ui.max_rect();
    let (body, foot) = all.split_top_bottom_at_y(all.bottom() - FOOT);
    let mut decide = Decide::default();
    inside(ui, UiBuilder::new().max_rect(body.shrink2(vec2(20.0, 0.0))).id_salt("queue-body"), |ui| {
        ScrollArea::vertical().id_salt(("queue-item", view.at)).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(16.0);
            match (item.asked, item.reading.and_then(|i| cx.state.library.readings.get(i)).cloned()) {
                (Asked::Figure(figure), Some(reading)) => {
                    figure_of(ui, cx, view, &item, &reading, figure, &mut decide);
                }
                (Asked::Report, Some(reading)) => report(ui, cx, view, &item, &reading),
                (Asked::NotCarried(i), _) => not_carried(ui, cx, i, &mut decide),
                _ => {}
            }
            ui.add_space(16.0);
        });
    });
    ui.painter().hline(foot.x_range(), foot.top() + 0.5, cx.theme.hairline());
    inside(ui, UiBuilder::new().max_rect(foot.shrink2(vec2(20.0, 12.0))).id_salt("queue-foot"), |ui| {
        keys(ui, cx, view, &item, items.len(), &decide);
    });
}

/// What the buttons at the foot would do.
#[derive(Default)]
struct Decide {
    /// Confirms or corrects; null where a number cannot be read.
    confirm: Option<Edit>,
    reject: Option<Edit>,
    /// How many ways of reading there are.
    ways: usize,
}

fn figure_of(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    view: &mut View,
    item: &Doubtful,
    reading: &Reading,
    index: usize,
    decide: &mut Decide,
) {
    let (Some(at), Some(figure)) = (item.reading, reading.figures.get(index)) else { return };
    title(ui, cx, item, reading, figure);
    sentence(ui, cx, reading, figure);
    let others = alternatives(reading, index, &cx.state.lexicon);
    decide.ways = others.len() + 2;
    pick_by_key(ui, view, decide.ways);
    ways(ui, cx, view, figure, &others);
    let over: Vec<Field> =
        view.chosen.checked_sub(1).and_then(|i| others.get(i)).map(|a| a.field().clone()).into_iter().collect();
    let key = (*item, view.chosen, cx.state.library.revision);
    if view.draft.as_ref().is_none_or(|(i, c, r, _)| (*i, *c, *r) != key) {
        view.draft = Some((key.0, key.1, key.2, Draft::of(figure, &over)));
    }
    head(ui, cx, "queue-fields", "");
    if let Some((.., draft)) = &mut view.draft {
        ui.add_enabled_ui(!cx.state.project.read_only, |ui| form::show(ui, cx, draft));
        let fields = draft.fields();
        let changed = draft.differs(figure);
        decide.confirm = fields.map(|fields| {
            if changed {
                Edit::Correct { reading: at, figure: index, fields }
            } else {
                Edit::Confirm { reading: at, figure: index }
            }
        });
    }
    decide.reject = Some(Edit::Reject { reading: at, figure: index });
    same_wording(ui, cx, view, at, index, decide);
}

fn title(ui: &mut Ui, cx: &mut Cx<'_>, item: &Doubtful, reading: &Reading, figure: &Figure) {
    let t = cx.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let y = row.center().y;
    let open = cx.say("queue-open");
    let wide = width(ui.painter(), &open, ink(size::SMALL, t.accent)) + 32.0;
    let link = Rect::from_min_max(pos2(row.right() - wide, row.top() + 3.0), row.max);
    inside(ui, UiBuilder::new().max_rect(link).id_salt("open"), |ui| {
        if status::link(ui, t, &open, t.accent, Some("book-open-text")).clicked()
            && let (Some(reading), Asked::Figure(index)) = (item.reading, item.asked)
        {
            cx.view(To::GoTo { reading, figure: Some(index) });
        }
    });
    let section =
        figure.section.and_then(|s| reading.report.sections.get(s)).map(|s| s.title.clone()).unwrap_or_default();
    let whose = format!("{} · {section}", belonging::title(cx, reading));
    let whose_wide = width(ui.painter(), &whose, ink(size::SMALL, t.ink3)).min(row.width() * 0.42);
    let name_room = row.width() - wide - whose_wide - 190.0;
    let x =
        left(ui.painter(), row.left(), y, &cx.state.subject(figure), bold(size::HEADING, t.ink1), name_room.max(80.0));
    let kind = chip(ui.painter(), pos2(x + 10.0, y), &words::kind(cx, figure), t.ink2, t.sunken).right();
    chip(ui.painter(), pos2(kind + 6.0, y), &cx.say(reason_key(item.reason)), t.warn, t.warn_bg);
    left(ui.painter(), row.right() - wide - whose_wide - 6.0, y, &whose, ink(size::SMALL, t.ink3), whose_wide + 1.0);
    ui.add_space(8.0);
}

/// The sentence, at most eight lines around the words.
fn sentence(ui: &mut Ui, cx: &Cx<'_>, reading: &Reading, figure: &Figure) {
    let t = cx.theme;
    let wide = ui.available_width();
    let galley = sentence_galley(ui, cx, reading, figure, (wide - 32.0, size::BODY, 8));
    let (rect, _) = ui.allocate_exact_size(vec2(wide, galley.size().y + 20.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(8), t.sunken);
    ui.painter().galley(rect.min + vec2(16.0, 10.0), galley, t.ink2);
}

fn head(ui: &mut Ui, cx: &Cx<'_>, key: &str, more: &str) {
    let t = cx.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let y = row.bottom() - 14.0;
    let x = left(ui.painter(), row.left(), y, &cx.say(key), bold(size::UI, t.ink1), row.width());
    left(ui.painter(), x + 10.0, y, more, ink(size::SMALL, t.ink3), row.right() - x - 10.0);
}

fn pick_by_key(ui: &Ui, view: &mut View, ways: usize) {
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    for (i, key) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4].into_iter().enumerate().take(ways) {
        if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
            view.chosen = i;
            view.editing = i + 1 == ways;
        }
    }
}

/// The ways to read it as cards: as the machine did, otherwise, none of these.
fn ways(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, figure: &Figure, others: &[Alternative]) {
    head(ui, cx, "queue-ways", "");
    let count = others.len() + 2;
    let wide = ui.available_width();
    let step = (wide - 10.0 * (count as f32 - 1.0)) / count as f32;
    let (row, _) = ui.allocate_exact_size(vec2(wide, 92.0), Sense::hover());
    for i in 0..count {
        let rect =
            Rect::from_min_size(pos2(row.left() + (step + 10.0) * i as f32, row.top()), vec2(step, row.height()));
        let way = match i {
            0 => Way::Machine,
            _ => others.get(i - 1).map_or(Way::Neither, Way::Other),
        };
        if card(ui, cx, figure, &way, i, view.chosen == i, rect) {
            view.chosen = i;
            view.editing = i + 1 == count;
        }
    }
}

enum Way<'a> {
    Machine,
    Other(&'a Alternative),
    Neither,
}

fn card(ui: &mut Ui, cx: &Cx<'_>, figure: &Figure, way: &Way<'_>, i: usize, chosen: bool, rect: Rect) -> bool {
    let t = cx.theme;
    let number = (i + 1).to_string();
    let name = cx.state.locale.say_with("queue-way", &[("number", number.clone().into())]);
    let response = ui.interact(rect, ui.scope_id().with(("way", i)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &name));
    let (fill, stroke) =
        if chosen { (t.tint2, Stroke::new(1.5, t.accent)) } else { (t.surface, Stroke::new(1.0, t.line2)) };
    ui.painter().rect(rect, CornerRadius::same(8), fill, stroke, StrokeKind::Inside);
    crate::ui::widgets::focus_ring(ui, t, &response, rect, 8);
    let inner = rect.shrink2(vec2(12.0, 10.0));
    let y = inner.top() + 9.0;
    let key = chip(ui.painter(), pos2(inner.left(), y), &number, t.ink2, t.sunken).right();
    left(ui.painter(), key + 8.0, y, &name, bold(size::UI, t.ink1), inner.right() - key - 8.0);
    if let Way::Machine = way {
        let sure = words::sureness(cx, figure);
        text(
            ui.painter(),
            pos2(inner.right(), y),
            egui::Align2::RIGHT_CENTER,
            &sure,
            ink(size::SMALL, t.ink3),
            inner.width() * 0.5,
        );
    }
    let read = match way {
        Way::Neither => {
            let (a, b) = (cx.say("queue-neither"), cx.say("queue-neither-then"));
            left(ui.painter(), inner.left(), y + 26.0, &a, ink(size::SMALL, t.ink2), inner.width());
            left(ui.painter(), inner.left(), y + 48.0, &b, ink(size::SMALL, t.ink3), inner.width());
            return response.clicked();
        }
        Way::Machine => figure.clone(),
        Way::Other(other) => {
            let mut stated = Stated::of(figure);
            stated.set(other.field().clone());
            stated.lay(figure)
        }
    };
    let subject = format!("{} · {}", cx.state.subject(&read), words::measure(cx, &read));
    left(ui.painter(), inner.left(), y + 26.0, &subject, ink(size::SMALL, t.ink2), inner.width());
    let center = pos2(inner.left() + 20.0, y + 50.0);
    shapes::alone(ui.painter(), &read, center, 13.0, t.family(family(cx, &read)), fill);
    left(
        ui.painter(),
        center.x + 30.0,
        center.y,
        &words::as_read(cx, &read),
        ink(size::UI, t.ink1),
        inner.right() - center.x - 30.0,
    );
    let why = match way {
        Way::Other(Alternative::SharedBound(_)) => cx.say("queue-why-shared"),
        Way::Other(Alternative::OtherName(_)) => cx.say("queue-why-name"),
        Way::Other(Alternative::Level(_)) => cx.say("queue-why-measure"),
        _ => String::new(),
    };
    response.on_hover_text(if why.is_empty() { name } else { why }).clicked()
}

/// Others that are worded alike; those that are ticked are decided together.
fn same_wording(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, at: usize, index: usize, decide: &mut Decide) {
    let key = ((at, index), cx.state.library.revision);
    if view.alike.as_ref().is_none_or(|(k, _)| *k != key) {
        view.alike = Some((key, cx.state.worded_alike(at, index, 6)));
    }
    let alike = view.alike.as_ref().map(|(_, list)| list.clone()).unwrap_or_default();
    if alike.is_empty() {
        return;
    }
    let count = cx.state.locale.say_with("queue-alike-count", &[("count", alike.len().into())]);
    head(ui, cx, "queue-alike", &count);
    let t = cx.theme;
    for (reading, figure) in alike {
        let Some(r) = cx.state.library.readings.get(reading) else { continue };
        let Some(f) = r.figures.get(figure) else { continue };
        let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
        let ticked = view.with.contains(&(reading, figure));
        let quote = r.text.words(f.evidence.quote).replace(['\n', '\r'], "");
        let name = belonging::title(cx, r);
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, ticked, format!("{name} {quote}")));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(row, CornerRadius::same(3), t.tint2);
        }
        let square = Rect::from_center_size(row.left_center() + vec2(12.0, 0.0), vec2(13.0, 13.0));
        ui.painter().rect_stroke(
            square,
            CornerRadius::same(3),
            Stroke::new(1.0, if ticked { t.accent } else { t.line2 }),
            StrokeKind::Inside,
        );
        if ticked {
            crate::ui::icons::paint(ui.painter(), square.center(), 12.0, "check", t.accent);
        }
        let x = left(ui.painter(), row.left() + 28.0, row.center().y, &name, ink(size::SMALL, t.ink1), 180.0);
        let start = x.max(row.left() + 160.0) + 12.0;
        left(ui.painter(), start, row.center().y, &quote, ink(size::SMALL, t.ink2), row.right() - start - 8.0);
        if response.clicked() && !view.with.remove(&(reading, figure)) {
            view.with.insert((reading, figure));
        }
    }
    together(cx, view, decide);
}

/// The others that are ticked are confirmed or corrected with the first: the same fields, each with its own number.
fn together(cx: &Cx<'_>, view: &View, decide: &mut Decide) {
    let with = |make: &dyn Fn(usize, usize) -> Option<Edit>| {
        view.with.iter().filter_map(|(r, f)| make(*r, *f)).collect::<Vec<_>>()
    };
    if view.with.is_empty() {
        return;
    }
    if let Some(first) = decide.confirm.take() {
        let more = match &first {
            Edit::Correct { fields, .. } => with(&|reading, figure| {
                let own = cx.state.library.readings.get(reading)?.figures.get(figure)?;
                let fields = fields.iter().map(|f| own_number(f, own)).collect();
                Some(Edit::Correct { reading, figure, fields })
            }),
            _ => with(&|reading, figure| Some(Edit::Confirm { reading, figure })),
        };
        decide.confirm = Some(Edit::Several(std::iter::once(first).chain(more).collect()));
    }
    if let Some(first) = decide.reject.take() {
        let more = with(&|reading, figure| Some(Edit::Reject { reading, figure }));
        decide.reject = Some(Edit::Several(std::iter::once(first).chain(more).collect()));
    }
}

/// A field for another figure of the same wording: bound and kind are shared, number and year are its own.
fn own_number(field: &Field, own: &Figure) -> Field {
    match field {
        Field::Value(v) if own.value.bound.is_relation() == v.bound.is_relation() => {
            Field::Value(crate::quantity::bind(own.value, v.bound))
        }
        Field::Value(_) => Field::Value(own.value),
        Field::RefYear(_) => Field::RefYear(own.ref_year),
        Field::Unit(_) => Field::Unit(own.unit.clone()),
        other => other.clone(),
    }
}

/// A report whose place or year is not sure.
fn report(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, item: &Doubtful, reading: &Reading) {
    let t = cx.theme;
    let Some(at) = item.reading else { return };
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let x = left(
        ui.painter(),
        row.left(),
        row.center().y,
        &belonging::title(cx, reading),
        bold(size::HEADING, t.ink1),
        row.width() * 0.6,
    );
    chip(ui.painter(), pos2(x + 10.0, row.center().y), &cx.say(reason_key(item.reason)), t.warn, t.warn_bg);
    let paint = |ui: &mut Ui, words: &str, color| {
        ui.add(egui::Label::new(egui::RichText::new(words).size(size::UI).color(color)).wrap());
        ui.add_space(4.0);
    };
    ui.add_space(6.0);
    if belonging::title(cx, reading) != reading.file {
        paint(ui, &reading.file, t.ink3);
    }
    for remark in &reading.remarks {
        if matches!(
            remark,
            crate::reading::Remark::RegionUnknown
                | crate::reading::Remark::YearUnknown
                | crate::reading::Remark::RegionUnnamed { .. }
                | crate::reading::Remark::RegionDisagrees { .. }
                | crate::reading::Remark::YearDisagrees { .. }
        ) {
            paint(ui, &words::remark(cx, remark), t.ink1);
        }
    }
    let head = reading.text.words(reading.report.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = if head.chars().count() > HEAD { "…" } else { "" };
    paint(ui, &format!("{}{cut}", crate::text::first_chars(&head, HEAD)), t.ink2);
    ui.add_space(8.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    if status::link(ui, t, &cx.say("queue-open"), t.accent, Some("book-open-text")).clicked() {
        cx.view(To::Open(at));
    }
    belonging::fields(ui, cx, &mut view.belonging, at, reading);
}

/// A decision that found no words.
fn not_carried(ui: &mut Ui, cx: &mut Cx<'_>, i: usize, decide: &mut Decide) {
    let t = cx.theme;
    let Some(lost) = cx.state.queue.lost.get(i).cloned() else { return };
    let words = cx.state.decision_words(&lost.decision);
    let say = |ui: &mut Ui, words: String, color, letters| {
        ui.add(egui::Label::new(egui::RichText::new(words).size(letters).color(color)).wrap());
        ui.add_space(8.0);
    };
    say(ui, words, t.ink1, size::HEADING);
    say(ui, lost.decision.report.file.clone(), t.ink3, size::SMALL);
    if let crate::review::About::Figure(mark) = &lost.decision.about {
        say(ui, format!("“…{}{}{}…”", mark.before, mark.words, mark.after), t.ink2, size::UI);
    }
    let key = if lost.reading.is_some() { "queue-lost" } else { "queue-lost-file" };
    say(ui, cx.say(key), t.ink2, size::UI);
    if let Some(reading) = lost.reading
        && status::link(ui, t, &cx.say("queue-open"), t.accent, Some("book-open-text")).clicked()
    {
        cx.view(To::Open(reading));
    }
    decide.reject = Some(Edit::Forget(Box::new(lost.decision.clone())));
}

/// The buttons at the foot with their keys.
fn keys(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, item: &Doubtful, count: usize, decide: &Decide) {
    let free = !ui.ctx().egui_wants_keyboard_input() && !egui::Popup::is_any_open(ui.ctx());
    let pressed = |ui: &Ui, key| free && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    let can = !cx.state.project.read_only;
    let neither = decide.ways > 0 && view.chosen + 1 == decide.ways;
    let narrow = ui.available_width() < 520.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let press = |ui: &mut Ui, enabled: bool, role, icon: &str, key: &str, hint: &str| {
            let words = if narrow { cx.say(key) } else { format!("{}  {hint}", cx.say(key)) };
            ui.add_enabled_ui(enabled, |ui| button(ui, cx.theme, role, Some(icon), &words).clicked()).inner
        };
        let changed = matches!(&decide.confirm, Some(Edit::Correct { .. }));
        let able = can && decide.confirm.is_some() && (!neither || changed);
        let confirm = matches!(item.asked, Asked::Figure(_))
            && (press(ui, able, Role::Primary, "check", "queue-confirm", "Enter") || (able && pressed(ui, Key::Enter)));
        let reject_key = if matches!(item.asked, Asked::NotCarried(_)) { "queue-forget" } else { "card-reject" };
        let able = can && decide.reject.is_some();
        let reject = decide.reject.is_some()
            && (press(ui, able, Role::Plain, "ban", reject_key, "X") || (able && pressed(ui, Key::X)));
        let skip = press(ui, view.at + 1 < count, Role::Quiet, "arrow-right", "queue-skip", "S")
            || (view.at + 1 < count && pressed(ui, Key::S));
        if confirm && let Some(edit) = decide.confirm.clone() {
            cx.edit(edit);
            view.go(view.at);
        }
        if reject && let Some(edit) = decide.reject.clone() {
            cx.edit(edit);
            view.go(view.at);
        }
        if skip {
            view.go(view.at + 1);
        }
    });
}
