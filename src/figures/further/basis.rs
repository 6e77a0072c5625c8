//! 口径 that the reader of clauses did not see: said in the clause before, in a bracket, or between name and value.

use std::ops::Range;

use crate::pattern::Pattern;

use super::site::{Site, clause_start};
use crate::figures::figure::{Figure, Measure};

// 按可比口径, 同口径, 按不变价格计算, 扣除价格因素, 剔除留抵退税因素后, 现价, 名义: what the number is counted by.
static BASIS: Pattern = Pattern::new(concat!(
    r"(?:按照?|以|用)?(?:历史|新的?|原|老|省|市|自治区|海关|商务部|验资|统计)?(?:可比|同)口径(?:计算|相比|比较)?|",
    r"(?:按照?|以|用)?(?:可比|不变|现行|当年|现)价(?:格)?(?:计算|计)?|",
    r"(?:按照?)(?:新|原|老|现行|国家|省)?(?:的)?(?:统计)?口径(?:计算)?|",
    r"(?:扣除|剔除|还原)[^，。；：（）0-9]{1,20}?(?:因素影响|等因素|因素|影响|口径|价格上涨|退税|物价)后?|",
    r"(?:可比|名义)(?:增长|增速|增幅)"
));

/// Mends the basis that stands in the figure, and finds it where there is none.
pub fn mend(figure: &mut Figure, site: &Site<'_>) {
    let spurious = figure.basis.as_deref().is_some_and(|b| no_basis(b, site));
    if spurious {
        figure.basis = None;
    }
    if let Some(basis) = &mut figure.basis {
        let plain = basis.trim_matches(['，', '、', '（', '）', ' ']);
        *basis = plain.to_owned();
        return;
    }
    let moves = matches!(figure.measure, Measure::Growth | Measure::Decline | Measure::Level | Measure::Change);
    if moves {
        figure.basis = found(site).map(|r| site.words(r.start, r.end).to_owned());
    }
}

/// 实际 before a verb that is no growth says only that it was done: 年初计划6%，实际完成7%.
fn no_basis(basis: &str, site: &Site<'_>) -> bool {
    if basis.trim_matches(['，', ' ']).is_empty() {
        return true;
    }
    if !basis.starts_with("实际") {
        return false;
    }
    let before = site.words(site.sentence.start, site.value.start);
    let Some(at) = before.rfind("实际") else { return false };
    let behind = &before[at + "实际".len()..];
    let grows = ["增长", "增幅", "增速", "上涨", "递增", "年均", "增加", "比上年", "同比", "下降", "提高"];
    // 年初预期目标为6%、实际增长6.5%: what was reached, not another basis.
    let clause = clause_start(site.folded, &site.sentence, site.sentence.start + at) - site.sentence.start;
    let told = ["目标", "计划", "预期", "原定"].iter().any(|w| before[clause.min(at)..at].contains(w));
    let plain = ["分别", "均", "为", "年均"].iter().fold(behind, |b, w| b.strip_prefix(w).unwrap_or(b));
    !grows.iter().any(|w| plain.starts_with(w)) || told
}

fn found(site: &Site<'_>) -> Option<Range<usize>> {
    let within = |from: usize, to: usize| {
        let m = BASIS.find_iter(site.words(from, to)).last()?;
        Some(from + m.start()..from + m.end())
    };
    // 增长10%（可比口径）, but not 增长4%（按可比口径增长10%), which is a figure of its own.
    let bracket = site.brackets().find_map(|b| {
        let plain = !site.words(b.start, b.end).contains(|c: char| c.is_ascii_digit());
        within(b.start, b.end).filter(|_| plain)
    });
    let own = site.clause.max(site.before);
    bracket.or_else(|| within(own, site.value.start)).or_else(|| clause_before(site, own))
}

/// 按可比价格计算，增长10%; 剔除减税因素，增长5%: a clause of its own that says nothing else.
fn clause_before(site: &Site<'_>, own: usize) -> Option<Range<usize>> {
    let stop = site.words(site.sentence.start, own).chars().next_back()?;
    if stop != '，' || own == site.sentence.start {
        return None;
    }
    let end = own - stop.len_utf8();
    let start = clause_start(site.folded, &site.sentence, end).max(site.before);
    let words = site.words(start, end);
    // （不含“两权”收入，按同口径计算），单位能耗下降5.6%: a bracket speaks of what is before it.
    if words.contains(['（', '）']) {
        return None;
    }
    let m = BASIS.find(words)?;
    let left = words.chars().count() - words[m.range()].chars().count();
    (left <= 2).then_some(start + m.start()..start + m.end())
}
