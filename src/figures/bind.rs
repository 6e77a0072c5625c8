//! Names bound to numbers: what is measured, how a list gives each its own, and which numbers are no values at all.

use std::ops::Range;

use super::claim::Claim;
use super::clause::Reader;
use super::figure::{Measure, Tier, Tone};
use super::lexicon::Family;
use super::measure;
use super::names::{Item, Names};
use super::piece::{End, Piece};
use super::share_names::expanded;
use super::time::Time;
use super::token::{Tok, Token};
use super::values::{bound_word_start, bounds_shared, negative};
use super::wording::Word;
use crate::quantity::{Amount, Value};

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

    /// 冲刺2000亿元经济总量, 实现11.92万贫困人口稳定脱贫: the number before its name.
    fn name_behind(&self, pieces: &[Piece<'_>], i: usize, named: &[Item]) -> Option<Item> {
        let next = pieces.get(i + 1).filter(|n| n.sep == ' ' && n.end == End::None)?;
        let End::Amount(amount) = &pieces[i].end else { return None };
        let unit = amount.unit.as_deref().filter(|u| *u != "%")?;
        let core = self.names.trimmed(next.item);
        let [item] =
            self.names.items(core, next.item, &[]).try_into().ok().filter(|_| named.is_empty() && self.unknown)?;
        let item: Item = item;
        let indicator = item.indicator.or_else(|| Names::subject(core, next.item)?.indicator)?;
        let freed = self.words_of(next).ends_with("脱贫");
        let fits = self.rules.lexicon.indicators().get(indicator).is_some_and(|i| i.is_counted_in(unit));
        (fits && (item.indicator.is_some() && !item.vague || freed))
            .then_some(Item { indicator: Some(indicator), ..item })
    }

    /// A value and those that carry its list on: 分别增长5.1%、6.1%和13.8%.
    pub(super) fn amounts(&mut self, pieces: &[Piece<'_>], i: usize, named: Vec<Item>) -> usize {
        let piece = &pieces[i];
        if let Some(name) = self.name_behind(pieces, i, &named) {
            let values = bounds_shared(&pieces[i..=i]);
            let counted =
                of_people(piece, self.text[name.name.end..].starts_with("人口"), &self.text[name.name.clone()]);
            self.distribute(&[counted], &values, &[name], false);
            return 2;
        }
        if let Some(name) = self.counted_behind(pieces, i, &named) {
            let counted = Piece { item: &[], chain: &[], ..piece.clone() };
            let values = bounds_shared(&pieces[i..=i]);
            self.distribute(&[counted], &values, &[name], false);
            self.out.last_mut().into_iter().for_each(|c| c.rule = "counted");
            return 2;
        }
        // 生产总值达到21701亿元，占全国的11.9%，比上年增长12.5%: a share between two numbers of one name is no name of its own.
        if !self.unknown && self.words_of(piece).starts_with('占') && named.iter().all(|n| n.indicator.is_none()) {
            let more = |p: &&Piece<'_>| p.item.is_empty() && p.chain.is_empty() && matches!(p.sep, '、' | '和');
            return 1 + pieces[i + 1..].iter().take_while(more).count();
        }
        let each = piece.says(Word::Each) || self.each;
        let carried = named.is_empty();
        let several = each || carried || !self.waiting.is_empty() || named.len() > 1;
        let mut used = 1;
        if several {
            while let Some(next) = pieces.get(i + used) {
                let bare = next.item.is_empty()
                    && matches!(next.end, End::Amount(_))
                    && next.chain.iter().all(|t| matches!(t.tok, Tok::Word(Word::Over | Word::Under | Word::Near)));
                // 分别增长5.5%和8.6%，10件实事: over a comma a list goes on only in its own unit.
                let joined = matches!(next.sep, '、' | '和') || (next.sep == '，' && each && same_unit(piece, next));
                // 主要指标稳健增长，地区生产总值增长4%、突破4000亿元: a rate and an amount of one name are no list.
                let joined = joined && (each || named.len() != 1 || piece.end.is_percent() == next.end.is_percent());
                if !(bare && joined) {
                    break;
                }
                used += 1;
            }
        }
        // 城乡居民收入达到26420元和8689元: one name for two, and a value for each.
        if let ([only], Some(next)) = (named.as_slice(), pieces.get(i + 1))
            && used == 1
            && next.item.is_empty()
            && next.chain.is_empty()
            && matches!(next.end, End::Amount(_))
            && matches!(next.sep, '、' | '和')
            && expanded(self.text, vec![only.clone()], false, 2, self.rules).len() == 2
        {
            used = 2;
        }
        let list = &with_units(&pieces[i..i + used]);
        if self.year_of_run(pieces, i, used) {
            let names = self.owners(piece, named, 1);
            self.distribute(&list[used - 1..], &bounds_shared(list)[used - 1..], &names, true);
            return used;
        }
        let names = self.owners(piece, named, used);
        if piece.says(Word::From) {
            // 由1032亿元增加到1902亿元: only where it ends is read.
            self.from = true;
            self.from_share =
                piece.item.iter().chain(piece.chain).find(|t| t.tok == Tok::Share).map(|t| t.range.clone());
            self.time = None;
            // 全部财政收入由439亿元跃升到555亿元，其中一般预算收入255亿元，分别增长: it is one of the two.
            if names.iter().all(|n| n.indicator.is_some()) {
                self.recent.extend(names.iter().cloned());
            }
            self.last = names;
            return used;
        }
        let before =
            list.first().map_or("", |p| if let End::Amount(a) = &p.end { &self.text[..a.range.start] } else { "" });
        if PLANNED.iter().any(|w| before.ends_with(w)) {
            if names.iter().any(|n| n.indicator.is_some()) {
                self.last = names;
            } else if let Some(subject) = Names::subject(self.names.trimmed(piece.item), piece.item) {
                // 一般公共预算收入完成预算的53.9%、同比下降45.1%
                self.last = vec![subject];
            }
            return used;
        }
        let values = bounds_shared(list);
        self.distribute(list, &values, &names, carried);
        self.from = false;
        used
    }

    /// 一季度、上半年、前三季度和全年分别增长5.8%、6.1%、6.3%和6.5%: a value for each time, and the last is the year's.
    fn year_of_run(&self, pieces: &[Piece<'_>], i: usize, used: usize) -> bool {
        let timed = |p: &&Piece<'_>| {
            p.end == End::None && p.item.iter().chain(p.chain).any(|t| t.tok == Tok::Time(Time::PartYear))
        };
        let before = pieces[..i].iter().rev().take_while(timed).count();
        used > 1 && before + 1 == used && whole_year(&pieces[i]) && matches!(pieces[i].sep, '、' | '和')
    }

    fn distribute(&mut self, list: &[Piece<'_>], values: &[Value], names: &[Item], carried: bool) {
        let Some(head) = list.first() else { return };
        let mut taken: Vec<Item> = Vec::new();
        for (n, name) in names.iter().enumerate() {
            let k = if list.len() == names.len() {
                n
            } else if list.len() == 1 {
                0
            } else {
                break;
            };
            // 实现工业增加值1455亿元，其中规模工业增长20.7%: a vague word is clear beside the whole it is a part of.
            let part = head.item.iter().any(|t| t.tok == Tok::Word(Word::OfWhich)) && !self.out.is_empty();
            // 地区生产总值增长5.5%，规模工业增长8%，投资增长10.5%: in the row of the economy's growth the short words are clear.
            let row = End::is_percent(&list[k].end) && self.out.iter().any(|c| self.is_gdp(c));
            // 全年经济增长13.6%: the year makes the short words clear.
            let row = row || End::is_percent(&list[k].end) && whole_year(head) && !self.led;
            if (name.indicator.is_none() || name.vague && !part && !row) && !self.unknown {
                continue;
            }
            if self.one(head, &list[k], values[k], name, carried) {
                taken.push(name.clone());
            }
        }
        // Names that are not read still hold their place in the order: 分别增长6.9%和10.8% counts them.
        if !carried {
            self.recent.extend(names.iter().cloned());
        }
        if !carried || !taken.is_empty() {
            self.last = names.to_vec();
        }
    }

    /// Binds one name to one value; returns whether it made sense.
    fn one(&mut self, head: &Piece<'_>, piece: &Piece<'_>, value: Value, name: &Item, carried: bool) -> bool {
        let End::Amount(amount) = &piece.end else { return false };
        if self.no_value(amount, name.indicator.is_some()) {
            return false;
        }
        let indicator = name.indicator.and_then(|i| self.rules.lexicon.indicators().get(i));
        let began = self.from_share.clone().filter(|_| self.from && carried);
        let share = name.share.clone().or(began).or_else(|| {
            let mut around = head.item.iter().chain(head.chain);
            // 税收收入增长5%、占比达到70%: its share, without the words of what.
            let noun = |t: &Token| {
                carried && t.tok == Tok::Word(Word::Noun) && ["占比", "比重"].contains(&&self.text[t.range.clone()])
            };
            around.find(|t| t.tok == Tok::Share || noun(t)).map(|t| t.range.clone())
        });
        let growing = indicator.is_none() && self.text[name.name.clone()].ends_with("增长");
        // 非公有制经济增长16%: the verb was taken for a part of the name.
        let said = measure::said(self.text, head).or(growing.then_some(measure::Said::Growth));
        let unit = amount.unit.as_deref();
        let bare = carried && piece.chain.is_empty();
        // 公共财政预算收入97亿元，完成101.1%: of what was planned.
        if carried && unit == Some("%") && says_done(self.text, head) {
            return false;
        }
        let Some(measure) = measure::measure(said, indicator, unit, value, share.is_some(), bare).or_else(|| {
            let nameless = indicator.is_none() && unit.is_none() && !carried;
            nameless.then(|| measure::bare(&self.text[name.name.clone()])).flatten()
        }) else {
            return false;
        };
        let stretch = carried
            && self.tone.as_ref().is_some_and(|t| t.0 == Tone::Strive)
            && self.out.last().is_some_and(|c| c.name == name.name && c.unit == amount.unit);
        let measure = if stretch && said.is_none() { self.out.last().map_or(measure, |c| c.measure) } else { measure };
        // 新增地方财政收入61亿元, 地区生产总值增量超4000亿元: by how much it rose.
        let more = ["新增", "净增"].iter().any(|w| self.text[..name.name.start].ends_with(w))
            || self.text[name.name.end..].starts_with("增量");
        let flow = indicator.is_some_and(|i| i.measure == Measure::Growth && i.family != Family::Investment);
        let money = unit.is_some_and(|u| u.ends_with('元'));
        let measure = if more && flow && money && measure == Measure::Level { Measure::Change } else { measure };
        let start = bound_word_start(piece).unwrap_or(amount.range.start);
        // 下降2个百分点 is a change of −2 (coding manual, “How to split”).
        let falls = measure == Measure::Change && said == Some(measure::Said::Decline);
        let value = if falls { negative(value) } else { value };
        let mut claim = self.claim(name, start..amount.range.end, measure, value, amount.unit.clone());
        if share.is_some()
            && let Some(id) = indicator.and_then(|i| i.as_share.as_ref())
        {
            claim.indicator = self.rules.lexicon.index(id);
        }
        claim.of = share;
        // 固定资产投资5800亿元，其中限上固定资产投资2618亿元: a part of what was just told.
        let of_which = head.item.iter().any(|t| t.tok == Tok::Word(Word::OfWhich)) || self.of_which;
        let from = name.name.start.saturating_sub("市属".len());
        let words = self.text.get(from..name.name.end).unwrap_or_default();
        // 其中市本级实现11.9亿元: the name is the one before.
        let own = carried && self.words_of(head).contains("本级");
        let lesser = ["市属", "区属", "县属", "限上", "限额以上", "本级"].iter().any(|w| words.contains(w));
        self.part |= of_which && (own || lesser && words.contains("本级"));
        claim.part |=
            self.part || of_which && lesser && self.out.last().is_some_and(|c| c.indicator == claim.indicator);
        claim.tier = if stretch { Tier::Stretch } else { Tier::Base };
        claim.reached = self.from && carried;
        claim.rule = if carried {
            "carried"
        } else if list_like(head) {
            "list"
        } else {
            "clause"
        };
        let yearly = |t: &Token| self.is_yearly(t);
        // 11个重点城市空气质量二级以上天数平均增长13%: nor is a mean over cities, where nothing speaks of years.
        let years = matches!(self.time, Some(Time::Plan(_) | Time::Ahead | Time::Past | Time::Span)) || !self.unknown;
        let mean = years && head.says(Word::Yearly) || head.chain.iter().any(yearly);
        claim.yearly = mean || head.item.iter().any(yearly);
        // 由534亿元增长到1492.6亿元，增长1.8倍: over all of the way, unless 比上年 stands there.
        let over = self.way && carried && measure != Measure::Level;
        let base = head.item.iter().chain(head.chain).find_map(|t| match t.tok {
            Tok::Time(Time::Base(year)) => Some(year),
            _ => None,
        });
        // 生产总值800亿元，比“十一五”末增长62.7%；固定资产投资691亿元，增长101%: and so is all that follows without a word.
        let plan =
            |t: &Token| matches!(t.tok, Tok::Time(Time::Base(None))) && self.text[t.range.clone()].contains('五');
        self.on_plan |= head.item.iter().chain(head.chain).any(plan);
        let held = self.held.filter(|_| !matches!(measure, Measure::Level | Measure::Relation));
        let base = base.or(held.map(Some));
        claim.base = base.flatten();
        let last_year = |t: &Token| ["上年", "去年", "上一年"].iter().any(|w| self.text[t.range.clone()].contains(w));
        claim.on_last = head.chain.iter().any(|t| matches!(t.tok, Tok::Word(_)) && last_year(t));
        // 由2002年的22亿美元增加至6340亿美元，2007年比上年增长20.2%: of the year alone.
        // 增速从一季度-8.8%回升到上半年-0.4%，全年增长3.4%: so is the whole year's.
        let dated = |t: &Token| matches!(t.tok, Tok::Time(Time::WholeYear | Time::Year { .. }));
        let dated = head.item.iter().chain(head.chain).any(dated);
        claim.since = over && !claim.on_last && !dated
            || base.is_some()
            || self.on_plan && carried && !claim.on_last && measure == Measure::Growth;
        self.way = claim.reached || over;
        claim.basis = measure::basis(self.text, head, piece);
        claim.sure *= if carried { 0.97 } else { 1.0 };
        self.out.push(claim);
        self.bracket(piece, name);
        true
    }
}

/// 完成年度计划的102.5%, 完成调整预算的104.27%: how much of the plan was done, no value of the name.
const PLANNED: [&str; 8] = ["计划的", "任务的", "目标的", "预算的", "年初预算", "年计划", "年任务", "进度的"];

impl Reader<'_> {
    fn is_gdp(&self, claim: &Claim) -> bool {
        let indicator = claim.indicator.and_then(|i| self.rules.lexicon.indicators().get(i));
        indicator.is_some_and(|i| i.id == "gdp") && claim.measure == Measure::Growth
    }

    /// 总量超200亿元县2个, 收入过10亿元的企业5家: a number that tells what kind of county or company is counted. 超过预定
    /// 增长9%的目标 in a review is the aim told again.
    fn no_value(&self, amount: &Amount, named: bool) -> bool {
        let behind = self.text[amount.range.end..].trim_start_matches('的');
        const COUNTED: [&str; 16] = [
            "县",
            "乡镇",
            "镇",
            "村",
            "企业",
            "园区",
            "项目",
            "产业集群",
            "产业",
            "集群",
            "强县",
            "强镇",
            "大县",
            "商圈",
            "龙头企业",
            "骨干企业",
        ];
        let money = amount.unit.as_deref().is_some_and(|u| u.ends_with('元'));
        if money && COUNTED.iter().any(|w| behind.starts_with(w)) {
            return true;
        }
        // 环境空气质量稳居全国168个重点城市前列: of how many it is one.
        if self.text[..amount.range.start].ends_with("全国") || self.text[..amount.range.start].ends_with("全省") {
            return true;
        }
        // 65%的GDP、75%的投资: the name stands behind its share.
        let whose = self.text[amount.range.end..].strip_prefix('的').unwrap_or_default();
        if !self.unknown && self.rules.lexicon.find(whose).next().is_some_and(|(r, _)| r.start == 0) {
            return true;
        }
        // 是按照全省预期6%—6.5%的上限目标来考虑的: where the aim was taken from.
        if ["上限", "下限", "区间", "中位"].iter().any(|w| behind.starts_with(w)) {
            return true;
        }
        // 在突破2000亿元大关的基础上，今年可超2500亿元: where it began.
        if behind.trim_start_matches("大关").trim_start_matches('的').starts_with("基础上") {
            return true;
        }
        // 一般公共预算收入的37.1%转移支付到各区: a part of it, no rate of growth.
        let part = self.text[..amount.range.start].ends_with('的');
        if part && !self.unknown && matches!(amount.unit.as_deref(), Some("%" | "倍")) {
            return true;
        }
        let aim = ["目标", "预期", "计划", "任务", "预定", "年初", "年度目标"].iter().any(|w| behind.starts_with(w));
        // 充分考虑8%增长目标, 提出8%的目标: an aim spoken of, without a name.
        let spoken = || ["增长目标", "的增长目标", "年均增长目标", "目标"].iter().any(|w| behind.starts_with(w));
        !self.unknown && aim || !named && spoken()
    }
}

/// 64.3万贫困人口: people are counted, though the unit stands in their name.
fn of_people<'t>(piece: &Piece<'t>, behind: bool, name: &str) -> Piece<'t> {
    let mut piece = piece.clone();
    if let End::Amount(a) = &mut piece.end
        && a.unit.as_deref() == Some("万")
        && (behind || name.contains("人口"))
    {
        a.unit = Some("万人".to_owned());
    }
    piece
}

fn whole_year(piece: &Piece<'_>) -> bool {
    piece.item.iter().chain(piece.chain).any(|t| t.tok == Tok::Time(Time::WholeYear))
}

fn same_unit(a: &Piece<'_>, b: &Piece<'_>) -> bool {
    matches!((&a.end, &b.end), (End::Amount(a), End::Amount(b)) if a.unit == b.unit)
}

/// 分别达到2600、261.86亿元, 分别提高4个、10个百分点: a number without a unit, or with half of it, has that of the next.
fn with_units<'t>(list: &[Piece<'t>]) -> Vec<Piece<'t>> {
    let mut list = list.to_vec();
    for k in (0..list.len().saturating_sub(1)).rev() {
        let (before, behind) = list.split_at_mut(k + 1);
        if let (Some(End::Amount(a)), Some(End::Amount(b))) =
            (before.last_mut().map(|p| &mut p.end), behind.first().map(|p| &p.end))
            && a.unit.as_deref().is_none_or(|u| u == "个" && b.unit.as_deref() == Some("个百分点"))
        {
            a.unit.clone_from(&b.unit);
        }
    }
    list
}

fn list_like(head: &Piece<'_>) -> bool {
    head.says(Word::Each)
}

/// 完成102%, 完成年计划的102%: a chain that holds nothing but that verb.
fn says_done(text: &str, head: &Piece<'_>) -> bool {
    let verb =
        |t: &Token| matches!(t.tok, Tok::Word(Word::Level | Word::Growth | Word::Decline | Word::Rise | Word::Over));
    let mut verbs = head.chain.iter().filter(|t| verb(t)).map(|t| &text[t.range.clone()]);
    let done = verbs.next().is_some_and(|w| matches!(w, "完成" | "超额完成" | "完成了"));
    done && verbs.next().is_none()
}
