// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.TakenIds;
import vn.cotmoc.document.Value;
import vn.cotmoc.playlist.Reading.LunarDayReading;
import vn.cotmoc.playlist.Slot.At;
import vn.cotmoc.playlist.Slot.Between;
import vn.cotmoc.playlist.Slot.Priority;
import vn.cotmoc.playlist.Slot.Start;
import vn.cotmoc.playlist.Slot.Times;

/** Reads one slot. */
final class SlotReader {
    private final Members members;
    private final DaysReader days;
    private final Slot slot;

    SlotReader(Members members, ClipNames names, TakenIds taken) {
        this.members = members;
        String id = members.need("slot").flatMap(taken::read).orElse("");
        Times times = times();
        Rotation rotation = new RotationReader(members, names).read();
        Priority priority = members.find("priority")
                .flatMap(value -> value.oneOf(Priority.class))
                .orElse(Priority.NORMAL);
        Start usualStart = times instanceof At || priority == Priority.EMERGENCY ? Start.HARD : Start.SOFT;
        Start start =
                members.find("start").flatMap(value -> value.oneOf(Start.class)).orElse(usualStart);
        Duration wait = members.find("wait").flatMap(Value::duration).orElse(Slot.DEFAULT_WAIT);
        this.days = new DaysReader(members);
        List<String> screens = members.find("screens")
                .flatMap(value -> value.list(1, Value::id))
                .orElse(List.of());
        this.slot = new Slot(
                id,
                times,
                rotation.clips(),
                rotation.order(),
                rotation.weights(),
                rotation.share(),
                start,
                wait,
                priority,
                days.rule(),
                days.range().first(),
                days.range().last(),
                days.except(),
                days.also(),
                days.rerun(),
                screens);
    }

    Slot slot() {
        return slot;
    }

    List<LunarDayReading> lunarDays() {
        return days.lunarDays();
    }

    boolean daysAreWhole() {
        return days.areWhole();
    }

    private Times times() {
        Optional<Times> at = members.find("at").flatMap(SlotReader::at);
        Optional<Times> between = members.find("between").flatMap(Daypart::read).map(Between::new);
        if (members.has("at") == members.has("between")) {
            members.error("at-or-between");
        }
        return between.or(() -> at).orElse(new At(List.of()));
    }

    private static Optional<Times> at(Value value) {
        Set<TimeOfDay> seen = new HashSet<>();
        return value.list(1, entry -> time(entry, seen)).map(At::new);
    }

    private static Optional<TimeOfDay> time(Value value, Set<TimeOfDay> seen) {
        Optional<TimeOfDay> time = TimeOfDay.readStart(value);
        time.filter(known -> !seen.add(known)).ifPresent(known -> value.error("duplicate-time", known));
        return time;
    }
}
