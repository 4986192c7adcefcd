// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The OpenAPI 3.1 document, made from the routes that serve. */
final class OpenApi {
    static final String PATH = "/api/v1/openapi.json";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String LICENSE = "GPL-3.0-or-later";
    private static final String REFERENCE = "#/components/schemas/";

    private final Service service;
    private final ObjectNode document = Json.MAPPER.createObjectNode();
    private final Set<String> used = new TreeSet<>();

    private OpenApi(Service service) {
        this.service = service;
    }

    /** The route that serves the document, which tells of itself too. */
    static Route route(List<Route> others, Service service) {
        List<Route> all = new ArrayList<>(others);
        var open = new Holder();
        Route own = Route.get(PATH, Guard.TOKEN, "This document.", call -> Reply.of(200, Reply.JSON, open.bytes));
        all.add(own);
        open.bytes = new OpenApi(service).write(all).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return own;
    }

    private static final class Holder {
        private byte[] bytes = new byte[0];
    }

    private ObjectNode write(List<Route> routes) {
        document.put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info").put("title", "Cột Mốc").put("version", service.version());
        info.put("description", "One node: the display controller of the LED walls at a border gate.");
        info.putObject("contact").put("name", "Cột Mốc");
        info.putObject("license").put("name", LICENSE).put("identifier", LICENSE);
        document.putArray("servers").addObject().put("url", "/");
        ArrayNode tags = document.putArray("tags");
        routes.stream()
                .filter(OpenApi::isTold)
                .map(OpenApi::tag)
                .distinct()
                .sorted()
                .forEach(tag -> tags.addObject().put("name", tag).put("description", "Calls of /" + tag + "."));
        security(document.putArray("security"));
        ObjectNode paths = document.putObject("paths");
        var sorted = new TreeMap<String, List<Route>>();
        for (Route route : routes) {
            if (isTold(route)) {
                sorted.computeIfAbsent(route.template(), none -> new ArrayList<>())
                        .add(route);
            }
        }
        sorted.forEach((template, calls) -> path(paths.putObject(template), template, calls));
        components(document.putObject("components"));
        return document;
    }

    /** The page's own files are no interface. */
    private static boolean isTold(Route route) {
        return route.template().startsWith("/api/") || route.template().matches("/(healthz|metrics)");
    }

    private void path(ObjectNode path, String template, List<Route> calls) {
        ArrayNode parameters = Json.MAPPER.createArrayNode();
        Matcher variables = VARIABLE.matcher(template);
        while (variables.find()) {
            parameters
                    .addObject()
                    .put("name", variables.group(1))
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        if (!parameters.isEmpty()) {
            path.set("parameters", parameters);
        }
        for (Route call : calls) {
            operation(path.putObject(call.method().toLowerCase(Locale.ROOT)), call);
        }
    }

    private void operation(ObjectNode operation, Route route) {
        operation.put("operationId", operationId(route));
        operation.put("summary", route.summary());
        operation.put("description", "For " + audience(route.guard()) + ".");
        operation.putArray("tags").add(tag(route));
        if (route.guard().open()) {
            operation.putArray("security");
        } else {
            if (route.guard().loopback()) {
                security(operation.putArray("security")).addObject();
            }
            ArrayNode roles = operation.putArray("x-roles");
            route.guard().roles().stream().map(Access::word).sorted().forEach(roles::add);
        }
        queries(operation, route);
        requestBody(operation, route);
        responses(operation.putObject("responses"), route);
    }

    private static void queries(ObjectNode operation, Route route) {
        if (route.queries().isEmpty()) {
            return;
        }
        ArrayNode parameters = operation.putArray("parameters");
        for (Route.Query query : route.queries()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", query.name()).put("in", "query");
            parameter.put("description", query.description());
            parameter.putObject("schema").put("type", query.type());
        }
    }

    private void requestBody(ObjectNode operation, Route route) {
        String type = route.requestType();
        if (type == null) {
            return;
        }
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        schema(body.putObject("content").putObject(type), route.requestSchema());
    }

    private void responses(ObjectNode responses, Route route) {
        ObjectNode success = responses.putObject(String.valueOf(route.success()));
        success.put("description", route.success() == 204 ? "Done." : "As asked.");
        if (!route.types().isEmpty()) {
            ObjectNode content = success.putObject("content");
            route.types().forEach(type -> schema(content.putObject(type), route.schema()));
        }
        var statuses = new TreeSet<>(route.refusals());
        if (!route.guard().open()) {
            statuses.addAll(route.guard().loopback() ? Set.of(401, 429) : Set.of(401, 403, 429));
        }
        if (!route.types().isEmpty()) {
            statuses.add(406);
        }
        if (route.requestType() != null) {
            statuses.addAll(Set.of(413, 415));
        }
        for (Integer status : statuses) {
            ObjectNode refusal = responses.putObject(status.toString());
            refusal.put("description", org.eclipse.jetty.http.HttpStatus.getMessage(status));
            schema(refusal.putObject("content").putObject(Problems.TYPE), "Problem");
        }
    }

    private void schema(ObjectNode content, @org.jspecify.annotations.Nullable String name) {
        if (name != null) {
            used.add(name);
            content.putObject("schema").put("$ref", REFERENCE + name);
        }
    }

    private void components(ObjectNode components) {
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("token").put("type", "http").put("scheme", "bearer");
        schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", Access.COOKIE);
        ObjectNode schemas = components.putObject("schemas");
        Deque<String> wanted = new ArrayDeque<>(used);
        while (!wanted.isEmpty()) {
            String name = wanted.pop();
            if (!schemas.has(name)) {
                JsonNode schema = service.schemas().get(name);
                if (schema == null) {
                    throw new IllegalArgumentException("no schema " + name);
                }
                schemas.set(name, schema);
                wanted.addAll(references(schema));
            }
        }
    }

    private static List<String> references(JsonNode schema) {
        return schema.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith(REFERENCE))
                .map(reference -> reference.substring(REFERENCE.length()))
                .toList();
    }

    private static ArrayNode security(ArrayNode list) {
        list.addObject().putArray("token");
        list.addObject().putArray("session");
        return list;
    }

    private static String audience(Guard guard) {
        if (guard.open()) {
            return "everybody";
        }
        String roles = guard.roles().stream().map(Access::word).sorted().collect(Collectors.joining(", "));
        return guard.loopback() ? "the machine itself, and " + roles : roles;
    }

    /** The first word of the path below the version. */
    private static String tag(Route route) {
        return route.template().replace("/api/v1", "").split("[/.]", 3)[1];
    }

    private static String operationId(Route route) {
        String words =
                route.template().replace("/api/v1", "").replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "-");
        return route.method().toLowerCase(Locale.ROOT) + words;
    }
}
