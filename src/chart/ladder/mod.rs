//! 阶梯: nation, province, city, county side by side: by how much each raises the target of the one above. Relative targets
//! stand hatched where the place above puts them; what has no number stands dashed at the last height known.

mod paint;
pub(super) mod tree;

use std::collections::BTreeSet;

use super::cite::{self, Saying};
use super::data::Data;
use super::frame::{Key, KeyShape};
use super::page::{Around, Ctx, Told, finish, settle};
use super::record::Sheet;
use super::rows;
use super::spec::{Drawn, Remark, Spec};
use super::ticks::Ticks;
use super::words::Lang;
use super::{tell, words as say};
use crate::comparison::{Cell, Row};
use crate::fonts::Fonts;
use crate::region::Level;
use tree::{Height, Node, Tree};

/// Where everything stands.
pub(super) struct Plan {
    /// Left, top, right, bottom of the plot.
    pub area: (f64, f64, f64, f64),
    /// The levels that occur, with their places across.
    pub columns: Vec<(Level, f64)>,
    pub ticks: Ticks,
    pub label: f64,
    pub em: f64,
    /// The nodes that are drawn, by index.
    pub nodes: Vec<usize>,
}

impl Plan {
    pub fn x(&self, level: Level) -> f64 {
        self.columns.iter().find(|c| c.0 == level).map_or(self.area.0, |c| c.1)
    }

    pub fn y(&self, v: f64) -> f64 {
        let (_, top, _, bottom) = self.area;
        bottom - (v - self.ticks.low) / (self.ticks.high - self.ticks.low) * (bottom - top)
    }

    pub fn is_last(&self, level: Level) -> bool {
        self.columns.last().is_some_and(|c| c.0 == level)
    }
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &Data, fonts: &Fonts) -> Drawn {
    let ctx = Ctx::of(spec, &data.first);
    let mut sheet = ctx.sheet(fonts);
    let tree = Tree::of(ctx.comparison);
    let around = |told: &Told| around(&ctx, &tree, told);
    let plan = |s: &Sheet<'_>, ends: (f64, f64)| plan(s.fonts, &ctx, &tree, ends);
    let (plan, foot, told) = settle(&mut sheet, &ctx, &around, &plan);
    if let Some(plan) = &plan {
        paint::ladder(&mut sheet, &ctx, plan, &tree);
    }
    finish(sheet, &ctx, &foot, told.remarks)
}

/// What a node says: its places, and their target as written or why there is none.
pub(super) fn says(ctx: &Ctx<'_>, n: &Node<'_>) -> (String, String) {
    let lang = ctx.spec.lang;
    let nation = |r: &&Row| r.level == Some(Level::Nation);
    let mut names: Vec<String> = n
        .rows
        .iter()
        .map(|r| if nation(r) { say::nation(lang).to_owned() } else { super::page::one_line(&r.name) })
        .collect();
    names.extend(n.absent.iter().cloned());
    let places = tell::names(lang, &names, 3);
    let said = match (n.height, n.rows.first()) {
        (Height::Known, Some(r)) if r.cell.entries().is_empty() => say::nothing(lang, &r.cell).0.to_owned(),
        (_, None) => say::no_report(lang).to_owned(),
        (_, Some(r)) => {
            let marks: Vec<String> = n.marks.iter().map(|m| rows::marks::words(m.entry)).collect();
            let all = || r.cell.entries().iter().map(rows::marks::words).collect::<Vec<_>>();
            if marks.is_empty() { all() } else { marks }.join("，")
        }
    };
    (places, said)
}

/// The day of delivery, for a single place.
pub(super) fn day(lang: Lang, n: &Node<'_>) -> Option<String> {
    let [row] = n.rows.as_slice() else { return None };
    row.date.map(|d| tell::day(lang, d.month, d.day))
}

fn around(ctx: &Ctx<'_>, tree: &Tree<'_>, told: &Told) -> Around {
    let (spec, c, lang) = (ctx.spec, ctx.comparison, ctx.spec.lang);
    let rows: Vec<&Row> = tree.nodes.iter().flat_map(|n| n.rows.iter().copied()).collect();
    let mut key = rows::key(lang, &rows);
    key.retain(|k| !matches!(k.shape, KeyShape::Silent | KeyShape::Relation));
    if tree.nodes.iter().any(|n| n.height == Height::Resolved) {
        key.push(Key::new(KeyShape::Relation, tell::resolved(lang)));
    }
    if tree.nodes.iter().any(|n| n.height == Height::Known) {
        key.push(Key::new(KeyShape::Gap, tell::no_number(lang)).colored(ctx.palette.ink3));
    }
    let mut parts = cite::sentences(spec, c, &rows, None, |r| ctx.name(r));
    parts.retain(|p| !p.starts_with(say::nothing(lang, &Cell::NotStated).0));
    let early = early(tree);
    if early > 0 {
        parts.push(tell::before_parent(lang, early));
    }
    let loose: Vec<String> = tree.loose.iter().map(|r| ctx.place(r)).collect();
    if !loose.is_empty() {
        parts.push(tell::unplaced(lang, &tell::names(lang, &loose, 4)));
    }
    let outside = c.rows.iter().filter(|r| r.region.is_some() && (r.code.is_none() || r.level.is_none()));
    let outside: Vec<String> = outside.map(|r| ctx.place(r)).collect();
    if !outside.is_empty() {
        parts.push(tell::without_code(lang, &tell::names(lang, &outside, 4)));
    }
    let saying = Saying { aim: Some(tell::step_by_step(lang)), ..Saying::default() };
    Around {
        title: cite::title_of(spec, c, ctx.subject, &saying),
        subtitle: subtitle(ctx, tree).join(lang.of("；", "; ")),
        unit: ctx.unit(),
        key,
        note: cite::written(spec, &told.before(ctx, parts)),
        sources: cite::sources(spec, c, &[]),
    }
}

/// What stands in boxes is told where there are any.
fn subtitle(ctx: &Ctx<'_>, tree: &Tree<'_>) -> Vec<String> {
    let (lang, c) = (ctx.spec.lang, ctx.comparison);
    let raised = tree.nodes.iter().any(|n| n.height == Height::Number && tree.known(n).is_some());
    let axis = say::axis(lang, &ctx.subject.name, c.query.measure);
    std::iter::once(axis).chain(raised.then(|| tell::raises(lang, &unit(ctx)))).collect()
}

fn unit(ctx: &Ctx<'_>) -> String {
    tell::points(ctx.spec.lang, ctx.comparison.query.unit.as_deref().unwrap_or(""))
}

/// How many places spoke before the place above them.
fn early(tree: &Tree<'_>) -> usize {
    let date = |r: &Row| r.date.map(|d| (d.year, d.month, d.day));
    let of = |n: &Node<'_>| {
        let above = n.parent.and_then(|p| tree.nodes.get(p)).and_then(|p| p.rows.iter().filter_map(|r| date(r)).min());
        n.rows.iter().filter(|r| date(r).zip(above).is_some_and(|(own, above)| own < above)).count()
    };
    tree.nodes.iter().map(of).sum()
}

fn plan(fonts: &Fonts, ctx: &Ctx<'_>, tree: &Tree<'_>, (top, bottom): (f64, f64)) -> (Option<Plan>, Told) {
    let z = &ctx.sizes;
    let mut told = Told::default();
    let label = (0.88 * z.em).max(z.floor);
    if tree.nodes.is_empty() {
        told.remarks.push(Remark::Empty);
        return (None, told);
    }
    let mut levels: Vec<Level> = tree.nodes.iter().map(|n| n.level).collect();
    levels.sort_unstable();
    levels.dedup();
    let area_top = top + 3.4 * label;
    let area_bottom = bottom - 1.6 * label;
    let high = area_bottom - area_top;
    let ems = z.width() / label;
    if high < 7.0 * label || ems < 6.0 + 6.0 * levels.len() as f64 {
        told.remarks.push(Remark::PageTooSmall);
        return (None, told);
    }
    let (nodes, total) = drawn(ctx, tree, &levels, (high / (1.3 * label)).floor() as usize);
    let shown = nodes.iter().filter_map(|i| tree.nodes.get(*i)).filter(|n| levels.last() == Some(&n.level)).count();
    told.shown = shown;
    told.remarks.extend(super::page::paged(ctx.spec.first.min(total), shown, total));
    let ends: Vec<f64> = nodes
        .iter()
        .filter_map(|i| tree.nodes.get(*i))
        .flat_map(|n| n.marks.iter().flat_map(|m| [m.ends.0, m.ends.1]).chain([n.ends.0, n.ends.1]))
        .collect();
    let low = ends.iter().copied().reduce(f64::min).unwrap_or(0.0);
    let most = ends.iter().copied().reduce(f64::max).unwrap_or(1.0);
    let mut ticks = Ticks::of(low, most, 7.0);
    ticks.thin(high, 1.6 * label);
    let unit = ctx.comparison.query.unit.as_deref();
    let numbers = ticks.values().into_iter().map(|v| fonts.width(&ticks.words(v, unit), label, false));
    let left = z.left + numbers.fold(0.0, f64::max) + 0.8 * label;
    let words = nodes.iter().filter_map(|i| tree.nodes.get(*i)).filter(|n| levels.last() == Some(&n.level));
    let wide = words.map(|n| {
        let (places, said) = says(ctx, n);
        fonts.width(&format!("{places}　{said}　"), label, false) + day(ctx.spec.lang, n).map_or(0.0, |_| 4.2 * label)
    });
    let right = z.right - (wide.fold(0.0, f64::max) + 2.0 * label).min(0.34 * z.width());
    // The words over the nodes of the first level stand clear of the numbers at the left.
    let heads = nodes.iter().filter_map(|i| tree.nodes.get(*i)).filter(|n| levels.first() == Some(&n.level));
    let heads = heads.map(|n| fonts.width(&paint::whole(ctx, n), label, false)).fold(0.0, f64::max);
    let first = left + (0.5 * heads + 0.4 * label).clamp(3.0 * label, 0.16 * z.width());
    let step = if levels.len() > 1 { (right - first) / (levels.len() - 1) as f64 } else { 0.0 };
    let columns = levels.iter().enumerate().map(|(i, l)| (*l, first + step * i as f64)).collect();
    let area = (left, area_top, right, area_bottom);
    (Some(Plan { area, columns, ticks, label, em: 0.9 * label, nodes }), told)
}

/// The nodes that are drawn: of the lowest level as many as can be told apart, with all above them; and how many there
/// are of it.
fn drawn(ctx: &Ctx<'_>, tree: &Tree<'_>, levels: &[Level], most: usize) -> (Vec<usize>, usize) {
    let is_last = |n: &Node<'_>| levels.last() == Some(&n.level);
    let mut lowest: Vec<usize> = (0..tree.nodes.len()).filter(|i| tree.nodes.get(*i).is_some_and(&is_last)).collect();
    let at = |i: &usize| tree.nodes.get(*i).map_or(0.0, Node::at);
    lowest.sort_by(|a, b| at(b).total_cmp(&at(a)));
    let total = lowest.len();
    let lowest: BTreeSet<usize> = lowest.into_iter().skip(ctx.spec.first).take(most).collect();
    let nodes = (0..tree.nodes.len())
        .filter(|i| tree.nodes.get(*i).is_some_and(|n| !is_last(n)) || lowest.contains(i))
        .collect();
    (nodes, total)
}
