// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.cotmoc.document.Value;

/**
 * A local time of day, to the second.
 *
 * @param second of the day, 0 to 86,400; the last is {@code 24:00}, which is an end only
 */
public record TimeOfDay(int second) implements Comparable<TimeOfDay> {
    private static final Pattern FORM =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?|24:00(?::00)?");

    public static final TimeOfDay MIDNIGHT = new TimeOfDay(0);
    public static final TimeOfDay END_OF_DAY = new TimeOfDay(86_400);

    public TimeOfDay {
        if (second < 0 || second > 86_400) {
            throw new IllegalArgumentException("no second of a day: " + second);
        }
    }

    /** {@code HH:MM} or {@code HH:MM:SS}, and {@code 24:00}. */
    public static Optional<TimeOfDay> find(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        } else if (matcher.group(1) == null) {
            return Optional.of(END_OF_DAY);
        }
        int seconds = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        int minutes = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
        return Optional.of(new TimeOfDay(minutes * 60 + seconds));
    }

    /** Reads a time at which something starts; {@code 24:00} is none. */
    public static Optional<TimeOfDay> readStart(Value value) {
        return value.parsed("time-of-day", text -> find(text).filter(time -> !time.equals(END_OF_DAY)));
    }

    /** Reads a time at which something ends. */
    public static Optional<TimeOfDay> readEnd(Value value) {
        return value.parsed("time-of-day", TimeOfDay::find);
    }

    /** That time on a day; {@code 24:00} is midnight of the next. */
    public LocalDateTime on(LocalDate day) {
        return second == 86_400
                ? day.plusDays(1).atStartOfDay()
                : day.atStartOfDay().plusSeconds(second);
    }

    @Override
    public int compareTo(TimeOfDay other) {
        return Integer.compare(second, other.second);
    }

    /** {@code HH:MM}, or {@code HH:MM:SS} where there are seconds. */
    @Override
    public String toString() {
        String minutes = "%02d:%02d".formatted(second / 3600, second / 60 % 60);
        return second % 60 == 0 ? minutes : minutes + ":%02d".formatted(second % 60);
    }
}
