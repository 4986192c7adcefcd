// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Language;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/** The way of a request: found, let in, understood, answered, told. */
final class Dispatcher extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    /** tus 1.0.0, core protocol: clients behind proxies that know GET and POST alone. */
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
    /** Whoever shows no token must not fill the disk: of each address, and of all together, no more is kept than that. */
    private static final int NAMELESS_A_MINUTE = 5;

    private static final int NAMELESS_A_MINUTE_IN_ALL = 60;
    private static final int ADDRESSES = 4_096;
    private static final int MOST_ACTION_CHARACTERS = 256;

    private final RouteTable routes;
    private final Access access;
    private final Problems problems;
    private final Audit audit;
    private final Metrics metrics;
    private final Clock clock;
    private final SlowTakers slow;
    private final Set<SseStream> streams = ConcurrentHashMap.newKeySet();
    private final RateLimit nameless = new RateLimit(NAMELESS_A_MINUTE, Duration.ofMinutes(1), ADDRESSES);
    private final RateLimit allNameless = new RateLimit(NAMELESS_A_MINUTE_IN_ALL, Duration.ofMinutes(1), 1);

    Dispatcher(
            RouteTable routes,
            Access access,
            Problems problems,
            Audit audit,
            Metrics metrics,
            SlowTakers slow,
            Clock clock) {
        this.routes = routes;
        this.access = access;
        this.problems = problems;
        this.audit = audit;
        this.metrics = metrics;
        this.slow = slow;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Moment began = clock.now();
        Optional<RouteTable.Place> place = routes.find(Request.getPathInContext(request));
        Language language = Accept.language(header(request, "Accept-Language"));
        var told = new Told(
                header(request, METHOD_OVERRIDE).orElse(request.getMethod()),
                place.map(RouteTable.Place::always).orElse(Map.of()));
        Reply reply;
        try {
            reply = answer(request, place, told, began).unlessHeld(header(request, "If-None-Match"));
        } catch (IOException gone) {
            tell(request, told, Reply.empty(499), began);
            callback.failed(gone);
            return true;
        } catch (RuntimeException e) {
            reply = refusal(e, request, language);
        }
        tell(request, told, reply, began);
        new Sender(request, response, callback, told.holds, streams, slow).send(withAll(reply, told.always));
        return true;
    }

    /** Ends every stream of events. */
    void endStreams() {
        streams.forEach(SseStream::close);
    }

    /** What becomes known of a request on its way. */
    private static final class Told {
        private final String method;
        private final Map<String, String> always;
        private Optional<Route> route = Optional.empty();
        private Optional<Caller> caller = Optional.empty();
        private BooleanSupplier holds = () -> true;

        /** @param method that counts: a caller may send another in its stead */
        Told(String method, Map<String, String> always) {
            this.method = method;
            this.always = always;
        }
    }

    private Reply refusal(RuntimeException cause, Request request, Language language) {
        if (cause instanceof Refusal refusal) {
            return withAll(problems.reply(refusal.fault(), language), refusal.headers());
        }
        if (cause instanceof Fault fault && fault.category() != Category.BROKEN) {
            return problems.reply(fault, language);
        }
        if (cause instanceof HttpException bad && bad.getCode() < 500) {
            return problems.reply(Fault.refused("request-malformed"), language);
        }
        LOG.error(
                "A request met a defect. method={} path={}",
                request.getMethod(),
                Request.getPathInContext(request),
                cause);
        return problems.reply(cause instanceof Fault fault ? fault : Fault.broken("internal"), language);
    }

    private Reply answer(Request request, Optional<RouteTable.Place> found, Told told, Moment now) throws IOException {
        RouteTable.Place place = found.orElseThrow(() -> Fault.refused("not-found", Request.getPathInContext(request)));
        told.route = place.find(told.method);
        if (told.route.isEmpty()) {
            return otherMethod(place, told.method);
        }
        Route route = told.route.get();
        Optional<Access.Admission> admission = access.admit(request, route.guard());
        told.caller = admission.map(Access.Admission::caller);
        admission.ifPresent(one -> told.holds = one.holds());
        admission.ifPresent(one -> Access.checkRole(one.caller(), route.guard()));
        String type =
                Accept.choose(header(request, "Accept"), route.gives().types()).orElse("");
        checkUnderstood(request, route, type);
        return route.endpoint()
                .answer(new Call(request, route, place.parameters(), type, told.caller.orElse(null), now.wall()));
    }

    private static Reply otherMethod(RouteTable.Place place, String method) {
        Map<String, String> allow = Map.of("Allow", place.allowed());
        if (method.equals("OPTIONS")) {
            return withAll(Reply.empty(204), allow);
        }
        throw new Refusal(Fault.refused("method-not-allowed", method, place.allowed()), allow);
    }

    /** Whether we speak what the caller wants to hear, and it sends what we can read. */
    private static void checkUnderstood(Request request, Route route, String type) {
        if (type.isEmpty() && !route.gives().types().isEmpty()) {
            throw Fault.refused(
                    "not-acceptable", String.join(", ", route.gives().types()));
        }
        String wanted = route.takes().type();
        if (wanted != null && !bare(header(request, "Content-Type").orElse("")).equalsIgnoreCase(wanted)) {
            throw Fault.refused("content-type", wanted);
        }
        if (request.getLength() > route.takes().mostBytes()) {
            throw Fault.refused("body-too-large", route.takes().mostBytes());
        }
    }

    private void tell(Request request, Told told, Reply reply, Moment began) {
        int status = reply.status();
        String template = told.route.map(Route::template).orElse("none");
        metrics.request(template, told.method, status, clock.now().monotonicNs() - began.monotonicNs());
        if (reply.routine() || told.route.filter(Route::audited).isEmpty() || isTooMuch(request, told, began)) {
            return;
        }
        String who = told.caller.map(Caller::token).orElse("");
        String role = told.caller.map(caller -> Access.word(caller.role())).orElse("");
        String action = shortened(told.method + " " + request.getHttpURI().getPathQuery());
        try {
            audit.write(new Audit.Entry(0, began.wall(), who, role, Request.getRemoteAddr(request), action, status));
        } catch (Fault fault) {
            LOG.warn("Who did this could not be kept. action={} who={} status={}", action, who, status, fault);
        }
    }

    private boolean isTooMuch(Request request, Told told, Moment now) {
        return told.caller.isEmpty()
                && (nameless.take(Request.getRemoteAddr(request), now.monotonicNs()) > 0
                        || allNameless.take("", now.monotonicNs()) > 0);
    }

    private static String shortened(String action) {
        return action.length() <= MOST_ACTION_CHARACTERS ? action : action.substring(0, MOST_ACTION_CHARACTERS) + "…";
    }

    private static Optional<String> header(Request request, String name) {
        List<String> values = request.getHeaders().getValuesList(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    private static String bare(String contentType) {
        return contentType.split(";", 2)[0].strip();
    }

    private static Reply withAll(Reply reply, Map<String, String> headers) {
        Reply more = reply;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            more = more.with(header.getKey(), header.getValue());
        }
        return more;
    }
}
