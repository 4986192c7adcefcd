// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside a node that does not run, so no screen has a picture. */
@Tag("L2")
final class DrillCommandTest {
    private static final String SETTINGS = """
            node: thu-1
            site: {code: thu, name: Cửa khẩu thử, province: Tây Ninh}
            data: data
            screens:
              - {id: trai, display: virtual, geometry: 640x360+0+0}
              - {id: phai, display: virtual, geometry: 640x360+640+0}
            api: {listen: "127.0.0.1:8080"}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldGoOnToTheNextScreenAndTellOfEachWhenThereIsNoPicture() throws Exception {
        Path config = Files.writeString(folder.resolve("node.yaml"), SETTINGS);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started here");
        };

        int status = Cotmoc.run(
                none, Map.of(), out, err, "drill", "--config", config.toString(), "--format", "json", "--lang", "en");

        assertThat(status).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out.toByteArray()).path("trials"))
                .isEmpty();
        assertThat(err.toString(UTF_8).lines().filter(line -> line.contains("drill-no-picture")))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).contains("trai"),
                        line -> assertThat(line).contains("phai"));
    }
}
