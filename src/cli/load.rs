//! Paths into readings, in the order of relative paths whatever the number of threads; unreadable files are said on
//! standard error and the others go on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::app;
use crate::host::{self, Found};
use crate::locale::Locale;
use crate::reading::{Reading, Remark, Rules, read};

/// How many files are read at a time: enough for all cores, few enough that a corpus is never held whole.
const AT_ONCE: usize = 64;

/// Says which of the files to be written is one of the reports to be read, if one is: sources are never written to.
pub fn spares_sources(paths: &[PathBuf], outputs: &[&Path], locale: &Locale) -> bool {
    for output in outputs.iter().filter(|o| host::exists(o)) {
        let real = host::real(output);
        let mut sources = paths.iter().flat_map(|p| host::walk(p).documents);
        if sources.any(|f| host::real(&f.path) == real) {
            host::say(&app::file_trouble(locale, &host::Error::Source(output.to_path_buf())));
            return false;
        }
    }
    true
}

/// Reads every document under `paths` and hands its readings over, file by file in order, until `take` says no.
/// Returns whether all could be read.
pub fn each(paths: &[PathBuf], rules: &Rules, locale: &Locale, mut take: impl FnMut(Vec<Reading>) -> bool) -> bool {
    let mut all = true;
    for root in paths {
        let walked = host::walk(root);
        for failure in &walked.failures {
            host::say(&app::file_trouble(locale, failure));
            all = false;
        }
        if let Some(words) = app::unread_kinds(locale, &walked.unread_kinds) {
            host::say(&format!("{}: {words}", root.display()));
        }
        if walked.passed_over > 0 {
            let path = root.display().to_string();
            let count = walked.passed_over;
            host::say(&locale.say_with("cli-passed-over", &[("path", path.into()), ("count", count.into())]));
        }
        // With several paths each file is preceded by its path as given.
        let prefix = (paths.len() > 1).then(|| root.display().to_string());
        for chunk in walked.documents.chunks(AT_ONCE) {
            let read: Vec<_> = chunk.par_iter().map(|f| one(f, rules, locale)).collect();
            for (found, outcome) in chunk.iter().zip(read) {
                let (mut readings, trouble) = outcome;
                let file = prefix.as_ref().map_or_else(|| found.relative.clone(), |p| named(p, found));
                readings.iter_mut().for_each(|r| r.file.clone_from(&file));
                let trouble = trouble.or_else(|| unreadable(&readings).map(|r| locale.remark(r)));
                if let Some(words) = trouble {
                    host::say(&format!("{file}: {words}"));
                    all = false;
                }
                if !take(readings) {
                    return all;
                }
            }
        }
    }
    all
}

/// A file given itself is its own path; one in a folder stands below it.
fn named(root: &str, found: &Found) -> String {
    let root = root.trim_end_matches('/');
    if root.ends_with(&found.relative) && found.path.display().to_string() == root {
        root.to_owned()
    } else {
        format!("{root}/{}", found.relative)
    }
}

fn one(found: &Found, rules: &Rules, locale: &Locale) -> (Vec<Reading>, Option<String>) {
    let bytes = match host::read_capped(&found.path, host::CAP) {
        Ok(bytes) => bytes,
        Err(e) => return (Vec::new(), Some(app::file_error(locale, &e))),
    };
    match catch_unwind(AssertUnwindSafe(|| read(&bytes, &found.relative, rules))) {
        Ok(readings) => (readings, None),
        Err(_) => (Vec::new(), Some(locale.say("trouble-panic"))),
    }
}

fn unreadable(readings: &[Reading]) -> Option<&Remark> {
    readings.iter().flat_map(|r| &r.remarks).find(|r| r.is_no_text())
}
