// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.journal.BadLine;
import vn.cotmoc.journal.Counted;
import vn.cotmoc.journal.Line;

/**
 * A line that was read: either a row or why it is none.
 *
 * @param number as {@link HeldLine#number}, {@code type} as {@link HeldLine#type}
 */
record ReadLine(
        long number,
        String type,
        @Nullable Line line,
        @Nullable BadLine defect,
        Optional<Counted> counted) {
    static ReadLine of(HeldLine held) {
        try {
            Line line = Line.read(held.bytes);
            return new ReadLine(held.number, held.type, line, null, Counted.find(line));
        } catch (BadLine e) {
            return new ReadLine(held.number, held.type, null, e, Optional.empty());
        }
    }
}
