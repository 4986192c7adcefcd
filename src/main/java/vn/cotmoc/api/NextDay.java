// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.schedule.PlannedPlay;
import vn.cotmoc.schedule.Preview;

/** How often each clip begins in the next 24 hours, on all screens together: as things stand, and with another playlist. */
final class NextDay {
    private static final Duration DAY = Duration.ofHours(24);

    private final Wall wall;
    private final Instant now;

    NextDay(Wall wall, Instant now) {
        this.wall = wall;
        this.now = now;
    }

    /** {@code {plays: {clip: {before, after}}}}, only of clips whose number changes; filler among them. */
    ObjectNode json(Optional<OnAir> onAir, Playlist other) {
        Standings standings = new Standings(wall);
        Map<String, Integer> before = onAir.map(OnAir::playlist)
                .map(playlist -> count(wall.screens().stream()
                        .map(screen -> standings.now(playlist, screen, now, clip -> true))
                        .toList()))
                .orElse(Map.of());
        Playlist until = onAir.map(OnAir::playlist).orElse(other);
        Map<String, Integer> after = count(wall.screens().stream()
                .map(screen -> standings.after(until, other, screen, now))
                .toList());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode plays = json.putObject("plays");
        var clips = new TreeSet<>(before.keySet());
        clips.addAll(after.keySet());
        for (String clip : clips) {
            int was = before.getOrDefault(clip, 0);
            int is = after.getOrDefault(clip, 0);
            if (was != is) {
                plays.putObject(clip).put("before", was).put("after", is);
            }
        }
        return json;
    }

    private Map<String, Integer> count(List<Preview.Standing> standings) {
        Map<String, Integer> counted = new HashMap<>();
        Iterator<PlannedPlay> plays = Preview.plays(standings, now, now.plus(DAY));
        plays.forEachRemaining(play -> counted.merge(play.due().clip().id(), 1, Integer::sum));
        return counted;
    }
}
