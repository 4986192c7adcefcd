// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.cotmoc.document.DateRange;
import vn.cotmoc.document.Members;
import vn.cotmoc.document.Value;
import vn.cotmoc.playlist.Reading.LunarDayReading;
import vn.cotmoc.playlist.Slot.Daily;
import vn.cotmoc.playlist.Slot.Lunar;
import vn.cotmoc.playlist.Slot.LunarDay;
import vn.cotmoc.playlist.Slot.Recurrence;
import vn.cotmoc.playlist.Slot.Rule;

/** Reads on which days a slot is due. */
final class DaysReader {
    private static final List<String> RULES = List.of("repeat", "lunar", "weeksOfMonth");
    private static final List<String> DATES = List.of("from", "until", "except", "also", "rerun");
    private static final int MAX_RERUN_DAYS = 31;

    private final Members members;
    private final List<LunarDayReading> lunarDays = new ArrayList<>();
    private final DateRange range;
    private final Rule rule;
    private final List<LocalDate> except;
    private final List<LocalDate> also;
    private final List<Integer> rerun;

    DaysReader(Members members) {
        this.members = members;
        range = DateRange.read(members, "from", "until");
        rule = readRule();
        except = members.find("except")
                .flatMap(value -> value.list(0, Value::date))
                .orElse(List.of());
        also = members.find("also")
                .flatMap(value -> value.list(0, this::addedDay))
                .orElse(List.of());
        rerun = members.find("rerun")
                .flatMap(value -> value.list(0, days -> days.integer(1, MAX_RERUN_DAYS)))
                .orElse(List.of());
    }

    private Rule readRule() {
        Optional<Rule> repeat = members.find("repeat").flatMap(this::recurrence);
        Optional<Rule> lunar = members.find("lunar")
                .flatMap(value -> value.list(1, this::lunarDay))
                .map(Lunar::new);
        Optional<Rule> weeks = members.find("weeksOfMonth").flatMap(WeeksReader::read);
        if (RULES.stream().filter(members::has).count() > 1) {
            members.error("one-rule");
        }
        return repeat.or(() -> lunar).or(() -> weeks).orElse(new Daily());
    }

    private Optional<Rule> recurrence(Value value) {
        Optional<RecurrenceSyntax> rule = value.text().map(RecurrenceSyntax::new);
        Optional<String> refused = rule.flatMap(RecurrenceSyntax::findRefused);
        if (rule.isEmpty() || refused.isPresent()) {
            refused.ifPresent(part -> value.error("rule-unsupported", Value.shown(part)));
            return Optional.empty();
        }
        if (rule.get().dependsOnBeginning() && !members.has("from")) {
            value.error("rule-needs-from");
        }
        return Optional.of(new Recurrence(rule.get().text()));
    }

    private Optional<LunarDay> lunarDay(Value value) {
        Optional<LunarDay> day = value.parsed("lunar-day", LunarDay::find);
        day.ifPresent(read -> lunarDays.add(new LunarDayReading(value.pointer(), read)));
        return day;
    }

    private Optional<LocalDate> addedDay(Value value) {
        Optional<LocalDate> day = value.date();
        day.filter(except::contains).ifPresent(both -> value.error("except-and-also", both));
        return day;
    }

    Rule rule() {
        return rule;
    }

    DateRange range() {
        return range;
    }

    List<LocalDate> except() {
        return except;
    }

    List<LocalDate> also() {
        return also;
    }

    List<Integer> rerun() {
        return rerun;
    }

    /** Every lunar day that was read, whatever else is wrong. */
    List<LunarDayReading> lunarDays() {
        return lunarDays;
    }

    /** Whether nothing is wrong with what gives the days. */
    boolean areWhole() {
        boolean oneRule = RULES.stream().filter(members::has).count() <= 1;
        Stream<Value> values =
                Stream.concat(RULES.stream(), DATES.stream()).flatMap(name -> members.find(name).stream());
        return oneRule && values.noneMatch(Value::hasErrors);
    }
}
