//! What a row shows on the axis: its marks in the order of the axis and the words beside them.

use crate::chart::shapes::reach;
use crate::comparison::{Entry, Row, Standing};
use crate::figures::Tier;
use crate::quantity::Bound;

/// A figure on the axis.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct RowMark<'a> {
    pub entry: &'a Entry,
    /// Its ends in the unit of the axis; equal unless it is a range.
    pub ends: (f64, f64),
}

impl RowMark<'_> {
    pub fn bound(&self) -> Bound {
        self.entry.value.bound
    }

    pub fn stretch(&self) -> bool {
        self.entry.tier == Tier::Stretch
    }

    /// How far its shape reaches beyond its ends, in em.
    pub fn reach(&self) -> (f64, f64) {
        reach(self.bound(), self.stretch())
    }
}

/// The marks of a row and its labels.
#[derive(Clone, Debug, Default)]
pub(in crate::chart) struct RowMarks<'a> {
    /// From left to right.
    pub marks: Vec<RowMark<'a>>,
    /// The label at the left of the first mark; only with two marks that leave room between them.
    pub before: Option<String>,
    /// The label at the right of the last mark.
    pub after: String,
}

/// The value's ends on an axis.
pub(in crate::chart) fn ends(e: &Entry) -> Option<(f64, f64)> {
    let low = e.value.low.or(e.value.high)?;
    let high = e.value.high.or(e.value.low)?;
    Some((low.min(high), low.max(high)))
}

/// What a row shows. Figures on another basis than the row's, and relations beside its number, have words only.
pub(in crate::chart) fn marks(row: &Row) -> RowMarks<'_> {
    let standing = row.cell.standing();
    let entries = row.cell.entries();
    let on = |e: &&Entry| Some(e.standing) == standing;
    let mut marks: Vec<RowMark<'_>> =
        entries.iter().filter(on).filter_map(|entry| Some(RowMark { entry, ends: ends(entry)? })).collect();
    marks.sort_by(|a, b| a.ends.0.total_cmp(&b.ends.0).then(a.stretch().cmp(&b.stretch())));
    let mut row_marks = RowMarks { marks, before: None, after: String::new() };
    if let [first, _] = row_marks.marks.as_slice() {
        row_marks.before = Some(words(first.entry));
    }
    row_marks.after = row_marks.after_words(row);
    row_marks
}

impl RowMarks<'_> {
    /// Moves all words to the right, where the left has no room for them.
    pub fn join(&mut self, row: &Row) {
        self.before = None;
        self.after = self.after_words(row);
    }

    fn after_words(&self, row: &Row) -> String {
        let passed = usize::from(self.before.is_some());
        let own = self.marks.iter().skip(passed).map(|m| words(m.entry));
        let is_mark = |e: &Entry| self.marks.iter().any(|m| m.entry.figure == e.figure);
        let others = row.cell.entries().iter().filter(|e| !is_mark(e)).map(words);
        own.chain(others).collect::<Vec<_>>().join("，")
    }
}

/// The value as written, with the word of the stretch and the basis, which its own words may leave out.
pub(in crate::chart) fn words(e: &Entry) -> String {
    let mut said = crate::chart::page::one_line(&e.words);
    if let (Tier::Stretch, Some(tone)) = (e.tier, &e.tone_word)
        && !said.contains(tone.as_str())
    {
        said = format!("{tone}{said}");
    }
    match &e.basis {
        Some(basis) if e.standing == Standing::Basis => format!("{said}（{basis}）"),
        _ => said,
    }
}
