//! The columns of the table of figures: what a cell says, by which key it is picked, by what it is sorted.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::figures::{Figure, Horizon, Kind, Measure, Role, Standing, Tier, Tone};
use crate::locale::{Language, Locale, bound_key, measure_key};
use crate::quantity::Bound;
use crate::reading::Reading;
use crate::region::Level;

/// A column, in the order in which columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The place, by its whole name.
    Region,
    /// Province, city or county.
    Level,
    /// The year of the report.
    Year,
    /// Target or actual.
    Kind,
    /// The passage.
    Role,
    /// The indicator.
    Indicator,
    /// Its name as written.
    Name,
    /// Name and value as written.
    Written,
    /// How the value binds.
    Bound,
    /// The number with the sign of its bound.
    Value,
    /// The number, or the lower end.
    Low,
    /// The number, or the upper end.
    High,
    /// The unit, or what a relation is compared with.
    Unit,
    /// What the number measures.
    Measure,
    /// The year or the years it is about.
    Horizon,
    /// How firmly it is said.
    Tone,
    /// 口径.
    Basis,
    /// The heading above it.
    Section,
    /// The file.
    File,
    /// The rule that read it.
    Rule,
    /// How surely.
    Confidence,
    /// Whose word it is.
    Standing,
    /// What a person has noted.
    Note,
}

/// All columns.
pub const ALL: [Column; 23] = [
    Column::Region,
    Column::Level,
    Column::Year,
    Column::Kind,
    Column::Role,
    Column::Indicator,
    Column::Name,
    Column::Written,
    Column::Bound,
    Column::Value,
    Column::Low,
    Column::High,
    Column::Unit,
    Column::Measure,
    Column::Horizon,
    Column::Tone,
    Column::Basis,
    Column::Section,
    Column::File,
    Column::Rule,
    Column::Confidence,
    Column::Standing,
    Column::Note,
];

/// The columns that are shown until a person chooses others.
pub const FIRST: [Column; 12] = [
    Column::Region,
    Column::Year,
    Column::Kind,
    Column::Indicator,
    Column::Written,
    Column::Bound,
    Column::Value,
    Column::Unit,
    Column::Horizon,
    Column::Tone,
    Column::Confidence,
    Column::Standing,
];

impl Column {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Region => "column-region",
            Self::Level => "column-level",
            Self::Year => "column-year",
            Self::Kind => "column-kind",
            Self::Role => "column-role",
            Self::Indicator => "column-indicator",
            Self::Name => "column-name",
            Self::Written => "column-written",
            Self::Bound => "column-bound",
            Self::Value => "column-value",
            Self::Low => "column-low",
            Self::High => "column-high",
            Self::Unit => "column-unit",
            Self::Measure => "column-measure",
            Self::Horizon => "column-horizon",
            Self::Tone => "column-tone",
            Self::Basis => "column-basis",
            Self::Section => "column-section",
            Self::File => "column-file",
            Self::Rule => "column-rule",
            Self::Confidence => "column-confidence",
            Self::Standing => "column-standing",
            Self::Note => "column-note",
        }
    }

    /// Whether it holds numbers: typed filters are comparisons, cells stand right.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Year | Self::Value | Self::Low | Self::High | Self::Confidence)
    }

    /// Whether its cells can be picked from a list: those that repeat.
    pub fn can_be_picked(self) -> bool {
        !matches!(self, Self::Written | Self::Value | Self::Low | Self::High | Self::Confidence)
    }

    /// Whether its words are the same for all figures of a report.
    pub fn is_of_report(self) -> bool {
        matches!(self, Self::Region | Self::Level | Self::Year | Self::File)
    }
}

/// The words of kinds, bounds and so on in one language, made once.
#[derive(Clone, Debug, Default)]
pub struct Names {
    language: Option<Language>,
    words: std::collections::BTreeMap<&'static str, String>,
    indicators: std::collections::BTreeMap<String, String>,
}

/// The keys of all words that cells are made of.
const KEYS: [&str; 42] = [
    "level-nation",
    "level-province",
    "level-city",
    "level-county",
    "kind-target",
    "kind-actual",
    "role-headline",
    "role-body",
    "role-review",
    "bound-exact",
    "bound-about",
    "bound-at-least",
    "bound-at-most",
    "bound-range",
    "bound-sync",
    "bound-faster",
    "bound-slower",
    "bound-assigned",
    "bound-stable",
    "bound-positive",
    "horizon-annual",
    "horizon-period",
    "measure-growth",
    "measure-decline",
    "measure-level",
    "measure-change",
    "measure-gap",
    "measure-relation",
    "tone-ensure",
    "tone-strive",
    "tier-stretch",
    "region-unknown",
    "rule-clause",
    "rule-list",
    "rule-carried",
    "rule-relation",
    "rule-bracket",
    "standing-machine",
    "standing-confirmed",
    "standing-corrected",
    "standing-added",
    "value-fall",
];

impl Names {
    /// Makes the words of a language, unless these are they. Returns whether they were made.
    pub fn take(&mut self, locale: &Locale, lexicon: &crate::figures::Lexicon) -> bool {
        if self.language == Some(locale.language()) && self.indicators.len() == lexicon.indicators().len() {
            return false;
        }
        self.language = Some(locale.language());
        self.words = KEYS.iter().map(|k| (*k, locale.say(k))).collect();
        let chinese = locale.language() == Language::Chinese;
        let name = |i: &crate::figures::Indicator| (i.id.clone(), if chinese { i.zh.clone() } else { i.en.clone() });
        self.indicators = lexicon.indicators().iter().map(name).collect();
        true
    }

    fn say(&self, key: &'static str) -> &str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words of a key by which cells are picked; the key itself where it is what people read.
    pub fn of_key<'a>(&'a self, column: Column, key: &'a str) -> &'a str {
        match column {
            Column::Indicator => self.indicators.get(key).map_or(key, String::as_str),
            Column::Region if key.is_empty() => self.say("region-unknown"),
            Column::Level
            | Column::Kind
            | Column::Role
            | Column::Bound
            | Column::Measure
            | Column::Horizon
            | Column::Standing => self.words.get(key).map_or(key, String::as_str),
            Column::Rule => self.rule(key),
            _ => key,
        }
    }

    fn rule<'a>(&'a self, rule: &'a str) -> &'a str {
        let key = match rule {
            "clause" => "rule-clause",
            "list" => "rule-list",
            "carried" => "rule-carried",
            "relation" => "rule-relation",
            "bracket" => "rule-bracket",
            // No rule has read it.
            "person" => "standing-added",
            _ => return rule,
        };
        self.say(key)
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Nation => "level-nation",
        Level::Province => "level-province",
        Level::City => "level-city",
        Level::County => "level-county",
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Confirmed => "standing-confirmed",
        Standing::Corrected => "standing-corrected",
        Standing::Added => "standing-added",
        // What is rejected is no figure and has no row.
        Standing::Machine | Standing::Rejected => "standing-machine",
    }
}

/// The key by which a cell is picked: the same in every language. Empty for a cell that says nothing.
pub fn key<'a>(column: Column, reading: &'a Reading, figure: &'a Figure) -> Cow<'a, str> {
    let report = &reading.report;
    let place = report.place.as_ref().map(|p| &p.value);
    let borrowed: &str = match column {
        Column::Region => place.map_or("", |p| p.region.as_str()),
        Column::Level => place.map_or("", |p| level(p.level)),
        Column::Kind if figure.kind == Kind::Target => "kind-target",
        Column::Kind => "kind-actual",
        Column::Role => match figure.role {
            Role::Headline => "role-headline",
            Role::Body => "role-body",
            Role::Review => "role-review",
        },
        // What has no indicator of its own is known by its name.
        Column::Indicator if figure.indicator == "other" => &figure.name,
        Column::Indicator => &figure.indicator,
        Column::Name => &figure.name,
        Column::Standing => standing(figure.standing()),
        Column::Note => figure.note().unwrap_or_default(),
        Column::Bound => bound_key(figure.value.bound),
        Column::Measure => measure_key(figure.measure),
        Column::Horizon if figure.horizon == Horizon::Annual => "horizon-annual",
        Column::Horizon => "horizon-period",
        Column::Basis => figure.basis.as_deref().unwrap_or_default(),
        Column::Section => figure.section.and_then(|s| report.sections.get(s)).map_or("", |s| s.title.as_str()),
        Column::File => &reading.file,
        Column::Rule => &figure.rule,
        Column::Unit => match figure.unit.as_deref().filter(|u| !u.is_empty()) {
            Some(unit) => unit,
            None => figure.relative_to.as_deref().unwrap_or_default(),
        },
        Column::Tone => figure.tone_word.as_deref().unwrap_or_default(),
        Column::Year => return report.year.as_ref().map_or("".into(), |y| y.value.to_string().into()),
        Column::Written | Column::Value | Column::Low | Column::High | Column::Confidence => "",
    };
    Cow::Borrowed(borrowed)
}

/// What a cell says, in the language of the names.
pub fn words<'a>(names: &'a Names, column: Column, reading: &'a Reading, figure: &'a Figure) -> Cow<'a, str> {
    match column {
        Column::Written => Cow::Borrowed(reading.text.words(figure.evidence.quote).trim()),
        Column::Value => value(names, figure),
        Column::Low => figure.value.low.map_or("".into(), |n| number(n).into()),
        Column::High => figure.value.high.map_or("".into(), |n| number(n).into()),
        Column::Confidence => format!("{:.2}", figure.confidence).into(),
        Column::Horizon => match (figure.horizon, figure.from, figure.to) {
            (Horizon::Period, Some(a), Some(b)) => format!("{a}—{b}").into(),
            (Horizon::Period, None, Some(b)) => format!("—{b}").into(),
            (Horizon::Period, ..) => names.say("horizon-period").into(),
            (Horizon::Annual, ..) => names.say("horizon-annual").into(),
        },
        Column::Tone => tone(names, figure),
        Column::Unit => match figure.unit.as_deref().filter(|u| !u.is_empty()) {
            Some(unit) => crate::locale::unit(names.language.unwrap_or(Language::Chinese), unit),
            None => key(column, reading, figure),
        },
        Column::Bound
        | Column::Level
        | Column::Kind
        | Column::Role
        | Column::Measure
        | Column::Rule
        | Column::Standing
        | Column::Indicator
        | Column::Region => match key(column, reading, figure) {
            Cow::Borrowed(key) => names.of_key(column, key).into(),
            Cow::Owned(key) => names.of_key(column, &key).to_owned().into(),
        },
        _ => key(column, reading, figure),
    }
}

fn tone<'a>(names: &'a Names, figure: &'a Figure) -> Cow<'a, str> {
    let said = match (figure.tone_word.as_deref(), figure.tone) {
        (Some(word), _) => word,
        (None, Tone::Ensure) => names.say("tone-ensure"),
        (None, Tone::Strive) => names.say("tone-strive"),
        (None, Tone::None) => "",
    };
    match (figure.tier, said.is_empty()) {
        (Tier::Stretch, true) => names.say("tier-stretch").into(),
        (Tier::Stretch, false) => format!("{said} · {}", names.say("tier-stretch")).into(),
        _ => said.into(),
    }
}

/// The number with the sign of its bound, so that it is never read as another: ≈ 5, ≥ 5, ≤ 5, 4.5–5, 降 0.2, 同步.
fn value<'a>(names: &'a Names, figure: &Figure) -> Cow<'a, str> {
    match signed(figure) {
        None => names.say(bound_key(figure.value.bound)).into(),
        // A fall is kept as a positive number: the word says what it is.
        Some(number) if figure.measure == Measure::Decline => format!("{} {number}", names.say("value-fall")).into(),
        Some(number) => number.into(),
    }
}

/// The number with the sign of its bound; null for a relation.
pub fn signed(figure: &Figure) -> Option<String> {
    let v = figure.value;
    let one = |sign: &str, n: Option<f64>| n.map_or(String::new(), |n| format!("{sign}{}", number(n)));
    Some(match v.bound {
        Bound::Exact => one("", v.low.or(v.high)),
        Bound::About => one("≈ ", v.low.or(v.high)),
        Bound::AtLeast => one("≥ ", v.low),
        Bound::AtMost => one("≤ ", v.high),
        Bound::Range => format!("{}–{}", one("", v.low), one("", v.high)),
        _ => return None,
    })
}

/// A number without needless digits.
pub fn number(value: f64) -> String {
    let rounded = format!("{value:.4}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_string()
}
