// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.cotmoc.fault.Fault;

/**
 * The page of the documentation that holds the last figures of each measurement, between two comments that name it.
 *
 * @param file BENCHMARKS.md
 */
record Benchmarks(Path file) {
    /** Only in a checkout is there such a page. */
    static Optional<Benchmarks> inCheckout() {
        Path home = Path.of(System.getProperty("cotmoc.home", "")).toAbsolutePath();
        Path page = home.resolve("src").resolve("site").resolve("markdown").resolve("BENCHMARKS.md");
        return Files.exists(page) ? Optional.of(new Benchmarks(page)) : Optional.empty();
    }

    /** Whether it has a place for figures of that name. */
    boolean has(String name) {
        try {
            return Files.readString(file).contains(begin(name));
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }

    private static String begin(String name) {
        return "<!-- " + name + " -->\n";
    }

    /** Puts the figures in the place of those before. */
    void put(String name, String figures, String machine, Instant at) {
        String begin = begin(name);
        String end = "<!-- /" + name + " -->\n";
        String day = DateTimeFormatter.ISO_LOCAL_DATE.format(at.atOffset(ZoneOffset.UTC));
        String section = begin + "\n" + figures + "\n" + day + ", " + machine + ".\n\n" + end;
        try {
            String page = Files.readString(file);
            int from = page.indexOf(begin);
            int to = page.indexOf(end);
            Files.writeString(
                    file,
                    from < 0 || to < from
                            ? page + "\n" + section
                            : page.substring(0, from) + section + page.substring(to + end.length()));
        } catch (IOException e) {
            throw Fault.retry("bench-folder", e).causedBy(e);
        }
    }
}
