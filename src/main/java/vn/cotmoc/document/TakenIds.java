// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Ids of one kind that a file has given so far: the second of two equal ones is {@code duplicate-id}. */
public final class TakenIds {
    private final Map<String, Integer> lines = new HashMap<>();

    /** Reads an id that must be new; it comes back even where it is not. */
    public Optional<String> read(Value value) {
        Optional<String> id = value.id();
        id.ifPresent(text -> {
            Integer line = lines.putIfAbsent(text, value.place().line());
            if (line != null) {
                value.error("duplicate-id", text, line);
            }
        });
        return id;
    }

    public boolean has(String id) {
        return lines.containsKey(id);
    }
}
