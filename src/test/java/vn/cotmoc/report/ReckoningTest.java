// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("L1")
class ReckoningTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void shouldGiveTheFiguresOfTheExampleToTheLetter() throws IOException {
        ObjectNode expected = (ObjectNode) Example.report();
        expected.remove("sha256");

        ObjectNode figures = FiguresJson.of(Example.figures());

        assertThat(JSON.readTree(figures.toString()).toPrettyString()).isEqualTo(expected.toPrettyString());
    }
}
