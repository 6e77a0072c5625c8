//! What a sentence can hold at all: one look for the words without which a pattern matches nothing.
//!
//! Most sentences of a report hold neither an aim nor a result. Each pattern below is tried only where one of its
//! words stands; a test makes words that match a pattern and proves that its signs are among them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::quantity::amount_signs;

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
    /// A number: of quantity, which knows what stands in one.
    AMOUNT: [];
    /// A character without which no sentence says a value.
    VALUE: [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "百", "千", "一", "二", "三", "四", "五", "六", "七", "八",
        "九", "十", "同", "高", "低", "平", "稳", "成", "达", "增", "升", "控", "定",
    ];
    /// 稳中提质: relations of the wording.
    WORDED: [];
    /// Quotation marks, which may stand inside a name.
    QUOTED: ["“", "”", "\""];
    /// 不设…目标, 没有提出…数字: the nouns of what is expressly not set.
    UNSET: ["目标", "指标", "增速要求", "增长要求", "数字"];
    /// （下同）.
    BELOW: ["下同"];
}

impl Signs {
    /// No sign.
    pub const NONE: Self = Self(0);

    /// Whether all of these signs stand.
    pub fn has(self, all: Self) -> bool {
        self.0 & all.0 == all.0
    }

    /// These signs and those.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a relation can stand.
    pub fn relation(self) -> bool {
        self.has(Self::WORDED)
            || self.has(Self::SYNC)
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

/// A sentence cut into clauses at ，。；：, which no pattern of a relation or a time crosses.
#[derive(Clone, Debug)]
pub struct Cut {
    /// Where the sentence stands in the text.
    pub range: Range<usize>,
    /// Its clauses, none of them empty.
    pub clauses: Vec<Clause>,
    /// What it can hold.
    pub signs: Signs,
}

impl Cut {
    /// What of the sentence stands behind `at`. A clause that is cut in two keeps the signs of the whole.
    pub fn from(&self, at: usize) -> Self {
        let skip = at - self.range.start;
        let left = self.clauses.iter().filter(|c| c.range.end > skip);
        let clauses: Vec<Clause> =
            left.map(|c| Clause { range: c.range.start.max(skip) - skip..c.range.end - skip, ..*c }).collect();
        let signs = clauses.iter().fold(Signs::NONE, |all, c| all.and(c.signs));
        Self { range: at..self.range.end, clauses, signs }
    }
}

/// Words and their signs, looked up by the first character of a word: most characters begin none, and one look tells.
#[derive(Debug)]
pub struct Scanner {
    /// For each character what it is: of no interest, a mark, or the number of its list.
    kinds: Box<[u8; 1 << 16]>,
    lists: Vec<List>,
}

/// The words that begin with a character, or with one of a few.
#[derive(Debug)]
struct List {
    /// The character that is a word by itself, and its signs.
    alone: (char, Signs),
    /// All other words.
    words: Vec<Sought>,
    /// The signs of these words.
    all: Signs,
    /// Bits of their second characters: nearly no character behind the first makes it a word.
    seconds: u64,
}

/// A word that is looked for.
#[derive(Debug)]
struct Sought {
    first: char,
    /// Its second character, where it has one.
    second: Option<char>,
    /// All behind the first, where it is longer than these.
    rest: Option<Box<str>>,
    signs: Signs,
}

impl Sought {
    fn new(word: &str, signs: Signs) -> Self {
        let mut characters = word.chars();
        let first = characters.next().unwrap_or_default();
        let rest = characters.as_str();
        let second = characters.next();
        Self { first, second, rest: (!characters.as_str().is_empty()).then(|| rest.into()), signs }
    }
}

impl Default for List {
    fn default() -> Self {
        Self { alone: ('\0', Signs::NONE), words: Vec::new(), all: Signs::NONE, seconds: 0 }
    }
}

impl List {
    fn push(&mut self, word: Sought) {
        if word.second.is_none() && self.alone.0 == '\0' {
            self.alone = (word.first, word.signs);
        } else {
            self.all = self.all.and(word.signs);
            self.seconds |= word.second.map_or(u64::MAX, |c| 1 << (c as u32 & 63));
            self.words.push(word);
        }
    }

    /// The signs before the character `c` and those of the words that begin with it, where `rest` stands behind it.
    #[inline]
    fn signs(&self, c: char, rest: &str, mut signs: Signs) -> Signs {
        if self.alone.0 == c {
            signs = signs.and(self.alone.1);
        }
        if signs.has(self.all) {
            return signs;
        }
        let next = rest.chars().next();
        if self.seconds & (1 << (next.unwrap_or_default() as u32 & 63)) == 0 {
            return signs;
        }
        for word in &self.words {
            let begins = word.first == c && (word.second.is_none() || word.second == next);
            if begins && word.rest.as_ref().is_none_or(|w| rest.starts_with(&**w)) {
                signs = signs.and(word.signs);
            }
        }
        signs
    }
}

/// ，；：
const CLAUSE_ENDS: u8 = 255;
/// 。
const SENTENCE_ENDS: u8 = 254;
/// ！？, which end a sentence and belong to its last clause.
const EXCLAIMED: u8 = 253;
/// Lists have numbers below those of the marks; more first characters than numbers share their lists.
const LISTS: usize = 252;

impl Scanner {
    /// Looks for the words of all signs, and for `more`.
    pub fn new<'a>(more: impl IntoIterator<Item = (&'a str, Signs)>) -> Self {
        let fixed = WORDS.iter().flat_map(|(sign, words)| words.iter().map(|w| ((*w).to_owned(), *sign)));
        let amounts = amount_signs().map(|w| (w, Signs::AMOUNT));
        let mut words: BTreeMap<String, Signs> = BTreeMap::new();
        for (word, sign) in fixed.chain(amounts).chain(more.into_iter().map(|(w, s)| (w.to_owned(), s))) {
            let signs = words.entry(word).or_insert(Signs::NONE);
            *signs = signs.and(sign);
        }
        let mut kinds = Box::new([0; 1 << 16]);
        let mut lists: Vec<List> = Vec::new();
        let mut numbered = 0;
        for (word, signs) in &words {
            // A word in which another one stands says no more: 稳定增长 beside 稳定.
            let inside = |(w, s): (&String, &Signs)| w != word && s.has(*signs) && word.contains(w.as_str());
            if words.iter().any(inside) {
                continue;
            }
            let sought = Sought::new(word, *signs);
            let kind: &mut u8 = &mut kinds[sought.first as usize];
            if *kind == 0 {
                *kind = 1 + (numbered % LISTS) as u8;
                numbered += 1;
            }
            let n = usize::from(*kind);
            lists.resize_with(lists.len().max(n + 1), List::default);
            lists[n].push(sought);
        }
        for (marks, kind) in [("，；：", CLAUSE_ENDS), ("。", SENTENCE_ENDS), ("！？", EXCLAIMED)] {
            marks.chars().for_each(|c| kinds[c as usize] = kind);
        }
        Self { kinds, lists }
    }

    /// A stretch of a text as one sentence.
    pub fn cut(&self, text: &str, range: Range<usize>) -> Cut {
        let one = self.walk(text, range.clone(), false).pop();
        one.unwrap_or(Cut { range, clauses: Vec::new(), signs: Signs::NONE })
    }

    /// Cuts a line into sentences, which end at 。！？ and at the end of the line.
    pub fn sentences(&self, text: &str, line: Range<usize>) -> Vec<Cut> {
        self.walk(text, line, true)
    }

    fn walk(&self, text: &str, line: Range<usize>, several: bool) -> Vec<Cut> {
        let words = &text[line.clone()];
        let mut found = Found { base: line.start, done: Vec::new(), clauses: Vec::new(), sentence: 0, clause: 0 };
        let (mut signs, mut all) = (Signs::NONE, Signs::NONE);
        let mut rest = words.chars();
        while let Some(c) = rest.next() {
            let kind = self.kinds.get(c as usize).copied().unwrap_or_default();
            if kind == 0 {
                continue;
            }
            let end = words.len() - rest.as_str().len();
            match kind {
                EXCLAIMED if !several => {}
                mark @ (CLAUSE_ENDS | SENTENCE_ENDS | EXCLAIMED) => {
                    found.end_clause(if mark == EXCLAIMED { end } else { end - c.len_utf8() }, end, signs);
                    all = all.and(signs);
                    signs = Signs::NONE;
                    if several && mark != CLAUSE_ENDS {
                        found.end_sentence(end, all);
                        all = Signs::NONE;
                    }
                }
                list => signs = self.lists[usize::from(list)].signs(c, rest.as_str(), signs),
            }
        }
        found.end_clause(words.len(), words.len(), signs);
        if found.sentence < words.len() {
            found.end_sentence(words.len(), all.and(signs));
        }
        found.done
    }
}

/// What was cut off a line so far.
struct Found {
    base: usize,
    done: Vec<Cut>,
    /// The clauses of the sentence that is open.
    clauses: Vec<Clause>,
    /// Where that sentence begins in the line.
    sentence: usize,
    /// Where its last clause begins in the line.
    clause: usize,
}

impl Found {
    fn end_clause(&mut self, at: usize, next: usize, signs: Signs) {
        if self.clause < at {
            self.clauses.push(Clause { range: self.clause - self.sentence..at - self.sentence, signs });
        }
        self.clause = next;
    }

    fn end_sentence(&mut self, end: usize, signs: Signs) {
        let range = self.base + self.sentence..self.base + end;
        self.done.push(Cut { range, clauses: self.clauses.drain(..).collect(), signs });
        self.sentence = end;
    }
}

/// The scanner for the signs of all rules but those of the wording.
static FIXED: LazyLock<Scanner> = LazyLock::new(|| Scanner::new([]));

/// Cuts words at ，。；： where the signs of the wording are not asked.
pub fn clauses(s: &str) -> Vec<Clause> {
    FIXED.cut(s, 0..s.len()).clauses
}

/// Makes words that a pattern matches and sees that its signs stand in them, and that it crosses no clause if it is
/// tried clause by clause.
#[cfg(test)]
pub fn proved(pattern: &crate::pattern::Pattern, signs: Signs, by_clause: bool) {
    use proptest::prelude::Strategy;
    let pattern = pattern.expression();
    let matching = proptest::string::string_regex(pattern).expect("a pattern without anchors");
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..2000 {
        let words = proptest::strategy::ValueTree::current(&matching.new_tree(&mut runner).expect("words"));
        assert!(FIXED.cut(&words, 0..words.len()).signs.has(signs), "{words} is without the signs of {pattern}");
        assert!(!by_clause || !words.contains(['，', '。', '；', '：']), "{words} of {pattern} crosses a clause");
    }
}
