// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.util.List;

/**
 * How far a slot has got; it changes only when a clip starts.
 *
 * @param fingerprint of what it goes round in: another one means to start anew
 * @param round from 0; sequence and shuffle
 * @param position in the round, of the next turn; sequence and shuffle
 * @param credits in the order of the slot's clips; weighted, else empty
 */
record Rotation(String fingerprint, int round, int position, List<Long> credits) {
    Rotation {
        credits = List.copyOf(credits);
    }

    static Rotation anew(String fingerprint) {
        return new Rotation(fingerprint, 0, 0, List.of());
    }

    Rotation at(int newRound, int newPosition) {
        return new Rotation(fingerprint, newRound, newPosition, credits);
    }

    Rotation withCredits(List<Long> newCredits) {
        return new Rotation(fingerprint, round, position, newCredits);
    }
}
