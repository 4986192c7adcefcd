// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;

/**
 * What a node holds of playlists at one time, read from the shelf: whoever looks sees one such state, whatever is accepted
 * meanwhile. Immutable; any thread.
 *
 * @param register all that were ever accepted, in the order of turns
 * @param playlists by the hash of their payload: on air, waiting, and the last superseded ones
 */
record Holdings(List<Acceptance> register, Map<String, Playlist> playlists) {
    private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);

    /** So many are kept with their media for going back to, beside what is on air or waits. */
    private static final int KEPT_SUPERSEDED = 3;

    Holdings {
        register = List.copyOf(register);
        playlists = Map.copyOf(playlists);
    }

    /** A file that is damaged is left out, and logged. */
    static Holdings of(List<Acceptance> register, Shelf shelf, Instant now) {
        Map<String, Playlist> playlists = new LinkedHashMap<>();
        for (Acceptance acceptance : kept(register, now)) {
            try {
                playlists.put(
                        acceptance.sha256(),
                        shelf.take(acceptance).read("payload").playlist());
            } catch (Fault fault) {
                LOG.error(
                        "An accepted playlist cannot be used. playlist={} version={} cause={}",
                        acceptance.id(),
                        acceptance.version(),
                        fault.getMessage());
            }
        }
        return new Holdings(register, playlists);
    }

    private static List<Acceptance> kept(List<Acceptance> register, Instant now) {
        Standing standing = new Standing(register, now);
        List<Acceptance> kept = new ArrayList<>(standing.pending());
        standing.findOnAir().ifPresent(kept::add);
        register.stream()
                .sorted(Comparator.comparing(Acceptance::turn).reversed())
                .filter(acceptance -> !kept.contains(acceptance))
                .limit(KEPT_SUPERSEDED)
                .toList()
                .forEach(kept::add);
        return kept;
    }

    Optional<OnAir> onAir(Instant now) {
        return new Standing(register, now)
                .findOnAir()
                .flatMap(acceptance -> Optional.ofNullable(playlists.get(acceptance.sha256()))
                        .map(playlist -> new OnAir(
                                playlist, acceptance.sha256(), acceptance.isOver(now), acceptance.takesOverAt())));
    }

    /** What would change on air if this one took over. */
    Diff differenceTo(Playlist playlist, Instant now) {
        return onAir(now)
                .map(onAir -> Diff.between(onAir.playlist(), playlist))
                .orElseGet(() -> Diff.toFirst(playlist));
    }

    Optional<Instant> nextTakeOver(Instant now) {
        return new Standing(register, now)
                .pending().stream().map(Acceptance::takesOverAt).findFirst();
    }

    /** The latest turn first. */
    List<Version> versions(Instant now) {
        Standing standing = new Standing(register, now);
        return standing.accepted().stream()
                .sorted(Comparator.comparing(Acceptance::turn).reversed())
                .map(acceptance -> new Version(acceptance, standing.stateOf(acceptance)))
                .toList();
    }

    /** @throws Fault REFUSED {@code version-unknown} */
    Acceptance acceptance(String id, int version) {
        return register.stream()
                .filter(acceptance -> acceptance.id().equals(id) && acceptance.version() == version)
                .findFirst()
                .orElseThrow(() -> Fault.refused("version-unknown", id, version));
    }

    /**
     * The playlist with a clip: what is on air, else another that is kept.
     *
     * @param anyKept whether those others may be looked into
     */
    Optional<Playlist> findWith(String clipId, boolean anyKept, Instant now) {
        Stream<Playlist> others = anyKept ? playlists.values().stream() : Stream.empty();
        return Stream.concat(onAir(now).stream().map(OnAir::playlist), others)
                .filter(one -> one.findClip(clipId).isPresent())
                .findFirst();
    }

    /** The media that are to be kept, and the playlists that name them, as {@code ID-VERSION}. */
    Map<String, List<String>> mediaUsers() {
        Map<String, List<String>> users = new LinkedHashMap<>();
        for (Playlist playlist : playlists.values()) {
            String user = playlist.id() + "-" + playlist.version();
            media(playlist)
                    .forEach(sha256 -> users.computeIfAbsent(sha256, none -> new ArrayList<>())
                            .add(user));
        }
        return users;
    }

    /** The hashes of what a playlist shows, each once. */
    static Stream<String> media(Playlist playlist) {
        return playlist.clips().stream()
                .map(Clip::media)
                .filter(Objects::nonNull)
                .map(Clip.Media::sha256)
                .distinct();
    }
}
