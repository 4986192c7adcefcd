// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.util.List;

/**
 * A line of text.
 *
 * @param words each in its stretches
 * @param space what stands between two words
 * @param width in points, without what justifying adds
 * @param last whether a paragraph ends with it, so that it is not stretched
 */
record Line(List<List<Run>> words, Run space, float width, boolean last) {
    Line {
        words = List.copyOf(words);
    }
}
