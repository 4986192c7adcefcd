// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The program as it is shipped plays for hours, and nothing grows. Its figures go to {@code target/soak/samples.csv} as they
 * come and to {@code target/soak/table.md} at the end.
 */
@Tag("L6")
final class SoakTest {
    /** {@code -Dcotmoc.soak=2h}. */
    private static final Duration LENGTH = Duration.parse("PT" + System.getProperty("cotmoc.soak", "2m"));

    private static final Duration EVERY = Duration.ofSeconds(Math.max(5, Math.min(30, LENGTH.toSeconds() / 60)));
    /** All code has been compiled by then, all pools are full. A slope over less than an hour says nothing. */
    private static final Duration WARM = LENGTH.dividedBy(6);

    private static final Duration JUDGED_FROM = Duration.ofMinutes(30);
    /** What the memory of a process of years may gain in an hour and still not matter before its next update. */
    private static final double MEMORY_MB_PER_HOUR = 2;

    private static final double DAEMON_MB = 120;
    private static final double PLAYER_MB = 270;
    /** design.md: at most 50 on a calm day. */
    private static final long LOG_LINES = 50;

    private final Path folder = Path.of("target", "soak");
    private final long fromNs = System.nanoTime();

    @Test
    void shouldStayAsItIsHoweverLongItPlays() throws Exception {
        Path scratch = Files.createDirectories(folder);
        var samples = new Samples(scratch.resolve("samples.csv"));
        try (var node = new InstalledNode(Files.createTempDirectory(scratch, "node"), Map.of())) {
            node.push(Path.of("playlists/demo.yaml"));
            await().atMost(Duration.ofSeconds(30)).until(() -> node.understudy().isPresent());
            await().atMost(LENGTH.plus(EVERY.multipliedBy(2)))
                    .pollDelay(EVERY)
                    .pollInterval(EVERY)
                    .until(() -> {
                        samples.add(passed(), figures(node));
                        return passed().compareTo(LENGTH) >= 0;
                    });
            List<Samples.Course> courses = samples.since(WARM);
            String table = Samples.table(courses);
            Files.writeString(scratch.resolve("table.md"), table);
            System.out.println(table);
            assertCalm(node, courses);
        }
    }

    private Map<String, Double> figures(InstalledNode node) throws IOException {
        var figures = new LinkedHashMap<String, Double>();
        put(figures, "daemon", Optional.of(node.daemon()));
        put(figures, "player", node.player());
        put(figures, "understudy", node.understudy());
        put(figures, "X server", node.server());
        long askedNs = System.nanoTime();
        assertThat(node.isHealthy()).as("healthy, %s", passed()).isTrue();
        figures.put("answer ms", (System.nanoTime() - askedNs) / 1e6);
        figures.put("database KB", bytesOfDatabase(node) / 1024.0);
        figures.put("log lines", (double) Files.readAllLines(node.log()).size());
        return figures;
    }

    /** With what it has not yet taken in from its log. */
    private static long bytesOfDatabase(InstalledNode node) {
        return Stream.of("node.db", "node.db-wal", "node.db-shm")
                .map(name -> node.data().resolve(name).toFile())
                .mapToLong(File::length)
                .sum();
    }

    /** One that is missing for a moment has no figures; that it was replaced is told at the end. */
    private static void put(Map<String, Double> figures, String name, Optional<ProcessHandle> process) {
        Vitals vitals = process.map(Vitals::ofOrNone).orElse(Vitals.NONE);
        figures.put(name + " pid", (double) vitals.pid());
        figures.put(name + " RSS MB", vitals.rssMb());
        figures.put(name + " PSS MB", vitals.pssMb());
        figures.put(name + " threads", (double) vitals.threads());
        figures.put(name + " files", (double) vitals.files());
        figures.put(name + " CPU s", vitals.cpuS());
    }

    private static void assertCalm(InstalledNode node, List<Samples.Course> courses) throws IOException {
        var soft = new SoftAssertions();
        for (Samples.Course one : courses) {
            if (one.name().endsWith(" pid")) {
                soft.assertThat(List.of(one.median(), one.last(), one.most()))
                        .as("%s: never replaced", one.name())
                        .containsOnly(one.first());
            } else if (LENGTH.compareTo(JUDGED_FROM) >= 0) {
                assertFlat(soft, one);
            }
        }
        soft.assertThat(most(courses, "daemon RSS MB")).isLessThanOrEqualTo(DAEMON_MB);
        soft.assertThat(most(courses, "player RSS MB")).isLessThanOrEqualTo(PLAYER_MB);
        List<String> log = Files.readAllLines(node.log());
        soft.assertThat(log).hasSizeLessThanOrEqualTo((int) LOG_LINES);
        soft.assertThat(log).noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
        soft.assertThat(node.run(
                                "journal",
                                "verify",
                                "--db",
                                node.data().resolve("node.db").toString())
                        .status())
                .as("journal verify")
                .isZero();
        var total = node.json("/api/v1/counts?from=2000-01-01&to=2999-12-31&by=clip")
                .path("total");
        soft.assertThat(total.path("complete").longValue())
                .as("plays: %s", total)
                .isGreaterThan(TimeUnit.MILLISECONDS.toMinutes(LENGTH.toMillis()));
        soft.assertThat(total.path("failed").longValue()
                        + total.path("interrupted").longValue())
                .as("plays: %s", total)
                .isZero();
        soft.assertAll();
    }

    /** PSS is only told: it rises when other processes that share a library end. */
    private static void assertFlat(SoftAssertions soft, Samples.Course one) {
        if (one.name().endsWith(" RSS MB")) {
            soft.assertThat(one.perHour()).as(one.name()).isLessThanOrEqualTo(MEMORY_MB_PER_HOUR);
        } else if (one.name().endsWith(" threads") || one.name().endsWith(" files")) {
            soft.assertThat(one.perHour()).as(one.name()).isLessThan(1);
        }
    }

    private static double most(List<Samples.Course> courses, String name) {
        return courses.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .most();
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - fromNs);
    }
}
