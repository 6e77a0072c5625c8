//! Words of the further kinds: what their columns, lines and gaps are called, in Chinese and English. As in `words`,
//! values and names are never made here.

use super::words::Lang;
use crate::comparison::Retelling;
use crate::region::Level;

/// 2025年目标.
pub(super) fn target_of(lang: Lang, year: Option<i32>) -> String {
    match (lang, year) {
        (Lang::Zh, Some(y)) => format!("{y}年目标"),
        (Lang::Zh, None) => "当年目标".into(),
        (Lang::En, Some(y)) => format!("{y} target"),
        (Lang::En, None) => "Target of the year".into(),
    }
}

/// 2025年目标, of the year before a row's.
pub(super) fn target_before(lang: Lang, year: Option<i32>) -> String {
    match year {
        Some(_) => target_of(lang, year),
        None => lang.of("上年目标", "Target of the year before").into(),
    }
}

/// 2025年实绩.
pub(super) fn actual_of(lang: Lang, year: Option<i32>) -> String {
    match (lang, year) {
        (Lang::Zh, Some(y)) => format!("{y}年实绩"),
        (Lang::Zh, None) => "上年实绩".into(),
        (Lang::En, Some(y)) => format!("{y} result"),
        (Lang::En, None) => "Result of the year before".into(),
    }
}

/// What is not drawn, by name.
pub(super) fn left_out(lang: Lang, all: &[String]) -> String {
    let few = all.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(lang.of("、", ", "));
    match (lang, all.len() > 8) {
        (Lang::Zh, false) => format!("未画出：{few}"),
        (Lang::Zh, true) => format!("未画出：{few}等{}个", all.len()),
        (Lang::En, false) => format!("not drawn: {few}"),
        (Lang::En, true) => format!("not drawn: {few} … ({})", all.len()),
    }
}

/// How last year's target is known that is not taken from last year's report.
pub(super) fn retelling(lang: Lang, r: Retelling) -> &'static str {
    match (r.revised, r.reckoned) {
        (true, false) => lang.of("（调整后）", " (revised)"),
        (true, true) => lang.of("（调整后，推算）", " (revised, reckoned)"),
        (false, true) => lang.of("（推算）", " (reckoned)"),
        (false, false) => lang.of("（转述）", " (as retold)"),
    }
}

/// That last year's target is one that this year's report tells again.
pub(super) fn retold(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}地的上年目标取自当年报告的回顾，以括号注明"),
        Lang::En => format!("last year's target of {n} as this year's report retells it, marked in brackets"),
    }
}

/// What the title of 目标与完成 says after the indicator.
pub(super) fn targets_and_results(lang: Lang) -> &'static str {
    lang.of("目标与上年完成情况", "targets, and last year's target and result")
}

pub(super) fn result_less_target(lang: Lang) -> &'static str {
    lang.of("实绩比目标", "Result − target")
}

pub(super) fn target_less_last(lang: Lang) -> &'static str {
    lang.of("目标比去年", "Target, change")
}

/// How differences of bounds are taken.
pub(super) fn differences(lang: Lang, unit: &str, upper: bool) -> String {
    match (lang, upper) {
        (Lang::Zh, false) => format!("左右、以上、以内按写下的数值相减，区间按下限；差数单位：{unit}"),
        (Lang::Zh, true) => format!("左右、以上、以内按写下的数值相减，区间按上限；差数单位：{unit}"),
        (Lang::En, false) => format!("differences of the numbers as written, ranges by their lower end, in {unit}"),
        (Lang::En, true) => format!("differences of the numbers as written, ranges by their upper end, in {unit}"),
    }
}

/// That the rule across the plot parts those below their target from the others.
pub(super) fn sign_rule(lang: Lang) -> &'static str {
    lang.of("横线以下为实绩低于目标的地区", "below the line across: results under the target")
}

/// The unit of differences between rates.
pub(super) fn points(lang: Lang, unit: &str) -> String {
    match unit {
        "%" | "％" => lang.of("个百分点", "percentage points").into(),
        other => other.to_owned(),
    }
}

pub(super) fn by_difference(lang: Lang) -> &'static str {
    lang.of("按实绩与目标之差排列", "by the difference of result and target")
}

pub(super) fn two_lines(lang: Lang, year: Option<i32>) -> String {
    match (lang, year) {
        (Lang::Zh, Some(y)) => format!("每个地区上行为{}年目标与实绩，下行为{y}年目标", y - 1),
        (Lang::Zh, None) => "每个地区上行为上年目标与实绩，下行为当年目标".into(),
        (Lang::En, Some(y)) => format!("upper line: target and result of {}; lower line: target of {y}", y - 1),
        (Lang::En, None) => "upper line: last year's target and result; lower line: this year's target".into(),
    }
}

/// How this year's target stands to last year's, when its numbers are the same.
pub(super) fn unchanged(lang: Lang, same_words: bool) -> &'static str {
    if same_words { lang.of("持平", "same") } else { lang.of("数值持平", "same number") }
}

pub(super) fn lower_end(lang: Lang) -> &'static str {
    lang.of("下限 ", "low ")
}

pub(super) fn upper_end(lang: Lang) -> &'static str {
    lang.of("上限 ", "high ")
}

/// 10项指标.
pub(super) fn indicators(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}项指标"),
        Lang::En => format!("{n} indicators:"),
    }
}

/// How a table of values is to be read.
pub(super) fn heat(lang: Lang, several: bool) -> &'static str {
    match several {
        true => lang.of(
            "数值按报告原文；底色深浅为同一指标内的高低，各列互不相通；“–”为未提及",
            "values as written; shades compare within a column only; – is not stated",
        ),
        false => lang.of(
            "数值按报告原文；底色越深数值越高；“–”为未提及",
            "values as written; the darker the higher; – is not stated",
        ),
    }
}

/// Whose note this is: 地区生产总值：….
pub(super) fn of_indicator(lang: Lang, indicator: &str, note: &str) -> String {
    format!("{indicator}{}{note}", lang.of("：", ": "))
}

pub(super) fn result(lang: Lang) -> &'static str {
    lang.of("实绩", "Result")
}

pub(super) fn result_line(lang: Lang) -> &'static str {
    lang.of("实绩连线", "between results")
}

pub(super) fn target_and_result(lang: Lang) -> &'static str {
    lang.of("目标与实绩", "targets and results")
}

pub(super) fn target_over_years(lang: Lang) -> &'static str {
    lang.of("历年目标", "targets over the years")
}

pub(super) fn lines_by_middle(lang: Lang) -> &'static str {
    lang.of("区间取中点连线", "lines join ranges at their midpoint")
}

pub(super) fn results_from_next(lang: Lang) -> &'static str {
    lang.of("实绩取自次年报告", "results from the report of the year after")
}

/// 2020年未提及; with its place where there are several.
pub(super) fn silent_year(lang: Lang, place: &str, year: i32, words: &str) -> String {
    match lang {
        Lang::Zh => format!("{place}{year}年{words}"),
        Lang::En if place.is_empty() => format!("{year}: {words}"),
        Lang::En => format!("{place} {year}: {words}"),
    }
}

/// That years have no result, and why: the report of the year after does not say it, or is not here.
pub(super) fn no_result(lang: Lang, years: &[(i32, i32)], unsaid: bool) -> String {
    let one = |&(a, b): &(i32, i32)| if a == b { a.to_string() } else { format!("{a}{}{b}", lang.of("—", "–")) };
    let years = years.iter().map(one).collect::<Vec<_>>().join(lang.of("、", ", "));
    match (lang, unsaid) {
        (Lang::Zh, true) => format!("实绩缺{years}年（次年报告未写明可比的数字）"),
        (Lang::Zh, false) => format!("实绩缺{years}年（资料库无次年报告）"),
        (Lang::En, true) => format!("no result for {years}: the report of the year after gives no comparable number"),
        (Lang::En, false) => format!("no result for {years}: the report of the year after is not here"),
    }
}

/// The first few of a list, and how many there are.
pub(super) fn listed(lang: Lang, all: &[String], most: usize) -> String {
    let sep = lang.of("、", ", ");
    let few = all.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(sep);
    match (lang, all.len() > most) {
        (_, false) => few,
        (Lang::Zh, true) => format!("{few}等{}处", all.len()),
        (Lang::En, true) => format!("{few} … ({})", all.len()),
    }
}

/// 资料来源：福建省2004—2026年政府工作报告（资料库缺2013—2015年）.
pub(super) fn reports_of(lang: Lang, places: &str, (first, last): (i32, i32), missing: &[(i32, i32)]) -> String {
    let years = super::words::years(lang, Some((first, last)));
    let gap = |&(a, b): &(i32, i32)| if a == b { a.to_string() } else { format!("{a}{}{b}", lang.of("—", "–")) };
    let gaps: Vec<String> = missing.iter().map(gap).collect();
    let gaps = match (lang, gaps.is_empty()) {
        (_, true) => String::new(),
        (Lang::Zh, false) => format!("（资料库缺{}年）", gaps.join("、")),
        (Lang::En, false) => format!(" (not here: {})", gaps.join(", ")),
    };
    match lang {
        Lang::Zh => format!("{}{places}{years}政府工作报告{gaps}", super::words::source(lang)),
        Lang::En => format!("{}government work reports of {places}, {years}{gaps}", super::words::source(lang)),
    }
}

pub(super) fn bars(lang: Lang, relations: bool) -> &'static str {
    if !relations {
        return lang.of("数值按报告原文；柱从0起", "values as written; bars stand on 0");
    }
    lang.of(
        "数值按报告原文；柱从0起，斜线为没有数值的相对目标",
        "values as written; bars stand on 0; hatched: relative targets without a number",
    )
}

pub(super) fn dots(lang: Lang) -> &'static str {
    lang.of("一点一地，同一数值内按写法分列", "a disc a place, columns by wording within a value")
}

/// As [`dots`], where values stand too close for a column each.
pub(super) fn stepped(lang: Lang, step: &str) -> String {
    match lang {
        Lang::Zh => format!("一点一地，每{step}合为一组，组内按写法分列"),
        Lang::En => format!("a disc a place, values put together by {step}, columns by wording within"),
    }
}

pub(super) fn dark_ones(lang: Lang) -> &'static str {
    lang.of("深色并注名的为所选地区", "dark and named: the chosen places")
}

pub(super) fn places(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}地"),
        Lang::En => n.to_string(),
    }
}

pub(super) fn off_axis(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("不在坐标上的{n}地"),
        Lang::En => format!("{n} not on the axis"),
    }
}

pub(super) fn not_listed(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("另有{n}地没有可比的数值，未列出"),
        Lang::En => format!("{n} more without a comparable number are not listed"),
    }
}

pub(super) fn tiles(lang: Lang) -> &'static str {
    lang.of(
        "每格一个省级单位，位置示意，不表示边界和面积",
        "a tile a provincial unit; places are schematic, no boundaries, no areas",
    )
}

pub(super) fn not_provinces(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("另有{n}份报告不是省级，不在格子里"),
        Lang::En => format!("{n} reports of other levels have no tile"),
    }
}

pub(super) fn units(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}个"),
        Lang::En => n.to_string(),
    }
}

pub(super) fn values_as_written(lang: Lang, ranges: bool) -> &'static str {
    match ranges {
        true => lang.of("数值（区间取中点）", "Values (ranges: middle)"),
        false => lang.of("写下的数值", "Values as written"),
    }
}

pub(super) fn how_written(lang: Lang) -> &'static str {
    lang.of("怎样写", "Wording")
}

pub(super) fn without_number(lang: Lang) -> &'static str {
    lang.of("没有数字的格", "Without a number")
}

pub(super) fn others(lang: Lang) -> &'static str {
    lang.of("其余地区", "the others")
}

pub(super) fn one_scale(lang: Lang) -> &'static str {
    lang.of("各图同一坐标", "one scale for all")
}

pub(super) fn by_last_number(lang: Lang) -> &'static str {
    lang.of("按最近的目标从高到低排列", "by the latest target, highest first")
}

pub(super) fn own_scales(lang: Lang) -> &'static str {
    lang.of("每项指标一图，各有坐标", "a panel an indicator, each on its own scale")
}

/// The name of a column of 阶梯.
pub(super) fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Nation => lang.of("国家", "Nation"),
        Level::Province => lang.of("省", "Province"),
        Level::City => lang.of("市", "City"),
        Level::County => lang.of("区县", "County"),
    }
}

/// 甲市、乙市、丙市等12地.
pub(super) fn names(lang: Lang, all: &[String], most: usize) -> String {
    let sep = lang.of("、", ", ");
    let few = all.iter().take(most).map(String::as_str).collect::<Vec<_>>().join(sep);
    match (lang, all.len() > most) {
        (_, false) => few,
        (Lang::Zh, true) => format!("{few}等{}地", all.len()),
        (Lang::En, true) => format!("{few} … ({})", all.len()),
    }
}

pub(super) fn day(lang: Lang, month: u8, day: u8) -> String {
    match lang {
        Lang::Zh => format!("{month}月{day}日"),
        Lang::En => format!("{day}/{month}"),
    }
}

/// The days on which the reports of a level were given.
pub(super) fn days(lang: Lang, (m0, d0): (u32, u32), (m1, d1): (u32, u32)) -> String {
    match lang {
        Lang::Zh if (m0, d0) == (m1, d1) => format!("{m0}月{d0}日"),
        Lang::Zh => format!("{m0}月{d0}日—{m1}月{d1}日"),
        Lang::En if (m0, d0) == (m1, d1) => format!("{d0}/{m0}"),
        Lang::En => format!("{d0}/{m0}–{d1}/{m1}"),
    }
}

pub(super) fn resolved(lang: Lang) -> &'static str {
    lang.of("按上级目标推算", "relative, by the target above")
}

pub(super) fn no_number(lang: Lang) -> &'static str {
    lang.of("没有数字，居上一级的高度", "no number: at the height of the level above")
}

pub(super) fn before_parent(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}地的报告早于上一级"),
        Lang::En => format!("{n} spoke before the level above"),
    }
}

pub(super) fn unplaced(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Zh => format!("{names}没有数字，上级也没有，未画"),
        Lang::En => format!("not drawn, without a number here or above: {names}"),
    }
}

/// Places that stand outside the tree of divisions: a high-tech zone, a new area.
pub(super) fn without_code(lang: Lang, names: &str) -> String {
    match lang {
        Lang::Zh => format!("{names}没有行政区划代码，未画"),
        Lang::En => format!("not drawn, without a division code: {names}"),
    }
}

pub(super) fn step_by_step(lang: Lang) -> &'static str {
    lang.of("各级目标", "targets from level to level")
}

/// What stands in the boxes of 阶梯.
pub(super) fn raises(lang: Lang, unit: &str) -> String {
    match lang {
        Lang::Zh => format!("方框内为比上一个有数字的层级高出多少（{unit}），左右、以上按写下的数值相减，区间按下限"),
        Lang::En => {
            format!("in boxes: the raise over the last level with a number ({unit}), ranges by their lower end")
        }
    }
}
/// Why last year's targets are not beside this year's.
pub(super) fn no_ticks(lang: Lang) -> &'static str {
    lang.of("行距不够，未画上年目标", "rows too narrow to draw last year's targets")
}
