//! How a Scene is written down, beside what stands in it: its faces, its name, what it carries. Draws nothing.

use std::sync::LazyLock;

use crate::chart::{Scene, Shape};
use crate::fonts::Fonts;

static BUNDLED: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);

/// The most characters of a description.
const MOST: usize = 4000;

/// How a Scene is written down.
#[derive(Clone, Copy, Debug)]
pub struct Dress<'a> {
    /// The faces by which it was laid out.
    pub fonts: &'a Fonts,
    /// Whether an SVG holds outlines instead of text: it needs no font then, and its words cannot be edited.
    pub outlines: bool,
    /// What to call the document; null for the headline of the page.
    pub title: Option<&'a str>,
    /// The language of its words, as BCP 47 names it.
    pub lang: &'a str,
    /// What it carries inside , if a person has asked for that.
    pub carried: Option<&'a [u8]>,
}

impl Default for Dress<'_> {
    /// The bundled faces, text as text, nothing carried.
    fn default() -> Self {
        Self { fonts: &BUNDLED, outlines: false, title: None, lang: "zh-CN", carried: None }
    }
}

impl Dress<'_> {
    /// The title of the document; empty when nothing says it.
    pub(super) fn title(&self, scene: &Scene) -> String {
        self.title.map_or_else(|| scene.headline(), str::to_owned)
    }
}

/// Program and version, as metadata names them.
pub(super) fn program() -> String {
    format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
}

/// What the marks of a page say, for who cannot see it: 广东省 4.5%～5%；…
pub(super) fn description(scene: &Scene) -> String {
    let said: Vec<String> = scene.marks.iter().map(|m| format!("{} {}", m.region, m.words)).collect();
    let all = said.join("；");
    match all.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", all.get(..at).unwrap_or_default()),
        None => all,
    }
}

/// The characters of a page that its faces cannot draw, each once. A page shows 〓 in their place; what was meant is
/// found by laying it out `again` with faces that say they hold everything.
pub fn missing(scene: &Scene, fonts: &Fonts, again: impl FnOnce(&Fonts) -> Scene) -> Vec<char> {
    if !words(scene).any(|w| w.contains('〓')) {
        return Vec::new();
    }
    fonts.missing(words(&again(&fonts.lenient())))
}

fn words(scene: &Scene) -> impl Iterator<Item = &str> {
    scene.items.iter().filter_map(|i| match &i.shape {
        Shape::Text { words, .. } => Some(words.as_str()),
        _ => None,
    })
}
