//! What the program remembers between two starts: language, shade, folders opened before.
//!
//! Holds nothing of a report. A damaged file is set aside under another name, never silently lost.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::host;
use crate::locale::Language;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shade {
    /// As the system has it; light where it does not say.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The sizes of the window's parts that can be chosen, beside the scale of the screen.
pub const ZOOMS: [f32; 6] = [0.9, 1.0, 1.1, 1.25, 1.5, 2.0];

/// A folder that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where.
    pub path: PathBuf,
    /// How many reports were read there.
    pub reports: usize,
}

/// All that is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the window.
    pub language: Language,
    /// Light or dark.
    pub shade: Shade,
    /// Size of the report's text, 13–20.
    pub reading_size: f32,
    /// Size of the window's parts, one of [`ZOOMS`].
    pub zoom: f32,
    /// Whether the last folder is opened at the start.
    pub reopen: bool,
    /// Newest first.
    pub recent: Vec<Recent>,
    /// Where the last chart was saved.
    pub export_folder: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            shade: Shade::default(),
            reading_size: 15.0,
            zoom: 1.0,
            reopen: true,
            recent: Vec::new(),
            export_folder: None,
        }
    }
}

impl Settings {
    /// Reads the settings. Returns the path under which a damaged file was set aside, if there was one.
    pub fn load(file: &Path) -> (Self, Option<PathBuf>) {
        let Ok(bytes) = host::read_capped(file, 1 << 20) else { return (Self::default(), None) };
        match serde_json::from_slice::<Self>(&bytes) {
            Ok(settings) => (settings.sound(), None),
            Err(_) => (Self::default(), host::set_aside(file)),
        }
    }

    /// Writes the settings whole.
    pub fn save(&self, file: &Path) -> Result<(), host::Error> {
        if let Some(folder) = file.parent() {
            host::make_folder(folder)?;
        }
        host::write_atomic(file, &serde_json::to_vec_pretty(self).unwrap_or_default())
    }

    /// Puts a folder first among the recent ones; eight are kept.
    pub fn remember(&mut self, path: PathBuf, reports: usize) {
        self.recent.retain(|r| r.path != path);
        self.recent.insert(0, Recent { path, reports });
        self.recent.truncate(8);
    }

    fn sound(mut self) -> Self {
        self.reading_size = if self.reading_size.is_finite() { self.reading_size.clamp(13.0, 20.0) } else { 15.0 };
        self.zoom = ZOOMS.into_iter().find(|z| (z - self.zoom).abs() < 0.01).unwrap_or(1.0);
        self
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "tests touch the world")]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_a_damaged_file_is_kept() {
        let dir = std::env::temp_dir().join(format!("duibiao-settings-{}", std::process::id()));
        let file = dir.join("settings.json");
        let mut settings = Settings { shade: Shade::Dark, ..Settings::default() };
        settings.remember("/报告/两会2026".into(), 36);
        settings.save(&file).unwrap();
        assert_eq!(Settings::load(&file), (settings, None));
        std::fs::write(&file, "{half").unwrap();
        let (fresh, aside) = Settings::load(&file);
        assert_eq!(fresh, Settings::default());
        assert_eq!(std::fs::read_to_string(aside.unwrap()).unwrap(), "{half");
        std::fs::remove_dir_all(dir).unwrap();
    }
}
