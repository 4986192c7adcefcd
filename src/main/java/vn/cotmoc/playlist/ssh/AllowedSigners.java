// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;

/**
 * Who may sign, for what and when: OpenSSH's {@code allowed_signers} format, as ssh-keygen(1) tells it. Immutable.
 *
 * <p>Taken: {@code ssh-ed25519} keys with {@code namespaces=}, {@code valid-after=} and {@code valid-before=}. A
 * {@code cert-authority} is refused: whom it certifies is not to be seen in the file.
 */
public final class AllowedSigners {
    private static final int MAX_LINES = 10_000;

    private final List<Signer> signers;

    private AllowedSigners(List<Signer> signers) {
        this.signers = List.copyOf(signers);
    }

    /** One key, trusted for everything: that of a node without settings of trust. */
    public static AllowedSigners only(String principal, SshPublicKey key) {
        return new AllowedSigners(List.of(new Signer(principal, key, null, null, null)));
    }

    /**
     * Reads the text of a file.
     *
     * @param file as its user named it
     * @param zone of the times that are written without {@code Z}
     * @throws Fault REFUSED {@code signers-invalid} with all that is wrong, by line
     */
    public static AllowedSigners parse(String text, String file, ZoneId zone) {
        List<Signer> signers = new ArrayList<>();
        List<Problem> errors = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().limit(MAX_LINES).toList()) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            try {
                signers.add(SignerLine.parse(line, zone));
            } catch (SignerLine.Defect e) {
                Text hint = Text.of("problem." + e.code() + ".hint");
                errors.add(new Problem(file, "", number, 1, e.code(), e.detail(), hint));
            }
        }
        if (!errors.isEmpty()) {
            throw Fault.refusedFile("signers-invalid", errors, List.of(), file, errors.size());
        }
        return new AllowedSigners(signers);
    }

    /**
     * Whose signature this is.
     *
     * @param now judges {@code valid-after} and {@code valid-before}, to the second
     * @return the principal as the file has it
     * @throws Fault REFUSED: {@code signature-namespace} and {@code signature-invalid} as {@link SshSignature#check};
     *     {@code signature-untrusted} when no line has the key; {@code signature-purpose},
     *     {@code signature-key-not-yet-valid} or {@code signature-key-expired} when none lets it sign for this, or now
     */
    public String principalOf(SshSignature signature, byte[] message, String namespace, Instant now) {
        signature.check(message, namespace);
        Fault refusal =
                Fault.refused("signature-untrusted", signature.publicKey().fingerprint());
        for (Signer signer : signers) {
            if (signer.key().equals(signature.publicKey())) {
                Optional<Fault> refused = signer.findRefusal(namespace, now);
                if (refused.isEmpty()) {
                    return signer.principal();
                }
                refusal = refused.get();
            }
        }
        throw refusal;
    }
}
