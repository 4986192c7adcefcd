// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.Cue;
import vn.cotmoc.playlist.trust.Takeover;

/** What a takeover does to one screen's playout, and what it leaves behind. */
@Tag("L1")
final class PlayoutOfTakeoversTest extends PlayoutFixture {
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

    @Test
    void shouldNotBeHeardFromItsFirstPictureOnWhenATakeoverIsMute() {
        activate(ALL_DAY);
        run(Duration.ofSeconds(3));
        takeOverByClip(true);
        run(Duration.ofSeconds(5));
        assertThat(prerolled("tin")).singleElement().matches(preroll -> !preroll.audio());

        carryOut(playout.handBack(clock.now()));
        run(Duration.ofSeconds(5));
        assertThat(prerolled("hai")).as("what follows").last().matches(Order.Preroll::audio);
        takeOverByClip(false);
        assertThat(prerolled("tin")).last().matches(Order.Preroll::audio);
    }

    private void takeOverByClip(boolean mute) {
        Playlist playlist = programme(ALL_DAY, null).playlist();
        Clip clip = playlist.findClip("tin").orElseThrow();
        Takeover order = order(
                "lenh", new Takeover.OfClip("tin"), mute, clock.now().wall().plusSeconds(60));
        carryOut(playout.takeOver(Scene.ofClip(order, new Cue(playlist, clip, Path.of("tin"))), clock.now()));
    }

    private void takeOver(String id, String until) {
        Takeover order = order(id, new Takeover.Black(), false, Instant.parse(until));
        carryOut(playout.takeOver(Scene.drawn(order, Path.of(id), 1280, 720), clock.now()));
    }

    private Takeover order(String id, Takeover.Content content, boolean mute, Instant until) {
        return new Takeover(
                id, List.of("*"), List.of(), content, mute, until, clock.now().wall(), "lan");
    }
}
