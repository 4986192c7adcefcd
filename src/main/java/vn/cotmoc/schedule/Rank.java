// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.List;
import vn.cotmoc.playlist.Slot;

/** Who goes before whom, highest first. */
enum Rank {
    /** Above all slots; when it begins and ends is no matter of the schedule. */
    TAKEOVER,
    EMERGENCY_AT,
    EMERGENCY_BETWEEN,
    HIGH_AT,
    HIGH_BETWEEN,
    NORMAL_AT,
    NORMAL_BETWEEN,
    FILLER;

    /** Those that slots have, highest first. */
    static final List<Rank> OF_SLOTS =
            List.of(EMERGENCY_AT, EMERGENCY_BETWEEN, HIGH_AT, HIGH_BETWEEN, NORMAL_AT, NORMAL_BETWEEN);

    static Rank of(Slot slot) {
        return of(slot.priority(), slot.times() instanceof Slot.At);
    }

    static Rank of(Due due) {
        return due.priority() == null ? FILLER : of(due.priority(), due.kind() == Due.Kind.AT);
    }

    private static Rank of(Slot.Priority priority, boolean at) {
        return switch (priority) {
            case EMERGENCY -> at ? EMERGENCY_AT : EMERGENCY_BETWEEN;
            case HIGH -> at ? HIGH_AT : HIGH_BETWEEN;
            case NORMAL -> at ? NORMAL_AT : NORMAL_BETWEEN;
        };
    }

    boolean isAbove(Rank other) {
        return compareTo(other) < 0;
    }

    boolean isAt() {
        return this == EMERGENCY_AT || this == HIGH_AT || this == NORMAL_AT;
    }
}
