//! 分组柱状: several indicators of one year, or several years of one indicator, by region. Bars stand on nought; their
//! ends are drawn as the target binds.

mod paint;

use std::collections::{BTreeMap, BTreeSet};

use super::cite::{self, Saying};
use super::data::{Data, Series};
use super::frame::{Key, KeyShape};
use super::page::{Around, Ctx, Told, finish, mix, paged, settle, short};
use super::record::Sheet;
use super::rows::marks::{ends, words};
use super::scene::Color;
use super::spec::{Drawn, Remark, Spec};
use super::ticks::Ticks;
use super::typeset::value_lines;
use super::upright::{FADE, TIP};
use super::{tell, words as say};
use crate::comparison::{Cell, Entry, Row, Standing, unit};
use crate::figures::Tier;
use crate::fonts::Fonts;
use crate::quantity::Bound;

/// More series than this cannot be told apart: 热力表 shows them.
const MOST: usize = 4;

/// A colour of bars: an indicator, or a year.
pub(super) struct Bars<'a> {
    pub key: String,
    pub name: String,
    pub color: Color,
    rows: Vec<&'a Row>,
}

/// A region and its bars, in the order of the series; none where a series has no report.
pub(super) struct Group<'a> {
    pub name: String,
    pub region: String,
    pub bars: Vec<Option<&'a Row>>,
}

/// The entry that gives a bar its height.
pub(super) fn base(row: &Row) -> Option<&Entry> {
    row.cell.entries().iter().find(|e| matches!(e.standing, Standing::Axis | Standing::Basis))
}

/// What is striven for beyond it.
pub(super) fn stretch(row: &Row) -> Option<&Entry> {
    let first = base(row)?;
    let tier = |e: &&Entry| e.standing == first.standing && e.tier == Tier::Stretch && e.figure != first.figure;
    row.cell.entries().iter().find(tier)
}

/// Where everything stands.
pub(super) struct Plan {
    /// Left, top, right, bottom of the plot.
    pub area: (f64, f64, f64, f64),
    pub ticks: Ticks,
    pub groups: usize,
    pub group_width: f64,
    /// Width of a bar with its gap.
    pub slot: f64,
    /// Size of shapes, of labels.
    pub em: f64,
    pub label: f64,
    /// Room for words under bars below nought.
    pub under: f64,
    /// Width for the words over a bar.
    pub words: f64,
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let ctx = Ctx::of(spec, &data.first);
    let mut sheet = ctx.sheet(fonts);
    let (series, left) = series(&ctx, data);
    let shown: Vec<&Bars<'_>> = series.iter().filter(|b| !spec.muted.contains(&b.key)).collect();
    let groups = groups(&ctx, &shown);
    let around = |told: &Told| around(&ctx, data, (&series, &shown), &groups, told);
    let plan = |s: &Sheet<'_>, ends: (f64, f64)| plan(s.fonts, &ctx, (shown.len(), &left), &groups, ends);
    let (plan, foot, told) = settle(&mut sheet, &ctx, &around, &plan);
    if let Some(plan) = &plan {
        let drawn: Vec<&Group<'_>> = groups.iter().skip(spec.first).take(plan.groups).collect();
        paint::plot(&mut sheet, &ctx, plan, &shown, &drawn);
    }
    finish(sheet, &ctx, &foot, told.remarks)
}

/// The series, and what to tell about those that are left out.
fn series<'a>(ctx: &Ctx<'a>, data: &'a Data) -> (Vec<Bars<'a>>, Told) {
    let mut told = Told::default();
    let mut all = if data.more.is_empty() { by_year(ctx) } else { by_indicator(ctx, data, &mut told) };
    if all.len() > MOST {
        told.remarks.push(Remark::TooManySeries { shown: MOST, total: all.len() });
        // Of years the last ones, of indicators the first.
        let out = if data.more.is_empty() { all.drain(..all.len() - MOST) } else { all.drain(MOST..) };
        told.left_out.splice(0..0, out.map(|b| b.name));
    }
    (all, told)
}

/// Whether the bars are years of one place: then each year is a group, and there may be many.
fn years_of_one(ctx: &Ctx<'_>) -> bool {
    let mut places = ctx.comparison.rows.iter().map(|r| r.region.as_deref());
    let first = places.next().flatten();
    ctx.spec.years.is_some() && ctx.spec.also.is_empty() && first.is_some() && places.all(|p| p == first)
}

/// A series a year, the latest darkest; a single year is one series.
fn by_year<'a>(ctx: &Ctx<'a>) -> Vec<Bars<'a>> {
    let rows = &ctx.comparison.rows;
    if ctx.spec.years.is_none() || years_of_one(ctx) {
        let name = ctx.subject.name.clone();
        let mut rows: Vec<&Row> = rows.iter().collect();
        if years_of_one(ctx) {
            rows.sort_by_key(|r| r.year);
        }
        return vec![Bars { key: ctx.comparison.query.indicator.clone(), name, color: ctx.color, rows }];
    }
    let years: BTreeSet<i32> = rows.iter().filter_map(|r| r.year).collect();
    let last = years.len().min(MOST);
    let skipped = years.len() - last;
    let of = |(i, year): (usize, i32)| {
        let depth = (i + 1).saturating_sub(skipped) as f64 / last.max(1) as f64;
        let rows = rows.iter().filter(|r| r.year == Some(year)).collect();
        let color = mix(ctx.color, ctx.palette.ground, 0.28 + 0.72 * depth.max(0.1));
        Bars { key: year.to_string(), name: year.to_string(), color, rows }
    };
    years.into_iter().enumerate().map(of).collect()
}

fn by_indicator<'a>(ctx: &Ctx<'a>, data: &'a Data, told: &mut Told) -> Vec<Bars<'a>> {
    let base = |s: &Series| unit(s.comparison.query.unit.as_deref()).base;
    let axis = base(&data.first);
    let (fit, other): (Vec<&Series>, Vec<&Series>) = data.all().partition(|s| base(s) == axis);
    if !other.is_empty() {
        told.remarks.push(Remark::OtherUnits(other.len()));
        told.left_out = other.iter().map(|s| s.subject.name.clone()).collect();
    }
    let mut used: Vec<Color> = Vec::new();
    let mut bars = Vec::new();
    for s in fit {
        let own = ctx.spec.theme.family(s.subject.family);
        // A second indicator of a family has a lighter shade of its colour; so have all in print.
        let twins = used.iter().filter(|c| **c == own).count();
        used.push(own);
        let color = mix(own, ctx.palette.ground, [1.0, 0.62, 0.38, 0.2].get(twins).copied().unwrap_or(0.2));
        let rows = s.comparison.rows.iter().collect();
        bars.push(Bars { key: s.comparison.query.indicator.clone(), name: s.subject.name.clone(), color, rows });
    }
    bars
}

/// The regions in the order of the first series that is shown, then those that only others have; the years of one
/// place in their order.
fn groups<'a>(ctx: &Ctx<'a>, shown: &[&Bars<'a>]) -> Vec<Group<'a>> {
    let one = years_of_one(ctx);
    let over_years = ctx.spec.years.is_some() && ctx.spec.also.is_empty() && !one;
    let key = |r: &'a Row| match r.region.as_deref().filter(|_| over_years) {
        Some(region) => (Some(region), 0),
        None => (None, r.reading),
    };
    let by_key: Vec<BTreeMap<_, &Row>> = shown
        .iter()
        .map(|b| {
            let mut found = BTreeMap::new();
            b.rows.iter().for_each(|r| {
                found.entry(key(r)).or_insert(*r);
            });
            found
        })
        .collect();
    // Of years the latest gives the order.
    let order: Vec<&&Bars<'a>> = if over_years { shown.iter().rev().collect() } else { shown.iter().collect() };
    let mut seen = BTreeSet::new();
    let heads = order.iter().flat_map(|b| b.rows.iter().copied()).filter(|r| seen.insert(key(r)));
    let of = |head: &'a Row| {
        let name = match head.year.filter(|_| one) {
            Some(year) => year.to_string(),
            None if over_years => short(head),
            None => ctx.name(head),
        };
        let region = head.region.clone().unwrap_or_else(|| name.clone());
        let bars = by_key.iter().map(|b| b.get(&key(head)).copied()).collect();
        Group { name, region, bars }
    };
    heads.map(of).collect()
}

fn around(
    ctx: &Ctx<'_>,
    data: &Data,
    (all, shown): (&[Bars<'_>], &[&Bars<'_>]),
    groups: &[Group<'_>],
    told: &Told,
) -> Around {
    let (spec, c, lang) = (ctx.spec, ctx.comparison, ctx.spec.lang);
    let drawn: Vec<&Row> =
        groups.iter().skip(spec.first).take(told.shown).flat_map(|g| g.bars.iter().flatten().copied()).collect();
    let mut key: Vec<Key> = Vec::new();
    if all.len() > 1 {
        key.extend(all.iter().map(|b| Key {
            series: Some((b.key.clone(), spec.muted.contains(&b.key))),
            ..Key::new(KeyShape::Swatch, b.name.clone()).colored(b.color)
        }));
    }
    for b in cite::bounds(&drawn).into_iter().filter(|b| *b != Bound::Exact) {
        key.push(Key::new(KeyShape::Bar(b), say::bound(lang, b)).colored(ctx.palette.ink2));
    }
    if drawn.iter().any(|r| stretch(r).is_some()) {
        key.push(Key::new(KeyShape::Stretch, say::stretch(lang)).colored(ctx.palette.ink2));
    }
    let relations = drawn.iter().any(|r| r.cell.standing() == Some(Standing::Lane));
    if relations {
        let relation = say::bound(lang, Bound::Assigned);
        key.push(Key::new(KeyShape::Bar(Bound::Assigned), relation).colored(ctx.palette.ink2));
    }
    let count = tell::indicators(lang, all.len());
    let several = !data.more.is_empty() && all.len() > 1;
    let saying = Saying {
        aim: None,
        indicator: several.then_some(count.as_str()),
        by_place: spec.years.is_some() && data.more.is_empty(),
    };
    // Of many years only the last are drawn: title and sources speak of those.
    let own = cite::only(c, &drawn);
    let c = if saying.by_place && !drawn.is_empty() { &own } else { c };
    Around {
        title: cite::title_of(spec, c, ctx.subject, &saying),
        subtitle: tell::bars(lang, relations).into(),
        unit: ctx.unit(),
        key,
        note: cite::written(spec, &told.before(ctx, notes(ctx, data, shown, &drawn))),
        sources: cite::own_sources(spec, c, &[]),
    }
}

fn notes(ctx: &Ctx<'_>, data: &Data, shown: &[&Bars<'_>], drawn: &[&Row]) -> Vec<String> {
    let lang = ctx.spec.lang;
    let arrows: Vec<Bound> =
        cite::bounds(drawn).into_iter().filter(|b| matches!(b, Bound::AtLeast | Bound::AtMost)).collect();
    let about = cite::bounds(drawn).contains(&Bound::About);
    let mut parts: Vec<String> = say::shapes(lang, about, &arrows).into_iter().collect();
    for s in data.all().filter(|s| data.more.is_empty() || shown.iter().any(|b| b.key == s.comparison.query.indicator))
    {
        let origins = cite::origins(ctx.spec, &s.comparison, |r| ctx.name(r));
        let name = &s.subject.name;
        let said =
            origins.iter().map(|b| if data.more.is_empty() { b.clone() } else { tell::of_indicator(lang, name, b) });
        parts.extend(said);
    }
    let several = data.more.iter().flat_map(|s| &s.comparison.rows).filter(|_| shown.len() > 1);
    parts.extend(cite::by_hand(ctx.spec, &drawn.iter().copied().chain(several).collect::<Vec<_>>()));
    // Numbers that stand on the same axis although they were written in another way are told.
    parts.extend(cite::turned(ctx.spec, drawn));
    parts
}

fn plan(
    fonts: &Fonts,
    ctx: &Ctx<'_>,
    (series, left): (usize, &Told),
    groups: &[Group<'_>],
    (top, bottom): (f64, f64),
) -> (Option<Plan>, Told) {
    let z = &ctx.sizes;
    let mut told = left.clone();
    let total = groups.len();
    if total == 0 || series == 0 {
        told.remarks.push(Remark::Empty);
        return (None, told);
    }
    let left = groups.len().saturating_sub(ctx.spec.first).max(1);
    let wide = (0.86 * z.em).max(z.floor);
    let fit = |label: f64| {
        // A year is shorter than a name.
        let (slot, name) = if years_of_one(ctx) { (1.8, 2.7) } else { (2.2, 3.2) };
        let least = (series as f64 * slot * label + 0.9 * label).max(name * label);
        (((z.width() - 4.0 * label) / least).floor() as usize, least)
    };
    // Smaller type where more groups fit by it.
    let label = if fit(wide).0 < left { z.floor } else { wide };
    let (most, least_group) = fit(label);
    let room = z.width() - 4.0 * label;
    let shown = left.min(most.max(1));
    told.remarks.extend(paged(ctx.spec.first, shown, total));
    told.shown = shown;
    let drawn = || groups.iter().skip(ctx.spec.first).take(shown).flat_map(|g| g.bars.iter().flatten());
    let ends: Vec<(f64, f64)> = drawn().flat_map(|r| base(r).into_iter().chain(stretch(r))).filter_map(ends).collect();
    let low = ends.iter().map(|e| e.0).reduce(f64::min).unwrap_or(0.0);
    let high = ends.iter().map(|e| e.1).reduce(f64::max).unwrap_or(1.0);
    let mut ticks = Ticks::from_nought(low, high, 6.0);
    let name_lines = 2.0 * 1.25 * z.em;
    // Labels over the highest bar stand above the plot; of two tiers there are twice as many.
    let tiers = if drawn().any(|r| stretch(r).is_some()) { 2.3 * label } else { 0.0 };
    let over = 4.2 * label + tiers + 0.6 * z.em;
    let under = if low < 0.0 { over } else { 0.0 };
    let foot = bottom - name_lines - under - 0.6 * z.em;
    if foot - top - over < 4.0 * z.em || least_group > room {
        told.remarks.push(Remark::PageTooSmall);
        told.shown = 0;
        return (None, told);
    }
    ticks.thin(foot - top - over, 1.7 * label);
    let unit = ctx.comparison.query.unit.as_deref();
    let widest =
        ticks.values().into_iter().map(|v| fonts.width(&ticks.words(v, unit), label, false)).fold(0.0, f64::max);
    let x0 = z.left + widest + 0.9 * label;
    let group_width = (z.right - x0) / shown as f64;
    let slot = ((group_width - 0.7 * z.em) / series as f64).min(3.6 * z.em);
    let em = z.em.min(0.55 * slot).max(0.5 * z.em);
    // Words over a bar that stands alone may be as wide as its group.
    let words = if series == 1 { (group_width - 0.2 * label).max(slot) } else { slot + 0.1 * label };
    let area = (x0, top + 0.5 * z.em, z.right, foot);
    let mut plan = Plan { area, ticks, groups: shown, group_width, slot, em, label, under, words };
    plan.area.1 = foot - height(fonts, &plan, drawn().copied());
    (Some(plan), told)
}

/// How high the plot can be so that the words over every bar stand on the page.
fn height<'a>(fonts: &Fonts, plan: &Plan, drawn: impl Iterator<Item = &'a Row>) -> f64 {
    let (_, top, _, foot) = plan.area;
    let (space, label) = (foot - top, plan.label);
    let share = |v: f64| (v - plan.ticks.low) / (plan.ticks.high - plan.ticks.low);
    // The highest number of the axis stands on its line.
    let mut height = space - 0.7 * label;
    for row in drawn {
        let Some((bound, (low, high))) = base(row).and_then(|e| Some((e.value.bound, ends(e)?))) else { continue };
        if low < 0.0 {
            continue;
        }
        let beyond = stretch(row).and_then(ends);
        let lines = over(fonts, row, label, plan.words).len() as f64;
        let words = (1.15 * lines + 0.25) * label;
        let mut stands = |v: f64, above: f64| {
            if share(v) > 1e-6 {
                height = height.min((space - words - above) / share(v));
            }
        };
        stands(high, reach(bound) * plan.em);
        if let Some((_, end)) = beyond {
            stands(end, 0.5 * plan.em);
        }
    }
    height.max(0.3 * space)
}

/// How far a bar of a target that is reached from below reaches beyond its number, in em.
pub(super) fn reach(bound: Bound) -> f64 {
    match bound {
        Bound::About => FADE,
        Bound::AtLeast => TIP,
        _ => 0.0,
    }
}

/// The words over a bar: the number, then the words of its bound on a line of their own; what is striven for first.
pub(super) fn over(fonts: &Fonts, row: &Row, size: f64, room: f64) -> Vec<String> {
    let tiers = stretch(row).into_iter().chain(base(row));
    tiers.flat_map(|e| value_lines(fonts, &words(e), size, room, 3)).collect()
}

/// What stands over the foot of a bar that has no height.
pub(super) fn foot_words(ctx: &Ctx<'_>, row: &Row) -> String {
    match row.cell.entries().first() {
        Some(e) => words(e),
        None => say::nothing(ctx.spec.lang, &row.cell).0.to_owned(),
    }
}

/// Whether the words of a kind of nothing call for a person.
pub(super) fn doubtful(row: &Row) -> bool {
    matches!(row.cell, Cell::NotRead | Cell::Fragment)
}
