// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What measurements were made on. */
final class Machine {
    private static final int KB_PER_GB = 1 << 20;

    private Machine() {}

    /** Processor, memory, system, Java, load. */
    static String description() {
        return String.format(
                Locale.ROOT,
                "%d × %s, %d GB, Linux %s, Java %s, load %.1f",
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name"),
                Long.parseLong(field("/proc/meminfo", "MemTotal").split(" ", -1)[0]) / KB_PER_GB,
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String field(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException e) {
            return "0";
        }
    }
}
