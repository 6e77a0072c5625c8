//! What all kinds share: the page with its words around, and what rows are called.

use std::cell::OnceCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::cite;
use super::data::Series;
use super::frame::{Foot, Head, Key, Sizes, head};
use super::record::{Sheet, Words};
use super::scene::{Color, MarkId, Scene, Shape};
use super::spec::{Drawn, Remark, Spec, Subject};
use super::theme::Palette;
use super::{tell, words};
use crate::comparison::{Comparison, Row};
use crate::fonts::Fonts;
use crate::region::Level;

/// What all parts of a chart share.
pub(super) struct Ctx<'a> {
    pub spec: &'a Spec,
    pub comparison: &'a Comparison,
    pub subject: &'a Subject,
    pub sizes: Sizes,
    pub palette: Palette,
    pub color: Color,
    /// Whether rows must say their year.
    pub years_differ: bool,
    /// Short names that several places have.
    twins: OnceCell<BTreeSet<String>>,
}

impl Told {
    /// What had to be left out, as the first sentences of a note: a long one is cut at its end.
    pub fn before(&self, ctx: &Ctx<'_>, parts: Vec<String>) -> Vec<String> {
        let lang = ctx.spec.lang;
        let said = self.remarks.iter().filter(|r| **r != Remark::Empty);
        let mut all: Vec<String> = said.map(|r| words::remark(lang, r)).collect();
        if !self.left_out.is_empty() {
            all.push(tell::left_out(lang, &self.left_out));
        }
        let c = ctx.comparison;
        if !c.missing.is_empty() {
            all.push(words::missing(lang, &c.missing, c.query.year.or(c.common_year())));
        }
        all.extend(parts);
        all
    }
}

impl<'a> Ctx<'a> {
    pub fn of(spec: &'a Spec, series: &'a Series) -> Self {
        Self {
            spec,
            comparison: &series.comparison,
            subject: &series.subject,
            sizes: Sizes::of(spec),
            palette: spec.theme.palette(),
            color: spec.theme.family(series.subject.family),
            years_differ: cite::years_differ(&series.comparison),
            twins: OnceCell::new(),
        }
    }

    /// An empty sheet of its ground.
    pub fn sheet<'f>(&self, fonts: &'f Fonts) -> Sheet<'f> {
        Sheet::new(fonts, self.palette.ground)
    }

    /// What a row is called: short where that is clear, with its year where years differ.
    pub fn name(&self, row: &Row) -> String {
        let lang = self.spec.lang;
        let mut name = self.place(row);
        if self.years_differ {
            let year = row.year.map_or_else(|| words::unknown_year(lang).to_owned(), |y| y.to_string());
            name = format!("{name} {year}");
        }
        name
    }

    /// What a row's place is called: short where that is clear.
    pub fn place(&self, row: &Row) -> String {
        let twins = self.twins.get_or_init(|| twins(self.comparison));
        match (&row.region, row.name.is_empty()) {
            (None, true) => words::unknown_place(self.spec.lang).to_owned(),
            (Some(whole), _) if twins.contains(&short(row)) => whole.clone(),
            _ => one_line(&short(row)),
        }
    }

    /// The unit of the axis, as it stands at the top right.
    pub fn unit(&self) -> String {
        self.comparison.query.unit.as_deref().map(|u| words::unit(self.spec.lang, u)).unwrap_or_default()
    }
}

/// The short names that more than one place has.
fn twins(c: &Comparison) -> BTreeSet<String> {
    let mut first: BTreeMap<String, Option<&str>> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for row in &c.rows {
        let region = row.region.as_deref();
        match first.entry(short(row)) {
            Entry::Vacant(e) => {
                e.insert(region);
            }
            Entry::Occupied(e) if *e.get() != region => {
                found.insert(e.key().clone());
            }
            Entry::Occupied(_) => {}
        }
    }
    found
}

/// 广东 for 广东省, 广州 for 广州市; counties keep their last word, which tells 区 from 县.
pub(super) fn short(row: &Row) -> String {
    let endings: &[&str] = match row.level {
        Some(Level::Province) => &["壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市"],
        Some(Level::City) => &["市"],
        _ => &[],
    };
    let cut = endings.iter().find_map(|e| row.name.strip_suffix(e)).filter(|n| n.chars().count() > 1);
    cut.unwrap_or(&row.name).to_owned()
}

/// The words of a mark or a name, on one line.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words around a plot.
#[derive(Default)]
pub(super) struct Around {
    pub title: String,
    pub subtitle: String,
    pub unit: String,
    pub key: Vec<Key>,
    pub note: String,
    pub sources: (String, usize),
}

impl Around {
    /// Draws the head on an empty sheet and sets the foot; returns where the plot begins, and the foot, whose top is
    /// where it ends.
    pub fn set(&self, s: &mut Sheet<'_>, ctx: &Ctx<'_>) -> (f64, Foot) {
        s.clear();
        let above = Head { title: &self.title, subtitle: &self.subtitle, unit: &self.unit, key: &self.key };
        let top = head(s, &ctx.sizes, &ctx.palette, ctx.color, &above);
        let (sources, count) = &self.sources;
        let count = if *count == 0 { String::new() } else { words::reports(ctx.spec.lang, *count) };
        (top, Foot::set(s, &ctx.sizes, ctx.spec.height, &self.note, sources, count))
    }
}

/// How many marks have words on the sheet that were shortened or left out: a label is there as it was written, or it is told.
fn shortened(s: &Sheet<'_>) -> usize {
    let cut = s.items.iter().filter_map(|i| match &i.shape {
        Shape::Text { words, .. } if words.contains('…') => i.mark,
        _ => None,
    });
    let own = |m: &MarkId| s.marks.get(*m).is_some_and(|m| !m.words.contains('…'));
    cut.filter(own).collect::<BTreeSet<MarkId>>().len() + s.unsaid
}

/// Draws the foot and makes the scene.
pub(super) fn finish(mut s: Sheet<'_>, ctx: &Ctx<'_>, foot: &Foot, mut remarks: Vec<Remark>) -> Drawn {
    remarks.extend(Some(shortened(&s)).filter(|n| *n > 0).map(Remark::Shortened));
    if remarks.contains(&Remark::Empty) {
        let (z, p) = (&ctx.sizes, &ctx.palette);
        let says = words::remark(ctx.spec.lang, &Remark::Empty);
        // A low page has its room right over the foot.
        let y = (0.45 * ctx.spec.height).max((foot.top() - 1.5 * z.subtitle).min(0.6 * ctx.spec.height));
        s.text(z.left, y, Words::new(&says, z.subtitle, p.ink2));
    }
    foot.draw(&mut s, &ctx.sizes, &ctx.palette);
    let Sheet { items, marks, legend, title, note, ground, .. } = s;
    let scene = Scene { width: ctx.spec.width, height: ctx.spec.height, ground, items, marks };
    let place = |r: &Row| r.region.clone().unwrap_or_else(|| r.name.clone());
    let mut places: Vec<String> = ctx.comparison.rows.iter().map(place).collect();
    places.dedup();
    Drawn { scene, remarks, legend, title, note, places, panels: Vec::new() }
}

/// What head and foot tell of what is drawn between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    /// How many rows, groups or panels are drawn.
    pub shown: usize,
    /// What had to be left out.
    pub remarks: Vec<Remark>,
    /// Series and indicators that are not drawn, by name.
    pub left_out: Vec<String>,
    /// The size of steps by which values were put together.
    pub step: Option<f64>,
}

/// Divides what is left between head and foot, and says what it could show.
pub(super) type Planner<'p, T> = dyn Fn(&Sheet<'_>, (f64, f64)) -> (T, Told) + 'p;

/// Sets head and foot and lets `plan` divide what is left. Key and note tell of what is drawn and take room from it:
/// all is set again until that agrees.
pub(super) fn settle<T>(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    around: &dyn Fn(&Told) -> Around,
    plan: &Planner<'_, T>,
) -> (T, Foot, Told) {
    let mut told = Told { shown: usize::MAX, ..Told::default() };
    let mut rounds = 0;
    loop {
        let (top, foot) = around(&told).set(s, ctx);
        let (planned, now) = plan(s, (top, foot.top()));
        rounds += 1;
        if now == told || rounds > 4 {
            return (planned, foot, now);
        }
        told = now;
    }
}

/// Rows, groups or panels from `first` on, and what to tell when they are not all.
pub(super) fn paged(first: usize, shown: usize, total: usize) -> Option<Remark> {
    let first = first.min(total);
    match shown {
        0 if total > first => Some(Remark::PageTooSmall),
        n if n < total => Some(Remark::TooManyRows { first, shown: n, total }),
        _ => None,
    }
}

/// A number in as many digits as it has, with the sign of a rate.
pub(super) fn plain(v: f64, unit: Option<&str>) -> String {
    let unit = unit.filter(|u| matches!(*u, "%" | "％" | "‰")).unwrap_or("");
    let sign = if v < 0.0 { "−" } else { "" };
    format!("{sign}{}{unit}", (v.abs() * 1000.0).round() / 1000.0)
}

/// A colour laid over another, opaque again.
pub(super) fn mix(color: Color, ground: Color, share: f64) -> Color {
    let each = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
    Color { r: each(color.r, ground.r), g: each(color.g, ground.g), b: each(color.b, ground.b), a: 255 }
}
