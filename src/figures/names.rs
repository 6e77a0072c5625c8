//! What the item of a piece names: an indicator of the lexicon, several side by side, or words that the lexicon does not
//! hold. Which value a name gets is decided elsewhere.

use std::ops::Range;

use super::Rules;
use super::lexicon::{Breadth, Named, without_quotes};
use super::token::{Tok, Token};
use super::wording::Word;

/// 我市, 全省: behind 我 or 全 words for the whole place, which may stand between a verb and a name.
const PLACES: [char; 6] = ['国', '省', '市', '区', '县', '州'];

/// What an item names.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// An index of the lexicon; null for a name it does not hold.
    pub indicator: Option<usize>,
    /// Where the name stands.
    pub name: Range<usize>,
    /// Words of an earlier name that hold for this one too: 单位GDP〔建设用地、水耗〕.
    pub prefix: Option<Range<usize>>,
    /// Words of a later name that hold for this one too: 城镇、农村〔居民人均可支配收入〕.
    pub suffix: Option<Range<usize>>,
    /// 占…比重 inside the item or its chain.
    pub share: Option<Range<usize>>,
    /// Whether the words around the name were all known.
    pub sure: bool,
    /// Whether the name counts only in a passage of targets.
    pub vague: bool,
}

/// What a reader of items knows.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The folded text.
    pub text: &'a str,
    /// Names of the report's own place, which may stand before any name.
    pub own: &'a [String],
    /// The lexicon.
    pub rules: &'a Rules,
}

impl Names<'_> {
    /// Reads what the tokens of an item name: one item, or several where names stand side by side (外贸外资). `core` are
    /// those of the name, as [`Names::trimmed`] has them.
    pub fn items(&self, core: &[Token], tokens: &[Token], chain: &[Token]) -> Vec<Item> {
        let share = tokens.iter().chain(chain).find(|t| t.is_share()).map(|t| t.range.clone());
        let names: Vec<(Named, Range<usize>)> = core.iter().filter_map(named).collect();
        // 外贸外资 are two names; 规模以上工业增加值能耗 is one that the lexicon does not hold.
        let usual = |n: &Named| self.rules.lexicon.indicators().get(n.indicator).map(|i| i.measure);
        // 高新技术产业投资 is neither.
        let tail = |r: &Range<usize>| self.text[r.clone()].ends_with("投资");
        let beside = names.iter().skip(1).all(|(n, r)| usual(n) == usual(&names[0].0) && !tail(r));
        // 主要污染物二氧化硫和化学需氧量: the first only says what kind the others are.
        if let [(_, first), (n, range)] = names.as_slice()
            && core.len() == 2
            && &self.text[first.clone()] == "主要污染物"
        {
            return vec![known(*n, range.clone(), share)];
        }
        // 人均社会消费品零售额 is neither of the two.
        let per_head = names.len() > 1 && &self.text[names[0].1.clone()] == "人均";
        // 工业经济比重, 农业生产总值: the economy of a sector, and no second name.
        let sector = names.len() > 1
            && names.last().is_some_and(|(_, r)| ["经济", "生产总值", "GDP"].contains(&&self.text[r.clone()]));
        if let [(n, range), (_, whole)] = names.as_slice()
            && core.len() == 2
            && let Some(share) = self.share_behind(whole)
        {
            // 研发支出GDP占比: a share of the economy; 战略性新兴产业工业占比: another name.
            if ["GDP", "生产总值", "地区生产总值"].contains(&&self.text[whole.clone()]) {
                return vec![known(*n, range.clone(), Some(share))];
            }
            let name = range.start..share.end;
            let share = Some(share);
            return vec![Item { indicator: None, name, prefix: None, suffix: None, share, sure: false, vague: false }];
        }
        if names.len() > 1 && names.len() == core.len() && beside && !per_head && !sector {
            return names.into_iter().map(|(n, r)| known(n, r, share.clone())).collect();
        }
        let (Some(first), Some(last)) = (core.first(), core.last()) else { return Vec::new() };
        let whole = first.range.start..last.range.end;
        let words = without_quotes(&self.text[whole.clone()]);
        // 能源消耗总量 is what is used, and no intensity.
        if self.text[whole.end..].starts_with("总量") && ["能耗", "能源消耗", "能源消费"].contains(&words.as_ref())
        {
            let name = whole.start..whole.end + "总量".len();
            return vec![Item { indicator: None, name, prefix: None, suffix: None, share, sure: false, vague: false }];
        }
        // 主要经济指标增速: 经济 names the economy's growth, but not in front of 指标.
        let of_many = self.text[whole.end..].starts_with("指标");
        let widened = whole.start..whole.end + if of_many { "指标".len() } else { 0 };
        // 主要污染物控制性指标: a name that ends in the word itself.
        let ends = || self.rules.lexicon.whole(&self.text[widened.clone()]).filter(|_| of_many);
        if let Some(n) = ends() {
            return vec![known(n, widened, share)];
        }
        if let Some(n) = self.rules.lexicon.whole(&words).filter(|n| n.breadth == Breadth::Full || !of_many) {
            let share = share
                .or_else(|| self.share_noun(n, tokens, &whole))
                .or_else(|| self.bare_share(tokens, chain, whole.end));
            return vec![known(n, whole, share)];
        }
        if let [(n, range)] = names.as_slice()
            && n.breadth == Breadth::Full
            && core.iter().all(|t| t.range == *range || t.is_share() || self.is_filler(t))
        {
            let share = share.or_else(|| self.bare_share(tokens, chain, range.end));
            return vec![known(*n, range.clone(), share)];
        }
        // A name with a word of its own before or behind it is another indicator: 海洋生产总值, 固定资产投资项目.
        let name = without_share(self.with_nouns(tokens, widened), share.as_ref());
        vec![Item { indicator: None, name, prefix: None, suffix: None, share, sure: false, vague: false }]
    }

    /// A name with 占比 right behind it.
    fn share_behind(&self, of: &Range<usize>) -> Option<Range<usize>> {
        self.text[of.end..].starts_with("占比").then(|| of.start..of.end + "占比".len())
    }

    /// R&D投入占比, 研发投入强度: a noun of share behind a name whose share is an indicator of its own.
    fn share_noun(&self, named: Named, tokens: &[Token], whole: &Range<usize>) -> Option<Range<usize>> {
        self.rules.lexicon.indicators().get(named.indicator)?.as_share.as_ref()?;
        let noun = tokens.iter().find(|t| t.range.start == whole.end && t.is(Word::Noun))?;
        ["占比", "强度", "比重", "比例"].contains(&&self.text[noun.range.clone()]).then(|| noun.range.clone())
    }

    /// 第三产业比重达到74%: a share without the words of what it is a share of.
    fn bare_share(&self, tokens: &[Token], chain: &[Token], end: usize) -> Option<Range<usize>> {
        // 社会消费品零售总额全省占比: of all the province. 第三产业的比重.
        let behind = &self.text[end..];
        let whole = behind.strip_prefix(['我', '全']).and_then(|b| b.strip_prefix(PLACES));
        let of = behind.len() - whole.or_else(|| behind.strip_prefix('的')).unwrap_or(behind).len();
        let noun = tokens.iter().chain(chain).find(|t| t.range.start == end + of && t.is(Word::Noun))?;
        ["占比", "比重"].contains(&&self.text[noun.range.clone()]).then(|| noun.range.clone())
    }

    /// The name at the front of a piece that has no value: 进出口总值创历史新高，达到5379亿元.
    pub fn subject(core: &[Token], tokens: &[Token]) -> Option<Item> {
        let (n, range) = named(core.first()?)?;
        // 经济总量占全省比重有较大提升，达到12%以上
        let share = tokens.iter().find(|t| t.is_share() && t.range.start == range.end).map(|t| t.range.clone());
        (n.breadth == Breadth::Full).then(|| Item { sure: false, ..known(n, range, share) })
    }

    /// The name at the end of a piece that has no value: 加快发展〔第三产业〕，使其占生产总值的比重提高.
    pub fn object(core: &[Token]) -> Option<Item> {
        let (n, range) = named(core.last()?)?;
        (n.breadth == Breadth::Full).then(|| Item { sure: false, ..known(n, range, None) })
    }

    /// The tokens of an item without the words that only lead up to its name or trail behind it.
    pub fn trimmed<'t>(&self, tokens: &'t [Token]) -> &'t [Token] {
        let starts = |t: &Token, c: char| self.text[t.range.clone()].starts_with(c);
        let mut core = tokens;
        // What stands before a word of time is no part of the name: 国家计划要求今年的国民生产总值.
        if let Some(at) = core.iter().rposition(|t| matches!(t.tok, Tok::Time(_)))
            && core[at..].iter().any(|t| matches!(t.tok, Tok::Name(_) | Tok::Text))
            && (core[at..].iter().any(|t| named(t).is_some()) || !core[..at].iter().any(|t| named(t).is_some()))
        {
            core = &core[at + 1..];
        }
        // 在明显提高质量效益的基础上: what an aim is built on is no name.
        let based =
            |t: &Token| ["基础上", "的基础上", "前提下", "的前提下", "的情况下"].contains(&&self.text[t.range.clone()]);
        if core.first().is_some_and(|t| starts(t, '在'))
            && let Some(at) = core.iter().rposition(based)
        {
            core = &core[at + 1..];
        }
        // “三个高于”就是经济增长速度高于全区: what is explained is no part of the name.
        let is = |t: &Token| self.text[t.range.clone()].ends_with('就') && self.text[t.range.end..].starts_with('是');
        if let Some(at) = core.iter().rposition(is)
            && core[at..].iter().any(|t| named(t).is_some())
        {
            core = &core[at + 1..];
        }
        // 地方经济 beside that of the companies of the centre, 新经济: not the economy.
        let kind = |t: &Token, rest: &[Token]| {
            let economy = |n: &Token| n.range.start == t.range.end && self.text[n.range.clone()].starts_with("经济");
            ["地方", "新"].contains(&&self.text[t.range.clone()])
                && rest
                    .first()
                    .is_some_and(|n| named(n).is_some_and(|(n, _)| n.breadth == Breadth::Vague) && economy(n))
        };
        while let [first, rest @ ..] = core
            && self.leads(first)
            && !kind(first, rest)
        {
            core = rest;
        }
        // 城镇化率等主要经济指标: the words that sum a list up are no part of its last name.
        let sums_up = |t: &Token| named(t).is_none() && starts(t, '等');
        if let Some(at) = core.iter().rposition(sums_up)
            && at > 0
            && named(&core[at - 1]).is_some()
            && self.text[core[at].range.start..].find("指标").is_some_and(|n| n <= '等'.len_utf8() * 9)
        {
            core = &core[..at];
        }
        while let [rest @ .., last] = core
            && matches!(last.tok, Tok::Word(_) | Tok::Time(_) | Tok::Share)
        {
            core = rest;
        }
        core
    }

    /// Nouns such as 比例 or 总量 behind a name that the lexicon does not hold are a part of it.
    fn with_nouns(&self, tokens: &[Token], whole: Range<usize>) -> Range<usize> {
        let mut end = whole.end;
        for t in tokens.iter().filter(|t| t.range.start >= whole.end) {
            if t.range.start != end || !t.is(Word::Noun) {
                break;
            }
            end = t.range.end;
        }
        whole.start..end
    }

    fn leads(&self, t: &Token) -> bool {
        match t.tok {
            Tok::Word(w) => !matches!(w, Word::Rise | Word::Growth | Word::GrowthBare | Word::Noun),
            Tok::Time(_) | Tok::Share => true,
            Tok::Text => self.is_lead(&t.range),
            _ => false,
        }
    }

    fn is_lead(&self, range: &Range<usize>) -> bool {
        let words = &self.text[range.clone()];
        // 《纲要》提出〔地区生产总值〕年均增长8%, 细化提出〔地区生产总值〕达到3900亿元等远景目标; 提出10%的速度，主要考虑…: without
        // years or aims a reason is given.
        let planned = || {
            let behind = self.text[range.end..].split(['，', '；', '。']).next().unwrap_or_default();
            let listed = behind.contains('等') && behind.ends_with("目标");
            listed || behind.contains("年均") || behind.contains("累计")
        };
        // 把〔全市生产总值增长目标〕确定为, 使〔国内生产总值〕达到: all before the preposition only leads up to the name.
        let mut bare = words;
        while let Some(w) = bare.strip_suffix(PLACES).and_then(|w| w.strip_suffix(['我', '全'])) {
            bare = w;
        }
        bare.is_empty()
            || bare.ends_with(['把', '将', '使', '即'])
            || matches!(words, "使其" | "其")
            || self.leads_to_name(range)
            || self.rules.wording.leads.whole(words).is_some()
            || words.ends_with("提出") && planned()
            || self.own.iter().any(|o| words.strip_prefix(o.as_str()).is_some_and(|r| r.chars().count() <= 3))
    }

    /// Words that lead up to some names only. 来宁〔游客〕, 入铜〔游客〕: to the place, by the one character that stands for
    /// it. 培育〔市场主体〕45万户; 培育1000家企业 needs its verb to find what it counts.
    fn leads_to_name(&self, range: &Range<usize>) -> bool {
        let (words, behind) = (&self.text[range.clone()], &self.text[range.end..]);
        let here = words.strip_prefix(['来', '入', '赴']).is_some_and(|w| w != "境" && w.chars().count() == 1);
        here && behind.starts_with("游客")
            || words == "培育" && (behind.starts_with("市场主体") || behind.starts_with("经营主体"))
    }

    fn is_filler(&self, token: &Token) -> bool {
        match token.tok {
            Tok::Word(_) | Tok::Time(_) => true,
            Tok::Text => self.is_lead(&token.range),
            _ => false,
        }
    }
}

fn named(token: &Token) -> Option<(Named, Range<usize>)> {
    if let Tok::Name(n) = token.tok { Some((n, token.range.clone())) } else { None }
}

fn known(named: Named, name: Range<usize>, share: Option<Range<usize>>) -> Item {
    let vague = named.breadth == Breadth::Vague;
    Item { indicator: Some(named.indicator), name, prefix: None, suffix: None, share, sure: true, vague }
}

fn without_share(whole: Range<usize>, share: Option<&Range<usize>>) -> Range<usize> {
    match share {
        Some(s) if s.start > whole.start && s.start < whole.end => whole.start..s.start,
        _ => whole,
    }
}
