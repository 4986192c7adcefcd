// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.glass;

import java.awt.font.TextLayout;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Where a text may be broken into lines. Khmer is written without spaces between words: where nobody has put invisible ones
 * (U+200B), it is broken between syllables, as the machine has no dictionary of it.
 */
final class TextLines {
    private static final char COENG = '\u17D2';
    private static final char ZERO_WIDTH_SPACE = '\u200B';
    /** A run of so many Khmer letters is a sentence, not a word. */
    private static final int LONG_RUN = 20;

    private final List<String> pieces;

    TextLines(String text) {
        pieces = pieces(text);
    }

    /** As few lines as the width allows; a piece wider than that stands on a line of its own. */
    List<TextLayout> fill(Function<String, TextLayout> layOut, double width) {
        List<TextLayout> lines = new ArrayList<>();
        String line = "";
        for (String piece : pieces) {
            String longer = line + piece;
            if (!line.isBlank() && layOut.apply(shown(longer)).getAdvance() > width) {
                lines.add(layOut.apply(shown(line)));
                line = piece;
            } else {
                line = longer;
            }
        }
        if (!shown(line).isEmpty()) {
            lines.add(layOut.apply(shown(line)));
        }
        return lines;
    }

    private static String shown(String line) {
        return line.replace(String.valueOf(ZERO_WIDTH_SPACE), "").strip();
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            addParted(pieces, text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static void addParted(List<String> pieces, String run) {
        boolean parted = run.indexOf(ZERO_WIDTH_SPACE) >= 0;
        boolean sentence = run.length() > LONG_RUN;
        int from = 0;
        for (int at = 1; at < run.length(); at++) {
            boolean mayBreak = parted ? run.charAt(at - 1) == ZERO_WIDTH_SPACE : sentence && beginsSyllable(run, at);
            if (mayBreak) {
                pieces.add(run.substring(from, at));
                from = at;
            }
        }
        pieces.add(run.substring(from));
    }

    /** A consonant or independent vowel begins one, unless the sign before it sets it below the last. */
    private static boolean beginsSyllable(String text, int at) {
        char letter = text.charAt(at);
        return letter >= '\u1780' && letter <= '\u17B3' && text.charAt(at - 1) != COENG;
    }
}
