// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.SshSignature;

/**
 * What is signed, as it travels: {@code {"payload": base64, "signature": "-----BEGIN SSH SIGNATURE-----…"}}. Holding one says
 * nothing yet about whose it is.
 *
 * @param payload not copied: nobody in this room writes into it
 */
@SuppressWarnings("ArrayRecordComponent") // of this room alone, and never compared
record SealedFile(byte[] payload, String signature) {
    /** Room for the largest playlist as base64 and for its signature. */
    static final int MAX_BYTES = 2 << 20;

    private static final String PAYLOAD = "payload";
    private static final String SIGNATURE = "signature";
    private static final int MAX_DEPTH = 4;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a sealed file, of exactly the two members.
     *
     * @throws Fault REFUSED {@code signature-missing} for an object without a signature, {@code sealed-malformed} for
     *     anything else
     */
    static SealedFile parse(byte[] file) {
        JsonNode root = readObject(file);
        if (root.path(SIGNATURE).asText("").isBlank()) {
            throw Fault.refused("signature-missing");
        }
        Set<String> names = new TreeSet<>();
        root.fieldNames().forEachRemaining(names::add);
        if (!names.equals(Set.of(PAYLOAD, SIGNATURE))
                || !root.path(PAYLOAD).isTextual()
                || !root.path(SIGNATURE).isTextual()) {
            throw malformed("trust.two-members");
        }
        try {
            return new SealedFile(
                    Base64.getDecoder().decode(root.path(PAYLOAD).asText()),
                    root.path(SIGNATURE).asText());
        } catch (IllegalArgumentException e) {
            throw malformed("trust.not-base64").causedBy(e);
        }
    }

    /** Whether a JSON object claims to be a sealed one, whatever it is worth. */
    static boolean isMeant(byte[] file) {
        JsonNode root = readObject(file);
        return root.has(PAYLOAD) || root.has(SIGNATURE);
    }

    private static JsonNode readObject(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw malformed("trust.too-large");
        }
        try {
            JsonNode root = JSON.readTree(file);
            if (root.isObject()) {
                return root;
            }
            throw malformed("trust.two-members");
        } catch (IOException e) {
            throw malformed("trust.not-json").causedBy(e);
        }
    }

    private static Fault malformed(String reason) {
        return Fault.refused("sealed-malformed", Text.of(reason));
    }

    /** As it is written to a file or sent; {@link #parse} reads it. */
    byte[] toBytes() {
        var file = JSON.createObjectNode()
                .put(PAYLOAD, Base64.getEncoder().encodeToString(payload))
                .put(SIGNATURE, signature);
        return (file.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Who sealed it.
     *
     * @param namespace what the signature must be for
     * @param now judges how long keys are valid
     * @return the principal as {@code allowed_signers} has it
     * @throws Fault REFUSED {@code signature-…}, {@code key-type}
     */
    String signedBy(AllowedSigners signers, String namespace, Instant now) {
        return signers.principalOf(SshSignature.parse(signature), payload, namespace, now);
    }
}
