// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * What systemd is told of this process: that it is ready, how it is, that it lives, that it stops (sd_notify(3)).
 *
 * <p>Through libsystemd by JNA, which is loaded only where systemd asks for notices; elsewhere nothing happens. Begin with
 * {@link vn.cotmoc.health.systemd.Systemd}.
 */
@NullMarked
package vn.cotmoc.health.systemd;

import org.jspecify.annotations.NullMarked;
