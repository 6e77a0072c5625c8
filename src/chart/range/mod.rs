//! 对标点图: targets of one year, a row a report, each bound drawn as it binds.

mod paint;

use super::cite;
use super::data::Data;
use super::frame::{Foot, Key, KeyShape};
use super::page::{Around, Ctx, finish};
use super::record::Sheet;
use super::rows::plan::{Layout, Plan};
use super::rows::{self, lanes, moved};
use super::spec::{Drawn, Remark, Spec};
use super::{outside, reference, tell, words};
use crate::comparison::Row;
use crate::fonts::Fonts;

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let series = reference::with_median(spec, &data.first);
    let ctx = Ctx::of(spec, &series);
    let mut sheet = ctx.sheet(fonts);
    let (plan, foot, remarks) = compose(&mut sheet, &ctx);
    paint::plot(&mut sheet, &ctx, &plan);
    lanes::draw(&mut sheet, &ctx, &plan);
    finish(sheet, &ctx, &foot, remarks)
}

/// What head and foot tell of the rows under them.
#[derive(PartialEq)]
struct Told {
    shown: usize,
    ticks: bool,
    remark: Option<Remark>,
}

/// Sets head and foot and divides what is left between them among the rows. Key and note tell of the rows that are
/// drawn, and take room from them: all is set again until that agrees.
fn compose<'a>(sheet: &mut Sheet<'_>, ctx: &Ctx<'a>) -> (Plan<'a>, Foot, Vec<Remark>) {
    let total = ctx.comparison.rows.len();
    let mut told = Told { shown: total, ticks: true, remark: None };
    let (mut plan, mut foot) = set(sheet, ctx, &told);
    for _ in 0..4 {
        let now = Told { shown: plan.lines.len(), ticks: plan.ticks(), remark: plan.remark(total) };
        if now == told {
            break;
        }
        (plan, foot) = set(sheet, ctx, &now);
        told = now;
    }
    let nothing = total == 0 && ctx.comparison.missing.is_empty();
    let remarks = nothing.then_some(Remark::Empty).into_iter().chain(plan.remark(total)).collect();
    (plan, foot, remarks)
}

/// The sentences of the note; last year's targets may come from outside the reports.
fn note(ctx: &Ctx<'_>, drawn: &[&Row], ticks: &[&Row], told: &Told) -> Vec<String> {
    let mut parts = cite::sentences(ctx.spec, ctx.comparison, drawn, told.remark.as_ref(), |r| ctx.name(r));
    let given = ticks.iter().filter(|r| r.last.iter().any(|e| e.outside)).count();
    parts.extend(outside::given(ctx.spec.lang, (0, 0), given));
    // A smaller page, or more rows, leave no room for them: that they are not there is told.
    if !told.ticks && drawn.iter().any(|r| moved(r)) {
        parts.push(tell::no_ticks(ctx.spec.lang).to_owned());
    }
    parts.extend(reference::told(ctx.spec.lang, ctx.comparison));
    parts
}

/// Draws the head, on an empty sheet, and sets what goes under it.
fn set<'a>(sheet: &mut Sheet<'_>, ctx: &Ctx<'a>, told: &Told) -> (Plan<'a>, Foot) {
    let (spec, c) = (ctx.spec, ctx.comparison);
    let drawn: Vec<&Row> = c.rows.iter().skip(spec.first).take(told.shown).collect();
    let ticks: Vec<&Row> = drawn.iter().copied().filter(|r| told.ticks && moved(r)).collect();
    let mut key = rows::key(spec.lang, &drawn);
    if !ticks.is_empty() {
        key.push(Key::new(KeyShape::Last, words::last_target(spec.lang)));
    }
    let around = Around {
        title: cite::title(spec, c, ctx.subject),
        subtitle: cite::subtitle(spec, c, ctx.subject),
        unit: ctx.unit(),
        key,
        note: cite::written(spec, &note(ctx, &drawn, &ticks, told)),
        sources: cite::sources(spec, c, &ticks),
    };
    let (top, foot) = around.set(sheet, ctx);
    let layout =
        Layout { tight: 1.31, most: (2.2, 0.2), right: 0.0, rows: c.rows.iter().collect(), hangs: &|_, _| Vec::new() };
    let plan = Plan::of(sheet.fonts, ctx, &layout, (top, foot.top()));
    (plan, foot)
}
