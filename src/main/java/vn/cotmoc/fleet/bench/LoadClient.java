// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client that asks at fixed instants over one connection; what is late counts as slow, not as less. One thread. */
final class LoadClient {
    /** What pages and scripts look at: mostly the status. */
    private static final List<String> PATHS = List.of(
            "/api/v1/status",
            "/api/v1/status",
            "/api/v1/status",
            "/api/v1/status",
            "/api/v1/playlists",
            "/api/v1/incidents",
            "/api/v1/status",
            "/api/v1/media");

    private static final int TIMEOUT_MS = 10_000;
    private static final String OK = "HTTP/1.1 200";
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    /** Pages of so few rows that there are many even of a young journal. */
    private static final String JOURNAL = "/api/v1/journal?limit=20";

    private static final Pattern NEXT = Pattern.compile("(?i)link: *<([^>]+)>; *rel=\"next\"");

    private final URI node;
    private final String token;
    private final int number;
    /** The page that follows the one that was answered last; empty: none. */
    private String next = "";

    LoadClient(URI node, String token, int number) {
        this.node = node;
        this.token = token;
        this.number = number;
    }

    /** What came of its requests. */
    record Asked(List<Answer> answers, int errors) {}

    /**
     * One that was right.
     *
     * @param dueNs when it was to be asked for, on the monotonic clock
     * @param tookNs from then until it was there
     */
    record Answer(long dueNs, long tookNs) {}

    Asked ask(long firstNs, long intervalNs, long untilNs) {
        List<Answer> answers = new ArrayList<>();
        int errors = 0;
        try (Socket socket = connect()) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int turn = number;
            for (long dueNs = firstNs; dueNs < untilNs; dueNs += intervalNs) {
                awaitNs(dueNs);
                socket.getOutputStream().write(request(PATHS.get(turn++ % PATHS.size())));
                if (isAnswered(in)) {
                    answers.add(new Answer(dueNs, System.nanoTime() - dueNs));
                } else {
                    errors++;
                }
            }
        } catch (IOException e) {
            errors++;
        }
        return new Asked(answers, errors);
    }

    /** Goes through the journal, page by page, from its beginning to its end and again. */
    Asked page(long firstNs, long intervalNs, long untilNs) {
        List<Answer> answers = new ArrayList<>();
        int errors = 0;
        String path = JOURNAL;
        try (Socket socket = connect()) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long dueNs = firstNs; dueNs < untilNs; dueNs += intervalNs) {
                awaitNs(dueNs);
                socket.getOutputStream().write(request(path));
                if (isAnswered(in)) {
                    answers.add(new Answer(dueNs, System.nanoTime() - dueNs));
                } else {
                    errors++;
                }
                path = next.isEmpty() ? JOURNAL : next;
            }
        } catch (IOException e) {
            errors++;
        }
        return new Asked(answers, errors);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(node.getHost(), node.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        return socket;
    }

    private static void awaitNs(long dueNs) {
        for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + node.getAuthority() + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private boolean isAnswered(InputStream in) throws IOException {
        String status = line(in);
        long length = 0;
        boolean chunked = false;
        next = "";
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).strip());
            }
            chunked |= lower.startsWith(CHUNKED);
            Matcher link = NEXT.matcher(field);
            if (link.matches()) {
                next = link.group(1);
            }
        }
        in.skipNBytes(length);
        if (chunked) {
            skipChunks(in);
        }
        return status.startsWith(OK);
    }

    /** Each with its length before it, the last one empty. */
    private static void skipChunks(InputStream in) throws IOException {
        int length;
        do {
            length = Integer.parseInt(line(in), 16);
            in.skipNBytes(length);
            line(in);
        } while (length > 0);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException("the node hung up");
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }
}
