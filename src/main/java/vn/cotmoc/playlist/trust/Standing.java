// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the accepted playlists stand to each other at an instant. Pure.
 *
 * <p>The one that took over last is on air. One that is not valid yet takes over when it is, unless a later turn of the
 * same playlist came before: a version is replaced by the next one of its id, not by another playlist in between.
 *
 * @param accepted in the order of their turns
 */
record Standing(List<Acceptance> accepted, Instant now) {
    private static final Comparator<Acceptance> BY_TAKE_OVER =
            Comparator.comparing(Acceptance::takesOverAt).thenComparing(Acceptance::turn);

    Standing {
        accepted = List.copyOf(accepted);
    }

    /** The one in place, even if its last day is over. */
    Optional<Acceptance> findOnAir() {
        return accepted.stream()
                .filter(acceptance -> acceptance.hasBegun(now))
                .sorted(BY_TAKE_OVER.reversed())
                .filter(acceptance -> !isReplacedBeforeItBegan(acceptance))
                .findFirst();
    }

    /** Those waiting for their first day, the next first. */
    List<Acceptance> pending() {
        return accepted.stream()
                .filter(acceptance -> !acceptance.hasBegun(now) && !isReplacedBeforeItBegan(acceptance))
                .sorted(BY_TAKE_OVER)
                .toList();
    }

    State stateOf(Acceptance acceptance) {
        if (pending().contains(acceptance)) {
            return State.PENDING;
        }
        if (!findOnAir().filter(acceptance::equals).isPresent()) {
            return State.SUPERSEDED;
        }
        return acceptance.isOver(now) ? State.EXPIRED : State.ACTIVE;
    }

    private boolean isReplacedBeforeItBegan(Acceptance acceptance) {
        return accepted.stream()
                .anyMatch(other -> other.id().equals(acceptance.id())
                        && other.turn() > acceptance.turn()
                        && other.turnAt().isBefore(acceptance.takesOverAt()));
    }
}
