// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.glass.Area;

/**
 * How soon the program as it is shipped is there, and what it takes up then: prints the table of BENCHMARKS, and leaves it in
 * target/start.md. A start is from nothing: the X server of the virtual screen is started with the daemon.
 */
@Tag("L6")
final class StartSpeedTest {
    private static final int STARTS = Integer.getInteger("cotmoc.starts", 10);
    private static final Area SCREEN = new Area(0, 0, 1280, 720);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final double HELP_MS = 300;
    private static final double ANSWER_MS = 500;
    private static final double DAEMON_MB = 120;

    private final List<Double> helpMs = new ArrayList<>();
    private final List<Double> answerMs = new ArrayList<>();
    private final List<Double> pictureMs = new ArrayList<>();
    private final List<Double> daemonMb = new ArrayList<>();

    @Test
    void shouldBeThereSoonAndTakeUpLittle(@TempDir Path folder) throws Exception {
        try (var node = new InstalledNode(folder, Map.of())) {
            node.push(Path.of("playlists/demo.yaml"));
            await().atMost(SOON).until(() -> node.player().isPresent());
            for (int i = 0; i < STARTS; i++) {
                node.stop();
                measureHelp(node);
                measureStart(node);
            }
        }
        String table = """
                | what | aimed at | median | worst |
                |---|---:|---:|---:|
                """
                + line("`cotmoc --help`, ms", HELP_MS, helpMs)
                + line("from the launcher to the first 200 of `/healthz`, ms", ANSWER_MS, answerMs)
                + line("from the launcher to the first clip on the glass, ms", 0, pictureMs)
                + line("the daemon after 10 s, playing the demo, MB", DAEMON_MB, daemonMb);
        System.out.println(table);
        Files.writeString(Path.of("target/start.md"), table);
        assertThat(median(helpMs)).isLessThanOrEqualTo(HELP_MS);
        assertThat(median(answerMs)).isLessThanOrEqualTo(ANSWER_MS);
        assertThat(median(daemonMb)).isLessThanOrEqualTo(DAEMON_MB);
    }

    private void measureHelp(InstalledNode node) {
        long fromNs = System.nanoTime();
        node.succeed("--help");
        helpMs.add(ms(System.nanoTime() - fromNs));
    }

    private void measureStart(InstalledNode node) throws Exception {
        try (var wall = new Wall(node.data().resolve("x11"), SCREEN)) {
            long fromNs = System.nanoTime();
            answerMs.add(ms(node.startMeasured().toNanos()));
            await().atMost(SOON).until(() -> !wall.appearances().isEmpty());
            pictureMs.add(ms(wall.appearances().get(0).fromNs() - fromNs));
        }
        await().pollDelay(SETTLED).atMost(SOON).until(() -> true);
        daemonMb.add(Vitals.of(node.daemon().pid()).rssMb());
    }

    private static String line(String what, double aim, List<Double> figures) {
        return "| %s | %s | %.0f | %.0f |%n"
                .formatted(
                        what,
                        aim > 0 ? "%.0f".formatted(aim) : "",
                        median(figures),
                        figures.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    private static double ms(long ns) {
        return ns / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
