// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.cotmoc.playlist.Clip;
import vn.cotmoc.playlist.Playlist;
import vn.cotmoc.playlist.Slot;

/** What a playlist has other than the one on air, by the ids of its slots and clips, in file order. */
public record Diff(Changes slots, Changes clips) {
    /** Ids; what was removed in the old order, the rest in the new. */
    public record Changes(List<String> added, List<String> changed, List<String> removed) {
        public Changes {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /** Against nothing at all, everything is added. */
    static Diff toFirst(Playlist first) {
        return new Diff(
                between(List.<Slot>of(), first.schedule(), Slot::id),
                between(List.<Clip>of(), first.clips(), Clip::id));
    }

    static Diff between(Playlist before, Playlist after) {
        return new Diff(
                between(before.schedule(), after.schedule(), Slot::id),
                between(before.clips(), after.clips(), Clip::id));
    }

    private static <T> Changes between(List<T> before, List<T> after, Function<T, String> id) {
        Map<String, T> left = new LinkedHashMap<>();
        before.forEach(item -> left.put(id.apply(item), item));
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (T item : after) {
            T old = left.remove(id.apply(item));
            if (old == null) {
                added.add(id.apply(item));
            } else if (!old.equals(item)) {
                changed.add(id.apply(item));
            }
        }
        return new Changes(added, changed, List.copyOf(left.keySet()));
    }
}
