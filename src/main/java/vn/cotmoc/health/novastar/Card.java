// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import org.jspecify.annotations.Nullable;

/**
 * A receiving card that answered.
 *
 * @param outlet of the sender, from 0
 * @param celsius null: it has no sensor, or did not tell
 * @param volts of its supply; null as above
 */
record Card(int outlet, @Nullable Double celsius, @Nullable Double volts) {
    static final int TEMPERATURE_BYTES = 2;

    private static final int VOLTAGE_AT = 3;
    private static final int VALID = 0x80;
    private static final int VALUE = 0x7F;
    private static final int NEGATIVE = 0x01;

    /** A card of which nothing but its presence is known. */
    static Card silent(int outlet) {
        return new Card(outlet, null, null);
    }

    /**
     * A card with its sensors: a byte whose highest bit says that there is a temperature and whose lowest its sign, one in
     * steps of half a degree, humidity, and one whose highest bit says that there is a voltage, the others tenths of a volt.
     */
    static Card of(int outlet, Reply sensors) {
        Double celsius = null;
        int first = sensors.data().get(0);
        if ((first & VALID) != 0) {
            double degrees = sensors.data().get(1) / 2.0;
            celsius = (first & NEGATIVE) != 0 ? -degrees : degrees;
        }
        Double volts = null;
        if (sensors.holds(VOLTAGE_AT + 1) && (sensors.data().get(VOLTAGE_AT) & VALID) != 0) {
            volts = (sensors.data().get(VOLTAGE_AT) & VALUE) / 10.0;
        }
        return new Card(outlet, celsius, volts);
    }
}
