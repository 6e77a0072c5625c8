//! What waits for a value: names without one, the subject of a sentence, and what is said between a name and its number.

use std::ops::Range;

use super::clause::Reader;
use super::lexicon::Breadth;
use super::names::{Item, Names};
use super::needles::Needles;
use super::piece::Piece;
use super::token::{Tok, Token};
use super::wording::Word;

/// Words under which something was done: 在…的情况下.
const UNDER: [&str; 5] = ["情况下", "形势下", "背景下", "条件下", "前提下"];

/// Verbs that say what something is made into.
static MADE: Needles = Needles::new(&["打造成", "建设成", "培育成", "发展成"]);

impl Reader<'_> {
    /// A piece without a value: a name that waits for one, a subject of which more is said (进出口总值创历史新高，),
    /// a remark that changes nothing (全市第一，), or another subject, to which no later value may be carried.
    pub(super) fn wait(&mut self, piece: &Piece<'_>, core: &[Token], named: Vec<Item>) {
        self.each = piece.item.last().is_some_and(|t| t.is(Word::Each));
        if !piece.has_item() {
            return;
        }
        // 贡献全市65%的GDP、75%的投资: a name that had its share in front of it waits for none.
        let from = range_of(piece.item).start;
        if !self.unknown && self.text[..from].ends_with('%') && self.text[from..].starts_with('的') {
            return;
        }
        self.led |= !self.begun && piece.item.first().is_some_and(|t| self.text[t.range.clone()].ends_with("业"));
        // 城镇居民收入和农民纯收入，在形势十分严峻的情况下，分别增长: what it was done under parts no name from its value.
        let at = range_of(piece.item);
        let words = &self.text[at.clone()];
        if words.starts_with('在') && UNDER.iter().any(|w| words.ends_with(w)) {
            return;
        }
        // 将宁乡、浏阳打造成为千亿园区，甲、乙总产值分别迈上: a list that has its own predicate waits for nothing.
        if MADE.stand_in(words) {
            self.waiting.clear();
            self.last.clear();
            return;
        }
        let mut items = named;
        // 固定资产投资增速持续回升，城乡居民收入分别增长: more is said of it already, so it waits for no value in a list.
        let said = piece.item.last().is_some_and(|t| matches!(t.tok, Tok::Word(Word::Skip | Word::Noun)));
        items.iter_mut().for_each(|i| i.sure &= !said);
        let plain = items.iter().all(|i| i.indicator.is_some());
        let subject = Names::subject(core, piece.item);
        // 第一、第二、第三产业增加值 is a list, and no rank.
        let ordinal = words.contains('第');
        let listed = ordinal && (piece.sep == '、' || self.text[at.end..].starts_with('、'));
        // 贵安新区生产总值增速保持前列，年均增长15%: a name with another owner is no remark on the name before.
        let other = subject.is_none()
            && core.first().is_some_and(|t| t.tok == Tok::Text)
            && core.iter().any(|t| matches!(t.tok, Tok::Name(n) if n.breadth == Breadth::Full));
        if !plain && subject.is_none() && !listed && !other && is_remark(words) {
            return;
        }
        let list = matches!(piece.sep, '、' | '和') && subject.is_none();
        if plain || list {
            let mut sep = piece.sep;
            for item in items {
                self.waiting.push((sep, item));
                sep = '和';
            }
        } else if let Some(subject) = subject {
            // 地方生产总值和全部财政收入确保比2010年翻两番，分别达到: what is said of the last is said of all it is joined to.
            let joined = matches!(piece.sep, '、' | '和');
            let before = std::mem::take(&mut self.waiting).into_iter().map(|w| w.1);
            self.last = if joined { before.collect() } else { Vec::new() };
            self.last.push(subject);
        } else {
            self.last = Names::object(core).into_iter().collect();
            self.waiting = items.into_iter().map(|i| (piece.sep, i)).collect();
        }
    }
}

fn range_of(tokens: &[Token]) -> Range<usize> {
    tokens.first().map_or(0, |t| t.range.start)..tokens.last().map_or(0, |t| t.range.end)
}

/// A remark between a name and its next value: a rank, a record. What it speaks of is still the name before it.
fn is_remark(words: &str) -> bool {
    const WORDS: [&str; 35] = [
        "总和",
        "更快更好",
        "更好更快",
        "更好结果",
        "结果",
        "为正",
        "转正",
        "转升",
        "回升",
        "企稳",
        "收窄",
        "第一",
        "第二",
        "第三",
        "第四",
        "第五",
        "排名",
        "位居",
        "居全",
        "位列",
        "列全",
        "历史",
        "新高",
        "纪录",
        "前列",
        "首位",
        "领先",
        "名列",
        "大关",
        "台阶",
        "总量",
        "增速",
        "扣除",
        "基数",
        "基础上",
    ];
    static SEARCH: Needles = Needles::new(&WORDS);
    // 达到3850亿元，较2010年末翻一番，2020年迈上4000亿元台阶
    let doubled = ["比", "较", "翻", "提前", "再"].iter().any(|w| words.starts_with(w))
        && ["翻一番", "翻两番", "翻番", "翻了一番"].iter().any(|w| words.contains(w));
    doubled || words.starts_with("同比") || words.starts_with("比上年") || SEARCH.stand_in(words)
}
