// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.fault.Problem;

/** One request, as far as an endpoint has to do with it. */
public final class Call {
    private final Request request;
    private final Route route;
    private final Map<String, String> pathParameters;
    private final String type;
    private final @Nullable Caller caller;
    private final Instant at;
    private final Fields query;

    Call(
            Request request,
            Route route,
            Map<String, String> pathParameters,
            String type,
            @Nullable Caller caller,
            Instant at) {
        this.request = request;
        this.route = route;
        this.pathParameters = Map.copyOf(pathParameters);
        this.type = type;
        this.caller = caller;
        this.at = at;
        this.query = query(request);
    }

    /** When it came. */
    public Instant at() {
        return at;
    }

    /** What stands at {@code {name}} of the route's template. */
    public String parameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no {" + name + "} in " + route.template());
        }
        return value;
    }

    /** A parameter of the query; empty where it is missing or has no value. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.getValue(name)).filter(value -> !value.isEmpty());
    }

    /**
     * A whole number of the query.
     *
     * @throws Fault REFUSED {@code query-value} when it is none, or outside the bounds
     */
    public long query(String name, long preset, long low, long high) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return preset;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with the bounds
        }
        throw Fault.refused("query-value", name, text.get(), low + "–" + high);
    }

    /** Yes or no in the query; without it, no. @throws Fault REFUSED {@code query-value} */
    public boolean isAsked(String name) {
        String value = query(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Fault.refused("query-value", name, value, "true | false");
        }
        return value.equals("true");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** Which of the route's types the caller would like best. */
    public String type() {
        return type;
    }

    /** Who asks. Only routes that are not open have one for certain. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("an open route knows no caller: " + route.template());
        }
        return caller;
    }

    public Language language() {
        return Accept.language(header("Accept-Language"));
    }

    /** Path and query as they were sent, for links to the next page. */
    public String target() {
        return request.getHttpURI().getPathQuery();
    }

    /** From where it came. */
    public String address() {
        return Request.getRemoteAddr(request);
    }

    /** The size the body is said to have; -1 where nothing is said. */
    public long bodyBytes() {
        return request.getLength();
    }

    /** The body, bit by bit; what is more than the route takes is a {@link Fault}. */
    public InputStream body() {
        return new BoundedInput(
                Content.Source.asInputStream(request), route.takes().mostBytes());
    }

    /** The whole body. */
    public byte[] wholeBody() throws IOException {
        try (InputStream in = body()) {
            return in.readAllBytes();
        }
    }

    /** The body as a JSON object. @throws Fault REFUSED {@code json-syntax} */
    public JsonNode json() throws IOException {
        try {
            JsonNode tree = Json.MAPPER.readTree(wholeBody());
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw Fault.refused("json-syntax", e.getOriginalMessage()).causedBy(e);
        }
        throw Fault.refused("json-syntax", "{…}");
    }

    /** Defects of a file in the caller's language, in the shape that problem documents have. */
    public ArrayNode told(List<Problem> defects) {
        return Problems.list(defects, language());
    }

    Request request() {
        return request;
    }

    private static Fields query(Request request) {
        try {
            return Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            // Percent signs that decode to no text: Jetty throws one of several kinds.
            throw Fault.refused("request-malformed").causedBy(e);
        }
    }
}
