-- The last signed head of each stream that its rows reach, as its file.
CREATE TABLE heads (
    stream INTEGER PRIMARY KEY REFERENCES streams,
    seq    INTEGER NOT NULL,
    file   TEXT NOT NULL
);

-- The key that each node's heads must bear, in OpenSSH's form; a key belongs to one node.
CREATE TABLE keys (
    node TEXT PRIMARY KEY,
    key  TEXT NOT NULL UNIQUE
);
