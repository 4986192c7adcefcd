-- What is on air and what is being pre-rolled for the time after it: one row a screen, never served. Times in ms since 1970.
CREATE TABLE on_air (
    screen       TEXT PRIMARY KEY,
    last_play    INTEGER NOT NULL,   -- the highest number seen
    history      TEXT,               -- the rotation state of the last play that started

    play         INTEGER,            -- on air; null when nothing is
    showing      TEXT,               -- the facts of its row, as JSON
    started_ms   INTEGER,
    airtime_ms   INTEGER,            -- of the last heartbeat; null before the first
    proof        TEXT,

    next_play    INTEGER,            -- the intent; null when there is none
    next_showing TEXT,
    next_history TEXT
);
