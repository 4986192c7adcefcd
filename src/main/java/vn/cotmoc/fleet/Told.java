// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;

/** Reads what a node says when it refuses: a problem document (RFC 9457). */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer to HEAD has no words, only its status: locked, or asked too often. */
    private static final Set<Integer> NOT_NOW = Set.of(423, 429);

    private Told() {}

    /** With the node's own code and words; {@code node-answer} when it says nothing of the kind. */
    static Fault fault(NodeAddress node, HttpResponse<byte[]> response) {
        JsonNode problem = problem(response.body());
        String code = problem.path("code").asText("");
        if (code.isEmpty()) {
            return category("", response.statusCode()) == Category.REFUSED
                    ? Fault.refused("node-answer", node, response.statusCode(), "")
                    : Fault.retry("node-answer", node, response.statusCode(), "");
        }
        return Fault.told(
                category(problem.path("category").asText(), response.statusCode()),
                code,
                Text.verbatim(problem.path("detail").asText(code)),
                Text.verbatim(problem.path("hint").asText("")),
                errors(problem.path("errors")));
    }

    private static JsonNode problem(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Category category(String word, int status) {
        return Stream.of(Category.values())
                .filter(category -> category.name().equals(word))
                .findFirst()
                .orElse(status >= 500 || NOT_NOW.contains(status) ? Category.RETRY : Category.REFUSED);
    }

    private static List<Problem> errors(JsonNode list) {
        List<Problem> errors = new ArrayList<>();
        for (JsonNode error : list) {
            errors.add(new Problem(
                    error.path("file").asText(),
                    error.path("pointer").asText(),
                    error.path("line").asInt(),
                    error.path("column").asInt(),
                    error.path("code").asText(),
                    Text.verbatim(error.path("detail").asText()),
                    Text.verbatim(error.path("hint").asText())));
        }
        return errors;
    }
}
