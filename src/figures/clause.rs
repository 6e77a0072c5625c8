//! From pieces to claims: which names share which values (coding manual, “How to split”).
//!
//! Names wait until a value comes. A、B、C分别增长x、y、z gives each its own; A、B增长x gives both the same;
//! a value without a name of its own (，增长10%; ，力争9%) belongs to the name before it.

use std::ops::Range;

use super::Rules;
use super::actual::mark_reached;
use super::budget::wider_revenue;
use super::claim::Claim;
use super::figure::{Measure, Tier, Tone};
use super::measure;
use super::needles::Needles;
use super::passage::is_aside;
use super::piece::{End, Item, Names, Piece, pieces};
use super::share_names::{completed, expanded};
use super::signs::Signs;
use super::time::Time;
use super::token::{Tok, Token, tokens};
use super::values::{bound_word_start, bounds_shared, drop_thresholds, negative};
use super::wording::Word;
use crate::quantity::{Amount, Bound, Value, may_hold_amount};

/// Reads the claims of one sentence.
///
/// `unknown` says whether names that the lexicon does not hold are read as well (in a passage of targets they are).
pub fn claims(text: &str, sentence: Range<usize>, own: &[String], unknown: bool, rules: &Rules) -> Vec<Claim> {
    let signs = Signs::of(&text[sentence.clone()]);
    claims_by(text, sentence, signs, own, unknown, rules)
}

/// The same where the signs of the sentence, or of more than it, are known.
pub fn claims_by(
    text: &str,
    sentence: Range<usize>,
    signs: Signs,
    own: &[String],
    unknown: bool,
    rules: &Rules,
) -> Vec<Claim> {
    if !may_bind(&text[sentence.clone()], signs, unknown, rules) {
        return Vec::new();
    }
    let tokens = tokens(text, sentence, rules);
    let pieces = pieces(&tokens);
    let mut reader = Reader {
        text,
        names: Names { text, own, rules },
        rules,
        unknown,
        out: Vec::new(),
        waiting: Vec::new(),
        recent: Vec::new(),
        time: None,
        lead_time: None,
        tone: None,
        last: Vec::new(),
        each: false,
        from: false,
        recent_from: 0,
        of_which: false,
        from_share: None,
        begun: false,
        part: false,
        way: false,
    };
    let mut i = 0;
    while i < pieces.len() {
        i += reader.piece(&pieces, i);
    }
    let mut out = reader.out;
    if out.is_empty() {
        return out;
    }
    drop_thresholds(&mut out);
    wider_revenue(text, &mut out, rules);
    mark_reached(text, &mut out, rules);
    out
}

/// Whether a sentence can bind anything: a value must stand in it, an amount or a relation, and where names that the
/// lexicon does not hold are not read, a name. Most sentences of a report hold not both.
fn may_bind(words: &str, signs: Signs, unknown: bool, rules: &Rules) -> bool {
    let relation = || signs.relation() || rules.wording.has_relation(words);
    if !(may_hold_amount(words) || signs.has(Signs::ZERO) || relation()) {
        return false;
    }
    // A vague name beside a number counts only behind another name.
    unknown || rules.lexicon.may_name(words, false) || (relation() && rules.lexicon.may_name(words, true))
}

/// Reads one sentence, piece by piece.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) names: Names<'a>,
    pub(super) rules: &'a Rules,
    pub(super) unknown: bool,
    pub(super) out: Vec<Claim>,
    /// Items that wait for a value, with the separator before each.
    waiting: Vec<(char, Item)>,
    /// Items in the order in which they got a value, in this sentence.
    pub(super) recent: Vec<Item>,
    /// Items of the last value.
    pub(super) last: Vec<Item>,
    pub(super) time: Option<Time>,
    /// The time said before the first value of the sentence: it holds for all of it.
    lead_time: Option<Time>,
    tone: Option<(Tone, Range<usize>)>,
    each: bool,
    /// Where in `recent` the clause between two semicolons begins.
    recent_from: usize,
    /// 占…比重 said where the way began: 占全区比重由20.3%提升至21.3%.
    from_share: Option<Range<usize>>,
    /// Whether 其中 stands alone before this piece.
    of_which: bool,
    /// Whether a number was met in this sentence.
    begun: bool,
    /// Whether what is told now is a part's and not the place's.
    pub(super) part: bool,
    /// Whether the last level was the end of a way: what follows is its growth over all of it.
    way: bool,
    /// Whether a number that began a way (由…) stands before.
    from: bool,
}

impl Reader<'_> {
    /// Reads the piece at `i` and those that only carry its list of values on; returns how many.
    fn piece(&mut self, pieces: &[Piece], i: usize) -> usize {
        let piece = &pieces[i];
        // 力争在提高效益的基础上，使国民生产总值达到: the verb of wanting still governs.
        let governed = piece.item.first().is_some_and(|t| self.text[t.range.clone()].starts_with('使'));
        if matches!(piece.sep, '，' | '；' | '。' | '：') && !governed {
            self.tone = None;
        }
        if matches!(piece.sep, '；' | '。' | '：') {
            self.recent_from = self.recent.len();
            self.waiting.clear();
            self.time = self.lead_time;
        }
        // 五年累计新增就业10万人，居民收入达到2万元: the sum ends with its clause.
        let more = piece.item.first().is_some_and(|t| self.text[t.range.clone()].starts_with("累计"));
        if self.time == Some(Time::Span) && piece.has_item() && !more {
            self.time = self.lead_time;
        }
        self.note_times(piece);
        self.begun |= matches!(piece.end, End::Amount(_));
        self.note_part(pieces, i);
        let named = if piece.has_item() { self.names.items(&piece.item, &piece.chain) } else { Vec::new() };
        let alone = piece.item.iter().chain(&piece.chain).all(|t| t.tok == Tok::Word(Word::OfWhich));
        match &piece.end {
            End::None => {
                self.of_which = alone && !piece.item.is_empty();
                if self.of_which {
                    return 1;
                }
                self.wait(piece);
                1
            }
            End::Relation(relation, _) => {
                // 农民收入增长11%；全面完成省下达的各项目标任务: a task without a name of its own says nothing more of the last.
                let task = relation.bound == Bound::Assigned && relation.inside.is_none();
                // 力争各项指标增速高于全省平均水平: said of all, not of the name before.
                let all = self.words_of(piece).contains("指标");
                if named.is_empty() && (all || task && self.waiting.is_empty() && !self.open_subject()) {
                    return 1;
                }
                let names = self.owners(piece, named, 1);
                self.relation(piece, names);
                1
            }
            End::Amount(_) => self.amounts(pieces, i, named),
        }
    }

    /// The words of a piece before its value.
    fn words_of(&self, piece: &Piece) -> &str {
        let all = || piece.item.iter().chain(&piece.chain);
        match (all().map(|t| t.range.start).min(), all().map(|t| t.range.end).max()) {
            (Some(start), Some(end)) => &self.text[start..end],
            _ => "",
        }
    }

    /// Whether the names spoken of last have no value yet.
    fn open_subject(&self) -> bool {
        self.last.iter().any(|n| !self.out.iter().any(|c| c.name == n.name))
    }

    fn note_times(&mut self, piece: &Piece) {
        for token in piece.item.iter().chain(&piece.chain) {
            match &token.tok {
                Tok::Time(Time::Base(_)) => {}
                // 前三季度增长8%；预计年内增长14%: the whole year takes the word back from its parts.
                Tok::Time(Time::WholeYear) => {
                    self.time = Some(Time::WholeYear);
                    if self.lead_time == Some(Time::PartYear) {
                        self.lead_time = None;
                    }
                }
                // 2021年是“十四五”起步之年: the plan is named, and the year is meant.
                Tok::Time(t) if is_aside(*t, &self.text[token.range.end..]) => {}
                Tok::Time(t) => {
                    self.time = Some(*t);
                    // 从2008年的702亿元增加到…: a year that only dates a beginning leads nothing.
                    if !self.begun && !piece.says(Word::From) && *t != Time::Span {
                        self.lead_time = Some(*t);
                    }
                }
                Tok::Word(Word::Strive) => self.tone = Some((Tone::Strive, token.range.clone())),
                Tok::Word(Word::Ensure) => self.tone = Some((Tone::Ensure, token.range.clone())),
                _ => {}
            }
        }
    }

    /// A piece without a value: a name that waits for one, a subject of which more is said (进出口总值创历史新高，),
    /// a remark that changes nothing (全市第一，), or another subject, to which no later value may be carried.
    fn wait(&mut self, piece: &Piece) {
        self.each = piece.item.last().is_some_and(|t| t.tok == Tok::Word(Word::Each));
        if !piece.has_item() {
            return;
        }
        let items = self.names.items(&piece.item, &[]);
        let mut items = items;
        // 固定资产投资增速持续回升，城乡居民收入分别增长: more is said of it already, so it waits for no value in a list.
        let said = piece.item.last().is_some_and(|t| matches!(t.tok, Tok::Word(Word::Skip | Word::Noun)));
        items.iter_mut().for_each(|i| i.sure &= !said);
        let plain = items.iter().all(|i| i.indicator.is_some());
        let subject = self.names.subject(&piece.item);
        if !plain && subject.is_none() && is_remark(&self.text[range_of(&piece.item)]) {
            return;
        }
        let list = matches!(piece.sep, '、' | '和') && subject.is_none();
        if plain || list {
            let mut sep = piece.sep;
            for item in items {
                self.waiting.push((sep, item));
                sep = '和';
            }
        } else if let Some(subject) = subject {
            // 地方生产总值和全部财政收入确保比2010年翻两番，分别达到: what is said of the last is said of all it is joined to.
            let joined = matches!(piece.sep, '、' | '和');
            let before = std::mem::take(&mut self.waiting).into_iter().map(|w| w.1);
            self.last = if joined { before.collect() } else { Vec::new() };
            self.last.push(subject);
        } else {
            self.last = self.names.object(&piece.item).into_iter().collect();
            self.waiting = items.into_iter().map(|i| (piece.sep, i)).collect();
        }
    }

    /// The names to which the value of `piece` belongs; `values` is how many there are.
    fn owners(&mut self, piece: &Piece, named: Vec<Item>, values: usize) -> Vec<Item> {
        let each = piece.says(Word::Each) || std::mem::take(&mut self.each);
        let waiting = std::mem::take(&mut self.waiting);
        if named.is_empty() {
            return self.carried(waiting, piece, each, values);
        }
        let mut names = named;
        let mut sep = piece.sep;
        for (before, item) in waiting.into_iter().rev() {
            // 人民生活水平不断提高，城乡居民人均收入分别达到: over a comma only names of the lexicon belong to the list.
            let joined = matches!(sep, '、' | '和') || (sep == '，' && each && item.indicator.is_some() && item.sure);
            if !joined {
                break;
            }
            names.insert(0, item);
            sep = before;
        }
        let names = completed(self.text, names, self.rules);
        let listed = names.len() > 1;
        // In a plain list only known names share a value: 坚持稳中求进、固定资产投资增长5% has one name.
        let tail = names.last().cloned();
        let mut names: Vec<Item> = names
            .into_iter()
            .filter(|n| {
                let quantity = self.unknown && self.text[n.name.clone()].ends_with(['率', '额', '量']);
                !listed || each || n.indicator.is_some() || quantity || matches!(piece.end, End::Relation(..))
            })
            .collect();
        if names.is_empty() {
            names.extend(tail);
        }
        // 受疫情冲击，全年A、B、C分别下降x、y、z: as many names as values, from the last.
        if each && values > 1 && names.len() > values {
            names.drain(..names.len() - values);
        }
        names.iter_mut().for_each(|n| self.complete_by_last(n));
        expanded(self.text, names, each, values, self.rules)
    }

    /// A name that only its neighbour completes: 规模以上工业企业达930户，〔增加值〕增长11.5%; 其中〔城镇〕增长6.5%.
    fn complete_by_last(&self, item: &mut Item) {
        if item.indicator.is_some() || item.name.len() > 24 {
            return;
        }
        let before = self.last.last().or(self.recent.last());
        let Some(before) = before else { return };
        let pair = completed(self.text, vec![before.clone(), item.clone()], self.rules);
        let other = completed(self.text, vec![item.clone(), before.clone()], self.rules);
        let found = pair.last().and_then(|i| i.indicator).or(other.first().and_then(|i| i.indicator));
        item.indicator = found;
    }

    /// A value without a name of its own: the list that waits, else the names before it.
    fn carried(&mut self, waiting: Vec<(char, Item)>, piece: &Piece, each: bool, values: usize) -> Vec<Item> {
        let named = values > 1 || waiting.iter().any(|w| w.1.indicator.is_some()) || self.last.is_empty();
        if !waiting.is_empty() && named && !matches!(piece.sep, '；' | '。') {
            let names = completed(self.text, waiting.into_iter().map(|w| w.1).collect(), self.rules);
            let known: Vec<Item> = names.iter().filter(|n| n.indicator.is_some()).cloned().collect();
            let relation = self.unknown && matches!(piece.end, End::Relation(..));
            // 工农业总产值，比1980年预计增长5.5%: a comma behind a name that the lexicon does not hold.
            let aside = self.unknown
                && known.is_empty()
                && matches!(names.as_slice(), [n] if QUANTITY.iter().any(|w| self.text[n.name.clone()].ends_with(w)));
            let names = if relation || aside || values > 1 && names.len() == values { names } else { known };
            return expanded(self.text, names, each, values, self.rules);
        }
        if values > 1 && values > self.last.len() && self.recent.len() >= values {
            return self.recent[self.recent.len() - values..].to_vec();
        }
        // 人均可支配收入15060元、人均纯收入5820元，均增长11.6%: of all that this clause told.
        let told = &self.recent[self.recent_from.min(self.recent.len())..];
        if values == 1 && each && told.len() > 1 {
            return told.to_vec();
        }
        if values == 1 && self.last.len() > 1 && !each {
            return self.last.last().cloned().into_iter().collect();
        }
        self.last.clone()
    }

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
            base: None,
            since: false,
            rule: "clause",
            sure: if name.sure { 0.97 } else { 0.85 },
        }
    }

    /// 冲刺2000亿元经济总量, 实现11.92万贫困人口稳定脱贫: the number before its name.
    fn name_behind(&self, pieces: &[Piece], i: usize, named: &[Item]) -> Option<Item> {
        let next = pieces.get(i + 1).filter(|n| n.sep == ' ' && n.end == End::None)?;
        let End::Amount(amount) = &pieces[i].end else { return None };
        let unit = amount.unit.as_deref().filter(|u| *u != "%")?;
        let [item] = self.names.items(&next.item, &[]).try_into().ok().filter(|_| named.is_empty() && self.unknown)?;
        let item: Item = item;
        let indicator = item.indicator.or_else(|| self.names.subject(&next.item)?.indicator)?;
        let freed = self.words_of(next).ends_with("脱贫");
        let fits = self.rules.lexicon.indicators().get(indicator).is_some_and(|i| i.is_counted_in(unit));
        (fits && (item.indicator.is_some() && !item.vague || freed))
            .then(|| Item { indicator: Some(indicator), ..item })
    }

    /// A value and those that carry its list on: 分别增长5.1%、6.1%和13.8%.
    fn amounts(&mut self, pieces: &[Piece], i: usize, named: Vec<Item>) -> usize {
        let piece = &pieces[i];
        if let Some(name) = self.name_behind(pieces, i, &named) {
            let values = bounds_shared(&pieces[i..=i]);
            self.distribute(&pieces[i..=i], &values, &[name], false);
            return 2;
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
        let names = self.owners(piece, named, used);
        if piece.says(Word::From) {
            // 由1032亿元增加到1902亿元: only where it ends is read.
            self.from = true;
            self.from_share =
                piece.item.iter().chain(&piece.chain).find(|t| t.tok == Tok::Share).map(|t| t.range.clone());
            self.time = None;
            self.last = names;
            return used;
        }
        let before =
            list.first().map_or("", |p| if let End::Amount(a) = &p.end { &self.text[..a.range.start] } else { "" });
        if PLANNED.iter().any(|w| before.ends_with(w)) {
            if names.iter().any(|n| n.indicator.is_some()) {
                self.last = names;
            }
            return used;
        }
        let values = bounds_shared(list);
        self.distribute(list, &values, &names, carried);
        self.from = false;
        used
    }

    fn distribute(&mut self, list: &[Piece], values: &[Value], names: &[Item], carried: bool) {
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
    fn one(&mut self, head: &Piece, piece: &Piece, value: Value, name: &Item, carried: bool) -> bool {
        let End::Amount(amount) = &piece.end else { return false };
        if self.no_value(amount) {
            return false;
        }
        let indicator = name.indicator.and_then(|i| self.rules.lexicon.indicators().get(i));
        let began = self.from_share.clone().filter(|_| self.from && carried);
        let share = name.share.clone().or(began).or_else(|| {
            let mut around = head.item.iter().chain(&head.chain);
            around.find(|t| t.tok == Tok::Share).map(|t| t.range.clone())
        });
        let growing = indicator.is_none() && self.text[name.name.clone()].ends_with("增长");
        // 非公有制经济增长16%: the verb was taken for a part of the name.
        let said = measure::said(self.text, head).or(growing.then_some(measure::Said::Growth));
        let unit = amount.unit.as_deref();
        let bare = carried && piece.chain.is_empty();
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
        let lesser = ["市属", "区属", "县属", "限上", "限额以上"].iter().any(|w| words.contains(w));
        claim.part |= of_which && lesser && self.out.last().is_some_and(|c| c.indicator == claim.indicator);
        claim.tier = if stretch { Tier::Stretch } else { Tier::Base };
        claim.reached = self.from && carried;
        claim.rule = if carried {
            "carried"
        } else if list_like(head) {
            "list"
        } else {
            "clause"
        };
        // 平均受教育年限 is a mean over people, not over years.
        let yearly = |t: &Token| t.tok == Tok::Word(Word::Yearly) && &self.text[t.range.clone()] != "平均";
        claim.yearly = head.says(Word::Yearly) || head.item.iter().any(yearly);
        // 由534亿元增长到1492.6亿元，增长1.8倍: over all of the way, unless 比上年 stands there.
        let over = self.way && carried && measure != Measure::Level;
        let base = head.item.iter().chain(&head.chain).find_map(|t| match t.tok {
            Tok::Time(Time::Base(year)) => Some(year),
            _ => None,
        });
        claim.base = base.flatten();
        claim.since = over || base.is_some();
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

/// Words in which the name of a quantity ends.
const QUANTITY: [&str; 10] = ["产值", "产量", "收入", "投资", "总额", "比重", "增加值", "率", "额", "量"];

impl Reader<'_> {
    fn is_gdp(&self, claim: &Claim) -> bool {
        let indicator = claim.indicator.and_then(|i| self.rules.lexicon.indicators().get(i));
        indicator.is_some_and(|i| i.id == "gdp") && claim.measure == Measure::Growth
    }

    /// 总量超200亿元县2个, 收入过10亿元的企业5家: a number that tells what kind of county or company is counted. 超过预定
    /// 增长9%的目标 in a review is the aim told again.
    fn no_value(&self, amount: &Amount) -> bool {
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
        // 是按照全省预期6%—6.5%的上限目标来考虑的: where the aim was taken from.
        if ["上限", "下限", "区间", "中位"].iter().any(|w| behind.starts_with(w)) {
            return true;
        }
        // 一般公共预算收入的37.1%转移支付到各区: a part of it, no rate of growth.
        let part = self.text[..amount.range.start].ends_with('的');
        if part && !self.unknown && amount.unit.as_deref() == Some("%") {
            return true;
        }
        let aim = ["目标", "预期", "计划", "任务", "预定", "年初", "年度目标"].iter().any(|w| behind.starts_with(w));
        !self.unknown && aim
    }
}

fn same_unit(a: &Piece, b: &Piece) -> bool {
    matches!((&a.end, &b.end), (End::Amount(a), End::Amount(b)) if a.unit == b.unit)
}

/// 分别达到2600、261.86亿元: a number without a unit has that of the next in its list.
fn with_units(list: &[Piece]) -> Vec<Piece> {
    let mut list = list.to_vec();
    for k in (0..list.len().saturating_sub(1)).rev() {
        let (before, behind) = list.split_at_mut(k + 1);
        if let (Some(End::Amount(a)), Some(End::Amount(b))) =
            (before.last_mut().map(|p| &mut p.end), behind.first().map(|p| &p.end))
            && a.unit.is_none()
        {
            a.unit.clone_from(&b.unit);
        }
    }
    list
}

fn list_like(head: &Piece) -> bool {
    head.says(Word::Each)
}

fn range_of(tokens: &[Token]) -> Range<usize> {
    tokens.first().map_or(0, |t| t.range.start)..tokens.last().map_or(0, |t| t.range.end)
}

/// A remark between a name and its next value: a rank, a record. What it speaks of is still the name before it.
fn is_remark(words: &str) -> bool {
    const WORDS: [&str; 31] = [
        "结果",
        "为正",
        "转正",
        "转升",
        "回升",
        "企稳",
        "收窄",
        "第一",
        "第二",
        "第三",
        "第四",
        "第五",
        "排名",
        "位居",
        "居全",
        "位列",
        "列全",
        "历史",
        "新高",
        "纪录",
        "前列",
        "首位",
        "领先",
        "名列",
        "大关",
        "台阶",
        "总量",
        "增速",
        "扣除",
        "基数",
        "基础上",
    ];
    static SEARCH: Needles = Needles::new(&WORDS);
    SEARCH.stand_in(words) || words.starts_with("同比") || words.starts_with("比上年")
}
