//! Whose value it is: names that wait for one, names that a list shares, names carried over from the clause before.

use super::clause::Reader;
use super::lexicon::Indicator;
use super::names::Item;
use super::piece::{End, Piece};
use super::share_names::{completed, expanded, joined, share_industry, shared_head};
use super::time::Time;
use super::wording::Word;

/// Words in which the name of a quantity ends.
const QUANTITY: [&str; 10] = ["产值", "产量", "收入", "投资", "总额", "比重", "增加值", "率", "额", "量"];

impl Reader<'_> {
    /// The names to which the value of `piece` belongs; `values` is how many there are.
    pub(super) fn owners(&mut self, piece: &Piece<'_>, named: Vec<Item>, values: usize) -> Vec<Item> {
        let each = piece.says(Word::Each) || std::mem::take(&mut self.each);
        let waiting = std::mem::take(&mut self.waiting);
        if named.is_empty() {
            return self.carried(waiting, piece, each, values);
        }
        // 贫困人口全部脱贫，城乡居民收入分别增长8%、9%: a list that has its names looks for no more behind a comma.
        let enough =
            !waiting.is_empty() && expanded(self.text, named.clone(), each, values, self.rules).len() >= values.max(2);
        let mut names = named;
        let mut sep = piece.sep;
        for (before, item) in waiting.into_iter().rev() {
            // 人民生活水平不断提高，城乡居民人均收入分别达到: over a comma only names of the lexicon belong to the list.
            let joined =
                matches!(sep, '、' | '和') || (sep == '，' && each && item.indicator.is_some() && item.sure && !enough);
            if !joined {
                break;
            }
            names.insert(0, item);
            sep = before;
        }
        let mut names = completed(self.text, names, self.rules);
        if self.unknown {
            share_industry(self.text, &mut names);
        }
        self.listed.clone_from(&names);
        // 制造业增加值、数字经济、绿色经济占生产总值比重15%、37%、48%: as many values as names, each its own.
        let each = each || self.unknown && values > 1 && names.len() == values;
        let mut names = self.sharing(piece, names, each);
        if each && values > 1 {
            joined(self.text, &mut names, values);
        }
        // 受疫情冲击，全年A、B、C分别下降x、y、z: as many names as values, from the last.
        if each && values > 1 && names.len() > values {
            names.drain(..names.len() - values);
        }
        names.iter_mut().for_each(|n| self.complete_by_last(n));
        // 固定资产投资、公共财政预算收入、城乡居民人均可支配收入分别达x、y、z和w: one of the names stands for two.
        if each && names.len() > 1 && names.len() + 1 == values {
            let two = |n: &Item| expanded(self.text, vec![n.clone()], true, 2, self.rules);
            if let Some(at) = names.iter().rposition(|n| two(n).len() == 2) {
                let both = two(&names[at]);
                names.splice(at..=at, both);
                return names;
            }
        }
        expanded(self.text, names, each, values, self.rules)
    }

    /// Which names of a list share the value of `piece`. In a plain list only known names do: 坚持稳中求进、固定资产投资增长5%
    /// has one name.
    fn sharing(&self, piece: &Piece<'_>, names: Vec<Item>, each: bool) -> Vec<Item> {
        if names.len() < 2 || each || matches!(piece.end, End::Relation(..)) {
            return names;
        }
        let known = names.iter().any(|n| n.indicator.is_some());
        // 农业和副业总产值: the second half lends its end to the first and is no name of its own.
        let lent: Vec<usize> = names.iter().filter_map(|n| n.suffix.as_ref().map(|s| s.start)).collect();
        // 战略性新兴产业产值、高新技术产业增加值增长15%: among aims the name of a quantity shares it, known or not.
        let quantity = |n: &Item| {
            let words = &self.text[n.name.clone()];
            let any = words.ends_with(['率', '额', '量']);
            let rate = piece.end.is_percent() && QUANTITY.iter().any(|w| words.ends_with(w));
            let industry = n.indicator.is_none() && n.suffix.is_some();
            self.unknown && (any || industry || rate && !lent.iter().any(|at| n.name.contains(at)))
        };
        let mut shared: Vec<Item> = names.iter().filter(|n| n.indicator.is_some() || quantity(n)).cloned().collect();
        // What stands right before the value has it.
        if let Some(last) = names.last().filter(|last| !known && shared.last() != Some(last)) {
            shared.push(last.clone());
        }
        shared
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
        // 单位生产总值能耗和二氧化碳排放量分别下降2.5%、3%，〔单位生产总值〕水耗下降3%.
        if found.is_none()
            && item.prefix.is_none()
            && ["水耗", "用水量", "电耗"].contains(&&self.text[item.name.clone()])
        {
            item.prefix = before.prefix.clone().or_else(|| shared_head(self.text, &before.name));
        }
    }

    /// A value without a name of its own: the list that waits, else the names before it.
    fn carried(&mut self, waiting: Vec<(char, Item)>, piece: &Piece<'_>, each: bool, values: usize) -> Vec<Item> {
        // GDP增速一季度-9.9%，三季度转正，四季度乘势发力，全年增速达到2%: the whole year is told of what the sentence is about.
        let whole = piece.item.iter().chain(piece.chain).any(|t| t.says(Time::WholeYear));
        // 增速从一季度-8.8%、列全省第10，全年增长3.4%: a rank between them changes nothing.
        // …，全年增长3.1%；固定资产投资一季度增长8.3%，全年增长14.8%: nor what stands before the semicolon.
        let unsaid = self.recent_from >= self.recent.len() && !self.theme_ended;
        let nothing = unsaid || self.last.iter().all(|n| n.indicator.is_none());
        if whole && values == 1 && nothing && waiting.iter().all(|w| w.1.indicator.is_none()) {
            return self.theme.iter().cloned().collect();
        }
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
        // 工业增加值、高新技术产业产值、建筑业产值跃上千亿元台阶，分别达1134亿元、1130亿元和1032亿元: of all three, known or not.
        if each && values > self.last.len() && self.listed.len() == values {
            return self.listed.clone();
        }
        if values > 1 && values > self.last.len() && self.recent.len() >= values {
            return self.recent[self.recent.len() - values..].to_vec();
        }
        // 力争四年、确保五年实现地区生产总值和财政总收入翻番，分别超过: as many names as values, from the last.
        if each && values > 1 && self.last.len() > values {
            return self.last[self.last.len() - values..].to_vec();
        }
        // 居民收入增长4.7%，低保标准由735元、530元均提高至1015元: of what the way began with.
        let way = || self.text.get(self.last.last()?.name.start..piece.chain.first()?.range.start);
        let unknown = !self.last.is_empty() && self.last.iter().all(|n| n.indicator.is_none());
        if each && values == 1 && unknown && way().is_some_and(|w| w.contains(['由', '从'])) {
            return self.last.clone();
        }
        // 人均可支配收入15060元、人均纯收入5820元，均增长11.6%: of all that this clause told.
        let told = &self.recent[self.recent_from.min(self.recent.len())..];
        if values == 1 && each && told.len() > 1 {
            return told.to_vec();
        }
        if values == 1 && self.last.len() > 1 && !each {
            return self.last.last().cloned().into_iter().collect();
        }
        // 生产总值突破总量500亿元、人均10000元的大关，由258亿元增加到543亿元: an amount that no head can have is the whole's.
        let whole = matches!(&piece.end, End::Amount(a) if a.unit.as_deref().is_some_and(|u| u.contains('亿')));
        let head = |n: &Item| {
            n.indicator.and_then(|i| self.rules.lexicon.indicators().get(i)).is_some_and(Indicator::is_a_head)
        };
        if whole && values == 1 && self.last.iter().all(head) && !self.last.is_empty() {
            return self.theme.iter().cloned().collect();
        }
        self.last.clone()
    }
}
