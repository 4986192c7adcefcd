// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;

/** The OpenAPI 3.1 document, made from the routes that serve. */
final class OpenApi {
    static final String PATH = "/api/v1/openapi.json";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String LICENSE = "GPL-3.0-or-later";
    private static final String REFERENCE = "#/components/schemas/";

    private static final String EXAMPLE = "#/components/examples/";
    /** One for each status that this room refuses with. */
    private static final List<Fault> OWN = List.of(
            Fault.refused("query-value", "limit", "x", "1–10000"),
            Fault.refused("token-missing"),
            Fault.refused("role-missing", "operator"),
            Fault.refused("not-acceptable", Reply.JSON),
            Fault.refused("body-too-large", Route.SMALL_BODY_BYTES),
            Fault.refused("content-type", Reply.JSON),
            Fault.retry("requests-too-many", 100));

    private final Service service;
    private final Map<String, JsonNode> schemaByName;
    private final Map<String, JsonNode> examples;
    private final ObjectNode document = Json.MAPPER.createObjectNode();
    private final Set<String> used = new TreeSet<>();
    private final Map<Integer, ObjectNode> refusals = new TreeMap<>();
    private final Set<Integer> told = new TreeSet<>();

    private OpenApi(Service service) {
        this.service = service;
        this.schemaByName = service.schemas().get();
        this.examples = service.examples().get();
        var problems = new Problems(service.statusByCode());
        Stream.concat(OWN.stream(), service.refusals().stream())
                .forEach(fault -> refusals.put(problems.status(fault), problems.document(fault, Language.EN)));
    }

    /** The route that serves the document, which tells of itself too. */
    static Route route(List<Route> others, Service service) {
        List<Route> all = new ArrayList<>(others);
        var document =
                new Memo<>(() -> new OpenApi(service).write(all).toString().getBytes(StandardCharsets.UTF_8));
        Route own = Route.get(PATH, Guard.TOKEN, "This document.", call -> Reply.of(200, Reply.JSON, document.get()));
        all.add(own);
        return own;
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
            ObjectNode parameter =
                    parameters.addObject().put("name", variables.group(1)).put("in", "path");
            parameter.put("required", true).putObject("schema").put("type", "string");
            example(parameter, tag(calls.get(0)) + "." + variables.group(1));
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
        asked(operation, route);
        requestBody(operation, route);
        responses(operation.putObject("responses"), route);
    }

    private void asked(ObjectNode operation, Route route) {
        if (route.asks().isEmpty()) {
            return;
        }
        ArrayNode parameters = operation.putArray("parameters");
        for (Route.Asked asked : route.asks()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", asked.name()).put("in", asked.in());
            parameter.put("description", asked.description());
            parameter.putObject("schema").put("type", asked.type());
            example(parameter, operationId(route) + " ?" + asked.name(), "?" + asked.name());
        }
    }

    /** The first of these names that has one. */
    private void example(ObjectNode of, String... names) {
        for (String name : names) {
            JsonNode example = examples.get(name);
            if (example != null) {
                of.set("example", example);
                return;
            }
        }
    }

    private void requestBody(ObjectNode operation, Route route) {
        String type = route.takes().type();
        if (type == null) {
            return;
        }
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        content(body.putObject("content"), type, route, route.takes().schema());
    }

    private void responses(ObjectNode responses, Route route) {
        ObjectNode success = responses.putObject(String.valueOf(route.gives().status()));
        success.put("description", route.gives().status() == 204 ? "Done." : "As asked.");
        if (!route.gives().types().isEmpty()) {
            ObjectNode content = success.putObject("content");
            route.gives()
                    .types()
                    .forEach(type -> content(content, type, route, route.gives().schema()));
        }
        var statuses = new TreeSet<>(route.refusals());
        if (!route.guard().open()) {
            statuses.addAll(route.guard().loopback() ? Set.of(401, 429) : Set.of(401, 403, 429));
        }
        if (!route.gives().types().isEmpty()) {
            statuses.add(406);
        }
        if (route.takes().type() != null) {
            statuses.addAll(Set.of(413, 415));
        }
        for (Integer status : statuses) {
            ObjectNode refusal = responses.putObject(status.toString());
            refusal.put("description", org.eclipse.jetty.http.HttpStatus.getMessage(status));
            ObjectNode content = refusal.putObject("content").putObject(Problems.TYPE);
            schema(content, "Problem");
            if (refusals.containsKey(status)) {
                content.putObject("examples").putObject("refusal").put("$ref", EXAMPLE + status);
                told.add(status);
            }
        }
    }

    private void content(
            ObjectNode contents, String type, Route route, @org.jspecify.annotations.Nullable String name) {
        ObjectNode content = contents.putObject(type);
        schema(content, name);
        example(content, operationId(route) + " " + type, name == null ? "" : name);
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
        ObjectNode examples = components.putObject("examples");
        told.forEach(status -> examples.putObject(String.valueOf(status)).set("value", refusals.get(status)));
        ObjectNode schemas = components.putObject("schemas");
        Deque<String> wanted = new ArrayDeque<>(used);
        while (!wanted.isEmpty()) {
            String name = wanted.pop();
            if (!schemas.has(name)) {
                JsonNode schema = schemaByName.get(name);
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
