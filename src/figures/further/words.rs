//! The word lists of the further fields: data of `assets/wording.toml`, by what they say.

use std::collections::BTreeMap;

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

/// The lists, longest words first where a word may begin another.
#[derive(Debug, Default)]
pub struct FurtherWords {
    /// 力争, 争取.
    pub want: Vec<String>,
    /// 更好, 快一些.
    pub better: Vec<String>,
    /// 在实际工作中.
    pub at_work: Vec<String>,
    /// 全市, 市本级 … and what each says.
    pub scope: Vec<(String, ScopeKind)>,
    /// 预计, 快报 … and what each says.
    pub status: Vec<(String, Status)>,
}

impl From<FurtherLists> for FurtherWords {
    fn from(f: FurtherLists) -> Self {
        Self {
            want: f.want,
            better: f.better,
            at_work: f.at_work,
            scope: longest_first(f.scope),
            status: longest_first(f.status),
        }
    }
}

fn longest_first<T: Copy>(lists: BTreeMap<T, Vec<String>>) -> Vec<(String, T)> {
    let mut all: Vec<(String, T)> =
        lists.into_iter().flat_map(|(k, list)| list.into_iter().map(move |w| (w, k))).collect();
    all.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    all
}
