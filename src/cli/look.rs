//! What a chart of the command line looks like: size, colours, type, preset. Draws nothing.

use clap::{Args, ValueEnum};

use crate::app;
use crate::chart::{Theme, TitlePlace};
use crate::export::{self, Look};
use crate::fonts::Fonts;

/// The ground a chart is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeArg {
    /// White, families in colour.
    Light,
    /// Dark.
    Dark,
    /// White, without colour.
    Print,
    /// White, for a projector.
    Presentation,
}

/// Where the title stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TitleArg {
    /// Over the plot.
    Above,
    /// Under everything, as a caption.
    Below,
    /// Nowhere.
    None,
}

/// What a chart looks like. What is not said is taken from the preset, and without one from 研报.
#[derive(Args, Clone, Debug, Default)]
pub struct LookArgs {
    /// The use: 内参 (brief), 论文 (paper), 研报 (report), 幻灯片 (slide), 公众号 (post).
    #[arg(long, value_parser = preset)]
    pub preset: Option<&'static export::Preset>,
    /// Size in pixels: WIDTHxHEIGHT.
    #[arg(long, value_parser = size)]
    pub size: Option<(u32, u32)>,
    /// Dots per inch, 72 to 600; the page is size / dpi, so the same size at more dots has larger type.
    #[arg(long, value_parser = clap::value_parser!(u32).range(72..=600))]
    pub dpi: Option<u32>,
    /// The colours.
    #[arg(long, value_enum)]
    pub theme: Option<ThemeArg>,
    /// Where the title stands.
    #[arg(long, value_enum)]
    pub title_place: Option<TitleArg>,
    /// Size of the labels in points, 7 to 40.
    #[arg(long, value_parser = em)]
    pub em: Option<f64>,
    /// An installed family of typefaces, or a kind of it: 宋体, 仿宋, 黑体, 楷体.
    #[arg(long)]
    pub typeface: Option<String>,
    /// Outlines instead of text in an SVG.
    #[arg(long)]
    pub outlines: bool,
}

fn preset(words: &str) -> Result<&'static export::Preset, String> {
    let all: Vec<&str> = export::PRESETS.iter().map(|p| p.zh).collect();
    export::preset(words).ok_or_else(|| format!("there are {}", all.join(", ")))
}

fn size(words: &str) -> Result<(u32, u32), String> {
    let wrong = || format!("{words} is no size; write 1600x1000");
    let (w, h) = words.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    match (w.trim().parse(), h.trim().parse()) {
        (Ok(w), Ok(h)) if (100..=40_000).contains(&w) && (100..=40_000).contains(&h) => Ok((w, h)),
        (Ok(_), Ok(_)) => Err("width and height are 100 to 40000 pixels".into()),
        _ => Err(wrong()),
    }
}

fn em(words: &str) -> Result<f64, String> {
    match words.parse::<f64>() {
        Ok(v) if (7.0..=40.0).contains(&v) => Ok(v),
        _ => Err("labels have 7 to 40 points".into()),
    }
}

impl LookArgs {
    /// The look that is asked for.
    pub fn look(&self) -> Look {
        let base = self.preset.map_or_else(Look::default, Look::of);
        let theme = self.theme.map(|t| match t {
            ThemeArg::Light => Theme::Light,
            ThemeArg::Dark => Theme::Dark,
            ThemeArg::Print => Theme::Print,
            ThemeArg::Presentation => Theme::Presentation,
        });
        let title = self.title_place.map(|t| match t {
            TitleArg::Above => TitlePlace::Above,
            TitleArg::Below => TitlePlace::Below,
            TitleArg::None => TitlePlace::Hidden,
        });
        Look {
            pixels: self.size.unwrap_or(base.pixels),
            dpi: self.dpi.unwrap_or(base.dpi),
            theme: theme.unwrap_or(base.theme),
            // A page of another size has type of its own, unless that is said.
            em: self.em.or(if self.size.is_some() { None } else { base.em }),
            title: title.unwrap_or(base.title),
            typeface: self.typeface.clone(),
        }
    }

    /// Its faces; null when the family is not installed.
    pub fn fonts(&self) -> Option<Fonts> {
        self.typeface.as_deref().map_or_else(|| Some(Fonts::bundled()), app::typeface)
    }
}
