// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import vn.cotmoc.health.Incidents;
import vn.cotmoc.http.HttpSettings;
import vn.cotmoc.http.Metrics;
import vn.cotmoc.http.ShiftedClock;
import vn.cotmoc.http.TestServer;
import vn.cotmoc.journal.Entry;
import vn.cotmoc.journal.Showings;
import vn.cotmoc.journal.Site;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAcceptances;
import vn.cotmoc.journal.sqlite.SqliteAudit;
import vn.cotmoc.journal.sqlite.SqliteJournal;
import vn.cotmoc.journal.sqlite.SqliteJournalReader;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playback.ScreenStatus;
import vn.cotmoc.playlist.ssh.NodeKey;
import vn.cotmoc.playlist.trust.Office;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.playlist.trust.Sealing;
import vn.cotmoc.playlist.trust.Takeovers;
import vn.cotmoc.schedule.Screen;

/** A node without screens of its own: everything else is real and served. */
public final class TestNode implements AutoCloseable {
    static final String NAME = "moc-bai-1";
    static final String SCREEN = "ngoai-troi";
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Site SITE = new Site("moc-bai", "Cửa khẩu quốc tế Mộc Bài", "Tây Ninh", null);

    public final ShiftedClock clock = new ShiftedClock();
    final FakeWall wall = new FakeWall(ZONE, SCREEN, "trong-nha");
    public final Office office;
    final MediaStore media;
    public final Playlists playlists;
    final SqliteJournal journal;
    public final Incidents incidents;
    final NodeKey key;
    public final TestServer http;
    private final Api api;
    private long play;

    public TestNode(Path folder) throws IOException {
        this(folder, NAME, new Office(folder.resolve("office")));
    }

    /** Another one of the same office. */
    public TestNode(Path folder, String name, Office office) {
        this.office = office;
        Path data = folder.resolve("data");
        NodeDatabase database = NodeDatabase.open(data);
        media = new MediaStore(data.resolve("media"));
        key = NodeKey.open(data.resolve("key"), name);
        journal = SqliteJournal.open(database, name, SITE, ZONE, clock);
        playlists = new Playlists(
                name,
                data,
                media,
                new SqliteAcceptances(database),
                office::signers,
                () -> {},
                clock.now().wall());
        incidents = new Incidents(List::of, List.of(), ZONE, entries -> journal.write(entries));
        api = new Api(
                new NodeFacts(name, ZONE, key.publicKey().line(), "1.2.3"),
                wall,
                playlists,
                new Takeovers(name, List.of(SCREEN, "trong-nha"), data, playlists, office::signers),
                media,
                new Uploads(media),
                new SqliteJournalReader(database, name, ZONE, clock),
                new SqliteAudit(database),
                incidents,
                key,
                new Metrics("1.2.3"),
                clock);
        http = new TestServer(
                database, api.service(List.of()), new HttpSettings("127.0.0.1", 0, null, null, data), clock);
    }

    /** Sealed now by a key the node trusts. */
    Sealing.Sealed seal(int version, String more) {
        return office.seal(office.playlist(version, more), clock.now().wall());
    }

    /** Its first screen shows what it should, or nothing. */
    public void shows(boolean well) {
        ScreenStatus.State state = well ? ScreenStatus.State.PLAYING : ScreenStatus.State.FAULT;
        for (Screen screen : wall.screens()) {
            wall.byId.put(
                    screen.id(),
                    new ScreenStatus(screen.id(), state, null, null, null, null, null, well, null, Entry.Proof.NONE));
        }
    }

    HttpResponse<String> push(Sealing.Sealed sealed, String query) {
        return http.send(http.ask(http.technician, "/api/v1/playlists/" + sealed.id() + query)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(sealed.playlist().toBytes())));
    }

    void bring(Sealing.Sealed sealed) {
        sealed.media().forEach((sha256, file) -> {
            try {
                media.arrive(java.nio.file.Files.copy(file, media.incoming().resolve(sha256)), sha256);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** A clip was shown from beginning to end. */
    void play(String clip) {
        play(clip, 1);
    }

    /** And again and again. */
    public void play(String clip, int times) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Instant now = clock.now().wall();
            play++;
            entries.add(new Entry.Intent(play, Showings.between(SCREEN, clip, now), "{}"));
            entries.add(new Entry.Started(SCREEN, play, now));
            entries.add(new Entry.Ended(
                    SCREEN,
                    play,
                    now,
                    now.plusMillis(Showings.CLIP_MS),
                    Showings.CLIP_MS,
                    Entry.Outcome.COMPLETE,
                    null,
                    Entry.Proof.OUTPUT,
                    true));
        }
        journal.write(entries);
    }

    HttpResponse<String> post(String token, String path, String json) {
        return http.send(
                http.ask(token, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    @Override
    public void close() {
        api.close();
        http.close();
    }
}
