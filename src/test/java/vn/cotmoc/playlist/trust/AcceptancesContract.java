// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every register of accepted playlists does. */
@Tag("L2")
public abstract class AcceptancesContract {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00.123Z");
    private static final Acceptance FIRST = new Acceptance(
            "moc-bai", 1, "a".repeat(64), "van-phong@tay-ninh", NOW.minusSeconds(60), NOW, null, null, 1, NOW);
    private static final Acceptance SECOND = new Acceptance(
            "moc-bai", 2, "b".repeat(64), "chị Lan", NOW, NOW, NOW.plusSeconds(60), NOW.plusSeconds(120), 2, NOW);

    /** What the last one left behind. */
    protected abstract Acceptances reopen();

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(reopen().list()).isEmpty();
    }

    @Test
    void shouldKeepEveryMemberInTheOrderOfTurns() {
        Acceptances acceptances = reopen();
        acceptances.put(SECOND);
        acceptances.put(FIRST);

        assertThat(reopen().list()).containsExactly(FIRST, SECOND);
    }

    @Test
    void shouldTakeANewTurnInPlaceOfTheOld() {
        Acceptances acceptances = reopen();
        acceptances.put(FIRST);
        acceptances.put(SECOND);

        acceptances.put(FIRST.turned(3, NOW.plusSeconds(5)));

        assertThat(reopen().list()).containsExactly(SECOND, FIRST.turned(3, NOW.plusSeconds(5)));
    }
}
