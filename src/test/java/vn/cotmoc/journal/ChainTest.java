// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Held against the worked example that is published with the journal's description. */
@Tag("L1")
class ChainTest {
    private static final String LOG = "20b4d2461cdb3abf3192687a77e0449e";
    private static final String FIRST_ROW_HEX = "7b226174223a22323032352d30362d33305430353a30303a30302e3030302b30373a"
            + "3030222c226c6f67223a223230623464323436316364623361626633313932363837613737653034343965222c226e616d65223a"
            + "2243e1bbad61206b68e1baa975207175e1bb91632074e1babf204de1bb99632042c3a069222c226e6f6465223a226d6f632d6261"
            + "692d31222c2270726f76696e6365223a2254c3a279204e696e68222c22736571223a312c2273697465223a226d6f632d62616922"
            + "2c2273757370656e646564223a6e756c6c2c2274797065223a2273697465227d";

    @Test
    void shouldBeginWithTheHashOfTheLogsId() {
        assertThat(Chain.genesis(LOG).hex())
                .isEqualTo("569de35b362c7f450a85d8fde69897f3822ee601b0bc06105330cdfb895bb3db");
    }

    @Test
    void shouldHashTheRowWithoutItsChain() throws Exception {
        var row = (ObjectNode) new JsonMapper()
                .readTree(ExampleJournals.lines(ExampleJournals.MOC_BAI).get(0));
        row.remove("chain");
        assertThat(HexFormat.of().formatHex(CanonicalJson.bytes(row))).isEqualTo(FIRST_ROW_HEX);

        Chain chain = Chain.genesis(LOG);
        chain.append(row);

        assertThat(chain.hex()).isEqualTo("41bfb0a971ad0263ecd24894d16e0ab60bc25bca68504ee6bebe4b7c088101c0");
        assertThat(row.path("chain").asText()).isEqualTo(chain.hex());
    }

    @Test
    void shouldAcceptEveryRowOfTheExamplesAndGiveThemBackToTheByte() throws Exception {
        for (String name : List.of(ExampleJournals.MOC_BAI, ExampleJournals.XA_MAT)) {
            Chain chain = Chain.genesis(name.substring(name.length() - 32));
            for (String text : ExampleJournals.lines(name)) {
                Line line = Line.read(text.getBytes(StandardCharsets.UTF_8));
                assertThat(chain.accept(line)).as(text).isTrue();
                assertThat(CanonicalJson.text(new JsonMapper().readTree(text))).isEqualTo(text);
            }
        }
    }

    @Test
    void shouldStayWhereItIsWhenARowIsNotWhatItWas() throws Exception {
        String first = ExampleJournals.lines(ExampleJournals.MOC_BAI).get(0);
        Chain chain = Chain.genesis(LOG);

        Line changed = Line.read(first.replace("Tây Ninh", "Tay Ninh").getBytes(StandardCharsets.UTF_8));
        assertThat(chain.accept(changed)).isFalse();
        assertThat(chain.accept(Line.read(first.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }
}
