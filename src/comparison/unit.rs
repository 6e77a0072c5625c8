//! Units that can be converted into one another: 万人 and 人, 万亿元 and 亿元. Knows no prices and no physics.

/// A unit as a multiple of its base.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// What all units of this kind have in common: 人, 元, %.
    pub base: String,
    /// How many of the base one of these is.
    pub factor: f64,
}

const MULTIPLES: [(&str, f64); 8] = [
    ("万亿", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("亿", 1e8),
    ("千万", 1e7),
    ("百万", 1e6),
    ("万", 1e4),
    ("千", 1e3),
];

const BASES: [&str; 18] = [
    "人",
    "人次",
    "元",
    "美元",
    "吨",
    "斤",
    "公斤",
    "家",
    "户",
    "个",
    "辆",
    "套",
    "亩",
    "平方米",
    "公里",
    "项",
    "件",
    "标箱",
];

/// Returns a unit as written as a multiple of its base. A unit that is not known is its own base; no unit at all
/// has an empty base.
pub fn unit(written: Option<&str>) -> Unit {
    let w = written.unwrap_or("").trim();
    let split = MULTIPLES
        .iter()
        .find_map(|(m, f)| w.strip_prefix(m).filter(|rest| BASES.contains(rest)).map(|rest| (rest, *f)))
        .unwrap_or((w, 1.0));
    match split {
        ("％", f) => Unit { base: "%".into(), factor: f },
        ("百分点", f) => Unit { base: "个百分点".into(), factor: f },
        // 粮食产量 is written in 亿斤 by some and in 万吨 by others.
        ("斤", f) => Unit { base: "吨".into(), factor: f * 0.0005 },
        ("公斤", f) => Unit { base: "吨".into(), factor: f * 0.001 },
        (base, f) => Unit { base: base.into(), factor: f },
    }
}
