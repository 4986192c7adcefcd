// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.document;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Control characters as they stand in a YAML text, unescaped. The parser would give up at the first of them; here they are
 * put aside, so that each can be told with the value that holds it.
 */
final class RawControls {
    private static final int REPLACEMENT = 0xFFFD;

    private final TreeMap<Integer, Control> byIndex = new TreeMap<>();
    private final String printable;

    RawControls(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int[] characters = text.codePoints().toArray();
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean control = Characters.isControl(characters[i]) && "\t\n\r".indexOf(characters[i]) < 0;
            if (control) {
                byIndex.put(i, new Control(characters[i], new Place(line, i - lineStart + 1)));
            } else if (characters[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
            kept.appendCodePoint(control ? REPLACEMENT : characters[i]);
        }
        printable = kept.toString();
    }

    record Control(int character, Place place) {}

    /** The text with a visible character for each of them. */
    String printable() {
        return printable;
    }

    /** The first within a stretch, given in characters of the text; the others there are forgotten. */
    Optional<Control> claim(int from, int to) {
        Map<Integer, Control> there = byIndex.subMap(from, to);
        Optional<Control> first = there.values().stream().findFirst();
        there.clear();
        return first;
    }

    /** The first that stands in no value: in a comment, or between values. */
    Optional<Control> findUnclaimed() {
        return byIndex.values().stream().findFirst();
    }
}
