CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    actor TEXT NOT NULL,
    target TEXT NOT NULL,
    relation TEXT NOT NULL,
    extent TEXT,
    effective TEXT,
    provision TEXT,
    quote TEXT NOT NULL
);
CREATE INDEX links_path ON links (path);

CREATE TABLE registers (
    ordinal INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL
);
