//! Labels and remarks as sentences, Chinese first. The words stand in `assets/locales/*/*.ftl`.
//!
//! The only place where words for people are made. It decides nothing: a remark comes in as data.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

use crate::figures::{Doubt, Measure, Mistake, Wrong};
use crate::quantity::{Bound, in_english};
use crate::reading::Remark;

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Chinese => &[
                include_str!("../assets/locales/zh-CN/window.ftl"),
                include_str!("../assets/locales/zh-CN/chart.ftl"),
                include_str!("../assets/locales/zh-CN/export.ftl"),
                include_str!("../assets/locales/zh-CN/charts.ftl"),
                include_str!("../assets/locales/zh-CN/remarks.ftl"),
                include_str!("../assets/locales/zh-CN/frame.ftl"),
                include_str!("../assets/locales/zh-CN/table.ftl"),
                include_str!("../assets/locales/zh-CN/decisions.ftl"),
                include_str!("../assets/locales/zh-CN/search.ftl"),
                include_str!("../assets/locales/zh-CN/tables.ftl"),
                include_str!("../assets/locales/zh-CN/project.ftl"),
                include_str!("../assets/locales/zh-CN/compare.ftl"),
                include_str!("../assets/locales/zh-CN/review.ftl"),
                include_str!("../assets/locales/zh-CN/help.ftl"),
            ],
            Self::English => &[
                include_str!("../assets/locales/en/window.ftl"),
                include_str!("../assets/locales/en/chart.ftl"),
                include_str!("../assets/locales/en/export.ftl"),
                include_str!("../assets/locales/en/charts.ftl"),
                include_str!("../assets/locales/en/remarks.ftl"),
                include_str!("../assets/locales/en/frame.ftl"),
                include_str!("../assets/locales/en/table.ftl"),
                include_str!("../assets/locales/en/decisions.ftl"),
                include_str!("../assets/locales/en/search.ftl"),
                include_str!("../assets/locales/en/tables.ftl"),
                include_str!("../assets/locales/en/project.ftl"),
                include_str!("../assets/locales/en/compare.ftl"),
                include_str!("../assets/locales/en/review.ftl"),
            ],
        }
    }

    fn tag(self) -> unic_langid::LanguageIdentifier {
        let tag = if self == Self::Chinese { "zh-CN" } else { "en" };
        tag.parse().unwrap_or_default()
    }
}

/// The words of one language.
pub struct Locale {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locale").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::new(Language::default())
    }
}

/// The arguments of a sentence.
pub type Args<'a> = [(&'a str, FluentValue<'a>)];

impl Locale {
    /// Loads the words of a language. They are part of the program; a line that Fluent cannot parse is left out and
    /// found by this room's tests.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.tag()]);
        // The marks of direction would be drawn as missing glyphs.
        bundle.set_use_isolating(false);
        for words in language.files() {
            let resource = FluentResource::try_new((*words).to_string()).unwrap_or_else(|(r, _)| r);
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// Which language it speaks.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Returns the words of a key; the key itself when it has none.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// Returns the words of a key with arguments filled in.
    pub fn say_with(&self, key: &str, args: &Args<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else { return key.to_string() };
        let args: FluentArgs<'_> = args.iter().map(|(k, v)| (*k, v.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// What a remark says, in one sentence.
    pub fn remark(&self, remark: &Remark) -> String {
        match remark {
            Remark::RegionUnknown => self.say("remark-region-unknown"),
            Remark::YearUnknown => self.say("remark-year-unknown"),
            Remark::RegionDisagrees { text, name } => self
                .say_with("remark-region-disagrees", &[("text", text.as_str().into()), ("name", name.as_str().into())]),
            Remark::RegionUnnamed { name } => self.say_with("remark-region-unnamed", &[("name", name.as_str().into())]),
            Remark::YearDisagrees { text, name } => self.say_with(
                "remark-year-disagrees",
                &[("text", text.to_string().into()), ("name", name.to_string().into())],
            ),
            Remark::Fragment => self.say("remark-fragment"),
            Remark::NoTargets => self.say("remark-no-targets"),
            Remark::Unread { .. } => self.say("remark-unread"),
            Remark::Empty => self.say("remark-empty"),
            Remark::Binary => self.say("remark-binary"),
            Remark::OtherFormat { name } => self.say_with("remark-other-format", &[("name", name.as_str().into())]),
            Remark::Garbled { characters } => self.say_with("remark-garbled", &[("count", (*characters).into())]),
            Remark::OtherArticles { count } => self.say_with("remark-other-articles", &[("count", (*count).into())]),
            Remark::NotAReport => self.say("remark-not-a-report"),
            Remark::Implausible { indicator, doubt, .. } => self.doubt(indicator, *doubt),
            Remark::Draft { words, .. } => self.say_with("remark-draft", &[("words", words.as_str().into())]),
            Remark::Summary { words, .. } => self.say_with("remark-summary", &[("words", words.as_str().into())]),
            Remark::OtherReport { words, .. } => {
                self.say_with("remark-other-report", &[("words", words.as_str().into())])
            }
        }
    }

    /// What follows from a remark: what the program does about it.
    pub fn consequence(&self, remark: &Remark) -> String {
        self.say(match remark {
            Remark::RegionUnknown => "remark-region-unknown-then",
            Remark::YearUnknown => "remark-year-unknown-then",
            Remark::RegionUnnamed { .. } => "remark-region-unnamed-then",
            Remark::RegionDisagrees { .. } | Remark::YearDisagrees { .. } => "remark-disagrees-then",
            Remark::Fragment => "remark-fragment-then",
            Remark::NoTargets => "remark-no-targets-then",
            Remark::Unread { .. } => "remark-unread-then",
            Remark::Empty | Remark::Binary | Remark::NotAReport => "remark-nothing-then",
            Remark::OtherFormat { .. } => "remark-other-format-then",
            Remark::Garbled { .. } => "remark-garbled-then",
            Remark::OtherArticles { .. } => "remark-other-articles-then",
            Remark::Implausible { .. } => "remark-implausible-then",
            Remark::Draft { .. } => "remark-draft-then",
            Remark::Summary { .. } => "remark-summary-then",
            Remark::OtherReport { .. } => "remark-other-report-then",
        })
    }

    fn doubt(&self, indicator: &str, doubt: Doubt) -> String {
        let id = ("indicator", indicator.into());
        match doubt {
            Doubt::Measure => self.say_with("remark-implausible-measure", &[id]),
            Doubt::Unit => self.say_with("remark-implausible-unit", &[id]),
            Doubt::Range(low, high) => self.say_with(
                "remark-implausible-range",
                &[id, ("low", low.to_string().into()), ("high", high.to_string().into())],
            ),
        }
    }

    /// What is wrong in a lexicon file, with its line: 第 12 行第 5 列：没有名为“nmaes”的字段.
    pub fn mistake(&self, mistake: &Mistake) -> String {
        let what = match &mistake.what {
            Wrong::NotUtf8 => self.say("wrong-utf8"),
            Wrong::Toml(words) => self.say_with("wrong-toml", &[("words", words.as_str().into())]),
            Wrong::UnknownField(name) => self.say_with("wrong-field", &[("name", name.as_str().into())]),
            Wrong::EmptyId => self.say("wrong-empty-id"),
            Wrong::NoNames(id) => self.say_with("wrong-no-names", &[("id", id.as_str().into())]),
            Wrong::Brace(name) => self.say_with("wrong-brace", &[("name", name.as_str().into())]),
            Wrong::Claimed { name, id, line } => {
                let args = [("name", name.as_str().into()), ("id", id.as_str().into())];
                match line {
                    None => self.say_with("wrong-claimed", &args),
                    Some(line) => {
                        let [name, id] = args;
                        self.say_with("wrong-claimed-here", &[name, id, ("line", line.to_string().into())])
                    }
                }
            }
            Wrong::Repeated(id, line) => {
                self.say_with("wrong-repeated", &[("id", id.as_str().into()), ("line", line.to_string().into())])
            }
            Wrong::UnknownId(id) => self.say_with("wrong-id", &[("id", id.as_str().into())]),
        };
        let number = |n: usize| n.to_string().into();
        let args = [("line", number(mistake.line)), ("column", number(mistake.column)), ("what", what.into())];
        self.say_with("wrong-at", &args)
    }

    /// The name of a bound: 左右, 以上.
    pub fn bound(&self, bound: Bound) -> String {
        self.say(bound_key(bound))
    }
}

/// The key of the name of a bound.
pub fn bound_key(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "bound-exact",
        Bound::About => "bound-about",
        Bound::AtLeast => "bound-at-least",
        Bound::AtMost => "bound-at-most",
        Bound::Range => "bound-range",
        Bound::Sync => "bound-sync",
        Bound::Faster => "bound-faster",
        Bound::Slower => "bound-slower",
        Bound::Assigned => "bound-assigned",
        Bound::Stable => "bound-stable",
        Bound::Positive => "bound-positive",
    }
}

/// The key of the name of what is measured.
pub fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Growth => "measure-growth",
        Measure::Decline => "measure-decline",
        Measure::Level => "measure-level",
        Measure::Change => "measure-change",
        Measure::Gap => "measure-gap",
        Measure::Relation => "measure-relation",
    }
}

/// A unit as the window says it: 亿元 is 100m yuan in English. What is not known stays as the report has it.
pub fn unit(language: Language, unit: &str) -> Cow<'_, str> {
    if language == Language::Chinese { unit.into() } else { in_english(unit) }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests touch the world")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(language: Language) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for words in language.files() {
            let resource = FluentResource::try_new((*words).to_string()).expect("every line parses");
            for line in resource.source().lines() {
                let Some((key, _)) = line.split_once(" =") else { continue };
                if key.starts_with(|c: char| c.is_ascii_lowercase()) {
                    assert!(out.insert(key.to_string()), "said twice: {key}");
                }
            }
        }
        out
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (zh, en) = (keys(Language::Chinese), keys(Language::English));
        // The help of the command line stands in English at the arguments (src/cli/help.rs).
        let only: Vec<_> = zh.symmetric_difference(&en).filter(|k| !k.starts_with("help-")).collect();
        assert!(only.is_empty(), "in one language only: {only:?}");
    }

    /// Every string in the sources of the window that looks like a key: `say("…")`, and the lists of keys.
    #[test]
    fn every_key_used_is_said_and_every_key_said_is_used() {
        let mut sources = String::new();
        let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    sources.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        let known = keys(Language::Chinese);
        let used = regex::Regex::new(r#"say(?:_with)?\(\s*"([a-z0-9-]+)""#).unwrap();
        for found in used.captures_iter(&sources) {
            assert!(known.contains(&found[1]), "no words for {}", &found[1]);
        }
        // Some keys are put together: format!("kind-{}-purpose", …) says all that begin and end so.
        let made = regex::Regex::new(r#""([a-z0-9-]+-)\{[^{}"]*\}([a-z0-9-]*)""#).unwrap();
        let ends: Vec<(&str, &str)> = made.captures_iter(&sources).map(|c| c.extract::<2>().1.into()).collect();
        for key in known {
            let put_together = ends.iter().any(|(head, tail)| {
                key.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail)).is_some_and(|middle| !middle.is_empty())
            });
            assert!(put_together || sources.contains(&format!("\"{key}\"")), "nobody says {key}");
        }
    }

    #[test]
    fn a_sentence_takes_its_arguments() {
        let zh = Locale::new(Language::Chinese);
        let remark = Remark::YearDisagrees { text: 2014, name: 2015 };
        assert_eq!(zh.remark(&remark), "文件名是 2015 年，正文是 2014 年");
    }

    #[test]
    fn units_are_said_in_english_and_what_is_not_known_stays() {
        for (zh, en) in [
            ("亿元", "100m yuan"),
            ("万亿元", "trillion yuan"),
            ("亿美元", "100m US$"),
            ("万人", "10k people"),
            ("千瓦", "kW"),
            ("万千瓦", "10k kW"),
            ("个百分点", "pp"),
            ("%", "%"),
            ("篇", "篇"),
            ("", ""),
        ] {
            assert_eq!((unit(Language::English, zh).as_ref(), unit(Language::Chinese, zh).as_ref()), (en, zh));
        }
    }
}
