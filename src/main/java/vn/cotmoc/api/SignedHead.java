// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import vn.cotmoc.journal.Head;
import vn.cotmoc.playlist.ssh.NodeKey;

/** The head file of a log: with it the office can tell that no row up to there has changed. */
final class SignedHead {
    static final String HEADER = "Cotmoc-Head";
    private static final String NAMESPACE = "head@cotmoc";

    private SignedHead() {}

    /** The file in Base64, as the header field carries it. */
    static String field(Head head, NodeKey key) {
        byte[] payload = head.payload();
        String file = JsonNodeFactory.instance
                .objectNode()
                .put("payload", Base64.getEncoder().encodeToString(payload))
                .put("signature", key.sign(payload, NAMESPACE).armoured())
                .toString();
        return Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
    }
}
