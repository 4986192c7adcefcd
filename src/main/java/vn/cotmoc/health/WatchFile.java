// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.trust.DurableFile;

/** What the watchdog must still know after a restart, as a file of the data folder. One thread at a time. */
final class WatchFile {
    private static final Logger LOG = LoggerFactory.getLogger(WatchFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /**
     * What is kept.
     *
     * @param days by screen: the day under way
     * @param rebootedAt when the watchdog last had the computer started anew; null: never
     */
    record Kept(Map<String, DayCount> days, @Nullable Instant rebootedAt) {
        static final Kept NOTHING = new Kept(Map.of(), null);

        Kept {
            days = Map.copyOf(days);
        }
    }

    WatchFile(Path file) {
        this.file = file;
    }

    /** What was kept; nothing where there is no such file, or a damaged one. */
    Kept read() {
        if (!Files.exists(file)) {
            return Kept.NOTHING;
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            Map<String, DayCount> days = new TreeMap<>();
            json.path("days").properties().forEach(day -> days.put(day.getKey(), count(day.getValue())));
            JsonNode rebootedAt = json.path("rebootedAt");
            return new Kept(days, rebootedAt.isTextual() ? Instant.parse(rebootedAt.asText()) : null);
        } catch (IOException | DateTimeParseException e) {
            LOG.warn("What the watchdog knew cannot be read; it begins anew. file={} why={}", file, e.toString());
            return Kept.NOTHING;
        }
    }

    /** @throws Fault RETRY {@code file-unwritable} */
    void write(Kept kept) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode days = json.putObject("days");
        kept.days()
                .forEach((screen, count) -> days.putObject(screen)
                        .put("date", count.date().toString())
                        .put("downMs", count.downMs())
                        .put("closedMs", count.closedMs())
                        .put("untilMs", count.untilMs()));
        Instant rebootedAt = kept.rebootedAt();
        json.put("rebootedAt", rebootedAt == null ? null : rebootedAt.toString());
        try {
            DurableFile.write(file, JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            throw Fault.retry("file-unwritable", file, e.toString()).causedBy(e);
        }
    }

    private static DayCount count(JsonNode day) {
        return new DayCount(
                LocalDate.parse(day.path("date").asText()),
                day.path("downMs").asLong(),
                day.path("closedMs").asLong(),
                day.path("untilMs").asLong());
    }
}
