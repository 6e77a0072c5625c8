//! Which place a report speaks for, and how that is known.

use std::ops::Range;

use crate::pattern::Pattern;

use super::facts::front;
use super::model::{Known, Place, Source};
use super::own::{by_parents, running, times};
use crate::region::{Division, Divisions, Level, is_word};
use crate::text::{Span, Text};

// （广东省）湛江市霞山区人民政府工作报告; 2018年廉江市政府工作报告; 昆明市人民政府2014年《政府工作报告》
static TITLE: Pattern =
    Pattern::new(r"(?P<n>[\p{Han}（）()]{2,24}?)(?:人民政府|政府)?(?:[12][0-9]{3}年)?[《]?(?:人民)?政府工作报告");
// 甲市高新区2023年工作报告; 2023年甲新区管委会工作报告: of an area that has no government of its own
static AREA_TITLE: Pattern = Pattern::new(
    r"^(?:[12][0-9]{3}年(?:度)?)?(?P<n>[\p{Han}（）()]{2,24}?)(?:党工委|管委会|管理委员会|、)*(?:[12][0-9]{3}年(?:度)?)?工作报告$",
);
// ——2023年1月8日在甲高新区2023年工作会议上
static MEETING: Pattern = Pattern::new(
    r"(?:日在|在|^|日|—)(?P<n>\p{Han}{2,18}?)(?:党工委|管委会)?(?:[12][0-9]{3}年(?:度)?)?(?:党工委|年度|全体|经济)*工作(?:会议|大会)上",
);
// 在乐山市第六届人民代表大会; 22日在日照市第十八届…
static SESSION: Pattern = Pattern::new(
    r"(?:日在|在|^|日|—)(?P<n>[\p{Han}]{2,18}?)(?:第[一二三四五六七八九十0-9]{1,4}届|[一二三四五六七八九十]{1,3}届)(?:全国)?(?:人民代表大会|人大)",
);
// 我代表乐山市人民政府 / 我代表国务院
static SALUTE: Pattern =
    Pattern::new(r"我(?:受|谨)?代表(?P<n>[\p{Han}]{1,20}?)(?:人民政府|政府|管委会|管理委员会|党工委)");
// 乐山市人民政府市长 张彤; 湖南省省长; 国务院总理
static OFFICE: Pattern = Pattern::new(
    r"^(?P<n>[\p{Han}]{2,16}?)(?:人民政府)?(?:代|副)?(?:市长|省长|县长|区长|州长|主席|盟长|旗长|专员|管委会主任)",
);

/// What the text and the names around it say of the place.
pub struct Places {
    /// As the text states it.
    pub text: Option<Known<Place>>,
    /// As the name of file or folder states it.
    pub name: Option<Known<Place>>,
    /// Units of the name that the text or the path states, where several bear it and nothing decides between them.
    pub several: Vec<Place>,
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
    let (name, called) = from_path(path, year, divisions);
    let hint = name.as_ref().map(|k| k.value.region.clone()).unwrap_or_default();
    let mut find = Finder { divisions, year, hint, words: running(text, lines.clone()), several: Vec::new() };
    let mut found: Vec<Known<Place>> = Vec::new();
    for i in front(text, lines.clone()) {
        let Some(line) = text.lines().get(i) else { continue };
        let head = head(text, i, lines.end);
        // 在全国…工作会议上 is said of another meeting.
        let own_meeting =
            if head.contains("全国") { None } else { Some((&MEETING, &["工作"][..], Source::SessionLine, 0.94)) };
        // Each with words without any of which it does not match.
        let stated =
            [(&TITLE, &["政府工作报告"][..], Source::Title, 0.98), (&AREA_TITLE, &["工作报告"], Source::Title, 0.97)];
        let said = [
            (&SESSION, &["届"][..], Source::SessionLine, 0.98),
            (&SALUTE, &["代表"], Source::Salutation, 0.96),
            (&OFFICE, &["长", "主席", "专员", "主任"], Source::SessionLine, 0.95),
        ];
        for (pattern, needs, source, sure) in stated.into_iter().chain(own_meeting).chain(said) {
            if !needs.iter().any(|w| head.contains(w)) {
                continue;
            }
            found.extend(find.at(pattern, &head, source, sure, |r| {
                let end = (line.range.start + r.end).min(line.range.end);
                text.span(line.range.start + r.start..end)
            }));
        }
        if is_national(&head) {
            found.extend(find.nation(text.span(line.range.clone())));
        }
    }
    if let Some((title, span)) = title {
        for (pattern, sure) in [(&TITLE, 0.96), (&AREA_TITLE, 0.96), (&SESSION, 0.95), (&OFFICE, 0.9)] {
            found.extend(find.at(pattern, title, Source::FrontMatter, sure, |_| *span));
        }
    }
    let text = strongest(found, &find);
    let mut several = if find.several.is_empty() { called } else { find.several };
    several.dedup_by(|a, b| a.region == b.region);
    Places { text, name, several }
}

/// The beginning of a front line; with the next one where the two are one phrase (在某市 / 第十六届人民代表大会).
fn head(text: &Text, i: usize, end: usize) -> String {
    let line = |i: usize| text.lines().get(i).map_or("", |l| text.line(l));
    let mut head: String = line(i).chars().take(150).collect();
    let next = (i + 1..end).map(line).find(|l| !l.trim().is_empty()).unwrap_or_default();
    if next.starts_with('第') && next.contains('届') && head.chars().count() < 40 {
        head.extend(next.chars().take(60));
    }
    head
}

/// 我代表国务院; 国务院总理 …; 在第二届全国人民代表大会第二次会议上.
fn is_national(head: &str) -> bool {
    head.contains("国务院") && (head.contains("我代表国务院") || head.starts_with("国务院总理"))
        || head.contains("届全国人民代表大会") && head.contains("会议上")
}

/// The finer of two places that agree, else the one that the text names three times as often, else the surest: a title
/// or a session line may hold a slip (苏州市第四届… in the report of 宿州).
fn strongest(found: Vec<Known<Place>>, find: &Finder<'_>) -> Option<Known<Place>> {
    let mut best: Option<Known<Place>> = None;
    for k in found {
        let better = match &best {
            None => true,
            Some(b) if k.value.region.starts_with(&b.value.region) => k.value.region.len() > b.value.region.len(),
            Some(b) if b.value.region.starts_with(&k.value.region) => false,
            Some(b) => match (find.times(&k.value), find.times(&b.value)) {
                (new, old) if new > 3 * old => true,
                (new, old) if old > 3 * new => false,
                _ => k.confidence > b.confidence,
            },
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
    /// The text: of two places of one name the one counts whose parents it names.
    words: &'a str,
    /// Units of a stated name between which nothing decided.
    several: Vec<Place>,
}

impl Finder<'_> {
    fn at(
        &mut self,
        pattern: &Pattern,
        words: &str,
        source: Source,
        sure: f32,
        span: impl Fn(Range<usize>) -> Span,
    ) -> Option<Known<Place>> {
        let m = pattern.captures(words)?.name("n")?;
        let name = m.as_str().replace(['（', '）', '(', ')'], "");
        let name = name.trim_start_matches('—');
        if name == "全国" || (name.is_empty() && m.as_str().is_empty()) {
            return self.nation(span(m.range()));
        }
        // 年 and 在 before a name are no part of it, unless they are (日照, 日喀则).
        let cut = name.strip_prefix(['年', '在', '日', '月']);
        let place = self.place(name).or_else(|| self.place(cut?))?;
        Some(Known { value: place, source, confidence: sure, span: Some(span(m.range())) })
    }

    fn nation(&self, span: Span) -> Option<Known<Place>> {
        let nation = self.divisions.rows().iter().find(|d| d.level == Level::Nation)?;
        let value = place(nation, self.divisions, self.year);
        Some(Known { value, source: Source::Salutation, confidence: 0.99, span: Some(span) })
    }

    /// How often the text has the name of a place.
    fn times(&self, place: &Place) -> usize {
        let own = self.divisions.named(&place.name).find(|d| place.code.as_ref().is_none_or(|c| *c == d.code));
        own.map_or(0, |d| times(self.words, d))
    }

    /// The place of a name. One that several places bear is decided by the parents that the text names, then by the
    /// path, or not at all.
    fn place(&mut self, name: &str) -> Option<Place> {
        if matches!(name, "中国" | "全国" | "国务院" | "中华") {
            let nation = self.divisions.rows().iter().find(|d| d.level == Level::Nation)?;
            return Some(place(nation, self.divisions, self.year));
        }
        if name.chars().count() < 2 {
            return None;
        }
        if is_word(name) {
            // 新区, 郊区 alone is a word before it is a name: it must stand in that year, in a city that the text names.
            let units: Vec<&Division> =
                self.divisions.named(name).filter(|d| d.to.is_none() && d.stood_in(self.year)).collect();
            let parents = |d: &&&Division| self.divisions.by_code(&d.parent, None).map_or(0, |p| times(self.words, p));
            let mut near = units.iter().filter(|d| parents(d) > 0);
            let only = near.next().filter(|_| near.next().is_none())?;
            return Some(place(only, self.divisions, self.year));
        }
        if let Some(d) = self.divisions.resolve(name, self.year) {
            return Some(place(d, self.divisions, self.year));
        }
        let units = bearers(name, self.year, self.divisions);
        let near = |d: &&&Division| {
            let whole = self.divisions.whole_name(d, self.year);
            !self.hint.is_empty() && (whole.starts_with(&self.hint) || self.hint.starts_with(&whole))
        };
        let told = by_parents(&units, self.words, self.year, self.divisions);
        let sure = told.filter(|(n, _)| *n >= 6).map(|(_, d)| d);
        let chosen = sure.or_else(|| units.iter().find(near).copied()).or(told.map(|(_, d)| d));
        // Which of fifty 高新区 is no question for a person.
        if chosen.is_none() && units.len() <= 12 {
            self.several = units.iter().map(|d| place(d, self.divisions, self.year)).collect();
        }
        chosen.map(|d| place(d, self.divisions, self.year))
    }
}

/// The units that bear a name in a year.
fn bearers<'a>(name: &str, year: Option<i32>, divisions: &'a Divisions) -> Vec<&'a Division> {
    let mut found: Vec<&Division> = divisions.named(name).filter(|d| d.stood_in(year)).collect();
    if found.is_empty() {
        let short = name.trim_end_matches(['市', '县', '区']);
        found = divisions.named(name).chain(divisions.called(short)).collect();
    }
    if found.is_empty() {
        found = divisions.areas(name);
    }
    found
}

/// The place that a person names, in a year: 湛江, 霞山区, 广东省湛江市霞山区, or a code of six digits.
pub fn place_named(words: &str, year: Option<i32>, divisions: &Divisions) -> Option<Place> {
    let words = words.trim();
    let coded = || divisions.by_code(words, year).filter(|_| words.len() == 6);
    let found = coded().or_else(|| divisions.resolve(words, year))?;
    Some(place(found, divisions, year))
}

/// The place of a division.
pub fn place(d: &Division, divisions: &Divisions, year: Option<i32>) -> Place {
    Place {
        region: divisions.whole_name(d, year),
        name: d.name.clone(),
        code: (!d.code.is_empty()).then(|| d.code.clone()),
        code_now: match divisions.now(d).as_slice() {
            [only] if !only.code.is_empty() => Some(only.code.clone()),
            _ => None,
        },
        kind: Some(d.kind),
        level: d.level,
        parent: (!d.parent.is_empty()).then(|| d.parent.clone()),
    }
}

/// The place that folders and file name give, read from the outside in: province/广东省/2017.md,
/// 广东省-深圳市-宝安区-2016.txt, 霞山区2023年政府工作报告.txt. Beside it the units of a name that several bear.
fn from_path(path: &str, year: Option<i32>, divisions: &Divisions) -> (Option<Known<Place>>, Vec<Place>) {
    let mut several = Vec::new();
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
            } else if words.chars().count() > 2 {
                several = bearers(words, year, divisions);
            }
        }
    }
    let known =
        best.map(|(d, source)| Known { value: place(d, divisions, year), source, confidence: 0.85, span: None });
    (known, several.iter().map(|d| place(d, divisions, year)).collect())
}
