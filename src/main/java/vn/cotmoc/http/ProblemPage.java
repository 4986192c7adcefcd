// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;

/** What the server says of requests that never came as far as a route: malformed, or with headers too large. */
final class ProblemPage extends ErrorHandler {
    private final Problems problems;
    private final SlowTakers slow;

    ProblemPage(Problems problems, SlowTakers slow) {
        this.problems = problems;
        this.slow = slow;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Language language =
                Accept.language(Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE)));
        // Jetty ends the connection after what it could not read; a caller who is not told sends the next request into
        // it.
        Reply reply = problems.reply(fault(response.getStatus()), language).with("Connection", "close");
        new Sender(request, response, callback, () -> true, Set.of(), slow).send(reply);
        return true;
    }

    private static Fault fault(int status) {
        return switch (status) {
            case 413 -> Fault.refused("body-too-large", Route.SMALL_BODY_BYTES);
            case 414 -> Fault.refused("uri-too-long");
            case 431 -> Fault.refused("headers-too-large", WebServer.HEADER_BYTES);
            case 503 -> Fault.retry("busy");
            default -> status >= 500 ? Fault.broken("internal") : Fault.refused("request-malformed");
        };
    }
}
