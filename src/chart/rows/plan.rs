//! Which rows are drawn, and where each stands from top to bottom. Decides nothing along the axis.

use super::axis::Scale;
use super::marks::{RowMarks, marks};
use crate::chart::page::{Ctx, one_line};
use crate::chart::shapes::tick_foot;
use crate::chart::spec::Remark;
use crate::chart::typeset::wrap;
use crate::chart::words;
use crate::comparison::{Row, Standing};
use crate::fonts::Fonts;

/// What hangs over the axis beside this year's marks, for a type of em and label.
pub(in crate::chart) type Hanging<'h> = dyn Fn(&Row, (f64, f64)) -> Vec<Hang> + 'h;

/// How rows are to stand.
pub(in crate::chart) struct Layout<'h, 'a> {
    /// Row height in em of its type, at least.
    pub tight: f64,
    /// Row height in em, at most, for many rows and for few.
    pub most: (f64, f64),
    /// What is kept free at the right of the plot, in em.
    pub right: f64,
    /// The rows in their order.
    pub rows: Vec<&'a Row>,
    /// What else hangs over the axis: its values with what stands left and right of them, for a type of em and label.
    pub hangs: &'h Hanging<'h>,
}

/// A value of the axis beside this year's marks, and how far what is drawn there reaches to its left and right.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct Hang {
    pub at: f64,
    pub left: f64,
    pub right: f64,
}

/// Room for a rule between two parts, in em.
const GAP: f64 = 0.75;

/// The part of the chart in which a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::chart) enum Part {
    Ranked,
    Basis,
    Lane,
    Apart,
    Nothing,
}

impl Part {
    pub fn of(row: &Row) -> Self {
        match row.cell.standing() {
            Some(Standing::Axis) => Part::Ranked,
            Some(Standing::Basis) => Part::Basis,
            Some(Standing::Lane) => Part::Lane,
            Some(Standing::Apart(_)) => Part::Apart,
            None => Part::Nothing,
        }
    }

    pub fn on_axis(self) -> bool {
        matches!(self, Part::Ranked | Part::Basis)
    }
}

/// A row and the height of its middle.
#[derive(Debug)]
pub(in crate::chart) struct Line<'a> {
    pub row: &'a Row,
    pub name: String,
    pub part: Part,
    pub y: f64,
    /// Marks and labels on the axis; none in other parts.
    pub marks: RowMarks<'a>,
    /// What else hangs over the axis.
    pub hangs: Vec<Hang>,
    /// How far below its middle the words of a row stand that has no number of its own and others above them.
    pub below: f64,
}

/// Where everything stands.
#[derive(Debug)]
pub(in crate::chart) struct Plan<'a> {
    pub lines: Vec<Line<'a>>,
    /// How many rows were passed over before the first line.
    pub skipped: usize,
    /// Heights of the rules between parts; the rule before a part that is on the axis as well crosses the plot.
    pub rules: Vec<f64>,
    /// Type size of names.
    pub em: f64,
    /// Type size of labels.
    pub label: f64,
    pub row_height: f64,
    /// From the top of the first row on the axis to the foot of the last.
    pub plot: (f64, f64),
    pub scale: Option<Scale>,
    /// Where the plot with its labels must end at the right.
    pub limit: f64,
    /// Width of the column of names.
    pub names: f64,
    /// The sentence about places without a report, and the middle of its first line.
    pub missing: (Vec<String>, f64),
}

impl<'a> Plan<'a> {
    /// Divides the height between `top` and `bottom`.
    pub fn of(fonts: &Fonts, ctx: &Ctx<'a>, layout: &Layout<'_, 'a>, (top, bottom): (f64, f64)) -> Self {
        let on_axis = layout.rows.iter().any(|r| Part::of(r).on_axis() || !(layout.hangs)(r, (1.0, 1.0)).is_empty());
        let missing = missing(fonts, ctx);
        let missing_height =
            if missing.is_empty() { 0.0 } else { (missing.len() as f64 * 1.5 + 1.3) * ctx.sizes.small };
        let plot_top = top + heading(ctx, on_axis);
        let room = bottom - 0.5 * ctx.sizes.em - missing_height - plot_top;
        // A page without room for a row has none for names of places either.
        let missing = if room < 0.0 { Vec::new() } else { missing };
        let (rows, row_height, em) = fill(ctx, layout, room);
        let label = (0.92 * em).max(ctx.sizes.floor);
        let mut plan = Plan {
            lines: Vec::new(),
            skipped: ctx.spec.first,
            rules: Vec::new(),
            em,
            label,
            row_height,
            plot: (plot_top, plot_top),
            scale: None,
            limit: ctx.sizes.right - layout.right * em,
            names: 0.0,
            missing: (missing, 0.0),
        };
        plan.stack(ctx, &rows, layout.hangs);
        plan.names = plan.names_width(fonts, ctx);
        plan.scale = Scale::of(fonts, ctx, &mut plan);
        plan
    }

    /// Puts the rows one under another, with a rule between parts.
    fn stack(&mut self, ctx: &Ctx<'a>, rows: &[&'a Row], hangs: &Hanging<'_>) {
        let mut y = self.plot.0;
        let mut part = None;
        for &row in rows {
            let now = Part::of(row);
            if part.is_some_and(|p| p != now) {
                self.rules.push(y + 0.6 * GAP * self.em);
                y += GAP * self.em;
            }
            part = Some(now);
            let name = one_line(&ctx.name(row));
            let on_axis = if now.on_axis() { marks(row) } else { RowMarks::default() };
            let hangs = hangs(row, (self.em, self.label));
            let over_axis = now.on_axis() || !hangs.is_empty();
            let middle = y + self.row_height / 2.0;
            self.lines.push(Line { row, name, part: now, y: middle, marks: on_axis, hangs, below: 0.0 });
            y += self.row_height;
            if over_axis {
                self.plot.1 = y;
            }
        }
        if !self.missing.0.is_empty() {
            if !rows.is_empty() {
                self.rules.push(y + 0.6 * GAP * self.em);
            }
            self.missing.1 = y + GAP * self.em + 0.8 * ctx.sizes.small;
        }
    }

    /// Whether the rows are high enough for last year's ticks.
    pub fn ticks(&self) -> bool {
        tick_foot(self.em, self.row_height).is_some()
    }

    fn names_width(&self, fonts: &Fonts, ctx: &Ctx<'_>) -> f64 {
        let widest = self.lines.iter().map(|l| fonts.width(&l.name, self.em, false)).fold(0.0, f64::max);
        widest.min(0.26 * ctx.sizes.width())
    }

    /// What to tell when not all rows are drawn.
    pub fn remark(&self, total: usize) -> Option<Remark> {
        let shown = self.lines.len();
        let first = self.skipped.min(total);
        match shown {
            0 if total > first => Some(Remark::PageTooSmall),
            n if n < total => Some(Remark::TooManyRows { first, shown, total }),
            _ => None,
        }
    }
}

/// Height of what stands above the first row: names of references and the numbers of the axis.
fn heading(ctx: &Ctx<'_>, on_axis: bool) -> f64 {
    let em = ctx.sizes.em;
    if !on_axis {
        return 0.6 * em;
    }
    2.0 * em + ctx.comparison.references.len().min(2) as f64 * 1.2 * em
}

/// Row height and type size so that as many rows as possible fit.
fn fill<'a>(ctx: &Ctx<'_>, layout: &Layout<'_, 'a>, room: f64) -> (Vec<&'a Row>, f64, f64) {
    let em = ctx.sizes.em;
    // Whatever the order, a part stands together.
    let mut rows = layout.rows.clone();
    rows.sort_by_key(|r| Part::of(r));
    let rows: Vec<&Row> = rows.into_iter().skip(ctx.spec.first).collect();
    // Few rows stand wider apart, so that a large page does not look left half empty.
    let most = (layout.most.0 + layout.most.1 * 10_usize.saturating_sub(rows.len()) as f64) * em;
    let parts = |rows: &[&Row]| rows.windows(2).filter(|w| matches!(w, [a, b] if Part::of(a) != Part::of(b))).count();
    let gaps = |rows: &[&Row], em: f64| parts(rows) as f64 * GAP * em;
    let least = layout.tight * ctx.sizes.floor.min(em);
    let height = ((room - gaps(&rows, em)) / rows.len().max(1) as f64).min(most);
    if height >= layout.tight * em {
        return (rows, height, em);
    }
    // Smaller type: rows and gaps shrink together.
    let small = room / (rows.len().max(1) as f64 * layout.tight + parts(&rows) as f64 * GAP);
    if small >= ctx.sizes.floor {
        return (rows, layout.tight * small, small);
    }
    let mut kept = rows;
    let (mut used, mut fit) = (0.0, 0);
    for (i, row) in kept.iter().enumerate() {
        let parted = i.checked_sub(1).and_then(|i| kept.get(i)).is_some_and(|last| Part::of(last) != Part::of(row));
        used += least + if parted { GAP * ctx.sizes.floor } else { 0.0 };
        if used > room {
            break;
        }
        fit = i + 1;
    }
    kept.truncate(fit);
    (kept, least, ctx.sizes.floor.min(em))
}

/// The sentence about places that have no report.
fn missing(fonts: &Fonts, ctx: &Ctx<'_>) -> Vec<String> {
    let names = &ctx.comparison.missing;
    if names.is_empty() {
        return Vec::new();
    }
    let year = ctx.comparison.query.year.or(ctx.comparison.common_year());
    let says = words::missing(ctx.spec.lang, names, year);
    let indent = fonts.width(words::no_report(ctx.spec.lang), ctx.sizes.small, false) + 1.5 * ctx.sizes.small;
    wrap(fonts, &says, ctx.sizes.small, false, ctx.sizes.width() - indent, 2)
}
