// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class ReckoningTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void shouldGiveTheReportOfTheExampleToTheLetter() throws IOException {
        String json = Report.of(Example.FORM, Example.figures()).json().toPrettyString();

        assertThat(JSON.readTree(json).toPrettyString())
                .isEqualTo(Example.report().toPrettyString());
    }
}
