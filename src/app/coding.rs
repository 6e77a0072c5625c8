//! The coding rule of the settings: how bounds become numbers and what counts as hard, chosen once and followed by the
//! ranks of 对比, the order of charts and every table. Says what another rule would change.

use super::state::State;
use crate::comparison::{Coding, Moved, Query, Source, compare, default_query};

/// A target whose place another rule changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankMove {
    /// Whose, with the year where several stand beside each other.
    pub name: String,
    /// An id of the lexicon.
    pub indicator: String,
    /// Its place before; null where the rule gave it no number.
    pub from: Option<usize>,
    /// Its place by the other rule.
    pub to: Option<usize>,
}

/// What another rule changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodingChange {
    /// Among the rows of the chart, in their order.
    pub chart: Vec<RankMove>,
    /// Among the cells of 对比, indicator by indicator.
    pub compare: Vec<RankMove>,
    /// How many annual targets of the library turn from hard to soft or back.
    pub hardness: usize,
}

impl State {
    /// What changes when another rule takes the place of that of the settings.
    pub fn coding_change(&self, to: &Coding) -> CodingChange {
        let from = &self.settings.coding;
        let turns = |r: &crate::reading::Reading| {
            let targets = r.figures.iter().filter(|f| f.is_annual_target());
            targets.filter(|f| from.constraint(f) != to.constraint(f)).count()
        };
        CodingChange {
            chart: self.moved_in_chart(to),
            compare: self.moved_in_compare(to),
            hardness: if from.hard == to.hard { 0 } else { self.library.readings.iter().map(|r| turns(r)).sum() },
        }
    }

    fn moved_in_chart(&self, to: &Coding) -> Vec<RankMove> {
        let sources: Vec<Source<'_>> = self.sources();
        let indicator = &self.choice.indicator;
        let readings = Some(self.choice.readings(&self.library));
        let query = Query { readings, coding: self.settings.coding, ..default_query(indicator, &sources) };
        let found = compare(&query, &sources);
        let several = found.common_year().is_none();
        let named = |m: &Moved| {
            let row = found.rows.get(m.row)?;
            Some(rank_move(&row.name, row.year.filter(|_| several), indicator, m))
        };
        found.moved(to).iter().filter_map(named).collect()
    }

    fn moved_in_compare(&self, to: &Coding) -> Vec<RankMove> {
        let table = &self.compare.table;
        let years: Vec<Option<i32>> = table.lines.iter().map(|l| l.year).collect();
        let several = years.windows(2).any(|w| w[0] != w[1]);
        let of = |(i, c): (usize, &crate::comparison::Column)| {
            let named = |m: &Moved| {
                let line = table.lines.get(m.row)?;
                Some(rank_move(&line.name, line.year.filter(|_| several), &c.indicator, m))
            };
            table.moved(i, &self.settings.coding, to).iter().filter_map(named).collect::<Vec<_>>()
        };
        table.columns.iter().enumerate().flat_map(of).collect()
    }
}

fn rank_move(name: &str, year: Option<i32>, indicator: &str, m: &Moved) -> RankMove {
    let name = year.map_or_else(|| name.to_owned(), |y| format!("{name} {y}"));
    RankMove { name, indicator: indicator.to_owned(), from: m.from, to: m.to }
}
