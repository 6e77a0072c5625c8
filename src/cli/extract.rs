//! `duibiao extract`: one row a report and one a figure, in the fields of the coding manual.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::load;
use crate::export;
use crate::host;
use crate::locale::Locale;
use crate::reading::Rules;
use crate::review::{Finder, Member};

/// The formats of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a line.
    #[default]
    Jsonl,
}

/// What `duibiao extract` is told.
#[derive(Args, Clone, Debug)]
pub struct ExtractArgs {
    /// Files and folders of reports.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// The format.
    #[arg(short, long, value_enum, default_value_t)]
    pub format: Format,
    /// The file to write, instead of standard output.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// Extracts; returns the exit status.
pub fn run(args: &ExtractArgs, rules: &Rules, locale: &Locale) -> u8 {
    let Format::Jsonl = args.format;
    let ending = args.output.as_ref().and_then(|p| p.extension()).map(|e| e.to_string_lossy().to_lowercase());
    if let Some(other) = ending.filter(|e| matches!(e.as_str(), "csv" | "xlsx" | "xls" | "md" | "parquet" | "docx")) {
        host::say(&locale.say_with("cli-only-jsonl", &[("ending", other.into())]));
        return 1;
    }
    let mut held = Vec::new();
    let mut broken = None;
    let mut groups = Finder::default();
    let mut files: Vec<String> = Vec::new();
    let all = load::each(&args.paths, rules, locale, |readings| {
        let mut lines = Vec::new();
        for reading in &readings {
            let index = groups.add(Member::of(reading));
            files.push(reading.file.clone());
            // The first of a group comes before it: rows need not wait for the rest.
            let first = groups.same_as(index).and_then(|(first, _)| files.get(first));
            for row in export::rows(reading, first.map(String::as_str)) {
                lines.extend(row.to_string().into_bytes());
                lines.push(b'\n');
            }
        }
        if args.output.is_some() {
            held.append(&mut lines);
            return true;
        }
        host::write_out(&lines).unwrap_or_else(|e| {
            broken = Some(e);
            false
        })
    });
    let written = args.output.as_ref().map_or(Ok(()), |path| host::write_atomic(path, &held));
    if let Some(e) = written.err().or(broken) {
        host::say(&e.to_string());
        return 1;
    }
    u8::from(!all)
}
