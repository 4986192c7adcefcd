// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;

/**
 * One line of an {@code allowed_signers} file: who may sign with which key, for what and when.
 *
 * @param principal the first field as it is written, the name of a person as a rule
 * @param namespaces null: for every purpose
 * @param validAfter the first second; null: always was
 * @param validBefore the last second; null: for ever
 */
record Signer(
        String principal,
        SshPublicKey key,
        @Nullable PatternList namespaces,
        @Nullable Instant validAfter,
        @Nullable Instant validBefore) {
    /** Why the key is no good for this purpose at this instant, by the rules of ssh-keygen; empty: it is good. */
    Optional<Fault> findRefusal(String namespace, Instant now) {
        if (namespaces != null && !namespaces.matches(namespace)) {
            return Optional.of(Fault.refused("signature-purpose", principal, namespace));
        }
        if (validAfter != null && now.getEpochSecond() < validAfter.getEpochSecond()) {
            return Optional.of(Fault.refused("signature-key-not-yet-valid", principal, validAfter));
        }
        if (validBefore != null && now.getEpochSecond() > validBefore.getEpochSecond()) {
            return Optional.of(Fault.refused("signature-key-expired", principal, validBefore));
        }
        return Optional.empty();
    }
}
