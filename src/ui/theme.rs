//! Colours, sizes and faces, as LOOK.md says them. The accent colours chrome only, family colours data only.

use std::sync::Arc;

use egui::epaint::text::{FontData, FontDefinitions, FontTweak};
use egui::{Color32, CornerRadius, FontFamily, FontId, Stroke, Vec2};

use crate::app::Shade;
use crate::figures::Family;
use crate::fonts::{self, Fonts};

/// Sizes of letters.
pub mod size {
    /// Chips and hints.
    pub const MICRO: f32 = 11.0;
    /// Second lines.
    pub const SMALL: f32 = 12.0;
    /// Everything else of the window.
    pub const UI: f32 = 13.0;
    /// A report's sentence outside the reader.
    pub const BODY: f32 = 15.0;
    /// Headings.
    pub const HEADING: f32 = 16.0;
    /// Page titles.
    pub const TITLE: f32 = 20.0;
}

/// The colours of a shade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Whether it is light on dark.
    pub dark: bool,
    /// Side panels, bars.
    pub app: Color32,
    /// Text and chart ground.
    pub surface: Color32,
    /// Cards, dialogs, menus.
    pub raised: Color32,
    /// Chips.
    pub sunken: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Borders of controls.
    pub line2: Color32,
    /// Text.
    pub ink1: Color32,
    /// Second text, icons.
    pub ink2: Color32,
    /// Third text.
    pub ink3: Color32,
    /// What cannot be used.
    pub disabled: Color32,
    /// Primary button, focus, links.
    pub accent: Color32,
    /// On the accent.
    pub on_accent: Color32,
    /// Selected row.
    pub tint: Color32,
    /// Softly selected.
    pub tint2: Color32,
    /// Needs a person.
    pub warn: Color32,
    /// Its ground.
    pub warn_bg: Color32,
    /// Failed.
    pub err: Color32,
    /// Its ground.
    pub err_bg: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// Light.
pub const LIGHT: Theme = Theme {
    dark: false,
    app: hex(0xF3F5F4),
    surface: hex(0xFFFFFF),
    raised: hex(0xFFFFFF),
    sunken: hex(0xE9EDEB),
    line: hex(0xDCE2E0),
    line2: hex(0xBFC7C5),
    ink1: hex(0x1A2022),
    ink2: hex(0x465155),
    ink3: hex(0x5E6A6F),
    disabled: hex(0x98A2A5),
    accent: hex(0x0B6B61),
    on_accent: hex(0xFFFFFF),
    tint: hex(0xDDEFEB),
    tint2: hex(0xEEF6F4),
    warn: hex(0x8A5600),
    warn_bg: hex(0xFCF1DA),
    err: hex(0xB3261E),
    err_bg: hex(0xFBE9E7),
};

/// Dark.
pub const DARK: Theme = Theme {
    dark: true,
    app: hex(0x15181A),
    surface: hex(0x1C2022),
    raised: hex(0x262B2E),
    sunken: hex(0x2B3134),
    line: hex(0x2C3235),
    line2: hex(0x444C50),
    ink1: hex(0xE8ECEC),
    ink2: hex(0xB7C0C2),
    ink3: hex(0x98A3A7),
    disabled: hex(0x626C70),
    accent: hex(0x5BC7B6),
    on_accent: hex(0x06231F),
    tint: hex(0x16393A),
    tint2: hex(0x1A2A2C),
    warn: hex(0xE9B95A),
    warn_bg: hex(0x3A2E14),
    err: hex(0xFF9C90),
    err_bg: hex(0x42201D),
};

impl Theme {
    /// The colours of a shade.
    pub fn of(shade: Shade) -> &'static Self {
        if shade == Shade::Dark { &DARK } else { &LIGHT }
    }

    /// The colour of a family of indicators.
    pub fn family(&self, family: Family) -> Color32 {
        let (light, dark) = match family {
            Family::Total => (0x003983, 0x99ABEE),
            Family::Investment => (0xB78138, 0xD6932F),
            Family::Trade => (0x964A83, 0xE9A9CC),
            Family::Finance => (0x79332F, 0xAA7557),
            Family::Livelihood => (0x1577A5, 0xB0EBFE),
            Family::Ecology => (0x4C6000, 0xB5DBA0),
            Family::Other => (0x727B80, 0x8C969B),
        };
        hex(if self.dark { dark } else { light })
    }

    /// A hairline.
    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    /// The ground of an input field.
    pub fn input(&self) -> Color32 {
        if self.dark { hex(0x101314) } else { self.surface }
    }
}

/// The family of the bold face.
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// A face of the window.
pub fn font(size: f32, bold: bool) -> FontId {
    FontId::new(size, if bold { bold_family() } else { FontFamily::Proportional })
}

/// A face of a chart: the same letters, standing exactly on their baseline.
pub fn page_font(size: f32, bold: bool) -> FontId {
    FontId::new(size, FontFamily::Name(if bold { "page-bold" } else { "page" }.into()))
}

/// The family of the report's text.
const READING: &str = "reading";
/// Its bold.
const READING_BOLD: &str = "reading-bold";

/// A face of the report's text, which a person may choose.
pub fn reading_font(size: f32, bold: bool) -> FontId {
    FontId::new(size, FontFamily::Name(if bold { READING_BOLD } else { READING }.into()))
}

/// The bundled faces. Noto stands .055 em low in its line: raised for the window, left as it is for charts.
fn faces(reading: Option<&Fonts>) -> FontDefinitions {
    let (regular, bold) = (fonts::REGULAR, fonts::BOLD);
    let raised = FontTweak { y_offset_factor: -0.055, ..FontTweak::default() };
    let mut out = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8], family: FontFamily, tweak: FontTweak| {
        out.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
        out.families.entry(family).or_default().push(name.into());
    };
    add("regular", regular, FontFamily::Proportional, raised.clone());
    add("bold", bold, bold_family(), raised);
    add("page", regular, FontFamily::Name("page".into()), FontTweak::default());
    add("page-bold", bold, FontFamily::Name("page-bold".into()), FontTweak::default());
    out.families.insert(FontFamily::Monospace, vec!["regular".into()]);
    // What the chosen face cannot draw, the bundled one does.
    for (bold, name, own) in [(false, READING, "regular"), (true, READING_BOLD, "bold")] {
        let mut list = Vec::new();
        if let Some((bytes, _)) = reading.and_then(|f| f.bytes(bold)) {
            let data = FontData { index: bytes.index, ..FontData::from_static(bytes.data) };
            out.font_data.insert(name.into(), Arc::new(data));
            list.push(name.to_owned());
        }
        list.push(own.to_owned());
        out.families.insert(FontFamily::Name(name.into()), list);
    }
    out
}

/// Gives egui the faces: once, and when another face for reading was chosen.
pub fn install_faces(ctx: &egui::Context, reading: Option<&Fonts>) {
    ctx.set_fonts(faces(reading));
    // Ctrl+Plus is for the letters of the report; the size of all parts is a setting.
    ctx.options_mut(|o| o.zoom_with_keyboard = false);
}

/// Gives egui the colours of a shade.
pub fn install(ctx: &egui::Context, shade: Shade) {
    let t = Theme::of(shade);
    ctx.set_theme(if t.dark { egui::Theme::Dark } else { egui::Theme::Light });
    ctx.global_style_mut(|style| {
        style.text_styles = [
            (egui::TextStyle::Small, font(size::MICRO, false)),
            (egui::TextStyle::Body, font(size::UI, false)),
            (egui::TextStyle::Button, font(size::UI, false)),
            (egui::TextStyle::Heading, font(size::HEADING, true)),
            (egui::TextStyle::Monospace, font(size::UI, false)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(8.0, 4.0);
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.interaction.tooltip_delay = 0.25;
        visuals(&mut style.visuals, t);
    });
}

fn visuals(v: &mut egui::Visuals, t: &Theme) {
    v.dark_mode = t.dark;
    v.override_text_color = Some(t.ink1);
    v.panel_fill = t.app;
    v.window_fill = t.raised;
    v.extreme_bg_color = t.input();
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = CornerRadius::same(8);
    v.hyperlink_color = t.accent;
    v.selection.bg_fill = t.tint;
    v.selection.stroke = Stroke::new(1.0, t.accent);
    let shadow = egui::Shadow {
        offset: [0, 4],
        blur: 14,
        spread: 0,
        color: Color32::from_black_alpha(if t.dark { 128 } else { 41 }),
    };
    v.popup_shadow = shadow;
    v.window_shadow = shadow;
    let w = &mut v.widgets;
    for state in [&mut w.noninteractive, &mut w.inactive, &mut w.hovered, &mut w.active, &mut w.open] {
        state.corner_radius = CornerRadius::same(5);
        state.expansion = 0.0;
        state.fg_stroke = Stroke::new(1.0, t.ink1);
        state.bg_stroke = Stroke::new(1.0, t.line2);
        state.bg_fill = t.raised;
        state.weak_bg_fill = t.raised;
    }
    w.noninteractive.bg_stroke = t.hairline();
    w.hovered.bg_fill = t.tint2;
    w.hovered.weak_bg_fill = t.tint2;
    w.hovered.bg_stroke = Stroke::new(1.0, t.ink3);
    w.active.bg_fill = t.tint;
    w.active.weak_bg_fill = t.tint;
    w.active.bg_stroke = Stroke::new(1.0, t.accent);
}
