// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a node and is to be kept. The playout loop makes them, in order, and never waits for them to
 * be written.
 */
public sealed interface Entry {
    /** What is shown: facts of the clip as its playlist gave them, and where it stands in the schedule. */
    record Showing(
            String screen,
            @Nullable String clip,
            @Nullable String sha256,
            @Nullable String title,
            @Nullable String topic,
            @Nullable String language,
            @Nullable String source,
            @Nullable String approvalNumber,
            @Nullable String approvalDate,
            @Nullable String playlist,
            @Nullable Integer version,
            String slot,
            String kind,
            @Nullable String priority,
            Instant plannedStart,
            long clipMs) {}

    /**
     * A clip is about to be shown: it is being pre-rolled. Replaces an earlier intent of its screen that never started;
     * the play on air on that screen, if any, stays open beside it.
     *
     * @param play the play's number on its screen, rising; it ties the entries of one play together
     * @param history the rotation state once it has started, opaque JSON, given back after a restart
     */
    record Intent(long play, Showing showing, String history) implements Entry {}

    /** The intent with this number is on the screen. */
    record Started(String screen, long play, Instant startedAt) implements Entry {}

    /**
     * How far the play on air has got.
     *
     * @param airtimeMs shown so far
     * @param proof what has been proved so far
     */
    record Beat(String screen, long play, long airtimeMs, Proof proof) implements Entry {}

    /**
     * The play, started or not, is over and becomes a row.
     *
     * @param startedAt null when no first picture is known
     * @param reason null for {@code COMPLETE}, else one that belongs to the outcome
     * @param synchronised whether the wall clock was
     */
    record Ended(
            String screen,
            long play,
            @Nullable Instant startedAt,
            Instant endedAt,
            long airtimeMs,
            Outcome outcome,
            @Nullable Reason reason,
            Proof proof,
            boolean synchronised)
            implements Entry {}

    /** An intent that will not be shown after all, by no fault of the clip: it leaves no row. */
    record Dropped(String screen, long play) implements Entry {}

    /** An {@code at} occurrence's clip that was not shown. {@code reason}: outranked, dark, off, clock, media, late. */
    record Missed(Showing showing, String reason, boolean synchronised) implements Entry {}

    /** Something about the wall clock: {@code stepped} (with how far), {@code synchronised}, {@code lost}. */
    record ClockChanged(String event, @Nullable Long stepMs) implements Entry {}

    /** {@code complete}, {@code cut}, {@code failed}, {@code interrupted}. */
    enum Outcome {
        COMPLETE,
        CUT,
        FAILED,
        INTERRUPTED
    }

    /** Why a play did not come to its end; grouped by outcome: cut, failed, interrupted. */
    enum Reason {
        SCHEDULE,
        TAKEOVER,
        HOURS,
        ACTIVATION,
        STOP,
        NO_PICTURE,
        STALLED,
        PROCESS,
        DISPLAY,
        MACHINE
    }

    /** What vouches for a play: nothing, the picture read back from X, the panel. Later constants are stronger. */
    enum Proof {
        NONE,
        OUTPUT,
        PANEL
    }
}
