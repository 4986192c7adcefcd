// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.health.Symptom;
import vn.cotmoc.health.Trouble;
import vn.cotmoc.health.WatchedScreen;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.time.FakeClock;

@Tag("L1")
class GlassCheckTest {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private final WatchedScreen screen = new WatchedScreen("man");
    private final GlassCheck check = new GlassCheck(() -> List.of(screen.vitals()));
    private int phase;

    /** What deck and glass show at a look. */
    private interface Scene {
        void show(int look);
    }

    @Test
    void shouldBeContentWithAMovingPictureThatIsAFrameAhead() {
        var random = new Random(7);
        assertThat(troubles(LONG, look -> see(phase++, phase + random.nextInt(3))))
                .isEmpty();
    }

    @Test
    void shouldBeContentWithAStill() {
        assertThat(troubles(LONG, look -> see(5, 5))).isEmpty();
    }

    @Test
    void shouldBeContentWithACutJustBeforeAStillPassage() {
        troubles(LONG, look -> see(phase++, phase));
        clock.pass(LOOK);
        see(WatchedScreen.moving(3), WatchedScreen.grey(200));
        check.look(clock.now());
        assertThat(troubles(LONG, look -> see(WatchedScreen.grey(200), WatchedScreen.grey(200))))
                .isEmpty();
    }

    @Test
    void shouldBeContentWithASlowFadeAndADarkPassage() {
        assertThat(troubles(LONG, look -> {
                    Lattice dim = WatchedScreen.grey(Math.abs(60 - look));
                    see(dim, dim);
                }))
                .isEmpty();
    }

    @Test
    void shouldBeContentWithABlackDeckOnABlackGlass() {
        assertThat(troubles(LONG, look -> see(WatchedScreen.BLACK, WatchedScreen.BLACK)))
                .isEmpty();
    }

    @Test
    void shouldFindAGlassThatIsBlack() {
        assertThat(troubles(Duration.ofSeconds(3), look -> see(WatchedScreen.moving(phase++), WatchedScreen.BLACK)))
                .containsOnly(Trouble.GLASS_BLACK);
    }

    @Test
    void shouldFindAPictureThatStandsThoughTheClipMoves() {
        troubles(LONG, look -> see(phase++, phase));
        int last = phase;
        assertThat(troubles(Duration.ofSeconds(3), look -> see(phase++, last))).containsOnly(Trouble.GLASS_FROZEN);
    }

    @Test
    void shouldFindASmallWindowOverAStillAndOverAFilm() {
        troubles(LONG, look -> see(5, 5));
        assertThat(troubles(Duration.ofSeconds(3), look -> {
                    Lattice still = WatchedScreen.moving(5);
                    see(still, WatchedScreen.covered(still, 3, 2, 250));
                }))
                .containsOnly(Trouble.GLASS_COVERED);
        assertThat(troubles(Duration.ofSeconds(3), look -> {
                    Lattice film = WatchedScreen.moving(phase++);
                    see(film, WatchedScreen.covered(film, 3, 2, 250));
                }))
                .containsOnly(Trouble.GLASS_COVERED);
    }

    @Test
    void shouldBeContentAgainWhenTheWindowIsGone() {
        Lattice still = WatchedScreen.moving(5);
        troubles(Duration.ofSeconds(3), look -> see(still, WatchedScreen.covered(still, 3, 2, 250)));
        assertThat(troubles(Duration.ofSeconds(3), look -> see(still, still))).isEmpty();
    }

    @Test
    void shouldNotBlameTheXServerForALookFromBeforeThePictureWasGone() {
        troubles(LONG, look -> see(5, 5));
        screen.state = ScreenStatus.State.RECOVERING;
        assertThat(troubles(LONG, look -> {})).isEmpty();
        screen.state = ScreenStatus.State.PLAYING;
        assertThat(troubles(Duration.ofSeconds(2), look -> {})).isEmpty();
        assertThat(troubles(LONG, look -> see(5, 5))).isEmpty();
    }

    @Test
    void shouldFindAnXServerThatDoesNotAnswer() {
        troubles(LONG, look -> see(5, 5));
        assertThat(troubles(Duration.ofSeconds(2), look -> {})).isEmpty();
        assertThat(troubles(Duration.ofSeconds(2), look -> {})).containsOnly(Trouble.DISPLAY_DOWN);
    }

    @Test
    void shouldNotBlameTheXServerWhileThePlayerIsSilent() {
        troubles(LONG, look -> see(5, 5));
        screen.silent = true;
        assertThat(troubles(Duration.ofSeconds(5), look -> {})).isEmpty();
        assertThat(new PictureCheck(() -> List.of(screen.vitals())).look(clock.now()))
                .extracting(Symptom::trouble)
                .containsExactly(Trouble.PLAYER_DOWN);
    }

    @Test
    void shouldLookAtNothingWhereNothingIsShown() {
        screen.state = ScreenStatus.State.DARK;
        assertThat(troubles(LONG, look -> see(WatchedScreen.moving(1), WatchedScreen.BLACK)))
                .isEmpty();
    }

    private void see(int deckPhase, int glassPhase) {
        see(WatchedScreen.moving(deckPhase), WatchedScreen.moving(glassPhase));
    }

    private void see(Lattice deck, Lattice glass) {
        screen.see(deck, glass, clock.now());
    }

    /** What is found in the end: the first second is for making sure. */
    private List<Trouble> troubles(Duration time, Scene scene) {
        List<Symptom> found = List.of();
        for (int look = 0; look < time.dividedBy(LOOK); look++) {
            clock.pass(LOOK);
            scene.show(look);
            found = check.look(clock.now());
        }
        return found.stream().map(Symptom::trouble).toList();
    }
}
