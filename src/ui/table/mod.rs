//! 指标: all figures as a table. Draws what [`crate::app::Table`] has computed; orders and filters nothing itself.

mod bar;
mod cells;
mod edit;
mod foot;
mod grid;
mod head;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::theme::size;
use super::widgets::{Role, bold, button, ink, inside, text};
use super::{Cx, Local, icons, table_export};
use crate::app::{Change, Column, TableRow as Row, View as To};
use crate::locale::Language;

/// What belongs to this view alone.
#[derive(Debug, Default)]
pub struct View {
    /// How far right the columns are scrolled.
    across: f32,
    /// The row that was last brought into sight.
    revealed: Option<usize>,
    /// Where a drag over cells began.
    dragged: bool,
    /// Whose sentence stands at the foot.
    sentence_of: Option<Row>,
    /// What is typed in the list of values.
    pick: String,
    /// Whether the list of values hangs on the bar, not on a column.
    from_bar: bool,
    /// The cell that is being changed.
    editing: Option<edit::Editing>,
    /// The last text that was put on the clipboard by the window itself.
    copied: u64,
}

const BAR: f32 = 40.0;
const HEAD: f32 = 58.0;
const FOOT: f32 = 120.0;
/// Height of a row.
const ROW: f32 = 28.0;
const TICK: f32 = 30.0;

/// Draws the view.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, local: &mut Local) {
    let view = &mut local.table;
    copy_plainly(ui, cx, view);
    let all = ui.max_rect();
    let bar = Rect::from_min_size(all.min, vec2(all.width(), BAR));
    let export = bar::show(ui, cx, view, bar);
    let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - FOOT), all.max);
    let head = Rect::from_min_size(bar.left_bottom(), vec2(all.width(), HEAD));
    let body = Rect::from_min_max(head.left_bottom(), pos2(all.right(), foot.top()));
    let placed = Placed::of(cx, all.width());
    if cx.state.table.rows().is_empty() {
        nothing(ui, cx, body);
    } else {
        grid::show(ui, cx, view, &placed, body);
    }
    edit::list(ui, cx, view);
    head::show(ui, cx, view, &placed, head);
    foot::show(ui, cx, view, foot);
    if export {
        table_export::start(cx, local);
    }
}

/// Where the columns stand: left edge and width, from the left of the first.
struct Placed {
    columns: Vec<(Column, f32, f32)>,
    width: f32,
}

impl Placed {
    /// Widths as a person gave them, else as the words need. What is left goes first to the columns whose words are cut
    /// soonest, each up to what it can use, then to all.
    fn of(cx: &Cx<'_>, room: f32) -> Self {
        let table = &cx.state.table;
        let given = |c: Column| table.widths.get(&c).copied();
        let mut wide: Vec<(Column, f32)> = table
            .columns
            .iter()
            .map(|c| (*c, given(*c).unwrap_or_else(|| first_width(*c, cx.state.locale.language()))))
            .collect();
        let taken: f32 = wide.iter().map(|w| w.1).sum();
        let mut left = room - TICK - taken - 4.0;
        for (column, least) in YIELDING {
            if let Some(w) = wide.iter_mut().find(|w| w.0 == column && given(column).is_none() && left < 0.0) {
                let less = (w.1 - least).clamp(0.0, -left);
                w.1 -= less;
                left += less;
            }
        }
        left = left.max(0.0);
        for (column, most) in GROWING {
            if let Some(w) = wide.iter_mut().find(|w| w.0 == column && given(column).is_none()) {
                let more = (most - w.1).clamp(0.0, left);
                w.1 += more;
                left -= more;
            }
        }
        let free = wide.iter().filter(|w| given(w.0).is_none()).count();
        let mut x = TICK;
        let mut columns = Vec::new();
        for (column, width) in wide {
            let width = width + if given(column).is_none() { (left / free.max(1) as f32).floor() } else { 0.0 };
            columns.push((column, x, width));
            x += width;
        }
        Self { columns, width: x }
    }

    /// The column at a distance from the left.
    fn at(&self, x: f32) -> Option<Column> {
        self.columns.iter().find(|(_, left, wide)| x >= *left && x < left + wide).map(|c| c.0)
    }
}

/// Columns that give room before the last ones are pushed out of a narrow window (1024 px), in this order, and what they
/// keep: their heads stay whole.
const YIELDING: [(Column, f32); 4] =
    [(Column::Unit, 72.0), (Column::Region, 86.0), (Column::Written, 116.0), (Column::Indicator, 114.0)];

/// Columns that use more room, in this order, and how much.
const GROWING: [(Column, f32); 6] = [
    (Column::Written, 300.0),
    (Column::Indicator, 190.0),
    (Column::Region, 170.0),
    (Column::Written, 520.0),
    (Column::Unit, 120.0),
    (Column::Tone, 100.0),
];

fn first_width(column: Column, language: Language) -> f32 {
    if language == Language::English {
        // Names of indicators are longer in English, and places are still named in Chinese.
        match column {
            Column::Region => return 82.0,
            Column::Kind => return 56.0,
            Column::Indicator => return 166.0,
            Column::Written => return 122.0,
            Column::Bound => return 58.0,
            Column::Tone => return 50.0,
            Column::Horizon => return 96.0,
            _ => {}
        }
    }
    match column {
        Column::Region => 100.0,
        Column::Level | Column::Year => 56.0,
        Column::Kind => 62.0,
        Column::Role => 104.0,
        Column::Indicator => 132.0,
        Column::Name => 140.0,
        Column::Written => 140.0,
        Column::Bound => 44.0,
        Column::Value => 70.0,
        Column::Low | Column::High => 64.0,
        Column::Unit => 78.0,
        Column::Measure => 64.0,
        Column::Horizon => 86.0,
        Column::Tone => 56.0,
        Column::Basis => 110.0,
        Column::Section | Column::File => 180.0,
        Column::Rule => 120.0,
        Column::Confidence => 78.0,
        Column::Standing => 66.0,
        Column::Note => 140.0,
    }
}

/// Where the clipboard could not be reached as a table, the window puts the text there.
fn copy_plainly(ui: &Ui, cx: &Cx<'_>, view: &mut View) {
    let copying = &cx.state.copying;
    if copying.number != view.copied {
        view.copied = copying.number;
        ui.ctx().copy_text(copying.plain.clone());
    }
}

/// No row: nothing was read, or the filters let nothing through; and what to do.
fn nothing(ui: &mut Ui, cx: &mut Cx<'_>, body: Rect) {
    let t = cx.theme;
    let filtered = !cx.state.table.filters.is_empty() && cx.state.table.total() > 0;
    let (head, hint) =
        if filtered { ("table-no-match", "table-no-match-hint") } else { ("table-empty", "table-empty-hint") };
    let center = pos2(body.center().x, body.top() + body.height() * 0.36);
    icons::paint(ui.painter(), center - vec2(0.0, 34.0), 28.0, "columns-3", t.line2);
    let middle = egui::Align2::CENTER_CENTER;
    let room = body.width() - 32.0;
    text(ui.painter(), center, middle, &cx.say(head), bold(size::UI, t.ink1), room);
    text(ui.painter(), center + vec2(0.0, 22.0), middle, &cx.say(hint), ink(size::SMALL, t.ink2), room);
    if filtered {
        let at = Rect::from_center_size(center + vec2(0.0, 58.0), vec2(130.0, 28.0));
        let layout = egui::Layout::top_down(egui::Align::Center);
        inside(ui, UiBuilder::new().max_rect(at).layout(layout), |ui| {
            if button(ui, t, Role::Plain, Some("x"), &cx.say("table-clear")).clicked() {
                cx.view(To::Table(Change::Clear(None)));
            }
        });
    }
}
