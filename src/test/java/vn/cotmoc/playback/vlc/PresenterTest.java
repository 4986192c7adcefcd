// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.cotmoc.glass.Area;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.playback.Order;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playlist.Clip;

/** Decks that get ready and fail when told to, so that what is rare comes in the order that matters. */
@Tag("L3")
final class PresenterTest {
    private static final Area SCREEN = new Area(0, 0, 320, 180);
    private static final Duration SOON = Duration.ofSeconds(20);

    /** It lets everybody in: this process's own Xlib has no authority of a display made for a player. */
    private static Process x;

    private static String display;

    private final Queue<Report> heard = new ConcurrentLinkedQueue<>();
    private final Map<Long, ToldDeck> decks = new ConcurrentHashMap<>();
    private Presenter presenter;
    private Thread thread;

    private static final class ToldDeck implements Deck {
        private final long play;
        private volatile boolean rolling;

        ToldDeck(long play) {
            this.play = play;
        }

        @Override
        public long play() {
            return play;
        }

        @Override
        public void show(Stage stage) {
            stage.showBlack();
        }

        @Override
        public void roll() {
            rolling = true;
        }

        @Override
        public Optional<SoundTrack> sound() {
            return Optional.empty();
        }

        @Override
        public Count count() {
            return new Count(1, System.nanoTime());
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public Lattice lattice(Stage stage) {
            return Lattice.of(stage.width(), stage.height(), (column, row) -> 0);
        }

        @Override
        public void close() {
            rolling = false;
        }
    }

    @BeforeAll
    static void startServer() throws Exception {
        x = new ProcessBuilder("Xvfb", "-displayfd", "1", "-ac", "-nolisten", "tcp", "-screen", "0", "320x180x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader number = x.inputReader(StandardCharsets.UTF_8)) {
            display = ":" + number.readLine();
        }
    }

    @AfterAll
    static void endServer() {
        x.destroy();
    }

    @BeforeEach
    void startPresenter() {
        var stage = new Stage(display, SCREEN, new Rotation(0));
        presenter = new Presenter(stage, new Mixer(), this::deck, heard::add, () -> {});
        thread = new Thread(presenter, "presenter");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void endPresenter() throws Exception {
        thread.interrupt();
        thread.join(SOON.toMillis());
    }

    private Deck deck(Order.Preroll order) {
        var deck = new ToldDeck(order.play());
        decks.put(order.play(), deck);
        return deck;
    }

    @Test
    void shouldSetTheSuccessorGoingWhenItIsReadyBeforeItsFlipIsKnown() {
        preroll(1);
        presenter.take(new Order.Flip(1, System.nanoTime()));
        presenter.failed(deck(1), "broken");
        hear(new Report.Failed(1, "broken"));
        showWhenReadyEarly(2);
    }

    @Test
    void shouldSetTheSuccessorGoingWhenItsPredecessorIsReplacedUnseen() {
        preroll(1);
        presenter.take(new Order.Flip(1, System.nanoTime()));
        showWhenReadyEarly(2);
    }

    private void showWhenReadyEarly(long play) {
        preroll(play);
        presenter.ready(deck(play));
        hear(new Report.Prerolled(play));
        presenter.take(new Order.Flip(play, System.nanoTime()));
        await().atMost(SOON)
                .until(() -> heard.stream().anyMatch(it -> it instanceof Report.OnGlass on && on.play() == play));
        assertThat(deck(play).rolling).isTrue();
    }

    private void preroll(long play) {
        presenter.take(new Order.Preroll(
                play, Path.of("clip.mp4"), Clip.Kind.VIDEO, 320, 180, Clip.Fit.CONTAIN, false, false));
        await().atMost(SOON).until(() -> decks.containsKey(play));
    }

    private ToldDeck deck(long play) {
        return Objects.requireNonNull(decks.get(play));
    }

    private void hear(Report report) {
        await().atMost(SOON).until(() -> heard.contains(report));
    }
}
