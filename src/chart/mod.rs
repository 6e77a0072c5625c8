//! Specifications, layout and the [`Scene`].
//!
//! A [`Spec`], a comparison and the bundled faces go in, a page of plain shapes comes out. plotters does coordinates,
//! axes and series on a fine grid; every kind of chart stands in a room of its own. Nothing here reads a report,
//! writes a file or smooths a pixel.

mod caption;
mod cite;
mod frame;
mod range;
mod record;
mod scene;
mod shapes;
mod spec;
mod theme;
mod typeset;
mod words;

pub use caption::TitlePlace;
pub use scene::*;
pub use spec::*;
pub use theme::*;
pub use words::{Lang, remark};

use crate::comparison::Comparison;
use crate::fonts::Fonts;

/// Draws a chart on its page. Everything drawn lies inside the page; what does not fit at a readable size is left
/// out and told in [`Drawn::remarks`], never squeezed.
pub fn draw(spec: &Spec, comparison: &Comparison, subject: &Subject, fonts: &Fonts) -> Drawn {
    caption::placed(spec, fonts, |spec| match spec.kind {
        Kind::Range => range::draw(spec, comparison, subject, fonts),
    })
}
