//! Cells that are changed in place: what is typed or picked becomes fields of a decision. Decides nothing itself.

use super::column::{Column, signed};
use crate::figures::{Figure, Horizon, Kind, Measure, Role};
use crate::quantity::{Bound, Value};
use crate::review::Field;

/// Whether the cells of a column can be changed in place, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By typing.
    Typed,
    /// By picking one of a few.
    Picked,
    /// By picking an indicator.
    Indicator,
}

/// How the cells of a column are changed; null for those that follow from the report itself.
pub fn way(column: Column) -> Option<Way> {
    match column {
        Column::Value | Column::Unit | Column::Basis | Column::Name => Some(Way::Typed),
        Column::Kind | Column::Role | Column::Bound | Column::Measure | Column::Horizon => Some(Way::Picked),
        Column::Indicator => Some(Way::Indicator),
        _ => None,
    }
}

/// What can be picked in a cell: the key of its words and the field it makes.
pub fn options(column: Column, figure: &Figure) -> Vec<(&'static str, Field)> {
    match column {
        Column::Kind => {
            vec![("kind-target", Field::Kind(Kind::Target)), ("kind-actual", Field::Kind(Kind::Actual))]
        }
        Column::Role => vec![
            ("role-headline", Field::Role(Role::Headline)),
            ("role-body", Field::Role(Role::Body)),
            ("role-review", Field::Role(Role::Review)),
        ],
        Column::Horizon => vec![
            ("horizon-annual", Field::Horizon(Horizon::Annual)),
            ("horizon-period", Field::Horizon(Horizon::Period)),
        ],
        Column::Measure => vec![
            ("measure-growth", Field::Measure(Measure::Growth)),
            ("measure-decline", Field::Measure(Measure::Decline)),
            ("measure-level", Field::Measure(Measure::Level)),
            ("measure-change", Field::Measure(Measure::Change)),
            ("measure-gap", Field::Measure(Measure::Gap)),
            ("measure-relation", Field::Measure(Measure::Relation)),
        ],
        Column::Bound => bounds(figure.value),
        _ => Vec::new(),
    }
}

/// The bounds that the number at hand can have: a range wants two numbers, words want none.
fn bounds(value: Value) -> Vec<(&'static str, Field)> {
    let mut out = Vec::new();
    if let Some(n) = value.low.or(value.high) {
        let of = |bound, low, high| Field::Value(Value { bound, low, high });
        out.push(("bound-exact", of(Bound::Exact, Some(n), Some(n))));
        out.push(("bound-about", of(Bound::About, Some(n), Some(n))));
        out.push(("bound-at-least", of(Bound::AtLeast, Some(n), None)));
        out.push(("bound-at-most", of(Bound::AtMost, None, Some(value.high.unwrap_or(n)))));
        if let (Some(low), Some(high)) = (value.low, value.high)
            && low < high
        {
            out.push(("bound-range", of(Bound::Range, Some(low), Some(high))));
        }
        return out;
    }
    let words = [
        ("bound-sync", Bound::Sync),
        ("bound-faster", Bound::Faster),
        ("bound-slower", Bound::Slower),
        ("bound-assigned", Bound::Assigned),
        ("bound-stable", Bound::Stable),
        ("bound-positive", Bound::Positive),
    ];
    words.into_iter().map(|(key, bound)| (key, Field::Value(Value::relation(bound)))).collect()
}

/// The field that typed words make; null when they cannot be understood.
pub fn typed(column: Column, words: &str, figure: &Figure) -> Option<Field> {
    let words = words.trim();
    let said = || Some(words.to_owned()).filter(|w| !w.is_empty());
    match column {
        Column::Value => value(words).map(Field::Value),
        Column::Unit if figure.unit.is_none() && figure.value.bound.is_relation() => Some(Field::RelativeTo(said())),
        Column::Unit => Some(Field::Unit(said())),
        Column::Basis => Some(Field::Basis(said())),
        Column::Name => said().map(Field::Name),
        _ => None,
    }
}

/// A number with the sign or the word of its bound, as the column shows it and as people write it.
pub fn value(words: &str) -> Option<Value> {
    let plain: String = words.chars().filter(|c| !c.is_whitespace() && !matches!(c, '%' | '％')).collect();
    let strip = |marks: &[&str]| {
        marks.iter().find_map(|m| plain.strip_prefix(m).or_else(|| plain.strip_suffix(m))).map(str::to_owned)
    };
    let of = |bound, n: f64| match bound {
        Bound::AtLeast => Value { bound, low: Some(n), high: None },
        Bound::AtMost => Value { bound, low: None, high: Some(n) },
        _ => Value { bound, low: Some(n), high: Some(n) },
    };
    let signs: [(Bound, &[&str]); 3] = [
        (Bound::AtLeast, &["≥", ">=", "不低于", "以上"]),
        (Bound::AtMost, &["≤", "<=", "不超过", "不高于", "以内", "以下"]),
        (Bound::About, &["≈", "约", "左右"]),
    ];
    for (bound, marks) in signs {
        if let Some(rest) = strip(marks) {
            return rest.parse().ok().filter(|n: &f64| n.is_finite()).map(|n| of(bound, n));
        }
    }
    if let Ok(n) = plain.parse::<f64>() {
        return n.is_finite().then(|| of(Bound::Exact, n));
    }
    let (low, high) = plain.split_once(['–', '—', '~', '～', '至']).or_else(|| plain.split_once('-'))?;
    let (low, high): (f64, f64) = (low.parse().ok()?, high.trim_start_matches(['—', '–']).parse().ok()?);
    (low < high).then_some(Value { bound: Bound::Range, low: Some(low), high: Some(high) })
}

/// Whether a figure says this already: then nothing is decided.
pub fn is_so(figure: &Figure, field: &Field) -> bool {
    match field {
        Field::Kind(kind) => figure.kind == *kind,
        Field::Role(role) => figure.role == *role,
        Field::Horizon(horizon) => figure.horizon == *horizon,
        Field::Measure(measure) => figure.measure == *measure,
        Field::Value(value) => figure.value == *value,
        Field::Indicator(id) => figure.indicator == *id,
        Field::Unit(unit) => figure.unit == *unit,
        Field::Basis(basis) => figure.basis == *basis,
        Field::RelativeTo(words) => figure.relative_to == *words,
        Field::Name(name) => figure.name == *name,
        _ => false,
    }
}

/// What the field of a typed cell begins with.
pub fn begin(column: Column, figure: &Figure, shown: &str) -> String {
    match column {
        Column::Value => signed(figure).unwrap_or_default(),
        _ => shown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_typed_as_it_is_shown_or_as_people_write_it() {
        let of = |words: &str| value(words).map(|v| (v.bound, v.low, v.high));
        assert_eq!(of("5"), Some((Bound::Exact, Some(5.0), Some(5.0))));
        assert_eq!(of("≈ 5.5"), Some((Bound::About, Some(5.5), Some(5.5))));
        assert_eq!(of("5%左右"), of("≈5"));
        assert_eq!(of("≥ 6"), Some((Bound::AtLeast, Some(6.0), None)));
        assert_eq!(of("6%以上"), of(">=6"));
        assert_eq!(of("≤5.5"), Some((Bound::AtMost, None, Some(5.5))));
        assert_eq!(of("4.5–5"), Some((Bound::Range, Some(4.5), Some(5.0))));
        assert_eq!((of("4.5—5%"), of("4.5-5"), of("4.5至5")), (of("4.5–5"), of("4.5–5"), of("4.5–5")));
        for wrong in ["", "五", "5-4", "≥", "左右", "nan", "inf", "5以上左右"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_bound_keeps_its_number_and_words_get_none() {
        let range = Value { bound: Bound::Range, low: Some(4.5), high: Some(5.0) };
        assert_eq!(bounds(range).len(), 5);
        let least = Value { bound: Bound::AtLeast, low: Some(6.0), high: None };
        let keys: Vec<_> = bounds(least).into_iter().map(|o| o.0).collect();
        assert_eq!(keys, ["bound-exact", "bound-about", "bound-at-least", "bound-at-most"]);
        assert!(
            bounds(Value::relation(Bound::Sync)).iter().all(|o| matches!(&o.1, Field::Value(v) if v.low.is_none()))
        );
    }
}
