// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.Clip;

/**
 * What has been shown on one screen, as far as it decides what comes next. Immutable; any thread.
 *
 * <p>{@link Schedule#decide} gives the next one back; {@link #toJson} is stored with each play's intent, so that after a
 * restart the screen goes on where it was.
 */
public final class History {
    public static final History EMPTY =
            new History(Activation.NONE, AppointmentBook.EMPTY, Map.of(), Map.of(), Map.of(), RecentStarts.NONE, null);

    final Activation activation;
    final AppointmentBook book;
    /** By slot id; the filler's under {@link Due#FILLER_SLOT}. */
    final Map<String, Rotation> rotations;
    /** The last occurrence of a {@code between} slot that has begun, by slot id. */
    final Map<String, Occurrence.Key> begunStretches;

    final Map<Rank, Charges> charges;
    final RecentStarts starts;
    final @Nullable LastPlay last;

    /**
     * What started last.
     *
     * @param end planned, or when it was seen to be over
     * @param key null unless it was an appointment's clip
     */
    record LastPlay(Rank rank, Instant start, Instant end, Occurrence.@Nullable Key key) {}

    History(
            Activation activation,
            AppointmentBook book,
            Map<String, Rotation> rotations,
            Map<String, Occurrence.Key> begunStretches,
            Map<Rank, Charges> charges,
            RecentStarts starts,
            @Nullable LastPlay last) {
        this.activation = activation;
        this.book = book;
        this.rotations = rotations;
        this.begunStretches = begunStretches;
        this.charges = charges;
        this.starts = starts;
        this.last = last;
    }

    /** Compact JSON, opaque to everybody else. */
    public String toJson() {
        return HistoryJson.write(this);
    }

    /** What {@link #toJson} wrote; {@link #EMPTY} where it cannot be understood, for a screen must never stay dark over it. */
    public static History fromJson(String json) {
        return HistoryJson.read(json);
    }

    /** Up to when the schedule has decided for this screen; empty before the first decision. */
    public Optional<Instant> decidedUntil() {
        return book.settledUntil().equals(Instant.MIN) ? Optional.empty() : Optional.of(book.settledUntil());
    }

    /** What started last was seen to be over at an instant, earlier than planned perhaps: the node went off. */
    public History endedAt(Instant end) {
        return over(end);
    }

    /**
     * After a takeover has begun in place of whatever was on air; what it keeps from beginning until its end is outranked.
     *
     * @param until when it ends if nothing comes between; the next decision tells when it did
     */
    public History takenOver(Instant from, Instant until) {
        History before = over(from);
        LastPlay shown = before.last;
        Instant start =
                shown != null && shown.rank() == Rank.TAKEOVER && !shown.end().isBefore(from) ? shown.start() : from;
        LastPlay takeover = new LastPlay(Rank.TAKEOVER, start, until, null);
        return new History(
                before.activation,
                before.book,
                before.rotations,
                before.begunStretches,
                before.charges,
                before.starts,
                takeover);
    }

    Rotation rotation(String slot, String fingerprint) {
        Rotation kept = rotations.get(slot);
        return kept != null && kept.fingerprint().equals(fingerprint) ? kept : Rotation.anew(fingerprint);
    }

    Charges charges(Rank rank) {
        return charges.getOrDefault(rank, Charges.NONE);
    }

    boolean hasBegun(Occurrence occurrence) {
        return occurrence.slot().isAt()
                ? book.hasBegun(activation.playlist(), occurrence.key())
                : occurrence.key().equals(begunStretches.get(occurrence.slot().id()));
    }

    /** A decision is asked for at {@code now}: by then whatever was on air has ended. */
    History over(Instant now) {
        if (last == null || !last.end().isAfter(now)) {
            return this;
        }
        Instant end = now.isBefore(last.start()) ? last.start() : now;
        AppointmentBook corrected = last.key() == null ? book : book.ended(last.key(), last.end(), end);
        LastPlay over = new LastPlay(last.rank(), last.start(), end, last.key());
        return new History(activation, corrected, rotations, begunStretches, charges, starts, over);
    }

    History with(AppointmentBook newBook) {
        return new History(activation, newBook, rotations, begunStretches, charges, starts, last);
    }

    History with(Activation newActivation) {
        boolean goesOn = activation.isOf(newActivation.playlist());
        return new History(
                newActivation,
                goesOn ? book : book.closed(),
                goesOn ? rotations : Map.of(),
                goesOn ? begunStretches : Map.of(),
                goesOn ? charges : Map.of(),
                starts,
                last);
    }

    /** After a clip of a slot, or of the filler, has started. */
    History started(Clip clip, String slot, Rotation rotation, LastPlay play) {
        Map<String, Rotation> turned = new HashMap<>(rotations);
        turned.put(slot, rotation);
        return started(clip, turned, play);
    }

    /** After a clip has started that is no turn in a rotation. */
    History started(Clip clip, LastPlay play) {
        return started(clip, rotations, play);
    }

    private History started(Clip clip, Map<String, Rotation> turned, LastPlay play) {
        return new History(activation, book, turned, begunStretches, charges, starts.with(clip, play.start()), play);
    }

    History begun(Occurrence stretch, Charges charged) {
        Map<Rank, Charges> allCharges = new EnumMap<>(Rank.class);
        allCharges.putAll(charges);
        allCharges.put(stretch.rank(), charged);
        Map<String, Occurrence.Key> begun = hasBegun(stretch) ? begunStretches : withBegun(stretch);
        return new History(activation, book, rotations, begun, allCharges, starts, last);
    }

    private Map<String, Occurrence.Key> withBegun(Occurrence stretch) {
        Map<String, Occurrence.Key> begun = new HashMap<>(begunStretches);
        begun.put(stretch.slot().id(), stretch.key());
        return begun;
    }
}
