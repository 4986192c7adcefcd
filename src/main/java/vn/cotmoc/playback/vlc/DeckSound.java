// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback.vlc;

import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import uk.co.caprica.vlcj.binding.internal.libvlc_audio_drain_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_audio_flush_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_audio_play_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_media_player_t;
import uk.co.caprica.vlcj.binding.lib.LibVlc;
import vn.cotmoc.playback.Order;

/**
 * What libVLC decodes of a clip's sound, on its way to the {@link SoundTrack}, and what keeps the clip alive until its last
 * picture.
 *
 * <p>Once it has read a file to its end, libVLC asks every 100 ms whether something is left to show, and a picture that already
 * waits for its instant does not count (vout_IsEmpty in libVLC 3.0): of clips at 30 frames a second every third lost its last
 * picture. While the last of the sound is being heard out it does not ask. So each clip has a sound, if need be a silent one,
 * and that lasts until all pictures were shown. A silent clip of less than a second may be over before its sound has begun.
 */
final class DeckSound {
    /** libVLC reads no farther ahead than that; so long after it came to a file's end the last picture was shown. */
    private static final long TAIL_MS = 2_000;

    /** A sound that ends so long before there is any picture belongs to no film. */
    private static final long NO_FILM_MS = 500;

    /** Signed, 16 bits, of this machine's order. */
    private static final String SAMPLES = "S16N";
    /** Of libvlc_media_slave_type_t. */
    private static final int SOUND_SLAVE = 1;

    private static final int SELECTED = 1;

    private final libvlc_media_player_t player;
    private final String silence;
    private final Order.Preroll order;
    private final PictureCount pictures;
    private final Optional<SoundTrack> track;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch rolling = new CountDownLatch(1);

    // libVLC holds these for as long as the player lives, so must we.
    private final libvlc_audio_play_cb onPlay = Vlc.threaded(this::hear);
    private final libvlc_audio_flush_cb onFlush = Vlc.threaded((opaque, atUs) -> forget());
    private final libvlc_audio_drain_cb onEnd = Vlc.threaded(this::hearOut);

    /** Of libVLC's sound thread alone: what it hands over passes through here. */
    private short[] block = {};

    private volatile boolean read;
    private volatile boolean letGo;

    /** Before the player is told to play. */
    DeckSound(libvlc_media_player_t player, Order.Preroll order, Supplies supplies, PictureCount pictures) {
        this.player = player;
        this.silence = supplies.silence();
        this.order = order;
        this.pictures = pictures;
        track = order.audio() ? Optional.of(new SoundTrack(supplies.tapes())) : Optional.empty();
        LibVlc.libvlc_audio_set_format(player, SAMPLES, SoundTrack.RATE, SoundTrack.CHANNELS);
        LibVlc.libvlc_audio_set_callbacks(player, onPlay, null, null, onFlush, onEnd, Pointer.NULL);
    }

    /** What is to be heard; nothing where the clip is to be silent. */
    Optional<SoundTrack> track() {
        return track;
    }

    /** Once what the file holds is known. */
    void haveOne() {
        if (LibVlc.libvlc_audio_get_track_count(player) == 0) {
            LibVlc.libvlc_media_player_add_slave(player, SOUND_SLAVE, silence, SELECTED);
        }
    }

    /** From here on it is read as it will be shown: from the beginning, where there is time for that. */
    void getReady() {
        ready.countDown();
    }

    /** Whether the clip, once it was under way, was read to its file's end; its last pictures are still to come. */
    boolean isRead() {
        return read;
    }

    void roll() {
        rolling.countDown();
    }

    /** Nobody waits for the end any longer; what fades is heard out. The pictures are given up before. */
    void letGo() {
        letGo = true;
        ready.countDown();
        rolling.countDown();
    }

    /** After libVLC's threads have ended. */
    void close() {
        track.ifPresent(SoundTrack::close);
    }

    /** libVLC's clock counts microseconds of the one that System.nanoTime() counts: CLOCK_MONOTONIC. */
    private void hear(Pointer opaque, Pointer samples, int frames, long dueUs) {
        track.ifPresent(it -> it.add(read(samples, frames), frames, TimeUnit.MICROSECONDS.toNanos(dueUs)));
    }

    private short[] read(Pointer samples, int frames) {
        int count = frames * SoundTrack.CHANNELS;
        if (block.length < count) {
            block = new short[count];
        }
        samples.read(0, block, 0, count);
        return block;
    }

    private void forget() {
        if (!letGo) {
            track.ifPresent(SoundTrack::clear);
        }
    }

    /** A short clip is read to its end while it is still got ready, and must not be over before. What loops has to end first. */
    private void hearOut(Pointer opaque) {
        boolean early = ready.getCount() > 0;
        try {
            if (early && !pictures.await(1, NO_FILM_MS)) {
                return;
            }
            ready.await();
            if (order.loops() || (early && !order.urgent())) {
                return;
            }
            rolling.await();
            read = true;
            pictures.settle(TAIL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
