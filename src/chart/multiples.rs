//! 小多图: the same small chart of the years for each region, on one scale with the others as thin lines; or for each
//! indicator of one region, each on its own.

use super::cite::{self, Saying};
use super::data::Data;
use super::frame::{Key, KeyShape, dotted};
use super::page::{Around, Ctx, Told, finish, paged, settle};
use super::record::{Align, Sheet, Words};
use super::rows;
use super::rows::marks::words;
use super::scene::{Point, Rect};
use super::spec::{Drawn, Panel, Remark, Spec};
use super::ticks::Ticks;
use super::typeset::fit;
use super::years::paint::{Look, grid, lane, thread, track};
use super::years::{Grid, Track, level, tracks};
use super::{tell, words as say};
use crate::comparison::{Order, Row};
use crate::fonts::Fonts;
use crate::quantity::Bound;

/// A small chart.
struct Small<'a> {
    /// The place's whole name, or the id of the indicator.
    key: String,
    name: String,
    unit: String,
    track: Track<'a>,
}

/// Where the panels stand.
struct Plan {
    columns: usize,
    shown: usize,
    /// Width and height of a panel with the space after it.
    cell: (f64, f64),
    top: f64,
    label: f64,
    /// Size of shapes.
    em: f64,
    years: (i32, i32),
    /// The scale of all panels; none when each has its own.
    ticks: Option<Ticks>,
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let ctx = Ctx::of(spec, &data.first);
    let mut sheet = ctx.sheet(fonts);
    let panels = panels(&ctx, data);
    let by_indicator = !data.more.is_empty();
    let around = |told: &Told| around(&ctx, data, &panels, told);
    let plan = |s: &Sheet<'_>, ends: (f64, f64)| plan(s.fonts, &ctx, &panels, by_indicator, ends);
    let (plan, foot, told) = settle(&mut sheet, &ctx, &around, &plan);
    if let Some(plan) = &plan {
        for (i, p) in panels.iter().enumerate().skip(spec.first).take(plan.shown) {
            panel(&mut sheet, &ctx, data, plan, &panels, i - spec.first, p);
        }
    }
    let mut drawn = finish(sheet, &ctx, &foot, told.remarks);
    drawn.places = panels.iter().map(|p| p.key.clone()).collect();
    let small = |p: &Small<'_>, rect: Rect| Panel { series: p.key.clone(), name: p.name.clone(), rect };
    let cells = |plan: &Plan| (0..plan.shown).map(|i| plan.cell(&ctx, i)).collect::<Vec<Rect>>();
    let shown = panels.iter().skip(spec.first);
    drawn.panels = shown.zip(plan.as_ref().map(cells).unwrap_or_default()).map(|(p, r)| small(p, r)).collect();
    drawn
}

impl Plan {
    /// Where a panel of the page stands.
    fn cell(&self, ctx: &Ctx<'_>, i: usize) -> Rect {
        let left = ctx.sizes.left + (i % self.columns) as f64 * self.cell.0;
        let top = self.top + (i / self.columns) as f64 * self.cell.1;
        let (right, bottom) = (left + self.cell.0 - 1.8 * self.label, top + self.cell.1);
        Rect { min: Point { x: left, y: top }, max: Point { x: right, y: bottom } }
    }
}

fn panels<'a>(ctx: &Ctx<'a>, data: &'a Data) -> Vec<Small<'a>> {
    let unit = |s: &super::data::Series| s.comparison.query.unit.clone().unwrap_or_default();
    if data.more.is_empty() {
        let mut all = tracks(ctx, ctx.comparison);
        sort(ctx, &mut all);
        let small =
            |t: Track<'a>| Small { key: t.key.clone(), name: t.name.clone(), unit: unit(&data.first), track: t };
        return all.into_iter().map(small).collect();
    }
    // Several indicators: of the one place, or of the first.
    let place = tracks(ctx, ctx.comparison).first().map(|t| t.key.clone());
    let of = |s: &'a super::data::Series| {
        let mut own = tracks(ctx, &s.comparison);
        let at = own.iter().position(|t| Some(&t.key) == place.as_ref())?;
        let mut track = own.swap_remove(at);
        track.color = ctx.spec.theme.family(s.subject.family);
        let key = s.comparison.query.indicator.clone();
        Some(Small { key, name: s.subject.name.clone(), unit: unit(s), track })
    };
    data.all().filter_map(of).collect()
}

/// By the last number, by code, or as a person has put them: then the rows stand so already.
fn sort(ctx: &Ctx<'_>, all: &mut [Track<'_>]) {
    match ctx.comparison.query.order {
        Order::Code => {}
        Order::Own => {
            let place = |t: &Track<'_>| ctx.comparison.rows.iter().position(|r| r.region.as_deref() == Some(&t.key));
            all.sort_by_cached_key(place);
        }
        Order::Value => {
            let last = |t: &Track<'_>| t.numbers().last().and_then(|(_, _, m)| level(m));
            // Those without any number stand last.
            all.sort_by(|a, b| match (last(a), last(b)) {
                (Some(a), Some(b)) => b.total_cmp(&a),
                (a, b) => b.is_some().cmp(&a.is_some()),
            });
        }
    }
}

fn around(ctx: &Ctx<'_>, data: &Data, panels: &[Small<'_>], told: &Told) -> Around {
    let (spec, c, lang) = (ctx.spec, ctx.comparison, ctx.spec.lang);
    let several = !data.more.is_empty();
    let drawn = || panels.iter().skip(spec.first).take(told.shown);
    let rows: Vec<&Row> = drawn().flat_map(|p| p.track.rows.iter().map(|r| r.1)).collect();
    // The title speaks of all panels, also of those on further pages.
    let all: Vec<&Row> = panels.iter().flat_map(|p| p.track.rows.iter().map(|r| r.1)).collect();
    let all = cite::only(c, &all);
    let mut key = rows::key(lang, &rows);
    if several {
        key = key.into_iter().map(|k| k.colored(ctx.palette.ink2)).collect();
    } else if panels.len() > 1 {
        key.push(Key::new(KeyShape::Thread, tell::others(lang)).colored(ctx.palette.axis));
    }
    let span = span(panels);
    if span.is_some_and(|(a, b)| drawn().any(|p| !p.track.missing(a, b).is_empty())) {
        key.push(Key::new(KeyShape::Silent, say::no_report(lang)));
        key.retain(|k| k.shape != KeyShape::Silent || k.label == say::no_report(lang));
    }
    let mut subtitle = if several {
        vec![tell::own_scales(lang).to_owned()]
    } else {
        vec![say::axis(lang, &ctx.subject.name, c.query.measure), tell::one_scale(lang).to_owned()]
    };
    if rows.iter().any(|r| r.cell.entries().iter().any(|e| e.value.bound == Bound::Range)) {
        subtitle.push(tell::lines_by_middle(lang).into());
    }
    if !several && panels.len() > 1 {
        let ordered = say::ordered(lang, c.query.order);
        subtitle.push(ordered.unwrap_or_else(|| tell::by_last_number(lang).into()));
    }
    let parts = cite::sentences(spec, c, &rows, None, |r| ctx.name(r));
    let count = tell::indicators(lang, panels.len());
    let saying = Saying {
        aim: Some(tell::target_over_years(lang)),
        by_place: true,
        indicator: several.then_some(count.as_str()),
    };
    let readings: std::collections::BTreeSet<usize> = rows.iter().map(|r| r.reading).collect();
    let (sources, _) = match (several, panels.first(), span) {
        (true, Some(p), Some(span)) => (tell::reports_of(lang, &p.track.key, span, &[]), 0),
        _ => cite::own_sources(spec, c, &[]),
    };
    Around {
        title: cite::title_of(spec, &all, ctx.subject, &saying),
        subtitle: subtitle.join(lang.of("；", "; ")),
        unit: if several { String::new() } else { ctx.unit() },
        key,
        note: cite::written(spec, &told.before(ctx, parts)),
        sources: (sources, readings.len()),
    }
}

fn span(panels: &[Small<'_>]) -> Option<(i32, i32)> {
    let all: Vec<(i32, i32)> = panels.iter().filter_map(|p| p.track.span()).collect();
    Some((all.iter().map(|s| s.0).min()?, all.iter().map(|s| s.1).max()?))
}

fn plan(
    fonts: &Fonts,
    ctx: &Ctx<'_>,
    panels: &[Small<'_>],
    by_indicator: bool,
    (top, bottom): (f64, f64),
) -> (Option<Plan>, Told) {
    let z = &ctx.sizes;
    let mut told = Told::default();
    let Some(years) = span(panels) else {
        told.remarks.push(Remark::Empty);
        return (None, told);
    };
    let n = panels.len().saturating_sub(ctx.spec.first).max(1);
    let label = (0.78 * z.em).max(z.floor);
    let top = top + 0.6 * label;
    let (wide, high) = (z.width() + 1.8 * label, bottom - top);
    let (least_wide, least_high) = (13.0 * label, 9.0 * label);
    let most_columns = ((wide / least_wide).floor() as usize).max(1);
    let most_rows = (high / least_high).floor() as usize;
    if most_rows == 0 || wide < least_wide {
        told.remarks.push(Remark::PageTooSmall);
        return (None, told);
    }
    // Of all arrangements that hold the most, the one whose panels are nearest to three by two and fill the page.
    let fit = |c: usize| n.min(c * n.div_ceil(c).min(most_rows));
    let shape = |c: usize| {
        let rows = n.div_ceil(c).min(most_rows).max(1);
        // A last line of few panels leaves the page empty.
        let empty = (c * rows).saturating_sub(n) as f64 / n as f64;
        ((wide / c as f64) / (high / rows as f64) / 1.5).ln().abs() + empty
    };
    let columns = (1..=most_columns.min(n)).max_by(|a, b| fit(*a).cmp(&fit(*b)).then(shape(*b).total_cmp(&shape(*a))));
    let columns = columns.unwrap_or(1);
    let rows = n.div_ceil(columns).min(most_rows).max(1);
    let shown = n.min(columns * rows);
    told.shown = shown;
    told.remarks.extend(paged(ctx.spec.first, shown, panels.len()));
    let cell = (wide / columns as f64, (high / rows as f64).min(0.75 * wide / columns as f64 + 6.0 * label));
    let extents: Vec<(f64, f64)> = panels.iter().filter_map(|p| p.track.extent(false)).collect();
    let low = extents.iter().map(|e| e.0).reduce(f64::min).unwrap_or(0.0);
    let high = extents.iter().map(|e| e.1).reduce(f64::max).unwrap_or(1.0);
    let ticks = (!by_indicator).then(|| scale(low, high, cell.1, label));
    let _ = fonts;
    let em = (0.85 * label).min(0.85 * cell.0 / f64::from(years.1 - years.0 + 3));
    (Some(Plan { columns, shown, cell, top, label, em, years, ticks }), told)
}

fn scale(low: f64, high: f64, height: f64, label: f64) -> Ticks {
    let mut t = Ticks::of(low, high, 6.0);
    t.thin(height - 5.5 * label, 1.5 * label);
    t
}

fn panel(s: &mut Sheet<'_>, ctx: &Ctx<'_>, data: &Data, plan: &Plan, panels: &[Small<'_>], i: usize, p: &Small<'_>) {
    let (label, z) = (plan.label, &ctx.sizes);
    let Rect { min: Point { x: left, y: top }, max: Point { x: right, .. } } = plan.cell(ctx, i);
    s.line(&[(left, top), (right, top)], z.u, ctx.palette.line);
    head(s, ctx, plan, p, (left, right, top));
    let own = p.track.extent(false);
    let ticks = plan.ticks.or_else(|| own.map(|(low, high)| scale(low, high, plan.cell.1, label)));
    let Some(ticks) = ticks else { return quiet(s, ctx, plan, p, (left, right, top)) };
    let unit = Some(p.unit.as_str());
    let wide = |v: f64| s.fonts.width(&ticks.words(v, unit), label, false);
    let numbers = ticks.values().into_iter().map(wide).fold(0.0, f64::max);
    let lane_high = if p.track.silent().is_empty() && plan.ticks.is_none() { 0.0 } else { 1.2 * plan.em };
    let g = Grid {
        area: (left + numbers + 0.7 * label, top + 2.9 * label, right - 0.2 * label, top + plan.cell.1 - 3.1 * label),
        years: plan.years,
        ticks,
        lane: lane_high,
    };
    if g.area.3 - g.area.1 < 2.0 * label || g.area.2 - g.area.0 < 4.0 * label {
        return;
    }
    let mut things = Vec::new();
    if data.more.is_empty() {
        let thin = 0.06 * label;
        for other in panels.iter().filter(|o| o.track.key != p.track.key) {
            things.extend(thread(&other.track, ctx.palette.line, thin));
        }
    }
    things.extend(track(ctx, &p.track, Look { em: plan.em, results: false, line: 0.16 }));
    grid(s, (ctx, unit), &g, label, (years(s.fonts, &g, label), ticks.values()), things);
    lane(s, ctx, &g, &p.track, plan.em, None);
    for (a, b) in p.track.missing(plan.years.0, plan.years.1) {
        let y = g.area.3 - 0.5 * g.lane.max(0.8 * plan.em);
        let ends = (g.x(f64::from(a) - 0.3), g.x(f64::from(b) + 0.3));
        dotted(s, &ctx.palette, ends, y, label);
    }
}

/// Name at the left, first and last value as written at the right.
fn head(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, p: &Small<'_>, (left, right, top): (f64, f64, f64)) {
    let (label, y) = (plan.label, top + 1.2 * plan.label);
    let numbers = p.track.numbers();
    let said = |(_, _, m): &(i32, &Row, Vec<rows::marks::RowMark<'_>>)| {
        m.iter().map(|m| words(m.entry)).collect::<Vec<_>>().join("，")
    };
    // A last value of years ago says its year.
    let last = numbers.last().map(|l| if l.0 == plan.years.1 { said(l) } else { format!("{}（{}）", said(l), l.0) });
    let both = match (numbers.first(), numbers.last()) {
        (Some(a), Some(b)) if a.0 != b.0 && b.0 == plan.years.1 => Some(format!("{} → {}", said(a), said(b))),
        _ => None,
    };
    let size = 1.12 * label;
    let room = right - left;
    let name = s.fonts.width(&p.name, size, true).min(0.5 * room).max(3.0 * size);
    let fits = |words: &String| s.fonts.width(words, label, false) + name + label <= room;
    let taken = both.into_iter().chain(last).find(fits).map_or(0.0, |words| {
        let w = Words { align: Align::End, ..Words::new(&words, label, ctx.palette.ink2) };
        s.text(right, y, w);
        s.fonts.width(&words, label, false) + label
    });
    let name = fit(s.fonts, &p.name, size, true, room - taken);
    s.text(left, y, Words { bold: true, ..Words::new(&name, size, ctx.palette.ink1) });
}

/// A panel of a place that states no number in any year.
fn quiet(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan, p: &Small<'_>, (left, right, top): (f64, f64, f64)) {
    let said = p.track.silent().last().map(|(_, r)| super::years::silence(ctx.spec, r)).unwrap_or_default();
    let said = fit(s.fonts, &said, plan.label, false, right - left);
    s.text(left, top + 0.5 * plan.cell.1, Words::new(&said, plan.label, ctx.palette.ink3));
}

/// The first, the middle and the last year; fewer where they would meet.
fn years(fonts: &Fonts, g: &Grid, size: f64) -> Vec<f64> {
    let (a, b) = g.years;
    // A large panel has room for its years.
    if f64::from(b - a) * g.step() > 40.0 * size {
        return super::trend::written_years(fonts, g, size);
    }
    let needed = fonts.width("2000", size, false) + 0.6 * size;
    let middle = a + (b - a) / 2;
    let all = if b - a >= 4 { vec![a, middle, b] } else { (a..=b).collect() };
    let apart =
        all.windows(2).map(|w| f64::from(w.iter().max().unwrap_or(&0) - w.iter().min().unwrap_or(&0)) * g.step());
    let close = apart.fold(f64::MAX, f64::min) < needed;
    let all = match (close, f64::from(b - a) * g.step() >= needed) {
        (false, _) => all,
        (true, true) => vec![a, b],
        (true, false) => vec![b],
    };
    all.into_iter().map(f64::from).collect()
}
