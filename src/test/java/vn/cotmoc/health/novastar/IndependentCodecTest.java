// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.cotmoc.health.Panel;
import vn.cotmoc.health.PanelReading;
import vn.cotmoc.health.PanelSettings;
import vn.cotmoc.media.NpmPackage;
import vn.cotmoc.time.SystemClock;

/** Whether we understand the protocol as somebody else does: npm's {@code @novastar/codec} is the controller. */
@Tag("L3")
@Timeout(180)
class IndependentCodecTest {
    @Test
    void shouldReadEveryRegisterFromAForeignController() throws IOException, InterruptedException {
        Path script = Path.of("src/test/resources/vn/cotmoc/health/novastar/controller.js");
        NpmPackage codec = NpmPackage.install("@novastar/codec", "2.1.0");
        Process controller = codec.script(script).start();
        try (BufferedReader said = controller.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(said.readLine());
            var settings = new PanelSettings("ngoai-troi", PanelSettings.Driver.NOVASTAR, "127.0.0.1", port, null);
            try (Panel panel = new NovastarPanel(settings, new SystemClock())) {
                assertThat(panel.read())
                        .isEqualTo(new PanelReading(true, true, 3, 3, 45.5, 4.8, 80, false, "outlet 1: 3 cards"));
            }
            controller.getOutputStream().close();
            List<String> asked = said.lines().toList();
            assertThat(asked).doesNotContain("refused").contains("2000017", "200001e", "0", "a000000", "2000001");
        } finally {
            controller.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
