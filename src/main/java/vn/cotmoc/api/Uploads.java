// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.http.Caller;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.media.Sha256;

/**
 * Media on their way in. Each is two files among the store's incoming: what has arrived, and a note of what it is to
 * become, so that an upload goes on after the node was restarted. Any thread.
 */
public final class Uploads {
    static final long MOST_BYTES = 4L << 30;
    static final Duration LIFETIME = Duration.ofHours(24);
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int MOST_OPEN_A_TOKEN = 4;

    private static final int ID_BYTES = 16;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final String PREFIX = "upload-";
    private static final String NOTE = ".json";
    private static final String PART = ".part";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final MediaStore media;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Upload> byId = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    /** Of what has arrived since the node runs; what had arrived before is read once more at the end. */
    private final Map<String, Sha256.Running> hashes = new ConcurrentHashMap<>();

    /** Finds again what had begun to arrive before. */
    public Uploads(MediaStore media) {
        this.media = media;
        for (Path note : files(NOTE)) {
            take(note);
        }
    }

    /**
     * Begins one; a file of no bytes is whole at once.
     *
     * @throws Fault REFUSED {@code upload-too-large}, {@code hash-mismatch}; RETRY {@code uploads-many},
     *     {@code disk-low}
     */
    synchronized Upload begin(Caller caller, String sha256, long bytes, String metadata, Instant now) {
        removeExpired(now);
        if (bytes > MOST_BYTES) {
            throw Fault.refused("upload-too-large", MOST_BYTES);
        }
        long open = byId.values().stream()
                .filter(one -> one.isOf(caller) && !one.whole())
                .count();
        if (open >= MOST_OPEN_A_TOKEN) {
            throw Fault.retry("uploads-many", MOST_OPEN_A_TOKEN);
        }
        media.checkRoom(bytes + toComeBytes());
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        var upload = new Upload(
                HexFormat.of().formatHex(id),
                caller.token(),
                caller.created().toEpochMilli(),
                sha256,
                bytes,
                now.plus(LIFETIME).toEpochMilli(),
                metadata,
                false);
        create(upload);
        return bytes == 0 ? finish(upload) : upload;
    }

    /** @throws Fault REFUSED {@code upload-unknown}, also where it is another token's */
    Upload find(String id, Caller caller, Instant now) {
        Upload upload = known(id);
        if (!upload.isOf(caller) || upload.isOver(now)) {
            throw Fault.refused("upload-unknown", id);
        }
        return upload;
    }

    private Upload known(String id) {
        Upload upload = byId.get(id);
        if (upload == null) {
            throw Fault.refused("upload-unknown", id);
        }
        return upload;
    }

    /**
     * How much has arrived, in bytes. One of which all has arrived, but which was cut off before it was looked at, is
     * finished now.
     *
     * @throws Fault RETRY {@code upload-busy} while that is being done; REFUSED {@code hash-mismatch}: the upload is gone
     *     then
     */
    long offset(Upload upload) {
        long arrived = arrived(upload);
        if (upload.whole() || arrived < upload.bytes()) {
            return arrived;
        }
        hold(upload.id());
        try {
            Upload now = known(upload.id());
            return now.whole() ? now.bytes() : finish(now).bytes();
        } finally {
            busy.remove(upload.id());
        }
    }

    private long arrived(Upload upload) {
        if (upload.whole()) {
            return upload.bytes();
        }
        try {
            return Files.size(part(upload));
        } catch (NoSuchFileException e) {
            // Just now it became a medium, or was ended.
            throw Fault.retry("upload-busy", upload.id()).causedBy(e);
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", part(upload), e).causedBy(e);
        }
    }

    /**
     * Puts what comes behind what has arrived. When the line breaks, what came before stays.
     *
     * @param found as {@link #find} gave it
     * @param offset where the sender believes to be
     * @param announcedBytes how much is said to come; -1: not said
     * @return how much has arrived now
     * @throws Fault REFUSED {@code upload-offset}, {@code upload-beyond-length}, {@code upload-unknown},
     *     {@code hash-mismatch}: the upload is gone then; RETRY {@code upload-busy}, {@code disk-low}
     * @throws IOException the sender has gone
     */
    long append(Upload found, long offset, long announcedBytes, InputStream body) throws IOException {
        hold(found.id());
        try {
            Upload upload = known(found.id());
            long arrived = arrived(upload);
            if (offset != arrived) {
                throw Fault.refused("upload-offset", offset, arrived);
            }
            if (announcedBytes > upload.bytes() - arrived) {
                throw Fault.refused("upload-beyond-length", upload.bytes());
            }
            if (!upload.whole()) {
                media.checkRoom(toComeBytes());
                arrived = write(upload, arrived, body);
            }
            if (arrived == upload.bytes() && !upload.whole()) {
                finish(upload);
            }
            return arrived;
        } finally {
            busy.remove(found.id());
        }
    }

    private void hold(String id) {
        if (!busy.add(id)) {
            throw Fault.retry("upload-busy", id);
        }
    }

    /** What has been let in and has not arrived yet, all together. */
    private long toComeBytes() {
        return byId.values().stream()
                .filter(upload -> !upload.whole())
                .mapToLong(this::toComeBytes)
                .sum();
    }

    private long toComeBytes(Upload upload) {
        try {
            return Math.max(0, upload.bytes() - Files.size(part(upload)));
        } catch (IOException e) {
            return 0; // it has just become a medium, or was ended
        }
    }

    /** Ends one, whatever of it has arrived. @throws Fault RETRY {@code upload-busy} */
    void remove(Upload upload) {
        hold(upload.id());
        try {
            forget(upload);
        } finally {
            busy.remove(upload.id());
        }
    }

    /** How many are under way. */
    public int open() {
        return (int) byId.values().stream().filter(upload -> !upload.whole()).count();
    }

    /** Removes those that are older than a day; to be called now and then. */
    public void removeExpired(Instant now) {
        for (Upload upload : List.copyOf(byId.values())) {
            if (upload.isOver(now) && busy.add(upload.id())) {
                forget(upload);
                busy.remove(upload.id());
            }
        }
    }

    private long write(Upload upload, long from, InputStream body) throws IOException {
        Sha256.Running hash = hash(upload, from);
        try (FileChannel part = openPart(upload)) {
            part.position(from);
            long at = from;
            byte[] chunk = new byte[CHUNK_BYTES];
            try {
                for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                    if (read > upload.bytes() - at) {
                        hashes.remove(upload.id());
                        part.truncate(from);
                        throw Fault.refused("upload-beyond-length", upload.bytes());
                    }
                    write(part, chunk, read);
                    hash.add(chunk, read);
                    at += read;
                }
                return at;
            } finally {
                part.force(false);
            }
        }
    }

    /** Whether it holds for the whole shows at the end: by how much it was given. */
    private Sha256.Running hash(Upload upload, long from) {
        Sha256.Running known = hashes.get(upload.id());
        if (known != null && known.bytes() == from) {
            return known;
        }
        var anew = new Sha256.Running();
        hashes.put(upload.id(), anew);
        return anew;
    }

    private FileChannel openPart(Upload upload) {
        try {
            return FileChannel.open(part(upload), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", part(upload), e).causedBy(e);
        }
    }

    /** A disk that fails is ours to tell; a line that breaks is not. */
    private static void write(FileChannel part, byte[] chunk, int bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, bytes);
            while (buffer.hasRemaining()) {
                part.write(buffer);
            }
        } catch (IOException e) {
            throw MediaStore.diskLow(0).causedBy(e);
        }
    }

    private Upload finish(Upload upload) {
        Sha256.Running hash = hashes.remove(upload.id());
        String actual = hash != null && hash.bytes() == upload.bytes() ? hash.end() : Sha256.of(part(upload));
        try {
            media.arrive(part(upload), upload.sha256(), actual);
        } catch (Fault fault) {
            if (fault.code().equals("hash-mismatch")) {
                forget(upload);
            }
            throw fault;
        }
        Upload whole = upload.asWhole();
        keep(whole);
        return whole;
    }

    private void create(Upload upload) {
        try {
            Files.createFile(part(upload));
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", part(upload), e).causedBy(e);
        }
        keep(upload);
    }

    private void keep(Upload upload) {
        Path note = note(upload);
        try {
            Path draft = note.resolveSibling(note.getFileName() + ".new");
            Files.write(draft, MAPPER.writeValueAsBytes(upload));
            Files.move(draft, note, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", note, e).causedBy(e);
        }
        byId.put(upload.id(), upload);
    }

    private void forget(Upload upload) {
        byId.remove(upload.id());
        hashes.remove(upload.id());
        try {
            Files.deleteIfExists(part(upload));
            Files.deleteIfExists(note(upload));
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", part(upload), e).causedBy(e);
        }
    }

    private void take(Path note) {
        try {
            Upload upload = MAPPER.readValue(Files.readAllBytes(note), Upload.class);
            if (upload.whole() || Files.exists(part(upload))) {
                byId.put(upload.id(), upload);
                return;
            }
        } catch (JsonProcessingException e) {
            LOG.warn("A note of an upload cannot be read; the upload is dropped. file={}", note, e);
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", note, e).causedBy(e);
        }
        dropRemains(note);
    }

    private static void dropRemains(Path note) {
        String name = note.getFileName().toString();
        try {
            Files.deleteIfExists(note.resolveSibling(name.substring(0, name.length() - NOTE.length()) + PART));
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", note, e).causedBy(e);
        }
    }

    private List<Path> files(String suffix) {
        try (Stream<Path> files = Files.list(media.incoming())) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(PREFIX) && name.endsWith(suffix);
                    })
                    .toList();
        } catch (IOException e) {
            throw Fault.broken("upload-unwritable", media.incoming(), e).causedBy(e);
        }
    }

    private Path part(Upload upload) {
        return media.incoming().resolve(PREFIX + upload.id() + PART);
    }

    private Path note(Upload upload) {
        return media.incoming().resolve(PREFIX + upload.id() + NOTE);
    }
}
