// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts a reply on the line. */
final class Sender {
    /** Nothing of ours is framed, guessed at, or told to others; a page of our own brings its own policy. */
    private static final Map<String, String> SECURITY = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store");

    private static final long MOST_READ_AWAY_BYTES = 4 << 20;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final BooleanSupplier holds;
    private final Set<SseStream> streams;
    private final SlowTakers slow;

    Sender(
            Request request,
            Response response,
            Callback callback,
            BooleanSupplier holds,
            Set<SseStream> streams,
            SlowTakers slow) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.holds = holds;
        this.streams = streams;
        this.slow = slow;
    }

    void send(Reply reply) {
        response.setStatus(reply.status());
        SECURITY.forEach(response.getHeaders()::put);
        reply.headers().forEach(response.getHeaders()::put);
        if (!isBodyRead()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        switch (kind(reply)) {
            case WHOLE -> whole(((Reply.Whole) reply.body()).bytes().duplicate(), reply.status());
            case WRITTEN -> written(((Reply.Written) reply.body()).writing());
            case EVENTS -> events((Reply.Events) reply.body());
        }
    }

    /**
     * A body that nobody read to its end takes the connection with it, and with the connection often the answer, as the
     * caller is still writing. So what is not too much is read; of the rest the caller is told that the line ends here.
     */
    private boolean isBodyRead() {
        if (request.getLength() > MOST_READ_AWAY_BYTES || request.getHeaders().contains(HttpHeader.EXPECT)) {
            // What Jetty does not find read by then, it gives up with the connection.
            return request.consumeAvailable();
        }
        try (InputStream rest = Content.Source.asInputStream(request)) {
            rest.skipNBytes(MOST_READ_AWAY_BYTES);
            return false;
        } catch (EOFException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private enum Kind {
        WHOLE,
        WRITTEN,
        EVENTS
    }

    private static Kind kind(Reply reply) {
        return reply.body() instanceof Reply.Whole
                ? Kind.WHOLE
                : reply.body() instanceof Reply.Written ? Kind.WRITTEN : Kind.EVENTS;
    }

    private void whole(ByteBuffer bytes, int status) {
        if (status != 204 && status != 304) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
        }
        response.write(true, bytes, callback);
    }

    private void written(Reply.Writing writing) {
        if (request.getMethod().equals("HEAD")) {
            response.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        Connection line = request.getConnectionMetaData().getConnection();
        slow.begin(line);
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            writing.to(out);
        } catch (IOException | RuntimeException e) {
            // What has gone out cannot be taken back: the connection ends without the last chunk.
            callback.failed(e);
            return;
        } finally {
            slow.end(line);
        }
        callback.succeeded();
    }

    private void events(Reply.Events events) {
        if (request.getMethod().equals("HEAD")) {
            response.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        String lastId = request.getHeaders().get("Last-Event-ID");
        var stream = new SseStream(lastId == null ? "" : lastId, holds, response, callback, streams);
        stream.begin();
        events.begin().accept(stream);
    }
}
