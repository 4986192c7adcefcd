// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import java.time.LocalDate;

/** Dates as Decree 30/2020 wants them: a zero before days under 10 and before months 1 and 2. */
public final class OfficialDate {
    private OfficialDate() {}

    /** 01/01/2026, 30/6/2026 */
    public static String text(LocalDate day) {
        return "%02d/%s/%d".formatted(day.getDayOfMonth(), month(day.getMonthValue()), day.getYear());
    }

    /** 01, 02, 3 … 12 */
    public static String month(int month) {
        return month <= 2 ? "0" + month : String.valueOf(month);
    }
}
