// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.util.Set;
import vn.cotmoc.journal.Tokens.Role;

/** Who may make a call. {@code loopback}: whoever asks from the machine itself needs no token. */
public record Guard(boolean open, boolean loopback, Set<Role> roles) {
    /** Everybody. */
    public static final Guard OPEN = new Guard(true, true, Set.of());
    /** The machine itself, else whoever has a token. */
    public static final Guard LOOPBACK_OR_TOKEN = new Guard(false, true, Set.of(Role.values()));
    /** Whoever has a token. */
    public static final Guard TOKEN = only(Role.values());

    public Guard {
        roles = Set.copyOf(roles);
    }

    public static Guard only(Role... roles) {
        return new Guard(false, false, Set.of(roles));
    }
}
