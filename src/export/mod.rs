//! What leaves the program, as bytes: rows of readings, tables, a Scene as SVG, PNG and PDF. Lays nothing out and opens
//! no file.

mod carried;
mod data;
mod dress;
mod markup;
mod more;
mod pdf;
mod png;
mod presets;
mod rows;
mod svg;
pub mod table;

pub use carried::{Carried, Damage, Origin, Source as CarriedSource, carry, hash, open};
pub use data::data;
pub use dress::{Dress, missing};
pub use markup::{escaped, escaped_lines};
pub use pdf::pdf;
pub use png::{MOST_PIXELS, Pixels, png, png_dressed, raster};
pub use presets::{Look, PRESETS, Preset, preset};
pub use rows::rows;
pub use svg::{svg, svg_dressed};

use crate::chart::{Item, Point, Scene, Shape, Stroke};

/// The name under which a picture carries its data: keyword of the PNG, file of the PDF.
const CARRIED_NAME: &str = "duibiao-chart.json";

/// The file format of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    #[default]
    Png,
    /// Vectors for drawing programs and the web.
    Svg,
    /// Vectors for print.
    Pdf,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }

    /// The format of an ending, in whatever case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.ending().eq_ignore_ascii_case(ending))
    }
}

/// Returns a Scene as a file of a format; `dpi` is of the PNG alone.
///
/// # Errors
/// See [`png_dressed`] and [`pdf()`].
pub fn picture(scene: &Scene, format: Format, dpi: f64, dress: &Dress<'_>) -> Result<Vec<u8>, Error> {
    match format {
        Format::Png => png_dressed(scene, dpi, dress),
        Format::Svg => Ok(svg_dressed(scene, dress).into_bytes()),
        Format::Pdf => pdf(scene, dress),
    }
}

/// The lines at the front that have the same stroke, dashes above all, to be drawn as one path. Strokes that can be
/// seen through stay apart, as they add up where they cross.
fn line_run(items: &[Item], stroke: Stroke) -> Vec<&[Point]> {
    let most = if stroke.color.a == 255 { items.len() } else { 1 };
    let points = |i: &'_ Item| matches!(&i.shape, Shape::Line { stroke: s, .. } if *s == stroke);
    let run = items.iter().take(most).take_while(|i| points(i));
    run.filter_map(|i| match &i.shape {
        Shape::Line { points, .. } => Some(points.as_slice()),
        _ => None,
    })
    .collect()
}

/// Why a Scene could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The picture would have more than [`MOST_PIXELS`].
    #[error("a picture of {width} × {height} pixels is larger than 100 megapixels")]
    TooLarge {
        /// In pixels.
        width: u64,
        /// In pixels.
        height: u64,
    },
    /// The page or the resolution has no size.
    #[error("the page has no size")]
    NoSize,
    /// The page is longer than a PDF can be.
    #[error("a page above 200 inches cannot be a PDF")]
    LongPage,
    /// So many bytes would be carried.
    #[error("the data to be carried have {0} bytes, more than 8 MB")]
    CarriesTooMuch(usize),
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// The SVG was not understood by the painter.
    #[error("the drawing could not be read back: {0}")]
    Svg(String),
    /// The PNG could not be encoded.
    #[error("the picture could not be encoded: {0}")]
    Png(String),
}
