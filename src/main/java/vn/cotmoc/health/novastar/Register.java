// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

/**
 * What is asked for: a part of the memory of one card.
 *
 * @param deviceType {@link #SENDER} or {@link #RECEIVING_CARD}
 * @param port the sender's outlet, from 0
 * @param card its place in the chain on that outlet, from 0
 */
record Register(int deviceType, int port, int card, int address, int lengthBytes) {
    static final int SENDER = 0;
    static final int RECEIVING_CARD = 1;

    private static final int MODEL = 0;
    private static final int BRIGHTNESS = 0x0200_0001;
    private static final int INPUT_VALID = 0x0200_0017;
    private static final int REDUNDANCY = 0x0200_001E;
    private static final int SENSORS = 0x0A00_0000;

    /** One byte: 1 when a picture arrives. */
    static Register inputValid() {
        return new Register(SENDER, 0, 0, INPUT_VALID, 1);
    }

    /** One byte, two bits for each of four outlets: binary 10 where the outlet feeds its cards from the far end. */
    static Register redundancy() {
        return new Register(SENDER, 0, 0, REDUNDANCY, 1);
    }

    /** Two bytes: which kind of card it is; 0 or silence: there is none. */
    static Register model(int port, int card) {
        return new Register(RECEIVING_CARD, port, card, MODEL, 2);
    }

    /** Four bytes: temperature (2), humidity, voltage. */
    static Register sensors(int port, int card) {
        return new Register(RECEIVING_CARD, port, card, SENSORS, 4);
    }

    /** One byte: 255 is the brightest. */
    static Register brightness(int port, int card) {
        return new Register(RECEIVING_CARD, port, card, BRIGHTNESS, 1);
    }
}
