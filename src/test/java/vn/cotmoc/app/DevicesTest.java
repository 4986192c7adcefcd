// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.jna.LastErrorException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.health.PanelScene;
import vn.cotmoc.health.novastar.NovastarSimulator;
import vn.cotmoc.health.nut.NutServer;
import vn.cotmoc.health.systemd.NoticeSocket;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.time.SystemClock;

/** A daemon with a panel, a UPS, a webhook and systemd around it. */
@Tag("L3")
@Timeout(180)
class DevicesTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final NovastarSimulator panel = new NovastarSimulator();
    private final HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private NutServer ups;
    private NoticeSocket systemd;
    private Site site;
    private String token;
    private Process daemon;

    DevicesTest() throws IOException {
        hook.createContext("/", this::take);
        hook.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        alerts.add(Site.read(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @BeforeEach
    void startDaemon() throws Exception {
        ups = new NutServer(Files.createDirectory(folder.resolve("nut")));
        systemd = new NoticeSocket(folder.resolve("notify"), 60);
        site = new Site(folder);
        String settings = Files.readString(site.settingsFile())
                .replace("+0+0}", "+0+0, panel: {driver: novastar, host: 127.0.0.1, port: " + panel.port() + "}}");
        Files.writeString(
                site.settingsFile(),
                settings
                        + "ups: {driver: nut, port: %d}\nalerts: [{webhook: \"http://127.0.0.1:%d/\"}]\n"
                                .formatted(ups.port(), hook.getAddress().getPort()));
        token = site.token("office", Role.TECHNICIAN);
        daemon = start();
        var listener = new Thread(this::listen);
        listener.setDaemon(true);
        listener.start();
        await().atMost(SOON).until(() -> notices.contains("READY=1"));
        site.push(token, site.seal(1, "mot, hai"));
    }

    @AfterEach
    void endDaemon() throws Exception {
        daemon.destroy();
        daemon.waitFor(30, TimeUnit.SECONDS);
        daemon.destroyForcibly();
        systemd.close();
        ups.close();
        hook.stop(0);
        panel.close();
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "node",
                        "--config",
                        site.settingsFile().toString()))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "daemon.log"));
        builder.environment().put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        return builder.start();
    }

    @Test
    void shouldTellTheTroubleOfADeviceAndItsEndEverywhere() {
        await().atMost(SOON)
                .until(() -> alerts.stream().anyMatch(alert -> kind(alert).equals("heartbeat")));
        await().atMost(SOON).until(() -> panelState().equals("ok"));

        panel.show(PanelScene.WELL.withoutSignal());
        await().atMost(Duration.ofSeconds(15)).until(() -> told("panel-no-signal", "opened"));
        assertThat(panelState()).isEqualTo("fault");
        String figures = new String(site.get("", "/metrics").body(), StandardCharsets.UTF_8);
        assertThat(figures)
                .contains("cotmoc_incidents_open{code=\"panel-no-signal\"} 1.0")
                .contains("cotmoc_panel_signal{screen=\"man\"} 0.0")
                .contains("cotmoc_panel_temperature_celsius{screen=\"man\"} 36.0")
                .contains("cotmoc_ups_battery_charge_ratio{ups=\"ups\"} 1.0")
                .contains("cotmoc_disk_free_bytes{folder=\"data\"}");

        panel.show(PanelScene.WELL);
        await().atMost(SOON).until(() -> told("panel-no-signal", "closed"));
        assertThat(panel.writes()).isZero();
    }

    @Test
    void shouldCloseTheJournalAndStopWhenTheBatteryIsNearlyEmpty() throws Exception {
        await().atMost(SOON).until(() -> !site.plays(token).isEmpty());
        assertThat(notices).as("fed while all turns").contains("WATCHDOG=1", "STATUS=man: playing");

        ups.is("OB DISCHRG", 50, 600);
        await().atMost(SOON).until(() -> told("ups-on-battery", "opened"));
        ups.is("OB LB", 5, 30);

        assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(daemon.exitValue()).isZero();
        assertThat(notices).endsWith("STOPPING=1");
        assertThat(told("ups-battery-low", "opened")).isTrue();
        assertThat(lastPlay()).as("closed by the stop, not by the next start").doesNotContain("interrupted");

        daemon = start();
        assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(daemon.exitValue()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("daemon.log"))).contains("nearly empty");
    }

    private static String kind(JsonNode alert) {
        return alert.path("kind").asText();
    }

    private boolean told(String code, String event) {
        return alerts.stream()
                .map(alert -> alert.path("incident"))
                .anyMatch(incident -> incident.path("code").asText().equals(code)
                        && incident.path("event").asText().equals(event));
    }

    private String panelState() {
        return site.json(token, "/api/v1/status").at("/screens/0/panel/state").asText();
    }

    private void listen() {
        try {
            while (true) {
                notices.add(systemd.take());
            }
        } catch (LastErrorException e) {
            // The node has stopped, and the socket with the test: nothing more comes.
        }
    }

    private String lastPlay() {
        try (NodeDatabase database = NodeDatabase.open(site.data())) {
            var reader =
                    new SqliteJournalReader(database, "thu-1", site.settings().timezone(), new SystemClock());
            List<String> plays =
                    reader.page(Optional.empty(), 0, 1_000, Set.of("play")).lines();
            return plays.get(plays.size() - 1);
        }
    }
}
