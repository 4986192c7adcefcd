// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are taken and rules that are not. */
@Tag("L1")
class RecurrenceSyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY                            | ",
                "freq=weekly;byday=mo                  | ",
                "BYDAY=MO;FREQ=WEEKLY                  | ",
                "FREQ=DAILY;INTERVAL=1                 | ",
                "FREQ=DAILY;BYDAY=MO;BYMONTH=1,2       | ",
                "FREQ=DAILY;BYMONTHDAY=-1              | ",
                "FREQ=MONTHLY;BYDAY=-1FR               | ",
                "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-1 | ",
                "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30   | ",
                "FREQ=YEARLY;BYDAY=20MO                | ",
                "FREQ=WEEKLY;BYDAY=MO;WKST=SU          | ",
                "''                                    | wrong-type",
                "DAILY                                 | rule-unsupported",
                "FREQ=                                 | rule-unsupported",
                "FREQ=DAILY;                           | rule-unsupported",
                "FREQ=DAILY ;INTERVAL=1                | rule-unsupported",
                "FREQ=DAILY;FREQ=DAILY                 | rule-unsupported",
                "RRULE:FREQ=DAILY                      | rule-unsupported",
                "BYDAY=MO                              | rule-unsupported",
                "FREQ=SECONDLY                         | rule-unsupported",
                "FREQ=MINUTELY;INTERVAL=5              | rule-unsupported",
                "FREQ=DAILY;INTERVAL=0                 | rule-unsupported",
                "FREQ=DAILY;INTERVAL=-1                | rule-unsupported",
                "FREQ=DAILY;COUNT=0                    | rule-unsupported",
                "FREQ=DAILY;BYHOUR=6                   | rule-unsupported",
                "FREQ=YEARLY;BYWEEKNO=20               | rule-unsupported",
                "FREQ=YEARLY;BYYEARDAY=1               | rule-unsupported",
                "FREQ=YEARLY;BYMONTHDAY=1              | rule-unsupported",
                "FREQ=WEEKLY;BYMONTHDAY=1              | rule-unsupported",
                "FREQ=WEEKLY;BYDAY=1MO                 | rule-unsupported",
                "FREQ=DAILY;BYDAY=-1MO                 | rule-unsupported",
                "FREQ=WEEKLY;BYDAY=MON                 | rule-unsupported",
                "FREQ=MONTHLY;BYDAY=0MO                | rule-unsupported",
                "FREQ=MONTHLY;BYMONTHDAY=32            | rule-unsupported",
                "FREQ=MONTHLY;BYMONTHDAY=0             | rule-unsupported",
                "FREQ=MONTHLY;BYSETPOS=1               | rule-unsupported",
                "FREQ=YEARLY;BYDAY=MO;BYSETPOS=1       | rule-unsupported",
                "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1       | rule-unsupported",
                "FREQ=YEARLY;BYMONTH=13;BYDAY=MO       | rule-unsupported",
                "FREQ=WEEKLY;BYDAY=MO;WKST=XX          | rule-unsupported",
                "FREQ=DAILY;X-NAME=1                   | rule-unsupported",
                "FREQ=DAILY;UNTIL=20270101             | rule-unsupported",
                "FREQ=DAILY;INTERVAL=2                 | rule-needs-from",
                "FREQ=DAILY;COUNT=3                    | rule-needs-from",
                "FREQ=WEEKLY                           | rule-needs-from",
                "FREQ=MONTHLY                          | rule-needs-from",
                "FREQ=MONTHLY;BYMONTH=3                | rule-needs-from",
                "FREQ=YEARLY                           | rule-needs-from",
                "FREQ=YEARLY;BYMONTH=9                 | rule-needs-from",
            })
    void shouldTakeThePartsOfARuleThatThePageNames(String rule, String expected) {
        String yaml = Sample.YAML.replace("clips: [phim]}", "clips: [phim], repeat: \"" + rule + "\"}");

        assertThat(Sample.told(yaml)).isEqualTo(Sample.expectation(expected, "/schedule/0/repeat "));
        if ("rule-needs-from".equals(expected)) {
            assertThat(Sample.told(yaml.replace("repeat:", "from: 2026-11-02, repeat:")))
                    .isEmpty();
        }
    }
}
