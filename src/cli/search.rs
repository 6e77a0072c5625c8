//! `duibiao search`: the lines in which reports mention words, or how many do by region and year.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::load;
use crate::app::{self, Tree, wrong_words};
use crate::host;
use crate::locale::Locale;
use crate::reading::{Reading, Rules};
use crate::review::{Finder, Member};
use crate::search::{Count, Counted, Mode, Query, by_place, by_year, lines, sentence, window};

/// So many characters of a sentence stand on a line.
const ROOM: usize = 120;

/// What `duibiao search` is told.
#[derive(Args, Clone, Debug)]
pub struct SearchArgs {
    /// Files and folders of reports, then the words to look for.
    #[arg(required = true, value_name = "PATH… WORDS")]
    pub paths_and_words: Vec<PathBuf>,
    /// A table by region and year instead of lines: hits, reports that mention it, all reports. A region counts the
    /// places below it; of several copies of a report one is counted.
    #[arg(long)]
    pub count: bool,
    /// The words are a regular expression.
    #[arg(long, conflicts_with = "all")]
    pub regex: bool,
    /// The words, parted by spaces, must all stand in a report.
    #[arg(long)]
    pub all: bool,
}

/// Searches; returns the exit status: 0 when something was found and all could be read, 1 when not, 2 when the
/// expression is not sound.
pub fn run(args: &SearchArgs, rules: &Rules, locale: &Locale) -> u8 {
    let Some((words, paths)) = args.paths_and_words.split_last().filter(|(_, paths)| !paths.is_empty()) else {
        host::say(&locale.say("cli-search-no-words"));
        return 2;
    };
    let words = words.to_string_lossy();
    let mode = match (args.regex, args.all) {
        (true, _) => Mode::Regex,
        (_, true) => Mode::Words,
        _ => Mode::Substring,
    };
    let query = match Query::new(&words, mode) {
        Ok(query) if query.is_empty() => {
            host::say(&locale.say("cli-search-no-words"));
            return 2;
        }
        Ok(query) => query,
        Err(wrong) => {
            host::say(&format!("{words}: {}", wrong_words(locale, &wrong)));
            return 2;
        }
    };
    let mut table = Table::default();
    let (mut found, mut broken) = (false, None);
    let read = load::each(paths, rules, locale, |readings| {
        let mut out = String::new();
        for reading in &readings {
            let hits = told(&query, reading, if args.count { None } else { Some(&mut out) });
            found |= hits > 0;
            table.add(reading, hits);
        }
        host::write_out(out.as_bytes()).unwrap_or_else(|e| {
            broken = Some(e);
            false
        })
    });
    if args.count && found {
        broken = host::write_out(table.write().as_bytes()).err().or(broken);
    }
    if let Some(e) = &broken {
        host::say(&app::file_trouble(locale, e));
    } else if !found {
        host::say(&locale.say_with("cli-search-nothing", &[("words", words.as_ref().into())]));
    }
    u8::from(!found || !read || broken.is_some())
}

/// Writes the lines of a reading as `file:region:year: …context…`; returns how often it mentions the words.
fn told(query: &Query, reading: &Reading, out: Option<&mut String>) -> usize {
    let folded = reading.text.folded();
    let within = reading.report.folded(&reading.text);
    let hits = query.hits(folded, within.clone());
    let Some(out) = out else { return hits.len() };
    let region = reading.report.place.as_ref().map_or("", |p| p.value.region.as_str());
    let year = reading.report.year.as_ref().map(|y| y.value.to_string()).unwrap_or_default();
    for line in lines(folded, within.clone(), &hits) {
        let whole = sentence(folded, within.clone(), line.range.clone());
        let shown = window(folded, whole, line.range, ROOM);
        let cut = |is: bool| if is { "…" } else { "" };
        // An expression may have found more than one paragraph: a line stays a line.
        let words = folded.get(shown.range.clone()).unwrap_or("").replace('\n', " ");
        let (head, tail) = (cut(shown.cut_head), cut(shown.cut_tail));
        let _ = writeln!(out, "{}:{region}:{year}: {head}{}{tail}", reading.file, words.trim());
    }
    hits.len()
}

/// What is counted, while files go by.
#[derive(Default)]
struct Table {
    tree: Tree,
    groups: Finder,
    /// By reading.
    reports: Vec<Counted>,
}

impl Table {
    fn add(&mut self, reading: &Reading, hits: usize) {
        let index = self.groups.add(Member::of(reading));
        self.tree.add(index, reading);
        let report = &reading.report;
        let place = report.place.as_ref().and_then(|p| self.tree.find(&p.value.region));
        self.reports.push(Counted { year: report.year.as_ref().map(|y| y.value), place, hits });
    }

    /// Tab-separated: every region with a hit, in the order of divisions, year by year; the whole first, as `*`; last, as `?`,
    /// the reports whose place or year is not known.
    fn write(&self) -> String {
        let counted: Vec<Counted> =
            self.reports.iter().enumerate().filter(|(i, _)| self.groups.is_counted(*i)).map(|(_, c)| *c).collect();
        let above: Vec<Option<usize>> = self.tree.nodes.iter().map(|n| n.parent).collect();
        let years = by_year(&counted);
        let of_year = |year: i32| by_place(counted.iter().filter(|c| c.year == Some(year)), &above);
        let places: Vec<(i32, Vec<Count>)> = years.keys().map(|y| (*y, of_year(*y))).collect();
        let mut out = String::from("region\tyear\thits\treports\tof\n");
        let mut row = |region: &str, year: i32, c: &Count| {
            if c.hits > 0 {
                let _ = writeln!(out, "{region}\t{year}\t{}\t{}\t{}", c.hits, c.reports, c.of);
            }
        };
        years.iter().for_each(|(year, count)| row("*", *year, count));
        let mut waiting: Vec<usize> = self.tree.roots.iter().rev().copied().collect();
        while let Some(node) = waiting.pop() {
            places.iter().for_each(|(year, counts)| row(&self.tree.nodes[node].region, *year, &counts[node]));
            waiting.extend(self.tree.nodes[node].children.iter().rev());
        }
        let lost: Vec<&Counted> = counted.iter().filter(|c| c.place.is_none() || c.year.is_none()).collect();
        let (hits, reports) = (lost.iter().map(|c| c.hits).sum::<usize>(), lost.iter().filter(|c| c.hits > 0).count());
        if hits > 0 {
            let _ = writeln!(out, "?\t\t{hits}\t{reports}\t{}", lost.len());
        }
        out
    }
}
