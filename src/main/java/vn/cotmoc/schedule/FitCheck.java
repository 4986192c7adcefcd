// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.cotmoc.document.Places;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.playlist.Clip;

/** Clips that are longer than any gap between the starts above them, in the year ahead: they keep their turn for ever. */
final class FitCheck {
    private static final int DAYS = 366;

    private final Places places;
    private final Validity validity;

    FitCheck(Places places, Validity validity) {
        this.places = places;
        this.validity = validity;
    }

    List<Problem> warnings(List<Schedule> screens, LocalDate first) {
        Map<SlotPlan, Long> roomMs = new HashMap<>();
        for (Schedule screen : screens) {
            Instant from = first.atStartOfDay(validity.zone()).toInstant();
            List<Occurrence> all = screen.occurrences(from, from.plus(Duration.ofDays(DAYS)));
            Map<Rank, List<Instant>> cuts = cutsAbove(all);
            for (Occurrence occurrence : all) {
                List<Instant> above = cuts.getOrDefault(occurrence.rank(), List.of());
                roomMs.merge(occurrence.slot(), roomMs(occurrence, above), Math::max);
            }
        }
        List<Problem> warnings = new ArrayList<>();
        roomMs.forEach((slot, room) -> tell(slot, room, warnings));
        return warnings;
    }

    private void tell(SlotPlan slot, long roomMs, List<Problem> warnings) {
        for (int i = 0; i < slot.clips().size(); i++) {
            Clip clip = slot.clips().get(i);
            if (clip.durationMs() > roomMs && slot.clips().indexOf(clip) == i) {
                warnings.add(places.problem(
                        "/schedule/" + slot.index() + "/clips/" + i,
                        "clip-never-fits",
                        clip.id(),
                        Lengths.text(clip.durationMs()),
                        slot.id()));
            }
        }
    }

    /** For each rank when it is cut by those above it, rising. */
    private static Map<Rank, List<Instant>> cutsAbove(List<Occurrence> all) {
        Map<Rank, List<Instant>> cuts = new EnumMap<>(Rank.class);
        for (Rank rank : Rank.OF_SLOTS) {
            cuts.put(
                    rank,
                    all.stream()
                            .filter(above -> above.cuts() && above.rank().isAbove(rank))
                            .map(Occurrence::cutAt)
                            .sorted()
                            .distinct()
                            .toList());
        }
        return cuts;
    }

    /** The longest time between two starts above, within which a clip of an occurrence could begin. */
    private static long roomMs(Occurrence occurrence, List<Instant> cuts) {
        Instant lastBegin = occurrence.slot().isAt()
                ? occurrence.start().plus(occurrence.slot().waitFor())
                : occurrence.end();
        int at = Collections.binarySearch(cuts, occurrence.start());
        Instant begin = occurrence.start();
        long longest = 0;
        for (Instant cut : cuts.subList(at < 0 ? -at - 1 : at + 1, cuts.size())) {
            longest = Math.max(longest, Duration.between(begin, cut).toMillis());
            begin = cut;
            if (!begin.isBefore(lastBegin)) {
                return longest;
            }
        }
        return Long.MAX_VALUE;
    }
}
