//! The chart that answers the choice, kept until something it depends on changes.

use std::sync::Arc;

use super::choice::Choice;
use super::settings::Shade;
use super::state::State;
use crate::chart::{self, Lang, Medium, Scene, Spec, Theme};
use crate::comparison::{Coding, Source};
use crate::locale::Language;

/// A page to draw on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// In points.
    pub width: f64,
    /// In points.
    pub height: f64,
    /// Pixels an inch; of no matter to the layout.
    pub dpi: f64,
}

impl Default for Page {
    fn default() -> Self {
        Self { width: 380.0, height: 640.0, dpi: 72.0 }
    }
}

/// A drawn chart and what it was drawn from.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The chart; null when there is nothing to draw.
    pub scene: Option<Arc<Scene>>,
    /// What its drawing had to leave out.
    pub remarks: Vec<chart::Remark>,
    /// Entries of the key that can be muted.
    pub legend: Vec<chart::Legend>,
    /// Where the title stands, and the note.
    pub title: Option<chart::Rect>,
    /// Where the note stands.
    pub note: Option<chart::Rect>,
    drawn: Option<(Choice, Page, Shade, Language, Coding)>,
    seen: usize,
}

impl Drawing {
    /// Makes the next frame draw anew.
    pub fn forget(&mut self) {
        self.drawn = None;
    }

    /// The rows on the page when it does not hold all: the first, how many, of how many.
    pub fn rows(&self) -> Option<(usize, usize, usize)> {
        self.remarks.iter().find_map(|r| match r {
            chart::Remark::TooManyRows { first, shown, total } => Some((*first, *shown, *total)),
            _ => None,
        })
    }

    /// The mark that stands for a figure of a reading of the library.
    pub fn mark_of(&self, reading: usize, figure: Option<usize>) -> Option<usize> {
        let scene = self.scene.as_ref()?;
        let same = |m: &chart::Mark| m.reading == Some(reading);
        let exact = scene.marks.iter().position(|m| same(m) && figure.is_some() && m.figure == figure);
        exact.or_else(|| scene.marks.iter().position(|m| same(m) && figure.is_none()))
    }
}

impl State {
    /// Draws the chart anew when what it depends on has changed. While a job runs, not at every file.
    pub(super) fn redraw(&mut self) {
        let key = (self.choice.clone(), self.page, self.shade(), self.locale.language(), self.settings.coding);
        let count = self.library.readings.len();
        let grown = count > self.drawing.seen + self.drawing.seen / 3 + 3;
        if self.drawing.drawn.as_ref() == Some(&key) && !(self.job.is_some() && grown) {
            return;
        }
        let readings = self.choice.readings(&self.library);
        let drawn = self.draw(&readings, self.page);
        let mut drawing = Drawing { drawn: Some(key), seen: count, ..Drawing::default() };
        if let Some(d) = drawn {
            drawing.scene = Some(Arc::new(d.scene));
            (drawing.remarks, drawing.legend) = (d.remarks, d.legend);
            (drawing.title, drawing.note) = (d.title, d.note);
        }
        self.drawing = drawing;
    }

    /// Draws the chosen indicator of these readings. All readings are the sources, so that the target of the year
    /// before, the nation and the parent stand beside them; the numbers of the marks are those of the library.
    pub(super) fn draw(&self, readings: &[usize], page: Page) -> Option<chart::Drawn> {
        if readings.is_empty() {
            return None;
        }
        let dark = self.shade() == Shade::Dark;
        let spec = Spec {
            theme: if dark { Theme::Dark } else { Theme::Light },
            width: page.width,
            height: page.height,
            medium: Medium::Screen,
            // On a screen a point is a pixel: 12 in a narrow panel, up to 16 in a wide one.
            em: Some((page.width / 45.0).clamp(12.0, 16.0)),
            ..self.spec(readings)
        };
        let counted = |i| self.library.groups.is_counted(i);
        let readings = self.library.readings.iter().enumerate();
        let sources: Vec<Source<'_>> = readings.map(|(i, r)| Source { counted: counted(i), ..Source::of(r) }).collect();
        super::studio::draw(&spec, &sources, &self.lexicon, &self.fonts)
    }

    /// What the chart of these readings shows, whatever page it is for.
    pub(super) fn spec(&self, readings: &[usize]) -> Spec {
        let chinese = self.locale.language() == Language::Chinese;
        Spec {
            indicator: self.choice.indicator.clone(),
            year: self.choice.year,
            readings: Some(readings.to_vec()),
            lang: if chinese { Lang::Zh } else { Lang::En },
            first: self.choice.first,
            coding: self.settings.coding,
            ..self.choice.form.spec()
        }
    }
}
