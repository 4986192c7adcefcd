// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Entry.Outcome;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.schedule.History;

/** One screen's playout, turn by turn. */
@Tag("L1")
final class PlayoutTest extends PlayoutFixture {
    private static final String ONLY_TIN = "  - {slot: ngay, between: [\"00:00\", \"24:00\"], clips: [tin]}\n";

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
    void shouldCallAClipCompleteWhenThePlayerDiesInItsLastHalfSecond() {
        activate(ALL_DAY);
        run(Duration.ofMillis(17_400));
        player.die(Report.Cause.DISPLAY);
        run(Duration.ofSeconds(30));
        assertThat(rows()).element(1).asString().matches("hai 9[5-9]\\d\\d COMPLETE");
        assertThat(rows()).startsWith("mot 7000 COMPLETE").element(2).isEqualTo("mot 7000 COMPLETE");
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
    void shouldGoOnAtOnceWhenAClipIsOverBeforeItsTime() {
        player.cutOffFile("hai");
        activate(ALL_DAY);
        run(Duration.ofSeconds(40));
        assertThat(rows()).startsWith("mot 7000 COMPLETE", "hai 1000 FAILED STALLED", "mot 7000 COMPLETE");
        Duration shown =
                Duration.between(started("hai").startedAt(), started("mot", 2).startedAt());
        assertThat(shown.minusSeconds(1))
                .as("until the player tells, and has the next one ready")
                .isLessThan(FakePlayer.PREROLL.plusMillis(300));
        assertThat(player.shown()).extracting(FakePlayer.Shown::what).containsOnlyOnce("standby");
    }

    @Test
    void shouldAskForNoSeamWhenThePictureIsFrozen() {
        player.cutOffFile("hai");
        activate(ALL_DAY);
        run(Duration.ofSeconds(10));
        assertThat(prerolled("mot")).extracting(Order.Preroll::urgent).containsExactly(true, true);
        run(Duration.ofSeconds(12));
        assertThat(prerolled("mot")).as("after a whole one").last().matches(preroll -> !preroll.urgent());
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
        run(Duration.ofMinutes(62));
        assertThat(playout.badClips()).isEmpty();
    }

    @Test
    void shouldTryAClipAgainAfterAnHour() {
        player.breakFile("hai");
        activate(ALL_DAY);
        run(Duration.ofMinutes(59));
        assertThat(rows()).filteredOn(row -> row.startsWith("hai")).containsExactly("hai 0 FAILED NO_PICTURE");

        run(Duration.ofMinutes(3));
        assertThat(rows()).filteredOn(row -> row.startsWith("hai")).hasSize(2).containsOnly("hai 0 FAILED NO_PICTURE");
        assertNoHole();
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
}
