//! What a column of a comparison adds up to, as paragraphs that can be pasted: a paragraph a year, or the years of one
//! place as a row. Counts what the rows say and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::compared::{ComparedOf, name, stated};
use super::model::Number;
use super::said;
use super::words::{code, pick};
use crate::chart::Lang;
use crate::comparison::{self, Change, Column, Direction, Line, Median, Missing, Summary, TableCell, Verdict, summary};
use crate::region::Level;

/// The paragraphs of each column, one a year; of a single place one over its years.
pub fn paragraphs(table: &comparison::Table, of: &ComparedOf<'_>) -> Vec<String> {
    let read: Vec<&Line> = table.lines.iter().filter(|l| l.reading.is_some()).collect();
    let years: BTreeSet<Option<i32>> = read.iter().map(|l| l.year).collect();
    let one_place = places(&read) == 1 && years.len() > 1;
    let mut out = Vec::new();
    for (i, column) in table.columns.iter().enumerate() {
        let say = Say { lang: of.lang, name: name(&column.indicator, of), column };
        if one_place {
            out.extend(say.over_years(i, &read));
            continue;
        }
        for year in &years {
            let lines: Vec<&Line> = read.iter().copied().filter(|l| l.year == *year).collect();
            let sum = summary(&lines, i, of.sources, of.coding).filter(|s| s.reports > 1);
            out.extend(sum.map(|s| say.of_year(&lines, &s)));
        }
    }
    out
}

/// How many places lines are about.
pub(super) fn places(lines: &[&Line]) -> usize {
    lines.iter().map(|l| (&l.region, &l.name)).collect::<BTreeSet<_>>().len()
}

/// 31个省份, 2 places: whose lines they are.
pub(super) fn whose(lang: Lang, lines: &[&Line]) -> String {
    let levels: BTreeSet<Option<Level>> = lines.iter().map(|l| l.level).collect();
    let count = places(lines);
    let one = levels.first().copied().flatten().filter(|_| levels.len() == 1);
    let (zh, en, many) = match one {
        Some(Level::Nation) => ("国家", "nation", "nations"),
        Some(Level::Province) => ("省份", "province", "provinces"),
        Some(Level::City) => ("城市", "city", "cities"),
        Some(Level::County) => ("区县", "county", "counties"),
        None => ("地区", "place", "places"),
    };
    match lang {
        Lang::Zh => format!("{count}个{zh}"),
        Lang::En => format!("{count} {}", if count == 1 { en } else { many }),
    }
}

/// What all sentences on a column share.
struct Say<'a> {
    lang: Lang,
    name: String,
    column: &'a Column,
}

impl Say<'_> {
    /// Words in the language of the paragraph, each `{}` filled in its turn.
    fn fill(&self, zh: &'static str, en: &'static str, with: &[&dyn Display]) -> String {
        let mut parts = pick(self.lang, zh, en).split("{}");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for (part, value) in parts.zip(with) {
            out.push_str(&value.to_string());
            out.push_str(part);
        }
        out
    }

    fn list(&self, all: &[String]) -> String {
        all.join(pick(self.lang, "，", ", "))
    }

    fn of_year(&self, lines: &[&Line], s: &Summary) -> String {
        let sentences = [self.head(lines, s), self.moved(s), self.middle(s), self.reached(s.reached, &s.open)];
        let between = pick(self.lang, "", " ");
        sentences.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(between)
    }

    /// How many of how many set the target, and what the others do.
    fn head(&self, lines: &[&Line], s: &Summary) -> String {
        let count = s.numbers + s.unranked + s.relations + s.apart;
        let whose = whose(self.lang, lines);
        let year = lines.iter().find_map(|l| l.year);
        let years = year.map(|y| self.fill("{}年", "In {}, of ", &[&y])).unwrap_or_default();
        // Two reports of one place in a year are counted as reports.
        let mut out = if places(lines) == s.reports {
            self.fill("{}{}中，{}个提出{}目标", "{}{} {} set a target for {}", &[&years, &whose, &count, &self.name])
        } else {
            let with: [&dyn Display; 5] = [&years, &whose, &s.reports, &count, &self.name];
            self.fill("{}{}的{}份报告中，{}份提出{}目标", "{}{} ({} reports) {} set a target for {}", &with)
        };
        let mut others = Vec::new();
        if s.relations > 0 {
            others.push(self.fill("{}个只有定性表述", "{} in words alone", &[&s.relations]));
        }
        if s.apart > 0 {
            others.push(self.fill("{}个口径、单位或含义不同", "{} of another basis, unit or measure", &[&s.apart]));
        }
        for (why, n) in &s.silent {
            let why = code(self.lang, "missing", why.code()).unwrap_or_default();
            others.push(self.fill("{}个{}", "{} {}", &[n, &why]));
        }
        if !others.is_empty() {
            out.push_str(&self.fill("（{}）", " ({})", &[&self.list(&others)]));
        }
        out + pick(self.lang, "。", ".")
    }

    /// How many raised, kept and lowered it.
    fn moved(&self, s: &Summary) -> String {
        let ways = [
            (Direction::Raised, "{}个提高", "{} raised"),
            (Direction::Kept, "{}个持平", "{} kept"),
            (Direction::Lowered, "{}个下调", "{} lowered"),
            (Direction::Widened, "{}个放宽区间", "{} widened"),
            (Direction::Narrowed, "{}个收窄区间", "{} narrowed"),
        ];
        let n = |d: Direction| s.moved.get(&d).copied().unwrap_or_default();
        let compared: usize = ways.iter().map(|w| n(w.0)).sum();
        if compared == 0 {
            return String::new();
        }
        let said = ways.iter().filter(|w| n(w.0) > 0).map(|w| self.fill(w.1, w.2, &[&n(w.0)]));
        let said = self.list(&said.collect::<Vec<_>>());
        let firm = [(s.reworded.0, "{}个措辞放松", "{} loosened"), (s.reworded.1, "{}个措辞收紧", "{} tightened")];
        let firm = firm.iter().filter(|f| f.0 > 0).map(|f| self.fill(f.1, f.2, &[&f.0])).collect::<Vec<_>>();
        let of_kept = if firm.is_empty() {
            String::new()
        } else {
            self.fill("（持平的里面{}）", " (of those kept {})", &[&firm.join(pick(self.lang, "、", ", "))])
        };
        let with: [&dyn Display; 3] = [&compared, &said, &of_kept];
        self.fill("与上年可比的{}个中，{}{}。", "Of {} that can be compared with last year's, {}{}.", &with)
    }

    /// The commonest, the median, the weighted mean, both ends.
    fn middle(&self, s: &Summary) -> String {
        let unit = self.column.query.unit.as_deref().unwrap_or("");
        let mut parts = Vec::new();
        if s.mode_count > 1 {
            let words = s.mode.join(pick(self.lang, "、", ", "));
            let each = if s.mode.len() > 1 { pick(self.lang, "各", "each ") } else { "" };
            parts.push(self.fill(
                "最多的是{}（{}{}个）",
                "the commonest is {} ({}{})",
                &[&words, &each, &s.mode_count],
            ));
        }
        if let Some(m) = &s.median {
            parts.push(self.fill("中位数{}", "the median {}", &[&middle(m, unit)]));
        }
        // A sum of people or money has no weight by the size of the economy.
        if let Some(w) = s.weighted.filter(|_| matches!(unit, "%" | "‰")) {
            let (zh, en) = (
                "按上年地区生产总值加权平均{}{}（{}个有总量）",
                "weighted by last year's gross product {}{} ({} places)",
            );
            parts.push(self.fill(zh, en, &[&two_digits(w.value), &unit, &w.places]));
        }
        if let (Some(high), Some(low)) = (&s.highest, &s.lowest)
            && high != low
        {
            let who = |names: &[String]| self.few(names);
            let said = |words: &str| words.replace('、', pick(self.lang, "、", ", "));
            let with: [&dyn Display; 4] = [&said(&high.0), &who(&high.1), &said(&low.0), &who(&low.1)];
            parts.push(self.fill("最高{}（{}），最低{}（{}）", "the highest {} ({}), the lowest {} ({})", &with));
        }
        if parts.is_empty() { String::new() } else { self.fill("{}。", "As a target {}.", &[&self.list(&parts)]) }
    }

    /// How many reached last year's, how many did not, and why of the others nobody can say.
    fn reached(&self, reached: [usize; 4], open: &[(comparison::Why, usize)]) -> String {
        let [met, missed, revised, unjudged] = reached;
        if met + missed + revised == 0 {
            return String::new();
        }
        let all = [
            (met, "{}个达到", "{} reached"),
            (missed, "{}个未达到", "{} missed"),
            (revised, "{}个目标曾调整", "{} revised"),
            (unjudged, "{}个不可判", "{} open"),
        ];
        let said = all.iter().filter(|a| a.0 > 0).map(|a| self.fill(a.1, a.2, &[&a.0])).collect::<Vec<_>>();
        let why = |w: &(comparison::Why, usize)| self.fill("{}{}个", "{}: {}", &[&said::why(self.lang, w.0), &w.1]);
        let why = open.iter().map(why).collect::<Vec<_>>().join(pick(self.lang, "、", ", "));
        let why = if why.is_empty() { why } else { self.fill("（{}）", " ({})", &[&why]) };
        self.fill("上年目标{}{}。", "Last year's target: {}{}.", &[&self.list(&said), &why])
    }

    /// The years of one place: each target with how it moved, and how many were reached.
    fn over_years(&self, column: usize, lines: &[&Line]) -> Option<String> {
        let mut by_year: BTreeMap<i32, &TableCell> = BTreeMap::new();
        for line in lines {
            by_year.insert(line.year?, line.cells.get(column)?);
        }
        let first = lines.first()?;
        let stated_at_all = by_year.values().any(|c| !c.target.entries().is_empty());
        let one = |(year, cell): (&i32, &&TableCell)| {
            let words = match Missing::of(&cell.target) {
                Some(why) => code(self.lang, "missing", why.code()).unwrap_or_default().to_owned(),
                None => stated(self.lang, cell.target.entries()),
            };
            let moved = match &cell.change {
                Change::By(_) => said::change(self.lang, &cell.change),
                Change::Not(_) => String::new(),
            };
            let moved = if moved.is_empty() { moved } else { self.fill("（{}）", " ({})", &[&moved]) };
            self.fill("{}年{}{}", "{} {}{}", &[year, &words, &moved])
        };
        let all = self.list(&by_year.iter().map(one).collect::<Vec<_>>());
        let head = self.fill("{}{}目标：{}。", "{}, target for {}: {}.", &[&first.name, &self.name, &all]);
        let verdict = |wanted: fn(&Verdict) -> bool| {
            let of = by_year.iter().filter(|(_, c)| wanted(&c.judgement.verdict));
            of.map(|(y, _)| (y - 1).to_string()).collect::<Vec<_>>()
        };
        let verdicts = [
            (verdict(|v| *v == Verdict::Met), "{}年达到", "{} reached"),
            (verdict(|v| *v == Verdict::Missed), "{}年未达到", "{} missed"),
            (verdict(|v| *v == Verdict::Revised), "{}年目标曾调整", "{} revised"),
        ];
        let said = verdicts.iter().filter(|v| !v.0.is_empty());
        let said: Vec<String> = said.map(|v| self.fill(v.1, v.2, &[&v.0.join(pick(self.lang, "、", ", "))])).collect();
        let reached = if said.is_empty() { String::new() } else { self.fill("{}。", " {}.", &[&self.list(&said)]) };
        stated_at_all.then(|| head + &reached)
    }

    /// The first names of a list, each once.
    fn few(&self, names: &[String]) -> String {
        let names: BTreeSet<(usize, &str)> = BTreeSet::from_iter(
            names.iter().map(|n| (names.iter().position(|o| o == n).unwrap_or_default(), n.as_str())),
        );
        let shown = names.iter().take(4).map(|n| n.1).collect::<Vec<_>>().join(pick(self.lang, "、", ", "));
        if names.len() > 4 { self.fill("{}等{}个", "{} … {} in all", &[&shown, &names.len()]) } else { shown }
    }
}

fn two_digits(n: f64) -> String {
    Number::new((n * 100.0).round() / 100.0).digits().to_owned()
}

fn middle(m: &Median, unit: &str) -> String {
    m.words.clone().unwrap_or_else(|| format!("{}{unit}", two_digits(m.value)))
}
