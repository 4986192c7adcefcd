// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;

/** The files of a node's accepted playlists, and the one that tells what is on air. One writer at a time. */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path active;

    Shelf(Path data) {
        folder = data.resolve("playlists");
        active = data.resolve("active");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    void put(Acceptance acceptance, SealedPlaylist sealed) {
        try {
            DurableFile.write(file(acceptance), sealed.toBytes());
        } catch (IOException e) {
            throw unwritable(file(acceptance), e);
        }
    }

    /**
     * The file of an acceptance.
     *
     * @throws Fault BROKEN {@code playlist-damaged} when it is not there or not what was accepted
     */
    SealedPlaylist take(Acceptance acceptance) {
        Path file = file(acceptance);
        try (var stream = Files.newInputStream(file)) {
            SealedPlaylist sealed = SealedPlaylist.parse(stream.readNBytes(SealedPlaylist.MAX_BYTES + 1));
            if (sealed.sha256().equals(acceptance.sha256())) {
                return sealed;
            }
        } catch (IOException | Fault e) {
            throw damaged(acceptance).causedBy(e);
        }
        throw damaged(acceptance);
    }

    /** Removes what was written but never entered in the register: the power went in between. */
    void removeAllBut(Collection<Acceptance> registered) {
        Set<Path> known = registered.stream().map(this::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !known.contains(file)).toList()) {
                DurableFile.delete(file);
                LOG.info("A playlist that had not been accepted to the end was removed. file={}", file.getFileName());
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Says what is on air, to whoever looks at the folder; written only when it is another. */
    void mark(Optional<Acceptance> onAir) {
        try {
            if (onAir.isEmpty()) {
                DurableFile.delete(active);
                return;
            }
            byte[] content = describe(onAir.get());
            if (!Files.exists(active) || !Arrays.equals(Files.readAllBytes(active), content)) {
                DurableFile.write(active, content);
            }
        } catch (IOException e) {
            throw unwritable(active, e);
        }
    }

    private static byte[] describe(Acceptance onAir) {
        var content = JSON.createObjectNode()
                .put("id", onAir.id())
                .put("version", onAir.version())
                .put("sha256", onAir.sha256());
        return (content + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Path file(Acceptance acceptance) {
        return folder.resolve("%s-%d.sealed.json".formatted(acceptance.id(), acceptance.version()));
    }

    private static Fault damaged(Acceptance acceptance) {
        return Fault.broken("playlist-damaged", acceptance.id(), acceptance.version());
    }

    private static Fault unwritable(Path file, IOException cause) {
        return Fault.retry("playlist-unwritable", file, cause).causedBy(cause);
    }
}
