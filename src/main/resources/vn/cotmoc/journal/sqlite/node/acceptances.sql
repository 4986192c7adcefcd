-- Accepted playlists. Nothing is ever removed: a version once accepted is used up.
CREATE TABLE acceptance (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    sealed_at TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    valid_from TEXT,
    valid_until TEXT,
    turn INTEGER NOT NULL UNIQUE,
    turn_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;
