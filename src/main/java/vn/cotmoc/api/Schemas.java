// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import vn.cotmoc.fault.Fault;

/** The schemas (JSON Schema, draft 2020-12) that stand beside this class as resources. */
final class Schemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Schemas() {}

    /** What the API's calls take and give, by name. */
    static Map<String, JsonNode> components() {
        return members("schemas.json");
    }

    /** Of each one: of bodies by their schema, else by call and type; of parameters by their name. */
    static Map<String, JsonNode> examples() {
        return members("examples.json");
    }

    private static Map<String, JsonNode> members(String resource) {
        Map<String, JsonNode> byName = new HashMap<>();
        read(resource).properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
        return byName;
    }

    static JsonNode read(String resource) {
        try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
            if (in != null) {
                return MAPPER.readTree(in);
            }
        } catch (IOException e) {
            throw Fault.broken("internal").causedBy(e);
        }
        throw Fault.broken("internal");
    }
}
