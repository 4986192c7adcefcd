// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak to the node. A token's secret is told once, when it is made; what is kept is a hash. What another process
 * adds or revokes counts with the next call here. Any thread.
 */
public interface Tokens {
    /** What a token is allowed to do: to watch and acknowledge, to change what plays, to collect. */
    enum Role {
        OPERATOR,
        TECHNICIAN,
        CENTRAL
    }

    /**
     * A token without its secret.
     *
     * @param name unique, {@code [a-z0-9-]{1,64}}
     * @param expires null: never
     * @param lastUse to the minute, or two in another process; null: not yet
     */
    record Token(
            String name,
            Role role,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant lastUse) {
        /** Whether it still counts. */
        public boolean isValidAt(Instant now) {
            return expires == null || now.isBefore(expires);
        }
    }

    /**
     * Makes a token of 256 random bits.
     *
     * @return its secret, which nothing can tell again
     * @throws vn.cotmoc.fault.Fault REFUSED {@code token-name}, {@code token-known}, {@code token-many}
     */
    String add(String name, Role role, @Nullable Instant expires, Instant now);

    /** All of them by name, the expired ones too. */
    List<Token> list();

    /** Takes a token away. @throws vn.cotmoc.fault.Fault REFUSED {@code token-unknown} */
    void revoke(String name);

    /** The token with this secret that counts now; its last use is noted, in memory first. */
    Optional<Token> findBySecret(String secret, Instant now);

    /** The token of this name that counts now. */
    Optional<Token> findByName(String name, Instant now);

    /** Writes down what was noted since it was last called: to be called about once a minute, and at the end. */
    void keepUses();
}
