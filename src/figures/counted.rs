//! Counts in front of what they count: 新增1个千亿产业, 建好200个文化服务中心.

use super::clause::Reader;
use super::names::Item;
use super::piece::{End, Piece};
use super::token::Tok;
use super::wording::Word;

/// Units in which things are counted.
const COUNTERS: [&str; 11] = ["个", "家", "户", "条", "项", "座", "所", "名", "处", "支", "件"];

/// Verbs of bringing about: what they bring about stands behind their count.
const VERBS: [&str; 22] = [
    "建好",
    "建成",
    "建设",
    "新建",
    "建立",
    "创建",
    "改造",
    "打造",
    "培育",
    "新培育",
    "引进",
    "吸纳",
    "实施",
    "组建",
    "认定",
    "谋划",
    "开工",
    "竣工",
    "推进",
    "发展",
    "申报",
    "落地",
];

/// What a list is summed up as.
const SUMS: [&str; 16] = [
    "产业",
    "行业",
    "集群",
    "板块",
    "园区",
    "领域",
    "方面",
    "维度",
    "组团",
    "片区",
    "基地",
    "中心",
    "工程",
    "支柱",
    "经济带",
    "城市",
];

impl Reader<'_> {
    /// 纺织服装、石油化工、建材家居4个主导产业: a number behind the last of a list says how many the list has.
    pub(super) fn sums_up(&self, piece: &Piece<'_>, named: &[Item]) -> bool {
        let End::Amount(amount) = &piece.end else { return false };
        let behind = &self.text[amount.range.end..];
        let noun = &behind[..behind.find(['，', '。', '；', '、', '：', '（']).unwrap_or(behind.len())];
        piece.sep == '、'
            && piece.chain.is_empty()
            && matches!(amount.unit.as_deref(), Some("个" | "大" | "项" | "条"))
            && named.last().is_some_and(|n| n.indicator.is_none() && n.name.end == amount.range.start)
            && noun.chars().count() <= 16
            && SUMS.iter().any(|w| noun.ends_with(w))
    }

    /// The thing that the number of piece `i` counts, where it stands behind the number and nothing is named before.
    pub(super) fn counted_behind(&self, pieces: &[Piece<'_>], i: usize, named: &[Item]) -> Option<Item> {
        pieces.get(i + 1).filter(|n| self.unknown && n.sep == ' ' && n.end == End::None && n.has_item())?;
        let End::Amount(amount) = &pieces[i].end else { return None };
        amount.unit.as_deref().filter(|u| COUNTERS.contains(u))?;
        let verb = |n: &Item| n.indicator.is_none() && VERBS.iter().any(|v| self.text[n.name.clone()].ends_with(v));
        let bare = pieces[i].item.iter().all(|t| matches!(t.tok, Tok::Word(_) | Tok::Time(_)));
        // 新增1个千亿产业、1个千亿园区: the verb holds for all of the list.
        let more = matches!(pieces[i].sep, '、' | '和') && self.out.last().is_some_and(|c| c.rule == "counted");
        let brought = bare && named.is_empty() && (more || pieces[i].says(Word::Rise));
        if !(brought || named.len() == 1 && named.iter().all(verb)) {
            return None;
        }
        let start =
            amount.range.end + if self.text[amount.range.end..].starts_with('的') { '的'.len_utf8() } else { 0 };
        let behind = &self.text[start..];
        let len = behind.find(['，', '。', '；', '、', '：', '（', '\n']).unwrap_or(behind.len());
        // 5个产值超100亿元的产业集群: money in it is their size.
        let sized = behind[..len].contains("元的");
        let digits = behind[..len].contains(|c: char| c.is_ascii_digit());
        let plain = (sized || !digits) && !behind[..len].contains("实事");
        let name = start..start + len;
        (plain && (2..=24).contains(&behind[..len].chars().count())).then_some(Item {
            indicator: None,
            name,
            prefix: None,
            suffix: None,
            share: None,
            sure: false,
            vague: false,
        })
    }
}
