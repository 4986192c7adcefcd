// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import vn.cotmoc.fault.Fault;
import vn.cotmoc.fault.Text;

/** A page of a PDF as a still, drawn by poppler. */
final class PdfPage {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Twice a wall's width: drawn large and made smaller, fine print stays smooth. */
    private static final String LONG_SIDE_PX = "3840";

    private static final Pattern PAGES = Pattern.compile("(?m)^Pages: +([0-9]{1,9})$");
    private static final int MAX_ANSWER_BYTES = 64 << 10;

    private PdfPage() {}

    /**
     * Tells what of it could not be read; empty: nothing.
     *
     * @param page from 1
     * @throws Fault REFUSED {@code prepare-impossible} when there is none of that number
     */
    static String render(Path file, int page, Path part) {
        String source = file.toAbsolutePath().toString();
        int pages = Tool.run(List.of("pdfinfo", source), LIMIT, PdfPage::pages);
        if (page < 1 || page > pages) {
            throw Fault.refused("prepare-impossible", Text.of("media.no-page", page, pages));
        }
        Path drawn = part.resolveSibling(part.getFileName() + ".page.png");
        String root = drawn.toAbsolutePath().toString().replaceFirst("\\.png$", "");
        List<String> command =
                List.of("pdftoppm", "-png", "-singlefile", "-f", "" + page, "-scale-to", LONG_SIDE_PX, source, root);
        try {
            String complaint =
                    Tool.hear(command, LIMIT, output -> output.readNBytes(0)).complaint();
            return complaint + StillConversion.convert(drawn, part);
        } finally {
            delete(drawn);
        }
    }

    private static int pages(InputStream output) throws IOException {
        String answer = new String(output.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.ISO_8859_1);
        var pages = PAGES.matcher(answer);
        return pages.find() ? Integer.parseInt(pages.group(1)) : 0;
    }

    private static void delete(Path page) {
        try {
            Files.deleteIfExists(page);
        } catch (IOException e) {
            throw Fault.broken("media-unwritable", page, e).causedBy(e);
        }
    }
}
