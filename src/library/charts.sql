-- The charts of a project (since version 2). The one whose name is empty is the chart on the screen; the others bear the
-- names that a person gave them.
CREATE TABLE charts (
    name TEXT PRIMARY KEY,
    changed TEXT NOT NULL,          -- when it became what it is
    -- JSON: kind, indicator and also (further ones), year (null: the latest report of each place), years (first and last),
    -- scope and narrowed (places chosen, and to which of them the kind is held), named (marked out), muted (series), order
    -- (value, code, own) and sequence (the places of one's own order), title and note (null: the chart's own), look
    -- (size, dpi, colours, typeface), chosen (whether a person chose year or places).
    spec TEXT NOT NULL,
    kind TEXT AS (json_extract(spec, '$.kind')),
    indicator TEXT AS (json_extract(spec, '$.indicator')),
    year INTEGER AS (json_extract(spec, '$.year')),
    title TEXT AS (json_extract(spec, '$.title'))
) WITHOUT ROWID;

-- How charts became otherwise: steps of the one journal whose other steps are decisions, undone and redone with them.
CREATE TABLE chart_steps (
    step INTEGER NOT NULL,
    number INTEGER NOT NULL,        -- 0, 1 … within the step
    at TEXT NOT NULL, who TEXT NOT NULL,
    fate TEXT NOT NULL,             -- done, undone, dropped
    chart TEXT NOT NULL,            -- its name
    what TEXT NOT NULL,             -- kind, title, order … or saved, opened, renamed, removed
    before TEXT,                    -- the fields that were otherwise, as JSON; null where there was no such chart
    after TEXT,                     -- the same fields as they are since; null where it is gone
    PRIMARY KEY (step, number)
) WITHOUT ROWID;
