//! The word lists of the further fields: data of `assets/wording.toml`, by what they say.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use serde::Deserialize;

use super::model::{ScopeKind, Status};

/// The lists as the file holds them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FurtherLists {
    want: Vec<String>,
    better: Vec<String>,
    at_work: Vec<String>,
    scope: BTreeMap<ScopeKind, Vec<String>>,
    status: BTreeMap<Status, Vec<String>>,
}

/// The lists.
#[derive(Debug)]
pub struct FurtherWords {
    /// 力争, 争取.
    pub want: Vec<String>,
    /// 更好, 快一些.
    pub better: Vec<String>,
    /// 在实际工作中.
    pub at_work: Vec<String>,
    /// 全市, 市本级 … and what each says.
    pub scope: Sayings<ScopeKind>,
    /// 预计, 快报 … and what each says.
    pub status: Sayings<Status>,
}

impl FurtherWords {
    /// Compiles the lists. Returns what is wrong with them.
    pub fn new(f: FurtherLists) -> Result<Self, String> {
        let (scope, status) = (Sayings::new(f.scope)?, Sayings::new(f.status)?);
        Ok(Self { want: f.want, better: f.better, at_work: f.at_work, scope, status })
    }
}

/// Words and what each says; where one begins another the longest is read.
#[derive(Debug)]
pub struct Sayings<T> {
    search: AhoCorasick,
    kinds: Vec<T>,
}

impl<T: Copy> Sayings<T> {
    fn new(lists: BTreeMap<T, Vec<String>>) -> Result<Self, String> {
        let all = || lists.iter().flat_map(|(kind, list)| list.iter().map(move |word| (word, *kind)));
        let mut builder = AhoCorasick::builder();
        let search = builder.match_kind(MatchKind::LeftmostLongest).start_kind(StartKind::Both).build(all().map(|a| a.0));
        Ok(Self { search: search.map_err(|e| e.to_string())?, kinds: all().map(|a| a.1).collect() })
    }

    /// The words in `s`, in order, none overlapping another.
    pub fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (Range<usize>, T)> + 'a {
        self.search.find_iter(s).filter_map(|m| self.kinds.get(m.pattern().as_usize()).map(|kind| (m.range(), *kind)))
    }

    /// The length of the word at the front of `s`.
    pub fn front(&self, s: &str) -> Option<usize> {
        self.search.find(Input::new(s).anchored(Anchored::Yes)).map(|m| m.end())
    }
}
