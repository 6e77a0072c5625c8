//! What a comparison found, in words: how a target moved, how its words changed, whether it was reached, what a column
//! adds up to. In Chinese and English; numbers come as they are.

use super::model::Number;
use super::words::{code, pick};
use crate::chart::Lang;
use crate::comparison::{
    Change, Column, Difference, Direction, Firmness, Judgement, Median, Rewording, Summary, Verdict, Why,
};
use crate::quantity::Bound;

/// Why two numbers are not compared.
pub(super) fn why(lang: Lang, why: Why) -> &'static str {
    let (zh, en) = match why {
        Why::NoTarget => ("今年无目标", "no target this year"),
        Why::NoLast => ("上年目标不详", "last year's target unknown"),
        Why::NoActual => ("实绩不详", "result unknown"),
        Why::Relation => ("没有数值", "no number"),
        Why::Measure => ("度量不同", "another measure"),
        Why::Unit => ("单位不同", "another unit"),
        Why::Share => ("占比对象不同", "a share of something else"),
        Why::Basis => ("口径不同", "another basis"),
        Why::Bounds => ("上下限不同", "a floor and a ceiling"),
        Why::Sense => ("与指标方向相反", "binds against the indicator's sense"),
        Why::Near => ("与目标相近", "too near to say"),
        Why::Vague => ("实绩不是确数", "the result is no exact number"),
    };
    pick(lang, zh, en)
}

/// 提高0.5个百分点, 持平; nothing where there is nothing to compare.
pub(super) fn change(lang: Lang, change: &Change) -> String {
    match change {
        Change::By(d) => difference(lang, d),
        Change::Not(Why::NoTarget | Why::NoLast) => String::new(),
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
            (Lang::En, n) if n > 0.0 => format!("up {} {}", size.digits(), d.unit),
            (Lang::En, n) if n < 0.0 => format!("down {} {}", size.digits(), d.unit),
            (Lang::En, _) => "unchanged".to_owned(),
        }
    };
    match (d.single(), lang) {
        (Some(n), _) => moved(n),
        (None, Lang::Zh) => format!("下限{}，上限{}", moved(d.low), moved(d.high)),
        (None, Lang::En) => format!("lower end {}, upper end {}", moved(d.low), moved(d.high)),
    }
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
    let by = if j.revised { pick(lang, "（按调整后目标）", " (by the revised aim)") } else { "" };
    match j.verdict {
        Verdict::Met => format!("{}{by}", pick(lang, "达到", "reached")),
        Verdict::Missed => format!("{}{by}", pick(lang, "未达到", "missed")),
        Verdict::Revised => pick(lang, "目标曾调整", "aim was revised").to_owned(),
        Verdict::Unjudged(reason) => match lang {
            Lang::Zh => format!("不可判（{}）", why(lang, reason)),
            Lang::En => format!("open ({})", why(lang, reason)),
        },
    }
}

/// What a column adds up to, as a paragraph that can be pasted. `who` is whose targets they are: 2023年31个省份.
pub(super) fn paragraph(lang: Lang, who: &str, name: &str, column: &Column, s: &Summary) -> String {
    let unit = column.query.unit.as_deref().unwrap_or("");
    let parts = match lang {
        Lang::Zh => chinese(who, name, unit, s),
        Lang::En => english(who, name, unit, s),
    };
    parts.join("")
}

fn moved(s: &Summary, direction: Direction) -> usize {
    s.moved.get(&direction).copied().unwrap_or(0)
}

fn two_digits(n: f64) -> String {
    Number::new((n * 100.0).round() / 100.0).digits().to_owned()
}

fn middle(m: &Median, unit: &str) -> String {
    m.words.clone().unwrap_or_else(|| format!("{}{unit}", two_digits(m.value)))
}

fn chinese(who: &str, name: &str, unit: &str, s: &Summary) -> Vec<String> {
    let stated = s.numbers + s.relations + s.apart;
    let mut out = vec![format!("{who}的{}份报告中，{stated}份提出{name}目标", s.reports)];
    if s.relations > 0 {
        out.push(format!("（其中{}份没有具体数值）", s.relations));
    }
    out.push("。".to_owned());
    let moves = [
        (Direction::Raised, "提高"),
        (Direction::Kept, "持平"),
        (Direction::Lowered, "下调"),
        (Direction::Widened, "扩大区间"),
        (Direction::Narrowed, "收窄区间"),
    ];
    let compared: usize = moves.iter().map(|m| moved(s, m.0)).sum();
    if compared > 0 {
        let all = moves.iter().filter(|m| moved(s, m.0) > 0);
        let said: Vec<String> = all.map(|(d, w)| format!("{}份{w}", moved(s, *d))).collect();
        out.push(format!("可与上年比较的{compared}份中，{}", said.join("，")));
        match s.reworded {
            (0, 0) => {}
            (a, 0) => out.push(format!("（持平的有{a}份措辞放松）")),
            (0, b) => out.push(format!("（持平的有{b}份措辞收紧）")),
            (a, b) => out.push(format!("（持平的有{a}份措辞放松、{b}份收紧）")),
        }
        out.push("。".to_owned());
    }
    let mut numbers = Vec::new();
    if s.mode_count > 1 {
        let each = if s.mode.len() > 1 { "各" } else { "" };
        numbers.push(format!("最多的目标是{}（{each}{}份）", s.mode.join("、"), s.mode_count));
    }
    numbers.extend(s.median.as_ref().map(|m| format!("中位数{}", middle(m, unit))));
    numbers.extend(
        s.weighted.map(|w| {
            format!("按上年地区生产总值加权的平均值{}{unit}（{}个地区有总量）", two_digits(w.value), w.places)
        }),
    );
    if let (Some(high), Some(low)) = (&s.highest, &s.lowest)
        && high.0 != low.0
    {
        numbers.push(format!(
            "最高{}（{}），最低{}（{}）",
            high.0,
            few(&high.1, "、", "等"),
            low.0,
            few(&low.1, "、", "等")
        ));
    }
    if !numbers.is_empty() {
        out.push(format!("{}。", numbers.join("，")));
    }
    let [met, missed, revised, open] = s.reached;
    if met + missed + revised > 0 {
        let mut parts = vec![format!("{met}份达到")];
        parts.push(format!("{missed}份未达到"));
        parts.extend((revised > 0).then(|| format!("{revised}份目标曾调整")));
        parts.extend((open > 0).then(|| format!("{open}份不可判")));
        out.push(format!("上年目标：{}。", parts.join("，")));
    }
    out
}

fn english(who: &str, name: &str, unit: &str, s: &Summary) -> Vec<String> {
    let stated = s.numbers + s.relations + s.apart;
    let mut out = vec![format!("{who}: of {} reports {stated} set a target for {name}", s.reports)];
    if s.relations > 0 {
        out.push(format!(" ({} in words alone)", s.relations));
    }
    out.push(". ".to_owned());
    let (up, kept, down) = (moved(s, Direction::Raised), moved(s, Direction::Kept), moved(s, Direction::Lowered));
    if up + kept + down > 0 {
        out.push(format!("Against last year {up} raised, {kept} kept and {down} lowered it. "));
    }
    let mut numbers = Vec::new();
    if s.mode_count > 1 {
        numbers.push(format!("the commonest target is {} ({})", s.mode.join(", "), s.mode_count));
    }
    numbers.extend(s.median.as_ref().map(|m| format!("the median {}", middle(m, unit))));
    numbers.extend(s.weighted.map(|w| {
        format!("the mean weighted by last year's gross product {}{unit} ({} places)", two_digits(w.value), w.places)
    }));
    if let (Some(high), Some(low)) = (&s.highest, &s.lowest) {
        numbers.push(format!(
            "the highest {} ({}), the lowest {} ({})",
            high.0,
            few(&high.1, ", ", " …"),
            low.0,
            few(&low.1, ", ", " …")
        ));
    }
    if !numbers.is_empty() {
        out.push(format!("Here {}. ", numbers.join("; ")));
    }
    let [met, missed, revised, _] = s.reached;
    if met + missed + revised > 0 {
        out.push(format!("Last year's target: {met} reached, {missed} missed, {revised} revised."));
    }
    out
}

/// The first names of a list.
fn few(names: &[String], between: &str, more: &str) -> String {
    let shown = names.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(between);
    if names.len() > 4 { format!("{shown}{more}") } else { shown }
}
