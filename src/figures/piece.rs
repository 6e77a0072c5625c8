//! A sentence as pieces: what stands between two separators, with at most one value.
//!
//! A piece reads `item chain value`: 全市〔固定资产投资〕〔增长〕〔5%以上〕. The item names, the chain says how it
//! moves and binds, the value is a number or a relation. Items without a value wait for the piece that has one.

use std::ops::Range;

use super::Rules;
use super::token::{Tok, Token};
use super::wording::Word;
use crate::quantity::Amount;

use super::relation::Relation;

/// What a piece ends in.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// A number.
    Amount(Amount),
    /// A relation and where it stands.
    Relation(Relation, Range<usize>),
    /// Nothing: the item waits.
    None,
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The separator before it; a blank where a value ended the piece before.
    pub sep: char,
    /// Tokens of the item, in order.
    pub item: Vec<Token>,
    /// Tokens of the chain, in order.
    pub chain: Vec<Token>,
    /// The value.
    pub end: End,
    /// A bracket behind the value.
    pub paren: Option<Range<usize>>,
}

/// Cuts the tokens of a sentence into pieces.
pub fn pieces(tokens: &[Token]) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let (mut sep, mut run): (char, Vec<Token>) = ('。', Vec::new());
    for token in tokens {
        match &token.tok {
            Tok::Sep(c) => {
                if !run.is_empty() {
                    found.push(piece(sep, std::mem::take(&mut run), End::None));
                    sep = *c;
                } else if sep != '。' || found.is_empty() || *c != '和' {
                    // Two separators in a row: the stronger one counts.
                    sep = if strength(*c) >= strength(sep) || sep == ' ' { *c } else { sep };
                }
            }
            Tok::Amount(a) => {
                found.push(piece(sep, std::mem::take(&mut run), End::Amount(a.clone())));
                sep = ' ';
            }
            Tok::Relation(r) => {
                let end = End::Relation(r.clone(), token.range.clone());
                found.push(piece(sep, std::mem::take(&mut run), end));
                sep = ' ';
            }
            Tok::Paren => {
                if run.is_empty()
                    && let Some(last) = found.last_mut()
                {
                    last.paren.get_or_insert(token.range.clone());
                }
            }
            _ => run.push(token.clone()),
        }
    }
    if !run.is_empty() {
        found.push(piece(sep, run, End::None));
    }
    found
}

fn strength(sep: char) -> u8 {
    match sep {
        '和' => 1,
        '、' => 2,
        ' ' => 0,
        '，' => 3,
        _ => 4,
    }
}

/// Splits a run of tokens into item and chain: the chain is what stands directly before the value and only says how.
fn piece(sep: char, run: Vec<Token>, end: End) -> Piece {
    let mut split = run.len();
    if end != End::None {
        while split > 0 && is_chain(&run[split - 1].tok) {
            split -= 1;
        }
        // Words of time and tone in front of a name belong to no chain: they stay with the item and are skipped there.
    }
    let mut item = run;
    let chain = item.split_off(split);
    Piece { sep, item, chain, end, paren: None }
}

fn is_chain(tok: &Tok) -> bool {
    matches!(tok, Tok::Word(_) | Tok::Time(_) | Tok::Share)
}

impl Piece {
    /// Whether the chain holds a word of this class.
    pub fn says(&self, word: Word) -> bool {
        self.chain.iter().any(|t| t.tok == Tok::Word(word))
    }

    /// Whether anything in the piece could be a name.
    pub fn has_item(&self) -> bool {
        self.item.iter().any(|t| matches!(t.tok, Tok::Name(_) | Tok::Text))
    }
}

/// What an item names.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// An index of the lexicon; null for a name it does not hold.
    pub indicator: Option<usize>,
    /// Where the name stands.
    pub name: Range<usize>,
    /// 占…比重 inside the item or its chain.
    pub share: Option<Range<usize>>,
    /// Whether the words around the name were all known.
    pub sure: bool,
}

/// Reads what the tokens of an item name. `own` are names of the report's own place, which may stand before any name.
pub fn item(text: &str, tokens: &[Token], chain: &[Token], own: &[String], rules: &Rules) -> Option<Item> {
    let share = tokens.iter().chain(chain).find(|t| t.tok == Tok::Share).map(|t| t.range.clone());
    let core: Vec<&Token> = trimmed(text, tokens, own);
    let (first, last) = (core.first()?, core.last()?);
    let whole = first.range.start..last.range.end;
    let words = text[whole.clone()].replace(['“', '”', '"'], "");
    if let Some(named) = rules.lexicon.whole(&words) {
        return Some(Item { indicator: Some(named.indicator), name: whole, share, sure: true });
    }
    let names: Vec<_> =
        core.iter().filter_map(|t| if let Tok::Name(n) = t.tok { Some((n, &t.range)) } else { None }).collect();
    if let [(named, range)] = names.as_slice()
        && !named.short
        && core.iter().all(|t| t.range == **range || t.tok == Tok::Share || is_filler(text, t))
    {
        return Some(Item { indicator: Some(named.indicator), name: (*range).clone(), share, sure: true });
    }
    // A name with a word of its own before or behind it is another indicator: 海洋生产总值, 固定资产投资项目.
    Some(Item { indicator: None, name: without_share(whole, share.as_ref()), share, sure: false })
}

fn without_share(whole: Range<usize>, share: Option<&Range<usize>>) -> Range<usize> {
    match share {
        Some(s) if s.start > whole.start && s.start < whole.end => whole.start..s.start,
        _ => whole,
    }
}

fn is_filler(text: &str, token: &Token) -> bool {
    match token.tok {
        Tok::Word(_) | Tok::Time(_) => true,
        Tok::Text => LEADS.iter().any(|l| &text[token.range.clone()] == *l),
        _ => false,
    }
}

/// Words that lead up to a name and are no part of it.
const LEADS: [&str; 58] = [
    "全市",
    "全省",
    "全区",
    "全县",
    "全州",
    "全国",
    "全盟",
    "全旗",
    "我市",
    "我省",
    "我区",
    "我县",
    "我州",
    "本市",
    "本区",
    "本省",
    "新区",
    "市域",
    "全域",
    "地方",
    "市级",
    "区级",
    "县级",
    "市本级",
    "区属",
    "辖区",
    "带动",
    "推动",
    "拉动",
    "促进",
    "使",
    "其中",
    "一是",
    "二是",
    "经济发展",
    "全",
    "力促",
    "狠抓",
    "推进",
    "工作",
    "通过努力",
    "到期末",
    "期末",
    "区域",
    "让",
    "本地",
    "市属",
    "本",
    "在此基础上",
    "市区",
    "城区",
    "各地",
    "全社会",
    "地区",
    "属地",
    "年末",
    "年底",
    "末",
];

/// The tokens of an item without the words that only lead up to its name or trail behind it.
fn trimmed<'a>(text: &str, tokens: &'a [Token], own: &[String]) -> Vec<&'a Token> {
    let lead = |t: &Token| match t.tok {
        Tok::Word(Word::Rise) | Tok::Word(Word::Growth) => false,
        Tok::Word(_) | Tok::Time(_) | Tok::Share => true,
        Tok::Text => {
            let words = &text[t.range.clone()];
            LEADS.contains(&words) || own.iter().any(|o| o == words)
        }
        _ => false,
    };
    let trail = |t: &Token| matches!(t.tok, Tok::Word(_) | Tok::Time(_) | Tok::Share);
    let mut core: Vec<&Token> = tokens.iter().collect();
    while core.first().is_some_and(|t| lead(t)) {
        core.remove(0);
    }
    while core.last().is_some_and(|t| trail(t)) {
        core.pop();
    }
    core
}
