//! `duibiao panel`: a row a place, year, indicator and figure, and scripts that load it.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::asked::{self, Unknown};
use super::table::{HeadArg, Out};
use super::{fail, load, say};
use crate::app;
use crate::comparison::{CORE, Coding, PanelAsk, Point, Source, answers, panel};
use crate::export::table::{self, Book, Format, PanelOf, Script};
use crate::host;
use crate::locale::Locale;
use crate::reading::{Reading, Rules};
use crate::region::Level;

/// Which number stands for a value that has a bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PointArg {
    /// The middle of a range, the number as written for 左右, 以上, 以内.
    #[default]
    Mid,
    /// The lower end.
    Low,
    /// The upper end.
    High,
    /// None, but for what is written without a bound.
    Missing,
}

impl PointArg {
    /// The rule that it means, for every bound.
    pub fn coding(self) -> Coding {
        Coding::all(match self {
            Self::Mid => Point::Mid,
            Self::Low => Point::Low,
            Self::High => Point::High,
            Self::Missing => Point::Missing,
        })
    }
}

/// A level of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LevelArg {
    /// 国家.
    Nation,
    /// 省级.
    Province,
    /// 地级.
    City,
    /// 县级.
    County,
}

impl LevelArg {
    /// The level that it means.
    pub fn level(self) -> Level {
        match self {
            Self::Nation => Level::Nation,
            Self::Province => Level::Province,
            Self::City => Level::City,
            Self::County => Level::County,
        }
    }
}

/// What `duibiao panel` is told.
#[derive(Args, Clone, Debug)]
pub struct PanelArgs {
    /// Files and folders of reports.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Indicators by id or name, with commas; `all` for all that a report sets a target for. Without it gdp, industry,
    /// investment, retail sales, revenue, incomes and trade.
    #[arg(long)]
    pub indicator: Option<String>,
    /// Only these places, or groups of places.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// Report years: 2023, or 2010-2026, for which every place has rows.
    #[arg(long, value_parser = asked::years)]
    pub year: Option<(i32, i32)>,
    /// Only places of this level.
    #[arg(long, value_enum)]
    pub level: Option<LevelArg>,
    /// Which number stands for 6%—7%, 7%左右, 6%以上 and 3.5%以内.
    #[arg(long, value_enum, default_value_t)]
    pub point: PointArg,
    /// No scripts for Stata, R and Python beside the file.
    #[arg(long)]
    pub no_scripts: bool,
    /// Where to, and as what.
    #[command(flatten)]
    pub out: Out,
}

/// Writes the panel; returns the exit status.
pub fn run(args: &PanelArgs, rules: &Rules, locale: &Locale) -> u8 {
    let format = args.out.format(Format::Csv);
    if !args.out.is_sound(format, locale) || !load::spares_sources(&args.paths, &args.out.written(), locale) {
        return 1;
    }
    let listed = args.indicator.as_deref().unwrap_or_default();
    if let Err(unknown) = asked::are_known(listed, &rules.figures.lexicon) {
        return fail(&say::unknown(locale, &unknown));
    }
    let mut readings: Vec<Reading> = Vec::new();
    let all = load::each(&args.paths, rules, locale, |r| {
        readings.extend(r);
        true
    });
    let sources = asked::sources(&readings);
    let lexicon = &rules.figures.lexicon;
    let ask = match ask(args, rules, &sources) {
        Ok(ask) => ask,
        Err(unknown) => return fail(&say::unknown(locale, &unknown)),
    };
    let rows = panel(&ask, &sources);
    // A panel has a row for a place from its first report on; one without any has none, and that is said.
    for place in ask.wanted.iter().filter(|w| !sources.iter().any(|s| answers(s, w))) {
        host::say(&locale.say_with("cli-no-report-of", &[("place", place.name.as_str().into())]));
    }
    if rows.is_empty() {
        return fail(&locale.say("cli-nothing-to-compare"));
    }
    let (read, coding): (Vec<&Reading>, _) = (readings.iter().collect(), args.point.coding());
    let of = PanelOf { readings: &read, lexicon, coding: &coding, lang: args.out.lang() };
    let book = table::panel(&rows, &of);
    // Stata and pandas want the names of data whatever the file; without a mark, which Stata takes for a letter.
    let head = args.out.head.or(Some(HeadArg::Id));
    let written = Out { head, ..args.out.clone() }.write(&book, format, false, locale);
    if let (true, false, Some(path)) = (written, args.no_scripts, &args.out.output) {
        match head {
            Some(HeadArg::Words) => host::say(&locale.say("cli-no-scripts-words")),
            _ => scripts(&book, format, path, locale),
        }
    }
    u8::from(!(all && written))
}

fn ask(args: &PanelArgs, rules: &Rules, sources: &[Source<'_>]) -> Result<PanelAsk, Unknown> {
    let core = CORE.join(",");
    let words = args.indicator.as_deref().unwrap_or(&core);
    Ok(PanelAsk {
        indicators: asked::indicators(words, &rules.figures.lexicon, sources)?,
        years: args.year,
        wanted: asked::places(&args.region, args.year.map(|y| y.1), rules, sources)?,
        level: args.level.map(LevelArg::level),
    })
}

/// Writes the scripts beside the file. What stands there is a person's by now and is left alone.
fn scripts(book: &Book, format: Format, path: &Path, locale: &Locale) {
    let file = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let made = Script::ALL.map(|kind| (kind, table::script(book, kind, format, &file)));
    if made.iter().all(|m| m.1.is_none()) {
        host::say(&locale.say_with("cli-no-scripts-format", &[("ending", format.ending().into())]));
    }
    for (kind, words) in made.into_iter().filter_map(|(kind, words)| Some((kind, words?))) {
        let at = path.with_extension(kind.ending());
        let shown = at.display().to_string();
        if host::exists(&at) {
            host::say(&locale.say_with("cli-script-kept", &[("path", shown.into())]));
        } else if let Err(e) = host::write_atomic(&at, words.as_bytes()) {
            host::say(&app::file_trouble(locale, &e));
        }
    }
}
