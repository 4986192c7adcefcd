// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.schedule.Missed;
import vn.cotmoc.schedule.PlannedPlay;
import vn.cotmoc.schedule.Preview;
import vn.cotmoc.schedule.Schedule;
import vn.cotmoc.schedule.Screen;
import vn.cotmoc.schedule.SlotTime;

/**
 * What is asked of one playlist.
 *
 * @param file as its user named it
 * @param to excluded
 */
record PreviewRequest(String file, Playlist playlist, List<Screen> screens, Instant from, Instant to) {
    ZoneId zone() {
        return playlist.timezone();
    }

    List<SlotTime> slots() {
        return Preview.slots(playlist, screens, from, to);
    }

    /** Reckoned as they are asked for: a year of short clips does not fit into memory. */
    Iterator<PlannedPlay> plays() {
        return plays((screen, missed) -> {});
    }

    /** @param unfollowed takes what is missed after the last play, with its screen */
    Iterator<PlannedPlay> plays(BiConsumer<String, Missed> unfollowed) {
        return Preview.plays(
                screens.stream()
                        .map(screen -> Preview.Standing.anew(Schedule.of(playlist, screen), from))
                        .toList(),
                from,
                to,
                unfollowed);
    }
}
