// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uk.co.caprica.vlcj.binding.internal.libvlc_display_callback_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_lock_callback_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_media_player_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_media_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_unlock_callback_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_video_cleanup_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_video_format_cb;
import uk.co.caprica.vlcj.binding.lib.LibVlc;
import vn.cotmoc.glass.Lattice;
import vn.cotmoc.playback.Order;

/**
 * A video that libVLC draws into memory, after the recipe of decisions/0003-two-decks.md: play, wait for the first picture,
 * pause, let it settle, seek to 0; the first picture is then on the canvas, and the clip goes on when told to roll.
 */
final class VideoDeck implements Deck {
    /** A clip of the house format gives its first picture within 300 ms; nothing is wrong yet with one ten times slower. */
    private static final long FIRST_PICTURE_WAIT_MS = 3_000;

    private static final long LOOK_MS = 50;
    /** libvlc_Ended and libvlc_Error of libvlc_state_t. */
    private static final Set<Integer> OVER = Set.of(6, 7);

    /** With this pause and one decoder thread 0 first pictures were corrupt and 0 tails lost; without, 12 and 6. */
    private static final long SETTLE_MS = 250;

    /** Once the file was read, with what it takes to decode that: a clip of four pictures a second and more has none left then. */
    private static final long NO_MORE_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long SEEK_PICTURE_WAIT_MS = 500;
    /** The most that libVLC takes: 18 hours of one-second clips; a takeover lasts a day at most, and the picture stays. */
    private static final String MANY_TIMES = ":input-repeat=65535";

    private static final byte[] CHROMA = "RV32".getBytes(StandardCharsets.US_ASCII);

    private final Order.Preroll order;
    private final Listener listener;
    private final CanvasPair canvases;
    private final libvlc_media_player_t player;
    private final ExecutorService worker;
    private final DeckSound sound;
    private final PictureCount pictures = new PictureCount();

    // libVLC holds these for as long as the player lives, so must we.
    private final libvlc_video_format_cb onFormat = Vlc.threaded(this::format);
    private final libvlc_video_cleanup_cb onCleanup = Vlc.threaded(opaque -> {});
    private final libvlc_lock_callback_t onLock = Vlc.threaded(this::lock);
    private final libvlc_unlock_callback_t onUnlock = Vlc.threaded((opaque, picture, planes) -> {});
    private final libvlc_display_callback_t onDisplay = Vlc.threaded(this::display);

    private volatile boolean closed;

    VideoDeck(Supplies supplies, Order.Preroll order, Stage stage, Listener listener) {
        this.order = order;
        this.listener = listener;
        canvases = new CanvasPair(stage, stage.placement(order));
        player = LibVlc.libvlc_media_player_new(supplies.vlc());
        LibVlc.libvlc_video_set_format_callbacks(player, onFormat, onCleanup);
        LibVlc.libvlc_video_set_callbacks(player, onLock, onUnlock, onDisplay, Pointer.NULL);
        sound = new DeckSound(player, order, supplies, pictures);
        worker = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "deck-" + order.play());
            thread.setDaemon(true);
            return thread;
        });
        worker.execute(() -> preroll(supplies));
    }

    private void preroll(Supplies supplies) {
        Optional<String> lack = Deck.findLack(order);
        if (lack.isPresent()) {
            listener.failed(this, lack.get());
            return;
        }
        libvlc_media_t media =
                LibVlc.libvlc_media_new_path(supplies.vlc(), order.file().toString());
        if (order.loops()) {
            LibVlc.libvlc_media_add_option(media, MANY_TIMES);
        }
        LibVlc.libvlc_media_player_set_media(player, media);
        LibVlc.libvlc_media_release(media);
        LibVlc.libvlc_media_player_play(player);
        try {
            if (!awaitFirstPicture()) {
                listener.failed(this, "no picture within " + FIRST_PICTURE_WAIT_MS + " ms or to its end");
                return;
            }
            if (order.urgent()) {
                sound.getReady();
            } else {
                rewind();
            }
            listener.ready(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A file that is missing or no video ends at once; what stalls is given up later. */
    private boolean awaitFirstPicture() throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_PICTURE_WAIT_MS);
        boolean over = false;
        while (!over && System.nanoTime() < deadlineNs) {
            over = OVER.contains(LibVlc.libvlc_media_player_get_state(player));
            if (pictures.await(1, LOOK_MS)) {
                return true;
            }
        }
        return false;
    }

    private void rewind() throws InterruptedException {
        sound.haveOne();
        LibVlc.libvlc_media_player_set_pause(player, 1);
        pictures.settle(SETTLE_MS);
        long before = pictures.count().pictures();
        sound.getReady();
        LibVlc.libvlc_media_player_set_time(player, 0);
        pictures.await(before + 1, SEEK_PICTURE_WAIT_MS);
        pictures.restart();
    }

    /** libVLC asks how it shall draw: the picture scaled to its place, four bytes a pixel, lines as far apart as the canvas's. */
    private int format(
            PointerByReference opaque,
            PointerByReference chroma,
            IntByReference width,
            IntByReference height,
            PointerByReference pitches,
            PointerByReference lines) {
        chroma.getPointer().write(0, CHROMA, 0, CHROMA.length);
        width.setValue(canvases.width());
        height.setValue(canvases.height());
        pitches.getPointer().setInt(0, canvases.lineBytes());
        lines.getPointer().setInt(0, canvases.height());
        return 1;
    }

    private @Nullable Pointer lock(Pointer opaque, PointerByReference planes) {
        planes.getPointer().setPointer(0, canvases.back());
        return null;
    }

    private void display(Pointer opaque, Pointer picture) {
        canvases.turn();
        pictures.add(System.nanoTime());
        listener.changed(this);
    }

    @Override
    public long play() {
        return order.play();
    }

    @Override
    public void show(Stage stage) {
        canvases.show(stage);
    }

    @Override
    public void roll() {
        sound.roll();
        submit(() -> LibVlc.libvlc_media_player_set_pause(player, 0));
    }

    @Override
    public Optional<SoundTrack> sound() {
        return sound.track();
    }

    @Override
    public Count count() {
        return pictures.count();
    }

    /** libVLC itself is held up at the end, by {@link DeckSound}; that has heard of it before. */
    @Override
    public boolean isOver() {
        boolean read = sound.isRead() || OVER.contains(LibVlc.libvlc_media_player_get_state(player));
        return read && System.nanoTime() - pictures.count().lastNs() > NO_MORE_NS;
    }

    @Override
    public Lattice lattice(Stage stage) {
        return canvases.lattice(stage);
    }

    private void submit(Runnable task) {
        if (!closed) {
            worker.execute(task);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pictures.giveUp();
            sound.letGo();
            worker.execute(this::end);
            worker.shutdown();
        }
    }

    /** Stopping waits for libVLC's threads; after it none of them writes to the canvases any more. */
    private void end() {
        LibVlc.libvlc_media_player_stop(player);
        LibVlc.libvlc_media_player_release(player);
        canvases.close();
        sound.close();
    }
}
