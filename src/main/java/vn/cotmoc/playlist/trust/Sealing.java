// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.cotmoc.document.Document;
import vn.cotmoc.document.JsonForm;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.media.Facts;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.ssh.PersonalKey;

/** Makes a sealed playlist of one written by hand: its members as they are, its files by hash, the whole signed. */
public final class Sealing {
    /** What is not text in a playlist; a plain scalar of YAML does not tell. */
    private static final Pattern LITERALS = Pattern.compile("/version|/clips/[0-9]+/(maxPerHour|audio)"
            + "|/schedule/[0-9]+/(share|weights/[^/]+|rerun/[0-9]+|weeksOfMonth/weeks/[0-9]+)|/quotas/language/[^/]+");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path playlistFile;
    private final Playlist playlist;
    private final Map<String, Facts> facts;

    private Sealing(Path playlistFile, Playlist playlist, Map<String, Facts> facts) {
        this.playlistFile = playlistFile;
        this.playlist = playlist;
        this.facts = facts;
    }

    /**
     * A sealed playlist, and where the media are that it names.
     *
     * @param media by hash
     */
    public record Sealed(SealedPlaylist playlist, String id, int version, Map<String, Path> media) {
        public Sealed {
            media = Map.copyOf(media);
        }

        /** {@code ID-VERSION.sealed.json}. */
        public String fileName() {
            return "%s-%d.sealed.json".formatted(id, version);
        }
    }

    /**
     * Seals a playlist that was checked. All of its media are read, which takes a second for each few hundred megabytes.
     *
     * @param facts what the check found each clip's file to be, by clip id
     * @throws Fault REFUSED {@code playlist-refused} with all errors of the file, {@code payload-too-large},
     *     {@code key-…}; RETRY {@code media-unreadable}; BROKEN {@code keygen-missing}
     */
    public static Sealed seal(Path playlistFile, Map<String, Facts> facts, PersonalKey key, Instant now) {
        Playlist playlist = PlaylistFile.read(playlistFile).playlist();
        return new Sealing(playlistFile, playlist, facts).seal(key, now);
    }

    private Sealed seal(PersonalKey key, Instant now) {
        Map<Path, String> hashes = new HashMap<>();
        Map<String, Path> media = new HashMap<>();
        ObjectNode payload = asWritten();
        for (JsonNode node : payload.withArray("/clips")) {
            Clip clip = playlist.findClip(node.path("id").asText()).orElseThrow();
            Path file =
                    playlistFile.toAbsolutePath().resolveSibling(clip.file()).normalize();
            String sha256 = hashes.computeIfAbsent(file, Sha256::of);
            media.put(sha256, file);
            describe((ObjectNode) node, clip, file, sha256);
        }
        payload.put("sealedAt", now.truncatedTo(ChronoUnit.MILLIS).toString());
        byte[] bytes = bytes(payload);
        // What a node would refuse, or read as something else, is not signed.
        Playlist sealed =
                PlaylistFile.readPayload(playlistFile.toString(), bytes).playlist();
        String signature = key.sign(bytes, SealedPlaylist.NAMESPACE);
        return new Sealed(new SealedPlaylist(bytes, signature), sealed.id(), sealed.version(), media);
    }

    private ObjectNode asWritten() {
        return (ObjectNode) Document.readYaml(playlistFile)
                .root()
                .map(root -> JsonForm.of(root, LITERALS.asMatchPredicate()))
                .orElseThrow(() -> Fault.refused("playlist-refused", playlistFile));
    }

    private void describe(ObjectNode node, Clip clip, Path file, String sha256) {
        Facts found = Objects.requireNonNull(facts.get(clip.id()), clip.id());
        Facts.Picture picture = Objects.requireNonNull(found.picture(), clip.id());
        node.put("file", file.getFileName().toString());
        node.put("kind", clip.kind().name().toLowerCase(Locale.ROOT));
        node.put("sha256", sha256);
        node.put("bytes", found.bytes());
        node.put("durationMs", clip.kind() == Clip.Kind.STILL ? clip.durationMs() : picture.durationMs());
        node.put("width", picture.width());
        node.put("height", picture.height());
    }

    private static byte[] bytes(ObjectNode payload) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(payload);
            if (bytes.length > Document.MAX_BYTES) {
                throw Fault.refused("payload-too-large", bytes.length, Document.MAX_BYTES);
            }
            return bytes;
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of text and numbers is JSON", e);
        }
    }
}
