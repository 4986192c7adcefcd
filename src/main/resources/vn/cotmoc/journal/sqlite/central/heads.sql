-- The last signed head of each stream: its rows are held up to it.
CREATE TABLE heads (
    stream INTEGER PRIMARY KEY REFERENCES streams,
    file   TEXT NOT NULL
);

-- The keys that a node's heads may bear, as in a .pub file. A key belongs to one node; a node's new heads bear the current
-- one, its earlier heads those it had before.
CREATE TABLE keys (
    key     TEXT PRIMARY KEY,
    node    TEXT    NOT NULL,
    current INTEGER NOT NULL
);
CREATE UNIQUE INDEX keys_current ON keys (node) WHERE current = 1;
