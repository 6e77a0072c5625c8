//! When: the words of a sentence that say for which year or years its numbers stand.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;

use super::signs::{Clause, Signs, clauses};
use crate::quantity::{plan_number, year};

/// The time a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// 2024年; `to` when said as an end (到2025年).
    Year {
        /// The year.
        year: i32,
        /// Whether it is an end point.
        to: bool,
    },
    /// “十四五”时期: the number of the plan.
    Plan(i32),
    /// 今后五年, 未来三年.
    Ahead,
    /// 五年来, 过去五年, 累计: more years than one, past.
    Past,
    /// 五年累计, 五年完成: a sum over several years, past in a review and ahead in a plan.
    Span,
    /// 上半年, 1—9月, 前三季度.
    PartYear,
    /// 去年, 过去一年.
    LastYear,
    /// 比2015年, 比“十五”末: what is compared with; the year where one is named.
    Base(Option<i32>),
    /// 全年: the whole of the year in question, after parts of it.
    WholeYear,
    /// 今年; 明年 in a report given before the year begins.
    ThisYear,
}

/// What words of time are by their form.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// 上半年, 前三季度.
    Part,
    /// 今后五年.
    Ahead,
    /// 五年累计.
    Span,
    /// 五年〔增长〕.
    Grown,
    /// 比2015年.
    Base,
    /// 全年.
    Whole,
    /// 过去五年.
    Past,
    /// “十四五”时期.
    Plan,
    /// 到2025年.
    To,
    /// 2024年.
    Year,
    /// 去年.
    Last,
    /// 今年.
    This,
}

/// The forms, in the order in which they are tried where several could be read at one place.
const FORMS: [(Kind, &str); 12] = [
    (
        Kind::Part,
        r"上半年|下半年|[一二三四1234]季度|前[三3]个?季度|第[一二三四]季度|前[0-9]+个?月|[0-9]{1,2}[-—~至到][0-9]{1,2}月份?|头[0-9]+个月|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份",
    ),
    (
        Kind::Ahead,
        r"远景目标|(?:今后|未来|下)(?:的)?(?:[一二两三四五六七八九十几]{1,2}|[0-9]{1,2})年|(?:本届|新一届)政府(?:任期|的?五年)|五年(?:规划)?(?:期|内)|届时|到那时|“?[一二三四五六七八九十]+五”?规划期(?:间|内)?",
    ),
    (Kind::Span, r"(?:五|三|四|5|3)年(?:合计|累计|共|完成|总)"),
    (Kind::Grown, r"(?:五|5)年(?:增长|增加|提高|新增|到位|引进|吸引|减少|转移)"),
    (
        Kind::Base,
        r"(?:上一个|上个|前一个)(?:五|三|四)年|在[12][0-9]{3}年(?:末|底)?的?基础上|(?:比|较|按)(?:上一个|上个)?(?:“[一二三四五六七八九十]{1,2}五”(?:期?末|时期|期间)?|[12][0-9]{3}年(?:末|底)?|[一二][九〇○零][一二三四五六七八九〇○零]{2}年)",
    ),
    (Kind::Whole, r"全年|预计年内|预计全年"),
    (
        Kind::Past,
        r"(?:过去|前|近|这|刚刚过去的|本届政府(?:任期的?)?)(?:的)?(?:五|六|三|四|几|十|5|3|4|10)年(?:来|间|里)?|这两年(?:来|间|里|中)|(?:五|三|四|几|十|5|3)年(?:来|间)|(?:五|四|三)年(?:砥砺|锐意|拼搏|奋力|奋进|接续|艰辛|艰苦|风雨|铿锵|赓续|勠力|倾力)|连续[一二三四五六七八九十0-9]+年|届初|任期|[12][0-9]{3}年以来|[12][0-9]{3}年?(?:到|至|—|-)[12][0-9]{3}年|[0-9]{2}(?:多|余)?年(?:来|间|的?[^，。；：]{0,4}(?:奋斗|历程))|(?:改革开放|新中国成立|[建设][市区县省州]|成立|组建)以来",
    ),
    (
        Kind::Plan,
        r"第[一二三四五六七八九十]{1,2}个五年计划(?:期间|时期)?|“?[一二三四五六七八九十]{1,2}五”(?:规划|计划)?(?:时期|期间|期末|末期|末|以来|)?|[一二三四五六七八九十]{1,2}五(?:时期|期间|期末|末)",
    ),
    (
        Kind::To,
        r"(?:(?:力争)?(?:到|至|截至|截止))(?:[12][0-9]{3}|[一二][九〇○零][一二三四五六七八九〇○零]{2})年(?:末|底|时)?|(?:于|在)[12][0-9]{3}年(?:末|底)?(?:以前|之前)|于[12][0-9]{3}年(?:末|底)?前",
    ),
    (Kind::Year, r"(?:[12][0-9]{3}|[一二][九〇○零][一二三四五六七八九〇○零]{2})年(?:度|全年)?"),
    (
        Kind::Last,
        r"(?:刚刚|即将)?过去的[12][0-9]{3}年|即将过去的一年|去年|上年(?:度)?|过去(?:的)?一年|刚刚过去的一年|一年来",
    ),
    (Kind::This, r"今年|本年度|明年"),
];

/// Any of the forms.
static TIMES: LazyLock<Pattern> = LazyLock::new(|| Pattern::of(FORMS.map(|f| f.1).join("|")));

/// Which of the forms some words have that [`TIMES`] found: asked of each, which is cheaper than groups.
fn kind(words: &str) -> Option<Kind> {
    static EACH: LazyLock<[(Kind, Pattern); FORMS.len()]> =
        LazyLock::new(|| FORMS.map(|(kind, form)| (kind, Pattern::of(format!("^(?:{form})")))));
    // Nearly all words of time.
    match words {
        "今年" | "明年" => Some(Kind::This),
        "去年" | "上年" => Some(Kind::Last),
        "全年" => Some(Kind::Whole),
        _ if words.starts_with('“') => Some(if words.contains("规划期") { Kind::Ahead } else { Kind::Plan }),
        _ if words.starts_with("今后") || words.starts_with("未来") => Some(Kind::Ahead),
        _ if year(words).is_some_and(|(_, n)| &words[n..] == "年") => Some(Kind::Year),
        _ => EACH.iter().find(|(_, form)| form.is_match(words)).map(|(kind, _)| *kind),
    }
}

/// 剔除…因素后, 扣除…影响: what a basis leaves out. 500万元口径〔固定资产投资〕: from what size on things count.
static LEFT_OUT: Pattern = Pattern::new(
    r"(?:剔除|剔出|扣除|还原|不含|考虑)[^，。；、：（）0-9]{1,18}?(?:因素影响|因素|影响|口径)后?|按[^，。；、：（）0-9]{1,8}口径(?:计算)?|[0-9]{1,5}[万亿]元(?:及?以上)?口径的?|按(?:[12][0-9]{3}年)(?:不变|可比)?价格?(?:计算)?|创(?:近|下)?[^，。；、：（）0-9]{0,3}[0-9]{1,2}年(?:来|以来)?的?(?:[^，。；、：（）0-9]{0,4})?(?:新高|最高|之最)[^，。；、：（）0-9]{0,4}",
);

/// All patterns of time and of what a basis leaves out.
pub(super) fn patterns() -> impl Iterator<Item = &'static Pattern> {
    [&*TIMES, &LEFT_OUT].into_iter()
}

/// Finds what a basis leaves out, as byte ranges.
pub fn exclusions(s: &str, clauses: &[Clause]) -> Vec<Range<usize>> {
    let clauses = clauses.iter().filter(|c| c.signs.has(Signs::LEFT_OUT));
    let found = clauses.flat_map(|c| LEFT_OUT.find_iter(&s[c.range.clone()]).map(move |m| (c.range.start, m.range())));
    found.map(|(at, r)| at + r.start..at + r.end).collect()
}

/// All words of time in `s`, as byte ranges. 比上年, 较去年 and the like are comparisons, not times.
pub fn times(s: &str) -> Vec<(Range<usize>, Time)> {
    times_of(s, &clauses(s))
}

/// The same where the clauses of `s` are known.
pub fn times_of(s: &str, clauses: &[Clause]) -> Vec<(Range<usize>, Time)> {
    let mut found = Vec::new();
    for clause in clauses.iter().filter(|c| c.signs.has(Signs::TIME)) {
        in_clause(&s[..clause.range.end], clause.range.start..usize::MAX, &mut found);
    }
    found
}

/// The words of time that begin within a stretch of a sentence that is cut into clauses, and end before `end`.
pub fn times_near(s: &str, clauses: &[Clause], stretch: Range<usize>, end: usize) -> Vec<(Range<usize>, Time)> {
    let mut found = Vec::new();
    let within = clauses.iter().take_while(|c| c.range.start < stretch.end).filter(|c| c.range.end > stretch.start);
    for clause in within.filter(|c| c.signs.has(Signs::TIME)) {
        let begin = clause.range.start.max(stretch.start)..stretch.end;
        in_clause(&s[..clause.range.end.min(end)], begin, &mut found);
    }
    found
}

/// The words of time in `s` that begin in a stretch of it.
fn in_clause(s: &str, begin: Range<usize>, found: &mut Vec<(Range<usize>, Time)>) {
    let mut at = begin.start;
    while let Some(here) = TIMES.find_near(s, at..begin.end) {
        at = here.end();
        let Some(kind) = kind(here.as_str()) else { continue };
        // 5年增长18.7%: the verb is no part of the time.
        if kind == Kind::Grown {
            at = here.start() + here.as_str().find('年').map_or(0, |n| n + '年'.len_utf8());
            found.push((here.start()..at, Time::Span));
            continue;
        }
        let before = &s[..here.start()];
        // 增长到2020年3847亿元: the 到 belongs to the verb.
        if kind == Kind::To && before.ends_with(['长', '加', '高', '降', '升', '大', '减', '达', '涨']) {
            let start = here.start() + year_in(here.as_str());
            let end = start + s[start..].find('年').map_or(0, |n| n + '年'.len_utf8());
            found.extend(year(&s[start..]).map(|(year, _)| (start..end, Time::Year { year, to: false })));
            continue;
        }
        found.extend(time(kind, here.as_str(), before, &s[at..]).map(|time| (here.range(), time)));
    }
}

/// The time that words of a kind say between what stands before and behind them.
fn time(kind: Kind, words: &str, before: &str, behind: &str) -> Option<Time> {
    // 分别是2010年的1.83、2.31倍: of which year it is a multiple.
    let multiple = before.ends_with('是') && behind.starts_with('的');
    // 比2019年, 超过2019年: what it is compared with.
    let compared = multiple || before.ends_with(['比', '较', '与', '于', '同']) || before.ends_with("超过");
    let time = match kind {
        Kind::Part => Time::PartYear,
        Kind::Base => Time::Base(base_year(words)),
        Kind::Whole => Time::WholeYear,
        Kind::Ahead => Time::Ahead,
        Kind::Span | Kind::Grown => Time::Span,
        // 学前三年毛入园率: years of a child, and none that passed.
        Kind::Past if before.ends_with('学') => return None,
        Kind::Past => Time::Past,
        Kind::Plan => Time::Plan(plan_number(words)),
        Kind::To | Kind::Year => match year(&words[year_in(words)..]) {
            Some(_) if compared => return None,
            Some((year, _)) => Time::Year { year, to: kind == Kind::To },
            None => Time::ThisYear,
        },
        Kind::Last if compared => return None,
        Kind::Last => Time::LastYear,
        Kind::This => Time::ThisYear,
    };
    Some(time)
}

/// Where the year begins in 力争到2025年.
fn year_in(words: &str) -> usize {
    words.find(|c: char| c.is_ascii_digit() || matches!(c, '一' | '二')).unwrap_or(0)
}

/// The year in 比2015年, 在2005年基础上.
fn base_year(words: &str) -> Option<i32> {
    words.char_indices().find_map(|(at, _)| year(&words[at..])).map(|y| y.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::signs::proved;

    #[test]
    fn signs_stand_in_all_that_matches() {
        proved(&TIMES, Signs::TIME, true);
        proved(&LEFT_OUT, Signs::LEFT_OUT, true);
    }

    #[test]
    fn reads_times() {
        let one = |s: &str| times(s).first().map(|t| t.1);
        assert_eq!(one("“十四五”时期"), Some(Time::Plan(14)));
        assert_eq!(one("“十五”期间"), Some(Time::Plan(10)));
        assert_eq!(one("“九五”"), Some(Time::Plan(9)));
        assert_eq!(one("到2025年，"), Some(Time::Year { year: 2025, to: true }));
        assert_eq!(one("今后五年"), Some(Time::Ahead));
        assert_eq!(one("比上年增长"), None);
        assert_eq!(one("1-9月"), Some(Time::PartYear));
    }
}
