// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;
import vn.cotmoc.time.FakeClock;

@Tag("L1")
class DayBookTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final OpenHours ALWAYS = new OpenHours(null, ZONE);
    /** Into the night, so that a day has the end of one daypart and the beginning of another. */
    private static final OpenHours EVENING =
            new OpenHours(new Daypart(new TimeOfDay(18 * 3600), new TimeOfDay(2 * 3600)), ZONE);

    private static final long HOUR_MS = 3_600_000;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T00:00:00+07:00"));

    @Test
    void shouldMeasureHoursThatCrossMidnight() {
        assertThat(EVENING.openMs(LocalDate.of(2026, 11, 23))).isEqualTo(8 * HOUR_MS);
        assertThat(ALWAYS.openMs(LocalDate.of(2026, 11, 23))).isEqualTo(24 * HOUR_MS);
        assertThat(new OpenHours(null, ZoneId.of("Europe/Paris")).openMs(LocalDate.of(2026, 10, 25)))
                .as("a day of 25 hours")
                .isEqualTo(25 * HOUR_MS);
    }

    @Test
    void shouldGiveARowForTheDayThatEnded() {
        DayBook book = book(ALWAYS, Map.of());
        book.resume(Map.of(), false, clock.now());
        // What is told at midnight, and so lies before it, goes to the day that begins: a quarter of a second.
        List<Entry> rows = pass(book, Duration.ofHours(30), 1_000);

        assertThat(rows).containsExactly(new Entry.DayEnded("man", LocalDate.of(2026, 11, 23), 24 * HOUR_MS, 23_000));
    }

    @Test
    void shouldNotCountTheTimeBeforeTheFirstStart() {
        clock.pass(Duration.ofHours(20));
        DayBook book = book(ALWAYS, Map.of());
        book.resume(Map.of(), false, clock.now());

        assertThat(pass(book, Duration.ofHours(5), 0))
                .containsExactly(new Entry.DayEnded("man", LocalDate.of(2026, 11, 23), 4 * HOUR_MS, 0));
    }

    @Test
    void shouldCountTheTimeInWhichNothingRanAsDown() {
        DayBook book = book(EVENING, Map.of());
        book.resume(Map.of(), false, clock.now());
        pass(book, Duration.ofHours(19), 0);
        clock.pass(Duration.ofDays(2));

        DayBook next = book(EVENING, book.counts());
        assertThat(next.resume(Map.of(), false, clock.now()))
                .containsExactly(
                        new Entry.DayEnded("man", LocalDate.of(2026, 11, 23), 8 * HOUR_MS, 5 * HOUR_MS),
                        new Entry.DayEnded("man", LocalDate.of(2026, 11, 24), 8 * HOUR_MS, 8 * HOUR_MS));
        assertThat(next.resume(Map.of(), false, clock.now())).isEmpty();
    }

    @Test
    void shouldGiveNoRowForADaySuspendedThroughout() {
        DayBook book = book(ALWAYS, Map.of());
        book.resume(Map.of(), false, clock.now());
        pass(book, Duration.ofHours(1), 0);
        List<Entry> rows = new ArrayList<>();
        for (int hour = 0; hour < 71; hour++) {
            clock.pass(Duration.ofHours(1));
            rows.addAll(book.pass("man", 0, HOUR_MS, clock.now()));
        }

        assertThat(rows).hasSize(1).first().extracting("openMs").isEqualTo(2 * HOUR_MS);
    }

    @Test
    void shouldGoOnAfterTheLastRowWhenItsOwnFileIsLost() {
        clock.pass(Duration.ofHours(60));
        DayBook book = book(ALWAYS, Map.of());

        assertThat(book.resume(Map.of("man", LocalDate.of(2026, 11, 23)), false, clock.now()))
                .containsExactly(new Entry.DayEnded("man", LocalDate.of(2026, 11, 24), 24 * HOUR_MS, 24 * HOUR_MS));
    }

    @Test
    void shouldMakeNoRowsOfAClockThatWasWrong() {
        DayBook book = book(ALWAYS, Map.of());
        book.resume(Map.of(), false, clock.now());
        clock.step(Duration.ofDays(20_000));

        assertThat(book(ALWAYS, book.counts()).resume(Map.of(), false, clock.now()))
                .isEmpty();
        assertThat(pass(book, Duration.ofHours(2), 0)).hasSize(1);
        clock.step(Duration.ofDays(-20_000));
        assertThat(pass(book, Duration.ofDays(2), 0)).isEmpty();
    }

    @Test
    void shouldGiveEveryDayItsRowWhenTheClockIsSetForwardWhileItRuns() {
        DayBook book = book(ALWAYS, Map.of());
        book.resume(Map.of(), false, clock.now());
        pass(book, Duration.ofHours(10), 0);
        clock.step(Duration.ofDays(2));

        assertThat(pass(book, Duration.ofHours(1), 0))
                .containsExactly(
                        new Entry.DayEnded("man", LocalDate.of(2026, 11, 23), 24 * HOUR_MS, 14 * HOUR_MS),
                        new Entry.DayEnded("man", LocalDate.of(2026, 11, 24), 24 * HOUR_MS, 24 * HOUR_MS));
        assertThat(pass(book, Duration.ofHours(14), 0))
                .containsExactly(new Entry.DayEnded("man", LocalDate.of(2026, 11, 25), 24 * HOUR_MS, 11 * HOUR_MS));
    }

    @Test
    void shouldMakeNoRowsOfALeapThatIsNoAbsence() {
        DayBook book = book(ALWAYS, Map.of());
        book.resume(Map.of(), false, clock.now());
        pass(book, Duration.ofHours(10), 0);
        clock.step(Duration.ofDays(400));

        assertThat(pass(book, Duration.ofHours(1), 0))
                .containsExactly(new Entry.DayEnded("man", LocalDate.of(2026, 11, 23), 24 * HOUR_MS, 0));
    }

    @Test
    void shouldKeepWhatItKnowsAndWhenItRebooted(@TempDir Path folder) {
        var record = new WatchRecord(folder, Map.of("man", ALWAYS));
        record.resume(Map.of(), false, clock.now());
        record.pass("man", 5_000, 0, clock.now());
        assertThat(record.mayReboot(clock.now())).isTrue();
        record.noteReboot(clock.now().wall());

        var next = new WatchRecord(folder, Map.of("man", ALWAYS));
        assertThat(next.mayReboot(clock.now())).isFalse();
        clock.step(Duration.ofDays(-20_000));
        assertThat(next.mayReboot(clock.now()))
                .as("the clock's battery is dead: by the time since the start of the computer")
                .isFalse();
        clock.step(Duration.ofDays(20_000));
        clock.pass(Duration.ofHours(5));
        assertThat(next.mayReboot(clock.now())).isFalse();
        clock.pass(Duration.ofHours(1));
        assertThat(next.mayReboot(clock.now())).isTrue();
        clock.pass(Duration.ofHours(18));
        assertThat(next.resume(Map.of(), false, clock.now()))
                .hasSize(1)
                .first()
                .extracting("downMs")
                .isEqualTo(24 * HOUR_MS);
    }

    @Test
    void shouldNotCountARebootThatWasNotOrCannotBeKept(@TempDir Path folder) {
        var record = new WatchRecord(folder, Map.of());
        record.noteReboot(clock.now().wall());
        record.forgetReboot();
        assertThat(record.mayReboot(clock.now())).isTrue();
        assertThat(new WatchRecord(folder, Map.of()).mayReboot(clock.now())).isTrue();

        var unkept = new WatchRecord(folder.resolve("gone"), Map.of());
        assertThatThrownBy(() -> unkept.noteReboot(clock.now().wall()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("file-unwritable"));
        assertThat(unkept.mayReboot(clock.now())).isTrue();
    }

    private static DayBook book(OpenHours hours, Map<String, DayCount> kept) {
        return new DayBook(Map.of("man", hours), kept);
    }

    /** Hour by hour, each with so much time down. */
    private List<Entry> pass(DayBook book, Duration time, long downMs) {
        List<Entry> rows = new ArrayList<>();
        for (int hour = 0; hour < time.toHours(); hour++) {
            clock.pass(Duration.ofHours(1));
            rows.addAll(book.pass("man", downMs, 0, clock.now()));
        }
        return rows;
    }
}
