//! What stands under the pointer: the sentence of a cell, and what follows from it in words.

use egui::text::{LayoutJob, TextFormat};
use egui::{Ui, vec2};

use super::super::reader::breaking;
use super::super::theme::{font, size};
use super::super::{Cx, words};
use super::cell;
use crate::comparison::{
    Change, Column, Constraint, Difference, Firmness, Judgement, Line, Missing, Rank, Rewording, TableCell, Verdict,
    Why,
};
use crate::figures::Evidence;
use crate::locale::measure_key;
use crate::text::Text;

/// Width of the card.
const WIDE: f32 = 340.0;

/// Draws the card.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, line: &Line, column: &Column, cell: &TableCell) {
    let t = cx.theme;
    ui.set_max_width(WIDE);
    ui.spacing_mut().item_spacing = vec2(0.0, 3.0);
    let shown = cell.target.entries().first().or_else(|| cell.actual.first().map(|o| &o.entry));
    let figure = shown.and_then(|e| cell::figure(cx, e));
    let year = line.year.map(|y| format!(" {y}")).unwrap_or_default();
    let head =
        format!("{}{year}  {}", line.region.as_deref().unwrap_or(&line.name), cx.state.indicator(&column.indicator));
    say(ui, &head, size::SMALL, true, t.ink1);
    if let Some(f) = figure {
        let sure = format!("{} · {}", words::role(cx, f), words::sureness(cx, f));
        say(ui, &sure, size::MICRO, false, t.ink3);
    } else {
        say(ui, &cell::target(cx, &cell.target), size::SMALL, false, t.ink2);
    }
    if let (Some(f), Some(e)) = (figure, shown)
        && let Some(reading) = cx.state.library.readings.get(e.reading)
    {
        sentence(ui, cx, &reading.text, &f.evidence);
    }
    for words in lines(cx, cell) {
        say(ui, &words, size::SMALL, false, t.ink2);
    }
}

/// Words set in lines that never begin with ，or end with （.
fn say(ui: &mut Ui, words: &str, size: f32, bold: bool, color: egui::Color32) {
    let face = font(size, bold);
    let mut width = |_: usize, c: char| ui.fonts_mut(|f| f.glyph_width(&face, c));
    let ranges = breaking::lines(words, WIDE, 0.0, &[], &mut width);
    for range in ranges {
        let format = TextFormat::simple(font(size, bold), color);
        ui.label(LayoutJob::single_section(words[range].to_owned(), format));
    }
}

/// The sentence around a figure, name and value bold; a long one is cut on both sides.
fn sentence(ui: &mut Ui, cx: &Cx<'_>, text: &Text, evidence: &Evidence) {
    const MORE: usize = 46;
    let folded = |s: crate::text::Span| text.folded_at(s.start)..text.folded_at(s.end);
    let (whole, quote) = (folded(evidence.sentence), folded(evidence.quote));
    let quote = quote.start.max(whole.start)..quote.end.max(quote.start);
    let all = text.folded();
    let before = all.get(whole.start..quote.start).unwrap_or_default();
    let behind = all.get(quote.end..whole.end.max(quote.end)).unwrap_or_default();
    let skip = before.chars().count().saturating_sub(MORE);
    let before: String = before.chars().skip(skip).collect();
    let behind_cut: String = behind.chars().take(MORE).collect();
    let dots = |cut: bool| if cut { "……" } else { "" };
    let (lead, tail) = (dots(skip > 0), dots(behind_cut.len() < behind.trim_end().len()));
    let quote_words = all.get(quote).unwrap_or_default();
    let words = format!("{lead}{before}{quote_words}{}{tail}", behind_cut.trim_end());
    let strong = lead.len() + before.len()..lead.len() + before.len() + quote_words.len();
    let t = cx.theme;
    let face = font(size::UI, false);
    let mut width = |_: usize, c: char| ui.fonts_mut(|f| f.glyph_width(&face, c)) * 1.01;
    for range in breaking::lines(&words, WIDE, 0.0, &[], &mut width) {
        let mut job = LayoutJob::default();
        let (a, b) = (strong.start.clamp(range.start, range.end), strong.end.clamp(range.start, range.end));
        for (part, bold) in [(range.start..a, false), (a..b, true), (b..range.end, false)] {
            job.append(&words[part], 0.0, TextFormat::simple(font(size::UI, bold), t.ink1));
        }
        ui.label(job);
    }
}

/// Change, wording, verdict, the report's own words, rank: what there is of them.
pub fn lines(cx: &Cx<'_>, cell: &TableCell) -> Vec<String> {
    let mut out = Vec::new();
    if cell.target.entries().iter().any(|e| e.plan) {
        out.push(cx.say("compare-from-plan-whole"));
    }
    out.extend(change(cx, cell));
    out.extend(cell.wording.iter().map(|w| wording(cx, w)));
    out.extend(judged(cx, cell));
    if let Some(said) = &cell.judgement.said {
        out.push(cx.state.locale.say_with("compare-said", &[("words", said.words.as_str().into())]));
    }
    if let Some(o) = &cell.official {
        let verdict = cx.say(verdict(o.verdict));
        let difference = o.difference.map(cell::signed);
        let key = if difference.is_some() { "compare-official-differs" } else { "compare-official" };
        let args = [
            ("words", o.words.as_str().into()),
            ("difference", difference.unwrap_or_default().into()),
            ("verdict", verdict.into()),
        ];
        out.push(cx.state.locale.say_with(key, &args));
    }
    for above in &cell.above {
        out.push(format!("{} {}", above.name, cell::target(cx, &above.cell)));
    }
    out.extend(cell.rank.map(|r| rank(cx, r)));
    out.extend(hardness(cx, cell));
    out
}

/// 第 3 位，共 31 个可比.
pub fn rank(cx: &Cx<'_>, r: Rank) -> String {
    let key = if r.tied { "compare-rank-tied" } else { "compare-rank" };
    cx.state.locale.say_with(key, &[("place", r.place.into()), ("count", r.of.into())])
}

/// 硬约束 or 软约束 by the coding rule of the settings.
pub fn hardness(cx: &Cx<'_>, cell: &TableCell) -> Option<String> {
    let figure = cell::figure(cx, cell.target.entries().first()?)?;
    let hard = cx.state.settings.coding.constraint(figure)? == Constraint::Hard;
    Some(cx.say(if hard { "compare-hard" } else { "compare-soft" }))
}

/// 下调 0.5个百分点, 持平, or a range by its ends.
pub fn moved(cx: &Cx<'_>, d: &Difference) -> String {
    let way = cx.say(cell::direction(d.direction()));
    match d.single() {
        Some(0.0) => way,
        Some(n) => {
            let number = words::number(n.abs());
            let args = [("way", way.into()), ("number", number.into()), ("unit", d.unit.as_str().into())];
            cx.state.locale.say_with("compare-change-number", &args)
        }
        None => {
            let (low, high) = (cell::signed(d.low), cell::signed(d.high));
            let args = [("low", low.into()), ("high", high.into()), ("unit", d.unit.as_str().into())];
            format!("{way}（{}）", cx.state.locale.say_with("compare-change-ends", &args))
        }
    }
}

/// Why a target cannot be set against last year's; nothing where there is none of them.
pub fn incomparable(cx: &Cx<'_>, why: Why) -> Option<String> {
    let none = matches!(why, Why::NoTarget(_) | Why::NoLast(_));
    (!none).then(|| format!("{}（{}）", cx.say("compare-incomparable"), cx.say(self::why(why))))
}

fn change(cx: &Cx<'_>, cell: &TableCell) -> Option<String> {
    let Change::By(d) = &cell.change else { return None };
    let said = moved(cx, d);
    let last = cell::written(cell.last.cell.entries());
    Some(cx.state.locale.say_with("compare-change", &[("last", last.into()), ("change", said.into())]))
}

/// How the words changed.
pub fn wording(cx: &Cx<'_>, w: &Rewording) -> String {
    let pair = |key: &str, from: String, to: String| {
        cx.state.locale.say_with(key, &[("from", from.into()), ("to", to.into())])
    };
    let firm = |f: &Firmness| {
        cx.say(match f {
            Firmness::Tightened => "compare-tightened",
            Firmness::Loosened => "compare-loosened",
            Firmness::Neither => "compare-reworded",
        })
    };
    let or = |words: &Option<String>, key: &str| words.clone().unwrap_or_else(|| cx.say(key));
    match w {
        Rewording::Bound { from, to, firmness } => {
            let bound = |b| cx.state.locale.bound(b);
            format!("{}：{} → {}", firm(firmness), bound(*from), bound(*to))
        }
        Rewording::Relation { from, to, firmness } => format!("{}：{from} → {to}", firm(firmness)),
        Rewording::ToRelation { from, to } => format!("{}：{from} → {to}", cx.say("compare-to-relation")),
        Rewording::ToNumber { from, to } => format!("{}：{from} → {to}", cx.say("compare-to-number")),
        Rewording::Tone { from, to, firmness } => {
            let none = "compare-tone-none";
            format!("{}，{}", firm(firmness), pair("compare-tone", or(from, none), or(to, none)))
        }
        Rewording::StretchAdded(words) => {
            cx.state.locale.say_with("compare-stretch-added", &[("words", words.as_str().into())])
        }
        Rewording::StretchDropped(words) => {
            cx.state.locale.say_with("compare-stretch-dropped", &[("words", words.as_str().into())])
        }
        Rewording::Basis { from, to } => {
            pair("compare-basis", or(from, "compare-basis-none"), or(to, "compare-basis-none"))
        }
        Rewording::Measure { from, to } => {
            pair("compare-measure", cx.say(measure_key(*from)), cx.say(measure_key(*to)))
        }
        Rewording::Added => cx.say("compare-added"),
        Rewording::Dropped => cx.say("compare-dropped"),
    }
}

fn judged(cx: &Cx<'_>, cell: &TableCell) -> Option<String> {
    let j = &cell.judgement;
    let outcome = j.actual.and_then(|i| cell.actual.get(i)).or_else(|| cell.actual.first());
    let actual = outcome.map(|o| {
        let status = cell::status(cx, o.status);
        if status.is_empty() { o.entry.words.clone() } else { format!("{}（{status}）", o.entry.words) }
    });
    let aim = j.against.clone();
    let said = verdict_words(cx, j);
    let aim = match &j.leans {
        Some(leans) => aim.map(|a| format!("{a}（{leans}）")),
        None => aim,
    };
    let key = match (&aim, &actual) {
        (None, None) => return None,
        (Some(_), Some(_)) if j.revised => "compare-judged-revised",
        (Some(_), Some(_)) => "compare-judged",
        (None, Some(_)) => "compare-judged-no-aim",
        (Some(_), None) => "compare-judged-no-actual",
    };
    let args = [
        ("aim", aim.unwrap_or_default().into()),
        ("actual", actual.unwrap_or_default().into()),
        ("verdict", said.into()),
    ];
    Some(cx.state.locale.say_with(key, &args))
}

/// 达到, 未达到, 目标曾调整, 不可判 with the reason.
pub fn verdict_words(cx: &Cx<'_>, j: &Judgement) -> String {
    let said = cx.say(verdict(j.verdict));
    match j.verdict {
        Verdict::Unjudged(why) => format!("{said}（{}{}）", cx.say(self::why(why)), bases(cx, j)),
        _ => said,
    }
}

/// Which 口径 aim and result have, where that forbids a verdict.
fn bases(cx: &Cx<'_>, j: &Judgement) -> String {
    let Some((aim, result)) = &j.bases else { return String::new() };
    let said = |b: &Option<String>| b.clone().unwrap_or_else(|| cx.say("compare-basis-none"));
    cx.state.locale.say_with("compare-bases", &[("aim", said(aim).into()), ("actual", said(result).into())])
}

/// The key of a verdict.
fn verdict(v: Verdict) -> &'static str {
    match v {
        Verdict::Met => "compare-met",
        Verdict::Missed => "compare-missed",
        Verdict::Revised => "compare-revised",
        Verdict::Unjudged(_) => "compare-unjudged",
    }
}

/// The key of a reason.
fn why(why: Why) -> &'static str {
    match why {
        Why::NoTarget(_) => "compare-why-no-target",
        Why::NoLast(Missing::NoReport) => "compare-why-no-last-report",
        Why::NoLast(Missing::ExpresslyNone) => "compare-why-last-none-set",
        Why::NoLast(Missing::NotRead) => "compare-why-last-not-read",
        Why::NoLast(Missing::Fragment) => "compare-why-last-fragment",
        Why::NoLast(Missing::NotStated) => "compare-why-last-not-stated",
        Why::NoActual(Missing::NotRead) => "compare-why-actual-not-read",
        Why::NoActual(Missing::Fragment) => "compare-why-actual-fragment",
        Why::NoActual(_) => "compare-why-no-actual",
        Why::Relation => "compare-why-relation",
        Why::Reference => "compare-why-reference",
        Why::Measure => "compare-why-measure",
        Why::Unit => "compare-why-unit",
        Why::Share => "compare-why-share",
        Why::Basis => "compare-why-basis",
        Why::Scope => "compare-why-scope",
        Why::Bounds => "compare-why-bounds",
        Why::Sense => "compare-why-sense",
        Why::Near => "compare-why-near",
        Why::Vague => "compare-why-vague",
    }
}
