// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.cotmoc.fault.Fault;

/**
 * What is answered: a status, header fields, and a body that is whole, written bit by bit, or a stream of events.
 *
 * @param routine whether it is one step of many that came of one decision: who took it is told at the last step alone
 */
public record Reply(int status, Map<String, String> headers, Body body, boolean routine) {
    public static final String JSON = "application/json";
    private static final String ETAG = "ETag";
    public static final String NDJSON = "application/x-ndjson";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** The body. */
    public sealed interface Body {}

    /** All of it at hand. */
    record Whole(ByteBuffer bytes) implements Body {}

    /** Written as it is made; what goes wrong on the way breaks the connection off, so that nobody takes a part for it. */
    record Written(Writing writing) implements Body {}

    /** Server-Sent Events. */
    record Events(Consumer<EventStream> begin) implements Body {}

    /** Writes a body. */
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new Whole(ByteBuffer.allocate(0)), false);
    }

    public static Reply of(int status, String type, byte[] body) {
        return new Reply(
                status,
                Map.of("Content-Type", type),
                new Whole(ByteBuffer.wrap(body).asReadOnlyBuffer()),
                false);
    }

    /** A value that Jackson can write. */
    public static Reply json(int status, Object value) {
        try {
            return of(status, JSON, Json.MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw Fault.broken("internal").causedBy(e);
        }
    }

    public static Reply written(String type, Writing writing) {
        return new Reply(200, Map.of("Content-Type", type), new Written(writing), false);
    }

    /** {@code begin} is handed the open stream and returns at once. */
    public static Reply events(Consumer<EventStream> begin) {
        return new Reply(200, Map.of("Content-Type", "text/event-stream"), new Events(begin), false);
    }

    /** The same with one more header field. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, routine);
    }

    /** The same under a name for exactly these bytes: whoever has them is told only that they still hold. */
    public Reply tagged(String name) {
        return with(ETAG, '"' + name + '"');
    }

    /**
     * What is told to a caller who has the bodies of these names.
     *
     * @param held the field {@code If-None-Match}
     */
    Reply unlessHeld(Optional<String> held) {
        String own = headers.get(ETAG);
        if (status != 200
                || own == null
                || held.filter(names -> isAmong(own, names)).isEmpty()) {
            return this;
        }
        Map<String, String> fields = new LinkedHashMap<>(headers);
        fields.remove("Content-Type");
        return new Reply(304, fields, empty(304).body(), routine);
    }

    /** A cache between may have weakened the name; gzip adds a word to it. */
    private static boolean isAmong(String own, String names) {
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .map(name -> name.startsWith("W/") ? name.substring(2) : name)
                .map(name -> name.replace("--gzip\"", "\""))
                .anyMatch(name -> name.equals(own) || name.equals("*"));
    }

    /** The same as one step of many. */
    public Reply asRoutine() {
        return new Reply(status, headers, body, true);
    }
}
