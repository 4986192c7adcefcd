// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal.sqlite;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Category;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.Journal;
import vn.cotmoc.journal.OnAir;
import vn.cotmoc.journal.Play;
import vn.cotmoc.journal.RowForm;
import vn.cotmoc.journal.RowTime;
import vn.cotmoc.journal.Rows;
import vn.cotmoc.journal.Site;
import vn.cotmoc.time.Clock;

/**
 * A node's journal in its database. Writing: one thread; reading: every thread.
 *
 * <p>Each {@link #write} is one transaction, on the disk when it returns: what is on air, the rows of what is over, their
 * numbers, chain and counts. Opening it closes what a crash has left.
 */
public final class SqliteJournal implements Journal {
    private static final int LOG_ID_BYTES = 16;
    /** On a node of eight screens with clips of ten seconds and one of an hour, its end is among these. */
    private static final int RECENT_PLAYS = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private final NodeDatabase database;
    private final String node;
    private final Site site;
    private final ZoneId zone;
    private final RowForm form;
    private final Clock clock;
    private volatile boolean resumed;

    private SqliteJournal(NodeDatabase database, String node, Site site, ZoneId zone, Clock clock) {
        this.database = database;
        this.node = node;
        this.site = site;
        this.zone = zone;
        this.form = new RowForm(zone);
        this.clock = clock;
    }

    /**
     * Goes on with a node's stream, or begins one, also where the database was restored and lacks what was signed; closes the plays that a crash has left open; writes down the site where
     * it is not what it was. Only the daemon opens it: another process would close the daemon's plays.
     *
     * <p>Where a stream that was begun cannot be written now (the disk is full), all that is done with the first entries that
     * can: a node plays meanwhile.
     *
     * @param site as the settings have it; whether it is suspended is the journal's own knowledge and stays as it was
     * @param zone times are written in
     * @throws Fault RETRY when the disk is full or does not answer, and no stream was begun
     */
    public static SqliteJournal open(NodeDatabase database, String node, Site site, ZoneId zone, Clock clock) {
        var journal = new SqliteJournal(database, node, site, zone, clock);
        try {
            journal.write(List.of());
        } catch (Fault e) {
            if (e.category() != Category.RETRY || !journal.isBegun()) {
                throw e;
            }
            LOG.error("The journal cannot be written yet; the node starts all the same. why={}", e.getMessage());
        }
        return journal;
    }

    @Override
    public void write(List<? extends Entry> entries) {
        Optional<Stream> begun = database.write(connection -> {
            if (!resumed) {
                resume(connection);
            }
            Stream stream = Stream.findLatest(connection, node).orElseThrow();
            var writer = new StreamWriter(connection, stream, form);
            Keeping keeping = keeping(connection, stream, writer);
            for (Entry entry : entries) {
                keeping.keep(entry);
            }
            writer.finish();
            return resumed ? Optional.empty() : Stream.findLatest(connection, node);
        });
        begun.map(this::head).ifPresent(database.witness()::keep);
        resumed = true;
    }

    @Override
    public Optional<String> findHistory(String screen) {
        return Optional.ofNullable(closed(screen).onAir().history());
    }

    @Override
    public long lastPlay(String screen) {
        return closed(screen).onAir().lastPlay();
    }

    @Override
    public Optional<Instant> findLastEnd(String screen) {
        List<Play> left = closed(screen).plays();
        if (!left.isEmpty()) {
            return Optional.of(left.get(left.size() - 1).endedAt());
        }
        return database.read(connection -> {
            Stream stream = Stream.findLatest(connection, node).orElseThrow();
            return new NodeStream(connection, stream)
                    .findLastPlay(screen, RECENT_PLAYS)
                    .flatMap(play -> RowTime.find(play.path("endedAt").asText()))
                    .map(OffsetDateTime::toInstant);
        });
    }

    @Override
    public Optional<LocalDate> findLastDay(String screen) {
        return database.read(connection -> {
            Stream stream = Stream.findLatest(connection, node).orElseThrow();
            return new NodeStream(connection, stream).findLastDay(screen);
        });
    }

    /** Leaves the database open: it is not the journal's alone. */
    @Override
    public void close() {}

    private void resume(Connection connection) throws SQLException {
        Optional<Stream> held = Stream.findLatest(connection, node);
        if (held.isEmpty()) {
            begin(connection, site);
        } else if (!database.witness().isHeldBy(connection, node)) {
            LOG.warn(
                    "The database was restored and lacks rows that were signed; a new log begins. before={}",
                    held.get().log());
            new OnAirTable(connection, form).forget();
            begin(connection, site.with(suspension(connection, held.get())));
        }
        Stream stream = Stream.findLatest(connection, node).orElseThrow();
        var writer = new StreamWriter(connection, stream, form);
        Keeping keeping = keeping(connection, stream, writer);
        keeping.closeAfterCrash();
        keeping.site(site); // only now: those plays were seen at the site as it was
        writer.finish();
    }

    /** A new log, whose first row is the site. */
    private void begin(Connection connection, Site first) throws SQLException {
        Stream stream = Stream.create(connection, node, newLog());
        var writer = new StreamWriter(connection, stream, form);
        writer.append(form.site(first), clock.now().wall());
        writer.finish();
    }

    private static Site.@Nullable Suspension suspension(Connection connection, Stream stream) throws SQLException {
        return new NodeStream(connection, stream)
                .findLast("site")
                .map(row -> Rows.site(row).suspended())
                .orElse(null);
    }

    private Head head(Stream stream) {
        return new Head(
                node,
                stream.log(),
                stream.seq(),
                stream.chain(),
                RowTime.text(clock.now().wall(), zone));
    }

    private boolean isBegun() {
        return database.read(connection -> Stream.findLatest(connection, node)).isPresent();
    }

    private Keeping keeping(Connection connection, Stream stream, StreamWriter writer) {
        return new Keeping(
                new NodeStream(connection, stream),
                writer,
                new OnAirTable(connection, form),
                form,
                clock.now().wall());
    }

    private static String newLog() {
        var id = new byte[LOG_ID_BYTES];
        new SecureRandom().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** What is on air, and before the stream goes on again what that will close. */
    private OnAir.Closed closed(String screen) {
        OnAir kept = database.read(connection -> new OnAirTable(connection, form).get(screen));
        return resumed
                ? new OnAir.Closed(kept, List.of())
                : kept.closeAllAfterCrash(clock.now().wall(), false);
    }
}
