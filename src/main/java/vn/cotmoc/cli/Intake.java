// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.cotmoc.api.Api;
import vn.cotmoc.config.NodeSettings;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fleet.Push;
import vn.cotmoc.journal.Audit;
import vn.cotmoc.journal.DataLock;
import vn.cotmoc.journal.sqlite.NodeDatabase;
import vn.cotmoc.journal.sqlite.SqliteAcceptances;
import vn.cotmoc.journal.sqlite.SqliteAudit;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playlist.trust.Delivery;
import vn.cotmoc.playlist.trust.Playlists;
import vn.cotmoc.playlist.trust.Sealing.Sealed;
import vn.cotmoc.playlist.trust.Trust;
import vn.cotmoc.time.Clock;

/** The way into the node of this machine for a sealed playlist that lies here: through the one gate that there is. */
interface Intake extends AutoCloseable {
    /** How an accepted playlist stands: {@code active}, {@code pending}, {@code superseded}, {@code expired}. */
    record Taken(String id, int version, String state) {}

    /**
     * Brings it in.
     *
     * @throws Fault as the gate refuses it
     */
    Taken take(Sealed sealed);

    @Override
    void close();

    /** While the daemon runs, it is asked: media are copied to it and the playlist pushed, as from afar. */
    record ByDaemon(NodeLine line, Push push) implements Intake {
        @Override
        public Taken take(Sealed sealed) {
            JsonNode answer = push.run(sealed);
            return new Taken(sealed.id(), sealed.version(), answer.path("state").asText());
        }

        @Override
        public void close() {
            line.close();
        }
    }

    /** While no daemon runs, the same gate is opened on its folder, which no daemon can take meanwhile. */
    final class Direct implements Intake {
        private final DataLock lock;
        private final NodeDatabase database;
        private final MediaStore media;
        private final Playlists playlists;
        private final Audit audit;
        private final Clock clock;

        /** @param lock held; it is let go when this is closed */
        Direct(DataLock lock, NodeSettings settings, Clock clock) {
            this.lock = lock;
            this.clock = clock;
            Path data = settings.data();
            database = NodeDatabase.open(data);
            media = new MediaStore(data.resolve("media"));
            audit = new SqliteAudit(database);
            playlists = new Playlists(
                    settings.node(),
                    data,
                    media,
                    new SqliteAcceptances(database),
                    new Trust(settings.signers()).open(data, settings.timezone()),
                    () -> {},
                    clock.now().wall());
        }

        @Override
        public Taken take(Sealed sealed) {
            Instant now = clock.now().wall();
            byte[] file = sealed.playlist().toBytes();
            try {
                List<String> missing = playlists.dryRun(sealed.id(), file, now).missingMedia();
                media.checkRoom(missing.stream()
                        .flatMap(sha256 -> Stream.ofNullable(sealed.media().get(sha256)))
                        .mapToLong(Direct::bytes)
                        .sum());
                for (String sha256 : missing) {
                    copy(sha256, sealed.media());
                }
                Delivery delivery = playlists.accept(sealed.id(), file, now);
                tell(sealed, now, 200);
                return new Taken(
                        delivery.id(), delivery.version(), delivery.state().word());
            } catch (Fault refusal) {
                tell(sealed, now, Api.status(refusal));
                throw refusal;
            }
        }

        private static long bytes(Path onStick) {
            try {
                return Files.size(onStick);
            } catch (IOException e) {
                throw Fault.refused("stick-unreadable", onStick, e).causedBy(e);
            }
        }

        private void copy(String sha256, Map<String, Path> onStick) {
            Path from = onStick.get(sha256);
            if (from == null) {
                return;
            }
            Path incoming = media.incoming().resolve("stick-" + sha256);
            try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(in, incoming, StandardCopyOption.REPLACE_EXISTING);
                media.arrive(incoming, sha256);
            } catch (IOException e) {
                throw Fault.refused("stick-unreadable", from, e).causedBy(e);
            } finally {
                delete(incoming);
            }
        }

        private static void delete(Path incoming) {
            try {
                Files.deleteIfExists(incoming);
            } catch (IOException e) {
                throw Fault.broken("media-unwritable", incoming, e).causedBy(e);
            }
        }

        private void tell(Sealed sealed, Instant now, int status) {
            String action = "stick read " + sealed.fileName();
            audit.write(new Audit.Entry(0, now, "local", "local", "", action, status));
        }

        @Override
        public void close() {
            database.close();
            lock.close();
        }
    }
}
