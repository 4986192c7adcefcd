// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.cotmoc.document.Value;

/** Reads the filler: no clip twice, and one still at least that may stand on any day for as long as it must. */
final class FillerReader {
    private final ClipNames names;
    private final List<Clip> clips;

    FillerReader(ClipNames names, List<Clip> clips) {
        this.names = names;
        this.clips = clips;
    }

    List<String> read(Value value) {
        Optional<List<String>> filler = value.list(1, new OnceOnly(names)::read);
        if (filler.isEmpty()) {
            names.missReferences();
        }
        List<String> ids = filler.orElse(List.of());
        boolean judgeable = !ids.isEmpty()
                && ids.stream().allMatch(id -> clips(id).findAny().isPresent());
        if (judgeable && ids.stream().noneMatch(this::isLastingStill)) {
            value.error("filler-no-still");
        }
        return ids;
    }

    private boolean isLastingStill(String id) {
        return clips(id).anyMatch(clip -> clip.kind() == Clip.Kind.STILL && clip.isAlwaysValid());
    }

    private Stream<Clip> clips(String id) {
        return clips.stream().filter(clip -> clip.id().equals(id));
    }
}
