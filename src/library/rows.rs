//! Readings as flat rows that a person can read with any SQLite tool. A cache: written anew whenever a reading changes.

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::figures::Figure;
use crate::reading::Reading;
use crate::report::Report;

/// Writes the rows of one report in place of those that stand there.
pub(super) fn write(db: &Connection, source: i64, reading: &Reading) -> rusqlite::Result<()> {
    let number = reading.index as i64;
    db.prepare_cached("DELETE FROM reports WHERE source = ?1 AND number = ?2")?.execute([source, number])?;
    let report = report(db, source, reading)?;
    sections(db, report, &reading.report)?;
    for (number, f) in reading.figures.iter().enumerate() {
        figure(db, report, number as i64, reading, f)?;
    }
    Ok(())
}

/// The word that serde has for a plain variant.
fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => other.map(|v| v.to_string()).unwrap_or_default(),
    }
}

fn report(db: &Connection, source: i64, reading: &Reading) -> rusqlite::Result<i64> {
    let r = &reading.report;
    let place = r.place.as_ref();
    db.prepare_cached(
        "INSERT INTO reports (source, number, region, code, level, region_source, region_confidence, year, year_source, \
         date, session, speaker, title, url, document, start_byte, end_byte) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .insert(params![
        source,
        reading.index as i64,
        place.map(|p| &p.value.region),
        place.and_then(|p| p.value.code.as_ref()),
        place.map(|p| word(p.value.level)),
        place.map(|p| word(p.source)),
        place.map(|p| p.confidence),
        r.year.as_ref().map(|y| y.value),
        r.year.as_ref().map(|y| word(y.source)),
        r.date.as_ref().map(|d| d.value.to_string()),
        r.session.as_ref().map(|s| &s.value),
        r.speaker.as_ref().map(|s| &s.value),
        r.title.as_ref().map(|t| &t.value),
        r.url.as_ref().map(|u| &u.value),
        word(reading.document.kind),
        r.span.start as i64,
        r.span.end as i64,
    ])
}

fn sections(db: &Connection, report: i64, r: &Report) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO sections (report, number, parent, depth, title, part, start_byte, end_byte) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (number, s) in r.sections.iter().enumerate() {
        let parent = s.parent.map(|p| p as i64);
        let span = (s.body.start as i64, s.body.end as i64);
        insert.execute(params![report, number as i64, parent, s.depth, s.title, word(s.part), span.0, span.1])?;
    }
    Ok(())
}

fn figure(db: &Connection, report: i64, number: i64, reading: &Reading, f: &Figure) -> rusqlite::Result<()> {
    let words = |span| reading.text.words(span);
    let review = f.review.as_ref();
    db.prepare_cached(
        "INSERT INTO figures (report, number, kind, role, indicator, name, horizon, measure, bound, low, high, unit, tone, \
         tier, relative_to, basis, of_whole, ref_year, from_year, to_year, written, quote, sentence, start_byte, end_byte, \
         section, rule, confidence, standing, note, decided_by, decided_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, \
         ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, strftime('%Y-%m-%dT%H:%M:%SZ', ?32, 'unixepoch'))",
    )?
    .execute(params![
        report,
        number,
        word(f.kind),
        word(f.role),
        f.indicator,
        f.name,
        word(f.horizon),
        word(f.measure),
        word(f.value.bound),
        f.value.low,
        f.value.high,
        f.unit,
        word(f.tone),
        word(f.tier),
        f.relative_to,
        f.basis,
        f.of,
        f.ref_year,
        f.from,
        f.to,
        words(f.evidence.value),
        words(f.evidence.quote),
        words(f.evidence.sentence),
        f.evidence.quote.start as i64,
        f.evidence.quote.end as i64,
        f.section.map(|s| s as i64),
        f.rule,
        f64::from(f.confidence),
        word(f.standing()),
        f.note(),
        review.map(|r| r.by.as_str()),
        review.map(|r| r.at),
    ])
    .map(|_| ())
}
