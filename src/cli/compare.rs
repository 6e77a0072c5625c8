//! `duibiao compare`: regions side by side, with last year's target, its result, and whether it was reached.

use std::path::{Path, PathBuf};

use clap::Args;

use super::asked::{self, Unknown, Years};
use super::panel::{self, PointArg};
use super::table::Out;
use super::{fail, finals, load, say};
use crate::comparison::{Ask, Slot, Source, slots, table as compare};
use crate::export::table::{self, ComparedOf, Format};
use crate::locale::Locale;
use crate::reading::{Reading, Rules};
use crate::region::Level;

/// What `duibiao compare` is told.
#[derive(Args, Clone, Debug)]
pub struct CompareArgs {
    /// Files and folders of reports; those of the year before among them give last year's targets.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Indicators by id or name, with commas; `all` for all that one of the compared reports sets a target for.
    #[arg(long)]
    pub indicator: String,
    /// Only these places, or groups of places, in this order.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// The report year, several (2023, 2021-2023), or the latest report of each place: `latest`, as without it.
    #[arg(long, value_parser = asked::years_or_latest)]
    pub year: Option<Years>,
    /// Only places of this level.
    #[arg(long, value_enum)]
    pub level: Option<panel::LevelArg>,
    /// Which number stands for 6%—7%, 7%左右, 6%以上 and 3.5%以内 in ranks and means.
    #[arg(long, value_enum, default_value_t)]
    pub point: PointArg,
    /// Official finals and changed aims: a CSV with 地区, 年份, 指标, 数值 and perhaps 单位 and 类别 (终值, 调整后目标).
    #[arg(long, value_name = "FILE.csv")]
    pub finals: Option<PathBuf>,
    /// Where to, and as what.
    #[command(flatten)]
    pub out: Out,
}

/// Compares; returns the exit status.
pub fn run(args: &CompareArgs, rules: &Rules, locale: &Locale) -> u8 {
    let format = args.out.format(Format::Markdown);
    if !args.out.is_sound(format, locale) || !load::spares_sources(&args.paths, &args.out.written(), locale) {
        return 1;
    }
    if let Err(unknown) = asked::are_known(&args.indicator, &rules.figures.lexicon) {
        return fail(&say::unknown(locale, &unknown));
    }
    let mut readings: Vec<Reading> = Vec::new();
    let all = load::each(&args.paths, rules, locale, |r| {
        readings.extend(r);
        true
    });
    let sources = asked::sources(&readings);
    let lexicon = &rules.figures.lexicon;
    let asked = slots_of(args, rules, &sources).and_then(|slots| {
        // `all` are those for which one of the compared reports sets a target.
        let compared: Vec<Source<'_>> = slots.iter().filter_map(|s| sources.get(s.reading?).copied()).collect();
        Ok((asked::indicators(&args.indicator, lexicon, &compared)?, slots))
    });
    let (indicators, slots) = match asked {
        Ok(asked) => asked,
        Err(unknown) => return fail(&say::unknown(locale, &unknown)),
    };
    if slots.is_empty() || indicators.is_empty() {
        return fail(&locale.say("cli-nothing-to-compare"));
    }
    let coding = args.point.coding();
    let (facts, understood) = finals::facts(args.finals.as_deref(), &sources, lexicon, locale);
    let found = compare(&Ask { slots, indicators, coding }, &sources, lexicon, &facts);
    let read: Vec<&Reading> = readings.iter().collect();
    let named = args.finals.as_deref().and_then(Path::file_name).map(|n| n.to_string_lossy());
    let (finals, lang) = (named.as_deref(), args.out.lang());
    let of = ComparedOf { readings: &read, sources: &sources, lexicon, coding: &coding, finals, lang };
    let written = args.out.write(&table::compared(&found, &of), format, true, locale);
    u8::from(!(all && written && understood))
}

/// The places and years that are compared.
fn slots_of(args: &CompareArgs, rules: &Rules, sources: &[Source<'_>]) -> Result<Vec<Slot>, Unknown> {
    let years: Vec<i32> = match args.year {
        Some(Years::Between(first, last)) => (first..=last).collect(),
        Some(Years::Latest) | None => Vec::new(),
    };
    let wanted = asked::places(&args.region, years.last().copied(), rules, sources)?;
    let mut slots = slots(sources, &wanted, &years);
    let level = |i: Option<usize>| i.and_then(|i| sources.get(i)).and_then(Source::level);
    if let Some(only) = args.level.map(panel::LevelArg::level) {
        slots.retain(|s| level(s.reading) == Some(only));
    } else if wanted.is_empty() && slots.iter().any(|s| level(s.reading) != Some(Level::Nation)) {
        // The nation beside its parts is a reference, no line among them.
        slots.retain(|s| level(s.reading) != Some(Level::Nation));
    }
    Ok(slots)
}
