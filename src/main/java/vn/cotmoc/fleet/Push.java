// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.trust.Sealing.Sealed;

/** Brings a sealed playlist and the media a node lacks to that node. */
public final class Push {
    private final NodeClient node;
    private final UnfinishedUploads unfinished;
    private final Progress progress;

    public Push(NodeClient node, UnfinishedUploads unfinished, Progress progress) {
        this.node = node;
        this.unfinished = unfinished;
        this.progress = progress;
    }

    /**
     * Asks what would change, and changes nothing.
     *
     * @return the node's answer, with the media that it lacks
     * @throws Fault as the node refuses it
     */
    public JsonNode dryRun(Sealed sealed) {
        return node.put(sealed.id(), sealed.playlist().toBytes(), true);
    }

    /**
     * Uploads what is missing, then has the playlist accepted. May be run again whatever came between.
     *
     * @return the node's answer
     * @throws Fault as the node refuses it; RETRY {@code node-unreachable}
     */
    public JsonNode run(Sealed sealed) {
        for (JsonNode missing : dryRun(sealed).path("missingMedia")) {
            Path file = sealed.media().get(missing.asText());
            if (file != null) {
                new Upload(node, file, missing.asText(), unfinished, progress).run();
            }
        }
        return node.put(sealed.id(), sealed.playlist().toBytes(), false);
    }
}
