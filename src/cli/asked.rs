//! What commands are asked for, in the words of a person: years, indicators, places. One understanding for all of them.

use super::guess::distance;
use crate::comparison::{Source, Wanted, answers, stated_indicators};
use crate::figures::{Indicator, Lexicon};
use crate::reading::{Reading, Rules};
use crate::review::{Finder, Member};

/// Reads 2023 or 2010-2026.
pub fn years(words: &str) -> Result<(i32, i32), String> {
    let (from, to) = words.split_once(['-', '—', '–', '~', '～']).unwrap_or((words, words));
    let year = |w: &str| w.trim().parse::<i32>().ok().filter(|y| (1900..=2100).contains(y));
    match (year(from), year(to)) {
        (Some(a), Some(b)) if a <= b => Ok((a, b)),
        _ => Err(format!("{words} is no year; write 2023 or 2010-2026")),
    }
}

/// Which years are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// All from the first to the last.
    Between(i32, i32),
    /// 各地最新: the latest report of each place, whatever its year.
    Latest,
}

/// Reads 2023, 2010-2026, or `latest` (各地最新).
pub fn years_or_latest(words: &str) -> Result<Years, String> {
    match words.trim() {
        "latest" | "各地最新" | "最新" => Ok(Years::Latest),
        other => years(other).map(|(a, b)| Years::Between(a, b)).map_err(|e| format!("{e}, or latest")),
    }
}

/// The readings as sources, of which one speaks for each report.
pub fn sources(readings: &[Reading]) -> Vec<Source<'_>> {
    let mut groups = Finder::default();
    for reading in readings {
        groups.add(Member::of(reading));
    }
    let source = |(i, r)| Source { counted: groups.is_counted(i), ..Source::of(r) };
    readings.iter().enumerate().map(source).collect()
}

/// The id of an indicator that is called by its id or one of its names; null for one that is not known.
pub fn indicator(words: &str, lexicon: &Lexicon) -> Option<String> {
    let words = words.trim();
    let named = || lexicon.whole(words).and_then(|n| lexicon.indicators().get(n.indicator));
    lexicon.by_id(words).or_else(named).map(|i| i.id.clone())
}

/// The same, and those called nearly so where it is not known.
pub fn known_indicator(words: &str, lexicon: &Lexicon) -> Result<String, Unknown> {
    let unknown = || Unknown::Indicator { name: words.trim().to_owned(), near: near_indicators(words.trim(), lexicon) };
    indicator(words, lexicon).ok_or_else(unknown)
}

/// Indicators that are called nearly so, as a person can ask for them: by id where an id was meant, else by name.
fn near_indicators(words: &str, lexicon: &Lexicon) -> Vec<String> {
    let is_id = words.is_ascii();
    let like = |i: &Indicator| {
        let by_name = i.names.iter().chain([&i.zh]).map(|n| likeness(words, n)).fold(0.0, f32::max);
        if is_id { alike_ids(&words.to_ascii_lowercase(), &i.id) } else { by_name }
    };
    let mut found: Vec<(f32, &Indicator)> =
        lexicon.indicators().iter().map(|i| (like(i), i)).filter(|f| f.0 >= LIKE).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(MOST).map(|(_, i)| if is_id { i.id.clone() } else { i.zh.clone() }).collect()
}

/// How alike an id is to a word: by its letters; one that is a part of it is like it, too (retail, retail_sales).
fn alike_ids(word: &str, id: &str) -> f32 {
    let part = id.split('_').any(|p| p == word) || (word.len() > 2 && id.starts_with(word));
    let far = distance(word, id) as f32 / id.len().max(word.len()).max(1) as f32;
    if part { 1.0 - far / 2.0 } else { 1.0 - 1.5 * far }
}

/// The indicators of a list of ids and names, `all` for all that a report sets a target for; the one that is not known
/// where there is one.
pub fn indicators(words: &str, lexicon: &Lexicon, sources: &[Source<'_>]) -> Result<Vec<String>, Unknown> {
    if words.trim() == "all" {
        return Ok(stated_indicators(sources));
    }
    let mut found: Vec<String> = Vec::new();
    for name in words.split([',', '，', '、']).map(str::trim).filter(|n| !n.is_empty()) {
        let id = known_indicator(name, lexicon)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Whether all indicators of a list are known: asked before any report is read, which takes its time.
pub fn are_known(words: &str, lexicon: &Lexicon) -> Result<(), Unknown> {
    indicators(words, lexicon, &[]).map(drop)
}

/// What is asked for and not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// An indicator that the lexicon does not hold.
    Indicator {
        /// As it was asked for.
        name: String,
        /// Known indicators that are called nearly so, the nearest first; may be empty.
        near: Vec<String>,
    },
    /// A place that nobody knows.
    Place {
        /// As it was asked for.
        name: String,
        /// Known places and groups that are called nearly so, the nearest first; may be empty.
        near: Vec<String>,
    },
}

/// The places of a list, in which a group stands for its members of that year. A place that is known and has no report is
/// one of them.
pub fn places(
    regions: &[String],
    year: Option<i32>,
    rules: &Rules,
    sources: &[Source<'_>],
) -> Result<Vec<Wanted>, Unknown> {
    let mut found = Vec::new();
    for words in regions.iter().map(|r| r.trim()).filter(|r| !r.is_empty()) {
        if rules.groups.named(words).is_some() {
            let members = rules.groups.places(words, year, &rules.divisions);
            found.extend(members.into_iter().map(|name| Wanted { name, code: None }));
            continue;
        }
        found.push(place(words, year, rules, sources)?);
    }
    Ok(found)
}

fn place(words: &str, year: Option<i32>, rules: &Rules, sources: &[Source<'_>]) -> Result<Wanted, Unknown> {
    let wanted = Wanted { name: words.to_owned(), code: None };
    if sources.iter().any(|s| answers(s, &wanted)) {
        return Ok(wanted);
    }
    let divisions = &rules.divisions;
    // 湛江市霞山区, 恩施州: a chain of names or a short form, which no report bears as its own.
    if let Some(d) = divisions.resolve(words, year).or_else(|| divisions.resolve(words, None)) {
        let code = Some(d.code.clone()).filter(|c| !c.is_empty());
        return Ok(Wanted { name: divisions.whole_name(d, year), code });
    }
    let known = divisions.named(words).chain(divisions.called(words)).next().is_some();
    if known { Ok(wanted) } else { Err(Unknown::Place { name: words.to_owned(), near: near(words, rules, sources) }) }
}

/// So many names are proposed.
const MOST: usize = 3;
/// From this likeness on a name is proposed: 广洲 is 广州 by half.
const LIKE: f32 = 0.5;

/// Known names that are like words: places with a report, groups, then all divisions.
fn near(words: &str, rules: &Rules, sources: &[Source<'_>]) -> Vec<String> {
    let here = sources.iter().filter_map(|s| s.report.place.as_ref()).map(|p| (&p.value.name, p.value.region.clone()));
    let groups = rules.groups.all().iter().map(|g| (&g.zh, g.zh.clone()));
    let divisions = rules.divisions.rows().iter().map(|d| (&d.name, rules.divisions.whole_name(d, None)));
    let like = |name: &str, whole: &str| likeness(words, name).max(likeness(words, whole));
    let all = here.chain(groups).chain(divisions);
    let mut found: Vec<(f32, String)> = Vec::new();
    for (score, whole) in all.map(|(name, whole)| (like(name, &whole), whole)).filter(|f| f.0 >= LIKE) {
        if !found.iter().any(|f| f.1 == whole) {
            found.push((score, whole));
        }
    }
    // Of those alike the higher ones first: their whole names are shorter.
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.len().cmp(&b.1.len())));
    found.into_iter().take(MOST).map(|f| f.1).collect()
}

/// How many characters two names share at the same end, of the longer one, and a little more for the same last one: the word
/// for a kind (市, 区) alone says nothing.
fn likeness(a: &str, b: &str) -> f32 {
    let kind = if a.chars().next_back() == b.chars().next_back() { 0.1 } else { 0.0 };
    let bare = |s: &str| -> Vec<char> {
        s.trim_end_matches(['省', '市', '县', '区', '州', '盟', '旗']).chars().collect()
    };
    let (a, b) = (bare(a), bare(b));
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (front + back).min(a.len()).min(b.len()) as f32 / a.len().max(b.len()).max(1) as f32 + kind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_one_or_a_stretch() {
        assert_eq!(years("2023"), Ok((2023, 2023)));
        assert_eq!(years("2010—2026"), Ok((2010, 2026)));
        assert_eq!(years("2010～2026"), Ok((2010, 2026)));
        for wrong in ["", "23", "2026-2010", "2010-", "twenty"] {
            assert!(years(wrong).is_err() && years_or_latest(wrong).is_err(), "{wrong}");
        }
        assert_eq!(years_or_latest("2021-2023"), Ok(Years::Between(2021, 2023)));
        assert_eq!((years_or_latest("latest"), years_or_latest("各地最新")), (Ok(Years::Latest), Ok(Years::Latest)));
    }

    #[test]
    fn an_indicator_that_nobody_knows_is_named_with_those_like_it() {
        let rules = Rules::bundled().unwrap_or_else(|e| unreachable!("{e}"));
        let lexicon = &rules.figures.lexicon;
        let near = |words: &str| match are_known(words, lexicon) {
            Err(Unknown::Indicator { near, .. }) => near,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(near("gdp,retial_sales").first().map(String::as_str), Some("retail_sales"));
        assert_eq!(near("retail").first().map(String::as_str), Some("retail_sales"));
        let found = near("地区生产总直");
        assert_eq!(found.first().map(String::as_str), Some("地区生产总值"), "{found:?}");
        assert_eq!(near("xyz"), Vec::<String>::new());
        assert_eq!(near("无此指标甲乙丙"), Vec::<String>::new());
        assert!(are_known("gdp,地区生产总值，all", lexicon).is_err(), "all stands alone");
        assert_eq!(are_known("all", lexicon), Ok(()));
    }

    #[test]
    fn a_place_that_nobody_knows_is_named_with_those_like_it() {
        let rules = Rules::bundled().unwrap_or_else(|e| unreachable!("{e}"));
        let asked = |words: &str| places(&[words.to_owned()], Some(2023), &rules, &[]);
        let near = |words: &str| match asked(words) {
            Err(Unknown::Place { name, near }) => (name, near),
            other => unreachable!("{other:?}"),
        };
        let (name, found) = near("广洲市");
        assert_eq!(name, "广洲市");
        assert!(found.iter().any(|n| n.ends_with("广州市")), "{found:?}");
        assert_eq!(near("魔都大区").1, Vec::<String>::new());
        // Known by a chain of names or a short form, with a report or without.
        let name = |words: &str| asked(words).map(|w| w[0].name.clone());
        assert_eq!(name("湛江市霞山区").as_deref(), Ok("广东省湛江市霞山区"));
        assert_eq!(name("恩施州").as_deref(), Ok("湖北省恩施土家族苗族自治州"));
        assert!(asked("珠三角").is_ok_and(|w| w.len() == 9));
    }
}
