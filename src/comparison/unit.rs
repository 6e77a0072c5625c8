//! Units that can be converted into one another: 万人 and 人, 万亿元 and 亿元. Knows no prices and no physics.

use crate::quantity::scale;

/// A unit as a multiple of its base.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// What all units of this kind have in common: 人, 元, %.
    pub base: String,
    /// How many of the base one of these is.
    pub factor: f64,
}

/// Returns a unit as written as a multiple of its base. A unit that is not known is its own base; no unit at all
/// has an empty base.
pub fn unit(written: Option<&str>) -> Unit {
    let (factor, base) = scale(written.unwrap_or("").trim());
    let (factor, base) = match base {
        "％" => (factor, "%"),
        "百分点" | "个点" => (factor, "个百分点"),
        "元人民币" | "人民币元" => (factor, "元"),
        "标准箱" | "TEU" => (factor, "标箱"),
        "吨标煤" => (factor, "吨标准煤"),
        // 粮食产量 is written in 亿斤 by some and in 万吨 by others.
        "斤" => (factor * 0.0005, "吨"),
        "公斤" => (factor * 0.001, "吨"),
        other => (factor, other),
    };
    Unit { base: base.to_owned(), factor }
}
