// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.util.List;

/**
 * A stretch of text in one face.
 *
 * @param complex whether its glyphs do not follow its letters one by one, so that the text must be given beside them
 * @param width in thousandths of the size
 */
record Run(Face face, String text, boolean complex, List<Glyph> glyphs, float width) {
    Run {
        glyphs = List.copyOf(glyphs);
    }

    /**
     * A glyph.
     *
     * @param code its number in the font file
     * @param x where it stands, in thousandths of the size, from the start of the run
     * @param y above the line
     */
    record Glyph(int code, float x, float y) {}

    List<Integer> codes() {
        return glyphs.stream().map(Glyph::code).distinct().toList();
    }
}
