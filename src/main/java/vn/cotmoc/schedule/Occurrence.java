// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import vn.cotmoc.playlist.Daypart;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.playlist.TimeOfDay;

/**
 * One of a slot's due times: (slot, air day, time).
 *
 * @param day the air day; the slot may cross midnight into the next
 * @param start the appointment's time, or when the stretch opens
 * @param end when the stretch closes; of an appointment its time
 * @param cutAt when it cuts what ranks below it: its time if hard, its time + {@code wait} if soft
 * @param cuts whether it can: a stretch must still be open then, and a clip valid that day
 */
record Occurrence(
        SlotPlan slot, LocalDate day, TimeOfDay time, Instant start, Instant end, Instant cutAt, boolean cuts) {
    static final Comparator<Occurrence> BY_TIME_THEN_FILE =
            Comparator.comparing(Occurrence::start).thenComparing(occurrence -> occurrence.slot.index());

    static Occurrence at(SlotPlan slot, LocalDate day, TimeOfDay time, Validity validity) {
        Instant start = time.on(day).atZone(validity.zone()).toInstant();
        return of(slot, day, time, start, start, validity);
    }

    static Occurrence between(SlotPlan slot, LocalDate day, Daypart daypart, Validity validity) {
        Instant start = daypart.startOn(day, validity.zone());
        Instant end = validity.clip(daypart.endOn(day, validity.zone()));
        return of(slot, day, daypart.start(), start, end, validity);
    }

    private static Occurrence of(
            SlotPlan slot, LocalDate day, TimeOfDay time, Instant start, Instant end, Validity validity) {
        Instant cutAt = slot.slot().start() == Slot.Start.HARD ? start : start.plus(slot.waitFor());
        boolean cuts = (slot.isAt() || cutAt.isBefore(end)) && slot.hasClipValidOn(validity.dayOf(cutAt));
        return new Occurrence(slot, day, time, start, end, cutAt, cuts);
    }

    Rank rank() {
        return slot.rank();
    }

    /** Whether clips of a stretch may begin. */
    boolean isOpen(Instant now) {
        return !now.isBefore(start) && now.isBefore(end);
    }

    /** What tells it from every other of its playlist, in whatever version. */
    Key key() {
        return new Key(slot.id(), day, time);
    }

    record Key(String slot, LocalDate day, TimeOfDay time) {}
}
