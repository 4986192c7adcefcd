// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Tokens.Role;

/** A daemon in a process of its own; it, its player, its X server and all of them are killed as a power cut kills. */
@Tag("L5")
final class KilledDaemonTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** {@code -Dcotmoc.kills=1000} in the long run. */
    private static final int KILLS = Integer.getInteger("cotmoc.kills", 12);
    /** Long enough to hit every part of a play, and the seam after it. */
    private static final int CLIP_MS = 1_200;

    private enum Victim {
        DAEMON,
        PLAYER,
        X,
        ALL
    }

    private final long seed = Long.getLong("cotmoc.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private Site site;
    private String token;
    private Process daemon;

    @BeforeEach
    void startDaemon() throws Exception {
        site = new Site(folder, "geometry: 640x360+0+0", CLIP_MS, CLIP_MS + 500);
        token = site.token("office", Role.TECHNICIAN);
        daemon = start();
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> site.get("", "/healthz").statusCode() == 200);
        site.push(token, site.seal(1, "mot, hai"));
    }

    @AfterEach
    void endDaemon() throws Exception {
        daemon.destroy();
        assertThat(daemon.waitFor()).isZero();
    }

    @Test
    void shouldLoseAndDoubleNothingWhenAnyOfItIsKilledAgainAndAgain() throws Exception {
        await("seed=" + seed).atMost(SOON).until(() -> !site.plays(token).isEmpty());
        for (int kill = 0; kill < KILLS; kill++) {
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            await().pollDelay(Duration.ofMillis(random.nextInt(2 * CLIP_MS))).until(() -> true);
            int before = site.plays(token).size();
            kill(victim);
            await("seed=%d kill %d of %s, plays before %d".formatted(seed, kill, victim, before))
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> site.plays(token).size() >= before + 2);
        }
        assertEveryPlayOnce(site.plays(token));
    }

    private void kill(Victim victim) throws Exception {
        String server = Files.readString(site.data().resolve("x11/server"));
        ProcessHandle x =
                ProcessHandle.of(Long.parseLong(server.split(" ", 2)[0])).orElseThrow();
        List<ProcessHandle> players = daemon.descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .filter(words -> words.contains("player"))
                        .isPresent())
                .toList();
        if (victim == Victim.DAEMON || victim == Victim.ALL) {
            daemon.destroyForcibly();
        }
        if (victim == Victim.PLAYER || victim == Victim.ALL) {
            players.forEach(ProcessHandle::destroyForcibly);
        }
        if (victim == Victim.X || victim == Victim.ALL) {
            x.destroyForcibly();
        }
        if (victim == Victim.DAEMON || victim == Victim.ALL) {
            daemon.waitFor();
            daemon = start();
        }
        if (victim == Victim.DAEMON) {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> site.get("", "/healthz").statusCode() == 200);
            assertThat(Files.readString(site.data().resolve("x11/server")))
                    .as("the picture behind everything survives the daemon")
                    .isEqualTo(server);
        }
    }

    /** Each starts after the one before it ended, none is there twice, and only the last before a kill was interrupted. */
    private void assertEveryPlayOnce(List<JsonNode> plays) {
        assertThat(plays)
                .as("seed=%d", seed)
                .extracting(play -> play.path("outcome").textValue())
                .containsOnly("complete", "interrupted");
        assertThat(plays)
                .filteredOn(play -> play.path("outcome").textValue().equals("interrupted"))
                .hasSizeLessThanOrEqualTo(KILLS)
                .allMatch(play -> List.of("machine", "process", "display")
                        .contains(play.path("reason").textValue()));
        List<OffsetDateTime> ends = plays.stream()
                .map(play -> OffsetDateTime.parse(play.path("endedAt").textValue()))
                .toList();
        assertThat(ends).isSorted();
        assertThat(plays).extracting(play -> play.path("seq").longValue()).doesNotHaveDuplicates();
        for (int i = 1; i < plays.size(); i++) {
            assertThat(plays.get(i).path("clip").textValue())
                    .as("row %s, seed=%d", i, seed)
                    .isNotEqualTo(plays.get(i - 1).path("clip").textValue());
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "node",
                        "--config",
                        site.settingsFile().toString()))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "daemon.log"))
                .start();
    }
}
