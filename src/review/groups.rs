//! Which readings are one report: the same text from two sources, a draft or a summary beside the final text; and which
//! are two reports of one place and year, given at two sessions. Never merges; says what hangs together and how.

use std::collections::{BTreeMap, BTreeSet};

use super::fingerprint::Fingerprint;
use super::likeness::Sketch;
use super::session::session;
use crate::reading::Reading;
use crate::report::DocumentKind;

/// From here on two texts are the same, whatever their source did to them.
const SAME: f64 = 0.8;
/// From here on two texts of one place and year are versions of one report.
const VERSION: f64 = 0.4;

/// What grouping must know of a reading; small, so that a corpus can be held.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its place's whole name.
    region: Option<String>,
    year: Option<i32>,
    session: Option<(u32, u32)>,
    kind: DocumentKind,
    /// Bytes of the report.
    length: usize,
    /// Annual headline targets.
    targets: usize,
    sketch: Sketch,
    /// Which report it is; null where nobody asked.
    key: Option<(Fingerprint, usize)>,
    /// What a person says: whether it is one report with another.
    ruled: Vec<((Fingerprint, usize), bool)>,
}

/// How two readings hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tie {
    /// The same text from two sources.
    Same,
    /// Versions of one report: draft and final text, the text and its summary.
    Version,
    /// Two reports of one place and year: told apart by their session, never merged.
    Session,
}

impl Member {
    /// What grouping must know of a reading.
    pub fn of(reading: &Reading) -> Self {
        let report = &reading.report;
        let words = reading.text.folded().get(report.folded(&reading.text)).unwrap_or_default();
        Self {
            region: report.place.as_ref().map(|p| p.value.region.clone()),
            year: report.year.as_ref().map(|y| y.value),
            session: report.session.as_ref().and_then(|s| session(&s.value)),
            kind: reading.document.kind,
            length: report.span.len(),
            targets: reading.figures.iter().filter(|f| f.is_annual_target()).count(),
            sketch: Sketch::of(words),
            key: None,
            ruled: Vec::new(),
        }
    }

    /// The same text under decisions: place, year, session and figures of `reading`, and what a person says of its twins.
    pub fn reviewed(
        &self,
        reading: &Reading,
        key: (Fingerprint, usize),
        ruled: Vec<((Fingerprint, usize), bool)>,
    ) -> Self {
        let report = &reading.report;
        Self {
            region: report.place.as_ref().map(|p| p.value.region.clone()),
            year: report.year.as_ref().map(|y| y.value),
            session: report.session.as_ref().and_then(|s| session(&s.value)),
            targets: reading.figures.iter().filter(|f| f.is_annual_target()).count(),
            key: Some(key),
            ruled,
            ..self.clone()
        }
    }

    /// What a person says of this member and another; null where nobody has.
    fn word(&self, other: &Self) -> Option<bool> {
        let of = |a: &Self, b: &Self| a.ruled.iter().rfind(|(key, _)| Some(*key) == b.key).map(|r| r.1);
        of(self, other).or_else(|| of(other, self))
    }

    /// Which of a group speaks for it: a report before a draft before a summary, with targets before without, the
    /// longest.
    fn weight(&self) -> (std::cmp::Reverse<DocumentKind>, bool, usize) {
        (std::cmp::Reverse(self.kind), self.targets > 0, self.length)
    }
}

/// How two readings hang together; nothing when they do not. A person's word goes before any likeness.
pub fn tie(a: &Member, b: &Member) -> Option<Tie> {
    match (a.word(b), judged(a, b)) {
        (None, judged) => judged,
        (Some(true), Some(how @ (Tie::Same | Tie::Version))) => Some(how),
        (Some(true), _) => Some(Tie::Version),
        (Some(false), _) => {
            let known = a.region.is_some() && a.year.is_some() && a.region == b.region && a.year == b.year;
            (known && a.kind.is_charted() && b.kind.is_charted()).then_some(Tie::Session)
        }
    }
}

fn judged(a: &Member, b: &Member) -> Option<Tie> {
    let likeness = a.sketch.likeness(&b.sketch);
    let place = a.region.is_none() || b.region.is_none() || a.region == b.region;
    let year = a.year.is_none() || b.year.is_none() || a.year == b.year;
    let draft = (a.kind == DocumentKind::Draft) != (b.kind == DocumentKind::Draft);
    let summary = (a.kind == DocumentKind::Summary) != (b.kind == DocumentKind::Summary);
    // The same words under two names are the same text all the same, only more of them are asked for.
    if likeness >= if place && year { SAME } else { 0.9 } {
        return Some(if draft || summary { Tie::Version } else { Tie::Same });
    }
    let known = a.region.is_some() && a.year.is_some() && a.region == b.region && a.year == b.year;
    if !known || !a.kind.is_charted() || !b.kind.is_charted() {
        return None;
    }
    let apart = matches!((a.session, b.session), (Some(x), Some(y)) if x != y);
    let version = likeness >= VERSION || (summary && !apart) || (draft && !apart && likeness >= VERSION / 2.0);
    Some(if version && !apart { Tie::Version } else { Tie::Session })
}

/// Finds groups as readings come in, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    members: Vec<Member>,
    /// The first of the group, and how each hangs together with it; null for the first itself.
    first: Vec<Option<(usize, Tie)>>,
    /// How many are in the group of a first.
    sizes: BTreeMap<usize, usize>,
    /// Which of the group of a first speaks for it.
    fullest: BTreeMap<usize, usize>,
    /// Readings that have another of their place and year beside them.
    beside: BTreeSet<usize>,
    by_place: BTreeMap<(String, i32), Vec<usize>>,
    by_key: BTreeMap<u64, Vec<usize>>,
    /// Members of which a person has said what their twins are.
    ruled: Vec<usize>,
}

impl Finder {
    /// Takes in the next reading; returns its number.
    pub fn add(&mut self, member: Member) -> usize {
        let index = self.members.len();
        let mut near: BTreeSet<usize> = BTreeSet::new();
        if let (Some(region), Some(year)) = (&member.region, member.year) {
            let list = self.by_place.entry((region.clone(), year)).or_default();
            near.extend(list.iter());
            list.push(index);
        }
        for key in member.sketch.keys() {
            let list = self.by_key.entry(*key).or_default();
            // What all reports say (各位代表，现在我代表市人民政府) finds nobody.
            if list.len() < 40 {
                near.extend(list.iter());
                list.push(index);
            }
        }
        let named = |m: &Member| member.word(m).is_some();
        near.extend((0..index).filter(|i| !member.ruled.is_empty() && named(&self.members[*i])));
        near.extend(self.ruled.iter().filter(|i| named(&self.members[**i])));
        if !member.ruled.is_empty() {
            self.ruled.push(index);
        }
        let mut first = None;
        for other in near {
            match tie(&self.members[other], &member) {
                Some(Tie::Session) => {
                    self.beside.extend([other, index]);
                }
                Some(how) if first.is_none() => first = Some((self.root(other), how)),
                _ => {}
            }
        }
        let root = first.map_or(index, |f| f.0);
        *self.sizes.entry(root).or_default() += 1;
        self.members.push(member);
        self.first.push(first);
        let fullest = *self.fullest.entry(root).or_insert(index);
        if self.members[index].weight() > self.members[fullest].weight() {
            self.fullest.insert(root, index);
        }
        index
    }

    fn root(&self, index: usize) -> usize {
        self.first[index].map_or(index, |f| f.0)
    }

    /// The first of the group and how a reading hangs together with it; nothing for the first, or one alone.
    pub fn same_as(&self, index: usize) -> Option<(usize, Tie)> {
        *self.first.get(index)?
    }

    /// Whether a reading speaks for its report in a chart: the fullest of its group, and of a kind that may.
    pub fn is_counted(&self, index: usize) -> bool {
        let Some(member) = self.members.get(index) else { return true };
        member.kind.is_charted() && self.fullest.get(&self.root(index)) == Some(&index)
    }

    /// Whether another report of its place and year stands beside it, so that place and year do not name it.
    pub fn has_twin(&self, index: usize) -> bool {
        self.beside.contains(&index)
    }

    /// How many of the readings are one report with this one.
    pub fn size(&self, index: usize) -> usize {
        if index >= self.first.len() {
            return 0;
        }
        self.sizes.get(&self.root(index)).copied().unwrap_or(0)
    }
}
