// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.fleet.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.health.ClockWatch;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Head;
import vn.cotmoc.journal.HeadFile;
import vn.cotmoc.journal.JournalReader;
import vn.cotmoc.journal.Site;
import vn.cotmoc.journal.Writing;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAcceptances;
import vn.cotmoc.journal.sqlite.SqliteJournal;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playback.Report;
import vn.cotmoc.playback.SimulatedScreen;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.ssh.AllowedSigners;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.trust.OnAir;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.schedule.Screen;

/** A node as it is, but for its player, its clock and its disk. One thread, and a machine that may go away under it. */
final class SimulatedNode implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE_ROWS = 1_000;

    private final String name;
    private final Path data;
    private final SimulatedClock clock;
    private final List<Screen> settings;
    private final Supplier<AllowedSigners> trust;
    private final NodeKey key;
    private final Map<String, GlassCheck> glasses = new LinkedHashMap<>();
    private final Map<String, ForecastCheck> forecasts = new LinkedHashMap<>();
    private Optional<String> diskTrouble = Optional.empty();
    /** Whether something other than beats waits to be written. */
    private boolean pressing;

    private @Nullable Running running;

    /** What a power cut takes away. */
    private record Running(
            NodeDatabase database,
            FaultyDisk journal,
            Writing writing,
            MediaStore store,
            Playlists playlists,
            ClockWatch clockWatch,
            Map<String, SimulatedScreen> screens,
            List<String> activated) {}

    /** @param allowedMs the length of each clip that may ever be shown, by hash */
    SimulatedNode(
            String name,
            Path data,
            SimulatedClock clock,
            List<Screen> settings,
            Supplier<AllowedSigners> trust,
            Map<String, Long> allowedMs) {
        this.name = name;
        this.data = data;
        this.clock = clock;
        this.settings = List.copyOf(settings);
        this.trust = trust;
        this.key = NodeKey.open(data.resolve("key"), name);
        for (Screen screen : settings) {
            glasses.put(screen.id(), new GlassCheck(allowedMs, nowNs()));
            forecasts.put(screen.id(), new ForecastCheck());
        }
        start();
    }

    String name() {
        return name;
    }

    Path data() {
        return data;
    }

    SimulatedClock clock() {
        return clock;
    }

    boolean isUp() {
        return running != null;
    }

    /** Comes up, as a machine does whose power is back: all it knows is in its folder. */
    void start() {
        NodeDatabase database = NodeDatabase.open(data);
        var journal = new FaultyDisk(SqliteJournal.open(database, name, new Site("mau", name, "", null), ZONE, clock));
        journal.trouble(diskTrouble);
        var store = new MediaStore(data.resolve("media"));
        var writing = new Writing(journal, clock);
        var playlists = new Playlists(name, data, store, new SqliteAcceptances(database), trust, () -> {}, now());
        Map<String, SimulatedScreen> screens = new LinkedHashMap<>();
        for (Screen screen : settings) {
            screens.put(screen.id(), new SimulatedScreen(screen, clock, clip -> file(store, clip), journal, entries -> {
                writing.offer(entries);
                pressing |= entries.stream().anyMatch(entry -> !(entry instanceof Entry.Beat));
                forecast(screen.id()).hear(entries);
            }));
            glass(screen.id()).begin(nowNs());
            forecast(screen.id()).begin();
        }
        running =
                new Running(database, journal, writing, store, playlists, new ClockWatch(), screens, new ArrayList<>());
        onAir().ifPresent(onAir -> {
            running().activated().add(onAir.sha256());
            screens.values().forEach(screen -> screen.resume(playlists.before(onAir), onAir.playlist(), onAir.since()));
        });
    }

    private static Optional<Path> file(MediaStore store, Clip clip) {
        return Optional.ofNullable(clip.media()).flatMap(media -> store.findBySize(media.sha256(), media.bytes()));
    }

    /** A turn of everything; gives what is wrong. */
    List<String> doWork() {
        List<String> findings = new ArrayList<>();
        Running up = running();
        List<Entry> ofClock = up.clockWatch().look(clock.now());
        up.writing().offer(ofClock);
        pressing |= !ofClock.isEmpty();
        boolean provided = onAir().isPresent();
        up.screens().forEach((id, screen) -> {
            screen.doWork();
            List<String> wrong = glass(id).look(screen.player().takeShown(), provided, nowNs());
            wrong.forEach(what -> findings.add(id + ": " + what));
            forecast(id).look(screen, now()).ifPresent(what -> findings.add(id + ": " + what));
        });
        if (pressing) {
            write();
        }
        if (up.writing().waiting() > 2 * Writing.LOG_QUEUE_ENTRIES) {
            findings.add(up.writing().waiting() + " entries wait in memory");
        }
        return findings;
    }

    /** How long nothing can happen here by itself. */
    Duration calm() {
        return running().screens().values().stream()
                .map(SimulatedScreen::calm)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /**
     * A sealed playlist at the gate.
     *
     * @throws vn.cotmoc.fault.Fault as it is refused
     */
    void accept(byte[] sealed) {
        running().playlists().accept(DrawnPlaylist.ID, sealed, now());
        onAir().filter(onAir -> !running().activated().contains(onAir.sha256())).ifPresent(onAir -> {
            disturb();
            running().activated().clear();
            running().activated().add(onAir.sha256());
            running().screens().values().forEach(screen -> screen.activate(onAir.playlist()));
        });
    }

    /** What is on air by the gate's word, and since which payload. */
    Optional<OnAir> onAir() {
        return running().playlists().onAir(now());
    }

    MediaStore store() {
        return running().store();
    }

    JournalReader journal() {
        return new SqliteJournalReader(running().database(), name, ZONE, clock);
    }

    HeadFile signed(Head head) {
        return HeadFile.sign(head, key);
    }

    /** Beats alone wait for more: the last of each screen is as good as all of them, and is written before the power goes. */
    private void write() {
        running().writing().doWork();
        pressing = running().writing().waiting() > 0;
    }

    /** The power goes. */
    void cutOff() {
        write();
        Running up = running();
        boolean kept = up.writing().waiting() == 0;
        glasses.values()
                .forEach(glass -> glass.cutOff(nowNs(), kept ? 0 : up.writing().waiting()));
        forecasts.values().forEach(ForecastCheck::forget);
        up.database().close();
        running = null;
    }

    /** Player or X of a screen die. */
    void kill(String screen, Report.Cause cause) {
        disturb();
        screen(screen).player().die(cause);
    }

    /** A clip's file gives no picture any more, or stops after a second. */
    void spoil(String screen, String sha256, boolean stalls) {
        disturb();
        forecast(screen).silence();
        if (stalls) {
            screen(screen).player().stallFile(sha256);
        } else {
            screen(screen).player().breakFile(sha256);
        }
    }

    /** The wall clock is set, or its time server comes or goes. */
    void setClock(Duration by, boolean synchronised) {
        disturb();
        clock.step(by, synchronised);
    }

    /** {@code disk-full} or {@code database-busy} from now on; empty: all is well again. */
    void disk(Optional<String> trouble) {
        diskTrouble = trouble;
        running().journal().trouble(trouble);
    }

    /** No forecast holds over what has just been done. */
    void disturb() {
        glasses.values().forEach(glass -> glass.disturb(nowNs()));
        forecasts.values().forEach(ForecastCheck::forget);
    }

    List<String> screens() {
        return settings.stream().map(Screen::id).toList();
    }

    /** Ends in good order; gives what is wrong with its rows. */
    List<String> end() {
        disk(Optional.empty());
        Running up = running();
        up.screens().values().forEach(SimulatedScreen::stop);
        while (up.writing().waiting() > 0) {
            up.writing().doWork();
        }
        List<String> findings = new ArrayList<>();
        List<JsonNode> rows = plays();
        glasses.forEach((id, glass) -> {
            List<JsonNode> ofScreen = rows.stream()
                    .filter(row -> row.path("screen").asText().equals(id))
                    .toList();
            PlaysCheck.check(glass.seen(), ofScreen).ifPresent(what -> findings.add(id + ": " + what));
        });
        return findings;
    }

    /** How many plays came onto its glasses. */
    long shown() {
        return glasses.values().stream().mapToLong(glass -> glass.seen().size()).sum();
    }

    /** How many plays came as the preview had said long before. */
    long foretold() {
        return forecasts.values().stream().mapToLong(ForecastCheck::kept).sum();
    }

    private List<JsonNode> plays() {
        List<JsonNode> rows = new ArrayList<>();
        JournalReader.Page page;
        long after = 0;
        do {
            page = journal().page(Optional.empty(), after, PAGE_ROWS, Set.of("play"));
            page.lines().forEach(line -> rows.add(read(line)));
            after = page.next().orElse(0);
        } while (page.next().isPresent());
        return rows;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Running running() {
        Running up = running;
        if (up == null) {
            throw new IllegalStateException(name + " is down");
        }
        return up;
    }

    private SimulatedScreen screen(String id) {
        return Optional.ofNullable(running().screens().get(id)).orElseThrow();
    }

    private GlassCheck glass(String id) {
        return Optional.ofNullable(glasses.get(id)).orElseThrow();
    }

    private ForecastCheck forecast(String id) {
        return Optional.ofNullable(forecasts.get(id)).orElseThrow();
    }

    private Instant now() {
        return clock.now().wall();
    }

    private long nowNs() {
        return clock.now().monotonicNs();
    }

    @Override
    public void close() {
        if (running != null) {
            running.database().close();
            running = null;
        }
    }
}
