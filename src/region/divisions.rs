//! The table of divisions, with its indices.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Level;

/// A row of the table: a unit under one name and one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// GB/T 2260; empty for functional areas.
    pub code: String,
    /// The full name.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// 市辖区, 县级市, 自治州 …
    pub kind: String,
    /// The parent's code.
    pub parent: String,
    /// First year under this name and code, where known.
    pub from: Option<i32>,
    /// First year without it; null when it exists.
    pub to: Option<i32>,
    /// Short forms, the commonest first.
    pub short: Vec<String>,
}

impl Division {
    /// Whether the unit existed in a year; unknown years count as yes.
    pub fn stood_in(&self, year: Option<i32>) -> bool {
        match year {
            Some(y) => self.from.is_none_or(|f| f <= y + 1) && self.to.is_none_or(|t| y <= t),
            None => self.to.is_none(),
        }
    }
}

/// All divisions.
#[derive(Debug)]
pub struct Divisions {
    rows: Vec<Division>,
    by_name: HashMap<String, Vec<usize>>,
    by_short: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
    pub(super) search: AhoCorasick,
}

impl Divisions {
    /// Reads the table. Returns the number and the text of the first line that is not understood.
    pub fn parse(tsv: &str) -> Result<Self, String> {
        let mut rows = Vec::new();
        for (n, line) in tsv.lines().enumerate().skip(1) {
            rows.push(row(line).ok_or_else(|| format!("line {}: {line}", n + 1))?);
        }
        let (mut by_name, mut by_short, mut by_code) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (i, r) in rows.iter().enumerate() {
            let push =
                |map: &mut HashMap<String, Vec<usize>>, key: &str| map.entry(key.to_owned()).or_default().push(i);
            push(&mut by_name, &r.name);
            if !r.code.is_empty() {
                push(&mut by_code, &r.code);
            }
            r.short.iter().for_each(|s| push(&mut by_short, s));
        }
        let mut names: Vec<&String> = by_name.keys().collect();
        names.sort();
        let search =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).map_err(|e| e.to_string())?;
        Ok(Self { rows, by_name, by_short, by_code, search })
    }

    /// All rows.
    pub fn rows(&self) -> &[Division] {
        &self.rows
    }

    /// Rows with this full name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Division> {
        self.pick(self.by_name.get(name))
    }

    /// Rows with this short form.
    pub fn called(&self, short: &str) -> impl Iterator<Item = &Division> {
        self.pick(self.by_short.get(short))
    }

    /// The row with this code that stood in a year; the present one when no year is given.
    pub fn by_code(&self, code: &str, year: Option<i32>) -> Option<&Division> {
        let rows = self.by_code.get(code)?;
        let stood = rows.iter().filter_map(|i| self.rows.get(*i)).find(|r| r.stood_in(year));
        stood.or_else(|| rows.last().and_then(|i| self.rows.get(*i)))
    }

    /// The whole name from the province down: 广东省湛江市霞山区. Units of a 直辖市 follow it directly.
    pub fn whole_name(&self, division: &Division, year: Option<i32>) -> String {
        let mut whole = division.name.clone();
        let mut at = division;
        for _ in 0..3 {
            match self.by_code(&at.parent, year) {
                Some(parent) if parent.level != Level::Nation && parent.code != at.code => {
                    whole.insert_str(0, &parent.name);
                    at = parent;
                }
                _ => break,
            }
        }
        whole
    }

    fn pick<'a>(&'a self, found: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Division> {
        found.into_iter().flatten().filter_map(|i| self.rows.get(*i))
    }
}

fn row(line: &str) -> Option<Division> {
    let mut cells = line.split('\t');
    let mut next = || cells.next().map(str::trim);
    let (code, name) = (next()?, next()?);
    let level = match next()? {
        "nation" => Level::Nation,
        "province" => Level::Province,
        "city" => Level::City,
        "county" => Level::County,
        _ => return None,
    };
    let (kind, parent, from, to) = (next()?, next()?, next()?, next()?);
    let _now = next()?;
    let short = next().unwrap_or_default().split('|').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    Some(Division {
        code: code.to_owned(),
        name: name.to_owned(),
        level,
        kind: kind.to_owned(),
        parent: parent.to_owned(),
        from: from.parse().ok(),
        to: to.parse().ok(),
        short,
    })
}
