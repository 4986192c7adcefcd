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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Tokens.Role;

/** A daemon in a process of its own, killed as a power cut kills it, and started again. */
@Tag("L5")
final class KilledDaemonTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Site site;
    private String token;
    private Process daemon;

    @BeforeEach
    void startDaemon() throws Exception {
        site = new Site(folder);
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
    void shouldLoseAndDoubleNothingWhenKilledAgainAndAgain() throws Exception {
        for (int round = 0; round < 3; round++) {
            int before = site.plays(token).size();
            await().atMost(SOON).until(() -> site.plays(token).size() >= before + 2);
            // At the beginning of a play, after its first heartbeat, shortly before its end.
            await().pollDelay(Duration.ofMillis(900L * round)).until(() -> true);
            String server = Files.readString(site.data().resolve("x11/server"));
            daemon.destroyForcibly().waitFor();
            daemon = start();
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> site.plays(token).size() >= before + 3);
            assertThat(Files.readString(site.data().resolve("x11/server"))).isEqualTo(server);
        }
        assertEveryPlayOnce(site.plays(token));
    }

    /** Each starts after the one before it ended, none is there twice, and only a killed daemon's last was interrupted. */
    private static void assertEveryPlayOnce(List<JsonNode> plays) {
        assertThat(plays).extracting(play -> play.path("outcome").textValue()).containsOnly("complete", "interrupted");
        assertThat(plays)
                .filteredOn(play -> play.path("outcome").textValue().equals("interrupted"))
                .hasSizeLessThanOrEqualTo(3)
                .allMatch(play -> play.path("reason").textValue().equals("machine"));
        List<OffsetDateTime> ends = plays.stream()
                .map(play -> OffsetDateTime.parse(play.path("endedAt").textValue()))
                .toList();
        assertThat(ends).isSorted();
        assertThat(plays).extracting(play -> play.path("seq").longValue()).doesNotHaveDuplicates();
        for (int i = 1; i < plays.size(); i++) {
            assertThat(plays.get(i).path("clip").textValue())
                    .as("row %s", i)
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
