//! The subjects of work plans and their words: data, `assets/subjects.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// The id of the lists of 民生实事, which are no paragraphs of a subject.
pub const MATTERS: &str = "matters";

/// A subject of a work plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Its name in data.
    pub id: String,
    /// Its Chinese name.
    pub zh: String,
    /// Its English name.
    pub en: String,
    /// Words of headings and of first words.
    pub heading: Vec<String>,
    /// Words of the running text.
    pub text: Vec<String>,
}

/// All subjects, in the order in which they stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subjects {
    boilerplate: Vec<String>,
    subject: Vec<Subject>,
}

impl Subjects {
    /// The bundled subjects.
    pub fn bundled() -> &'static Self {
        static ALL: LazyLock<Subjects> =
            LazyLock::new(|| Subjects::parse(include_str!("../../../assets/subjects.toml")).unwrap_or_default());
        &ALL
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Says what is no TOML and where, or which field is unknown.
    pub fn parse(toml: &str) -> Result<Self, String> {
        toml::from_str(toml).map_err(|e| e.to_string())
    }

    /// In their order.
    pub fn all(&self) -> &[Subject] {
        &self.subject
    }

    /// The subject with this id.
    pub fn by_id(&self, id: &str) -> Option<&Subject> {
        self.subject.iter().find(|s| s.id == id)
    }

    /// Words that every report has, and that say nothing when two share them.
    pub fn boilerplate(&self) -> &[String] {
        &self.boilerplate
    }

    /// The subjects of a paragraph by its first words, the headings above it and its text: the surest, and a second one
    /// where the words speak of both alike (把投资和消费两个轮子转起来). Empty where no word says it.
    pub fn of(&self, lead: &str, heading: &str, text: &str) -> Vec<usize> {
        let length = (text.chars().count() as f32 / 160.0).max(1.0);
        let found = |s: &Subject, words: &str, most: usize| {
            let hit = |w: &String| words.matches(w.as_str()).count().min(most) as f32;
            s.heading.iter().map(hit).sum::<f32>()
        };
        let score = |s: &Subject| {
            let further: f32 = s.text.iter().map(|w| text.matches(w.as_str()).count().min(3) as f32).sum();
            found(s, lead, 1) * 4.0 + found(s, heading, 1) * 3.0 + (found(s, text, 3) * 0.4 + further) / length
        };
        let scores: Vec<f32> = self.subject.iter().map(score).collect();
        let best = scores.iter().copied().fold(0.0, f32::max);
        let Some(first) = scores.iter().position(|s| *s >= best).filter(|_| best >= 1.0) else { return Vec::new() };
        // 统筹推进新型城镇化和乡村全面振兴: its own first words name both.
        let named = |i: usize| self.subject.get(i).is_some_and(|s| found(s, lead, 1) > 0.0);
        let near = |i: usize, s: f32| s >= best * if named(i) { 0.45 } else { 0.8 };
        let others = scores.iter().enumerate().filter(|(i, s)| *i != first && **s >= 3.0 && near(*i, **s));
        let second = others.max_by(|a, b| a.1.total_cmp(b.1)).map(|o| o.0);
        std::iter::once(first).chain(second).collect()
    }
}
