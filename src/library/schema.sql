-- The tables of a project file (.duibiao), version 2; charts stand in charts.sql. Times are UTC, ISO 8601. Spans are bytes of the decoded text.

-- What the file is: schema, program, created, folders (JSON list of absolute paths), moved_to.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- A file that was read. text_zlib is its decoded text (UTF-8), compressed with zlib.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,      -- path below the folder, with /
    path TEXT,                      -- where it stood when it was last read
    content TEXT NOT NULL,          -- fingerprint of its bytes (FNV-1a, 128 bits)
    text_print TEXT NOT NULL,       -- fingerprint of its decoded text; decisions know it by this
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL,         -- nanoseconds since 1970
    read_at TEXT NOT NULL,
    text_zlib BLOB NOT NULL
);
CREATE INDEX sources_by_content ON sources (content);

-- What was read of a source, for the program alone: JSON, compressed with zlib; a cache.
CREATE TABLE readings (
    source INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    reader TEXT NOT NULL,           -- version of the reading program
    rules TEXT NOT NULL,            -- version of its rules, with the user's lexicon
    data_zlib BLOB NOT NULL
);

-- A report of a source, with what people have corrected; a cache, like sections and figures.
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,        -- 0, 1 … within the file
    region TEXT, code TEXT, level TEXT, region_source TEXT, region_confidence REAL,
    year INTEGER, year_source TEXT, date TEXT, session TEXT, speaker TEXT, title TEXT, url TEXT,
    document TEXT NOT NULL,         -- report, draft, summary, other_report, not_a_report
    start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
    UNIQUE (source, number)
);

CREATE TABLE sections (
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, parent INTEGER, depth INTEGER NOT NULL,
    title TEXT NOT NULL, part TEXT NOT NULL, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;

-- Targets and results as people and machine say together; the fields of the coding manual.
CREATE TABLE figures (
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL, role TEXT NOT NULL, indicator TEXT NOT NULL, name TEXT NOT NULL, horizon TEXT NOT NULL,
    measure TEXT NOT NULL, bound TEXT NOT NULL, low REAL, high REAL, unit TEXT, tone TEXT NOT NULL, tier TEXT NOT NULL,
    relative_to TEXT, basis TEXT, of_whole TEXT, ref_year INTEGER, from_year INTEGER, to_year INTEGER,
    written TEXT NOT NULL,          -- the value as written
    quote TEXT NOT NULL,            -- the shortest stretch with name and value
    sentence TEXT NOT NULL,
    start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
    section INTEGER, rule TEXT NOT NULL, confidence REAL NOT NULL,
    standing TEXT NOT NULL,         -- machine, confirmed, corrected, added
    note TEXT, decided_by TEXT, decided_at TEXT,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;
CREATE INDEX figures_by_indicator ON figures (indicator);

-- The journal of decisions. Of two done decisions on one question the one with the greater step stands. Nothing is ever
-- deleted from it: undoing sets fate to undone, and what can no longer be redone is dropped.
CREATE TABLE decisions (
    step INTEGER NOT NULL,          -- what was decided at once, and is undone together
    number INTEGER NOT NULL,        -- 0, 1 … within the step
    at TEXT NOT NULL, who TEXT NOT NULL,
    fate TEXT NOT NULL,             -- done, undone, dropped
    ruling TEXT NOT NULL,           -- confirmed, corrected, added, rejected, withdrawn, note, place, year, session, same, removed
    file TEXT NOT NULL, text_print TEXT NOT NULL, report INTEGER NOT NULL,
    start_byte INTEGER, end_byte INTEGER, indicator TEXT, tier TEXT,
    words TEXT,                     -- the shortest stretch with name and value, as it was then
    content TEXT NOT NULL,          -- the whole decision as JSON
    PRIMARY KEY (step, number)
) WITHOUT ROWID;
