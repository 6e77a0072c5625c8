//! Names and numbers: which numbers are a list, and how a list gives each name its own.

use super::claim::Claim;
use super::clause::Reader;
use super::figure::Measure;
use super::names::{Item, Names};
use super::pair::Pair;
use super::piece::{End, Piece};
use super::share_names::expanded;
use super::time::Time;
use super::token::Tok;
use super::values::bounds_shared;
use super::wording::Word;
use crate::quantity::Value;

impl Reader<'_> {
    /// 冲刺2000亿元经济总量, 实现11.92万贫困人口稳定脱贫: the number before its name.
    fn name_behind(&self, pieces: &[Piece<'_>], i: usize, named: &[Item]) -> Option<Item> {
        let next = pieces.get(i + 1).filter(|n| n.sep == ' ' && n.end == End::None)?;
        let End::Amount(amount) = &pieces[i].end else { return None };
        let unit = amount.unit.as_deref().filter(|u| *u != "%")?;
        let freed = || is_freed(self.words_of(next)) && unit.ends_with(['人', '名', '万', '户']);
        if !named.is_empty() || !self.unknown && !freed() {
            return None;
        }
        let (core, freed) = (self.names.trimmed(next.item), freed());
        let [item]: [Item; 1] = self.names.items(core, next.item, &[]).try_into().ok()?;
        // 9.6万国标贫困人口全部稳定脱贫: words of what kind stand before the name.
        let kind = || core.get(1..).filter(|_| freed);
        let subject = || Names::subject(core, next.item).or_else(|| Names::subject(kind()?, next.item));
        let indicator = item.indicator.or_else(|| subject()?.indicator)?;
        let fits = self.rules.lexicon.indicators().get(indicator).is_some_and(|i| i.is_counted_in(unit));
        (fits && (item.indicator.is_some() && !item.vague || freed))
            .then_some(Item { indicator: Some(indicator), ..item })
    }

    /// A value and those that carry its list on: 分别增长5.1%、6.1%和13.8%. Returns how many pieces they are.
    pub(super) fn amounts(&mut self, pieces: &[Piece<'_>], i: usize, named: Vec<Item>) -> usize {
        let piece = &pieces[i];
        if self.sums_up(piece, &named) {
            self.waiting.clear();
            return 1;
        }
        if self.before_name(pieces, i, &named) {
            return 2;
        }
        // 生产总值达到21701亿元，占全国的11.9%，比上年增长12.5%: a share between two numbers of one name is no name of its own.
        if !self.unknown && self.words_of(piece).starts_with('占') && named.iter().all(|n| n.indicator.is_none()) {
            let more = |p: &&Piece<'_>| p.item.is_empty() && p.chain.is_empty() && matches!(p.sep, '、' | '和');
            return 1 + pieces[i + 1..].iter().take_while(more).count();
        }
        let carried = named.is_empty();
        let used = self.list_len(pieces, i, &named);
        let list = &with_units(&pieces[i..i + used]);
        if self.year_of_run(pieces, i, used) {
            let names = self.owners(piece, named, 1);
            self.distribute(&list[used - 1..], &bounds_shared(list)[used - 1..], &names, true);
            return used;
        }
        let names = self.owners(piece, named, used);
        if piece.says(Word::From) {
            self.begin_way(piece, names);
        } else if self.is_of_plan(list) {
            if names.iter().any(|n| n.indicator.is_some()) {
                self.last = names;
            } else if let Some(subject) = Names::subject(self.names.trimmed(piece.item), piece.item) {
                // 一般公共预算收入完成预算的53.9%、同比下降45.1%
                self.last = vec![subject];
            }
        } else {
            self.distribute(list, &bounds_shared(list), &names, carried);
            self.from = false;
        }
        used
    }

    /// Binds a number to the name behind it; returns whether there is one.
    fn before_name(&mut self, pieces: &[Piece<'_>], i: usize, named: &[Item]) -> bool {
        let piece = &pieces[i];
        if let Some(name) = self.name_behind(pieces, i, named) {
            let people = self.text[name.name.end..].starts_with("人口");
            let counted = of_people(piece, people, &self.text[name.name.clone()]);
            self.distribute(&[counted], &bounds_shared(&pieces[i..=i]), &[name], false);
            return true;
        }
        let Some(name) = self.counted_behind(pieces, i, named) else { return false };
        let counted = Piece { item: &[], chain: &[], ..piece.clone() };
        self.distribute(&[counted], &bounds_shared(&pieces[i..=i]), &[name], false);
        self.out.last_mut().into_iter().for_each(|c| c.rule = "counted");
        true
    }

    /// How many pieces are the list of values that begins at `i`.
    fn list_len(&self, pieces: &[Piece<'_>], i: usize, named: &[Item]) -> usize {
        let piece = &pieces[i];
        let each = piece.says(Word::Each) || self.each;
        let several = each || named.len() != 1 || !self.waiting.is_empty();
        let goes_on = |next: &&Piece<'_>| {
            let bare = next.item.is_empty()
                && matches!(next.end, End::Amount(_))
                && next.chain.iter().all(|t| matches!(t.tok, Tok::Word(Word::Over | Word::Under | Word::Near)));
            // 分别增长5.5%和8.6%，10件实事: over a comma a list goes on only in its own unit.
            let joined = matches!(next.sep, '、' | '和') || (next.sep == '，' && each && same_unit(piece, next));
            // 主要指标稳健增长，地区生产总值增长4%、突破4000亿元: a rate and an amount of one name are no list.
            bare && joined && (each || named.len() != 1 || piece.end.is_percent() == next.end.is_percent())
        };
        let used = 1 + if several { pieces[i + 1..].iter().take_while(goes_on).count() } else { 0 };
        // 城乡居民收入达到26420元和8689元: one name for two, and a value for each.
        let beside = |next: &Piece<'_>| {
            next.item.is_empty()
                && next.chain.is_empty()
                && matches!(next.end, End::Amount(_))
                && matches!(next.sep, '、' | '和')
        };
        let ([only], true, true) = (named, used == 1, pieces.get(i + 1).is_some_and(beside)) else { return used };
        if expanded(self.text, vec![only.clone()], false, 2, self.rules).len() == 2 { 2 } else { used }
    }

    /// 由1032亿元增加到1902亿元: only where it ends is read.
    fn begin_way(&mut self, piece: &Piece<'_>, names: Vec<Item>) {
        self.from = true;
        self.from_share = piece.item.iter().chain(piece.chain).find(|t| t.is_share()).map(|t| t.range.clone());
        self.time = None;
        // 全部财政收入由439亿元跃升到555亿元，其中一般预算收入255亿元，分别增长: it is one of the two.
        if names.iter().all(|n| n.indicator.is_some()) {
            self.recent.extend(names.iter().cloned());
        }
        self.last = names;
    }

    /// 完成年度计划的102.5%, 完成调整预算的104.27%: how much of the plan was done, no value of the name.
    fn is_of_plan(&self, list: &[Piece<'_>]) -> bool {
        const PLANNED: [&str; 8] = ["计划的", "任务的", "目标的", "预算的", "年初预算", "年计划", "年任务", "进度的"];
        let Some(End::Amount(a)) = list.first().map(|p| &p.end) else { return false };
        PLANNED.iter().any(|w| self.text[..a.range.start].ends_with(w))
    }

    /// 一季度、上半年、前三季度和全年分别增长5.8%、6.1%、6.3%和6.5%: a value for each time, and the last is the year's.
    fn year_of_run(&self, pieces: &[Piece<'_>], i: usize, used: usize) -> bool {
        let timed = |p: &&Piece<'_>| p.end == End::None && p.item.iter().chain(p.chain).any(|t| t.says(Time::PartYear));
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
            let part = head.item.iter().any(|t| t.is(Word::OfWhich)) && !self.out.is_empty();
            // 地区生产总值增长5.5%，规模工业增长8%，投资增长10.5%: in the row of the economy's growth the short words are clear.
            let row = End::is_percent(&list[k].end) && self.out.iter().any(|c| self.is_gdp(c));
            // 全年经济增长13.6%: the year makes the short words clear.
            let row = row || End::is_percent(&list[k].end) && whole_year(head) && !self.led;
            if (name.indicator.is_none() || name.vague && !part && !row) && !self.unknown {
                continue;
            }
            let End::Amount(amount) = &list[k].end else { continue };
            if self.one(&Pair { head, piece: &list[k], amount, value: values[k], name, carried }) {
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

    fn is_gdp(&self, claim: &Claim) -> bool {
        let indicator = claim.indicator.and_then(|i| self.rules.lexicon.indicators().get(i));
        indicator.is_some_and(|i| i.id == "gdp") && claim.measure == Measure::Growth
    }
}

/// 贫困人口稳定脱贫: people who were poor and are no more; 贫困村脱贫 are villages.
fn is_freed(words: &str) -> bool {
    let others = ["尚未", "未能", "贫困村", "薄弱村", "村脱贫", "村整", "县"];
    let words = words.strip_suffix("退出").unwrap_or(words);
    words.ends_with("脱贫") && !words.ends_with("未脱贫") && !others.iter().any(|w| words.contains(w))
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
    piece.item.iter().chain(piece.chain).any(|t| t.says(Time::WholeYear))
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
