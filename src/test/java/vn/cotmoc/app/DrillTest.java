// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playback.bench.Drill;

/** Whether the picture comes back is asserted; how fast is measured by {@code cotmoc drill} on a quiet machine. */
@Tag("L3")
final class DrillTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSeeThePictureComeBackWhateverIsBroken() throws Exception {
        Site site = new Site(folder);
        NodeSettings settings = site.settings();
        try (var node = new Node(settings)) {
            String token = site.token("office", Role.TECHNICIAN);
            site.push(token, site.seal(1, "mot, hai"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !site.json(token, "/api/v1/status")
                            .at("/screens/0/onAir")
                            .isNull());
            var drill = new Drill(
                    settings.screens().get(0),
                    settings.screens(),
                    settings.site().name(),
                    settings.data().toAbsolutePath().resolve("x11"));
            List<Drill.Trial> trials = drill.run();
            assertThat(trials).extracting(Drill.Trial::what).containsExactly(Drill.What.values());
            assertThat(trials).extracting(Drill.Trial::goneMs).doesNotContainNull();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> site.plays(token).stream()
                                    .filter(play ->
                                            play.path("outcome").textValue().equals("interrupted"))
                                    .count()
                            == trials.size());
        }
    }
}
