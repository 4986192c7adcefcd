// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import vn.cotmoc.fault.Text;

/** A line that is no row. Who knows where it stood makes a {@link vn.cotmoc.fault.Fault} of it. */
public final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text why;

    BadLine(String key, Object... arguments) {
        super(key);
        this.why = Text.of("journal." + key, arguments);
    }

    public Text why() {
        return why;
    }
}
