//! What a sentence can hold at all: one look for the words without which a pattern matches nothing.
//!
//! Most sentences of a report hold neither an aim nor a result. Each pattern below is tried only where one of its
//! words stands; a test makes words that match a pattern and proves that its signs are among them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::bit;
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
    /// 在…平均水平以上, 控制在…平均涨幅以内, 达到…平均水平.
    MEAN: [
        "平均水平", "平均以上", "平均之上", "平均以下", "平均以内", "平均之下", "平均之内", "平均涨幅", "平均增幅", "平均增速",
        "平均数",
    ];
    /// A number of points, which alone makes a gap.
    POINTS: ["百分点", "个点"];
    /// 完成…: the verb of a task.
    DO: ["完成", "达到", "达标", "实现", "控制", "落实", "符合", "满足", "保持在", "执行"];
    /// …任务: what is done.
    TASK: ["任务", "目标", "指标", "要求", "范围", "计划", "标准", "考核", "控制线", "控制数", "之内", "以内"];
    /// 比全市高2.5个百分点, 高于城镇1个百分点: with what points are compared.
    COMPARED: ["高于", "快于", "高出", "低于", "慢于", "领先", "比全", "较全"];
    /// Ⅲ类.
    CLASS: ["Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类", "I类", "V类", "一类", "二类", "三类", "四类", "五类"];
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
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "百", "千", "万", "亿", "一", "二", "三", "四", "五", "六", "七", "八",
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
    /// 预期性指标: what is expected and what binds.
    NATURE: ["预期性", "指导性", "导向性", "预测性", "约束性", "硬任务", "硬指标"];
    /// 十件民生实事.
    MATTER: ["实事", "十件大事", "民生大事", "民心工程", "民生工程", "惠民工程", "民生项目"];
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

    /// Whether a number can stand.
    pub fn number(self) -> bool {
        self.has(Self::AMOUNT) || self.has(Self::ZERO)
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
            || self.has(Self::POINTS.and(Self::COMPARED))
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

/// Words and their signs, looked up by the first character of a word: one look tells that most characters begin none.
#[derive(Debug)]
pub struct Scanner {
    /// For each character the number of its front.
    numbers: Box<[u8; 1 << 16]>,
    fronts: Box<[Front; 1 << 8]>,
    lists: Vec<List>,
}

/// What a character does that can begin words, or several of which none is a word by itself.
#[derive(Clone, Copy, Debug, Default)]
struct Front {
    /// The signs of the character alone.
    alone: u32,
    /// Bits of the second characters of its words; all of them for a mark. Few characters behind it need a further look.
    seconds: u64,
}

/// The words that begin with a character, or with one of a few.
#[derive(Debug, Default)]
struct List {
    words: Vec<Sought>,
    /// The signs of all of them.
    all: u32,
}

/// A word of two characters or more that is looked for.
#[derive(Debug)]
struct Sought {
    first: char,
    second: char,
    /// All behind them.
    rest: Box<str>,
    signs: Signs,
}

/// The number of what begins no word.
const NOTHING: u8 = 0;
/// ！？, which end a sentence and belong to its last clause.
const EXCLAIMED: u8 = 1;
/// 。
const SENTENCE_ENDS: u8 = 2;
/// ，；：
const CLAUSE_ENDS: u8 = 3;
/// Lists have numbers from here on; more first characters than numbers share theirs.
const LISTS: u8 = 4;

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
        let mut made = Self {
            numbers: Box::new([NOTHING; 1 << 16]),
            fronts: Box::new([Front::default(); 1 << 8]),
            lists: (0..1 << 8).map(|_| List::default()).collect(),
        };
        for (marks, number) in [("！？", EXCLAIMED), ("。", SENTENCE_ENDS), ("，；：", CLAUSE_ENDS)] {
            marks.chars().for_each(|c| made.numbers[c as usize] = number);
            made.fronts[usize::from(number)].seconds = u64::MAX;
        }
        // A word in which another one stands says no more: 稳定增长 beside 稳定.
        let inside = |(word, signs): &(&String, &Signs)| {
            words.iter().any(|(w, s)| w != *word && s.has(**signs) && word.contains(w.as_str()))
        };
        // Those of one character first: none of these shares a number.
        let (alone, longer): (Vec<_>, Vec<_>) =
            words.iter().filter(|w| !inside(w)).partition(|(word, _)| word.chars().nth(1).is_none());
        let mut free = (LISTS..=u8::MAX).chain((LISTS + alone.len() as u8..=u8::MAX).cycle().take(1 << 10));
        for (word, signs) in alone.into_iter().chain(longer) {
            made.push(word, *signs, &mut free);
        }
        made
    }

    fn push(&mut self, word: &str, signs: Signs, free: &mut impl Iterator<Item = u8>) {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { return };
        let number = &mut self.numbers[first as usize];
        if *number == NOTHING {
            *number = free.next().unwrap_or(u8::MAX);
        }
        let number = usize::from(*number);
        let Some(second) = characters.next() else { return self.fronts[number].alone |= signs.0 };
        self.fronts[number].seconds |= bit(second);
        self.lists[number].all |= signs.0;
        self.lists[number].words.push(Sought { first, second, rest: characters.as_str().into(), signs });
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
        // A line rarely holds more; growing as they come, the lists are copied several times.
        let (done, clauses) = (Vec::with_capacity(6), Vec::with_capacity(16));
        let mut found = Found { base: line.start, done, clauses, sentence: 0, clause: 0 };
        let (mut signs, mut all) = (0, Signs::NONE);
        let mut rest = words.chars();
        let mut next = rest.next();
        while let Some(c) = next {
            let behind = rest.as_str();
            next = rest.next();
            let number = self.numbers.get(c as usize).copied().unwrap_or(NOTHING);
            let front = self.fronts[usize::from(number)];
            signs |= front.alone;
            if front.seconds & next.map_or(u64::MAX, bit) == 0 {
                continue;
            }
            match number {
                EXCLAIMED if !several => {}
                mark @ (CLAUSE_ENDS | SENTENCE_ENDS | EXCLAIMED) => {
                    let end = words.len() - behind.len();
                    found.end_clause(if mark == EXCLAIMED { end } else { end - c.len_utf8() }, end, Signs(signs));
                    all = all.and(Signs(signs));
                    signs = 0;
                    if several && mark != CLAUSE_ENDS {
                        found.end_sentence(end, all);
                        all = Signs::NONE;
                    }
                }
                list => signs |= self.lists[usize::from(list)].signs(c, behind, signs),
            }
        }
        let signs = Signs(signs);
        found.end_clause(words.len(), words.len(), signs);
        if found.sentence < words.len() {
            found.end_sentence(words.len(), all.and(signs));
        }
        found.done
    }
}

impl List {
    /// The signs of its words that begin with the character `c` and go on with `rest`, where some are known already.
    fn signs(&self, c: char, rest: &str, known: u32) -> u32 {
        if known & self.all == self.all {
            return 0;
        }
        let mut behind = rest.chars();
        let second = behind.next();
        let behind = behind.as_str();
        let begins = |w: &&Sought| {
            w.first == c && Some(w.second) == second && (w.rest.is_empty() || behind.starts_with(&*w.rest))
        };
        self.words.iter().filter(begins).fold(0, |signs, w| signs | w.signs.0)
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
