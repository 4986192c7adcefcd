// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;

/** The files of the operator's page. They tell nothing of the node, so everybody may have them. */
public final class Page {
    /** Nothing from elsewhere, nothing inline, in no one's frame. Snapshots come as blobs that the page fetched. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** By path: the resource and its type. */
    private static final Map<String, List<String>> FILES = Map.of(
            "/", List.of("index.html", "text/html; charset=utf-8"),
            "/page.css", List.of("page.css", "text/css; charset=utf-8"),
            "/page.js", List.of("page.js", "text/javascript; charset=utf-8"),
            "/node.js", List.of("node.js", "text/javascript; charset=utf-8"),
            "/words.js", List.of("words.js", "text/javascript; charset=utf-8"),
            "/screen.js", List.of("screen.js", "text/javascript; charset=utf-8"),
            "/icon.svg", List.of("icon.svg", "image/svg+xml"));

    private Page() {}

    /** One route a file. */
    public static List<Route> routes() {
        return FILES.entrySet().stream()
                .map(file -> route(
                        file.getKey(), file.getValue().get(0), file.getValue().get(1)))
                .toList();
    }

    private static Route route(String path, String resource, String type) {
        byte[] content = read(resource);
        return Route.get(
                        path,
                        Guard.OPEN,
                        "The operator's page.",
                        call -> Reply.of(200, type, content)
                                .with("Content-Security-Policy", POLICY)
                                .with("Cache-Control", "no-cache"))
                .gives(200, null, type);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Page.class.getResourceAsStream(resource)) {
            if (in != null) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw Fault.broken("internal").causedBy(e);
        }
        throw Fault.broken("internal");
    }
}
