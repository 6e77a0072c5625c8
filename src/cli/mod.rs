//! The same rooms from the command line: what was asked, which files, what to write where. Decides nothing itself.

pub mod asked;
mod bench;
mod bench_chart;
pub mod chart;
mod compare;
mod extract;
mod finals;
mod guess;
mod help;
mod load;
pub mod look;
mod panel;
mod say;
mod search;
mod table;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

use crate::app::{self, LexiconTrouble};
use crate::chart::Lang;
use crate::figures::Indicator;
use crate::host;
use crate::locale::{Language, Locale};
use crate::reading::{LEXICON, Rules};

pub use extract::ExtractArgs;
pub use guess::not_there;
pub use help::parse;
pub use search::SearchArgs;

/// 对标: opens government work reports, reads their targets with the sentences, compares regions, draws charts.
#[derive(Debug, Parser)]
#[command(name = "duibiao", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// Folders or files to open in the window.
    pub paths: Vec<PathBuf>,
    /// Your own indicators, laid over those of the program: a file like that of `duibiao indicators --toml`.
    #[arg(long, global = true, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
    /// Without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write every report and figure as rows.
    Extract(ExtractArgs),
    /// Compare targets of regions: last year's, the result, this year's, was it reached.
    Compare(compare::CompareArgs),
    /// Write targets and results as a long panel.
    Panel(panel::PanelArgs),
    /// Draw one chart as a file.
    Chart(Box<chart::ChartArgs>),
    /// Look for words in all reports: `file:region:year: …`, or a table with --count.
    Search(SearchArgs),
    /// List the indicators and the names they are known by.
    Indicators {
        /// Print the program's own file of indicators, to start from.
        #[arg(long)]
        toml: bool,
    },
    /// Measure how fast texts are read.
    #[command(hide = true)]
    Bench {
        /// Files and folders of plain texts.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Measure how fast these words are found instead; several, each for itself.
        #[arg(long)]
        search: Vec<String>,
        /// Measure how fast charts are drawn from these texts instead.
        #[arg(long)]
        charts: bool,
    },
}

/// Runs a command; returns the exit status: 0, or 1 when something could not be read or written. `lexicon` is the
/// user's own; where it is wrong, that is said and the command goes on without it, and the status is 1.
pub fn run(command: &Command, lexicon: Option<&Path>) -> u8 {
    let locale = say::locale();
    let mut rules = match Rules::bundled() {
        Ok(rules) => rules,
        Err(e) => return fail(&e),
    };
    let trouble = app::take_lexicon(&mut rules, lexicon);
    if let Some(trouble) = &trouble {
        tell(trouble, &locale);
    }
    let status = match command {
        Command::Extract(args) => extract::run(args, &rules, &locale),
        Command::Compare(args) => compare::run(args, &rules, &locale),
        Command::Panel(args) => panel::run(args, &rules, &locale),
        Command::Search(args) => search::run(args, &rules, &locale),
        Command::Chart(args) => draw(args, &rules, &locale),
        Command::Bench { paths, charts: true, .. } => bench_chart::run(paths, &rules, &locale),
        Command::Bench { paths, search, .. } if search.is_empty() => bench::run(paths, &rules, &locale),
        Command::Bench { paths, search, .. } => bench::search(paths, search, &rules, &locale),
        Command::Indicators { toml } => indicators(*toml, &rules, &locale),
    };
    status.max(u8::from(trouble.is_some()))
}

/// Writes the indicators, the user's own among them, a line each; or the program's own file of them.
fn indicators(toml: bool, rules: &Rules, locale: &Locale) -> u8 {
    let line = |i: &Indicator| format!("{}\t{}\t{}\t{}\n", i.id, i.zh, i.en, i.names.join("|"));
    let words = if toml { LEXICON.to_owned() } else { rules.figures.lexicon.indicators().iter().map(line).collect() };
    host::write_out(words.as_bytes()).map_or_else(|e| fail(&app::file_trouble(locale, &e)), |_| 0)
}

/// What is said where no window can be opened, with the words of the system: `desktop` where there is none to open it on,
/// else it has no graphics.
pub fn no_window(desktop: bool, words: &str) -> String {
    let key = if desktop { "cli-no-desktop" } else { "cli-no-graphics" };
    say::locale().say_with(key, &[("why", words.into())])
}

fn draw(args: &chart::ChartArgs, rules: &Rules, locale: &Locale) -> u8 {
    let written: Vec<&Path> =
        [Some(&args.output), args.data.as_ref()].into_iter().flatten().map(PathBuf::as_path).collect();
    if !load::spares_sources(&args.paths, &written, locale) {
        return 1;
    }
    if let Err(unknown) = asked::are_known(&args.indicator.join(","), &rules.figures.lexicon) {
        return fail(&say::unknown(locale, &unknown));
    }
    let mut readings = Vec::new();
    let loaded = load::each(&args.paths, rules, locale, |r| {
        readings.extend(r);
        true
    });
    // A group of places (珠三角, sub_provincial) stands for its members of that year.
    let sources = asked::sources(&readings);
    let places = |list: &[String]| {
        let found = asked::places(list, args.year, rules, &sources)?;
        Ok(found.into_iter().map(|w| w.name).collect::<Vec<String>>())
    };
    let args = match (places(&args.region), places(&args.named)) {
        (Ok(region), Ok(named)) => &chart::ChartArgs { region, named, ..args.clone() },
        (Err(unknown), _) | (_, Err(unknown)) => return fail(&say::unknown(locale, &unknown)),
    };
    let (facts, understood) = finals::facts(args.finals.as_deref(), &sources, &rules.figures.lexicon, locale);
    match chart::run(args, &readings, &rules.figures.lexicon, &facts) {
        Err(e) => fail(&say::chart(locale, &e)),
        Ok(drawn) => {
            let lang = if locale.language() == Language::Chinese { Lang::Zh } else { Lang::En };
            drawn.remarks.iter().for_each(|r| host::say(&crate::chart::remark(lang, r)));
            let data = args.data.as_deref().zip(drawn.data.as_deref());
            let data = data.map_or(Ok(()), |(path, bytes)| host::write_atomic(path, bytes));
            match data.and_then(|()| host::write_atomic(&args.output, &drawn.bytes)) {
                Err(e) => fail(&app::file_trouble(locale, &e)),
                Ok(()) => u8::from(!(loaded && understood)),
            }
        }
    }
}

/// Says on standard error what is wrong in the user's lexicon, a line each as `file: line …`.
fn tell(trouble: &LexiconTrouble, locale: &Locale) {
    let path = trouble.path().display();
    if let LexiconTrouble::File(error) = trouble {
        host::say(&app::file_trouble(locale, error));
    }
    trouble.mistakes().iter().for_each(|m| host::say(&format!("{path}: {}", locale.mistake(m))));
    host::say(&format!("{path}: {}", locale.say("lexicon-then")));
}

fn fail(words: &str) -> u8 {
    host::say(words);
    1
}
