// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.cotmoc.document.Value;

/** Ids that are taken: the second of two equal ones is an error. */
final class TakenIds {
    private final Map<String, Integer> lines = new HashMap<>();

    Optional<String> read(Value value) {
        Optional<String> id = value.id();
        id.ifPresent(text -> {
            Integer line = lines.putIfAbsent(text, value.place().line());
            if (line != null) {
                value.error("duplicate-id", text, line);
            }
        });
        return id;
    }
}
