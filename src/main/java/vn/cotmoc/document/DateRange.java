// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two members that say from which day to which something holds.
 *
 * @param first null: from ever
 * @param last null: for ever
 */
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {
    /** Reads two members that may be left out; the last may not lie before the first. */
    public static DateRange read(Members members, String firstName, String lastName) {
        Optional<LocalDate> first = members.find(firstName).flatMap(Value::date);
        Optional<Value> lastValue = members.find(lastName);
        Optional<LocalDate> last = lastValue.flatMap(Value::date);
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            lastValue.get().error("dates-reversed", last.get(), first.get());
        }
        return new DateRange(first.orElse(null), last.orElse(null));
    }
}
