// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.health;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.cotmoc.playback.Vitals;

/** Which screens are meant to be seen now: of the others nothing about the picture is a trouble. */
record Attention(Set<String> seen) implements Predicate<Symptom.Key> {
    static Attention to(List<Vitals> screens) {
        Set<String> seen = new HashSet<>();
        for (Vitals screen : screens) {
            if (screen.lit() && !screen.resting()) {
                seen.add(screen.screen());
            }
        }
        return new Attention(seen);
    }

    /** Whether this is neither found nor over now. */
    @Override
    public boolean test(Symptom.Key key) {
        @Nullable String screen = key.screen();
        boolean watched = screen == null ? !seen.isEmpty() : seen.contains(screen);
        return key.trouble().about() == Trouble.About.PICTURE && !watched;
    }
}
