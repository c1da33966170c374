CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;
INSERT INTO meta VALUES ('state', 0);

CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    charset TEXT NOT NULL,
    heading TEXT NOT NULL,
    metadata TEXT,
    dynamic INTEGER,
    lines BLOB NOT NULL
);

CREATE TABLE texts (
    reading INTEGER PRIMARY KEY,
    bytes INTEGER NOT NULL,
    body BLOB NOT NULL
);

CREATE TABLE citations (
    reading INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    in_title INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    form TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT,
    symbol TEXT,
    year INTEGER,
    date TEXT,
    issuer TEXT,
    title TEXT,
    pinpoint TEXT,
    source TEXT NOT NULL,
    relation TEXT NOT NULL,
    instrument TEXT,
    candidates TEXT,
    list INTEGER NOT NULL,
    extent TEXT,
    from_date TEXT,
    until_date TEXT,
    historic INTEGER NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (reading, ordinal)
) WITHOUT ROWID;
CREATE INDEX citations_instrument ON citations (instrument);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    reading INTEGER NOT NULL,
    instrument TEXT NOT NULL,
    type TEXT,
    number TEXT,
    symbol TEXT,
    date TEXT,
    issuer TEXT,
    title TEXT,
    signer TEXT,
    effective TEXT
);
CREATE INDEX documents_path ON documents (path);
CREATE INDEX documents_reading ON documents (reading);
CREATE INDEX documents_instrument ON documents (instrument);

CREATE TABLE files (
    path TEXT PRIMARY KEY,
    hash BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE skipped (
    path TEXT NOT NULL,
    place TEXT NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE instruments (
    id INTEGER PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    instrument TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    number TEXT,
    symbol TEXT,
    year INTEGER,
    date TEXT,
    effective TEXT,
    effective_basis TEXT,
    issuer TEXT,
    title TEXT,
    label TEXT NOT NULL,
    scope TEXT NOT NULL,
    held TEXT,
    candidates TEXT
);

CREATE TABLE relations (
    id INTEGER PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    actor TEXT NOT NULL,
    target TEXT NOT NULL,
    relation TEXT NOT NULL,
    extent TEXT,
    effective TEXT,
    until TEXT,
    provisions TEXT,
    basis TEXT NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX relations_actor ON relations (actor);
CREATE INDEX relations_target ON relations (target);

CREATE TABLE evidence (
    relation INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    file TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (relation, ordinal)
) WITHOUT ROWID;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    instrument TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    relation TEXT,
    date TEXT,
    counts_from TEXT,
    until TEXT,
    provisions TEXT,
    basis TEXT NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX events_instrument ON events (instrument);

CREATE TABLE conflicts (
    id INTEGER PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    instrument TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    file TEXT,
    start INTEGER,
    "end" INTEGER,
    quote TEXT
);
CREATE INDEX conflicts_instrument ON conflicts (instrument);

CREATE VIRTUAL TABLE texts_search USING fts5 (
    exact, folded,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE instruments_search USING fts5 (
    exact, folded,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE forms (
    name TEXT NOT NULL,
    part INTEGER NOT NULL,
    version TEXT NOT NULL,
    state INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (name, part)
);
