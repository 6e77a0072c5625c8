//! A sentence as tokens: names, words, amounts, times, separators, relations, and what is none of these.

use std::ops::Range;

use super::Rules;
use super::characters::{is_mark, is_number, is_quote, plain_len};
use super::lexicon::Named;
use super::no_number::{is_none, line_number};
use super::relation::{self, Relation};
use super::signs::{Clause, Cut};
use super::sized::{is_size_of_counted, opens_size};
use super::time::{self, Time};
use super::wording::Word;
use crate::quantity::{Amount, Bound, Value, amount, bind, unit_len};

/// What a stretch of a sentence is.
#[derive(Clone, Debug, PartialEq)]
pub enum Tok {
    /// A name of the lexicon.
    Name(Named),
    /// A word of the wording.
    Word(Word),
    /// A number.
    Amount(Box<Amount>),
    /// A relation with its words.
    Relation(Box<Relation>),
    /// 占生产总值比重.
    Share,
    /// When.
    Time(Time),
    /// （…): looked into later, transparent for what stands around it.
    Paren,
    /// A separator; conjunctions are `和`.
    Sep(char),
    /// Anything else.
    Text,
}

/// A token and where it stands in the folded text.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Range in the folded text.
    pub range: Range<usize>,
    /// What it is.
    pub tok: Tok,
}

impl Token {
    /// Whether it is a word of this class.
    #[inline]
    pub fn is(&self, word: Word) -> bool {
        matches!(self.tok, Tok::Word(w) if w == word)
    }

    /// Whether it is the words of a share.
    #[inline]
    pub fn is_share(&self) -> bool {
        matches!(self.tok, Tok::Share)
    }

    /// Whether it says this time.
    #[inline]
    pub fn says(&self, time: Time) -> bool {
        matches!(self.tok, Tok::Time(t) if t == time)
    }
}

/// What the machines found at a position: the longest wins, a name before a word of equal length.
struct Found {
    range: Range<usize>,
    tok: Tok,
}

/// Cuts a sentence of a text into tokens. Ranges are those of `text`.
pub fn tokens(text: &str, sentence: &Cut, rules: &Rules) -> Vec<Token> {
    let relations = relation::relations(&text[sentence.range.clone()], &sentence.clauses, rules);
    tokens_beside(text, sentence.range.clone(), &sentence.clauses, relations, rules)
}

/// The same of a stretch of a text whose clauses and relations are known.
pub fn tokens_beside(
    text: &str,
    stretch: Range<usize>,
    clauses: &[Clause],
    relations: Vec<(Range<usize>, Relation)>,
    rules: &Rules,
) -> Vec<Token> {
    let s = &text[stretch.clone()];
    let mut found: Vec<Found> = Vec::with_capacity(24);
    found.extend(relations.into_iter().map(|(range, r)| Found { range, tok: Tok::Relation(Box::new(r)) }));
    matches(s, clauses, rules, &mut found);
    found.sort_by_key(|f| (f.range.start, std::cmp::Reverse(f.range.end)));
    let mut out = Out { tokens: Vec::with_capacity(2 * found.len()), base: stretch.start, text_from: None };
    let (mut at, mut next) = (0, 0);
    while at < s.len() {
        while found.get(next).is_some_and(|f| f.range.start < at) {
            next += 1;
        }
        let to = found.get(next).map_or(s.len(), |f| f.range.start);
        let plain = plain_len(&s[at..to]);
        if plain > 0 {
            out.text_from.get_or_insert(at);
            at += plain;
            continue;
        }
        at = out.step(s, at, found.get(next).filter(|_| to == at));
    }
    out.flush(s.len());
    merge_bounds_behind_brackets(text, &mut out.tokens);
    drop_circumstances(text, &mut out.tokens);
    out.tokens
}

/// 一般公共预算收入〔在大幅减税降费的情况下〕增长0.8%: under what circumstances, between a name and its verb.
fn drop_circumstances(text: &str, tokens: &mut Vec<Token>) {
    const ENDS: [&str; 5] = ["情况下", "背景下", "形势下", "基础上", "前提下"];
    let mut i = 0;
    while i + 1 < tokens.len() {
        i += 1;
        let begins = matches!(tokens[i - 1].tok, Tok::Name(_))
            && tokens[i - 1].range.end == tokens[i].range.start
            && text[tokens[i].range.clone()].starts_with('在');
        if !begins {
            continue;
        }
        // 在2005年基础上 and 在完成目标的基础上 say something of their own.
        // 在对美贸易下降超3成的情况下: a number in it is a part of the circumstances.
        let plain = |t: &&Token| matches!(t.tok, Tok::Text | Tok::Word(_) | Tok::Name(_) | Tok::Amount(_));
        let mut within = tokens[i..].iter().take(8).take_while(plain);
        if let Some(n) = within.position(|t| ENDS.iter().any(|e| text[..t.range.end].ends_with(e))) {
            tokens.drain(i..=i + n);
        }
    }
}

/// Finds what the machines find beside the relations.
fn matches(s: &str, clauses: &[Clause], rules: &Rules, found: &mut Vec<Found>) {
    found.extend(relation::shares(s, clauses).into_iter().map(|range| Found { range, tok: Tok::Share }));
    found.extend(time::times_of(s, clauses).into_iter().map(|(range, t)| Found { range, tok: Tok::Time(t) }));
    let free =
        |r: &Range<usize>, found: &[Found]| !found.iter().any(|f| f.range.start < r.end && r.start < f.range.end);
    let first = found.len();
    for (range, named) in rules.lexicon.find(s) {
        if free(&range, &found[..first]) {
            found.push(Found { range, tok: Tok::Name(named) });
        }
    }
    // 剔除留抵退税因素后, 扣除价格影响: whatever is left out, the words change no name.
    found.extend(time::exclusions(s, clauses).into_iter().map(|range| Found { range, tok: Tok::Word(Word::Skip) }));
    words(s, rules, found);
}

/// Words in the gaps between what was found: 居民消费价格指数上涨〔幅度〕 is cut after the name, not before 上涨.
fn words(s: &str, rules: &Rules, found: &mut Vec<Found>) {
    let mut taken: Vec<Range<usize>> = found.iter().map(|f| f.range.clone()).collect();
    taken.sort_by_key(|r| r.start);
    taken.push(s.len()..s.len());
    let mut at = 0;
    for range in taken {
        if range.start > at {
            let gap = rules.wording.find(&s[at..range.start]);
            found.extend(gap.map(|(r, w)| Found { range: at + r.start..at + r.end, tok: Tok::Word(w) }));
        }
        at = at.max(range.end);
    }
}

struct Out {
    tokens: Vec<Token>,
    base: usize,
    text_from: Option<usize>,
}

impl Out {
    fn push(&mut self, range: Range<usize>, tok: Tok) -> usize {
        self.flush(range.start);
        let end = range.end;
        self.tokens.push(Token { range: self.base + range.start..self.base + range.end, tok });
        end
    }

    fn flush(&mut self, to: usize) {
        if let Some(from) = self.text_from.take()
            && from < to
        {
            self.tokens.push(Token { range: self.base + from..self.base + to, tok: Tok::Text });
        }
    }

    /// 零增长 is growth of 0 %; 增长-16.5% growth with a sign.
    fn special(&mut self, s: &str, at: usize) -> Option<usize> {
        let zero = "零增长";
        if s[at..].starts_with(zero) {
            let value = Value { bound: Bound::Exact, low: Some(0.0), high: Some(0.0) };
            let range = self.base + at..self.base + at + zero.len();
            self.push(at..at, Tok::Word(Word::Growth));
            let a = Amount { value, unit: Some("%".to_owned()), range, bound_said: false };
            return Some(self.push(at..at + zero.len(), Tok::Amount(Box::new(a))));
        }
        // 增长-16.5%, 收窄至-4.3%, 从一季度的-13.1%回升: a sign, not a dash between two numbers.
        let free =
            !matches!(self.tokens.last(), Some(t) if matches!(t.tok, Tok::Amount(_)) && t.range.end == self.base + at);
        if free && self.text_from.is_none() && s[at..].starts_with('-') {
            let mut a = amount(s, at + 1)?;
            let end = a.range.end;
            a.value = Value { low: a.value.high.map(|v| -v), high: a.value.low.map(|v| -v), ..a.value };
            a.range = self.base + at..self.base + end;
            return Some(self.push(at..end, Tok::Amount(Box::new(a))));
        }
        None
    }

    /// 产值过500亿元; 突破千亿元, 破万元: a bound word that only a number follows, a scale that stands for its one.
    fn over(&mut self, s: &str, at: usize) -> Option<usize> {
        if self.toward(s, at) {
            return Some(self.push(at..at + "向".len(), Tok::Word(Word::Near)));
        }
        if let Some(rest) = s[at..].strip_prefix('过')
            && (rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with(['百', '千', '万', '亿']))
            && !s[..at].ends_with(['通', '经', '超', '突', '不'])
            && !opens_size(s, at + "过".len())
        {
            return Some(self.push(at..at + "过".len(), Tok::Word(Word::Over)));
        }
        let bound = matches!(self.tokens.last().map(|t| &t.tok), Some(Tok::Word(Word::Over)));
        if !bound || self.text_from.is_some() || !s[at..].starts_with(['百', '千', '万', '亿']) {
            return None;
        }
        let len = unit_len(&s[at..]);
        let unit = s[at..at + len].to_owned();
        // 产值过亿元企业, 超百亿元县: what kind is counted, no value.
        let kind =
            ["企业", "县", "镇", "园区", "项目", "产业", "集群", "的"].iter().any(|w| s[at + len..].starts_with(w));
        // 经济总量突破万亿大关: money, where nothing else is counted.
        let bare =
            unit.ends_with('亿') && ["大关", "台阶", "，", "。", "；"].iter().any(|w| s[at + len..].starts_with(w));
        let unit = if bare { unit + "元" } else { unit };
        // 突破百万标箱大关，达到121.3万标箱: the exact number is told next.
        let told = unit.ends_with('箱') && s[at + len..].starts_with("大关，达");
        if kind || told || !unit.ends_with(['元', '吨', '人', '辆', '亩', '户', '家', '次', '个', '箱']) {
            return None;
        }
        let value = Value { bound: Bound::Exact, low: Some(1.0), high: Some(1.0) };
        let range = self.base + at..self.base + at + len;
        Some(
            self.push(
                at..at + len,
                Tok::Amount(Box::new(Amount { value, unit: Some(unit), range, bound_said: false })),
            ),
        )
    }

    /// 经济总量向1000亿元迈进, 向8000亿元台阶冲刺: a number that is to be come near to.
    fn toward(&self, s: &str, at: usize) -> bool {
        let number = s[at..].strip_prefix('向').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        number.and_then(|_| amount(s, at + "向".len())).is_some_and(|a| {
            let behind = s[a.range.end..].trim_start_matches(['新', '大']);
            let behind = ["台阶", "关口", "大关", "目标"].iter().find_map(|w| behind.strip_prefix(w)).unwrap_or(behind);
            ["迈进", "进军", "冲刺", "挺进", "冲击"].iter().any(|w| behind.starts_with(w))
        })
    }

    /// 控制在每立方米60微克左右: the unit stands around its number.
    fn per_cubic_metre(&mut self, s: &str, at: usize) -> Option<usize> {
        const PER: &str = "每立方米";
        let mut a = s[at..].starts_with(PER).then(|| amount(s, at + PER.len())).flatten()?;
        let start = a.range.end;
        let (unit, len) = [("微克", "微克/立方米"), ("毫克", "毫克/立方米")]
            .iter()
            .find_map(|(w, u)| s[start..].starts_with(w).then_some((*u, w.len())))?;
        let words = format!("{}{}", &s[at + PER.len()..start], &s[start + len..]);
        // The words of bound stand behind the unit.
        if let Some(b) = amount(&words, 0) {
            a.value = b.value;
            a.bound_said = b.bound_said;
            a.range.end = start + len + b.range.end.saturating_sub(start - at - PER.len());
        }
        a.unit = Some(unit.to_owned());
        let end = a.range.end;
        a.range = self.base + at..self.base + end;
        Some(self.push(at..end, Tok::Amount(Box::new(a))))
    }

    /// Takes one token at `at`; returns where the next begins.
    fn step(&mut self, s: &str, at: usize, found: Option<&Found>) -> usize {
        let Some(c) = s[at..].chars().next() else { return s.len() };
        let end = at + c.len_utf8();
        // Most of what is looked at.
        if found.is_none() && matches!(c, '，' | '、' | '；' | '。' | '：') {
            return self.push(at..end, Tok::Sep(c));
        }
        // 一是地区生产总值增长6%: a count of aims, neither a number nor a verb.
        let opens = self.text_from.is_none() && self.tokens.last().is_none_or(|t| matches!(t.tok, Tok::Sep(_)));
        if opens && "一二三四五六七八九十".contains(c) && s[end..].starts_with('是') {
            return self.push(at..end + "是".len(), Tok::Word(Word::Skip));
        }
        // 1.地区生产总值达3003亿元: the number of a line.
        if at == 0
            && let Some(len) = line_number(s)
        {
            return self.push(0..len, Tok::Word(Word::Skip));
        }
        // 500万元口径固定资产投资: a size that belongs to the words of the basis, and no value.
        let basis = |f: &&Found| c.is_ascii_digit() && s[f.range.clone()].contains("口径");
        if let Some(f) = found.filter(|f| !matches!(f.tok, Tok::Word(_)) || basis(f)) {
            return self.push(f.range.clone(), f.tok.clone());
        }
        // 主要指标安排如下：——国内生产总值增长10%: a dash of two opens a clause.
        if s[at..].starts_with("——") {
            return self.push(at..at + "——".len(), Tok::Sep('：'));
        }
        if c == '（' {
            let end = s[at..].find('）').map_or(end, |n| at + n + '）'.len_utf8());
            return self.push(at..end, Tok::Paren);
        }
        // GDP1960亿元: the letters are a name of their own.
        let behind_name =
            matches!(self.tokens.last(), Some(t) if matches!(t.tok, Tok::Name(_)) && t.range.end == self.base + at);
        if is_number(c)
            && (behind_name || !s[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.'))
            && let Some(mut a) = amount(s, at).filter(|a| !is_none(s, at, a.range.end) && !is_size_of_counted(s, a))
        {
            let range = a.range.clone();
            a.range = self.base + range.start..self.base + range.end;
            return self.push(range, Tok::Amount(Box::new(a)));
        }
        if let Some(end) = self.per_cubic_metre(s, at).or_else(|| self.over(s, at)).or_else(|| self.special(s, at)) {
            return end;
        }
        let inside = in_longer_word(s, at, c);
        // 主营业务收入超50亿元企业4户: the bound is a part of the name as well.
        let size = |f: &&Found| f.tok == Tok::Word(Word::Over) && opens_size(s, f.range.end);
        if let Some(f) = found.filter(|f| !inside && !size(f)) {
            return self.push(f.range.clone(), f.tok.clone());
        }
        if s[at..].starts_with("以及") {
            return self.push(at..at + "以及".len(), Tok::Sep('和'));
        }
        if matches!(c, '和' | '与' | '及') && !inside_word(s, at, c) {
            return self.push(at..end, Tok::Sep('和'));
        }
        if is_quote(c) {
            self.flush(at);
            return end;
        }
        if is_mark(c) || (c == '—' && s[..at].trim_end_matches('—').is_empty()) {
            return self.push(at..end, Tok::Sep(c));
        }
        self.text_from.get_or_insert(at);
        end
    }
}

/// 其他主要指标, 资源节约, 计划生育: what looks like a word is a part of another.
fn in_longer_word(s: &str, at: usize, c: char) -> bool {
    c == '要' && s[..at].ends_with('主')
        || c == '约' && s[..at].ends_with(['节', '集', '制', '条', '公', '违'])
        || s[at..].starts_with("计划生育")
}

/// 碳中和, 普及, 参与: the character is a part of a word and joins nothing.
fn inside_word(s: &str, at: usize, c: char) -> bool {
    let (before, behind) = (&s[..at], &s[at + c.len_utf8()..]);
    match c {
        '和' => {
            before.ends_with(['中', '温', '缓', '总', '调', '共', '饱', '祥']) && !before.ends_with("其中")
                || behind.starts_with(['谐', '平', '美'])
                || behind.starts_with("信息化") && before.ends_with("工业")
        }
        '及' => {
            before.ends_with(['普', '涉', '以', '危', '顾'])
                || behind.starts_with(['时', '格'])
                || behind.starts_with("相关")
        }
        _ => before.ends_with(['参', '给', '赋']) || behind.starts_with('会'),
    }
}

/// 9.4‰（省下达为9.3‰）以内: the words of bound behind a bracket belong to the number before it.
fn merge_bounds_behind_brackets(text: &str, tokens: &mut [Token]) {
    for i in 2..tokens.len() {
        let words = &text[tokens[i].range.clone()];
        let bound = match words {
            "左右" => Bound::About,
            "以上" => Bound::AtLeast,
            _ if words.starts_with("以内") => Bound::AtMost,
            _ => continue,
        };
        let (before, _) = tokens.split_at_mut(i);
        if before[i - 1].tok == Tok::Paren
            && let Tok::Amount(a) = &mut before[i - 2].tok
        {
            a.value = bind(a.value, bound);
            a.bound_said = true;
        }
    }
}
