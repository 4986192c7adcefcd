// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Text;
import vn.cotmoc.schedule.Due;
import vn.cotmoc.schedule.Missed;
import vn.cotmoc.schedule.PlannedPlay;
import vn.cotmoc.schedule.SlotTime;

/** A table for people, a day under its date: filler, times without a picture and appointments that collide are marked. */
record PreviewText(Console console) implements PreviewPrinter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String CUT = "!";
    private static final String FILLER = "·";

    @Override
    public void print(List<PreviewRequest> requests, boolean slots) {
        for (PreviewRequest request : requests) {
            if (requests.size() > 1) {
                console.out().println("== " + request.file());
            }
            if (slots) {
                printSlots(request);
            } else {
                printPlays(request);
            }
        }
    }

    private void printPlays(PreviewRequest request) {
        List<String> unfollowed = new ArrayList<>();
        Iterator<PlannedPlay> plays = request.plays((screen, missed) -> unfollowed.add(line(request, screen, missed)));
        Map<String, Instant> ends = new HashMap<>();
        LocalDate day = null;
        if (!plays.hasNext()) {
            console.say("cli.preview-nothing");
        }
        while (plays.hasNext()) {
            PlannedPlay play = plays.next();
            day = heading(day, play.due().start(), request.zone());
            play.missed().forEach(missed -> console.out().println(line(request, play.screen(), missed)));
            gap(
                    request,
                    play.screen(),
                    ends.getOrDefault(play.screen(), request.from()),
                    play.due().start());
            ends.put(play.screen(), play.due().end());
            console.out().println(line(request, play));
        }
        unfollowed.forEach(console.out()::println);
        if (!ends.isEmpty()) {
            request.screens()
                    .forEach(screen ->
                            gap(request, screen.id(), ends.getOrDefault(screen.id(), request.from()), request.to()));
        }
    }

    private LocalDate heading(@Nullable LocalDate shown, Instant start, ZoneId zone) {
        LocalDate day = start.atZone(zone).toLocalDate();
        if (!day.equals(shown)) {
            Text weekday = Text.of("playlist.day." + day.getDayOfWeek());
            console.out().println("-- " + day + ", " + weekday.in(console.language()));
        }
        return day;
    }

    private void gap(PreviewRequest request, String screen, Instant from, Instant to) {
        if (from.isBefore(to)) {
            String dark = Text.of("cli.preview-dark").in(console.language());
            console.out()
                    .println(row(
                            time(from, request.zone()) + "–" + time(to, request.zone()),
                            " ",
                            screen(request, screen) + "— " + dark));
        }
    }

    private String line(PreviewRequest request, String screen, Missed missed) {
        String what = "%s%-24s  %-20s  %s"
                .formatted(
                        screen(request, screen),
                        missed.clip().id(),
                        missed.slot(),
                        Text.of("cli.preview-missed." + missed.reason()).in(console.language()));
        return row(time(missed.plannedStart(), request.zone()), CUT, what);
    }

    private String line(PreviewRequest request, PlannedPlay play) {
        Due due = play.due();
        String times = time(due.start(), request.zone()) + "–" + time(due.end(), request.zone());
        String mark = due.cut() ? CUT : due.kind() == Due.Kind.FILLER ? FILLER : " ";
        String what = "%s%-24s  %-20s  %s"
                .formatted(
                        screen(request, play.screen()),
                        due.clip().id(),
                        due.slot(),
                        due.why().in(console.language()));
        return row(times, mark, what);
    }

    private void printSlots(PreviewRequest request) {
        LocalDate day = null;
        List<SlotTime> slots = slots(request);
        if (slots.isEmpty()) {
            console.say("cli.preview-nothing");
        }
        for (int i = 0; i < slots.size(); i++) {
            day = heading(day, slots.get(i).start(), request.zone());
            console.out().println(line(request, slots.get(i), findCollision(slots, i)));
        }
    }

    private List<SlotTime> slots(PreviewRequest request) {
        try (var progress = new StepProgress(console, 1)) {
            progress.begin("verbatim", request.file());
            return request.slots();
        }
    }

    private String line(PreviewRequest request, SlotTime slot, Optional<SlotTime> goesFirst) {
        Instant end = slot.end();
        String times = time(slot.start(), request.zone()) + (end == null ? "" : "–" + time(end, request.zone()));
        String what = "%-24s  %s"
                .formatted(
                        slot.slot(), Text.of("cli.priority." + slot.priority()).in(console.language()));
        if (slot.rerunOf() != null) {
            what += "  " + Text.of("cli.preview-rerun", slot.rerunOf()).in(console.language());
        }
        if (request.screens().size() > 1) {
            what += "  " + String.join(", ", slot.screens());
        }
        if (goesFirst.isPresent()) {
            what += "  "
                    + Text.of("cli.preview-collides", goesFirst.get().slot()).in(console.language());
        }
        return row(times, goesFirst.isPresent() ? CUT : " ", what);
    }

    /** The appointment, listed before this one, of the same instant and rank on the same screen. */
    private static Optional<SlotTime> findCollision(List<SlotTime> slots, int index) {
        SlotTime slot = slots.get(index);
        for (int i = index - 1; i >= 0 && slots.get(i).start().equals(slot.start()); i--) {
            if (collide(slots.get(i), slot)) {
                return Optional.of(slots.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean collide(SlotTime first, SlotTime second) {
        return first.kind() == Due.Kind.AT
                && second.kind() == Due.Kind.AT
                && first.priority() == second.priority()
                && !Collections.disjoint(first.screens(), second.screens());
    }

    private static String screen(PreviewRequest request, String id) {
        return request.screens().size() > 1 ? "%-14s  ".formatted(id) : "";
    }

    private static String row(String times, String mark, String what) {
        return "%-17s %s %s".formatted(times, mark, what).stripTrailing();
    }

    private static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }
}
