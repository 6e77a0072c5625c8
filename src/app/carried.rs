//! A picture that carries its data, opened as a library: its readings, and the chart it shows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::export::{self, Carried, CarriedSource, Damage};
use crate::figures::Figure;
use crate::host;
use crate::intake;
use crate::reading::{Reading, Remark, Rules};
use crate::text::Span;

/// Whether a path may be a picture that carries data: by its ending alone.
pub fn may_carry(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    export::Format::of_ending(&ending).is_some()
}

/// Why a picture could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The file could not be read.
    File(host::Error),
    /// It carries nothing, or what it carries cannot be believed.
    Damage(PathBuf, Damage),
}

/// Reads what a picture carries.
pub fn open_picture(path: &Path) -> Result<Carried, NotOpened> {
    let bytes = host::read_capped(path, host::CAP).map_err(NotOpened::File)?;
    export::open(&bytes).map_err(|d| NotOpened::Damage(path.into(), d))
}

/// The carried reports as readings: their text is the sentences that were carried.
pub fn carried_readings(carried: &Carried) -> Vec<Reading> {
    let Ok(rules) = Rules::bundled() else { return Vec::new() };
    carried.sources.iter().map(|s| reading(s, &rules)).collect()
}

fn reading(source: &CarriedSource, rules: &Rules) -> Reading {
    let taken = intake::intake(source.text.as_bytes(), &rules.furniture);
    let held = |f: &&Figure| taken.text.original().get(f.evidence.sentence.range()).is_some();
    let figures: Vec<Figure> = source.figures.iter().filter(held).cloned().collect();
    let mut remarks = Vec::new();
    remarks.extend(source.no_targets.then_some(Remark::NoTargets));
    remarks.extend(source.fragment.then_some(Remark::Fragment));
    remarks.extend(source.unread.then_some(Remark::Unread { span: Span::new(0, 0) }));
    Reading {
        file: source.origin.file.clone(),
        index: source.origin.index,
        text: Arc::clone(&taken.text),
        report: source.report.clone(),
        document: source.document.clone(),
        figures,
        dismissed: Vec::new(),
        passages: Vec::new(),
        rejected: Vec::new(),
        no_target: source.no_target.clone(),
        matters: Vec::new(),
        remarks,
    }
}
