//! Reading with a project: what stands in it unread is taken from it, what is new is read and handed over to be kept, and
//! what is gone from the disk is taken from its kept text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::jobs::Wake;
use crate::host::{self, Found};
use crate::library::{self, Known, Opened, Source, Standing, Store, Told, Version, Write, Writer};
use crate::reading::Reading;
use crate::review::{Fingerprint, Step};
use crate::text::Text;

/// Folds decoded words as reading does.
pub type FoldText = Arc<dyn Fn(&str) -> Arc<Text> + Send + Sync>;

/// What keeping must know: where the program's own projects stand, and by what is read.
#[derive(Clone)]
pub struct Keeping {
    /// The folder of the program's own projects.
    pub data: PathBuf,
    /// By what is read.
    pub version: Version,
    /// Folds kept texts.
    pub fold: FoldText,
}

impl Keeping {
    /// The project for what is opened: the one that was named, or the program's own for these folders.
    fn project(&self, paths: &[PathBuf]) -> (PathBuf, bool) {
        match paths {
            [one] if is_project(one) => (one.clone(), false),
            _ => (library::project_of(paths, &self.data), true),
        }
    }

    /// The folder of a project's daily copies.
    pub(super) fn backups(&self, project: &Path) -> PathBuf {
        let stem = project.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let hash = Fingerprint::of(host::real(project).display().to_string().as_bytes()).to_string();
        self.data.join("backups").join(format!("{stem}-{}", &hash[..6]))
    }
}

/// Whether a path is that of a project file.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("duibiao")) && !host::is_folder(path)
}

/// A project as the state takes it over.
#[derive(Debug)]
pub struct Taken {
    /// Where it stands.
    pub path: PathBuf,
    /// How it stands open.
    pub standing: Standing,
    /// What was decided.
    pub steps: Vec<Step>,
    /// The charts as JSON, each with its name.
    pub charts: Vec<(String, String)>,
    /// Writes into it; null where it is open for looking.
    pub writer: Option<Writer>,
    /// What the writer says.
    pub told: Receiver<Told>,
    /// Where a damaged file was set aside, and whether a backup took its place.
    pub aside: Option<(PathBuf, bool)>,
    /// Seconds by which the clock here is ahead of UTC.
    pub offset: i64,
    /// Where its daily copies go.
    pub backups: PathBuf,
    /// Whether it is one of the program's own.
    pub own: bool,
}

/// What reading knows of the project while a job runs.
pub struct Shelf {
    path: PathBuf,
    keeping: Keeping,
    known: BTreeMap<String, Known>,
    write: Option<Box<dyn Fn(Write) + Send + Sync>>,
}

/// Opens the project for what is opened. Returns it, what reading knows of it, and the folders it is of.
///
/// # Errors
/// Says why there is none; then what is decided cannot be kept.
pub fn open(paths: &[PathBuf], keeping: &Keeping, wake: &Wake) -> Result<(Taken, Shelf, Vec<PathBuf>), library::Error> {
    let (path, own) = keeping.project(paths);
    let backups = keeping.backups(&path);
    let mut opened = library::open(&path, own, &backups)?;
    // 另存为 has taken the project elsewhere: there it goes on.
    let moved = if own { opened.store.meta("moved_to")?.map(PathBuf::from).filter(|p| host::exists(p)) } else { None };
    let (mut backups, mut own) = (backups, own);
    if let Some(path) = moved {
        drop(opened);
        (backups, own) = (keeping.backups(&path), false);
        opened = library::open(&path, false, &backups)?;
    }
    if own && opened.standing == Standing::Writable {
        let whole: Vec<PathBuf> = paths.iter().map(|p| host::real(p)).collect();
        let words: Vec<String> = whole.iter().map(|p| p.display().to_string()).collect();
        opened.store.set_folders(&words)?;
    }
    let folders = if own { paths.to_vec() } else { opened.store.folders()? };
    let (taken, shelf) = take(opened, keeping, wake, backups, own);
    Ok((taken, shelf, folders))
}

/// Opens a project that has just been saved elsewhere; what was read of it is here already.
pub fn reopen(path: &Path, keeping: &Keeping, wake: &Wake) -> Result<Taken, library::Error> {
    let backups = keeping.backups(path);
    let opened = library::open(path, false, &backups)?;
    Ok(take(opened, keeping, wake, backups, false).0)
}

fn take(opened: Opened, keeping: &Keeping, wake: &Wake, backups: PathBuf, own: bool) -> (Taken, Shelf) {
    let Opened { path, store, standing, steps, charts, sources, aside } = opened;
    let offset = store.offset(host::now());
    let (tell, told) = channel();
    let wake = Arc::clone(wake);
    let writer = (standing == Standing::Writable).then(|| {
        Writer::start(store, move |word| {
            let _ = tell.send(word);
            wake();
        })
    });
    if let Some(writer) = &writer {
        writer.write(Write::Backup(backups.clone()));
    }
    let write = writer.as_ref().map(|w| Box::new(w.handle()) as Box<dyn Fn(Write) + Send + Sync>);
    let known = sources.into_iter().map(|k| (k.file.clone(), k)).collect();
    let shelf = Shelf { path: path.clone(), keeping: keeping.clone(), known, write };
    (Taken { path, standing, steps, charts, writer, told, aside, offset, backups, own }, shelf)
}

/// What a file gave, and what of it is to be remembered.
pub struct Gained {
    /// Its readings.
    pub readings: Vec<Arc<Reading>>,
    /// Its stamp, where it stands on the disk.
    pub stamp: Option<(u64, i64)>,
    /// The fingerprint of its text, where the project knows it.
    pub text: Option<Fingerprint>,
}

impl Shelf {
    /// A shelf for what has changed since the project was opened: nothing on it is known any more.
    pub(super) fn fresh(
        path: PathBuf,
        keeping: Keeping,
        write: Option<impl Fn(Write) + Send + Sync + 'static>,
    ) -> Self {
        let write = write.map(|w| Box::new(w) as Box<dyn Fn(Write) + Send + Sync>);
        Self { path, keeping, known: BTreeMap::new(), write }
    }

    /// A connection of a reading thread.
    pub fn look(&self) -> Option<Store> {
        Store::look(&self.path).ok()
    }

    /// Sources that are known and were not found on the disk. Those that stand there under another name are forgotten
    /// under the old one.
    pub fn gone(&self, found: &[Found]) -> Vec<Known> {
        let here: BTreeSet<&str> = found.iter().map(|f| f.relative.as_str()).collect();
        let gone: Vec<&Known> = self.known.values().filter(|k| !here.contains(k.file.as_str())).collect();
        let sizes: BTreeSet<u64> = gone.iter().map(|k| k.stamp.0).collect();
        let mut moved: BTreeSet<Fingerprint> = BTreeSet::new();
        for f in found.iter().filter(|f| !gone.is_empty() && !self.known.contains_key(&f.relative)) {
            if host::stamp(&f.path).is_some_and(|s| sizes.contains(&s.0))
                && let Ok(bytes) = host::read_capped(&f.path, host::CAP)
            {
                moved.insert(Fingerprint::of(&bytes));
            }
        }
        let (moved, gone): (Vec<&Known>, Vec<&Known>) = gone.into_iter().partition(|k| moved.contains(&k.content));
        moved.iter().for_each(|k| self.write(Write::Forget(k.id)));
        gone.into_iter().cloned().collect()
    }

    fn write(&self, write: Write) {
        if let Some(to) = &self.write {
            to(write);
        }
    }

    /// The readings of a file: from the project where its stamp, reader and rules are as they were, else read by `read`.
    pub fn file(
        &self,
        found: &Found,
        store: Option<&Store>,
        read: impl Fn(&[u8]) -> Vec<Reading>,
    ) -> Result<Gained, host::Error> {
        let stamp = host::stamp(&found.path);
        let known = self.known.get(&found.relative);
        if let Some(k) = known.filter(|k| Some(k.stamp) == stamp)
            && let Some(readings) = self.cached(k, store)
        {
            return Ok(Gained { readings, stamp, text: Some(k.text) });
        }
        let bytes = host::read_capped(&found.path, host::CAP)?;
        if let (Some(k), Some(stamp)) = (known, stamp)
            && k.content == Fingerprint::of(&bytes)
            && let Some(readings) = self.cached(k, store)
        {
            self.write(Write::Touched(k.id, stamp));
            return Ok(Gained { readings, stamp: Some(stamp), text: Some(k.text) });
        }
        let readings: Vec<Arc<Reading>> = read(&bytes).into_iter().map(Arc::new).collect();
        if self.write.is_some() {
            let stamp = stamp.unwrap_or((bytes.len() as u64, 0));
            let path = Some(found.path.clone());
            let source = Source::new(&found.relative, path, &bytes, stamp, &readings, &self.keeping.version);
            self.write(Write::Source(Box::new(source)));
        }
        Ok(Gained { readings, stamp, text: None })
    }

    /// The readings of a source that is gone from the disk: as they were kept, or read anew from the kept text.
    pub fn kept(
        &self,
        known: &Known,
        store: Option<&Store>,
        read: impl Fn(&[u8]) -> Vec<Reading>,
    ) -> Result<Gained, host::Error> {
        let readings = self.cached(known, store).or_else(|| {
            let kept = store?.kept(known.id).ok()?;
            Some(read(kept.text.as_bytes()).into_iter().map(Arc::new).collect())
        });
        let missing = || host::Error::Missing(known.path.clone().unwrap_or_else(|| known.file.clone().into()));
        Ok(Gained { readings: readings.ok_or_else(missing)?, stamp: None, text: None })
    }

    fn cached(&self, known: &Known, store: Option<&Store>) -> Option<Vec<Arc<Reading>>> {
        let version = &self.keeping.version;
        if known.version != (version.reader.clone(), version.rules.clone()) {
            return None;
        }
        let kept = store?.kept(known.id).ok()?;
        let text = (self.keeping.fold)(&kept.text);
        if text.original() != kept.text {
            return None;
        }
        let readings = library::unpack(&kept.readings, &text)?;
        let same = readings.iter().all(|r| r.file == known.file);
        same.then(|| readings.into_iter().map(Arc::new).collect())
    }
}
