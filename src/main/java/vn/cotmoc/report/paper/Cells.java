// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Makes the cells of a table, each with its text in one language. */
final class Cells {
    private final Words words;

    Cells(Words words) {
        this.words = words;
    }

    Cell words(@Nullable String text) {
        return new Cell.Words(text == null ? "" : text);
    }

    Cell count(long value) {
        return new Cell.Count(value, words.number(value));
    }

    Cell count(@Nullable Long value) {
        return value == null ? words("") : count(value.longValue());
    }

    Cell span(long ms) {
        return new Cell.Span(ms, words.clock(ms));
    }

    /** Of a clip, where seconds matter. */
    Cell length(long ms) {
        return new Cell.Span(ms, words.clockWithSeconds(ms));
    }

    Cell percent(@Nullable BigDecimal share) {
        return share == null ? words("–") : new Cell.Percent(share, words.percent(share));
    }

    Cell change(@Nullable BigDecimal share) {
        return share == null ? words("–") : new Cell.Percent(share, words.change(share));
    }

    Cell day(@Nullable LocalDate day) {
        return day == null ? words("") : new Cell.Day(day, words.date(day));
    }

    Cell moment(@Nullable OffsetDateTime time) {
        return time == null ? words("") : new Cell.Moment(time.toLocalDateTime(), words.time(time.toLocalDateTime()));
    }
}
