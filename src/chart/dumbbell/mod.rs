//! 目标与完成: last year's target and what was reached above, this year's target below, and how they differ.

mod paint;

use super::cite::{self, Saying};
use super::data::Data;
use super::frame::{Foot, Key, KeyShape};
use super::page::{Around, Ctx, finish};
use super::record::Sheet;
use super::rows::axis::AFTER;
use super::rows::marks::{ends, words};
use super::rows::plan::{Hang, Layout, Part, Plan};
use super::rows::{self, lanes, last_words};
use super::shapes::reach;
use super::spec::{Drawn, Remark, Spec};
use super::words::Lang;
use super::{outside, tell, ticks};
use crate::comparison::{Entry, Order, Row, Standing};
use crate::figures::{Sense, Tier};
use crate::fonts::Fonts;
use crate::quantity::Bound;

/// Half the width of a ring, in em.
const RING: f64 = 0.41;

/// What the upper line of a row shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before<'a> {
    pub target: Option<(&'a Entry, (f64, f64))>,
    pub actual: Option<(&'a Entry, f64)>,
}

impl<'a> Before<'a> {
    fn of(row: &'a Row) -> Self {
        let target = base(&row.last).and_then(|e| Some((e, ends(e)?)));
        let actual = row.result().and_then(|e| Some((e, e.value.point()?)));
        Self { target, actual }
    }

    /// What was reached, less the end of the target that counts.
    pub fn difference(&self, sense: Sense) -> Option<f64> {
        let (end, actual) = (self.end(sense)?, self.actual?.1);
        Some(((actual - end) * 1e6).round() / 1e6)
    }

    /// The end of the target by which a result is measured: the lower one of a range, the upper one where less is
    /// better. It is the end by which the comparison judges.
    pub fn end(&self, sense: Sense) -> Option<f64> {
        let (low, high) = self.target?.1;
        Some(if sense == Sense::Ceiling { high } else { low })
    }

    /// Whether the result is written left of the target.
    pub fn actual_left(&self) -> bool {
        match (self.target, self.actual) {
            (Some((_, (low, _))), Some((_, actual))) => actual <= low + 1e-9,
            _ => false,
        }
    }
}

fn base(entries: &[Entry]) -> Option<&Entry> {
    entries.iter().find(|e| e.standing == Standing::Axis && e.tier == Tier::Base)
}

/// The columns at the right that the page has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Columns {
    None,
    Change,
    Result,
    Both,
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let ctx = Ctx::of(spec, &data.first);
    let mut sheet = ctx.sheet(fonts);
    let total = ctx.comparison.rows.len();
    let (mut shown, mut told) = (total, None);
    let (mut plan, mut foot) = set(&mut sheet, &ctx, shown, None);
    for _ in 0..4 {
        let now = (plan.lines.len(), plan.remark(total));
        if now == (shown, told.clone()) {
            break;
        }
        (shown, told) = now;
        (plan, foot) = set(&mut sheet, &ctx, shown, told.as_ref());
    }
    paint::plot(&mut sheet, &ctx, &plan, columns(&ctx));
    lanes::draw(&mut sheet, &ctx, &plan);
    let nothing = total == 0 && ctx.comparison.missing.is_empty();
    let remarks = nothing.then_some(Remark::Empty).into_iter().chain(plan.remark(total)).collect();
    finish(sheet, &ctx, &foot, remarks)
}

fn columns(ctx: &Ctx<'_>) -> Columns {
    let ems = ctx.sizes.width() / ctx.sizes.em;
    // Without last year's targets there is nothing to tell the difference of.
    let known = ctx.comparison.rows.iter().any(|r| Before::of(r).target.is_some());
    let reached = ctx.comparison.rows.iter().any(|r| Before::of(r).difference(ctx.subject.sense).is_some());
    match ems {
        _ if ems < 27.0 || !known => Columns::None,
        _ if !reached => Columns::Change,
        _ if ems < 38.0 => Columns::Result,
        _ => Columns::Both,
    }
}

/// By difference, rows without one last; or as the comparison has them.
fn ordered<'a>(ctx: &Ctx<'a>) -> Vec<&'a Row> {
    let mut rows: Vec<&Row> = ctx.comparison.rows.iter().collect();
    if ctx.comparison.query.order == Order::Value {
        let difference = |r: &Row| Before::of(r).difference(ctx.subject.sense);
        // Parts stay where they are: only what is on the axis is sorted anew.
        rows.sort_by(|a, b| {
            let parts = (Part::of(a), Part::of(b));
            match (difference(a), difference(b)) {
                _ if parts.0 != parts.1 => std::cmp::Ordering::Equal,
                (Some(a), Some(b)) => b.total_cmp(&a),
                (a, b) => b.is_some().cmp(&a.is_some()),
            }
        });
    }
    rows
}

fn set<'a>(sheet: &mut Sheet<'_>, ctx: &Ctx<'a>, shown: usize, told: Option<&Remark>) -> (Plan<'a>, Foot) {
    let (spec, c, lang) = (ctx.spec, ctx.comparison, ctx.spec.lang);
    let ordered = ordered(ctx);
    let drawn: Vec<&Row> = ordered.iter().copied().skip(spec.first).take(shown).collect();
    let around = Around {
        title: cite::title_of(
            spec,
            c,
            ctx.subject,
            &Saying { aim: Some(tell::targets_and_results(lang)), ..Saying::default() },
        ),
        subtitle: subtitle(ctx, &drawn),
        unit: ctx.unit(),
        key: key(ctx, &drawn),
        note: cite::written(spec, &note(ctx, &drawn, told)),
        sources: cite::own_sources(spec, c, &drawn),
    };
    let (top, foot) = around.set(sheet, ctx);
    let right = match columns(ctx) {
        Columns::None => 0.0,
        Columns::Change | Columns::Result => 6.0,
        Columns::Both => 12.5,
    };
    let fonts = sheet.fonts;
    let hangs = |row: &Row, type_size: (f64, f64)| hangs(fonts, lang, row, type_size);
    let layout = Layout { tight: 2.5, most: (3.4, 0.15), right, rows: ordered, hangs: &hangs };
    let mut plan = Plan::of(fonts, ctx, &layout, (top, foot.top()));
    // What has no number this year keeps last year's pair, and its words stand on the line under it.
    let below = paint::apart(&plan);
    for l in plan.lines.iter_mut().filter(|l| !l.part.on_axis() && !l.hangs.is_empty()) {
        l.below = below;
    }
    (plan, foot)
}

fn subtitle(ctx: &Ctx<'_>, drawn: &[&Row]) -> String {
    let lang = ctx.spec.lang;
    let mut parts = vec![tell::two_lines(lang, ctx.comparison.common_year())];
    if ctx.comparison.query.order != Order::Value {
        parts.extend(super::words::ordered(lang, ctx.comparison.query.order));
    } else if drawn.iter().filter(|r| Before::of(r).difference(ctx.subject.sense).is_some()).count() > 1 {
        parts.push(tell::by_difference(lang).into());
    } else if drawn.iter().filter(|r| Part::of(r).on_axis()).count() > 1 {
        parts.push(super::words::by_value(lang).into());
    }
    parts.join(lang.of("；", "; "))
}

fn key(ctx: &Ctx<'_>, drawn: &[&Row]) -> Vec<Key> {
    let (lang, year) = (ctx.spec.lang, ctx.comparison.common_year());
    let before = year.map(|y| y - 1);
    let mut key = rows::key(lang, drawn);
    if drawn.iter().any(|r| Before::of(r).target.is_some()) {
        let grey = Key::new(KeyShape::Bound(Bound::Exact), tell::target_before(lang, before));
        key.push(grey.colored(ctx.palette.axis));
    }
    if drawn.iter().any(|r| Before::of(r).actual.is_some()) {
        key.push(Key::new(KeyShape::Ring, tell::actual_of(lang, before)));
    }
    key
}

fn note(ctx: &Ctx<'_>, drawn: &[&Row], told: Option<&Remark>) -> Vec<String> {
    let (spec, c, lang) = (ctx.spec, ctx.comparison, ctx.spec.lang);
    let mut parts = cite::sentences(spec, c, drawn, told, |r| ctx.name(r));
    let sense = ctx.subject.sense;
    let differences: Vec<f64> = drawn.iter().filter_map(|r| Before::of(r).difference(sense)).collect();
    if columns(ctx) != Columns::None {
        let unit = tell::points(lang, c.query.unit.as_deref().unwrap_or(""));
        parts.insert(0, tell::differences(lang, &unit, sense == Sense::Ceiling));
        if c.query.order == Order::Value
            && differences.iter().any(|d| *d < 0.0)
            && differences.iter().any(|d| *d >= 0.0)
        {
            parts.insert(1, tell::sign_rule(lang).into());
        }
    }
    let given = |r: &Row| r.last.iter().any(|e| e.outside);
    let retold = drawn.iter().filter(|r| r.retold.is_some() && !given(r)).count();
    if retold > 0 {
        parts.insert(0, tell::retold(lang, retold));
    }
    let finals: Vec<&&Row> = drawn.iter().filter(|r| r.official.is_some()).collect();
    let other = finals.iter().filter(|r| r.differs()).count();
    let aims = drawn.iter().filter(|r| given(r)).count();
    for said in outside::given(lang, (finals.len(), other), aims).into_iter().rev() {
        parts.insert(0, said);
    }
    parts
}

/// What the upper line needs beside its values, so that its words stay on the page.
fn hangs(fonts: &Fonts, lang: Lang, row: &Row, (em, label): (f64, f64)) -> Vec<Hang> {
    let before = Before::of(row);
    let wide = |said: &str, bold: bool| fonts.width(said, label, bold) + AFTER * em;
    let said = |e: &Entry| wide(&last_words(lang, row, e), false);
    let target = before.target.map(|(e, ends)| (ends, reach(e.value.bound, false), said(e)));
    let actual = before.actual.map(|(e, at)| (at, wide(&result_words(lang, e), true)));
    match (target, actual) {
        (None, None) => Vec::new(),
        (Some(((low, high), r, wide)), None) => {
            vec![Hang { at: low, left: r.0 * em, right: 0.0 }, Hang { at: high, left: 0.0, right: r.1 * em + wide }]
        }
        (None, Some((at, wide))) => vec![Hang { at, left: RING * em, right: RING * em + wide }],
        (Some(((low, high), r, wt)), Some((at, wa))) => {
            let (left, right) = if before.actual_left() { (wa, wt) } else { (wt, wa) };
            vec![
                Hang { at: low, left: r.0 * em + left, right: 0.0 },
                Hang { at: high, left: 0.0, right: r.1 * em + right },
                Hang { at, left: RING * em + left, right: RING * em + right },
            ]
        }
    }
}

/// A result as written; an official final says so.
fn result_words(lang: Lang, e: &Entry) -> String {
    let mark = if e.outside { outside::final_mark(lang) } else { "" };
    format!("{}{mark}", words(e))
}

/// How this year's target stands to last year's, in words.
fn change(ctx: &Ctx<'_>, row: &Row) -> Option<String> {
    let lang = ctx.spec.lang;
    let (now, then) = (base(row.cell.entries())?, base(&row.last)?);
    let ((a, b), (c, d)) = (ends(now)?, ends(then)?);
    let (low, high) = (ticks::difference(a, c), ticks::difference(b, d));
    Some(match (low == "0", high == "0") {
        (true, true) => tell::unchanged(lang, now.value.bound == then.value.bound).into(),
        _ if low == high => low,
        (false, _) => format!("{}{low}", tell::lower_end(lang)),
        (true, false) => format!("{}{high}", tell::upper_end(lang)),
    })
}
