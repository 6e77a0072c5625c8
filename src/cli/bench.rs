//! `duibiao bench FOLDER`: how fast plain text is read on one core, stage by stage. A measurement, no test.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use crate::host::{self, timed};
use crate::reading::Rules;
use crate::{figures, intake, report};

/// The stages of reading, in order.
const STAGES: [&str; 4] = ["intake", "articles", "report", "figures"];

/// Reads every plain text under `paths` twice, the second time with warm machines, and writes the speed of each stage;
/// returns the exit status.
pub fn run(paths: &[PathBuf], rules: &Rules) -> u8 {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for found in paths.iter().flat_map(|p| host::walk(p).documents) {
        match host::read_capped(&found.path, host::CAP) {
            Ok(bytes) => files.push((found.relative, bytes)),
            Err(e) => host::say(&e.to_string()),
        }
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
    u8::from(host::write_out(words.as_bytes()).is_err())
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
