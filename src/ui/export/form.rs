//! The choices of the export dialog: use, size, colours, title, typeface, format, place, what goes with it.

use egui::{CornerRadius, Popup, PopupCloseBehavior, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::View;
use crate::app::{Each, Format, Task};
use crate::chart::{Theme, TitlePlace};
use crate::export::{Look, PRESETS};
use crate::ui::theme::{Theme as UiTheme, font, size};
use crate::ui::widgets::{dropdown, focus_ring, icon_button, ink, left, menu_row, segments};
use crate::ui::{Cx, dialogs, icons};

/// Width of the column of labels.
const LABELS: f32 = 48.0;

/// Draws all choices.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View, waiting: &mut dialogs::Dialogs) {
    uses(ui, cx, view);
    pixels(ui, cx, view);
    colours(ui, cx, view);
    titles(ui, cx, view);
    typefaces(ui, cx, view);
    formats(ui, cx, view);
    destination(ui, cx, view, waiting);
    extras(ui, cx, view);
}

fn label(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(LABELS, 28.0), Sense::hover());
    if !key.is_empty() {
        left(ui.painter(), rect.left(), rect.center().y, &cx.say(key), ink(size::UI, cx.theme.ink2), rect.width());
    }
}

fn uses(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        label(ui, cx, "export-use");
        let words: Vec<String> = PRESETS.iter().map(|p| cx.say(&format!("preset-{}", p.id))).collect();
        let chosen = view.look.preset().unwrap_or(PRESETS.len());
        if let Some(preset) = segments(ui, cx.theme, "preset", &words, chosen).and_then(|i| PRESETS.get(i)) {
            view.look = Look { typeface: view.look.typeface.take(), ..Look::of(preset) };
        }
    });
}

fn pixels(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        label(ui, cx, "export-size");
        let before = view.look.pixels;
        number(ui, &cx.say("export-width"), &mut view.look.pixels.0, 400..=20_000);
        ui.label("×");
        number(ui, &cx.say("export-height"), &mut view.look.pixels.1, 300..=20_000);
        ui.label(cx.say("export-pixels"));
        number(ui, &cx.say("export-dpi"), &mut view.look.dpi, 72..=600);
        ui.label("dpi");
        if before != view.look.pixels {
            // A page of another size has type of its own.
            view.look.em = None;
        }
    });
    if view.too_large() {
        hint(ui, cx, &cx.say("export-too-large"), cx.theme.err);
    }
}

/// A number that can be typed or dragged, with a name.
fn number(ui: &mut Ui, name: &str, value: &mut u32, range: std::ops::RangeInclusive<u32>) {
    let response = ui.add_sized(vec2(58.0, 26.0), egui::DragValue::new(value).range(range).speed(2.0));
    let now = f64::from(*value);
    response.widget_info(|| {
        let mut info = WidgetInfo::drag_value(true, now);
        info.label = Some(name.to_string());
        info
    });
    response.on_hover_text(name);
}

fn colours(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        label(ui, cx, "export-theme");
        let key = |t: &Theme| match t {
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
            Theme::Print => "theme-print",
            Theme::Presentation => "theme-presentation",
        };
        let words: Vec<String> = Theme::ALL.iter().map(|t| cx.say(key(t))).collect();
        let chosen = Theme::ALL.iter().position(|t| *t == view.look.theme).unwrap_or(0);
        if let Some(theme) = segments(ui, cx.theme, "theme", &words, chosen).and_then(|i| Theme::ALL.get(i)) {
            view.look.theme = *theme;
        }
    });
}

fn titles(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    const ALL: [(TitlePlace, &str); 3] =
        [(TitlePlace::Above, "title-above"), (TitlePlace::Below, "title-below"), (TitlePlace::Hidden, "title-hidden")];
    ui.horizontal(|ui| {
        label(ui, cx, "export-heading");
        let words: Vec<String> = ALL.iter().map(|t| cx.say(t.1)).collect();
        let chosen = ALL.iter().position(|t| t.0 == view.look.title).unwrap_or(0);
        if let Some(title) = segments(ui, cx.theme, "title", &words, chosen).and_then(|i| ALL.get(i)) {
            view.look.title = title.0;
        }
    });
}

fn typefaces(ui: &mut Ui, cx: &mut Cx<'_>, view: &mut View) {
    let t = cx.theme;
    ui.horizontal(|ui| {
        label(ui, cx, "export-typeface");
        let bundled = cx.say("typeface-bundled");
        let now = view.look.typeface.clone().unwrap_or_else(|| bundled.clone());
        let response = dropdown(ui, t, &cx.say("export-typeface"), &now, ui.available_width());
        if response.clicked() {
            cx.task(Task::Typefaces);
        }
        Popup::menu(&response).width(280.0).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
            egui::ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).show(ui, |ui| {
                if menu_row(ui, t, Some(view.look.typeface.is_none()), &bundled, "").clicked() {
                    view.look.typeface = None;
                }
                for family in &cx.state.typefaces.families {
                    let chosen = view.look.typeface.as_ref() == Some(&family.name);
                    if menu_row(ui, t, Some(chosen), &family.name, family.kind).clicked() {
                        view.look.typeface = Some(family.name.clone());
                    }
                }
            });
        });
    });
    if let Some(family) = view.look.typeface.clone()
        && cx.state.typefaces.fonts(&family).is_none()
    {
        cx.task(Task::Typeface(family));
    }
}

fn formats(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let t = cx.theme;
    ui.horizontal(|ui| {
        label(ui, cx, "export-format");
        let chosen = Format::ALL.iter().position(|f| *f == view.manner.format).unwrap_or(0);
        let names = Format::ALL.map(|f| f.ending().to_ascii_uppercase());
        if let Some(format) = segments(ui, t, "format", &names, chosen).and_then(|i| Format::ALL.get(i)) {
            view.format(*format);
        }
        if view.manner.format == Format::Svg {
            let words = [cx.say("svg-text"), cx.say("svg-outlines")];
            if let Some(i) = segments(ui, t, "outlines", &words, usize::from(view.manner.outlines)) {
                view.manner.outlines = i == 1;
            }
        }
    });
    let key = match (view.manner.format, view.manner.outlines) {
        (Format::Png, _) => "format-png",
        (Format::Pdf, _) => "format-pdf",
        (Format::Svg, false) => "format-svg",
        (Format::Svg, true) => "format-outlines",
    };
    hint(ui, cx, &cx.say(key), t.ink3);
}

fn destination(ui: &mut Ui, cx: &Cx<'_>, view: &mut View, waiting: &mut dialogs::Dialogs) {
    let t = cx.theme;
    ui.horizontal(|ui| {
        label(ui, cx, "export-to");
        let key = if view.each.is_some() { "export-folder" } else { "export-path" };
        let wide = ui.available_width() - 36.0;
        if path(ui, t, &cx.say(key), &mut view.path, wide).changed() {
            view.asked = false;
        }
        if icon_button(ui, t, "folder", &cx.say("export-choose")).clicked() {
            let name = cx.state.suggested_path(view.manner.format);
            let path = std::path::Path::new(&view.path);
            let folder = view.each.map(|_| path.join(name.file_name().unwrap_or_default()));
            dialogs::save(ui.ctx(), cx, waiting, folder.as_deref().unwrap_or(path));
        }
    });
    let (count, first) = {
        let stand = view.stands(cx);
        (stand.len(), stand.first().and_then(|p| p.file_name()).map(|n| n.to_string_lossy().into_owned()))
    };
    let several = |key: &str| {
        let name = first.clone().unwrap_or_default();
        cx.state.locale.say_with(key, &[("count", count.into()), ("name", name.into())])
    };
    let (words, color) = match super::words::failure(cx) {
        Some(words) if !view.sent => (words, t.err),
        // In a folder only some of the charts may stand already: which, and how many.
        _ if count > 0 && view.each.is_some() && view.asked => (several("export-will-replace-these"), t.warn),
        _ if count > 0 && view.each.is_some() => (several("export-these-exist"), t.warn),
        _ if count > 0 && view.asked => (cx.say("export-will-replace"), t.warn),
        _ if count > 0 => (cx.say("export-exists"), t.warn),
        _ => (cx.say("export-same-chart"), t.ink3),
    };
    hint(ui, cx, &words, color);
}

/// A field for a path, in as many lines as it needs: all of it can be read.
fn path(ui: &mut Ui, t: &UiTheme, name: &str, value: &mut String, wide: f32) -> Response {
    let ground = ui.painter().add(egui::Shape::Noop);
    let edit = egui::TextEdit::multiline(value)
        .frame(egui::Frame::NONE.inner_margin(egui::Margin { left: 28, right: 6, top: 5, bottom: 5 }))
        .font(font(size::UI, false))
        .desired_rows(1)
        .desired_width(wide)
        .return_key(None);
    let response = ui.add(edit);
    if value.contains(['\n', '\r']) {
        value.retain(|c| !matches!(c, '\n' | '\r'));
    }
    let now = value.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &now, &now, name);
        info.label = Some(name.to_string());
        info
    });
    let stroke = if response.has_focus() { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.line2) };
    let shape =
        egui::epaint::RectShape::new(response.rect, CornerRadius::same(5), t.input(), stroke, StrokeKind::Inside);
    ui.painter().set(ground, shape);
    icons::paint(ui.painter(), response.rect.left_top() + vec2(15.0, 14.0), 14.0, "image", t.ink3);
    response
}

fn extras(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    ui.horizontal(|ui| {
        label(ui, cx, "export-with");
        check(ui, cx, &cx.say("export-carry"), &mut view.manner.carry);
        check(ui, cx, &cx.say("export-csv"), &mut view.manner.csv);
    });
    let (key, color) =
        if view.manner.carry { ("export-carry-on", cx.theme.warn) } else { ("export-carry-off", cx.theme.ink3) };
    hint(ui, cx, &cx.say(key), color);
}

/// Words under a row, from the column of the controls on, in as many lines as they need.
fn hint(ui: &mut Ui, cx: &Cx<'_>, words: &str, color: egui::Color32) {
    let _ = cx;
    ui.horizontal(|ui| {
        ui.add_space(LABELS + ui.spacing().item_spacing.x);
        ui.add(egui::Label::new(egui::RichText::new(words).size(size::SMALL).color(color)).wrap());
    });
}

/// A box to tick, with words.
fn check(ui: &mut Ui, cx: &Cx<'_>, words: &str, value: &mut bool) {
    let t = cx.theme;
    let face = ink(size::UI, t.ink1);
    let wide = crate::ui::widgets::width(ui.painter(), words, face);
    let (rect, mut response) = ui.allocate_exact_size(vec2(wide + 32.0, 28.0), Sense::click());
    if response.clicked() {
        *value = !*value;
        response.mark_changed();
    }
    let now = *value;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, now, words));
    let square = egui::Rect::from_center_size(rect.left_center() + vec2(8.0, 0.0), vec2(16.0, 16.0));
    let fill = if now { t.accent } else { t.raised };
    let stroke = Stroke::new(1.0, if now { t.accent } else { t.line2 });
    ui.painter().rect(square, CornerRadius::same(3), fill, stroke, StrokeKind::Inside);
    if now {
        icons::paint(ui.painter(), square.center(), 12.0, "check", t.on_accent);
    }
    focus_ring(ui, t, &response, square, 3);
    left(ui.painter(), rect.left() + 24.0, rect.center().y, words, face, wide + 2.0);
}

/// One chart or many.
pub fn batch(ui: &mut Ui, cx: &Cx<'_>, view: &mut View) {
    let t = cx.theme;
    let words = |each: Option<Each>| match each {
        None => cx.say("batch-one"),
        Some(each) => {
            let key = if each == Each::Indicator { "batch-indicators" } else { "batch-regions" };
            cx.state.locale.say_with(key, &[("count", cx.state.batch_size(each).into())])
        }
    };
    let response = dropdown(ui, t, &cx.say("export-batch"), &words(view.each), 260.0);
    Popup::menu(&response).width(220.0).show(|ui| {
        for each in [None, Some(Each::Indicator), Some(Each::Region)] {
            if menu_row(ui, t, Some(each == view.each), &words(each), "").clicked() {
                view.batch(cx, each);
            }
        }
    });
}
