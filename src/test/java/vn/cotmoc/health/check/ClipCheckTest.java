// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.health.WatchedScreen;
import vn.cotmoc.media.Footage;
import vn.cotmoc.playback.BadClip;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.time.FakeClock;

@Tag("L1")
class ClipCheckTest {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T09:00:00+07:00"));
    private final WatchedScreen screen = new WatchedScreen("man");
    private final Set<String> playlist = new TreeSet<>(List.of("mot", "hai"));
    private Optional<Footage> footage = Optional.empty();
    private final List<String> missing = new ArrayList<>();
    private final ClipCheck check =
            new ClipCheck(() -> List.of(screen.vitals()), () -> missing, () -> playlist, clip -> footage);

    @Test
    void shouldNameABlackClipBeforeItsEnd() {
        assertThat(film("mot", 60, 9, look -> WatchedScreen.BLACK)).containsExactly("clip-black mot");
        footage = Optional.of(new Footage(false, false));
        assertThat(film("hai", 60, 5, look -> WatchedScreen.BLACK)).containsExactly("clip-black hai", "clip-black mot");
        assertThat(play("mot", Clip.Kind.STILL, 60, 9, look -> WatchedScreen.BLACK))
                .contains("clip-black mot");
    }

    @Test
    void shouldNameAFilmThatNeverMovesBeforeItsEnd() {
        assertThat(film("mot", 600, 20, look -> WatchedScreen.moving(3)))
                .as("the file does not tell")
                .isEmpty();
        footage = Optional.of(new Footage(true, false));
        assertThat(film("hai", 600, 5, look -> WatchedScreen.moving(3))).containsExactly("clip-frozen hai");
    }

    @Test
    void shouldNotMindADarkOrStillBeginningOfAFilmThatIsNeither() {
        footage = Optional.of(new Footage(true, true));
        assertThat(film("mot", 60, 20, look -> WatchedScreen.BLACK)).isEmpty();
        assertThat(film("hai", 600, 60, look -> WatchedScreen.moving(3))).isEmpty();
    }

    @Test
    void shouldNameAShortBlackClipWhenItIsOver() {
        assertThat(film("mot", 3, 3, look -> WatchedScreen.BLACK)).isEmpty();
        assertThat(film("hai", 1, 1, WatchedScreen::moving)).containsExactly("clip-black mot");
    }

    @Test
    void shouldNameAClipThatTurnsBlackForLong() {
        assertThat(film("mot", 120, 45, look -> look < 20 ? WatchedScreen.moving(look) : WatchedScreen.BLACK))
                .containsExactly("clip-black mot");
    }

    @Test
    void shouldNotMindAFadeOrADarkPassage() {
        assertThat(film(
                        "mot",
                        40,
                        40,
                        look -> look < 24 || (look > 60 && look < 140)
                                ? WatchedScreen.BLACK
                                : WatchedScreen.moving(look)))
                .isEmpty();
        assertThat(film("hai", 1, 1, WatchedScreen::moving)).isEmpty();
    }

    @Test
    void shouldNameAFilmThatNeverMovesWhenItIsOver() {
        assertThat(film("mot", 10, 10, look -> WatchedScreen.moving(3))).isEmpty();
        assertThat(film("hai", 1, 1, WatchedScreen::moving)).containsExactly("clip-frozen mot");
    }

    @Test
    void shouldNotMindAStillPassageNorAPicture() {
        film("mot", 10, 10, look -> WatchedScreen.moving(Math.max(0, look - 30)));
        assertThat(film("hai", 1, 1, WatchedScreen::moving)).isEmpty();
        play("mot", Clip.Kind.STILL, 10, 10, look -> WatchedScreen.moving(3));
        assertThat(film("hai", 1, 1, WatchedScreen::moving)).isEmpty();
    }

    @Test
    void shouldNotJudgeAFilmThatWasCutShort() {
        film("mot", 60, 10, look -> WatchedScreen.moving(3));
        assertThat(film("hai", 1, 1, WatchedScreen::moving)).isEmpty();
    }

    @Test
    void shouldBeContentWhenTheClipIsShownAsItShouldBeOrIsGone() {
        film("mot", 60, 9, look -> WatchedScreen.BLACK);
        film("hai", 10, 10, look -> WatchedScreen.moving(3));
        film("mot", 10, 10, WatchedScreen::moving);
        assertThat(film("hai", 1, 1, WatchedScreen::moving)).containsExactly("clip-frozen hai");

        playlist.remove("hai");
        assertThat(film("mot", 1, 1, WatchedScreen::moving)).isEmpty();
    }

    @Test
    void shouldNameWhatGivesNoPictureStopsOrIsDamaged() {
        screen.badClips.add(new BadClip("mot", BadClip.Trouble.NO_PICTURE));
        screen.badClips.add(new BadClip("hai", BadClip.Trouble.STALLED));
        missing.add("mot");

        assertThat(film("hai", 1, 1, WatchedScreen::moving))
                .containsExactlyInAnyOrder("clip-no-picture mot", "clip-stalled hai", "clip-damaged mot");
    }

    private List<String> film(String clip, int clipS, int shownS, IntFunction<Lattice> picture) {
        return play(clip, Clip.Kind.VIDEO, clipS, shownS, picture);
    }

    /** What is found when it has been shown for so long. */
    private List<String> play(String clip, Clip.Kind kind, int clipS, int shownS, IntFunction<Lattice> picture) {
        screen.play(clip, kind, clipS * 1_000L);
        List<String> found = List.of();
        for (int look = 0; look < 4 * shownS; look++) {
            clock.pass(LOOK);
            Lattice deck = picture.apply(look);
            screen.see(deck, deck, clock.now());
            found = check.look(clock.now()).stream()
                    .map(symptom -> symptom.trouble().code() + " "
                            + symptom.words().get(symptom.words().size() - 1))
                    .toList();
        }
        return found;
    }
}
