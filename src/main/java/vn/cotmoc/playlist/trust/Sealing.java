// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.cotmoc.document.Document;
import vn.cotmoc.document.JsonForm;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.media.Sha256;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.PlaylistFile;
import vn.cotmoc.playlist.Reading;
import vn.cotmoc.playlist.ssh.PersonalKey;
import vn.cotmoc.playlist.trust.ClipFiles.ClipFile;

/** Makes a sealed playlist of one written by hand: its members as they are, its files by hash, the whole signed. */
public final class Sealing {
    /** What is not text in a playlist; a plain scalar of YAML does not tell. */
    private static final Pattern LITERALS = Pattern.compile("/version|/clips/[0-9]+/(maxPerHour|audio)"
            + "|/schedule/[0-9]+/(share|weights/[^/]+|rerun/[0-9]+|weeksOfMonth/weeks/[0-9]+)|/quotas/language/[^/]+");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path playlistFile;
    private final Reading reading;
    private final ClipFiles files;

    private Sealing(Path playlistFile, Reading reading, ClipFiles files) {
        this.playlistFile = playlistFile;
        this.reading = reading;
        this.files = files;
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
     * Seals a playlist. All of its media are read, which takes a second for each few hundred megabytes.
     *
     * @throws Fault REFUSED {@code playlist-refused} with all errors of the file and of its media, {@code payload-too-large},
     *     {@code key-…}; BROKEN {@code keygen-missing}, {@code tool-missing}
     */
    public static Sealed seal(Path playlistFile, PersonalKey key, Instant now) {
        Reading reading = PlaylistFile.read(playlistFile);
        ClipFiles files = ClipFiles.look(reading, playlistFile);
        List<Problem> errors = new ArrayList<>(reading.errors());
        errors.addAll(files.errors());
        if (!errors.isEmpty()) {
            throw Fault.refusedFile("playlist-refused", errors, reading.warnings(), playlistFile);
        }
        return new Sealing(playlistFile, reading, files).seal(key, now);
    }

    private Sealed seal(PersonalKey key, Instant now) {
        Map<Path, String> hashes = new HashMap<>();
        Map<String, Path> media = new HashMap<>();
        ObjectNode payload = asWritten();
        for (JsonNode clip : payload.withArray("/clips")) {
            ClipFile file =
                    Objects.requireNonNull(files.byClip().get(clip.path("id").asText()));
            String sha256 = hashes.computeIfAbsent(file.file(), Sha256::of);
            media.put(sha256, file.file());
            describe((ObjectNode) clip, file, sha256);
        }
        payload.put("sealedAt", now.truncatedTo(ChronoUnit.MILLIS).toString());
        byte[] bytes = bytes(payload);
        // What a node would refuse, or read as something else, is not signed.
        var sealed = PlaylistFile.readPayload(playlistFile.toString(), bytes).playlist();
        String signature = key.sign(bytes, SealedPlaylist.NAMESPACE);
        return new Sealed(new SealedPlaylist(bytes, signature), sealed.id(), sealed.version(), media);
    }

    private ObjectNode asWritten() {
        return (ObjectNode) Document.readYaml(playlistFile)
                .root()
                .map(root -> JsonForm.of(root, LITERALS.asMatchPredicate()))
                .orElseThrow(() -> Fault.refused("playlist-refused", playlistFile));
    }

    private void describe(ObjectNode node, ClipFile file, String sha256) {
        Clip clip = reading.playlist().findClip(node.path("id").asText()).orElseThrow();
        node.put("file", file.file().getFileName().toString());
        node.put("kind", clip.kind().name().toLowerCase(Locale.ROOT));
        node.put("sha256", sha256);
        node.put("bytes", file.bytes());
        node.put("durationMs", file.durationMs(clip));
        node.put("width", file.picture().width());
        node.put("height", file.picture().height());
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
