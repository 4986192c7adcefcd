// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.time.LocalDate;

/**
 * How one screen has fared on one local day, so far.
 *
 * @param downMs inside its hours, without a good picture
 * @param closedMs inside its hours, but not meant to show anything: suspended, or before the node first ran
 * @param untilMs the wall clock up to which this is known
 */
record DayCount(LocalDate date, long downMs, long closedMs, long untilMs) {
    DayCount with(long moreDownMs, long moreClosedMs, long nowMs) {
        return new DayCount(date, downMs + moreDownMs, closedMs + moreClosedMs, Math.max(untilMs, nowMs));
    }
}
