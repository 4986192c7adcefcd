// SPDX-License-Identifier: GPL-3.0-or-later
package vn.cotmoc.app.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds at one instant, as the kernel counts it.
 *
 * @param pssMb its memory, that which it shares with others in equal parts; 0 where the kernel does not tell
 * @param cpuS since its start
 */
record Vitals(long pid, double rssMb, double pssMb, long threads, long files, double cpuS) {
    /** Of nobody. */
    static final Vitals NONE = new Vitals(0, 0, 0, 0, 0, 0);

    private static final double KB_PER_MB = 1024;
    /** Of {@code /proc/PID/stat}; Linux has it so on every machine of ours. */
    private static final double TICKS_PER_S = 100;
    /** utime and stime, counted from behind the name in brackets, which may hold spaces. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    /** @throws IOException where it has ended */
    static Vitals of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        List<String> status = Files.readAllLines(proc.resolve("status"));
        String stat = Files.readString(proc.resolve("stat"));
        String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Double.parseDouble(behindName[USER_TICKS]) + Double.parseDouble(behindName[SYSTEM_TICKS]);
        return new Vitals(
                pid,
                number(status, "VmRSS:") / KB_PER_MB,
                number(Files.readAllLines(proc.resolve("smaps_rollup")), "Pss:") / KB_PER_MB,
                number(status, "Threads:"),
                filesOf(proc),
                ticks / TICKS_PER_S);
    }

    /** The same of one that may have ended. */
    static Vitals ofOrNone(ProcessHandle process) {
        try {
            return of(process.pid());
        } catch (IOException e) {
            return NONE;
        }
    }

    private static long filesOf(Path proc) throws IOException {
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            return open.count();
        }
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0L);
    }
}
