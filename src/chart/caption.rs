//! The title of a page: over the plot, as a caption under it, or nowhere. Knows no kind of chart: a page without its
//! headline is drawn by the kind ([`super::cite::title`] is empty then), and the caption is set under it.

use serde::{Deserialize, Serialize};

use super::frame::Sizes;
use super::record::{Align, Sheet, Words};
use super::scene::{Scene, Shape};
use super::spec::{Drawn, Spec};
use super::typeset::wrap;
use crate::fonts::Fonts;

/// Where the title stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitlePlace {
    /// Over the plot, as a headline.
    #[default]
    Above,
    /// Under everything, in the middle, as papers set captions.
    Below,
    /// Nowhere: the text around the picture says it.
    Hidden,
}

/// Draws a page by `draw` and puts its title where the specification wants it.
pub(super) fn placed(spec: &Spec, fonts: &Fonts, draw: impl Fn(&Spec) -> Drawn) -> Drawn {
    match spec.title_place {
        TitlePlace::Above | TitlePlace::Hidden => draw(spec),
        TitlePlace::Below => {
            let title = draw(&Spec { title_place: TitlePlace::Above, ..spec.clone() }).scene.headline();
            let size = Sizes::of(spec).subtitle;
            let width = Sizes::of(spec).width();
            let lines = wrap(fonts, &title, size, true, width, 2);
            let caption = (1.5 * lines.len() as f64 + 0.9) * size;
            let mut drawn = draw(&Spec { height: spec.height - caption, ..spec.clone() });
            let mut sheet = Sheet::new(fonts, drawn.scene.ground);
            for (i, line) in lines.iter().enumerate() {
                let middle = spec.height - caption + (1.5 * i as f64 + 0.75) * size;
                let ink = spec.theme.palette().ink1;
                let words = Words { bold: true, align: Align::Center, ..Words::new(line, size, ink) };
                sheet.text(spec.width / 2.0, middle, words);
            }
            drawn.scene.items.append(&mut sheet.items);
            drawn.scene.height = spec.height;
            drawn
        }
    }
}

/// What a page is called by `draw`, also where its title is hidden.
pub fn title_of(spec: &Spec, drawn: &Scene, draw: impl FnOnce(&Spec) -> Option<Scene>) -> String {
    if spec.title_place != TitlePlace::Hidden {
        return drawn.headline();
    }
    let above = Spec { title_place: TitlePlace::Above, ..spec.clone() };
    draw(&above).map(|s| s.headline()).unwrap_or_default()
}

impl Scene {
    /// What the page is called: the lines of its largest bold words; empty when nothing is bold.
    pub fn headline(&self) -> String {
        let bold = self.items.iter().filter_map(|i| match &i.shape {
            Shape::Text { bold: true, size, words, .. } => Some((*size, words.as_str())),
            _ => None,
        });
        let bold: Vec<(f64, &str)> = bold.collect();
        let largest = bold.iter().map(|b| b.0).fold(0.0, f64::max);
        let mut out = String::new();
        for line in bold.iter().filter(|b| b.0 == largest).map(|b| b.1) {
            // Chinese lines join without a space, English ones with it.
            let joint = out.ends_with(|c: char| c.is_ascii()) && line.starts_with(|c: char| c.is_ascii());
            out.push_str(if joint { " " } else { "" });
            out.push_str(line);
        }
        out
    }
}
