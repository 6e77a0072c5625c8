//! What a picture carries inside when a person has asked for that: specification, figures with their sentences, hashes
//! of the sources. As JSON with a version; of paths only the name of a file; capped in size.
//!
//! A text is cut down to the sentences of the figures that are shown, and the spans of the figures are moved there, so
//! that a number never parts from its sentence. [`open`] believes nothing: sizes, spans and numbers are checked.

mod cut;
mod place;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Error;
use super::dress::program;
use super::presets::Look;
use crate::chart::{Scene, Spec};
use crate::comparison::{Fact, Facts, Source as Compared};
use crate::figures::{Figure, NoTarget};
use crate::reading::{Reading, Remark};
use crate::region::Level;
use crate::report::{Document, Report};
use crate::review::Fingerprint;
use crate::text::Span;

use place::find;

/// What every carried file says first.
const FORMAT: &str = "duibiao-chart";
/// The version that is written, and the newest that is understood.
const VERSION: u32 = 1;
/// The most bytes that are carried, and the most that are read back.
pub const MOST: usize = 8 * 1024 * 1024;
/// The most reports that are read back.
const MOST_SOURCES: usize = 5000;

/// Why nothing could be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It is no picture of a known kind.
    #[error("this is no PNG, SVG or PDF")]
    NotAPicture,
    /// It carries nothing.
    #[error("this picture carries no data")]
    Nothing,
    /// What it carries is broken.
    #[error("the data that this picture carries are damaged")]
    Broken,
    /// It is larger than is read.
    #[error("this picture carries more data than is read")]
    TooLarge,
    /// A newer program has written it.
    #[error("a newer program has written this picture")]
    Newer,
}

/// Which report it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// A hash of the whole text; see [`hash`].
    pub hash: String,
    /// The name of its file, without folders.
    pub file: String,
    /// Which report of the file.
    pub index: usize,
}

/// One report of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Which report it was.
    pub origin: Origin,
    /// Who and when, without outline.
    pub report: Report,
    /// Whether it was a report, a draft, a summary.
    pub document: Document,
    /// The sentences that are carried, a line each.
    pub text: String,
    /// The figures of the chart's indicators; their spans lie in `text`.
    pub figures: Vec<Figure>,
    /// Indicators for which the report sets no target.
    pub no_target: Vec<NoTarget>,
    /// Whether the text held no targets at all.
    pub no_targets: bool,
    /// Whether only a part of the report was there.
    pub fragment: bool,
    /// Whether a passage was not understood.
    pub unread: bool,
}

/// What a picture carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Carried {
    format: String,
    version: u32,
    /// Which program has written it.
    pub program: String,
    /// The specification; its readings are indices into `sources`.
    pub spec: Spec,
    /// Dots per inch: what makes its points pixels.
    #[serde(default = "usual")]
    pub dpi: u32,
    /// The reports, those that are compared and those beside which they stand.
    pub sources: Vec<Source>,
    /// Official finals and changed aims of these reports, from outside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
}

/// The resolution of a file that does not say it.
fn usual() -> u32 {
    Look::default().dpi
}

/// A hash of a text: 128 bits of FNV-1a, as hexadecimal digits. It says that a text is the same; it proves nothing.
pub fn hash(text: &str) -> String {
    Fingerprint::of(text.as_bytes()).to_string()
}

/// Returns what a chart carries: the readings of its marks and those beside which they stand (the year before, parents,
/// the nation), with the figures of its indicators. `readings` are those that were compared, `facts` numbers from outside.
///
/// # Errors
/// [`Error::CarriesTooMuch`] above [`MOST`].
pub fn carry(spec: &Spec, dpi: u32, scene: &Scene, (readings, facts): (&[&Reading], &Facts)) -> Result<Vec<u8>, Error> {
    let kept = kept(scene, readings);
    let shown = scene.marks.iter().filter_map(|m| readings.get(m.reading?)?.figures.get(m.figure?));
    let asked = spec.also.iter().chain([&spec.indicator]).map(String::as_str);
    let indicators: BTreeSet<&str> = shown.map(|f| f.indicator.as_str()).chain(asked).collect();
    let place = |r: &usize| kept.binary_search(r).ok();
    let marked: Vec<usize> = scene.marks.iter().filter_map(|m| m.reading).collect();
    let chosen = spec.readings.clone().unwrap_or(marked);
    let chosen: BTreeSet<usize> = chosen.iter().filter_map(place).collect();
    let sources = kept.iter().filter_map(|r| readings.get(*r)).filter_map(|r| source(r, &indicators)).collect();
    let about = |r: &&Reading| facts.about(&Compared::of(r), &indicators).cloned().collect::<Vec<Fact>>();
    let facts = kept.iter().filter_map(|r| readings.get(*r)).flat_map(about).collect();
    let spec = Spec { readings: Some(chosen.into_iter().collect()), ..spec.clone() };
    let carried = Carried { format: FORMAT.into(), version: VERSION, program: program(), spec, dpi, sources, facts };
    let bytes = serde_json::to_vec(&carried).unwrap_or_default();
    if bytes.len() > MOST { Err(Error::CarriesTooMuch(bytes.len())) } else { Ok(bytes) }
}

/// The readings that a chart needs to be drawn again, in order.
fn kept(scene: &Scene, readings: &[&Reading]) -> Vec<usize> {
    let region = |r: &Reading| r.report.place.as_ref().map(|p| p.value.region.clone());
    let year = |r: &Reading| r.report.year.as_ref().map(|y| y.value);
    let marked: BTreeSet<usize> = scene.marks.iter().filter_map(|m| m.reading).collect();
    let shown: Vec<(String, i32)> =
        marked.iter().filter_map(|r| readings.get(*r)).filter_map(|r| Some((region(r)?, year(r)?))).collect();
    let beside = |r: &Reading| {
        let (Some(place), Some(at), Some(year)) = (&r.report.place, region(r), year(r)) else { return false };
        let whole = place.value.level == Level::Nation;
        shown.iter().any(|(of, y)| {
            (at == *of && year == y - 1) || (year == *y && (whole || (of.starts_with(&at) && *of != at)))
        })
    };
    (0..readings.len()).filter(|i| marked.contains(i) || readings.get(*i).is_some_and(|r| beside(r))).collect()
}

fn source(r: &Reading, indicators: &BTreeSet<&str>) -> Option<Source> {
    let said = |f: fn(&Remark) -> bool| r.remarks.iter().any(f);
    let figures: Vec<&Figure> = r.figures.iter().filter(|f| indicators.contains(f.indicator.as_str())).collect();
    let none: Vec<&NoTarget> = r.no_target.iter().filter(|n| indicators.contains(n.indicator.as_str())).collect();
    // The stretch of the whole report is no place of words: it becomes the whole of what is kept.
    let report = Report { sections: Vec::new(), guesses: Vec::new(), span: Span::new(0, 0), ..r.report.clone() };
    let parts = [
        serde_json::to_value(report).ok()?,
        serde_json::to_value(&r.document).ok()?,
        serde_json::to_value(figures).ok()?,
        serde_json::to_value(none).ok()?,
    ];
    let (text, [mut report, document, figures, no_target]) = cut::cut(r.text.original(), parts)?;
    if let Some(span) = report.get_mut("span") {
        *span = serde_json::json!({ "start": 0, "end": text.len() });
    }
    let mut figures: Vec<Figure> = serde_json::from_value(figures).ok()?;
    figures.iter_mut().for_each(|f| f.section = None);
    Some(Source {
        origin: Origin {
            hash: hash(r.text.original()),
            file: r.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
            index: r.index,
        },
        report: serde_json::from_value(report).ok()?,
        document: serde_json::from_value(document).ok()?,
        figures,
        no_target: serde_json::from_value(no_target).ok()?,
        text,
        no_targets: said(|r| matches!(r, Remark::NoTargets)),
        fragment: said(|r| matches!(r, Remark::Fragment)),
        unread: said(|r| matches!(r, Remark::Unread { .. })),
    })
}

/// Reads back what a picture carries, given its bytes.
///
/// # Errors
/// Every [`Damage`]; nothing in a picture makes this panic or take more than some megabytes.
pub fn open(picture: &[u8]) -> Result<Carried, Damage> {
    parse(&find(picture)?)
}

fn parse(bytes: &[u8]) -> Result<Carried, Damage> {
    if bytes.len() > MOST {
        return Err(Damage::TooLarge);
    }
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let head: Head = serde_json::from_slice(bytes).map_err(|_| Damage::Broken)?;
    if head.format != FORMAT {
        return Err(Damage::Nothing);
    }
    if head.version > VERSION {
        return Err(Damage::Newer);
    }
    let all: Value = serde_json::from_slice(bytes).map_err(|_| Damage::Broken)?;
    let sources = all.get("sources").and_then(Value::as_array).ok_or(Damage::Broken)?;
    if sources.len() > MOST_SOURCES {
        return Err(Damage::TooLarge);
    }
    let sound = sources.iter().all(|s| {
        let text = s.get("text").and_then(Value::as_str).unwrap_or_default();
        cut::spans_lie_in(text, s)
    });
    let mut carried: Carried = serde_json::from_value(all).map_err(|_| Damage::Broken)?;
    if !sound || carried.sources.is_empty() {
        return Err(Damage::Broken);
    }
    carried.tame();
    Ok(carried)
}

impl Carried {
    /// Puts what is drawn from within bounds.
    fn tame(&mut self) {
        let count = self.sources.len();
        let spec = &mut self.spec;
        let within = |v: f64, low: f64, high: f64| if v.is_finite() { v.clamp(low, high) } else { low };
        (spec.width, spec.height) = (within(spec.width, 100.0, 14_400.0), within(spec.height, 100.0, 14_400.0));
        spec.em = spec.em.map(|em| within(em, 7.0, 60.0));
        spec.first = 0;
        self.dpi = self.dpi.clamp(72, 600);
        if let Some(readings) = &mut spec.readings {
            readings.retain(|r| *r < count);
            readings.sort_unstable();
            readings.dedup();
        }
        let sound = |v: Option<f64>| v.is_none_or(|v| v.abs() < 1e15);
        self.facts.retain(|f| sound(f.value.low) && sound(f.value.high));
        self.facts.truncate(MOST_SOURCES);
        for source in &mut self.sources {
            source.report.sections.clear();
            source.origin.file = source.origin.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
            source.figures.retain(|f| sound(f.value.low) && sound(f.value.high));
            for figure in &mut source.figures {
                figure.section = None;
                figure.confidence = figure.confidence.clamp(0.0, 1.0);
            }
        }
    }
}
