//! 资料库 as a list: which places and reports stand in it under a filter or on a heap of work, which places are picked.
//!
//! The rows are made anew when the library, the filter or a fold has changed, never for a frame.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::library::{Library, is_report};
use super::pinyin;
use super::state::State;
use super::tree::{Issued, Node};

/// Reports that want a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heap {
    /// Region or year are not sure, or the file's name says otherwise.
    Unsure,
    /// Nothing says which region.
    Unknown,
    /// Copies of one report, and its versions.
    Copies,
    /// Nothing could be read.
    Unreadable,
}

/// All heaps, as they stand in the panel.
pub const HEAPS: [Heap; 4] = [Heap::Unsure, Heap::Unknown, Heap::Copies, Heap::Unreadable];

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfRow {
    /// A place: its node; whether the places below it are shown.
    Place(usize, bool),
    /// All years of the open place.
    Years(usize),
    /// 地区待定.
    Unknown,
    /// A report by itself, on a heap.
    Report(usize),
    /// A file that gave nothing.
    Failed(usize),
}

/// How a place is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// It alone, in or out.
    Toggle,
    /// All from the one picked last.
    Range,
}

/// A change of what the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfChange {
    /// Other words in the filter.
    Filter(String),
    /// Shows the places below one, or folds them.
    Fold(String, bool),
    /// A heap, or the tree.
    Heap(Option<Heap>),
    /// Picks a place, by its whole name.
    Pick(String, Pick),
    /// Picks none.
    Unpick,
}

/// What the panel shows.
#[derive(Debug, Default)]
pub struct Shelves {
    /// Words of the filter.
    pub filter: String,
    /// The heap that is shown in place of the tree.
    pub heap: Option<Heap>,
    /// What is listed.
    pub rows: Vec<ShelfRow>,
    /// How many lie on each heap, in the order of [`HEAPS`].
    pub counts: [usize; 4],
    /// Places that are picked, by whole names.
    pub picked: BTreeSet<String>,
    last: Option<String>,
    /// Places that a person has opened and folded.
    pub(super) folds: Folds,
    /// The same while a filter stands: afterwards the tree is as it was before.
    sought: Folds,
    seen: Option<(u64, Option<usize>)>,
    stale: bool,
}

/// What a person has opened and folded, by whole names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Folds {
    open: BTreeSet<String>,
    shut: BTreeSet<String>,
}

impl Folds {
    fn fold(&mut self, region: String, open: bool) {
        let (to, from) = if open { (&mut self.open, &mut self.shut) } else { (&mut self.shut, &mut self.open) };
        from.remove(&region);
        to.insert(region);
    }
}

impl State {
    /// Applies a change.
    pub(super) fn change_shelf(&mut self, change: ShelfChange) {
        let shelf = &mut self.shelf;
        shelf.stale = true;
        match change {
            ShelfChange::Filter(words) => {
                shelf.filter = words;
                shelf.sought = Folds::default();
            }
            ShelfChange::Fold(region, open) if shelf.filter.trim().is_empty() => shelf.folds.fold(region, open),
            ShelfChange::Fold(region, open) => shelf.sought.fold(region, open),
            ShelfChange::Heap(heap) => shelf.heap = heap,
            ShelfChange::Pick(region, Pick::Toggle) => {
                if !shelf.picked.remove(&region) {
                    shelf.picked.insert(region.clone());
                }
                shelf.last = Some(region);
            }
            ShelfChange::Pick(region, Pick::Range) => shelf.pick_to(&self.library, region),
            ShelfChange::Unpick => {
                shelf.picked.clear();
                shelf.last = None;
            }
        }
    }

    /// Makes the rows anew when anything has changed.
    pub(super) fn poll_shelf(&mut self) {
        let now = Some((self.library.revision, self.selection.reading));
        if self.shelf.seen == now && !std::mem::take(&mut self.shelf.stale) {
            return;
        }
        if self.shelf.seen.map(|s| s.1) != now.map(|s| s.1) {
            self.shelf.follow(&self.library, self.selection.reading);
        }
        self.shelf.stale = false;
        self.shelf.seen = now;
        self.shelf.make(&self.library, self.selection.reading);
    }

    /// Another library: what was folded and picked belongs to the old one.
    pub(super) fn forget_shelf(&mut self) {
        self.shelf = Shelves { stale: true, ..Shelves::default() };
    }
}

impl Shelves {
    /// The place of the open report is shown, whatever is folded.
    fn follow(&mut self, library: &Library, reading: Option<usize>) {
        let mut next = place_of(library, reading).and_then(|i| library.tree.nodes[i].parent);
        while let Some(i) = next {
            let node = &library.tree.nodes[i];
            self.folds.fold(node.region.clone(), true);
            next = node.parent;
        }
    }

    /// Picks all places that stand between the one picked last and this one.
    fn pick_to(&mut self, library: &Library, region: String) {
        let at = |wanted: &str| {
            self.rows.iter().position(
                |r| matches!(r, ShelfRow::Place(i, _) if library.tree.nodes.get(*i).is_some_and(|n| n.region == wanted)),
            )
        };
        let (from, to) = (self.last.as_deref().and_then(at), at(&region));
        let (Some(from), Some(to)) = (from.or(to), to) else { return };
        for row in &self.rows[from.min(to)..=from.max(to)] {
            if let ShelfRow::Place(i, _) = row {
                self.picked.insert(library.tree.nodes[*i].region.clone());
            }
        }
        if self.last.is_none() {
            self.last = Some(region);
        }
    }

    fn make(&mut self, library: &Library, reading: Option<usize>) {
        let heaps = HEAPS.map(|h| heap(library, h));
        // Of copies those are counted that are one too many.
        let many = (0..library.readings.len()).filter(|i| library.groups.same_as(*i).is_some()).count();
        self.counts = [heaps[0].len(), heaps[1].len(), many, heaps[3].len()];
        let words = self.words();
        let shown = self.heap.and_then(|h| HEAPS.iter().position(|o| *o == h));
        self.rows = match shown {
            Some(i) => heaps[i].iter().copied().filter(|row| row_matches(library, *row, &words)).collect(),
            None => Rows { shelf: self, library, words: &words, here: place_of(library, reading) }.all(),
        };
    }

    /// Folds the tree as it was folded before.
    pub(super) fn fold_as(&mut self, folds: Folds) {
        self.folds = folds;
        self.stale = true;
    }

    /// The words of the filter.
    fn words(&self) -> Vec<String> {
        self.filter.to_lowercase().split_whitespace().map(str::to_owned).collect()
    }

    fn is_open(&self, library: &Library, node: &Node) -> bool {
        let few = library.tree.nodes.len() <= 24;
        (few && !self.folds.shut.contains(&node.region)) || self.folds.open.contains(&node.region)
    }

    /// The one place with reports that the filter finds, by the newest of its reports, or by that of the year that is
    /// looked for; on a heap the one report. Null where there are several or none.
    pub fn only_hit(&self, library: &Library) -> Option<usize> {
        let words = self.words();
        if self.heap.is_some() {
            return match self.rows[..] {
                [ShelfRow::Report(i)] => Some(i),
                _ => None,
            };
        }
        let mut hits = library.tree.nodes.iter().filter(|n| !n.reports.is_empty() && matches(n, &words));
        let (hit, more) = (hits.next()?, hits.next());
        let sought = |r: &&Issued| r.year.is_some_and(|y| words.iter().any(|w| is_year(w, y)));
        let report = hit.reports.iter().find(sought).or(hit.reports.first());
        report.filter(|_| more.is_none() && !words.is_empty()).map(|r| r.reading)
    }
}

fn place_of(library: &Library, reading: Option<usize>) -> Option<usize> {
    let place = library.readings.get(reading?)?.report.place.as_ref()?;
    library.tree.find(&place.value.region)
}

/// What lies on a heap, in the order of readings; copies beside that of which they are copies.
fn heap(library: &Library, heap: Heap) -> Vec<ShelfRow> {
    let all = 0..library.readings.len();
    let mut out: Vec<usize> = match heap {
        Heap::Unknown => library.tree.unknown.iter().map(|r| r.reading).collect(),
        Heap::Unsure => {
            let issued = library.tree.nodes.iter().flat_map(|n| &n.reports);
            issued.filter(|r| r.doubtful).map(|r| r.reading).collect()
        }
        Heap::Copies => all.filter(|i| library.groups.size(*i) > 1).collect(),
        Heap::Unreadable => all.filter(|i| !is_report(&library.readings[*i])).collect(),
    };
    let first = |i: usize| library.groups.same_as(i).map_or(i, |(first, _)| first);
    out.sort_by_key(|i| if heap == Heap::Copies { (first(*i), *i) } else { (*i, *i) });
    let failed = if heap == Heap::Unreadable { library.failures.len() } else { 0 };
    (0..failed).map(ShelfRow::Failed).chain(out.into_iter().map(ShelfRow::Report)).collect()
}

/// Whether a row of a heap holds all words of the filter.
fn row_matches(library: &Library, row: ShelfRow, words: &[String]) -> bool {
    let file = match row {
        ShelfRow::Report(i) => &library.readings[i].file,
        ShelfRow::Failed(i) => &library.failures[i].file,
        _ => return true,
    };
    let region = match row {
        ShelfRow::Report(i) => library.readings[i].report.place.as_ref().map_or("", |p| p.value.name.as_str()),
        _ => "",
    };
    words.iter().all(|w| file.to_lowercase().contains(w.as_str()) || (!region.is_empty() && pinyin::matches(w, region)))
}

/// Whether a place holds all words of the filter: in its name or by how it sounds, in the names above it, or as a year.
fn matches(node: &Node, words: &[String]) -> bool {
    let year = |w: &str| node.reports.iter().any(|r| r.year.is_some_and(|y| is_year(w, y)));
    words.iter().all(|w| node.region.contains(w.as_str()) || pinyin::matches(w, &node.name) || year(w))
}

/// Whether a word is a year, whole or as it stands on its chip: 2023, 23.
fn is_year(word: &str, year: i32) -> bool {
    word == year.to_string() || word == format!("{:02}", year.rem_euclid(100))
}

/// The tree as rows.
struct Rows<'a> {
    shelf: &'a Shelves,
    library: &'a Library,
    words: &'a [String],
    here: Option<usize>,
}

impl Rows<'_> {
    fn all(&self) -> Vec<ShelfRow> {
        let mut out = Vec::new();
        for &root in &self.library.tree.roots {
            self.add(root, false, &mut out);
        }
        if !self.library.tree.unknown.is_empty() && self.words.is_empty() {
            out.push(ShelfRow::Unknown);
        }
        out
    }

    /// Adds a place and those below it that the filter finds; all of them when it is `free`. Returns whether anything
    /// was added.
    fn add(&self, index: usize, free: bool, out: &mut Vec<ShelfRow>) -> bool {
        let node = &self.library.tree.nodes[index];
        let filtered = !self.words.is_empty() && !free;
        let found = !filtered || matches(node, self.words);
        let open = self.is_open(node, filtered);
        let at = out.len();
        out.push(ShelfRow::Place(index, open));
        if self.here == Some(index) && node.reports.len() > 1 {
            out.push(ShelfRow::Years(index));
        }
        let own = out.len();
        if filtered || open {
            for &child in &node.children {
                // Below a place that is found all stand, those that are found themselves with what is below them.
                if !self.add(child, !filtered, out) && found && filtered {
                    self.add(child, true, out);
                }
            }
        }
        if !found && out.len() == own {
            out.truncate(at);
            return false;
        }
        if !open {
            out.truncate(own);
        }
        true
    }

    /// While a filter stands what it finds is open and what stands below that is folded, but for what a person has
    /// done to it meanwhile.
    fn is_open(&self, node: &Node, filtered: bool) -> bool {
        let sought = &self.shelf.sought;
        match (self.words.is_empty(), filtered) {
            (true, _) => self.shelf.is_open(self.library, node),
            (_, true) => !sought.shut.contains(&node.region),
            (_, false) => sought.open.contains(&node.region),
        }
    }
}

#[cfg(test)]
mod tests;
