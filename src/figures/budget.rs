//! Two revenues side by side: the narrower is the budget's, the wider all of it.

use super::Rules;
use super::claim::Claim;

/// 完成地方财政收入251亿元，其中公共财政预算收入153亿元; 财政一般预算收入增长13%，地方一般预算收入增长15%: where a narrower name
/// stands in the same sentence, the wider is the total (coding manual, “How to split”).
pub fn wider_revenue(text: &str, claims: &mut [Claim], rules: &Rules) {
    let id = |name: &str| rules.lexicon.index(name);
    let (Some(budget), Some(total)) = (id("budget_revenue"), id("total_fiscal_revenue")) else { return };
    let grade = |c: &Claim| {
        let name = &text[c.name.clone()];
        let budget = ["一般", "预算"].iter().any(|w| name.contains(w));
        2 * i32::from(budget) + i32::from(name.contains("地方"))
    };
    let mine = |c: &&mut Claim| c.indicator == Some(budget);
    let best = claims.iter().filter(|c| c.indicator == Some(budget)).map(grade).max().unwrap_or(0);
    let any_total = claims.iter().any(|c| c.indicator == Some(total));
    if any_total {
        return;
    }
    // 财政一般预算收入83亿元，增长31%，其中地方财政收入42.2亿元: what the place keeps is a part of it.
    let local = |c: &Claim| c.indicator == Some(budget) && text[c.name.clone()].contains("地方");
    let part = claims.iter().find(|c| local(c) && text[..c.name.start].ends_with("其中")).map(|c| c.name.start);
    if let Some(part) = part
        && !claims.iter().any(|c| c.name.start < part && local(c))
    {
        claims.iter_mut().filter(mine).filter(|c| c.name.start < part).for_each(|c| c.indicator = Some(total));
        return;
    }
    claims.iter_mut().filter(mine).filter(|c| grade(c) < best).for_each(|c| c.indicator = Some(total));
}
