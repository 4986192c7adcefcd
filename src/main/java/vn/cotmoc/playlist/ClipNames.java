// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.document.Nearest;
import vn.cotmoc.document.Value;
import vn.cotmoc.fault.Text;

/** The clips of a playlist by name, and who names them. */
final class ClipNames {
    private final Map<String, Value> declared = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private boolean unreadable;
    private boolean someMissed;

    /** Takes the entries of {@code clips}; a malformed id is told by who reads the clip, and is a name all the same. */
    void declare(List<Value> clips) {
        clips.forEach(
                clip -> clip.findMember("id").flatMap(Value::findText).ifPresent(id -> declared.putIfAbsent(id, clip)));
    }

    /** There is no list of clips: then nobody can tell whether one is known. */
    void declareUnreadable() {
        unreadable = true;
    }

    /** Something that names clips could not be read: then nobody can tell whether one is unused. */
    void missReferences() {
        someMissed = true;
    }

    /** Reads an id that names a clip. The id comes back even where no clip has it: that is noted. */
    Optional<String> read(Value value) {
        Optional<String> id = value.text();
        id.ifPresentOrElse(text -> use(text, value), this::missReferences);
        return id;
    }

    private void use(String id, Value value) {
        used.add(id);
        if (!unreadable && !declared.containsKey(id)) {
            someMissed = true;
            value.error("unknown-clip", unknown(id));
        }
    }

    private Text unknown(String id) {
        return Nearest.find(id, declared.keySet())
                .map(nearest -> Text.of("problem.unknown-clip", Value.shown(id), nearest))
                .orElseGet(() -> Text.of("problem.unknown-clip.far", Value.shown(id)));
    }

    /** Warns of clips that nobody named. */
    void noteUnused() {
        if (!someMissed) {
            declared.forEach((id, clip) -> {
                if (!used.contains(id)) {
                    clip.warning("clip-unused", Value.shown(id));
                }
            });
        }
    }
}
