//! What sort of unit a division is, and which rank it holds. Kinds are words of the law, not names of places.

use serde::{Deserialize, Serialize};

use super::{Division, Divisions, Groups, Level};

/// The sort of a unit, as the lists of divisions name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// The nation.
    #[serde(rename = "国家")]
    Nation,
    /// A province.
    #[serde(rename = "省")]
    Province,
    /// An autonomous region.
    #[serde(rename = "自治区")]
    AutonomousRegion,
    /// A city directly under the central government.
    #[serde(rename = "直辖市")]
    Municipality,
    /// A special administrative region.
    #[serde(rename = "特别行政区")]
    SpecialRegion,
    /// A city of prefecture level.
    #[serde(rename = "地级市")]
    PrefectureCity,
    /// A prefecture, governed by the commission of its province.
    #[serde(rename = "地区")]
    Prefecture,
    /// An administrative area of prefecture level, as before 1988.
    #[serde(rename = "行政区")]
    AdministrativeArea,
    /// An autonomous prefecture.
    #[serde(rename = "自治州")]
    AutonomousPrefecture,
    /// A league.
    #[serde(rename = "盟")]
    League,
    /// A district of a city.
    #[serde(rename = "市辖区")]
    District,
    /// A city of county level.
    #[serde(rename = "县级市")]
    CountyCity,
    /// A county.
    #[serde(rename = "县")]
    County,
    /// An autonomous county.
    #[serde(rename = "自治县")]
    AutonomousCounty,
    /// A banner.
    #[serde(rename = "旗")]
    Banner,
    /// An autonomous banner.
    #[serde(rename = "自治旗")]
    AutonomousBanner,
    /// A special district of county level.
    #[serde(rename = "特区")]
    SpecialDistrict,
    /// A forestry district.
    #[serde(rename = "林区")]
    ForestDistrict,
    /// A workers' and peasants' district, as before 1990.
    #[serde(rename = "工农区")]
    WorkersDistrict,
    /// A district of industry and mines, as before 1990.
    #[serde(rename = "工矿区")]
    MiningDistrict,
    /// A town of county level, as before 1985.
    #[serde(rename = "镇")]
    Town,
    /// An area that reports on itself without a code of its own: 高新区, 新区, 管理区.
    #[serde(rename = "功能区")]
    Functional,
}

/// Kinds with the word of the lists and the last character of such a unit's name.
const WORDS: [(Kind, &str); 22] = [
    (Kind::Nation, "国家"),
    (Kind::Province, "省"),
    (Kind::AutonomousRegion, "自治区"),
    (Kind::Municipality, "直辖市"),
    (Kind::SpecialRegion, "特别行政区"),
    (Kind::PrefectureCity, "地级市"),
    (Kind::Prefecture, "地区"),
    (Kind::AdministrativeArea, "行政区"),
    (Kind::AutonomousPrefecture, "自治州"),
    (Kind::League, "盟"),
    (Kind::District, "市辖区"),
    (Kind::CountyCity, "县级市"),
    (Kind::County, "县"),
    (Kind::AutonomousCounty, "自治县"),
    (Kind::Banner, "旗"),
    (Kind::AutonomousBanner, "自治旗"),
    (Kind::SpecialDistrict, "特区"),
    (Kind::ForestDistrict, "林区"),
    (Kind::WorkersDistrict, "工农区"),
    (Kind::MiningDistrict, "工矿区"),
    (Kind::Town, "镇"),
    (Kind::Functional, "功能区"),
];

impl Kind {
    /// The kind of a word of the lists.
    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().find(|w| w.1 == word).map(|w| w.0)
    }

    /// The word of the lists: 市辖区, 县级市 …
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|w| w.0 == self).map_or("", |w| w.1)
    }
}

/// The rank of a place's government. Rank is not level: a district of a 直辖市 ranks with prefectures, a 副省级市
/// above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// The nation.
    Nation,
    /// 省级.
    Province,
    /// 副省级.
    SubProvince,
    /// 地厅级.
    Prefecture,
    /// 副厅级: districts of a 副省级 city.
    SubPrefecture,
    /// 县处级.
    County,
}

/// The group whose members rank between province and prefecture.
const SUB_PROVINCIAL: &str = "sub_provincial";

/// The rank of a unit in a year. Nothing for functional areas: some rank with prefectures, some with towns.
pub fn rank(d: &Division, year: Option<i32>, divisions: &Divisions, groups: &Groups) -> Option<Rank> {
    let raised = |d: &Division| {
        let mut found = groups.by_id(SUB_PROVINCIAL).into_iter();
        found.any(|g| g.holds(d, year))
    };
    if raised(d) {
        return Some(Rank::SubProvince);
    }
    match (d.kind, d.level) {
        (Kind::Functional, _) => None,
        (_, Level::Nation) => Some(Rank::Nation),
        (_, Level::Province) => Some(Rank::Province),
        (_, Level::City) => Some(Rank::Prefecture),
        (_, Level::County) => {
            let parent = divisions.by_code(&d.parent, year);
            Some(match parent {
                Some(p) if p.kind == Kind::Municipality => Rank::Prefecture,
                Some(p) if d.kind == Kind::District && raised(p) => Rank::SubPrefecture,
                _ => Rank::County,
            })
        }
    }
}
