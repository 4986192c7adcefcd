// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.cotmoc.glass.x11.X11Display;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playback.vlc.PlayerSearch;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.time.SystemClock;

/** A whole node that plays, with what is done to it from outside and how it is asked about it. */
final class WatchedNode implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);
    /** So soon an incident must be open when the player or the X server fails. */
    static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** So soon it must be open for all else. */
    static final Duration QUICKLY = Duration.ofSeconds(10);
    /** As a screen of an incident. */
    static final String ON_NONE = "";

    /** Of {@link #twoScreens}. */
    static final List<String> SCREENS = List.of("man", "ben");

    private final Site site;
    private final Node node;
    private final String token;
    private final Alarms alarms;
    private int version;

    /** Awaits that every screen plays. */
    WatchedNode(Site site, SystemClock clock, List<String> screens) {
        this.site = site;
        node = new Node(site.settings(), clock);
        token = site.token("office", Role.TECHNICIAN);
        alarms = new Alarms(site, token);
        play("mot, hai", "");
        await().atMost(SOON).until(() -> screens.stream().allMatch(this::playing));
    }

    /** With the screens {@link #SCREENS}. */
    static WatchedNode twoScreens(Path folder) throws IOException, InterruptedException {
        var site = new Site(folder);
        site.amend(
                settings -> settings.replace("+0+0}", "+0+0}, {id: ben, display: virtual, geometry: 640x360+640+0}"));
        return new WatchedNode(site, new SystemClock(), SCREENS);
    }

    Site site() {
        return site;
    }

    Alarms alarms() {
        return alarms;
    }

    /** Of a technician. */
    String token() {
        return token;
    }

    /** Puts another version on air; {@code more}: lines of YAML that describe clips besides the site's two. */
    void play(String clips, String more) {
        site.push(token, site.seal(++version, clips, more));
    }

    boolean playing(String screen) {
        return screen(screen).path("state").asText().equals("playing");
    }

    void awaitOnAir(String screen, String clip) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(SOON)
                .until(() -> screen(screen).at("/onAir/clip").asText().equals(clip));
    }

    private JsonNode screen(String id) {
        for (JsonNode each : status().path("screens")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no screen " + id);
    }

    JsonNode status() {
        return site.json(token, "/api/v1/status");
    }

    /** The codes of the incidents that are open. */
    Set<String> open() {
        return Set.copyOf(status().path("incidents").findValuesAsText("code"));
    }

    List<JsonNode> rows(String type) {
        byte[] lines =
                site.get(token, "/api/v1/journal?limit=10000&type=" + type).body();
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(line -> Site.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    MetricsPage metrics() {
        return new MetricsPage(new String(site.get(token, "/metrics").body(), StandardCharsets.UTF_8));
    }

    /** The file of one of the site's clips. */
    Path media(String clip) {
        Sealing.Sealed sealed = site.seal(version, "mot, hai");
        Clip found = sealed.playlist().read("payload").playlist().findClip(clip).orElseThrow();
        return site.data()
                .resolve("media")
                .resolve(Objects.requireNonNull(found.media()).sha256());
    }

    void signalPlayer(String signal, String screen) throws IOException, InterruptedException {
        signal(
                signal,
                PlayerSearch.find(screen, site.data().resolve("x11/authority"))
                        .orElseThrow()
                        .pid());
    }

    void signalServer(String signal) throws IOException, InterruptedException {
        signal(signal, Long.parseLong(server().split(" ", 2)[0]));
    }

    private static void signal(String signal, long process) throws IOException, InterruptedException {
        int status =
                new ProcessBuilder("kill", "-" + signal, "" + process).start().waitFor();
        assertThat(status).isZero();
    }

    X11Display display() {
        return new X11Display(server().split(" ", 2)[1], site.data().resolve("x11/authority"));
    }

    private String server() {
        try {
            return Files.readString(site.data().resolve("x11/server")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
