// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playlist.ssh.PersonalKey;

/**
 * An order to show something at once in place of the playlist, for some hours at most.
 *
 * @param id of the order: it is taken once only
 * @param nodes that may take it; {@code *} is any
 * @param screens it is for; empty: all of a node
 * @param mute whether the screens are silent meanwhile
 * @param until when it ends by itself
 * @param issuedAt when it was given
 * @param signedBy the principal whose signature was found good; null: nobody signed it
 */
public record Takeover(
        String id,
        List<String> nodes,
        List<String> screens,
        Content content,
        boolean mute,
        Instant until,
        Instant issuedAt,
        @Nullable String signedBy) {
    /** What the signature is for. */
    public static final String NAMESPACE = "takeover@cotmoc";

    /** In {@link #nodes}: any node. */
    public static final String ANY_NODE = "*";

    public Takeover {
        nodes = List.copyOf(nodes);
        screens = List.copyOf(screens);
    }

    /** What it shows. */
    public sealed interface Content {}

    /** Words, as large as the screen lets them be. */
    public record Words(String text) implements Content {}

    /** A clip of a playlist that the node has, over and over. */
    public record OfClip(String clip) implements Content {}

    /** Nothing: the screen goes black. */
    public record Black() implements Content {}

    public boolean isFor(String screen) {
        return screens.isEmpty() || screens.contains(screen);
    }

    boolean names(String node) {
        return nodes.contains(node) || nodes.contains(ANY_NODE);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    Takeover by(@Nullable String principal) {
        return new Takeover(id, nodes, screens, content, mute, until, issuedAt, principal);
    }

    /** The members as they are signed. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
        nodes.forEach(json.putArray("nodes")::add);
        screens.forEach(json.putArray("screens")::add);
        if (content instanceof Words words) {
            json.put("text", words.text());
        } else if (content instanceof OfClip one) {
            json.put("clip", one.clip());
        } else {
            json.put("black", true);
        }
        return json.put("mute", mute).put("until", until.toString()).put("issuedAt", issuedAt.toString());
    }

    /**
     * As it travels: {@code {"payload": base64, "signature": …}}.
     *
     * @throws vn.cotmoc.fault.Fault as {@link PersonalKey#sign}
     */
    public byte[] seal(PersonalKey key) {
        byte[] payload = toJson().toString().getBytes(StandardCharsets.UTF_8);
        return new SealedFile(payload, key.sign(payload, NAMESPACE)).toBytes();
    }
}
