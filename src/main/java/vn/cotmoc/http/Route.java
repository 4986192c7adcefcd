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
 * @param asks parameters beside those of the path
 * @param refusals statuses beside those that every call has
 * @param always header fields of every answer, errors included
 * @param audited whether it is told who did it
 */
public record Route(
        String method,
        String template,
        Guard guard,
        String summary,
        Endpoint endpoint,
        Taken takes,
        Given gives,
        List<Asked> asks,
        List<Integer> refusals,
        Map<String, String> always,
        boolean audited) {
    public static final long SMALL_BODY_BYTES = 64 * 1024;

    public Route {
        asks = List.copyOf(asks);
        refusals = List.copyOf(refusals);
        always = Map.copyOf(always);
    }

    /**
     * The body that is taken.
     *
     * @param type null where any will do, or none is taken
     * @param schema its name; null: none
     * @param mostBytes 0: no body is taken
     */
    public record Taken(@Nullable String type, @Nullable String schema, long mostBytes) {
        static final Taken NOTHING = new Taken(null, null, 0);
    }

    /**
     * What is answered when all is well.
     *
     * @param types of the body, the preferred first; empty: no body
     * @param schema its name; null: none
     */
    public record Given(
            int status, List<String> types, @Nullable String schema) {
        public Given {
            types = List.copyOf(types);
        }
    }

    /**
     * A parameter.
     *
     * @param in {@code query} or {@code header}
     * @param type as JSON Schema names it
     */
    public record Asked(String in, String name, String type, String description) {}

    /** A call that changes nothing. */
    public static Route get(String template, Guard guard, String summary, Endpoint endpoint) {
        return plain("GET", template, guard, summary, endpoint, /* audited= */ false);
    }

    /** A call that changes something; it is audited. */
    public static Route change(String method, String template, Guard guard, String summary, Endpoint endpoint) {
        return plain(method, template, guard, summary, endpoint, /* audited= */ true);
    }

    private static Route plain(
            String method, String template, Guard guard, String summary, Endpoint endpoint, boolean audited) {
        var json = new Given(200, List.of(Reply.JSON), null);
        return new Route(
                method,
                template,
                guard,
                summary,
                endpoint,
                Taken.NOTHING,
                json,
                List.of(),
                List.of(),
                Map.of(),
                audited);
    }

    /** Takes a body of one type. */
    public Route takes(String type, @Nullable String bodySchema, long mostBytes) {
        return with(new Taken(type, bodySchema, mostBytes), gives, asks, refusals, always, audited);
    }

    /** Answers with a status and a body of this schema. */
    public Route gives(int status, @Nullable String bodySchema, String... bodyTypes) {
        return with(takes, new Given(status, List.of(bodyTypes), bodySchema), asks, refusals, always, audited);
    }

    /** A parameter of the query. */
    public Route asks(String name, String type, String description) {
        return asks(new Asked("query", name, type, description));
    }

    /** A header field. */
    public Route hears(String name, String type, String description) {
        return asks(new Asked("header", name, type, description));
    }

    private Route asks(Asked parameter) {
        List<Asked> more = new ArrayList<>(asks);
        more.add(parameter);
        return with(takes, gives, more, refusals, always, audited);
    }

    /** Statuses of refusals beside those that every call has. */
    public Route refuses(Integer... statuses) {
        return with(takes, gives, asks, List.of(statuses), always, audited);
    }

    public Route always(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(always);
        more.put(name, value);
        return with(takes, gives, asks, refusals, more, audited);
    }

    public Route unaudited() {
        return with(takes, gives, asks, refusals, always, /* told= */ false);
    }

    private Route with(
            Taken taken,
            Given given,
            List<Asked> asked,
            List<Integer> refused,
            Map<String, String> fields,
            boolean told) {
        return new Route(method, template, guard, summary, endpoint, taken, given, asked, refused, fields, told);
    }
}
