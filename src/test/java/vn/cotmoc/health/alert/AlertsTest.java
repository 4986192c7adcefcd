// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Incident;
import vn.cotmoc.time.FakeClock;

@Tag("L3")
@Timeout(60)
class AlertsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T03:00:00Z"));

    /** Refuses so many times, then takes; may be held. */
    private static final class Book implements Outlet {
        private final List<Alert> taken = Collections.synchronizedList(new ArrayList<>());
        private final Semaphore open = new Semaphore(Integer.MAX_VALUE / 2);
        private final AtomicInteger refusals = new AtomicInteger();
        private final AtomicInteger tries = new AtomicInteger();
        private volatile Predicate<Alert> unwanted = alert -> false;

        @Override
        public String name() {
            return "book";
        }

        @Override
        public Optional<Duration> heartbeat() {
            return Optional.of(Duration.ofMinutes(5));
        }

        @Override
        public void send(Alert alert) {
            tries.incrementAndGet();
            open.acquireUninterruptibly();
            if (unwanted.test(alert)) {
                throw Fault.refused("alert-refused", name(), "as the test wants it");
            }
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw Fault.retry("alert-untold", name(), "as the test wants it");
            }
            taken.add(alert);
        }
    }

    private Alerts alerts(Outlet... outlets) {
        return new Alerts(
                List.of(outlets), folder, () -> List.of(SampleAlerts.incident("opened")), clock, Duration.ofMillis(1));
    }

    @Test
    void shouldTellEachChangeOnceInItsOrderWhenTheOutletRefusesForAWhile() {
        var book = new Book();
        book.refusals.set(3);
        try (Alerts alerts = alerts(book)) {
            alerts.changed(SampleAlerts.incident("opened"));
            alerts.changed(SampleAlerts.incident("changed"));
            alerts.changed(SampleAlerts.incident("closed"));

            await().atMost(SOON).until(() -> book.taken.size() == 3);
            assertThat(book.taken)
                    .extracting(alert -> ((Alert.Changed) alert).incident().event())
                    .containsExactly("opened", "changed", "closed");
            assertThat(book.taken).extracting(Alert::id).doesNotHaveDuplicates();
            assertThat(book.tries).hasValue(6);
        }
    }

    @Test
    void shouldGiveUpWhatIsRefusedForGoodAndTellWhatIsBehindIt() {
        var book = new Book();
        book.unwanted = alert -> alert instanceof Alert.Changed changed
                && changed.incident().event().equals("opened");
        try (Alerts alerts = alerts(book)) {
            alerts.changed(SampleAlerts.incident("opened"));
            alerts.changed(SampleAlerts.incident("closed"));

            await().atMost(SOON).until(() -> book.taken.size() == 1 && alerts.waiting() == 0);
            assertThat(book.tries).hasValue(AlertQueue.MOST_REFUSALS + 1);
            assertThat(alerts.lost()).isEqualTo(1);
        }
    }

    @Test
    void shouldTellOnceAfterTheNextStartWhatCouldNotBeTold() {
        var deaf = new Book();
        deaf.refusals.set(Integer.MAX_VALUE);
        try (Alerts alerts = alerts(deaf)) {
            alerts.beat();
            alerts.changed(SampleAlerts.incident("opened"));
            alerts.digest();
        }
        var book = new Book();
        try (Alerts alerts = alerts(book)) {
            alerts.changed(SampleAlerts.incident("closed"));
            await().atMost(SOON).until(() -> book.taken.size() == 3 && alerts.waiting() == 0);
        }
        assertThat(book.taken.get(0))
                .isInstanceOfSatisfying(
                        Alert.Changed.class,
                        told -> assertThat(told.incident()).isEqualTo(SampleAlerts.incident("opened")));
        assertThat(book.taken.get(1)).isInstanceOf(Alert.Digest.class);
        var later = new Book();
        try (Alerts alerts = alerts(later)) {
            assertThat(alerts.waiting()).isZero();
        }
        assertThat(later.taken).isEmpty();
    }

    @Test
    void shouldTellAfterTheNextStartWhatWasUnderWayWhenTheProcessDied() {
        var hanging = new Book();
        hanging.open.drainPermits();
        Alerts dead = alerts(hanging);
        dead.changed(SampleAlerts.incident("opened"));
        await().atMost(SOON).until(() -> hanging.tries.get() == 1);
        var book = new Book();
        try (Alerts alerts = alerts(book)) {
            await().atMost(SOON).until(() -> book.taken.size() == 1 && alerts.waiting() == 0);
        }
        hanging.open.release(10);
        dead.close();
    }

    @Test
    void shouldForgetWhatWaitedForAnOutletThatIsNoMore() throws IOException {
        var deaf = new Book();
        deaf.refusals.set(Integer.MAX_VALUE);
        try (Alerts alerts = alerts(deaf)) {
            alerts.changed(SampleAlerts.incident("opened"));
        }
        assertThat(folder).isNotEmptyDirectory();
        alerts().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldBeginAnewWhenItsFileIsDamaged() throws IOException {
        var deaf = new Book();
        deaf.refusals.set(Integer.MAX_VALUE);
        try (Alerts alerts = alerts(deaf)) {
            alerts.changed(SampleAlerts.incident("opened"));
        }
        try (var files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "[{\"kind\": \"inc");
        }
        try (Alerts alerts = alerts(new Book())) {
            assertThat(alerts.waiting()).isZero();
        }
    }

    @Test
    void shouldDelayNobodyWhenOneOutletHangs() {
        var hanging = new Book();
        hanging.open.drainPermits();
        var book = new Book();
        try (Alerts alerts = alerts(hanging, book)) {
            alerts.changed(SampleAlerts.incident("opened"));

            await().atMost(SOON).until(() -> book.taken.size() == 1);
            assertThat(hanging.taken).isEmpty();
            hanging.open.release(10);
            await().atMost(SOON).until(() -> hanging.taken.size() == 1);
        }
    }

    @Test
    void shouldLoseTheOldestWhenTooManyWait() {
        var book = new Book();
        book.open.drainPermits();
        try (Alerts alerts = alerts(book)) {
            for (int n = 0; n < AlertQueue.MOST_ALERTS + 5; n++) {
                alerts.changed(SampleAlerts.incident("changed"));
            }
            assertThat(alerts.waiting()).isEqualTo(AlertQueue.MOST_ALERTS);
            assertThat(alerts.lost()).isEqualTo(5);
            book.open.release(AlertQueue.MOST_ALERTS + 10);
            await().atMost(SOON).until(() -> alerts.waiting() == 0);
        }
    }

    @Test
    void shouldTellThatTheNodeLivesAsOftenAsIsWanted() {
        var book = new Book();
        try (Alerts alerts = alerts(book)) {
            for (int minute = 0; minute <= 20; minute++) {
                int due = minute / 5 + 1;
                alerts.beat();
                await().atMost(SOON).until(() -> book.taken.size() == due && alerts.waiting() == 0);
                clock.pass(Duration.ofMinutes(1));
            }
            assertThat(book.taken).hasSize(5).hasOnlyElementsOfType(Alert.Heartbeat.class);
        }
    }

    @Test
    void shouldNotTellLaterThatTheNodeHadLived() {
        var book = new Book();
        book.refusals.set(1);
        try (Alerts alerts = alerts(book)) {
            alerts.beat();
            await().atMost(SOON).until(() -> book.tries.get() == 1 && alerts.waiting() == 0);
            assertThat(book.taken).isEmpty();
        }
    }

    @Test
    void shouldCountWhatHappenedSinceTheLastDigest() {
        var book = new Book();
        try (Alerts alerts = alerts(book)) {
            alerts.changed(SampleAlerts.incident("opened"));
            alerts.changed(SampleAlerts.incident("opened"));
            alerts.changed(SampleAlerts.incident("closed"));
            alerts.digest();
            alerts.digest();

            await().atMost(SOON).until(() -> book.taken.size() == 5);
            List<Incident> open = List.of(SampleAlerts.incident("opened"));
            assertThat(book.taken.get(3))
                    .isEqualTo(
                            new Alert.Digest(book.taken.get(3).id(), clock.now().wall(), 2, 1, open));
            assertThat(book.taken.get(4))
                    .isEqualTo(
                            new Alert.Digest(book.taken.get(4).id(), clock.now().wall(), 0, 0, open));
        }
    }
}
