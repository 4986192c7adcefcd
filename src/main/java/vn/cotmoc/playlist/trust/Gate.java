// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.playlist.Playlist;

/**
 * Whether a node takes a playlist whose signature was found good. Pure: it looks at the register and the instant it is
 * given, and at nothing else.
 *
 * @param node its name
 */
record Gate(String node) {
    /** A playlist before the gate; {@code signedBy} is the principal whose signature was found good. */
    record Candidate(Playlist playlist, Instant sealedAt, String sha256, String signedBy) {
        @Nullable
        Instant begins() {
            return playlist.validFrom() == null
                    ? null
                    : playlist.validFrom().atStartOfDay(playlist.timezone()).toInstant();
        }

        /** Exclusive. */
        @Nullable
        Instant ends() {
            return playlist.validUntil() == null
                    ? null
                    : playlist.validUntil()
                            .plusDays(1)
                            .atStartOfDay(playlist.timezone())
                            .toInstant();
        }
    }

    /** The acceptance of this very payload, if it was accepted before. */
    static Optional<Acceptance> findSame(Candidate candidate, List<Acceptance> accepted) {
        return accepted.stream()
                .filter(acceptance -> acceptance.sha256().equals(candidate.sha256()))
                .findFirst();
    }

    /**
     * Decides on a playlist that is new here.
     *
     * @return what is to be entered in the register if its media are there
     * @throws Fault REFUSED {@code node-not-named}, {@code version-not-higher}, {@code sealed-not-later},
     *     {@code playlist-over}
     */
    Acceptance decide(Candidate candidate, List<Acceptance> accepted, Instant now) {
        Playlist playlist = candidate.playlist();
        if (!playlist.names(node)) {
            throw Fault.refused("node-not-named", playlist.id(), node, String.join(", ", playlist.nodes()));
        }
        int highest = accepted.stream()
                .filter(acceptance -> acceptance.id().equals(playlist.id()))
                .mapToInt(Acceptance::version)
                .max()
                .orElse(0);
        if (playlist.version() <= highest) {
            throw Fault.refused("version-not-higher", playlist.id(), playlist.version(), highest, highest + 1);
        }
        new Standing(accepted, now)
                .findOnAir()
                .filter(onAir -> !candidate.sealedAt().isAfter(onAir.sealedAt()))
                .ifPresent(onAir -> {
                    throw Fault.refused(
                            "sealed-not-later", candidate.sealedAt(), onAir.id(), onAir.version(), onAir.sealedAt());
                });
        Acceptance acceptance = new Acceptance(
                playlist.id(),
                playlist.version(),
                candidate.sha256(),
                candidate.signedBy(),
                candidate.sealedAt(),
                now,
                candidate.begins(),
                candidate.ends(),
                nextTurn(accepted),
                now);
        checkNotOver(acceptance, now);
        return acceptance;
    }

    /**
     * Looks at the end of its validity.
     *
     * @throws Fault REFUSED {@code playlist-over} when its last day is past
     */
    static void checkNotOver(Acceptance acceptance, Instant now) {
        Instant end = acceptance.validUntil();
        if (end != null && !now.isBefore(end)) {
            throw Fault.refused("playlist-over", acceptance.id(), acceptance.version(), end);
        }
    }

    static long nextTurn(List<Acceptance> accepted) {
        return accepted.stream()
                        .max(Comparator.comparing(Acceptance::turn))
                        .map(Acceptance::turn)
                        .orElse(0L)
                + 1;
    }
}
