//! What is asked of a figure: its sentence, the ways to read it, the fields, the same wording elsewhere, and the keys.

use egui::{CornerRadius, Key, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::{View, alike, reason_key, unsure, ways};
use crate::app::{Asked, Doubtful, Edit, View as To};
use crate::figures::Figure;
use crate::reading::Reading;
use crate::review::{Field, alternatives};
use crate::ui::form::{self, Draft};
use crate::ui::reader::sentence_galley;
use crate::ui::theme::size;
use crate::ui::widgets::{Role, bold, button, chip, ink, inside, left, width};
use crate::ui::{Cx, belonging, status, words};

const FOOT: f32 = 52.0;
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
                (Asked::Report, Some(reading)) => unsure::report(ui, cx, view, &item, &reading),
                (Asked::NotCarried(i), _) => unsure::not_carried(ui, cx, i, &mut decide),
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
pub struct Decide {
    /// Confirms or corrects; null where a number cannot be read.
    pub confirm: Option<Edit>,
    /// Says that it is none, or forgets the decision.
    pub reject: Option<Edit>,
    /// How many ways of reading there are.
    pub ways: usize,
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
    ways::show(ui, cx, view, figure, &others);
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
    alike::show(ui, cx, view, at, index, decide);
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

/// The head of a part.
pub fn head(ui: &mut Ui, cx: &Cx<'_>, key: &str, more: &str) {
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
