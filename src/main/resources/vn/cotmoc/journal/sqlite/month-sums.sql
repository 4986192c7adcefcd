-- The sums of a month by place, anew: of calendar months and of those from the 15th to the 14th, a year of each lying together
-- by place, clip and way, so that a long period is summed in one go, without sorting.
DROP TRIGGER day_counts_insert;
DROP TRIGGER day_counts_update;
DROP TABLE month_sums;

-- begins: the day of the month on which its months begin, 1 or 15; those of the 15th are called after the month they end in.
-- month: of all since the year 0, from 0; year: month / 12.
CREATE TABLE month_sums (
    begins     INTEGER NOT NULL,
    year       INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    facts      INTEGER NOT NULL,
    way        INTEGER NOT NULL,
    month      INTEGER NOT NULL,
    plays      INTEGER NOT NULL,
    airtime_ms INTEGER NOT NULL,
    PRIMARY KEY (begins, year, place, facts, way, month)
) WITHOUT ROWID;

-- Each day's counts as part of the two months that the day belongs to.
CREATE VIEW counts_of_months AS
SELECT begins, (months + next) / 12 AS year, place, facts, way, months + next AS month, plays, airtime_ms, day
FROM (SELECT 1 AS begins, day / 10000 * 12 + day / 100 % 100 - 1 AS months, 0 AS next, * FROM day_counts
      UNION ALL
      SELECT 15, day / 10000 * 12 + day / 100 % 100 - 1, day % 100 >= 15, * FROM day_counts);

INSERT INTO month_sums
SELECT begins, year, place, facts, way, month, sum(plays), sum(airtime_ms)
FROM counts_of_months GROUP BY begins, year, place, facts, way, month;

CREATE TRIGGER day_counts_insert AFTER INSERT ON day_counts BEGIN
    INSERT INTO month_sums
    SELECT begins, year, place, facts, way, month, plays, airtime_ms FROM counts_of_months
    WHERE day = new.day AND place = new.place AND facts = new.facts AND way = new.way
    ON CONFLICT DO UPDATE SET plays = plays + excluded.plays, airtime_ms = airtime_ms + excluded.airtime_ms;
    INSERT INTO day_sums VALUES (new.day, new.facts, new.way, new.plays, new.airtime_ms)
    ON CONFLICT DO UPDATE SET plays = plays + excluded.plays, airtime_ms = airtime_ms + excluded.airtime_ms;
END;

CREATE TRIGGER day_counts_update AFTER UPDATE OF plays, airtime_ms ON day_counts BEGIN
    INSERT INTO month_sums
    SELECT begins, year, place, facts, way, month, new.plays - old.plays, new.airtime_ms - old.airtime_ms
    FROM counts_of_months
    WHERE day = new.day AND place = new.place AND facts = new.facts AND way = new.way
    ON CONFLICT DO UPDATE SET plays = plays + excluded.plays, airtime_ms = airtime_ms + excluded.airtime_ms;
    UPDATE day_sums SET plays = plays + new.plays - old.plays, airtime_ms = airtime_ms + new.airtime_ms - old.airtime_ms
    WHERE day = new.day AND facts = new.facts AND way = new.way;
END;
