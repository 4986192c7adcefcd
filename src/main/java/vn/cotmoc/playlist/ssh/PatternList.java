// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.playlist.ssh;

import java.util.List;

/**
 * PATTERNS of ssh_config(5): comma-separated, {@code *} and {@code ?} are wildcards, a leading {@code !} excludes whatever
 * else would match.
 */
record PatternList(List<String> patterns) {
    PatternList {
        patterns = List.copyOf(patterns);
    }

    static PatternList parse(String text) {
        return new PatternList(List.of(text.split(",", -1)));
    }

    boolean matches(String name) {
        boolean found = false;
        for (String pattern : patterns) {
            boolean negated = pattern.startsWith("!");
            if (matches(name, negated ? pattern.substring(1) : pattern)) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** Greedy with one point of return, so that no pattern takes more than pattern × name steps. */
    private static boolean matches(String name, String pattern) {
        int n = 0;
        int p = 0;
        int afterStar = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                afterStar = ++p;
                retry = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (afterStar >= 0) {
                p = afterStar;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
