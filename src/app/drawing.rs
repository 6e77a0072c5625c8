//! The chart that answers the choice, kept until something it depends on changes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::choice::Choice;
use super::settings::Shade;
use super::state::State;
use super::studio::Studio;
use crate::chart::{self, Kind, Lang, Medium, Scene, Spec, Theme};
use crate::comparison::Coding;
use crate::fonts::Fonts;
use crate::locale::Language;
use crate::region::Level;

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

/// All that a chart on the screen depends on beside the reports.
type Key = (Choice, Page, Shade, Language, Coding);

/// A drawn chart and what it was drawn from.
#[derive(Debug, Default)]
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
    /// All places that were compared, in order.
    pub places: Vec<String>,
    /// The small charts on the page.
    pub panels: Vec<chart::Panel>,
    drawn: Option<Key>,
    seen: usize,
    ahead: Option<Ahead>,
}

/// A chart that a thread is drawing.
#[derive(Debug)]
struct Ahead {
    key: Key,
    seen: usize,
    answer: Receiver<Option<chart::Drawn>>,
}

/// With more reports than this a chart is laid out on a thread of its own, so that the window never waits; with fewer it
/// is there in the same frame.
const MANY: usize = 200;

impl Drawing {
    fn of(key: Key, seen: usize, drawn: Option<chart::Drawn>) -> Self {
        let mut drawing = Self { drawn: Some(key), seen, ..Self::default() };
        if let Some(d) = drawn {
            drawing.scene = Some(Arc::new(d.scene));
            (drawing.remarks, drawing.legend, drawing.places) = (d.remarks, d.legend, d.places);
            (drawing.title, drawing.note, drawing.panels) = (d.title, d.note, d.panels);
        }
        drawing
    }

    /// Makes the next frame draw anew; what is being drawn is of yesterday.
    pub fn forget(&mut self) {
        (self.drawn, self.ahead) = (None, None);
    }

    /// Whether the page needs more room than there is.
    pub fn is_larger_than(&self, page: Page) -> bool {
        let over = |s: &Arc<Scene>| s.width > page.width + 1.0 || s.height > page.height + 1.0;
        self.scene.as_ref().is_some_and(over)
    }

    /// Whether a chart is being drawn that is not on the screen yet.
    pub fn is_waiting(&self) -> bool {
        self.ahead.is_some()
    }

    /// Puts what the thread has drawn on the screen.
    fn take(&mut self) {
        let Some(ahead) = &self.ahead else { return };
        let drawn = match ahead.answer.try_recv() {
            Ok(drawn) => drawn,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => None,
        };
        if let Some(Ahead { key, seen, .. }) = self.ahead.take() {
            *self = Self::of(key, seen, drawn);
        }
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
        self.drawing.take();
        let key = (self.choice.clone(), self.page, self.shade(), self.locale.language(), self.settings.coding);
        let count = self.library.readings.len();
        let grown = count > self.drawing.seen + self.drawing.seen / 3 + 3;
        if self.drawing.drawn.as_ref() == Some(&key) && !(self.job.is_some() && grown) {
            return;
        }
        // One after the other: what is asked for meanwhile is drawn when this one is there.
        if self.drawing.is_waiting() {
            return;
        }
        let readings = self.choice.readings(&self.library);
        if readings.is_empty() {
            self.drawing = Drawing::of(key, count, None);
            return;
        }
        // All readings are the sources, so that the target of the year before, the nation and the parent stand beside
        // those that are chosen; the numbers of the marks are those of the library.
        let (spec, studio) = (self.on_screen(&readings), Studio::of(self));
        if !self.draws_ahead() {
            self.drawing = Drawing::of(key, count, studio.draw(&spec, &self.fonts));
            return;
        }
        let (tell, answer) = channel();
        let wake = self.reach.wake.clone();
        std::thread::spawn(move || {
            let draw = || studio.draw(&spec, &Fonts::bundled());
            let _ = tell.send(catch_unwind(AssertUnwindSafe(draw)).unwrap_or_default());
            wake();
        });
        self.drawing.ahead = Some(Ahead { key, seen: count, answer });
    }

    /// The least page on which a kind says all its words at a size that a screen shows: the panel moves it about where it
    /// has less room.
    fn least(&self, readings: &[usize]) -> (f64, f64) {
        let level = |i: &usize| Some(self.library.readings.get(*i)?.report.place.as_ref()?.value.level);
        match self.choice.form.kind {
            // Eight tiles beside each other, each as wide as 4.5%—5% with its name.
            Kind::Tiles => (620.0, 560.0),
            // A column for each level down to the lowest.
            Kind::Ladder => match readings.iter().filter_map(level).max() {
                Some(Level::County) => (680.0, 420.0),
                Some(Level::City) => (560.0, 420.0),
                _ => (0.0, 0.0),
            },
            _ => (0.0, 0.0),
        }
    }

    /// Whether charts are drawn on a thread of their own.
    pub(super) fn draws_ahead(&self) -> bool {
        self.library.readings.len() > MANY
    }

    /// The chart of these readings for the page of the panel.
    fn on_screen(&self, readings: &[usize]) -> Spec {
        let dark = self.shade() == Shade::Dark;
        let (width, height) = self.least(readings);
        Spec {
            theme: if dark { Theme::Dark } else { Theme::Light },
            width: self.page.width.max(width),
            height: self.page.height.max(height),
            medium: Medium::Screen,
            // On a screen a point is a pixel: 12 in a narrow panel, up to 16 in a wide one.
            em: Some((self.page.width / 45.0).clamp(12.0, 16.0)),
            ..self.spec(readings)
        }
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
