// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.nut;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.UpsReading;
import vn.cotmoc.health.UpsReading.Power;

/** What a NUT server lists of a UPS: {@code VAR name variable "value"}, a line each. */
record Variables(Map<String, String> byName) {
    private static final Pattern VARIABLE =
            Pattern.compile("^VAR \\S+ (\\S+) \"((?:[^\"\\\\]|\\\\.)*)\"$", Pattern.MULTILINE);
    private static final Pattern END = Pattern.compile("^END LIST VAR [^\n]*\n", Pattern.MULTILINE);
    private static final Pattern ERROR = Pattern.compile("^ERR ([^\n]*)\n");

    Variables {
        byName = Map.copyOf(byName);
    }

    /** Whether nothing more is to come. */
    static boolean isWhole(String told) {
        return END.matcher(told).find() || ERROR.matcher(told).find();
    }

    /** @throws IOException what the server said in place of a list: it has no such UPS, or has lost it */
    static Variables parse(String told) throws IOException {
        Matcher error = ERROR.matcher(told);
        if (error.find()) {
            throw new IOException("the server says " + error.group(1).strip());
        }
        Map<String, String> byName = new HashMap<>();
        Matcher variable = VARIABLE.matcher(told);
        while (variable.find()) {
            byName.put(variable.group(1), variable.group(2).replaceAll("\\\\(.)", "$1"));
        }
        return new Variables(byName);
    }

    UpsReading reading() {
        String status = byName.getOrDefault("ups.status", "");
        Set<String> words = Set.of(status.split(" +", -1));
        Double runtime = number("battery.runtime");
        Double charge = number("battery.charge");
        return new UpsReading(
                true,
                power(words),
                charge == null ? null : Integer.valueOf((int) Math.round(charge)),
                runtime == null ? null : Long.valueOf(Math.round(runtime)),
                words.contains("RB"),
                status);
    }

    /** OL on line, OB on battery, LB low battery, FSD: the server has ordered everybody to shut down. */
    private static Power power(Set<String> words) {
        if (words.contains("FSD") || (words.contains("OB") && words.contains("LB"))) {
            return Power.LOW_BATTERY;
        }
        if (words.contains("OB")) {
            return Power.ON_BATTERY;
        }
        return words.contains("OL") ? Power.ON_LINE : Power.UNKNOWN;
    }

    private @Nullable Double number(String name) {
        try {
            double value = Double.parseDouble(byName.getOrDefault(name, ""));
            return Double.isFinite(value) && value >= 0 ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
