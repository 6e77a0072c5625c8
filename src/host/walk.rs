//! Folders into a list of documents, always in the same order. Opens no document.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Error;

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// The path below the folder that was opened, with `/`; the file's name when it was opened itself.
    pub relative: String,
}

/// What a walk found.
#[derive(Clone, Debug, Default)]
pub struct Walked {
    /// Documents, sorted by relative path.
    pub documents: Vec<Found>,
    /// How many files are of kinds that are no documents.
    pub passed_over: usize,
    /// How many files are documents of kinds that are not read, by their ending: docx, pdf.
    pub unread_kinds: BTreeMap<&'static str, usize>,
    /// Folders and files that could not be looked at.
    pub failures: Vec<Error>,
}

/// Whether a file of this name is read.
pub fn is_document(name: &str) -> bool {
    matches!(ending(name).as_deref(), Some("txt" | "md" | "markdown"))
}

/// The kind of a document that a report may well be, and that is not read.
fn unread_kind(name: &str) -> Option<&'static str> {
    const KINDS: [&str; 10] = ["doc", "docx", "wps", "pdf", "rtf", "odt", "ofd", "htm", "html", "mht"];
    let ending = ending(name)?;
    KINDS.into_iter().find(|k| *k == ending)
}

fn ending(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase())
}

/// Lists the documents below a folder, or the one file, sorted by relative path. Hidden files and folders are
/// skipped; a link that leads back into a folder already seen is not followed again.
pub fn walk(root: &Path) -> Walked {
    let mut out = Walked::default();
    match fs::metadata(root) {
        Err(e) => out.failures.push(Error::from_io(root, &e)),
        Ok(m) if m.is_dir() => {
            let mut seen = HashSet::new();
            folder(root, "", &mut seen, &mut out);
        }
        Ok(_) => {
            let relative = root.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            out.documents.push(Found { path: root.into(), relative });
        }
    }
    out.documents.sort_by(|a, b| a.relative.cmp(&b.relative));
    out
}

fn folder(path: &Path, prefix: &str, seen: &mut HashSet<PathBuf>, out: &mut Walked) {
    if let Ok(real) = fs::canonicalize(path)
        && !seen.insert(real)
    {
        return;
    }
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(e) => return out.failures.push(Error::from_io(path, &e)),
    };
    // Sorted before going down, so that of two links to one folder always the same is taken.
    let mut names = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => names.push(entry.file_name()),
            Err(e) => out.failures.push(Error::from_io(path, &e)),
        }
    }
    names.sort();
    for name in names {
        let shown = name.to_string_lossy().into_owned();
        if shown.starts_with('.') {
            continue;
        }
        let child = path.join(&name);
        let relative = if prefix.is_empty() { shown.clone() } else { format!("{prefix}/{shown}") };
        match fs::metadata(&child) {
            Ok(m) if m.is_dir() => folder(&child, &relative, seen, out),
            Ok(m) if is_document(&shown) && m.is_file() => out.documents.push(Found { path: child, relative }),
            Ok(_) => match unread_kind(&shown) {
                Some(kind) => *out.unread_kinds.entry(kind).or_default() += 1,
                None => out.passed_over += 1,
            },
            Err(e) => out.failures.push(Error::from_io(&child, &e)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("duibiao-walk-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("市/广州市")).unwrap();
        for f in ["b.txt", "a.md", "图.png", "a.DOCX", ".hidden.txt", "市/广州市/2026.MD"] {
            fs::write(dir.join(f), "x").unwrap();
        }
        dir
    }

    #[test]
    fn documents_are_sorted_and_the_rest_is_counted() {
        let dir = folder_with("sorted");
        let walked = walk(&dir);
        let names: Vec<_> = walked.documents.iter().map(|d| d.relative.as_str()).collect();
        assert_eq!(names, ["a.md", "b.txt", "市/广州市/2026.MD"]);
        assert_eq!(walked.passed_over, 1);
        assert_eq!(walked.unread_kinds, BTreeMap::from([("docx", 1)]));
        fs::remove_dir_all(dir).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_its_own_folder_ends() {
        let dir = folder_with("loop");
        std::os::unix::fs::symlink(&dir, dir.join("市/again")).unwrap();
        assert_eq!(walk(&dir).documents.len(), 3);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_missing_folder_is_named() {
        let walked = walk(Path::new("/no/such/folder"));
        assert!(matches!(walked.failures[..], [Error::Missing(_)]));
    }
}
