//! What comes from outside the reports: official final numbers, and changed aims that a person knows. Read from the
//! text of a CSV file; which file that is, the host knows.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::comparison::choice::answers;
use crate::comparison::{Source, Wanted};
use crate::figures::Lexicon;
use crate::quantity::{Bound, Value, amount};

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// The official final number of a year.
    Final,
    /// The aim of a year as it was changed within it.
    RevisedAim,
}

/// A number from outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Whose it is, as the file names it.
    pub place: Wanted,
    /// The year that it is about.
    pub year: i32,
    /// An id of the lexicon.
    pub indicator: String,
    /// What it is.
    pub kind: FactKind,
    /// The number.
    pub value: Value,
    /// Its unit; null for the indicator's usual one.
    pub unit: Option<String>,
    /// As the file has it.
    pub words: String,
}

/// Numbers from outside, to be found by place, year and indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    all: BTreeMap<(String, i32), Vec<Fact>>,
}

impl Facts {
    /// Takes in a fact; of two of one kind, place, year and indicator the later one counts.
    pub fn add(&mut self, fact: Fact) {
        let list = self.all.entry((fact.indicator.clone(), fact.year)).or_default();
        list.retain(|f| f.kind != fact.kind || f.place != fact.place);
        list.push(fact);
    }

    /// The fact about the place of a source, in a year.
    pub(in crate::comparison) fn find(
        &self,
        s: &Source<'_>,
        year: i32,
        indicator: &str,
        kind: FactKind,
    ) -> Option<&Fact> {
        let list = self.all.get(&(indicator.to_owned(), year))?;
        list.iter().find(|f| f.kind == kind && answers(s, &f.place))
    }

    /// Those about the year before a report, of some indicators.
    pub fn about(&self, s: &Source<'_>, indicators: &BTreeSet<&str>) -> impl Iterator<Item = &Fact> {
        let keys = s.year().into_iter().flat_map(|y| indicators.iter().map(move |i| ((*i).to_owned(), y - 1)));
        keys.filter_map(|key| self.all.get(&key)).flatten().filter(|f| answers(s, &f.place))
    }

    /// Those for which none of these reports is from the year after and speaks for their place: they stand beside nothing.
    pub fn unanswered(&self, sources: &[Source<'_>]) -> Vec<&Fact> {
        let mut of_year: BTreeMap<i32, Vec<&Source<'_>>> = BTreeMap::new();
        for s in sources.iter().filter(|s| s.counted) {
            if let Some(year) = s.year() {
                of_year.entry(year).or_default().push(s);
            }
        }
        let answered = |f: &Fact| {
            let reports = of_year.get(&f.year.saturating_add(1));
            reports.is_some_and(|all| all.iter().any(|s| answers(s, &f.place)))
        };
        self.all.values().flatten().filter(|f| !answered(f)).collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.values().map(Vec::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// A line of a file that says nothing that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The first line names no column for region, year, indicator or value.
    Header,
    /// A line without a place; by number, from 1.
    Place(usize),
    /// A line whose year is none.
    Year(usize),
    /// A line whose indicator the lexicon does not hold, with its words.
    Indicator(usize, String),
    /// A line whose value is no number, with its words.
    Value(usize, String),
}

impl Unread {
    /// The key of its sentence, its line, and the words that say nothing.
    pub fn said(&self) -> (&'static str, usize, &str) {
        match self {
            Self::Header => ("compare-unread-header", 1, ""),
            Self::Place(line) => ("compare-unread-place", *line, ""),
            Self::Year(line) => ("compare-unread-year", *line, ""),
            Self::Indicator(line, words) => ("compare-unread-indicator", *line, words),
            Self::Value(line, words) => ("compare-unread-value", *line, words),
        }
    }
}

/// Reads the text of a CSV file with a header: 地区 (region, code), 年份 (year), 指标 (indicator), 数值 (value), and
/// perhaps 单位 (unit) and 类别 (kind: 终值 final, 调整后目标 revised). Returns what could be read and what could not.
pub fn facts(text: &str, lexicon: &Lexicon) -> (Facts, Vec<Unread>) {
    let mut lines = records(text.trim_start_matches('\u{feff}')).into_iter().enumerate();
    let mut found = Facts::default();
    let Some(columns) = lines.next().and_then(|(_, head)| Columns::of(&head)) else {
        return (found, vec![Unread::Header]);
    };
    let mut unread = Vec::new();
    for (i, record) in lines.filter(|(_, r)| r.iter().any(|f| !f.is_empty())) {
        match columns.fact(i + 1, &record, lexicon) {
            Ok(fact) => found.add(fact),
            Err(why) => unread.push(why),
        }
    }
    (found, unread)
}

/// Which field stands where.
struct Columns {
    place: usize,
    year: usize,
    indicator: usize,
    value: usize,
    unit: Option<usize>,
    kind: Option<usize>,
}

impl Columns {
    fn of(head: &[String]) -> Option<Self> {
        let at = |names: &[&str]| head.iter().position(|h| names.contains(&h.to_lowercase().as_str()));
        Some(Self {
            place: at(&["地区", "region", "region_code", "code", "代码", "地区代码", "name", "地区名称"])?,
            year: at(&["年份", "年", "year", "ref_year"])?,
            indicator: at(&["指标", "indicator", "indicator_id"])?,
            value: at(&["数值", "值", "value", "终值", "final"])?,
            unit: at(&["单位", "unit"]),
            kind: at(&["类别", "kind", "性质"]),
        })
    }

    fn fact(&self, line: usize, record: &[String], lexicon: &Lexicon) -> Result<Fact, Unread> {
        let field = |i: usize| record.get(i).map_or("", String::as_str);
        let (name, words) = (field(self.place), field(self.value));
        if name.is_empty() {
            return Err(Unread::Place(line));
        }
        let code = (name.len() == 6 && name.bytes().all(|b| b.is_ascii_digit())).then(|| name.to_owned());
        let year = field(self.year).trim_end_matches('年').parse().map_err(|_| Unread::Year(line))?;
        let said = field(self.indicator);
        let known = lexicon.by_id(said).or_else(|| {
            let by_name = lexicon.whole(said).and_then(|n| lexicon.indicators().get(n.indicator));
            lexicon.indicators().iter().find(|i| i.zh == said || i.en == said).or(by_name)
        });
        let indicator = known.ok_or_else(|| Unread::Indicator(line, said.to_owned()))?.id.clone();
        let (value, unit) = number(words).ok_or_else(|| Unread::Value(line, words.to_owned()))?;
        let own = self.unit.map(field).filter(|u| !u.is_empty()).map(str::to_owned);
        let kind = self.kind.map(field).unwrap_or_default();
        let revised = ["调整", "revised", "目标", "target"].iter().any(|w| kind.contains(w));
        let kind = if revised { FactKind::RevisedAim } else { FactKind::Final };
        let place = Wanted { name: name.to_owned(), code };
        Ok(Fact { place, year, indicator, kind, value, unit: own.or(unit), words: words.to_owned() })
    }
}

/// 5.2, −5.7, 5.2%, 6%左右, 1,234.5亿元.
fn number(words: &str) -> Option<(Value, Option<String>)> {
    let plain: String = words.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).map(narrow).collect();
    let (below, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    let read = amount(digits, 0).filter(|a| a.range.end == digits.len())?;
    let sign = if below { -1.0 } else { 1.0 };
    let turned = below && read.value.bound != Bound::Exact;
    let value = Value { low: read.value.low.map(|n| n * sign), high: read.value.high.map(|n| n * sign), ..read.value };
    (!turned).then_some((value, read.unit))
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '．' => '.',
        '％' => '%',
        '−' | '－' | '–' => '-',
        other => other,
    }
}

/// The records of a CSV text, fields trimmed; a quoted field may hold commas, line ends and doubled quotes.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let (mut record, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' | '\t' if !quoted => record.push(std::mem::take(&mut field).trim().to_owned()),
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field).trim().to_owned());
                all.push(std::mem::take(&mut record));
            }
            other => field.push(other),
        }
    }
    if !field.is_empty() || !record.is_empty() {
        record.push(field.trim().to_owned());
        all.push(record);
    }
    all
}
