// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.Locale;

/** How bad a trouble is. Later constants are worse. */
public enum Severity {
    /** The picture is as it should be, but it will not stay so, or something else is amiss. */
    WARNING,
    /** A screen does not show what it should, or the record is not being kept. */
    FAULT;

    /** As the journal has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
