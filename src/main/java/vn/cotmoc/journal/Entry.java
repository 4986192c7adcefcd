// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a node and is to be kept. The playout loop makes them, in order, and never waits for them to
 * be written.
 *
 * <p>The entries of a screen's plays come in this order: {@code Intent}, {@code Ended} of the play before, {@code Started},
 * {@code Beat}…, {@code Ended}. An entry that does not fit what is known (a number not open, an intent whose number does
 * not rise) changes nothing, so that the same entries may be offered twice; {@link OnAir} holds these rules.
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

    /**
     * Where a screen's schedule stands without a play that would say so: it went dark, another playlist is in force, something
     * was told to be missed. Offered together with those missed, so that a restart tells none of them again.
     *
     * @param history as of {@link Intent}, in force at once
     */
    record Decided(String screen, String history) implements Entry {}

    /** An {@code at} occurrence's clip that was not shown. {@code reason}: outranked, dark, off, clock, media, late. */
    record Missed(Showing showing, String reason, boolean synchronised) implements Entry {}

    /** Something about the wall clock: {@code stepped} (with how far), {@code synchronised}, {@code lost}. */
    record ClockChanged(String event, @Nullable Long stepMs) implements Entry {}

    /** The site is out of order from a day on, or (null) in operation again. Leaves a row only where that is news. */
    record SiteSuspended(Site.@Nullable Suspension suspension) implements Entry {}

    /**
     * All devices of the warranty register as the settings have them now. Leaves a row for each that is new or not what it
     * was, and for each that is gone.
     */
    record DevicesListed(List<Device> devices) implements Entry {
        public DevicesListed {
            devices = List.copyOf(devices);
        }
    }

    /**
     * A local day of a screen is over. A later one for the same day replaces it.
     *
     * @param openMs within the screen's hours
     * @param downMs of that, without a good picture
     */
    record DayEnded(String screen, LocalDate date, long openMs, long downMs) implements Entry {}

    /** An incident was opened, changed or closed: the whole of it as it is now. */
    record IncidentChanged(Incident incident) implements Entry {}

    /** Entries that could not be kept. {@code why}: disk-full, write-failed. */
    record Gap(long lost, Instant from, Instant to, String why) implements Entry {}

    /** {@code complete}, {@code cut}, {@code failed}, {@code interrupted}. */
    enum Outcome {
        COMPLETE,
        CUT,
        FAILED,
        INTERRUPTED;

        /** As the row has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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
        MACHINE;

        /** As the row has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What vouches for a play: nothing, the picture read back from X, the panel. Later constants are stronger. */
    enum Proof {
        NONE,
        OUTPUT,
        PANEL;

        /** As the row has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
