// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;

/** A {@link Fault} as a problem document (RFC 9457). */
final class Problems {
    static final String TYPE = "application/problem+json";
    /** When to come back where the fault does not say: soon, for what is short of room or busy. */
    private static final int RETRY_AFTER_S = 5;

    private static final Map<String, Integer> OWN = Map.ofEntries(
            Map.entry("request-malformed", 400),
            Map.entry("json-syntax", 400),
            Map.entry("query-value", 400),
            Map.entry("token-missing", 401),
            Map.entry("token-wrong", 401),
            Map.entry("role-missing", 403),
            Map.entry("origin-foreign", 403),
            Map.entry("not-found", 404),
            Map.entry("method-not-allowed", 405),
            Map.entry("not-acceptable", 406),
            Map.entry("body-too-large", 413),
            Map.entry("uri-too-long", 414),
            Map.entry("content-type", 415),
            Map.entry("requests-too-many", 429),
            Map.entry("tokens-wrong-often", 429),
            Map.entry("headers-too-large", 431),
            Map.entry("internal", 500));

    private final Map<String, Integer> statusByCode;

    /** @param statusByCode for the codes of the rooms above, beside those of this one */
    Problems(Map<String, Integer> statusByCode) {
        this.statusByCode = Map.copyOf(statusByCode);
    }

    Reply reply(Fault fault, Language language) {
        int status = status(fault);
        Reply reply = Reply.json(status, document(fault, language))
                .with("Content-Type", TYPE)
                .with("Content-Language", language == Language.VI ? "vi" : "en");
        return switch (status) {
            case 401 -> reply.with("WWW-Authenticate", "Bearer realm=\"cotmoc\"");
            case 429, 503 -> reply.with("Retry-After", String.valueOf(RETRY_AFTER_S));
            default -> reply;
        };
    }

    int status(Fault fault) {
        Integer known = OWN.getOrDefault(fault.code(), statusByCode.get(fault.code()));
        if (known != null) {
            return known;
        }
        return fault.category() == Category.REFUSED ? 422 : fault.category() == Category.RETRY ? 503 : 500;
    }

    ObjectNode document(Fault fault, Language language) {
        int status = status(fault);
        ObjectNode problem = Json.MAPPER.createObjectNode();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.getMessage(status));
        problem.put("status", status);
        problem.put("detail", fault.sentence().in(language));
        problem.put("code", fault.code());
        problem.put("category", fault.category().name());
        problem.put("hint", fault.hint().in(language));
        if (!fault.errors().isEmpty() || !fault.warnings().isEmpty()) {
            problem.set("errors", list(fault.errors(), language));
            problem.set("warnings", list(fault.warnings(), language));
        }
        return problem;
    }

    /** The defects of a file, as every answer that has them tells them. */
    static ArrayNode list(List<Problem> defects, Language language) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Problem defect : defects) {
            list.addObject()
                    .put("file", defect.file())
                    .put("pointer", defect.pointer())
                    .put("line", defect.line())
                    .put("column", defect.column())
                    .put("code", defect.code())
                    .put("detail", defect.detail().in(language))
                    .put("hint", defect.hint().in(language));
        }
        return list;
    }
}
