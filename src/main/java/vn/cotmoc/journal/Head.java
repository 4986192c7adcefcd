// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * Where a log has got to: signed, it vouches for every row up to {@code seq}.
 *
 * @param seq of the last row, 0 when there is none
 * @param chain of that row, 64 hex digits; the genesis when there is none
 * @param at when the head was taken, as {@link RowTime} has it
 */
public record Head(String node, String log, long seq, String chain, String at) {

    /** What is signed: the RFC 8785 form. */
    public byte[] payload() {
        return CanonicalJson.bytes(JsonNodeFactory.instance
                .objectNode()
                .put("node", node)
                .put("log", log)
                .put("seq", seq)
                .put("chain", chain)
                .put("at", at));
    }

    /** Empty unless it has just these members, each of its type. */
    public static Optional<Head> find(JsonNode json) {
        boolean whole = json.size() == 5
                && json.path("node").isTextual()
                && json.path("log").isTextual()
                && json.path("seq").isIntegralNumber()
                && json.path("chain").isTextual()
                && json.path("at").isTextual();
        return whole
                ? Optional.of(new Head(
                        json.path("node").asText(),
                        json.path("log").asText(),
                        json.path("seq").asLong(),
                        json.path("chain").asText(),
                        json.path("at").asText()))
                : Optional.empty();
    }
}
