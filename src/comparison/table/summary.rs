//! A column in a few numbers: how many raised, kept and lowered their target, the commonest one, the median, the mean
//! weighted by the size of the economies. Numbers only; the paragraph is written where words are at home.

use std::collections::BTreeMap;

use super::model::{Direction, Line, TableCell, Verdict, Why};
use crate::comparison::{Cell, Coding, Entry, Missing, Source, Standing, ranked, unit};
use crate::figures::{Kind, Measure};
use crate::quantity::{Bound, Value};

/// The middle of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Median {
    /// The number, in the column's unit.
    pub value: f64,
    /// The words, where the target in the middle is one that is written so (5.5%左右); null for a mean of two.
    pub words: Option<String>,
}

/// The mean of a column, each place weighted by last year's gross product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    /// The mean, in the column's unit.
    pub value: f64,
    /// Of how many places the product is known; the others are left out.
    pub places: usize,
}

/// What can be said of a column in a sentence or two.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// How many of the lines have a report.
    pub reports: usize,
    /// How many state a target on the column's axis.
    pub numbers: usize,
    /// How many state a number on the axis to which the coding rule gives no point.
    pub unranked: usize,
    /// How many state it in words alone (与经济增长同步).
    pub relations: usize,
    /// How many state it on another basis, measure or unit.
    pub apart: usize,
    /// How many state nothing, by the kind of nothing.
    pub silent: BTreeMap<Missing, usize>,
    /// How many moved in which direction against last year.
    pub moved: BTreeMap<Direction, usize>,
    /// How many of those that kept their number loosened or tightened its words: (loosened, tightened).
    pub reworded: (usize, usize),
    /// Verdicts on last year: reached, missed, changed within the year, not to be judged.
    pub reached: [usize; 4],
    /// Why the last of these cannot be judged, the commonest reason first.
    pub open: Vec<(Why, usize)>,
    /// The commonest target as written, and how often it stands; all of them where several are equally common.
    pub mode: Vec<String>,
    /// How often the commonest stands.
    pub mode_count: usize,
    /// The median.
    pub median: Option<Median>,
    /// How many of the numbers are ranges, which the median takes by their midpoint.
    pub ranges: usize,
    /// The highest as written, with the names of the places.
    pub highest: Option<(String, Vec<String>)>,
    /// The lowest as written.
    pub lowest: Option<(String, Vec<String>)>,
    /// The weighted mean.
    pub weighted: Option<Weighted>,
}

/// Sums up a column of these lines of a table by a coding rule. Null when there is no such column.
pub fn summary(lines: &[&Line], column: usize, sources: &[Source<'_>], coding: &Coding) -> Option<Summary> {
    lines.first()?.cells.get(column)?;
    let mut s = Summary::default();
    let mut numbers: Vec<Place<'_>> = Vec::new();
    for line in lines.iter().filter(|l| l.reading.is_some()) {
        let Some(cell) = line.cells.get(column) else { continue };
        s.reports += 1;
        s.count(cell);
        let weight = line.reading.and_then(|i| product(sources.get(i)?));
        match ranked(&cell.target).map(|e| (e, coding.point(e.value))) {
            Some((entry, Some(number))) => numbers.push(Place { name: &line.name, entry, number, weight }),
            Some((_, None)) => s.unranked += 1,
            None => {}
        }
    }
    s.numbers = numbers.len();
    s.ranges = numbers.iter().filter(|n| n.entry.value.bound == Bound::Range).count();
    s.open.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    numbers.sort_by(|a, b| a.number.total_cmp(&b.number));
    s.commonest(&numbers);
    s.median = median(&numbers);
    s.lowest = end(&numbers, numbers.first());
    s.highest = end(&numbers, numbers.last());
    s.weighted = weighted(&numbers);
    Some(s)
}

/// A number of the column with whose it is.
struct Place<'a> {
    name: &'a str,
    entry: &'a Entry,
    number: f64,
    weight: Option<f64>,
}

impl Summary {
    fn count(&mut self, cell: &TableCell) {
        match (&cell.target, cell.target.standing()) {
            (_, Some(Standing::Lane)) => self.relations += 1,
            (_, Some(Standing::Apart(_) | Standing::Basis)) => self.apart += 1,
            (Cell::Stated(_), _) => {}
            (nothing, _) => {
                let why = Missing::of(nothing).unwrap_or(Missing::NotStated);
                *self.silent.entry(why).or_default() += 1;
            }
        }
        if let Some(d) = cell.change.direction() {
            *self.moved.entry(d).or_default() += 1;
            if d == Direction::Kept {
                let firm = |f| cell.wording.iter().any(|w| w.firmness() == Some(f));
                self.reworded.0 += usize::from(firm(super::Firmness::Loosened));
                self.reworded.1 += usize::from(firm(super::Firmness::Tightened));
            }
        }
        let verdict = match cell.judgement.verdict {
            Verdict::Met => 0,
            Verdict::Missed => 1,
            Verdict::Revised => 2,
            Verdict::Unjudged(why) => {
                match self.open.iter_mut().find(|o| o.0 == why) {
                    Some(known) => known.1 += 1,
                    None => self.open.push((why, 1)),
                }
                3
            }
        };
        self.reached[verdict] += 1;
    }

    fn commonest(&mut self, numbers: &[Place<'_>]) {
        let mut seen: Vec<(Value, &str, usize)> = Vec::new();
        for n in numbers {
            match seen.iter_mut().find(|s| s.0 == n.entry.value) {
                Some(s) => s.2 += 1,
                None => seen.push((n.entry.value, &n.entry.words, 1)),
            }
        }
        let most = seen.iter().map(|s| s.2).max().unwrap_or_default();
        // Where every target stands once, none is the commonest.
        if most > 1 {
            self.mode_count = most;
            self.mode = seen.iter().filter(|s| s.2 == most).map(|s| s.1.to_owned()).collect();
        }
    }
}

fn median(numbers: &[Place<'_>]) -> Option<Median> {
    let upper = numbers.get(numbers.len() / 2)?;
    let lower = numbers.get((numbers.len() - 1) / 2)?;
    let value = super::number::tidy(f64::midpoint(lower.number, upper.number));
    // All that stand for this number must be written alike: of 5%以上 and 5%左右 neither is the median.
    let mut there = numbers.iter().filter(|n| n.number == value).map(|n| n.entry);
    let first = there.next();
    let words = first.filter(|f| there.all(|e| e.value == f.value)).map(|e| e.words.clone());
    Some(Median { value, words })
}

/// The target at an end, as written, and all places that state the same; null words differ from 以上 to 左右 are joined.
fn end(numbers: &[Place<'_>], at: Option<&Place<'_>>) -> Option<(String, Vec<String>)> {
    let at = at?;
    let same = numbers.iter().filter(|n| n.number == at.number);
    let mut words: Vec<&str> = Vec::new();
    let mut names = Vec::new();
    for n in same {
        names.push(n.name.to_owned());
        if !words.contains(&n.entry.words.as_str()) {
            words.push(&n.entry.words);
        }
    }
    Some((words.join("、"), names))
}

fn weighted(numbers: &[Place<'_>]) -> Option<Weighted> {
    let known: Vec<(f64, f64)> = numbers.iter().filter_map(|n| Some((n.number, n.weight?))).collect();
    let sum: f64 = known.iter().map(|k| k.1).sum();
    // A mean of one is no mean.
    (known.len() > 1 && sum > 0.0)
        .then(|| Weighted { value: known.iter().map(|(n, w)| n * w).sum::<f64>() / sum, places: known.len() })
}

/// Last year's gross product in 元, as the report gives it.
fn product(s: &Source<'_>) -> Option<f64> {
    let level = s.figures.iter().find(|f| {
        f.kind == Kind::Actual
            && f.indicator == "gdp"
            && f.measure == Measure::Level
            && f.of.is_none()
            && f.unit.as_deref().is_some_and(|u| unit(Some(u)).base == "元")
            && (f.ref_year.is_none() || f.ref_year == s.year().map(|y| y - 1))
    })?;
    Some(level.value.point()? * unit(level.unit.as_deref()).factor)
}
