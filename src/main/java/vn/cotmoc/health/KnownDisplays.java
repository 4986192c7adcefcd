// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.playlist.trust.DurableFile;

/**
 * Which device hangs on which display outlet, kept over restarts in a file of the data folder: one that was put in another's
 * place while the node was off is known at the next start. Any thread.
 */
public final class KnownDisplays {
    private static final Logger LOG = LoggerFactory.getLogger(KnownDisplays.class);
    private static final String FILE = "displays.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, String> edids;
    private boolean changed;

    /** @param data the node's folder; without the file, or with a damaged one, nothing is known yet */
    public KnownDisplays(Path data) {
        file = data.resolve(FILE);
        edids = read(file);
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> edids = new TreeMap<>();
        if (!Files.exists(file)) {
            return edids;
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            json.properties().stream()
                    .filter(outlet -> outlet.getValue().isTextual())
                    .forEach(outlet ->
                            edids.put(outlet.getKey(), outlet.getValue().asText()));
        } catch (IOException e) {
            LOG.warn("Which displays there were cannot be read. file={} why={}", file, e.toString());
        }
        return edids;
    }

    /**
     * Whether another device than before hangs on an outlet; from now on it is the known one.
     *
     * @param edidSha256 of what it says of itself
     */
    public synchronized boolean isAnother(String outlet, String edidSha256) {
        String before = edids.put(outlet, edidSha256);
        boolean same = edidSha256.equals(before);
        changed |= !same;
        return before != null && !same;
    }

    /** Whether a device hung on an outlet that told which one it is. */
    public synchronized boolean isKnown(String outlet) {
        return edids.containsKey(outlet);
    }

    /** From now on nothing is missed on an outlet, until something hangs there again. */
    public synchronized void forget(String outlet) {
        changed |= edids.remove(outlet) != null;
    }

    /** Brings what has changed to the disk; when that fails it is tried again at the next call. It may take its time. */
    public synchronized void save() {
        if (!changed) {
            return;
        }
        try {
            DurableFile.write(file, JSON.writeValueAsBytes(edids));
            changed = false;
        } catch (IOException e) {
            LOG.warn("Which displays there are cannot be kept. file={} why={}", file, e.toString());
        }
    }
}
