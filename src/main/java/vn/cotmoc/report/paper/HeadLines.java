// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.paper;

import java.util.List;

/** Breaks the name of an agency where one would: "ỦY BAN NHÂN DÂN", "TỈNH TÂY NINH". */
final class HeadLines {
    /** What fits into the left half of the head in 12 point capitals. */
    private static final int LINE_CHARACTERS = 25;
    /** How much further from the middle a good place may be than any other. */
    private static final int GOOD_PLACE_CHARACTERS = 8;

    private static final List<String> BEGINNINGS = List.of("TỈNH ", "THÀNH PHỐ ", "VÀ ", "AND ", "OF ");

    private HeadLines() {}

    static List<String> of(String name) {
        if (name.length() <= LINE_CHARACTERS) {
            return List.of(name);
        }
        int best = -1;
        for (int at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) {
            if (best < 0 || badness(name, at) < badness(name, best)) {
                best = at;
            }
        }
        return best < 0 ? List.of(name) : List.of(name.substring(0, best), name.substring(best + 1));
    }

    private static int badness(String name, int at) {
        int offMiddle = Math.abs(2 * at - name.length()) / 2;
        String rest = name.substring(at + 1);
        boolean good = name.startsWith(",", at - 1) || BEGINNINGS.stream().anyMatch(rest::startsWith);
        return good ? offMiddle - GOOD_PLACE_CHARACTERS : offMiddle;
    }
}
