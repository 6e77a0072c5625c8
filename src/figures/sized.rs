//! How large, how wide or how old is what is counted: 产值过10亿元企业15家 counts companies, and the money is a part of their
//! name.

use super::characters::{is_mark, is_number};
use crate::pattern::Pattern;
use crate::quantity::{Amount, amount};

/// What is counted by its size.
const KINDS: [&str; 14] =
    ["企业", "公司", "集团", "项目", "产业", "集群", "园区", "开发区", "市场", "乡镇", "镇", "县", "龙头", "户"];

/// Words between what is counted and how many there are.
const ARE: [&str; 12] =
    ["达到", "达", "突破", "超过", "不少于", "不低于", "增加到", "发展到", "增至", "分别", "总数", "数量"];

/// What counts companies, projects and places.
const UNITS: [&str; 3] = ["家", "户", "个"];

// 1个产值过〔600亿元〕、2个过〔400亿元的特色产业集群〕: how many they are is told first.
static COUNTED: Pattern =
    Pattern::new(r"[0-9一二三四五六七八九十](?:个|家|户)[^，。；、：0-9]{0,8}(?:过|超|超过|达|达到|突破)$");
static OF: Pattern = Pattern::new(
    r"^(?:(?:乃至|甚至)(?:超|超过|过|突破)?[百千万0-9]{1,5}亿元)?(?:级|以上)?(?:的[^，。；、：0-9]{0,10}(?:企业|公司|集团|产业|集群|园区|开发区|市场|项目|龙头)|、[0-9一二三四五六七八九十](?:个|家|户))",
);

/// In bytes: a kind and the words that lead from it to its number are no longer.
const NEAR: usize = 60;

/// Whether an amount of money only says of what size those are whose number follows: 过10亿元〔企业达到15家〕.
pub(super) fn is_size_of_counted(s: &str, size: &Amount) -> bool {
    if !size.unit.as_deref().is_some_and(|unit| unit.ends_with('元')) {
        return false;
    }
    let before = &s[..size.range.start];
    if before.ends_with(['过', '超', '达', '到', '破']) && OF.is_match(&s[size.range.end..]) && COUNTED.is_match(before)
    {
        return true;
    }
    let behind = s[size.range.end..].trim_start_matches('的');
    let near = &behind[..behind.floor_char_boundary(NEAR)];
    let Some(at) = near.find(|c: char| c.is_ascii_digit()) else { return false };
    let mut kind = near[..at].trim_end_matches('到');
    while let Some(shorter) = ARE.iter().find_map(|w| kind.strip_suffix(w)) {
        kind = shorter;
    }
    let counted = || amount(behind, at).is_some_and(|n| n.unit.is_some_and(|unit| UNITS.contains(&unit.as_str())));
    // 其中超20亿元的20户: of the kind that was named before.
    let told = kind.is_empty() && s[size.range.end..].starts_with('的');
    (told || !kind.contains(is_mark) && KINDS.iter().any(|w| kind.ends_with(w))) && counted()
}

/// Whether a word such as 超 opens the size of those whose number follows.
pub(super) fn opens_size(s: &str, at: usize) -> bool {
    s[at..].starts_with(is_number) && amount(s, at).is_some_and(|a| is_size_of_counted(s, &a))
}

/// Whether a number says how large, how wide or how old what is counted is.
pub(super) fn is_size(amount: &Amount, behind: &str) -> bool {
    const SIZED: [&str; 23] = [
        "县",
        "区县",
        "县区",
        "市县",
        "县市",
        "乡镇",
        "镇",
        "村",
        "企业",
        "园区",
        "项目",
        "重大项目",
        "重点项目",
        "工业项目",
        "产业集群",
        "产业",
        "集群",
        "强县",
        "强镇",
        "大县",
        "商圈",
        "龙头企业",
        "骨干企业",
    ];
    let said = |ends: &str| amount.unit.as_deref().is_some_and(|unit| unit.ends_with(ends));
    // 3个工业产值1000亿元级园区: what size they are.
    let size = said("元") && (behind.starts_with('级') || SIZED.iter().any(|w| behind.starts_with(w)));
    // 30万吨级码头, 1000吨级航道: what ships it takes.
    let size = size || said("吨") && behind.starts_with('级');
    // 15分钟便民生活圈: how wide a circle is drawn.
    let circle = said("分") && behind.starts_with('钟') && behind.chars().take(16).any(|c| c == '圈');
    // 60周岁以上老年人: who is meant.
    let age = said("岁") && behind.starts_with(['老', '人', '儿', '居', '妇']);
    size || circle || age
}
