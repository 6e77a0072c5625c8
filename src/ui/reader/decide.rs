//! What a person decides on the evidence card: the machine was right, it says this instead, it is no figure, a note; and
//! what words chosen in the text state, where the machine read nothing.

use egui::{Key, Sense, Ui, vec2};

use crate::app::{Edit, View as To};
use crate::figures::{Figure, Standing};
use crate::reading::Reading;
use crate::review::{Mark, propose};
use crate::text::Span;
use crate::ui::form::{self, Draft};
use crate::ui::theme::size;
use crate::ui::widgets::{Role, button, chip, field, ink, left, sized_button, width};
use crate::ui::{Cx, words};

/// What is being edited on the card; forgotten when another figure is chosen.
#[derive(Debug, Default)]
pub struct Editing {
    /// The fields, while they are edited.
    pub draft: Option<(Mark, Draft)>,
    /// How high the fields were when they were drawn last.
    high: f32,
    /// The note, while it is edited.
    note: Option<(Mark, String)>,
    /// The fields of a figure that is being added, and the words chosen for it.
    adding: Option<(Span, Draft)>,
}

impl Editing {
    /// Whether the fields of a figure are being edited.
    pub fn edits(&self, figure: &Figure, reading: &Reading) -> bool {
        self.draft.as_ref().is_some_and(|(m, _)| m.is(&Mark::of(figure, &reading.text)))
    }

    /// Whether a figure is being made of these words.
    pub fn adds(&self, span: Span) -> bool {
        self.adding.as_ref().is_some_and(|(s, _)| *s == span)
    }

    /// Begins to make a figure of these words, with what they seem to state.
    pub fn add(&mut self, cx: &Cx<'_>, reading: &Reading, span: Span) {
        self.adding = Some((span, Draft::stated(propose(reading, span, &cx.state.lexicon))));
    }
}

/// Room that the decisions need at the foot of the card.
pub fn height(figure: &Figure, reading: &Reading, editing: &Editing) -> f32 {
    let mark = Mark::of(figure, &reading.text);
    let said = if figure.standing() == Standing::Machine { 0.0 } else { 24.0 };
    let noted = if figure.note().is_some() { 22.0 } else { 0.0 };
    let form = if editing.edits(figure, reading) { editing.high.max(100.0) + 14.0 } else { 0.0 };
    let note = if editing.note.as_ref().is_some_and(|(m, _)| m.is(&mark)) { 34.0 } else { 0.0 };
    said + noted + form + note
}

/// Draws the buttons of the chosen figure, and the fields or the note while they are edited.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, figure: &Figure, editing: &mut Editing) {
    let (Some(at), Some(index)) = (cx.state.selection.reading, cx.state.selection.figure) else { return };
    let mark = Mark::of(figure, &reading.text);
    said(ui, cx, figure);
    if let Some((_, draft)) = editing.draft.as_mut().filter(|(m, _)| m.is(&mark)) {
        ui.add_space(8.0);
        measured(ui, &mut editing.high, |ui| form::show(ui, cx, draft));
        ui.add_space(6.0);
        let then = save_row(ui, cx, draft.fields().is_some());
        if then == Then::Keep {
            let fields = draft.fields().unwrap_or_default();
            cx.edit(Edit::Correct { reading: at, figure: index, fields });
        }
        if then != Then::On {
            editing.draft = None;
        }
        return;
    }
    if let Some((_, words)) = editing.note.as_mut().filter(|(m, _)| m.is(&mark)) {
        ui.add_space(6.0);
        let wide = ui.available_width();
        field(ui, cx.theme, "message-square-text", &cx.say("card-note-hint"), words, wide).request_focus();
        ui.add_space(6.0);
        let then = save_row(ui, cx, true);
        if then == Then::Keep {
            cx.edit(Edit::Note { reading: at, figure: index, words: words.clone() });
        }
        if then != Then::On {
            editing.note = None;
        }
        return;
    }
    buttons(ui, cx, figure, &mark, editing, (at, index));
}

/// Draws the fields and remembers how high they are: the card makes room for them before they are drawn.
fn measured(ui: &mut Ui, high: &mut f32, add: impl FnOnce(&mut Ui)) {
    let drawn = ui.scope(add).response.rect.height();
    if (drawn - *high).abs() > 0.5 {
        *high = drawn;
        ui.ctx().request_repaint();
    }
}

/// How editing goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It goes on.
    On,
    /// It is to be kept.
    Keep,
    /// It is given up.
    GiveUp,
}

/// 保存 and 取消, Enter and Escape.
pub fn save_row(ui: &mut Ui, cx: &Cx<'_>, can: bool) -> Then {
    let mut then = Then::On;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_enabled_ui(can, |ui| {
            if button(ui, cx.theme, Role::Primary, Some("check"), &cx.say("card-save")).clicked() {
                then = Then::Keep;
            }
        });
        if button(ui, cx.theme, Role::Plain, None, &cx.say("card-cancel")).clicked() {
            then = Then::GiveUp;
        }
    });
    if egui::Popup::is_any_open(ui.ctx()) {
        return then;
    }
    if can && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Enter)) {
        then = Then::Keep;
    }
    if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape)) {
        then = Then::GiveUp;
    }
    then
}

/// Whose word the figure is and what the machine read; the note.
fn said(ui: &mut Ui, cx: &Cx<'_>, figure: &Figure) {
    let t = cx.theme;
    if let Some((word, more)) = standing(cx, figure) {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        let end = chip(ui.painter(), row.left_center(), &word, t.accent, t.tint).right();
        left(ui.painter(), end + 8.0, row.center().y, &more, ink(size::SMALL, t.ink3), row.right() - end - 8.0);
    }
    if let Some(note) = figure.note() {
        let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        crate::ui::icons::paint(ui.painter(), row.left_center() + vec2(7.0, 0.0), 14.0, "message-square-text", t.ink3);
        left(ui.painter(), row.left() + 22.0, row.center().y, note, ink(size::SMALL, t.ink1), row.width() - 22.0);
        response.on_hover_text(note);
    }
}

/// The word for whose figure it is, and who, when and what the machine had read.
fn standing(cx: &Cx<'_>, figure: &Figure) -> Option<(String, String)> {
    let review = figure.review.as_ref().filter(|r| r.standing != Standing::Machine)?;
    let mut more = vec![review.by.clone(), cx.state.local_time(review.at)];
    if let Some(machine) = review.machine.as_ref().filter(|_| review.standing == Standing::Corrected) {
        let read = format!("{} {}", cx.state.subject(machine), words::as_read(cx, machine));
        more.push(cx.state.locale.say_with("card-machine-read", &[("read", read.into())]));
    }
    more.retain(|w| !w.is_empty());
    Some((cx.state.standing_words(review.standing), more.join(" · ")))
}

fn buttons(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    figure: &Figure,
    mark: &Mark,
    editing: &mut Editing,
    (reading, index): (usize, usize),
) {
    if cx.state.project.read_only {
        return;
    }
    // While a figure is made of chosen words the keys are its fields'.
    let adds = cx.state.selection.words.is_some_and(|span| editing.adds(span));
    let free = !adds && !ui.ctx().egui_wants_keyboard_input() && !egui::Popup::is_any_open(ui.ctx());
    let pressed = |ui: &Ui, key| free && ui.input(|i| i.modifiers.is_none() && i.key_pressed(key));
    let narrow = ui.available_width() < 420.0;
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let (machine, by_hand) = (figure.standing() == Standing::Machine, figure.standing() == Standing::Added);
        let press = |ui: &mut Ui, role, icon, key: &str, hint: &str| {
            let icon = if narrow { None } else { Some(icon) };
            button(ui, cx.theme, role, icon, &cx.say(key)).on_hover_text(hint).clicked()
        };
        // What takes a person's own word away stands apart, where no other button stood before.
        let apart = |ui: &mut Ui, icon, key: &str, hint: &str| {
            let wide =
                width(ui.painter(), &cx.say(key), ink(size::UI, cx.theme.ink1)) + if narrow { 20.0 } else { 42.0 };
            ui.add_space((ui.available_width() - wide - 20.0).max(0.0));
            press(ui, Role::Quiet, icon, key, hint)
        };
        let confirm =
            machine && (press(ui, Role::Primary, "check", "card-confirm", "Enter") || pressed(ui, Key::Enter));
        let correct = press(ui, Role::Plain, "pencil", "card-correct", "E") || pressed(ui, Key::E);
        let reject = !by_hand && press(ui, Role::Plain, "ban", "card-reject", "X");
        let noted = press(ui, Role::Quiet, "message-square-text", "card-note", "N") || pressed(ui, Key::N);
        // For a figure of the machine's the machine's word comes back; one added by hand is gone, note and all.
        let back = !machine && !by_hand && apart(ui, "undo-2", "card-withdraw", "");
        let delete = by_hand && apart(ui, "x", "card-delete", &cx.say("card-delete-hint"));
        let reject = reject || delete || pressed(ui, Key::X);
        if confirm {
            cx.edit(Edit::Confirm { reading, figure: index });
        }
        if correct {
            editing.draft = Some((mark.clone(), Draft::of(figure, &[])));
        }
        if reject {
            cx.edit(Edit::Reject { reading, figure: index });
        }
        if noted {
            editing.note = Some((mark.clone(), figure.note().unwrap_or_default().to_owned()));
        }
        if back {
            cx.edit(Edit::Withdraw { reading, figure: index });
        }
    });
}

/// Whether words are chosen in the text of which a figure can be made.
pub fn can_add(cx: &Cx<'_>, reading: &Reading) -> Option<Span> {
    let span = cx.state.selection.words.filter(|_| !cx.state.project.read_only)?;
    let words = reading.text.words(span);
    (!words.trim().is_empty() && words.chars().count() <= 400 && !words.trim().contains('\n')).then_some(span)
}

/// Height of the bar for words that are chosen.
pub fn adding_height(cx: &Cx<'_>, reading: &Reading, editing: &Editing) -> f32 {
    match (can_add(cx, reading), &editing.adding) {
        (Some(span), Some((s, _))) if *s == span => 102.0 + editing.high.max(100.0),
        (Some(_), _) => 44.0,
        _ => 0.0,
    }
}

/// Offers to make a figure of the chosen words, and edits it before it is added.
pub fn adding(ui: &mut Ui, cx: &mut Cx<'_>, reading: &Reading, editing: &mut Editing) {
    let (Some(at), Some(span)) = (cx.state.selection.reading, can_add(cx, reading)) else { return };
    let t = cx.theme;
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, t.surface);
    ui.painter().hline(all.x_range(), all.top() + 0.5, egui::Stroke::new(1.0, t.line2));
    let inner = all.shrink2(vec2(16.0, 8.0));
    crate::ui::widgets::inside(ui, egui::UiBuilder::new().max_rect(inner).id_salt("adding"), |ui| {
        ui.horizontal(|ui| {
            let label = cx.say("card-add");
            let room = ui.available_width() - width(ui.painter(), &label, ink(size::UI, t.ink1)) - 60.0;
            let said = reading.text.words(span).replace(['\n', '\r'], "");
            let (row, _) = ui.allocate_exact_size(vec2(room.max(40.0), 28.0), Sense::hover());
            left(ui.painter(), row.left(), row.center().y, &format!("“{said}”"), ink(size::SMALL, t.ink2), row.width());
            if !editing.adds(span) && sized_button(ui, t, Role::Plain, Some("plus"), &label, 28.0).clicked() {
                editing.add(cx, reading, span);
            }
        });
        let Some((_, draft)) = editing.adding.as_mut().filter(|(s, _)| *s == span) else { return };
        ui.add_space(6.0);
        measured(ui, &mut editing.high, |ui| form::show(ui, cx, draft));
        ui.add_space(6.0);
        let then = save_row(ui, cx, draft.fields().is_some());
        if then == Then::Keep {
            let fields = draft.fields().unwrap_or_default();
            cx.edit(Edit::Add { reading: at, span, fields });
            cx.view(To::Words(None));
        }
        if then != Then::On {
            editing.adding = None;
        }
    });
}
