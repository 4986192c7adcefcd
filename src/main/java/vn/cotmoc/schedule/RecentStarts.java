// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.cotmoc.playlist.Clip;

/**
 * When clips started on a screen, in whatever slot, as far as {@code maxPerHour} and {@code minGap} ask.
 *
 * @param byClip rising; those of the last 60 minutes, and the last one
 */
record RecentStarts(Map<String, List<Instant>> byClip) {
    static final RecentStarts NONE = new RecentStarts(Map.of());

    private static final Duration HOUR = Duration.ofMinutes(60);

    /** Kept of a clip without a limit, for a version that gives it one. */
    private static final int KEPT_STARTS = 60;

    private static final int MAX_CLIPS = 2_000;

    /**
     * Whether a limit of its own forbids the clip to start. A start that a clock set back has put into the future counts
     * as one as far back.
     */
    boolean holdBack(Clip clip, Instant now) {
        List<Instant> starts = byClip.getOrDefault(clip.id(), List.of());
        if (starts.isEmpty()) {
            return false;
        }
        if (clip.minGap() != null && isWithin(starts.get(starts.size() - 1), now, clip.minGap())) {
            return true;
        }
        return clip.maxPerHour() > 0
                && starts.stream().filter(start -> isWithin(start, now, HOUR)).count() >= clip.maxPerHour();
    }

    /** The instants at which one of the clip's starts ceases to count against it. */
    Stream<Instant> expiries(Clip clip) {
        List<Instant> starts = byClip.getOrDefault(clip.id(), List.of());
        Stream<Instant> hours = clip.maxPerHour() > 0 ? starts.stream().map(start -> start.plus(HOUR)) : Stream.of();
        Duration gap = clip.minGap();
        return gap == null || starts.isEmpty()
                ? hours
                : Stream.concat(hours, Stream.of(starts.get(starts.size() - 1).plus(gap)));
    }

    RecentStarts with(Clip clip, Instant now) {
        List<Instant> starts = new ArrayList<>();
        for (Instant start : byClip.getOrDefault(clip.id(), List.of())) {
            if (isWithin(start, now, HOUR)) {
                starts.add(start);
            }
        }
        starts.add(now);
        int tooMany = Math.max(0, starts.size() - Math.max(KEPT_STARTS, clip.maxPerHour()));
        Map<String, List<Instant>> all = new HashMap<>(byClip);
        if (all.size() >= MAX_CLIPS && !all.containsKey(clip.id())) {
            all.remove(leastRecent());
        }
        all.put(clip.id(), List.copyOf(starts.subList(tooMany, starts.size())));
        return new RecentStarts(all);
    }

    private String leastRecent() {
        return byClip.entrySet().stream()
                .min(Map.Entry.comparingByValue((a, b) -> a.get(a.size() - 1).compareTo(b.get(b.size() - 1))))
                .orElseThrow()
                .getKey();
    }

    private static boolean isWithin(Instant start, Instant now, Duration span) {
        return Duration.between(start, now).abs().compareTo(span) < 0;
    }
}
