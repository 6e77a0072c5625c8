//! A Scene as PNG: resvg of its SVG with the bundled faces and no other. Pixels = points × dpi / 72.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};

use super::Error;
use super::svg::svg;
use crate::chart::Scene;
use crate::fonts;

/// The largest picture that is drawn.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Returns a Scene as a PNG at a resolution in dots per inch, which is written into it. The resolution changes the
/// number of pixels, never the layout.
///
/// # Errors
/// [`Error::TooLarge`] above [`MOST_PIXELS`], [`Error::NoSize`] for an empty page or resolution; the others tell of
/// faults in the program.
pub fn png(scene: &Scene, dpi: f64) -> Result<Vec<u8>, Error> {
    let scale = dpi / 72.0;
    let (width, height) = (pixels(scene.width * scale)?, pixels(scene.height * scale)?);
    if width * height > MOST_PIXELS {
        return Err(Error::TooLarge { width, height });
    }
    let tree = tree(&svg(scene))?;
    let mut map = Pixmap::new(width as u32, height as u32).ok_or(Error::NoSize)?;
    let (sx, sy) = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, Transform::from_scale(sx, sy), &mut map.as_mut());
    encode(&map, dpi)
}

fn pixels(v: f64) -> Result<u64, Error> {
    if v.is_finite() && v.round() >= 1.0 { Ok(v.round().min(1e9) as u64) } else { Err(Error::NoSize) }
}

/// The SVG as usvg understands it, with the bundled faces for every text.
pub(crate) fn tree(svg: &str) -> Result<Tree, Error> {
    let mut faces = fontdb::Database::new();
    faces.load_font_data(fonts::REGULAR.to_vec());
    faces.load_font_data(fonts::BOLD.to_vec());
    let chosen = |bold: bool| move |f: &&fontdb::FaceInfo| (f.weight.0 >= 600) == bold;
    let options = Options {
        fontdb: Arc::new(faces),
        font_resolver: FontResolver {
            select_font: Box::new(move |font, db| {
                db.faces().find(chosen(font.weight() >= 600)).or_else(|| db.faces().next()).map(|f| f.id)
            }),
            ..FontResolver::default()
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|e| Error::Svg(e.to_string()))
}

fn encode(map: &Pixmap, dpi: f64) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, map.width(), map.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let failed = |e: png::EncodingError| Error::Png(e.to_string());
    let program = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    encoder.add_text_chunk("Software".into(), program).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    // The ground is opaque, so that alpha holds nothing.
    let rgb: Vec<u8> = map.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    writer.write_image_data(&rgb).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(out)
}
