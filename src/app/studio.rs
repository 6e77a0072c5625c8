//! Charts away from the window: readings and lexicon held for a thread that draws and writes down.

use std::path::PathBuf;
use std::sync::Arc;

use super::exporting::NotExported;
use super::state::State;
use super::typefaces::typeface;
use crate::chart::{self, Drawn, Lang, Remark, Scene, Shape, Spec};
use crate::comparison::Source;
use crate::export::{self, Dress, Format, Pixels};
use crate::figures::Lexicon;
use crate::fonts::Fonts;
use crate::reading::Reading;

/// What charts are drawn from.
pub(super) struct Studio {
    readings: Vec<Arc<Reading>>,
    counted: Vec<bool>,
    lexicon: Lexicon,
}

/// How a chart is written down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manner {
    /// As what.
    pub format: Format,
    /// Dots per inch, of a PNG.
    pub dpi: u32,
    /// Outlines in place of text, in an SVG.
    pub outlines: bool,
    /// Whether the file carries its data.
    pub carry: bool,
    /// Whether the data stand beside it as CSV.
    pub csv: bool,
}

/// A chart as it will be, with what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The picture.
    pub pixels: Pixels,
    /// What the page could not hold.
    pub remarks: Vec<Remark>,
    /// Characters that the typeface lacks.
    pub lacking: Vec<char>,
    /// The smallest type, in points.
    pub smallest: f64,
    /// How many of the figures a person has confirmed or corrected, of how many.
    pub reviewed: (usize, usize),
}

impl Studio {
    pub fn of(state: &State) -> Self {
        let library = &state.library;
        let counted = (0..library.readings.len()).map(|i| library.groups.is_counted(i)).collect();
        Self { readings: library.readings.clone(), counted, lexicon: state.lexicon.clone() }
    }

    /// Draws a specification; null when there is nothing to compare.
    pub fn draw(&self, spec: &Spec, fonts: &Fonts) -> Option<Drawn> {
        let pairs = self.readings.iter().zip(&self.counted);
        let sources: Vec<Source<'_>> =
            pairs.map(|(r, counted)| Source { counted: *counted, ..Source::of(r) }).collect();
        let data = chart::gather(spec, &sources, &self.lexicon);
        (!data.is_empty()).then(|| chart::draw(spec, &data, fonts))
    }

    /// Draws and writes down: the picture and, where it is wanted, its data.
    pub fn write(&self, spec: &Spec, manner: &Manner) -> Result<(Vec<u8>, Option<Vec<u8>>), NotExported> {
        let fonts = faces(spec)?;
        let (drawn, lacking) = self.sound(spec, &fonts).ok_or(NotExported::Nothing)?;
        if !lacking.is_empty() {
            return Err(NotExported::Lacking { family: fonts.family().to_owned(), lacking });
        }
        let scene = drawn.scene;
        let readings: Vec<&Reading> = self.readings.iter().map(|r| &**r).collect();
        let carried = manner.carry.then(|| export::carry(spec, manner.dpi, &scene, &readings)).transpose();
        let carried = carried.map_err(NotExported::Picture)?;
        let lang = if spec.lang == Lang::Zh { "zh-CN" } else { "en" };
        let carried = carried.as_deref();
        let title = chart::title_of(spec, &scene, |above| self.draw(above, &fonts).map(|d| d.scene));
        let dress = Dress { fonts: &fonts, outlines: manner.outlines, title: Some(&title), lang, carried };
        let picture = export::picture(&scene, manner.format, f64::from(manner.dpi), &dress);
        let csv = manner.csv.then(|| export::data(&scene, &readings));
        Ok((picture.map_err(NotExported::Picture)?, csv))
    }

    /// Draws as pixels, with what is to be said.
    pub fn preview(&self, spec: &Spec, dpi: f64, fonts: &Fonts) -> Option<Preview> {
        let (drawn, lacking) = self.sound(spec, fonts)?;
        let dress = Dress { fonts, ..Dress::default() };
        let pixels = export::raster(&drawn.scene, dpi, &dress).ok()?;
        let figures = drawn.scene.marks.iter().filter_map(|m| self.readings.get(m.reading?)?.figures.get(m.figure?));
        let figures: Vec<bool> = figures.map(|f| f.review.is_some()).collect();
        let reviewed = (figures.iter().filter(|r| **r).count(), figures.len());
        Some(Preview { pixels, remarks: drawn.remarks, lacking, smallest: smallest(&drawn.scene), reviewed })
    }

    /// A drawing and the characters that its faces lack.
    fn sound(&self, spec: &Spec, fonts: &Fonts) -> Option<(Drawn, Vec<char>)> {
        let drawn = self.draw(spec, fonts)?;
        let again = |f: &Fonts| self.draw(spec, f).map_or_else(|| drawn.scene.clone(), |d| d.scene);
        let lacking = export::missing(&drawn.scene, fonts, again);
        Some((drawn, lacking))
    }
}

/// The faces of a specification.
pub(super) fn faces(spec: &Spec) -> Result<Fonts, NotExported> {
    let Some(family) = &spec.typeface else { return Ok(Fonts::bundled()) };
    typeface(family).ok_or_else(|| NotExported::Typeface(family.clone()))
}

fn smallest(scene: &Scene) -> f64 {
    let sizes = scene.items.iter().filter_map(|i| match &i.shape {
        Shape::Text { size, .. } => Some(*size),
        _ => None,
    });
    sizes.fold(f64::MAX, f64::min)
}

/// A name for a file: no sign that a system forbids.
pub(super) fn file_name(words: &str, ending: &str) -> PathBuf {
    let name = words.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], " ");
    PathBuf::from(format!("{}.{ending}", name.trim()))
}
