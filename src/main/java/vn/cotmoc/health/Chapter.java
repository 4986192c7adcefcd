// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Device;
import vn.cotmoc.journal.Incident;

/** How an incident goes on: each change makes a whole one of what was before. Pure, but for the id of a new one. */
final class Chapter {
    private static final int NOTE_MOST_CHARS = 1_000;

    private Chapter() {}

    static Incident opened(Symptom symptom, Warranties register, Instant now) {
        Optional<Device> device = register.findDevice(symptom);
        return new Incident(
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()),
                "opened",
                symptom.screen(),
                device.map(Device::device).orElse(null),
                symptom.trouble().code(),
                symptom.severity().word(),
                now,
                null,
                null,
                symptom.sentence().in(Wording.KEPT),
                null,
                null,
                null,
                device.map(known -> register.covers(known, now)).orElse(null),
                null);
    }

    static Incident worse(Incident before, Symptom symptom) {
        return new Incident(
                before.id(),
                "changed",
                before.screen(),
                before.device(),
                before.code(),
                symptom.severity().word(),
                before.openedAt(),
                null,
                before.ackedBy(),
                symptom.sentence().in(Wording.KEPT),
                before.cause(),
                before.action(),
                before.person(),
                before.underWarranty(),
                before.cost());
    }

    /** @throws Fault REFUSED {@code note-too-long} */
    static Incident acknowledged(Incident before, String who, String note) {
        String said = note.isBlank() ? "" : who + ": " + note;
        return next(before, "changed", null, who, said, before.person());
    }

    static Incident tried(Incident before, String what) {
        return next(before, "changed", null, before.ackedBy(), what, before.person());
    }

    /** @param gone in words, how long the picture was gone by it; empty where it was not */
    static Incident over(Incident before, String gone, Instant now) {
        return next(before, "closed", now, before.ackedBy(), gone, before.person());
    }

    /** @throws Fault REFUSED {@code note-too-long} */
    static Incident resolved(Incident before, String who, String note, Instant now) {
        return next(before, "closed", now, before.ackedBy(), note, who);
    }

    private static Incident next(
            Incident before,
            String event,
            @Nullable Instant closedAt,
            @Nullable String ackedBy,
            String done,
            @Nullable String person) {
        return new Incident(
                before.id(),
                event,
                before.screen(),
                before.device(),
                before.code(),
                before.severity(),
                before.openedAt(),
                closedAt,
                ackedBy,
                before.sentence(),
                before.cause(),
                joined(before.action(), done),
                person,
                before.underWarranty(),
                before.cost());
    }

    private static @Nullable String joined(@Nullable String before, String more) {
        if (more.length() > NOTE_MOST_CHARS) {
            throw Fault.refused("note-too-long", NOTE_MOST_CHARS);
        }
        String all = Stream.of(before == null ? "" : before, more.strip())
                .filter(words -> !words.isEmpty())
                .reduce((first, second) -> first + "; " + second)
                .orElse("");
        return all.isEmpty() ? null : all;
    }
}
