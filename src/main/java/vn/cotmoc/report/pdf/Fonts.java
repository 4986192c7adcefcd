// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.report.pdf;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import vn.cotmoc.fault.Fault;

/**
 * The fonts of a document. Text is in Liberation Serif, which is as wide as Times New Roman letter by letter; what that has
 * not is looked for in the fonts of other scripts. They are the machine's own, from the packages that the hint names.
 */
final class Fonts {
    /** How a text is set. */
    enum Style {
        PLAIN("Regular"),
        BOLD("Bold"),
        ITALIC("Italic"),
        BOLD_ITALIC("BoldItalic");

        private final String file;

        Style(String file) {
            this.file = file;
        }

        /** Other scripts have no italics. */
        private String upright() {
            return this == PLAIN || this == ITALIC ? "Regular" : "Bold";
        }
    }

    private static final String FOLDER = "/usr/share/fonts/truetype/";
    /** The last one lacks Vietnamese letters in its version 1.07. */
    private static final List<String> TEXT =
            List.of("liberation2/LiberationSerif-%s.ttf", "noto/NotoSerif-%s.ttf", "liberation/LiberationSerif-%s.ttf");

    private static final List<String> OTHER_SCRIPTS = List.of(
            "noto/NotoSerifKhmer-%s.ttf",
            "khmeros/KhmerOScontent.ttf",
            "khmeros/KhmerOS.ttf",
            "noto/NotoSerifLao-%s.ttf",
            "lao/Phetsarath_OT.ttf",
            "noto/NotoSerif-%s.ttf",
            "droid/DroidSansFallbackFull.ttf",
            "noto/NotoSansSymbols2-Regular.ttf",
            "dejavu/DejaVuSans.ttf");
    /** Their letters join, stack or change places. */
    private static final Set<Character.UnicodeScript> COMPLEX = Set.of(
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.MYANMAR);
    /** They tell Khmer and Lao letters whether to join. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    private final PDDocument document;
    private final Map<Style, List<File>> files = new EnumMap<>(Style.class);
    private final Map<File, Face> faces = new LinkedHashMap<>();

    /**
     * Finds the fonts of this machine.
     *
     * @throws Fault BROKEN {@code report-font-missing} when there is none for Vietnamese
     */
    Fonts(PDDocument document) {
        this.document = document;
        for (Style style : Style.values()) {
            files.put(style, find(style));
        }
    }

    private List<File> files(Style style) {
        return files.getOrDefault(style, List.of());
    }

    private static List<File> find(Style style) {
        List<File> found = new ArrayList<>();
        found.add(existing(TEXT, style.file)
                .findFirst()
                .orElseThrow(() ->
                        Fault.broken("report-font-missing", FOLDER + TEXT.get(0).formatted(style.file))));
        existing(OTHER_SCRIPTS, style.upright()).forEach(found::add);
        return found;
    }

    private static Stream<File> existing(List<String> patterns, String style) {
        return patterns.stream()
                .map(pattern -> new File(FOLDER + pattern.formatted(style)))
                .filter(File::isFile);
    }

    /**
     * A text without spaces as stretches of one face each. A letter that no font of this machine has is shown by a question
     * mark, and the text beside it says what it was.
     */
    List<Run> runs(String word, Style style) {
        List<Run> runs = new ArrayList<>();
        var stretch = new StringBuilder();
        Face current = first(style);
        boolean complex = false;
        for (int codePoint : word.codePoints().filter(Fonts::isSeen).toArray()) {
            if (JOINERS.contains(codePoint) && !complex) {
                continue;
            }
            Optional<Face> face = joins(codePoint, current) ? Optional.of(current) : find(codePoint, style);
            if (!stretch.isEmpty() && !face.equals(Optional.of(current))) {
                runs.add(current.run(stretch.toString(), complex));
                stretch.setLength(0);
                complex = false;
            }
            if (face.isEmpty()) {
                runs.add(first(style).substitute(Character.toString(codePoint)));
                continue;
            }
            current = face.get();
            complex |= COMPLEX.contains(Character.UnicodeScript.of(codePoint));
            stretch.appendCodePoint(codePoint);
        }
        if (!stretch.isEmpty()) {
            runs.add(current.run(stretch.toString(), complex));
        }
        return runs;
    }

    /** Marks and joiners stay with the letter before them. */
    private static boolean joins(int codePoint, Face face) {
        boolean mark = Character.getType(codePoint) == Character.NON_SPACING_MARK;
        return JOINERS.contains(codePoint) || (mark && face.has(codePoint));
    }

    // What a font shows for a control, a place to break or a choice of variant is a box or nothing, as it likes.
    private static boolean isSeen(int codePoint) {
        boolean variant =
                (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
        return JOINERS.contains(codePoint)
                || !(variant || Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT);
    }

    private Face first(Style style) {
        return face(files(style).get(0));
    }

    private Optional<Face> find(int codePoint, Style style) {
        return files(style).stream()
                .map(this::face)
                .filter(face -> face.has(codePoint))
                .findFirst();
    }

    private Face face(File file) {
        return faces.computeIfAbsent(file, key -> Face.load(document, "F" + faces.size(), key));
    }

    /** Ends the document's text: embeds of each face what was used of it. */
    void embed(PDResources resources, Set<Face> used) {
        for (Face face : faces.values()) {
            if (used.contains(face)) {
                resources.put(face.name(), face.embedded());
                embed(face);
            }
        }
    }

    private static void embed(Face face) {
        try {
            face.embedded().subset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
