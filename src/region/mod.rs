//! Administrative divisions: codes, names, short forms, history and parents.
//!
//! The facts are data, `assets/divisions.tsv`. This room answers what a name can mean; it reads no report.

mod divisions;
mod lookup;

use serde::{Deserialize, Serialize};

pub use divisions::{Division, Divisions};
pub use lookup::Mention;

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
