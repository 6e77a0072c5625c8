//! The list of what was found: counts by year and place, and the rows of reports with their lines.

use super::run::{FEW, Found, Mention};
use super::{Order, Search};
use crate::app::library::Library;
use crate::search::{Count, Counted, Line, by_place, by_year, lines, total};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A report: which mention, and whether its lines are shown.
    Report {
        /// Which mention.
        mention: usize,
        /// Whether its lines are shown.
        open: bool,
    },
    /// A line of context.
    Line {
        /// Which mention.
        mention: usize,
        /// Which hits, and where.
        line: Line,
    },
    /// So many more hits that are not shown.
    More {
        /// Which mention.
        mention: usize,
        /// How many.
        left: usize,
    },
}

/// What the window shows of what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// All that was found.
    pub total: Count,
    /// What is listed, of the chosen year and place.
    pub listed: Count,
    /// Year by year, oldest first, of the chosen place.
    pub years: Vec<(i32, Count)>,
    /// Places with those below them, of the chosen year, most hits first: nodes of the tree, those right below the
    /// chosen place, else the topmost.
    pub places: Vec<(usize, Count)>,
    /// Reports and lines.
    pub rows: Vec<Row>,
}

impl Listing {
    /// Makes the list.
    pub(super) fn make(library: &Library, search: &Search) -> Self {
        let Some(found) = search.found.as_deref() else { return Self::default() };
        let nodes = Nodes::of(library);
        let region = search.region.as_deref().and_then(|r| library.tree.find(r));
        let in_year = |c: &&Counted| search.year.is_none() || c.year == search.year;
        let in_region = |c: &&Counted| region.is_none_or(|r| c.place.is_some_and(|p| nodes.is_in(p, r)));
        let all: Vec<Counted> = (0..library.readings.len()).map(|i| counted(library, found, i)).collect();
        let speaks = |c: &(usize, &Counted)| library.groups.is_counted(c.0);
        let reports = || all.iter().enumerate().filter(speaks).map(|(_, c)| c);
        let shown: Vec<usize> = found
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, m)| all.get(m.reading).is_some_and(|c| in_year(&c) && in_region(&c)))
            .map(|(i, _)| i)
            .collect();
        Self {
            // Counted over all that is listed, so that the number is that of the list.
            total: total(found.mentions.iter().filter_map(|m| all.get(m.reading))),
            listed: total(shown.iter().filter_map(|i| all.get(found.mentions[*i].reading))),
            years: by_year(reports().filter(in_region)).into_iter().collect(),
            places: places(library, region, &by_place(reports().filter(in_year), &nodes.above)),
            rows: rows(library, search, found, &ordered(search.order, &nodes, &all, found, shown)),
        }
    }

    /// The line so many lines from the chosen one, as a reading and its first hit; the first or the last when none is.
    pub(super) fn step(
        &self,
        found: Option<&Found>,
        chosen: Option<(usize, usize)>,
        by: i32,
    ) -> Option<(usize, usize)> {
        let key = |row: &Row| match row {
            Row::Line { mention, line } => Some((found?.mentions.get(*mention)?.reading, line.hits.start)),
            _ => None,
        };
        let all: Vec<(usize, usize)> = self.rows.iter().filter_map(key).collect();
        let last = all.len().checked_sub(1)?;
        let at = match chosen.and_then(|c| all.iter().position(|k| *k == c)) {
            Some(at) => at.saturating_add_signed(by as isize).min(last),
            None if by < 0 => last,
            None => 0,
        };
        all.get(at).copied()
    }
}

/// The tree as counting needs it.
struct Nodes {
    above: Vec<Option<usize>>,
    /// The place of each node in the order of divisions.
    rank: Vec<usize>,
}

impl Nodes {
    fn of(library: &Library) -> Self {
        let tree = &library.tree;
        let mut rank = vec![usize::MAX; tree.nodes.len()];
        let mut waiting: Vec<usize> = tree.roots.iter().rev().copied().collect();
        let mut count = 0;
        while let Some(node) = waiting.pop() {
            rank[node] = count;
            count += 1;
            waiting.extend(tree.nodes[node].children.iter().rev());
        }
        Self { above: tree.nodes.iter().map(|n| n.parent).collect(), rank }
    }

    fn is_in(&self, node: usize, region: usize) -> bool {
        let mut next = Some(node);
        while let Some(i) = next {
            if i == region {
                return true;
            }
            next = self.above.get(i).copied().flatten();
        }
        false
    }
}

fn counted(library: &Library, found: &Found, reading: usize) -> Counted {
    let report = &library.readings[reading].report;
    Counted {
        year: report.year.as_ref().map(|y| y.value),
        place: report.place.as_ref().and_then(|p| library.tree.find(&p.value.region)),
        hits: found.of(reading).map_or(0, |m| m.hits.len()),
    }
}

fn places(library: &Library, region: Option<usize>, counts: &[Count]) -> Vec<(usize, Count)> {
    let tree = &library.tree;
    let below = region.map_or(&tree.roots, |r| &tree.nodes[r].children);
    // A place without any below it is shown itself.
    let alone: Vec<usize> = region.into_iter().collect();
    let shown = if below.is_empty() { &alone } else { below };
    let mut out: Vec<(usize, Count)> =
        shown.iter().filter_map(|i| Some((*i, *counts.get(*i)?))).filter(|(_, c)| c.hits > 0).collect();
    // Stable: places with as many hits keep the order of divisions.
    out.sort_by_key(|(_, c)| std::cmp::Reverse(c.hits));
    out
}

fn ordered(order: Order, nodes: &Nodes, all: &[Counted], found: &Found, mut shown: Vec<usize>) -> Vec<usize> {
    let of = |i: &usize| all[found.mentions[*i].reading];
    let place = |i: &usize| of(i).place.and_then(|p| nodes.rank.get(p).copied()).unwrap_or(usize::MAX);
    let newest = |i: &usize| std::cmp::Reverse(of(i).year);
    match order {
        Order::Place => shown.sort_by_key(|i| (place(i), newest(i), *i)),
        Order::Year => shown.sort_by_key(|i| (newest(i), place(i), *i)),
        Order::Hits => shown.sort_by_key(|i| (std::cmp::Reverse(of(i).hits), place(i), newest(i), *i)),
    }
    shown
}

fn rows(library: &Library, search: &Search, found: &Found, shown: &[usize]) -> Vec<Row> {
    let mut out = Vec::new();
    for &mention in shown {
        let m = &found.mentions[mention];
        let open = !search.shut.contains(&m.reading);
        out.push(Row::Report { mention, open });
        if !open {
            continue;
        }
        let whole = search.whole.contains(&m.reading);
        let few = if whole { all_lines(library, m) } else { m.lines.clone() };
        let told: usize = few.iter().map(|l| l.hits.len()).sum();
        out.extend(few.into_iter().map(|line| Row::Line { mention, line }));
        if told < m.hits.len() {
            out.push(Row::More { mention, left: m.hits.len() - told });
        }
    }
    out
}

fn all_lines(library: &Library, mention: &Mention) -> Vec<Line> {
    debug_assert!(mention.lines.len() <= FEW);
    let Some(reading) = library.readings.get(mention.reading) else { return Vec::new() };
    lines(reading.text.folded(), reading.report.folded(&reading.text), &mention.hits)
}
