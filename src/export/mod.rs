//! What leaves the program, as bytes: rows of readings, a Scene as SVG and PNG. Lays nothing out and opens no file.

mod more;
mod png;
mod rows;
mod svg;

pub use png::{MOST_PIXELS, png};
pub use rows::rows;
pub use svg::svg;

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
    /// The SVG was not understood by the painter.
    #[error("the drawing could not be read back: {0}")]
    Svg(String),
    /// The PNG could not be encoded.
    #[error("the picture could not be encoded: {0}")]
    Png(String),
}
