// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Area;

/**
 * The program as it is shipped, on a bad day: whatever can be killed is killed, what can be filled is full, and garbage comes in
 * everywhere. Somebody watches the wall all the time. Needs root and namespaces of its own, as HACKING says.
 */
@Tag("L6")
final class AbuseTest {
    /** {@code -Dcotmoc.abuse=1h}. */
    private static final Duration LENGTH = Duration.parse("PT" + System.getProperty("cotmoc.abuse", "90s"));

    private static final long SEED = Long.getLong("cotmoc.seed", System.nanoTime());
    /** {@code -Dcotmoc.slack=4}: on a machine that has other work, what comes back takes so many times longer. */
    private static final int SLACK = Integer.getInteger("cotmoc.slack", 1);

    private static final Duration AGAIN_WITHIN = Duration.ofSeconds(90);
    /** Time for an understudy to get ready, without which the next one takes longer than promised. */
    private static final long REST_MS = 5_000;
    /** What comes back again and again is held open for a quarter of an hour at most. */
    private static final Duration CALM_WITHIN = Duration.ofMinutes(16);

    private static final long BARE_MS = 2_000;
    private static final double DAEMON_MB = 160;
    private static final double PLAYER_MB = 270;
    /** Nobody sets the clock of a machine without a time service. */
    private static final String WITHOUT_TIME_SERVICE = "clock-unsynchronised";

    private final Random random = new Random(SEED);
    private final long fromNs = System.nanoTime();
    private final Map<String, List<Long>> goneMs = new TreeMap<>();
    private final List<String> late = new ArrayList<>();

    @Test
    void shouldKeepAllItsPromisesWhateverHappensToIt() throws Exception {
        System.out.println("again: -Dcotmoc.abuse=" + LENGTH.toString().substring(2) + " -Dcotmoc.seed=" + SEED);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "abuse")), "node");
        var surroundings = new Surroundings(folder, random);
        try (var node = new InstalledNode(folder, surroundings.environment());
                var wall = new Wall(node.data().resolve("x11"), new Area(0, 0, 1280, 720))) {
            Show show = Show.putOn(node);
            awaitFilm(wall);
            Vitals daemon = Vitals.of(node.daemon().pid());
            abuse(node, wall, all(node, show, surroundings));
            surroundings.restore();
            // That the clock was set right is a step too, and is told.
            rest(REST_MS);
            assertAllWell(node, wall, daemon);
        }
    }

    private List<Mishap> all(InstalledNode node, Show show, Surroundings surroundings) {
        return Stream.of(
                        new Killer(node, random).mishaps(),
                        surroundings.mishaps(),
                        new Intruder(node, show, random).mishaps())
                .flatMap(List::stream)
                .toList();
    }

    /** Each once, then any. Now and then a second one comes before the first is mended; then only that it is mended counts. */
    private void abuse(InstalledNode node, Wall wall, List<Mishap> mishaps) throws Exception {
        for (int round = 0; System.nanoTime() - fromNs < LENGTH.toNanos(); round++) {
            rest(REST_MS + random.nextInt(5_000));
            awaitFilm(wall);
            await().atMost(AGAIN_WITHIN).until(() -> node.understudy().isPresent());
            Mishap mishap = mishaps.get(round < mishaps.size() ? round : random.nextInt(mishaps.size()));
            long sinceNs = System.nanoTime();
            mishap.strike().run();
            boolean again = round >= mishaps.size() && random.nextInt(4) == 0;
            if (again) {
                rest(random.nextInt(1_500));
                Mishap second = mishaps.get(random.nextInt(mishaps.size()));
                second.strike().run();
                say("%s, then %s", mishap.name(), second.name());
            }
            rest(1_500);
            awaitFilm(wall);
            if (!again) {
                judge(mishap, wall.longestHoleMs(sinceNs));
            }
        }
    }

    private void judge(Mishap mishap, long holeMs) {
        long limitMs = mishap.limitMs() * SLACK;
        say("%s: no film for %d ms, limit %d ms", mishap.name(), holeMs, limitMs);
        goneMs.computeIfAbsent(mishap.name(), any -> new ArrayList<>()).add(holeMs);
        if (holeMs > limitMs) {
            late.add(mishap.name() + ": " + holeMs + " ms");
        }
    }

    private void assertAllWell(InstalledNode node, Wall wall, Vitals first) throws Exception {
        await().atMost(CALM_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> openCodes(node).allMatch(WITHOUT_TIME_SERVICE::equals));
        Vitals daemon = Vitals.of(node.daemon().pid());
        Vitals player = Vitals.of(node.player().orElseThrow().pid());
        var soft = new SoftAssertions();
        soft.assertThat(daemon.rssMb()).as("memory of the daemon").isLessThanOrEqualTo(DAEMON_MB);
        soft.assertThat(player.rssMb()).as("memory of the player").isLessThanOrEqualTo(PLAYER_MB);
        soft.assertThat(daemon.threads()).as("threads").isLessThan(first.threads() + 15);
        soft.assertThat(daemon.files()).as("open files").isLessThan(first.files() + 30);
        soft.assertThat(node.stop()).as("exit status").isZero();
        wall.close();
        soft.assertThat(late)
                .as("came back late; on a busy machine: -Dcotmoc.slack=4")
                .isEmpty();
        soft.assertThat(wall.longestBlackMs()).as("bare wall").isLessThanOrEqualTo(BARE_MS);
        soft.assertThat(wall.clips()).as("clips on the wall").containsOnly(1, 2, 3);
        assertKept(soft, node, wall);
        System.out.println(table(wall, daemon, player));
        soft.assertAll();
    }

    private void assertKept(SoftAssertions soft, InstalledNode node, Wall wall) throws IOException {
        String database = node.data().resolve("node.db").toString();
        InstalledNode.Said verified = node.run("journal", "verify", "--db", database);
        soft.assertThat(verified.status()).as("journal verify: %s", verified).isZero();
        Path exported = node.folder().resolve("exported");
        node.succeed("journal", "export", "--db", database, "--out", exported.toString());
        Ledger ledger = Ledger.read(exported);
        soft.assertThat(ledger.differences(wall.appearances()))
                .as("each play once")
                .isEmpty();
        soft.assertThat(ledger.openIncidents())
                .extracting(row -> row.path("code").textValue())
                .as("open incidents")
                .isSubsetOf(WITHOUT_TIME_SERVICE);
        JsonNode total = InstalledNode.read(node.succeed(
                        "counts",
                        "--db",
                        database,
                        "--from",
                        "2000-01-01",
                        "--to",
                        "2999-12-31",
                        "--by",
                        "clip",
                        "--format",
                        "json"))
                .path("total");
        for (String outcome : List.of("complete", "cut", "failed", "interrupted")) {
            soft.assertThat(total.path(outcome).longValue())
                    .as(outcome)
                    .isEqualTo(ledger.of("play").stream()
                            .filter(play -> !play.path("slot").asText().startsWith("$"))
                            .filter(play -> play.path("outcome").textValue().equals(outcome))
                            .count());
        }
        say("%d plays on the wall, %s", wall.appearances().size(), total);
        soft.assertThat(total.path("failed").longValue()).as("failed plays").isZero();
    }

    private static Stream<String> openCodes(InstalledNode node) throws IOException {
        JsonNode open = node.json("/api/v1/incidents?state=open");
        List<String> codes = new ArrayList<>();
        open.forEach(incident -> codes.add(incident.path("code").textValue()));
        return codes.stream();
    }

    private void awaitFilm(Wall wall) {
        await().atMost(AGAIN_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> wall.stillMs() < Mishap.UNDISTURBED_MS);
    }

    private String table(Wall wall, Vitals daemon, Vitals player) {
        return "| mishap | times | no film for ms (median / most) |\n|---|---:|---:|\n"
                + goneMs.entrySet().stream()
                        .map(one -> row(
                                one.getKey(), one.getValue().stream().sorted().toList()))
                        .collect(Collectors.joining())
                + String.format(
                        Locale.ROOT,
                        "%n%s, seed %d: bare wall for %d ms at most; at the end daemon %.0f MB, player %.0f MB.",
                        LENGTH.toString().substring(2),
                        SEED,
                        wall.longestBlackMs(),
                        daemon.rssMb(),
                        player.rssMb());
    }

    private static String row(String name, List<Long> sorted) {
        return "| %s | %d | %d / %d |%n"
                .formatted(name, sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    private void say(String form, Object... what) {
        double atS = (System.nanoTime() - fromNs) / 1e9;
        System.out.println(String.format(Locale.ROOT, "%7.1f s  ", atS) + String.format(Locale.ROOT, form, what));
    }

    private static void rest(long ms) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
    }
}
