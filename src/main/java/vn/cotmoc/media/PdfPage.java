// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.cotmoc.fault.Fault;

/** The first page of a PDF as a still, drawn by poppler. */
final class PdfPage {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Twice a wall's width: drawn large and made smaller, fine print stays smooth. */
    private static final String LONG_SIDE_PX = "3840";

    private PdfPage() {}

    static void render(Path file, Path part) {
        Path page = part.resolveSibling(part.getFileName() + ".page.png");
        String root = page.toAbsolutePath().toString().replaceFirst("\\.png$", "");
        try {
            Tool.run(
                    List.of(
                            "pdftoppm",
                            "-png",
                            "-singlefile",
                            "-f",
                            "1",
                            "-scale-to",
                            LONG_SIDE_PX,
                            file.toAbsolutePath().toString(),
                            root),
                    LIMIT,
                    output -> output.readNBytes(0));
            StillConversion.convert(page, part);
        } finally {
            delete(page);
        }
    }

    private static void delete(Path page) {
        try {
            Files.deleteIfExists(page);
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", page, e).causedBy(e);
        }
    }
}
