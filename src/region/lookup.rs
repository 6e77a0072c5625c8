//! What a name in a text can mean: full names found in running words, short forms at a known place.

use std::ops::Range;

use super::{Division, Divisions, Kind, Level};

/// A full name found in a text.
#[derive(Clone, Debug)]
pub struct Mention<'a> {
    /// Where.
    pub range: Range<usize>,
    /// Which units bear the name.
    pub units: Vec<&'a Division>,
}

/// Names that alone are words before they are names: 新区, 郊区.
pub fn is_word(name: &str) -> bool {
    ["新区", "郊区", "城区", "矿区", "市区", "开发区"].contains(&name)
}

impl Divisions {
    /// Full names of divisions in `s`, leftmost and longest first.
    pub fn mentions<'a>(&'a self, s: &'a str) -> impl Iterator<Item = Mention<'a>> + 'a {
        self.search.find_iter(s).map(move |m| Mention { range: m.range(), units: self.named(&s[m.range()]).collect() })
    }

    /// Full names and short forms of divisions in `s`, leftmost and longest first. A name of two characters (范县)
    /// within a longer word (示范县) is none.
    pub fn forms<'a>(&'a self, s: &'a str) -> Vec<Mention<'a>> {
        let Some(search) = self.form_search() else { return Vec::new() };
        let mut found: Vec<Mention<'a>> = Vec::new();
        let mut end = 0;
        for m in search.find_iter(s) {
            let form = &s[m.range()];
            let before = s[..m.start()].chars().next_back();
            let within = before.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && end != m.start();
            let named: Vec<&Division> = self.named(form).collect();
            if named.is_empty() {
                found.push(Mention { range: m.range(), units: self.called(form).collect() });
            } else if !within || form.chars().count() > 2 {
                found.push(Mention { range: m.range(), units: named });
            }
            end = m.end();
        }
        found
    }

    /// Resolves a chain of names that stand behind one another, such as 广东省湛江市霞山区, 湛江市霞山区, 恩施州 or 霞山.
    ///
    /// Returns the unit of the last name that fits all before it; nothing when several fit or none does.
    pub fn resolve(&self, words: &str, year: Option<i32>) -> Option<&Division> {
        let chain = self.chain(words)?;
        let (last, above) = chain.split_last()?;
        if above.is_empty() && is_word(words.trim()) {
            return None;
        }
        let mut fits: Vec<&Division> = last
            .iter()
            .copied()
            .filter(|d| above.iter().rev().all(|names| names.iter().any(|p| self.is_under(d, p))))
            .collect();
        if fits.len() > 1 && fits.iter().any(|d| d.stood_in(year)) {
            fits.retain(|d| d.stood_in(year));
        }
        fits.sort_by_key(|d| (d.level, d.to.is_some(), d.code.clone()));
        fits.dedup_by(|b, a| a.name == b.name && self.parent_name(a) == self.parent_name(b));
        match fits.as_slice() {
            [only] => Some(only),
            // 吉林 is the province before it is the city.
            [first, second, ..] if first.level < second.level && first.level < Level::County => Some(first),
            _ => None,
        }
    }

    fn parent_name(&self, d: &Division) -> Option<&str> {
        self.by_code(&d.parent, None).map(|p| p.name.as_str())
    }

    /// Whether `d` lies in `p`: by its code, or by the code of its parent's parent. Names are compared, since codes
    /// change when a prefecture becomes a city.
    pub fn is_under(&self, d: &Division, p: &Division) -> bool {
        let mut at = d;
        for _ in 0..3 {
            let Some(parent) = self.by_code(&at.parent, None) else { return false };
            if parent.code == p.code || parent.name == p.name {
                return true;
            }
            if parent.code == at.code {
                return false;
            }
            at = parent;
        }
        false
    }

    /// Cuts words into the names they are made of, each with all units it can mean.
    fn chain(&self, words: &str) -> Option<Vec<Vec<&Division>>> {
        let mut found = Vec::new();
        let mut rest = words.trim_matches(|c: char| !c.is_alphanumeric());
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8()).take(14).collect::<Vec<_>>();
            let hit = ends.iter().rev().find_map(|end| {
                let name = &rest[..*end];
                let mut units: Vec<&Division> = self.named(name).collect();
                if units.is_empty() {
                    units = self.called(name).collect();
                }
                if units.is_empty() && name.ends_with(['市', '县', '区', '州', '省', '盟']) {
                    units = self.loosely(name);
                }
                if units.is_empty() && !found.is_empty() {
                    units = self.areas(name);
                }
                (!units.is_empty()).then_some((units, *end))
            });
            let (units, end) = hit?;
            found.push(units);
            rest = rest[end..].trim_start_matches(['-', '_', ' ', '/', '·']);
        }
        (!found.is_empty()).then_some(found)
    }

    /// Functional areas that a general word can mean where their city is known: 高新区 is 成都高新区 in 成都. Nothing
    /// for words that are no such word.
    pub fn areas(&self, word: &str) -> Vec<&Division> {
        let words: &[&str] = match word {
            "开发区" => &["开发区", "经开区"],
            "高新区" | "经开区" | "高新技术产业开发区" | "经济技术开发区" => &[word],
            _ => return Vec::new(),
        };
        let forms = |d: &Division, form: &str| {
            let stem = words.iter().find_map(|w| form.strip_suffix(w));
            let parent = self.by_code(&d.parent, None);
            stem.is_some_and(|stem| parent.is_some_and(|p| p.short.iter().any(|s| s == stem)))
        };
        let named = |d: &&Division| forms(d, &d.name) || d.short.iter().any(|s| forms(d, s));
        self.rows().iter().filter(|d| d.kind == Kind::Functional).filter(named).collect()
    }

    /// 恩施州, 西双版纳州, 唐县: a short form with the suffix of its kind.
    fn loosely(&self, name: &str) -> Vec<&Division> {
        let stem = name.trim_end_matches(['市', '县', '区', '州', '省', '盟']);
        let suffix = name.chars().next_back();
        self.called(stem).filter(|d| suffix.is_some_and(|s| d.name.ends_with(s))).collect()
    }
}
