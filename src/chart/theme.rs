//! Colours of charts: four themes and seven families (LOOK.md, “Tokens”). Decides no sizes.

use serde::{Deserialize, Serialize};

use super::scene::Color;
use crate::figures::Family;

/// The ground a chart is drawn for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// White ground, families in colour.
    #[default]
    Light,
    /// Dark ground.
    Dark,
    /// White ground, everything in ink: difference by shape, order and label.
    Print,
    /// White ground for a projector: darker inks and lines, families in colour.
    Presentation,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// The page.
    pub ground: Color,
    /// Text, second, third.
    pub ink1: Color,
    /// Second.
    pub ink2: Color,
    /// Third; at least 4.5:1 on the ground.
    pub ink3: Color,
    /// Rules between parts.
    pub line: Color,
    /// Grid lines.
    pub grid: Color,
    /// Axis and dotted lines.
    pub axis: Color,
    /// A band of reference.
    pub band: Color,
    /// Words that call for a person.
    pub warn: Color,
    /// The ground of such words.
    pub warn_ground: Color,
    /// Alpha of the innermost step of a fading band.
    pub fade: f64,
}

const LIGHT: Palette = Palette {
    ground: Color::hex(0xFFFFFF),
    ink1: Color::hex(0x1A2022),
    ink2: Color::hex(0x465155),
    ink3: Color::hex(0x5E6A6F),
    line: Color::hex(0xDCE2E0),
    grid: Color::hex(0xE4E9E7),
    axis: Color::hex(0x9AA5A8),
    band: Color::hex(0xEAEEED),
    warn: Color::hex(0x8A5600),
    warn_ground: Color::hex(0xFCF1DA),
    fade: 0.42,
};

const DARK: Palette = Palette {
    ground: Color::hex(0x1C2022),
    ink1: Color::hex(0xE8ECEC),
    ink2: Color::hex(0xB7C0C2),
    ink3: Color::hex(0x98A3A7),
    line: Color::hex(0x2C3235),
    grid: Color::hex(0x2A3033),
    axis: Color::hex(0x6F7B80),
    band: Color::hex(0x262C2F),
    warn: Color::hex(0xE9B95A),
    warn_ground: Color::hex(0x3A2E14),
    fade: 0.55,
};

const PRESENTATION: Palette = Palette {
    ink1: Color::hex(0x0E1314),
    ink2: Color::hex(0x2B3539),
    ink3: Color::hex(0x465155),
    line: Color::hex(0xC9D1CE),
    grid: Color::hex(0xD5DCDA),
    axis: Color::hex(0x7A8689),
    band: Color::hex(0xE2E8E6),
    warn: Color::hex(0x744700),
    fade: 0.5,
    ..LIGHT
};

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Print, Self::Presentation];

    /// The colours of the theme.
    pub fn palette(self) -> Palette {
        match self {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
            Theme::Presentation => PRESENTATION,
            Theme::Print => Palette { warn: LIGHT.ink1, warn_ground: LIGHT.ground, ..LIGHT },
        }
    }

    /// The colour of a family's data.
    pub fn family(self, family: Family) -> Color {
        let (light, dark) = match family {
            Family::Total => (0x003983, 0x99ABEE),
            Family::Investment => (0xB78138, 0xD6932F),
            Family::Trade => (0x964A83, 0xE9A9CC),
            Family::Finance => (0x79332F, 0xAA7557),
            Family::Livelihood => (0x1577A5, 0xB0EBFE),
            Family::Ecology => (0x4C6000, 0xB5DBA0),
            Family::Other => (0x727B80, 0x8C969B),
        };
        match self {
            Theme::Light | Theme::Presentation => Color::hex(light),
            Theme::Dark => Color::hex(dark),
            Theme::Print => LIGHT.ink1,
        }
    }
}
