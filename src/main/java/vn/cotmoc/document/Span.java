// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: one whole number and one unit. */
public final class Span {
    // Nine digits of days are 2.7 million years: enough, and far from the bounds of Duration.
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern RETENTION = Pattern.compile("([0-9]{1,4})(d|y)");

    private Span() {}

    /** {@code 200ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}: a day is 24 hours. */
    public static Optional<Duration> findDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        return matcher.matches()
                ? Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** {@code 400d}, {@code 5y}: by the calendar. */
    static Optional<Period> findRetention(String text) {
        Matcher matcher = RETENTION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        return Optional.of(matcher.group(2).equals("y") ? Period.ofYears(number) : Period.ofDays(number));
    }
}
