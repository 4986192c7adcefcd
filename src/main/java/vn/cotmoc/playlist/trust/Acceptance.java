// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A playlist that the node took, and when it was last put forward.
 *
 * @param sha256 of its payload
 * @param signedBy the principal whose key had signed, as it was judged when it was accepted
 * @param acceptedAt by the node's clock
 * @param validFrom the instant it begins; null: it always was
 * @param validUntil the instant it ends, exclusive; null: never
 * @param turn rises by one with every acceptance and rollback, of whatever playlist; never two alike
 * @param turnAt when it was accepted or, if later, rolled back to
 */
public record Acceptance(
        String id,
        int version,
        String sha256,
        String signedBy,
        Instant sealedAt,
        Instant acceptedAt,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        long turn,
        Instant turnAt) {
    boolean hasBegun(Instant now) {
        return validFrom == null || !now.isBefore(validFrom);
    }

    boolean isOver(Instant now) {
        return validUntil != null && !now.isBefore(validUntil);
    }

    /** When it goes on air if nothing comes between. */
    Instant takesOverAt() {
        return validFrom == null || validFrom.isBefore(turnAt) ? turnAt : validFrom;
    }

    Acceptance turned(long newTurn, Instant now) {
        return new Acceptance(id, version, sha256, signedBy, sealedAt, acceptedAt, validFrom, validUntil, newTurn, now);
    }
}
