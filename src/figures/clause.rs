//! From pieces to claims: which names share which values (coding manual, “How to split”).
//!
//! Names wait until a value comes. A、B、C分别增长x、y、z gives each its own; A、B增长x gives both the same;
//! a value without a name of its own (，增长10%; ，力争9%) belongs to the name before it.

use std::ops::Range;

use super::Rules;
use super::actual::mark_reached;
use super::air::of_air;
use super::budget::wider_revenue;
use super::claim::Claim;
use super::figure::Tone;
use super::names::{Item, Names};
use super::passage::is_aside;
use super::piece::{End, Piece, pieces};
use super::signs::Cut;
use super::stretch::Stretch;
use super::time::Time;
use super::token::{Tok, Token, tokens_beside};
use super::values::drop_thresholds;
use super::wording::Word;
use crate::quantity::Bound;

/// Reads the claims of one sentence, or of what of it is read.
///
/// `unknown` says whether names that the lexicon does not hold are read as well (in a passage of targets they are).
pub fn claims(text: &str, sentence: &Cut, own: &[String], unknown: bool, rules: &Rules) -> Vec<Claim> {
    let Some(stretch) = Stretch::of(sentence) else { return Vec::new() };
    let Some(relations) = stretch.may_bind(text, unknown, rules) else { return Vec::new() };
    let mut tokens = tokens_beside(text, stretch.range, stretch.clauses, relations, rules);
    // 建设“10+3”产业体系: what could be a number is none.
    if !tokens.iter().any(|t| matches!(t.tok, Tok::Amount(_) | Tok::Relation(_))) {
        return Vec::new();
    }
    let pieces = pieces(&mut tokens);
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
        listed: Vec::new(),
        each: false,
        from: false,
        recent_from: 0,
        of_which: false,
        from_share: None,
        begun: false,
        streak: false,
        held: None,
        on_plan: false,
        since: None,
        led: false,
        theme: None,
        theme_ended: false,
        part: false,
        counted: false,
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
    drop_thresholds(&mut out, unknown);
    wider_revenue(text, &mut out, rules);
    mark_reached(text, &mut out, rules);
    of_air(text, sentence.range.start, &mut out, rules);
    out
}

/// Reads one sentence, piece by piece.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) names: Names<'a>,
    pub(super) rules: &'a Rules,
    pub(super) unknown: bool,
    pub(super) out: Vec<Claim>,
    /// Items that wait for a value, with the separator before each.
    pub(super) waiting: Vec<(char, Item)>,
    /// Items in the order in which they got a value, in this sentence.
    pub(super) recent: Vec<Item>,
    /// Items of the last value.
    pub(super) last: Vec<Item>,
    /// All names of the list that the last value took, those that the lexicon does not hold among them.
    pub(super) listed: Vec<Item>,
    pub(super) time: Option<Time>,
    /// The time said before the first value of the sentence: it holds for all of it.
    pub(super) lead_time: Option<Time>,
    pub(super) tone: Option<(Tone, Range<usize>)>,
    pub(super) each: bool,
    /// Where in `recent` the clause between two semicolons begins.
    pub(super) recent_from: usize,
    /// 占…比重 said where the way began: 占全区比重由20.3%提升至21.3%.
    pub(super) from_share: Option<Range<usize>>,
    /// Whether 其中 stands alone before this piece.
    pub(super) of_which: bool,
    /// Whether words that name no indicator led the sentence: 房地产业持续快速发展，全年投资增长37.6%.
    pub(super) led: bool,
    /// The year with which all that follows is compared (下同).
    pub(super) held: Option<i32>,
    /// Whether what grows is compared with the end of a plan (比“十一五”末增长62.7%), until the sentence ends.
    pub(super) on_plan: bool,
    /// The year, or the end of a plan, with which the first rate of a name was compared, and that name: until a word says
    /// of what year another rate is.
    pub(super) since: Option<(Option<i32>, Range<usize>)>,
    /// What the sentence speaks of: the first name of the lexicon in it.
    pub(super) theme: Option<Item>,
    /// Whether that name stands before the last semicolon.
    pub(super) theme_ended: bool,
    /// Whether the time is that of a run of years (连续三年), which ends with its clause.
    pub(super) streak: bool,
    /// Whether a number was met in this sentence.
    pub(super) begun: bool,
    /// Whether what is told now is a part's and not the place's.
    pub(super) part: bool,
    /// Whether that part was counted (五个山区市), so that a semicolon does not end it.
    pub(super) counted: bool,
    /// Whether the last level was the end of a way: what follows is its growth over all of it.
    pub(super) way: bool,
    /// Whether a number that began a way (由…) stands before.
    pub(super) from: bool,
}

impl Reader<'_> {
    /// Reads the piece at `i` and those that only carry its list of values on; returns how many.
    fn piece(&mut self, pieces: &[Piece<'_>], i: usize) -> usize {
        let piece = &pieces[i];
        self.part_clauses(piece);
        self.end_sums(piece);
        self.note_times(piece);
        self.begun |= matches!(piece.end, End::Amount(_));
        self.note_part(pieces, i);
        let core = self.names.trimmed(piece.item);
        let named = if piece.has_item() { self.names.items(core, piece.item, piece.chain) } else { Vec::new() };
        if self.theme.is_none() || self.theme_ended {
            // 全市生产总值二季度恢复到正增长，全年增长3.8%: what stands first in words that bind nothing.
            let theme = named.iter().find(|n| n.indicator.is_some() && !n.vague).cloned();
            let theme = theme.or_else(|| Names::subject(core, piece.item));
            self.theme_ended &= theme.is_none();
            self.theme = theme.or(self.theme.take());
        }
        let alone = piece.item.iter().chain(piece.chain).all(|t| t.is(Word::OfWhich));
        match &piece.end {
            End::None => {
                self.of_which = alone && !piece.item.is_empty();
                if self.of_which {
                    return 1;
                }
                self.wait(piece, core, named);
                1
            }
            End::Relation(relation, _) => {
                // 农民收入增长11%；全面完成省下达的各项目标任务: a task without a name of its own says nothing more of the last.
                let task = relation.bound == Bound::Assigned && relation.inside.is_none();
                // 力争各项指标增速高于全省平均水平: said of all, not of the name before.
                let all = self.words_of(piece).contains("指标");
                let binding = self.binding_aims(piece).filter(|_| {
                    named.is_empty() && self.unknown && self.waiting.is_empty() && relation.inside.is_none()
                });
                if let Some(binding) = binding {
                    self.relation(piece, vec![binding]);
                    return 1;
                }
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

    /// What the separator before a piece ends.
    fn part_clauses(&mut self, piece: &Piece<'_>) {
        // 力争在提高效益的基础上，使国民生产总值达到: the verb of wanting still governs.
        let governed = piece.item.first().is_some_and(|t| self.text[t.range.clone()].starts_with('使'));
        // 力争到“十四五”末，地区生产总值达到: so it does over the comma behind a time.
        let dated = |tone: &(Tone, Range<usize>)| {
            let start = piece.item.first().or(piece.chain.first()).map_or(tone.1.end, |t| t.range.start);
            let between = self.text.get(tone.1.end..start).unwrap_or_default().trim_end_matches('，');
            between.starts_with('到') && between.ends_with(['年', '末', '底', '时', '期']) && !between.contains('，')
        };
        let governed = governed || piece.sep == '，' && self.tone.as_ref().is_some_and(dated);
        if matches!(piece.sep, '，' | '；' | '。' | '：') && !governed {
            self.tone = None;
        }
        if matches!(piece.sep, '；' | '。' | '：') {
            self.recent_from = self.recent.len();
            self.waiting.clear();
            // 2011年迈过千亿元，预计2015年实现1560亿元；固定资产投资1280亿元: the later year goes on.
            if let (Some(Time::Year { year: a, .. }), Some(Time::Year { year: b, to: false })) =
                (self.lead_time, self.time)
                && b > a
            {
                self.lead_time = self.time;
            }
            self.time = self.lead_time;
        }
        // GDP一季度增长2.5%，全年增长3.1%；固定资产投资一季度增长8.3%，全年增长14.8%: each clause has its own.
        self.theme_ended |= matches!(piece.sep, '；' | '。');
    }

    /// Sums and runs of years end with their clause, where no word carries them on.
    fn end_sums(&mut self, piece: &Piece<'_>) {
        // 五年累计新增就业10万人，居民收入达到2万元: the sum ends with its clause.
        // 农民收入扭转了连续三年下滑的局面，人均纯收入达到2558元: so did a run of years.
        if std::mem::take(&mut self.streak) && piece.has_item() && self.time == Some(Time::Past) {
            self.time = self.lead_time;
        }
        let more = piece.item.first().is_some_and(|t| self.text[t.range.clone()].starts_with("累计"));
        // 五年累计实现财政总收入2266亿元，其中一般预算收入942亿元: its part is a sum as well.
        let part = piece.item.iter().any(|t| t.is(Word::OfWhich));
        // 五年累计完成固定资产投资6960亿元，实现社会消费品零售额7290亿元: so is what a second verb of doing adds.
        let words = self.words_of(piece);
        let part = part || ["实现", "完成"].iter().any(|w| words.starts_with(w)) && !words.contains("生产总值");
        if self.time == Some(Time::Span) && piece.has_item() && !more && !part {
            self.time = self.lead_time;
        }
    }

    /// The words of a piece before its value.
    pub(super) fn words_of(&self, piece: &Piece<'_>) -> &str {
        let all = || piece.item.iter().chain(piece.chain);
        match (all().map(|t| t.range.start).min(), all().map(|t| t.range.end).max()) {
            (Some(start), Some(end)) => &self.text[start..end],
            _ => "",
        }
    }

    /// Whether the names spoken of last have no value yet.
    fn open_subject(&self) -> bool {
        self.last.iter().any(|n| !self.out.iter().any(|c| c.name == n.name))
    }

    fn note_times(&mut self, piece: &Piece<'_>) {
        for token in piece.item.iter().chain(piece.chain) {
            match &token.tok {
                // 比2012年（下同）增长11.7%
                Tok::Time(Time::Base(year)) if self.text[token.range.end..].starts_with("（下同）") => {
                    self.held = *year;
                }
                Tok::Time(Time::Base(_)) => {}
                // 前三季度增长8%；预计年内增长14%: the whole year takes the word back from its parts.
                Tok::Time(Time::WholeYear) => {
                    self.time = Some(Time::WholeYear);
                    if self.lead_time == Some(Time::PartYear) {
                        self.lead_time = None;
                    }
                }
                // 2021年是“十四五”起步之年: the plan is named, and the year is meant.
                // 出台“十四五”促进居民增收意见: the plan's name in that of a document.
                Tok::Time(Time::Plan(_)) if drawn_up(&self.text[..token.range.start]) || self.joins(&token.range) => {}
                Tok::Time(t) if is_aside(*t, &self.text[token.range.end..]) => {}
                Tok::Time(Time::Year { .. }) if self.looked_at(&token.range) => {}
                // 将1983年以来被征地人员纳入城保: whose land was taken since, and no run of years that is told.
                Tok::Time(Time::Past) if self.text[..token.range.start].ends_with(['将', '把', '对']) => {}
                Tok::Time(Time::Past) if self.text[token.range.clone()].starts_with("连续") => {
                    self.time = Some(Time::Past);
                    self.streak = true;
                }
                Tok::Time(t) => {
                    // 力争到2021年规上工业增加值突破800亿元: the verb of wanting stands in the words of time.
                    if self.text[token.range.clone()].starts_with("力争") {
                        let end = token.range.start + "力争".len();
                        self.tone = Some((Tone::Strive, token.range.start..end));
                    }
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

    /// Whether a word makes a rate by the year: 平均受教育年限 is a mean over people, PM2.5年均浓度 one over a single year.
    pub(super) fn is_yearly(&self, t: &Token) -> bool {
        let concentration = self.text[t.range.end..].starts_with("浓度");
        t.is(Word::Yearly) && &self.text[t.range.clone()] != "平均" && !concentration
    }

    /// 锚定2035年远景目标，…主要经济指标增速高于全国: what is looked at from afar, and no year of the numbers that follow.
    fn looked_at(&self, year: &Range<usize>) -> bool {
        self.text[year.end..].starts_with("远景目标")
            && ["锚定", "围绕", "对照", "对标", "瞄准", "着眼", "按照", "实现"]
                .iter()
                .any(|w| self.text[..year.start].ends_with(w))
    }

    /// 能耗降低率与“十四五”控制目标统筹衔接: of the year, in step with the plan.
    fn joins(&self, plan: &Range<usize>) -> bool {
        let clause = self.text[plan.end..].split(['，', '。', '；']).next().unwrap_or_default();
        self.text[..plan.start].ends_with(['与', '和', '同']) && clause.contains("衔接")
    }
}

fn drawn_up(before: &str) -> bool {
    ["出台", "编制", "制定", "印发", "发布"].iter().any(|w| before.ends_with(w))
}
