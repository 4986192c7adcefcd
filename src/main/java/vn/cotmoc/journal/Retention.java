// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Period;

/** How long what has been recorded is kept: the {@code retention} member of the node's settings. */
public record Retention(Period plays, Period incidents, Period audit) {
    public static final Retention DEFAULT = new Retention(Period.ofDays(400), Period.ofYears(5), Period.ofYears(1));
}
