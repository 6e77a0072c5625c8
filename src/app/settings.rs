//! What the program remembers between two starts: language, shade, folders opened before.
//!
//! Holds nothing of a report. A damaged file is set aside under another name, never silently lost.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize};

use super::compare::SavedGroup;
use super::session::{Layout, Session};
use crate::comparison::Coding;
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
    /// The family that reports are read in; null for the bundled one.
    pub reading_face: Option<String>,
    /// Size of the window's parts, one of [`ZOOMS`].
    pub zoom: f32,
    /// Whether the last folder is opened at the start.
    pub reopen: bool,
    /// Sizes of the window and its columns.
    pub layout: Layout,
    /// How each folder was left; one that cannot be understood is left out.
    #[serde(deserialize_with = "understood")]
    pub sessions: BTreeMap<PathBuf, Session>,
    /// Newest first.
    pub recent: Vec<Recent>,
    /// Where the last chart was saved.
    pub export_folder: Option<PathBuf>,
    /// Places that are compared again and again.
    pub groups: Vec<SavedGroup>,
    /// How values become numbers, and what counts as a hard constraint.
    pub coding: Coding,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            shade: Shade::default(),
            reading_size: 15.0,
            reading_face: None,
            zoom: 1.0,
            reopen: true,
            layout: Layout::default(),
            sessions: BTreeMap::new(),
            recent: Vec::new(),
            export_folder: None,
            groups: Vec::new(),
            coding: Coding::default(),
        }
    }
}

impl Settings {
    /// Reads the settings; those of a new user where there are none. Returns the path under which a damaged file was set
    /// aside, if there was one.
    ///
    /// # Errors
    /// When the file stands there and cannot be read: whoever wrote new settings in its place would lose it.
    pub fn load(file: &Path) -> Result<(Self, Option<PathBuf>), host::Error> {
        let bytes = match host::read_capped(file, 1 << 20) {
            Ok(bytes) => bytes,
            Err(host::Error::Missing(_)) => return Ok((Self::default(), None)),
            Err(error) => return Err(error),
        };
        Ok(match serde_json::from_slice::<Self>(&bytes) {
            Ok(settings) => (settings.sound(), None),
            Err(_) => (Self::default(), host::set_aside(file)),
        })
    }

    /// The settings as they stand, without setting a damaged file aside.
    pub fn peek(file: &Path) -> Option<Self> {
        serde_json::from_slice::<Self>(&host::read_capped(file, 1 << 20).ok()?).ok()
    }

    /// Writes the settings whole.
    ///
    /// # Errors
    /// When they cannot be written; what stood there stays.
    pub fn save(&self, file: &Path) -> Result<(), host::Error> {
        if let Some(folder) = file.parent() {
            host::make_folder(folder)?;
        }
        let words = |e: serde_json::Error| host::Error::Io { path: file.into(), words: e.to_string() };
        host::write_atomic(file, &serde_json::to_vec_pretty(&self.writable()).map_err(words)?)
    }

    /// Without the paths that JSON cannot hold: names that are not Unicode, as those of a Chinese archive that was
    /// unpacked elsewhere. They are forgotten at the end; all else is kept.
    fn writable(&self) -> Self {
        let mut out = self.clone();
        out.recent.retain(|r| r.path.to_str().is_some());
        out.sessions.retain(|path, _| path.to_str().is_some());
        out.export_folder = out.export_folder.filter(|p| p.to_str().is_some());
        out
    }

    /// Puts a folder first among the recent ones; eight are kept.
    pub fn remember(&mut self, path: PathBuf, reports: usize) {
        self.recent.retain(|r| r.path != path);
        self.recent.insert(0, Recent { path, reports });
        self.recent.truncate(8);
    }

    fn sound(mut self) -> Self {
        self.layout = self.layout.sound();
        self.reading_size = if self.reading_size.is_finite() { self.reading_size.clamp(13.0, 20.0) } else { 15.0 };
        self.zoom = ZOOMS.into_iter().find(|z| (z - self.zoom).abs() < 0.01).unwrap_or(1.0);
        self
    }
}

/// Sessions of another version of the program may name what this one does not know: they are no reason to give up all
/// settings.
fn understood<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<PathBuf, Session>, D::Error> {
    let all = BTreeMap::<PathBuf, serde_json::Value>::deserialize(from)?;
    Ok(all.into_iter().filter_map(|(path, value)| Some((path, serde_json::from_value(value).ok()?))).collect())
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
        assert_eq!(Settings::load(&file), Ok((settings, None)));
        std::fs::write(&file, "{half").unwrap();
        let (fresh, aside) = Settings::load(&file).unwrap();
        assert_eq!(fresh, Settings::default());
        assert_eq!(std::fs::read_to_string(aside.unwrap()).unwrap(), "{half");
        std::fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn settings_that_cannot_be_read_are_an_error_and_no_settings() {
        let dir = std::env::temp_dir().join(format!("duibiao-settings-folder-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        assert_eq!(Settings::load(&dir), Err(host::Error::NoFile(dir.clone())));
        assert_eq!(Settings::load(&dir.join("none")), Ok((Settings::default(), None)));
        std::fs::remove_dir_all(dir).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_whose_name_is_not_unicode_costs_no_setting() {
        use std::os::unix::ffi::OsStringExt;
        let dir = std::env::temp_dir().join(format!("duibiao-settings-gbk-{}", std::process::id()));
        let file = dir.join("settings.json");
        let gbk = PathBuf::from(std::ffi::OsString::from_vec(vec![b'/', 0xb1, 0xa8, 0xb8, 0xe6]));
        let mut settings = Settings { shade: Shade::Dark, export_folder: Some(gbk.clone()), ..Settings::default() };
        settings.sessions.insert(gbk.clone(), Session::default());
        settings.remember("/报告/两会2026".into(), 36);
        settings.remember(gbk, 3);
        settings.save(&file).unwrap();
        let (read, aside) = Settings::load(&file).unwrap();
        assert_eq!((read.shade, read.recent.len(), aside), (Shade::Dark, 1, None));
        std::fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn what_another_version_wrote_is_no_damage() {
        let dir = std::env::temp_dir().join(format!("duibiao-sessions-{}", std::process::id()));
        let file = dir.join("settings.json");
        std::fs::create_dir_all(&dir).unwrap();
        let words = r#"{"sessions": {"/a": {"tab": "a tab of later"}, "/b": {"year": 2026}}, "zoom": 1.3, "new": 1}"#;
        std::fs::write(&file, words).unwrap();
        let (settings, aside) = Settings::load(&file).unwrap();
        assert_eq!(aside, None);
        assert_eq!(settings.sessions.keys().collect::<Vec<_>>(), [Path::new("/b")]);
        assert!((settings.zoom - 1.0).abs() < f32::EPSILON, "no size of the list");
        std::fs::remove_dir_all(dir).unwrap();
    }
}
