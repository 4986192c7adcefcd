// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Tokens;
import vn.cotmoc.time.Clock;
import vn.cotmoc.time.Moment;

/**
 * Lets in whoever shows a token, or the cookie of a session that a token began. Any thread.
 *
 * <p>A right token is let in even from an address that has just tried wrong ones: behind one address may be a whole
 * office, and a secret of 256 bits is not to be guessed at any rate.
 */
final class Access {
    static final String COOKIE = "cotmoc-session";
    private static final String BEARER = "bearer ";
    private static final int WRONG_A_MINUTE = 5;
    private static final int CALLS_A_SECOND = 100;
    private static final int ADDRESSES = 4_096;
    private static final int CALLERS = 1_024;

    /** Someone let in, and whether that still holds. */
    record Admission(Caller caller, BooleanSupplier holds) {}

    private final Tokens tokens;
    private final Clock clock;
    private final Sessions sessions = new Sessions();
    private final RateLimit wrong = new RateLimit(WRONG_A_MINUTE, Duration.ofMinutes(1), ADDRESSES);
    private final RateLimit calls = new RateLimit(CALLS_A_SECOND, Duration.ofSeconds(1), CALLERS);

    Access(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Who asks; empty where nobody said and the guard does not mind.
     *
     * @throws Fault for 401, 429 and a foreign origin
     */
    Optional<Admission> admit(Request request, Guard guard) {
        checkOrigin(request);
        if (guard.open() || (guard.loopback() && isLoopback(request))) {
            return Optional.empty();
        }
        Moment now = clock.now();
        Admission admission = authenticate(request, now);
        long waitNs = calls.take(admission.caller().toString(), now.monotonicNs());
        if (waitNs > 0) {
            throw Refusal.later(Fault.retry("requests-too-many", CALLS_A_SECOND), waitNs);
        }
        return Optional.of(admission);
    }

    /** @throws Fault REFUSED {@code role-missing} */
    static void checkRole(Caller caller, Guard guard) {
        if (!guard.roles().contains(caller.role())) {
            throw Fault.refused("role-missing", word(caller.role()));
        }
    }

    /** The caller whose token this is, with wrong ones counted against the address. */
    Caller callerOf(String secret, Request request, Moment now) {
        Optional<Tokens.Token> token = tokens.findBySecret(secret, now.wall());
        if (token.isPresent()) {
            return caller(token.get());
        }
        long waitNs = wrong.take(Request.getRemoteAddr(request), now.monotonicNs());
        if (waitNs > 0) {
            throw Refusal.later(Fault.retry("tokens-wrong-often", WRONG_A_MINUTE), waitNs);
        }
        throw new Refusal(
                Fault.refused("token-wrong"),
                Map.of("WWW-Authenticate", "Bearer realm=\"cotmoc\", error=\"invalid_token\""));
    }

    /**
     * Begins a session.
     *
     * @return the cookie's value
     */
    String begin(Caller caller, Instant now) {
        return sessions.begin(caller, now);
    }

    /** Ends the session of this request, if it has one. */
    void end(Request request) {
        cookie(request).ifPresent(sessions::end);
    }

    static String word(Tokens.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private Admission authenticate(Request request, Moment now) {
        String field = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (field != null && field.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            Caller caller = callerOf(field.substring(BEARER.length()).strip(), request, now);
            return new Admission(caller, () -> counts(caller));
        }
        String secret = cookie(request).orElseThrow(() -> Fault.refused("token-missing"));
        return sessions.find(secret, now.wall())
                .filter(session -> counts(session.caller()))
                .map(session -> new Admission(session.caller(), () -> holds(secret)))
                .orElseThrow(() -> Fault.refused("token-missing"));
    }

    private boolean holds(String secret) {
        return sessions.find(secret, clock.now().wall())
                .filter(session -> counts(session.caller()))
                .isPresent();
    }

    private boolean counts(Caller caller) {
        return tokens.findByName(caller.token(), clock.now().wall())
                .filter(token -> caller(token).equals(caller))
                .isPresent();
    }

    private static Caller caller(Tokens.Token token) {
        return new Caller(token.name(), token.role(), token.created());
    }

    private static Optional<String> cookie(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private static boolean isLoopback(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                && socket.getAddress() != null
                && socket.getAddress().isLoopbackAddress();
    }

    /** No page but our own has any business here; browsers say which page asks, programs do not. */
    private static void checkOrigin(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String host = request.getHeaders().get(HttpHeader.HOST);
        String own = (request.isSecure() ? "https://" : "http://") + host;
        if (origin != null && !origin.equalsIgnoreCase(own)) {
            throw Fault.refused("origin-foreign", origin);
        }
    }
}
