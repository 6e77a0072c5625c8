//! What a bracket behind a value says: another basis, or a part of the whole.

use std::ops::Range;

use super::claim::Claim;
use super::clause::{Reader, claims};
use super::measure;
use super::names::Item;
use super::piece::{End, Piece, pieces};
use super::token::tokens;
use super::values::bounds_shared;

impl Reader<'_> {
    /// A bracket behind a value: 增长4%以上（按可比口径增长10%左右） is a second row on another basis, and
    /// 增长14%（其中工业增加值增长13.5%） one of a part.
    pub(super) fn bracket(&mut self, piece: &Piece<'_>, name: &Item) {
        let Some(paren) = &piece.paren else { return };
        let width = '（'.len_utf8();
        let inside = paren.start + width..paren.end.saturating_sub(width).max(paren.start + width);
        let inner = &self.text[inside.clone()];
        if !inner.contains(|c: char| c.is_ascii_digit())
            || ["上年", "去年", "下达", "同期"].iter().any(|w| inner.contains(w))
        {
            return;
        }
        // 111.16亿元（加上减税降费影响，达到126.63亿元）: what it would have been.
        if ["加上", "若", "如果", "假如", "不考虑"].iter().any(|w| inner.starts_with(w)) && inner.contains("影响")
        {
            return;
        }
        let cut = self.rules.wording.signs.cut(self.text, inside.clone());
        let mut own = tokens(self.text, &cut, self.rules);
        let own = pieces(&mut own);
        if own.iter().any(Piece::has_item) {
            let found = claims(self.text, &cut, self.names.own, self.unknown, self.rules);
            if !found.is_empty() {
                self.out.extend(found.into_iter().map(|c| Claim { time: self.time, rule: "bracket", ..c }));
                return;
            }
        }
        if !["可比", "同口径", "扣除", "剔除", "不变价", "现价", "还原"].iter().any(|w| inner.contains(w))
        {
            return;
        }
        for p in own {
            self.other_basis(&p, name, inside.clone());
        }
    }

    fn other_basis(&mut self, p: &Piece<'_>, name: &Item, inside: Range<usize>) {
        let End::Amount(a) = &p.end else { return };
        let indicator = name.indicator.and_then(|i| self.rules.lexicon.indicators().get(i));
        let said = measure::said(self.text, p);
        let value = bounds_shared(std::slice::from_ref(p)).first().copied();
        if let (Some(_), Some(value)) = (said, value)
            && let Some(m) = measure::measure(said, indicator, a.unit.as_deref(), value, false, true)
        {
            let mut claim = self.claim(name, a.range.clone(), m, value, a.unit.clone());
            claim.basis =
                Some(inside.start..p.chain.first().map_or(a.range.start, |t| t.range.start.max(inside.start)));
            claim.rule = "bracket";
            self.out.push(claim);
        }
    }
}
