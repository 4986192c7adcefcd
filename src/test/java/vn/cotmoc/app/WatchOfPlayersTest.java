// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.cotmoc.app.WatchedNode.AT_ONCE;
import static vn.cotmoc.app.WatchedNode.QUICKLY;
import static vn.cotmoc.app.WatchedNode.SCREENS;
import static vn.cotmoc.app.WatchedNode.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.cotmoc.journal.Tokens.Role;

/** Players and X server of a node die, hang and are stopped: each time it is told within two seconds, and they are back. */
@Tag("L3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@Timeout(180)
final class WatchOfPlayersTest {
    private static final byte[] NOTE = "{\"note\": \"đã xem\"}".getBytes(StandardCharsets.UTF_8);

    private WatchedNode node;
    private Alarms alarms;

    @BeforeAll
    void startNode(@TempDir Path folder) throws Exception {
        node = WatchedNode.twoScreens(folder);
        alarms = node.alarms();
    }

    @AfterAll
    void endNode() {
        node.close();
    }

    /** First: what comes again within the hour has to be gone for longer each time before it is over. */
    @Test
    @Order(1)
    void shouldTellWhenPlayersDieOrCrashAndThatItIsOver() throws Exception {
        node.signalPlayer("KILL", "man");
        node.signalPlayer("SEGV", "ben");

        SCREENS.forEach(this::awaitPlayerDown);
        for (String screen : SCREENS) {
            await().atMost(QUICKLY).until(() -> node.playing(screen));
            JsonNode closed = alarms.awaitClosed("player-down", screen);
            assertThat(closed.path("severity").asText()).isEqualTo("fault");
            assertThat(closed.path("action").asText()).startsWith("mất hình ");
        }
    }

    @Test
    void shouldTellWhenAPlayerIsStopped() throws Exception {
        node.signalPlayer("STOP", "ben");

        awaitPlayerBack("ben", awaitPlayerDown("ben"));
    }

    /** As native code may: here it waits for an X server that does not answer. */
    @Test
    void shouldTellWhenPlayersHangAlsoBeforeTheyAreReplaced() throws Exception {
        List<String> told;
        node.signalServer("STOP");
        try {
            told = SCREENS.stream().map(this::awaitPlayerDown).toList();
        } finally {
            node.signalServer("CONT");
        }
        awaitPlayerBack("man", told.get(0));
        awaitPlayerBack("ben", told.get(1));
    }

    @Test
    void shouldTellWhenTheXServerDies() throws Exception {
        node.signalServer("KILL");

        alarms.awaitOpen(
                "display-down",
                "man",
                AT_ONCE,
                "Màn hình man: máy chủ đồ họa X đã dừng.",
                "Screen man: the X server is gone.");
        for (String screen : SCREENS) {
            await().atMost(QUICKLY).until(() -> node.playing(screen));
            alarms.awaitClosed("display-down", screen);
        }
    }

    @Test
    void shouldLetPeopleSayThatTheyHaveSeenItAndThatItIsOver() throws Exception {
        String operator = node.site().token("lan", Role.OPERATOR);
        node.signalPlayer("KILL", "man");
        String id = alarms.awaitOpen("player-down", "man", AT_ONCE);
        String path = "/api/v1/incidents/" + id;

        assertThat(post(operator, path + "/ack")).isEqualTo(200);
        assertThat(node.status().path("incidents")).anySatisfy(incident -> {
            assertThat(incident.path("id").asText()).isEqualTo(id);
            assertThat(incident.path("ackedBy").asText()).isEqualTo("lan");
        });
        assertThat(post(operator, path + "/resolve")).isEqualTo(200);
        JsonNode closed = alarms.awaitClosed("player-down", "man");
        assertThat(closed.path("person").asText()).isEqualTo("lan");
        assertThat(closed.path("action").asText()).contains("đã xem");

        assertThat(post(operator, path + "/ack")).isEqualTo(409);
        assertThat(post(operator, "/api/v1/incidents/0/ack")).isEqualTo(404);
        assertThat(node.site().get(node.token(), "/api/v1/audit").body())
                .asString(StandardCharsets.UTF_8)
                .contains(path + "/ack");
        // For two looks of the watch: what comes back before it was seen to be gone is still what somebody said was
        // over.
        await().during(Duration.ofMillis(600)).atMost(SOON).until(() -> node.playing("man"));
    }

    private int post(String token, String path) {
        return node.site().post(token, path, NOTE).statusCode();
    }

    private String awaitPlayerDown(String screen) {
        return alarms.awaitOpen(
                "player-down",
                screen,
                AT_ONCE,
                "Màn hình %s: trình phát bị dừng hoặc bị treo; trình phát khác đang thay thế.".formatted(screen),
                "Screen %s: the player has died or hung; another one takes its place.".formatted(screen));
    }

    /** And says that it is over, which need not be waited for. */
    private void awaitPlayerBack(String screen, String incident) {
        await().atMost(QUICKLY).until(() -> node.playing(screen));
        assertThat(post(node.token(), "/api/v1/incidents/" + incident + "/resolve"))
                .isEqualTo(200);
    }
}
