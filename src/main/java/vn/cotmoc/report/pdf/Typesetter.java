// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.cotmoc.report.pdf.Fonts.Style;

/** Breaks text into lines. Khmer and Lao put no spaces between words: a stretch too long is broken between syllables. */
final class Typesetter {
    private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\r\\u0085\\u2028\\u2029]+");
    /** A number such as 12/GP-SVHTTDL may be broken after its strokes, Khmer at the spaces that have no width. */
    private static final Pattern BREAKS = Pattern.compile("(?<=[-/\\u200B])");

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    // A Khmer coeng joins the letter after it to the one before: no line may begin between them.
    private static final int COENG = 0x17D2;

    private final Fonts fonts;

    Typesetter(Fonts fonts) {
        this.fonts = fonts;
    }

    float width(String text, Style style, float size) {
        return lines(text, style, size, Float.MAX_VALUE, 0).get(0).width();
    }

    /**
     * The lines of a paragraph, at least one.
     *
     * @param width that a line may have, in points
     * @param indent by which the first is shorter
     */
    List<Line> lines(String text, Style style, float size, float width, float indent) {
        List<Line> lines = new ArrayList<>();
        List<List<Run>> words = new ArrayList<>();
        Run gap = fonts.runs(" ", style).get(0);
        float space = width(List.of(gap), size);
        float used = indent;
        for (List<Run> word : words(text, style, size, width)) {
            float wide = width(word, size);
            if (!words.isEmpty() && used + space + wide > width) {
                lines.add(new Line(words, gap, used, false));
                words.clear();
                used = 0;
            }
            used += words.isEmpty() ? wide : space + wide;
            words.add(word);
        }
        lines.add(new Line(words, gap, used, true));
        return lines;
    }

    private List<List<Run>> words(String text, Style style, float size, float width) {
        List<List<Run>> words = new ArrayList<>();
        for (String word : SPACES.splitAsStream(text.strip()).toList()) {
            List<Run> runs = fonts.runs(word, style);
            if (width(runs, size) <= width) {
                words.add(runs);
            } else {
                words.addAll(pieces(BREAKS.splitAsStream(word).toList(), style, size, width));
            }
        }
        return words;
    }

    /** As many parts in each piece as it has room for; a part that alone is too long is broken between syllables. */
    private List<List<Run>> pieces(List<String> parts, Style style, float size, float width) {
        List<List<Run>> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        for (String part : parts) {
            if (!piece.isEmpty() && width(fonts.runs(piece + part, style), size) > width) {
                pieces.add(fonts.runs(piece.toString(), style));
                piece.setLength(0);
            }
            List<String> syllables = clusters(part);
            if (syllables.size() > 1 && width(fonts.runs(part, style), size) > width) {
                pieces.addAll(pieces(syllables, style, size, width));
            } else {
                piece.append(part);
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(fonts.runs(piece.toString(), style));
        }
        return pieces;
    }

    private static List<String> clusters(String word) {
        List<String> clusters = new ArrayList<>();
        CLUSTER.matcher(word).results().forEach(result -> {
            int last = clusters.size() - 1;
            if (last >= 0 && endsInCoeng(clusters.get(last))) {
                clusters.set(last, clusters.get(last) + result.group());
            } else {
                clusters.add(result.group());
            }
        });
        return clusters;
    }

    private static boolean endsInCoeng(String cluster) {
        return cluster.codePointBefore(cluster.length()) == COENG;
    }

    private static float width(List<Run> runs, float size) {
        float width = 0;
        for (Run run : runs) {
            width += run.width() * size / Face.EM;
        }
        return width;
    }
}
