//! A Scene as PNG: resvg of its outlines, so that no font is looked for. Pixels = points × dpi / 72.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::dress::{Dress, program};
use super::svg::svg_dressed;
use super::{CARRIED_NAME, Error};
use crate::chart::Scene;

/// The largest picture that is drawn.
pub const MOST_PIXELS: u64 = 100_000_000;

/// A picture as rows of red, green and blue, a byte each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Three bytes a pixel, from the top left.
    pub rgb: Vec<u8>,
}

/// Returns a Scene as a PNG at a resolution in dots per inch, which is written into it, in the bundled faces.
///
/// # Errors
/// See [`png_dressed`].
pub fn png(scene: &Scene, dpi: f64) -> Result<Vec<u8>, Error> {
    png_dressed(scene, dpi, &Dress::default())
}

/// Returns a Scene as a PNG at a resolution in dots per inch, which is written into it. The resolution changes the
/// number of pixels, never the layout.
///
/// # Errors
/// [`Error::TooLarge`] above [`MOST_PIXELS`], [`Error::NoSize`] for an empty page or resolution; the others tell of
/// faults in the program.
pub fn png_dressed(scene: &Scene, dpi: f64, dress: &Dress<'_>) -> Result<Vec<u8>, Error> {
    encode(&raster(scene, dpi, dress)?, dpi, dress, scene)
}

/// Returns a Scene as pixels, for a clipboard or a look beforehand.
///
/// # Errors
/// As [`png_dressed`].
pub fn raster(scene: &Scene, dpi: f64, dress: &Dress<'_>) -> Result<Pixels, Error> {
    let scale = dpi / 72.0;
    let (width, height) = (pixels(scene.width * scale)?, pixels(scene.height * scale)?);
    if width * height > MOST_PIXELS {
        return Err(Error::TooLarge { width, height });
    }
    let outlines = svg_dressed(scene, &Dress { outlines: true, carried: None, ..*dress });
    let tree = Tree::from_str(&outlines, &Options::default()).map_err(|e| Error::Svg(e.to_string()))?;
    let mut map = Pixmap::new(width as u32, height as u32).ok_or(Error::NoSize)?;
    let (sx, sy) = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, Transform::from_scale(sx, sy), &mut map.as_mut());
    // The ground is opaque, so that alpha holds nothing.
    let rgb = map.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    Ok(Pixels { width: width as usize, height: height as usize, rgb })
}

fn pixels(v: f64) -> Result<u64, Error> {
    if v.is_finite() && v.round() >= 1.0 { Ok(v.round().min(1e9) as u64) } else { Err(Error::NoSize) }
}

fn encode(picture: &Pixels, dpi: f64, dress: &Dress<'_>, scene: &Scene) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let failed = |e: png::EncodingError| Error::Png(e.to_string());
    encoder.add_text_chunk("Software".into(), program()).map_err(failed)?;
    encoder.add_itxt_chunk("Title".into(), dress.title(scene)).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    if let Some(carried) = dress.carried.and_then(|c| std::str::from_utf8(c).ok()) {
        let mut chunk = png::text_metadata::ITXtChunk::new(CARRIED_NAME, carried);
        chunk.compressed = true;
        writer.write_text_chunk(&chunk).map_err(failed)?;
    }
    writer.write_image_data(&picture.rgb).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}
