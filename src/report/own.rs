//! The place that a text speaks of as its own (全区, 我县, 市委), where neither title nor session names it.
//!
//! First the sort of unit is told by the words that only its own government uses; then the unit of that sort that the
//! text names most. What several places of one name leave open is left open.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::pattern::Pattern;

use super::folded_range;
use super::model::{Known, Place, Source};
use super::place::place;
use crate::region::{Division, Divisions, Kind, Level};
use crate::text::Text;

// 我代表区人民政府; 我代表新区党工委、管委会
static SALUTED: Pattern = Pattern::new(
    r"代表(?P<w>自治区|新区|开发区|高新区|示范区|管理区|地区|省|市|州|盟|区|县|旗)?(?:人民政府|政府|行署|行政公署|党工委|管委会|管理委员会)",
);
// 在省委、省政府和市委的坚强领导下: the last one named leads this government
static LED: Pattern = Pattern::new(
    r"(?P<w>自治区|新区|地区|地|省|市|州|盟|区|县|旗)(?:党工委|党委|委)(?:的)?[^，。、委和]{0,8}领导(?:下|和)",
);
// 区七届人大一次会议; 请市政协委员
static MET: Pattern = Pattern::new(
    r"(?P<w>自治区|省|市|州|盟|区|县|旗)第?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{0,3}次?(?:人民代表大会|人大)",
);
static INVITED: Pattern = Pattern::new(r"请(?:各位)?(?P<w>自治区|省|市|州|盟|区|县|旗)政协");
// 我区, 全州; 新区 alone
static OURS: Pattern = Pattern::new(r"我(?P<w>省|市|州|盟|区|县|旗)|(?:全|[^\p{Han}]|[在对为和是了向])(?P<n>新区)");
static WHOLE: Pattern = Pattern::new(r"全(?P<w>省|市|州|盟|区|县|旗)");

// 我国 against 我市, 全省, 县委: reports of places name themselves ten times as often as the nation, its own report never.
static LOCAL: Pattern = Pattern::new(r"[我全][省市州盟区县旗]|[省市州盟区县旗]委");

/// Whether a text speaks for the nation: of 我国 five times or oftener, and hardly of any unit as its own.
fn is_national(words: &str) -> bool {
    let nation = words.matches("我国").count();
    nation >= 5 && LOCAL.find_iter(words).take(nation).count() * 2 < nation
}

/// The sort of unit that a text calls its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Province,
    Region,
    City,
    Autonomous,
    League,
    Prefecture,
    District,
    County,
    Banner,
    Area,
}

impl Sort {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "省" => Self::Province,
            "自治区" => Self::Region,
            "市" => Self::City,
            "州" => Self::Autonomous,
            "盟" => Self::League,
            "地区" | "地" => Self::Prefecture,
            "区" => Self::District,
            "县" => Self::County,
            "旗" => Self::Banner,
            "新区" | "开发区" | "高新区" | "示范区" | "管理区" => Self::Area,
            _ => return None,
        })
    }

    /// Whether a unit is of this sort. A 市 may be of any level, a 新区 may be a district by law.
    fn fits(self, d: &Division) -> bool {
        match self {
            Self::Province => d.kind == Kind::Province,
            Self::Region => d.kind == Kind::AutonomousRegion,
            Self::City => matches!(d.kind, Kind::PrefectureCity | Kind::Municipality | Kind::CountyCity),
            Self::Autonomous => d.kind == Kind::AutonomousPrefecture,
            Self::League => d.kind == Kind::League,
            Self::Prefecture => d.kind == Kind::Prefecture,
            Self::County => matches!(d.kind, Kind::County | Kind::AutonomousCounty),
            Self::Banner => matches!(d.kind, Kind::Banner | Kind::AutonomousBanner),
            Self::Area => d.kind == Kind::Functional || d.name.ends_with("新区"),
            Self::District => d.level == Level::County && d.name.ends_with('区') || d.kind == Kind::Functional,
        }
    }
}

/// The sort with the most weight: own salutation and session count more than 全市, which districts write too.
fn sort(words: &str) -> Option<Sort> {
    let mut weights: BTreeMap<Sort, f32> = BTreeMap::new();
    for (pattern, weight, most) in
        [(&SALUTED, 12.0, 3), (&LED, 6.0, 4), (&INVITED, 6.0, 2), (&MET, 4.0, 4), (&OURS, 1.0, 40), (&WHOLE, 0.25, 40)]
    {
        for c in pattern.captures_iter(words).take(most) {
            let alone = c.name("n").is_some();
            let word = c.name("w").or_else(|| c.name("n")).map_or("", |m| m.as_str());
            // 我代表管委会
            let bare = word.is_empty() && c.whole().ends_with('会');
            if let Some(sort) = if bare { Some(Sort::Area) } else { Sort::of(word) } {
                *weights.entry(sort).or_default() += if alone { 0.3 } else { weight };
            }
        }
    }
    weights.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(sort, _)| sort)
}

/// A name with how often the text has it, and the units of one sort that bear it.
struct Named<'a> {
    times: usize,
    units: Vec<&'a Division>,
}

/// Names of places in a text, the most frequent first. Names of companies (茂名石化) do not count.
fn tally<'a>(
    words: &str,
    year: Option<i32>,
    divisions: &'a Divisions,
    fits: impl Fn(&Division) -> bool,
) -> Vec<Named<'a>> {
    let mut counts: BTreeMap<&str, Named<'a>> = BTreeMap::new();
    for m in divisions.forms(words) {
        if COMPANY.iter().any(|c| words[m.range.end..].starts_with(c)) {
            continue;
        }
        let mut seen: Vec<&str> = Vec::new();
        let form = &words[m.range.clone()];
        let units = divisions.named(form).chain(divisions.called(form));
        for d in units.filter(|d| d.level > Level::Nation && d.stood_in(year) && fits(d)) {
            let named = counts.entry(&d.name).or_insert(Named { times: 0, units: Vec::new() });
            if !seen.contains(&d.name.as_str()) {
                named.times += 1;
                seen.push(&d.name);
            }
            if !named.units.iter().any(|u| std::ptr::eq(*u, d)) {
                named.units.push(d);
            }
        }
    }
    let mut found: Vec<Named<'a>> = counts.into_values().collect();
    found.sort_by_key(|n| std::cmp::Reverse(n.times));
    found
}

/// What follows a place's name where the two are the name of a company.
const COMPANY: [&str; 10] = ["石化", "石油", "集团", "公司", "银行", "钢铁", "炼化", "智慧", "电厂", "股份"];

/// How often a text has a unit, by its name or a short form that is no part of another name.
pub fn times(words: &str, d: &Division) -> usize {
    let forms = d.short.iter().filter(|s| **s != d.name && !d.name.starts_with(s.as_str()));
    let stem = d.short.iter().find(|s| d.name.starts_with(s.as_str())).unwrap_or(&d.name);
    words.matches(stem.as_str()).count() + forms.map(|s| words.matches(s.as_str()).count()).sum::<usize>()
}

/// Of several units of one name the one whose parents the text names oftener than those of any other; the only one
/// stands without. Returns how often its parents are named.
pub fn by_parents<'a>(
    units: &[&'a Division],
    words: &str,
    year: Option<i32>,
    divisions: &Divisions,
) -> Option<(usize, &'a Division)> {
    if let [only] = units {
        return Some((usize::MAX, only));
    }
    let above = |d: &Division| {
        let parent = divisions.by_code(&d.parent, year).filter(|p| p.level > Level::Nation);
        let upper = parent.and_then(|p| divisions.by_code(&p.parent, year)).filter(|p| p.level > Level::Nation);
        // The name of the nearer one tells more.
        parent.map_or(0, |p| 3 * times(words, p)) + upper.map_or(0, |p| times(words, p))
    };
    let mut found: Vec<(usize, &Division)> = units.iter().map(|d| (above(d), *d)).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.code.cmp(&b.1.code)));
    match found.as_slice() {
        [first, second, ..] if first.0 > 2 * second.0 => Some(*first),
        _ => None,
    }
}

/// The place that the running text speaks of as its own: of the sort that it calls 全市, 我区, 县委 …, named three
/// times or oftener and twice as often as any other of that sort.
pub fn from_body(text: &Text, lines: Range<usize>, year: Option<i32>, divisions: &Divisions) -> Option<Known<Place>> {
    let words = running(text, lines);
    if is_national(words) {
        let nation = divisions.rows().iter().find(|d| d.level == Level::Nation)?;
        let value = place(nation, divisions, year);
        return Some(Known { value, source: Source::Body, confidence: 0.8, span: None });
    }
    let sort = sort(words)?;
    let all = tally(words, year, divisions, |_| true);
    let below = |n: &Named<'_>, top: &Named<'_>| {
        n.units.iter().any(|d| top.units.iter().any(|p| d.level > p.level && divisions.is_under(d, p)))
    };
    // A city is known by its counties too; its largest county is not: that may be the one that reports.
    let weight = |n: &Named<'_>| {
        let counties: Vec<usize> = all.iter().filter(|c| below(c, n)).map(|c| c.times).collect();
        n.times + counties.iter().sum::<usize>() - counties.iter().max().unwrap_or(&0)
    };
    let own = all.iter().filter(|n| n.times >= 3 && n.units.iter().any(|d| sort.fits(d)));
    let mut found: Vec<(usize, &Named<'_>)> = own.map(|n| (weight(n), n)).collect();
    found.sort_by_key(|n| std::cmp::Reverse(n.0));
    let (first, named) = *found.first()?;
    let next = found.iter().skip(1).filter(|(_, n)| !below(n, named)).map(|n| n.0).max().unwrap_or(0);
    if first < 2 * next {
        return None;
    }
    let units: Vec<&Division> = named.units.iter().copied().filter(|d| sort.fits(d)).collect();
    let (_, unit) = by_parents(&units, words, year, divisions)?;
    let confidence = if named.times >= 5 && first >= 3 * next { 0.8 } else { 0.6 };
    Some(Known { value: place(unit, divisions, year), source: Source::Body, confidence, span: None })
}

/// Places that the running text names often, as guesses: never stated by the program. Those of the sort that the text
/// calls its own come first.
pub fn guesses(text: &Text, lines: Range<usize>, year: Option<i32>, divisions: &Divisions) -> Vec<(Place, usize)> {
    let words = running(text, lines);
    let sort = sort(words);
    let mut found: Vec<(bool, usize, Place)> = Vec::new();
    for named in tally(words, year, divisions, |_| true).into_iter().filter(|n| n.times >= 2).take(12) {
        for d in named.units.iter().take(4) {
            found.push((!sort.is_some_and(|s| s.fits(d)), named.times, place(d, divisions, year)));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then_with(|| a.2.region.cmp(&b.2.region)));
    found.dedup_by(|a, b| a.2.region == b.2.region);
    found.truncate(5);
    found.into_iter().map(|(_, times, place)| (place, times)).collect()
}

/// Whether a place is known by a name outside the text alone, and a text of some length nowhere has it.
pub fn is_unnamed(k: &Known<Place>, text: &Text, lines: Range<usize>, divisions: &Divisions) -> bool {
    if !matches!(k.source, Source::FileName | Source::Folder) || k.value.level == Level::Nation {
        return false;
    }
    let words = running(text, lines);
    // Without its last character, even where that is a word (安新): the text shall be given every chance.
    let stem = k.value.name.char_indices().last().map_or("", |(i, _)| &k.value.name[..i]);
    let stem = if stem.chars().count() > 1 { stem } else { &k.value.name };
    let mut units = divisions.named(&k.value.name);
    words.chars().count() > 3000 && !words.contains(stem) && units.all(|d| times(words, d) == 0)
}

/// The words of a report, a line after the other.
pub fn running(text: &Text, lines: Range<usize>) -> &str {
    &text.folded()[folded_range(text, &lines)]
}
