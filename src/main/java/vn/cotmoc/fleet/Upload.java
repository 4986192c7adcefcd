// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;

/** Brings one file to a node by tus 1.0.0, and goes on where it was when the line breaks. One thread. */
public final class Upload {
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /** Small enough that a broken line costs little, large enough that a good one is not kept waiting. */
    private static final int CHUNK_BYTES = 2 << 20;

    /** A line that stays broken for about ten minutes is broken. */
    private static final int MAX_TRIES_WITHOUT_PROGRESS = 24;

    private static final Set<String> PASSING =
            Set.of("node-unreachable", "node-answer", "upload-busy", "upload-offset", "requests-too-many", "busy");

    private final NodeClient node;
    private final Path file;
    private final String sha256;
    private final UnfinishedUploads unfinished;
    private final Progress progress;

    /** One upload, not begun yet; {@code unfinished} remembers where it was. */
    public Upload(NodeClient node, Path file, String sha256, UnfinishedUploads unfinished, Progress progress) {
        this.node = node;
        this.file = file;
        this.sha256 = sha256;
        this.unfinished = unfinished;
        this.progress = progress;
    }

    /**
     * Returns when the node has the whole file and found its hash right.
     *
     * @throws Fault as the node refuses it; RETRY {@code node-unreachable} when the line stays broken; REFUSED
     *     {@code media-changed} when the file is not what was sealed any more
     */
    public void run() {
        try (var source = new RandomAccessFile(file.toFile(), "r")) {
            String place = findBegun().orElseGet(() -> begin(source));
            send(source, place);
            unfinished.forget(node.address().url(), sha256);
        } catch (IOException e) {
            throw Fault.refused("media-changed", file).causedBy(e);
        } catch (Fault fault) {
            if (!isPassing(fault)) {
                unfinished.forget(node.address().url(), sha256);
            }
            throw fault;
        }
    }

    /** An upload of an earlier push that the node still knows. */
    private Optional<String> findBegun() {
        Optional<String> place = unfinished.find(node.address().url(), sha256);
        try {
            place.ifPresent(this::awaitArrived);
            return place;
        } catch (Fault fault) {
            if (isPassing(fault)) {
                throw fault;
            }
            return Optional.empty();
        }
    }

    private void send(RandomAccessFile source, String place) throws IOException {
        long length = source.length();
        long offset = awaitArrived(place);
        int tries = 0;
        while (offset < length) {
            progress.at(file.getFileName().toString(), offset, length);
            long reached = advance(place, source, offset);
            tries = reached > offset ? 0 : tries + 1;
            if (tries > MAX_TRIES_WITHOUT_PROGRESS) {
                throw Fault.retry("node-unreachable", node.address(), file.getFileName());
            }
            if (tries > 0) {
                Pause.after(tries);
            }
            offset = reached;
        }
        progress.at(file.getFileName().toString(), length, length);
    }

    private String begin(RandomAccessFile source) {
        String metadata = "sha256 " + Base64.getEncoder().encodeToString(sha256.getBytes(StandardCharsets.US_ASCII));
        HttpResponse<byte[]> created = node.send(
                tus("/api/v1/uploads")
                        .header("Upload-Length", String.valueOf(length(source)))
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody()),
                ANSWER);
        String location = created.headers()
                .firstValue("Location")
                .orElseThrow(() -> Fault.broken("node-answer", node.address(), created.statusCode(), "Location?"));
        String place = node.address().resolve(location).getRawPath();
        unfinished.remember(node.address().url(), sha256, place);
        return place;
    }

    private long length(RandomAccessFile source) {
        try {
            return source.length();
        } catch (IOException e) {
            throw Fault.refused("media-changed", file).causedBy(e);
        }
    }

    /** Sends the next piece; when the line breaks, asks how much has arrived. Gives the new offset. */
    private long advance(String place, RandomAccessFile source, long offset) throws IOException {
        try {
            return offset(node.send(
                    tus(place)
                            .header("Content-Type", "application/offset+octet-stream")
                            .header("Upload-Offset", String.valueOf(offset))
                            .method("PATCH", BodyPublishers.ofByteArray(piece(source, offset))),
                    ANSWER));
        } catch (Fault fault) {
            if (!isPassing(fault)) {
                throw fault;
            }
        }
        try {
            return arrived(place);
        } catch (Fault fault) {
            if (!isPassing(fault)) {
                throw fault;
            }
            return offset;
        }
    }

    /** Whoever answers at all may still be looking at what arrived before. */
    private long awaitArrived(String place) {
        for (int tries = 1; ; tries++) {
            try {
                return arrived(place);
            } catch (Fault fault) {
                if (!isPassing(fault)
                        || fault.code().equals("node-unreachable")
                        || tries > MAX_TRIES_WITHOUT_PROGRESS) {
                    throw fault;
                }
                Pause.after(tries);
            }
        }
    }

    private long arrived(String place) {
        return offset(node.send(tus(place).method("HEAD", BodyPublishers.noBody()), ANSWER));
    }

    /** The line, or a piece whose answer was lost: it may have arrived, or may still be on its way in. */
    private static boolean isPassing(Fault fault) {
        return PASSING.contains(fault.code())
                && (fault.category() == Category.RETRY || fault.code().equals("upload-offset"));
    }

    private static byte[] piece(RandomAccessFile source, long offset) throws IOException {
        source.seek(offset);
        byte[] piece = new byte[CHUNK_BYTES];
        int read = source.read(piece);
        if (read < 0) {
            throw new IOException("shorter than it was");
        }
        return read == CHUNK_BYTES ? piece : Arrays.copyOf(piece, read);
    }

    private long offset(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow(
                        () -> Fault.broken("node-answer", node.address(), response.statusCode(), "Upload-Offset?"));
    }

    private HttpRequest.Builder tus(String path) {
        return node.request(path).header("Tus-Resumable", "1.0.0");
    }
}
