//! The table of divisions, with its indices.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Kind, Level};

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
    pub kind: Kind,
    /// The parent's code.
    pub parent: String,
    /// First year under this name and code, where known.
    pub from: Option<i32>,
    /// First year without it; null when it exists.
    pub to: Option<i32>,
    /// Codes of today of what became of it. Empty when it exists, and when no one unit carries it on.
    pub now: Vec<String>,
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

    /// Whether the list of a year's end holds the unit: in the year of a change the new one, not the old.
    pub fn is_listed(&self, year: i32) -> bool {
        self.from.is_none_or(|f| f <= year) && self.to.is_none_or(|t| year < t)
    }
}

/// All divisions.
#[derive(Debug)]
pub struct Divisions {
    rows: Vec<Division>,
    by_name: HashMap<String, Vec<usize>>,
    by_short: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
    became: HashMap<String, Vec<usize>>,
    pub(super) search: AhoCorasick,
    /// Names and short forms; built when first asked for, few texts need it.
    forms: OnceLock<Option<AhoCorasick>>,
}

impl Divisions {
    /// Reads the table. Returns the number and the text of the first line that is not understood.
    pub fn parse(tsv: &str) -> Result<Self, String> {
        let mut rows = Vec::new();
        for (n, line) in tsv.lines().enumerate().skip(1) {
            rows.push(row(line).ok_or_else(|| format!("line {}: {line}", n + 1))?);
        }
        let (mut by_name, mut by_short, mut by_code, mut became) =
            (HashMap::new(), HashMap::new(), HashMap::new(), HashMap::new());
        for (i, r) in rows.iter().enumerate() {
            let push =
                |map: &mut HashMap<String, Vec<usize>>, key: &str| map.entry(key.to_owned()).or_default().push(i);
            push(&mut by_name, &r.name);
            if !r.code.is_empty() {
                push(&mut by_code, &r.code);
            }
            r.short.iter().for_each(|s| push(&mut by_short, s));
            r.now.iter().for_each(|c| push(&mut became, c));
        }
        let mut names: Vec<&String> = rows.iter().map(|r| &r.name).collect();
        names.sort();
        names.dedup();
        let search =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names).map_err(|e| e.to_string())?;
        Ok(Self { rows, by_name, by_short, by_code, became, search, forms: OnceLock::new() })
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

    /// All rows with this code, also those of former years.
    pub fn coded(&self, code: &str) -> impl Iterator<Item = &Division> {
        self.pick(self.by_code.get(code))
    }

    /// Former units of which the unit with this code of today carries on at least a part.
    pub fn that_became(&self, code: &str) -> impl Iterator<Item = &Division> {
        self.pick(self.became.get(code))
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

    pub(super) fn form_search(&self) -> Option<&AhoCorasick> {
        let build = || {
            let mut forms: Vec<&String> =
                self.rows.iter().flat_map(|r| [&r.name].into_iter().chain(&r.short)).collect();
            forms.sort();
            forms.dedup();
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms).ok()
        };
        self.forms.get_or_init(build).as_ref()
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
    let (kind, parent, from, to) = (Kind::parse(next()?)?, next()?, next()?, next()?);
    let now = next()?.split('|').filter(|c| !matches!(*c, "" | "-")).map(str::to_owned).collect();
    let short = next().unwrap_or_default().split('|').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    Some(Division {
        code: code.to_owned(),
        name: name.to_owned(),
        level,
        kind,
        parent: parent.to_owned(),
        from: from.parse().ok(),
        to: to.parse().ok(),
        now,
        short,
    })
}
