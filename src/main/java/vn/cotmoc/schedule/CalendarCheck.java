// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Reading;
import vn.cotmoc.playlist.Reading.LunarDayReading;
import vn.cotmoc.playlist.Reading.SlotReading;
import vn.cotmoc.playlist.Slot;

/** What only the calendar shows of slots: rules and slots without any day, lunar days that some years lack. */
final class CalendarCheck {
    private static final int RULE_YEARS = 10;

    /** A leap month of a given number comes back after 19 years, some only after several times that. */
    private static final int LUNAR_YEARS = 100;

    /** So far from a playlist's validity somebody may have mistaken the year. */
    private static final int NEAR_DAYS = 366;

    private final Reading reading;
    private final Playlist playlist;
    private final LocalDate today;

    CalendarCheck(Reading reading, Playlist draft, LocalDate today) {
        this.reading = reading;
        this.playlist = draft;
        this.today = today;
    }

    List<Problem> errors() {
        List<Problem> errors = new ArrayList<>();
        for (SlotReading slot : reading.slots()) {
            if (slot.daysWhole()) {
                check(slot, errors);
            }
        }
        return errors;
    }

    List<Problem> warnings() {
        return reading.lunarDays().stream()
                .filter(lunar -> lunar.day().day() == 30 && !lunar.day().leap())
                .map(this::lacksSomeYears)
                .toList();
    }

    private void check(SlotReading reading, List<Problem> errors) {
        Slot slot = reading.slot();
        if (slot.rule() instanceof Slot.Recurrence && isRuleNever(slot)) {
            errors.add(problem(reading.pointer() + "/repeat", "rule-never"));
            return;
        }
        LocalDate last = lastDay(slot, firstDay(slot));
        LocalDate first = playlist.validFrom() == null ? earlier(firstDay(slot), last) : playlist.validFrom();
        // Dates the wrong way round are told elsewhere.
        AirDays days = new AirDays(slot, playlist);
        if (!last.isBefore(first) && first.datesUntil(last.plusDays(1)).noneMatch(days::contains)) {
            errors.add(problem(reading.pointer(), "slot-never", first, last, whyNever(slot, first, last)));
        }
    }

    /** What the slot's days would have to be rid of to have one. */
    private Text whyNever(Slot slot, LocalDate first, LocalDate last) {
        if (hasDay(slot.onDays(slot.from(), slot.until(), List.of()), first, last)) {
            return Text.of("problem.slot-never.except");
        }
        if (hasDay(slot.onDays(null, null, slot.except()), first, last)) {
            return Text.of("problem.slot-never.bounds");
        }
        AirDays whenever = new AirDays(slot, null, null);
        return IntStream.rangeClosed(1, NEAR_DAYS)
                .boxed()
                .flatMap(distance -> Stream.of(last.plusDays(distance), first.minusDays(distance)))
                .filter(whenever::contains)
                .findFirst()
                .map(day -> Text.of("problem.slot-never.validity", day))
                .orElseGet(() -> Text.of("problem.slot-never.rule"));
    }

    private static boolean hasDay(Slot slot, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).anyMatch(new AirDays(slot, null, null)::contains);
    }

    private boolean isRuleNever(Slot slot) {
        LocalDate first = Stream.of(slot.from(), playlist.validFrom())
                .filter(day -> day != null)
                .findFirst()
                .orElse(today);
        RuleDays days = RuleDays.of(slot.rule(), slot.from());
        return IntStream.rangeClosed(first.getYear(), first.getYear() + RULE_YEARS)
                .boxed()
                .flatMap(year -> days.in(year).stream()
                        .mapToObj(bit -> LocalDate.of(year, 1, 1).plusDays(bit)))
                .noneMatch(day -> !day.isBefore(first) && !day.isAfter(first.plusYears(RULE_YEARS)));
    }

    /** The first day to look at; where nothing bounds the past it is long enough ago for any rule. */
    private LocalDate firstDay(Slot slot) {
        if (playlist.validFrom() != null) {
            return playlist.validFrom();
        }
        LocalDate first = slot.from() != null
                ? slot.from()
                : earlier(today, slot.until() == null ? today : slot.until().minusYears(RULE_YEARS));
        return slot.also().stream().reduce(first, CalendarCheck::earlier);
    }

    private LocalDate lastDay(Slot slot, LocalDate first) {
        if (playlist.validUntil() != null) {
            return earlier(playlist.validUntil(), first.plusYears(LUNAR_YEARS));
        }
        int years = slot.rule() instanceof Slot.Lunar ? LUNAR_YEARS : RULE_YEARS;
        LocalDate last = (today.isAfter(first) ? today : first).plusYears(years);
        return slot.also().stream().reduce(last, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Whether or not the playlist is valid then: next year's is written after this year's. */
    private Problem lacksSomeYears(LunarDayReading lunar) {
        LocalDate first =
                playlist.validFrom() != null && playlist.validFrom().isAfter(today) ? playlist.validFrom() : today;
        Set<Integer> years = new TreeSet<>();
        for (int year = first.getYear(); year < first.getYear() + RULE_YEARS; year++) {
            for (LunarMonth month : LunarMonth.in(year)) {
                LocalDate last = month.first().plusDays(month.length() - 1L);
                boolean it = month.number() == lunar.day().month() && !month.leap() && month.length() < 30;
                if (it && last.getYear() == year && last.isAfter(first)) {
                    years.add(year);
                }
            }
        }
        String named = years.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String month = "%02d".formatted(lunar.day().month());
        return problem(lunar.pointer(), "lunar-30", month, named);
    }

    private Problem problem(String pointer, String code, Object... arguments) {
        return reading.places().problem(pointer, code, arguments);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return b.isBefore(a) ? b : a;
    }
}
