//! What a comparison found, in words: how a target moved, how its words changed, whether it was reached. In Chinese and
//! English; numbers come as they are.

use super::model::Number;
use super::words::{code, pick};
use crate::chart::Lang;
use crate::comparison::{Change, Difference, Firmness, Judgement, Missing, Rewording, Verdict, Why};
use crate::quantity::{Bound, in_english};

/// Why two numbers are not compared.
pub(super) fn why(lang: Lang, why: Why) -> &'static str {
    let (zh, en) = match why {
        Why::NoTarget(Missing::ExpresslyNone) => ("今年明确不设目标", "expressly no target this year"),
        Why::NoTarget(_) => ("今年未提目标", "no target this year"),
        Why::NoLast(Missing::NoReport) => ("上年报告不在库中", "last year's report is not here"),
        Why::NoLast(Missing::ExpresslyNone) => ("上年明确不设目标", "expressly no target last year"),
        Why::NoLast(Missing::NotRead) => ("上年目标可能未读出", "last year's target may not have been read"),
        Why::NoLast(Missing::Fragment) => ("上年原文不全", "last year's text is incomplete"),
        Why::NoLast(Missing::NotStated) => ("上年未提目标", "no target last year"),
        Why::NoActual(Missing::NoReport) => ("无报告", "no report"),
        Why::NoActual(Missing::Fragment) => ("原文不全，没有回顾", "the text lacks its review"),
        Why::NoActual(Missing::NotRead) => ("实绩可能未读出", "the result may not have been read"),
        Why::NoActual(_) => ("报告未提实绩", "the report gives no result"),
        Why::Relation => ("目标没有数值", "the target has no number"),
        Why::Reference => ("参照的数不在库中", "what it is measured by is not here"),
        Why::Measure => ("度量不同", "another measure"),
        Why::Unit => ("单位不同", "another unit"),
        Why::Share => ("占比对象不同", "a share of something else"),
        Why::Basis => ("口径不同", "another basis"),
        Why::Scope => ("范围不同", "another scope"),
        Why::Bounds => ("上下限不同", "a floor and a ceiling"),
        Why::Sense => ("高低都不算未达到", "binds against the indicator's sense"),
        Why::Near => ("与目标相近", "too near to say"),
        Why::Vague => ("实绩不是确数", "the result is no exact number"),
    };
    pick(lang, zh, en)
}

/// 提高0.5个百分点, 持平; nothing where there is nothing to compare.
pub(super) fn change(lang: Lang, change: &Change) -> String {
    match change {
        Change::By(d) => difference(lang, d),
        Change::Not(Why::NoTarget(_) | Why::NoLast(_)) => String::new(),
        Change::Not(other) => match lang {
            Lang::Zh => format!("不可比（{}）", why(lang, *other)),
            Lang::En => format!("not comparable ({})", why(lang, *other)),
        },
    }
}

fn difference(lang: Lang, d: &Difference) -> String {
    let moved = |n: f64| {
        let size = Number::new(n.abs());
        match (lang, n) {
            (Lang::Zh, n) if n > 0.0 => format!("提高{}{}", size.digits(), d.unit),
            (Lang::Zh, n) if n < 0.0 => format!("下调{}{}", size.digits(), d.unit),
            (Lang::Zh, _) => "持平".to_owned(),
            (Lang::En, n) if n > 0.0 => format!("up {}", amount(size.digits(), &d.unit)),
            (Lang::En, n) if n < 0.0 => format!("down {}", amount(size.digits(), &d.unit)),
            (Lang::En, _) => "unchanged".to_owned(),
        }
    };
    match (d.single(), lang) {
        (Some(n), _) => moved(n),
        (None, Lang::Zh) => format!("下限{}，上限{}", moved(d.low), moved(d.high)),
        (None, Lang::En) => format!("lower end {}, upper end {}", moved(d.low), moved(d.high)),
    }
}

/// A number with its unit in English: 0.5 pp, and 3 × 10k people, where the unit begins with a number of its own.
fn amount(digits: &str, unit: &str) -> String {
    let unit = in_english(unit);
    let times = if unit.starts_with(|c: char| c.is_ascii_digit()) { "× " } else { "" };
    format!("{digits} {times}{unit}")
}

/// How the words changed: 以上→左右（放松）.
pub(super) fn wording(lang: Lang, all: &[Rewording]) -> String {
    all.iter().map(|r| rewording(lang, r)).collect::<Vec<_>>().join(pick(lang, "；", "; "))
}

fn rewording(lang: Lang, r: &Rewording) -> String {
    let none = pick(lang, "无", "none");
    let or_none = |w: &Option<String>| w.as_deref().unwrap_or(none).to_owned();
    let arrow = |from: &str, to: &str| format!("{from}→{to}");
    let firm = |f: Firmness| match (lang, f) {
        (Lang::Zh, Firmness::Tightened) => "（收紧）",
        (Lang::Zh, Firmness::Loosened) => "（放松）",
        (Lang::En, Firmness::Tightened) => " (tightened)",
        (Lang::En, Firmness::Loosened) => " (loosened)",
        (_, Firmness::Neither) => "",
    };
    match r {
        Rewording::Bound { from, to, firmness } => {
            format!("{}{}", arrow(bound(lang, *from), bound(lang, *to)), firm(*firmness))
        }
        Rewording::Relation { from, to, firmness } => format!("{}{}", arrow(from, to), firm(*firmness)),
        Rewording::ToRelation { from, to } | Rewording::ToNumber { from, to } => arrow(from, to),
        Rewording::Tone { from, to, firmness } => format!("{}{}", arrow(&or_none(from), &or_none(to)), firm(*firmness)),
        Rewording::StretchAdded(w) => format!("{}{w}", pick(lang, "增加力争目标", "stretch target added: ")),
        Rewording::StretchDropped(w) => format!("{}{w}", pick(lang, "不再提力争目标", "stretch target dropped: ")),
        Rewording::Basis { from, to } => {
            format!("{}{}", pick(lang, "口径：", "basis: "), arrow(&or_none(from), &or_none(to)))
        }
        Rewording::Measure { from, to } => {
            let name = |m| {
                let m = super::panel::code(m);
                code(lang, "measure", &m).map_or(m.clone(), str::to_owned)
            };
            arrow(&name(*from), &name(*to))
        }
        Rewording::Added => pick(lang, "新提出", "new").to_owned(),
        Rewording::Dropped => pick(lang, "不再提出", "dropped").to_owned(),
    }
}

fn bound(lang: Lang, bound: Bound) -> &'static str {
    code(lang, "bound", &super::panel::code(bound)).unwrap_or_default()
}

/// 达到, 未达到, 目标曾调整, 不可判 with the reason.
pub(super) fn verdict(lang: Lang, j: &Judgement) -> String {
    let by = match (j.revised, &j.leans) {
        (true, _) => pick(lang, "（按调整后目标）", " (by the revised aim)").to_owned(),
        (_, Some(words)) => match lang {
            Lang::Zh => format!("（{words}）"),
            Lang::En => format!(" ({words})"),
        },
        _ => String::new(),
    };
    match j.verdict {
        Verdict::Met => format!("{}{by}", pick(lang, "达到", "reached")),
        Verdict::Missed => format!("{}{by}", pick(lang, "未达到", "missed")),
        Verdict::Revised => pick(lang, "目标曾调整", "aim was revised").to_owned(),
        Verdict::Unjudged(reason) => {
            let reason = format!("{}{}", why(lang, reason), bases(lang, j));
            match lang {
                Lang::Zh => format!("不可判（{reason}）"),
                Lang::En => format!("open ({reason})"),
            }
        }
    }
}

/// Which 口径 aim and result have: ：目标未注明，实绩剔除留抵退税.
fn bases(lang: Lang, j: &Judgement) -> String {
    let Some((aim, result)) = &j.bases else { return String::new() };
    let said = |b: &Option<String>| b.clone().unwrap_or_else(|| pick(lang, "未注明", "not said").to_owned());
    match lang {
        Lang::Zh => format!("：目标{}，实绩{}", said(aim), said(result)),
        Lang::En => format!(": target {}, result {}", said(aim), said(result)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_in_english_says_its_unit_in_english() {
        let by = |n: f64, unit: &str| difference(Lang::En, &Difference { low: n, high: n, unit: unit.into() });
        assert_eq!(by(-0.5, "个百分点"), "down 0.5 pp");
        assert_eq!(by(3.0, "万人"), "up 3 × 10k people");
        assert_eq!(by(0.0, "万人"), "unchanged");
    }
}
