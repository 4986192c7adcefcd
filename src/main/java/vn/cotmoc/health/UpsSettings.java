// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

/**
 * The uninterruptible power supply, and how it is asked.
 *
 * @param host of the NUT server: an address or a name
 * @param name of the UPS at that server
 */
public record UpsSettings(Driver driver, String host, int port, String name) {
    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final int NUT_PORT = 3493;
    public static final String DEFAULT_NAME = "ups";

    public enum Driver {
        NUT
    }
}
