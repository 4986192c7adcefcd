// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table from which both the server and its OpenAPI document are made.
 *
 * @param method upper case; GET answers HEAD too
 * @param template of the path (RFC 6570, {@code {name}} for one segment)
 * @param maxBodyBytes 0: no body is taken
 * @param requestType of the body; null where any will do, or none is taken
 * @param requestSchema name of the body's schema; null: none
 * @param types of the answer, the preferred first; empty: no body
 * @param schema name of the answer's schema; null: none
 * @param queries parameters of the query
 * @param always header fields of every answer, errors included
 * @param audited whether it is told who did it
 */
public record Route(
        String method,
        String template,
        Guard guard,
        Endpoint endpoint,
        String summary,
        int success,
        long maxBodyBytes,
        @Nullable String requestType,
        @Nullable String requestSchema,
        List<String> types,
        @Nullable String schema,
        List<Query> queries,
        List<Integer> refusals,
        Map<String, String> always,
        boolean audited) {
    public static final long SMALL_BODY_BYTES = 64 * 1024;

    public Route {
        types = List.copyOf(types);
        queries = List.copyOf(queries);
        refusals = List.copyOf(refusals);
        always = Map.copyOf(always);
    }

    /** A parameter of the query; {@code type} as JSON Schema names it. */
    public record Query(String name, String type, String description) {}

    /** A call that changes nothing. */
    public static Route get(String template, Guard guard, String summary, Endpoint endpoint) {
        return new Route(
                "GET",
                template,
                guard,
                endpoint,
                summary,
                200,
                0,
                null,
                null,
                List.of(Reply.JSON),
                null,
                List.of(),
                List.of(),
                Map.of(),
                false);
    }

    /** A call that changes something; it is audited. */
    public static Route change(String method, String template, Guard guard, String summary, Endpoint endpoint) {
        return new Route(
                method,
                template,
                guard,
                endpoint,
                summary,
                200,
                0,
                null,
                null,
                List.of(Reply.JSON),
                null,
                List.of(),
                List.of(),
                Map.of(),
                true);
    }

    /** Takes a body of one type. */
    public Route takes(String type, @Nullable String bodySchema, long mostBytes) {
        return new Route(
                method,
                template,
                guard,
                endpoint,
                summary,
                success,
                mostBytes,
                type,
                bodySchema,
                types,
                schema,
                queries,
                refusals,
                always,
                audited);
    }

    /** Answers with a status and a body of this schema. */
    public Route gives(int status, @Nullable String bodySchema, String... bodyTypes) {
        return new Route(
                method,
                template,
                guard,
                endpoint,
                summary,
                status,
                maxBodyBytes,
                requestType,
                requestSchema,
                List.of(bodyTypes),
                bodySchema,
                queries,
                refusals,
                always,
                audited);
    }

    public Route asks(String name, String type, String description) {
        List<Query> more = new ArrayList<>(queries);
        more.add(new Query(name, type, description));
        return new Route(
                method,
                template,
                guard,
                endpoint,
                summary,
                success,
                maxBodyBytes,
                requestType,
                requestSchema,
                types,
                schema,
                more,
                refusals,
                always,
                audited);
    }

    /** Statuses of refusals beside those that every call has. */
    public Route refuses(Integer... statuses) {
        return new Route(
                method,
                template,
                guard,
                endpoint,
                summary,
                success,
                maxBodyBytes,
                requestType,
                requestSchema,
                types,
                schema,
                queries,
                List.of(statuses),
                always,
                audited);
    }

    public Route always(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(always);
        more.put(name, value);
        return new Route(
                method,
                template,
                guard,
                endpoint,
                summary,
                success,
                maxBodyBytes,
                requestType,
                requestSchema,
                types,
                schema,
                queries,
                refusals,
                more,
                audited);
    }

    public Route unaudited() {
        return new Route(
                method,
                template,
                guard,
                endpoint,
                summary,
                success,
                maxBodyBytes,
                requestType,
                requestSchema,
                types,
                schema,
                queries,
                refusals,
                always,
                false);
    }
}
