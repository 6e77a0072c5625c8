//! Names at the left, the mesh with its numbers over the plot, and what stands at values of the axis: one hand for the
//! kinds that give each report a row. Knows no shape.

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::drawing::IntoDrawingArea;
use plotters::style::TRANSPARENT;

use super::axis::Scale;
use super::plan::Plan;
use crate::chart::page::Ctx;
use crate::chart::plot::{Draw, Numbers, Outcome, Placed, grid, style, text};
use crate::chart::record::{Record, Sheet, Words};
use crate::chart::typeset::fit;

/// Draws the names of all rows and the rules between parts.
pub(in crate::chart) fn names(s: &mut Sheet<'_>, ctx: &Ctx<'_>, plan: &Plan<'_>) {
    for l in &plan.lines {
        let color = if l.row.region.is_none() { ctx.palette.warn } else { ctx.palette.ink1 };
        let name = fit(s.fonts, &l.name, plan.em, false, plan.names + 0.01);
        s.text(ctx.sizes.left, l.y, Words::new(&name, plan.em, color));
    }
    for y in &plan.rules {
        s.line(&[(ctx.sizes.left, *y), (ctx.sizes.right, *y)], ctx.sizes.u, ctx.palette.line);
    }
}

/// Lets plotters draw the mesh, the numbers over it, the line of nought and then `things` in their order; heights are
/// counted from the top of the plot.
pub(in crate::chart) fn series<'d>(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    plan: &Plan<'_>,
    scale: &Scale,
    things: impl IntoIterator<Item = Placed<Draw<'d>>>,
) {
    // The backend cannot fail: its error is Infallible, and the ranges are finite and not empty.
    let drawn = try_series(s, ctx, plan, scale, things);
    debug_assert!(drawn.is_ok());
}

fn try_series<'d>(
    s: &mut Sheet<'_>,
    ctx: &Ctx<'_>,
    plan: &Plan<'_>,
    scale: &Scale,
    things: impl IntoIterator<Item = Placed<Draw<'d>>>,
) -> Outcome {
    let (top, bottom) = plan.plot;
    let above = 1.6 * plan.em;
    let (width, height) = (grid(scale.right - scale.left), grid(bottom - top));
    let root = Record::new(s, ctx.spec.width, ctx.spec.height).into_drawing_area();
    let area = root.shrink((grid(scale.left), grid(top - above)), (width, height + grid(above)));
    let x = Numbers::of(scale.ticks.low, scale.ticks.high, scale.ticks.values());
    let mut chart = ChartBuilder::on(&area)
        .set_label_area_size(LabelAreaPosition::Top, grid(above))
        .build_cartesian_2d(x, (bottom - top)..0.0)?;
    let unit = ctx.comparison.query.unit.as_deref();
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(scale.ticks.values().len())
        .x_label_formatter(&|v| scale.ticks.words(*v, unit))
        .x_label_style(text(plan.label, ctx.palette.ink3))
        .set_all_tick_mark_size(grid(0.225 * plan.em))
        .bold_line_style(style(ctx.palette.grid, ctx.sizes.u))
        .light_line_style(TRANSPARENT)
        .axis_style(TRANSPARENT)
        .draw()?;
    if scale.ticks.low < 0.0 && scale.ticks.high > 0.0 {
        let zero = |s: &mut Sheet<'_>, at: &[(f64, f64)]| s.line(at, 1.5 * ctx.sizes.u, ctx.palette.axis);
        chart.draw_series([Placed { at: vec![(0.0, 0.0), (0.0, bottom - top)], draw: zero }])?;
    }
    chart.draw_series(things)?;
    Ok(())
}
