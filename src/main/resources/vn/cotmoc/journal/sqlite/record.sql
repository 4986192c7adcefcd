-- The journal's rows and their counts: the same tables at a node (one stream) and at the office (many).

-- One stream for each (node, log); seq and chain are those of its last row, 0 and the genesis where it has none.
CREATE TABLE streams (
    stream       INTEGER PRIMARY KEY,
    node         TEXT    NOT NULL,
    log          TEXT    NOT NULL,
    seq          INTEGER NOT NULL,
    chain        TEXT    NOT NULL,             -- in hex
    site         TEXT    NOT NULL,             -- of the last site row; the node's id without one
    acked        INTEGER NOT NULL DEFAULT 0,   -- what central has acknowledged
    pruned       INTEGER NOT NULL DEFAULT 0,   -- up to here rows may be gone; verification starts after it
    pruned_chain TEXT,
    pruned_site  TEXT,
    checkpoint   TEXT,                         -- the signed head at pruned
    UNIQUE (node, log)
);

-- id = stream * 2^40 + seq, so that a stream lies together in its own order. line: as served, without its newline.
CREATE TABLE rows (
    id   INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    line TEXT NOT NULL
);

-- Only what is not a play: a year has thousands of these and millions of plays.
CREATE INDEX rows_by_type ON rows (type, id) WHERE type NOT IN ('play', 'missed');

-- The dimensions of the counts. '' stands for null.
CREATE TABLE places (
    place  INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams,
    screen TEXT NOT NULL,
    site   TEXT NOT NULL,
    UNIQUE (stream, screen, site)
);

CREATE TABLE clips (
    facts    INTEGER PRIMARY KEY,
    clip     TEXT NOT NULL,
    topic    TEXT NOT NULL,
    language TEXT NOT NULL,
    source   TEXT NOT NULL,
    UNIQUE (clip, topic, language, source)
);

CREATE TABLE ways (
    way      INTEGER PRIMARY KEY,
    priority TEXT NOT NULL,
    kind     TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    proof    TEXT NOT NULL,
    UNIQUE (priority, kind, outcome, proof)
);

-- day: YYYYMMDD. The part of rows that are pruned is told apart, so that the rest can be checked against the rows held.
-- last_ms, last_row: when the latest of them began, and its row.
CREATE TABLE day_counts (
    day               INTEGER NOT NULL,
    place             INTEGER NOT NULL REFERENCES places,
    facts             INTEGER NOT NULL REFERENCES clips,
    way               INTEGER NOT NULL REFERENCES ways,
    plays             INTEGER NOT NULL,
    airtime_ms        INTEGER NOT NULL,
    pruned_plays      INTEGER NOT NULL DEFAULT 0,
    pruned_airtime_ms INTEGER NOT NULL DEFAULT 0,
    last_ms           INTEGER NOT NULL,
    last_row          INTEGER NOT NULL,
    PRIMARY KEY (day, place, facts, way)
) WITHOUT ROWID;

-- month: YYYYMM; hour: of the day, 0 to 23.
CREATE TABLE hour_counts (
    month             INTEGER NOT NULL,
    hour              INTEGER NOT NULL,
    facts             INTEGER NOT NULL REFERENCES clips,
    way               INTEGER NOT NULL REFERENCES ways,
    plays             INTEGER NOT NULL,
    airtime_ms        INTEGER NOT NULL,
    pruned_plays      INTEGER NOT NULL DEFAULT 0,
    pruned_airtime_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (month, hour, facts, way)
) WITHOUT ROWID;

-- Sums of day_counts, for what is asked of long periods: of a month by place, of a day over all places. SQLite keeps them.
CREATE TABLE month_sums (
    month      INTEGER NOT NULL,
    place      INTEGER NOT NULL REFERENCES places,
    facts      INTEGER NOT NULL REFERENCES clips,
    way        INTEGER NOT NULL REFERENCES ways,
    plays      INTEGER NOT NULL,
    airtime_ms INTEGER NOT NULL,
    PRIMARY KEY (month, place, facts, way)
) WITHOUT ROWID;

CREATE TABLE day_sums (
    day        INTEGER NOT NULL,
    facts      INTEGER NOT NULL REFERENCES clips,
    way        INTEGER NOT NULL REFERENCES ways,
    plays      INTEGER NOT NULL,
    airtime_ms INTEGER NOT NULL,
    PRIMARY KEY (day, facts, way)
) WITHOUT ROWID;

CREATE TRIGGER day_counts_insert AFTER INSERT ON day_counts BEGIN
    INSERT INTO month_sums VALUES (new.day / 100, new.place, new.facts, new.way, new.plays, new.airtime_ms)
    ON CONFLICT DO UPDATE SET plays = plays + excluded.plays, airtime_ms = airtime_ms + excluded.airtime_ms;
    INSERT INTO day_sums VALUES (new.day, new.facts, new.way, new.plays, new.airtime_ms)
    ON CONFLICT DO UPDATE SET plays = plays + excluded.plays, airtime_ms = airtime_ms + excluded.airtime_ms;
END;

CREATE TRIGGER day_counts_update AFTER UPDATE OF plays, airtime_ms ON day_counts BEGIN
    UPDATE month_sums SET plays = plays + new.plays - old.plays, airtime_ms = airtime_ms + new.airtime_ms - old.airtime_ms
    WHERE month = new.day / 100 AND place = new.place AND facts = new.facts AND way = new.way;
    UPDATE day_sums SET plays = plays + new.plays - old.plays, airtime_ms = airtime_ms + new.airtime_ms - old.airtime_ms
    WHERE day = new.day AND facts = new.facts AND way = new.way;
END;
