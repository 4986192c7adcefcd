// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.cotmoc.playlist.Slot;

/** Hundreds of rules have the days that another implementation gave them; the resource names it. */
@Tag("L1")
class RecordedRecurrencesTest {
    static Stream<Arguments> expansions() throws IOException {
        try (InputStream in = RecordedRecurrencesTest.class.getResourceAsStream("recurrences.json")) {
            JsonNode expansions = new JsonMapper().readTree(in).path("expansions");
            return StreamSupport.stream(expansions.spliterator(), false)
                    .map(each -> Arguments.of(
                            each.path("rule").asText(),
                            LocalDate.parse(each.path("from").asText()),
                            LocalDate.parse(each.path("until").asText()),
                            List.of(each.path("days").asText().split(" "))));
        }
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("expansions")
    void shouldHaveTheRecordedDays(String rule, LocalDate from, LocalDate until, List<String> days) {
        RuleDays ruleDays = RuleDays.of(new Slot.Recurrence(rule), from);

        assertThat(IntStream.rangeClosed(from.getYear(), until.getYear())
                        .boxed()
                        .flatMap(year -> days(year, ruleDays.in(year)))
                        .filter(day -> !day.isBefore(from) && !day.isAfter(until))
                        .map(LocalDate::toString))
                .isEqualTo(days);
    }

    private static Stream<LocalDate> days(int year, BitSet bits) {
        return bits.stream().mapToObj(bit -> LocalDate.ofYearDay(year, bit + 1));
    }
}
