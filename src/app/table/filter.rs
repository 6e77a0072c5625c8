//! What stays of the table: words typed over a column, comparisons of numbers, values picked from a list.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::column::{Column, Names, key, words};
use crate::app::pinyin;
use crate::figures::Figure;
use crate::reading::Reading;

/// What a person asked of one column; both must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Typed: words, or comparisons for a column of numbers.
    pub typed: String,
    /// Picked, by the keys of cells. Empty asks for nothing.
    pub picked: BTreeSet<String>,
}

impl Filter {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.typed.trim().is_empty() && self.picked.is_empty()
    }
}

/// Comparisons as typed: `>5`, `5-6`, `2024 2026`, `>=4.5 <6`. All comparisons hold, and one of the numbers or ranges
/// where there are any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    all: Vec<(Sign, f64)>,
    any: Vec<(f64, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Sign {
    More,
    Least,
    Less,
    Most,
}

impl Numbers {
    /// Reads what was typed; null when it is no comparison of numbers.
    pub fn read(typed: &str) -> Option<Self> {
        let mut out = Self::default();
        for part in parts(typed) {
            let (sign, rest) = sign(&part);
            match sign {
                Some(sign) => out.all.push((sign, rest.parse().ok()?)),
                None => out.any.push(range(rest)?),
            }
        }
        (!out.all.is_empty() || !out.any.is_empty()).then_some(out)
    }

    /// Whether a number passes.
    pub fn takes(&self, n: f64) -> bool {
        let holds = |(sign, m): &(Sign, f64)| match sign {
            Sign::More => n > *m,
            Sign::Least => n >= *m,
            Sign::Less => n < *m,
            Sign::Most => n <= *m,
        };
        self.all.iter().all(holds) && (self.any.is_empty() || self.any.iter().any(|(a, b)| (*a..=*b).contains(&n)))
    }
}

/// Full-width signs as their plain ones; a sign stays with its number over a space (`> 5`).
fn parts(typed: &str) -> Vec<String> {
    let plain: String = typed
        .chars()
        .map(|c| match c {
            '＞' => '>',
            '＜' => '<',
            '＝' => '=',
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '．' => '.',
            '，' | '、' | ',' | ';' | '；' | '%' | '％' => ' ',
            '～' | '—' | '–' | '－' | '至' => '~',
            c => c,
        })
        .collect();
    let mut out: Vec<String> = Vec::new();
    for word in plain.split_whitespace() {
        match out.last_mut() {
            Some(last) if last.ends_with(['>', '<', '=', '≥', '≤']) => last.push_str(word),
            _ => out.push(word.to_owned()),
        }
    }
    out
}

fn sign(part: &str) -> (Option<Sign>, &str) {
    let signs = [
        (">=", Sign::Least),
        ("≥", Sign::Least),
        ("<=", Sign::Most),
        ("≤", Sign::Most),
        (">", Sign::More),
        ("<", Sign::Less),
    ];
    for (written, sign) in signs {
        if let Some(rest) = part.strip_prefix(written) {
            return (Some(sign), rest);
        }
    }
    (None, part.strip_prefix('=').unwrap_or(part))
}

/// `5`, `5~6`, `5-6`, `5..6`; the sign of a negative number is none of a range.
fn range(part: &str) -> Option<(f64, f64)> {
    if let Ok(n) = part.parse::<f64>() {
        return Some((n, n));
    }
    let cut = |mark: &str| {
        let from = usize::from(part.starts_with('-'));
        let at = part.get(from..)?.find(mark)? + from;
        let (a, b) = (part[..at].parse::<f64>().ok()?, part[at + mark.len()..].parse::<f64>().ok()?);
        Some((a.min(b), a.max(b)))
    };
    cut("..").or_else(|| cut("~")).or_else(|| cut("-"))
}

/// A filter made ready for many rows.
pub enum Test<'a> {
    /// These comparisons.
    Numbers(Column, Numbers),
    /// These words, in small letters; whether they may be pinyin.
    Words(Column, String),
    /// One of these.
    Picked(Column, &'a BTreeSet<String>),
}

impl<'a> Test<'a> {
    /// The tests of a filter. A column of numbers with words that are no comparison is looked through as words.
    pub fn of(column: Column, filter: &'a Filter) -> Vec<Self> {
        let mut out = Vec::new();
        let typed = filter.typed.trim();
        if !typed.is_empty() {
            let numbers = column.is_number().then(|| Numbers::read(typed)).flatten();
            out.push(numbers.map_or_else(|| Self::Words(column, typed.to_lowercase()), |n| Self::Numbers(column, n)));
        }
        if !filter.picked.is_empty() {
            out.push(Self::Picked(column, &filter.picked));
        }
        out
    }

    /// Which column it looks at.
    pub fn column(&self) -> Column {
        match self {
            Self::Numbers(c, _) | Self::Words(c, _) | Self::Picked(c, _) => *c,
        }
    }

    /// Whether a figure passes. A range passes a comparison when one of its ends does.
    pub fn passes(&self, names: &Names, reading: &Reading, figure: &Figure) -> bool {
        match self {
            Self::Picked(column, picked) => picked.contains(key(*column, reading, figure).as_ref()),
            Self::Numbers(column, numbers) => {
                let (a, b) = match column {
                    Column::Year => (reading.report.year.as_ref().map(|y| f64::from(y.value)), None),
                    Column::Confidence => (Some(f64::from(figure.confidence)), None),
                    Column::Low => (figure.value.low, None),
                    Column::High => (None, figure.value.high),
                    _ => (figure.value.low, figure.value.high),
                };
                a.is_some_and(|n| numbers.takes(n)) || b.is_some_and(|n| numbers.takes(n))
            }
            Self::Words(column, typed) => {
                let cell = words(names, *column, reading, figure);
                holds(&cell, typed)
                    || (has_sound(*column, typed) && pinyin::matches(typed, &cell))
                    || (*column == Column::Indicator && is_id(&figure.indicator, typed))
            }
        }
    }
}

/// gdp and cpi are known by these letters to everybody: an id, or the first words of one.
fn is_id(id: &str, typed: &str) -> bool {
    id.strip_prefix(typed).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn holds(cell: &str, typed: &str) -> bool {
    cell.contains(typed) || (typed.is_ascii() && cell.to_lowercase().contains(typed))
}

/// Sentences are not looked through by their sound: too much would be found.
fn has_sound(column: Column, typed: &str) -> bool {
    !column.is_number()
        && !matches!(column, Column::Written | Column::Section | Column::File)
        && typed.bytes().any(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(typed: &str, n: f64) -> bool {
        Numbers::read(typed).unwrap_or_else(|| panic!("{typed} is not read")).takes(n)
    }

    #[test]
    fn comparisons_ranges_and_lists() {
        assert!(takes(">5", 5.5) && !takes(">5", 5.0) && takes(">=5", 5.0) && takes("≥5", 5.0) && takes("> 5", 6.0));
        assert!(takes("＞5 ＜７", 6.0) && !takes(">5 <7", 7.0));
        assert!(takes("4.5-5", 4.8) && takes("5~4.5", 4.5) && takes("4.5—5%", 5.0) && !takes("4.5..5", 5.1));
        assert!(takes("2024 2026", 2026.0) && takes("2024，2026", 2024.0) && !takes("2024,2026", 2025.0));
        assert!(takes("-3--1", -2.0) && takes("-2", -2.0) && !takes("-2", 2.0));
    }

    #[test]
    fn what_is_no_number_is_not_read_as_one() {
        for typed in ["", "五", ">", "5-", "a5", "5%左右"] {
            assert_eq!(Numbers::read(typed), None, "{typed}");
        }
    }
}
