//! What each cell says in lines, and how high the rows are for it: nothing is cut, what is long goes on in the next
//! line. Laid out once for a table, a choice and a width.

use std::sync::Arc;

use egui::Ui;

use super::super::Cx;
use super::super::reader::breaking;
use super::super::theme::{font, size};
use super::{cell, tip};
use crate::app::{Beside, Choice, Shown};
use crate::comparison::{Cell, Change, Outcome, Standing, Table, TableCell, Verdict};
use crate::figures::Status;
use crate::locale::Language;

/// A cell in lines.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The target as written; empty for the kinds of nothing.
    pub target: Vec<String>,
    /// What is asked for below it.
    pub details: Vec<Detail>,
}

/// A line below the target.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// Words at the left.
    pub words: String,
    /// A result behind its ring.
    pub result: Option<String>,
    /// Words at the right end.
    pub end: String,
    /// Whether the result, or what stands at the end, tells of a miss.
    pub missed: bool,
    /// Whether it wants a look.
    pub warn: bool,
}

/// Where the words of a target begin, behind its shape.
pub const SHAPE: f32 = 38.0;
/// Where the lines below begin.
pub const LEFT: f32 = 9.0;
/// The room of an arrow at the right of a target.
pub const ARROW: f32 = 24.0;
/// How far the lines of a target stand from one another.
pub const LINE: f32 = 19.0;
/// How far the lines below it do.
pub const SMALL: f32 = 15.0;
/// What is left free over and under the lines.
pub const PAD: f32 = 6.0;
/// No row is lower.
pub const LEAST: f32 = 34.0;

impl Said {
    /// How high a cell is.
    pub fn height(&self) -> f32 {
        let lines = self.target.len().max(1) as f32 * LINE + self.details.len() as f32 * SMALL;
        (lines + PAD * 2.0).max(LEAST)
    }
}

/// What is kept from one frame to the next.
#[derive(Default)]
pub struct Kept {
    /// The cells in lines.
    pub laid: Option<Laid>,
    long: Option<(Arc<Table>, Vec<bool>)>,
    /// The sets to begin with, and of what they were made.
    pub offers: Option<(OffersOf, Vec<Offer>)>,
}

/// What the sets to begin with depend on: the library, the open report, the chart's choice, the years, the language.
#[derive(Clone, Debug, PartialEq)]
pub struct OffersOf {
    pub revision: u64,
    pub open: Option<usize>,
    pub choice: Choice,
    pub years: Vec<i32>,
    pub language: Language,
}

/// A set of places in words, and the places.
pub type Offer = (String, Vec<String>);

/// More characters than this make a column wide.
const LONG: usize = 12;

impl Kept {
    /// Which indicators have targets so long that a narrow column would make high rows of them.
    pub fn long(&mut self, cx: &Cx<'_>) -> Vec<bool> {
        let table = &cx.state.compare.table;
        if !self.long.as_ref().is_some_and(|l| Arc::ptr_eq(&l.0, table)) {
            let is = |i: usize| {
                let cells = table.lines.iter().filter_map(|l| l.cells.get(i));
                cells.into_iter().any(|c| cell::written(c.target.entries()).chars().count() > LONG)
            };
            self.long = Some((table.clone(), (0..table.columns.len()).map(is).collect()));
        }
        self.long.as_ref().map(|l| l.1.clone()).unwrap_or_default()
    }
}

/// A grid laid out.
pub struct Laid {
    of: (Arc<Table>, Beside, Language, Vec<f32>),
    /// Where each row begins, and where the last ends.
    pub tops: Vec<f32>,
    /// By indicator and line: which cells aim at something else than most; empty where that is not asked for.
    pub unlike: Vec<Vec<bool>>,
    cells: Vec<Vec<Said>>,
}

impl Laid {
    /// Whether it is that of a table, a choice and widths.
    pub fn fits(&self, cx: &Cx<'_>, widths: &[f32]) -> bool {
        let c = &cx.state.compare;
        Arc::ptr_eq(&self.of.0, &c.table)
            && self.of.1 == c.choice
            && self.of.2 == cx.state.locale.language()
            && self.of.3 == widths
    }

    /// Lays out rows of cells; `at` says which cell stands there, and whether it is for reference.
    pub fn new<'a>(
        ui: &Ui,
        cx: &Cx<'_>,
        widths: &[f32],
        rows: usize,
        at: impl Fn(usize, usize) -> Option<(&'a TableCell, bool)>,
    ) -> Self {
        let c = &cx.state.compare;
        let mut tops = vec![0.0];
        let mut cells = Vec::new();
        for row in 0..rows {
            let one = |column: usize| {
                let (cell, reference) = at(row, column)?;
                Some(said(ui, cx, cell, widths[column], reference))
            };
            let line: Vec<Said> = (0..widths.len()).map(|i| one(i).unwrap_or_default()).collect();
            let high = line.iter().map(Said::height).fold(LEAST, f32::max);
            tops.push(tops.last().copied().unwrap_or_default() + high);
            cells.push(line);
        }
        let of = (c.table.clone(), c.choice.clone(), cx.state.locale.language(), widths.to_vec());
        let unlike = if c.choice.differing {
            (0..c.table.columns.len()).map(|i| c.table.unlike(i)).collect()
        } else {
            Vec::new()
        };
        Self { of, tops, unlike, cells }
    }

    /// A cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Said> {
        self.cells.get(row)?.get(column)
    }

    /// The rows between two heights.
    pub fn rows_in(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let rows = self.tops.len().saturating_sub(1);
        let first = self.tops.partition_point(|t| *t <= top).saturating_sub(1);
        first.min(rows)..self.tops.partition_point(|t| *t < bottom).min(rows)
    }

    /// How high all rows are.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }
}

/// Words in lines that fit a width.
fn broken(ui: &Ui, words: &str, size: f32, room: f32) -> Vec<String> {
    let face = font(size, false);
    let mut width = |_: usize, c: char| ui.fonts_mut(|f| f.glyph_width(&face, c));
    let room = room.max(40.0);
    let mut lines = breaking::lines(words, room, 0.0, &[], &mut width);
    if lines.len() > 1 {
        // No single character is left over for the last line.
        let all: f32 = words.chars().map(|c| width(0, c)).sum();
        let even = (all / lines.len() as f32 + size).min(room);
        let balanced = breaking::lines(words, even, 0.0, &[], &mut width);
        lines = if balanced.len() == lines.len() { balanced } else { lines };
    }
    lines.into_iter().map(|r| words[r].trim_end().to_owned()).collect()
}

fn wide(ui: &Ui, words: &str) -> f32 {
    let face = font(size::MICRO, false);
    words.chars().map(|c| ui.fonts_mut(|f| f.glyph_width(&face, c))).sum::<f32>() * 1.02
}

fn said(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, width: f32, reference: bool) -> Said {
    let Cell::Stated(entries) = &cell.target else {
        let below = !reference && !matches!(cell.target, Cell::NoReport);
        let details = if below { details(ui, cx, cell, width) } else { Vec::new() };
        return Said { target: Vec::new(), details };
    };
    let words = cell::written(entries);
    if reference {
        let plan = entries.iter().any(|e| e.plan).then(|| cx.say("compare-from-plan"));
        let words = plan.map_or(words.clone(), |plan| format!("{words} · {plan}"));
        return Said { target: broken(ui, &words, size::SMALL, width - 14.0), details: Vec::new() };
    }
    let mark = cell::mark(cx, cell).map_or(6.0, |m| if m.is_empty() { ARROW } else { wide(ui, &m) + 12.0 });
    let room = width - SHAPE - mark - 2.0;
    let mut target = broken(ui, &words, size::UI, room);
    // Where one line does not hold base and stretch, each has its own.
    if target.len() > 1 && entries.len() > 1 {
        let parts = words.split_inclusive('，');
        target = parts.flat_map(|part| broken(ui, part, size::UI, room)).collect();
    }
    Said { target, details: details(ui, cx, cell, width) }
}

/// What is asked for below the target.
fn details(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, width: f32) -> Vec<Detail> {
    let shown = |what: Shown| cx.state.compare.choice.shown.contains(&what);
    let room = width - LEFT * 2.0;
    let mut out = against(ui, cx, cell, room);
    if cell.target.entries().iter().any(|e| e.plan) {
        out.insert(0, Detail { words: cx.say("compare-from-plan"), ..Detail::default() });
    }
    let mut more: Vec<String> = Vec::new();
    if shown(Shown::Change) {
        more.extend(match &cell.change {
            Change::By(d) => Some(tip::moved(cx, d)),
            Change::Not(why) => tip::incomparable(cx, *why),
        });
    }
    if shown(Shown::Wording) {
        more.extend(cell.wording.iter().map(|w| tip::wording(cx, w)));
    }
    // The verdict alone is set off, and not whatever stands in its line where it is not shown.
    let mut verdict = None;
    if shown(Shown::Verdict) && cell.judgement.against.is_some() {
        verdict = Some(more.len());
        more.push(tip::verdict_words(cx, &cell.judgement));
    }
    let missed = |i: usize| Some(i) == verdict && matches!(cell.judgement.verdict, Verdict::Missed);
    let warn = |i: usize| Some(i) == verdict && matches!(cell.judgement.verdict, Verdict::Revised);
    if shown(Shown::Rank) {
        more.extend(cell.rank.map(|r| tip::rank(cx, r)));
    }
    if shown(Shown::Hardness) {
        more.extend(tip::hardness(cx, cell));
    }
    for (i, words) in more.iter().enumerate() {
        let lines = broken(ui, words, size::MICRO, room);
        out.extend(lines.into_iter().map(|words| Detail {
            words,
            missed: missed(i),
            warn: warn(i),
            ..Detail::default()
        }));
    }
    out
}

/// Last year's target, the result and how far it lies above: in one line where that has room, else in two or more.
fn against(ui: &Ui, cx: &Cx<'_>, cell: &TableCell, room: f32) -> Vec<Detail> {
    let shown = |what: Shown| cx.state.compare.choice.shown.contains(&what);
    // As last year's report writes it, with the tone of what lies beyond: 7.5%以上，力争8%.
    let aim = match cell.last.counted() {
        _ if !shown(Shown::Last) => String::new(),
        Some(told) => told.words.clone(),
        None => cell::written(cell.last.cell.entries()),
    };
    // A result of another kind (3.6万亿元 beside 6%左右) stands in the card alone.
    let alike = |o: &&Outcome| matches!(o.entry.standing, Standing::Axis | Standing::Basis);
    let outcome = cell.judgement.actual.and_then(|i| cell.actual.get(i)).or_else(|| cell.actual.iter().find(alike));
    let result = outcome.filter(|_| shown(Shown::Actual)).map(|o| {
        let hedged = matches!(o.status, Some(Status::Estimate | Status::Hoped));
        let status = if hedged { cell::status(cx, o.status) } else { String::new() };
        format!("{status}{}", o.entry.words)
    });
    if aim.is_empty() && result.is_none() {
        return Vec::new();
    }
    let missed = cell.judgement.verdict == Verdict::Missed && result.is_some();
    let warn = cell.judgement.verdict == Verdict::Revised;
    let end = match (cell.judgement.margin, result.is_some()) {
        (_, true) if warn => cx.say("compare-revised"),
        (Some(n), true) => cell::signed(n),
        _ => String::new(),
    };
    let (w_aim, w_end) = (wide(ui, &aim), if end.is_empty() { 0.0 } else { wide(ui, &end) + 8.0 });
    let w_result = result.as_deref().map_or(0.0, |r| wide(ui, r) + 18.0);
    let line = |words: String, result: Option<String>, end: String| Detail { words, result, end, missed, warn };
    if w_aim + w_result + w_end <= room {
        return vec![line(aim, result, end)];
    }
    let plain = |words: String| Detail { words, ..Detail::default() };
    let mut out: Vec<Detail> = broken(ui, &aim, size::MICRO, room).into_iter().map(plain).collect();
    if aim.is_empty() {
        out.clear();
    }
    if w_result + w_end <= room {
        out.push(line(String::new(), result, end));
    } else if let Some(result) = result {
        let lines = broken(ui, &result, size::MICRO, room - 14.0);
        out.extend(lines.into_iter().map(|words| line(String::new(), Some(words), String::new())));
        out.extend((!end.is_empty()).then(|| line(String::new(), None, end)));
    }
    out
}
