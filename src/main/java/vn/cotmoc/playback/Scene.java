// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.trust.Cue;
import vn.cotmoc.playlist.trust.Takeover;

/**
 * What a takeover puts on one screen: a clip, or a picture drawn for it.
 *
 * @param file of the clip or the drawn picture
 * @param width of the picture in pixels, as {@code height}
 * @param bytes of the whole file; 0: not known
 * @param cue the clip; null for words and for black
 */
record Scene(
        Takeover order,
        Path file,
        Clip.Kind kind,
        int width,
        int height,
        Clip.Fit fit,
        boolean audio,
        long bytes,
        @Nullable Cue cue) {
    /** For the journal, and for people who look. */
    static final String SLOT = "$takeover";

    static Scene ofClip(Takeover order, Cue cue) {
        Clip clip = cue.clip();
        Clip.Media media = clip.media();
        if (media == null) {
            throw new IllegalArgumentException("a clip that was never sealed: " + clip.id());
        }
        boolean audio = clip.audio() && !order.mute();
        return new Scene(
                order, cue.file(), clip.kind(), media.width(), media.height(), clip.fit(), audio, media.bytes(), cue);
    }

    static Scene drawn(Takeover order, Path picture, int width, int height) {
        return new Scene(order, picture, Clip.Kind.STILL, width, height, Clip.Fit.STRETCH, false, 0, null);
    }

    /** It is wanted at once, and a film begins again whenever it ends. */
    Order.Preroll preroll(long play) {
        return new Order.Preroll(play, file, kind, width, height, fit, audio, true, kind == Clip.Kind.VIDEO, bytes);
    }
}
