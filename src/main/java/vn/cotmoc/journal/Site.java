// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The site a node stands at. Code and names come from its settings; whether it is suspended, from the journal itself. */
public record Site(
        String code, String name, String province, @Nullable Suspension suspended) {
    /**
     * Out of order.
     *
     * @param since the first day
     */
    public record Suspension(LocalDate since, String reason) {}

    public Site with(@Nullable Suspension suspension) {
        return new Site(code, name, province, suspension);
    }
}
