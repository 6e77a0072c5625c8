//! Words before a number that name no indicator: in a plan of years to come, whose work stands among its aims, names
//! that the lexicon does not hold are taken as they stand, and many are verbs (建成3家民办养老院) or parts of a phrase.

use crate::pattern::Pattern;

use super::claim::Claim;
use super::figure::Measure;
use crate::quantity::Bound;

// 培育1000家企业: the verb whose object is counted behind it.
static VERB: Pattern = Pattern::new(concat!(
    r"(?:建成|建设|建立|建好|新建|改建|扩建|改扩建|续建|建|打造|培育|培养|引进|招引|吸引|集聚|支持|扶持|实施|举办|开展|启动|设立|",
    r"创建|创成|争创|选择|选派|推出|推广|推广应用|完善|发展|改善|辅导|改造|整治|治理|供应|提供|解决|发放|安排|推进|抓好|完成|谋划|储备|",
    r"争引|严守|组织|形成|办好|开工|新增|增加|拥有|保留|淘汰|关闭|整合|做到|发挥|带动|帮助|帮扶|都有|认真)$"
));

// 前, 其后, 级: what only leads on to the number.
const NO_NAMES: [&str; 14] = [
    "其后",
    "今后",
    "目前",
    "未来",
    "上限",
    "以赴",
    "经过",
    "再经过",
    "相当于",
    "每年",
    "其中",
    "企业",
    "产值",
    "项目",
];

/// Whether a claim of a plan has no name, though something stands before its number.
pub fn is_nameless(text: &str, claim: &Claim) -> bool {
    let name = &text[claim.name.clone()];
    let behind = &text[claim.value_at.end..];
    // 投资600亿元的核电项目: what it costs.
    if name.ends_with("投资") && name.chars().count() <= 3 && behind.starts_with('的') {
        return true;
    }
    if claim.indicator.is_some() {
        return false;
    }
    if claim.measure == Measure::Relation {
        return is_plan_itself(text, claim);
    }
    leads_on(name)
        || NO_NAMES.contains(&name)
        || name.starts_with(['占', '前'])
        // 排名进入全国前35%: a rank. 由目前的8.74%，降至7%: where it stands now.
        || name.ends_with('前') && !name.ends_with("目前")
        || name.ends_with("目前") && ["，降", "，提", "，增", "，上升", "，下降"].iter().any(|w| behind.starts_with(w))
        || is_slogan(behind, claim)
        || counts_behind(name, text, claim)
        || is_time(name, behind, claim)
        || is_size(name, text, claim)
}

/// 二、三级城镇, 2018年〔前〕: a single sign that is no thing; 钢 and 纱 are.
fn leads_on(name: &str) -> bool {
    let mut signs = name.chars();
    let one = signs.next().filter(|_| signs.next().is_none());
    one.is_some_and(|c| "一二三四五六七八九十百千前后内底级再共约各均既乃向高—".contains(c))
}

/// 建成3家民办养老院; 特殊教育学校等8所新校: what is counted stands behind the number, or was a list.
fn counts_behind(name: &str, text: &str, claim: &Claim) -> bool {
    let between = claim.name.end <= claim.value_at.start;
    if between && text[claim.name.end..claim.value_at.start].trim_end().ends_with('等') {
        return true;
    }
    let counted = claim.unit.as_deref().is_none_or(|u| !u.contains(['%', '‰', '元']));
    counted && VERB.is_match(name) && !ends_here(&text[claim.value_at.end..])
}

/// 五倍增五提升: no multiple of what stands before it.
fn is_slogan(behind: &str, claim: &Claim) -> bool {
    claim.unit.as_deref() == Some("倍") && behind.starts_with(['增', '提'])
}

/// 水质3年内达标, 建区30年: a length of time is a number only of what lasts (受教育年限12年).
fn is_time(name: &str, behind: &str, claim: &Claim) -> bool {
    const LASTS: [&str; 8] = ["年限", "寿命", "时间", "周期", "时长", "天数", "日数", "年数"];
    let time = claim.unit.as_deref().is_some_and(|u| matches!(u, "年" | "天" | "分" | "小时" | "个月"));
    time && !LASTS.iter().any(|w| name.contains(w)) && !behind.starts_with("一遇")
}

/// 超50亿企业14家, 产值超千亿元产业3个: the size of what is counted.
fn is_size(name: &str, text: &str, claim: &Claim) -> bool {
    if name.ends_with("人口") || name.ends_with("面积") {
        return false;
    }
    const SIZED: [&str; 10] = ["企业", "产业", "项目", "集团", "园区", "集群", "的", "级", "元企业", "元产业"];
    let money = claim.unit.as_deref().is_some_and(|u| u.ends_with(['元', '亿', '万']));
    money && SIZED.iter().any(|w| text[claim.value_at.end..].starts_with(w))
}

/// 全面完成“十四五”规划目标任务, 完成战略性调整任务: a task that nobody set but the plan itself.
fn is_plan_itself(text: &str, claim: &Claim) -> bool {
    let to = claim.relative_to.clone().map(|r| &text[r]);
    // 完成单位GDP能耗、二氧化碳排放、用水量等控制性指标: what is summed up as one of the indicators.
    let clause = text[claim.name.end..].split(['，', '。', '；']).next().unwrap_or_default();
    let one = ["等控制性指标", "等约束性指标"].iter().any(|w| clause.contains(w));
    claim.value.bound == Bound::Assigned && !one && to.is_none_or(|t| t.contains("五”"))
}

/// Whether nothing follows in the clause.
fn ends_here(behind: &str) -> bool {
    behind.trim_start().chars().next().is_none_or(|c| "，。；、：！）（”\n".contains(c))
}
