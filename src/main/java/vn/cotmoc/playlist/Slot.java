// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Clips and when they are due (khung giờ, giờ phát).
 *
 * @param id unique in its playlist
 * @param times times of day
 * @param clips ids, at least one
 * @param order sequence for {@code at}
 * @param weights by clip id; a clip not named weighs 1
 * @param share of the airtime among open {@code between} slots of its rank, at least 1
 * @param start soft or hard, the default for its kind and priority filled in
 * @param waitFor how long a start may be late
 * @param rule which days, before {@code from}, {@code until}, {@code except}, {@code also} and {@code rerun}
 * @param from first day of the rule, and its anchor; null: none
 * @param until last day of the rule; null: none
 * @param rerun days after which it airs again, 1 to 31
 * @param screens ids; empty: every screen of the node
 */
public record Slot(
        String id,
        Times times,
        List<String> clips,
        Order order,
        Map<String, Integer> weights,
        int share,
        Start start,
        Duration waitFor,
        Priority priority,
        Rule rule,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<LocalDate> except,
        List<LocalDate> also,
        List<Integer> rerun,
        List<String> screens) {
    public static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

    public Slot {
        clips = List.copyOf(clips);
        weights = Map.copyOf(weights);
        except = List.copyOf(except);
        also = List.copyOf(also);
        rerun = List.copyOf(rerun);
        screens = List.copyOf(screens);
    }

    /** The same on other days. */
    public Slot onDays(@Nullable LocalDate first, @Nullable LocalDate last, List<LocalDate> without) {
        return new Slot(
                id, times, clips, order, weights, share, start, waitFor, priority, rule, first, last, without, also,
                rerun, screens);
    }

    public enum Order {
        SEQUENCE,
        SHUFFLE,
        WEIGHTED
    }

    /** Whether a start cuts the clip on air at its time, or waits for its end. */
    public enum Start {
        HARD,
        SOFT
    }

    /** Thông thường, ưu tiên, khẩn cấp: after Circular 39/2020. Later constants rank higher. */
    public enum Priority {
        NORMAL,
        HIGH,
        EMERGENCY
    }

    /** Appointments, or one stretch of the day. */
    public sealed interface Times {}

    /** Each time plays the clips once through, in order. */
    public record At(List<TimeOfDay> times) implements Times {
        public At {
            times = List.copyOf(times);
        }
    }

    /** Repeats the clips for as long as the daypart lasts. */
    public record Between(Daypart daypart) implements Times {}

    /** Which days, by the calendar. */
    public sealed interface Rule {}

    /** Every day. */
    public record Daily() implements Rule {}

    /** An RFC 5545 recurrence rule of the parts that the check lets through, as it was written. */
    public record Recurrence(String text) implements Rule {}

    /** Days of the Vietnamese lunar calendar. */
    public record Lunar(List<LunarDay> days) implements Rule {
        public Lunar {
            days = List.copyOf(days);
        }
    }

    /**
     * A weekday of certain weeks of every month.
     *
     * @param weeks 1 to 6
     * @param calendar true: the day in the month's n-th Monday-first week; false: the n-th such day of the month
     */
    public record WeeksOfMonth(List<Integer> weeks, DayOfWeek day, boolean calendar) implements Rule {
        public WeeksOfMonth {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * A day of the lunar calendar.
     *
     * @param month 1 to 12
     * @param leap whether the leap month of that number is meant, and it alone
     * @param day 1 to 30, or 0 for the month's last
     */
    public record LunarDay(int month, boolean leap, int day) {
        public static final int LAST = 0;

        private static final Pattern FORM = Pattern.compile("(L?)(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|30|last)");

        /** {@code 01-15}, {@code 12-last}, {@code L06-15}. */
        public static Optional<LunarDay> find(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int day = matcher.group(3).equals("last") ? LAST : Integer.parseInt(matcher.group(3));
            return Optional.of(new LunarDay(
                    Integer.parseInt(matcher.group(2)), !matcher.group(1).isEmpty(), day));
        }

        /** As it is written: {@code 01-15}, {@code 12-last}, {@code L06-15}. */
        @Override
        public String toString() {
            return (leap ? "L" : "") + "%02d-".formatted(month) + (day == LAST ? "last" : "%02d".formatted(day));
        }
    }

    /** Whether the slot is meant for a screen; {@code *}, the screen of a preview without settings, takes every slot. */
    public boolean isFor(String screen) {
        return screens.isEmpty() || screens.contains(screen) || screen.equals("*");
    }
}
