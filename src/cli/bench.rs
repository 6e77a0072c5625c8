//! `duibiao bench FOLDER`: how fast plain text is read on one core, stage by stage; with `--search` how fast words are
//! found in it. A measurement, no test.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use crate::host::{self, timed};
use crate::locale::Locale;
use crate::reading::Rules;
use crate::search::{Mode, Query, lines};
use crate::text::Text;
use crate::{figures, intake, report};

/// The stages of reading, in order.
const STAGES: [&str; 4] = ["intake", "articles", "report", "figures"];

/// The files under `paths`, with their paths below them, and whether all could be read; what could not is said.
fn load(paths: &[PathBuf], locale: &Locale) -> (Vec<(String, Vec<u8>)>, bool) {
    let mut files = Vec::new();
    let mut failures = Vec::new();
    for walked in paths.iter().map(|p| host::walk(p)) {
        failures.extend(walked.failures);
        for found in walked.documents {
            match host::read_capped(&found.path, host::CAP) {
                Ok(bytes) => files.push((found.relative, bytes)),
                Err(e) => failures.push(e),
            }
        }
    }
    failures.iter().for_each(|e| host::say(&crate::app::file_trouble(locale, e)));
    if files.is_empty() {
        host::say(&locale.say("cli-nothing-read"));
    }
    let all = failures.is_empty() && !files.is_empty();
    (files, all)
}

/// Reads every plain text under `paths` twice, the second time with warm machines, and writes the speed of each stage;
/// returns the exit status.
pub fn run(paths: &[PathBuf], rules: &Rules, locale: &Locale) -> u8 {
    let (files, all) = load(paths, locale);
    if files.is_empty() {
        return 1;
    }
    let mut words = String::new();
    for pass in ["cold", "warm"] {
        let times = pass_over(&files, rules);
        let megabytes = files.iter().map(|f| f.1.len()).sum::<usize>() as f64 / 1e6;
        let speed = |t: Duration| megabytes / t.as_secs_f64();
        let _ = write!(words, "{pass}: {megabytes:.1} MB");
        for (stage, time) in STAGES.iter().zip(times) {
            let _ = write!(words, ", {stage} {:.1}", speed(time));
        }
        let _ = writeln!(words, ", all {:.1} MB/s", speed(times.iter().sum()));
    }
    u8::from(host::write_out(words.as_bytes()).is_err() || !all)
}

/// Looks for words in the folded texts of all files, on one core and on all, three times each, with the first lines of
/// context as the window has them; writes the best time. Returns the exit status.
pub fn search(paths: &[PathBuf], words: &[String], rules: &Rules, locale: &Locale) -> u8 {
    let (files, all) = load(paths, locale);
    if files.is_empty() {
        return 1;
    }
    let texts: Vec<Arc<Text>> = files.iter().map(|(_, bytes)| intake::intake(bytes, &rules.furniture).text).collect();
    let megabytes = texts.iter().map(|t| t.folded().len()).sum::<usize>() as f64 / 1e6;
    let mut out = format!("{} texts, {megabytes:.1} MB folded\n", texts.len());
    for (words, mode) in words.iter().flat_map(|w| [(w, Mode::Substring), (w, Mode::Words), (w, Mode::Regex)]) {
        let Ok(query) = Query::new(words, mode) else { continue };
        let one = |text: &Arc<Text>| {
            let hits = query.hits(text.folded(), 0..text.folded().len());
            let few = hits.get(..12).unwrap_or(&hits);
            (hits.len(), lines(text.folded(), 0..text.folded().len(), few).len())
        };
        let best = |run: &dyn Fn() -> usize| {
            let (hits, times): (Vec<usize>, Vec<Duration>) = (0..3).map(|_| timed(run)).unzip();
            (hits.first().copied().unwrap_or(0), times.into_iter().min().unwrap_or_default().as_secs_f64() * 1000.0)
        };
        let (hits, alone) = best(&|| texts.iter().map(|t| one(t).0).sum());
        let (_, together) = best(&|| texts.par_iter().map(|t| one(t).0).sum());
        let _ = writeln!(out, "{words} {mode:?}: {hits} hits, one core {alone:.1} ms, all {together:.1} ms");
    }
    u8::from(host::write_out(out.as_bytes()).is_err() || !all)
}

/// How long each stage takes over all files.
fn pass_over(files: &[(String, Vec<u8>)], rules: &Rules) -> [Duration; 4] {
    let mut times = [Duration::ZERO; 4];
    for (path, bytes) in files {
        let (taken, time) = timed(|| intake::intake(bytes, &rules.furniture));
        times[0] += time;
        let ((articles, _), time) = timed(|| intake::articles(&taken.text));
        times[1] += time;
        for article in articles {
            let lines = article.lines;
            let read = || report::report(&taken.text, lines.clone(), &taken.front, path, &rules.divisions);
            let ((report, _), time) = timed(read);
            times[2] += time;
            times[3] += timed(|| figures::findings(&taken.text, lines, &report, &rules.figures)).1;
        }
    }
    times
}
