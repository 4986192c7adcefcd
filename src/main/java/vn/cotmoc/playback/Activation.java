// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** Puts on the screens what the accepted playlists say is to be on air. Safe for every thread. */
public final class Activation {
    private static final Logger LOG = LoggerFactory.getLogger(Activation.class);

    private final Playlists playlists;
    private final Screens screens;
    private final CheckedMedia media;
    private final Clock clock;
    private @Nullable String sha256;

    /** What was on air when the last process ended goes on. */
    public Activation(Playlists playlists, Screens screens, CheckedMedia media, Clock clock) {
        this.playlists = playlists;
        this.screens = screens;
        this.media = media;
        this.clock = clock;
        playlists.onAir(clock.now().wall()).ifPresent(onAir -> {
            sha256 = onAir.sha256();
            media.expect(onAir.playlist());
            screens.resume(playlists.before(onAir), onAir.playlist(), onAir.since());
        });
    }

    /** To be called when a playlist was accepted, and when one that waits may take over. */
    public synchronized void look() {
        Moment now = clock.now();
        Optional<OnAir> onAir = playlists.onAir(now.wall());
        if (onAir.isEmpty() || onAir.get().sha256().equals(sha256)) {
            return;
        }
        sha256 = onAir.get().sha256();
        media.expect(onAir.get().playlist());
        screens.activate(onAir.get().playlist());
        playlists.settle(now.wall());
        LOG.info(
                "Another playlist is on air. playlist={} version={}",
                onAir.get().playlist().id(),
                onAir.get().playlist().version());
    }

    /** Finds the media of what is on air that were mended; to be called about once a second. It hashes those. */
    public void lookAtMedia() {
        playlists.onAir(clock.now().wall()).ifPresent(onAir -> media.look(onAir.playlist()));
    }

    /** Hashes the media of what is on air where they were not yet: after a start, and nightly. Takes minutes. */
    public void checkMedia() {
        playlists.onAir(clock.now().wall()).ifPresent(onAir -> media.check(onAir.playlist()));
    }
}
