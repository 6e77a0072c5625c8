//! What the export of charts has to say, as sentences. Decides nothing.

use crate::app::{Exported, NotExported, NotOpened, Notice, Opened, Preview};
use crate::export::{Damage, Error, table};
use crate::ui::Cx;

/// How an export ended, and whether that is bad news.
pub fn ended(cx: &Cx<'_>, end: &Result<Exported, NotExported>) -> (String, bool) {
    let locale = &cx.state.locale;
    match end {
        Ok(Exported::Copied) => (cx.say("export-copied"), false),
        Ok(Exported::File(path)) => {
            (locale.say_with("notice-saved", &[("path", path.display().to_string().into())]), false)
        }
        Ok(Exported::Folder { folder, saved, total, stopped }) => {
            let key = if *stopped { "export-batch-stopped" } else { "export-batch-saved" };
            let args =
                [("path", folder.display().to_string().into()), ("saved", (*saved).into()), ("total", (*total).into())];
            (locale.say_with(key, &args), false)
        }
        Err(why) => (not_exported(cx, why), true),
    }
}

fn not_exported(cx: &Cx<'_>, why: &NotExported) -> String {
    let locale = &cx.state.locale;
    match why {
        NotExported::File(e) => crate::ui::words::file_error(cx, e),
        NotExported::Picture(Error::TooLarge { .. }) => cx.say("export-too-large"),
        NotExported::Picture(Error::LongPage) => cx.say("export-long-page"),
        NotExported::Picture(Error::CarriesTooMuch(_)) => cx.say("export-carries-too-much"),
        NotExported::Picture(e) => locale.say_with("export-failed", &[("why", e.to_string().into())]),
        NotExported::Lacking { family, lacking } => lacks(cx, Some(family), lacking),
        NotExported::Typeface(family) => locale.say_with("typeface-gone", &[("family", family.clone().into())]),
        NotExported::Table(table::Error::Stopped) => cx.say("table-stopped"),
        NotExported::Table(table::Error::TooLong { rows, most }) => {
            locale.say_with("table-too-long", &[("rows", (*rows).into()), ("most", (*most).into())])
        }
        NotExported::Table(e) => locale.say_with("export-failed", &[("why", e.to_string().into())]),
        NotExported::Nothing => cx.say("export-nothing"),
        NotExported::Clipboard(why) => locale.say_with("export-not-copied", &[("why", why.clone().into())]),
        NotExported::Panicked(file) => locale.say_with("export-panicked", &[("file", file.clone().into())]),
    }
}

/// 字体“宋体”里没有这些字：㐂（U+3402）.
fn lacks(cx: &Cx<'_>, family: Option<&str>, lacking: &[char]) -> String {
    let named: Vec<String> = lacking.iter().take(6).map(|c| format!("{c}（U+{:04X}）", u32::from(*c))).collect();
    let family = family.map_or_else(|| cx.say("typeface-bundled"), str::to_owned);
    let args = [("family", family.into()), ("signs", named.join("、").into())];
    cx.state.locale.say_with("typeface-lacks", &args)
}

/// Why the last export failed, as long as that is the last word.
pub fn failure(cx: &Cx<'_>) -> Option<String> {
    match &cx.state.notice {
        Some(Notice::NotSaved(error)) => Some(crate::ui::words::file_error(cx, error)),
        Some(Notice::Chart(end)) => end.as_ref().as_ref().err().map(|why| not_exported(cx, why)),
        _ => None,
    }
}

/// Something to be said of a page before it is saved.
pub struct Line {
    /// The sentence.
    pub words: String,
    /// Whether it is good news.
    pub good: bool,
    /// What the sentence means, where a person may ask.
    pub more: Option<String>,
}

/// What is to be said of a page before it is saved.
pub fn page(cx: &Cx<'_>, p: &Preview, typeface: Option<&str>) -> Vec<Line> {
    let locale = &cx.state.locale;
    let line = |words: String, good: bool| Line { words, good, more: None };
    let mut out = Vec::new();
    out.push(match p.lacking.is_empty() {
        true => line(cx.say("page-glyphs"), true),
        false => line(lacks(cx, typeface, &p.lacking), false),
    });
    let lang = match locale.language() {
        crate::locale::Language::Chinese => crate::chart::Lang::Zh,
        crate::locale::Language::English => crate::chart::Lang::En,
    };
    let remarks: Vec<String> = p.remarks.iter().map(|r| crate::chart::remark(lang, r)).collect();
    match remarks.is_empty() {
        false => out.push(line(remarks.join(" · "), false)),
        true => {
            let size = format!("{:.1}", p.smallest);
            out.push(line(locale.say_with("page-smallest", &[("size", size.into())]), true));
        }
    }
    let (reviewed, total) = p.reviewed;
    if total > 0 {
        let args = [("reviewed", reviewed.into()), ("total", total.into()), ("open", (total - reviewed).into())];
        let key = if reviewed == total { "page-reviewed" } else { "page-not-reviewed" };
        let more = Some(cx.say("page-what-counts"));
        out.push(Line { more, ..line(locale.say_with(key, &args), reviewed == total) });
    }
    out
}

/// How the opening of a picture ended, and whether that is bad news.
pub fn opened(cx: &Cx<'_>, end: &Result<Opened, NotOpened>) -> (String, bool) {
    let locale = &cx.state.locale;
    match end {
        Ok(o) if o.carried == 0 => {
            (locale.say_with("picture-linked", &[("file", o.file.clone().into()), ("count", o.linked.into())]), false)
        }
        Ok(o) => {
            let args = [("file", o.file.clone().into()), ("carried", o.carried.into()), ("linked", o.linked.into())];
            (locale.say_with(if o.linked == 0 { "picture-carried" } else { "picture-mixed" }, &args), false)
        }
        Err(NotOpened::File(e)) => (crate::ui::words::file_error(cx, e), true),
        Err(NotOpened::Damage(path, damage)) => {
            let key = match damage {
                // Every PDF is taken for a chart first; most are reports.
                Damage::Nothing | Damage::NotAPicture if is_pdf(path) => "picture-pdf",
                Damage::NotAPicture => "picture-unknown",
                Damage::Nothing => "picture-nothing",
                Damage::Broken => "picture-broken",
                Damage::TooLarge => "picture-too-large",
                Damage::Newer => "picture-newer",
            };
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (locale.say_with(key, &[("file", file.into())]), true)
        }
    }
}

fn is_pdf(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf"))
}
