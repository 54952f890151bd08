-- What an office has chosen for all who work on this file, as JSON: "paper" holds template, columns, copies and words.

CREATE TABLE setting (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
