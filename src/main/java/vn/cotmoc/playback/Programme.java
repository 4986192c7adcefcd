// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playback;

import java.util.Objects;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.schedule.Schedule;
import vn.cotmoc.schedule.Screen;

/** A playlist in force on one screen. */
record Programme(Playlist playlist, Schedule schedule) {
    static Programme of(Playlist playlist, Screen screen) {
        return new Programme(playlist, Schedule.of(playlist, screen));
    }

    /** Whether it holds the very same clip: then what is on air may play out. */
    boolean holds(Clip clip) {
        return playlist.findClip(clip.id())
                .filter(other -> Objects.equals(sha256(other), sha256(clip)))
                .isPresent();
    }

    /** The digest by which a sealed clip's file is found. */
    static String sha256(Clip clip) {
        Clip.Media media = clip.media();
        return media == null ? "" : media.sha256();
    }
}
