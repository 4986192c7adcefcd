// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.Device;

/**
 * The warranty register: whose fault a trouble may be.
 *
 * @param zone in which a warranty's last day ends
 */
record Warranties(List<Device> devices, ZoneId zone) {
    Warranties {
        devices = List.copyOf(devices);
    }

    /** The device that shows the screen's picture; a bad clip is nobody's device. */
    Optional<Device> findDevice(Symptom symptom) {
        String screen = symptom.screen();
        return screen == null || symptom.trouble().subject() >= 0
                ? Optional.empty()
                : devices.stream()
                        .filter(device -> screen.equals(device.screen()))
                        .findFirst();
    }

    /** Null where the register does not say. */
    @Nullable
    Boolean covers(Device device, Instant at) {
        LocalDate until = device.warrantyUntil();
        return until == null ? null : !LocalDate.ofInstant(at, zone).isAfter(until);
    }
}
