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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
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
    private boolean oneDisplay;
    private volatile boolean refused;
    private volatile boolean broken;

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
            if (broken) {
                throw Fault.retry("systemctl-failed", "systemctl restart", "Access denied");
            }
        }

        @Override
        public Set<String> onDisplayOf(String screen) {
            return oneDisplay ? Set.of("man", "ben") : Set.of(screen);
        }

        @Override
        public boolean canReboot() {
            return true;
        }

        @Override
        public void reboot() {
            done.add("reboot");
            if (refused) {
                throw Fault.retry("systemctl-failed", "systemctl reboot", "Access denied");
            }
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
    void shouldNotEndTheXServerOfAScreenThatPlays() {
        oneDisplay = true;
        boot(Duration.ofHours(12), List.of(dark, other));
        assertThat(done).contains("player man").noneMatch(what -> what.startsWith("display"));
    }

    @Test
    void shouldEndTheXServerOnceForAllScreensThatAreDarkOnIt() {
        oneDisplay = true;
        Symptom otherToo = Symptom.on("ben", Trouble.GLASS_COVERED);
        boot(Duration.ofSeconds(40), List.of(dark, other), DARK, otherToo);
        assertThat(done).containsExactly("player man", "player ben", "display man");
        assertThat(incidents.open())
                .hasSize(2)
                .allSatisfy(incident -> assertThat(incident.action()).contains("đã khởi động lại máy chủ X"));
    }

    @Test
    void shouldKnowWhatTheEndOfAnXServerDoesToAllScreensOnIt() {
        oneDisplay = true;
        other.resting = true;
        try (var aid = new FirstAid(remedies, incidents, new WatchRecord(data, Map.of()), clock)) {
            pass(aid, Duration.ofSeconds(11), List.of(dark, other), DARK);
            assertThat(done).containsExactly("player man", "display man");
            assertThat(aid.isOwnDoing(Symptom.on("ben", Trouble.DISPLAY_DOWN), clock.now()))
                    .isTrue();
            assertThat(aid.isOwnDoing(Symptom.of(Trouble.DISK_LOW, 7), clock.now()))
                    .as("of no screen")
                    .isFalse();
            clock.pass(Duration.ofSeconds(6));
            assertThat(aid.isOwnDoing(Symptom.on("ben", Trouble.DISPLAY_DOWN), clock.now()))
                    .isFalse();
        }
    }

    @Test
    void shouldNotRebootAWallThatPlaysForADeviceThatOnlyComplains() {
        boot(
                Duration.ofHours(1),
                List.of(dark, other),
                DARK,
                Symptom.on("ben", Trouble.PANEL_SILENT),
                Symptom.on("ben", Trouble.PANEL_CARD_MISSING, 1, 12));
        assertThat(reboots()).isZero();
    }

    @Test
    void shouldRebootThoughAnotherScreenIsDarkOnPurposeOrByItsCable() {
        other.lit = false;
        boot(Duration.ofHours(1), List.of(dark, other));
        assertThat(reboots()).isEqualTo(1);
        other.lit = true;
        boot(Duration.ofHours(7), List.of(dark, other), DARK, Symptom.on("ben", Trouble.PANEL_NO_SIGNAL));
        assertThat(reboots()).isEqualTo(2);
    }

    @Test
    void shouldTellThatTheComputerCouldNotBeStartedAnewAndTryAgainSoon() {
        refused = true;
        boot(Duration.ofHours(1), List.of(dark));
        assertThat(reboots()).isGreaterThan(1);
        assertThat(incidents.open())
                .extracting(Incident::action)
                .singleElement()
                .asString()
                .containsOnlyOnce("đã ra lệnh khởi động lại máy tính; không khởi động lại được máy tính");
        refused = false;
        done.clear();
        boot(Duration.ofHours(3), List.of(dark));
        assertThat(reboots()).as("one that took place counts").isEqualTo(1);
    }

    @Test
    void shouldTellWhatCouldNotBeDoneAsThat() {
        broken = true;
        boot(Duration.ofMinutes(1), List.of(dark));
        assertThat(incidents.open())
                .extracting(Incident::action)
                .singleElement()
                .asString()
                .isEqualTo("đã khởi động lại trình phát; không khởi động lại được máy chủ X");
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
        boot(time, screens, DARK);
    }

    private void boot(Duration time, List<WatchedScreen> screens, Symptom... troubles) {
        incidents = incidents();
        for (Symptom trouble : troubles) {
            incidents.take(new Diagnosis.Finding(Diagnosis.Change.OPENED, trouble.key(), trouble), clock.now());
        }
        try (var aid = new FirstAid(remedies, incidents, new WatchRecord(data, Map.of()), clock)) {
            pass(aid, time, screens, troubles);
        }
    }

    private void pass(FirstAid aid, Duration time, List<WatchedScreen> screens, Symptom... troubles) {
        Set<Symptom.Key> acute = Stream.of(troubles).map(Symptom::key).collect(Collectors.toSet());
        Instant end = clock.now().wall().plus(time);
        while (clock.now().wall().isBefore(end)) {
            clock.pass(Duration.ofSeconds(1));
            var seen = screens.stream().map(WatchedScreen::vitals).toList();
            aid.look(seen, acute, Attention.to(seen), clock.now());
            if (!aid.isIdle()) {
                await().pollInterval(Duration.ofMillis(1))
                        .atMost(Duration.ofSeconds(10))
                        .until(aid::isIdle);
            }
        }
    }
}
