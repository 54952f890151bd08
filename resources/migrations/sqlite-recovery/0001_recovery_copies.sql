-- The user's own file: what is being typed, kept so that a crash loses nothing. The table is that of the company file.

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    payload TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX draft_by_time ON draft (updated_at DESC, id DESC);
