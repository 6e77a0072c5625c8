//! The book of a table that is saved from the window: made on a thread of its own, from what was open when it began.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{TableKind, TableOf, TableOrder};
use crate::chart::Lang;
use crate::comparison::{self, Ask, CORE, Coding, Facts, PanelAsk, PanelRow, Slot, Source, Wanted, slots};
use crate::export::table::{self, Book, ComparedOf, Figures, PanelOf};
use crate::figures::Lexicon;
use crate::reading::Reading;
use crate::region::Level;

/// What the thread works on.
pub(super) struct Snapshot {
    pub readings: Vec<Arc<Reading>>,
    pub counted: Vec<bool>,
    pub same_as: Vec<Option<usize>>,
    pub chosen: Vec<usize>,
    pub lexicon: Lexicon,
    pub indicator: String,
    pub coding: Coding,
    pub lang: Lang,
    pub facts: Facts,
    /// The name of the file of these facts.
    pub finals: Option<String>,
    /// The table of 对比, where that is saved.
    pub compared: Option<comparison::Table>,
    /// The book of a view that is made already.
    pub book: Option<Book>,
}

impl Snapshot {
    /// The table that is asked for; null when there is nothing to put into it.
    pub fn book(&self, order: &TableOrder) -> Option<Book> {
        let pairs = self.readings.iter().zip(&self.counted);
        let sources: Vec<Source<'_>> =
            pairs.map(|(r, counted)| Source { counted: *counted, ..Source::of(r) }).collect();
        let readings: Vec<&Reading> = self.readings.iter().map(|r| &**r).collect();
        let indicators: Vec<String> =
            if order.main { CORE.map(str::to_owned).to_vec() } else { vec![self.indicator.clone()] };
        let (lexicon, coding, lang) = (&self.lexicon, &self.coding, self.lang);
        let book = match order.kind {
            TableKind::Comparison => {
                let asked = || {
                    let ask = Ask { slots: self.slots(order, &sources), indicators, coding: *coding };
                    comparison::table(&ask, &sources, lexicon, &self.facts)
                };
                let found = self.compared.clone().unwrap_or_else(asked);
                let (readings, sources, finals) = (&readings, &sources, self.finals.as_deref());
                table::compared(&found, &ComparedOf { readings, sources, lexicon, coding, finals, lang })
            }
            TableKind::Panel => {
                let rows = match &self.compared {
                    Some(view) => panel_of(view, &sources),
                    None => {
                        let chart = order.of == TableOf::Chart;
                        let wanted = if chart { self.places(&sources) } else { Vec::new() };
                        comparison::panel(&PanelAsk { indicators, wanted, ..PanelAsk::default() }, &sources)
                    }
                };
                table::panel(&rows, &PanelOf { readings: &readings, lexicon, coding, lang })
            }
            TableKind::Found => Book::default(),
            TableKind::Figures => {
                let mut figures = Figures::new(lexicon, lang, order.format.is_data());
                for (i, reading) in readings.iter().enumerate() {
                    if order.of == TableOf::Everything || self.chosen.contains(&i) {
                        let first = self.same_as.get(i).copied().flatten().and_then(|s| readings.get(s));
                        figures.add(reading, first.map(|r| r.file.as_str()));
                    }
                }
                figures.finish()
            }
        };
        (!book.table.rows.is_empty()).then_some(book)
    }

    /// The lines of a comparison: what the chart shows, by code; the nation among places is a reference.
    fn slots(&self, order: &TableOrder, sources: &[Source<'_>]) -> Vec<Slot> {
        let mut found = slots(sources, &[], &[]);
        if order.of == TableOf::Chart {
            let of = |&i: &usize| {
                let s = sources.get(i)?;
                let place = s.report.place.as_ref().map(|p| &p.value);
                let name = place.map_or_else(String::new, |p| p.region.clone());
                let wanted = Wanted { name, code: place.and_then(|p| p.code.clone()) };
                Some(Slot { reading: Some(i), wanted, year: s.year() })
            };
            found = self.chosen.iter().filter_map(of).collect();
            found.sort_by_cached_key(|s| (s.wanted.code.is_none(), s.wanted.code.clone(), s.wanted.name.clone()));
        }
        let is_nation =
            |s: &Slot| s.reading.and_then(|i| sources.get(i)).and_then(Source::level) == Some(Level::Nation);
        if found.iter().any(|s| !is_nation(s)) {
            found.retain(|s| !is_nation(s));
        }
        found
    }

    /// The places that the chart shows.
    fn places(&self, sources: &[Source<'_>]) -> Vec<Wanted> {
        let places = self.chosen.iter().filter_map(|i| sources.get(*i)?.report.place.as_ref()).map(|p| &p.value);
        places.map(|p| Wanted { name: p.region.clone(), code: p.code.clone() }).collect()
    }
}

/// The panel of the places, years and indicators of 对比.
fn panel_of(view: &comparison::Table, sources: &[Source<'_>]) -> Vec<PanelRow> {
    let indicators = view.columns.iter().map(|c| c.indicator.clone()).collect();
    let mut wanted: Vec<Wanted> = Vec::new();
    for line in &view.lines {
        let place = Wanted { name: line.region.clone().unwrap_or_else(|| line.name.clone()), code: line.code.clone() };
        if !wanted.contains(&place) {
            wanted.push(place);
        }
    }
    let years: BTreeSet<i32> = view.lines.iter().filter_map(|l| l.year).collect();
    let ends = years.first().copied().zip(years.last().copied());
    let mut rows = comparison::panel(&PanelAsk { indicators, years: ends, wanted, level: None }, sources);
    rows.retain(|r| years.contains(&r.report_year));
    rows
}
