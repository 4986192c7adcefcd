-- Tokens and the audit.
CREATE TABLE token (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  -- SHA-256 of the secret, in hex. With 256 random bits in it nothing slower is needed.
  hash TEXT NOT NULL UNIQUE,
  -- Whole milliseconds since 1970.
  created INTEGER NOT NULL,
  expires INTEGER,
  last_use INTEGER
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  role TEXT NOT NULL,
  address TEXT NOT NULL,
  action TEXT NOT NULL,
  status INTEGER NOT NULL
) STRICT;

CREATE INDEX audit_at ON audit (at);
