//! Groups of places: 副省级市, 省会, 四大板块, 城市群 … Each is what a dated document says, with its members by code.
//!
//! The facts are data, `assets/groups.toml`. A group has years, and so has a member that came later or left.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::{Division, Divisions};

/// A group of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name in data and on the command line.
    pub id: String,
    /// Its Chinese name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The document that defines it.
    pub source: String,
    /// The document's day, month or year: 2019-02-18, 2008-12, 1995.
    pub date: String,
    /// First year in force.
    pub from: i32,
    /// First year no longer in force; null while it is.
    pub to: Option<i32>,
    members: Vec<Member>,
}

/// A place in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Member {
    code: String,
    whole: bool,
    from: i32,
    to: Option<i32>,
}

impl Group {
    /// Whether the group was in force in a year; without a year, whether it is.
    pub fn stood_in(&self, year: Option<i32>) -> bool {
        within(self.from, self.to, year)
    }

    /// Codes of the places that belong to it whole in a year (without a year: that last did), in the file's order.
    pub fn members(&self, year: Option<i32>) -> impl Iterator<Item = &str> {
        self.standing(year).filter(|m| m.whole).map(|m| m.code.as_str())
    }

    /// Codes of the places of which only a part belongs to it.
    pub fn partly(&self, year: Option<i32>) -> impl Iterator<Item = &str> {
        self.standing(year).filter(|m| !m.whole).map(|m| m.code.as_str())
    }

    /// Whether a unit belongs to it whole in a year, under its code of today or of then.
    pub fn holds(&self, d: &Division, year: Option<i32>) -> bool {
        let now = match d.now.as_slice() {
            [only] => only,
            _ => &d.code,
        };
        !d.code.is_empty() && self.members(year).any(|code| code == d.code || code == now)
    }

    fn standing(&self, year: Option<i32>) -> impl Iterator<Item = &Member> {
        let stood = self.stood_in(year);
        self.members.iter().filter(move |m| stood && within(m.from, m.to, year))
    }
}

fn within(from: i32, to: Option<i32>, year: Option<i32>) -> bool {
    match year {
        Some(y) => from <= y && to.is_none_or(|t| y < t),
        None => to.is_none(),
    }
}

/// All groups.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    all: Vec<Group>,
}

impl Groups {
    /// Reads the file.
    ///
    /// # Errors
    /// Says the line of the first mistake: what is no TOML, an unknown field, a code that the divisions do not hold,
    /// an id, a name or a member given twice, years that end before they begin, a date that is none.
    pub fn parse(words: &str, divisions: &Divisions) -> Result<Self, String> {
        let line = |at: usize| words.get(..at).map_or(1, |s| s.matches('\n').count() + 1);
        let file: File = toml::from_str(words)
            .map_err(|e| format!("line {}: {}", line(e.span().map_or(0, |s| s.start)), e.message()))?;
        let mut all = Vec::new();
        let mut names = BTreeSet::new();
        for raw in file.group {
            let wrong = |at: usize, what: String| Err(format!("line {}: {what}", line(at)));
            for name in [&raw.id, &raw.zh, &raw.en].into_iter().chain(&raw.aliases) {
                let words = name.get_ref();
                if words.trim().is_empty() || !names.insert(words.clone()) {
                    return wrong(name.span().start, format!("the name “{words}” is empty or given twice"));
                }
            }
            match raw.group(divisions) {
                Ok(group) => all.push(group),
                Err((at, what)) => return wrong(at, what),
            }
        }
        Ok(Self { all })
    }

    /// All groups in the file's order.
    pub fn all(&self) -> &[Group] {
        &self.all
    }

    /// The group with this id.
    pub fn by_id(&self, id: &str) -> Option<&Group> {
        self.all.iter().find(|g| g.id == id)
    }

    /// The group with this id or name.
    pub fn named(&self, words: &str) -> Option<&Group> {
        let words = words.trim();
        let by_name = |g: &&Group| g.zh == words || g.aliases.iter().any(|a| a == words);
        self.by_id(words).or_else(|| self.all.iter().find(by_name)).or_else(|| {
            let words = words.to_lowercase();
            self.all.iter().find(|g| g.en.to_lowercase() == words)
        })
    }

    /// The groups that a unit belongs to whole in a year.
    pub fn of<'a>(&'a self, d: &'a Division, year: Option<i32>) -> impl Iterator<Item = &'a Group> {
        self.all.iter().filter(move |g| g.holds(d, year))
    }

    /// The places that words ask for: the whole names, in that year, of a group's members; the words themselves where
    /// no group is called so.
    pub fn places(&self, words: &str, year: Option<i32>, divisions: &Divisions) -> Vec<String> {
        let Some(group) = self.named(words) else { return vec![words.to_owned()] };
        let name = |code: &str| {
            let then = year.and_then(|y| divisions.at(code, y).first().map(|s| divisions.whole_name(s.then, year)));
            then.or_else(|| divisions.by_code(code, None).map(|d| divisions.whole_name(d, None)))
        };
        group.members(year).chain(group.partly(year)).filter_map(name).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    group: Vec<Raw>,
}

type Pairs = Vec<Spanned<(String, i32)>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: Spanned<String>,
    zh: Spanned<String>,
    en: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    source: Spanned<String>,
    date: Spanned<String>,
    from: i32,
    to: Option<Spanned<i32>>,
    members: Vec<Spanned<String>>,
    #[serde(default)]
    partly: Vec<Spanned<String>>,
    #[serde(default)]
    since: Pairs,
    #[serde(default)]
    until: Pairs,
}

/// Where in the file, and what is wrong there.
type Mistake = (usize, String);

impl Raw {
    fn group(self, divisions: &Divisions) -> Result<Group, Mistake> {
        if self.source.get_ref().trim().is_empty() {
            return Err((self.source.span().start, "a group names the document that defines it".into()));
        }
        if !is_date(self.date.get_ref()) {
            return Err((self.date.span().start, format!("{} is no year, month or day", self.date.get_ref())));
        }
        if let Some(to) = self.to.as_ref().filter(|to| *to.get_ref() <= self.from) {
            return Err((to.span().start, "it ends before it begins".into()));
        }
        let members = self.standing(divisions)?;
        Ok(Group {
            id: self.id.into_inner(),
            zh: self.zh.into_inner(),
            en: self.en.into_inner(),
            aliases: self.aliases.into_iter().map(Spanned::into_inner).collect(),
            source: self.source.into_inner(),
            date: self.date.into_inner(),
            from: self.from,
            to: self.to.map(Spanned::into_inner),
            members,
        })
    }

    fn standing(&self, divisions: &Divisions) -> Result<Vec<Member>, Mistake> {
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        let mut members = Vec::new();
        let of = |list| move |code| (list, code);
        for (whole, code) in self.members.iter().map(of(true)).chain(self.partly.iter().map(of(false))) {
            let (at, code) = (code.span().start, code.get_ref());
            if divisions.coded(code).next().is_none() {
                return Err((at, format!("divisions.tsv holds no code {code}")));
            }
            if found.insert(code, members.len()).is_some() {
                return Err((at, format!("{code} is a member twice")));
            }
            members.push(Member { code: code.clone(), whole, from: self.from, to: None });
        }
        let of = |list| move |pair| (list, pair);
        for (since, pair) in self.since.iter().map(of(true)).chain(self.until.iter().map(of(false))) {
            let (code, year) = pair.get_ref();
            let member = found.get(code.as_str()).and_then(|i| members.get_mut(*i));
            match member {
                Some(m) if since && *year >= self.from => m.from = *year,
                Some(m) if !since && *year > m.from => m.to = Some(*year),
                Some(_) => return Err((pair.span().start, format!("{code} leaves before it comes"))),
                None => return Err((pair.span().start, format!("{code} is no member"))),
            }
        }
        Ok(members)
    }
}

/// 1995, 2008-12, 2019-02-18.
fn is_date(words: &str) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    let two = |s: &str, most: u8| s.len() == 2 && s.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    let year = |s: &str| s.len() == 4 && s.parse::<u16>().is_ok_and(|y| y >= 1949);
    match parts.as_slice() {
        [y] => year(y),
        [y, m] => year(y) && two(m, 12),
        [y, m, d] => year(y) && two(m, 12) && two(d, 31),
        _ => false,
    }
}
