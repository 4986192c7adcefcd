// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.api.Api;
import vn.cotmoc.api.NodeFacts;
import vn.cotmoc.api.Uploads;
import vn.cotmoc.app.quartz.QuartzTimers;
import vn.cotmoc.cli.Cotmoc;
import vn.cotmoc.cli.NodeStarter;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.health.ClockWatch;
import vn.cotmoc.health.Devices;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.health.KnownDisplays;
import vn.cotmoc.health.Watchdog;
import vn.cotmoc.health.alert.Alerts;
import vn.cotmoc.health.systemd.Systemd;
import vn.cotmoc.http.Metrics;
import vn.cotmoc.http.WebServer;
import vn.cotmoc.journal.DataLock;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.JournalWriter;
import vn.cotmoc.journal.Reserve;
import vn.cotmoc.journal.Retention;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAcceptances;
import vn.cotmoc.journal.sqlite.SqliteAudit;
import vn.cotmoc.journal.sqlite.SqliteHeads;
import vn.cotmoc.journal.sqlite.SqliteJournal;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.journal.sqlite.SqliteRetention;
import vn.cotmoc.journal.sqlite.SqliteTokens;
import vn.cotmoc.media.Footages;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playback.Activation;
import vn.cotmoc.playback.CheckedMedia;
import vn.cotmoc.playback.Displays;
import vn.cotmoc.playback.OutOfTurn;
import vn.cotmoc.playback.ScreenSettings;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playback.Screens;
import vn.cotmoc.playback.vlc.Enclosure;
import vn.cotmoc.playback.vlc.VlcPlayer;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.playlist.trust.Takeovers;
import vn.cotmoc.playlist.trust.Trust;
import vn.cotmoc.time.SystemClock;
import vn.cotmoc.ui.Page;

/** A node that runs: it plays from the constructor's end until it is closed. */
public final class Node implements NodeStarter.Running {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SYNCHRONISED_LOOK = Duration.ofMinutes(1);
    /** A power cut forgets no more of the time that screens were down. */
    private static final Duration KEEP = Duration.ofSeconds(10);

    /** After the start: what can wait does, as the wall waits for its first picture. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private static final Duration OFFICE_LOOK = Duration.ofMinutes(10);
    private static final Duration TIDY_UP = Duration.ofHours(1);
    /** As often as the journal's head is signed though nobody pulls it: journal.md. */
    private static final Duration SIGN = Duration.ofHours(1);

    private static final int NIGHTLY_HOUR = 3;
    /** When people come to work. */
    private static final int DIGEST_HOUR = 7;

    private final Closing closing = new Closing();
    private final PowerCut powerCut = new PowerCut();
    private final SystemClock clock;
    private final Metrics metrics = new Metrics(Cotmoc.version());
    private final SeamMetrics seams = new SeamMetrics(metrics);
    private final NodeSettings settings;
    private final WebServer server;
    private final QuartzTimers timers;

    /**
     * Lights the screens first, then starts what serves people.
     *
     * @throws vn.cotmoc.fault.Fault REFUSED what is wrong with settings or data; nothing is left running then
     */
    public Node(NodeSettings settings) {
        this(settings, new SystemClock());
    }

    Node(NodeSettings settings, SystemClock clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            Path data = settings.data();
            closing.add(new DataLock(data));
            Devices devices = closing.add(Drivers.open(settings, clock));
            var displays =
                    closing.add(new Displays(settings.screens(), settings.site().name(), data.resolve("x11")));
            NodeKey key = NodeKey.open(data.resolve("key"), settings.node());
            var reserve = new Reserve(data.resolve("reserve"));
            NodeDatabase database = closing.add(reserve.opening(() -> NodeDatabase.open(data)));
            SqliteJournal journal = closing.add(
                    SqliteJournal.open(database, settings.node(), settings.site(), settings.timezone(), clock));
            JournalWriter writer = closing.add(new JournalWriter(journal, reserve, clock));
            writer.offer(List.of(new Entry.DevicesListed(settings.devices())));
            var store = new MediaStore(data.resolve("media"));
            var onChange = new Later();
            Supplier<AllowedSigners> trusted = new Trust(settings.signers()).open(data, settings.timezone());
            Playlists playlists = openPlaylists(database, store, trusted, onChange);
            var media = new CheckedMedia(store);
            var enclosure = new Enclosure(data, List.of("media", "x11", OutOfTurn.FOLDER));
            Screens screens = closing.add(new Screens(
                    settings.screens(),
                    settings.timezone(),
                    displays,
                    clock,
                    (screen, display, area, rotate, wake) ->
                            seams.overhear(screen, new VlcPlayer(screen, display, area, rotate, wake, enclosure)),
                    media,
                    journal,
                    writer::offer));
            var reader = new SqliteJournalReader(database, settings.node(), settings.timezone(), clock);
            var standstill = new Standstill(reader, screens, settings.timezone(), clock);
            var activation = new Activation(playlists, screens, media, clock);
            onChange.does(activation::look);
            List<String> ids =
                    settings.screens().stream().map(ScreenSettings::id).toList();
            var takeovers = new Takeovers(settings.node(), ids, data, playlists, trusted);
            var incidents = new Incidents(reader::incidents, settings.devices(), settings.timezone(), writer::offer);
            var outOfTurn = new OutOfTurn(takeovers, screens, data, clock);
            var wall = new ScreenWall(
                    settings.screens(), screens, outOfTurn, new PanelStates(devices, incidents, screens::vitals));
            var uploads = new Uploads(store);
            Alerts alerts = closing.add(AlertOutlets.open(settings, incidents::open, clock));
            incidents.addListener(alerts);
            server = serve(
                    key, database, store, playlists, takeovers, wall, uploads, writer, reader, incidents, alerts,
                    devices);
            timers = closing.add(new QuartzTimers());
            keepHouse(activation, playlists, uploads, writer);
            timers.onceAfter(CALM, "letters", outOfTurn::warmUp);
            timers.onceAfter(CALM, "reserve", writer::takeReserve);
            keepRecordsShort(database, key);
            var office =
                    new OfficeContact(new SqliteAudit(database), clock.now().wall());
            var footages = closing.add(new Footages());
            var known = new KnownDisplays(data);
            timers.every(KEEP, "displays", known::save);
            var guard = new Guard(settings, screens, media, footages, playlists, devices, known, writer, office, clock);
            Watchdog watchdog = closing.add(guard.start(incidents, journal, standstill.isResting()));
            keepWatch(watchdog, standstill, office, new PanelWords(ids, devices, screens, clock));
            keepTelling(alerts);
            timers.every(LOOK, "battery", () -> powerCut.look(devices.ups(), clock.now()));
            displays.await();
            closing.add(new ServiceNotices(new Systemd(System.getenv()), screens, writer, server, watchdog, clock));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
        LOG.info("The node plays. node={} address={}", settings.node(), address());
    }

    private Playlists openPlaylists(
            NodeDatabase database, MediaStore store, Supplier<AllowedSigners> trusted, Runnable changed) {
        return new Playlists(
                settings.node(),
                settings.data(),
                store,
                new SqliteAcceptances(database),
                trusted,
                changed,
                clock.now().wall());
    }

    private WebServer serve(
            NodeKey key,
            NodeDatabase database,
            MediaStore store,
            Playlists playlists,
            Takeovers takeovers,
            ScreenWall wall,
            Uploads uploads,
            JournalWriter writer,
            JournalReader reader,
            Incidents incidents,
            Alerts alerts,
            Devices devices) {
        Screens screens = wall.playing();
        var figures = new NodeFigures(metrics);
        figures.screens(screens);
        figures.journal(writer, reader);
        figures.incidents(incidents, alerts);
        figures.machine(clock, uploads::open);
        new DeviceFigures(metrics, devices).all(settings);
        var audit = new SqliteAudit(database);
        var facts = new NodeFacts(
                settings.node(), settings.timezone(), key.publicKey().line(), Cotmoc.version());
        Api api = closing.add(new Api(
                facts, wall, playlists, takeovers, store, uploads, reader, audit, incidents, key, metrics, clock));
        return closing.add(new WebServer(
                settings.api(),
                api.service(Page.routes()),
                new SqliteTokens(database),
                audit,
                metrics,
                () -> screens.status().stream().noneMatch(screen -> screen.state() == ScreenStatus.State.FAULT),
                clock));
    }

    private void keepHouse(Activation activation, Playlists playlists, Uploads uploads, JournalWriter writer) {
        var clockWatch = new ClockWatch();
        timers.every(LOOK, "clock", () -> writer.offer(clockWatch.look(clock.now())));
        timers.every(LOOK, "activation", activation::look);
        timers.every(SYNCHRONISED_LOOK, "synchronised", clock::checkSynchronised);
        timers.every(TIDY_UP, "tidy", () -> {
            uploads.removeExpired(clock.now().wall());
            playlists.makeRoom(clock.now().wall());
        });
        timers.once("media", activation::checkMedia);
        timers.every(LOOK, "media-mended", activation::lookAtMedia);
        timers.daily(NIGHTLY_HOUR, 0, settings.timezone(), "media-nightly", () -> {
            playlists.checkMedia();
            activation.checkMedia();
        });
    }

    private void keepRecordsShort(NodeDatabase database, NodeKey key) {
        var audit = new SqliteAudit(database);
        var heads = new SqliteHeads(database, settings.node(), settings.timezone(), clock, key);
        timers.every(SIGN, "heads", heads::sign);
        var rows = new SqliteRetention(database, settings.node(), settings.timezone(), clock, key);
        timers.daily(NIGHTLY_HOUR, 30, settings.timezone(), "retention", () -> {
            ZonedDateTime now = clock.now().wall().atZone(settings.timezone());
            Retention kept = settings.retention();
            rows.prune(
                    now.minus(kept.plays()).toInstant(),
                    now.minus(kept.incidents()).toInstant());
            audit.forget(Duration.between(now.minus(kept.audit()), now), now.toInstant());
        });
    }

    private void keepWatch(Watchdog watchdog, Standstill standstill, OfficeContact office, PanelWords words) {
        timers.every(LOOK, "standstill", standstill::look);
        timers.every(LOOK, "panel-words", words::tell);
        timers.every(KEEP, "watch", watchdog::save);
        timers.every(OFFICE_LOOK, "office", office::look);
    }

    private void keepTelling(Alerts alerts) {
        timers.every(LOOK, "heartbeat", alerts::beat);
        timers.daily(DIGEST_HOUR, 0, settings.timezone(), "digest", alerts::digest);
    }

    /** What is known only when that which calls it has been made; until then it does nothing. */
    private static final class Later implements Runnable {
        private volatile Runnable task = () -> {};

        void does(Runnable known) {
            task = known;
        }

        @Override
        public void run() {
            task.run();
        }
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public Optional<String> fingerprint() {
        return server.fingerprint();
    }

    @Override
    public void whenItMustEnd(Runnable stop) {
        powerCut.whenItComes(stop);
    }

    /** What is on air becomes rows, and nothing is left running. */
    @Override
    public void close() {
        closing.close();
        LOG.info("The node has stopped. node={}", settings.node());
    }
}
