//! 趋势: targets over the years on a true scale, with what was reached where one place is shown; gaps with their reason.

mod labels;

use super::cite::{self, Saying};
use super::data::{Data, Series};
use super::frame::{Key, KeyShape};
use super::page::{Around, Ctx, Told, finish, settle};
use super::place::Taken;
use super::record::{Align, Sheet, Words};
use super::rows;
use super::rows::marks::words;
use super::spec::{Drawn, Remark, Spec};
use super::ticks::Ticks;
use super::typeset::fit;
use super::upright::reach;
use super::words::Lang;
use super::years::paint::{Look, grid, lane, track};
use super::years::{Grid, Track, colors, level, silence, tracks};
use super::{outside, tell, words as say};
use crate::comparison::Row;
use crate::fonts::Fonts;
use crate::quantity::Bound;

/// Room for the leader and the dot before a name at the end of its line, in em.
const END: f64 = 1.9;

/// More places than this are a tangle: 小多图 shows them.
const MOST: usize = 6;

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let ctx = Ctx::of(spec, &data.first);
    let mut sheet = ctx.sheet(fonts);
    let all = chosen(&ctx, &data.first);
    let names: Vec<String> = all.iter().map(|t| t.name.clone()).collect();
    let few: Vec<Track<'_>> = all.into_iter().take(MOST).collect();
    let drawn: Vec<&Track<'_>> = few.iter().filter(|t| !spec.muted.contains(&t.key)).collect();
    let around = |told: &Told| around(&ctx, &few, &drawn, told);
    let plan = |s: &Sheet<'_>, ends: (f64, f64)| plan(s.fonts, &ctx, (&drawn, few.len(), &names), ends);
    let (g, foot, told) = settle(&mut sheet, &ctx, &around, &plan);
    if let Some(g) = &g {
        plot(&mut sheet, &ctx, g, &drawn, few.len() == 1);
    }
    finish(sheet, &ctx, &foot, told.remarks)
}

/// Tracks with a number first: those are what the chart is about.
fn chosen<'a>(ctx: &Ctx<'_>, series: &'a Series) -> Vec<Track<'a>> {
    let mut all = tracks(ctx, &series.comparison);
    all.iter_mut().for_each(|t| t.take_after(&series.after));
    let several = all.len() > 1;
    if several {
        all.retain(|t| !t.numbers().is_empty());
    }
    let colors = colors(ctx);
    for (i, t) in all.iter_mut().enumerate() {
        if let Some(c) = colors.get(i % colors.len().max(1)) {
            t.color = *c;
        }
    }
    all
}

fn span(tracks: &[&Track<'_>], results: bool) -> Option<(i32, i32)> {
    let ends: Vec<(i32, i32)> = tracks.iter().filter_map(|t| t.span()).collect();
    let first = ends.iter().map(|e| e.0).min()?;
    let actual = tracks.iter().filter(|_| results).filter_map(|t| t.actuals.first()).map(|a| a.0).min();
    Some((first.min(actual.unwrap_or(first)), ends.iter().map(|e| e.1).max()?))
}

fn around(ctx: &Ctx<'_>, few: &[Track<'_>], drawn: &[&Track<'_>], told: &Told) -> Around {
    let (spec, c, lang) = (ctx.spec, ctx.comparison, ctx.spec.lang);
    let single = few.len() == 1;
    // The title speaks of the places that are told apart here, muted or not.
    let shown: Vec<&Row> = few.iter().flat_map(|t| t.rows.iter().map(|r| r.1)).collect();
    let own = cite::only(c, &shown);
    let among: Vec<&Row> = drawn.iter().flat_map(|t| t.rows.iter().map(|r| r.1)).collect();
    let mut key = rows::key(lang, &among);
    let results = single && drawn.iter().any(|t| !t.actuals.is_empty());
    if results {
        key.push(Key::new(KeyShape::Ring, tell::result(lang)).colored(ctx.palette.ink2));
        key.push(Key::new(KeyShape::Broken, tell::result_line(lang)).colored(ctx.palette.ink2));
    }
    if !single {
        key = key.into_iter().map(|k| k.colored(ctx.palette.ink2)).collect();
        let series = few.iter().map(|t| Key {
            series: Some((t.key.clone(), spec.muted.contains(&t.key))),
            ..Key::new(KeyShape::Swatch, t.name.clone()).colored(t.color)
        });
        key = series.chain(key).collect();
    }
    let aim = if results { tell::target_and_result(lang) } else { tell::target_over_years(lang) };
    let mut subtitle = vec![say::axis(lang, &ctx.subject.name, c.query.measure)];
    if among.iter().any(|r| r.cell.entries().iter().any(|e| e.value.bound == Bound::Range)) {
        subtitle.push(tell::lines_by_middle(lang).into());
    }
    if results {
        subtitle.push(tell::results_from_next(lang).into());
    }
    Around {
        title: cite::title_of(spec, &own, ctx.subject, &Saying { aim: Some(aim), by_place: true, indicator: None }),
        subtitle: subtitle.join(lang.of("；", "; ")),
        unit: ctx.unit(),
        key,
        note: cite::written(spec, &told.before(ctx, notes(ctx, drawn, &among))),
        sources: sources(ctx, drawn),
    }
}

fn notes(ctx: &Ctx<'_>, drawn: &[&Track<'_>], among: &[&Row]) -> Vec<String> {
    let (spec, lang) = (ctx.spec, ctx.spec.lang);
    let mut parts = cite::sentences(spec, ctx.comparison, among, None, |r| ctx.name(r));
    // Each silence is named with its year below.
    parts.retain(|p| !p.starts_with(say::nothing(lang, &crate::comparison::Cell::NotStated).0));
    let silent: Vec<String> = drawn
        .iter()
        .flat_map(|t| {
            let name = if drawn.len() > 1 { t.name.clone() } else { String::new() };
            t.silent().into_iter().map(move |(year, row)| (name.clone(), year, row))
        })
        .map(|(name, year, row)| tell::silent_year(lang, &name, year, &silence(spec, row)))
        .collect();
    if !silent.is_empty() {
        parts.push(tell::listed(lang, &silent, 5));
    }
    if let [t] = drawn {
        let finals = t.rows.iter().filter(|(_, r)| r.official.is_some());
        let other = finals.clone().filter(|(_, r)| r.differs()).count();
        parts.extend(outside::given(lang, (finals.count(), other), 0));
        parts.extend(without_results(lang, t));
    }
    parts
}

/// Why years within the results have none: the report of the year after is not here, or does not say.
fn without_results(lang: Lang, t: &Track<'_>) -> Option<String> {
    let known: Vec<i32> = t.actuals.iter().map(|a| a.0).collect();
    let (first, last) = (*known.first()?, *known.last()?);
    let reports = || t.rows.iter().map(|r| r.0);
    // The last report tells of the year before it, where nothing was told any more.
    let end = reports().next_back().map_or(last, |y| last.max(y - 1));
    let gaps = (first..=end).filter(|y| !known.contains(y));
    let (unsaid, unread): (Vec<i32>, Vec<i32>) = gaps.partition(|y| reports().any(|r| r == y + 1));
    let parts = [(unsaid, true), (unread, false)].into_iter().filter(|p| !p.0.is_empty());
    let said: Vec<String> = parts.map(|(years, said)| tell::no_result(lang, &stretches(&years), said)).collect();
    (!said.is_empty()).then(|| said.join(lang.of("；", "; ")))
}

/// Neighbouring years as first and last.
fn stretches(years: &[i32]) -> Vec<(i32, i32)> {
    let mut out: Vec<(i32, i32)> = Vec::new();
    for y in years {
        match out.last_mut() {
            Some(last) if last.1 == y - 1 => last.1 = *y,
            _ => out.push((*y, *y)),
        }
    }
    out
}

fn sources(ctx: &Ctx<'_>, drawn: &[&Track<'_>]) -> (String, usize) {
    let lang = ctx.spec.lang;
    let count = drawn.iter().map(|t| t.rows.len()).sum();
    match drawn {
        [] => (String::new(), 0),
        [t] => {
            let Some((first, last)) = t.span() else { return (String::new(), 0) };
            // What was reached in the last year is told by the report of the year after.
            let told = t.actuals.last().map_or(last, |a| last.max(a.0 + 1));
            let gaps = t.missing(first, last);
            (tell::reports_of(lang, &t.key, (first, told), &gaps), count + usize::from(told > last))
        }
        several => {
            let span = span(several, false);
            let names: Vec<&str> = several.iter().map(|t| t.name.as_str()).collect();
            (tell::reports_of(lang, &names.join(lang.of("、", ", ")), span.unwrap_or_default(), &[]), count)
        }
    }
}

/// The words at the end of a line: its last value, with its place where there are several.
fn end_words(t: &Track<'_>, single: bool, end: i32) -> Option<String> {
    let numbers = t.numbers();
    let (year, _, marks) = numbers.last()?;
    let mut value = marks.iter().map(|m| words(m.entry)).collect::<Vec<_>>().join("，");
    if *year != end {
        value = format!("{value}（{year}）");
    }
    Some(if single { value } else { format!("{} {value}", t.name) })
}

fn plan(
    fonts: &Fonts,
    ctx: &Ctx<'_>,
    (drawn, few, names): (&[&Track<'_>], usize, &[String]),
    (top, bottom): (f64, f64),
) -> (Option<Grid>, Told) {
    let z = &ctx.sizes;
    let single = few == 1;
    let mut told = Told::default();
    if few < names.len() {
        told.remarks.push(Remark::TooManySeries { shown: few, total: names.len() });
        told.left_out = names.get(few..).unwrap_or_default().to_vec();
    }
    let label = (0.92 * z.em).max(z.floor);
    let extents: Vec<(f64, f64)> = drawn.iter().filter_map(|t| t.extent(single)).collect();
    let years = span(drawn, single);
    let low = extents.iter().map(|e| e.0).reduce(f64::min);
    let high = extents.iter().map(|e| e.1).reduce(f64::max);
    let (Some(years), Some(low), Some(high)) = (years, low, high) else {
        told.remarks.push(Remark::Empty);
        return (None, told);
    };
    let mut ticks = Ticks::of(low, high, 6.0);
    let height = bottom - top - 3.6 * z.em;
    if height < 5.0 * z.em || z.width() < 14.0 * z.em {
        told.remarks.push(Remark::PageTooSmall);
        return (None, told);
    }
    ticks.thin(height, 1.6 * label);
    let unit = ctx.comparison.query.unit.as_deref();
    let numbers = ticks.values().into_iter().map(|v| fonts.width(&ticks.words(v, unit), label, false));
    let left = z.left + numbers.fold(0.0, f64::max) + 0.7 * label;
    let ends = drawn.iter().filter_map(|t| end_words(t, single, years.1)).map(|w| fonts.width(&w, label, false));
    let right = z.right - (ends.fold(0.0, f64::max) + if single { 0.9 } else { END + 0.9 } * z.em).min(0.3 * z.width());
    let words = single && drawn.iter().any(|t| !t.silent().is_empty());
    let lane = if words { 2.3 * z.em } else { 0.0 };
    let g = Grid { area: (left, top + 1.2 * z.em, right, bottom - 2.2 * z.em), years, ticks, lane };
    (Some(g), told)
}

fn plot(s: &mut Sheet<'_>, ctx: &Ctx<'_>, g: &Grid, drawn: &[&Track<'_>], single: bool) {
    let z = &ctx.sizes;
    let label = (0.92 * z.em).max(z.floor);
    let em = shape_size(ctx, g);
    let mut taken = Taken::default();
    if single {
        for t in drawn {
            blocks(s, ctx, g, t, &mut taken);
        }
    }
    let years: Vec<f64> = written_years(s.fonts, g, label);
    let look = Look { em, results: single, line: 0.13 };
    let things = drawn.iter().flat_map(|t| track(ctx, t, look)).collect();
    grid(s, (ctx, ctx.comparison.query.unit.as_deref()), g, label, (years, g.ticks.values()), things);
    if single {
        for t in drawn {
            lane(s, ctx, g, t, em, Some(label));
        }
    }
    for t in drawn {
        taken_by(g, t, em, single, &mut taken);
    }
    ends(s, ctx, g, drawn, single, label, &mut taken);
    if let ([t], true) = (drawn, single) {
        labels::labels(s, ctx, g, t, (em, label), &mut taken);
    }
}

/// Shapes are as large as labels, but never wider than a year.
fn shape_size(ctx: &Ctx<'_>, g: &Grid) -> f64 {
    ctx.sizes.em.min(0.85 * g.step())
}

/// Years that are written: every one, or every second, fifth, tenth.
pub(super) fn written_years(fonts: &Fonts, g: &Grid, size: f64) -> Vec<f64> {
    let needed = fonts.width("2000", size, false) + 0.8 * size;
    let every = [1, 2, 5, 10, 20].into_iter().find(|n| f64::from(*n) * g.step() >= needed).unwrap_or(50);
    let first = g.years.0 + (every - g.years.0.rem_euclid(every)) % every;
    (0..200).map(|i| first + i * every).take_while(|y| *y <= g.years.1).map(f64::from).collect()
}

/// A grey block for each stretch of years without a report, with its reason.
fn blocks(s: &mut Sheet<'_>, ctx: &Ctx<'_>, g: &Grid, t: &Track<'_>, taken: &mut Taken) {
    let (lang, p, size) = (ctx.spec.lang, &ctx.palette, ctx.sizes.small);
    let (_, top, _, bottom) = g.area;
    let span = t.span().unwrap_or(g.years);
    for (from, to) in t.missing(span.0, span.1) {
        // The next report tells what was reached in the last year without one: its ring stands clear of the block.
        let known = t.actuals.iter().any(|a| a.0 == to);
        let (x0, x1) = (g.x(f64::from(from) - 0.5), g.x(f64::from(to) + if known { -0.4 } else { 0.5 }));
        if x1 - x0 < 0.2 * g.step() {
            continue;
        }
        s.rect(x0, top, x1, bottom, p.band);
        let years = if from == to { from.to_string() } else { format!("{from}—{to}") };
        let says = [say::no_report(lang).to_owned(), years];
        if says.iter().all(|w| s.fonts.width(w, size, false) <= x1 - x0 - 0.4 * size) {
            for (i, w) in says.iter().enumerate() {
                let y = top + (1.0 + 1.35 * i as f64) * size;
                let words = Words { align: Align::Center, ..Words::new(w, size, p.ink3) };
                taken.add(s.text((x0 + x1) / 2.0, y, words));
            }
        }
    }
}

fn taken_by(g: &Grid, t: &Track<'_>, em: f64, results: bool, taken: &mut Taken) {
    for (year, _, marks) in t.numbers() {
        for m in marks {
            let (up, down) = reach(m.bound(), m.stretch());
            let (x, low, high) = (g.x(f64::from(year)), g.y(m.ends.0), g.y(m.ends.1));
            taken.around((x, high), (0.5 * em, 0.5 * em), (up * em, low - high + down * em));
        }
    }
    for (year, _, v) in t.actuals.iter().filter(|_| results) {
        taken.around((g.x(f64::from(*year)), g.y(*v)), (0.42 * em, 0.42 * em), (0.42 * em, 0.42 * em));
    }
}

/// What stands at the right end of each line; names that meet are moved apart.
fn ends(s: &mut Sheet<'_>, ctx: &Ctx<'_>, g: &Grid, drawn: &[&Track<'_>], single: bool, label: f64, taken: &mut Taken) {
    let last = |t: &Track<'_>| {
        let numbers = t.numbers();
        let (year, _, marks) = numbers.last()?;
        Some((*year, level(marks)?))
    };
    let mut all: Vec<(f64, f64, String, &Track<'_>)> = drawn
        .iter()
        .filter_map(|t| {
            let (_, v) = last(t)?;
            Some((g.y(v), g.y(v), end_words(t, single, g.years.1)?, *t))
        })
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let apart = 1.2 * label;
    spread(&mut all, apart, (g.area.1, g.area.3 - g.lane));
    let em = ctx.sizes.em;
    let x = g.area.2 + if single { 0.35 } else { END } * em;
    for (at, y, says, t) in all {
        let from = last(t).map_or(x, |l| g.x(f64::from(l.0)));
        if single {
            if x - from > 2.0 * em + g.step() {
                s.dashes((from + 0.7 * label, at), (x - 0.2 * label, y), (0.1, 0.3 * label), 0.08 * label, t.color);
            }
        } else {
            // In the colour of the line, level first and last, so that it is seen whose name stands where.
            let (level, turn, dot) = (t.color.alpha(0.6), (g.area.2 - 0.2 * em, x - 1.0 * em), x - 0.5 * em);
            let path = [(from + 0.5 * label, at), (turn.0.max(from + 0.5 * label), at), (turn.1, y), (dot, y)];
            s.line(&path, 0.06 * label, level);
            s.circle(dot, y, 0.26 * label, Some(t.color), None);
        }
        let says = fit(s.fonts, &says, label, false, (ctx.sizes.right - x + 0.01).max(0.0));
        let w = Words { halo: 0.14 * label, ..Words::new(&says, label, ctx.palette.ink1) };
        taken.add(s.text(x, y, w));
    }
}

/// Moves heights (the second of each) apart, as little as need be, within two ends.
fn spread<T>(all: &mut [(f64, f64, String, T)], apart: f64, (top, bottom): (f64, f64)) {
    let mut at = top;
    for one in all.iter_mut() {
        one.1 = one.1.max(at);
        at = one.1 + apart;
    }
    let mut at = bottom;
    for one in all.iter_mut().rev() {
        one.1 = one.1.min(at);
        at = one.1 - apart;
    }
}
