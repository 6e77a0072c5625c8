//! Hand-made reports for tests: a place, a year and what it says, as [`Sample`]s. Reads only the plain forms that
//! the tests write (6%以上, 6%～6.5%, 高于全省平均水平); it is no reader of reports.

#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses a part of it, and stops at a surprise")]

use duibiao::comparison::Source;
use duibiao::figures::*;
use duibiao::quantity::{Bound, Value};
use duibiao::region::Level;
use duibiao::report::{Known, Place, Report, Source as From};
use duibiao::text::{Folding, Span, Text};

/// A report made by hand.
pub struct Sample {
    pub report: Report,
    pub figures: Vec<Figure>,
    pub text: Text,
    pub label: String,
    pub has_targets: bool,
    pub fragment: bool,
    pub unread: bool,
    pub expressly_none: Vec<NoTarget>,
    original: String,
}

fn known<T>(value: T) -> Known<T> {
    Known { value, source: From::Title, confidence: 1.0, span: None }
}

/// A report of a place: its whole name, its own name, code, level and year.
pub fn report(region: &str, name: &str, code: &str, level: Level, year: Option<i32>) -> Sample {
    let parent = match level {
        Level::Nation => None,
        Level::Province => Some("000000".to_owned()),
        Level::City => Some(format!("{}0000", &code[..2])),
        Level::County => Some(format!("{}00", &code[..4])),
    };
    let place = Place {
        region: region.into(),
        name: name.into(),
        code: Some(code.into()).filter(|c: &String| !c.is_empty()),
        code_now: Some(code.into()).filter(|c: &String| !c.is_empty()),
        kind: None,
        level,
        parent,
    };
    let mut s = nowhere("");
    s.report.place = Some(known(place));
    s.report.year = year.map(known);
    s
}

/// 没有提出…目标 for an indicator.
pub fn no_target(indicator: &str) -> NoTarget {
    NoTarget { indicator: indicator.into(), words: Span::new(0, 0) }
}

/// A report of which neither place nor year is known.
pub fn nowhere(label: &str) -> Sample {
    let report = Report {
        title: None,
        place: None,
        year: None,
        date: None,
        speaker: None,
        session: None,
        congress: None,
        kind: None,
        url: None,
        guesses: Vec::new(),
        sections: Vec::new(),
        span: Span::new(0, 0),
    };
    Sample {
        report,
        figures: Vec::new(),
        text: Text::default(),
        label: label.into(),
        has_targets: true,
        fragment: false,
        unread: false,
        expressly_none: Vec::new(),
        original: String::new(),
    }
}

/// A city of Guangdong-like numbering: `city("广州", 1, 2023)`.
pub fn city(name: &str, number: usize, year: i32) -> Sample {
    let whole = format!("{name}市");
    report(&format!("广东省{whole}"), &whole, &format!("44{number:02}00"), Level::City, Some(year))
}

/// A province by its two digits.
pub fn province(name: &str, number: usize, year: i32) -> Sample {
    report(name, name, &format!("{number:02}0000"), Level::Province, Some(year))
}

impl Sample {
    /// Adds a growth target of GDP in the words given.
    pub fn gdp(self, words: &str) -> Self {
        self.says("gdp", "地区生产总值", Measure::Growth, words)
    }

    /// Adds a headline target.
    pub fn says(mut self, indicator: &str, name: &str, measure: Measure, words: &str) -> Self {
        let start = self.original.len();
        self.original.push_str(name);
        let value = self.original.len();
        self.original.push_str(words);
        let end = self.original.len();
        self.original.push('。');
        self.text = Folding::new(self.original.clone()).finish();
        let (number, unit) = read(words);
        let evidence = Evidence {
            sentence: Span::new(start, end),
            quote: Span::new(start, end),
            name: Span::new(start, value),
            value: Span::new(value, end),
        };
        self.figures.push(Figure {
            kind: Kind::Target,
            role: Role::Headline,
            indicator: indicator.into(),
            name: name.into(),
            horizon: Horizon::Annual,
            measure: if number.bound.is_relation() { Measure::Relation } else { measure },
            value: number,
            unit,
            tone: Tone::None,
            tone_word: None,
            tier: Tier::Base,
            relative_to: None,
            basis: None,
            of: None,
            ref_year: None,
            from: None,
            to: None,
            further: Further::default(),
            evidence,
            section: None,
            rule: "hand".into(),
            confidence: 1.0,
            review: None,
        });
        self
    }

    /// Changes the figure added last.
    pub fn with(mut self, change: impl FnOnce(&mut Figure)) -> Self {
        if let Some(f) = self.figures.last_mut() {
            change(f);
        }
        self
    }

    /// Makes the figure added last the number beyond the first.
    pub fn stretch(self) -> Self {
        self.with(|f| {
            f.tier = Tier::Stretch;
            f.tone = Tone::Strive;
            f.tone_word = Some("力争".into());
        })
    }

    /// As comparison sees it.
    pub fn source(&self) -> Source<'_> {
        Source {
            report: &self.report,
            figures: &self.figures,
            text: &self.text,
            label: &self.label,
            has_targets: self.has_targets,
            counted: true,
            note: "",
            fragment: self.fragment,
            unread: self.unread,
            expressly_none: &self.expressly_none,
        }
    }
}

/// All as comparison sees them.
pub fn sources(samples: &[Sample]) -> Vec<Source<'_>> {
    samples.iter().map(Sample::source).collect()
}

/// Reads 6.5%, 6%以上, 7%左右, 3%以内, 6%～6.5%, 4万人; anything without a digit is a relation.
fn read(words: &str) -> (Value, Option<String>) {
    let mut numbers = Vec::new();
    let mut unit = String::new();
    let mut digits = String::new();
    for c in words.chars().chain(['。']) {
        if c.is_ascii_digit() || c == '.' || c == '−' {
            digits.push(if c == '−' { '-' } else { c });
            continue;
        }
        if !digits.is_empty() {
            numbers.push(digits.parse::<f64>().unwrap());
            digits.clear();
            unit.clear();
        }
        unit.push(c);
    }
    let Some(&first) = numbers.first() else {
        return (Value::relation(Bound::Faster), None);
    };
    let last = *numbers.last().unwrap();
    let mut unit = unit.trim_end_matches('。').to_owned();
    let mut bound = if numbers.len() > 1 { Bound::Range } else { Bound::Exact };
    for (word, b) in [("以上", Bound::AtLeast), ("左右", Bound::About), ("以内", Bound::AtMost)] {
        if let Some(rest) = unit.strip_suffix(word) {
            unit = rest.to_owned();
            bound = b;
        }
    }
    let (low, high) = match bound {
        Bound::AtLeast => (Some(first), None),
        Bound::AtMost => (None, Some(first)),
        _ => (Some(first), Some(last)),
    };
    (Value { bound, low, high }, Some(unit).filter(|u| !u.is_empty()))
}
