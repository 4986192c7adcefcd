// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trouble from its beginning to its end, whole.
 *
 * @param event what has just happened to it: {@code opened}, {@code changed}, {@code closed}
 * @param severity {@code warning} or {@code fault}
 * @param sentence what is wrong, for the operator
 * @param cost whole đồng
 */
public record Incident(
        String id,
        String event,
        @Nullable String screen,
        @Nullable String device,
        String code,
        String severity,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String ackedBy,
        String sentence,
        @Nullable String cause,
        @Nullable String action,
        @Nullable String person,
        @Nullable Boolean underWarranty,
        @Nullable Long cost) {

    public boolean open() {
        return closedAt == null;
    }
}
