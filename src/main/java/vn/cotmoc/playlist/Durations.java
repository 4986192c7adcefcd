// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.document.Document;
import vn.cotmoc.fault.Fault;

/**
 * Lengths of videos that are not at hand: a JSON file {@code {"CLIP-ID": milliseconds}}. It may name clips of other
 * playlists too.
 */
public record Durations(Map<String, Long> msByClip) {
    /** A day and night: no clip of ours is longer. */
    private static final long MAX_CLIP_MS = 86_400_000;

    public Durations {
        msByClip = Map.copyOf(msByClip);
    }

    /**
     * Reads the file.
     *
     * @throws Fault REFUSED {@code durations-refused}, with every error
     */
    public static Durations read(Path file) {
        Document document = Document.readJson(file);
        Map<String, Long> lengths = document.root()
                .flatMap(root -> root.map(entry -> entry.value().integer(1, MAX_CLIP_MS)))
                .orElse(Map.of());
        document.problems().refuseErrors("durations-refused");
        return new Durations(lengths);
    }

    public Optional<Long> findMs(String clip) {
        return Optional.ofNullable(msByClip.get(clip));
    }
}
