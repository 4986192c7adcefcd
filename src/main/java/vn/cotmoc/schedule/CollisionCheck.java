// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.cotmoc.document.Places;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Slot;
import vn.cotmoc.playlist.TimeOfDay;

/** Appointments that must wait behind another of their rank on the same screen, in the year ahead. */
final class CollisionCheck {
    private static final int DAYS = 366;

    private final Places places;
    private final Validity validity;
    private final Set<String> told = new HashSet<>();
    private final List<Problem> warnings = new ArrayList<>();

    CollisionCheck(Places places, Validity validity) {
        this.places = places;
        this.validity = validity;
    }

    /**
     * An appointment on air, if all goes as planned.
     *
     * @param until until when it keeps others of its rank waiting
     */
    private record Run(Occurrence appointment, Instant until) {}

    List<Problem> warnings(List<Schedule> screens, LocalDate first) {
        for (Schedule screen : screens) {
            Map<Rank, Run> onAir = new EnumMap<>(Rank.class);
            first.datesUntil(first.plusDays(DAYS))
                    .flatMap(day -> screen.onDay(day).stream())
                    .filter(occurrence -> occurrence.slot().isAt())
                    .forEach(appointment -> follow(appointment, onAir));
        }
        return warnings;
    }

    private void follow(Occurrence appointment, Map<Rank, Run> onAir) {
        Run before = onAir.get(appointment.rank());
        Instant start = appointment.start();
        if (before != null) {
            boolean waits = before.until().isAfter(start)
                    || before.appointment().start().equals(start);
            if (waits) {
                tell(appointment, before);
                start = before.until();
            }
        }
        onAir.put(appointment.rank(), new Run(appointment, start.plus(length(appointment))));
    }

    private void tell(Occurrence late, Run before) {
        String pointer = pointer(late);
        if (!told.add(pointer)) {
            return;
        }
        Occurrence first = before.appointment();
        warnings.add(
                first.start().equals(late.start())
                        ? places.problem(
                                pointer,
                                "at-collision",
                                Text.of(
                                        "problem.at-collision",
                                        late.slot().id(),
                                        first.slot().id(),
                                        late.time()))
                        : places.problem(
                                pointer,
                                "at-collision",
                                Text.of(
                                        "problem.at-collision.runs",
                                        late.slot().id(),
                                        first.slot().id(),
                                        late.time(),
                                        first.time(),
                                        timeOfDay(before.until()))));
    }

    private TimeOfDay timeOfDay(Instant instant) {
        return new TimeOfDay(instant.atZone(validity.zone()).toLocalTime().toSecondOfDay());
    }

    private static Duration length(Occurrence appointment) {
        return Duration.ofMillis(appointment.slot().clips().stream()
                .filter(clip -> clip.isValidOn(appointment.day()))
                .mapToLong(Clip::durationMs)
                .sum());
    }

    private static String pointer(Occurrence appointment) {
        int time = appointment.slot().slot().times() instanceof Slot.At at
                ? at.times().indexOf(appointment.time())
                : 0;
        return "/schedule/" + appointment.slot().index() + "/at/" + time;
    }
}
