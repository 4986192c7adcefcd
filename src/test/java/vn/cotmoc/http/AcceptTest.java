// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("L1")
class AcceptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | application/x-ndjson",
                "*/* | application/x-ndjson",
                "text/csv | text/csv",
                "text/* | text/csv",
                "text/csv;q=0.1, application/x-ndjson;q=0.2 | application/x-ndjson",
                "text/csv;q=0, */* | application/x-ndjson",
                "application/x-ndjson;q=0, */*;q=0.1 | text/csv",
                "TEXT/CSV | text/csv",
                "image/png | -",
                "text/csv;q=x | -",
                "'' | -",
            })
    void shouldChooseWhatIsLikedBest(String field, String expected) {
        assertThat(Accept.choose(Optional.ofNullable(field), List.of("application/x-ndjson", "text/csv")))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | VI",
                "vi-VN,vi;q=0.9,en;q=0.8 | VI",
                "en | EN",
                "en-US,en;q=0.9 | EN",
                "fr | VI",
                "vi;q=0.2, en;q=0.3 | EN",
                "garbage;;;=,, | VI",
            })
    void shouldSpeakVietnameseUnlessEnglishIsLikedBetter(String field, String expected) {
        assertThat(Accept.language(Optional.ofNullable(field)).name()).isEqualTo(expected);
    }
}
