// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A local time of day, to the second.
 *
 * @param second of the day, 0 to 86,400; the last is {@code 24:00}, which is an end only
 */
public record TimeOfDay(int second) implements Comparable<TimeOfDay> {
    public static final TimeOfDay MIDNIGHT = new TimeOfDay(0);
    public static final TimeOfDay END_OF_DAY = new TimeOfDay(86_400);

    public TimeOfDay {
        if (second < 0 || second > 86_400) {
            throw new IllegalArgumentException("no second of a day: " + second);
        }
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
