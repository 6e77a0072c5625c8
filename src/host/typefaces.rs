//! The typefaces of this machine: names of families, and their faces as bytes. Knows nothing of what they look like.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

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

/// A file with faces of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceFile {
    source: Source,
    /// The numbers of the faces in it, from the first.
    pub faces: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Path(PathBuf),
    /// macOS hands out bytes.
    Bytes(Arc<Vec<u8>>),
}

impl FaceFile {
    /// Looks at its bytes, which are gone again afterwards; null when they cannot be read.
    pub fn look<T>(&self, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
        match &self.source {
            Source::Path(path) => Some(look(&read_capped(path, FACE_CAP).ok()?)),
            Source::Bytes(bytes) => Some(look(bytes)),
        }
    }

    /// Its bytes for as long as the program runs, each file once; null when they cannot be read.
    pub fn keep(&self) -> Option<&'static [u8]> {
        static KEPT: Mutex<Vec<(Source, &'static [u8])>> = Mutex::new(Vec::new());
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, bytes)) = kept.iter().find(|k| k.0 == self.source) {
            return Some(bytes);
        }
        let bytes: &'static [u8] = Box::leak(self.look(<[u8]>::to_vec)?.into_boxed_slice());
        kept.push((self.source.clone(), bytes));
        Some(bytes)
    }
}

/// The largest file of faces that is read: collections of all Chinese, Japanese and Korean weights have 130 MB.
const FACE_CAP: u64 = 256 * 1024 * 1024;

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
    files(handles.unwrap_or_default())
}

/// The files of faces, each with its faces, in the order of their paths.
fn files(handles: Vec<Handle>) -> Vec<FaceFile> {
    let mut files: BTreeMap<Source, BTreeSet<u32>> = BTreeMap::new();
    for handle in handles {
        let (source, index) = match handle {
            Handle::Path { path, font_index } => (Source::Path(path), font_index),
            Handle::Memory { bytes, font_index } => (Source::Bytes(bytes), font_index),
        };
        files.entry(source).or_default().insert(index);
    }
    files.into_iter().map(|(source, faces)| FaceFile { source, faces: faces.into_iter().collect() }).collect()
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

    /// fontconfig and Windows name files, macOS hands out the bytes of each face.
    #[test]
    fn faces_of_one_file_are_found_together_as_paths_and_as_bytes() {
        let path = |index| Handle::Path { path: "/fonts/noto.ttc".into(), font_index: index };
        let bytes = |index| Handle::Memory { bytes: Arc::new(vec![1, 2, 3]), font_index: index };
        let found = files(vec![path(2), bytes(1), path(0), bytes(0), path(2)]);
        assert_eq!(found.iter().map(|f| f.faces.clone()).collect::<Vec<_>>(), [vec![0, 2], vec![0, 1]]);
        assert_eq!(found[1].look(<[u8]>::to_vec), Some(vec![1, 2, 3]));
        let kept = found[1].keep().unwrap();
        assert!(std::ptr::eq(kept, found[1].keep().unwrap()), "it is kept once");
        assert_eq!(found[0].keep(), None);
    }

    #[test]
    fn a_family_that_is_not_there_has_no_face() {
        assert!(faces("没有这个字体 7f3a").is_empty());
    }
}
