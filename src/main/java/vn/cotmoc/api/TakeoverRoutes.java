// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import vn.cotmoc.http.Call;
import vn.cotmoc.http.Guard;
import vn.cotmoc.http.Reply;
import vn.cotmoc.http.Route;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Tokens.Role;
import vn.cotmoc.playlist.trust.Takeover;
import vn.cotmoc.playlist.trust.Takeovers;

/** Something shown at once in place of the playlist, and the end of it. */
final class TakeoverRoutes {
    private static final String PATH = "/api/v1/takeover";
    private static final Guard TECHNICIAN = Guard.only(Role.TECHNICIAN);

    private final NodeFacts facts;
    private final Wall wall;
    private final Takeovers takeovers;

    TakeoverRoutes(NodeFacts facts, Wall wall, Takeovers takeovers) {
        this.facts = facts;
        this.wall = wall;
        this.takeovers = takeovers;
    }

    List<Route> all() {
        return List.of(
                Route.change(
                                "POST",
                                PATH,
                                TECHNICIAN,
                                "Shows something at once; answers when it was read back from the glass.",
                                this::begin)
                        .takes(Reply.JSON, "TakeoverOrder", Route.SMALL_BODY_BYTES)
                        .gives(200, "TakeoverReceipt", Reply.JSON)
                        .refuses(400, 404, 409, 422),
                Route.change("DELETE", PATH, TECHNICIAN, "Ends every takeover; the playlist goes on.", this::end)
                        .gives(204, null));
    }

    private Reply begin(Call call) throws IOException {
        Takeover order = takeovers.accept(call.wholeBody(), call.at());
        var receipt = JsonNodeFactory.instance.objectNode().put("id", order.id());
        receipt.put("until", RowTime.text(order.until(), facts.zone()));
        String onGlassAt = wall.takeOver(order)
                .map(instant -> RowTime.text(instant, facts.zone()))
                .orElse(null);
        return Reply.json(200, receipt.put("onGlassAt", onGlassAt));
    }

    private Reply end(Call call) {
        takeovers.end(call.at());
        wall.handBack();
        return Reply.empty(204);
    }
}
