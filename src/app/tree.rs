//! Places as a tree, province → city → county, each with its years. Only from what the readings say.

use std::collections::BTreeMap;

use super::library::is_report;
use crate::reading::{Reading, Remark};
use crate::region::Level;
use crate::report::Place;

/// A report of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Its year; null when not stated.
    pub year: Option<i32>,
    /// Which reading.
    pub reading: usize,
    /// Whether its region or year wants a person: unsure, or the file's name says otherwise.
    pub doubtful: bool,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The whole name from the province down; identifies the place.
    pub region: String,
    /// Its own name.
    pub name: String,
    /// Code where known.
    pub code: Option<String>,
    /// How deep in the tree; 0 for provinces and the nation.
    pub depth: usize,
    /// Index of the place above.
    pub parent: Option<usize>,
    /// Places below, by code.
    pub children: Vec<usize>,
    /// Its reports, newest first.
    pub reports: Vec<Issued>,
    /// Reports of this place and all below.
    pub count: usize,
    /// Whether this place or one below has a doubtful report.
    pub doubtful: bool,
}

/// All places of the library.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// In the order in which they were met.
    pub nodes: Vec<Node>,
    /// Top level, by code.
    pub roots: Vec<usize>,
    /// Readings whose place is not known.
    pub unknown: Vec<Issued>,
    by_region: BTreeMap<String, usize>,
}

/// Below this a fact is for a person to confirm.
const SURE: f32 = 0.7;

impl Tree {
    /// Takes in a reading; one that holds no report is left out.
    pub fn add(&mut self, index: usize, reading: &Reading) {
        if !is_report(reading) {
            return;
        }
        let report = &reading.report;
        let issued =
            Issued { year: report.year.as_ref().map(|y| y.value), reading: index, doubtful: doubtful(reading) };
        let Some(place) = &report.place else {
            self.unknown.push(issued);
            return;
        };
        let node = self.node_of(&place.value);
        let reports = &mut self.nodes[node].reports;
        let at = reports.partition_point(|r| r.year >= issued.year);
        reports.insert(at, issued);
        let mut next = Some(node);
        while let Some(i) = next {
            self.nodes[i].count += 1;
            self.nodes[i].doubtful |= issued.doubtful;
            next = self.nodes[i].parent;
        }
    }

    /// The place with this whole name.
    pub fn find(&self, region: &str) -> Option<usize> {
        self.by_region.get(region).copied()
    }

    fn node_of(&mut self, place: &Place) -> usize {
        if let Some(&known) = self.by_region.get(&place.region) {
            if self.nodes[known].code.is_none() && place.code.is_some() {
                self.nodes[known].code.clone_from(&place.code);
                self.sort(self.nodes[known].parent);
            }
            return known;
        }
        let above = place.region.strip_suffix(place.name.as_str()).unwrap_or("");
        let parent = self.chain(above, place);
        self.push(&place.region, &place.name, place.code.clone(), parent)
    }

    /// The places above, made where no report has named them yet: 广东省湛江市 from 广东省湛江市霞山区.
    fn chain(&mut self, above: &str, place: &Place) -> Option<usize> {
        if above.is_empty() || place.level <= Level::Province {
            return None;
        }
        let code = place.code.as_deref().or(place.parent.as_deref());
        let head = province_of(above);
        let province_code = code.and_then(|c| c.get(..2)).map(|c| format!("{c}0000"));
        let province = self.made(head, head, province_code, None);
        if head.len() == above.len() {
            return Some(province);
        }
        let city_code = place.parent.clone().filter(|p| !p.ends_with("0000"));
        Some(self.made(above, &above[head.len()..], city_code, Some(province)))
    }

    fn made(&mut self, region: &str, name: &str, code: Option<String>, parent: Option<usize>) -> usize {
        match self.by_region.get(region) {
            Some(&known) => known,
            None => self.push(region, name, code, parent),
        }
    }

    fn push(&mut self, region: &str, name: &str, code: Option<String>, parent: Option<usize>) -> usize {
        let index = self.nodes.len();
        let depth = parent.map_or(0, |p| self.nodes[p].depth + 1);
        self.nodes.push(Node {
            region: region.into(),
            name: name.into(),
            code,
            depth,
            parent,
            children: Vec::new(),
            reports: Vec::new(),
            count: 0,
            doubtful: false,
        });
        self.by_region.insert(region.into(), index);
        match parent {
            Some(p) => self.nodes[p].children.push(index),
            None => self.roots.push(index),
        }
        self.sort(parent);
        index
    }

    fn sort(&mut self, parent: Option<usize>) {
        let mut list = match parent {
            Some(p) => std::mem::take(&mut self.nodes[p].children),
            None => std::mem::take(&mut self.roots),
        };
        // The nation first, then by code; places without a code, such as functional areas, last by name.
        let rank = |i: &usize| {
            let n = &self.nodes[*i];
            (n.region != "中国", n.code.is_none(), n.code.clone(), n.region.clone())
        };
        list.sort_by_key(rank);
        match parent {
            Some(p) => self.nodes[p].children = list,
            None => self.roots = list,
        }
    }
}

fn doubtful(reading: &Reading) -> bool {
    let report = &reading.report;
    report.place.as_ref().is_none_or(|p| p.confidence < SURE)
        || report.year.as_ref().is_none_or(|y| y.confidence < SURE)
        || reading.remarks.iter().any(|r| matches!(r, Remark::RegionDisagrees { .. } | Remark::YearDisagrees { .. }))
}

/// The province at the head of a whole name.
fn province_of(region: &str) -> &str {
    for end in ["自治区", "特别行政区", "省"] {
        if let Some(at) = region.find(end) {
            return &region[..at + end.len()];
        }
    }
    // 北京, 天津, 上海, 重庆 are cities and provinces in one.
    region.find('市').map_or(region, |at| &region[..at + '市'.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_province_is_the_head_of_the_name() {
        assert_eq!(province_of("广东省湛江市"), "广东省");
        assert_eq!(province_of("内蒙古自治区呼和浩特市"), "内蒙古自治区");
        assert_eq!(province_of("重庆市"), "重庆市");
    }
}
