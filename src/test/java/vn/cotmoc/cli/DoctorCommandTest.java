// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("L3")
class DoctorCommandTest {
    private static final String SETTINGS = """
            node: thu-1
            site: {code: thu, name: Cửa khẩu thử, province: Tây Ninh}
            data: data
            screens: [{id: man, display: %s, geometry: 640x360+0+0}]
            api: {listen: "127.0.0.1:%d"}
            """;

    @TempDir
    private Path folder;

    private record Run(int status, String out) {
        JsonNode finding(String code) throws IOException {
            JsonNode findings = new ObjectMapper().readTree(out).path("findings");
            return StreamSupport.stream(findings.spliterator(), false)
                    .filter(finding -> finding.path("code").asText().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NodeStarter none = settings -> {
            throw new AssertionError("no node is started here");
        };
        int status =
                Cotmoc.run(none, Map.of("PATH", System.getenv("PATH")), out, OutputStream.nullOutputStream(), args);
        return new Run(status, out.toString(UTF_8));
    }

    private Path settings(String display, int port) throws IOException {
        return Files.writeString(folder.resolve("node.yaml"), SETTINGS.formatted(display, port));
    }

    @Test
    void shouldEndWithZeroWhenNothingButWarningsIsFound() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Run run = run("doctor", "--config", settings("virtual", free).toString(), "--format", "json");

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.finding("libvlc").path("level").asText()).isEqualTo("ok");
        assertThat(run.finding("port").path("cure").isNull()).isTrue();
        assertThat(new ObjectMapper().readTree(run.out()).path("errors").intValue())
                .isZero();
    }

    @Test
    void shouldNameWhatIsWrongAndItsCure() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String config = settings("\":97\"", taken.getLocalPort()).toString();
            Run run = run("doctor", "--config", config, "--format", "json");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.finding("port").path("level").asText()).isEqualTo("error");
            assertThat(run.finding("port").path("cure").asText()).contains("ss -ltnp");
            assertThat(run.finding("display-gone").path("level").asText()).isEqualTo("error");
            assertThat(run("doctor", "--config", config, "--lang", "vi").out())
                    .contains("[LỖI]", "→ sudo ss -ltnp", "Có libVLC.");
        }
    }

    @Test
    void shouldNameACertificateThatCannotBeRead() throws IOException {
        Path file = settings("virtual", 8470);
        Files.writeString(folder.resolve("node.key"), "x");
        Files.writeString(
                file,
                Files.readString(file).replace(":8470\"", ":8470\", certificate: none.crt, key: node.key")
                        + "alerts: [{mail: {to: [a@example.vn], server: localhost, certificateFile: none.pem}}]\n");

        Run run = run("doctor", "--config", file.toString(), "--lang", "en");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("cannot read the file " + folder.resolve("none.crt"))
                .contains("cannot read the file " + folder.resolve("none.pem"))
                .contains("The file " + folder.resolve("node.key") + " can be read");
    }

    @Test
    void shouldTellWhatIsWrongWithTheSettings() throws IOException {
        Files.writeString(folder.resolve("node.yaml"), "node: A\n");

        Run run = run("doctor", "--config", folder.resolve("node.yaml").toString(), "--format", "json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.finding("settings-refused").path("level").asText()).isEqualTo("error");
    }
}
