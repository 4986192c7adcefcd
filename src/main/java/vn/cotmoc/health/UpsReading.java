// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import org.jspecify.annotations.Nullable;

/**
 * What a UPS said of itself at one time.
 *
 * @param power where the machine's power comes from; UNKNOWN when the UPS is not reachable or does not say
 * @param chargePercent of the battery; null: not told
 * @param runtimeSeconds how long the battery will last; null: not told
 * @param replaceBattery whether the UPS asks for a new battery
 * @param detail the UPS's own words, or why there are none, in English, as for a log
 */
public record UpsReading(
        boolean reachable,
        Power power,
        @Nullable Integer chargePercent,
        @Nullable Long runtimeSeconds,
        boolean replaceBattery,
        String detail) {

    /** From best to worst; with LOW_BATTERY the machine is about to lose its power and must stop. */
    public enum Power {
        ON_LINE,
        UNKNOWN,
        ON_BATTERY,
        LOW_BATTERY
    }

    public static UpsReading unreachable(String detail) {
        return new UpsReading(false, Power.UNKNOWN, null, null, false, detail);
    }
}
