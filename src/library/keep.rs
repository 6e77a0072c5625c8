//! What is written into a project file, one transaction at a time.

use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::pack::{Version, deflate};
use super::rows;
use super::store::{Store, fate_word};
use crate::reading::Reading;
use crate::review::{About, Decision, Fingerprint, Ruling, Step};

/// A source as it is to be kept, with all that was read of it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path below the folder.
    pub file: String,
    /// Where it stands.
    pub path: Option<PathBuf>,
    /// The fingerprint of its bytes.
    pub content: Fingerprint,
    /// The fingerprint of its decoded text.
    pub text: Fingerprint,
    /// Bytes, and the time of its last change in nanoseconds.
    pub stamp: (u64, i64),
    /// Its decoded text, compressed.
    pub text_zlib: Vec<u8>,
    /// Its readings, packed.
    pub packed: Vec<u8>,
    /// Its readings, for the flat rows.
    pub readings: Vec<Arc<Reading>>,
    /// By what it was read.
    pub version: Version,
}

impl Source {
    /// Makes ready what is slow, on the thread that has read it.
    pub fn new(
        file: &str,
        path: Option<PathBuf>,
        bytes: &[u8],
        stamp: (u64, i64),
        readings: &[Arc<Reading>],
        version: &Version,
    ) -> Self {
        let content = Fingerprint::of(bytes);
        Self { path, content, ..Self::held(file, stamp, readings, version) }
    }

    /// A source whose bytes are not at hand: it is read anew when its file has changed.
    pub(super) fn held(file: &str, stamp: (u64, i64), readings: &[Arc<Reading>], version: &Version) -> Self {
        let original = readings.first().map_or("", |r| r.text.original());
        Self {
            file: file.to_owned(),
            path: None,
            content: Fingerprint::default(),
            text: Fingerprint::of(original.as_bytes()),
            stamp,
            text_zlib: deflate(original.as_bytes()),
            packed: super::pack::pack(readings),
            readings: readings.to_vec(),
            version: version.clone(),
        }
    }
}

impl Store {
    /// Runs writes in one transaction: all of them are on the disk when it returns, or none.
    pub(super) fn commit(
        &mut self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<(), super::Error> {
        let path = self.path.clone();
        if !self.is_in_place() {
            self.again()?;
        }
        let run = || {
            let to = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            work(&to)?;
            to.commit()
        };
        run().map_err(|e: rusqlite::Error| super::Error::of(&path, &e))?;
        // What went into a file that nobody finds any more is not kept; it is written again when the file is back.
        if self.is_in_place() { Ok(()) } else { Err(crate::host::Error::Missing(path).into()) }
    }
}

/// A step of the journal: entered, or its fate changed.
pub(super) fn step(db: &Connection, step: &Step, dropped: &[u64]) -> rusqlite::Result<()> {
    for number in dropped {
        db.prepare_cached("UPDATE decisions SET fate = 'dropped' WHERE step = ?1")?.execute([*number as i64])?;
        db.prepare_cached("UPDATE chart_steps SET fate = 'dropped' WHERE step = ?1")?.execute([*number as i64])?;
    }
    for (number, d) in step.decisions.iter().enumerate() {
        decision(db, step, number as i64, d)?;
    }
    for (number, c) in step.charts.iter().enumerate() {
        db.prepare_cached(
            "INSERT INTO chart_steps (step, number, at, who, fate, chart, what, before, after) \
             VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%SZ', ?3, 'unixepoch'), ?4, ?5, ?6, ?7, ?8, ?9) \
             ON CONFLICT (step, number) DO UPDATE SET fate = excluded.fate",
        )?
        .execute(params![
            step.number as i64,
            number as i64,
            step.at,
            step.who,
            fate_word(step.fate),
            c.chart,
            c.what,
            c.before,
            c.after,
        ])?;
    }
    Ok(())
}

/// A chart as it is now, or that there is none of this name.
pub(super) fn chart(db: &Connection, name: &str, spec: Option<&str>) -> rusqlite::Result<()> {
    let done = match spec {
        None => db.prepare_cached("DELETE FROM charts WHERE name = ?1")?.execute([name]),
        Some(spec) => db
            .prepare_cached(
                "INSERT INTO charts (name, changed, spec) VALUES (?1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?2) \
                 ON CONFLICT (name) DO UPDATE SET spec = excluded.spec, changed = excluded.changed \
                 WHERE spec <> excluded.spec",
            )?
            .execute([name, spec]),
    };
    done.map(|_| ())
}

fn decision(db: &Connection, step: &Step, number: i64, d: &Decision) -> rusqlite::Result<()> {
    let mark = match &d.about {
        About::Figure(mark) => Some(mark),
        About::Report => None,
    };
    let tier = mark.map(|m| if m.tier == crate::figures::Tier::Stretch { "stretch" } else { "base" });
    let content = serde_json::to_string(d).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))?;
    db.prepare_cached(
        "INSERT INTO decisions (step, number, at, who, fate, ruling, file, text_print, report, start_byte, end_byte, \
         indicator, tier, words, content) \
         VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%SZ', ?3, 'unixepoch'), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) \
         ON CONFLICT (step, number) DO UPDATE SET fate = excluded.fate",
    )?
    .execute(params![
        step.number as i64,
        number,
        step.at,
        step.who,
        fate_word(step.fate),
        ruling_word(&d.ruling),
        d.report.file,
        d.report.text.to_string(),
        d.report.index as i64,
        mark.map(|m| m.value.start as i64),
        mark.map(|m| m.value.end as i64),
        mark.map(|m| m.indicator.as_str()),
        tier,
        mark.map(|m| m.quote.as_str()),
        content,
    ])
    .map(|_| ())
}

fn ruling_word(ruling: &Ruling) -> &'static str {
    match ruling {
        Ruling::Confirmed(_) => "confirmed",
        Ruling::Corrected(_) => "corrected",
        Ruling::Added(_) => "added",
        Ruling::Rejected => "rejected",
        Ruling::Withdrawn => "withdrawn",
        Ruling::Note(_) => "note",
        Ruling::Place(_) => "place",
        Ruling::Year(_) => "year",
        Ruling::Session(_) => "session",
        Ruling::Same { .. } => "same",
        Ruling::Removed(_) => "removed",
    }
}

/// A source with what was read of it, in place of what was kept under its path.
pub(super) fn source(db: &Connection, s: &Source) -> rusqlite::Result<()> {
    let id: i64 = db
        .prepare_cached(
            "INSERT INTO sources (file, path, content, text_print, size, mtime, read_at, text_zlib) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?7) \
             ON CONFLICT (file) DO UPDATE SET path = excluded.path, content = excluded.content, \
             text_print = excluded.text_print, size = excluded.size, mtime = excluded.mtime, \
             read_at = excluded.read_at, text_zlib = excluded.text_zlib RETURNING id",
        )?
        .query_row(
            params![
                s.file,
                s.path.as_ref().map(|p| p.to_string_lossy()),
                s.content.to_string(),
                s.text.to_string(),
                s.stamp.0 as i64,
                s.stamp.1,
                s.text_zlib
            ],
            |r| r.get(0),
        )?;
    db.prepare_cached("INSERT OR REPLACE INTO readings VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        id,
        s.version.reader,
        s.version.rules,
        s.packed
    ])?;
    db.prepare_cached("DELETE FROM reports WHERE source = ?1")?.execute([id])?;
    s.readings.iter().try_for_each(|r| rows::write(db, id, r))
}

/// The flat rows of a reading that people have changed.
pub(super) fn reviewed(db: &Connection, reading: &Reading) -> rusqlite::Result<()> {
    let mut find = db.prepare_cached("SELECT id FROM sources WHERE file = ?1")?;
    let id: Option<i64> = find.query_row([&reading.file], |r| r.get(0)).optional()?;
    id.map_or(Ok(()), |id| rows::write(db, id, reading))
}

/// A source whose bytes are as they were, only its time has changed.
pub(super) fn touched(db: &Connection, id: i64, stamp: (u64, i64)) -> rusqlite::Result<()> {
    let mut update = db.prepare_cached("UPDATE sources SET size = ?2, mtime = ?3 WHERE id = ?1")?;
    update.execute(params![id, stamp.0 as i64, stamp.1]).map(|_| ())
}

/// A source that stands elsewhere now and is kept under its new path.
pub(super) fn forget(db: &Connection, id: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM sources WHERE id = ?1")?.execute([id]).map(|_| ())
}
