// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.HeadFile;

/**
 * One answer to {@code GET /journal}.
 *
 * @param rows NDJSON as it was served
 * @param head of the whole log at that moment, its signature held
 * @param next path and query of the page after it; empty: the rows reach the head
 */
record JournalPage(ByteBuffer rows, HeadFile head, Optional<String> next) {
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** A page has {@code limit} rows of about 1 kB each. */
    private static final int MOST_BYTES = 64 << 20;

    /** On the same node only: a token goes nowhere else. */
    private static final Pattern NEXT = Pattern.compile("<(/api/v1/journal\\?[!-;=?-~]+)>; *rel=\"next\"");

    /**
     * Fetches it.
     *
     * @throws Fault as the node refuses it; RETRY when the line breaks; REFUSED {@code head-…}, BROKEN {@code node-answer}
     */
    static JournalPage fetch(NodeClient node, String path) {
        HttpResponse<byte[]> response =
                node.send(node.request(path).header("Accept-Encoding", "gzip").GET(), ANSWER);
        HeadFile head = HeadFile.parse(
                head(response).orElseThrow(() -> odd(node, response, "Cotmoc-Head?")),
                node.address().toString());
        Optional<String> next = response.headers()
                .firstValue("Link")
                .flatMap(link -> NEXT.matcher(link)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .findFirst());
        return new JournalPage(rows(node, response), head, next);
    }

    private static Optional<String> head(HttpResponse<byte[]> response) {
        try {
            return response.headers()
                    .firstValue("Cotmoc-Head")
                    .map(Base64.getDecoder()::decode)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ByteBuffer rows(NodeClient node, HttpResponse<byte[]> response) {
        boolean packed = response.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"));
        InputStream body = new ByteArrayInputStream(response.body());
        try (InputStream in = packed ? new GZIPInputStream(body) : body) {
            byte[] rows = in.readNBytes(MOST_BYTES + 1);
            if (rows.length <= MOST_BYTES) {
                return ByteBuffer.wrap(rows);
            }
        } catch (IOException e) {
            throw Fault.retry("node-answer", node.address(), response.statusCode(), e)
                    .causedBy(e);
        }
        throw odd(node, response, "> " + MOST_BYTES);
    }

    private static Fault odd(NodeClient node, HttpResponse<byte[]> response, String what) {
        return Fault.broken("node-answer", node.address(), response.statusCode(), what);
    }
}
