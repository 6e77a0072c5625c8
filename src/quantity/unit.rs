//! Units as reports write them, and what they scale to.

use std::sync::LazyLock;

/// Base units, in no order: of those that fit the longest is taken. A number before none of these and no scale has no unit.
const BASES: [&str; 108] = [
    "个百分点",
    "百分点",
    "个点",
    "%",
    "‰",
    "元/平方米",
    "元人民币",
    "人民币元",
    "人民币",
    "美元",
    "港元",
    "欧元",
    "元",
    "人次",
    "人",
    "名",
    "户次",
    "户",
    "家",
    "个",
    "倍",
    "微克/立方米",
    "毫克/立方米",
    "μg/m3",
    "µg/m3",
    "µg/m³",
    "ug/m3",
    "微克/m3",
    "μg/m³",
    "微克每立方米",
    "毫克/升",
    "天",
    "日",
    "吨标准煤/万元",
    "吨标准煤",
    "吨标煤/万元",
    "吨标煤",
    "千克标准煤",
    "吨/万元",
    "吨",
    "公斤",
    "克/千克",
    "千克",
    "斤",
    "公顷",
    "亩",
    "平方公里",
    "平方米/人",
    "平方米",
    "平米",
    "立方米/万元",
    "立方米",
    "公里",
    "千米",
    "米",
    "千瓦时",
    "千瓦小时",
    "度电",
    "度",
    "千瓦",
    "标准箱",
    "标箱",
    "TEU",
    "件/万人",
    "件",
    "项",
    "辆",
    "套",
    "张",
    "头",
    "只",
    "所",
    "座",
    "处",
    "条",
    "台",
    "艘",
    "架",
    "年",
    "周岁",
    "岁",
    "分",
    "位",
    "孔",
    "宗",
    "场",
    "例",
    "床",
    "间",
    "栋",
    "口",
    "部",
    "份",
    "笔",
    "万",
    "亿",
    "担",
    "匹",
    "箱",
    "棵",
    "株",
    "枚",
    "单",
    "票",
    "GWh",
    "盏",
    "列",
    "趟",
];

/// Scales that stand in front of a base unit, the longest first.
const SCALES: [(&str, f64); 9] = [
    ("万亿", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("千万", 1e7),
    ("百万", 1e6),
    ("亿", 1e8),
    ("万", 1e4),
    ("千", 1e3),
    ("百", 1e2),
];

/// The length of the unit at the front of `s`; 0 when there is none.
pub fn unit_len(s: &str) -> usize {
    if let Some(n) = base_len(s)
        && !s.starts_with(['万', '亿'])
    {
        return n;
    }
    for (scale, _) in SCALES {
        if let Some(rest) = s.strip_prefix(scale) {
            // 百分点, 百分之: no hundreds.
            if scale == "百" && rest.starts_with('分') {
                continue;
            }
            return scale.len() + base_len(rest).unwrap_or(0);
        }
    }
    0
}

/// The length of the longest base unit at the front of `s`.
fn longest_base(s: &str) -> Option<usize> {
    /// By the first character, the longest first.
    static BY_FIRST: LazyLock<Vec<(char, Vec<&str>)>> = LazyLock::new(|| {
        let first = |base: &&str| base.chars().next().unwrap_or_default();
        let mut bases = BASES;
        bases.sort_by_key(|base| (first(base), std::cmp::Reverse(base.len())));
        bases.chunk_by(|a, b| first(a) == first(b)).map(|alike| (first(&alike[0]), alike.to_vec())).collect()
    });
    let first = s.chars().next()?;
    let at = BY_FIRST.binary_search_by_key(&first, |(c, _)| *c).ok()?;
    BY_FIRST[at].1.iter().find(|base| s.starts_with(**base)).map(|base| base.len())
}

fn base_len(s: &str) -> Option<usize> {
    let found = longest_base(s)?;
    // 年以上, 个月 and the like are no measures of a target; 人均 and 家庭 begin the next word.
    let next = &s[found..];
    let cut = (s.starts_with('人') && next.starts_with('均')) || (s.starts_with('家') && next.starts_with('庭'));
    // 迈上五千亿台阶: a step, not a machine.
    let cut = cut || s.starts_with("台阶");
    let month = s.starts_with('个') && (next.starts_with('月') || next.starts_with("方面"));
    // 万元/亩, 亿元/平方公里: a unit by another.
    let per = next.strip_prefix('/').and_then(longest_base);
    if cut || month { None } else { Some(found + per.map_or(0, |n| n + '/'.len_utf8())) }
}

/// The scale and the base of a unit as written: 万人 → (10000, 人). Percentages and the like scale by 1.
pub fn scale(unit: &str) -> (f64, &str) {
    for (scale, factor) in SCALES {
        if let Some(base) = unit.strip_prefix(scale)
            && !unit.starts_with("百分")
        {
            return (factor, own_money(base));
        }
    }
    (1.0, own_money(unit))
}

/// 亿元人民币, 亿人民币: the money of the country, by whatever name.
fn own_money(base: &str) -> &str {
    if matches!(base, "元人民币" | "人民币元" | "人民币") { "元" } else { base }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units() {
        for (words, unit) in [
            ("%左右", "%"),
            ("亿元以上", "亿元"),
            ("万人，", "万人"),
            ("个百分点", "个百分点"),
            ("万亿斤", "万亿斤"),
            ("微克/立方米", "微克/立方米"),
            ("左右", ""),
            ("人均", ""),
            ("万元", "万元"),
        ] {
            assert_eq!(&words[..unit_len(words)], unit, "{words}");
        }
        assert_eq!(scale("万亿元"), (1e12, "元"));
        assert_eq!(scale("个百分点"), (1.0, "个百分点"));
    }
}
