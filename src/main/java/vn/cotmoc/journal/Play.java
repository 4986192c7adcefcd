// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A play that is over: what becomes a row. Members as in {@link Entry.Ended}. */
public record Play(
        Entry.Showing showing,
        @Nullable Instant startedAt,
        Instant endedAt,
        long airtimeMs,
        Entry.Outcome outcome,
        Entry.@Nullable Reason reason,
        Entry.Proof proof,
        boolean synchronised) {}
