// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.time.FakeClock;

@Tag("L1")
class LadderTest {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Set<Trouble> NOTHING = EnumSet.noneOf(Trouble.class);
    private static final Set<Trouble> MISSING = EnumSet.of(Trouble.PICTURE_MISSING);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private final Ladder ladder = new Ladder();
    private Set<Rung> barred = EnumSet.of(Rung.REBOOT);

    @Test
    void shouldDoNothingWhenAllIsWell() {
        assertThat(climb(Duration.ofHours(1), NOTHING)).isEmpty();
    }

    @Test
    void shouldTryTheMildestFirstAndGiveEachItsTime() {
        assertThat(climb(Duration.ofSeconds(40), EnumSet.of(Trouble.GLASS_FROZEN)))
                .containsExactly("0 SKIP_CLIP", "5 RESTART_PLAYER", "15 RESTART_DISPLAY");
    }

    @Test
    void shouldLeaveToItselfWhatComesBackByItself() {
        assertThat(climb(Duration.ofSeconds(9), EnumSet.of(Trouble.DISPLAY_DOWN)))
                .isEmpty();
        assertThat(climb(Duration.ofSeconds(2), EnumSet.of(Trouble.DISPLAY_DOWN)))
                .hasSize(1);
    }

    @Test
    void shouldLeaveCablesToPeople() {
        assertThat(climb(Duration.ofHours(1), EnumSet.of(Trouble.DISPLAY_UNPLUGGED, Trouble.PANEL_NO_SIGNAL)))
                .isEmpty();
    }

    @Test
    void shouldTryMoreAndMoreSeldomAndNeverStop() {
        List<String> day = climb(Duration.ofHours(24), MISSING);

        assertThat(day).hasSizeBetween(90, 130).allMatch(each -> !each.contains("REBOOT"));
        assertThat(day.subList(0, 4))
                .containsExactly("0 RESTART_PLAYER", "10 RESTART_DISPLAY", "100 RESTART_PLAYER", "110 RESTART_DISPLAY");
    }

    @Test
    void shouldRebootOnlyWhenAllElseWasTriedAgainAndAgain() {
        barred = EnumSet.noneOf(Rung.class);
        List<String> tried = climb(Duration.ofMinutes(20), MISSING);

        assertThat(tried.indexOf(first(tried, "REBOOT"))).isGreaterThanOrEqualTo(6);
    }

    @Test
    void shouldPassOverWhatMustNotBeDoneNow() {
        barred = EnumSet.of(Rung.REBOOT, Rung.RESTART_DISPLAY);
        assertThat(climb(Duration.ofSeconds(75), EnumSet.of(Trouble.GLASS_BLACK)))
                .containsExactly("0 SKIP_CLIP", "5 RESTART_PLAYER");
        assertThat(climb(Duration.ofMinutes(10), EnumSet.of(Trouble.DISPLAY_DOWN)))
                .allMatch(each -> !each.contains("DISPLAY"));
    }

    @Test
    void shouldGoOnWhereItWasWhenTheTroubleComesBackSoon() {
        climb(Duration.ofSeconds(2), MISSING);
        climb(Duration.ofSeconds(20), NOTHING);
        assertThat(climb(Duration.ofSeconds(1), MISSING))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("RESTART_DISPLAY");
    }

    @Test
    void shouldBeginAnewWhenTheTroubleIsAnother() {
        climb(Duration.ofSeconds(15), MISSING);
        climb(Duration.ofSeconds(90), NOTHING);
        assertThat(climb(Duration.ofSeconds(1), MISSING))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("RESTART_PLAYER");
    }

    private static String first(List<String> tried, String end) {
        return tried.stream().filter(each -> each.endsWith(end)).findFirst().orElseThrow();
    }

    /** What was tried, with the second. */
    private List<String> climb(Duration time, Set<Trouble> troubles) {
        List<String> tried = new ArrayList<>();
        for (int look = 0; look < time.dividedBy(LOOK); look++) {
            long second = look / 4;
            ladder.look(clock.now(), troubles, barred).ifPresent(rung -> tried.add(second + " " + rung));
            clock.pass(LOOK);
        }
        return tried;
    }
}
