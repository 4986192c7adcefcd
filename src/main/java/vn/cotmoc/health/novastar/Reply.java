// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health.novastar;

import java.util.List;

/**
 * What a card answered.
 *
 * @param status 0: here are the data; else the card could not be reached or did not understand
 * @param serial that of the request
 * @param data bytes, each 0 to 255
 */
record Reply(int status, int serial, int address, List<Integer> data) {
    Reply {
        data = List.copyOf(data);
    }

    boolean answers(Register register, int asked) {
        return serial == asked && address == register.address();
    }

    boolean holds(int bytes) {
        return status == 0 && data.size() >= bytes;
    }
}
