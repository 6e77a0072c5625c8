//! The range chart: targets of one year, a row a report, each bound drawn as it binds.
//!
//! Numbers stand on one axis; relations, what cannot be compared and the kinds of nothing stand in parts of their
//! own under the plot. Rows that do not fit at a readable size are left out and told.

mod axis;
mod lanes;
mod marks;
mod paint;
mod plan;

use std::collections::BTreeSet;

use super::cite;
use super::frame::{Foot, Head, KeyShape, Sizes, head};
use super::record::{Align, Sheet, Words};
use super::scene::Scene;
use super::spec::{Drawn, Remark, Spec, Subject};
use super::theme::Palette;
use super::words;
use crate::comparison::{Cell, Comparison, Row, Standing};
use crate::figures::Tier;
use crate::fonts::Fonts;
use crate::region::Level;
use plan::Plan;

/// What all parts of the chart share.
pub(super) struct Ctx<'a> {
    pub spec: &'a Spec,
    pub comparison: &'a Comparison,
    pub sizes: Sizes,
    pub palette: Palette,
    pub color: super::scene::Color,
}

impl Ctx<'_> {
    /// What a row is called: short where that is clear, with its year where years differ.
    pub fn name(&self, row: &Row) -> String {
        let lang = self.spec.lang;
        let rows = &self.comparison.rows;
        let twin = |o: &Row| o.region != row.region && short(o) == short(row);
        let mut name = match (&row.region, row.name.is_empty()) {
            (None, true) => words::unknown_place(lang).to_owned(),
            (Some(whole), _) if rows.iter().any(twin) => whole.clone(),
            _ => short(row),
        };
        if cite::years_differ(self.comparison) {
            let year = row.year.map_or_else(|| words::unknown_year(lang).to_owned(), |y| y.to_string());
            name = format!("{name} {year}");
        }
        name
    }
}

/// 广东 for 广东省, 广州 for 广州市; counties keep their last word, which tells 区 from 县.
fn short(row: &Row) -> String {
    let endings: &[&str] = match row.level {
        Some(Level::Province) => &["壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市"],
        Some(Level::City) => &["市"],
        _ => &[],
    };
    let cut = endings.iter().find_map(|e| row.name.strip_suffix(e)).filter(|n| n.chars().count() > 1);
    cut.unwrap_or(&row.name).to_owned()
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, comparison: &Comparison, subject: &Subject, fonts: &Fonts) -> Drawn {
    let palette = spec.theme.palette();
    let color = spec.theme.family(subject.family);
    let ctx = Ctx { spec, comparison, sizes: Sizes::of(spec), palette, color };
    let mut sheet = Sheet::new(fonts, palette.ground);
    let (plan, foot, remarks) = compose(&mut sheet, &ctx, subject);
    if comparison.rows.is_empty() && comparison.missing.is_empty() {
        let z = &ctx.sizes;
        let says = words::remark(spec.lang, &Remark::Empty);
        sheet.text(z.left, spec.height * 0.45, Words::new(&says, z.subtitle, palette.ink2));
    }
    paint::plot(&mut sheet, &ctx, &plan);
    lanes::draw(&mut sheet, &ctx, &plan);
    foot.draw(&mut sheet, &ctx.sizes, &palette);
    let Sheet { items, marks, .. } = sheet;
    Drawn { scene: Scene { width: spec.width, height: spec.height, ground: palette.ground, items, marks }, remarks }
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
fn compose<'a>(sheet: &mut Sheet<'_>, ctx: &Ctx<'a>, subject: &Subject) -> (Plan<'a>, Foot, Vec<Remark>) {
    let total = ctx.comparison.rows.len();
    let mut told = Told { shown: total, ticks: true, remark: None };
    let (mut plan, mut foot) = set(sheet, ctx, subject, &told);
    for _ in 0..4 {
        let now = Told { shown: plan.lines.len(), ticks: plan.ticks(), remark: plan.remark(total) };
        if now == told {
            break;
        }
        (plan, foot) = set(sheet, ctx, subject, &now);
        told = now;
    }
    let empty = (total == 0).then_some(Remark::Empty);
    let remarks = empty.into_iter().chain(plan.remark(total)).collect();
    (plan, foot, remarks)
}

/// Draws the head, on an empty sheet, and sets what goes under it.
fn set<'a>(sheet: &mut Sheet<'_>, ctx: &Ctx<'a>, subject: &Subject, told: &Told) -> (Plan<'a>, Foot) {
    let (spec, c) = (ctx.spec, ctx.comparison);
    let title = cite::title(spec, c, subject);
    let subtitle = cite::subtitle(spec, c, subject);
    let unit = c.query.unit.as_deref().map(|u| words::unit(spec.lang, u)).unwrap_or_default();
    let drawn: Vec<&Row> = c.rows.iter().skip(spec.first).take(told.shown).collect();
    let ticks: Vec<&Row> = drawn.iter().copied().filter(|r| told.ticks && moved(r)).collect();
    let key = key(spec.lang, &drawn, !ticks.is_empty());
    sheet.items.clear();
    let above = Head { title: &title, subtitle: &subtitle, unit: &unit, key: &key };
    let top = head(sheet, &ctx.sizes, &ctx.palette, ctx.color, &above);
    let note = cite::note(spec, c, &drawn, told.remark.as_ref(), |r| ctx.name(r));
    let (sources, count) = cite::sources(spec, c, &ticks);
    let count = if count == 0 { String::new() } else { words::reports(spec.lang, count) };
    let foot = Foot::set(sheet, &ctx.sizes, spec.height, &note, &sources, count);
    let plan = Plan::of(sheet.fonts, ctx, top, foot.top());
    (plan, foot)
}

/// Only shapes that occur.
fn key(lang: words::Lang, rows: &[&Row], ticks: bool) -> Vec<(KeyShape, &'static str)> {
    let mut key: Vec<_> = cite::bounds(rows).into_iter().map(|b| (KeyShape::Bound(b), words::bound(lang, b))).collect();
    let on = |s: Standing| matches!(s, Standing::Axis | Standing::Basis);
    if rows.iter().flat_map(|r| r.cell.entries()).any(|e| e.tier == Tier::Stretch && on(e.standing)) {
        key.push((KeyShape::Stretch, words::stretch(lang)));
    }
    if rows.iter().any(|r| r.cell.standing() == Some(Standing::Lane)) {
        key.push((KeyShape::Relation, words::bound(lang, crate::quantity::Bound::Assigned)));
    }
    if rows.iter().any(|r| r.cell == Cell::NotStated) {
        key.push((KeyShape::Silent, words::nothing(lang, &Cell::NotStated).0));
    }
    if ticks {
        key.push((KeyShape::Last, words::last_target(lang)));
    }
    key
}

/// Whether last year's target is known and was another one.
fn moved(row: &Row) -> bool {
    let base = |e: &&crate::comparison::Entry| e.standing == Standing::Axis && e.tier == Tier::Base;
    let now: BTreeSet<String> = row.cell.entries().iter().filter(base).map(|e| format!("{:?}", e.value)).collect();
    let then: BTreeSet<String> = row.last.iter().filter(base).map(|e| format!("{:?}", e.value)).collect();
    !now.is_empty() && !then.is_empty() && now != then
}

/// The words of a mark or a name, on one line.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A label with a halo of the ground.
fn label<'w>(ctx: &Ctx<'_>, words: &'w str, size: f64, align: Align) -> Words<'w> {
    Words { align, halo: 0.14 * size, ..Words::new(words, size, ctx.palette.ink2) }
}
