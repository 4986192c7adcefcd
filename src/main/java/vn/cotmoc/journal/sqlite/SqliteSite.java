// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.RowForm;
import vn.cotmoc.journal.Site;

/** Whether a node's site is out of order. Any thread, also beside the daemon, which sees it within a second. */
public final class SqliteSite {
    private final NodeDatabase database;
    private final String node;
    private final RowForm form;

    /** @param zone times are written in */
    public SqliteSite(NodeDatabase database, String node, ZoneId zone) {
        this.database = database;
        this.node = node;
        this.form = new RowForm(zone);
    }

    /**
     * Writes a row where that is news, and one for each day that was told before as open and was not.
     *
     * @param suspension null: in operation again
     * @throws Fault REFUSED {@code node-never-ran}; RETRY when the disk is full
     */
    public void suspend(Site.@Nullable Suspension suspension, Instant now) {
        database.write(connection -> {
            Optional<Stream> stream = Stream.findLatest(connection, node);
            if (stream.isEmpty()) {
                throw Fault.refused("node-never-ran", database.file());
            }
            return append(connection, stream.get(), suspension, now);
        });
    }

    private long append(Connection connection, Stream stream, Site.@Nullable Suspension suspension, Instant now)
            throws SQLException {
        var writer = new StreamWriter(connection, stream, form);
        var onAir = new OnAirTable(connection, form);
        var rows = new NodeStream(connection, stream);
        var keeping = new Keeping(rows, writer, onAir, form, now);
        keeping.keep(new Entry.SiteSuspended(suspension));
        if (suspension != null) {
            for (Entry.DayEnded day : closed(rows.all("day"), suspension.since())) {
                keeping.keep(day);
            }
        }
        return writer.finish();
    }

    /** The days since then that were told as open: these replace them. */
    private static List<Entry.DayEnded> closed(List<JsonNode> days, LocalDate since) {
        Map<String, Entry.DayEnded> closed = new LinkedHashMap<>();
        for (JsonNode day : days) {
            String screen = day.path("screen").asText();
            LocalDate date = LocalDate.parse(day.path("date").asText());
            if (!date.isBefore(since) && day.path("openMs").asLong() > 0) {
                closed.put(screen + " " + date, new Entry.DayEnded(screen, date, 0, 0));
            } else {
                closed.remove(screen + " " + date);
            }
        }
        return List.copyOf(closed.values());
    }
}
