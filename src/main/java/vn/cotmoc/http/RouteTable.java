// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;

/** Finds the route of a request. Immutable. */
final class RouteTable {
    private final PathMappings<Map<String, Route>> byPath = new PathMappings<>();

    RouteTable(List<Route> routes) {
        Map<String, Map<String, Route>> byTemplate = new LinkedHashMap<>();
        for (Route route : routes) {
            Map<String, Route> methods = byTemplate.computeIfAbsent(route.template(), none -> new LinkedHashMap<>());
            if (methods.put(route.method(), route) != null) {
                throw new IllegalArgumentException("two routes for " + route.method() + " " + route.template());
            }
        }
        byTemplate.forEach((template, methods) -> byPath.put(new UriTemplatePathSpec(template), methods));
    }

    /** What there is at a path. */
    Optional<Place> find(String path) {
        MatchedResource<Map<String, Route>> match = byPath.getMatched(path);
        if (match == null || !(match.getPathSpec() instanceof UriTemplatePathSpec template)) {
            return Optional.empty();
        }
        return Optional.of(new Place(match.getResource(), template.getPathParams(path)));
    }

    /** The calls at one path. */
    record Place(Map<String, Route> methods, Map<String, String> parameters) {
        Optional<Route> find(String method) {
            Route own = methods.get(method);
            return Optional.ofNullable(own == null && method.equals("HEAD") ? methods.get("GET") : own);
        }

        /** The value of {@code Allow}. */
        String allowed() {
            TreeSet<String> allowed = new TreeSet<>(methods.keySet());
            allowed.add("OPTIONS");
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            return String.join(", ", allowed);
        }

        /** What every answer here carries. */
        Map<String, String> always() {
            return methods.values().iterator().next().always();
        }
    }
}
