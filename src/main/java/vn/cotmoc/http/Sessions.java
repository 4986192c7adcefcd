// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.fault.Fault;

/** The page's sessions. They are kept in memory alone, by their hash: a restart of the node ends them. Any thread. */
final class Sessions {
    static final Duration LIFETIME = Duration.ofHours(12);
    private static final int SECRET_BYTES = 32;
    private static final int MOST = 1_000;

    /** What a session stands for. */
    record Session(Caller caller, Instant ends) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> byHash = new LinkedHashMap<>();

    /**
     * Begins one; the oldest gives way when there are too many.
     *
     * @return its secret
     */
    synchronized String begin(Caller caller, Instant now) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byHash.values().removeIf(session -> !now.isBefore(session.ends()));
        if (byHash.size() >= MOST) {
            byHash.remove(byHash.keySet().iterator().next());
        }
        byHash.put(hash(secret), new Session(caller, now.plus(LIFETIME)));
        return secret;
    }

    synchronized Optional<Session> find(String secret, Instant now) {
        return Optional.ofNullable(byHash.get(hash(secret))).filter(session -> now.isBefore(session.ends()));
    }

    synchronized void end(String secret) {
        byHash.remove(hash(secret));
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw Fault.broken("internal").causedBy(e);
        }
    }
}
