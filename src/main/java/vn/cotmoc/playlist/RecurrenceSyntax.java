// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a recurrence rule (RFC 5545, 3.3.10) looks like and which of its parts are taken; not which days it has. */
final class RecurrenceSyntax {
    private static final String WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)";
    private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]{0,8}");
    private static final Pattern FREQUENCY = Pattern.compile("DAILY|WEEKLY|MONTHLY|YEARLY");
    private static final Map<String, Pattern> VALUES = Map.of(
            "FREQ", FREQUENCY,
            "INTERVAL", POSITIVE,
            "COUNT", POSITIVE,
            "BYDAY", listOf("(?:[+-]?(?:0?[1-9]|[1-4][0-9]|5[0-3]))?" + WEEKDAY),
            "BYMONTHDAY", listOf("[+-]?(?:0?[1-9]|[12][0-9]|3[01])"),
            "BYMONTH", listOf("(?:0?[1-9]|1[0-2])"),
            "BYSETPOS", listOf("[+-]?0*(?:[1-9][0-9]?|[12][0-9]{2}|3[0-5][0-9]|36[0-6])"),
            "WKST", Pattern.compile(WEEKDAY));

    /** Every day of a month and every month fit thrice over. */
    private static final int MAX_LENGTH = 500;

    private static final Pattern NUMBERED_DAY = Pattern.compile(".*[0-9].*");

    private final String text;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private Optional<String> refused = Optional.empty();

    RecurrenceSyntax(String written) {
        text = written.toUpperCase(Locale.ROOT);
        if (text.length() > MAX_LENGTH) {
            refuse(text);
            return;
        }
        Arrays.stream(text.split(";", -1)).forEach(this::take);
        if (!parts.containsKey("FREQ")) {
            refuse(text);
        }
        refuseMisplaced();
    }

    private static Pattern listOf(String entry) {
        return Pattern.compile(entry + "(?:," + entry + ")*");
    }

    private void take(String part) {
        int sign = part.indexOf('=');
        String name = sign < 0 ? part : part.substring(0, sign);
        Pattern value = VALUES.get(name);
        boolean known = sign >= 0
                && value != null
                && value.matcher(part.substring(sign + 1)).matches();
        if (!known || parts.putIfAbsent(name, part.substring(sign + 1)) != null) {
            refuse(part);
        }
    }

    /** Parts that RFC 5545 or we do not take with this frequency. */
    private void refuseMisplaced() {
        boolean monthly = isFrequency("MONTHLY");
        boolean yearly = isFrequency("YEARLY");
        refuseIf("BYDAY", NUMBERED_DAY.matcher(value("BYDAY")).matches() && !monthly && !yearly);
        refuseIf("BYMONTHDAY", isFrequency("WEEKLY") || (yearly && !has("BYMONTH")));
        refuseIf(
                "BYSETPOS",
                !monthly || !List.of("BYDAY", "BYMONTHDAY", "BYMONTH").stream().anyMatch(this::has));
    }

    private void refuseIf(String name, boolean misplaced) {
        if (misplaced && has(name)) {
            refuse(name + "=" + value(name));
        }
    }

    private void refuse(String part) {
        if (refused.isEmpty()) {
            refused = Optional.of(part.isEmpty() ? ";" : part);
        }
    }

    private boolean isFrequency(String frequency) {
        return value("FREQ").equals(frequency);
    }

    private boolean has(String name) {
        return parts.containsKey(name);
    }

    private String value(String name) {
        return parts.getOrDefault(name, "");
    }

    /** The rule in capitals, as RFC 5545 means it in either case. */
    String text() {
        return text;
    }

    /** The first part that is not taken. */
    Optional<String> findRefused() {
        return refused;
    }

    /** Whether its days depend on the day from which they are counted. */
    boolean dependsOnBeginning() {
        boolean everyNth = has("INTERVAL") && Integer.parseInt(value("INTERVAL")) > 1;
        boolean noDay = !has("BYDAY") && !has("BYMONTHDAY");
        return everyNth || has("COUNT") || (noDay && !isFrequency("DAILY"));
    }
}
