//! The word lists of the further fields: data of `assets/wording.toml`, by what they say.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::model::{ScopeKind, Status};
use crate::figures::vocabulary::Vocabulary;

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
    words: Vocabulary,
    kinds: Vec<T>,
}

impl<T: Copy> Sayings<T> {
    fn new(lists: BTreeMap<T, Vec<String>>) -> Result<Self, String> {
        let words = Vocabulary::new(lists.values().flatten().map(String::as_str));
        Ok(Self {
            words,
            kinds: lists.into_iter().flat_map(|(kind, list)| list.into_iter().map(move |_| kind)).collect(),
        })
    }

    /// The words in `s`, in order, none overlapping another.
    pub fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (Range<usize>, T)> + 'a {
        self.words.find(s).filter_map(|(range, word)| self.kinds.get(word).map(|kind| (range, *kind)))
    }

    /// The length of the word at the front of `s`.
    pub fn front(&self, s: &str) -> Option<usize> {
        self.words.front(s).map(|(len, _)| len)
    }
}
