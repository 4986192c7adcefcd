// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.cotmoc.journal.CanonicalJson;
import vn.cotmoc.journal.Chain;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.playlist.ssh.NodeKey;

/** A node far away, as the office sees it: rows and signed heads. It begins with six rows of type clock. */
final class Node {
    private static final String AT = "2026-06-30T06:00:00.000+07:00";

    final String log;
    final NodeKey key;
    private final String node;
    private final List<String> lines = new ArrayList<>();
    private final List<String> chains = new ArrayList<>();
    private Chain chain;

    Node(String node) throws IOException {
        this(node, NodeKey.open(Files.createTempDirectory("node").resolve("key"), node));
    }

    Node(String node, NodeKey key) throws IOException {
        this(node, key, UUID.randomUUID().toString().replace("-", ""));
        for (int i = 0; i < 6; i++) {
            add("{\"type\":\"clock\",\"event\":\"lost\",\"stepMs\":null}");
        }
    }

    private Node(String node, NodeKey key, String log) {
        this.node = node;
        this.key = key;
        this.log = log;
        this.chain = Chain.genesis(log);
    }

    void add(String json) throws IOException {
        var row = (ObjectNode) new JsonMapper().readTree(json);
        row.put("node", node).put("log", log).put("seq", lines.size() + 1).put("at", AT);
        chain.append(row);
        chains.add(chain.hex());
        lines.add(CanonicalJson.text(row));
    }

    /** The same machine, restored from a backup: from this row on it wrote something else. */
    Node forkedAt(int seq) throws IOException {
        var other = new Node(node, key, log);
        other.lines.addAll(lines.subList(0, seq - 1));
        other.chains.addAll(chains.subList(0, seq - 1));
        other.chain = Chain.after(chains.get(seq - 2));
        for (int i = seq; i <= 6; i++) {
            other.add("{\"type\":\"clock\",\"event\":\"synchronised\",\"stepMs\":null}");
        }
        return other;
    }

    int size() {
        return lines.size();
    }

    InputStream rows(int upTo) {
        String text = String.join("\n", lines.subList(0, upTo)) + "\n";
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    HeadFile head(int seq) {
        return HeadFile.parse(
                HeadFile.sign(new Head(node, log, seq, chains.get(seq - 1), AT), key)
                        .text(),
                "head");
    }
}
