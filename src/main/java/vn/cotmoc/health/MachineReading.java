// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the computer's sensors told at one time.
 *
 * @param links the display outlets, by name; empty where the machine has none
 * @param temperatures by sensor; empty where the machine has none
 * @param disk where the data folder lies; null when it cannot be asked
 */
public record MachineReading(
        List<Link> links,
        List<Temperature> temperatures,
        @Nullable Disk disk) {
    public static final MachineReading NOTHING = new MachineReading(List.of(), List.of(), null);

    public MachineReading {
        links = List.copyOf(links);
        temperatures = List.copyOf(temperatures);
    }

    /**
     * A display outlet.
     *
     * @param connector the kernel's name for it, such as {@code card0-HDMI-A-1}
     * @param connected whether something hangs on it that answers
     * @param edidSha256 which device that is: hash of what it says of itself, hex; null: it says nothing
     */
    public record Link(
            String connector, boolean connected, @Nullable String edidSha256) {}

    /**
     * A sensor.
     *
     * @param sensor chip and label, such as {@code coretemp/Package id 0}
     * @param criticalCelsius where the chip itself sees danger; null: it does not say
     */
    public record Temperature(
            String sensor, double celsius, @Nullable Double criticalCelsius) {}

    /**
     * The disk.
     *
     * @param freeBytes that the node may use
     * @param readOnly whether the file system takes no writes: the kernel makes it so after an error
     */
    public record Disk(long freeBytes, long totalBytes, boolean readOnly) {}
}
