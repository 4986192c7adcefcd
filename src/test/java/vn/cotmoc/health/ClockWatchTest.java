// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.time.Moment;

@Tag("L1")
class ClockWatchTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00+07:00");

    private final ClockWatch watch = new ClockWatch();

    private static Moment at(int second, boolean synchronised) {
        return new Moment(START.plusSeconds(second), second * 1_000_000_000L, synchronised);
    }

    @Test
    void shouldTellFromTheStartThatThereIsNoTime() {
        assertThat(watch.look(at(0, false))).containsExactly(new Entry.ClockChanged("lost", null));
        assertThat(watch.look(at(1, false))).isEmpty();
        assertThat(watch.look(at(2, true))).containsExactly(new Entry.ClockChanged("synchronised", null));
    }

    @Test
    void shouldTellWhenTheTimeIsLost() {
        assertThat(watch.look(at(0, true))).containsExactly(new Entry.ClockChanged("synchronised", null));
        assertThat(watch.look(at(1, true))).isEmpty();
        assertThat(watch.look(at(2, false))).containsExactly(new Entry.ClockChanged("lost", null));
    }

    @Test
    void shouldTellHowFarItWasSet() {
        watch.look(at(0, true));
        var later = new Moment(START.plusSeconds(91), 1_000_000_000L, true);
        assertThat(watch.look(later)).containsExactly(new Entry.ClockChanged("stepped", 90_000L));
    }
}
