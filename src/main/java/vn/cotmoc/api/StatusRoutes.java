// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.util.List;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;

/** How the node is, asked for or told as it changes. */
final class StatusRoutes {
    private final StatusReader reader;
    private final StatusFeed feed;

    StatusRoutes(StatusReader reader, StatusFeed feed) {
        this.reader = reader;
        this.feed = feed;
    }

    List<Route> all() {
        return List.of(
                Route.get(
                                "/api/v1/status",
                                Guard.TOKEN,
                                "How the node and its screens are.",
                                call -> Reply.json(200, reader.read(call.language())))
                        .gives(200, "Status", Reply.JSON),
                Route.get(
                                "/api/v1/events",
                                Guard.TOKEN,
                                "The status whenever it changes, as event `status`.",
                                call -> Reply.events(listener -> feed.add(listener, call.language())))
                        .gives(200, null, "text/event-stream"));
    }
}
