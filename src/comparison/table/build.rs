//! From readings to a table: lines, columns, and for each cell what stands there and what follows from it.

use std::collections::BTreeSet;

use super::facts::Facts;
use super::judging::unjudged;
use super::model::*;
use super::revised::revisions;
use crate::comparison::choice::choose;
use crate::comparison::compare::{default_query, named, shared_basis};
use crate::comparison::last::before;
use crate::comparison::{Cell, Missing, Query, Source, Wanted};
use crate::figures::{Family, Indicator, Lexicon, Sense};
use crate::region::Level;

/// The slots of places and years: place by place in the order asked, the years of each in the order asked. A place
/// without a report in a year has a slot without a reading. Without places all that have a report; without years the
/// latest of each place.
pub fn slots(sources: &[Source<'_>], wanted: &[Wanted], years: &[i32]) -> Vec<Slot> {
    let place = |i: usize| sources.get(i).and_then(|s| s.report.place.as_ref()).map(|p| &p.value);
    let of = |i: usize| Slot {
        reading: Some(i),
        wanted: Wanted {
            name: place(i).map_or_else(String::new, |p| p.region.clone()),
            code: place(i).and_then(|p| p.code.clone()),
        },
        year: sources.get(i).and_then(Source::year),
    };
    let years: Vec<Option<i32>> = if years.is_empty() { vec![None] } else { years.iter().copied().map(Some).collect() };
    if wanted.is_empty() {
        let mut found: Vec<Slot> = years.iter().flat_map(|y| choose(sources, &[], *y)).map(of).collect();
        found.sort_by_key(|s| (s.wanted.code.is_none(), s.wanted.code.clone(), s.wanted.name.clone()));
        return found;
    }
    let mut found = Vec::new();
    for w in wanted {
        for year in &years {
            let readings = choose(sources, std::slice::from_ref(w), *year);
            if readings.is_empty() {
                found.push(Slot { reading: None, wanted: w.clone(), year: *year });
            }
            found.extend(readings.into_iter().map(|i| Slot { wanted: w.clone(), ..of(i) }));
        }
    }
    found
}

/// Builds the table that was asked for. `facts` are numbers from outside; none where there are none.
pub fn table(ask: &Ask, sources: &[Source<'_>], lexicon: &Lexicon, facts: &Facts) -> Table {
    let readings: Vec<usize> = ask.slots.iter().filter_map(|s| s.reading).filter(|i| *i < sources.len()).collect();
    let known = ask.indicators.iter().map(|id| (id, lexicon.by_id(id)));
    let columns: Vec<Column> = known.map(|(id, i)| column(id, i, &readings, sources)).collect();
    let room = Room { sources, lexicon, facts, columns: &columns };
    let mut lines: Vec<Line> = ask.slots.iter().map(|s| room.line(s)).collect();
    let superiors = Superiors::of(sources, &readings);
    let mut over_lines = BTreeSet::new();
    for line in &mut lines {
        let own = superiors.of_line(sources, line);
        room.above(line, &own);
        over_lines.extend(own);
    }
    let references: Vec<Line> = superiors.shared.iter().map(|&i| room.line(&slot(sources, i))).collect();
    let unreferenced = references.is_empty().then(|| match () {
        () if over_lines.is_empty() => Unreferenced::Absent,
        () if over_lines.iter().all(|i| readings.contains(i)) => Unreferenced::Lines,
        () => Unreferenced::Own,
    });
    let mut table = Table { columns, lines, references, unreferenced };
    table.rank(&ask.coding);
    table
}

fn slot(sources: &[Source<'_>], reading: usize) -> Slot {
    let wanted = Wanted { name: String::new(), code: None };
    Slot { reading: Some(reading), wanted, year: sources.get(reading).and_then(Source::year) }
}

/// A column takes the measure and the unit that are commonest among its own lines.
fn column(id: &str, indicator: Option<&Indicator>, readings: &[usize], sources: &[Source<'_>]) -> Column {
    let own: Vec<Source<'_>> = readings.iter().filter_map(|&i| sources.get(i).copied()).collect();
    let own = if own.is_empty() { sources } else { &own };
    let mut query = Query { readings: Some(readings.to_vec()), ..default_query(id, own) };
    // Where all aims are in words alone, results still stand on the axis that is usual.
    if let (None, Some(i)) = (&query.unit, indicator.filter(|i| i.measure == query.measure)) {
        query.unit = Some(i.unit.clone()).filter(|u| !u.is_empty());
    }
    Column {
        indicator: id.to_owned(),
        family: indicator.map_or(Family::Other, |i| i.family),
        sense: indicator.map_or(Sense::Floor, |i| i.sense),
        basis: shared_basis(&query, sources, readings),
        query,
    }
}

/// What all cells of a table are made from.
pub(super) struct Room<'a> {
    pub sources: &'a [Source<'a>],
    pub lexicon: &'a Lexicon,
    pub facts: &'a Facts,
    columns: &'a [Column],
}

impl Room<'_> {
    fn line(&self, slot: &Slot) -> Line {
        let source = slot.reading.and_then(|i| self.sources.get(i));
        let (Some(reading), Some(s)) = (slot.reading, source) else { return self.empty(slot) };
        let place = s.report.place.as_ref().map(|p| &p.value);
        let before = self.before(reading);
        let revisions = revisions(s, reading, self.lexicon);
        let cells = self.columns.iter().map(|c| self.cell(c, reading, before, &revisions)).collect();
        Line {
            reading: Some(reading),
            name: named(place.map_or(s.label, |p| &p.name), s.note),
            region: place.map(|p| p.region.clone()),
            code: place.and_then(|p| p.code.clone()),
            level: place.map(|p| p.level),
            parent: place.and_then(|p| p.parent.clone()),
            year: s.year(),
            date: s.report.date.as_ref().map(|d| d.value),
            session: s.report.session.as_ref().map(|d| d.value.clone()),
            before,
            cells,
        }
    }

    fn empty(&self, slot: &Slot) -> Line {
        let cell = || TableCell {
            target: Cell::NoReport,
            last: Last { cell: Cell::NoReport, retold: None, revised: None },
            actual: Vec::new(),
            official: None,
            change: Change::Not(Why::NoTarget(Missing::NoReport)),
            wording: Vec::new(),
            judgement: unjudged(Why::NoActual(Missing::NoReport)),
            rank: None,
            above: Vec::new(),
        };
        Line {
            reading: None,
            name: slot.wanted.name.clone(),
            region: None,
            code: slot.wanted.code.clone(),
            level: None,
            parent: None,
            year: slot.year,
            date: None,
            session: None,
            before: None,
            cells: self.columns.iter().map(|_| cell()).collect(),
        }
    }

    /// The report of the same place a year before.
    pub(super) fn before(&self, reading: usize) -> Option<usize> {
        before(self.sources, reading)
    }

    /// Fills in what stands above a line.
    fn above(&self, line: &mut Line, above: &[usize]) {
        for (column, cell) in self.columns.iter().zip(&mut line.cells) {
            for &reading in above {
                let Some(s) = self.sources.get(reading) else { continue };
                let Some(place) = s.report.place.as_ref().map(|p| &p.value) else { continue };
                let target = self.target(column, reading);
                cell.above.push(Above { reading, name: place.name.clone(), level: place.level, cell: target });
            }
        }
    }
}

/// So many parents stand beside the lines at most; of more each cell holds its own alone.
const PARENTS: usize = 3;

/// Who stands above the lines of a table.
struct Superiors {
    /// For all lines: the nation, then their parents where they are few, year by year.
    shared: Vec<usize>,
    /// All reports of nation, provinces and cities, for the parents of single lines.
    all: Vec<usize>,
}

impl Superiors {
    fn of(sources: &[Source<'_>], readings: &[usize]) -> Self {
        let level = |i: usize| sources.get(i).and_then(Source::level);
        let all: Vec<usize> =
            (0..sources.len()).filter(|&i| sources[i].counted && level(i).is_some_and(|l| l < Level::County)).collect();
        let mut years: Vec<i32> = Vec::new();
        for year in readings.iter().filter_map(|&i| sources.get(i)?.year()) {
            if !years.contains(&year) {
                years.push(year);
            }
        }
        // Of years of its own each: the report above a line is one of the line's year.
        let parent = |i: &usize| {
            let place = &sources.get(*i)?.report.place.as_ref()?.value;
            Some((sources[*i].year()?, place.parent.as_deref()?)).filter(|_| place.level != Level::Nation)
        };
        let parents: BTreeSet<(i32, &str)> = readings.iter().filter_map(parent).collect();
        let mut shared = Vec::new();
        let mut codes = BTreeSet::new();
        for year in years {
            let is = |i: &usize| {
                let s = &sources[*i];
                let above = s.level() == Some(Level::Nation) || s.code().is_some_and(|c| parents.contains(&(year, c)));
                s.year() == Some(year) && above && !readings.contains(i)
            };
            let mut found: Vec<usize> = all.iter().copied().filter(is).collect();
            found.sort_by_key(|&i| (level(i), sources[i].code()));
            found.dedup_by_key(|i| (level(*i), sources[*i].code()));
            codes.extend(found.iter().filter(|i| level(**i) != Some(Level::Nation)).filter_map(|&i| sources[i].code()));
            shared.extend(found);
        }
        if codes.len() > PARENTS {
            shared.retain(|&i| level(i) == Some(Level::Nation));
        }
        Self { shared, all }
    }

    /// The parent of a line, then the nation, in the line's year.
    fn of_line(&self, sources: &[Source<'_>], line: &Line) -> Vec<usize> {
        let own = line.reading.and_then(|i| sources.get(i));
        let Some(year) = own.and_then(Source::year) else { return Vec::new() };
        let in_year = |i: &&usize| sources[**i].year() == Some(year);
        let parent = self.all.iter().filter(in_year).find(|&&i| {
            line.parent.is_some()
                && sources[i].code() == line.parent.as_deref()
                && sources[i].level() != Some(Level::Nation)
        });
        let nation = self.all.iter().filter(in_year).find(|&&i| sources[i].level() == Some(Level::Nation));
        let mut found: Vec<usize> = parent.into_iter().chain(nation).copied().collect();
        found.retain(|&i| Some(i) != line.reading && line.level != Some(Level::Nation));
        found
    }
}
