//! The typefaces of this machine: names of families, and their faces as bytes. Knows nothing of what they look like.

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use font_kit::handle::Handle;
use font_kit::source::SystemSource;

use super::read_capped;

/// The kinds of face that Chinese papers ask for, in this order, and the families that are of each kind.
const KINDS: [(&str, &[&str]); 4] = [
    (
        "宋体",
        &[
            "SimSun",
            "NSimSun",
            "Songti SC",
            "STSong",
            "STZhongsong",
            "FZShuSong-Z01",
            "FZXiaoBiaoSong-B05",
            "Source Han Serif SC",
            "Source Han Serif CN",
            "Noto Serif CJK SC",
            "Noto Serif SC",
            "AR PL UMing CN",
        ],
    ),
    ("仿宋", &["FangSong", "FangSong_GB2312", "STFangsong", "FZFangSong-Z02"]),
    (
        "黑体",
        &[
            "SimHei",
            "Heiti SC",
            "STHeiti",
            "Microsoft YaHei",
            "PingFang SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "Noto Sans CJK SC",
            "WenQuanYi Zen Hei",
            "WenQuanYi Micro Hei",
        ],
    ),
    ("楷体", &["KaiTi", "KaiTi_GB2312", "Kaiti SC", "STKaiti", "FZKai-Z03", "AR PL UKai CN"]),
];

/// A family of typefaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its name, by which it is found again.
    pub name: String,
    /// Which kind of Chinese face it is known to be (宋体); empty when that is not known.
    pub kind: &'static str,
}

/// Where a face stands: its file, and its number there.
pub type FaceFile = (PathBuf, u32);

/// The largest file of faces that is read: collections of all Chinese, Japanese and Korean weights have 130 MB.
pub const FACE_CAP: u64 = 256 * 1024 * 1024;

/// The families that are installed: 宋体, 仿宋, 黑体, 楷体 first, then by name. Empty where the system cannot say.
pub fn families() -> Vec<Family> {
    // Without fontconfig the library panics; the bundled face is there all the same.
    let names = catch_unwind(|| SystemSource::new().all_families().unwrap_or_default()).unwrap_or_default();
    sorted(names)
}

fn sorted(names: Vec<String>) -> Vec<Family> {
    let mut found: Vec<((usize, usize), Family)> = names
        .into_iter()
        .map(|name| {
            let at = place(&name);
            let kind = KINDS.get(at.0).map_or("", |k| k.0);
            (at, Family { name, kind })
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.name.cmp(&b.1.name)));
    found.dedup_by(|a, b| a.1.name == b.1.name);
    found.into_iter().map(|f| f.1).collect()
}

/// The kind of a family and its place in it; beyond all for what is not known.
fn place(name: &str) -> (usize, usize) {
    let among = |(i, (kind, list)): (usize, &(&str, &[&str]))| {
        let known = list.iter().position(|k| k.eq_ignore_ascii_case(name));
        let says = name.contains(kind).then_some(0);
        Some((i, says.or(known)?))
    };
    KINDS.iter().enumerate().find_map(among).unwrap_or((KINDS.len(), 0))
}

/// The faces of a family, by path; empty when it is not installed. A kind (宋体) stands for the first installed family
/// of that kind.
pub fn faces(family: &str) -> Vec<FaceFile> {
    let direct = of_family(family);
    if !direct.is_empty() || !KINDS.iter().any(|k| k.0 == family) {
        return direct;
    }
    let stands = families().into_iter().find(|f| f.kind == family);
    stands.map(|f| of_family(&f.name)).unwrap_or_default()
}

fn of_family(family: &str) -> Vec<FaceFile> {
    let name = family.to_owned();
    let handles = catch_unwind(move || {
        let found = SystemSource::new().select_family_by_name(&name);
        found.map(|f| f.fonts().to_vec()).unwrap_or_default()
    });
    let file = |h| match h {
        Handle::Path { path, font_index } => Some((path, font_index)),
        Handle::Memory { .. } => None, // no source of a desktop hands out bytes
    };
    let mut faces: Vec<FaceFile> = handles.unwrap_or_default().into_iter().filter_map(file).collect();
    faces.sort();
    faces.dedup();
    faces
}

/// Files that were loaded: each once, kept until the program ends.
static KEPT: Mutex<BTreeMap<PathBuf, &'static [u8]>> = Mutex::new(BTreeMap::new());

/// Loads a file of faces for as long as the program runs; null when it cannot be read.
pub fn keep_face(path: &Path) -> Option<&'static [u8]> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(bytes) = kept.get(path) {
        return Some(bytes);
    }
    let bytes: &'static [u8] = Box::leak(read_capped(path, FACE_CAP).ok()?.into_boxed_slice());
    kept.insert(path.into(), bytes);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_papers_ask_for_comes_first() {
        let names = ["Zapf", "SimHei", "AR PL UMing CN", "方正仿宋", "FangSong", "Arial", "SimSun", "Arial"];
        let found = sorted(names.map(str::to_owned).to_vec());
        let names: Vec<&str> = found.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["SimSun", "AR PL UMing CN", "FangSong", "方正仿宋", "SimHei", "Arial", "Zapf"]);
        assert_eq!((found[0].kind, found[3].kind, found[6].kind), ("宋体", "仿宋", ""));
    }

    #[test]
    fn a_family_that_is_not_there_has_no_face() {
        assert!(faces("没有这个字体 7f3a").is_empty());
    }
}
