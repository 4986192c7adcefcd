// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Memo;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.media.Sha256;

/** The files of the operator's page. They tell nothing of the node, so everybody may have them. */
public final class Page {
    /** Nothing from elsewhere, nothing inline, in no one's frame. Snapshots come as blobs that the page fetched. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml");

    private static final String BEGINNING = "index.html";
    private static final List<String> FILES = List.of(
            BEGINNING,
            "page.css",
            "icon.svg",
            "vi.json",
            "en.json",
            "preact.js",
            "page.js",
            "words.js",
            "kept.js",
            "clock.js",
            "node.js",
            "pieces.js",
            "login.js",
            "overview.js",
            "today.js",
            "play.js",
            "plays.js",
            "incidents.js",
            "counts.js",
            "csv.js",
            "playlists.js",
            "push.js",
            "upload.js",
            "sealed.js",
            "difference.js",
            "clips.js",
            "takeover.js",
            "audit.js");

    private Page() {}

    /** One route a file; the first stands at the root. */
    public static List<Route> routes() {
        return FILES.stream().map(Page::route).toList();
    }

    private static Route route(String file) {
        String type = Objects.requireNonNull(TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
        var content = new Memo<>(() -> read(file));
        var name = new Memo<>(() -> Sha256.of(content.get()));
        return Route.get(
                        file.equals(BEGINNING) ? "/" : "/" + file,
                        Guard.OPEN,
                        "The operator's page.",
                        call -> Reply.of(200, type, content.get())
                                .with("Content-Security-Policy", POLICY)
                                .with("Cache-Control", "no-cache")
                                .tagged(name.get()))
                .gives(200, null, type);
    }

    private static byte[] read(String file) {
        try (InputStream in = Page.class.getResourceAsStream(file)) {
            if (in != null) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw Fault.broken("internal").causedBy(e);
        }
        throw Fault.broken("internal");
    }
}
