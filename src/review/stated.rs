//! What a person says that a report states, complete: the fields of a figure and where it stands. Kept whole, so that no
//! later rule of reading can change what a person has said.

use serde::{Deserialize, Serialize};

use crate::figures::{Evidence, Figure, Further, Horizon, Kind, Measure, Role, Tier, Tone};
use crate::quantity::Value;
use crate::report::Report;
use crate::text::Span;

/// A figure as a person states it. Written into project files: a field may be added here with a default, none may go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// Target or actual.
    pub kind: Kind,
    /// In which passage.
    pub role: Role,
    /// An id of the lexicon, or `other`.
    pub indicator: String,
    /// The name as written.
    pub name: String,
    /// One year or a period.
    pub horizon: Horizon,
    /// What the number measures.
    pub measure: Measure,
    /// The number as written.
    pub value: Value,
    /// The unit as written.
    pub unit: Option<String>,
    /// How firmly it is said.
    pub tone: Tone,
    /// The word that says so.
    #[serde(default)]
    pub tone_word: Option<String>,
    /// Base or stretch.
    pub tier: Tier,
    /// What a relation or a gap is compared with.
    #[serde(default)]
    pub relative_to: Option<String>,
    /// 口径.
    #[serde(default)]
    pub basis: Option<String>,
    /// The whole of which it is a share.
    #[serde(default)]
    pub of: Option<String>,
    /// The year the number is about.
    #[serde(default)]
    pub ref_year: Option<i32>,
    /// First year of a period.
    #[serde(default)]
    pub from: Option<i32>,
    /// Last year of a period.
    #[serde(default)]
    pub to: Option<i32>,
    /// Where it stands.
    pub evidence: Evidence,
}

/// One field with its new content.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Target or actual.
    Kind(Kind),
    /// In which passage.
    Role(Role),
    /// An id of the lexicon, or `other`.
    Indicator(String),
    /// The name as written.
    Name(String),
    /// One year or a period.
    Horizon(Horizon),
    /// What the number measures.
    Measure(Measure),
    /// The number with its bound.
    Value(Value),
    /// The unit.
    Unit(Option<String>),
    /// How firmly it is said.
    Tone(Tone),
    /// Base or stretch.
    Tier(Tier),
    /// What a relation or a gap is compared with.
    RelativeTo(Option<String>),
    /// 口径.
    Basis(Option<String>),
    /// The whole of which it is a share.
    Of(Option<String>),
    /// The year the number is about.
    RefYear(Option<i32>),
    /// First year of a period.
    From(Option<i32>),
    /// Last year of a period.
    To(Option<i32>),
}

impl Stated {
    /// What a figure states.
    pub fn of(figure: &Figure) -> Self {
        let f = figure.clone();
        Self {
            kind: f.kind,
            role: f.role,
            indicator: f.indicator,
            name: f.name,
            horizon: f.horizon,
            measure: f.measure,
            value: f.value,
            unit: f.unit,
            tone: f.tone,
            tone_word: f.tone_word,
            tier: f.tier,
            relative_to: f.relative_to,
            basis: f.basis,
            of: f.of,
            ref_year: f.ref_year,
            from: f.from,
            to: f.to,
            evidence: f.evidence,
        }
    }

    /// Sets a field. Fields that hang together follow: a tone without its word, a year without its span.
    pub fn set(&mut self, field: Field) {
        match field {
            Field::Kind(v) => self.kind = v,
            Field::Role(v) => self.role = v,
            Field::Indicator(v) => self.indicator = v,
            Field::Name(v) => self.name = v,
            Field::Horizon(v) => {
                self.horizon = v;
                if v == Horizon::Annual {
                    (self.from, self.to) = (None, None);
                }
            }
            Field::Measure(v) => self.measure = v,
            Field::Value(v) => self.value = v,
            Field::Unit(v) => self.unit = v,
            Field::Tone(v) if v != self.tone => (self.tone, self.tone_word) = (v, None),
            Field::Tone(_) => {}
            Field::Tier(v) => self.tier = v,
            Field::RelativeTo(v) => self.relative_to = v,
            Field::Basis(v) => self.basis = v,
            Field::Of(v) => self.of = v,
            Field::RefYear(v) => self.ref_year = v,
            Field::From(v) => self.from = v,
            Field::To(v) => self.to = v,
        }
    }

    /// Lays these words over a figure that the machine read; where it stands stays the machine's.
    pub fn lay(&self, over: &Figure) -> Figure {
        let s = self.clone();
        Figure {
            kind: s.kind,
            role: s.role,
            indicator: s.indicator,
            name: s.name,
            horizon: s.horizon,
            measure: s.measure,
            value: s.value,
            unit: s.unit,
            tone: s.tone,
            tone_word: s.tone_word,
            tier: s.tier,
            relative_to: s.relative_to,
            basis: s.basis,
            of: s.of,
            ref_year: s.ref_year,
            from: s.from,
            to: s.to,
            ..over.clone()
        }
    }

    /// The figure of these words alone, in a report where the machine read none. A person's word is sure.
    pub fn figure(&self, report: &Report) -> Figure {
        let bare = Figure {
            kind: self.kind,
            role: self.role,
            indicator: String::new(),
            name: String::new(),
            horizon: self.horizon,
            measure: self.measure,
            value: self.value,
            unit: None,
            tone: Tone::None,
            tone_word: None,
            tier: self.tier,
            relative_to: None,
            basis: None,
            of: None,
            ref_year: None,
            from: None,
            to: None,
            further: Further::default(),
            evidence: self.evidence,
            section: report.section_at(self.evidence.value.start),
            rule: "person".into(),
            confidence: 1.0,
            review: None,
        };
        self.lay(&bare)
    }

    /// Whether a figure says the same.
    pub fn agrees(&self, figure: &Figure) -> bool {
        let evidence = figure.evidence;
        Self { evidence, ..self.clone() } == Self { evidence, ..Self::of(figure) }
    }

    /// The same words where the text has moved by `by` bytes.
    pub fn moved(&self, by: isize) -> Self {
        let shift = |s: Span| Span::new(s.start.saturating_add_signed(by), s.end.saturating_add_signed(by));
        let e = self.evidence;
        let evidence =
            Evidence { sentence: shift(e.sentence), quote: shift(e.quote), name: shift(e.name), value: shift(e.value) };
        Self { evidence, ..self.clone() }
    }
}
