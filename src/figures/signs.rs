//! What a sentence can hold at all: one look for the words without which a pattern matches nothing.
//!
//! Most sentences of a report hold neither an aim nor a result. Each pattern below is tried only where one of its
//! words stands; a test makes words that match a pattern and proves that its signs are among them.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// The signs that stand in some words, each a bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs(u32);

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident: $words:expr;)*) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types, reason = "the names of the patterns that they stand for")]
        #[derive(Clone, Copy)]
        enum Bit { $($name),* }

        impl Signs {
            $($(#[$doc])* pub const $name: Self = Self(1 << Bit::$name as u32);)*
        }

        const WORDS: &[(Signs, &[&str])] = &[$((Signs::$name, &$words)),*];
    };
}

signs! {
    /// 与…同步, 基本持平.
    SYNC: ["同步", "持平", "一致", "相当", "相适应", "相协调", "相匹配", "同等"];
    /// 高于….
    FASTER: [
        "高于", "快于", "超过", "好于", "优于", "高出", "不低于", "不慢于", "快过", "赶超", "跑赢", "大于", "高过", "不少于",
    ];
    /// 低于….
    SLOWER: ["低于", "慢于", "小于"];
    /// 不高于….
    NOT_ABOVE: ["不高于", "不超过", "不快于"];
    /// 在…平均水平以上.
    MEAN: ["平均"];
    /// A number of points, which alone makes a gap.
    POINTS: ["百分点", "个点"];
    /// 完成…: the verb of a task.
    DO: ["完成", "达到", "实现", "控制", "落实", "符合", "满足", "保持在", "执行"];
    /// …任务: what is done.
    TASK: ["任务", "目标", "指标", "要求", "范围", "计划", "标准", "考核", "控制线", "控制数", "之内", "以内"];
    /// Ⅲ类.
    CLASS: ["类"];
    /// 占…比重.
    SHARE: ["占", "相当于", "之比"];
    /// 剔除…因素.
    LEFT_OUT: ["因素", "影响", "口径", "年价", "不变价", "可比价", "新高", "最高", "之最"];
    /// Words of time.
    TIME: ["年", "月", "季度", "五", "届", "任期", "以来", "远景", "到那时"];
    /// 今年的主要预期目标是.
    OPENER: ["目标", "指标", "任务", "预期", "安排", "计划", "草案", "方案"];
    /// 年初确定的目标.
    GOAL: ["目标", "指标"];
    /// The economy by name.
    ECONOMY: ["生产总值", "GDP", "经济增长", "总产值", "经济增速"];
    /// A number of per cent.
    PERCENT: ["%", "百分之"];
    /// 零增长.
    ZERO: ["零增长"];
}

/// The words of all signs in one machine, and the signs of each.
static SEARCH: LazyLock<Option<(AhoCorasick, Vec<Signs>)>> = LazyLock::new(|| {
    let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
    words.sort_unstable();
    words.dedup();
    let of = |word: &str| WORDS.iter().filter(|(_, w)| w.contains(&word)).fold(0, |bits, (s, _)| bits | s.0);
    let signs = words.iter().map(|w| Signs(of(w))).collect();
    let search = AhoCorasick::builder().match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::DFA)).build(words);
    Some((search.ok()?, signs))
});

impl Signs {
    /// All signs of which a word stands in `s`.
    pub fn of(s: &str) -> Self {
        let Some((search, signs)) = SEARCH.as_ref() else { return Self(u32::MAX) };
        Self(search.find_overlapping_iter(s).fold(0, |bits, m| bits | signs[m.pattern().as_usize()].0))
    }

    /// Whether all of these signs stand.
    pub fn has(self, all: Self) -> bool {
        self.0 & all.0 == all.0
    }

    /// These signs and those.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a relation without words of the wording can stand.
    pub fn relation(self) -> bool {
        self.has(Self::SYNC)
            || self.has(Self::FASTER)
            || self.has(Self::SLOWER)
            || self.has(Self::NOT_ABOVE)
            || self.has(Self::MEAN)
            || self.has(Self::CLASS)
            || self.has(Self::POINTS)
            || self.has(Self::DO.and(Self::TASK))
    }
}

/// A clause of a sentence with its signs.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Where it stands in the sentence.
    pub range: Range<usize>,
    /// What it can hold.
    pub signs: Signs,
}

/// Cuts a sentence at ，。；：, which no pattern of a relation or a time crosses.
pub fn clauses(s: &str) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in s.char_indices().chain([(s.len(), '。')]) {
        if matches!(c, '，' | '。' | '；' | '：') {
            if start < at {
                found.push(Clause { range: start..at, signs: Signs::of(&s[start..at]) });
            }
            start = at + c.len_utf8();
        }
    }
    found
}

/// Makes words that a pattern matches and sees that its signs stand in them, and that it crosses no clause if it is
/// tried clause by clause.
#[cfg(test)]
pub fn proved(pattern: &LazyLock<Option<regex::Regex>>, signs: Signs, by_clause: bool) {
    use proptest::prelude::Strategy;
    let pattern = pattern.as_ref().expect("the pattern compiles").as_str();
    let matching = proptest::string::string_regex(pattern).expect("a pattern without anchors");
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..2000 {
        let words = proptest::strategy::ValueTree::current(&matching.new_tree(&mut runner).expect("words"));
        assert!(Signs::of(&words).has(signs), "{words} is without the signs of {pattern}");
        assert!(!by_clause || !words.contains(['，', '。', '；', '：']), "{words} of {pattern} crosses a clause");
    }
}
