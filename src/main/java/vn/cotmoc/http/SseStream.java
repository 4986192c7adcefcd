// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Events over one connection, written without a thread of their own. */
final class SseStream implements EventStream {
    private static final int COME_BACK_MS = 2_000;

    private final String lastId;
    private final BooleanSupplier holds;
    private final Response response;
    private final Callback whole;
    private final Set<SseStream> open;

    // Guarded by this.
    private boolean writing;
    private boolean ended;
    private @Nullable String waiting;

    SseStream(String lastId, BooleanSupplier holds, Response response, Callback whole, Set<SseStream> open) {
        this.lastId = lastId;
        this.holds = holds;
        this.response = response;
        this.whole = whole;
        this.open = open;
    }

    /** Shows the listener that the line stands; should it break, it is to come back soon. */
    void begin() {
        open.add(this);
        offer("retry: " + COME_BACK_MS + "\n\n");
    }

    @Override
    public String lastId() {
        return lastId;
    }

    @Override
    public void send(String id, String event, String data) {
        offer("id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n");
    }

    @Override
    public void beat() {
        boolean stuck;
        synchronized (this) {
            stuck = writing && !ended;
        }
        if (stuck) {
            fail(new TimeoutException("the listener takes nothing"));
        } else {
            offer(": beat\n\n");
        }
    }

    @Override
    public boolean isOpen() {
        synchronized (this) {
            if (ended) {
                return false;
            }
        }
        return holds.getAsBoolean();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            open.remove(this);
            if (writing) {
                return; // the write under way ends the stream
            }
        }
        response.write(true, BufferUtil.EMPTY_BUFFER, whole);
    }

    private void offer(String text) {
        synchronized (this) {
            if (ended) {
                return;
            }
            if (writing) {
                waiting = text;
                return;
            }
            writing = true;
        }
        write(text);
    }

    private void write(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        response.write(false, bytes, Callback.from(this::written, this::fail));
    }

    private void written() {
        String next;
        boolean last;
        synchronized (this) {
            next = waiting;
            waiting = null;
            last = ended;
            writing = next != null && !last;
        }
        if (last) {
            response.write(true, BufferUtil.EMPTY_BUFFER, whole);
        } else if (next != null) {
            write(next);
        }
    }

    private void fail(Throwable cause) {
        synchronized (this) {
            ended = true;
            waiting = null;
            open.remove(this);
        }
        whole.failed(cause);
    }
}
