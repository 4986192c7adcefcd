// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.TimeOfDay;

/** When a screen is heard, and what its player is told of that. */
@Tag("L1")
final class DaypartSoundTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest
    @CsvSource({
        "6, 21, 05:59:59, true",
        "6, 21, 06:00:00, false",
        "6, 21, 20:59:59, false",
        "6, 21, 21:00:00, true",
        "0, 24, 00:00:00, false",
        "0, 24, 23:59:59, false",
        "22, 5, 21:59:59, true",
        "22, 5, 22:00:00, false",
        "22, 5, 00:00:00, false",
        "22, 5, 04:59:59, false",
        "22, 5, 05:00:00, true"
    })
    void shouldBeMuteOutsideItsHoursOfSound(int from, int to, String time, boolean mute) {
        List<Order> told = mute ? List.of(new Order.Mute(true)) : List.of();
        assertThat(change(new Sound(daypart(from, to), ZONE), time).stream().toList())
                .isEqualTo(told);
    }

    @Test
    void shouldTellThePlayerOnceWhenAnHourOfSoundBeginsOrEnds() {
        var sound = new Sound(daypart(6, 21), ZONE);
        assertThat(change(sound, "05:00:00")).hasValue(new Order.Mute(true));
        assertThat(change(sound, "05:30:00")).isEmpty();
        assertThat(change(sound, "06:00:00")).hasValue(new Order.Mute(false));
        assertThat(change(sound, "20:00:00")).isEmpty();
        assertThat(change(sound, "21:00:00")).hasValue(new Order.Mute(true));
    }

    @Test
    void shouldTellANewPlayerAgain() {
        var sound = new Sound(daypart(6, 21), ZONE);
        assertThat(change(sound, "05:00:00")).hasValue(new Order.Mute(true));
        assertThat(change(sound, "05:00:01", new Report.Gone(Report.Cause.PROCESS)))
                .isEmpty();
        assertThat(change(sound, "05:00:02", new Report.Ready())).hasValue(new Order.Mute(true));
        assertThat(change(sound, "06:00:00")).hasValue(new Order.Mute(false));
        assertThat(change(sound, "06:00:01", new Report.Ready())).isEmpty();
    }

    @Test
    void shouldAlwaysBeHeardWhereNoHoursAreSet() {
        assertThat(change(new Sound(null, ZONE), "03:00:00")).isEmpty();
    }

    private static Optional<Order> change(Sound sound, String time, Report... reports) {
        return sound.change(Instant.parse("2026-11-23T" + time + "+07:00"), List.of(reports));
    }

    private static Daypart daypart(int from, int to) {
        return new Daypart(new TimeOfDay(from * 3_600), new TimeOfDay(to * 3_600));
    }
}
