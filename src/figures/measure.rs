//! What a number measures: from the verb before it, the unit behind it and the indicator it belongs to.

use std::ops::Range;

use super::figure::Measure;
use super::lexicon::Indicator;
use super::needles::Needles;
use super::piece::Piece;
use super::token::{Tok, Token};
use super::wording::Word;
use crate::quantity::{Value, year};

/// What the chain before a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// 增长.
    Growth,
    /// 下降.
    Decline,
    /// 提高, 增加.
    Rise,
    /// 达到, 控制在.
    Level,
}

/// The verb of a piece: 增长 and 下降 count wherever they stand in the chain, 达到 only where neither does.
pub fn said(text: &str, piece: &Piece<'_>) -> Option<Said> {
    // 由一季度负增长81.6%收窄到全年负增长11.8%: where it ends is below nothing.
    let falls = |t: &Token| t.is(Word::Decline) && &text[t.range.clone()] == "负增长";
    if piece.chain.last().is_some_and(falls) {
        return Some(Said::Decline);
    }
    let mut found = None;
    for (i, t) in piece.chain.iter().enumerate() {
        let last = i + 1 == piece.chain.len();
        let words = &text[t.range.clone()];
        let now = match t.tok {
            Tok::Word(Word::Growth) => Said::Growth,
            Tok::Word(Word::GrowthBare) if last => Said::Growth,
            Tok::Word(Word::Decline) => Said::Decline,
            Tok::Word(Word::DeclineBare) if last => Said::Decline,
            Tok::Word(Word::Rise) => Said::Rise,
            // 增加到, 下降至: where it ends, not by how much.
            Tok::Word(Word::Level) if words.ends_with(['到', '至']) && words.chars().count() > 2 => {
                return Some(Said::Level);
            }
            Tok::Word(Word::Level | Word::Over) => Said::Level,
            // 分别达到, 分别控制在: order and verb in one.
            Tok::Word(Word::Each) if words.chars().count() > 2 => Said::Level,
            _ => continue,
        };
        let weaker = now == Said::Level && matches!(found, Some(Said::Growth | Said::Decline | Said::Rise));
        // 增加到 cut in two: 增加, then 到.
        let to = now == Said::Level && matches!(words, "到" | "至") && found.is_some() && found != Some(Said::Level);
        if to && found != Some(Said::Growth) {
            return Some(Said::Level);
        }
        if !weaker {
            found = Some(now);
        }
    }
    found.or_else(|| trailing_growth(piece))
}

/// 涨幅, 增速 may be the end of the name: 居民消费价格涨幅3%.
fn trailing_growth(piece: &Piece<'_>) -> Option<Said> {
    match piece.item.last()?.tok {
        Tok::Word(Word::Growth) => Some(Said::Growth),
        Tok::Word(Word::Decline) => Some(Said::Decline),
        _ => None,
    }
}

/// Returns what a number measures, or nothing where number and indicator do not belong together.
pub fn measure(
    said: Option<Said>,
    indicator: Option<&Indicator>,
    unit: Option<&str>,
    value: Value,
    share: bool,
    carried: bool,
) -> Option<Measure> {
    let usual = indicator.map(|i| i.measure);
    let from = indicator.and_then(|i| i.index);
    match unit {
        Some(u) if u.contains("百分点") || u == "个点" => Some(Measure::Change),
        // 占工业总产值比重每年提高8%以上: by how much it rises; 提高到8% is where it ends.
        Some("%") if share && said == Some(Said::Rise) => Some(Measure::Change),
        Some("%") if share => Some(Measure::Level),
        // 居民消费价格指数控制在103%左右 is an index level, 控制在3%以内 the rise.
        Some("%") | None if from.is_some() => {
            let index = value.point().is_some_and(|p| from.is_some_and(|f| p >= f));
            // 居民消费价格总水平下降0.4%: a fall keeps its sign.
            let moved = if said == Some(Said::Decline) { Measure::Decline } else { Measure::Growth };
            (index || unit.is_some()).then_some(if index { Measure::Level } else { moved })
        }
        Some("%" | "倍") => Some(percent(said, usual)),
        Some("‰") => Some(Measure::Level),
        Some(u) => amount(said, indicator, u, carried),
        None => None,
    }
}

/// A number without a unit beside a name that needs none: 收入比控制在2.11以内, 环境质量综合指数达到85, 倍差缩小到1.6, 差距缩小到
/// 2.3：1.
pub fn bare(name: &str) -> Option<Measure> {
    ["比", "指数", "倍差", "系数", "差距"].iter().any(|w| name.ends_with(w)).then_some(Measure::Level)
}

fn percent(said: Option<Said>, usual: Option<Measure>) -> Measure {
    match (said, usual) {
        // 城镇化率提高2%: a rate that rises by points, said loosely.
        (Some(Said::Rise), Some(Measure::Level)) => Measure::Change,
        (Some(Said::Growth | Said::Rise), _) => Measure::Growth,
        (Some(Said::Decline), _) => Measure::Decline,
        (_, Some(Measure::Growth)) => Measure::Growth,
        (_, Some(Measure::Decline)) => Measure::Decline,
        _ => Measure::Level,
    }
}

fn amount(said: Option<Said>, indicator: Option<&Indicator>, unit: &str, carried: bool) -> Option<Measure> {
    if carried && said.is_none() {
        return None;
    }
    if indicator.is_some_and(|i| !i.is_counted_in(unit) || i.is_a_head() && unit.contains('亿')) {
        return None;
    }
    // 新增就业增加5万人 is the level itself: such an indicator has no change.
    let level = indicator.is_some_and(|i| !i.is_measured_as(Measure::Change));
    match said {
        Some(Said::Growth | Said::Rise | Said::Decline) if !level => Some(Measure::Change),
        _ => Some(Measure::Level),
    }
}

/// 口径 said in the chain or in a bracket behind the value: 按可比口径增长10%, 增长10%（可比口径）.
pub fn basis(text: &str, head: &Piece<'_>, piece: &Piece<'_>) -> Option<Range<usize>> {
    static WORDS: Needles = Needles::new(&["可比", "口径", "扣除", "剔除", "价", "实际", "名义", "制度"]);
    let says = |s: &str| WORDS.stand_in(s);
    let in_chain =
        head.chain.iter().chain(head.item).find(|t| matches!(t.tok, Tok::Word(_)) && says(&text[t.range.clone()]));
    let width = '（'.len_utf8();
    in_chain.map(|t| t.range.clone()).or_else(|| {
        let p = piece.paren.as_ref().or(piece.paren_before.as_ref()).or(head.paren_before.as_ref())?;
        let inner = p.start + width..p.end.saturating_sub(width).max(p.start + width);
        // （2005年价格）: the only number in it is a year.
        let words = text[inner.clone()].trim_start_matches('按');
        let rest = year(words).and_then(|(_, n)| words[n..].strip_prefix('年')).unwrap_or(words);
        let plain = !rest.contains(|c: char| c.is_ascii_digit());
        (plain && says(&text[inner.clone()])).then_some(inner)
    })
}
