//! `duibiao chart`: one chart from readings, as a file. Reads nothing and writes nothing itself: readings come in,
//! bytes go out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::asked::{self, Unknown};
use super::look::LookArgs;
use super::panel::PointArg;
use crate::chart::{self, Drawn, Kind, Lang, Spec};
use crate::comparison::{Facts, Order, Source, Wanted, answers, choose, compared};
use crate::export::{self, Dress, Format};
use crate::figures::Lexicon;
use crate::fonts::Fonts;
use crate::reading::Reading;

/// The kinds of chart that can be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// 对标点图: targets of one year, a row a report.
    #[default]
    Range,
    /// 目标与完成: last year's target and result, and this year's target.
    Dumbbell,
    /// 分组柱状: several indicators, or years (--years), by region.
    Bar,
    /// 热力表: regions × indicators, values as written.
    Heat,
    /// 趋势: targets and results over the years.
    Trend,
    /// 小多图: the same small chart for each region, or for each indicator of one.
    Multiples,
    /// 分布: hundreds of regions; those of --named are marked out.
    Distribution,
    /// 阶梯: from the nation down, by how much each level raises the target above it.
    Ladder,
    /// 格子图: a labelled grid of all provincial units.
    Tiles,
}

impl KindArg {
    fn kind(self) -> Kind {
        match self {
            KindArg::Range => Kind::Range,
            KindArg::Dumbbell => Kind::Dumbbell,
            KindArg::Bar => Kind::Bar,
            KindArg::Heat => Kind::Heat,
            KindArg::Trend => Kind::Trend,
            KindArg::Multiples => Kind::Multiples,
            KindArg::Distribution => Kind::Distribution,
            KindArg::Ladder => Kind::Ladder,
            KindArg::Tiles => Kind::Tiles,
        }
    }
}

/// The order of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OrderArg {
    /// Highest first.
    #[default]
    Value,
    /// By the code of the division.
    Code,
    /// As --region names the places.
    Given,
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
    /// An indicator: its id (gdp) or one of its names (地区生产总值); several with commas for bar, heat and multiples.
    #[arg(long, required = true, value_delimiter = ',')]
    pub indicator: Vec<String>,
    /// Only these places, or groups of places (珠三角, 省会, sub_provincial); may be given several times or with commas.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// Only reports of this year. Without it: all when each place occurs once, else the latest of each.
    #[arg(long)]
    pub year: Option<i32>,
    /// First and last year, for trend, multiples and bar: 2015-2026.
    #[arg(long, value_parser = asked::years)]
    pub years: Option<(i32, i32)>,
    /// Places to mark out by name among many (distribution); with commas.
    #[arg(long, value_delimiter = ',')]
    pub named: Vec<String>,
    /// What it looks like.
    #[command(flatten)]
    pub look: LookArgs,
    /// The order of rows.
    #[arg(long, value_enum, default_value_t)]
    pub order: OrderArg,
    /// Which number stands for 6%—7%, 7%左右, 6%以上 and 3.5%以内 in the order.
    #[arg(long, value_enum, default_value_t)]
    pub point: PointArg,
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
    /// Official finals and changed aims for dumbbell, trend and range: a CSV with 地区, 年份, 指标, 数值 and perhaps 单位
    /// and 类别 (终值, 调整后目标).
    #[arg(long, value_name = "FILE.csv")]
    pub finals: Option<PathBuf>,
    /// Also write what is drawn as a table: a .csv file.
    #[arg(long, value_name = "FILE.csv")]
    pub data: Option<PathBuf>,
    /// Carry specification, rows with their sentences and hashes of the sources inside the file. Sentences may not be
    /// public: without this nothing is carried.
    #[arg(long)]
    pub carry_data: bool,
    /// The file to write: .png, .svg or .pdf.
    #[arg(short, long)]
    pub output: PathBuf,
}

/// A chart as bytes, and what to say on standard error.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// What is drawn, as CSV, where that was asked for.
    pub data: Option<Vec<u8>>,
    /// What a person should know; the chart was drawn all the same.
    pub remarks: Vec<chart::Remark>,
}

/// Why no chart was drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// An indicator or a place is not known.
    #[error("{0:?} is not known")]
    Unknown(Unknown),
    /// An option says nothing to this kind of chart.
    #[error("{option} says nothing to {kind}")]
    Unused {
        /// The option.
        option: &'static str,
        /// The kind, as `--kind` names it.
        kind: String,
    },
    /// An option says nothing to any file but an SVG.
    #[error("{0} is for .svg only")]
    SvgOnly(&'static str),
    /// The file's ending is none of .png, .svg, .pdf.
    #[error("{0}: write a .png, .svg or .pdf file")]
    Ending(String),
    /// No report answers to places and year.
    #[error("no report answers to these places and this year")]
    NoReport {
        /// Those of the places that are asked for which have none; may be empty.
        without: Vec<String>,
        /// The year that is asked for.
        year: Option<i32>,
    },
    /// The family of typefaces is not installed.
    #[error("no typeface {0} is installed here")]
    Typeface(String),
    /// The typeface lacks characters.
    #[error("the typeface {family} cannot draw {}; choose another with --typeface", named(.lacking))]
    Lacking {
        /// Which family.
        family: String,
        /// The characters.
        lacking: Vec<char>,
    },
    /// The picture could not be written.
    #[error(transparent)]
    Export(#[from] export::Error),
    /// What is drawn could not be written as a table.
    #[error(transparent)]
    Table(#[from] export::table::Error),
}

/// Characters for people: 㐂 (U+3402).
fn named(lacking: &[char]) -> String {
    let all: Vec<String> = lacking.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    all.join(", ")
}

/// Draws the chart that is asked for; `facts` are official finals and changed aims.
///
/// # Errors
/// When the indicator or the kind of file is not known, when no report answers, or when the picture is too large.
pub fn run(args: &ChartArgs, readings: &[Reading], lexicon: &Lexicon, facts: &Facts) -> Result<Chart, Error> {
    let ending = args.output.extension().and_then(|e| e.to_str()).unwrap_or("");
    let format = Format::of_ending(ending).ok_or_else(|| Error::Ending(args.output.display().to_string()))?;
    if let Some(option) = unused(args) {
        let kind = args.kind.to_possible_value().map(|v| v.get_name().to_owned()).unwrap_or_default();
        return Err(Error::Unused { option, kind });
    }
    if args.look.outlines && format != Format::Svg {
        return Err(Error::SvgOnly("--outlines"));
    }
    let sources = asked::sources(readings);
    let known = |w: &String| asked::known_indicator(w, lexicon);
    let indicators = args.indicator.iter().map(known).collect::<Result<Vec<_>, _>>().map_err(Error::Unknown)?;
    let spec = args.look.look().dress(spec(args, indicators, &sources));
    let data = chart::gather(&spec, &sources, lexicon, facts);
    if data.is_empty() {
        return Err(Error::NoReport { without: without_report(args, &sources), year: args.year });
    }
    let draw = |spec: &Spec, fonts: &Fonts| chart::draw(spec, &data, fonts);
    let all: Vec<&Reading> = readings.iter().collect();
    picture(args, format, &spec, (&all, facts), draw)
}

/// The places that are asked for and of which no report of the year is here.
fn without_report(args: &ChartArgs, sources: &[Source<'_>]) -> Vec<String> {
    let of_year = || sources.iter().filter(|s| s.counted && (args.year.is_none() || s.year() == args.year));
    let wanted = args.region.iter().map(|r| Wanted { name: r.trim().to_owned(), code: None });
    wanted.filter(|w| !of_year().any(|s| answers(s, w))).map(|w| w.name).collect()
}

/// An option that was given and that this kind of chart does not heed, if there is one.
fn unused(args: &ChartArgs) -> Option<&'static str> {
    let kind = args.kind.kind();
    // Bars stand for years or for indicators.
    let over_years = kind.takes_years() || kind == Kind::Bar && args.indicator.len() == 1;
    let given = [
        (!args.named.is_empty() && kind != Kind::Distribution, "--named"),
        (args.years.is_some() && !over_years, "--years"),
        (args.indicator.len() > 1 && !kind.takes_indicators(), "--indicator A,B"),
        (args.finals.is_some() && !matches!(kind, Kind::Dumbbell | Kind::Trend | Kind::Range), "--finals"),
    ];
    given.into_iter().find(|g| g.0).map(|g| g.1)
}

/// Draws in the typeface that is asked for and writes it down.
fn picture(
    args: &ChartArgs,
    format: Format,
    spec: &Spec,
    (readings, facts): (&[&Reading], &Facts),
    draw: impl Fn(&Spec, &Fonts) -> Drawn,
) -> Result<Chart, Error> {
    let typeface = || Error::Typeface(args.look.typeface.clone().unwrap_or_default());
    let fonts = args.look.fonts().ok_or_else(typeface)?;
    let drawn = draw(spec, &fonts);
    let lacking = export::missing(&drawn.scene, &fonts, |f| draw(spec, f).scene);
    if !lacking.is_empty() {
        return Err(Error::Lacking { family: fonts.family().to_owned(), lacking });
    }
    let carried = args
        .carry_data
        .then(|| export::carry(spec, args.look.look().dpi, &drawn.scene, (readings, facts)))
        .transpose()?;
    let lang = if spec.lang == Lang::Zh { "zh-CN" } else { "en" };
    let title = chart::title_of(spec, &drawn.scene, |above| Some(draw(above, &fonts).scene));
    let (outlines, carried) = (args.look.outlines, carried.as_deref());
    let dress = Dress { fonts: &fonts, lang, outlines, carried, title: Some(&title) };
    let bytes = export::picture(&drawn.scene, format, f64::from(args.look.look().dpi), &dress)?;
    let data = args.data.as_ref().map(|_| export::data(&drawn.scene, readings, spec.lang)).transpose()?;
    Ok(Chart { bytes, data, remarks: drawn.remarks })
}

fn spec(args: &ChartArgs, mut indicators: Vec<String>, sources: &[Source<'_>]) -> Spec {
    let wanted: Vec<Wanted> = args.region.iter().map(|r| Wanted { name: r.trim().to_owned(), code: None }).collect();
    let found = choose(sources, &wanted, args.year);
    let level = |i: usize| sources.get(i).and_then(Source::level);
    let readings = if wanted.is_empty() { compared(found, level) } else { found };
    Spec {
        kind: args.kind.kind(),
        indicator: if indicators.is_empty() { String::new() } else { indicators.remove(0) },
        also: indicators,
        years: args.years,
        named: args.named.iter().map(|n| n.trim().to_owned()).collect(),
        muted: Vec::new(),
        year: args.year,
        sequence: wanted.iter().map(|w| w.name.clone()).collect(),
        regions: wanted.iter().map(|w| w.name.clone()).collect(),
        readings: Some(readings),
        order: match args.order {
            OrderArg::Value => Order::Value,
            OrderArg::Code => Order::Code,
            OrderArg::Given => Order::Own,
        },
        coding: args.point.coding(),
        lang: match args.lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        },
        title: args.title.clone(),
        note: args.note.clone(),
        first: args.first,
        ..Spec::default()
    }
}
