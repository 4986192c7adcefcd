// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.cotmoc.document.Value;

/** Reads a list of clips in which none may stand twice. */
final class OnceOnly {
    private final ClipNames names;
    private final Set<String> seen = new HashSet<>();

    OnceOnly(ClipNames names) {
        this.names = names;
    }

    Optional<String> read(Value value) {
        Optional<String> id = names.read(value);
        id.filter(text -> !seen.add(text)).ifPresent(text -> value.error("duplicate-clip", Value.shown(text)));
        return id;
    }
}
