// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("L1")
class LineTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "123456789012345680, 123456789012345680",
        "-5, -5",
        "1.5,",
        "1e+21,",
        "null,",
        "true,",
        "'\"7\"',",
    })
    void shouldGiveAWholeNumberWhereThereIsOne(String written, Long number) throws BadLine {
        assertThat(line("\"airtimeMs\":" + written, "x").number("airtimeMs")).isEqualTo(number);
    }

    @Test
    void shouldSayWhetherAMemberHasThisText() throws BadLine {
        Line plain = line("\"airtimeMs\":1", "play");
        assertThat(plain.says("type", "play")).isTrue();
        assertThat(plain.says("type", "plax")).isFalse();
        assertThat(plain.says("type", "plays")).isFalse();
        assertThat(plain.says("type", "")).isFalse();
        assertThat(plain.says("airtimeMs", "1")).isFalse();
        assertThat(plain.says("none", "play")).isFalse();

        Line other = line("\"airtimeMs\":\"\"", "Mộc \\\"Bài\\\"");
        assertThat(other.says("type", "Mộc \"Bài\"")).isTrue();
        assertThat(other.says("type", "Mộc \\\"Bài\\\"")).isFalse();
        assertThat(other.says("airtimeMs", "")).isTrue();
    }

    private static Line line(String member, String type) throws BadLine {
        String text = "{%s,\"at\":\"a\",\"chain\":\"%s\",\"log\":\"l\",\"node\":\"n\",\"seq\":1,\"type\":\"%s\"}"
                .formatted(member, "0".repeat(64), type);
        return Line.read(text.getBytes(UTF_8));
    }
}
