//! What a chart is asked to be. Plain data that can be stored; sizes are points.

use serde::{Deserialize, Serialize};

use super::caption::TitlePlace;
use super::scene::{Rect, Scene};
use super::theme::Theme;
use super::words::Lang;
use crate::comparison::{Coding, Order, Query, Wanted};
use crate::figures::{Family, Indicator, Sense};

/// The kinds of chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 对标点图: targets of one year, a row a report, bounds drawn as they bind.
    #[default]
    Range,
    /// 目标与完成: last year's target and what was reached, and this year's target.
    Dumbbell,
    /// 分组柱状: several indicators or years by region.
    Bar,
    /// 热力表: regions × indicators, values as written.
    Heat,
    /// 趋势: targets and results over the years.
    Trend,
    /// 小多图: the same small chart for each region or indicator.
    Multiples,
    /// 分布: hundreds of regions, the chosen ones named.
    Distribution,
    /// 阶梯: from the nation down, by how much each level raises the target above it.
    Ladder,
    /// 格子图: a labelled grid of all provincial units, no boundaries.
    Tiles,
}

impl Kind {
    /// All kinds, in the order of the chooser.
    pub const ALL: [Kind; 9] = [
        Kind::Range,
        Kind::Dumbbell,
        Kind::Bar,
        Kind::Heat,
        Kind::Trend,
        Kind::Multiples,
        Kind::Distribution,
        Kind::Ladder,
        Kind::Tiles,
    ];

    /// Whether it shows several indicators at once.
    pub fn takes_indicators(self) -> bool {
        matches!(self, Kind::Bar | Kind::Heat | Kind::Multiples)
    }

    /// Whether it shows the years of its places.
    pub fn takes_years(self) -> bool {
        matches!(self, Kind::Trend | Kind::Multiples)
    }
}

/// What a page is looked at on: it decides the smallest type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// Paper, or a picture that is shown at its size: seven points can be read.
    #[default]
    Paper,
    /// The window, where a point is a pixel: no headline, nothing under eleven.
    Screen,
}

/// What a chart is asked to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// Its kind.
    pub kind: Kind,
    /// An indicator of the lexicon.
    pub indicator: String,
    /// Further indicators, for the kinds that show several.
    pub also: Vec<String>,
    /// First and last year, for the kinds over years; null for all. Bars of one indicator stand for each of them.
    pub years: Option<(i32, i32)>,
    /// Places that are marked out by name where there are many.
    pub named: Vec<String>,
    /// Series that are left out of the plot, by [`Legend::series`].
    pub muted: Vec<String>,
    /// The report year; null for all that `readings` or `regions` give.
    pub year: Option<i32>,
    /// The regions asked for by name; empty for all.
    pub regions: Vec<String>,
    /// The readings chosen by index; null for all that answer to year and regions.
    pub readings: Option<Vec<usize>>,
    /// How rows are ordered.
    pub order: Order,
    /// How values become the numbers by which they are ordered.
    pub coding: Coding,
    /// The places of [`Order::Own`], by whole names.
    pub sequence: Vec<String>,
    /// The ground it is drawn for.
    pub theme: Theme,
    /// The language of title, notes and key. Names and values stay as written.
    pub lang: Lang,
    /// Page width in points.
    pub width: f64,
    /// Page height in points.
    pub height: f64,
    /// Size of the labels in points; null follows the page. The window asks for what can be read on a screen.
    pub em: Option<f64>,
    /// What the page is looked at on.
    pub medium: Medium,
    /// The family of typefaces it is set in; null for the bundled one. Whoever draws brings its faces.
    pub typeface: Option<String>,
    /// Where the title stands.
    pub title_place: TitlePlace,
    /// The title in a person's words; null for one that says what the chart is.
    pub title: Option<String>,
    /// The note in a person's words; null for one that names bounds, bases and what is missing.
    pub note: Option<String>,
    /// How many rows to pass over: the next page of a chart with too many rows begins at `first + shown`.
    pub first: usize,
}

impl Default for Spec {
    /// A page of 1600 × 1000 pixels at 144 dpi.
    fn default() -> Self {
        Self {
            kind: Kind::Range,
            indicator: "gdp".into(),
            also: Vec::new(),
            years: None,
            named: Vec::new(),
            muted: Vec::new(),
            year: None,
            regions: Vec::new(),
            readings: None,
            order: Order::Value,
            coding: Coding::default(),
            sequence: Vec::new(),
            theme: Theme::Light,
            lang: Lang::Zh,
            width: 800.0,
            height: 500.0,
            em: None,
            medium: Medium::Paper,
            typeface: None,
            title_place: TitlePlace::Above,
            title: None,
            note: None,
            first: 0,
        }
    }
}

impl Spec {
    /// Narrows a question about the indicator (see [`crate::comparison::default_query`]) to what the chart shows.
    pub fn query(&self, asked: Query) -> Query {
        let wanted = self.regions.iter().map(|name| Wanted { name: name.clone(), code: None }).collect();
        Query {
            year: self.year,
            readings: self.readings.clone(),
            wanted,
            order: self.order,
            coding: self.coding,
            sequence: self.sequence.clone(),
            ..asked
        }
    }
}

/// What the chart is about, as the lexicon names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The indicator's name in the language of the chart: 地区生产总值.
    pub name: String,
    /// Its family, for the colour.
    pub family: Family,
    /// Whether more is better.
    pub sense: Sense,
}

impl Subject {
    /// An indicator of the lexicon, named in the language of the chart.
    pub fn of(indicator: &Indicator, lang: Lang) -> Self {
        Self {
            name: lang.of(&indicator.zh, &indicator.en).to_owned(),
            family: indicator.family,
            sense: indicator.sense,
        }
    }
}

/// Something to tell the person who asked for a chart; `locale` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// There are more rows than the page can hold at a readable size. The rest is on further pages
    /// ([`Spec::first`]) or on a larger page.
    TooManyRows {
        /// The first row drawn.
        first: usize,
        /// How many are drawn.
        shown: usize,
        /// How many there are.
        total: usize,
    },
    /// There are more series than one chart can tell apart.
    TooManySeries {
        /// How many are drawn.
        shown: usize,
        /// How many there are.
        total: usize,
    },
    /// So many indicators are counted in another unit than the axis and were left out.
    OtherUnits(usize),
    /// The page is too small for any row.
    PageTooSmall,
    /// The words of so many marks are wider than their room even in the smallest type, and were shortened.
    Shortened(usize),
    /// There is nothing to compare.
    Empty,
}

/// An entry of the key that names a series and can mute it.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// What to put into [`Spec::muted`]: the id of an indicator, a region's whole name, a year.
    pub series: String,
    /// What it says.
    pub words: String,
    /// Whether it is muted.
    pub muted: bool,
    /// Where it stands on the page.
    pub rect: Rect,
}

/// A small chart of 小多图 on its page, so that it can be put into another place.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// A place by its whole name; the id of an indicator where panels are indicators.
    pub series: String,
    /// What it is called.
    pub name: String,
    /// Where it stands on the page.
    pub rect: Rect,
}

/// A drawn chart and what to tell about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The picture.
    pub scene: Scene,
    /// In the order in which they came up.
    pub remarks: Vec<Remark>,
    /// The entries of the key that can be muted.
    pub legend: Vec<Legend>,
    /// Where the title stands.
    pub title: Option<Rect>,
    /// Where the note stands.
    pub note: Option<Rect>,
    /// The places that were compared, by whole names where these are known, in order, whether or not the page holds them.
    pub places: Vec<String>,
    /// The small charts on the page, in order; none of the other kinds.
    pub panels: Vec<Panel>,
}
