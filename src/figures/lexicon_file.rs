//! The lexicon as it is written: TOML, the program's own file and a user's file on top of it. Every mistake is given
//! with its line; nothing here reads a text.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use toml::Spanned;

use super::braces::spellings;
use super::figure::Measure;
use super::lexicon::{Breadth, Family, Indicator, Sense};
use super::plausible::Plausible;

/// A mistake in a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong with a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no TOML, or a value is of the wrong kind; in the words of the TOML reader.
    Toml(String),
    /// It is no UTF-8 text.
    NotUtf8,
    /// A field that no entry has.
    UnknownField(String),
    /// An entry without a name of its own.
    EmptyId,
    /// An entry that no word names.
    NoNames(String),
    /// A name whose braces do not close, or that may be empty.
    Brace(String),
    /// A name that belongs to another indicator already.
    Claimed {
        /// The name, one of its spellings.
        name: String,
        /// Whose it is.
        id: String,
        /// The line of that entry's name in the same file; null when the program's own lexicon holds it.
        line: Option<usize>,
    },
    /// The same id twice in one file; the first stands at this line.
    Repeated(String, usize),
    /// An id that no entry has.
    UnknownId(String),
}

/// A name with the line on which it stands.
#[derive(Clone, Debug)]
struct Name {
    words: String,
    breadth: Breadth,
    at: At,
}

/// Where something stands, and whether in the user's file.
#[derive(Clone, Copy, Debug)]
struct At {
    own: bool,
    line: usize,
    column: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    units: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    plausible: Plausible,
    #[serde(default)]
    shared: Vec<SharedEntry>,
    #[serde(default)]
    indicator: Vec<Entry>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct SharedEntry {
    words: Vec<String>,
    of: Option<Spanned<String>>,
    ids: Vec<Spanned<String>>,
}

/// One entry as written. In a user's file only `id` must stand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    zh: Option<String>,
    en: Option<String>,
    family: Option<Family>,
    measure: Option<Measure>,
    unit: Option<String>,
    sense: Option<Sense>,
    #[serde(default)]
    names: Vec<Spanned<String>>,
    #[serde(default)]
    short: Vec<Spanned<String>>,
    #[serde(default)]
    vague: Vec<Spanned<String>>,
    as_share: Option<Spanned<String>>,
    measures: Option<Vec<Measure>>,
    units: Option<Vec<String>>,
    index: Option<f64>,
    weight: Option<f32>,
    #[serde(default)]
    plausible: Plausible,
    /// Of a user's file: the program's entry goes, and this one stands alone.
    #[serde(default)]
    replace: bool,
}

/// Words that stand for several indicators at once (三次产业增加值分别增长): by index.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// Words that must stand in the name.
    pub words: Vec<String>,
    /// Only where the name is already known as this one; null for any.
    pub of: Option<usize>,
    /// The indicators that it stands for, in order.
    pub ids: Vec<usize>,
}

/// A lexicon put together, not yet compiled.
#[derive(Debug, Default)]
pub struct Drafted {
    /// In the order of the files.
    pub indicators: Vec<Indicator>,
    /// Every spelling with the index of its indicator.
    pub words: Vec<(String, usize, Breadth)>,
    /// Words that stand for several.
    pub shared: Vec<Shared>,
}

/// Puts a lexicon together from the program's file and, on top, a user's. Returns all mistakes that are found; of the
/// user's file, unless the program's own is wrong.
pub fn draft(bundled: &str, own: Option<&str>) -> Result<Drafted, Vec<Mistake>> {
    let mut draft = Draft::default();
    draft.take(bundled, false)?;
    if let Some(own) = own {
        draft.take(own, true)?;
    }
    draft.finish()
}

#[derive(Default)]
struct Draft {
    indicators: Vec<Indicator>,
    /// Of each indicator: its names, and where its id stands.
    names: Vec<(Vec<Name>, At)>,
    shared: Vec<(SharedEntry, Lines)>,
    units: BTreeMap<String, Vec<String>>,
    plausible: Plausible,
    mistakes: Vec<Mistake>,
}

impl Draft {
    fn take(&mut self, toml: &str, own: bool) -> Result<(), Vec<Mistake>> {
        let lines = Lines::of(toml, own);
        let file: File = toml::from_str(toml).map_err(|e| vec![syntax(&e, &lines)])?;
        self.units.extend(file.units);
        self.plausible = file.plausible.or(&self.plausible);
        self.shared.extend(file.shared.into_iter().map(|s| (s, lines.clone())));
        let mut seen: HashMap<String, usize> = HashMap::new();
        for entry in file.indicator {
            let at = lines.at(entry.id.span().start);
            let id = entry.id.get_ref().trim().to_owned();
            if id.is_empty() {
                self.mistake(at, Wrong::EmptyId);
                continue;
            }
            if let Some(first) = seen.insert(id.clone(), at.line) {
                self.mistake(at, Wrong::Repeated(id, first));
                continue;
            }
            self.entry(&id, entry, at, &lines);
        }
        Ok(())
    }

    fn entry(&mut self, id: &str, entry: Entry, at: At, lines: &Lines) {
        let known = self.indicators.iter().position(|i| i.id == id);
        let i = known.unwrap_or_else(|| {
            self.indicators.push(blank(id));
            self.names.push((Vec::new(), at));
            self.indicators.len() - 1
        });
        if entry.replace {
            self.indicators[i] = blank(id);
            self.names[i] = (Vec::new(), at);
        }
        let lists = [(&entry.names, Breadth::Full), (&entry.short, Breadth::Short), (&entry.vague, Breadth::Vague)];
        for (list, breadth) in lists {
            let name = |n: &Spanned<String>| Name {
                words: n.get_ref().trim().to_owned(),
                breadth,
                at: lines.at(n.span().start),
            };
            self.names[i].0.extend(list.iter().map(name));
        }
        let plain = |list: &[Spanned<String>]| list.iter().map(|n| n.get_ref().clone()).collect::<Vec<_>>();
        let it = &mut self.indicators[i];
        it.names.extend(plain(&entry.names));
        it.short.extend(plain(&entry.short));
        it.vague.extend(plain(&entry.vague));
        put(&mut it.zh, entry.zh);
        put(&mut it.en, entry.en);
        put(&mut it.family, entry.family);
        put(&mut it.measure, entry.measure);
        put(&mut it.unit, entry.unit);
        put(&mut it.sense, entry.sense);
        put(&mut it.weight, entry.weight);
        put(&mut it.measures, entry.measures);
        put(&mut it.index, entry.index.map(Some));
        put(&mut it.units, entry.units.map(Some));
        put(&mut it.as_share, entry.as_share.map(|s| Some(s.into_inner())));
        it.plausible = entry.plausible.or(&it.plausible);
    }

    fn finish(mut self) -> Result<Drafted, Vec<Mistake>> {
        let mut out = Drafted { words: self.words(), ..Drafted::default() };
        let index = |id: &str| self.indicators.iter().position(|i| i.id == id);
        let mut unknown = Vec::new();
        for (entry, lines) in &self.shared {
            let mut of_id = |id: &Spanned<String>| {
                let found = index(id.get_ref());
                if found.is_none() {
                    unknown.push((lines.at(id.span().start), id.get_ref().clone()));
                }
                found
            };
            let of = entry.of.as_ref().map(&mut of_id);
            let ids: Vec<usize> = entry.ids.iter().filter_map(of_id).collect();
            out.shared.push(Shared { words: entry.words.clone(), of: of.flatten(), ids });
        }
        for (i, (_, at)) in self.names.iter().enumerate() {
            if let Some(whole) = &self.indicators[i].as_share
                && index(whole).is_none()
            {
                unknown.push((*at, whole.clone()));
            }
        }
        unknown.into_iter().for_each(|(at, id)| self.mistake(at, Wrong::UnknownId(id)));
        let (units, plausible) = (self.units, self.plausible);
        for it in &mut self.indicators {
            it.plausible = it.plausible.or(&plausible);
            if it.zh.is_empty() {
                it.zh =
                    it.names.iter().chain(&it.vague).find_map(|n| spellings(n)?.into_iter().next()).unwrap_or_default();
            }
            if it.en.is_empty() {
                it.en.clone_from(&it.zh);
            }
            let classes = |u: String| units.get(&u).cloned().unwrap_or_else(|| vec![u]);
            it.units = it.units.take().map(|list| list.into_iter().flat_map(classes).collect());
        }
        out.indicators = self.indicators;
        self.mistakes.sort_by_key(|m| (m.line, m.column));
        if self.mistakes.is_empty() { Ok(out) } else { Err(self.mistakes) }
    }

    /// Every spelling of every name, once; what is claimed twice is a mistake of the later file or line.
    fn words(&mut self) -> Vec<(String, usize, Breadth)> {
        let mut out = Vec::new();
        let mut owner: HashMap<String, (usize, At)> = HashMap::new();
        let names = std::mem::take(&mut self.names);
        for own in [false, true] {
            for (i, (list, _)) in names.iter().enumerate() {
                for name in list.iter().filter(|n| n.at.own == own) {
                    let Some(all) = spellings(&name.words) else {
                        self.mistake(name.at, Wrong::Brace(name.words.clone()));
                        continue;
                    };
                    let mut said = false;
                    for word in all {
                        match owner.get(&word) {
                            Some((other, _)) if *other == i => {}
                            Some((other, at)) if !said => {
                                said = true;
                                let id = self.indicators[*other].id.clone();
                                let line = (at.own == own).then_some(at.line);
                                self.mistake(name.at, Wrong::Claimed { name: word, id, line });
                            }
                            Some(_) => {}
                            None => {
                                owner.insert(word.clone(), (i, name.at));
                                out.push((word, i, name.breadth));
                            }
                        }
                    }
                }
            }
        }
        for (i, (_, at)) in names.iter().enumerate().filter(|(_, (list, _))| list.is_empty()) {
            self.mistake(*at, Wrong::NoNames(self.indicators[i].id.clone()));
        }
        self.names = names;
        out
    }

    fn mistake(&mut self, at: At, what: Wrong) {
        self.mistakes.push(Mistake { line: at.line, column: at.column, what });
    }
}

fn put<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

/// What an entry is where it does not say.
fn blank(id: &str) -> Indicator {
    Indicator {
        id: id.to_owned(),
        zh: String::new(),
        en: String::new(),
        family: Family::Other,
        measure: Measure::Growth,
        unit: "%".to_owned(),
        sense: Sense::Point,
        names: Vec::new(),
        short: Vec::new(),
        vague: Vec::new(),
        as_share: None,
        measures: Vec::new(),
        units: None,
        index: None,
        weight: 1.0,
        plausible: Plausible::default(),
    }
}

fn syntax(error: &toml::de::Error, lines: &Lines) -> Mistake {
    let at = lines.at(error.span().map_or(0, |s| s.start));
    let words = error.message().trim();
    let field = words.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let what = field.map_or_else(|| Wrong::Toml(words.replace('\n', " ")), |f| Wrong::UnknownField(f.to_owned()));
    Mistake { line: at.line, column: at.column, what }
}

/// Where the lines of a file begin.
#[derive(Clone, Debug)]
struct Lines {
    own: bool,
    text: std::sync::Arc<str>,
    /// Where each begins.
    starts: std::sync::Arc<[usize]>,
}

impl Lines {
    fn of(text: &str, own: bool) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { own, text: text.into(), starts }
    }

    fn at(&self, byte: usize) -> At {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        At { own: self.own, line, column: before.chars().count() + 1 }
    }
}
