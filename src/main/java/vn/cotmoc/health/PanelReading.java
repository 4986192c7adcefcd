// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import org.jspecify.annotations.Nullable;

/**
 * What a panel said of itself at one time. What it does not tell, or what this kind of device does not know, is null.
 *
 * @param reachable whether it answered, and sensibly; else nothing else is known
 * @param signal whether a valid picture arrives at the device
 * @param cardsExpected how many receiving cards there should be: as set, else as many as were there at once since the start
 * @param cardsPresent how many receiving cards answered
 * @param celsius of the hottest receiving card
 * @param volts lowest supply voltage of a receiving card
 * @param brightnessPercent 0: nothing can be seen
 * @param backup whether a redundant sender has taken over
 * @param detail what else helps to find the trouble, in English, as for a log; empty when there is nothing to say
 */
public record PanelReading(
        boolean reachable,
        @Nullable Boolean signal,
        @Nullable Integer cardsExpected,
        @Nullable Integer cardsPresent,
        @Nullable Double celsius,
        @Nullable Double volts,
        @Nullable Integer brightnessPercent,
        @Nullable Boolean backup,
        String detail) {

    public static PanelReading unreachable(String detail) {
        return new PanelReading(false, null, null, null, null, null, null, null, detail);
    }

    /** How many receiving cards are missing; 0 when that is not known. */
    public int cardsMissing() {
        return cardsExpected == null || cardsPresent == null ? 0 : Math.max(0, cardsExpected - cardsPresent);
    }

    /** Whether the device vouches for the picture: signal and power are there, on every card, and it is not dimmed to nothing. */
    public boolean confirms() {
        return reachable
                && Boolean.TRUE.equals(signal)
                && cardsPresent != null
                && cardsPresent > 0
                && cardsMissing() == 0
                && (brightnessPercent == null || brightnessPercent > 0);
    }
}
