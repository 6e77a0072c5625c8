//! Words for values, dates and failures, in the language of the window. Decides nothing.

use super::{Cx, project};
use crate::app::{self, Failure, FileError, LexiconTrouble, Notice, Trouble};
use crate::figures::{Figure, Horizon, Kind, Measure, Role, Tier, Tone};
use crate::reading::{Reading, Remark};
use crate::report::{DocumentKind, Report};
use crate::review::Tie;

/// A number without needless digits.
pub fn number(value: f64) -> String {
    let rounded = format!("{value:.4}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// A count with its thousands set apart.
pub fn count(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The value as the program read it: 5 %, about.
pub fn as_read(cx: &Cx<'_>, figure: &Figure) -> String {
    let unit = crate::locale::unit(cx.state.locale.language(), figure.unit.as_deref().unwrap_or_default());
    let bound = cx.state.locale.bound(figure.value.bound);
    let value = match (figure.value.low, figure.value.high) {
        (Some(l), Some(h)) if l < h => format!("{}—{} {unit}", number(l), number(h)),
        (l, h) => match l.or(h) {
            Some(n) => format!("{} {unit}", number(n)),
            None => figure.relative_to.clone().unwrap_or_default(),
        },
    };
    let args = [("value", value.trim().to_string().into()), ("bound", bound.into())];
    cx.state.locale.say_with(if value.trim().is_empty() { "read-as-words" } else { "read-as" }, &args)
}

/// 目标 or 实绩.
pub fn kind(cx: &Cx<'_>, figure: &Figure) -> String {
    cx.say(if figure.kind == Kind::Target { "kind-target" } else { "kind-actual" })
}

/// Where it stands: the passage of headline targets, the plan, the review.
pub fn role(cx: &Cx<'_>, figure: &Figure) -> String {
    cx.say(match figure.role {
        Role::Headline => "role-headline",
        Role::Body => "role-body",
        Role::Review => "role-review",
    })
}

/// 年度 2026, or 2026—2030.
pub fn horizon(cx: &Cx<'_>, figure: &Figure) -> String {
    match (figure.horizon, figure.from, figure.to, figure.ref_year) {
        (Horizon::Period, Some(a), Some(b), _) => format!("{a}—{b}"),
        (Horizon::Period, _, Some(b), _) => {
            cx.state.locale.say_with("horizon-until", &[("year", b.to_string().into())])
        }
        (Horizon::Period, ..) => cx.say("horizon-period"),
        (Horizon::Annual, _, _, Some(y)) => cx.state.locale.say_with("horizon-year", &[("year", y.to_string().into())]),
        (Horizon::Annual, ..) => cx.say("horizon-annual"),
    }
}

/// What the number measures.
pub fn measure(cx: &Cx<'_>, figure: &Figure) -> String {
    cx.say(match figure.measure {
        Measure::Growth => "measure-growth",
        Measure::Decline => "measure-decline",
        Measure::Level => "measure-level",
        Measure::Change => "measure-change",
        Measure::Gap => "measure-gap",
        Measure::Relation => "measure-relation",
    })
}

/// How firmly it is said, and which tier it is.
pub fn tone(cx: &Cx<'_>, figure: &Figure) -> String {
    let word = figure.tone_word.clone();
    let said = match figure.tone {
        Tone::None => cx.say("tone-none"),
        Tone::Ensure => word.unwrap_or_else(|| cx.say("tone-ensure")),
        Tone::Strive => word.unwrap_or_else(|| cx.say("tone-strive")),
    };
    if figure.tier == Tier::Stretch { format!("{said} · {}", cx.say("tier-stretch")) } else { said }
}

/// The heading of a report: 陕西省 2026 年政府工作报告, as far as it is known.
pub fn heading(cx: &Cx<'_>, report: &Report, file: &str) -> String {
    let place = report.place.as_ref().map(|p| p.value.region.clone());
    let year = report.year.as_ref().map(|y| y.value.to_string());
    match (place, year) {
        (Some(p), Some(y)) => cx.state.locale.say_with("report-heading", &[("place", p.into()), ("year", y.into())]),
        (Some(p), None) => cx.state.locale.say_with("report-heading-no-year", &[("place", p.into())]),
        _ => file.rsplit('/').next().unwrap_or(file).to_string(),
    }
}

/// The key of what a document is where it is no plain report.
pub fn unlike_a_report(kind: DocumentKind) -> Option<&'static str> {
    match kind {
        DocumentKind::Report | DocumentKind::NotAReport => None,
        DocumentKind::Draft => Some("document-draft"),
        DocumentKind::Summary => Some("document-summary"),
        DocumentKind::OtherReport => Some("document-other"),
    }
}

/// A report in a list: 陕西省 2026, as far as it is known.
pub fn short(cx: &Cx<'_>, reading: &Reading) -> String {
    let report = &reading.report;
    let place = report.place.as_ref().map(|p| p.value.region.clone());
    let year = report.year.as_ref().map(|y| y.value.to_string());
    match (place, year) {
        (None, None) => reading.file.clone(),
        (place, year) => {
            format!("{} {}", place.unwrap_or_else(|| cx.say("no-place")), year.unwrap_or_else(|| cx.say("no-year")))
        }
    }
}

/// Level, code, date, speaker, session: what is known of the provenance.
pub fn provenance(cx: &Cx<'_>, report: &Report) -> String {
    let mut out = Vec::new();
    if let Some(place) = &report.place {
        use crate::region::Level;
        out.push(cx.say(match place.value.level {
            Level::Nation => "level-nation",
            Level::Province => "level-province",
            Level::City => "level-city",
            Level::County => "level-county",
        }));
        out.extend(place.value.code.clone());
    }
    out.extend(report.date.as_ref().map(|d| date(cx, d.value)));
    out.extend(report.speaker.as_ref().map(|s| s.value.clone()));
    out.extend(report.session.as_ref().map(|s| s.value.clone()));
    out.join(" · ")
}

fn date(cx: &Cx<'_>, date: crate::report::Date) -> String {
    let part = |n: i32| n.to_string().into();
    let args = [("year", part(date.year)), ("month", part(date.month.into())), ("day", part(date.day.into()))];
    cx.state.locale.say_with("date", &args)
}

/// Why a file gave nothing.
pub fn trouble(cx: &Cx<'_>, failure: &Failure) -> String {
    match &failure.trouble {
        Trouble::Panicked => cx.say("trouble-panic"),
        Trouble::File(error) => file_error(cx, error),
    }
}

/// How surely a figure was read; what a person has looked at is no matter of more or less.
pub fn sureness(cx: &Cx<'_>, figure: &Figure) -> String {
    if figure.standing() != crate::figures::Standing::Machine {
        return cx.say("checked");
    }
    format!("{} {:.2}", cx.say("confidence"), figure.confidence)
}

/// What the system said about a file.
pub fn file_error(cx: &Cx<'_>, error: &FileError) -> String {
    app::file_error(&cx.state.locale, error)
}

/// A notice as a sentence, and whether it is bad news.
pub fn notice(cx: &Cx<'_>, notice: &Notice) -> (String, bool) {
    let locale = &cx.state.locale;
    let path = |p: &std::path::Path| p.display().to_string();
    let of_file = |key: &str, e: &FileError| {
        let args = [("path", path(e.path()).into()), ("why", file_error(cx, e).into())];
        (locale.say_with(key, &args), true)
    };
    match notice {
        Notice::Saved(p) => (locale.say_with("notice-saved", &[("path", path(p).into())]), false),
        Notice::NotSaved(e) => of_file("notice-not-saved", e),
        Notice::Chart(end) => super::export::words::ended(cx, end),
        Notice::Picture(end) => super::export::words::opened(cx, end),
        Notice::PictureLater(file) => (locale.say_with("picture-later", &[("file", file.as_str().into())]), true),
        Notice::SettingsAside(p) => (locale.say_with("notice-settings-aside", &[("path", path(p).into())]), true),
        Notice::SettingsNotRead(e) => of_file("notice-settings-not-read", e),
        Notice::SettingsNotSaved(e) => of_file("notice-settings-not-saved", e),
        Notice::Copied(rows) => (locale.say_with("notice-copied", &[("count", count(*rows).into())]), false),
        Notice::NotShown(e) => of_file("notice-not-shown", e),
        Notice::Lexicon(trouble) => (lexicon(cx, trouble), true),
        Notice::Project(notice) => project::notice(cx, notice),
        Notice::ReadOnly => (locale.say("notice-read-only"), true),
        Notice::NothingFound => (locale.say("notice-nothing-found"), true),
        Notice::NotThere(FileError::Missing(p)) => (locale.say_with("no-path", &[("path", path(p).into())]), true),
        Notice::NotThere(e) => of_file("trouble-at", e),
        Notice::NotWatched(p, words) => {
            let args = [("path", path(p).into()), ("why", words.as_str().into())];
            (locale.say_with("notice-not-watched", &args), true)
        }
        Notice::Stopped(done, total) => {
            (locale.say_with("notice-stopped", &[("done", (*done).into()), ("total", (*total).into())]), false)
        }
    }
}

/// What a remark says, with the indicator by its name.
pub fn remark(cx: &Cx<'_>, remark: &Remark) -> String {
    let mut named = remark.clone();
    if let Remark::Implausible { indicator, .. } = &mut named {
        *indicator = cx.state.indicator(indicator);
    }
    cx.state.locale.remark(&named)
}

/// How a reading hangs together with another: `other` is its file.
pub fn tie(cx: &Cx<'_>, tie: Tie, other: &str) -> String {
    let file = [("file", other.into())];
    match tie {
        Tie::Same => cx.state.locale.say_with("remark-same", &file),
        Tie::Version => cx.state.locale.say_with("remark-version", &file),
        Tie::Session => cx.say("remark-twin"),
    }
}

/// Why the user's lexicon is not used: the first mistake, and what follows.
pub fn lexicon(cx: &Cx<'_>, trouble: &LexiconTrouble) -> String {
    let first = match trouble {
        LexiconTrouble::File(error) => file_error(cx, error),
        LexiconTrouble::Wrong(_, mistakes) => mistakes.first().map(|m| cx.state.locale.mistake(m)).unwrap_or_default(),
    };
    let name = trouble.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{name}: {first} · {}", cx.say("lexicon-then"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!((number(5.0), number(6.50), number(0.125)), ("5".into(), "6.5".into(), "0.125".into()));
        assert_eq!((count(999), count(1770), count(1_234_567)), ("999".into(), "1,770".into(), "1,234,567".into()));
    }
}
