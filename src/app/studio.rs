//! Charts away from the window: readings and lexicon held for a thread that draws and writes down.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exporting::NotExported;
use super::state::State;
use super::typefaces::typeface;
use crate::chart::{self, Drawn, Lang, Remark, Scene, Shape, Spec};
use crate::comparison::{Facts, Source};
use crate::export::{self, Dress, Format, Pixels};
use crate::figures::Lexicon;
use crate::fonts::Fonts;
use crate::reading::Reading;

/// What charts are drawn from.
pub(super) struct Studio {
    readings: Vec<Arc<Reading>>,
    counted: Vec<bool>,
    lexicon: Lexicon,
    facts: Facts,
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
        let facts = state.compare.outside.facts.clone();
        Self { readings: library.readings.clone(), counted, lexicon: state.lexicon.clone(), facts }
    }

    /// Draws a specification; null when there is nothing to compare.
    pub fn draw(&self, spec: &Spec, fonts: &Fonts) -> Option<Drawn> {
        let pairs = self.readings.iter().zip(&self.counted);
        let sources: Vec<Source<'_>> =
            pairs.map(|(r, counted)| Source { counted: *counted, ..Source::of(r) }).collect();
        let data = chart::gather(spec, &sources, &self.lexicon, &self.facts);
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
        let carried =
            manner.carry.then(|| export::carry(spec, manner.dpi, &scene, (&readings, &self.facts))).transpose();
        let carried = carried.map_err(NotExported::Picture)?;
        let lang = if spec.lang == Lang::Zh { "zh-CN" } else { "en" };
        let carried = carried.as_deref();
        let title = chart::title_of(spec, &scene, |above| self.draw(above, &fonts).map(|d| d.scene));
        let dress = Dress { fonts: &fonts, outlines: manner.outlines, title: Some(&title), lang, carried };
        let picture = export::picture(&scene, manner.format, f64::from(manner.dpi), &dress);
        let csv = manner.csv.then(|| export::data(&scene, &readings, spec.lang)).transpose();
        Ok((picture.map_err(NotExported::Picture)?, csv.map_err(NotExported::Table)?))
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

/// So many bytes a file's name may have with room for an ending and a count (255 on most systems).
const LONGEST: usize = 200;

/// A name for a file that every system takes: no sign that one forbids, no name of a device, not too long.
pub(super) fn file_name(words: &str, ending: &str) -> PathBuf {
    const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let clean = words.replace(forbidden, " ");
    let end = clean.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LONGEST).last();
    let name = clean[..end.unwrap_or(0)].trim().trim_end_matches(['.', ' ']);
    let device = DEVICES.iter().any(|d| name.trim_end_matches(|c: char| c.is_ascii_digit()).eq_ignore_ascii_case(d));
    let name = if name.is_empty() || device { format!("_{name}") } else { name.to_owned() };
    PathBuf::from(format!("{name}.{ending}"))
}

/// A path with an ending: in place of another ending of the program's formats, else behind the name as it is. 对标表 v1.2
/// has no ending that could be taken off.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    const OURS: [&str; 10] = ["png", "svg", "pdf", "csv", "xlsx", "md", "html", "jsonl", "parquet", "docx"];
    let has = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    match has {
        Some(has) if has == ending => path.to_path_buf(),
        Some(has) if OURS.contains(&has.as_str()) => path.with_extension(ending),
        _ => {
            let mut name = path.file_name().unwrap_or_default().to_os_string();
            name.push(format!(".{ending}"));
            path.with_file_name(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_taken_by_every_system() {
        assert_eq!(file_name("广州市：8%/9%?", "png"), PathBuf::from("广州市：8% 9%.png"));
        assert_eq!(file_name("con", "csv"), PathBuf::from("_con.csv"));
        assert_eq!(file_name("第1页...", "csv"), PathBuf::from("第1页.csv"));
        assert!(file_name(&"长".repeat(300), "csv").as_os_str().len() < 255);
    }

    #[test]
    fn an_ending_is_put_behind_a_name_with_dots_in_it() {
        let with = |p: &str| with_ending(Path::new(p), "csv");
        assert_eq!(with("/表/对标表 v1.2"), PathBuf::from("/表/对标表 v1.2.csv"));
        assert_eq!(with("/表/对标表.CSV"), PathBuf::from("/表/对标表.CSV"));
        assert_eq!(with("/表/对标表.xlsx"), PathBuf::from("/表/对标表.csv"));
    }
}
