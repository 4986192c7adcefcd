// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;

/**
 * What a node keeps of takeovers: those in force, the latest last, and the ids it has taken, for as long as somebody could
 * send them again. Immutable.
 *
 * @param known by id, when the order was taken
 */
record TakeoverBook(List<Takeover> inForce, Map<String, Instant> known) {
    static final TakeoverBook EMPTY = new TakeoverBook(List.of(), Map.of());
    private static final Logger LOG = LoggerFactory.getLogger(TakeoverBook.class);
    /** An order is stale ten minutes after it was issued; this bears a clock that was wrong by a day. */
    private static final Duration KNOWN_FOR = Duration.ofHours(25);

    private static final ObjectMapper JSON = new ObjectMapper();

    TakeoverBook {
        inForce = List.copyOf(inForce);
        known = Map.copyOf(known);
    }

    TakeoverBook with(Takeover order, Instant now) {
        TakeoverBook before = at(now);
        List<Takeover> more = new ArrayList<>(before.inForce());
        more.add(order);
        Map<String, Instant> ids = new LinkedHashMap<>(before.known());
        ids.put(order.id(), now);
        return new TakeoverBook(more, ids);
    }

    /** All are ended. */
    TakeoverBook ended(Instant now) {
        return new TakeoverBook(List.of(), at(now).known());
    }

    /** Without what is over by then. */
    TakeoverBook at(Instant now) {
        Map<String, Instant> ids = new LinkedHashMap<>(known);
        ids.values().removeIf(takenAt -> takenAt.plus(KNOWN_FOR).isBefore(now));
        return new TakeoverBook(
                inForce.stream().filter(order -> !order.isOver(now)).toList(), ids);
    }

    /** What {@link #write} wrote; nothing where it cannot be read, which is logged. */
    static TakeoverBook read(Path file) {
        try {
            return read(JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return EMPTY;
        } catch (IOException | RuntimeException e) {
            LOG.error("What was kept of takeovers cannot be read; none is in force. file={}", file, e);
            return EMPTY;
        }
    }

    private static TakeoverBook read(JsonNode json) {
        List<Takeover> orders = new ArrayList<>();
        for (JsonNode kept : json.path("inForce")) {
            byte[] order = kept.path("order").toString().getBytes(StandardCharsets.UTF_8);
            orders.add(TakeoverReader.read(order, true, Instant.EPOCH)
                    .by(kept.path("signedBy").textValue()));
        }
        Map<String, Instant> ids = new LinkedHashMap<>();
        json.path("known")
                .properties()
                .forEach(id -> ids.put(id.getKey(), Instant.parse(id.getValue().asText())));
        return new TakeoverBook(orders, ids);
    }

    /** @throws Fault RETRY {@code takeover-unwritable}: the file is as it was then */
    void write(Path file) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode orders = json.putArray("inForce");
        inForce.forEach(order -> {
            ObjectNode kept = orders.addObject().put("signedBy", order.signedBy());
            kept.set("order", order.toJson());
        });
        ObjectNode ids = json.putObject("known");
        known.forEach((id, takenAt) -> ids.put(id, takenAt.toString()));
        try {
            DurableFile.write(file, (json + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Fault.retry("takeover-unwritable", file, e).causedBy(e);
        }
    }
}
