// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The example of a small journal, and copies of it that someone has tampered with. */
public final class ExampleJournals {
    public static final Path FOLDER = Path.of("src/test/resources/examples/journal");
    public static final String MOC_BAI = "journal-moc-bai-1-20b4d2461cdb3abf3192687a77e0449e";
    public static final String XA_MAT = "journal-xa-mat-1-0f9b77a64ba7a1096a8fe53c23cb4e07";

    private ExampleJournals() {}

    public static Path file(String name) {
        return FOLDER.resolve(name + ".ndjson");
    }

    public static List<String> lines(String name) {
        try {
            return Files.readAllLines(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy with its head, its lines changed as told. */
    public static Path copy(Path folder, String name, UnaryOperator<List<String>> change) {
        try {
            Files.createDirectories(folder);
            Path copy = folder.resolve(name + ".ndjson");
            List<String> lines = change.apply(new ArrayList<>(lines(name)));
            Files.writeString(copy, String.join("\n", lines) + "\n");
            Files.copy(FOLDER.resolve(name + ".head.json"), folder.resolve(name + ".head.json"));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
