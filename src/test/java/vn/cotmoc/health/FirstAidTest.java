// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.time.FakeClock;

/** What is done about a screen that stays dark, from boot to boot of a computer that nothing mends. */
@Tag("L1")
class FirstAidTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Symptom DARK = Symptom.on("man", Trouble.PICTURE_MISSING);

    @TempDir
    private Path data;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final WatchedScreen dark = new WatchedScreen("man");
    private final WatchedScreen other = new WatchedScreen("ben");
    private Incidents incidents = incidents();

    private final Remedies remedies = new Remedies() {
        @Override
        public void skipClip(String screen) {
            done.add("skip " + screen);
        }

        @Override
        public void restartPlayer(String screen) {
            done.add("player " + screen);
        }

        @Override
        public void restartDisplay(String screen) {
            done.add("display " + screen);
        }

        @Override
        public boolean canReboot() {
            return true;
        }

        @Override
        public void reboot() {
            done.add("reboot");
        }
    };

    private static Incidents incidents() {
        return new Incidents(List::of, List.of(), ZONE, entries -> {});
    }

    @Test
    void shouldRebootAtMostOnceInSixHoursFromBootToBoot() {
        boot(Duration.ofHours(1), List.of(dark));
        assertThat(reboots()).isEqualTo(1);
        boot(Duration.ofHours(2), List.of(dark));
        boot(Duration.ofHours(2), List.of(dark));
        assertThat(reboots()).isEqualTo(1);
        boot(Duration.ofHours(2), List.of(dark));
        assertThat(reboots()).isEqualTo(2);
    }

    @Test
    void shouldTellWhatWasTriedOnceEach() {
        boot(Duration.ofHours(1), List.of(dark));
        List<String> firstRound = done.subList(0, 2);
        assertThat(firstRound).containsExactly("player man", "display man");
        assertThat(incidents.open())
                .extracting(Incident::action)
                .singleElement()
                .satisfies(action -> assertThat(action)
                        .containsOnlyOnce("trình phát")
                        .containsOnlyOnce("X")
                        .containsOnlyOnce("máy tính"));
    }

    @Test
    void shouldNotMakeAScreenDarkThatPlaysForOneThatDoesNot() {
        boot(Duration.ofHours(12), List.of(dark, other));
        assertThat(done).isNotEmpty().doesNotContain("reboot").noneMatch(what -> what.endsWith("ben"));
    }

    @Test
    void shouldLetTheScreenBeWhileNothingIsMeantToBeSeen() {
        dark.lit = false;
        boot(Duration.ofHours(1), List.of(dark));
        assertThat(done).isEmpty();
    }

    private long reboots() {
        return done.stream().filter("reboot"::equals).count();
    }

    /** The computer has started; its screen is dark for so long. */
    private void boot(Duration time, List<WatchedScreen> screens) {
        incidents = incidents();
        incidents.take(new Diagnosis.Finding(Diagnosis.Change.OPENED, DARK.key(), DARK), "", clock.now());
        var record = new WatchRecord(data, Map.of());
        Instant end = clock.now().wall().plus(time);
        try (var aid = new FirstAid(remedies, incidents, record, clock)) {
            while (clock.now().wall().isBefore(end)) {
                clock.pass(Duration.ofSeconds(1));
                var seen = screens.stream().map(WatchedScreen::vitals).toList();
                aid.look(seen, Set.of(DARK.key()), Attention.to(seen), clock.now());
            }
            await().atMost(Duration.ofSeconds(10)).until(aid::isIdle);
        }
    }
}
