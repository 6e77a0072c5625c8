//! `duibiao chart`: one chart from readings, as a file. Reads nothing and writes nothing itself: readings come in,
//! bytes go out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::chart::{self, Lang, Spec, Subject, Theme};
use crate::comparison::{Order, Source, Wanted, choose, compare, default_query};
use crate::export::{self, Dress, Format};
use crate::figures::Lexicon;
use crate::fonts::Fonts;
use crate::reading::Reading;
use crate::review::{Finder, Member};

/// The kinds of chart that can be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// Targets of one year, a row a report.
    #[default]
    Range,
}

/// The order of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OrderArg {
    /// Highest first.
    #[default]
    Value,
    /// By the code of the division.
    Code,
}

/// The ground a chart is drawn for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeArg {
    /// White, families in colour.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// White, without colour.
    Print,
    /// White, for a projector.
    Presentation,
}

/// The language of title, notes and key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

/// What `duibiao chart` is told.
#[derive(Args, Clone, Debug)]
pub struct ChartArgs {
    /// Files and folders of reports.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// The kind of chart.
    #[arg(long, value_enum, default_value_t)]
    pub kind: KindArg,
    /// An indicator: its id (gdp) or one of its names (地区生产总值).
    #[arg(long)]
    pub indicator: String,
    /// Only these places, or groups of places (珠三角, 省会, sub_provincial); may be given several times or with commas.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// Only reports of this year. Without it: all when each place occurs once, else the latest of each.
    #[arg(long)]
    pub year: Option<i32>,
    /// Size in pixels: WIDTHxHEIGHT.
    #[arg(long, default_value = "1600x1000", value_parser = size)]
    pub size: (u32, u32),
    /// Dots per inch; the page is size / dpi, so the same size at more dots has larger type.
    #[arg(long, default_value_t = 144.0, value_parser = dots)]
    pub dpi: f64,
    /// The order of rows.
    #[arg(long, value_enum, default_value_t)]
    pub order: OrderArg,
    /// The ground.
    #[arg(long, value_enum, default_value_t)]
    pub theme: ThemeArg,
    /// The language of title, notes and key.
    #[arg(long, value_enum, default_value_t)]
    pub lang: LangArg,
    /// The title, instead of one that says what the chart is.
    #[arg(long)]
    pub title: Option<String>,
    /// The note, instead of one that names bounds, bases and what is missing.
    #[arg(long)]
    pub note: Option<String>,
    /// How many rows to pass over: the next page of a long chart.
    #[arg(long, default_value_t = 0)]
    pub first: usize,
    /// Outlines instead of text in an SVG.
    #[arg(long)]
    pub outlines: bool,
    /// The file to write: .png, .svg or .pdf.
    #[arg(short, long)]
    pub output: PathBuf,
}

fn size(words: &str) -> Result<(u32, u32), String> {
    let wrong = || format!("{words} is no size; write 1600x1000");
    let (w, h) = words.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    match (w.trim().parse(), h.trim().parse()) {
        (Ok(w), Ok(h)) if (100..=40_000).contains(&w) && (100..=40_000).contains(&h) => Ok((w, h)),
        (Ok(_), Ok(_)) => Err("width and height are 100 to 40000 pixels".into()),
        _ => Err(wrong()),
    }
}

fn dots(words: &str) -> Result<f64, String> {
    match words.parse::<f64>() {
        Ok(d) if (10.0..=2400.0).contains(&d) => Ok(d),
        _ => Err("dpi is a number from 10 to 2400".into()),
    }
}

/// A chart as bytes, and what to say on standard error.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Sentences for the person, one a line; the chart was drawn all the same.
    pub messages: Vec<String>,
}

/// Why no chart was drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The lexicon has no such indicator.
    #[error("no indicator is called {0}; `duibiao indicators` lists them")]
    Indicator(String),
    /// The file's ending is none of .png, .svg, .pdf.
    #[error("{0}: write a .png, .svg or .pdf file")]
    Ending(String),
    /// No report answers to places and year.
    #[error("no report answers to these places and this year")]
    NoReport,
    /// The picture could not be written.
    #[error(transparent)]
    Export(#[from] export::Error),
}

/// Draws the chart that is asked for.
///
/// # Errors
/// When the indicator or the kind of file is not known, when no report answers, or when the picture is too large.
pub fn run(args: &ChartArgs, readings: &[Reading], lexicon: &Lexicon) -> Result<Chart, Error> {
    let ending = args.output.extension().and_then(|e| e.to_str()).unwrap_or("");
    let format = Format::of_ending(ending).ok_or_else(|| Error::Ending(args.output.display().to_string()))?;
    let named = lexicon.whole(&args.indicator).and_then(|n| lexicon.indicators().get(n.indicator));
    let indicator = lexicon.by_id(&args.indicator).or(named);
    let indicator = indicator.ok_or_else(|| Error::Indicator(args.indicator.clone()))?;
    let mut groups = Finder::default();
    for reading in readings {
        groups.add(Member::of(reading));
    }
    let source = |(i, r)| Source { counted: groups.is_counted(i), ..Source::of(r) };
    let sources: Vec<Source<'_>> = readings.iter().enumerate().map(source).collect();
    let spec = spec(args, &indicator.id, &sources);
    let query = spec.query(default_query(&indicator.id, &sources));
    let comparison = compare(&query, &sources);
    if comparison.rows.is_empty() {
        return Err(Error::NoReport);
    }
    let drawn = chart::draw(&spec, &comparison, &Subject::of(indicator, spec.lang), &Fonts::bundled());
    let messages = drawn.remarks.iter().map(|r| chart::remark(spec.lang, r)).collect();
    let lang = if spec.lang == Lang::Zh { "zh-CN" } else { "en" };
    let dress = Dress { lang, outlines: args.outlines, ..Dress::default() };
    let bytes = export::picture(&drawn.scene, format, args.dpi, &dress)?;
    Ok(Chart { bytes, messages })
}

fn spec(args: &ChartArgs, indicator: &str, sources: &[Source<'_>]) -> Spec {
    let wanted: Vec<Wanted> = args.region.iter().map(|r| Wanted { name: r.trim().to_owned(), code: None }).collect();
    let points = |pixels: u32| f64::from(pixels) * 72.0 / args.dpi;
    Spec {
        kind: match args.kind {
            KindArg::Range => chart::Kind::Range,
        },
        indicator: indicator.to_owned(),
        year: args.year,
        regions: wanted.iter().map(|w| w.name.clone()).collect(),
        // With a year, references are told apart from rows; without one, the choice is made here.
        readings: args.year.is_none().then(|| choose(sources, &wanted, None)),
        order: match args.order {
            OrderArg::Value => Order::Value,
            OrderArg::Code => Order::Code,
        },
        theme: match args.theme {
            ThemeArg::Light => Theme::Light,
            ThemeArg::Dark => Theme::Dark,
            ThemeArg::Print => Theme::Print,
            ThemeArg::Presentation => Theme::Presentation,
        },
        lang: match args.lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        },
        width: points(args.size.0),
        height: points(args.size.1),
        title: args.title.clone(),
        note: args.note.clone(),
        first: args.first,
        ..Spec::default()
    }
}
