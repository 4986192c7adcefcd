// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A value of a table, which a workbook keeps as what it is. */
public sealed interface Cell {
    /** In a document; numbers as they are written in its language. */
    String text();

    /** Words; {@code ""} for nothing. */
    record Words(String text) implements Cell {}

    /** A count, or whole đồng. */
    record Count(long value, String text) implements Cell {}

    /** A length of time, rounded down to the minute in a document. */
    record Span(long ms, String text) implements Cell {}

    /** A share of one. */
    record Percent(BigDecimal value, String text) implements Cell {}

    record Day(LocalDate value, String text) implements Cell {}

    /** A local time, of the zone it happened in. */
    record Moment(LocalDateTime value, String text) implements Cell {}
}
