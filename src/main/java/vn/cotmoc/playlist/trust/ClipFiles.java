// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Problem;
import vn.cotmoc.fault.Text;
import vn.cotmoc.media.Facts;
import vn.cotmoc.media.HouseFormat;
import vn.cotmoc.media.Probe;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Reading;

/**
 * The files that a playlist written by hand names: where they are, what they hold, what is wrong with them.
 *
 * @param byClip by clip id; those without a defect
 * @param errors {@code media-missing} and {@code media-format}, at the clips' {@code file}
 */
public record ClipFiles(Map<String, ClipFile> byClip, List<Problem> errors) {
    public ClipFiles {
        byClip = Map.copyOf(byClip);
        errors = List.copyOf(errors);
    }

    /** A file in the house format. */
    public record ClipFile(Path file, long bytes, Facts.Picture picture) {
        /** How long the clip is shown: a film by its own length, a still by what the playlist says. */
        public long durationMs(Clip clip) {
            return clip.kind() == Clip.Kind.STILL ? clip.durationMs() : picture.durationMs();
        }
    }

    /**
     * Looks at every file once; some tenths of a second each.
     *
     * @param playlistFile the files are relative to it
     * @throws Fault BROKEN {@code tool-missing}; RETRY {@code media-unreadable}, {@code tool-stuck}
     */
    public static ClipFiles look(Reading reading, Path playlistFile) {
        List<Clip> clips =
                Optional.ofNullable(reading.draft()).map(Playlist::clips).orElse(List.of());
        Map<String, ClipFile> byClip = new LinkedHashMap<>();
        List<Problem> errors = new ArrayList<>();
        Map<Path, Look> looks = new HashMap<>();
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            if (clip.file().isEmpty()) {
                continue;
            }
            Path file =
                    playlistFile.toAbsolutePath().resolveSibling(clip.file()).normalize();
            Look look = looks.computeIfAbsent(file, Look::at);
            String pointer = "/clips/" + i + "/file";
            if (look.missing()) {
                errors.add(reading.places().problem(pointer, "media-missing", clip.file()));
                continue;
            }
            Optional<Text> defect = look.defects(clip).stream().reduce((one, next) -> Text.of("media.and", one, next));
            if (defect.isPresent()) {
                errors.add(reading.places().problem(pointer, "media-format", defect.get(), clip.file()));
            } else {
                look.facts()
                        .ifPresent(facts -> Optional.ofNullable(facts.picture())
                                .ifPresent(
                                        picture -> byClip.put(clip.id(), new ClipFile(file, facts.bytes(), picture))));
            }
        }
        return new ClipFiles(byClip, errors);
    }

    private record Look(boolean missing, Optional<Facts> facts) {
        static Look at(Path file) {
            if (!Files.isRegularFile(file)) {
                return new Look(true, Optional.empty());
            }
            try {
                return new Look(false, Optional.of(Probe.look(file)));
            } catch (Fault fault) {
                if (fault.code().equals("media-unknown")) {
                    return new Look(false, Optional.empty());
                }
                throw fault;
            }
        }

        List<Text> defects(Clip clip) {
            return facts.map(found -> HouseFormat.findDefects(found, clip.kind() == Clip.Kind.STILL))
                    .orElseGet(() -> List.of(Text.of("media.unknown")));
        }
    }
}
