// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.glass.Picture;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.schedule.History;
import vn.cotmoc.schedule.Screen;

/** The screens as the API sees them. Any thread. */
public interface Wall {
    /** What the schedule knows of them, in the order of the settings. */
    List<Screen> screens();

    /** What they do, in the same order. Returns at once. */
    List<ScreenStatus> status();

    /** What the device behind a screen says. Returns at once. */
    Panel panel(String screen);

    /** Where the rotation of a screen stands. */
    History history(String screen);

    /**
     * What is on the glass now, read back.
     *
     * @throws vn.cotmoc.fault.Fault REFUSED {@code unknown-screen}; RETRY {@code display-gone}
     */
    Picture snapshot(String screen);

    /** By how many degrees clockwise pictures are turned on their way to this screen's glass: 0, 90, 180 or 270. */
    int turn(String screen);

    /**
     * Shows a takeover that was accepted, and waits until it was read back, for some seconds at most.
     *
     * @return since when it is on the glass of all its screens; empty: it has not been seen there yet
     * @throws vn.cotmoc.fault.Fault RETRY {@code takeover-unwritable}
     */
    Optional<Instant> takeOver(Takeover order);

    /** The playlist goes on, on all screens. Returns at once. */
    void handBack();

    /**
     * What a device says of itself.
     *
     * @param state {@code ok}, {@code warning}, {@code fault}; {@code none} where there is no device to ask
     * @param detail for people; empty where there is nothing to say
     */
    record Panel(String state, String detail) {
        public static final Panel NONE = new Panel("none", "");
    }
}
