// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.health.nut.NutServer;
import vn.cotmoc.health.nut.NutUps;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.time.SystemClock;

/** A daemon with a UPS, a webhook and systemd around it. */
@Tag("L3")
@Timeout(180)
class DevicesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private HttpServer hook = hook(0);
    private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();
    private NutServer ups;
    private Site site;
    private String token;
    private Daemon daemon;

    DevicesTest() throws IOException {}

    private HttpServer hook(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::take);
        server.start();
        return server;
    }

    private void take(HttpExchange exchange) throws IOException {
        alerts.add(Site.read(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @BeforeEach
    void startDaemon() throws Exception {
        ups = new NutServer(Files.createDirectory(folder.resolve("nut")));
        site = new Site(folder);
        site.amend(settings -> settings
                + "ups: {driver: nut, port: %d}\nalerts: [{webhook: \"http://127.0.0.1:%d/\"}]\n"
                        .formatted(ups.port(), hook.getAddress().getPort()));
        token = site.token("office", Role.TECHNICIAN);
        daemon = new Daemon(site, folder);
        site.push(token, site.seal(1, "mot, hai"));
    }

    @AfterEach
    void endDaemon() throws Exception {
        daemon.close();
        ups.close();
        hook.stop(0);
    }

    @Test
    void shouldStopWhenTheBatteryIsNearlyEmptyAndTellLaterWhatNobodyHeard() throws Exception {
        await().atMost(SOON).until(() -> !site.plays(token).isEmpty());
        assertThat(daemon.notices()).as("fed while all turns").contains("WATCHDOG=1", "STATUS=man: playing");

        await().atMost(SOON)
                .until(() -> alerts.stream().anyMatch(alert -> kind(alert).equals("heartbeat")));
        ups.is("OB DISCHRG", 50, 600);
        await().atMost(SOON).until(() -> told("ups-on-battery", "opened") == 1);
        hook.stop(0);
        ups.is("OB LB", 5, 30);

        assertThat(daemon.awaitEnd()).isZero();
        assertThat(daemon.notices()).endsWith("STOPPING=1");
        assertThat(lastPlay()).as("closed by the stop, not by the next start").doesNotContain("interrupted");

        daemon.startAgain();
        assertThat(daemon.awaitEnd()).isEqualTo(1);
        assertThat(Files.readString(daemon.log())).contains("nearly empty");

        hook = hook(hook.getAddress().getPort());
        ups.is("OL", 100, 1_800);
        awaitPower();
        daemon.startAgain();
        await().atMost(SOON).until(() -> told("ups-battery-low", "opened") == 1);
        assertThat(told("ups-on-battery", "opened")).isEqualTo(1);
    }

    private static String kind(JsonNode alert) {
        return alert.path("kind").asText();
    }

    private long told(String code, String event) {
        return alerts.stream()
                .map(alert -> alert.path("incident"))
                .filter(incident -> incident.path("code").asText().equals(code)
                        && incident.path("event").asText().equals(event))
                .count();
    }

    private void awaitPower() {
        try (var asked = new NutUps(Objects.requireNonNull(site.settings().ups()), new SystemClock())) {
            await().atMost(SOON).until(() -> asked.read().power() == UpsReading.Power.ON_LINE);
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
