//! Specifications, layout and the [`Scene`].
//!
//! A [`Spec`], a comparison and the bundled faces go in, a page of plain shapes comes out. plotters does coordinates,
//! axes and series on a fine grid; every kind of chart stands in a room of its own. Nothing here reads a report,
//! writes a file or smooths a pixel.

mod bar;
mod caption;
mod cite;
mod data;
mod distribution;
mod dumbbell;
mod frame;
mod heat;
mod ladder;
mod multiples;
mod outside;
mod page;
mod place;
mod plot;
mod range;
mod record;
mod reference;
mod rows;
mod scene;
mod shapes;
mod spec;
mod tell;
mod theme;
mod ticks;
mod tiles;
mod trend;
mod typeset;
mod upright;
mod words;
mod years;

pub use caption::{TitlePlace, title_of};
pub use data::{Data, Series, gather};
pub use scene::*;
pub use spec::*;
pub use theme::*;
pub use words::{Lang, remark};

use crate::fonts::Fonts;

/// Draws a chart on its page. Everything drawn lies inside the page; what does not fit at a readable size is left
/// out and told in [`Drawn::remarks`], never squeezed.
pub fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    caption::placed(spec, fonts, |spec| match spec.kind {
        Kind::Range => range::draw(spec, data, fonts),
        Kind::Dumbbell => dumbbell::draw(spec, data, fonts),
        Kind::Bar => bar::draw(spec, data, fonts),
        Kind::Heat => heat::draw(spec, data, fonts),
        Kind::Trend => trend::draw(spec, data, fonts),
        Kind::Distribution => distribution::draw(spec, data, fonts),
        Kind::Multiples => multiples::draw(spec, data, fonts),
        Kind::Ladder => ladder::draw(spec, data, fonts),
        Kind::Tiles => tiles::draw(spec, data, fonts),
    })
}
