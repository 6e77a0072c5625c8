//! Administrative divisions: codes, names, short forms, history, parents, and the groups that places belong to.
//!
//! The facts are data, `assets/divisions.tsv` and `assets/groups.toml`. This room answers what a name can mean and
//! what a unit was in a year; it reads no report.

mod divisions;
mod groups;
mod history;
mod kind;
mod lookup;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use divisions::{Division, Divisions};
pub use groups::{Group, Groups};
pub use history::Standing;
pub use kind::{Kind, Rank, rank};
pub use lookup::{Mention, is_word};

/// The level of a place. 直辖市 are provinces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 中国.
    Nation,
    /// 省, 自治区, 直辖市, 特别行政区.
    Province,
    /// 地级市, 地区, 自治州, 盟.
    City,
    /// 县, 市辖区, 县级市, 旗 and functional areas.
    County,
}
