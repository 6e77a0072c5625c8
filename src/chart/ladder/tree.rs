//! Who stands above whom, and at which height: numbers as written, relative targets resolved through the places above
//! them, and places without a number at the height of the last one known.

use std::collections::BTreeMap;

use crate::chart::rows::marks::{RowMark, marks, words};
use crate::chart::rows::plan::Part;
use crate::comparison::{Comparison, Entry, Row, above};
use crate::quantity::Bound;
use crate::region::Level;

/// How a node came by its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::chart) enum Height {
    /// Its own number.
    Number,
    /// A relative target, by the number it is relative to.
    Resolved,
    /// That of the last number above it: it has none itself, or no report is here.
    Known,
}

/// Places that stand at one spot under one parent.
#[derive(Debug)]
pub(in crate::chart) struct Node<'a> {
    pub level: Level,
    pub height: Height,
    /// Low and high end.
    pub ends: (f64, f64),
    pub bound: Bound,
    pub parent: Option<usize>,
    /// The places with a report.
    pub rows: Vec<&'a Row>,
    /// Names of places without a report.
    pub absent: Vec<String>,
    /// All numbers, where it is a single place with its own.
    pub marks: Vec<RowMark<'a>>,
}

impl Node<'_> {
    /// Where links begin and end: raises are counted from the lower end of a range, and so are what is relative to it.
    pub fn at(&self) -> f64 {
        self.ends.0
    }
}

/// All nodes, parents before children.
#[derive(Debug, Default)]
pub(in crate::chart) struct Tree<'a> {
    pub nodes: Vec<Node<'a>>,
    /// Rows whose words cannot be resolved and that have no number above them.
    pub loose: Vec<&'a Row>,
    by_code: BTreeMap<String, Option<usize>>,
}

fn level_of(code: &str) -> Level {
    match code {
        c if c.ends_with("000000") => Level::Nation,
        c if c.ends_with("0000") => Level::Province,
        c if c.ends_with("00") => Level::City,
        _ => Level::County,
    }
}

impl<'a> Tree<'a> {
    pub fn of(c: &'a Comparison) -> Self {
        let mut tree = Self::default();
        let mut rows: Vec<&Row> = c.rows.iter().filter(|r| r.code.is_some() && r.level.is_some()).collect();
        rows.sort_by_key(|r| r.level);
        for row in rows {
            tree.add(row, c);
        }
        tree
    }

    fn add(&mut self, row: &'a Row, c: &'a Comparison) {
        let (Some(code), Some(level)) = (row.code.clone(), row.level) else { return };
        let parent = row.parent.clone().or_else(|| above(&code)).and_then(|p| self.place(&p, row, c));
        let marks = if Part::of(row).on_axis() { marks(row).marks } else { Vec::new() };
        let base = marks.iter().find(|m| !m.stretch()).or(marks.first()).copied();
        let found = match base {
            Some(m) => Some((Height::Number, m.ends, m.bound())),
            None => self.resolved(row, parent).map(|(v, bound)| (Height::Resolved, (v, v), bound)),
        };
        let known = parent.and_then(|p| self.nodes.get(p)).map(|p| (Height::Known, (p.at(), p.at()), Bound::Exact));
        let Some((height, ends, bound)) = found.or(known) else {
            self.loose.push(row);
            self.by_code.insert(code, None);
            return;
        };
        let single = Node { level, height, ends, bound, parent, rows: vec![row], absent: Vec::new(), marks };
        let at = self.join(single);
        self.by_code.insert(code, Some(at));
    }

    /// Puts a node beside those at the same spot under the same parent, or anew.
    fn join(&mut self, node: Node<'a>) -> usize {
        let said = |n: &Node<'_>| n.rows.first().and_then(|r| r.cell.entries().first()).map(words);
        let same = |o: &Node<'_>| {
            let alike = (o.level, o.height, o.parent, o.bound) == (node.level, node.height, node.parent, node.bound)
                && o.ends == node.ends
                && o.absent.is_empty() == node.absent.is_empty()
                && o.marks.len() <= 1
                && node.marks.len() <= 1;
            let kind = |n: &Node<'_>| n.rows.first().map(|r| std::mem::discriminant(&r.cell));
            alike && kind(o) == kind(&node) && (node.height == Height::Number || said(o) == said(&node))
        };
        if let Some(i) = self.nodes.iter().position(same)
            && let Some(o) = self.nodes.get_mut(i)
        {
            o.rows.extend(node.rows);
            o.absent.extend(node.absent);
            return i;
        }
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// The node of a place; one without a report stands at the height of the place above it.
    fn place(&mut self, code: &str, child: &Row, c: &Comparison) -> Option<usize> {
        if let Some(at) = self.by_code.get(code) {
            return *at;
        }
        let level = level_of(code);
        let above = above(code).and_then(|a| self.place(&a, child, c));
        let at = above.and_then(|parent| {
            let known = self.nodes.get(parent)?.at();
            let absent = vec![name_of(code, child, c)?];
            let (height, ends, bound) = (Height::Known, (known, known), Bound::Exact);
            let node =
                Node { level, height, ends, bound, parent: Some(parent), rows: Vec::new(), absent, marks: Vec::new() };
            Some(self.join(node))
        });
        self.by_code.insert(code.to_owned(), at);
        at
    }

    /// The height of a relative target: 高于全省1个百分点 stands a point above the province, 与全国同步 beside the nation.
    fn resolved(&self, row: &Row, parent: Option<usize>) -> Option<(f64, Bound)> {
        let e: &Entry = row.cell.entries().first()?;
        let to = self.reference(e, parent)?;
        let gap = e.value.low.or(e.value.high);
        match (gap, e.value.bound) {
            (Some(gap), bound) => Some((to + gap, if bound == Bound::Range { Bound::AtLeast } else { bound })),
            (None, Bound::Sync) => Some((to, Bound::Exact)),
            (None, Bound::Faster) => Some((to, Bound::AtLeast)),
            (None, Bound::Slower) => Some((to, Bound::AtMost)),
            _ => None,
        }
    }

    /// The number that a relative target speaks of: the nation's, the province's, the city's, or the next one above.
    fn reference(&self, e: &Entry, parent: Option<usize>) -> Option<f64> {
        let to = e.relative_to.as_deref().unwrap_or("");
        let wanted =
            [(Level::Nation, ["全国", "国家"]), (Level::Province, ["全省", "省"]), (Level::City, ["全市", "市"])];
        let level = wanted.iter().find(|(_, words)| words.iter().any(|w| to.contains(w))).map(|w| w.0);
        // 与经济增长同步 speaks of another indicator, not of a place above.
        if level.is_none() && !["上级", "上一级", "平均"].iter().any(|w| to.contains(w)) {
            return None;
        }
        let mut at = parent;
        while let Some(node) = at.and_then(|i| self.nodes.get(i)) {
            if node.height == Height::Number && level.is_none_or(|l| l == node.level) {
                return Some(node.at());
            }
            at = node.parent;
        }
        None
    }

    /// The last node above that has its own number.
    pub fn known(&self, node: &Node<'_>) -> Option<&Node<'a>> {
        let mut at = node.parent;
        while let Some(n) = at.and_then(|i| self.nodes.get(i)) {
            if n.height == Height::Number {
                return Some(n);
            }
            at = n.parent;
        }
        None
    }
}

/// What a place without a report is called: what stands between the places above and below it in a whole name.
fn name_of(code: &str, child: &Row, c: &Comparison) -> Option<String> {
    let whole = child.region.as_deref()?;
    let above = above(code)?;
    let prefix = c.rows.iter().find(|r| r.code.as_deref() == Some(above.as_str())).and_then(|r| r.region.as_deref());
    // The nation's name stands in no whole name.
    let rest = prefix.and_then(|p| whole.strip_prefix(p)).unwrap_or(whole);
    let own = child.name.split('（').next().unwrap_or(&child.name);
    let name = rest.strip_suffix(own).unwrap_or(rest);
    Some(name.to_owned()).filter(|n| !n.is_empty())
}
