//! What a unit was in a year, and what became of it: renamed, recoded, raised, merged, split, dissolved.

use super::{Division, Divisions};

/// A unit as the list of a year's end holds it, with the units of today that carry it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Its name, code, kind and parent in that year.
    pub then: &'a Division,
    /// The unit of today: itself, its successor, or several where it was split. Empty: dissolved, no one unit
    /// carries it on.
    pub now: Vec<&'a Division>,
}

impl Standing<'_> {
    /// The code of today; nothing when it was dissolved, was split, or never had a code.
    pub fn code_now(&self) -> Option<&str> {
        match self.now.as_slice() {
            [only] if !only.code.is_empty() => Some(&only.code),
            _ => None,
        }
    }
}

impl Divisions {
    /// What a code or a name stood for at the end of a year, in the order of codes. The key may be of any time: the
    /// code and the name of today find what the unit was then, and a former name finds it under its new one.
    ///
    /// Several units where the name is borne by several, or where several made up the unit of today.
    pub fn at(&self, key: &str, year: i32) -> Vec<Standing<'_>> {
        let keyed: Vec<&Division> = if key.starts_with(|c: char| c.is_ascii_digit()) {
            self.coded(key).collect()
        } else {
            let named: Vec<&Division> = self.named(key).collect();
            if named.is_empty() { self.called(key).collect() } else { named }
        };
        let mut then: Vec<&Division> = keyed.iter().copied().filter(|d| d.is_listed(year)).collect();
        if then.is_empty() {
            then = keyed.iter().flat_map(|d| self.line(d)).filter(|d| d.is_listed(year)).collect();
        }
        then.sort_by(|a, b| (&a.code, &a.parent, &a.name).cmp(&(&b.code, &b.parent, &b.name)));
        then.dedup();
        then.into_iter().map(|then| Standing { then, now: self.now(then) }).collect()
    }

    /// The units of today that carry a unit on: itself while it exists, empty when it was dissolved.
    pub fn now(&self, d: &Division) -> Vec<&Division> {
        if d.to.is_none() {
            return if d.code.is_empty() {
                self.named(&d.name).filter(|r| r.parent == d.parent && r.to.is_none()).collect()
            } else {
                self.coded(&d.code).filter(|r| r.to.is_none()).collect()
            };
        }
        d.now.iter().flat_map(|code| self.coded(code)).filter(|r| r.to.is_none()).collect()
    }

    /// All that a unit of today was, oldest first, itself last. Where a row of the past is carried on by it alone,
    /// rows of which it holds only a part are left out.
    pub fn history(&self, d: &Division) -> Vec<&Division> {
        let mut found: Vec<&Division> = self.coded(&d.code).filter(|r| r.to.is_none()).collect();
        let all: Vec<&Division> = self.that_became(&d.code).collect();
        let alone: Vec<&Division> = all.iter().copied().filter(|r| r.now.len() == 1 && r.level == d.level).collect();
        found.extend(if alone.is_empty() { all } else { alone });
        found.sort_by(|a, b| {
            let key = |r: &Division| (r.to.is_none(), r.from.unwrap_or(0), r.to.unwrap_or(i32::MAX));
            key(a).cmp(&key(b)).then_with(|| a.code.cmp(&b.code))
        });
        found
    }

    /// What a unit was and became: the histories of all units of today that carry it on.
    fn line<'a>(&'a self, d: &'a Division) -> Vec<&'a Division> {
        self.now(d).into_iter().flat_map(|now| self.history(now)).collect()
    }
}
