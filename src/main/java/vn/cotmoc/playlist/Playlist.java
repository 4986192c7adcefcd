// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clips and their schedule (danh sách phát), versioned.
 *
 * @param id {@code [a-z0-9-]{1,64}}
 * @param version at least 1; rises with every change
 * @param nodes the nodes that accept it; {@code *} is any
 * @param validFrom the first day; null: always
 * @param validUntil the last day, inclusive; null: for ever
 * @param timezone in which every day and time of the schedule is meant
 * @param schedule in file order, which decides between equals
 * @param filler ids of the clips shown when nothing is due; at least one is a still that is always valid
 * @param quotas by language, whole percent of the airtime that are wanted at least
 */
public record Playlist(
        String id,
        int version,
        List<String> nodes,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        ZoneId timezone,
        List<Clip> clips,
        List<Slot> schedule,
        List<String> filler,
        Map<String, Integer> quotas) {
    public static final ZoneId DEFAULT_TIMEZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    public Playlist {
        nodes = List.copyOf(nodes);
        clips = List.copyOf(clips);
        schedule = List.copyOf(schedule);
        filler = List.copyOf(filler);
        quotas = Map.copyOf(quotas);
    }

    public Optional<Clip> findClip(String clipId) {
        return clips.stream().filter(clip -> clip.id().equals(clipId)).findFirst();
    }

    /** Whether a node may play it. */
    public boolean names(String node) {
        return nodes.contains("*") || nodes.contains(node);
    }

    /** The same playlist with its clips made whole: measured, sealed. */
    public Playlist withClips(List<Clip> newClips) {
        return new Playlist(id, version, nodes, validFrom, validUntil, timezone, newClips, schedule, filler, quotas);
    }
}
