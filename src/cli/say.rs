//! What the command line says on standard error, in one language a run: that of `DUIBIAO_LANG`, else of the environment.
//! Rows, tables and charts have a language of their own (`--lang`).

use super::asked::Unknown;
use crate::export::{self, table};
use crate::host;
use crate::locale::{Language, Locale};

/// The language of this run.
pub fn locale() -> Locale {
    Locale::new(if host::speaks_chinese() { Language::Chinese } else { Language::English })
}

/// What is asked for and not known.
pub fn unknown(locale: &Locale, unknown: &Unknown) -> String {
    match unknown {
        Unknown::Indicator { name, near } => {
            with_near(locale, ["cli-no-indicator", "cli-no-indicator-near"], name, near)
        }
        Unknown::Place { name, near } => with_near(locale, ["cli-no-region", "cli-no-region-near"], name, near),
    }
}

/// A name that is not known, and those like it where there are any.
fn with_near(locale: &Locale, [alone, beside]: [&str; 2], name: &str, near: &[String]) -> String {
    let between = if locale.language() == Language::Chinese { "、" } else { ", " };
    let key = if near.is_empty() { alone } else { beside };
    locale.say_with(key, &[("name", name.into()), ("near", near.join(between).into())])
}

/// Why a table could not be made.
pub fn table(locale: &Locale, error: &table::Error) -> String {
    match error {
        table::Error::TooLong { rows, most } => {
            locale.say_with("table-too-long", &[("rows", (*rows).into()), ("most", (*most).into())])
        }
        table::Error::Stopped => locale.say("table-stopped"),
        table::Error::Writer(words) => locale.say_with("export-failed", &[("why", words.clone().into())]),
    }
}

/// So many places without a report are named.
const PLACES: usize = 8;

/// No report answers: which places have none, of the year where one is asked for.
fn no_report(locale: &Locale, without: &[String], year: Option<i32>) -> String {
    let key = match (without, year) {
        ([], _) => return locale.say("cli-nothing-to-compare"),
        (_, None) => "cli-no-report-places",
        (_, Some(_)) => "cli-no-report-places-year",
    };
    let between = if locale.language() == Language::Chinese { "、" } else { ", " };
    let named = without.get(..PLACES).unwrap_or(without).join(between);
    let year = year.map(|y| y.to_string()).unwrap_or_default();
    let more = without.len().saturating_sub(PLACES);
    locale.say_with(key, &[("places", named.into()), ("more", more.into()), ("year", year.into())])
}

/// Why a chart was not drawn.
pub fn chart(locale: &Locale, error: &super::chart::Error) -> String {
    use super::chart::Error;
    match error {
        Error::Unknown(what) => unknown(locale, what),
        Error::Unused { option, kind } => {
            locale.say_with("cli-chart-unused", &[("option", (*option).into()), ("kind", kind.clone().into())])
        }
        Error::SvgOnly(option) => locale.say_with("cli-chart-svg-only", &[("option", (*option).into())]),
        Error::Ending(file) => locale.say_with("cli-chart-ending", &[("file", file.clone().into())]),
        Error::NoReport { without, year } => no_report(locale, without, *year),
        Error::Typeface(family) => locale.say_with("typeface-gone", &[("family", family.clone().into())]),
        Error::Lacking { family, lacking } => {
            let signs: Vec<String> = lacking.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
            let args = [("family", family.clone().into()), ("signs", signs.join(", ").into())];
            locale.say_with("typeface-lacks", &args)
        }
        Error::Table(e) => table(locale, e),
        Error::Export(export::Error::TooLarge { .. }) => locale.say("export-too-large"),
        Error::Export(export::Error::LongPage) => locale.say("export-long-page"),
        Error::Export(export::Error::CarriesTooMuch(_)) => locale.say("export-carries-too-much"),
        Error::Export(e) => locale.say_with("export-failed", &[("why", e.to_string().into())]),
    }
}
