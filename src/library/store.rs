//! A connection to a project file: opening it, its version, and what is read from it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::error::Error;
use crate::host::{self, Lock};
use crate::review::{Decision, Fate, Fingerprint, Recharted, Step};

/// "duib": says to `file` and to the program that this database is a project.
const APPLICATION: i32 = 0x6475_6962;
/// The version of the tables; a new one comes with a step in [`migrate`].
const VERSION: i32 = 2;
const SCHEMA: &str = include_str!("schema.sql");
const CHARTS: &str = include_str!("charts.sql");

/// A source as the project knows it, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its row.
    pub id: i64,
    /// Its path below the folder.
    pub file: String,
    /// Where it stood.
    pub path: Option<PathBuf>,
    /// The fingerprint of its bytes.
    pub content: Fingerprint,
    /// The fingerprint of its decoded text.
    pub text: Fingerprint,
    /// Bytes, and the time of its last change in nanoseconds.
    pub stamp: (u64, i64),
    /// The reader and the rules by which it was read last.
    pub version: (String, String),
}

/// What is kept of a source.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its decoded text.
    pub text: String,
    /// What was read of it, packed.
    pub readings: Vec<u8>,
}

/// An open project file.
#[derive(Debug)]
pub struct Store {
    pub(super) db: Connection,
    pub(super) path: PathBuf,
    /// Which file stood at the path when it was opened.
    stands: Option<(u64, u64)>,
    /// When it was made: by this a file that comes back is known.
    created: Option<String>,
    /// Keeps other windows from writing, while this one may.
    pub(super) lock: Option<Lock>,
}

impl Store {
    /// Opens a project for writing; makes it when it is not there.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut store = Self::connect(path, flags)?;
        store.prepare().map_err(|e| Error::of(path, &e))?;
        store.migrate()?;
        (store.stands, store.created) = (host::identity(path), store.meta("created")?);
        Ok(store)
    }

    /// Opens a project for looking at it.
    pub fn look(path: &Path) -> Result<Self, Error> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        match store.version()? {
            (APPLICATION, 1..=VERSION) => Ok(store),
            (APPLICATION, newer) if newer > VERSION => Err(Error::Newer(path.into())),
            _ => Err(Error::Damaged(path.into())),
        }
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, Error> {
        let db = Connection::open_with_flags(path, flags).map_err(|e| Error::of(path, &e))?;
        db.busy_timeout(Duration::from_secs(10)).map_err(|e| Error::of(path, &e))?;
        Ok(Self { db, path: path.into(), stands: None, created: None, lock: None })
    }

    /// Whether the file that is open still stands at its path. A file whose folder was removed or whose drive was pulled
    /// out can often be written on, and nobody would ever find what was written.
    pub(super) fn is_in_place(&self) -> bool {
        self.stands == host::identity(&self.path)
    }

    /// Opens the project again where its file had gone and has come back: the drive is there again. Another file under its
    /// name is left alone.
    pub(super) fn again(&mut self) -> Result<(), Error> {
        let missing = || Error::from(host::Error::Missing(self.path.clone()));
        let back = Self::connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX);
        let mut back = back.map_err(|_| missing())?;
        back.created = back.meta("created").map_err(|_| missing())?;
        if back.created != self.created || back.version() != Ok((APPLICATION, VERSION)) {
            return Err(missing());
        }
        // The lock that went with the file holds nothing any more.
        self.lock = None;
        back.lock = Some(Lock::take(&self.path)?.ok_or_else(|| Error::Busy(self.path.clone()))?);
        back.prepare().map_err(|e| Error::of(&self.path, &e))?;
        back.stands = host::identity(&self.path);
        *self = back;
        Ok(())
    }

    fn prepare(&self) -> rusqlite::Result<()> {
        // A rollback journal, not a log beside the file: one file can be copied, and it works on network drives.
        self.db.pragma_update(None, "journal_mode", "DELETE")?;
        self.db.pragma_update(None, "synchronous", "FULL")?;
        self.db.pragma_update(None, "foreign_keys", true)?;
        self.db.pragma_update(None, "cache_size", -16_000)
    }

    /// Application and version of the tables; both 0 in an empty file.
    fn version(&self) -> Result<(i32, i32), Error> {
        let number = |name: &str| self.db.pragma_query_value(None, name, |r| r.get(0));
        let read = || Ok((number("application_id")?, number("user_version")?));
        read().map_err(|e: rusqlite::Error| Error::of(&self.path, &e))
    }

    fn migrate(&mut self) -> Result<(), Error> {
        let tables = "SELECT count(*) FROM sqlite_schema";
        let empty = self.db.query_row(tables, [], |r| r.get::<_, i64>(0)).map_err(|e| Error::of(&self.path, &e))? == 0;
        match self.version()? {
            (0, 0) if empty => {
                let made = self.make();
                self.told(made)
            }
            (APPLICATION, VERSION) => Ok(()),
            // Older tables are brought up here, a version at a time, each in a transaction of its own.
            (APPLICATION, 1) => {
                let raised = self.add_charts();
                self.told(raised)
            }
            (APPLICATION, newer) if newer > VERSION => Err(Error::Newer(self.path.clone())),
            _ => Err(Error::Damaged(self.path.clone())),
        }
    }

    /// From version 1, whose table of charts was always empty.
    fn add_charts(&mut self) -> rusqlite::Result<()> {
        let to = self.db.transaction()?;
        to.execute_batch("DROP TABLE charts")?;
        to.execute_batch(CHARTS)?;
        to.execute("UPDATE meta SET value = '2' WHERE key = 'schema'", [])?;
        to.pragma_update(None, "user_version", 2)?;
        to.commit()
    }

    fn make(&mut self) -> rusqlite::Result<()> {
        let to = self.db.transaction()?;
        to.execute_batch(SCHEMA)?;
        to.execute_batch(CHARTS)?;
        let words = params![VERSION.to_string(), env!("CARGO_PKG_VERSION")];
        to.execute("INSERT INTO meta VALUES ('schema', ?1), ('program', ?2)", words)?;
        to.execute("INSERT INTO meta VALUES ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))", [])?;
        to.pragma_update(None, "application_id", APPLICATION)?;
        to.pragma_update(None, "user_version", VERSION)?;
        to.commit()
    }

    pub(super) fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T, Error> {
        result.map_err(|e| Error::of(&self.path, &e))
    }

    /// Whether the pages of the file are sound; slow on a large one.
    pub fn is_sound(&self) -> bool {
        let check = self.db.query_row("PRAGMA quick_check(1)", [], |r| r.get::<_, String>(0));
        check.is_ok_and(|words| words == "ok")
    }

    /// A word about the project; null where it has none.
    pub fn meta(&self, key: &str) -> Result<Option<String>, Error> {
        let found = self.db.query_row("SELECT value FROM meta WHERE key = ?1", [key], |r| r.get(0)).optional();
        self.told(found)
    }

    /// Sets a word about the project.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<(), Error> {
        let set = "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value \
                   WHERE value <> excluded.value";
        self.told(self.db.execute(set, [key, value])).map(|_| ())
    }

    /// The folders and files that the project is of.
    pub fn folders(&self) -> Result<Vec<PathBuf>, Error> {
        let words = self.meta("folders")?.unwrap_or_default();
        Ok(serde_json::from_str(&words).unwrap_or_default())
    }

    /// Sets the folders and files that the project is of.
    pub fn set_folders(&self, folders: &[String]) -> Result<(), Error> {
        self.set_meta("folders", &serde_json::to_string(folders).unwrap_or_default())
    }

    /// All sources, in the order of their paths.
    pub fn sources(&self) -> Result<Vec<Known>, Error> {
        let list = || {
            let mut query = self.db.prepare(
                "SELECT s.id, s.file, s.path, s.content, s.size, s.mtime, coalesce(r.reader, ''), coalesce(r.rules, ''), \
                 s.text_print \
                 FROM sources s LEFT JOIN readings r ON r.source = s.id ORDER BY s.file",
            )?;
            let rows = query.query_map([], |r| {
                Ok(Known {
                    id: r.get(0)?,
                    file: r.get(1)?,
                    path: r.get::<_, Option<String>>(2)?.map(PathBuf::from),
                    content: Fingerprint::parse(&r.get::<_, String>(3)?).unwrap_or_default(),
                    stamp: (r.get::<_, i64>(4)?.unsigned_abs(), r.get(5)?),
                    version: (r.get(6)?, r.get(7)?),
                    text: Fingerprint::parse(&r.get::<_, String>(8)?).unwrap_or_default(),
                })
            })?;
            rows.collect()
        };
        self.told(list())
    }

    /// What is kept of a source: its text, and what was read of it.
    pub fn kept(&self, source: i64) -> Result<Kept, Error> {
        let one = || {
            let mut query = self.db.prepare_cached(
                "SELECT s.text_zlib, coalesce(r.data_zlib, x'') FROM sources s LEFT JOIN readings r ON r.source = s.id \
                 WHERE s.id = ?1",
            )?;
            query.query_row([source], |r| Ok((r.get::<_, Vec<u8>>(0)?, r.get::<_, Vec<u8>>(1)?)))
        };
        let (text, readings) = self.told(one())?;
        let text = super::pack::inflate(&text).and_then(|b| String::from_utf8(b).ok());
        Ok(Kept { text: text.ok_or_else(|| Error::Damaged(self.path.clone()))?, readings })
    }

    /// All steps of the journal, in order.
    pub fn steps(&self) -> Result<Vec<Step>, Error> {
        let list = || {
            let mut query = self
                .db
                .prepare("SELECT step, who, unixepoch(at), fate, content FROM decisions ORDER BY step, number")?;
            let rows = query.query_map([], |r| {
                let content: String = r.get(4)?;
                Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, r.get::<_, i64>(2)?, r.get::<_, String>(3)?, content))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        let mut steps: Vec<Step> = Vec::new();
        for (number, who, at, fate, content) in self.told(list())? {
            // A decision that cannot be read is never passed over in silence: the file is not for this program.
            let decision: Decision = serde_json::from_str(&content).map_err(|_| Error::Newer(self.path.clone()))?;
            let number = number.unsigned_abs();
            if steps.last().is_none_or(|s| s.number != number) {
                steps.push(Step { number, who, at, fate: fate_of(&fate), ..Step::default() });
            }
            steps.iter_mut().last().into_iter().for_each(|s| s.decisions.push(decision.clone()));
        }
        steps.extend(self.chart_steps()?);
        steps.sort_by_key(|s| s.number);
        Ok(steps)
    }

    /// The steps that are about charts.
    fn chart_steps(&self) -> Result<Vec<Step>, Error> {
        if self.version()?.1 < 2 {
            return Ok(Vec::new());
        }
        let list = || {
            let mut query = self.db.prepare(
                "SELECT step, who, unixepoch(at), fate, chart, what, before, after FROM chart_steps ORDER BY step, number",
            )?;
            let rows = query.query_map([], |r| {
                let chart = Recharted { chart: r.get(4)?, what: r.get(5)?, before: r.get(6)?, after: r.get(7)? };
                let (number, fate) = (r.get::<_, i64>(0)?.unsigned_abs(), fate_of(&r.get::<_, String>(3)?));
                Ok(Step { number, who: r.get(1)?, at: r.get(2)?, charts: vec![chart], fate, ..Step::default() })
            })?;
            rows.collect::<rusqlite::Result<Vec<Step>>>()
        };
        let mut steps: Vec<Step> = Vec::new();
        for row in self.told(list())? {
            match steps.last_mut() {
                Some(step) if step.number == row.number => step.charts.extend(row.charts),
                _ => steps.push(row),
            }
        }
        Ok(steps)
    }

    /// The charts as JSON, each with its name, in the order of names.
    pub fn charts(&self) -> Result<Vec<(String, String)>, Error> {
        if self.version()?.1 < 2 {
            return Ok(Vec::new());
        }
        let list = || {
            let mut query = self.db.prepare("SELECT name, spec FROM charts ORDER BY name")?;
            let rows = query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
            rows.collect()
        };
        self.told(list())
    }

    /// How far the clock of this place is ahead of UTC, in seconds.
    pub fn offset(&self, at: i64) -> i64 {
        let words = "SELECT unixepoch(datetime(?1, 'unixepoch', 'localtime')) - ?1";
        self.db.query_row(words, [at], |r| r.get(0)).unwrap_or(0)
    }
}

/// The word of a fate in the table.
pub(super) fn fate_word(fate: Fate) -> &'static str {
    match fate {
        Fate::Done => "done",
        Fate::Undone => "undone",
        Fate::Dropped => "dropped",
    }
}

fn fate_of(word: &str) -> Fate {
    match word {
        "undone" => Fate::Undone,
        "dropped" => Fate::Dropped,
        _ => Fate::Done,
    }
}
