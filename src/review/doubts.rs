//! Which readings want a person, why, and how else the same words could be read. Pure; the person decides.

use crate::figures::{Figure, Horizon, Kind, Lexicon, Measure, Role, Standing};
use crate::quantity::{Bound, bind};
use crate::reading::{Reading, Remark};

use super::stated::Field;

/// Why something wants a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// A decision whose words are found nowhere any more.
    NotCarried,
    /// Whose report it is, or of which year.
    Belonging,
    /// 数值可疑.
    Implausible,
    /// 10%和10%以上: whether the words behind the last number bind all of them.
    SharedEnding,
    /// Another reading of the same sentence was rejected.
    Rivals,
    /// No indicator of the lexicon.
    Unnamed,
    /// No number of its own.
    NoNumber,
    /// 口径 in brackets or words.
    Basis,
    /// Nothing in particular; it is only unsure.
    Unsure,
}

/// From here on a figure is sure enough to be left alone.
pub const SURE: f32 = 0.92;

/// Below this a result is asked about before the rest: some six in ten of them are right.
pub const DOUBTED: f32 = 0.7;

/// How much it matters that a person looks; what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Press {
    /// A whole report stands in a wrong place, a decision is without effect, a value cannot be.
    Grave,
    /// What the year is measured by: a target of a known indicator.
    Target,
    /// A result that stands beside such a target of the same report.
    Result,
    /// Everything else: plans of years, names that no indicator has, results that nothing is held against.
    Rest,
}

/// How much a doubt about a figure matters.
pub fn press(reading: &Reading, figure: usize, reason: Reason) -> Press {
    if matches!(reason, Reason::NotCarried | Reason::Belonging | Reason::Implausible) {
        return Press::Grave;
    }
    let Some(f) = reading.figures.get(figure).filter(|f| f.indicator != "other" && f.horizon == Horizon::Annual) else {
        return Press::Rest;
    };
    let aimed_at = || reading.figures.iter().any(|t| t.is_annual_target() && t.indicator == f.indicator);
    match f.kind {
        Kind::Target => Press::Target,
        Kind::Actual if f.confidence < DOUBTED && aimed_at() => Press::Result,
        Kind::Actual => Press::Rest,
    }
}

/// Why a figure wants a person; nothing where it is sure, or where a person has spoken.
pub fn doubt(reading: &Reading, figure: usize) -> Option<Reason> {
    let f = reading.figures.get(figure)?;
    if f.standing() != Standing::Machine || !is_asked(f) {
        return None;
    }
    let implausible = |r: &Remark| matches!(r, Remark::Implausible { span, .. } if *span == f.evidence.value);
    if reading.remarks.iter().any(implausible) {
        return Some(Reason::Implausible);
    }
    if f.confidence >= SURE {
        return None;
    }
    let rival =
        |r: &crate::figures::Rejected| f.evidence.sentence.contains(r.quote) && r.quote.overlaps(f.evidence.quote);
    Some(match () {
        () if shared(reading, figure).is_some() => Reason::SharedEnding,
        () if reading.rejected.iter().any(rival) => Reason::Rivals,
        () if f.indicator == "other" => Reason::Unnamed,
        () if f.value.bound.is_relation() => Reason::NoNumber,
        () if f.basis.is_some() => Reason::Basis,
        () => Reason::Unsure,
    })
}

/// Headline targets, and results of the review: what charts and tables show first. Numbers of the work plan are many and
/// asked for only where their value is doubtful.
fn is_asked(f: &Figure) -> bool {
    f.role != Role::Body || f.kind == Kind::Actual
}

/// How a number of a list could bind otherwise, by the words behind the last one: 增长10%和10%以上. Where they were read for
/// this number too it may be exact, and where they were not it may be bound.
fn shared(reading: &Reading, figure: usize) -> Option<Bound> {
    let f = reading.figures.get(figure)?;
    let behind = |g: &&Figure| {
        let gap = g.evidence.value.start.checked_sub(f.evidence.value.end);
        gap.is_some_and(|gap| gap <= 12) && g.unit == f.unit && g.evidence.sentence == f.evidence.sentence
    };
    let next = reading.figures.iter().find(behind)?;
    let said = |g: &Figure| {
        let words = reading.text.words(g.evidence.value);
        ["左右", "上下", "以上", "之上", "以内", "之内", "以下"].iter().any(|w| words.contains(w))
    };
    let open = matches!(next.value.bound, Bound::About | Bound::AtLeast | Bound::AtMost) && said(next) && !said(f);
    match f.value.bound {
        Bound::Exact if open => Some(next.value.bound),
        bound if open && bound == next.value.bound => Some(Bound::Exact),
        _ => None,
    }
}

/// How else the words of a figure could be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Alternative {
    /// The bound behind the last number of the list holds for this one too.
    SharedBound(Field),
    /// Another name that stands before the number is meant.
    OtherName(Field),
    /// It is an amount that is to be reached, not a rise.
    Level(Field),
}

impl Alternative {
    /// What is otherwise.
    pub fn field(&self) -> &Field {
        match self {
            Self::SharedBound(f) | Self::OtherName(f) | Self::Level(f) => f,
        }
    }
}

/// Other readings of the same words, the likelier first; two at most.
pub fn alternatives(reading: &Reading, figure: usize, lexicon: &Lexicon) -> Vec<Alternative> {
    let Some(f) = reading.figures.get(figure) else { return Vec::new() };
    let mut out = Vec::new();
    if let Some(bound) = shared(reading, figure) {
        out.push(Alternative::SharedBound(Field::Value(bind(f.value, bound))));
    }
    out.extend(other_name(reading, f, lexicon).map(|id| Alternative::OtherName(Field::Indicator(id))));
    let percent = f.unit.as_deref() == Some("%");
    match f.measure {
        Measure::Growth if percent => out.push(Alternative::Level(Field::Measure(Measure::Level))),
        Measure::Level if percent => out.push(Alternative::Level(Field::Measure(Measure::Growth))),
        _ => {}
    }
    out.truncate(2);
    out
}

/// Another indicator named in the clause of a figure.
fn other_name(reading: &Reading, f: &Figure, lexicon: &Lexicon) -> Option<String> {
    let text = &reading.text;
    let (from, to) = (text.folded_at(f.evidence.sentence.start), text.folded_at(f.evidence.value.start));
    let before = text.folded().get(from..to)?;
    let clause = &before[before.rfind(['，', '；', '。', '：']).map_or(0, |at| at + '，'.len_utf8())..];
    let unit = f.unit.as_deref().unwrap_or_default();
    let whole = |n: &crate::figures::Named| n.breadth == crate::figures::Breadth::Full;
    let named =
        lexicon.find(clause).filter(|(_, n)| whole(n)).filter_map(|(_, n)| lexicon.indicators().get(n.indicator));
    let ratio = matches!(unit, "" | "%" | "‰");
    let named = named.filter(|i| (ratio || i.is_counted_in(unit)) && i.is_measured_as(f.measure));
    named.map(|i| &i.id).filter(|id| **id != f.indicator).last().cloned()
}

/// How a figure is worded, numbers left out: figures of one wording are decided alike.
pub fn wording(reading: &Reading, f: &Figure) -> String {
    let words = reading.text.words(f.evidence.quote);
    let mut out = String::new();
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        let digit = c.is_ascii_digit() || matches!(c, '.' | '０'..='９');
        match (digit, out.ends_with('#')) {
            (true, true) => {}
            (true, false) => out.push('#'),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Rules, read};

    #[test]
    fn the_ending_of_a_list_is_asked_about() {
        let rules = Rules::bundled().unwrap();
        let words = "茂名市政府工作报告\n——2023年1月8日在茂名市第十三届人民代表大会第三次会议上\n\n各位代表：\n\n\
            二、2023年工作安排\n\n今年的主要预期目标是：地区生产总值增长6%，\
            城镇居民人均可支配收入、农村居民人均可支配收入分别增长10%和11%以上。\n";
        let mut r = read(words.as_bytes(), "茂名市2023.txt", &rules).remove(0);
        r.figures.iter_mut().for_each(|f| f.confidence = 0.6);
        let at = |number: f64| r.figures.iter().position(|f| f.value.low == Some(number)).unwrap();
        assert_eq!(doubt(&r, at(10.0)), Some(Reason::SharedEnding));
        assert_eq!(doubt(&r, at(6.0)), Some(Reason::Unsure));
        assert_eq!(press(&r, at(6.0), Reason::Unsure), Press::Target);
        let other = alternatives(&r, at(10.0), &rules.figures.lexicon);
        let Alternative::SharedBound(Field::Value(v)) = &other[0] else { panic!("{other:?}") };
        assert_ne!(v.bound, r.figures[at(10.0)].value.bound);
        // Read the other way, the other way is the alternative.
        let mut turned = r.clone();
        turned.figures[at(10.0)].value = *v;
        let back = alternatives(&turned, at(10.0), &rules.figures.lexicon);
        assert_eq!(back[0], Alternative::SharedBound(Field::Value(r.figures[at(10.0)].value)));
        assert!(matches!(&other[1], Alternative::OtherName(Field::Indicator(_))), "{other:?}");
        assert_eq!(wording(&r, &r.figures[at(6.0)]), "地区生产总值增长#%");
        let mut sure = r.clone();
        sure.figures.iter_mut().for_each(|f| f.confidence = 0.95);
        assert_eq!(doubt(&sure, at(10.0)), None);
    }
}
