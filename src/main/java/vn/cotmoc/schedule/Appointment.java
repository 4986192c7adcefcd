// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.cotmoc.playlist.Clip;

/**
 * An {@code at} occurrence that may still begin, or go on.
 *
 * @param position of its next clip
 * @param begun whether a clip of it has started
 * @param dueSince its time; of a begun one the end of its last clip
 * @param deadline from then on it is missed
 */
record Appointment(Occurrence occurrence, int position, boolean begun, Instant dueSince, Instant deadline) {
    /** A begun one goes before others of its rank. */
    static final Comparator<Appointment> IN_TURN = Comparator.comparing((Appointment a) -> !a.begun)
            .thenComparing(Appointment::occurrence, Occurrence.BY_TIME_THEN_FILE);

    Rank rank() {
        return occurrence.rank();
    }

    SlotPlan slot() {
        return occurrence.slot();
    }

    /** The place of its next clip that may be shown; appointments pass over nothing else. */
    Optional<Integer> findNext(Question question) {
        return IntStream.range(position, slot().clips().size())
                .filter(i -> question.mayShow(slot().clips().get(i)))
                .boxed()
                .findFirst();
    }

    List<Clip> rest() {
        return slot().clips().subList(position, slot().clips().size());
    }
}
