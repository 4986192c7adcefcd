// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The known name that was probably meant. */
public final class Nearest {
    /** More names than any file of ours has; beyond them looking costs more than it helps. */
    private static final int MAX_KNOWN = 2_000;

    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /** The known name with the fewest slips of the pen from a word, if at most a third of its letters differ. */
    public static Optional<String> find(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .limit(MAX_KNOWN)
                .filter(name -> slips(word, name) <= Math.max(word.length(), name.length()) / 3)
                .min(Comparator.comparingInt((String name) -> slips(word, name)).thenComparing(name -> name));
    }

    /** Letters left out, put in, exchanged, or swapped with their neighbour; capitals are no slip. */
    static int slips(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                current[j] = Math.min(Math.min(last[j], current[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[b.length()];
    }
}
