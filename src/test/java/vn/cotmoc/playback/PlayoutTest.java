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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.journal.Entry.Reason;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.TimeOfDay;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.time.FakeClock;

/** The playout against a player without a picture, on a fake clock that goes on by 20 ms a turn, as the loop does. */
@Tag("L1")
final class PlayoutTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration TURN = Duration.ofMillis(20);
    private static final Map<String, Integer> LENGTHS_MS = Map.of("mot", 7_000, "hai", 10_000, "tin", 4_000);
    private static final String ALL_DAY = "  - {slot: ngay, between: [\"00:00\", \"24:00\"], clips: [mot, hai]}\n";

    private static final String CLIP =
            "  - {id: %s, title: Clip, file: %s.%s, topic: khac, language: vi, source: tinh}\n";
    private static final String ONLY_TIN = "  - {slot: ngay, between: [\"00:00\", \"24:00\"], clips: [tin]}\n";

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private final FakePlayer player = new FakePlayer(clock);
    private final List<Entry> entries = new ArrayList<>();
    private final Playout playout = new Playout("man", clip -> Optional.of(Path.of(clip.id())), History.EMPTY, 0);

    @Test
    void shouldPlayClipsBackToBackWhenNothingElseIsDue() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(60));
        assertThat(ended()).extracting(Entry.Ended::outcome).containsOnly(Outcome.COMPLETE);
        assertThat(rows()).startsWith("mot 7000 COMPLETE", "hai 10000 COMPLETE", "mot 7000 COMPLETE");
        assertNoHole();
    }

    @Test
    void shouldStartOnTheDotWhenAHardStartIsDue() {
        activate(ALL_DAY + "  - {slot: tin, at: [\"09:00:31\"], clips: [tin]}\n");
        run(Duration.ofSeconds(50));
        Entry.Started tin = started("tin");
        assertThat(tin.startedAt()).isEqualTo(Instant.parse("2026-11-23T09:00:31+07:00"));
        assertThat(ended()).extracting(Entry.Ended::outcome).containsOnly(Outcome.COMPLETE);
        assertNoHole();
    }

    @Test
    void shouldPlayTheSuccessorOnTimeWhenAClipGivesNoPicture() {
        player.breakFile("hai");
        activate(ALL_DAY);
        run(Duration.ofSeconds(40));
        assertThat(rows()).startsWith("hai 0 FAILED NO_PICTURE", "mot 7000 COMPLETE", "mot 7000 COMPLETE");
        assertThat(rows()).containsOnlyOnce("hai 0 FAILED NO_PICTURE");
        assertNoHole();
    }

    @Test
    void shouldGoOnWithTheNextClipWhenThePlayerDies() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(10));
        player.die(Report.Cause.PROCESS);
        run(Duration.ofSeconds(30));
        assertThat(rows()).startsWith("mot 7000 COMPLETE", "hai 2350 INTERRUPTED PROCESS", "mot 7000 COMPLETE");
    }

    @Test
    void shouldLetTheClipPlayOutWhenTheNewVersionHoldsItToo() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        activate(ALL_DAY + "  - {slot: tin, at: [\"20:00\"], clips: [tin]}\n");
        run(Duration.ofSeconds(20));
        assertThat(rows()).startsWith("mot 7000 COMPLETE", "hai 10000 COMPLETE");
        assertNoHole();
    }

    @Test
    void shouldCutTheClipWhenTheNewVersionHasItNoMore() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        carryOut(playout.activate(programme(ONLY_TIN, null, "tin"), clock.now()));
        run(Duration.ofSeconds(20));
        assertThat(rows().get(0)).startsWith("mot 2").endsWith("CUT ACTIVATION");
        assertThat(rows().get(1)).isEqualTo("tin 4000 COMPLETE");
        assertNoHole();
    }

    @Test
    void shouldBeDarkOutsideItsHoursAndLightAgainToTheInstant() {
        activate(ALL_DAY, new Daypart(time(9, 1), time(9, 0, 30)));
        run(Duration.ofSeconds(90));
        List<FakePlayer.Shown> shown = player.shown();
        int dark = indexOf("dark");
        assertThat(wall(shown.get(dark))).isEqualTo(Instant.parse("2026-11-23T09:00:30+07:00"));
        assertThat(wall(shown.get(dark + 1))).isEqualTo(Instant.parse("2026-11-23T09:01:00+07:00"));
        assertThat(rows()).anyMatch(row -> row.endsWith("CUT HOURS"));
    }

    @Test
    void shouldEndAClipThatStallsAndPassItOver() {
        player.stallFile("hai");
        activate(ALL_DAY);
        run(Duration.ofSeconds(40));
        assertThat(rows())
                .startsWith("mot 7000 COMPLETE", "hai 1000 FAILED STALLED", "mot 7000 COMPLETE", "mot 7000 COMPLETE");
    }

    @Test
    void shouldDecideAnewWhenTheClockIsSetForward() {
        activate(ALL_DAY + "  - {slot: tin, at: [\"09:10\"], clips: [tin]}\n");
        run(Duration.ofSeconds(3));
        clock.step(Duration.ofSeconds(595));
        run(Duration.ofSeconds(10));
        assertThat(started("tin").startedAt())
                .isBetween(Instant.parse("2026-11-23T09:10:00+07:00"), Instant.parse("2026-11-23T09:10:01+07:00"));
        assertThat(rows().get(0)).startsWith("mot ").endsWith("CUT SCHEDULE");
    }

    @Test
    void shouldGoOnWhereItLeftOffWhenStartedAgain() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(9));
        String kept = playout.history().toJson();
        var again = new Playout("man", clip -> Optional.of(Path.of(clip.id())), History.fromJson(kept), 2);
        Programme resumed = programme(ALL_DAY, null);
        again.resume(resumed, resumed, Instant.EPOCH, clock.now());
        Turn turn = again.turn(clock.now(), List.of(new Report.Ready()), List.of());
        assertThat(turn.entries()).singleElement().isInstanceOfSatisfying(Entry.Intent.class, intent -> {
            assertThat(intent.showing().clip()).isEqualTo("mot");
            assertThat(intent.play()).isEqualTo(3);
        });
    }

    @Test
    void shouldTellWhatFollowsAsSoonAsAClipIsOnAir() {
        activate(ALL_DAY);
        run(Duration.ofMillis(7_500));
        assertThat(playout.next()).hasValueSatisfying(next -> {
            assertThat(next.clip().id()).isEqualTo("mot");
            assertThat(next.start()).isEqualTo(playout.onAir().orElseThrow().end());
        });
    }

    @Test
    void shouldBeatEachSecondAndShortlyBeforeTheEnd() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(20));
        assertThat(entries)
                .filteredOn(entry -> entry instanceof Entry.Beat beat && beat.play() == 1)
                .extracting(entry -> ((Entry.Beat) entry).airtimeMs() / 10 * 10)
                .satisfies(beats -> {
                    assertThat(beats.get(0)).isBetween(1_000L, 1_040L);
                    assertThat(beats.get(beats.size() - 1)).isBetween(6_740L, 6_800L);
                    assertThat(beats).hasSize(7);
                });
    }

    @Test
    void shouldShowNothingOfItsOwnWhileItRests() {
        activate(ALL_DAY + "  - {slot: tin, at: [\"09:01\"], clips: [tin]}\n");
        run(Duration.ofSeconds(3));
        carryOut(playout.rest(clock.now()));
        run(Duration.ofMinutes(10));
        assertThat(rows()).hasSize(1);
        assertThat(rows().get(0)).startsWith("mot 2").endsWith("CUT STOP");
        assertThat(player.shown().get(player.shown().size() - 1).what()).isEqualTo("standby");
        assertThat(playout.onAir()).isEmpty();

        carryOut(playout.rouse(clock.now()));
        run(Duration.ofSeconds(30));
        assertThat(rows().get(1)).isIn("hai 10000 COMPLETE", "mot 7000 COMPLETE");
        assertThat(entries).as("what was due meanwhile").noneMatch(Entry.Missed.class::isInstance);
    }

    @Test
    void shouldGoOnRestingWhenThePlayerIsReplaced() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        carryOut(playout.rest(clock.now()));
        player.die(Report.Cause.PROCESS);
        run(Duration.ofSeconds(10));
        assertThat(rows()).hasSize(1);
        assertThat(playout.onAir()).isEmpty();
    }

    @Test
    void shouldGoOnToTheNextClipWhenToldToSkip() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        carryOut(playout.skip(clock.now()));
        run(Duration.ofSeconds(12));
        assertThat(rows().get(0)).startsWith("mot ").endsWith("FAILED STALLED");
        assertThat(rows().get(1)).isEqualTo("hai 10000 COMPLETE");
        assertThat(player.shown()).extracting(FakePlayer.Shown::what).containsOnlyOnce("standby");
    }

    @Test
    void shouldNameWhatIsPassedOverUntilItIsShownAgain() {
        player.breakFile("hai");
        activate(ALL_DAY);
        run(Duration.ofSeconds(20));
        assertThat(playout.badClips()).containsExactly(new BadClip("hai", BadClip.Trouble.NO_PICTURE));

        player.mendFile("hai");
        run(Duration.ofMinutes(61));
        assertThat(playout.badClips()).isEmpty();
    }

    @Test
    void shouldBeProvedByThePanelWhenGlassAndPanelAgreeThroughout() {
        activate(ALL_DAY);
        proveFor(Duration.ofSeconds(22), true);
        assertThat(ended()).extracting(Entry.Ended::proof).startsWith(Entry.Proof.PANEL, Entry.Proof.PANEL);
    }

    @Test
    void shouldBeProvedByTheOutputAloneWhenThePanelOnceSaysNo() {
        activate(ALL_DAY);
        proveFor(Duration.ofSeconds(3), true);
        proveFor(Duration.ofSeconds(1), false);
        proveFor(Duration.ofSeconds(18), true);
        assertThat(ended()).extracting(Entry.Ended::proof).startsWith(Entry.Proof.OUTPUT, Entry.Proof.PANEL);
    }

    /** Glass and deck agree four times a second; the panel says yes or no once a second. */
    private void proveFor(Duration time, boolean confirmed) {
        Lattice grey = Lattice.of(1, 1, (x, y) -> 0x808080);
        for (int i = 0; i < time.dividedBy(Duration.ofMillis(250)); i++) {
            run(Duration.ofMillis(250));
            long nowNs = clock.now().monotonicNs();
            long play = playout.onAir().map(OnAir::play).orElse(0L);
            carryOut(playout.turn(clock.now(), List.of(), List.of(new Sight(play, true, nowNs, grey, grey))));
            if (i % 4 == 0) {
                playout.hear(new PanelWord(confirmed, nowNs));
            }
        }
    }

    @Test
    void shouldWriteARowWhenItStops() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        entries.addAll(playout.stop(clock.now()).entries());
        assertThat(rows()).singleElement().asString().endsWith("CUT STOP");
    }

    @Test
    void shouldCutForATakeoverWhenItsPictureIsThereAndGoOnToTheInstant() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(10));
        takeOver("lenh", "2026-11-23T09:01:00+07:00");
        run(Duration.ofSeconds(60));
        assertThat(rows()).startsWith("mot 7000 COMPLETE", "hai 2980 CUT TAKEOVER", "takeover 49550 COMPLETE");
        assertThat(rows().get(3)).as("no clip resumes midway").isEqualTo("mot 7000 COMPLETE");
        assertThat(started("mot", 2).startedAt()).isEqualTo(Instant.parse("2026-11-23T09:01:00+07:00"));
        assertNoHole();
    }

    @Test
    void shouldTellWhatATakeoverKeptFromBeginningAsOutranked() {
        activate(ALL_DAY + "  - {slot: tin, at: [\"09:01\"], wait: 1m, clips: [tin]}\n");
        run(Duration.ofSeconds(10));
        takeOver("lenh", "2026-11-23T09:03:00+07:00");
        run(Duration.ofMinutes(3));
        assertThat(entries)
                .filteredOn(Entry.Missed.class::isInstance)
                .singleElement()
                .satisfies(entry -> {
                    Entry.Missed missed = (Entry.Missed) entry;
                    assertThat(missed.reason()).isEqualTo("outranked");
                    assertThat(missed.showing().plannedStart()).isEqualTo(Instant.parse("2026-11-23T09:01:00+07:00"));
                });
    }

    @Test
    void shouldBeginWhatMayStillBeginWhenATakeoverEnds() {
        activate(ALL_DAY + "  - {slot: tin, at: [\"09:01\"], wait: 5m, clips: [tin]}\n");
        run(Duration.ofSeconds(10));
        takeOver("lenh", "2026-11-23T09:03:00+07:00");
        run(Duration.ofMinutes(3));
        assertThat(started("tin").startedAt()).isEqualTo(Instant.parse("2026-11-23T09:03:00+07:00"));
    }

    @Test
    void shouldTakeOverAgainWhenThePlayerDies() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        takeOver("lenh", "2026-11-23T09:02:00+07:00");
        run(Duration.ofSeconds(10));
        player.die(Report.Cause.PROCESS);
        run(Duration.ofMinutes(2));
        assertThat(rows().get(1)).startsWith("takeover ").endsWith("INTERRUPTED PROCESS");
        assertThat(rows().get(2)).startsWith("takeover ").endsWith("COMPLETE");
    }

    @Test
    void shouldGoOnAtOnceWhenATakeoverIsEndedAndLetAnotherTakeItsPlace() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        takeOver("mot-lenh", "2026-11-23T10:00:00+07:00");
        run(Duration.ofSeconds(5));
        takeOver("lenh-khac", "2026-11-23T10:00:00+07:00");
        run(Duration.ofSeconds(5));
        carryOut(playout.handBack(clock.now()));
        run(Duration.ofSeconds(20));
        assertThat(rows().subList(1, 3))
                .allSatisfy(row -> assertThat(row).startsWith("takeover ").endsWith("CUT TAKEOVER"));
        assertThat(rows().get(3)).isEqualTo("hai 10000 COMPLETE");
        assertNoHole();
    }

    @Test
    void shouldKeepTheProgrammeOnAirWhenATakeoverGivesNoPicture() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        player.breakFile("lenh");
        takeOver("lenh", "2026-11-23T10:00:00+07:00");
        run(Duration.ofSeconds(20));
        assertThat(rows()).startsWith("takeover 0 FAILED NO_PICTURE", "mot 7000 COMPLETE", "hai 10000 COMPLETE");
        assertNoHole();
    }

    @Test
    void shouldTakeOverWithoutAnyPlaylistAndThenGoDark() {
        run(Duration.ofSeconds(1));
        takeOver("lenh", "2026-11-23T09:00:30+07:00");
        run(Duration.ofMinutes(1));
        assertThat(player.shown()).extracting(FakePlayer.Shown::what).containsExactly("standby", "lenh", "dark");
        assertThat(rows()).singleElement().asString().endsWith("COMPLETE");
    }

    private void takeOver(String id, String until) {
        Instant now = clock.now().wall();
        var order = new Takeover(
                id, List.of("*"), List.of(), new Takeover.Black(), false, Instant.parse(until), now, "lan");
        carryOut(playout.takeOver(Scene.drawn(order, Path.of(id), 1280, 720), clock.now()));
    }

    private void activate(String slots) {
        activate(slots, null);
    }

    private void activate(String slots, @Nullable Daypart hours) {
        carryOut(playout.activate(programme(slots, hours), clock.now()));
    }

    private void run(Duration time) {
        for (long turns = time.dividedBy(TURN); turns > 0; turns--) {
            clock.pass(TURN);
            carryOut(playout.turn(clock.now(), player.take(), List.of()));
        }
    }

    private void carryOut(Turn turn) {
        turn.orders().forEach(player::send);
        entries.addAll(turn.entries());
    }

    private static Programme programme(String slots, @Nullable Daypart hours) {
        return programme(slots, hours, "mot", "hai", "tin");
    }

    private static Programme programme(String slots, @Nullable Daypart hours, String... videos) {
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

    private List<Entry.Ended> ended() {
        return entries.stream()
                .filter(Entry.Ended.class::isInstance)
                .map(Entry.Ended.class::cast)
                .toList();
    }

    /** What became rows: clip, airtime, outcome, reason. */
    private List<String> rows() {
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

    private Entry.Started started(String clip) {
        return started(clip, 1);
    }

    /** Its first start, its second, … */
    private Entry.Started started(String clip, int nth) {
        return entries.stream()
                .filter(Entry.Started.class::isInstance)
                .map(Entry.Started.class::cast)
                .filter(entry -> clip(entry.play()).equals(clip))
                .skip(nth - 1)
                .findFirst()
                .orElseThrow();
    }

    /** From the first clip on the glass was never bare, and each play began where the one before it ended. */
    private void assertNoHole() {
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

    private int indexOf(String what) {
        List<String> shown = player.shown().stream().map(FakePlayer.Shown::what).toList();
        assertThat(shown).contains(what);
        return shown.indexOf(what);
    }

    private Instant wall(FakePlayer.Shown shown) {
        return clock.now().wallAt(shown.fromNs());
    }

    private static TimeOfDay time(int hour, int minute, int... second) {
        return new TimeOfDay(hour * 3600 + minute * 60 + (second.length == 0 ? 0 : second[0]));
    }
}
