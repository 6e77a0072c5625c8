//! 分布: a disc a place over its value, columns by bound within a value; the chosen places are dark and named. What has no
//! number is listed beside the plot.

mod columns;
mod paint;

use super::cite;
use super::data::Data;
use super::page::{Around, Ctx, Told, finish, plain, settle};
use super::record::Sheet;
use super::rows;
use super::rows::plan::Part;
use super::spec::{Drawn, Remark, Spec};
use super::{reference, tell, words as say};
use crate::comparison::Row;
use crate::fonts::Fonts;
use crate::quantity::Bound;
use columns::Columns;

/// Where everything stands.
pub(super) struct Plan<'a> {
    /// Left, top, right, bottom of the plot.
    pub area: (f64, f64, f64, f64),
    pub columns: Columns<'a>,
    pub label: f64,
    /// Left edge of the list of places that have no number, and the rows that it has room for.
    pub list: Option<(f64, Vec<&'a Row>)>,
    /// Where the list begins.
    pub list_top: f64,
    /// How many have no number.
    pub off: usize,
    /// Whether places are marked out.
    pub named: bool,
}

/// Whether a row's place is among those to be marked out.
pub(super) fn is_named(spec: &Spec, row: &Row) -> bool {
    let region = row.region.as_deref().unwrap_or("");
    let short = super::page::short(row);
    spec.named.iter().any(|n| n == region || *n == row.name || *n == short)
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let series = reference::with_median(spec, &data.first);
    let ctx = Ctx::of(spec, &series);
    let mut sheet = ctx.sheet(fonts);
    let around = |told: &Told| around(&ctx, told);
    let plan = |s: &Sheet<'_>, ends: (f64, f64)| plan(s.fonts, &ctx, ends);
    let (plan, foot, told) = settle(&mut sheet, &ctx, &around, &plan);
    if let Some(plan) = &plan {
        paint::plot(&mut sheet, &ctx, plan);
    }
    finish(sheet, &ctx, &foot, told.remarks)
}

fn on_axis<'a>(ctx: &Ctx<'a>) -> Vec<&'a Row> {
    ctx.comparison.rows.iter().filter(|r| Part::of(r).on_axis()).collect()
}

/// Rows without a number, the chosen ones first.
fn off_axis<'a>(ctx: &Ctx<'a>) -> Vec<&'a Row> {
    let mut off: Vec<&Row> = ctx.comparison.rows.iter().filter(|r| !Part::of(r).on_axis()).collect();
    off.sort_by_key(|r| !is_named(ctx.spec, r));
    off
}

fn around(ctx: &Ctx<'_>, told: &Told) -> Around {
    let (spec, c, lang) = (ctx.spec, ctx.comparison, ctx.spec.lang);
    let rows: Vec<&Row> = c.rows.iter().collect();
    // A disc is the first number of its place: what is striven for beyond it has none.
    let mut key = rows::key(lang, &on_axis(ctx));
    key.retain(|k| k.shape != super::frame::KeyShape::Stretch);
    if rows.iter().any(|r| Part::of(r) == Part::Lane) {
        key.extend(rows::key(lang, &rows).into_iter().filter(|k| k.shape == super::frame::KeyShape::Relation));
    }
    let named = rows.iter().any(|r| is_named(spec, r));
    let mut parts = cite::sentences(spec, c, &rows, None, |r| ctx.name(r));
    if !on_axis(ctx).is_empty() {
        parts.extend(reference::told(lang, c));
    }
    let here = |name: &String| rows.iter().any(|r| is_named(&Spec { named: vec![name.clone()], ..spec.clone() }, r));
    let gone: Vec<String> = spec.named.iter().filter(|n| !here(n)).cloned().collect();
    if !gone.is_empty() {
        parts.push(say::missing(lang, &gone, c.query.year.or(c.common_year())));
    }
    let off = off_axis(ctx).len();
    if off > told.shown {
        parts.push(tell::not_listed(lang, off - told.shown));
    }
    let unit = c.query.unit.as_deref();
    let dots = told.step.map_or_else(|| tell::dots(lang).to_owned(), |step| tell::stepped(lang, &plain(step, unit)));
    let mut subtitle = vec![say::axis(lang, &ctx.subject.name, c.query.measure), dots];
    if named {
        subtitle.push(tell::dark_ones(lang).into());
    }
    Around {
        title: cite::title(spec, c, ctx.subject),
        subtitle: subtitle.join(lang.of("；", "; ")),
        unit: ctx.unit(),
        key,
        note: cite::written(spec, &told.before(ctx, parts)),
        sources: cite::sources(spec, c, &[]),
    }
}

fn plan<'a>(fonts: &Fonts, ctx: &Ctx<'a>, (top, bottom): (f64, f64)) -> (Option<Plan<'a>>, Told) {
    let z = &ctx.sizes;
    let mut told = Told::default();
    let label = (0.92 * z.em).max(z.floor);
    let (on, off) = (on_axis(ctx), off_axis(ctx));
    if on.is_empty() && off.is_empty() {
        told.remarks.push(Remark::Empty);
        return (None, told);
    }
    let list_wide = 18.0 * label;
    let list = (!off.is_empty() && z.width() > 3.0 * list_wide) || on.is_empty();
    let right = if list && !on.is_empty() { z.right - list_wide - label } else { z.right };
    let area = (z.left, top + 1.4 * z.em, right, bottom - 3.4 * label);
    if area.3 - area.1 < 4.0 * z.em || area.2 - area.0 < 10.0 * z.em {
        told.remarks.push(Remark::PageTooSmall);
        return (None, told);
    }
    let fit = (((area.3 - area.1) / (1.5 * label)).floor() as usize).saturating_sub(1);
    let listed: Vec<&Row> = if list { off.iter().copied().take(fit).collect() } else { Vec::new() };
    told.shown = listed.len();
    // Names of the chosen ones stand over their columns.
    let names = 2.6 * label;
    let whole = (z.left, area.1, z.right, area.3);
    let fits = |area: (f64, f64, f64, f64)| {
        let columns = Columns::of(fonts, ctx, &on, (area.2 - area.0, area.3 - area.1 - names), label)?;
        // Few places do not lie at the foot of an empty page.
        let used = columns.columns.iter().map(columns::Column::height).max().unwrap_or(0) as f64 * columns.disc;
        let over = (area.3 - area.1 - used - 2.0 * names).max(0.0);
        let (above, below) = if columns.named { (0.3 * over, 0.45 * over) } else { (0.0, 0.0) };
        Some(((area.0, area.1 + above, area.2, area.3 - below), columns))
    };
    // The list stands inside the plot where the piles under it are low.
    let list_top = area.1;
    let foot = list_top + 1.5 * label * (listed.len() + 2) as f64;
    let under = |(area, c): &((f64, f64, f64, f64), Columns<'_>)| {
        let left = z.right - list_wide - label - area.0;
        let near = |o: &&columns::Column<'_>| o.x + o.width() * c.disc / 2.0 > left;
        let high = c.columns.iter().filter(near).map(columns::Column::height).max();
        listed.is_empty() || on.is_empty() || area.3 - high.unwrap_or(0) as f64 * c.disc - names > foot
    };
    let Some((area, columns)) = fits(whole).filter(under).or_else(|| fits(area)) else {
        told.remarks.push(Remark::PageTooSmall);
        return (None, told);
    };
    told.step = columns.step;
    let x = if on.is_empty() { z.left } else { z.right - list_wide };
    let list = (!listed.is_empty()).then_some((x, listed));
    let named = on.iter().any(|r| is_named(ctx.spec, r));
    (Some(Plan { area, columns, label, list, list_top, off: off.len(), named }), told)
}

/// Piles of one value or stretch of values stand side by side; the widths of shapes in disc diameters.
pub(super) fn shape_width(bound: Bound) -> f64 {
    match bound {
        Bound::About => 1.75,
        Bound::AtLeast | Bound::AtMost => 1.5,
        Bound::Range => 1.6,
        _ => 1.15,
    }
}
