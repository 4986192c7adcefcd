// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.cotmoc.fault.Language;

@Tag("L1")
class ReminderTest {
    private static final Form FORM =
            Example.due(Map.of("H1", MonthDay.of(7, 10), "H2", MonthDay.of(1, 10), "year", MonthDay.of(11, 29)));

    @Test
    void shouldFallDueInTheYearThatLiesNearestToThePeriodsEnd() {
        List<Reminder> upcoming = Reminder.upcoming(FORM, LocalDate.of(2026, 7, 1));

        assertThat(upcoming)
                .extracting(reminder -> reminder.period().name() + " " + reminder.due())
                .containsExactly("2026-H1 2026-07-10", "2026 2026-11-29", "2026-H2 2027-01-10");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-13, false", "2026-11-14, true", "2026-11-26, true", "2026-11-29, true"})
    void shouldRemindFrom15DaysBefore(LocalDate today, boolean out) {
        assertThat(Reminder.upcoming(FORM, today).get(0).isOut()).isEqualTo(out);
    }

    @Test
    void shouldRemindASecondTime3DaysBefore() {
        assertThat(Reminder.upcoming(FORM, LocalDate.of(2026, 11, 26))
                        .get(0)
                        .words()
                        .in(Language.VI))
                .isEqualTo("NHẮC LẦN HAI: báo cáo năm 2026 (2026) phải gửi chậm nhất ngày 29/11/2026, còn 3 ngày.");
    }

    @Test
    void shouldGoOnToTheNextYearWhenTheDayIsOver() {
        assertThat(Reminder.upcoming(FORM, LocalDate.of(2026, 11, 30)).get(2))
                .returns("2027", reminder -> reminder.period().name())
                .returns(364L, Reminder::daysLeft);
    }
}
