//! Which place a report speaks for, and how that is known.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::facts::front;
use super::model::{Known, Place, Source};
use crate::region::{Division, Divisions, Level};
use crate::text::{Span, Text};

macro_rules! pattern {
    ($name:ident, $re:expr) => {
        static $name: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new($re).ok());
    };
}

// （广东省）湛江市霞山区人民政府工作报告; 2018年廉江市政府工作报告; 昆明市人民政府2014年《政府工作报告》
pattern!(TITLE, r"(?P<n>[\p{Han}（）()]{2,24}?)(?:人民政府|政府)?(?:[12]\d{3}年)?[《]?(?:人民)?政府工作报告");
// 在乐山市第六届人民代表大会
pattern!(
    SESSION,
    r"(?:在|日|^|—)(?P<n>[\p{Han}]{2,18}?)(?:第[一二三四五六七八九十\d]{1,4}届|[一二三四五六七八九十]{1,3}届)(?:全国)?(?:人民代表大会|人大)"
);
// 我代表乐山市人民政府 / 我代表国务院
pattern!(SALUTE, r"我(?:受|谨)?代表(?P<n>[\p{Han}]{1,20}?)(?:人民政府|政府|管委会|管理委员会|党工委)");
// 乐山市人民政府市长 张彤; 湖南省省长; 国务院总理
pattern!(
    OFFICE,
    r"^(?P<n>[\p{Han}]{2,16}?)(?:人民政府)?(?:代|副)?(?:市长|省长|县长|区长|州长|主席|盟长|旗长|专员|管委会主任)"
);

/// What the text and the names around it say of the place.
pub struct Places {
    /// As the text states it.
    pub text: Option<Known<Place>>,
    /// As the name of file or folder states it.
    pub name: Option<Known<Place>>,
}

/// Reads the place from title, session line and salutation, and apart from it from the path.
pub fn places(
    text: &Text,
    lines: Range<usize>,
    title: Option<&(String, Span)>,
    path: &str,
    year: Option<i32>,
    divisions: &Divisions,
) -> Places {
    let name = from_path(path, year, divisions);
    let hint = name.as_ref().map(|k| k.value.region.clone()).unwrap_or_default();
    let find = Finder { divisions, year, hint };
    let mut found: Vec<Known<Place>> = Vec::new();
    for i in front(text, lines.clone()) {
        let Some(line) = text.lines().get(i) else { continue };
        let head: String = text.line(line).chars().take(150).collect();
        for (regex, source, sure) in [
            (&TITLE, Source::Title, 0.98),
            (&SESSION, Source::SessionLine, 0.98),
            (&SALUTE, Source::Salutation, 0.96),
            (&OFFICE, Source::SessionLine, 0.95),
        ] {
            found.extend(
                find.at(regex, &head, source, sure, |r| {
                    text.span(line.range.start + r.start..line.range.start + r.end)
                }),
            );
        }
        if head.contains("国务院") && (head.contains("我代表国务院") || head.starts_with("国务院总理")) {
            found.extend(find.nation(text.span(line.range.clone())));
        }
    }
    if let Some((title, span)) = title {
        for (regex, sure) in [(&TITLE, 0.96), (&SESSION, 0.95), (&OFFICE, 0.9)] {
            found.extend(find.at(regex, title, Source::FrontMatter, sure, |_| *span));
        }
    }
    let text = strongest(found);
    Places { text, name }
}

/// The finer of two places that agree, else the surest.
fn strongest(found: Vec<Known<Place>>) -> Option<Known<Place>> {
    let mut best: Option<Known<Place>> = None;
    for k in found {
        let better = match &best {
            None => true,
            Some(b) if k.value.region.starts_with(&b.value.region) => k.value.region.len() > b.value.region.len(),
            Some(b) => k.confidence > b.confidence && !b.value.region.starts_with(&k.value.region),
        };
        if better {
            best = Some(k);
        }
    }
    best
}

struct Finder<'a> {
    divisions: &'a Divisions,
    year: Option<i32>,
    /// The region that the path names: decides between places of one name.
    hint: String,
}

impl Finder<'_> {
    fn at(
        &self,
        regex: &LazyLock<Option<Regex>>,
        words: &str,
        source: Source,
        sure: f32,
        span: impl Fn(Range<usize>) -> Span,
    ) -> Option<Known<Place>> {
        let m = regex.as_ref()?.captures(words)?.name("n")?;
        let name = m.as_str().replace(['（', '）', '(', ')'], "");
        let name = name.trim_start_matches(['年', '在', '日', '月', '—']);
        if name == "全国" || (name.is_empty() && m.as_str().is_empty()) {
            return self.nation(span(m.range()));
        }
        let place = self.place(name)?;
        Some(Known { value: place, source, confidence: sure, span: Some(span(m.range())) })
    }

    fn nation(&self, span: Span) -> Option<Known<Place>> {
        let nation = self.divisions.rows().iter().find(|d| d.level == Level::Nation)?;
        let value = place(nation, self.divisions, self.year);
        Some(Known { value, source: Source::Salutation, confidence: 0.99, span: Some(span) })
    }

    /// The place of a name; one that several places bear is decided by the path, or not at all.
    fn place(&self, name: &str) -> Option<Place> {
        if matches!(name, "中国" | "全国" | "国务院" | "中华") {
            let nation = self.divisions.rows().iter().find(|d| d.level == Level::Nation)?;
            return Some(place(nation, self.divisions, self.year));
        }
        if name.chars().count() < 2 {
            return None;
        }
        if let Some(d) = self.divisions.resolve(name, self.year) {
            return Some(place(d, self.divisions, self.year));
        }
        let all = || self.divisions.named(name).chain(self.divisions.called(name.trim_end_matches(['市', '县', '区'])));
        let near = all().find(|d| {
            let whole = self.divisions.whole_name(d, self.year);
            !self.hint.is_empty() && (whole.starts_with(&self.hint) || self.hint.starts_with(&whole))
        });
        near.map(|d| place(d, self.divisions, self.year))
    }
}

/// The place of a division.
pub fn place(d: &Division, divisions: &Divisions, year: Option<i32>) -> Place {
    Place {
        region: divisions.whole_name(d, year),
        name: d.name.clone(),
        code: (!d.code.is_empty()).then(|| d.code.clone()),
        level: d.level,
        parent: (!d.parent.is_empty()).then(|| d.parent.clone()),
    }
}

/// The place that folders and file name give, read from the outside in: province/广东省/2017.md,
/// 广东省-深圳市-宝安区-2016.txt, 霞山区2023年政府工作报告.txt.
fn from_path(path: &str, year: Option<i32>, divisions: &Divisions) -> Option<Known<Place>> {
    let mut best: Option<(&Division, Source)> = None;
    let parts: Vec<&str> = path.split('/').collect();
    for (i, part) in parts.iter().enumerate() {
        let file = i + 1 == parts.len();
        let stem = if file { part.rsplit_once('.').map_or(*part, |p| p.0) } else { part };
        let names = stem.split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c)).filter(|s| !s.is_empty());
        for words in names {
            let words = ["人民政府", "政府", "工作报告", "国民经济", "年"]
                .iter()
                .find_map(|w| words.find(w))
                .map_or(words, |n| &words[..n]);
            let joined = best.and_then(|(b, _)| {
                let whole = format!("{}{words}", divisions.whole_name(b, year));
                divisions.resolve(&whole, year)
            });
            let found = joined.or_else(|| divisions.resolve(words, year)).or_else(|| {
                matches!(words, "国务院" | "中国")
                    .then(|| divisions.rows().iter().find(|d| d.level == Level::Nation))
                    .flatten()
            });
            if let Some(d) = found {
                best = Some((d, if file { Source::FileName } else { Source::Folder }));
            }
        }
    }
    let (d, source) = best?;
    Some(Known { value: place(d, divisions, year), source, confidence: 0.85, span: None })
}

/// Places that the running text names often, as guesses: never stated by the program.
pub fn guesses(text: &Text, lines: Range<usize>, year: Option<i32>, divisions: &Divisions) -> Vec<(Place, usize)> {
    let mut counts: BTreeMap<String, (Place, usize)> = BTreeMap::new();
    for i in lines {
        let Some(line) = text.lines().get(i) else { continue };
        for m in divisions.mentions(text.line(line)) {
            let standing: Vec<&&Division> = m.units.iter().filter(|d| d.stood_in(year)).collect();
            if let [only] = standing.as_slice()
                && only.level > Level::Nation
            {
                let p = place(only, divisions, year);
                counts.entry(p.region.clone()).or_insert((p, 0)).1 += 1;
            }
        }
    }
    let mut found: Vec<(Place, usize)> = counts.into_values().filter(|c| c.1 >= 2).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.region.cmp(&b.0.region)));
    found.truncate(5);
    found
}

/// The place that the running text speaks of as its own: the unit of the level that it calls 全市, 全区 …, named at
/// least five times and three times as often as any other. Names of companies (茂名石化) do not count.
pub fn from_body(text: &Text, lines: Range<usize>, year: Option<i32>, divisions: &Divisions) -> Option<Known<Place>> {
    let words: String = lines.filter_map(|i| text.lines().get(i)).map(|l| text.line(l)).collect::<Vec<_>>().join("\n");
    let level = own_level(&words)?;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let starts: Vec<usize> = words.char_indices().map(|(i, _)| i).chain([words.len()]).collect();
    let mut at = 0;
    while at + 2 < starts.len() {
        let found = (2..=4).rev().filter(|n| at + n < starts.len()).find_map(|n| {
            let name = &words[starts[at]..starts[at + n]];
            let own = divisions.called(name).find(|d| d.level == level && d.stood_in(year));
            own.map(|d| (d.name.as_str(), n))
        });
        let Some((name, n)) = found else {
            at += 1;
            continue;
        };
        at += n;
        if !COMPANY.iter().any(|c| words[starts[at]..].starts_with(c)) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let (name, most) = counts.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name)))?;
    let next = counts.iter().filter(|(other, _)| *other != name).map(|(_, n)| *n).max().unwrap_or(0);
    let near = |d: &&Division| {
        let parent = divisions.by_code(&d.parent, year);
        parent.is_some_and(|p| p.short.iter().any(|s| words.contains(s.as_str())))
    };
    let unit = divisions.resolve(name, year).or_else(|| divisions.named(name).find(near))?;
    let enough = *most >= 5 && *most >= 3 * next;
    enough.then(|| Known { value: place(unit, divisions, year), source: Source::Body, confidence: 0.7, span: None })
}

/// What follows a place's name where the two are the name of a company.
const COMPANY: [&str; 10] = ["石化", "石油", "集团", "公司", "银行", "钢铁", "炼化", "智慧", "电厂", "股份"];

/// The level of the place that a text calls its own: the commonest of 全省, 全市, 全区, 全县 and their like.
fn own_level(words: &str) -> Option<Level> {
    let count = |list: [&str; 2]| list.iter().map(|w| words.matches(w).count()).sum::<usize>();
    let found = [
        (count(["全省", "我省"]), Level::Province),
        (count(["全市", "我市"]) + count(["市委", "市政府"]) / 4, Level::City),
        (count(["全州", "我州"]) + count(["州委", "州政府"]) / 4, Level::City),
        (count(["全区", "我区"]) + count(["区委", "区政府"]) / 4, Level::County),
        (count(["全县", "我县"]) + count(["县委", "县政府"]) / 4, Level::County),
    ];
    found.into_iter().max_by_key(|f| f.0).filter(|f| f.0 >= 1).map(|f| f.1)
}
