// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** How the page logs in and out: a token against a cookie that its scripts cannot read. */
final class SessionRoutes {
    private static final String PATH = "/api/v1/session";

    private final Access access;
    private final Audit audit;
    private final Clock clock;

    SessionRoutes(Access access, Audit audit, Clock clock) {
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    List<Route> all() {
        return List.of(
                Route.change(
                                "POST",
                                PATH,
                                Guard.OPEN,
                                "Begins a session of 12 hours for the holder of a token.",
                                this::begin)
                        .takes(Reply.JSON, "Login", Route.SMALL_BODY_BYTES)
                        .gives(200, "Session", Reply.JSON)
                        .refuses(400, 401, 429)
                        .unaudited(),
                Route.get(PATH, Guard.TOKEN, "Whose session this is.", SessionRoutes::tell)
                        .gives(200, "Session", Reply.JSON),
                Route.change("DELETE", PATH, Guard.TOKEN, "Ends the session.", this::end)
                        .gives(204, null)
                        .unaudited());
    }

    private Reply begin(Call call) throws IOException {
        String secret = call.json().path("token").asText("");
        if (secret.isEmpty()) {
            throw Fault.refused("json-syntax", "{\"token\": \"…\"}");
        }
        Moment now = clock.now();
        Caller caller = access.callerOf(secret, call.request(), now);
        String cookie = access.begin(caller, now.wall());
        audit.write(new Audit.Entry(
                0, now.wall(), caller.token(), Access.word(caller.role()), call.address(), "POST " + PATH, 200));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", caller.token());
        told.put("role", Access.word(caller.role()));
        told.put("expiresAt", DateTimeFormatter.ISO_INSTANT.format(now.wall().plus(Sessions.LIFETIME)));
        return Reply.json(200, told).with("Set-Cookie", field(call, cookie, Sessions.LIFETIME.toSeconds()));
    }

    /** So that a page that is opened anew knows what to offer. */
    private static Reply tell(Call call) {
        return Reply.json(
                200,
                Map.of(
                        "name",
                        call.caller().token(),
                        "role",
                        Access.word(call.caller().role())));
    }

    private Reply end(Call call) {
        access.end(call.request());
        return Reply.empty(204).with("Set-Cookie", field(call, "", 0));
    }

    private static String field(Call call, String value, long maxAgeS) {
        String secure = call.request().isSecure() ? "; Secure" : "";
        return Access.COOKIE + "=" + value + "; Path=/; Max-Age=" + maxAgeS + "; HttpOnly; SameSite=Strict" + secure;
    }
}
