//! `duibiao extract`: one row a report and one a figure, in the fields of the coding manual.

use std::path::PathBuf;

use clap::Args;

use super::load;
use super::table::Out;
use crate::app;
use crate::export;
use crate::export::table::{Figures, Format};
use crate::host;
use crate::locale::Locale;
use crate::reading::{Reading, Remark, Rules};
use crate::review::{Finder, Member};

/// What `duibiao extract` is told.
#[derive(Args, Clone, Debug)]
pub struct ExtractArgs {
    /// Files and folders of reports.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Where to, and as what.
    #[command(flatten)]
    pub out: Out,
}

/// Extracts; returns the exit status.
pub fn run(args: &ExtractArgs, rules: &Rules, locale: &Locale) -> u8 {
    let format = args.out.format(Format::Jsonl);
    if !args.out.is_sound(format, locale) || !load::spares_sources(&args.paths, &args.out.written(), locale) {
        return 1;
    }
    if format == Format::Jsonl { lines(args, rules, locale) } else { table(args, format, rules, locale) }
}

/// Finds the file of the first reading that is the same report as one that comes in.
#[derive(Default)]
struct Known {
    groups: Finder,
    files: Vec<String>,
}

impl Known {
    /// The first of a group comes before it: rows need not wait for the rest.
    fn same_as(&mut self, reading: &Reading) -> Option<&str> {
        let index = self.groups.add(Member::of(reading));
        self.files.push(reading.file.clone());
        self.groups.same_as(index).and_then(|(first, _)| self.files.get(first)).map(String::as_str)
    }
}

/// What was read so far.
#[derive(Default)]
struct Any {
    rows: bool,
    text: bool,
}

impl Any {
    fn add(&mut self, readings: &[Reading]) {
        self.rows |= !readings.is_empty();
        self.text |= readings.iter().any(|r| !r.remarks.iter().any(Remark::is_no_text));
    }

    /// Whether nothing is to be written: rows that only say of files that they are empty take no old output's place.
    fn is_nothing(&self, into_file: bool) -> bool {
        !self.rows || into_file && !self.text
    }
}

/// JSON Lines with all that is known of a report and a figure, lists and objects too, as they are read.
fn lines(args: &ExtractArgs, rules: &Rules, locale: &Locale) -> u8 {
    let mut held = Vec::new();
    let mut broken = None;
    let mut known = Known::default();
    let mut any = Any::default();
    let all = load::each(&args.paths, rules, locale, |readings| {
        any.add(&readings);
        let mut lines = Vec::new();
        for reading in &readings {
            for row in export::rows(reading, known.same_as(reading)) {
                lines.extend(row.to_string().into_bytes());
                lines.push(b'\n');
            }
        }
        if args.out.output.is_some() {
            held.append(&mut lines);
            return true;
        }
        host::write_out(&lines).unwrap_or_else(|e| {
            broken = Some(e);
            false
        })
    });
    if any.is_nothing(args.out.output.is_some()) {
        return nothing(locale);
    }
    let written = args.out.output.as_ref().map_or(Ok(()), |path| host::write_atomic(path, &held));
    if let Some(e) = written.err().or(broken) {
        host::say(&app::file_trouble(locale, &e));
        return 1;
    }
    u8::from(!all)
}

/// Nothing was read, so nothing is written: what stands at the output stays.
fn nothing(locale: &Locale) -> u8 {
    host::say(&locale.say("cli-nothing-read"));
    1
}

/// The same rows as a table: for programs in one table, for people with the reports on a sheet of their own.
fn table(args: &ExtractArgs, format: Format, rules: &Rules, locale: &Locale) -> u8 {
    let mut figures = Figures::new(&rules.figures.lexicon, args.out.lang(), format.is_data());
    let mut known = Known::default();
    let mut any = Any::default();
    let all = load::each(&args.paths, rules, locale, |readings| {
        any.add(&readings);
        for reading in &readings {
            figures.add(reading, known.same_as(reading));
        }
        true
    });
    if any.is_nothing(args.out.output.is_some()) {
        return nothing(locale);
    }
    let written = args.out.write(&figures.finish(), format, true, locale);
    u8::from(!(all && written))
}
