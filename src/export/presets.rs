//! What a chart is exported for: size, resolution, theme, type and title of each use, in one table.

use serde::{Deserialize, Serialize};

use crate::chart::{Spec, Theme, TitlePlace};

/// A use of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// Its name in files of words (`preset-…`) and on the command line.
    pub id: &'static str,
    /// Its Chinese name, which the command line takes as well.
    pub zh: &'static str,
    /// The picture, in pixels.
    pub pixels: (u32, u32),
    /// Dots per inch: what makes pixels a size on paper.
    pub dpi: u32,
    /// Colours.
    pub theme: Theme,
    /// Size of the labels in points; null follows the page.
    pub em: Option<f64>,
    /// Where the title stands.
    pub title: TitlePlace,
}

/// All uses. Widths on paper are those of a page's text: 160 mm of an A4 brief, 150 mm of a journal.
pub const PRESETS: [Preset; 5] = [
    Preset {
        id: "brief",
        zh: "内参",
        pixels: (1890, 1240),
        dpi: 300,
        theme: Theme::Light,
        em: Some(8.5),
        title: TitlePlace::Above,
    },
    Preset {
        id: "paper",
        zh: "论文",
        pixels: (3543, 2362),
        dpi: 600,
        theme: Theme::Print,
        em: Some(8.0),
        title: TitlePlace::Below,
    },
    Preset {
        id: "report",
        zh: "研报",
        pixels: (1600, 1000),
        dpi: 144,
        theme: Theme::Light,
        em: None,
        title: TitlePlace::Above,
    },
    Preset {
        id: "slide",
        zh: "幻灯片",
        pixels: (1920, 1080),
        dpi: 144,
        theme: Theme::Presentation,
        em: Some(14.0),
        title: TitlePlace::Above,
    },
    Preset {
        id: "post",
        zh: "公众号",
        pixels: (1080, 1440),
        dpi: 144,
        theme: Theme::Light,
        em: Some(14.0),
        title: TitlePlace::Above,
    },
];

/// The preset of a name, Chinese or not.
pub fn preset(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|p| p.id == name || p.zh == name)
}

/// How a chart looks as a file: what a person chooses in the dialog, beside what the chart shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The picture, in pixels.
    pub pixels: (u32, u32),
    /// Dots per inch.
    pub dpi: u32,
    /// Colours.
    pub theme: Theme,
    /// Size of the labels in points; null follows the page.
    pub em: Option<f64>,
    /// Where the title stands.
    pub title: TitlePlace,
    /// The family of typefaces; null for the bundled one.
    pub typeface: Option<String>,
}

impl Default for Look {
    /// That of 研报.
    fn default() -> Self {
        Self::of(&PRESETS[2])
    }
}

impl Look {
    /// The look of a preset, in the bundled typeface.
    pub fn of(p: &Preset) -> Self {
        Self { pixels: p.pixels, dpi: p.dpi, theme: p.theme, em: p.em, title: p.title, typeface: None }
    }

    /// The look of a specification at a resolution.
    pub fn of_spec(spec: &Spec, dpi: u32) -> Self {
        let pixels = |points: f64| (points * f64::from(dpi) / 72.0).round() as u32;
        Self {
            pixels: (pixels(spec.width), pixels(spec.height)),
            dpi,
            theme: spec.theme,
            em: spec.em,
            title: spec.title_place,
            typeface: spec.typeface.clone(),
        }
    }

    /// The preset that it is, whatever its typeface.
    pub fn preset(&self) -> Option<usize> {
        PRESETS.iter().position(|p| Self { typeface: self.typeface.clone(), ..Self::of(p) } == *self)
    }

    /// Width and height in points.
    pub fn points(&self) -> (f64, f64) {
        let points = |pixels: u32| f64::from(pixels) * 72.0 / f64::from(self.dpi.max(1));
        (points(self.pixels.0), points(self.pixels.1))
    }

    /// A specification in this look.
    pub fn dress(&self, spec: Spec) -> Spec {
        let (width, height) = self.points();
        Spec {
            theme: self.theme,
            width,
            height,
            em: self.em,
            medium: crate::chart::Medium::Paper,
            title_place: self.title,
            typeface: self.typeface.clone(),
            ..spec
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_found_by_either_name_and_can_be_printed() {
        for p in &PRESETS {
            assert_eq!((preset(p.id), preset(p.zh)), (Some(p), Some(p)));
            assert_eq!(Look::of(p).preset().map(|i| PRESETS[i].id), Some(p.id));
            let (width, height) = Look::of(p).points();
            assert!((300.0..1000.0).contains(&width) && (250.0..1000.0).contains(&height), "{}: {width}", p.id);
            assert!((72..=600).contains(&p.dpi));
        }
        assert_eq!(preset("无"), None);
        let own = Look { dpi: 200, ..Look::default() };
        assert_eq!(own.preset(), None);
    }
}
