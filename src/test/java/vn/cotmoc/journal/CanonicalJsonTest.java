// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("L1")
class CanonicalJsonTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COMMON = "\"at\":\"x\",\"chain\":\"" + "ab".repeat(32) + "\",";
    private static final String REST = "\"log\":\"l\",\"node\":\"n\",\"seq\":1,\"type\":\"t\"";

    /** The samples of RFC 8785, appendix B, and whole numbers. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000,0",
        "8000000000000000,0",
        "0000000000000001,5e-324",
        "8000000000000001,-5e-324",
        "7fefffffffffffff,1.7976931348623157e+308",
        "4340000000000000,9007199254740992",
        "c340000000000000,-9007199254740992",
        "4430000000000000,295147905179352830000",
        "44b52d02c7e14af5,9.999999999999997e+22",
        "44b52d02c7e14af6,1e+23",
        "44b52d02c7e14af7,1.0000000000000001e+23",
        "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef4f,999999999999999900000",
        "444b1ae4d6e2ef50,1e+21",
        "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d,0.000001",
        "41b3de4355555553,333333333.3333332",
        "41b3de4355555557,333333333.33333343",
        "becbf647612f3696,-0.0000033333333333333333",
        "43143ff3c1cb0959,1424953923781206.2"
    })
    void shouldWriteNumbersAsEcmaScriptDoes(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(EcmaNumber.text(value)).isEqualTo(text);
    }

    @Test
    void shouldOrderMembersByTheirUtf16CodeUnits() throws Exception {
        // The sample of RFC 8785, section 3.2.3.
        JsonNode json =
                JSON.readTree("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,"
                        + "\"\\u00f6\":7}");
        assertThat(CanonicalJson.text(json))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    }

    @Test
    void shouldEscapeNoMoreThanItMust() throws Exception {
        JsonNode json = JSON.readTree("[\"\\u2028\\u2029/<>&\\u007f\",\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\\"]");
        assertThat(CanonicalJson.text(json))
                .isEqualTo("[\"\u2028\u2029/<>&\u007f\",\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\\"]");
    }

    @Test
    void shouldRefuseHalfASurrogatePair() {
        assertThatThrownBy(() -> CanonicalJson.text(JsonNodeFactory.instance.textNode("a\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReadBackWhateverItWrites() throws Exception {
        long seed = Long.getLong("cotmoc.seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            ObjectNode row = JSON.createObjectNode();
            row.put("node", text(random))
                    .put("log", text(random))
                    .put("type", text(random))
                    .put("at", text(random));
            row.put("seq", 1 + random.nextInt(1 << 30)).put("chain", "0f".repeat(32));
            for (int member = random.nextInt(40); member > 0; member--) {
                row.set(text(random), value(random, 0));
            }
            row.put("chain", "0f".repeat(32)).put("seq", 7);
            byte[] bytes = CanonicalJson.bytes(row);
            assertThat(CanonicalJson.bytes(JSON.readTree(bytes)))
                    .as("seed=%d", seed)
                    .isEqualTo(bytes);
            Line line = Line.read(bytes);
            assertThat(line.node())
                    .as("seed=%d", seed)
                    .isEqualTo(row.path("node").asText());
            assertThat(line.toString()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\":1,\"a\":1",
                "\"a\":1,\"A\":1",
                "\"a\": 1",
                "\"a\":01",
                "\"a\":1.0",
                "\"a\":1e3",
                "\"a\":-0",
                "\"a\":+1",
                "\"a\":12345678901234567890",
                "\"a\":\"\\u0041\"",
                "\"a\":\"\\u000A\"",
                "\"a\":\"\\u001F\"",
                "\"a\":\"\\/\"",
                "\"a\":\"\t\"",
                "\"a\":tru",
                "\"a\":NaN",
                "\"a\":[1,]",
                "\"a\":{\"c\":1,\"b\":1}",
                "\"a\":{\"b\":1,\"b\":1}"
            })
    void shouldReadNoOtherForm(String members) {
        assertBad("{" + members + "," + COMMON + REST + "}");
    }

    @Test
    void shouldReadNothingBeyondTheLineAndNothingThatIsNotUtf8() throws Exception {
        String good = "{" + COMMON + REST + "}";
        assertThat(Line.read(good.getBytes(StandardCharsets.UTF_8)).seq()).isEqualTo(1);
        assertBad(good + " ");
        assertBad(good.substring(0, good.length() - 1));
        assertBad("[" + "[".repeat(100_000));
        assertBad(good.replace("ab", "AB"));
        assertBad(good.replace("\"seq\":1", "\"seq\":0"));
        assertBad(good.replace("\"log\":\"l\",", ""));
        for (byte[] wrong : new byte[][] {{(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {-1}}) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(wrong, 0, bytes, good.indexOf("ab"), wrong.length);
            assertThatThrownBy(() -> Line.read(bytes)).isInstanceOf(BadLine.class);
        }
    }

    private static void assertBad(String line) {
        assertThatThrownBy(() -> Line.read(line.getBytes(StandardCharsets.UTF_8)))
                .as(line)
                .isInstanceOf(BadLine.class);
    }

    private static JsonNode value(Random random, int level) {
        return switch (random.nextInt(level > 2 ? 5 : 7)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 2 -> JsonNodeFactory.instance.numberNode(random.nextInt());
            case 3 ->
                JsonNodeFactory.instance.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
            case 4 -> JsonNodeFactory.instance.textNode(text(random));
            case 5 ->
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(value(random, level + 1))
                        .add(value(random, level + 1));
            default -> JsonNodeFactory.instance.objectNode().set(text(random), value(random, level + 1));
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
            int point = random.nextInt(4) == 0 ? random.nextInt(0x20000) : random.nextInt(0x180);
            text.appendCodePoint(point >= 0xd800 && point <= 0xdfff ? 0x1f600 : point);
        }
        return text.toString();
    }
}
