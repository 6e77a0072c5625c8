//! Which numbers of a review are last year's results (coding manual, “Which passages”, 4, and “How to split”).

use std::ops::Range;

use super::Rules;
use super::claim::Claim;
use super::figure::{Figure, Horizon, Kind, Measure};
use super::findings::Reason;
use super::lexicon::Indicator;
use super::time::Time;
use crate::quantity::{Bound, scale};
use crate::text::Span;

/// What grows by no more than this in the best of years, in per cent, does not grow by times in any.
const SLOW: f64 = 300.0;

/// What is known of the place where a claim stands.
pub struct View<'a> {
    /// The folded text.
    pub text: &'a str,
    /// The time its paragraph opens with.
    pub about: Option<Time>,
    /// The report's year.
    pub year: Option<i32>,
    /// Whether the review looks back over several years here, so that the year must be said.
    pub long: bool,
    /// Whether it tells of several years under a heading that holds the last as well.
    pub sums: bool,
}

/// How surely a claim of the review is last year's figure.
///
/// # Errors
/// The reason why it is none.
pub fn actual(claim: &Claim, view: &View<'_>, rules: &Rules) -> Result<f32, Reason> {
    let Some(indicator) = claim.indicator.and_then(|i| rules.lexicon.indicators().get(i)) else {
        return Err(Reason::UnknownName);
    };
    if claim.part {
        return Err(Reason::OfAPart);
    }
    // 规模以上工业增加值增长1.1倍: no year multiplies; 力争全年投资突破97亿元: an aim told among results.
    let times = claim.unit.as_deref() == Some("倍") && claim.measure == Measure::Growth;
    // 比2008年增长10.1% in a review of 2009 is the growth of the year.
    let year_before = claim.base.is_some() && claim.base == view.year.map(|y| y - 2);
    // Trade may grow to several times of itself in a year; revenue, sales and investment do so over several.
    let slow = times && !claim.on_last && indicator.plausible.growth.is_some_and(|g| g[1] <= SLOW);
    if claim.yearly || (claim.since && !year_before) || (view.long && times) || slow {
        return Err(Reason::SeveralYears);
    }
    // 完成固定资产投资1.2万亿元，增长1.3倍, among what five years brought: investment is added up.
    let done = || clause_of(view.text, claim).contains("完成");
    let sum = view.sums && claim.measure == Measure::Level && claim.time.is_none() && !claim.reached;
    // 外贸进出口总额累计完成29.4亿美元
    let added = || indicator.id == "foreign_trade" && clause_of(view.text, claim).contains("累计");
    // 五年全社会固定资产投资累计完成近10万亿元
    let clause = || clause_of(view.text, claim);
    let years = || ["五年", "四年", "三年"].iter().any(|w| clause().contains(w)) && clause().contains("累计");
    if claim.measure == Measure::Level
        && !claim.reached
        && claim.time.is_none()
        && indicator.measure == Measure::Growth
        && years()
    {
        return Err(Reason::SeveralYears);
    }
    let counted = || is_count_of_years(claim, view, indicator, sum);
    if sum && (indicator.id == "fixed_asset_investment" && done() || added()) || counted() {
        return Err(Reason::SeveralYears);
    }
    // 城乡居民收入分别增长44.6%、51.4%: no year of this century brought so much.
    let people = indicator.id.starts_with("income_") && claim.measure == Measure::Growth && !claim.on_last;
    if people && view.year.is_some_and(|y| y > 2000) && claim.value.low.is_some_and(|v| v > 30.0) && !times {
        return Err(Reason::SeveralYears);
    }
    // 占比超过经济总量5%的支柱产业: a part of it.
    if claim.name.end == claim.value_at.start
        && claim.measure == Measure::Growth
        && view.text[claim.value_at.end..].starts_with('的')
    {
        return Err(Reason::NotAResult);
    }
    if claim.is_wish(view.text) {
        return Err(Reason::NotAResult);
    }
    // 人均纯收入2500元以下的农户: whom, and no result.
    let whom = claim.value.bound == Bound::AtMost && claim.measure == Measure::Level;
    if is_given(claim, view) || whom && indicator.measure == Measure::Growth {
        return Err(Reason::NotAResult);
    }
    if claim.measure == Measure::Relation {
        return Err(Reason::NoNumber);
    }
    let change = claim.measure == Measure::Change && indicator.measure == Measure::Growth;
    if claim.measure == Measure::Gap || claim.of.is_some() || change {
        return Err(Reason::NotAResult);
    }
    by_time(claim, view, indicator)
}

/// Whether what is counted anew each year, such as who found work, is told of several; `sum` says whether it stands among
/// what they brought (办成利民实事108件，新增城镇就业26.4万人).
fn is_count_of_years(claim: &Claim, view: &View<'_>, indicator: &Indicator, sum: bool) -> bool {
    if indicator.is_measured_as(Measure::Change) {
        return false;
    }
    // 五年城镇新增就业17.55万人; 城镇新增就业超过40万人 in a review of five years: nor does a number of them stay reached.
    let told = || ["五年", "四年", "三年"].iter().any(|w| clause_of(view.text, claim).contains(w));
    let open = matches!(claim.time, None | Some(Time::Past | Time::Plan(_) | Time::Span));
    // 贫困人口由4960万人减少到2820万人: but the end of a way is last year's.
    let way = claim.reached && claim.rule == "carried";
    sum || claim.measure == Measure::Level && open && !way && (view.long || told())
}

/// Whether the words before a name say that it went elsewhere.
fn is_given(claim: &Claim, view: &View<'_>) -> bool {
    // 惠及经营主体53万余户: so many got it. 带动全社会投资1万亿元: what was moved thereby, unless its growth is told;
    // 减少二氧化硫排放4906吨: what is gone.
    let bare = claim.measure == Measure::Level && claim.name.end == claim.value_at.start;
    let grown = ["，增长", "、增长"].iter().any(|w| view.text[claim.value_at.end..].starts_with(w));
    let before = |words: &[&str]| words.iter().any(|w| view.text[..claim.name.start].ends_with(w));
    before(&["惠及", "惠及各类"]) || bare && (before(&["减少", "削减"]) || !grown && before(&["带动", "拉动", "撬动"]))
}

fn by_time(claim: &Claim, view: &View<'_>, indicator: &Indicator) -> Result<f32, Reason> {
    // 过去五年，…。地区生产总值1.38万亿元，人均生产总值10920美元: no report adds these up. What was passed (连续突破4000亿元)
    // was so in some year.
    let money = claim.unit.as_deref().is_some_and(|unit| unit.ends_with('元'));
    let last = claim.measure == Measure::Level && claim.value.bound != Bound::AtLeast && money;
    let reached = claim.reached || last && (indicator.id == "gdp" || indicator.is_a_head());
    let time = match claim.time {
        None | Some(Time::ThisYear) => view.about.or(claim.time),
        said => said,
    };
    match time {
        Some(Time::WholeYear) => match view.about {
            Some(Time::Year { .. }) if !is_last_year(view.about, view.year) => Err(Reason::OtherYear),
            _ => Ok(0.85),
        },
        // 由A增加到B in a review of five years: B is last year's level.
        Some(Time::Past | Time::Plan(_)) if reached => Ok(0.85),
        Some(Time::Year { to: true, .. }) if view.year.is_none() => Err(Reason::OtherYear),
        Some(Time::LastYear) => Ok(0.97),
        Some(Time::Year { .. }) if is_last_year(time, view.year) => Ok(0.97),
        Some(Time::PartYear) => Err(Reason::PartOfYear),
        Some(Time::Year { .. } | Time::Ahead) => Err(Reason::OtherYear),
        Some(Time::Past | Time::Span | Time::Plan(_)) => Err(Reason::SeveralYears),
        // 同比增长9.4%, in a review of five years: of the last, too.
        None if view.long && !reached && !claim.on_last && !claim.stretch(view.text).contains("同比") => {
            Err(Reason::SeveralYears)
        }
        // 今年地区生产总值突破千亿元 in a report of December: the year that is reviewed.
        Some(Time::ThisYear) => Ok(0.93),
        Some(Time::Base(_)) | None => Ok(0.9),
    }
}

fn is_last_year(time: Option<Time>, year: Option<i32>) -> bool {
    matches!(time, Some(Time::Year { year: y, .. }) if year.is_none_or(|r| y == r - 1))
}

impl Claim {
    /// The words between the name and the value.
    fn stretch<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.name.end..self.value_at.start).unwrap_or_default()
    }

    /// 力争全年投资突破97亿元 among results is an aim; 努力, 确保 are said of what was done as well.
    fn is_wish(&self, text: &str) -> bool {
        // 财政收入、争取国家补助增幅分别达到: what is striven for is the other name.
        let before = |w: &Range<usize>| text.get(self.name.end..w.start) != Some("、");
        let wish = |w: &Range<usize>| before(w) && ["力争", "争取", "冲刺"].iter().any(|s| text[w.clone()].contains(s));
        // 即将迈上两千亿元台阶: not there yet.
        let soon = text[self.name.end.min(self.value_at.start)..self.value_at.start].contains("即将");
        // 在这种背景下，昭通要实现生产总值增长16%，压力十分巨大: what would have to be.
        let must = ["要实现", "要达到", "要完成"].iter().any(|w| text[..self.name.start].ends_with(w));
        soon || must || self.tone_at.as_ref().is_some_and(wish)
    }
}

/// Marks the levels that were reached at the end of several years: 五年来，地区生产总值达到1363亿元，年均增长9%;
/// 财政收入303亿元，比2007年翻了一番. A sum over the years (累计完成投资8320亿元) is none.
pub fn mark_reached(text: &str, claims: &mut [Claim], rules: &Rules) {
    let indicator = |c: &Claim| c.indicator.and_then(|n| rules.lexicon.indicators().get(n));
    let bare_name = |c: &Claim| c.name.end == c.value_at.start;
    for i in 0..claims.len() {
        let c = &claims[i];
        let id = indicator(c).map(|n| n.id.as_str());
        if c.measure != Measure::Level || c.reached || id.is_none() {
            continue;
        }
        let clause = clause_of(text, c);
        let mean = claims[i + 1..].iter().any(|d| d.name == c.name && d.yearly);
        // 固定资产投资累计完成8320亿元，年均增长14%: a sum of the years that have a mean.
        let behind = text[c.value_at.end..].trim_start_matches('，');
        let near = head(behind, 10);
        // 较“十二五”末增加140亿元: with a level, not with a sum.
        let end = ["”末", "”期末"].iter().any(|w| near.contains(w));
        let sum =
            !end && (near.starts_with("5年") || ["”", "五年", "时期", "任期", "上届"].iter().any(|w| near.contains(w)));
        if (mean || sum) && clause.contains("累计") {
            claims[i].since = true;
            continue;
        }
        // 地区生产总值年均增长7.6%，达到5745.5亿元: the mean ends with its own clause.
        let last = clause.rsplit(['，', '、']).next().unwrap_or(clause);
        if ["累计", "合计", "总计", "总共", "共完成", "五年完成"].iter().any(|w| clause.contains(w))
            || last.contains("年均")
            // 总量连续跨越3000亿元、4000亿元: of several thresholds the last counts.
            || c.value.bound == Bound::AtLeast && ["接连", "连续", "连跨"].iter().any(|w| last.contains(w))
        {
            continue;
        }
        let verb = &text[c.name.end.min(c.value_at.start)..c.value_at.start];
        // 经济总量迈近500亿元大关: it stands before what it has not passed.
        let nears = ["迈近", "逼近", "接近"].iter().any(|w| text[c.name.end.min(c.value_at.start)..].starts_with(w));
        let arrives = verb.contains(['达', '到', '至', '破', '超', '过', '跨', '迈', '跃', '站', '为'])
            || c.value.bound == Bound::AtLeast
            || nears;
        // 地区生产总值1550亿元，一般公共预算收入116亿元，分别是2010年的2倍和2.1倍: one comparison for several.
        let sentence = behind.split('。').next().unwrap_or_default();
        let compared = sentence.contains("分别是") && sentence.contains('倍')
            || sentence.contains("均比") && sentence.contains('翻')
            || behind.starts_with("是") && behind.chars().take(16).any(|c| c == '倍')
            || behind.starts_with("比") && ["翻", "倍", "增"].iter().any(|w| head(behind, 16).contains(w))
            || behind.starts_with("较");
        // 是“十五”时期的4.3倍, 比前五年增长145%: compared with other years together, it is a sum itself.
        if sum && compared {
            continue;
        }
        let flow = matches!(id, Some("fixed_asset_investment" | "fdi" | "inbound_domestic_capital"));
        // 完成进出口总额232.5亿美元，年均增长25.4%: what was done in all; 进出口总额9838亿美元，年均增长…: what is reached.
        // 五年来…，进出口总额超过700亿元: what was passed in all, unless it is told from where or by what it rose.
        let trade = id == Some("foreign_trade") && ["完成", "实现", "超过"].iter().any(|w| clause.contains(w));
        // 固定资产投资达到827.2亿元: investment is a sum where it was completed, and a level where it arrives.
        // 固定资产投资跨过300亿元大关: and where it passes a mark.
        let mark = ["大关", "台阶", "关口"].iter().any(|w| behind.starts_with(w));
        // 城镇登记失业率控制在4%以内, 优良率稳定在99%: a rate that was held all the years was the last year's.
        let rate = matches!(c.unit.as_deref(), Some("%" | "‰"));
        let held = rate && ["控制在", "保持在", "稳定在", "维持在"].iter().any(|w| verb.ends_with(w));
        // 城镇居民人均可支配收入39466元: what a head has is never added up.
        let head = bare_name(c) && indicator(c).is_some_and(|i| i.is_a_head() && i.id.starts_with("income_"));
        let level =
            held || head || (verb == "达到" || mark) && id == Some("fixed_asset_investment") && !clause.contains('五');
        let arrives = arrives && !flow && !(trade && clause.contains("超过")) || mean && (arrives || !flow && !trade);
        if compared || arrives || level {
            claims[i].reached = true;
        }
    }
    among_reached(text, claims, rules);
}

/// 地区生产总值达到500亿元；一般公共预算收入23亿元；城乡居民收入分别达到33221元、13456元: what stands between two levels that
/// were reached is one too, where no verb stands that could add it up.
fn among_reached(text: &str, claims: &mut [Claim], rules: &Rules) {
    let level = |c: &Claim| c.measure == Measure::Level && c.reached;
    for i in 1..claims.len() {
        let (before, rest) = claims.split_at_mut(i);
        let Some((c, behind)) = rest.split_first_mut() else { continue };
        let id = c.indicator.and_then(|n| rules.lexicon.indicators().get(n)).map(|n| n.id.as_str());
        let bare =
            c.name.end == c.value_at.start && !["累计", "完成", "实现"].iter().any(|w| clause_of(text, c).contains(w));
        if matches!(
            id,
            Some("budget_revenue" | "total_fiscal_revenue" | "gdp" | "retail_sales" | "industry_va_above_scale")
        ) && c.measure == Measure::Level
            && !(c.reached || c.since)
            && bare
            && before.iter().any(level)
            && behind.iter().any(level)
        {
            c.reached = true;
        }
    }
}

fn head(s: &str, n: usize) -> String {
    s.chars().take(n).collect()
}

/// From the separator before a claim's name to its value.
fn clause_of<'a>(text: &'a str, c: &Claim) -> &'a str {
    let marks = ['，', '；', '。', '：', '\n'];
    let start = text[..c.name.start].rmatch_indices(marks).next().map_or(0, |(i, mark)| i + mark.len());
    text.get(start.min(c.value_at.start)..c.value_at.end).unwrap_or_default()
}

/// Indicators that are told of the whole place before they are told of its parts.
const WHOLE: [&str; 3] = ["gdp", "fixed_asset_investment", "retail_sales"];

/// Drops what a report tells twice: 经济总量突破5000亿元 beside 地区生产总值达到5021亿元 (coding manual: 突破1万亿元，达
/// 10020亿元 is one row, the exact figure).
pub fn drop_repeated_thresholds(figures: &mut Vec<Figure>) {
    let level = |f: &Figure| f.kind == Kind::Actual && f.measure == Measure::Level;
    let size = |f: &Figure| {
        let (factor, base) = scale(f.unit.as_deref().unwrap_or_default());
        f.value.low.map(|v| (v * factor, base.to_owned()))
    };
    // 新增市场主体3万余户、总数达22.14万户: those that came are not all there are.
    let came = |f: &Figure| ["新增", "新登记", "新设", "净增"].iter().any(|w| f.name.starts_with(w));
    let exact: Vec<_> = figures
        .iter()
        .filter(|f| level(f) && matches!(f.value.bound, Bound::Exact | Bound::About))
        .map(|f| (f.indicator.clone(), came(f), size(f)))
        .collect();
    // 全社会固定资产投资5689亿元; in industry 完成固定资产投资2537亿元: what is told of the whole first is not told of it again.
    let mut parts: Vec<Span> = Vec::new();
    let mut first: Vec<(String, f64, String)> = Vec::new();
    figures.retain(|f| {
        let exact = level(f) && f.value.bound == Bound::Exact && WHOLE.contains(&f.indicator.as_str());
        let Some((n, unit)) = size(f).filter(|_| exact) else { return true };
        let before = first.iter().find(|(id, _, u)| *id == f.indicator && *u == unit).map(|b| b.1);
        if before.is_none() {
            first.push((f.indicator.clone(), n, unit));
        }
        // 累计达到2.56万亿元 behind 8714.9亿元 of the year: a sum of several years.
        let sum = |b: f64| f.indicator == "fixed_asset_investment" && n > b * 1.8;
        let part = before.is_some_and(|b| n < b * 0.8 || sum(b));
        parts.extend(part.then_some(f.evidence.name));
        !part
    });
    figures.retain(|f| f.kind != Kind::Actual || !parts.contains(&f.evidence.name));
    figures.retain(|f| {
        let threshold = level(f) && f.value.bound == Bound::AtLeast;
        !threshold
            || !exact.iter().filter(|e| e.1 == came(f)).any(|(id, _, n)| match (n, size(f)) {
                (Some((n, unit)), Some((least, base))) => *id == f.indicator && *unit == base && least <= n * 1.1,
                _ => false,
            })
    });
    drop_lower_thresholds(figures);
    drop_sums_of_jobs(figures);
}

/// 城镇新增就业22.57万人 beside an aim of 4.2万人: no year brings three times what is aimed at next, and five years do.
fn drop_sums_of_jobs(figures: &mut Vec<Figure>) {
    const TIMES: f64 = 3.2;
    let people = |f: &Figure| {
        let (factor, _) = scale(f.unit.as_deref().unwrap_or_default());
        f.value.low.filter(|_| f.indicator == "new_urban_jobs" && f.measure == Measure::Level).map(|n| n * factor)
    };
    let aimed = |f: &&Figure| f.kind == Kind::Target && f.horizon == Horizon::Annual;
    let most = figures.iter().filter(aimed).filter_map(people).fold(0.0, f64::max);
    figures.retain(|f| f.kind != Kind::Actual || most == 0.0 || people(f).is_none_or(|n| n < most * TIMES));
}

/// 生产总值突破1200亿元; in the years before 突破千亿元关口: of two thresholds the higher one counts.
fn drop_lower_thresholds(figures: &mut Vec<Figure>) {
    let threshold = |f: &Figure| {
        let level = f.kind == Kind::Actual && f.measure == Measure::Level && f.value.bound == Bound::AtLeast;
        let (factor, unit) = scale(f.unit.as_deref().unwrap_or_default());
        let low = f.value.low.filter(|_| level && WHOLE.contains(&f.indicator.as_str()))?;
        Some((f.indicator.clone(), unit.to_owned(), low * factor))
    };
    let passed: Vec<_> = figures.iter().filter_map(threshold).collect();
    figures.retain(|f| {
        threshold(f).is_none_or(|(id, unit, low)| !passed.iter().any(|(i, u, n)| *i == id && *u == unit && *n > low))
    });
}
