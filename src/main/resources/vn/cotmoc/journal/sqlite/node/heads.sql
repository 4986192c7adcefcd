-- The heads that were signed hourly: no row up to one of them can change unseen, even before the office has pulled it.
CREATE TABLE signed_heads (
    stream INTEGER NOT NULL REFERENCES streams,
    seq    INTEGER NOT NULL,
    file   TEXT    NOT NULL,
    PRIMARY KEY (stream, seq)
) WITHOUT ROWID;
