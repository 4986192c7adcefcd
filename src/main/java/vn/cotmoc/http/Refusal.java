// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.util.Map;
import vn.cotmoc.fault.Fault;

/** A fault with header fields of its own; it does not leave this room. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient Map<String, String> headers;

    Refusal(Fault fault, Map<String, String> headers) {
        super(fault);
        this.fault = fault;
        this.headers = Map.copyOf(headers);
    }

    /** Come back after so long. */
    static Refusal later(Fault fault, long waitNs) {
        long waitS = Math.max(1, (waitNs + 999_999_999L) / 1_000_000_000L);
        return new Refusal(fault, Map.of("Retry-After", String.valueOf(waitS)));
    }

    Fault fault() {
        return fault;
    }

    Map<String, String> headers() {
        return headers;
    }
}
