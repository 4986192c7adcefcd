// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.cotmoc.fault.Fault;

/**
 * What is served.
 *
 * @param routes beside those of this room: sessions, health, metrics, the OpenAPI document
 * @param statusByCode the HTTP status of faults by their code; of others the category decides: REFUSED 422, RETRY 503,
 *     else 500
 * @param schemas by name, for the OpenAPI document; asked for when somebody first asks for that
 * @param examples for it, likewise: of a body by its schema or by the call and type, of a parameter by its name
 * @param refusals for it: one for each status that a call of the rooms above may have
 * @param version of the program
 */
public record Service(
        List<Route> routes,
        Map<String, Integer> statusByCode,
        Supplier<Map<String, JsonNode>> schemas,
        Supplier<Map<String, JsonNode>> examples,
        List<Fault> refusals,
        String version) {
    public Service {
        routes = List.copyOf(routes);
        statusByCode = Map.copyOf(statusByCode);
        refusals = List.copyOf(refusals);
    }

    /** Without examples. */
    public Service(
            List<Route> routes, Map<String, Integer> statusByCode, Map<String, JsonNode> schemas, String version) {
        this(routes, statusByCode, () -> schemas, Map::of, List.of(), version);
    }

    /** The HTTP status with which a fault is told where these codes are served. */
    public static int status(Fault fault, Map<String, Integer> statusByCode) {
        return new Problems(statusByCode).status(fault);
    }
}
