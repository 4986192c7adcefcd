// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("L1")
class CanaryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "playing    | ups-on-battery | warning | new   | WELL",
                "playing    | glass-black    | fault   | new   | NOT_YET",
                "playing    | glass-black    | fault   | known | WELL",
                "filler     | ups-on-battery | warning | new   | WELL",
                "filler     | clip-damaged   | warning | new   | NOT_YET",
                "filler     | clip-damaged   | warning | known | WELL",
                "recovering | ups-on-battery | warning | known | NOT_YET",
                "fault      | clip-damaged   | warning | new   | BROKEN",
            })
    void shouldCallANodeWellWhenItPlaysAndHasNoNewTrouble(
            String state, String code, String severity, String id, Canary.Health expected) {
        JsonNode status = status(state, code, severity, id);
        assertThat(Canary.health(status, Set.of("known"))).isEqualTo(expected);
        assertThat(Canary.openIncidents(status)).containsExactly(id);
    }

    private static JsonNode status(String state, String code, String severity, String id) {
        try {
            return new ObjectMapper().readTree("""
                            {"screens": [{"state": "playing", "picture": {"advancing": true}},
                                         {"state": "%s", "picture": {"advancing": true}}],
                             "incidents": [{"id": "%s", "code": "%s", "severity": "%s"}]}
                            """.formatted(state, id, code, severity));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
