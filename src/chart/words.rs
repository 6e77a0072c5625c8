//! All words that charts say themselves, in Chinese and English: titles, notes, axis words, kinds of nothing.
//!
//! In one place so that `locale` can take them over. Values and names are never made here: they come as written.

use serde::{Deserialize, Serialize};

use super::spec::Remark;
use crate::comparison::{Cell, Coding, Order, Point};
use crate::figures::{Horizon, Measure};
use crate::quantity::Bound;
use crate::region::Level;
use crate::report::Date;

/// The language of a chart's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    pub(super) fn of<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// What a remark says, in one sentence.
pub fn remark(lang: Lang, r: &Remark) -> String {
    match (lang, r) {
        (Lang::Zh, Remark::TooManyRows { first, shown, total }) => {
            format!("限于版面，列出第{}—{}个，共{total}个", first + 1, first + shown)
        }
        (Lang::En, Remark::TooManyRows { first, shown, total }) => {
            format!("Rows {}–{} of {total} fit on this page", first + 1, first + shown)
        }
        (Lang::Zh, Remark::TooManySeries { shown, total }) => format!("一张图分得清{shown}个系列，共{total}个"),
        (Lang::En, Remark::TooManySeries { shown, total }) => format!("{shown} of {total} series can be told apart"),
        (Lang::Zh, Remark::OtherUnits(n)) => format!("另有{n}个指标单位不同，不入轴"),
        (Lang::En, Remark::OtherUnits(1)) => "1 more indicator has another unit and is left out".into(),
        (Lang::En, Remark::OtherUnits(n)) => format!("{n} more indicators have other units and are left out"),
        (Lang::Zh, Remark::Shortened(n)) => format!("{n}处文字放不下，已缩短或略去；换大些的页面，或少选几个"),
        (Lang::En, Remark::Shortened(1)) => {
            "1 label is cut short or left out: take a larger page, or choose fewer".into()
        }
        (Lang::En, Remark::Shortened(n)) => {
            format!("{n} labels are cut short or left out: take a larger page, or choose fewer")
        }
        (_, Remark::PageTooSmall) => lang.of("版面太小，画不下", "The page is too small for this chart").into(),
        (_, Remark::Empty) => lang.of("没有可以对比的报告", "No reports to compare").into(),
    }
}

/// What a title is made of.
pub(super) struct Title<'a> {
    /// First and last year.
    pub years: Option<(i32, i32)>,
    pub count: usize,
    /// The levels of the places, from the province down.
    pub levels: &'a [Level],
    /// Whether a place is unknown or occurs twice: then reports are counted, not places.
    pub reports: bool,
    /// The whole name of the only place.
    pub one: Option<&'a str>,
    /// Whether the nation is shown beside its parts.
    pub nation: bool,
    pub indicator: &'a str,
    pub measure: Measure,
    pub horizon: Horizon,
    /// What is shown of it, where that is more than its targets: 目标与实绩.
    pub aim: Option<&'a str>,
}

pub(super) fn years(lang: Lang, years: Option<(i32, i32)>) -> String {
    match (lang, years) {
        (_, None) => String::new(),
        (Lang::Zh, Some((a, b))) if a == b => format!("{a}年"),
        (Lang::Zh, Some((a, b))) => format!("{a}—{b}年"),
        (Lang::En, Some((a, b))) if a == b => a.to_string(),
        (Lang::En, Some((a, b))) => format!("{a}–{b}"),
    }
}

/// Says what a chart is: 2026年12省份地区生产总值增长预期目标.
pub(super) fn title(lang: Lang, t: &Title<'_>) -> String {
    let (year, ind, n) = (years(lang, t.years), t.indicator, t.count);
    let m = measure(lang, t.measure, ind);
    match lang {
        Lang::Zh => {
            use Level::{City, County, Province};
            // Not 35地区: 35地区地区生产总值 would stammer.
            let noun = match t.levels {
                _ if t.reports => "份报告",
                [Province] => "省份",
                [City] => "城市",
                [County] => "区县",
                [Province, City] => "省市",
                [Province, County] => "省县",
                [City, County] => "市县",
                [Province, City, County] => "省市县",
                _ => "份报告",
            };
            let who = if n == 0 { String::new() } else { t.one.map_or_else(|| format!("{n}{noun}"), str::to_owned) };
            let who = if t.nation { format!("全国和{who}") } else { who };
            let aim = t.aim.unwrap_or(if t.horizon == Horizon::Period { "规划期目标" } else { "预期目标" });
            format!("{year}{who}{ind}{m}{aim}")
        }
        Lang::En => {
            let noun = match (t.reports, t.levels) {
                (true, _) => "reports",
                (_, [Level::Province]) => "provinces",
                (_, [Level::City]) => "cities",
                (_, [Level::County]) => "counties",
                _ => "places",
            };
            let beside = if t.nation { "the nation and " } else { "" };
            let who = if n == 0 {
                String::new()
            } else {
                t.one.map_or_else(|| format!(", {beside}{n} {noun}"), |o| format!(", {beside}{o}"))
            };
            let aim = t.aim.unwrap_or(if t.horizon == Horizon::Period { "plan targets" } else { "targets" });
            let sep = if year.is_empty() { "" } else { ", " };
            format!("{ind}{m} {aim}{who}{sep}{year}")
        }
    }
}

/// The word of a measure after an indicator's name; none where the name says it (居民消费价格涨幅).
fn measure(lang: Lang, m: Measure, indicator: &str) -> &'static str {
    let said = ["涨幅", "增速", "增长", "增长率", "降幅", "下降"].iter().any(|w| indicator.ends_with(w));
    match (lang, m) {
        (Lang::Zh, _) if said => "",
        (Lang::Zh, Measure::Growth) => "增长",
        (Lang::Zh, Measure::Decline) => "下降",
        (Lang::Zh, Measure::Change) => "变动",
        (Lang::Zh, Measure::Gap) => "差距",
        (Lang::En, Measure::Growth) => " growth",
        (Lang::En, Measure::Decline) => " reduction",
        (Lang::En, Measure::Change) => " change",
        (Lang::En, Measure::Gap) => " gap",
        _ => "",
    }
}

/// What the axis shows: 地区生产总值增长目标.
pub(super) fn axis(lang: Lang, indicator: &str, m: Measure) -> String {
    format!("{indicator}{}{}", measure(lang, m, indicator), lang.of("目标", " target"))
}

/// An order that is not that of values.
pub(super) fn ordered(lang: Lang, order: Order) -> Option<String> {
    let words = match order {
        Order::Value => return None,
        Order::Code => lang.of("按行政区划代码排列", "in the order of division codes"),
        Order::Own => lang.of("按选定的次序排列", "in a chosen order"),
    };
    Some(words.to_owned())
}

pub(super) fn by_value(lang: Lang) -> &'static str {
    lang.of("按写下的数值从高到低排列", "by the value as written, highest first")
}

/// By which number of a range it stands, and which bounds the rule gives none; nothing where all stand as written.
pub(super) fn by_points(lang: Lang, coding: &Coding, found: &[Bound]) -> Vec<String> {
    let range = match coding.range {
        Point::Mid => Some(lang.of("区间取中点", "ranges by their midpoint")),
        Point::Low => Some(lang.of("区间取下限", "ranges by their lower end")),
        Point::High => Some(lang.of("区间取上限", "ranges by their upper end")),
        Point::Missing => None,
    };
    let mut all: Vec<String> = range.filter(|_| found.contains(&Bound::Range)).into_iter().map(str::to_owned).collect();
    let lacking = |b: &&Bound| !matches!(**b, Bound::Exact) && !coding.has_point(**b);
    let last: Vec<&str> = found.iter().filter(lacking).map(|b| bound(lang, *b)).collect();
    if !last.is_empty() {
        let names = last.join(lang.of("、", ", ")).to_lowercase();
        all.push(match lang {
            Lang::Zh => format!("{names}不计点值，列在后面"),
            Lang::En => format!("{names} without a number, last"),
        });
    }
    all
}

pub(super) fn ties(lang: Lang, bounds: &[Bound]) -> String {
    let names: Vec<&str> = bounds.iter().map(|b| bound(lang, *b)).collect();
    match lang {
        Lang::Zh => format!("同值时{}依次在前", names.join("、")),
        Lang::En => format!("ties: {}", names.join(", ").to_lowercase()),
    }
}

pub(super) fn unit(lang: Lang, unit: &str) -> String {
    format!("{}{unit}", lang.of("单位：", "Unit: "))
}

/// The name of a bound in the key.
pub(super) fn bound(lang: Lang, b: Bound) -> &'static str {
    match b {
        Bound::Exact => lang.of("确数", "Exact"),
        Bound::About => lang.of("左右", "About"),
        Bound::AtLeast => lang.of("以上", "At least"),
        Bound::AtMost => lang.of("以内", "At most"),
        Bound::Range => lang.of("区间", "Range"),
        _ => lang.of("相对目标", "Relative target"),
    }
}

pub(super) fn stretch(lang: Lang) -> &'static str {
    lang.of("力争", "Strive for")
}

pub(super) fn last_target(lang: Lang) -> &'static str {
    lang.of("上年目标（有变动的）", "Target of the year before, where it moved")
}

/// The words of a kind of nothing, and what it means.
pub(super) fn nothing(lang: Lang, cell: &Cell) -> (&'static str, &'static str) {
    match cell {
        Cell::ExpresslyNone => (
            lang.of("明确不设", "Expressly none"),
            lang.of("报告说明不提具体目标", "the report says it sets no figure"),
        ),
        Cell::NotRead => (
            lang.of("可能未读出", "Perhaps not read"),
            lang.of("有像目标的句子未能读懂，请看原文", "a passage was not understood; see the text"),
        ),
        Cell::Fragment => (
            lang.of("原文不全", "Text incomplete"),
            lang.of("文本里没有目标段", "the text here lacks the passage of targets"),
        ),
        Cell::NoReport => (no_report(lang), ""),
        _ => (lang.of("未提及", "Not stated"), ""),
    }
}

pub(super) fn no_report(lang: Lang) -> &'static str {
    lang.of("无报告", "No report")
}

/// 2025年写过5.5%左右.
pub(super) fn wrote(lang: Lang, year: i32, words: &str) -> String {
    match lang {
        Lang::Zh => format!("{year}年写过{words}"),
        Lang::En => format!("{year}: {words}"),
    }
}

/// 2025年5.5%左右, beside its tick.
pub(super) fn wrote_short(lang: Lang, year: i32, words: &str) -> String {
    match lang {
        Lang::Zh => format!("{year}年{words}"),
        Lang::En => format!("{year}: {words}"),
    }
}

pub(super) fn unknown_place(lang: Lang) -> &'static str {
    lang.of("地区待定", "Place unknown")
}

pub(super) fn unknown_year(lang: Lang) -> &'static str {
    lang.of("年份待定", "year unknown")
}

/// Why a stated figure stands apart.
pub(super) fn apart(lang: Lang, why: crate::comparison::Apart) -> &'static str {
    use crate::comparison::Apart;
    match why {
        Apart::Measure => lang.of("计量不同，不入轴", "another measure, not on the axis"),
        Apart::Unit => lang.of("单位不同，不入轴", "another unit, not on the axis"),
        Apart::Share => lang.of("是比重，不入轴", "a share, not on the axis"),
        Apart::Several => lang.of("工作安排中有几个数，不入轴", "several numbers of the work plan, not on the axis"),
    }
}

pub(super) fn nation(lang: Lang) -> &'static str {
    lang.of("全国", "Nation")
}

pub(super) fn note(lang: Lang) -> &'static str {
    lang.of("注：", "Note: ")
}

pub(super) fn source(lang: Lang) -> &'static str {
    lang.of("资料来源：", "Sources: ")
}

pub(super) fn reports(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}份报告"),
        Lang::En if n == 1 => "1 report".into(),
        Lang::En => format!("{n} reports"),
    }
}

/// That bands and arrows have no extent in numbers.
pub(super) fn shapes(lang: Lang, about: bool, arrows: &[Bound]) -> Option<String> {
    let names: Vec<&str> = arrows.iter().map(|b| bound(lang, *b)).collect();
    let (zh, en) = match (about, names.is_empty()) {
        (false, true) => return None,
        (true, true) => ("淡色带（左右）".to_owned(), "The fading band (about)".to_owned()),
        (false, false) => (format!("箭头（{}）", names.join("、")), "Arrows".to_owned()),
        (true, false) => {
            (format!("淡色带（左右）和箭头（{}）", names.join("、")), "Fading bands (about) and arrows".to_owned())
        }
    };
    Some(match lang {
        Lang::Zh => format!("{zh}只表示措辞，长短不代表数值"),
        Lang::En => format!("{en}: wording only, the length is no quantity"),
    })
}

pub(super) fn basis(lang: Lang, who: &str, basis: &str) -> String {
    match (lang, who.is_empty()) {
        (Lang::Zh, true) => format!("各地数值均按{basis}"),
        (Lang::Zh, false) => format!("{who}的数值按{basis}，不与其他数值排序"),
        (Lang::En, true) => format!("all values: {basis}"),
        (Lang::En, false) => format!("{who}: on another basis ({basis}), not ranked with the others"),
    }
}

pub(super) fn counted(lang: Lang, what: &str, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{what}{n}地"),
        Lang::En => format!("{what}: {n}"),
    }
}

/// That 103 stands at 3%.
pub(super) fn index(lang: Lang) -> &'static str {
    lang.of("写成指数的（上年=100）减去100后入轴", "indices (last year = 100) stand at what is above 100")
}

/// Whose targets are not among the aims of their reports but in their plans of work.
pub(super) fn planned(lang: Lang, who: &str) -> String {
    match lang {
        Lang::Zh => format!("{who}的数不在主要目标中，取自工作安排"),
        Lang::En => format!("{who}: not among the main targets but in the work plan"),
    }
}

/// That 下降7% stands at −7.
pub(super) fn falls(lang: Lang) -> &'static str {
    lang.of("写成下降的按负数入轴", "falls stand below nought")
}

pub(super) fn unknown_places(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}份报告的地区待定，以文件名列出"),
        Lang::En => format!("{n} of unknown place, named by file"),
    }
}

pub(super) fn unknown_years(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}份报告的年份待定"),
        Lang::En => format!("{n} of unknown year"),
    }
}

pub(super) fn by_hand(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n}地的数经人工更正"),
        Lang::En => format!("numbers of {n} put right by hand"),
    }
}

/// One sentence for places that have no report here.
pub(super) fn missing(lang: Lang, names: &[String], year: Option<i32>) -> String {
    let year = years(lang, year.map(|y| (y, y)));
    let all = names.join(lang.of("、", ", "));
    match (lang, names.len()) {
        (Lang::Zh, 1) => format!("资料库里没有{all}的{year}报告"),
        (Lang::Zh, n) => format!("资料库里没有另外{n}个地区的{year}报告：{all}"),
        (Lang::En, 1) => format!("no {year} report here for {all}"),
        (Lang::En, n) => format!("no {year} report here for {n} more places: {all}"),
    }
}

/// 《2026年广东省政府工作报告》（广东省第十四届人民代表大会第四次会议，2026年1月26日）.
pub(super) fn citation(
    lang: Lang,
    year: Option<i32>,
    place: &str,
    session: Option<&str>,
    date: Option<Date>,
) -> String {
    let year = year.map(|y| format!("{y}年")).unwrap_or_default();
    let day = date.map(|d| format!("{}年{}月{}日", d.year, d.month, d.day));
    let facts: Vec<String> = session.map(str::to_owned).into_iter().chain(day).collect();
    let facts = if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("，")) };
    let _ = lang; // the name of a document is its name in every language
    format!("《{year}{place}政府工作报告》{facts}")
}

/// 各市2026年、2025年政府工作报告; 广东省2019—2024年政府工作报告 where it is one place.
pub(super) fn all_reports(lang: Lang, place: Option<&str>, level: Option<Level>, years: &str) -> String {
    match lang {
        Lang::Zh => {
            let who = match level {
                _ if place.is_some() => place.unwrap_or_default(),
                Some(Level::Province) => "各省（自治区、直辖市）",
                Some(Level::City) => "各市（州、盟）",
                Some(Level::County) => "各县（市、区）",
                _ => "各地",
            };
            format!("{who}{years}政府工作报告")
        }
        Lang::En => format!("government work reports of {}, {years}", place.unwrap_or("these places")),
    }
}
