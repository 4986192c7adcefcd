// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Timers: what is done every so often and once a day, on Quartz's threads. No rule of the schedule is written here; the
 * playout decides by itself what is due. Begin with {@link vn.cotmoc.app.quartz.QuartzTimers}.
 */
@NullMarked
package vn.cotmoc.app.quartz;

import org.jspecify.annotations.NullMarked;
