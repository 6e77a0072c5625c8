//! A sentence as pieces: what stands between two separators, with at most one value.
//!
//! A piece reads `item chain value`: 全市〔固定资产投资〕〔增长〕〔5%以上〕. The item names, the chain says how it
//! moves and binds, the value is a number or a relation. Items without a value wait for the piece that has one. What an
//! item names is read elsewhere.

use std::ops::Range;

use super::relation::Relation;
use super::token::{Tok, Token};
use super::wording::Word;
use crate::quantity::Amount;

/// What a piece ends in.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// A number.
    Amount(Box<Amount>),
    /// A relation and where it stands.
    Relation(Box<Relation>, Range<usize>),
    /// Nothing: the item waits.
    None,
}

impl End {
    /// Whether it is a number of per cent.
    pub fn is_percent(&self) -> bool {
        matches!(self, Self::Amount(a) if a.unit.as_deref() == Some("%"))
    }
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub struct Piece<'t> {
    /// The separator before it; a blank where a value ended the piece before.
    pub sep: char,
    /// Tokens of the item, in order.
    pub item: &'t [Token],
    /// Tokens of the chain, in order.
    pub chain: &'t [Token],
    /// The value.
    pub end: End,
    /// A bracket behind the value.
    pub paren: Option<Range<usize>>,
    /// A bracket between name and value.
    pub paren_before: Option<Range<usize>>,
}

/// A piece while the tokens are cut: where they begin and end.
struct Bounds {
    sep: char,
    item: usize,
    chain: usize,
    until: usize,
    end: End,
    paren: Option<Range<usize>>,
    paren_before: Option<Range<usize>>,
}

/// Cuts the tokens of a sentence into pieces; brackets, and values with a verb behind them, change their places so that
/// the tokens of a piece stand in a row.
pub fn pieces(tokens: &mut [Token]) -> Vec<Piece<'_>> {
    let mut found: Vec<Bounds> = Vec::with_capacity(8);
    let (mut sep, mut from) = ('。', 0);
    // A bracket between a name and its value: 财政收入（可比口径）增长12%.
    let mut before = None;
    for at in 0..tokens.len() {
        let end = match tokens[at].tok {
            Tok::Sep(c) => {
                from = trailing_verb(tokens, &mut found, from..at, sep);
                if from < at {
                    found.push(bounds(tokens, sep, from..at, End::None));
                    sep = c;
                } else if sep != '。' || found.is_empty() || c != '和' {
                    // Two separators in a row: the stronger one counts.
                    sep = if strength(c) >= strength(sep) || sep == ' ' { c } else { sep };
                }
                from = at + 1;
                continue;
            }
            Tok::Paren => {
                let bracket = tokens[at].range.clone();
                match found.last_mut() {
                    Some(last) if from == at => {
                        last.paren.get_or_insert(bracket);
                    }
                    _ => before = Some(bracket),
                }
                tokens[from..=at].rotate_right(1);
                from += 1;
                continue;
            }
            Tok::Amount(_) | Tok::Relation(_) => taken(&mut tokens[at]),
            _ => continue,
        };
        let piece = bounds(tokens, sep, from..at, end);
        found.push(Bounds { paren_before: before.take(), ..piece });
        sep = ' ';
        from = at + 1;
    }
    let all = tokens.len();
    from = trailing_verb(tokens, &mut found, from..all, sep);
    if from < all {
        found.push(bounds(tokens, sep, from..all, End::None));
    }
    let tokens: &[Token] = tokens;
    let piece = |b: Bounds| Piece {
        sep: b.sep,
        item: &tokens[b.item..b.chain],
        chain: &tokens[b.chain..b.until],
        end: b.end,
        paren: b.paren,
        paren_before: b.paren_before,
    };
    found.into_iter().map(piece).collect()
}

/// Takes the value that a token holds.
fn taken(token: &mut Token) -> End {
    match std::mem::replace(&mut token.tok, Tok::Text) {
        Tok::Amount(amount) => End::Amount(amount),
        Tok::Relation(relation) => End::Relation(relation, token.range.clone()),
        _ => End::None,
    }
}

/// 实现1.2%的增长, 保持年均7.5%左右的增长: the verb stands behind its number and is moved before it. Returns where the next
/// piece begins.
fn trailing_verb(tokens: &mut [Token], found: &mut [Bounds], run: Range<usize>, sep: char) -> usize {
    let words = &tokens[run.clone()];
    let verb = matches!(words.last().map(|t| &t.tok), Some(Tok::Word(Word::Growth | Word::Decline)));
    let only = words.len() <= 3 && words.iter().all(|t| matches!(t.tok, Tok::Word(_)));
    match found.last_mut() {
        Some(last) if sep == ' ' && verb && only => {
            tokens[last.until..run.end].rotate_left(run.start - last.until);
            last.until += run.len();
            run.end
        }
        _ => run.start,
    }
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
fn bounds(tokens: &[Token], sep: char, run: Range<usize>, end: End) -> Bounds {
    let mut chain = run.end;
    if end != End::None {
        while chain > run.start && is_chain(&tokens[chain - 1].tok) {
            // 投入强度达到1.6%: a noun right behind the words of a name is a part of it.
            let noun = tokens[chain - 1].is(Word::Noun);
            let name = |t: &Token| matches!(t.tok, Tok::Text | Tok::Name(_));
            if noun && chain > run.start + 1 && name(&tokens[chain - 2]) {
                break;
            }
            chain -= 1;
        }
        // Words of time and tone in front of a name belong to no chain: they stay with the item and are skipped there.
    }
    Bounds { sep, item: run.start, chain, until: run.end, end, paren: None, paren_before: None }
}

fn is_chain(tok: &Tok) -> bool {
    matches!(tok, Tok::Word(_) | Tok::Time(_) | Tok::Share)
}

impl Piece<'_> {
    /// Whether the chain holds a word of this class.
    pub fn says(&self, word: Word) -> bool {
        self.chain.iter().any(|t| t.is(word))
    }

    /// Whether anything in the piece could be a name.
    pub fn has_item(&self) -> bool {
        self.item.iter().any(|t| matches!(t.tok, Tok::Name(_) | Tok::Text))
    }
}
