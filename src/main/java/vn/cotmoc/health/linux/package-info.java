// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The computer as the Linux kernel tells of it: display outlets and temperatures out of sysfs, the disk.
 *
 * <p>Only ever reads. What is missing or cannot be read is left out: machines differ. Any thread. Begin with
 * {@link vn.cotmoc.health.linux.LinuxMachine}.
 */
@NullMarked
package vn.cotmoc.health.linux;

import org.jspecify.annotations.NullMarked;
