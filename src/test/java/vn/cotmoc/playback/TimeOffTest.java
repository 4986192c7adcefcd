// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.journal.FakeJournal;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.TimeOfDay;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.FakeClock;

/** What was due while the node was off is told once, with its reason, whatever restarts and playlists come between. */
@Tag("L1")
final class TimeOffTest {
    private static final String SCREEN = "man";
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration TURN = Duration.ofMillis(200);
    private static final int LONG_CLIP_MS = 1_800_000;
    private static final String BASE = "  - {slot: nen, between: [\"00:00\", \"24:00\"], clips: [dai]}\n";
    private static final String NEWS = "  - {slot: tin, at: [\"10:10\", \"11:00\", \"12:00\"], clips: [a, b]}\n";

    private FakeClock clock;
    private FakeJournal journal;
    private FakePlayer player;
    private Playout playout;
    private Programme inForce = programme(1, BASE, null);

    @BeforeEach
    void start() {
        clock = new FakeClock(at("2026-11-23T10:00"));
        journal = new FakeJournal(clock);
        restart();
    }

    @Test
    void shouldTellEveryClipMissedWhileOffAndNothingAgain() {
        activate(programme(1, BASE + NEWS, null));
        run(Duration.ofMinutes(5));
        crashUntil("2026-11-23T11:30");
        run(Duration.ofSeconds(10));
        assertThat(missed()).containsExactly("10:10 a off", "10:10 b off", "11:00 a off", "11:00 b off");

        crashUntil("2026-11-23T11:40");
        run(Duration.ofSeconds(10));
        assertThat(missed()).hasSize(4);
    }

    @Test
    void shouldSayOffWhenTheClipOnAirWasPlannedToLastLonger() {
        String film = "  - {slot: phim, at: [\"10:00:10\"], clips: [dai]}\n";
        activate(programme(1, film + "  - {slot: tin, at: [\"10:10\"], clips: [a]}\n", null));
        run(Duration.ofMinutes(5));
        carryOut(playout.stop(clock.now()));
        // The film would still have held the news back.
        clock.pass(Duration.ofMinutes(27));
        restart();
        playout.resume(inForce, inForce, Instant.EPOCH, clock.now());
        run(Duration.ofSeconds(10));

        assertThat(missed()).containsExactly("10:10 a off");
    }

    @Test
    void shouldNotTellAgainAfterARestartWhatWasMissedInTheDark() {
        var hours = new Daypart(new TimeOfDay(13 * 3600), new TimeOfDay(10 * 3600 + 300));
        activate(programme(1, BASE + NEWS, hours));
        run(Duration.ofMinutes(75));
        assertThat(missed()).containsExactly("10:10 a dark", "10:10 b dark", "11:00 a dark", "11:00 b dark");

        crashUntil("2026-11-23T11:20");
        run(Duration.ofMinutes(60));
        assertThat(missed()).hasSize(6).endsWith("12:00 a dark", "12:00 b dark");
    }

    @Test
    void shouldNotTellWhatANewVersionBroughtTooLateThoughTheNodeRestartsInTheDark() {
        var hours = new Daypart(new TimeOfDay(13 * 3600), new TimeOfDay(10 * 3600 + 300));
        activate(programme(1, BASE, hours));
        run(Duration.ofMinutes(70));
        activate(programme(2, BASE + NEWS, hours));
        run(Duration.ofMinutes(1));
        crashUntil("2026-11-23T12:30");
        run(Duration.ofSeconds(10));

        assertThat(missed()).containsExactly("12:00 a dark", "12:00 b dark");
    }

    @Test
    void shouldTellWhatEachPlaylistMissedWhenOneTookOverWhileOff() {
        Programme before = programme(1, BASE + NEWS, null);
        activate(before);
        run(Duration.ofMinutes(1));
        Programme after = programme(2, BASE + "  - {slot: moi, at: [\"09:00\", \"11:15\"], clips: [b]}\n", null);
        clock.pass(Duration.ofMinutes(110));
        journal = journal.reopen();
        restart();
        inForce = after;
        carryOut(playout.resume(before, after, at("2026-11-23T10:30"), clock.now()));
        run(Duration.ofSeconds(10));
        assertThat(missed()).containsExactly("10:10 a off", "10:10 b off", "11:15 b off");

        crashUntil("2026-11-23T11:55");
        run(Duration.ofSeconds(10));
        assertThat(missed()).hasSize(3);
    }

    @Test
    void shouldTellWhatWasTooLateBeforeAnotherVersionCame() {
        activate(programme(1, BASE + "  - {slot: tin, at: [\"10:10\"], start: soft, wait: 0s, clips: [a]}\n", null));
        run(Duration.ofMinutes(1));
        player.die(Report.Cause.PROCESS);
        clock.pass(Duration.ofMinutes(15));
        activate(programme(2, BASE, null));
        run(Duration.ofSeconds(10));

        assertThat(missed()).singleElement().asString().startsWith("10:10 a ");
    }

    private void crashUntil(String time) {
        clock.pass(Duration.between(clock.now().wall(), at(time)));
        journal = journal.reopen();
        restart();
        carryOut(playout.resume(inForce, inForce, Instant.EPOCH, clock.now()));
    }

    /** As {@link Screens} starts one. */
    private void restart() {
        player = new FakePlayer(clock);
        History known = journal.findHistory(SCREEN).map(History::fromJson).orElse(History.EMPTY);
        History history = journal.findLastEnd(SCREEN).map(known::endedAt).orElse(known);
        playout = new Playout(SCREEN, clip -> Optional.of(Path.of(clip.id())), history, journal.lastPlay(SCREEN));
    }

    private void activate(Programme programme) {
        inForce = programme;
        carryOut(playout.activate(programme, clock.now()));
    }

    private void run(Duration time) {
        for (long turns = time.dividedBy(TURN); turns > 0; turns--) {
            clock.pass(TURN);
            carryOut(playout.turn(clock.now(), player.take(), List.of()));
        }
    }

    private void carryOut(Turn turn) {
        turn.orders().forEach(player::send);
        journal.write(turn.entries());
    }

    private List<String> missed() {
        return journal.rows().stream()
                .filter(row -> row.path("type").asText().equals("missed"))
                .map(row -> row.path("plannedStart").asText().substring(11, 16) + " "
                        + row.path("clip").asText() + " " + row.path("reason").asText())
                .toList();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Programme programme(int version, String slots, @Nullable Daypart hours) {
        String clip = "  - {id: %s, title: T, file: %s, topic: khac, language: vi, source: tinh}\n";
        String yaml = "playlist: mau\nversion: " + version + "\nnodes: [\"*\"]\nclips:\n"
                + clip.formatted("a", "a.mp4") + clip.formatted("b", "b.mp4") + clip.formatted("dai", "d.mp4")
                + clip.formatted("the", "the.png") + "schedule:\n" + slots + "filler: [the]\n";
        Playlist read = PlaylistFile.read("mau.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .playlist();
        return Programme.of(
                SealedClips.of(read, each -> each.id().equals("dai") ? LONG_CLIP_MS : 10_000),
                new Screen(SCREEN, hours, ZONE));
    }
}
