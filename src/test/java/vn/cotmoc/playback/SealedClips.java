// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.function.ToLongFunction;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;

/** Playlists as a node has them: each clip with a length and with media, whose hash is the clip's id. */
final class SealedClips {
    private SealedClips() {}

    static Playlist of(Playlist read, ToLongFunction<Clip> lengthMs) {
        return read.withClips(read.clips().stream()
                .map(clip -> sealed(clip.withDurationMs(lengthMs.applyAsLong(clip))))
                .toList());
    }

    private static Clip sealed(Clip clip) {
        return new Clip(
                clip.id(),
                clip.title(),
                clip.file(),
                clip.topic(),
                clip.language(),
                clip.source(),
                clip.approval(),
                clip.validFrom(),
                clip.validUntil(),
                clip.kind(),
                clip.durationMs(),
                clip.audio(),
                clip.fit(),
                clip.maxPerHour(),
                clip.minGap(),
                new Clip.Media(clip.id(), 1, 1280, 720));
    }
}
