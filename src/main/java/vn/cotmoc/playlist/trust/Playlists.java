// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.media.MediaStore;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Reading;
import vn.cotmoc.playlist.ssh.AllowedSigners;

/**
 * The playlists of a node: the one way in, and what is on air. Safe for every thread; pushes wait for each other, looking
 * never waits.
 *
 * <p>A playlist is accepted when it stands in the register. Its file is written before, the mark of what is on air after;
 * when the power goes in between, the file without an entry is removed and the mark set anew at the next start.
 */
public final class Playlists {
    private static final Logger LOG = LoggerFactory.getLogger(Playlists.class);

    /** As long as an upload may take: media come before the playlist that names them. */
    private static final Duration KEPT_AFTER_ARRIVAL = Duration.ofHours(24);

    private final Gate gate;
    private final MediaStore media;
    private final Acceptances acceptances;
    private final Supplier<AllowedSigners> trust;
    private final Runnable changed;
    private final Shelf shelf;
    private volatile Holdings held;

    /**
     * Opens what was accepted before.
     *
     * @param node its name
     * @param data its folder: {@code playlists/} and {@code active} are written in it
     * @param trust whom it trusts at the moment of asking
     * @param changed told, on the thread that brought it about, when another playlist is on air or waits
     */
    public Playlists(
            String node,
            Path data,
            MediaStore media,
            Acceptances acceptances,
            Supplier<AllowedSigners> trust,
            Runnable changed,
            Instant now) {
        this.gate = new Gate(node);
        this.media = media;
        this.acceptances = acceptances;
        this.trust = trust;
        this.changed = changed;
        this.shelf = new Shelf(data);
        List<Acceptance> register = acceptances.list();
        shelf.removeAllBut(register);
        this.held = Holdings.of(register, shelf, now);
        shelf.mark(new Standing(register, now).findOnAir());
    }

    /** What came in: read, found to be signed, and not yet judged. */
    private record Arrival(SealedPlaylist sealed, Reading reading, Gate.Candidate candidate) {}

    /**
     * Takes a sealed playlist in and puts it on air, or has it wait for its first day. A payload that was accepted before is
     * answered again, without effect. A refusal changes nothing.
     *
     * @param id which playlist the sender says it is
     * @param sealedFile the bytes of the sealed file
     * @throws Fault REFUSED {@code sealed-malformed}, {@code signature-missing}, {@code signature-…}, {@code key-type},
     *     {@code playlist-refused} with its errors, {@code id-mismatch}, {@code node-not-named},
     *     {@code version-not-higher}, {@code sealed-not-later}, {@code playlist-over}, {@code media-missing};
     *     {@code signers-…} while nobody is trusted; RETRY when the disk is full
     */
    public synchronized Delivery accept(String id, byte[] sealedFile, Instant now) {
        return accept(arrival(id, sealedFile, now), now);
    }

    /** The same for a file that nobody has named, from a stick. */
    public synchronized Delivery accept(byte[] sealedFile, Instant now) {
        return accept(arrival(sealedFile, now), now);
    }

    private Delivery accept(Arrival arrival, Instant now) {
        Delivery delivery = judge(arrival, now);
        Optional<Acceptance> same = Gate.findSame(arrival.candidate(), held.register());
        if (same.isPresent()) {
            mend(same.get(), arrival.sealed(), now);
            return delivery;
        }
        if (!delivery.missingMedia().isEmpty()) {
            throw Fault.refused(
                    "media-missing",
                    delivery.missingMedia().size(),
                    delivery.missingMedia().get(0));
        }
        Acceptance acceptance = gate.decide(arrival.candidate(), held.register(), now);
        shelf.put(acceptance, arrival.sealed());
        enter(acceptance, now);
        LOG.info(
                "A playlist was accepted. playlist={} version={} signedBy={} state={}",
                acceptance.id(),
                acceptance.version(),
                acceptance.signedBy(),
                delivery.state().word());
        return delivery;
    }

    /**
     * What {@link #accept} would say. Media that are not there are no reason to refuse, but told.
     *
     * @throws Fault as {@link #accept}
     */
    public Delivery dryRun(String id, byte[] sealedFile, Instant now) {
        return judge(arrival(id, sealedFile, now), now);
    }

    private Arrival arrival(String id, byte[] sealedFile, Instant now) {
        Arrival arrival = arrival(sealedFile, now);
        String actual = arrival.candidate().playlist().id();
        if (!actual.equals(id)) {
            throw Fault.refused("id-mismatch", id, actual);
        }
        return arrival;
    }

    private Arrival arrival(byte[] sealedFile, Instant now) {
        SealedPlaylist sealed = SealedPlaylist.parse(sealedFile);
        String signedBy = sealed.signedBy(trust.get(), now);
        Reading reading = sealed.read("payload");
        Playlist playlist = reading.playlist();
        Instant sealedAt = Objects.requireNonNull(reading.sealedAt());
        return new Arrival(sealed, reading, new Gate.Candidate(playlist, sealedAt, sealed.sha256(), signedBy));
    }

    private Delivery judge(Arrival arrival, Instant now) {
        Holdings before = held;
        Gate.Candidate candidate = arrival.candidate();
        Playlist playlist = candidate.playlist();
        Optional<Acceptance> same = Gate.findSame(candidate, before.register());
        List<Acceptance> after = new ArrayList<>(before.register());
        if (same.isEmpty()) {
            after.add(gate.decide(candidate, before.register(), now));
        }
        Acceptance acceptance = same.orElseGet(() -> after.get(after.size() - 1));
        Diff diff = before.differenceTo(playlist, now);
        return new Delivery(
                playlist.id(),
                playlist.version(),
                candidate.sha256(),
                new Standing(after, now).stateOf(acceptance),
                arrival.reading().warnings(),
                diff,
                missingMedia(playlist));
    }

    private List<String> missingMedia(Playlist playlist) {
        return Holdings.media(playlist)
                .filter(sha256 -> media.findWhole(sha256).isEmpty())
                .toList();
    }

    /**
     * Goes back to a version that was accepted before; its signature, validity and media are judged anew. Every other version
     * of the playlist, one that waits included, is superseded. The highest version ever accepted stays what it was.
     *
     * @throws Fault REFUSED {@code version-unknown}, {@code signature-…}, {@code playlist-over}, {@code media-missing};
     *     BROKEN {@code playlist-damaged}
     */
    public synchronized Delivery rollback(String id, int version, Instant now) {
        Acceptance wanted = held.acceptance(id, version);
        SealedPlaylist sealed = shelf.take(wanted);
        sealed.signedBy(trust.get(), now);
        Gate.checkNotOver(wanted, now);
        Reading reading = sealed.read("payload");
        Playlist playlist = reading.playlist();
        List<String> missing = missingMedia(playlist);
        if (!missing.isEmpty()) {
            throw Fault.refused("media-missing", missing.size(), missing.get(0));
        }
        Diff diff = held.differenceTo(playlist, now);
        Acceptance turned = wanted.turned(Gate.nextTurn(held.register()), now);
        enter(turned, now);
        LOG.info("Went back to an earlier playlist. playlist={} version={}", id, version);
        State state = new Standing(held.register(), now).stateOf(turned);
        return new Delivery(id, version, wanted.sha256(), state, reading.warnings(), diff, List.of());
    }

    /** Every version ever accepted, the latest turn first. */
    public List<Version> versions(Instant now) {
        return held.versions(now);
    }

    /** Every version of a playlist, the latest turn first; none when the id is not known here. */
    public List<Version> versions(String id, Instant now) {
        return versions(now).stream()
                .filter(version -> version.acceptance().id().equals(id))
                .toList();
    }

    /**
     * The sealed file as it was accepted.
     *
     * @throws Fault REFUSED {@code version-unknown}; BROKEN {@code playlist-damaged}
     */
    public byte[] sealedFile(String id, int version) {
        return shelf.take(held.acceptance(id, version)).toBytes();
    }

    /** The playlist in place; empty when none ever was, or when its file is damaged, which was logged. Never waits. */
    public Optional<OnAir> onAir(Instant now) {
        return held.onAir(now);
    }

    /** What was in place before it took over; itself where it was the first. Never waits. */
    public Playlist before(OnAir onAir) {
        return onAir(onAir.since().minusMillis(1)).map(OnAir::playlist).orElse(onAir.playlist());
    }

    /** When the next one that waits takes over. */
    public Optional<Instant> nextTakeOver(Instant now) {
        return held.nextTakeOver(now);
    }

    /** To be called when a waiting playlist has taken over: marks it as the one on air. */
    public synchronized void settle(Instant now) {
        shelf.mark(new Standing(held.register(), now).findOnAir());
    }

    /** The file of a medium, if a playlist that is held names it and it is whole. It may be hashed for this. */
    public Optional<Path> findMedia(String sha256) {
        return mediaUsers().containsKey(sha256) ? media.findWhole(sha256) : Optional.empty();
    }

    /**
     * A clip to be shown out of turn, of what is on air, else of the other playlists that are kept.
     *
     * @param anyKept whether those others may be looked into
     * @throws Fault REFUSED {@code clip-unknown}, {@code media-missing}
     */
    Cue cue(String clipId, boolean anyKept, Instant now) {
        Playlist playlist =
                held.findWith(clipId, anyKept, now).orElseThrow(() -> Fault.refused("clip-unknown", clipId));
        Clip clip = playlist.findClip(clipId).orElseThrow();
        String sha256 = Objects.requireNonNull(clip.media()).sha256();
        Path file = media.findWhole(sha256).orElseThrow(() -> Fault.refused("media-missing", 1, sha256));
        return new Cue(playlist, clip, file);
    }

    /** The media that are to be kept, and the playlists that name them, as {@code ID-VERSION}. */
    public Map<String, List<String>> mediaUsers() {
        return held.mediaUsers();
    }

    /**
     * Reads all media that are to be kept and hashes them anew; takes minutes.
     *
     * @return those that are missing or damaged
     */
    public List<String> checkMedia() {
        return media.check(mediaUsers().keySet());
    }

    /**
     * Removes media that no playlist needs any more, oldest first, while the disk is more than 80 % full. Those that came
     * within a day stay: their playlist may be on its way.
     *
     * @return what was removed
     */
    public List<String> makeRoom(Instant now) {
        Set<String> kept = new HashSet<>(mediaUsers().keySet());
        media.list().stream()
                .filter(stored -> stored.arrivedAt().isAfter(now.minus(KEPT_AFTER_ARRIVAL)))
                .forEach(stored -> kept.add(stored.sha256()));
        return media.makeRoom(kept);
    }

    private void enter(Acceptance acceptance, Instant now) {
        acceptances.put(acceptance);
        List<Acceptance> register = acceptances.list();
        held = Holdings.of(register, shelf, now);
        changed.run();
        shelf.mark(new Standing(register, now).findOnAir());
    }

    /** A file that was damaged on the disk and comes again takes its place again. */
    private void mend(Acceptance acceptance, SealedPlaylist sealed, Instant now) {
        try {
            shelf.take(acceptance);
        } catch (Fault damaged) {
            shelf.put(acceptance, sealed);
            held = Holdings.of(held.register(), shelf, now);
            LOG.info("A damaged playlist was mended. playlist={} version={}", acceptance.id(), acceptance.version());
            changed.run();
        }
    }
}
