// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.ssh.SshPublicKey;
import vn.cotmoc.playlist.ssh.SshSignature;

/**
 * A signed head, as it lies beside a journal's file and travels in a pull's header: {@code {"payload": base64 of the head's
 * RFC 8785 form, "signature": OpenSSH's}}. One that could be read is signed by {@code key}; whether that is the node's is
 * for the office to know.
 *
 * @param text the file as it came
 */
public record HeadFile(Head head, SshPublicKey key, String text) {
    private static final String NAMESPACE = "head@cotmoc";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Signs a head with the node's own key. */
    public static HeadFile sign(Head head, NodeKey key) {
        byte[] payload = head.payload();
        String text = JsonNodeFactory.instance
                .objectNode()
                .put("payload", Base64.getEncoder().encodeToString(payload))
                .put("signature", key.sign(payload, NAMESPACE).armoured())
                .toString();
        return new HeadFile(head, key.publicKey(), text);
    }

    /**
     * Reads a head and holds its signature against it.
     *
     * @param place where it came from, for people
     * @throws Fault REFUSED {@code head-malformed} when it is not in its form, {@code head-signature} when it is not what
     *     was signed
     */
    public static HeadFile parse(String text, String place) {
        JsonNode file = json(text, place);
        if (file.size() != 2
                || !file.path("payload").isTextual()
                || !file.path("signature").isTextual()) {
            throw Fault.refused("head-malformed", place, Text.of("journal.head-members"));
        }
        byte[] payload = payload(file.path("payload").asText(), place);
        Head head = Head.find(json(payload, place))
                .filter(found -> Arrays.equals(found.payload(), payload))
                .orElseThrow(() -> Fault.refused("head-malformed", place, Text.of("journal.head-payload")));
        try {
            SshSignature signature = SshSignature.parse(file.path("signature").asText());
            signature.check(payload, NAMESPACE);
            return new HeadFile(head, signature.publicKey(), text);
        } catch (Fault e) {
            throw Fault.refused("head-signature", place, e.sentence()).causedBy(e);
        }
    }

    private static byte[] payload(String base64, String place) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Fault.refused("head-malformed", place, Text.of("journal.head-payload"))
                    .causedBy(e);
        }
    }

    private static JsonNode json(String text, String place) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Fault.refused("head-malformed", place, Text.verbatim(e.getOriginalMessage()))
                    .causedBy(e);
        }
    }

    private static JsonNode json(byte[] payload, String place) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw Fault.refused("head-malformed", place, Text.of("journal.head-payload"))
                    .causedBy(e);
        }
    }
}
