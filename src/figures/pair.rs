//! One name bound to one value: what is measured, of what it is a part or a share, and what it is compared with.

use std::ops::Range;

use super::claim::Claim;
use super::clause::Reader;
use super::figure::{Measure, Tier, Tone};
use super::lexicon::{Family, Indicator};
use super::measure::{self, Said};
use super::names::Item;
use super::piece::Piece;
use super::time::Time;
use super::token::{Tok, Token};
use super::values::{bound_word_start, negative};
use super::wording::Word;
use crate::quantity::{Amount, Value};

/// A name and the value that it may get.
#[derive(Clone, Copy)]
pub(super) struct Pair<'p, 't> {
    /// The piece of the first value of the list, whose words hold for all of it.
    pub head: &'p Piece<'t>,
    /// The piece of this value.
    pub piece: &'p Piece<'t>,
    pub amount: &'p Amount,
    /// With the words of bound that it shares with others.
    pub value: Value,
    pub name: &'p Item,
    /// Whether the value has no name of its own: ，增长10%.
    pub carried: bool,
}

impl Pair<'_, '_> {
    /// All words between two separators before the first value.
    fn around(&self) -> impl Iterator<Item = &Token> {
        self.head.item.iter().chain(self.head.chain)
    }
}

impl Reader<'_> {
    pub(super) fn claim(
        &self,
        name: &Item,
        value_at: Range<usize>,
        measure: Measure,
        value: Value,
        unit: Option<String>,
    ) -> Claim {
        let (tone, tone_at) = self.tone.clone().map_or((Tone::None, None), |(t, at)| (t, Some(at)));
        Claim {
            indicator: name.indicator,
            name: name.name.clone(),
            name_prefix: name.prefix.clone(),
            name_suffix: name.suffix.clone(),
            value_at,
            measure,
            value,
            unit,
            tone,
            tone_at,
            tier: Tier::Base,
            relative_to: None,
            basis: None,
            of: name.share.clone(),
            time: self.time,
            yearly: false,
            reached: false,
            part: self.part,
            on_last: false,
            base: None,
            since: false,
            rule: "clause",
            sure: if name.sure { 0.97 } else { 0.85 },
        }
    }

    /// Binds one name to one value; returns whether it made sense.
    pub(super) fn one(&mut self, pair: &Pair<'_, '_>) -> bool {
        let rules = self.rules;
        let stock = self.stock(pair);
        let pair = &Pair { name: stock.as_ref().unwrap_or(pair.name), ..*pair };
        let indicator = pair.name.indicator.and_then(|i| rules.lexicon.indicators().get(i));
        // 公共财政预算收入97亿元，完成101.1%: of what was planned.
        let done = pair.carried && pair.piece.end.is_percent() && says_done(self.text, pair.head);
        // 规上工业增加值、批发业销售额对全市增长的贡献率超过70%: what it contributed, and not how it grew.
        let between = self.text.get(pair.name.name.end..pair.amount.range.start).unwrap_or_default();
        let contributed = between.contains("贡献率") && pair.name.indicator.is_some();
        if self.no_value(pair.amount, pair.name.indicator.is_some()) || done || contributed {
            return false;
        }
        let share = self.share(pair);
        let said = self.said(pair);
        let stretch = self.is_stretch(pair);
        let Some(measure) = self.measured(pair, indicator, said, share.is_some(), stretch) else { return false };
        let start = bound_word_start(pair.piece).unwrap_or(pair.amount.range.start);
        // 下降2个百分点 is a change of −2 (coding manual, “How to split”).
        let falls = measure == Measure::Change && said == Some(Said::Decline);
        let value = if falls { negative(pair.value) } else { pair.value };
        let at = start..pair.amount.range.end;
        let mut claim = self.claim(pair.name, at, measure, value, pair.amount.unit.clone());
        if let Some(id) = indicator.and_then(|i| i.as_share.as_ref()).filter(|_| share.is_some()) {
            claim.indicator = rules.lexicon.index(id);
        }
        claim.of = share;
        self.note_part_of(pair, &mut claim);
        claim.tier = if stretch { Tier::Stretch } else { Tier::Base };
        claim.reached = self.from && pair.carried;
        claim.rule = match (pair.carried, pair.head.says(Word::Each)) {
            (true, _) => "carried",
            (_, true) => "list",
            _ => "clause",
        };
        claim.yearly = self.by_year(pair.head);
        self.compare(pair, &mut claim);
        claim.basis = measure::basis(self.text, pair.head, pair.piece);
        claim.sure *= if pair.carried { 0.97 } else { 1.0 };
        self.out.push(claim);
        self.bracket(pair.piece, pair.name);
        true
    }

    /// 占…比重 around the name, in the words before the value, or where the way began.
    fn share(&self, pair: &Pair<'_, '_>) -> Option<Range<usize>> {
        let began = || self.from_share.clone().filter(|_| self.from && pair.carried);
        // 税收收入增长5%、占比达到70%: its share, without the words of what.
        let noun = |t: &Token| {
            let words = &self.text[t.range.clone()];
            pair.carried && t.is(Word::Noun) && ["占比", "比重"].contains(&words)
        };
        let said = || pair.around().find(|t| t.is_share() || noun(t)).map(|t| t.range.clone());
        pair.name.share.clone().or_else(began).or_else(said)
    }

    /// The verb before the value. 非公有制经济增长16%: it was taken for a part of the name.
    fn said(&self, pair: &Pair<'_, '_>) -> Option<Said> {
        let growing = pair.name.indicator.is_none() && self.text[pair.name.name.clone()].ends_with("增长");
        measure::said(self.text, pair.head).or(growing.then_some(Said::Growth))
    }

    /// ，力争9% behind a first value of the same name.
    fn is_stretch(&self, pair: &Pair<'_, '_>) -> bool {
        pair.carried
            && self.tone.as_ref().is_some_and(|t| t.0 == Tone::Strive)
            && self.told(pair.name).is_some_and(|c| c.unit == pair.amount.unit)
    }

    /// 新增市场主体3万余户、总数达22.14万户: all there are, and not those that came.
    fn stock(&self, pair: &Pair<'_, '_>) -> Option<Item> {
        let all = |t: &Token| ["总数", "总量", "总户数"].contains(&&self.text[t.range.clone()]);
        let name = &pair.name.name;
        let words = &self.text[name.clone()];
        let came = ["新增", "新登记", "新设", "净增"].iter().find(|w| words.starts_with(**w))?;
        (pair.carried && words.len() > came.len() && pair.around().any(all))
            .then(|| Item { name: name.start + came.len()..name.end, ..pair.name.clone() })
    }

    /// What this sentence told last of a name: 分别实现1500亿元、260亿元，冲刺1600亿元、280亿元 raises each of its own.
    fn told(&self, name: &Item) -> Option<&Claim> {
        self.out.iter().rfind(|c| c.name == name.name)
    }

    /// What the value measures; nothing where no reading makes sense.
    fn measured(
        &self,
        pair: &Pair<'_, '_>,
        indicator: Option<&Indicator>,
        said: Option<Said>,
        share: bool,
        stretch: bool,
    ) -> Option<Measure> {
        let (name, unit) = (&pair.name.name, pair.amount.unit.as_deref());
        let bare = pair.carried && pair.piece.chain.is_empty() && !(stretch && indicator.is_some());
        let measure = measure::measure(said, indicator, unit, pair.value, share, bare).or_else(|| {
            let nameless = indicator.is_none() && unit.is_none() && !pair.carried;
            nameless.then(|| measure::bare(&self.text[name.clone()])).flatten()
        })?;
        let before = || self.told(pair.name).map_or(measure, |c| c.measure);
        let measure = if stretch && said.is_none() { before() } else { measure };
        // 新增地方财政收入61亿元, 地区生产总值增量超4000亿元: by how much it rose.
        let more = ["新增", "净增"].iter().any(|w| self.text[..name.start].ends_with(w))
            || self.text[name.end..].starts_with("增量");
        let flow = indicator.is_some_and(|i| i.measure == Measure::Growth && i.family != Family::Investment);
        let money = unit.is_some_and(|u| u.ends_with('元'));
        Some(if more && flow && money && measure == Measure::Level { Measure::Change } else { measure })
    }

    /// 固定资产投资5800亿元，其中限上固定资产投资2618亿元: a part of what was just told.
    fn note_part_of(&mut self, pair: &Pair<'_, '_>, claim: &mut Claim) {
        claim.part |= self.part;
        if !self.of_which && !pair.head.item.iter().any(|t| t.is(Word::OfWhich)) {
            return;
        }
        let name = &pair.name.name;
        let words = self.text.get(name.start.saturating_sub("市属".len())..name.end).unwrap_or_default();
        // 其中市本级实现11.9亿元: the name is the one before.
        let own = pair.carried && self.words_of(pair.head).contains("本级");
        let lesser = ["市属", "区属", "县属", "限上", "限额以上", "本级"].iter().any(|w| words.contains(w));
        self.part |= own || words.contains("本级");
        claim.part |= self.part || lesser && self.out.last().is_some_and(|c| c.indicator == claim.indicator);
    }

    /// Whether it is a rate by the year.
    fn by_year(&self, head: &Piece<'_>) -> bool {
        let yearly = |t: &Token| self.is_yearly(t);
        // 11个重点城市空气质量二级以上天数平均增长13%: nor is a mean over cities, where nothing speaks of years.
        let years = matches!(self.time, Some(Time::Plan(_) | Time::Ahead | Time::Past | Time::Span)) || !self.unknown;
        years && head.says(Word::Yearly) || head.chain.iter().chain(head.item).any(yearly)
    }

    /// What the value is compared with: another year than the last, or the whole of a way.
    fn compare(&mut self, pair: &Pair<'_, '_>, claim: &mut Claim) {
        // 由534亿元增长到1492.6亿元，增长1.8倍: over all of the way, unless 比上年 stands there.
        let over = self.way && pair.carried && claim.measure != Measure::Level;
        let base = pair.around().find_map(|t| match t.tok {
            Tok::Time(Time::Base(year)) => Some(year),
            _ => None,
        });
        // 生产总值800亿元，比“十一五”末增长62.7%；固定资产投资691亿元，增长101%: and so is all that follows without a word.
        let plan =
            |t: &Token| matches!(t.tok, Tok::Time(Time::Base(None))) && self.text[t.range.clone()].contains('五');
        let on_plan = self.on_plan || pair.around().any(plan);
        let rate = !matches!(claim.measure, Measure::Level | Measure::Relation);
        let held = self.held.filter(|_| rate);
        // 规上工业增加值比2016年增长39%，社会消费品零售总额增长26.4%: so do the rates of the names behind the first.
        if let (Some(base), false, true) = (base.filter(|b| b.is_some() || on_plan), pair.carried, rate) {
            self.since = Some((base, pair.name.name.clone()));
        }
        let since = self.since.as_ref().filter(|(_, name)| rate && *name != pair.name.name).map(|s| s.0);
        let base = base.or(held.map(Some)).or(since);
        claim.base = base.flatten();
        let last_year = |t: &Token| ["上年", "去年", "上一年"].iter().any(|w| self.text[t.range.clone()].contains(w));
        claim.on_last = pair.head.chain.iter().any(|t| matches!(t.tok, Tok::Word(_)) && last_year(t));
        // 由2002年的22亿美元增加至6340亿美元，2007年比上年增长20.2%: of the year alone.
        // 增速从一季度-8.8%回升到上半年-0.4%，全年增长3.4%: so is the whole year's.
        let dated = pair.around().any(|t| matches!(t.tok, Tok::Time(Time::WholeYear | Time::Year { .. })));
        if claim.on_last || dated {
            self.since = None;
        }
        claim.since = over && !claim.on_last && !dated
            || base.is_some()
            || on_plan && pair.carried && !claim.on_last && claim.measure == Measure::Growth;
        self.on_plan = on_plan;
        self.way = claim.reached || over;
    }
}

/// 完成102%, 完成年计划的102%: a chain that holds nothing but that verb.
fn says_done(text: &str, head: &Piece<'_>) -> bool {
    let verb =
        |t: &Token| matches!(t.tok, Tok::Word(Word::Level | Word::Growth | Word::Decline | Word::Rise | Word::Over));
    let mut verbs = head.chain.iter().filter(|t| verb(t)).map(|t| &text[t.range.clone()]);
    let done = verbs.next().is_some_and(|w| matches!(w, "完成" | "超额完成" | "完成了"));
    done && verbs.next().is_none()
}
