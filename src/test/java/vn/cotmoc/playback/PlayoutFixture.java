// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Entry.Reason;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.TimeOfDay;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.FakeClock;

/** The playout against a player without a picture, on a fake clock that goes on by 20 ms a turn, as the loop does. */
abstract class PlayoutFixture {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration TURN = Duration.ofMillis(20);
    private static final Map<String, Integer> LENGTHS_MS = Map.of("mot", 7_000, "hai", 10_000, "tin", 4_000);
    static final String ALL_DAY = "  - {slot: ngay, between: [\"00:00\", \"24:00\"], clips: [mot, hai]}\n";

    private static final String CLIP =
            "  - {id: %s, title: Clip, file: %s.%s, topic: khac, language: vi, source: tinh}\n";

    final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    final FakePlayer player = new FakePlayer(clock);
    final List<Entry> entries = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    final Playout playout = new Playout("man", clip -> Optional.of(Path.of(clip.id())), History.EMPTY, 0);

    void activate(String slots) {
        activate(slots, null);
    }

    void activate(String slots, @Nullable Daypart hours) {
        carryOut(playout.activate(programme(slots, hours), clock.now()));
    }

    void run(Duration time) {
        for (long turns = time.dividedBy(TURN); turns > 0; turns--) {
            clock.pass(TURN);
            carryOut(playout.turn(clock.now(), player.take(), List.of()));
        }
    }

    void carryOut(Turn turn) {
        turn.orders().forEach(player::send);
        orders.addAll(turn.orders());
        entries.addAll(turn.entries());
    }

    /** What was ordered to get a file ready. */
    List<Order.Preroll> prerolled(String file) {
        return orders.stream()
                .filter(Order.Preroll.class::isInstance)
                .map(Order.Preroll.class::cast)
                .filter(preroll -> preroll.file().equals(Path.of(file)))
                .toList();
    }

    static Programme programme(String slots, @Nullable Daypart hours) {
        return programme(slots, hours, "mot", "hai", "tin");
    }

    static Programme programme(String slots, @Nullable Daypart hours, String... videos) {
        var yaml = new StringBuilder("playlist: mau\nversion: 1\nnodes: [\"*\"]\nclips:\n");
        for (String id : videos) {
            yaml.append(CLIP.formatted(id, id, "mp4"));
        }
        yaml.append(CLIP.formatted("the", "the", "png"));
        yaml.append("schedule:\n").append(slots).append("filler: [the]\n");
        byte[] file = yaml.toString().getBytes(StandardCharsets.UTF_8);
        Playlist read = PlaylistFile.read("mau.yaml", file).playlist();
        return Programme.of(
                SealedClips.of(read, clip -> LENGTHS_MS.getOrDefault(clip.id(), 10_000)),
                new Screen("man", hours, ZONE));
    }

    List<Entry.Ended> ended() {
        return entries.stream()
                .filter(Entry.Ended.class::isInstance)
                .map(Entry.Ended.class::cast)
                .toList();
    }

    /** What became rows: clip, airtime, outcome, reason. */
    List<String> rows() {
        return ended().stream()
                .map(row -> clip(row.play()) + " " + row.airtimeMs() + " " + row.outcome()
                        + (row.reason() == null ? "" : " " + row.reason()))
                .toList();
    }

    private String clip(long play) {
        return entries.stream()
                .filter(entry -> entry instanceof Entry.Intent intent && intent.play() == play)
                .map(entry -> ((Entry.Intent) entry).showing())
                .map(showing -> showing.clip() == null ? showing.kind() : showing.clip())
                .findFirst()
                .orElseThrow();
    }

    Entry.Started started(String clip) {
        return started(clip, 1);
    }

    /** Its first start, its second, … */
    Entry.Started started(String clip, int nth) {
        return entries.stream()
                .filter(Entry.Started.class::isInstance)
                .map(Entry.Started.class::cast)
                .filter(entry -> clip(entry.play()).equals(clip))
                .skip(nth - 1)
                .findFirst()
                .orElseThrow();
    }

    /** From the first clip on the glass was never bare, and each play began where the one before it ended. */
    void assertNoHole() {
        assertThat(player.shown().subList(1, player.shown().size()))
                .extracting(FakePlayer.Shown::what)
                .doesNotContain("standby", "dark");
        List<Entry.Ended> rows = ended().stream()
                .filter(row -> row.reason() != Reason.NO_PICTURE)
                .toList();
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).startedAt()).isEqualTo(rows.get(i - 1).endedAt());
        }
    }

    int indexOf(String what) {
        List<String> shown = player.shown().stream().map(FakePlayer.Shown::what).toList();
        assertThat(shown).contains(what);
        return shown.indexOf(what);
    }

    Instant wall(FakePlayer.Shown shown) {
        return clock.now().wallAt(shown.fromNs());
    }

    static TimeOfDay time(int hour, int minute, int... second) {
        return new TimeOfDay(hour * 3600 + minute * 60 + (second.length == 0 ? 0 : second[0]));
    }
}
