//! The values of a list and how they bind: bounds that cover several, thresholds that an exact figure follows.

use super::claim::Claim;
use super::figure::{Measure, Tier};
use super::piece::{End, Piece};
use super::token::{Tok, Token};
use super::wording::Word;
use crate::quantity::{Bound, Value, bind};

/// Where the word of bound before a number begins: 突破1800亿元 is the value's words, not only 1800亿元.
pub fn bound_word_start(piece: &Piece<'_>) -> Option<usize> {
    let is_bound = |t: &&Token| matches!(t.tok, Tok::Word(Word::Over | Word::Under | Word::Near));
    piece.chain.iter().rev().find(is_bound).map(|t| t.range.start)
}

/// The values of a list with their bounds. A bound behind the last covers those before it that have none, unless two
/// numbers are equal (coding manual: 分别增长7%和7.5%左右).
pub fn bounds_shared(list: &[Piece<'_>]) -> Vec<Value> {
    let own = |p: &Piece<'_>| {
        let End::Amount(a) = &p.end else { return (Value::relation(Bound::Exact), false) };
        let word = p.chain.iter().rev().find_map(|t| match t.tok {
            Tok::Word(Word::Over) => Some(Bound::AtLeast),
            Tok::Word(Word::Under) => Some(Bound::AtMost),
            Tok::Word(Word::Near) => Some(Bound::About),
            _ => None,
        });
        match word {
            Some(b) if !a.bound_said => (bind(a.value, b), true),
            _ => (a.value, a.bound_said),
        }
    };
    let mut values: Vec<(Value, bool)> = list.iter().map(own).collect();
    // 分别突破4000亿元和200亿元: the word before the first number holds for all.
    let leading = list.first().is_some_and(|p| bound_word_start(p).is_some());
    if let (true, Some((first, true))) = (leading, values.first().copied()) {
        values
            .iter_mut()
            .skip(1)
            .filter(|v| !v.1 && v.0.bound == Bound::Exact)
            .for_each(|v| *v = (bind(v.0, first.bound), true));
    }
    let Some(((last, true), before)) = values.split_last() else { return values.iter().map(|v| v.0).collect() };
    let behind = matches!(list.last().map(|p| &p.end), Some(End::Amount(a)) if a.bound_said);
    // 分别增长10%和10%以上: the difference between neighbours is meant; 6.5%、10.5%和6.5%左右 is an ordinary list.
    // 6.5%、9.5%、9.5%左右 is one too: the difference is meant where two values stand alone.
    let equal = before.len() == 1 && before[0].0.point() == last.point();
    if !behind || equal || before.iter().any(|(v, _)| v.bound == Bound::Range) {
        return values.iter().map(|v| v.0).collect();
    }
    // Only the run right before it: in 6%以上、9%、8%左右 the first has its own.
    let open = before.iter().rev().take_while(|(_, said)| !said).count();
    let from = before.len() - open;
    values.iter().enumerate().map(|(i, (v, _))| if i < from { *v } else { bind(*v, last.bound) }).collect()
}

/// 突破1万亿元，达10020亿元: one row, the exact figure. Thresholds that an exact level of the same name follows go.
pub fn drop_thresholds(claims: &mut Vec<Claim>, aims: bool) {
    let keep: Vec<bool> = (0..claims.len())
        .map(|i| {
            let c = &claims[i];
            let threshold = c.measure == Measure::Level && c.value.bound == Bound::AtLeast;
            let better = |d: &Claim| {
                // 占全省的比重提高到11.4% is a share, and no exact figure. 跃上3000亿元台阶，突破3400亿元: the higher one counts.
                let same_time = c.time.is_none() || c.time == d.time;
                let higher = !aims
                    && same_time
                    && d.value.bound == Bound::AtLeast
                    && d.unit == c.unit
                    && d.value.low > c.value.low;
                d.name == c.name
                    && d.measure == Measure::Level
                    && d.of.is_some() == c.of.is_some()
                    && (d.value.bound != Bound::AtLeast || higher)
                    && d.tier == Tier::Base
            };
            !(threshold && claims[i + 1..].iter().any(better))
        })
        .collect();
    let mut keep = keep.iter();
    claims.retain(|_| keep.next().copied().unwrap_or(true));
}

/// A value of the other sign: a fall of at least 2 is a change of at most −2.
pub fn negative(value: Value) -> Value {
    let bound = match value.bound {
        Bound::AtLeast => Bound::AtMost,
        Bound::AtMost => Bound::AtLeast,
        other => other,
    };
    Value { bound, low: value.high.map(|v| -v), high: value.low.map(|v| -v) }
}
